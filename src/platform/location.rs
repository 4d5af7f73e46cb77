//! Where the phone is, asked of the browser only when somebody presses the button for it. Works without a signal, by satellites.

use dampingi_domain::location::Location;
use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::PositionOptions;

/// Milliseconds after which looking for satellites is given up: longer than a cold start in the open, so that there is an end.
const PATIENCE_MS: u32 = 60_000;

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLocation {
    /// The phone or its owner does not allow it.
    Forbidden,
    /// Not found, or not in time.
    NotFound,
}

/// Looks where the phone is.
pub async fn here() -> Result<Location, NoLocation> {
    let window = web_sys::window().ok_or(NoLocation::NotFound)?;
    let finder = window
        .navigator()
        .geolocation()
        .map_err(|_| NoLocation::NotFound)?;
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    // Who asks again wants a better answer than the last.
    options.set_maximum_age(0);
    let asked = Promise::new(&mut |found, failed| {
        let asked = finder.get_current_position_with_error_callback_and_options(
            &found,
            Some(&failed),
            &options,
        );
        if asked.is_err() {
            drop(failed.call0(&JsValue::NULL));
        }
    });
    match JsFuture::from(asked).await {
        Ok(found) => read(&found).ok_or(NoLocation::NotFound),
        Err(why) => Err(match number(&why, "code") {
            // PERMISSION_DENIED.
            Some(1.0) => NoLocation::Forbidden,
            _ => NoLocation::NotFound,
        }),
    }
}

fn read(found: &JsValue) -> Option<Location> {
    let coords = Reflect::get(found, &"coords".into()).ok()?;
    let of = |key| number(&coords, key);
    Location::of(of("latitude")?, of("longitude")?, of("accuracy")?)
}

fn number(of: &JsValue, key: &str) -> Option<f64> {
    Reflect::get(of, &key.into()).ok()?.as_f64()
}
