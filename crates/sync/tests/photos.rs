//! Seeded stories of photos on their way: parts lost, repeated, damaged and cut, phones killed between any two awaits, a server
//! restored from its backup. What holds at the end: the server has every photo that a visit names, byte for byte, or the
//! phone still has it.

#[path = "simulation/chance.rs"]
mod chance;

use chance::Chance;
use dampingi_domain::photo::Photo;
use dampingi_sync::photo::{
    Held, PhotoWire, Photos, Received, Sent, Verdict, judge, outworn, send, strays,
};
use dampingi_sync::run::Trouble;
use dampingi_sync::store::Failure;
use dampingi_sync::wire::{PhotoHere, PhotoPart, PhotosAsked, PhotosHere};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::ops::Range;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

const SEEDS: u64 = 2000;
/// What happens in one story.
const STEPS: u32 = 40;
/// Seconds of a day.
const DAY: u32 = 86_400;
/// Bytes of the photos of these stories: a part or three.
const SIZES: [u32; 4] = [1, 30_000, 32_768, 90_000];

/// The bytes of the photo with this number.
fn content(number: u32) -> &'static [u8] {
    static ALL: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        let bytes = |number: u32| {
            let byte = move |at: u32| (at.wrapping_mul(31) ^ number.wrapping_mul(97)) as u8;
            (0..photo(number).bytes).map(byte).collect()
        };
        (0..=STEPS).map(bytes).collect()
    });
    &ALL[number as usize]
}

fn photo(number: u32) -> Photo {
    Photo {
        sha256: format!("{number:064x}"),
        bytes: SIZES[number as usize % SIZES.len()],
    }
}

fn number_of(sha256: &str) -> u32 {
    u32::from_str_radix(sha256, 16).expect("named by its number")
}

#[derive(Clone, Default)]
struct Shelf {
    /// What arrived of each photo that a record names.
    here: BTreeMap<String, Vec<u8>>,
}

#[derive(Default)]
struct Server {
    shelf: RefCell<Shelf>,
    /// With the second each was made in.
    backups: RefCell<Vec<(u32, Shelf)>>,
    backed_up_at: RefCell<String>,
    epoch: Cell<u32>,
    seconds: Cell<u32>,
    /// Tells phones of backups that it does not make.
    only_says_so: bool,
}

impl Server {
    fn now(&self) -> String {
        let seconds = self.seconds.replace(self.seconds.get() + 1);
        let (days, rest) = (seconds / DAY, seconds % DAY);
        let (hours, minutes) = (rest / 3600, rest / 60 % 60);
        format!(
            "{}-{:02}-{:02}T{hours:02}:{minutes:02}:{:02}Z",
            2026 + days / 336,
            1 + days / 28 % 12,
            1 + days % 28,
            rest % 60
        )
    }

    fn wanted(&self, asked: &PhotosAsked) -> PhotosHere {
        let shelf = self.shelf.borrow();
        let known = asked.photos.iter().filter_map(|sha256| {
            let have = shelf.here.get(sha256)?.len();
            Some(PhotoHere {
                sha256: sha256.clone(),
                have: have as u32,
            })
        });
        PhotosHere {
            epoch: self.epoch.get().to_string(),
            photos: known.collect(),
            server_time: self.now(),
        }
    }

    fn part(&self, photo: &Photo, at: u32, bytes: &[u8]) -> Result<PhotoPart, Failure> {
        let mut shelf = self.shelf.borrow_mut();
        let Some(here) = shelf.here.get_mut(&photo.sha256) else {
            return Err(Failure::Broken("404".to_owned()));
        };
        match judge(here.len() as u32, photo.bytes, at, bytes.len() as u32) {
            Verdict::Keep { skip } => here.extend(&bytes[skip as usize..]),
            Verdict::Nothing => {}
            Verdict::TooMany => return Err(Failure::Broken("400".to_owned())),
        }
        let is_whole = here.len() as u32 == photo.bytes;
        if is_whole && here.as_slice() != content(number_of(&photo.sha256)) {
            here.clear();
        }
        Ok(PhotoPart {
            have: here.len() as u32,
            server_time: self.now(),
        })
    }

    fn back_up(&self) {
        *self.backed_up_at.borrow_mut() = self.now();
        if !self.only_says_so {
            let made = (self.seconds.get(), self.shelf.borrow().clone());
            self.backups.borrow_mut().push(made);
        }
    }

    /// The backups that may be restored: phones promise nothing for older ones. (A month has 28 days here.)
    fn young(&self) -> Vec<Shelf> {
        let oldest = self.seconds.get().saturating_sub(27 * DAY);
        let backups = self.backups.borrow();
        let young = backups.iter().filter(|(at, _)| *at >= oldest);
        young.map(|(_, shelf)| shelf.clone()).collect()
    }
}

#[derive(Default)]
struct Phone {
    held: RefCell<BTreeMap<String, Option<Received>>>,
    early: RefCell<BTreeMap<String, String>>,
}

async fn breathe() {
    let mut waited = false;
    poll_fn(|_| match std::mem::replace(&mut waited, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
    .await;
}

impl Photos for Phone {
    type Error = Infallible;

    async fn photos(&self) -> Result<Vec<Held>, Infallible> {
        breathe().await;
        let held = self.held.borrow();
        Ok(held
            .iter()
            .map(|(sha256, received)| Held {
                photo: photo(number_of(sha256)),
                received: received.clone(),
                early: self.early.borrow().get(sha256).cloned(),
            })
            .collect())
    }

    async fn part(&self, photo: &Photo, span: Range<u32>) -> Result<Option<Vec<u8>>, Infallible> {
        breathe().await;
        let bytes = content(number_of(&photo.sha256));
        let is_here = self.held.borrow().contains_key(&photo.sha256);
        Ok(is_here.then(|| bytes[span.start as usize..span.end as usize].to_vec()))
    }

    async fn received(&self, photo: &Photo, received: Received) -> Result<(), Infallible> {
        breathe().await;
        let mut held = self.held.borrow_mut();
        held.insert(photo.sha256.clone(), Some(received));
        Ok(())
    }

    async fn early(&self, photo: &Photo, since: String) -> Result<(), Infallible> {
        breathe().await;
        self.early.borrow_mut().insert(photo.sha256.clone(), since);
        Ok(())
    }

    async fn forget(&self, photo: &Photo) -> Result<(), Infallible> {
        self.held.borrow_mut().remove(&photo.sha256);
        Ok(())
    }
}

struct Line<'a> {
    server: &'a Server,
    chance: &'a RefCell<Chance>,
    trouble: usize,
    bytes: Cell<u64>,
    requests: Cell<u64>,
}

impl Line<'_> {
    fn below(&self, bound: usize) -> usize {
        self.chance.borrow_mut().below(bound)
    }

    fn goes_wrong(&self) -> bool {
        self.chance.borrow_mut().percent(self.trouble)
    }
}

impl PhotoWire for Line<'_> {
    async fn wanted(&self, asked: &PhotosAsked) -> Result<PhotosHere, Failure> {
        breathe().await;
        self.requests.set(self.requests.get() + 1);
        if self.goes_wrong() {
            return Err(Failure::Unreachable);
        }
        Ok(self.server.wanted(asked))
    }

    async fn part(&self, photo: &Photo, at: u32, mut bytes: Vec<u8>) -> Result<PhotoPart, Failure> {
        breathe().await;
        self.requests.set(self.requests.get() + 1);
        self.bytes.set(self.bytes.get() + bytes.len() as u64);
        if self.goes_wrong() && self.below(4) == 0 {
            self.server.back_up();
        }
        if !self.goes_wrong() {
            return self.server.part(photo, at, &bytes);
        }
        match self.below(6) {
            0 => Err(Failure::Unreachable),
            1 => Err(Failure::TooLarge),
            2 => Err(Failure::Broken("500".to_owned())),
            3 => (self.server.part(photo, at, &bytes)).and(Err(Failure::Unreachable)),
            4 => {
                let first = self.server.part(photo, at, &bytes);
                let second = self.server.part(photo, at, &bytes);
                first.and(second)
            }
            _ => {
                let place = self.below(bytes.len());
                bytes[place] ^= 1;
                self.server.part(photo, at, &bytes)
            }
        }
    }
}

/// Goes on with a sending for so many steps, then the phone is killed. `None` when that came first.
fn run_for<T>(steps: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    for _ in 0..steps {
        let polled = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
        if let Poll::Ready(outcome) = polled {
            return Some(outcome);
        }
    }
    None
}

type Outcome = Result<Sent, Trouble<Infallible>>;

fn send_whole(phone: &Phone, line: &Line<'_>) -> Outcome {
    let epoch = line.server.epoch.get().to_string();
    run_for(100_000, send(phone, line, &epoch, |_, _| ()))
        .expect("every await is over at the next poll")
}

fn tidy(phone: &Phone, server: &Server, early: &[Photo]) {
    let held = run_for(9, phone.photos())
        .expect("is over")
        .expect("never fails");
    // Its epoch is the one it last heard of, in the same sync.
    let epoch = server.epoch.get().to_string();
    let mut gone = outworn(&held, &epoch, &server.now(), &server.backed_up_at.borrow());
    gone.extend(strays(&held, early, &server.now()));
    for photo in gone {
        let _ = run_for(9, phone.forget(&photo));
    }
}

/// What is broken after the story of a seed.
fn play(seed: u64, only_says_so: bool) -> Vec<String> {
    let chance = RefCell::new(Chance::new(seed));
    let below = |bound: usize| chance.borrow_mut().below(bound);
    let phone = Phone::default();
    let server = Server {
        only_says_so,
        ..Server::default()
    };
    let line = |trouble: usize| Line {
        server: &server,
        chance: &chance,
        trouble,
        bytes: Cell::new(0),
        requests: Cell::new(0),
    };
    let mut taken = 0;
    let mut named: BTreeSet<u32> = BTreeSet::new();
    for _ in 0..STEPS {
        match below(11) {
            0 | 1 => {
                taken += 1;
                phone.held.borrow_mut().insert(photo(taken).sha256, None);
            }
            // The visit's change arrives, at the earliest after the photo was taken.
            2 | 3 if taken > 0 => {
                let number = 1 + below(taken as usize) as u32;
                named.insert(number);
                let mut shelf = server.shelf.borrow_mut();
                shelf.here.entry(photo(number).sha256).or_default();
            }
            4..=6 => {
                let steps = below(30);
                let epoch = server.epoch.get().to_string();
                let trouble = chance.borrow_mut().pick(&[0, 20, 50]).copied();
                let line = line(trouble.unwrap_or_default());
                run_for(steps, send(&phone, &line, &epoch, |_, _| ()));
            }
            7 => server.back_up(),
            8 if only_says_so || !server.young().is_empty() => {
                // The newest may be damaged: then it is one of those before.
                let mut young = server.young();
                let backup = match young.len() {
                    0 => Shelf::default(),
                    count => young.swap_remove(below(count)),
                };
                *server.shelf.borrow_mut() = backup;
                server.epoch.set(server.epoch.get() + 1);
                // The phones send their changes again first.
                let mut shelf = server.shelf.borrow_mut();
                for number in &named {
                    shelf.here.entry(photo(*number).sha256).or_default();
                }
            }
            9 => tidy(&phone, &server, &[]),
            10 => server.seconds.set(server.seconds.get() + 20 * DAY),
            _ => {}
        }
    }
    let mut broken = Vec::new();
    if let Err(trouble) = send_whole(&phone, &line(0)) {
        broken.push(format!("a good line brings {trouble:?}"));
    }
    let again = line(0);
    match send_whole(&phone, &again) {
        Ok(sent) if sent.received == 0 && again.bytes.get() == 0 => {}
        other => broken.push(format!("it never becomes quiet: {other:?}")),
    }
    let shelf = server.shelf.borrow();
    for number in 1..=taken {
        let name = photo(number).sha256;
        let is_whole = shelf
            .here
            .get(&name)
            .is_some_and(|here| here == content(number));
        let is_held = phone.held.borrow().contains_key(&name);
        if named.contains(&number) && !is_whole {
            broken.push(format!(
                "photo {number} is not on the server, held: {is_held}"
            ));
        }
        if !named.contains(&number) && !is_held {
            broken.push(format!("photo {number} left the phone before it was sent"));
        }
    }
    broken
}

#[test]
fn whatever_happens_no_photo_is_lost() {
    for seed in 0..SEEDS {
        let broken = play(seed, false);
        assert!(broken.is_empty(), "seed {seed}: {broken:?}");
    }
}

#[test]
fn a_server_that_says_it_has_a_backup_and_has_none_is_noticed() {
    assert!((0..200).any(|seed| !play(seed, true).is_empty()));
}

#[test]
fn on_a_good_line_every_byte_goes_once_and_a_quiet_phone_asks_nothing() {
    let (server, phone, chance) = (
        Server::default(),
        Phone::default(),
        RefCell::new(Chance::new(1)),
    );
    for number in 1..=8 {
        phone.held.borrow_mut().insert(photo(number).sha256, None);
        let mut shelf = server.shelf.borrow_mut();
        shelf.here.insert(photo(number).sha256, Vec::new());
    }
    let line = || Line {
        server: &server,
        chance: &chance,
        trouble: 0,
        bytes: Cell::new(0),
        requests: Cell::new(0),
    };
    let first = line();
    let all: u32 = SIZES.iter().sum::<u32>() * 2;
    assert_eq!(send_whole(&phone, &first).expect("a good line").received, 8);
    assert_eq!(first.bytes.get(), u64::from(all));
    let second = line();
    assert_eq!(send_whole(&phone, &second), Ok(Sent::default()));
    assert_eq!(second.requests.get(), 0);
}

/// One early photo does not take the others with it, and a phone whose clock runs ahead takes none.
#[test]
fn only_a_photo_that_the_server_missed_for_days_is_a_stray() {
    let (server, phone, chance) = (
        Server::default(),
        Phone::default(),
        RefCell::new(Chance::new(1)),
    );
    let line = Line {
        server: &server,
        chance: &chance,
        trouble: 0,
        bytes: Cell::new(0),
        requests: Cell::new(0),
    };
    let take = |number: u32| phone.held.borrow_mut().insert(photo(number).sha256, None);
    let sync = || {
        let early = send_whole(&phone, &line).expect("a good line").early;
        tidy(&phone, &server, &early);
        early
    };
    let has = |number: u32| phone.held.borrow().contains_key(&photo(number).sha256);
    take(1);
    take(2);
    assert_eq!(sync(), [photo(1), photo(2)]);
    server.seconds.set(DAY);
    take(3);
    assert_eq!(sync().len(), 3);
    // Days after the first was missed, the visit of the second comes through at last.
    server.seconds.set(3 * DAY);
    let there = photo(2).sha256;
    server.shelf.borrow_mut().here.insert(there, Vec::new());
    assert_eq!(sync(), [photo(1), photo(3)]);
    assert_eq!([1, 2, 3].map(has), [false, true, true]);
    // What the server once had is never a stray, whatever became of the server.
    server.shelf.borrow_mut().here.clear();
    server.epoch.set(1);
    server.seconds.set(80 * DAY);
    assert_eq!(sync(), [photo(2), photo(3)]);
    assert_eq!([2, 3].map(has), [true, false]);
}
