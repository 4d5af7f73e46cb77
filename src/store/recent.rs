//! Records that were read or written lately, as they are on the disk: whoever has just seen a person need not wait for her to be
//! read again when a visit is saved. Kept as long as nobody else wrote: the count of writes tells, and the transaction of a
//! save looks at it again. In memory only, and gone with the session.

use super::by_id::ById;
use dampingi_domain::ordered::Set;
use dampingi_sync::{Local, RecordId};
use std::cell::{Cell, RefCell};

/// Records kept at most: a few persons with everything about them.
const MOST: usize = 192;

/// See above.
#[derive(Default)]
pub struct Recent {
    writes: Cell<f64>,
    locals: RefCell<ById<Local>>,
    /// Whether a record that was taken for a new one turned out to be there: the next draft looks.
    pub doubts: Cell<bool>,
}

impl Recent {
    /// One of them, if nobody wrote since.
    pub fn get(&self, writes: f64, id: RecordId) -> Option<Local> {
        let is_same = self.writes.get() == writes;
        is_same.then(|| self.locals.borrow().get(id).cloned())?
    }

    /// Keeps what was read when the vault had been written so often.
    pub fn keep(&self, writes: f64, read: &[Local]) {
        let is_same = self.writes.get() == writes;
        if read.len() > MOST {
            return;
        }
        let mut locals = self.locals.borrow_mut();
        if !is_same || locals.len() + read.len() > MOST {
            *locals = ById::default();
        }
        self.writes.set(writes);
        for local in read {
            locals.put(local.view.id, local.clone());
        }
    }

    /// What this tab wrote: the rest stands as it did.
    pub fn wrote(&self, writes: f64, puts: &ById<Local>, drops: &Set<RecordId>) {
        let before = self.writes.replace(writes);
        let mut locals = self.locals.borrow_mut();
        if before + 1.0 != writes || locals.len() + puts.len() > MOST {
            *locals = ById::default();
        }
        if puts.len() <= MOST {
            for (id, local) in puts.pairs() {
                locals.put(id, local.clone());
            }
        }
        for id in drops {
            locals.take(*id);
        }
        self.doubts.set(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{id, person};

    fn local(n: u128) -> Local {
        Local {
            base: None,
            view: person(n),
        }
    }

    fn known(recent: &Recent, writes: f64) -> Vec<u128> {
        let is_known = |n: &u128| recent.get(writes, id(*n)).is_some();
        (1..=4).filter(is_known).collect()
    }

    fn puts(all: &[u128]) -> ById<Local> {
        all.iter().map(|n| (id(*n), local(*n))).collect()
    }

    #[test]
    fn what_this_tab_wrote_is_known_and_what_another_wrote_is_not() {
        let recent = Recent::default();
        recent.keep(7.0, &[local(1), local(2)]);
        assert_eq!(known(&recent, 7.0), [1, 2]);
        assert_eq!(known(&recent, 8.0), [0; 0]);
        let mut changed = local(1);
        changed.view.fields.set("name", "Ani");
        let written = [(id(1), changed.clone()), (id(3), local(3))];
        recent.wrote(8.0, &written.into_iter().collect(), &Set::from([id(2)]));
        assert_eq!(known(&recent, 8.0), [1, 3]);
        assert_eq!(recent.get(8.0, id(1)), Some(changed));
        // The tenth write came between, from elsewhere.
        recent.wrote(10.0, &puts(&[4]), &Set::new());
        assert_eq!(known(&recent, 10.0), [4]);
    }

    #[test]
    fn a_long_pull_leaves_little_behind() {
        let recent = Recent::default();
        let many: Vec<u128> = (1..=500).collect();
        recent.keep(1.0, &[local(1)]);
        recent.wrote(2.0, &puts(&many), &Set::new());
        assert_eq!(recent.locals.borrow().len(), 0);
        let read: Vec<Local> = many.iter().map(|n| local(*n)).collect();
        recent.keep(2.0, &read);
        for part in read.chunks(100) {
            recent.keep(2.0, part);
            assert!(recent.locals.borrow().len() <= MOST);
        }
    }
}
