//! Wrong PINs: five, then a wait of twenty minutes. Nothing is ever wiped: unsent work may lie behind the PIN.

use serde::{Deserialize, Serialize};

/// Wrong PINs before a wait.
pub const ALLOWED: u32 = 5;
/// The wait.
pub const WAIT_MS: f64 = 20.0 * 60_000.0;

/// The wrong PINs since the vault was last opened. Written before a PIN is tried, so that killing the app gives no free try.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tries {
    /// Wrong ones, or under way.
    pub wrong: u32,
    /// Wall clock at the one that began the wait.
    pub barred_at: Option<f64>,
}

/// What both clocks say. The steady one counts only while this page is open; the wall clock anybody can set.
#[derive(Clone, Copy, Debug)]
pub struct Clocks {
    /// Wall clock, milliseconds.
    pub wall_ms: f64,
    /// Milliseconds this page has been waiting, if the wait began on it.
    pub waited_ms: Option<f64>,
}

impl Tries {
    /// Milliseconds still to wait; 0 when a PIN may be tried.
    ///
    /// A clock set back makes the wait no longer than twenty minutes. A clock set forward ends it, unless this page has
    /// seen the wait begin: across a restart of the browser there is no clock that she who holds the phone cannot set.
    pub fn wait_ms(self, clocks: Clocks) -> f64 {
        let Some(since) = self.barred_at else {
            return 0.0;
        };
        let by_wall = WAIT_MS - (clocks.wall_ms - since).max(0.0);
        let by_page = clocks.waited_ms.map_or(0.0, |waited| WAIT_MS - waited);
        by_wall.max(by_page).clamp(0.0, WAIT_MS)
    }

    /// The count with one more try under way. After a wait the five begin again.
    pub fn trying(self, wall_ms: f64) -> Self {
        let wrong = if self.barred_at.is_some() {
            1
        } else {
            self.wrong + 1
        };
        Self {
            wrong,
            barred_at: (wrong >= ALLOWED).then_some(wall_ms),
        }
    }

    /// Tries left before the next wait.
    pub fn left(self) -> u32 {
        ALLOWED.saturating_sub(self.wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: f64 = 60_000.0;

    fn wall(wall_ms: f64) -> Clocks {
        Clocks {
            wall_ms,
            waited_ms: None,
        }
    }

    fn after(count: u32) -> Tries {
        (0..count).fold(Tries::default(), |tries, _| tries.trying(1000.0))
    }

    #[test]
    fn the_fifth_wrong_pin_begins_a_wait_of_twenty_minutes() {
        assert_eq!(after(4).wait_ms(wall(1000.0)), 0.0);
        assert_eq!(after(4).left(), 1);
        assert_eq!(after(5).wait_ms(wall(1000.0)), WAIT_MS);
        assert_eq!(after(5).left(), 0);
        assert_eq!(after(5).wait_ms(wall(1000.0 + 19.0 * MINUTE)), MINUTE);
        assert_eq!(after(5).wait_ms(wall(1000.0 + WAIT_MS)), 0.0);
    }

    #[test]
    fn after_the_wait_there_are_five_again() {
        let again = after(5).trying(1000.0 + WAIT_MS);
        assert_eq!(again.left(), 4);
        assert_eq!(again.wait_ms(wall(1000.0 + WAIT_MS)), 0.0);
    }

    #[test]
    fn a_clock_set_back_waits_no_longer_than_twenty_minutes() {
        assert_eq!(after(5).wait_ms(wall(-1e12)), WAIT_MS);
    }

    #[test]
    fn a_clock_set_forward_does_not_end_a_wait_this_page_saw_begin() {
        let clocks = Clocks {
            wall_ms: 1e12,
            waited_ms: Some(5.0 * MINUTE),
        };
        assert_eq!(after(5).wait_ms(clocks), 15.0 * MINUTE);
    }
}
