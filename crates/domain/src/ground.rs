//! Where a clinical number comes from. Every table of rules, windows and indicators carries it.

/// What a rule stands on, and whether its trigger was found in a published source. Unconfirmed ones wait for a health
/// office, and are shown as such in `docs/clinical.md` and under "mengapa?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Section of the domain notes with its references, or the document itself.
    pub document: &'static str,
    /// False for what is believed or designed.
    pub is_confirmed: bool,
}

impl Ground {
    /// Found in a published source.
    pub const fn published(document: &'static str) -> Self {
        Self {
            document,
            is_confirmed: true,
        }
    }

    /// From memory or designed; waits for a health office.
    pub const fn unconfirmed(document: &'static str) -> Self {
        Self {
            document,
            is_confirmed: false,
        }
    }
}
