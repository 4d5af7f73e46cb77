//! What befalls phones and people in a story: the machines, the network and the office.

use super::world::{VILLAGES, World, area};
use dampingi_sync::Role;
use std::rc::Rc;

/// Saves that the reserve of a full phone holds.
const RESERVE: u32 = 2;

impl World {
    /// Whoever wants to do something takes the phone; what the other was doing there ends.
    pub(super) fn hand_over_to(&mut self, number: usize) {
        if let Some((holds, waits)) = self.shared.filter(|(_, waits)| *waits == number) {
            self.shared = Some((waits, holds));
            self.phones[holds].crash();
            self.air.fault("user switched");
            self.tell(format!("{number} takes the phone of {holds}"));
        }
    }

    pub(super) fn fill_or_clear(&mut self, number: usize) {
        let is_full = !self.phones[number].store.is_full.get();
        if is_full {
            self.air.fault("storage full");
        }
        self.phones[number].store.is_full.set(is_full);
        self.phones[number].store.reserve.set(RESERVE);
        self.tell(format!("{number}'s storage is full: {is_full}"));
    }

    pub(super) fn revoke_or_sign_in(&mut self, number: usize) {
        let author = self.phones[number].author.borrow().clone();
        if self.revoked.remove(&author.id) {
            self.air.backend.sign_in(&author);
            self.tell(format!("{number} signs in again"));
        } else {
            self.air.backend.sign_out(&author);
            self.revoked.insert(author.id);
            self.air.fault("device revoked");
            self.tell(format!("{number}'s device is revoked"));
        }
    }

    pub(super) fn upgrade(&mut self, number: usize) {
        if self.phones[number].is_old {
            let waiting = self.phones[number].upgrade();
            if waiting > 0 {
                self.air.fault("app upgraded with a queue");
            }
            self.tell(format!("{number} upgrades, {waiting} changes wait"));
        }
    }

    /// The network delivers an old request once more; its answer reaches nobody.
    pub(super) fn echo(&mut self) {
        let echo = {
            let mut echoes = self.air.echoes.borrow_mut();
            let at = self.air.chance.borrow_mut().below(echoes.len());
            (!echoes.is_empty()).then(|| echoes.swap_remove(at))
        };
        if let Some((number, push)) = echo {
            self.tell(format!("an old push of {number} arrives"));
            self.air.fault("request late");
            let author = self.phones[number].author.borrow().clone();
            let _ = self.air.backend.push(&author, &push);
        }
    }

    /// The phone's storage is copied to a second one, and both are used.
    pub(super) fn clone_phone(&mut self, number: usize) {
        if std::mem::replace(&mut self.cloned, true) {
            return;
        }
        self.tell(format!("{number} is cloned"));
        self.air.fault("phone cloned");
        let original = &self.phones[number];
        let copy = original.copy();
        self.phones.push(copy);
    }

    /// A cadre gets other villages.
    pub(super) fn reassign(&mut self, number: usize) {
        let author = Rc::clone(&self.phones[number].author);
        if author.borrow().role != Role::Cadre {
            return;
        }
        let village = area(VILLAGES[self.below(VILLAGES.len())]);
        {
            let mut author = author.borrow_mut();
            if author.areas.contains(&village) && author.areas.len() > 1 {
                author.areas.retain(|own| *own != village);
                author.former_areas.push(village.clone());
            } else if !author.areas.contains(&village) {
                author.former_areas.retain(|own| *own != village);
                author.areas.push(village.clone());
            }
        }
        self.air.backend.user(&author.borrow());
        self.air.fault("villages changed");
        self.tell(format!("{number}'s villages change by {village}"));
    }

    pub(super) fn sync_a_little(&mut self, number: usize) {
        let polls = 1 + self.below(25);
        let phone = &mut self.phones[number];
        if !phone.is_syncing() {
            phone.start(&self.air, number);
        }
        let ended = (0..polls).find_map(|_| phone.step());
        match ended {
            Some(outcome) => self.tell(format!("{number} ends a sync: {outcome:?}")),
            None => {
                self.air.fault("sync left hanging");
                self.tell(format!("{number} syncs a little"));
            }
        }
    }
}
