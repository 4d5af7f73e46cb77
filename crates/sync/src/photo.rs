//! Photos on their way: after all changes, in parts that may stop at any moment and go on from there. The visit never waits
//! for one. What a photo is called stands in `dampingi_domain::photo`.

use crate::plan::KEPT_DAYS;
use crate::run::Trouble;
use crate::store::Failure;
use crate::wire::{PhotoPart, PhotosAsked, PhotosHere};
use dampingi_domain::date;
use dampingi_domain::photo::Photo;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Bytes of a part: half a minute on a line of 10 KB/s would carry ten times as much.
pub const PART: u32 = 32 * 1024;
/// Photos asked about at once.
pub const ASKED: usize = 50;
/// The smallest part that is tried on a line that cuts larger ones.
const SMALLEST: u32 = 4 * 1024;
/// Parts in a row that may bring nothing before the photo is left for another time.
const STALLED: u32 = 3;

/// The server's word that it holds a photo whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Which life of the server's database it was.
    pub epoch: String,
    /// Server's clock.
    pub at: String,
}

/// A photo on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its name.
    pub photo: Photo,
    /// The server's word, once it gave it.
    pub received: Option<Received>,
    /// Server's clock when it first said that no record there names it.
    pub early: Option<String>,
}

/// The phone's photos, as the sending of them sees them.
#[allow(
    async_fn_in_trait,
    reason = "used with concrete types on one thread only"
)]
pub trait Photos {
    /// Why storage failed.
    type Error: std::fmt::Debug;

    /// Every photo on this phone, the oldest first.
    async fn photos(&self) -> Result<Vec<Held>, Self::Error>;
    /// Some of its bytes. `None` when they cannot be read any more.
    async fn part(&self, photo: &Photo, span: Range<u32>) -> Result<Option<Vec<u8>>, Self::Error>;
    /// Notes the server's word.
    async fn received(&self, photo: &Photo, received: Received) -> Result<(), Self::Error>;
    /// Notes since when no record on the server names it.
    async fn early(&self, photo: &Photo, since: String) -> Result<(), Self::Error>;
    /// Takes the bytes off the phone.
    async fn forget(&self, photo: &Photo) -> Result<(), Self::Error>;
}

/// The way of photos to the server.
#[allow(
    async_fn_in_trait,
    reason = "used with concrete types on one thread only"
)]
pub trait PhotoWire {
    /// Asks which of these the server waits for.
    async fn wanted(&self, asked: &PhotosAsked) -> Result<PhotosHere, Failure>;
    /// Sends bytes from `at` on.
    async fn part(&self, photo: &Photo, at: u32, bytes: Vec<u8>) -> Result<PhotoPart, Failure>;
}

/// What one sending did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Photos that the server now holds whole.
    pub received: u32,
    /// Photos no record on the server names yet: their visit is not sent, or is still being written.
    pub early: Vec<Photo>,
    /// Photos that did not go through; tried again next time.
    pub stuck: u32,
}

/// Sends what the server waits for. `epoch` is the server's present life: what another life had received is asked about
/// again. Costs no request when there is nothing to ask. `progress` hears of each photo how many were through before it, and
/// of how many.
pub async fn send<S: Photos, W: PhotoWire>(
    store: &S,
    wire: &W,
    epoch: &str,
    mut progress: impl FnMut(u32, u32),
) -> Result<Sent, Trouble<S::Error>> {
    let held = store.photos().await.map_err(Trouble::Storage)?;
    let open: Vec<Held> = held
        .into_iter()
        .filter(|held| (held.received.as_ref()).is_none_or(|received| received.epoch != epoch))
        .collect();
    let mut sent = Sent::default();
    let mut part = PART;
    for asked in open.chunks(ASKED) {
        let names = asked.iter().map(|held| held.photo.sha256.clone()).collect();
        let here = wire.wanted(&PhotosAsked { photos: names }).await?;
        for held in asked {
            let photo = &held.photo;
            let known = here.photos.iter().find(|it| it.sha256 == photo.sha256);
            let Some(known) = known else {
                if held.early.is_none() {
                    let noted = store.early(photo, here.server_time.clone()).await;
                    noted.map_err(Trouble::Storage)?;
                }
                sent.early.push(photo.clone());
                continue;
            };
            progress(sent.received, u32::try_from(open.len()).unwrap_or(u32::MAX));
            let arrived = PhotoPart {
                have: known.have,
                server_time: here.server_time.clone(),
            };
            if let Some(at) = send_one(store, wire, photo, arrived, &mut part).await? {
                let received = Received {
                    epoch: here.epoch.clone(),
                    at,
                };
                let noted = store.received(photo, received).await;
                noted.map_err(Trouble::Storage)?;
                sent.received += 1;
            } else {
                sent.stuck += 1;
            }
        }
    }
    Ok(sent)
}

/// The server's clock when it had all of it. A backup made between the first part and the last does not hold it, so the time
/// of the last counts.
async fn send_one<S: Photos, W: PhotoWire>(
    store: &S,
    wire: &W,
    photo: &Photo,
    mut arrived: PhotoPart,
    part: &mut u32,
) -> Result<Option<String>, Trouble<S::Error>> {
    let mut stalled = 0;
    while arrived.have < photo.bytes {
        let have = arrived.have;
        let span = have..photo.bytes.min(have.saturating_add(*part));
        let bytes = store.part(photo, span).await.map_err(Trouble::Storage)?;
        let Some(bytes) = bytes else {
            return Ok(None);
        };
        match wire.part(photo, have, bytes).await {
            Ok(answer) => {
                // Less than before: the bytes were not those of the name, and are wanted once more from the start.
                stalled = if answer.have > have { 0 } else { stalled + 1 };
                arrived = answer;
            }
            Err(Failure::TooLarge) if *part > SMALLEST => *part /= 2,
            Err(Failure::TooLarge | Failure::Broken(_)) => return Ok(None),
            Err(failure) => return Err(failure.into()),
        }
        if stalled >= STALLED {
            return Ok(None);
        }
    }
    Ok(Some(arrived.server_time))
}

/// The photos whose bytes this phone need not keep any longer, by the rule that receipts are kept by: the server has had them for
/// [`KEPT_DAYS`], for it may be restored from a backup so old, and its last backup holds them, where it knows of one. What
/// another life of the server (`epoch`) had received is kept: a later backup need not hold it. Times are the server's, whole
/// seconds in UTC.
pub fn outworn(held: &[Held], epoch: &str, server_time: &str, backed_up_at: &str) -> Vec<Photo> {
    let day = |time: &str| date::from_iso(time.get(..10)?);
    let is_outworn = |received: &Received| {
        let days = day(&received.at).zip(day(server_time));
        let is_old = days.is_some_and(|(then, now)| date::days_between(then, now) > KEPT_DAYS);
        is_old && (backed_up_at.is_empty() || received.at.as_str() < backed_up_at)
    };
    let outworn = held.iter().filter(|held| {
        let received = held.received.as_ref();
        received.is_some_and(|received| received.epoch == epoch && is_outworn(received))
    });
    outworn.map(|held| held.photo.clone()).collect()
}

/// A form that was thrown away comes back only while its screen stands, and a form that is kept is seen on the phone.
const STRAY_DAYS: i32 = 2;

/// The photos of forms that were thrown away, as far as the server can tell: it never got anything of them, no record there
/// named them [`STRAY_DAYS`] ago, and none does now (`early`, from a sending that has just ended). Who forgets one must first see that
/// no record on this phone names it.
pub fn strays(held: &[Held], early: &[Photo], server_time: &str) -> Vec<Photo> {
    let day = |time: &str| date::from_iso(time.get(..10)?);
    let is_old = |since: &String| {
        let days = day(since).zip(day(server_time));
        days.is_some_and(|(then, now)| date::days_between(then, now) > STRAY_DAYS)
    };
    let strays = held.iter().filter(|held| {
        held.received.is_none()
            && held.early.as_ref().is_some_and(is_old)
            && early.contains(&held.photo)
    });
    strays.map(|held| held.photo.clone()).collect()
}

/// What the server says to bytes that come from `at` on, when it has `have` of `whole`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// To be kept: all of them, or those after the first so many, which are here already.
    Keep {
        /// Bytes at their beginning that are here.
        skip: u32,
    },
    /// Nothing new in them, or a gap before them. The answer says from where to go on.
    Nothing,
    /// More bytes than the photo has.
    TooMany,
}

/// Decides over a part. Repeats, overlaps and parts out of order do no harm.
pub const fn judge(have: u32, whole: u32, at: u32, length: u32) -> Verdict {
    let Some(end) = at.checked_add(length) else {
        return Verdict::TooMany;
    };
    if end > whole {
        Verdict::TooMany
    } else if at > have || end <= have {
        Verdict::Nothing
    } else {
        Verdict::Keep { skip: have - at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_kept_where_it_goes_on_and_never_twice() {
        for ((have, at, length), verdict) in [
            ((0, 0, 10), Verdict::Keep { skip: 0 }),
            ((10, 10, 10), Verdict::Keep { skip: 0 }),
            ((10, 5, 10), Verdict::Keep { skip: 5 }),
            ((10, 0, 10), Verdict::Nothing),
            ((10, 11, 5), Verdict::Nothing),
            ((10, 10, 0), Verdict::Nothing),
            ((90, 90, 10), Verdict::Keep { skip: 0 }),
            ((90, 90, 11), Verdict::TooMany),
            ((0, u32::MAX, 2), Verdict::TooMany),
            ((100, 90, 10), Verdict::Nothing),
        ] {
            assert_eq!(
                judge(have, 100, at, length),
                verdict,
                "{have} {at} {length}"
            );
        }
    }

    #[test]
    fn bytes_leave_the_phone_after_thirty_days_when_a_backup_holds_them() {
        let held = |at: Option<&str>| Held {
            photo: Photo {
                sha256: "a".repeat(64),
                bytes: 1,
            },
            received: at.map(|at| Received {
                epoch: "1".to_owned(),
                at: at.to_owned(),
            }),
            early: None,
        };
        let (now, noon) = ("2026-11-22T18:00:00Z", "2026-11-22T12:00:00Z");
        let old = "2026-10-22T12:00:00Z";
        for (received, backed_up_at, leaves) in [
            (None, now, false),
            // The newest backup may be damaged: then an older one is restored, and only the phone has the bytes.
            (Some(noon), now, false),
            (Some(noon), "", false),
            (Some(old), now, true),
            (Some(old), old, false),
            (Some(old), "2026-10-01T00:00:00Z", false),
            (Some(old), "", true),
            (Some("2026-10-23T12:00:00Z"), now, false),
        ] {
            let outworn = outworn(&[held(received)], "1", now, backed_up_at);
            assert_eq!(!outworn.is_empty(), leaves, "{received:?} {backed_up_at}");
            let other_life = super::outworn(&[held(received)], "2", now, backed_up_at);
            assert!(other_life.is_empty());
        }
    }
}
