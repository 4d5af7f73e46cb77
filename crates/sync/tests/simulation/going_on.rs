//! What goes on after something went wrong: a change was refused, or the server was restored, and she says more of the same.

use super::check;
use super::people::op;
use super::righting::{self, Righted};
use super::world::World;
use dampingi_sync::{Kind, RecordId};

/// Awaits of a sync during which somebody looks at her phone.
const MOMENTS: usize = 40;

impl World {
    /// The server is restored from its last backup; or from one that was made just before what this phone sends.
    pub(super) fn restore(&mut self, number: usize) {
        if self.below(2) == 0 {
            self.sync_whole(number);
            self.tell("the server is backed up".to_owned());
            self.air.backend.back_up();
            self.say(number);
            self.sync_whole(number);
        }
        if self.air.backend.restore() {
            self.restored = true;
            self.air.fault("server restored");
            self.tell("the server is restored".to_owned());
            // Before anybody knows of it, she says otherwise of what was lost in it.
            self.say_again(number);
        }
    }

    /// A word of somebody or of a household.
    fn say(&mut self, number: usize) {
        let phone = &self.phones[number];
        let form = (self.pen).open_form(phone, &mut self.air.chance.borrow_mut());
        let word = form.and_then(|form| self.pen.same_field(phone, &form));
        if let Some(change) = word {
            let what = check::short(change.record);
            self.tell(format!("{number} says a word of {what}"));
            self.keep(number, vec![change], &[]);
        }
    }

    /// Something was refused, and she says otherwise of it before she puts it right, or while it stays as it is.
    pub(super) fn edit_refused(&mut self, number: usize) {
        let phone = &self.phones[number];
        let edit = (self.pen).edit_refused(phone, &mut self.air.chance.borrow_mut());
        let Some(change) = edit else {
            return;
        };
        let record = change.record;
        let (what, how) = (check::short(record), op(&change));
        self.tell(format!("{number} goes on with {what}, refused: {how}"));
        if self.keep(number, vec![change], &[]) && self.below(4) > 0 {
            self.put_right(number, Some(record));
        }
    }

    /// What was sent lately is said otherwise.
    fn say_again(&mut self, number: usize) {
        let again = self.pen.say_again(&self.phones[number]);
        if let Some(change) = again {
            let what = check::short(change.record);
            self.tell(format!("{number} says of {what} what it said before"));
            self.keep(number, vec![change], &[]);
        }
    }

    /// A refused change is taken back, as soon as it is seen: most often the sync that brought the answer is not over yet, and
    /// brings the same record with what she said of it before.
    pub(super) fn take_back(&mut self, number: usize) {
        self.say(number);
        let wrong = (self.pen).wrong(&self.phones[number], &mut self.air.chance.borrow_mut());
        if let Some(change) = wrong {
            let what = check::short(change.record);
            self.tell(format!("{number} says something impossible of {what}"));
            self.keep(number, vec![change], &[]);
        }
        let phone = &mut self.phones[number];
        if !phone.is_syncing() {
            phone.start(&self.air, number);
        }
        let taken = (0..MOMENTS).find_map(|_| {
            let _ = phone.step();
            let chance = &mut self.air.chance.borrow_mut();
            let sees_it = chance.percent(12);
            (sees_it.then(|| righting::take_back(phone, chance))).flatten()
        });
        if let Some(change) = taken {
            let what = check::short(change.record);
            self.tell(format!("{number} takes back what it said of {what}"));
            self.words.took_back(change.record);
        }
    }

    pub(super) fn put_right(&mut self, number: usize, about: Option<RecordId>) {
        let phone = &self.phones[number];
        let righted = (self.pen).put_right(phone, about, &mut self.air.chance.borrow_mut());
        let Some(righted) = righted else {
            return;
        };
        let Righted {
            change,
            replaces,
            typed,
        } = righted;
        let (record, what) = (change.record, check::short(change.record));
        self.tell(format!(
            "{number} puts {what} right, instead of {replaces:?}"
        ));
        let is_told = matches!(change.kind, Kind::Person | Kind::Household);
        if self.keep(number, vec![change], &replaces) && is_told {
            self.words.said(number, record, &typed);
        }
    }
}
