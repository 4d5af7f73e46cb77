//! What the app is, its version, and what happens with people's data.

use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{about as words, settings};
use crate::ui::{self, facts};
use leptos::prelude::*;

pub fn about() -> AnyView {
    let lang = lang();
    let points = words::POINTS
        .iter()
        .map(|point| view! { <li>{point.text(lang)}</li> })
        .collect_view();
    view! {
        {ui::header(ui::fixed(settings::ABOUT.text(lang)), settings::ABOUT, Some(address::SETTINGS.to_owned()), lang)}
        <div class="sections">
            <p>{words::WHAT.text(lang)}</p>
            <p>{words::NO_DIAGNOSIS.text(lang)}</p>
            <section class="section" aria-labelledby="privacy">
                <h2 id="privacy">{words::PRIVACY.text(lang)}</h2>
                <ul class="points">{points}</ul>
            </section>
            {facts(vec![(settings::VERSION.text(lang).to_owned(), env!("CARGO_PKG_VERSION").to_owned())])}
        </div>
    }
    .into_any()
}
