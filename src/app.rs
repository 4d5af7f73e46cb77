//! Routes on one page.

use crate::phone::provide_phone;
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_phone();
}
