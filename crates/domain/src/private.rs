//! A value about a person that must not reach a log by accident.

use serde::{Deserialize, Serialize};

/// Wraps what names or describes a person. `Debug` prints a dot, so that a log line or a panic message never carries it.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private<T>(pub T);

impl<T> std::fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("·")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_hides_the_value() {
        assert_eq!(format!("{:?}", Private("Siti Aminah")), "·");
    }
}
