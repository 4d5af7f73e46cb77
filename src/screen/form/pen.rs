//! What the views of a form share: the model to read, and the one way to tell it what happened.

use super::model::{Effect, Event, Model, Stage, update};
use crate::text::Lang;
use crate::ui::Slot;
use dampingi_domain::ordered::Map;
use std::rc::Rc;

/// A handle on an open form.
#[derive(Clone, Copy)]
pub struct Pen {
    /// The form as it stands.
    pub model: Slot<Model>,
    /// Language of the interface.
    pub lang: Lang,
    /// What a coordinator noted at fields, by key.
    pub notes: Slot<Map<String, String>>,
    /// How far it has come. Beside the model: that a form is being saved changes no answer, and so draws none anew.
    pub(super) stage: Slot<Stage>,
    pub(super) tell: Slot<Rc<dyn Fn(Event)>>,
    /// Fields she has left while a press is under way.
    pub(super) left: Slot<Press>,
}

/// A press of mouse or finger. What a field says when it is left moves the page; if it did so between press and release, the
/// button under the finger would slide away and the tap be lost. So it waits for the release.
#[derive(Debug, Default)]
pub(super) struct Press {
    is_down: bool,
    left: Vec<String>,
}

impl Pen {
    /// Tells the form what happened.
    pub fn tell(self, event: Event) {
        // Taken out first: what happens next may close the form, and with it this handle.
        if let Some(tell) = self.tell.try_with_untracked(Rc::clone) {
            tell(event);
        }
    }

    /// The form takes in what happened; gives what is to be done.
    pub(super) fn happened(self, event: Event) -> Vec<Effect> {
        let is_of_stage = matches!(event, Event::Saved | Event::SaveFailed(_));
        let taken_in = self.model.try_change(|model| {
            let effects = update(model, event);
            let is_saving = effects.contains(&Effect::Save);
            (!is_of_stage && !is_saving, (effects, model.stage))
        });
        let Some((effects, stage)) = taken_in else {
            return Vec::new();
        };
        if self.stage.get_untracked() != stage {
            self.stage.set(stage);
        }
        effects
    }

    /// She left a field.
    pub fn leave(self, key: &str) {
        let waits = self.left.try_update(|press| {
            if press.is_down {
                press.left.push(key.to_owned());
            }
            press.is_down
        });
        if waits != Some(true) {
            self.tell(Event::Left {
                key: key.to_owned(),
            });
        }
    }

    /// A press begins.
    pub(super) fn press(self) {
        self.left.update(|press| press.is_down = true);
    }

    /// A press has ended, and what it pressed has heard of it.
    pub(super) fn release(self) {
        let left = self.left.try_update(std::mem::take);
        for key in left.into_iter().flat_map(|press| press.left) {
            self.tell(Event::Left { key });
        }
    }
}

/// The id of the element that takes the focus for a field.
pub fn field_id(key: &str) -> String {
    format!("f-{key}")
}

/// The id of the heading of the page shown.
pub const PAGE_ID: &str = "form-page";
