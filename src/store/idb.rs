//! IndexedDB, as thin as it goes: open, transactions with their durability, requests as futures.
//! Must not know what is stored.
//!
//! A transaction ends by itself when nothing is asked of it: between its first request and its last, await only its own
//! requests. What must be encrypted is encrypted before.

use super::fault::Fault;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// The same transaction, with what web-sys still calls unstable: durability.
    #[wasm_bindgen(extends = IdbTransaction)]
    type Durable;
    #[wasm_bindgen(method, getter)]
    fn durability(this: &Durable) -> Option<String>;
    #[wasm_bindgen(method, catch)]
    fn commit(this: &Durable) -> Result<(), JsValue>;

    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &Database,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// How long the browser may keep a write in its own memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// On the disk before the transaction is complete: for what a person was told is saved.
    Strict,
    /// May be lost by a power cut: for what can be made again.
    Relaxed,
}

/// The browser's database factory.
pub fn factory() -> Result<IdbFactory, Fault> {
    let window = web_sys::window().ok_or(Fault::Blocked)?;
    match window.indexed_db() {
        Ok(Some(factory)) => Ok(factory),
        _ => Err(Fault::Blocked),
    }
}

/// Opens a database; `upgrade` gets the connection and the version it comes from, 0 for a new one.
pub async fn open(
    name: &str,
    version: u32,
    upgrade: fn(&IdbDatabase, u32),
) -> Result<IdbDatabase, Fault> {
    let request = factory()?.open_with_u32(name, version)?;
    let on_upgrade = Closure::<dyn FnMut(web_sys::IdbVersionChangeEvent)>::new({
        let request = request.clone();
        move |event: web_sys::IdbVersionChangeEvent| {
            if let Ok(database) = request.result() {
                upgrade(database.unchecked_ref(), event.old_version() as u32);
            }
        }
    });
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    let settled = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
        request.set_onblocked(Some(&resolve));
    });
    let event = JsFuture::from(settled).await.map_err(Fault::from)?;
    if text(&event, "type") == "blocked" {
        // A tab that sleeps gives no way, and may never wake: it is said, not waited for. What opens after all is let go.
        on_upgrade.forget();
        let late = request.clone();
        let let_go = Closure::once_into_js(move || {
            if let Ok(database) = late.result() {
                database.unchecked_ref::<IdbDatabase>().close();
            }
        });
        request.set_onsuccess(Some(let_go.unchecked_ref()));
        return Err(Fault::Held);
    }
    let database: IdbDatabase = answer(&request)?.unchecked_into();
    // A newer version of the app in another tab wants to upgrade: give way, and open again at the next use.
    let give_way = database.clone();
    let on_version_change = Closure::<dyn FnMut()>::new(move || give_way.close());
    database.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
    on_version_change.forget();
    Ok(database)
}

/// Removes a database. When another tab holds it the browser does so later; this does not wait for that.
pub async fn remove(name: &str) {
    let Ok(request) = factory().and_then(|it| Ok(it.delete_database(name)?)) else {
        return;
    };
    let settled = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
        request.set_onblocked(Some(&resolve));
    });
    drop(JsFuture::from(settled).await);
}

/// Opens a database in whatever version it is there.
pub async fn open_any(name: &str) -> Result<IdbDatabase, Fault> {
    let request = factory()?.open(name)?;
    Ok(finished(&request).await?.unchecked_into())
}

/// Waits for a request, and gives its result.
async fn finished(request: &IdbRequest) -> Result<JsValue, Fault> {
    let settled = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
    });
    JsFuture::from(settled).await.map_err(Fault::from)?;
    answer(request)
}

/// What a settled request gave.
fn answer(request: &IdbRequest) -> Result<JsValue, Fault> {
    match request.error() {
        Ok(None) => Ok(request.result()?),
        Ok(Some(error)) => Err(Fault::from(JsValue::from(error))),
        Err(error) => Err(Fault::from(error)),
    }
}

/// A running transaction.
pub struct Transaction {
    inner: IdbTransaction,
    end: Promise,
}

impl Transaction {
    /// Begins to read.
    pub fn read(database: &IdbDatabase, stores: &[&str]) -> Result<Self, Fault> {
        Self::new(database, stores, "readonly", Durability::Relaxed)
    }

    /// Begins to write.
    pub fn write(
        database: &IdbDatabase,
        stores: &[&str],
        durability: Durability,
    ) -> Result<Self, Fault> {
        Self::new(database, stores, "readwrite", durability)
    }

    fn new(
        database: &IdbDatabase,
        stores: &[&str],
        mode: &str,
        durability: Durability,
    ) -> Result<Self, Fault> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let word = match durability {
            Durability::Strict => "strict",
            Durability::Relaxed => "relaxed",
        };
        let options = object([("durability", word.into())]);
        let inner = database
            .unchecked_ref::<Database>()
            .begin(&names, mode, &options)?;
        let end = Promise::new(&mut |resolve, _| {
            inner.set_oncomplete(Some(&resolve));
            inner.set_onabort(Some(&resolve));
        });
        Ok(Self { inner, end })
    }

    /// The durability that the browser really uses; `None` where it does not say (Safari, Firefox before 126).
    pub fn durability(&self) -> Option<String> {
        self.inner.unchecked_ref::<Durable>().durability()
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, Fault> {
        Ok(self.inner.object_store(name)?)
    }

    /// Writes a value, over the one with the same key. A failure ends the whole transaction.
    pub fn put(&self, store: &str, value: &JsValue) -> Result<(), Fault> {
        self.store(store)?.put(value)?;
        Ok(())
    }

    /// Removes a value, or all values of a range.
    pub fn delete(&self, store: &str, key: &JsValue) -> Result<(), Fault> {
        self.store(store)?.delete(key)?;
        Ok(())
    }

    /// Asks for one value for each key, in their order, and goes on asking meanwhile.
    pub fn ask(&self, store: &str, keys: &[JsValue]) -> Result<Asked, Fault> {
        let store = self.store(store)?;
        let requests = keys.iter().map(|key| store.get(key));
        Ok(Asked(requests.collect::<Result<Vec<_>, _>>()?))
    }

    /// Asks for all values of each of these ranges, of a store or of an index of it, and goes on asking meanwhile.
    pub fn ask_all(
        &self,
        store: &str,
        index: Option<&str>,
        ranges: &[JsValue],
    ) -> Result<Asked, Fault> {
        let store = self.store(store)?;
        let requests = ranges.iter().map(|range| match index {
            Some(index) => store.index(index)?.get_all_with_key(range),
            None => store.get_all_with_key(range),
        });
        Ok(Asked(requests.collect::<Result<Vec<_>, _>>()?))
    }

    /// One value; `None` when there is none.
    pub async fn get(&self, store: &str, key: &JsValue) -> Result<Option<JsValue>, Fault> {
        let value = finished(&self.store(store)?.get(key)?).await?;
        Ok((!value.is_undefined()).then_some(value))
    }

    /// One value for each key, in their order. All are asked for at once.
    pub async fn get_each(
        &self,
        store: &str,
        keys: &[JsValue],
    ) -> Result<Vec<Option<JsValue>>, Fault> {
        let asked = self.ask(store, keys)?;
        asked.settled().await?;
        asked.values()
    }

    /// All values of a range.
    pub async fn get_all(&self, store: &str, range: &JsValue) -> Result<Vec<JsValue>, Fault> {
        let request = self.store(store)?.get_all_with_key(range)?;
        Ok(Array::from(&finished(&request).await?).to_vec())
    }

    /// All values of a range of an index.
    pub async fn get_all_by(
        &self,
        store: &str,
        index: &str,
        range: &JsValue,
    ) -> Result<Vec<JsValue>, Fault> {
        let request = self.store(store)?.index(index)?.get_all_with_key(range)?;
        Ok(Array::from(&finished(&request).await?).to_vec())
    }

    /// The keys of all values in a range of an index.
    pub async fn keys_by(
        &self,
        store: &str,
        index: &str,
        range: &JsValue,
    ) -> Result<Vec<JsValue>, Fault> {
        let request = self
            .store(store)?
            .index(index)?
            .get_all_keys_with_key(range)?;
        Ok(Array::from(&finished(&request).await?).to_vec())
    }

    /// How many values a range of an index holds.
    pub async fn count_by(&self, store: &str, index: &str, range: &JsValue) -> Result<u32, Fault> {
        let request = self.store(store)?.index(index)?.count_with_key(range)?;
        Ok(finished(&request).await?.as_f64().unwrap_or_default() as u32)
    }

    /// How many values a store holds.
    pub async fn count(&self, store: &str) -> Result<u32, Fault> {
        let request = self.store(store)?.count()?;
        Ok(finished(&request).await?.as_f64().unwrap_or_default() as u32)
    }

    /// Nothing more will be asked of it: it need not wait for its own requests to be told first.
    pub fn no_more(&self) {
        // A browser that cannot be told finds out by itself.
        drop(self.inner.unchecked_ref::<Durable>().commit());
    }

    /// Takes everything back.
    pub fn abort(&self) {
        // It may have ended by itself already; then there is nothing to take back.
        drop(self.inner.abort());
    }

    /// Waits until it is complete: only then is anything written.
    pub async fn done(self) -> Result<(), Fault> {
        let event = JsFuture::from(self.end.clone())
            .await
            .map_err(Fault::from)?;
        if text(&event, "type") == "complete" {
            return Ok(());
        }
        Err(self
            .inner
            .error()
            .map_or(Fault::Refused, |error| Fault::from(JsValue::from(error))))
    }
}

/// Values that were asked for.
pub struct Asked(Vec<IdbRequest>);

impl Asked {
    /// Waits until all are there. Requests are answered in their order, of whatever store: the last one tells that all are.
    pub async fn settled(&self) -> Result<(), Fault> {
        if let Some(last) = self.0.last() {
            finished(last).await?;
        }
        Ok(())
    }

    /// The values, once they are there; `None` for one that there is not.
    pub fn values(&self) -> Result<Vec<Option<JsValue>>, Fault> {
        let values = self.0.iter().map(|request| {
            let value = request.result()?;
            Ok((!value.is_undefined()).then_some(value))
        });
        values.collect()
    }

    /// The values of all ranges, once they are there.
    pub fn all(&self) -> Result<Vec<JsValue>, Fault> {
        let mut all = Vec::new();
        for request in &self.0 {
            all.extend(Array::from(&request.result()?).iter());
        }
        Ok(all)
    }
}

/// A JavaScript object with these fields.
pub fn object<const N: usize>(fields: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (key, value) in fields {
        set(&object, key, &value);
    }
    object
}

/// Sets a field of an object.
pub fn set(object: &JsValue, key: &str, value: &JsValue) {
    Reflect::set(object, &JsValue::from_str(key), value).expect("a plain object takes any field");
}

/// A field of an object; undefined when there is none.
pub fn field(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// A text field; empty when there is none.
pub fn text(object: &JsValue, key: &str) -> String {
    field(object, key).as_string().unwrap_or_default()
}

/// A number field; 0 when there is none.
pub fn number(object: &JsValue, key: &str) -> f64 {
    field(object, key).as_f64().unwrap_or_default()
}

/// A compound key.
pub fn key<const N: usize>(parts: [JsValue; N]) -> JsValue {
    parts.iter().collect::<Array>().into()
}

/// Every compound key that begins so.
pub fn beginning(first: &[JsValue]) -> JsValue {
    let low: Array = first.iter().collect();
    let high: Array = first.iter().collect();
    // An array sorts after every text and number, so an empty one closes the range.
    high.push(&Array::new());
    IdbKeyRange::bound(&low, &high)
        .expect("low sorts before high")
        .into()
}

/// Every compound key from one to another, both included.
pub fn between(low: &[JsValue], high: &[JsValue]) -> JsValue {
    let low: Array = low.iter().collect();
    let high: Array = high.iter().collect();
    IdbKeyRange::bound(&low, &high)
        .expect("low sorts before high")
        .into()
}
