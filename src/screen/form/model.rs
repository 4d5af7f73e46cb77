//! A form being filled in, as a plain value: what happened goes in, what is to be done comes out.
//! Must not know a browser, a signal or the storage.

pub use super::event::{Effect, Event, Stage};
use super::part::{Part, Step};
use crate::phone::NewEdit;
use dampingi_domain::Date;
use dampingi_domain::form::{Clock, Context, Draft, Field, Parsed, Problem, Severity, View, parse};
use dampingi_domain::ordered::Set;

/// A form, or several that are saved together.
#[derive(Clone, Debug)]
pub struct Model {
    /// The forms, in order.
    pub parts: Vec<Part>,
    /// Everything typed, of all parts: their keys differ (a test holds that).
    pub draft: Draft,
    /// The page shown, among those that ask anything now; one past the last is the review.
    pub page: usize,
    /// How far it has come.
    pub stage: Stage,
    /// Whether a photo of it is being made small: it is not saved before.
    pub is_making: bool,
    today: Date,
    clock: Clock,
    /// Fields whose problems are shown: not before she has left them or tried to go on.
    met: Set<String>,
    /// Flags that she said are right.
    sure: Set<String>,
    /// Pages that a brief form passes over, until something on them must be answered or she asks for them.
    passed: Vec<Step>,
    /// As it was first shown.
    pub begun: Draft,
    /// The newest revision she can have seen: an unfinished form that is gone on with has seen no more than on the day it was begun.
    pub seen: u64,
    parsed: Vec<Parsed>,
}

impl Model {
    /// A form with what is known beforehand.
    pub fn new(parts: Vec<Part>, draft: Draft, today: Date, clock: Clock) -> Self {
        let mut model = Self {
            parts,
            begun: draft.clone(),
            draft,
            seen: u64::MAX,
            page: 0,
            stage: Stage::Filling,
            is_making: false,
            today,
            clock,
            met: Set::new(),
            sure: Set::new(),
            passed: Vec::new(),
            parsed: Vec::new(),
        };
        model.read_again();
        model.pass_over();
        model
    }

    /// Passes over what a brief form need not ask.
    fn pass_over(&mut self) {
        self.passed.clear();
        let mut steps = self.steps();
        steps.retain(|step| self.parts[step.part].is_brief && step.page.is_some());
        self.passed = steps;
        self.look_at_passed();
    }

    /// A page on which an answer is wanted is passed over no longer, and stays when the answer is given.
    fn look_at_passed(&mut self) {
        let mut passed = std::mem::take(&mut self.passed);
        passed.retain(|step| {
            let mut fields = self.fields(*step).into_iter();
            !fields.any(|field| self.is_needed(field.key) && self.draft.text(field.key).is_empty())
        });
        self.passed = passed;
    }

    /// The pages that were passed over.
    pub fn passed(&self) -> &[Step] {
        &self.passed
    }

    /// What an unfinished form keeps beside what was typed: what it held before, and the revision that she has seen.
    pub fn origin(&self) -> (Draft, u64) {
        let seen = self.parts.iter().filter_map(|part| part.seen).max();
        let is_change = self.parts.iter().any(|part| part.is_change);
        let begun = is_change.then(|| self.begun.clone());
        (
            begun.unwrap_or_default(),
            seen.map_or(0, |seen| seen.min(self.seen)),
        )
    }

    /// Edits as they leave the form: none has seen more than she has.
    pub fn as_seen(&self, mut edits: Vec<NewEdit>) -> Vec<NewEdit> {
        for edit in &mut edits {
            edit.seen = edit.seen.min(self.seen);
        }
        edits
    }

    /// Today, where she works.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// What was read of each part.
    pub fn parsed(&self) -> &[Parsed] {
        &self.parsed
    }

    /// The pages that ask anything now.
    pub fn steps(&self) -> Vec<Step> {
        let all = self.parts.iter().enumerate().flat_map(|(part, it)| {
            let pages = (0..it.form.pages.len()).map(Some);
            std::iter::once(None)
                .chain(pages)
                .map(move |page| Step { part, page })
        });
        all.filter(|step| !self.passed.contains(step) && !self.fields(*step).is_empty())
            .collect()
    }

    /// The page shown; `None` for the review.
    pub fn step(&self) -> Option<Step> {
        self.steps().get(self.page).copied()
    }

    /// The questions that a page asks now.
    pub fn fields(&self, step: Step) -> Vec<&'static Field> {
        let part = &self.parts[step.part];
        let context = self.context(step.part);
        let view = View::new(part.form, &self.parsed[step.part].answers, &context);
        let mut asked = part.questions(step.page);
        asked.retain(|field| field.is_asked(&view));
        asked
    }

    /// The part and question with this key.
    pub fn find(&self, key: &str) -> Option<(usize, &'static Field)> {
        let mut parts = self.parts.iter().enumerate();
        parts.find_map(|(at, part)| Some((at, part.form.field(key)?)))
    }

    /// Whether an answer is expected where things stand.
    pub fn is_needed(&self, key: &str) -> bool {
        self.find(key).is_some_and(|(part, field)| {
            let context = self.context(part);
            field.is_needed(&View::new(
                self.parts[part].form,
                &self.parsed[part].answers,
                &context,
            ))
        })
    }

    /// The problem to show at a field now.
    pub fn problem(&self, key: &str) -> Option<Problem> {
        let found = self.problems_of(key).find(|problem| self.is_open(problem));
        found.filter(|_| self.met.contains(key)).cloned()
    }

    /// Whether she has said that this field's unlikely value is right.
    pub fn is_sure(&self, key: &str) -> bool {
        let mut soft = self
            .problems_of(key)
            .filter(|problem| problem.severity == Severity::Soft);
        soft.any(|problem| self.sure.contains(&problem.flag()))
    }

    fn problems_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Problem> {
        self.parsed
            .iter()
            .flat_map(|parsed| &parsed.problems)
            .filter(move |problem| problem.field == key)
    }

    /// Hard ones always, soft ones until she has said that they are right.
    fn is_open(&self, problem: &Problem) -> bool {
        problem.severity == Severity::Hard || !self.sure.contains(&problem.flag())
    }

    /// What a part is read against: what is known, and for an episode registered together with its person, that person.
    pub fn context(&self, at: usize) -> Context<'_> {
        let part = &self.parts[at];
        Context {
            today: self.today,
            clock: self.clock,
            purpose: part.purpose,
            person: part.known.person.as_ref().or_else(|| {
                let before = self.parsed.get(at.checked_sub(1)?)?;
                (self.parts[at - 1].form.id == "person").then_some(&before.answers)
            }),
            episode: part.known.episode.as_ref(),
            household: part.known.household.as_ref(),
            previous: part.known.previous.as_ref(),
            ..Context::on(self.today)
        }
    }

    /// Parts are read in order, because a later one may look at an earlier one.
    fn read_again(&mut self) {
        self.parsed.clear();
        for at in 0..self.parts.len() {
            let parsed = parse(self.parts[at].form, &self.draft, &self.context(at));
            self.parsed.push(parsed);
        }
    }

    fn meet(&mut self, step: Step) {
        let keys: Vec<String> = self
            .fields(step)
            .iter()
            .map(|field| field.key.to_owned())
            .collect();
        self.met.extend(keys);
    }

    fn first_open(&self, keys: &[&'static Field]) -> Option<&'static str> {
        let is_open = |key: &str| self.problems_of(key).any(|problem| self.is_open(problem));
        keys.iter().map(|field| field.key).find(|key| is_open(key))
    }

    /// The page with the first open problem, and its field. A problem at a field that no page asks cannot be solved by her,
    /// so it is left to the flags.
    fn first_problem(&self) -> Option<(usize, &'static str)> {
        let steps = self.steps();
        let mut pages = steps.iter().enumerate();
        pages.find_map(|(page, step)| Some((page, self.first_open(&self.fields(*step))?)))
    }
}

/// What an event does to the form.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::DraftFound { note } => {
            let has = |is: fn(&Part) -> bool| model.parts.iter().any(is);
            model.draft = if has(|part| part.is_change) {
                note.draft.typed_over(&note.begun, &model.begun)
            } else {
                note.draft
            };
            if has(|part| part.seen.is_some()) {
                model.seen = note.seen;
            }
            let page = note.page;
            model.read_again();
            // Where she had gone on asking, the page is hers again.
            let (draft, begun, parts) = (&model.draft, &model.begun, &model.parts);
            model.passed.retain(|step| {
                let asked = parts[step.part].questions(step.page);
                let is_same = |key: &str| draft.text(key) == begun.text(key);
                asked.iter().all(|field| is_same(field.key))
            });
            model.look_at_passed();
            model.page = page.min(model.steps().len());
            Vec::new()
        }
        Event::StartedOver { draft } => {
            model.draft = draft;
            model.seen = u64::MAX;
            model.met.clear();
            model.sure.clear();
            model.page = 0;
            model.read_again();
            model.pass_over();
            vec![Effect::DropDraft, Effect::FocusPage]
        }
        Event::Typed { key, text } => {
            model.draft.set(key.clone(), text);
            changed(model, &key)
        }
        Event::Ticked { key, code } => {
            model.draft.toggle(&key, &code);
            changed(model, &key)
        }
        Event::Making(is_making) => {
            model.is_making = is_making;
            Vec::new()
        }
        Event::Left { key } => {
            // An empty field that she only passed through is no reproach yet.
            if !model.draft.text(&key).trim().is_empty() {
                model.met.insert(key);
            }
            Vec::new()
        }
        Event::Confirmed { key } => {
            let flags: Vec<String> = model.problems_of(&key).map(Problem::flag).collect();
            model.sure.extend(flags);
            Vec::new()
        }
        Event::NextPressed => next(model),
        Event::SavePressed => save(model),
        Event::BackPressed if model.page == 0 => vec![Effect::Leave],
        Event::BackPressed => turn_to(model, model.page - 1),
        Event::PageChosen { page } => turn_to(model, page),
        Event::PassedChosen { step } => {
            model.passed.retain(|passed| *passed != step);
            let page = model.steps().iter().position(|asked| *asked == step);
            turn_to(model, page.unwrap_or(model.page))
        }
        Event::Saved => vec![Effect::DropDraft, Effect::ShowSaved],
        Event::SaveFailed(why) => {
            model.stage = Stage::Failed(why);
            Vec::new()
        }
    }
}

fn changed(model: &mut Model, key: &str) -> Vec<Effect> {
    // What was right about the old value says nothing about the new one.
    model
        .sure
        .retain(|flag| flag.split(':').next() != Some(key));
    if model
        .find(key)
        .is_some_and(|(_, field)| field.input.choices().is_some())
    {
        model.met.insert(key.to_owned());
    }
    model.stage = Stage::Filling;
    model.read_again();
    model.look_at_passed();
    vec![Effect::KeepDraft]
}

fn next(model: &mut Model) -> Vec<Effect> {
    let Some(step) = model.step() else {
        return save(model);
    };
    model.meet(step);
    match model.first_open(&model.fields(step)) {
        Some(key) => vec![Effect::FocusField(key.to_owned())],
        None => turn_to(model, model.page + 1),
    }
}

fn turn_to(model: &mut Model, page: usize) -> Vec<Effect> {
    model.page = page.min(model.steps().len());
    vec![Effect::KeepDraft, Effect::FocusPage]
}

fn save(model: &mut Model) -> Vec<Effect> {
    if model.stage == Stage::Saving || model.is_making {
        return Vec::new();
    }
    for step in model.steps() {
        model.meet(step);
    }
    match model.first_problem() {
        Some((page, key)) => {
            model.page = page;
            vec![Effect::FocusField(key.to_owned())]
        }
        None => {
            model.stage = Stage::Saving;
            vec![Effect::Save]
        }
    }
}
