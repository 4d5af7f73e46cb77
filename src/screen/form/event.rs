//! What happens to a form that is being filled in, how far it has come, and what is to be done about it.

use super::part::Step;
use crate::phone::{DraftNote, SaveProblem};
use dampingi_domain::form::Draft;

/// How far a form has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Being filled in.
    Filling,
    /// Handed to the phone.
    Saving,
    /// The phone could not save; everything is still here.
    Failed(SaveProblem),
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// An unfinished form was found on the phone.
    DraftFound { note: DraftNote },
    /// She wants to begin again with the form as it was first shown.
    StartedOver { draft: Draft },
    /// Something was typed or chosen.
    Typed { key: String, text: String },
    /// One of several was ticked or unticked.
    Ticked { key: String, code: String },
    /// A photo is being made small, or was: until the form names it, a save would leave it out.
    Making(bool),
    /// She left a field.
    Left { key: String },
    /// She said that an unlikely value is right.
    Confirmed { key: String },
    /// On to the next page; from the review, save.
    NextPressed,
    /// Save from any page: of a form that is one page.
    SavePressed,
    /// Back to the page before.
    BackPressed,
    /// From the review to one page.
    PageChosen { page: usize },
    /// From the review to a page that was passed over.
    PassedChosen { step: Step },
    /// The phone has it, durably.
    Saved,
    /// The phone could not save.
    SaveFailed(SaveProblem),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep the draft on the phone.
    KeepDraft,
    /// Forget the draft.
    DropDraft,
    /// Put the focus on a field.
    FocusField(String),
    /// Put the focus on the page's heading: another page is shown.
    FocusPage,
    /// Save what was parsed.
    Save,
    /// It is saved: show what comes next.
    ShowSaved,
    /// Leave the form; the draft stays.
    Leave,
}
