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
    /// Questions that a brief form asks on another page than their own, before what is asked there: key, and key of that page.
    pub moved: &'static [(&'static str, &'static str)],
    /// Revision of what this form was filled in from, where it is about something that is there already.
    pub seen: Option<u64>,
    /// Whether it shows the fields of that record: then what she leaves as it is, is not hers.
    pub is_change: bool,
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
            moved: &[],
            seen: None,
            is_change: false,
        }
    }

    /// For one thing that is done often: what need not be asked is offered at the end, and not asked. What stands alone on a page
    /// is moved to another one, because each page is a press.
    #[must_use]
    pub const fn brief(mut self, moved: &'static [(&'static str, &'static str)]) -> Self {
        self.is_brief = true;
        self.moved = moved;
        self
    }

    /// About records that are there, of which this is the newest revision: what comes while the form lies unfinished, she has not
    /// seen.
    #[must_use]
    pub const fn about(mut self, revision: u64) -> Self {
        self.seen = Some(revision);
        self
    }

    /// For changing a record of this revision, with its fields as they are.
    #[must_use]
    pub const fn changing(mut self, revision: u64) -> Self {
        self.is_change = true;
        self.about(revision)
    }

    /// The questions of a page, whatever their conditions. One that is asked first is not asked again.
    pub fn questions(&self, page: Option<usize>) -> Vec<&'static Field> {
        let is_first = |field: &Field| self.first.iter().any(|key| key == field.key);
        match page {
            None => self.form.fields().filter(|field| is_first(field)).collect(),
            Some(page) => {
                let page = &self.form.pages[page];
                let moved = self.moved.iter().filter(|(_, to)| *to == page.key);
                let come = moved.filter_map(|(key, _)| self.form.field(key));
                let stays = |field: &&Field| self.moved.iter().all(|(key, _)| *key != field.key);
                come.chain(page.fields.iter().filter(stays))
                    .filter(|field| !is_first(field) && !self.said.contains(&field.key))
                    .collect()
            }
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
