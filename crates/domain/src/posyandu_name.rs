//! Whether two names are those of one posyandu. People write one name in many ways; nothing here changes what they wrote.

/// Words that say only that it is one.
const KIND: [&str; 3] = ["posyandu", "pos", "yandu"];
/// A village that numbers its posyandu has few.
const ROMAN: [&str; 12] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
];

/// A part of a name.
#[derive(Clone, Copy, Debug)]
enum Token<'a> {
    Number(usize),
    Word(&'a str),
}

impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::Word(a), Self::Word(b)) => a.eq_ignore_ascii_case(b),
            _ => false,
        }
    }
}

fn token(word: &str) -> Token<'_> {
    let roman = ROMAN.iter().position(|it| it.eq_ignore_ascii_case(word));
    let number = roman.map_or_else(|| word.parse().ok(), |at| Some(at + 1));
    number.map_or(Token::Word(word), Token::Number)
}

/// The parts of a name that tell it from others.
fn tokens(name: &str) -> impl Iterator<Item = Token<'_>> {
    let words = name.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
    let parts = words.flat_map(|word| {
        // "Melati1" is written as often as "Melati 1".
        let digits = word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (name, number) = word.split_at(digits);
        [name, number]
    });
    let says =
        |word: &&str| !word.is_empty() && !KIND.iter().any(|it| it.eq_ignore_ascii_case(word));
    parts.filter(says).map(token)
}

/// Whether both name one posyandu: "Melati 1", "MELATI I" and "Posyandu Melati-01" do.
pub fn is_same(a: &str, b: &str) -> bool {
    a == b || tokens(a).eq(tokens(b))
}

/// What was said of the names of one village where they do not tell it themselves: which of them is another one's. Holds for a
/// name however it is spelled, and in the order in which it was said.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<(String, String)>);

impl Names {
    /// Takes in that a name is that of another posyandu, or that they are two after all. The last word on two names counts. What
    /// would close a circle is not taken.
    pub fn say(&mut self, name: &str, of: &str, is_one: bool) {
        self.0.retain(|(gone, stays)| {
            let is_of_both = is_same(gone, name) && is_same(stays, of)
                || is_same(gone, of) && is_same(stays, name);
            let is_other = is_one && is_same(gone, name);
            !is_of_both && !is_other
        });
        if is_one && !is_same(self.one(of), name) {
            self.0.push((name.to_owned(), of.to_owned()));
        }
    }

    /// The name that stays for this one: itself, unless it was said to be another's.
    pub fn one<'a>(&'a self, name: &'a str) -> &'a str {
        let mut now = name;
        // No circle is taken in, so that each step is another pair.
        while let Some((_, stays)) = self.0.iter().find(|(gone, _)| is_same(gone, now)) {
            now = stays;
        }
        now
    }

    /// Whether two names are those of one posyandu.
    pub fn is_one(&self, a: &str, b: &str) -> bool {
        is_same(self.one(a), self.one(b))
    }

    /// Whether nothing was said.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names that were said to be another's, each with the one that stays.
    pub fn gone(&self) -> impl Iterator<Item = (&str, &str)> {
        let gone = self.0.iter();
        gone.map(|(name, _)| (name.as_str(), self.one(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, is_same};

    #[test]
    fn a_name_that_was_said_to_be_anothers_is_that_one_until_it_is_taken_back() {
        let mut names = Names::default();
        assert_eq!(names.one("RW 3"), "RW 3");
        names.say("Posyandu RW 3", "Melati", true);
        assert_eq!(names.one("rw 03"), "Melati");
        assert!(names.is_one("RW 3", "POSYANDU MELATI"));
        assert!(!names.is_one("RW 3", "RW 4"));
        names.say("Balai", "RW 3", true);
        assert_eq!(names.one("balai"), "Melati", "over two words");
        let gone: Vec<_> = names.gone().collect();
        assert_eq!(gone, [("Posyandu RW 3", "Melati"), ("Balai", "Melati")]);
        // Taken back from either side.
        names.say("Melati", "RW 3", false);
        assert_eq!(names.one("RW 3"), "RW 3");
        assert_eq!(names.one("Balai"), "RW 3");
    }

    #[test]
    fn the_last_word_on_a_name_counts_and_no_circle_comes_about() {
        let mut names = Names::default();
        names.say("A", "B", true);
        names.say("A", "C", true);
        assert_eq!((names.one("A"), names.one("B")), ("C", "B"));
        names.say("C", "A", true);
        assert_eq!((names.one("A"), names.one("C")), ("A", "A"));
        names.say("A", "B", true);
        names.say("B", "C", true);
        assert_eq!([names.one("A"), names.one("B"), names.one("C")], ["B"; 3]);
        names.say("B", "b", true);
        assert_eq!(names.one("B"), "B");
    }

    #[test]
    fn case_spaces_the_word_posyandu_and_the_kind_of_number_make_no_other_posyandu() {
        for other in [
            "Melati 1",
            "MELATI I",
            "Posyandu Melati 1",
            "posyandu  melati-01",
            "Pos. Melati1",
            " melati i ",
        ] {
            assert!(is_same("Melati 1", other), "{other}");
            assert!(is_same(other, "Melati 1"), "{other}");
        }
        assert!(is_same("Posyandu V", "5"));
        assert!(is_same("Sedap Malam", "sedap  malam"));
    }

    #[test]
    fn what_tells_posyandu_apart_is_kept() {
        for (a, b) in [
            ("Melati 1", "Melati 2"),
            ("Melati 1", "Melati"),
            ("Melati I", "Melati II"),
            ("Melati", "Mawar"),
            ("Melati 11", "Melati 1 1"),
            ("Vina", "5 na"),
            ("", "Melati"),
        ] {
            assert!(!is_same(a, b), "{a} {b}");
        }
    }
}
