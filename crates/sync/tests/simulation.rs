//! Thousands of seeded stories of phones and a server, with everything going wrong that goes wrong in the field; and a check
//! that the simulation would notice if the code were wrong. See `simulation/mod.rs`.
//!
//! `DAMPINGI_SIM_SECONDS` gives it a time instead of a number of seeds, `DAMPINGI_SIM_SEED` one seed to look at,
//! `DAMPINGI_SIM_FROM` the first of many.

#[path = "simulation/mod.rs"]
mod simulation;

use simulation::model::{self, Model};
use simulation::world::Told;
use simulation::{Tally, faults, phone, play};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Seeds without a time given: ten to twenty seconds on two cores.
const SEEDS: u64 = 2000;

/// Seeds within which each deliberate mistake must be noticed.
const NOTICED_WITHIN: u64 = 1000;

fn steps_of(seed: u64) -> usize {
    [30, 60, 120][(seed % 3) as usize]
}

fn tell(seed: u64, steps: usize, phones: phone::Bug, server: model::Bug) -> Told {
    play(seed, steps, Rc::new(Model::new(server)), phones)
}

fn sound(seed: u64, steps: usize) -> Told {
    tell(seed, steps, phone::Bug::None, model::Bug::None)
}

/// The shortest beginning of the story that still ends badly, told step by step.
fn replay(seed: u64) -> String {
    let fails = |steps: &usize| !sound(seed, *steps).broken.is_empty();
    let steps = (0..=steps_of(seed)).find(fails).unwrap_or(steps_of(seed));
    let told = sound(seed, steps);
    format!(
        "seed {seed}, {steps} steps (again: DAMPINGI_SIM_SEED={seed} ./test sim)\n{}\n\nbroken:\n{}\n",
        told.story.join("\n"),
        told.broken.join("\n")
    )
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn whatever_happens_nothing_is_lost_and_all_phones_agree() {
    if let Some(seed) = number("DAMPINGI_SIM_SEED") {
        let broken = sound(seed, steps_of(seed)).broken;
        assert!(broken.is_empty(), "{}", replay(seed));
        return;
    }
    let first = number("DAMPINGI_SIM_FROM").unwrap_or(0);
    let until =
        number("DAMPINGI_SIM_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let is_over = |seed: u64| until.map_or(seed >= first + SEEDS, |until| Instant::now() >= until);
    let work = |worker: u64| {
        let (mut played, mut tally) = (0_u64, Tally::default());
        for seed in (first + worker..).step_by(2) {
            if is_over(seed) {
                break;
            }
            let told = sound(seed, steps_of(seed));
            assert!(told.broken.is_empty(), "{}", replay(seed));
            tally.add(&told.tally);
            played += 1;
        }
        (played, tally)
    };
    let (mut played, mut tally) = (0, Tally::default());
    std::thread::scope(|scope| {
        let workers = [0, 1].map(|worker| scope.spawn(move || work(worker)));
        for worker in workers {
            let done = worker.join();
            let (seeds, its) = done.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            played += seeds;
            tally.add(&its);
        }
    });
    eprintln!("{played} seeds from {first} on, none broken: {tally}");
}

/// Every one of these mistakes, made on purpose, must be noticed within a few stories.
#[test]
fn the_simulation_notices_what_it_is_there_to_notice() {
    let noticed = |phones: phone::Bug, server: model::Bug| {
        let mut seeds = 0..NOTICED_WITHIN;
        seeds.find(|seed| {
            !tell(*seed, steps_of(*seed), phones, server)
                .broken
                .is_empty()
        })
    };
    for bug in [
        phone::Bug::MarksAllSent,
        phone::Bug::ClearsEditsMadeDuringPush,
        phone::Bug::IgnoresStale,
        phone::Bug::PullOverwrites,
        phone::Bug::StampsBaseAtSave,
        phone::Bug::KeepsHalfASave,
        phone::Bug::RevivesRefused,
        phone::Bug::IgnoresTakenBack,
    ] {
        let seed = noticed(bug, model::Bug::None);
        eprintln!("{bug:?} is noticed at seed {seed:?}");
        assert!(seed.is_some(), "{bug:?} goes unnoticed");
    }
    for bug in [
        model::Bug::NaiveCursor,
        model::Bug::TakesTwice,
        model::Bug::LosesAfterReceipt,
        model::Bug::OverwritesSilently,
        model::Bug::AliasWithoutCard,
        model::Bug::HidesWhatHangs,
        model::Bug::ForgetsSecondMove,
        model::Bug::LastChoiceWins,
        model::Bug::TellsNoBackup,
        model::Bug::TakesAfterRestore,
    ] {
        let seed = noticed(phone::Bug::None, bug);
        eprintln!("{bug:?} is noticed at seed {seed:?}");
        assert!(seed.is_some(), "{bug:?} goes unnoticed");
    }
}

#[test]
fn the_same_seed_tells_the_same_story() {
    assert_eq!(sound(7, 160), sound(7, 160));
}

/// A simulation in which nothing goes wrong would prove little.
#[test]
fn the_stories_have_everything_in_them() {
    let (mut story, mut tally) = (String::new(), Tally::default());
    for seed in 0..1000 {
        let told = sound(seed, steps_of(seed));
        story.extend(told.story);
        tally.add(&told.tally);
    }
    for fault in faults::ALL {
        assert!(tally.faults.contains_key(fault), "{fault} never happens");
    }
    for event in [
        "right, instead of",
        "takes back",
        "Err(Wire(Unreachable))",
        "Err(Wire(NotSignedIn))",
        "Err(Storage(Full))",
        "conflicts: 1",
        "refused: 1",
        "deferred: 1",
        "deleted",
        "brought back",
        "Review",
        "saves its form",
        "writes the same field",
        "saves Merge",
        "saves Conflict",
        "at once",
        "edits one who is merged meanwhile",
        "refused: edited",
        "refused: deleted",
        "says of",
    ] {
        assert!(story.contains(event), "{event} never happens");
    }
}
