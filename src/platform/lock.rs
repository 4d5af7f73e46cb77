//! Web Locks: one tab at a time. web-sys calls them unstable still.

use crate::store::idb::object;
use js_sys::{Function, Object, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type LockingNavigator;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &LockingNavigator) -> LockManager;

    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// A lock that this tab holds. Dropping it gives it back, a moment later.
pub struct Held {
    give_back: Function,
    /// Settles when the browser has it back.
    is_back: Promise,
}

impl Held {
    /// Gives it back, and returns when it can be had again: who asks a moment earlier is told that it is taken.
    pub async fn give_back(self) {
        let is_back = self.is_back.clone();
        drop(self);
        drop(JsFuture::from(is_back).await);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        drop(self.give_back.call0(&JsValue::NULL));
    }
}

/// Takes a lock, or gives `None` when another tab holds it. The browser frees it when a tab dies.
pub async fn try_hold(name: &str) -> Option<Held> {
    let navigator: LockingNavigator = web_sys::window()?.navigator().unchecked_into();
    let held: Rc<RefCell<Option<Function>>> = Rc::default();
    let mut asked = None;
    let answered = Promise::new(&mut |answer, _| {
        let granted = Closure::once_into_js({
            let (held, answer) = (held.clone(), answer.clone());
            move |lock: JsValue| {
                // The lock is held as long as this promise is open.
                let open = Promise::new(&mut |give_back, _| {
                    if lock.is_null() {
                        drop(give_back.call0(&JsValue::NULL));
                    } else {
                        held.replace(Some(give_back));
                    }
                });
                drop(answer.call0(&JsValue::NULL));
                open
            }
        });
        let options = object([("ifAvailable", true.into())]);
        let request = navigator
            .locks()
            .request(name, &options, granted.unchecked_ref());
        asked = request.ok();
        if asked.is_none() {
            drop(answer.call0(&JsValue::NULL));
        }
    });
    drop(JsFuture::from(answered).await);
    let (give_back, is_back) = (held.take()?, asked?);
    Some(Held { give_back, is_back })
}
