//! Waiting: for a time, for a frame, or until woken.

use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

/// Returns after so many milliseconds; later when the page sleeps.
pub async fn sleep(ms: u32) {
    settle(Promise::new(&mut |resolve, _| after(&resolve, ms))).await;
}

/// Lets the browser draw what was just changed, before work that holds it up.
pub async fn drawn() {
    sleep(30).await;
}

/// What a promise comes to; `None` when it fails, comes to nothing, or is not over after so many milliseconds.
pub async fn within(promise: &Promise, ms: u32) -> Option<JsValue> {
    let limit = Promise::new(&mut |resolve, _| after(&resolve, ms));
    let first = Promise::race(&Array::of2(promise, &limit));
    let first = JsFuture::from(first).await.ok()?;
    (!first.is_undefined()).then_some(first)
}

/// Calls a function after so many milliseconds.
fn after(function: &Function, ms: u32) {
    if let Some(window) = web_sys::window() {
        let ms = i32::try_from(ms).unwrap_or(i32::MAX);
        drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(function, ms));
    }
}

/// Waits for a promise that never fails.
async fn settle(promise: Promise) {
    drop(JsFuture::from(promise).await);
}

/// An alarm clock: one waits with a limit, others may wake it earlier. A call that comes while nobody waits is remembered.
#[derive(Default)]
pub struct Alarm {
    waiting: RefCell<Option<Function>>,
    called: RefCell<bool>,
}

impl Alarm {
    /// Waits until called, at most so long.
    pub async fn wait(&self, ms: u32) {
        if self.called.take() {
            return;
        }
        settle(Promise::new(&mut |resolve, _| {
            after(&resolve, ms);
            self.waiting.replace(Some(resolve));
        }))
        .await;
        self.waiting.take();
        self.called.take();
    }

    /// Ends the waiting.
    pub fn call(&self) {
        self.called.replace(true);
        if let Some(resolve) = self.waiting.take() {
            drop(resolve.call0(&JsValue::NULL));
        }
    }
}

/// Ends a request that takes too long. Once dropped, it ends nothing.
pub struct Deadline {
    controller: AbortController,
    is_over: Rc<Cell<bool>>,
}

impl Deadline {
    /// From now on, so many milliseconds.
    pub fn new(ms: u32) -> Self {
        let deadline = Self {
            controller: AbortController::new().expect("every browser above the floor has it"),
            is_over: Rc::default(),
        };
        let (controller, is_over) = (deadline.controller.clone(), deadline.is_over.clone());
        leptos::task::spawn_local(async move {
            sleep(ms).await;
            if !is_over.get() {
                controller.abort();
            }
        });
        deadline
    }

    /// What the request listens to.
    pub fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// Whether the time was up.
    pub fn has_rung(&self) -> bool {
        self.controller.signal().aborted()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.is_over.set(true);
    }
}
