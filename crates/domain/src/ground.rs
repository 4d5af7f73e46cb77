//! Where a clinical number comes from. Every table of rules, windows and indicators carries it.

/// What a rule stands on, and whether its trigger was found in a published source. Unconfirmed ones wait for a health
/// office, and are shown as such in `docs/clinical.md`. On a phone nobody asks, so there it holds nothing and weighs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Section of the domain notes with its references, or the document itself.
    #[cfg(not(target_family = "wasm"))]
    pub document: &'static str,
    /// False for what is believed or designed.
    #[cfg(not(target_family = "wasm"))]
    pub is_confirmed: bool,
}

impl Ground {
    /// Found in a published source.
    pub const fn published(document: &'static str) -> Self {
        Self::new(document, true)
    }

    /// From memory or designed; waits for a health office.
    pub const fn unconfirmed(document: &'static str) -> Self {
        Self::new(document, false)
    }

    #[cfg(not(target_family = "wasm"))]
    const fn new(document: &'static str, is_confirmed: bool) -> Self {
        Self {
            document,
            is_confirmed,
        }
    }

    #[cfg(target_family = "wasm")]
    const fn new(_: &'static str, _: bool) -> Self {
        Self {}
    }
}
