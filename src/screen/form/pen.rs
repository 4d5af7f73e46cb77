//! What the views of a form share: the model to read, and the one way to tell it what happened.

use super::model::{Event, Model};
use crate::text::Lang;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A handle on an open form.
#[derive(Clone, Copy)]
pub struct Pen {
    /// The form as it stands.
    pub model: RwSignal<Model>,
    /// Language of the interface.
    pub lang: Lang,
    /// What a coordinator noted at fields, by key.
    pub notes: StoredValue<BTreeMap<String, String>>,
    pub(super) tell: StoredValue<Rc<dyn Fn(Event)>, LocalStorage>,
}

impl Pen {
    /// Tells the form what happened.
    pub fn tell(self, event: Event) {
        // Taken out first: what happens next may close the form, and with it this handle.
        if let Some(tell) = self.tell.try_get_value() {
            tell(event);
        }
    }
}

/// The id of the element that takes the focus for a field.
pub fn field_id(key: &str) -> String {
    format!("f-{key}")
}

/// The id of the heading of the page shown.
pub const PAGE_ID: &str = "form-page";
