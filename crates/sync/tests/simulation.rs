//! Thousands of seeded stories of phones and a server, with everything going wrong that goes wrong in the field; and a check
//! that the simulation would notice if the code were wrong. See `simulation/mod.rs`.
//!
//! `DAMPINGI_SIM_SECONDS` gives it a time instead of a number of seeds, `DAMPINGI_SIM_SEED` one seed to look at,
//! `DAMPINGI_SIM_FROM` the first of many.

#[path = "simulation/mod.rs"]
mod simulation;

use simulation::model::{self, Model};
use simulation::{phone, play};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Seeds without a time given: ten to twenty seconds on two cores.
const SEEDS: u64 = 2000;

fn steps_of(seed: u64) -> usize {
    [30, 60, 120][(seed % 3) as usize]
}

fn complaints(
    seed: u64,
    steps: usize,
    phones: phone::Bug,
    server: model::Bug,
) -> (Vec<String>, Vec<String>) {
    play(seed, steps, Rc::new(Model::new(server)), phones)
}

/// The shortest beginning of the story that still ends badly, told step by step.
fn replay(seed: u64) -> String {
    let fails = |steps: &usize| {
        !complaints(seed, *steps, phone::Bug::None, model::Bug::None)
            .0
            .is_empty()
    };
    let steps = (0..=steps_of(seed)).find(fails).unwrap_or(steps_of(seed));
    let (broken, story) = complaints(seed, steps, phone::Bug::None, model::Bug::None);
    format!(
        "seed {seed}, {steps} steps\n{}\n\nbroken:\n{}\n",
        story.join("\n"),
        broken.join("\n")
    )
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn whatever_happens_nothing_is_lost_and_all_phones_agree() {
    if let Some(seed) = number("DAMPINGI_SIM_SEED") {
        let (broken, _) = complaints(seed, steps_of(seed), phone::Bug::None, model::Bug::None);
        assert!(broken.is_empty(), "{}", replay(seed));
        return;
    }
    let first = number("DAMPINGI_SIM_FROM").unwrap_or(0);
    let until =
        number("DAMPINGI_SIM_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let played: Vec<u64> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|worker| {
                scope.spawn(move || {
                    let mut played = 0;
                    for seed in (first + worker..).step_by(2) {
                        let over =
                            until.map_or(seed >= first + SEEDS, |until| Instant::now() >= until);
                        if over {
                            break;
                        }
                        let (broken, _) =
                            complaints(seed, steps_of(seed), phone::Bug::None, model::Bug::None);
                        assert!(broken.is_empty(), "{}", replay(seed));
                        played += 1;
                    }
                    played
                })
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    });
    eprintln!("{} stories ended well", played.iter().sum::<u64>());
}

/// Every one of these mistakes, made on purpose, must be noticed within a few stories.
#[test]
fn the_simulation_notices_what_it_is_there_to_notice() {
    let phones = [
        phone::Bug::MarksAllSent,
        phone::Bug::IgnoresStale,
        phone::Bug::PullOverwrites,
    ];
    for bug in phones {
        let noticed = (0..200).any(|seed| {
            !complaints(seed, steps_of(seed), bug, model::Bug::None)
                .0
                .is_empty()
        });
        assert!(noticed, "{bug:?} goes unnoticed");
    }
    let servers = [
        model::Bug::TakesTwice,
        model::Bug::LosesAfterReceipt,
        model::Bug::OverwritesSilently,
    ];
    for bug in servers {
        let noticed = (0..200).any(|seed| {
            !complaints(seed, steps_of(seed), phone::Bug::None, bug)
                .0
                .is_empty()
        });
        assert!(noticed, "{bug:?} goes unnoticed");
    }
}

#[test]
fn the_same_seed_tells_the_same_story() {
    let tell = || complaints(7, 160, phone::Bug::None, model::Bug::None);
    assert_eq!(tell(), tell());
}

/// A simulation in which nothing goes wrong would prove little.
#[test]
fn the_stories_have_everything_in_them() {
    let told: String = (0..200)
        .flat_map(|seed| complaints(seed, steps_of(seed), phone::Bug::None, model::Bug::None).1)
        .collect();
    for event in [
        "is killed",
        "is cloned",
        "the server is restored",
        "an old push",
        "clock is 400",
        "villages change",
        "right, instead of",
        "Err(Wire(Unreachable))",
        "conflicts: 1",
        "refused: 1",
        "deferred: 1",
        "deleted",
        "Review",
    ] {
        assert!(told.contains(event), "{event} never happens");
    }
}
