//! The connection to the phone's database: opened at the start, and again when the browser closed it.

use super::fault::Fault;
use super::idb::{self, Durability, Transaction};
use super::schema::{self, RESERVE};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::IdbDatabase;

/// The database of this origin.
#[derive(Clone)]
pub struct Database {
    connection: Rc<RefCell<IdbDatabase>>,
}

impl Database {
    /// Opens it, made or upgraded if need be.
    pub async fn open() -> Result<Self, Fault> {
        let connection = idb::open(schema::database(), schema::VERSION, schema::upgrade).await?;
        Ok(Self {
            connection: Rc::new(RefCell::new(connection)),
        })
    }

    /// Begins to read.
    pub async fn read(&self, stores: &[&str]) -> Result<Transaction, Fault> {
        self.begin(|connection| Transaction::read(connection, stores))
            .await
    }

    /// Begins to write. Nothing else may be awaited until it is done.
    pub async fn write(
        &self,
        stores: &[&str],
        durability: Durability,
    ) -> Result<Transaction, Fault> {
        self.begin(|connection| Transaction::write(connection, stores, durability))
            .await
    }

    /// Whether the browser really writes strictly when it is asked to; `None` where it does not say.
    pub async fn is_strict(&self) -> Option<bool> {
        let transaction = self.write(&[RESERVE], Durability::Strict).await.ok()?;
        let durability = transaction.durability();
        transaction.done().await.ok()?;
        durability.map(|word| word == "strict")
    }

    async fn begin(
        &self,
        begin: impl Fn(&IdbDatabase) -> Result<Transaction, Fault>,
    ) -> Result<Transaction, Fault> {
        let first = begin(&self.connection.borrow());
        if !matches!(first, Err(Fault::Closed)) {
            return first;
        }
        // Once: if the fresh connection is closed too, storage is being taken away.
        let fresh = idb::open(schema::database(), schema::VERSION, schema::upgrade).await?;
        let second = begin(&fresh);
        self.connection.replace(fresh);
        second
    }
}
