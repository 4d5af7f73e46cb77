//! Numbers that look random and are the same in every run: invented people must be the same for everybody who looks
//! into a fault. Never for passwords.

/// SplitMix64 (Steele, Lea, Flood 2014).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts at a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`. The slight unevenness of a remainder does not matter for invented people.
    pub fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.next() % u64::from(limit.max(1)))
            .expect("a remainder is below its divisor")
    }

    /// A number from `low` to `high`, both inclusive.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = u32::try_from(high - low + 1).unwrap_or(1);
        low + i32::try_from(self.below(width)).expect("the width was an i32")
    }

    /// A number from -1 to 1, more often near 0.
    pub fn wobble(&mut self) -> f64 {
        (f64::from(self.below(1001)) + f64::from(self.below(1001))) / 1000.0 - 1.0
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    /// One of a list.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        let at = self.below(u32::try_from(list.len()).expect("a short list"));
        list[usize::try_from(at).expect("a short list")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_gives_the_same_numbers_within_bounds() {
        let run = || -> Vec<i32> {
            let mut random = Random::new(7);
            (0..50).map(|_| random.between(-3, 4)).collect()
        };
        assert_eq!(run(), run());
        assert!(run().iter().all(|n| (-3..=4).contains(n)));
        assert!(run().contains(&-3) && run().contains(&4));
    }
}
