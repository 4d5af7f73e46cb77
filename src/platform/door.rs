//! The sign-in that stands before the app is on the page (`public/boot.js`): what was typed there is handed over once.
//! Holds a password for as long as it takes to send it, and writes nothing.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["window", "dampingiShell"], js_name = takeDoor, catch)]
    fn take_door(then: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = ["window", "dampingiShell"], js_name = closeDoor, catch)]
    fn close_door() -> Result<(), JsValue>;
}

/// Calls `then` with name, password and whether she pressed the button, when she is done there. True while she is still typing;
/// false where nothing stands (any more), and `then` was called already or never will be.
pub fn hand_over(then: impl FnOnce(String, String, bool) + 'static) -> bool {
    let then = Closure::once_into_js(then);
    take_door(&then).unwrap_or(false)
}

/// For every other screen than the sign-in.
pub fn close() {
    drop(close_door());
}
