//! Language, text size and colours of the settings, written on the page's root element, where the style sheet looks.

use crate::phone::{TextSize, Theme, use_phone};
use crate::text::Lang;
use crate::ui::effect;
use leptos::prelude::*;

/// Keeps the root element as the settings say.
pub fn follow_settings() {
    let phone = use_phone();
    let settings = phone.settings();
    let dark = prefers_dark();
    effect(move || {
        let settings = settings.get();
        let Some(root) = document().document_element() else {
            return;
        };
        let lang = match settings.lang {
            Lang::Id => "id",
            Lang::En => "en",
        };
        let text = match settings.text_size {
            TextSize::Normal => "100",
            TextSize::Large => "125",
            TextSize::Largest => "150",
            TextSize::Double => "200",
        };
        let theme = match settings.theme {
            Theme::Auto if dark.get() => "dark",
            Theme::Auto | Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        };
        let practice = if phone.is_practice() { "on" } else { "off" };
        for (name, value) in [
            ("lang", lang),
            ("data-text", text),
            ("data-theme", theme),
            ("data-practice", practice),
        ] {
            // Fails only for a name that is none.
            drop(root.set_attribute(name, value));
        }
    });
}

/// Whether the phone asks for dark colours, also when it changes its mind at dusk.
fn prefers_dark() -> RwSignal<bool> {
    use leptos::wasm_bindgen::JsCast;
    use leptos::wasm_bindgen::closure::Closure;
    let query = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten();
    let dark = RwSignal::new(query.as_ref().is_some_and(|query| query.matches()));
    if let Some(query) = query {
        let now = query.clone();
        let follow = Closure::<dyn FnMut()>::new(move || dark.set(now.matches()));
        query.set_onchange(Some(follow.as_ref().unchecked_ref()));
        // Lives as long as the page.
        follow.forget();
    }
    dark
}
