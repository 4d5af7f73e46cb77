//! What was done to a world, counted: a simulation that says "all well" must also say how much went wrong on the way.

use std::collections::BTreeMap;
use std::fmt;

/// Every sort of fault that the stories inject. The stories of some hundred seeds must have met each.
pub const ALL: [&str; 20] = [
    "request lost",
    "answer lost",
    "answer cut off",
    "request twice",
    "request late",
    "refused as too large",
    "server killed in a push",
    "sync left hanging",
    "phone killed",
    "clock hours off",
    "clock years off",
    "storage full",
    "no room for a save",
    "server's clock days on",
    "server restored",
    "phone cloned",
    "device revoked",
    "user switched",
    "app upgraded with a queue",
    "villages changed",
];

/// How often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Changes saved on phones.
    pub changes: u64,
    /// Faults, by their names in [`ALL`].
    pub faults: BTreeMap<&'static str, u64>,
}

impl Tally {
    pub fn fault(&mut self, what: &'static str) {
        assert!(ALL.contains(&what), "{what} is not in the list");
        *self.faults.entry(what).or_default() += 1;
    }

    pub fn add(&mut self, other: &Self) {
        self.changes += other.changes;
        for (what, times) in &other.faults {
            *self.faults.entry(what).or_default() += times;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: u64 = self.faults.values().sum();
        write!(f, "{} changes saved, {all} faults injected", self.changes)?;
        for (what, times) in &self.faults {
            write!(f, "\n  {times:>9} {what}")?;
        }
        Ok(())
    }
}
