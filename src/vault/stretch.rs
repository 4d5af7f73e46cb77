//! From a PIN or a password to a key: Argon2id, as slow as this phone can bear.

use crate::store::fault::Fault;
use argon2::{Algorithm, Argon2, Block, Params, Version};

/// How hard the stretching works. Stored beside what it sealed, so that it may be raised later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

/// What one unlock may take. Long enough to slow a thief's guessing, short enough for a queue of mothers.
const AIM_MS: f64 = 500.0;
/// The least that is taken, however slow the phone: 8 MiB, one pass.
const LEAST: Effort = Effort {
    memory_kib: 8 * 1024,
    passes: 1,
};
/// The most memory: a phone with 2 GB must not have the tab killed while it unlocks.
const MOST_MEMORY_KIB: u32 = 64 * 1024;
const MOST_PASSES: u32 = 8;

impl Effort {
    /// The effort of about half a second on a phone where the least effort takes `least_ms`.
    pub fn fitting(least_ms: f64) -> Self {
        // Time grows with memory times passes. More memory is the better defence, so it is raised first.
        let factor = (AIM_MS / least_ms.max(1.0)).max(1.0);
        let memory_kib = ((f64::from(LEAST.memory_kib) * factor) as u32).min(MOST_MEMORY_KIB);
        // A whole MiB, so that the stored number says nothing more about the phone than it must.
        let memory_kib = (memory_kib / 1024 * 1024).max(LEAST.memory_kib);
        let left = factor * f64::from(LEAST.memory_kib) / f64::from(memory_kib);
        Self {
            memory_kib,
            passes: (left as u32).clamp(LEAST.passes, MOST_PASSES),
        }
    }

    /// Measures this phone and gives what fits it.
    pub fn measured(steady_ms: fn() -> f64) -> Result<Self, Fault> {
        let timed = |effort| -> Result<f64, Fault> {
            let begin = steady_ms();
            stretch(b"000000", &[0; 16], effort)?;
            Ok(steady_ms() - begin)
        };
        let guess = Self::fitting(timed(LEAST)?);
        Ok(guess.eased(timed(guess)?))
    }

    /// The effort that takes about half a second where this one took so long: memory that the phone's caches do not hold costs
    /// more than its share. Passes are given up first.
    fn eased(self, took_ms: f64) -> Self {
        let share = AIM_MS / took_ms.max(1.0);
        if share > 0.8 {
            return self;
        }
        let passes = ((f64::from(self.passes) * share) as u32).max(LEAST.passes);
        let left = share * f64::from(self.passes) / f64::from(passes);
        let memory_kib = (f64::from(self.memory_kib) * left.min(1.0)) as u32;
        Self {
            memory_kib: (memory_kib / 1024 * 1024).max(LEAST.memory_kib),
            passes,
        }
    }

    /// Whether a stored effort is one this app could have written: a changed number must not take all memory.
    pub fn is_sound(self) -> bool {
        (LEAST.memory_kib..=MOST_MEMORY_KIB).contains(&self.memory_kib)
            && (LEAST.passes..=MOST_PASSES).contains(&self.passes)
    }
}

/// The key that a secret and a salt give. Holds the page up for the time it takes: draw first.
pub fn stretch(secret: &[u8], salt: &[u8; 16], effort: Effort) -> Result<[u8; 32], Fault> {
    if !effort.is_sound() {
        return Err(Fault::Unreadable);
    }
    let params = Params::new(effort.memory_kib, effort.passes, 1, Some(32))
        .map_err(|_| Fault::Unreadable)?;
    let mut memory = vec![Block::default(); params.block_count()];
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret, salt, &mut key, &mut memory)
        .map_err(|_| Fault::Refused)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_effort_that_took_too_long_is_eased_and_never_below_the_least() {
        let cases = [
            ((64, 1), 2000.0, (16, 1)),
            ((64, 8), 1000.0, (64, 4)),
            ((64, 2), 2000.0, (32, 1)),
            ((64, 2), 600.0, (64, 2)),
            ((64, 1), 200.0, (64, 1)),
            ((8, 1), 9000.0, (8, 1)),
        ];
        for ((memory, passes), took, (less, fewer)) in cases {
            let effort = Effort {
                memory_kib: memory * 1024,
                passes,
            };
            let eased = effort.eased(took);
            assert_eq!((eased.memory_kib / 1024, eased.passes), (less, fewer));
            assert!(eased.is_sound());
        }
    }

    #[test]
    fn a_fast_phone_takes_all_the_memory_first_then_more_passes() {
        let cases = [
            (1000.0, 8, 1),
            (500.0, 8, 1),
            (250.0, 16, 1),
            (100.0, 40, 1),
            (62.5, 64, 1),
            (20.0, 64, 3),
            (0.0, 64, 8),
        ];
        for (least_ms, mib, passes) in cases {
            let effort = Effort::fitting(least_ms);
            assert_eq!(
                (effort.memory_kib / 1024, effort.passes),
                (mib, passes),
                "{least_ms} ms"
            );
            assert!(effort.is_sound());
        }
    }

    #[test]
    fn another_secret_salt_or_effort_is_another_key() {
        let key = stretch(b"123456", &[7; 16], LEAST).expect("sound");
        assert_eq!(key, stretch(b"123456", &[7; 16], LEAST).expect("sound"));
        assert_ne!(key, stretch(b"123457", &[7; 16], LEAST).expect("sound"));
        assert_ne!(key, stretch(b"123456", &[8; 16], LEAST).expect("sound"));
        let harder = Effort { passes: 2, ..LEAST };
        assert_ne!(key, stretch(b"123456", &[7; 16], harder).expect("sound"));
    }

    #[test]
    fn an_effort_beyond_the_bounds_is_not_tried() {
        let greedy = Effort {
            memory_kib: 4 * 1024 * 1024,
            passes: 1,
        };
        assert_eq!(stretch(b"123456", &[7; 16], greedy), Err(Fault::Unreadable));
        let none = Effort {
            memory_kib: 0,
            passes: 0,
        };
        assert_eq!(stretch(b"123456", &[7; 16], none), Err(Fault::Unreadable));
    }
}
