//! What was filled in: one value per field key.
//! Keys and values this version does not know are kept and given back as they came.

use crate::date;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The content of a record. Values are JSON so that a newer server's or phone's fields survive an older one.
///
/// Conventions: text and codes are strings, numbers are numbers in the unit that the field's definition names
/// (a whole one without a decimal point, so that 5 and 5.0 are one value), yes/no is a boolean, dates are `YYYY-MM-DD`, several codes are a sorted array of strings.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Value>);

impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answers({} fields)", self.0.len())
    }
}

impl Answers {
    /// No field filled in.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The raw value, if the field was filled in.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key).filter(|value| !value.is_null())
    }

    /// Whether the field holds an answer: a blank text and an empty list are none.
    pub fn is_filled(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| !is_blank(value))
    }

    /// Text or a code.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// A finite number, in the unit of the field's definition.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.get(key)?.as_f64().filter(|n| n.is_finite())
    }

    /// A civil date.
    pub fn date(&self, key: &str) -> Option<Date> {
        date::from_iso(self.text(key)?)
    }

    /// Yes or no.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.get(key)?.as_bool()
    }

    /// The codes of a field that takes several; empty when it was not filled in.
    pub fn codes(&self, key: &str) -> Vec<&str> {
        self.get(key)
            .and_then(Value::as_array)
            .map(|list| list.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default()
    }

    /// Fills in a field; a null, an empty text or an empty list takes it out.
    pub fn set(&mut self, key: impl Into<String>, value: impl Into<Value>) {
        let value = plain(value.into());
        if is_blank(&value) {
            self.0.remove(&key.into());
        } else {
            self.0.insert(key.into(), value);
        }
    }

    /// Fills in a date.
    pub fn set_date(&mut self, key: impl Into<String>, date: Date) {
        self.set(key, date.to_string());
    }

    /// As [`set`](Self::set), for building in one expression.
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.set(key, value);
        self
    }

    /// In a patch: this field is to be taken out, see [`apply`](Self::apply).
    pub fn clear(&mut self, key: impl Into<String>) {
        self.0.insert(key.into(), Value::Null);
    }

    /// Takes a field out and gives its value.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.0.remove(key)
    }

    /// Every field with its value, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// How many fields are filled in.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields of `newer` that differ from `self`; a field that `newer` lacks comes as null.
    pub fn difference(&self, newer: &Self) -> Self {
        let mut out = BTreeMap::new();
        for (key, value) in &newer.0 {
            if self.0.get(key).is_none_or(|old| !is_same(old, value)) {
                out.insert(key.clone(), value.clone());
            }
        }
        for key in self.0.keys().filter(|key| !newer.0.contains_key(*key)) {
            out.insert(key.clone(), Value::Null);
        }
        Self(out)
    }

    /// Lays the fields of `patch` over these; a null takes the field out.
    pub fn apply(&mut self, patch: &Self) {
        for (key, value) in &patch.0 {
            self.set(key.clone(), value.clone());
        }
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// A whole number loses its decimal point. Beyond 2^53 a float no longer names one whole number, so it is left alone.
fn plain(value: Value) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value.as_f64() {
        Some(number) if value.is_f64() && number.fract() == 0.0 && number.abs() < EXACT => {
            Value::from(number as i64)
        }
        _ => value,
    }
}

fn is_same(old: &Value, new: &Value) -> bool {
    old == new || old.is_number() && new.is_number() && old.as_f64() == new.as_f64()
}

impl FromIterator<(String, Value)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn difference_applied_gives_the_newer_answers() {
        let old = Answers::new().with("a", 1.5).with("b", "x");
        let new = Answers::new().with("a", 2.5).with("c", true);
        let patch = old.difference(&new);
        let mut patched = old;
        patched.apply(&patch);
        assert_eq!(patched, new);
    }

    #[test]
    fn five_and_five_point_zero_are_one_value() {
        assert_eq!(Answers::new().with("kg", 5.0), Answers::new().with("kg", 5));
        let stored: Answers = serde_json::from_str(r#"{"kg":5.0}"#).expect("valid");
        assert!(stored.difference(&Answers::new().with("kg", 5)).is_empty());
        assert_eq!(stored.difference(&Answers::new().with("kg", 6)).len(), 1);
    }

    #[test]
    fn blank_is_not_filled_in() {
        let answers: Answers =
            serde_json::from_str(r#"{"a":" ","b":[],"c":null,"d":false,"e":0}"#).expect("valid");
        let filled: Vec<bool> = ["a", "b", "c", "d", "e", "f"]
            .map(|key| answers.is_filled(key))
            .into();
        assert_eq!(filled, [false, false, false, true, true, false]);
        assert!(
            Answers::new()
                .with("a", "")
                .with("b", Vec::<String>::new())
                .is_empty()
        );
    }

    #[test]
    fn unknown_values_come_back_as_they_came() {
        let json = r#"{"new_field":{"deep":[1,null,"x"]},"weight_kg":5}"#;
        let answers: Answers = serde_json::from_str(json).expect("valid");
        assert_eq!(serde_json::to_string(&answers).expect("json"), json);
    }

    #[test]
    fn debug_shows_no_value() {
        let answers = Answers::new().with("name", "Siti");
        assert!(!format!("{answers:?}").contains("Siti"));
    }
}
