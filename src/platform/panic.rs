//! A panic: nothing is unwound, so the page itself must show the way out. It touches no data: what was saved stays.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Of `public/boot.js`, which is on the page before the app and outlives it.
    #[wasm_bindgen(js_namespace = ["window", "dampingiShell"], js_name = recover, catch)]
    fn recover(why: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn report(text: &str);
}

/// Shows the recovery page at a panic. The report names the place in the code; a panic's own text could carry a name.
pub fn show_recovery() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        report(&format!("dampingi stopped at {place}"));
        drop(recover("broke"));
    }));
}
