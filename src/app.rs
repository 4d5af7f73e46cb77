//! The app as a whole: the router, the gate, and the frame around the screens.

mod book;
mod desk;
mod frame;
mod guard;
mod look;
mod nav;
mod part;
mod place;
mod routes;

use crate::phone::provide_phone;
use leptos::prelude::*;
use leptos_router::components::Router;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_phone();
    look::follow_settings();
    part::fetch_ahead();
    view! {
        <Router>
            {guard::keep_the_gate()}
            {frame::frame(routes::routes).drawn()}
        </Router>
    }
}
