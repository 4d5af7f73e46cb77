//! Keeps what was counted for as long as nothing it was counted from has changed. Counting a kecamatan reads all its records;
//! a screen that is opened again, or by two at once, must not do that twice.

use super::Period;
use dampingi_domain::AreaCode;
use dampingi_sync::numbers::Indicators;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Answers that are kept. A coordinator looks at a few months of one kecamatan.
const MOST: usize = 64;
/// Seconds after which it is counted anew in any case: a visit written where a person lived before is not noticed.
const OLDEST: i64 = 600;

/// What an answer was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Last revision written in the area.
    pub written: u64,
    /// Last revision at which a record left it.
    pub departed: u64,
    /// Versions of numbers from outside.
    pub targets: u64,
}

#[derive(Clone, Debug)]
struct Kept {
    mark: Mark,
    at: i64,
    answer: Arc<Indicators>,
}

/// One place for each area and period. Whoever comes while it is counted waits for it.
type Slot = Arc<Mutex<Option<Kept>>>;

/// Answers by area and period.
#[derive(Clone, Debug, Default)]
pub struct Cache(Arc<Mutex<HashMap<(AreaCode, Period), Slot>>>);

impl Cache {
    /// The kept answer if it still holds, else the one that `count` makes.
    pub async fn get<E>(
        &self,
        area: &AreaCode,
        period: Period,
        mark: Mark,
        now: i64,
        count: impl AsyncFnOnce() -> Result<Indicators, E>,
    ) -> Result<Arc<Indicators>, E> {
        let slot = {
            let mut slots = self.0.lock().await;
            if slots.len() >= MOST && !slots.contains_key(&(area.clone(), period)) {
                slots.clear();
            }
            Arc::clone(slots.entry((area.clone(), period)).or_default())
        };
        let mut kept = slot.lock().await;
        let holds = |kept: &&Kept| kept.mark == mark && (0..OLDEST).contains(&(now - kept.at));
        if let Some(kept) = kept.as_ref().filter(holds) {
            return Ok(Arc::clone(&kept.answer));
        }
        let answer = Arc::new(count().await?);
        *kept = Some(Kept {
            mark,
            at: now,
            answer: Arc::clone(&answer),
        });
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dampingi_domain::period::Month;
    use std::convert::Infallible;

    /// Asks, and says whether it was counted anew.
    async fn asks(cache: &Cache, period: Period, written: u64, now: i64) -> bool {
        let area = AreaCode::parse("65.01.05").expect("a code");
        let mark = Mark {
            written,
            departed: 0,
            targets: 0,
        };
        let mut counted = false;
        let answer = cache
            .get(&area, period, mark, now, async || {
                counted = true;
                Ok::<_, Infallible>(Indicators::default())
            })
            .await;
        assert!(answer.is_ok());
        counted
    }

    fn month(text: &str) -> Period {
        Period::Month(Month::parse(text).expect("a month"))
    }

    #[tokio::test]
    async fn it_counts_again_only_when_something_changed_or_time_has_passed() {
        let cache = Cache::default();
        let november = month("2026-11");
        for (period, written, now, expected) in [
            (november, 5, 1000, true),
            (november, 5, 1599, false),
            (november, 5, 1600, true),
            (november, 6, 1601, true),
            (november, 6, 1602, false),
            (month("2026-10"), 6, 1602, true),
            // A clock that was set back.
            (november, 6, 1000, true),
        ] {
            assert_eq!(
                asks(&cache, period, written, now).await,
                expected,
                "{period} {written} {now}"
            );
        }
    }

    #[tokio::test]
    async fn it_does_not_grow_without_end() {
        let cache = Cache::default();
        for number in 0..200 {
            let first = Month::parse("2000-01").expect("a month");
            assert!(asks(&cache, Period::Month(first.plus(number)), 1, 0).await);
        }
        assert!(cache.0.lock().await.len() <= MOST);
    }

    #[tokio::test]
    async fn a_failure_is_not_kept() {
        let cache = Cache::default();
        let area = AreaCode::parse("65.01.05").expect("a code");
        let mark = Mark {
            written: 1,
            departed: 0,
            targets: 0,
        };
        let failed = cache
            .get(&area, month("2026-11"), mark, 0, async || Err("trouble"))
            .await;
        assert_eq!(failed.err(), Some("trouble"));
        assert!(asks(&cache, month("2026-11"), 1, 0).await);
    }
}
