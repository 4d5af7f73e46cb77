//! The seeded stories of crates/sync/tests/simulation, told to the real server: phones that are killed, cloned and cut off,
//! requests that come twice and late, and on SQLite a server that is restored from its backup.

use crate::real_server::Real;
use crate::simulation::{Backend as Server, Tally, phone, play};
use dampingi_server::db::Backend;
use std::rc::Rc;

/// Stories for each database. SQLite is told more of them: it is faster to set up, and can be restored.
const ON_SQLITE: u64 = 200;
const ON_POSTGRES: u64 = 12;
#[test]
fn whatever_happens_nothing_is_lost_on_sqlite() {
    std::thread::scope(|scope| {
        let halves = [0..ON_SQLITE / 2, ON_SQLITE / 2..ON_SQLITE];
        let told = halves.map(|seeds| scope.spawn(|| tell(Backend::Sqlite, seeds)));
        for half in told {
            half.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        }
    });
}

#[test]
fn whatever_happens_nothing_is_lost_on_postgresql() {
    tell(Backend::Postgres, 0..ON_POSTGRES);
}

#[test]
fn a_real_server_that_raised_no_cards_would_be_noticed() {
    let broken = |seed: u64| {
        let server = Rc::new(Real::new(Backend::Sqlite));
        server.hide_cards();
        play(seed, 120, server, phone::Bug::None).broken
    };
    let lost = |what: &String| what.contains("without a card") || what.contains("on a card");
    assert!((0..20).any(|seed| broken(seed).iter().any(lost)));
}

fn tell(backend: Backend, seeds: std::ops::Range<u64>) {
    let (first, mut tally) = (seeds.start, Tally::default());
    let (mut killed, mut looked_at, mut taken) = ((0, 0), 0, 0);
    for seed in seeds.clone() {
        let steps = [30, 60, 120][(seed % 3) as usize];
        let server = Rc::new(Real::new(backend));
        let real = Rc::clone(&server) as Rc<dyn Server>;
        let told = play(seed, steps, real, phone::Bug::None);
        assert!(
            told.broken.is_empty(),
            "seed {seed}, {steps} steps on {backend:?}\n{}\n\nbroken:\n{}\n",
            told.story.join("\n"),
            told.broken.join("\n")
        );
        tally.add(&told.tally);
        killed.0 += server.killed.get().0;
        killed.1 += server.killed.get().1;
        looked_at += server.looked_at();
        taken += server.taken().len();
    }
    let end = seeds.end;
    let stories = usize::try_from(end - first).expect("a few");
    assert!(taken > 5 * stories, "hardly anything happened: {taken}");
    eprintln!("{backend:?}, seeds {first} to {end}, none broken: {tally}");
    let (before, behind) = killed;
    eprintln!("  {looked_at} changes whose every write was looked at");
    assert!(
        looked_at > 0 || backend == Backend::Postgres,
        "nobody looked"
    );
    eprintln!("  pushes that died: {before} before their commit, {behind} behind it");
}
