//! Waiting: for a time, for a frame, or until woken.

use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
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
    timer: Option<i32>,
    // Kept as long as the timer may call it.
    _ring: Closure<dyn FnMut()>,
}

impl Deadline {
    /// From now on, so many milliseconds.
    pub fn new(ms: u32) -> Self {
        let controller = AbortController::new().expect("every browser above the floor has it");
        let ring = Closure::<dyn FnMut()>::new({
            let controller = controller.clone();
            move || controller.abort()
        });
        let timer = web_sys::window().and_then(|window| {
            let ms = i32::try_from(ms).unwrap_or(i32::MAX);
            let function = ring.as_ref().unchecked_ref();
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(function, ms)
                .ok()
        });
        Self {
            controller,
            timer,
            _ring: ring,
        }
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
        if let (Some(window), Some(timer)) = (web_sys::window(), self.timer) {
            window.clear_timeout_with_handle(timer);
        }
    }
}
