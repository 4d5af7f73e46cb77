//! Making a vault and opening it: the PIN, its wrong tries, and the first look at what lies inside.

use super::engine::{Arriving, Engine, reading};
use super::*;
use crate::clock;
use crate::platform::{storage, timer};
use crate::session::Session;
use crate::store::device::Device;
use crate::store::fault::Fault;
use crate::store::idb::Durability;
use crate::store::reading::AtRest;
use crate::store::recent::Recent;
use crate::store::schema::{DEVICE, SUMMARY, VAULTS};
use crate::store::shelf::{Chunk, Shelf};
use crate::store::unsettled::Unsettled;
use crate::store::{sealed, writing};
use crate::vault::row::Vault;
use crate::vault::seal::Key;
use crate::vault::stretch::Effort;
use crate::vault::tries::{Clocks, Tries};
use crate::vault::wrap::{DataKey, Secret, Wrap};
use std::cell::{Cell, RefCell};
use uuid::Uuid;
use wasm_bindgen::JsValue;

impl Engine {
    /// See [`Phone::choose_pin`].
    pub async fn choose_pin(&self, pin: String) -> Result<(), SaveProblem> {
        let Some(arriving) = self.arriving.take() else {
            return Err(SaveProblem::Locked);
        };
        match self.seal_vault(&arriving, &pin).await {
            Ok((vault, key)) => {
                self.look_for_users().await.map_err(SaveProblem::from)?;
                Ok(self.open_vault(&vault, key, None).await?)
            }
            Err(fault) => {
                // She may try again: nothing was written.
                self.arriving.replace(Some(arriving));
                Err(fault.into())
            }
        }
    }

    async fn seal_vault(&self, arriving: &Arriving, pin: &str) -> Result<(Vault, Key), Fault> {
        // A browser that is asked before there is anything to lose is more likely to say yes later too.
        storage::persist().await;
        timer::drawn().await;
        let effort = Effort::measured(clock::steady_ms)?;
        let fresh;
        // Another tab may have made her vault since she signed in: in two, what she saves would lie apart, and one would open no more.
        let found = match &arriving.opened {
            Some(_) => None,
            None => {
                let user = arriving.profile.id;
                self.opened_by(user, &arriving.password).await?
            }
        };
        let made = match &found {
            Some((vault, data_key)) => Some((vault, data_key.as_ref().ok_or(Fault::Refused)?)),
            None => None,
        };
        let opened = arriving.opened.as_ref().map(|(vault, key)| (vault, key));
        let (mut vault, data_key, is_new) = match opened.or(made) {
            Some((vault, data_key)) => (vault.clone(), data_key, false),
            None => {
                fresh = DataKey::fresh();
                (
                    Vault::new(clock::new_uuid(), &arriving.profile),
                    &fresh,
                    true,
                )
            }
        };
        let by_pin = Wrap::seal(data_key, Secret::Pin, pin, vault.id, effort).await?;
        let by_password = Wrap::seal(
            data_key,
            Secret::Password,
            &arriving.password,
            vault.id,
            effort,
        )
        .await?;
        let key = data_key.import().await?;
        vault.set_wrap(Secret::Pin, &by_pin);
        vault.set_wrap(Secret::Password, &by_password);
        vault.set_tries(Tries::default());
        vault.describe(&arriving.profile);
        vault
            .seal_session(&key, &arriving.profile, Some(&arriving.token))
            .await?;
        if is_new {
            self.make_vault(&vault, &key, arriving).await?;
        } else {
            vault.save(&self.database()?).await?;
        }
        Ok((vault, key))
    }

    /// A new vault with its device and empty summaries, in one transaction.
    async fn make_vault(&self, vault: &Vault, key: &Key, arriving: &Arriving) -> Result<(), Fault> {
        let shelf = Shelf::default();
        let chunks = Chunk::every();
        let plain: Vec<_> = chunks
            .iter()
            .map(|chunk| sealed::chunk_plain(&shelf, *chunk))
            .collect();
        let bodies = key.seal_all(&plain).await?;
        let mut device = Device::new(clock::new_uuid(), arriving.demo);
        device.parcel_key.clone_from(&arriving.parcel_key);
        let stores = [VAULTS, DEVICE, SUMMARY];
        let transaction = self.database()?.write(&stores, Durability::Strict).await?;
        vault.put(&transaction)?;
        transaction.put(DEVICE, &device.to_row(vault.id, 0.0))?;
        for (chunk, body) in chunks.iter().zip(&bodies) {
            transaction.put(SUMMARY, &sealed::chunk_row(vault.id, *chunk, body))?;
        }
        transaction.done().await
    }

    /// A vault for practice, of nobody: its key is nowhere but in this page's memory.
    pub async fn begin_practice(&self) -> Result<(), Fault> {
        let arriving = Arriving {
            token: String::new(),
            profile: practising::profile(clock::new_id()),
            demo: false,
            parcel_key: String::new(),
            password: String::new(),
            opened: None,
        };
        let key = DataKey::fresh().import().await?;
        let mut vault = Vault::new(clock::new_uuid(), &arriving.profile);
        vault.seal_session(&key, &arriving.profile, None).await?;
        self.make_vault(&vault, &key, &arriving).await?;
        self.open_vault(&vault, key, None).await?;
        self.signals.network.set(Network::Offline);
        Ok(())
    }

    /// See [`Phone::unlock`].
    pub async fn unlock(&self, user: RecordId, pin: String) -> Result<(), UnlockProblem> {
        let mut at_rest = None;
        let (vault, data_key) = self.try_pin(user, &pin, Some(&mut at_rest)).await?;
        let key = data_key
            .import()
            .await
            .map_err(|_| UnlockProblem::Storage)?;
        let arriving = self
            .arriving
            .take()
            .filter(|arriving| arriving.profile.id == user);
        let vault = match arriving {
            Some(arriving) => self
                .renew_vault(vault, &data_key, &key, &arriving)
                .await
                .map_err(|_| UnlockProblem::Storage)?,
            None => vault,
        };
        let opened = self.open_vault(&vault, key, at_rest).await;
        opened.map_err(|fault| {
            // The PIN was right, so it is the storage that is damaged: explained on a page of its own, with an export.
            if fault == Fault::Unreadable {
                self.signals.gate.set(Gate::Blocked(BlockedWhy::Corrupt));
            }
            UnlockProblem::Storage
        })
    }

    /// Counts the try before it is made, so that killing the app gives none for free. What lies behind the PIN is asked for
    /// while the key is being stretched, where somebody wants it.
    pub async fn try_pin(
        &self,
        user: RecordId,
        pin: &str,
        behind: Option<&mut Option<AtRest>>,
    ) -> Result<(Vault, DataKey), UnlockProblem> {
        let storage = |_: Fault| UnlockProblem::Storage;
        let database = self.database().map_err(storage)?;
        let _turn = self.writing.lock().await;
        let id = Vault::of(&database, user)
            .await
            .map_err(storage)?
            .ok_or(UnlockProblem::Storage)?
            .id;
        let waits = Cell::new(0.0);
        let one_more = |tries: Tries| {
            waits.set(tries.wait_ms(self.clocks(id)));
            (waits.get() <= 0.0).then(|| tries.trying(clock::wall_ms()))
        };
        let counted = match Vault::count(&database, id, &one_more).await {
            // A phone may be full before it is opened, and what is not sent yet lies behind the PIN.
            Err(Fault::Full) => {
                self.give_up_reserve().await.map_err(storage)?;
                Vault::count(&database, id, &one_more).await
            }
            outcome => outcome,
        };
        let vault = counted.map_err(storage)?;
        if waits.get() > 0.0 {
            return Err(UnlockProblem::Wait {
                minutes: minutes(waits.get()),
            });
        }
        let tries = vault.tries();
        let wrap = vault.wrap(Secret::Pin).ok_or(UnlockProblem::Storage)?;
        if let Some(behind) = behind {
            // Where this fails the opening asks again, and says what is wrong.
            *behind = AtRest::ask(&database, vault.id).await.ok();
        }
        let Some(data_key) = wrap
            .open(Secret::Pin, pin, vault.id)
            .await
            .map_err(storage)?
        else {
            if tries.barred_at.is_none() {
                return Err(UnlockProblem::Wrong { left: tries.left() });
            }
            self.barred
                .borrow_mut()
                .push((vault.id, clock::steady_ms()));
            let wait_ms = tries.wait_ms(self.clocks(vault.id));
            return Err(UnlockProblem::Wait {
                minutes: minutes(wait_ms),
            });
        };
        let forgiven = Vault::count(&database, id, &|_| Some(Tries::default()));
        let vault = forgiven.await.map_err(storage)?;
        self.barred
            .borrow_mut()
            .retain(|(barred, _)| *barred != vault.id);
        Ok((vault, data_key))
    }

    fn clocks(&self, vault: Uuid) -> Clocks {
        let barred = self.barred.borrow();
        // The newest: each wait begins anew.
        let since = barred
            .iter()
            .rev()
            .find(|(barred, _)| *barred == vault)
            .map(|(_, since)| *since);
        Clocks {
            wall_ms: clock::wall_ms(),
            waited_ms: since.map(|since| clock::steady_ms() - since),
        }
    }

    /// She signed in with another password than the one that seals her vault, and then gave the PIN: both are hers.
    async fn renew_vault(
        &self,
        mut vault: Vault,
        data_key: &DataKey,
        key: &Key,
        arriving: &Arriving,
    ) -> Result<Vault, Fault> {
        let effort = vault.wrap(Secret::Pin).ok_or(Fault::Unreadable)?.effort();
        let by_password = Wrap::seal(
            data_key,
            Secret::Password,
            &arriving.password,
            vault.id,
            effort,
        )
        .await?;
        vault.describe(&arriving.profile);
        vault
            .seal_session(key, &arriving.profile, Some(&arriving.token))
            .await?;
        let renewed = |stored: &mut Vault| {
            stored.set_wrap(Secret::Password, &by_password);
            stored.take_session(&vault);
            true
        };
        Vault::change(&self.database()?, vault.id, &renewed).await
    }

    /// Opens a vault with its data key: reads the summaries, unless they are on their way already, and shows them.
    async fn open_vault(
        &self,
        vault: &Vault,
        key: Key,
        at_rest: Option<AtRest>,
    ) -> Result<(), Fault> {
        let (profile, token) = vault.open_session(&key).await?;
        let session = Rc::new(Session {
            vault: vault.id,
            profile: RefCell::new(profile.clone()),
            token: RefCell::new(token),
            key,
            device: RefCell::new(Device::new(Uuid::nil(), false)),
            writes: Cell::default(),
            shelf: RefCell::default(),
            pending: RefCell::default(),
            recent: Recent::default(),
            sending: RefCell::default(),
            is_known: Cell::default(),
            shown_on: Cell::default(),
            taken_back: Cell::default(),
            is_stale: Cell::new(true),
        });
        let looked = match at_rest {
            Some(at_rest) => self.look(&session, at_rest).await.ok(),
            None => None,
        };
        // Another tab may have closed the connection while the key was being stretched.
        let drafts = match looked {
            Some(drafts) => drafts,
            None => self.look_again(&session).await?,
        };
        self.load_drafts(&session, &drafts).await?;
        self.set_session(Some(session.clone()));
        self.touched();
        let device = session.device.borrow().clone();
        self.signals.demo.set(device.demo);
        self.signals
            .last_success
            .set(device.contact.map(|contact| contact.at));
        self.signals.owes_pin.set(None);
        self.signals.profile.set(Some(profile));
        self.publish_rows(&session);
        self.publish_unsettled(&session);
        self.signals.changed.update(|tick| *tick += 1);
        self.signals.gate.set(Gate::Open);
        // What has to be read for the other counts need not be waited for before the first screen.
        self.publish_counts(&session).await;
        self.write_drafts().await;
        self.alarm.call();
        Ok(())
    }

    /// Reads the vault's standing and summaries again, made anew if they cannot be read; gives the rows of drafts.
    pub async fn look_again(&self, session: &Session) -> Result<Vec<JsValue>, Fault> {
        // What another tab wrote may be that something was taken back.
        session.taken_back.update(|times| times + 1);
        let at_rest = AtRest::ask(&self.database()?, session.vault).await?;
        self.look(session, at_rest).await
    }

    /// Takes over what was read.
    async fn look(&self, session: &Session, at_rest: AtRest) -> Result<Vec<JsValue>, Fault> {
        let database = self.database()?;
        let reading = reading(&database, session);
        let look = reading.first_look(at_rest).await?;
        session.shown_on.set(None);
        session.device.replace(look.device);
        session.writes.set(look.writes);
        session.pending.replace(Unsettled::of(look.pending));
        match look.shelf {
            Some(shelf) => {
                session.shelf.replace(shelf);
                session.is_stale.set(false);
            }
            None => writing::rebuild(&reading).await?,
        }
        Ok(look.drafts)
    }
}

fn minutes(ms: f64) -> u32 {
    (ms / 60_000.0).ceil() as u32
}

impl From<Fault> for SaveProblem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Locked => Self::Locked,
            Fault::Full => Self::Full,
            Fault::Settled => Self::SettledMeanwhile,
            _ => Self::Storage,
        }
    }
}
