//! Whether two names, as they were written, may be one.

use super::spelling::{FIRST_LETTERS, LETTERS, WEAK, WORDS};
use crate::name::search_key;

/// How two names are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// The same but for titles, signs and capitals.
    Same,
    /// The same words in another spelling or order, or written together.
    Spelling,
    /// One word is missing, or is only an initial.
    Part,
}

/// Degrees written without a comma before them. Unconfirmed.
const DEGREES: [&str; 16] = [
    "s", "pd", "spd", "ag", "sag", "amd", "amdkeb", "keb", "kep", "skep", "ners", "skm", "sst",
    "kes", "mkes", "sos",
];

/// What follows is the father's name.
const SON_OR_DAUGHTER_OF: [&str; 4] = ["bin", "binti", "bte", "bt"];

/// What stands instead of a baby's name: "By. Ny. Hermin".
const UNNAMED: [&str; 3] = ["by", "bayi", "neonatus"];

/// How the names are alike; `None` when they are two names.
pub fn alike(one: &str, other: &str) -> Option<Alike> {
    let (one, other) = (search_key(one), search_key(other));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    if one == other {
        return Some(Alike::Same);
    }
    let (one, other) = (words(&one), words(&other));
    if joined(&one) == joined(&other) {
        return Some(Alike::Spelling);
    }
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if long.len() - short.len() > 1 {
        return None;
    }
    let mut left = long.clone();
    let mut by_initial = false;
    let mut strong = false;
    for word in &short {
        let whole = left.iter().position(|it| it == word);
        let place = whole.or_else(|| left.iter().position(|it| is_initial(word, it)))?;
        by_initial |= whole.is_none();
        strong |= whole.is_some() && !WEAK.contains(&word.as_str());
        left.remove(place);
    }
    match (left.is_empty(), by_initial) {
        (true, false) => Some(Alike::Spelling),
        _ => strong.then_some(Alike::Part),
    }
}

/// A search key with each of its words in one spelling, for finding somebody by a name that was spelled another way.
pub fn in_one_spelling(key: &str) -> String {
    let words: Vec<String> = key.split(' ').map(one_spelling).collect();
    words.join(" ")
}

/// Whether this stands for a baby that has no name yet.
pub fn is_unnamed(name: &str) -> bool {
    let key = search_key(name);
    let first = key.split(' ').next().unwrap_or_default();
    UNNAMED.contains(&first)
}

fn is_initial(one: &str, other: &str) -> bool {
    let begins = |short: &str, long: &str| short.len() == 1 && long.starts_with(short);
    begins(one, other) || begins(other, one)
}

fn joined(words: &[String]) -> String {
    // Spelled again, because what meets where two words meet may be doubled: "Abdul Latif", "Abdullatif".
    spelled(&words.concat())
}

/// The words of a search key, each in one spelling.
fn words(key: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in key.split(' ') {
        if SON_OR_DAUGHTER_OF.contains(&word) && !words.is_empty() {
            break;
        }
        words.push(word);
    }
    while words.len() > 1 && words.last().is_some_and(|word| DEGREES.contains(word)) {
        words.pop();
    }
    words.into_iter().map(one_spelling).collect()
}

fn one_spelling(word: &str) -> String {
    let stands_for = |word: &str| {
        let known = WORDS.iter().find(|(written, _, _)| *written == word);
        known.map(|(_, meant, _)| (*meant).to_owned())
    };
    stands_for(word).unwrap_or_else(|| {
        let spelled = spelled(word);
        stands_for(&spelled).unwrap_or(spelled)
    })
}

/// The letters in one spelling: pairs first, nothing twice, no h at the end.
fn spelled(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let rule = FIRST_LETTERS.contains(first).then(|| {
            let mut rules = LETTERS.iter();
            rules.find(|(written, _, _)| rest.starts_with(written))
        });
        let rule = rule.flatten();
        let (taken, meant) = match rule {
            Some((written, meant, _)) => (written.len(), *meant),
            None => (first.len_utf8(), &rest[..first.len_utf8()]),
        };
        for letter in meant.chars() {
            if !out.ends_with(letter) {
                out.push(letter);
            }
        }
        rest = &rest[taken..];
    }
    if out.len() > 2 && out.ends_with('h') {
        out.pop();
    }
    out
}
