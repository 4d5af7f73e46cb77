//! One form of a flow, and what is known before it is filled in.

use dampingi_domain::Answers;
use dampingi_domain::form::{Field, Form};

/// One form of a flow.
#[derive(Clone, Debug)]
pub struct Part {
    /// What is asked.
    pub form: &'static Form,
    /// The episode for which a person is being registered.
    pub purpose: Option<&'static str>,
    /// What it is read against.
    pub known: Known,
    /// Questions that were answered by the way she came here: read from the draft, and not asked.
    pub said: Vec<&'static str>,
    /// Questions that are asked before all others, on a page of their own: what a coordinator wants corrected.
    pub first: Vec<String>,
    /// Whether pages on which nothing has to be answered are passed over. The review offers them.
    pub is_brief: bool,
}

/// Records around the form, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub person: Option<Answers>,
    pub episode: Option<Answers>,
    pub household: Option<Answers>,
    /// The last visit with the same form, older than this one.
    pub previous: Option<Answers>,
}

/// A page of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub part: usize,
    /// Page of the form; `None` for the page of the questions asked first.
    pub page: Option<usize>,
}

impl Part {
    /// A form that needs to know nothing.
    pub fn new(form: &'static Form) -> Self {
        Self {
            form,
            purpose: None,
            known: Known::default(),
            said: Vec::new(),
            first: Vec::new(),
            is_brief: false,
        }
    }

    /// For one thing that is done often: what need not be asked is offered at the end, and not asked.
    #[must_use]
    pub const fn brief(mut self) -> Self {
        self.is_brief = true;
        self
    }

    /// The questions of a page, whatever their conditions. One that is asked first is not asked again.
    pub fn questions(&self, page: Option<usize>) -> Vec<&'static Field> {
        let is_first = |field: &Field| self.first.iter().any(|key| key == field.key);
        match page {
            None => self.form.fields().filter(|field| is_first(field)).collect(),
            Some(page) => self.form.pages[page]
                .fields
                .iter()
                .filter(|field| !is_first(field) && !self.said.contains(&field.key))
                .collect(),
        }
    }

    /// With what is known.
    #[must_use]
    pub fn with(mut self, known: Known) -> Self {
        self.known = known;
        self
    }

    /// With questions that need not be asked.
    #[must_use]
    pub fn said(mut self, keys: Vec<&'static str>) -> Self {
        self.said = keys;
        self
    }

    /// With questions to be asked before all others.
    #[must_use]
    pub fn first(mut self, keys: Vec<String>) -> Self {
        self.first = keys;
        self
    }

    /// For registering a person in this episode.
    #[must_use]
    pub const fn purpose(mut self, episode: &'static str) -> Self {
        self.purpose = Some(episode);
        self
    }
}
