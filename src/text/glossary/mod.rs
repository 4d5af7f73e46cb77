//! Arti kata: the words and short forms of the work, said plainly. A table only. Must not state a rule of its own: limits and
//! dates are those of `docs/clinical.md`, and where they matter the app says them itself.

mod first;
mod second;

use super::Term;

/// A word: how it is written in Indonesian, whatever the language of the app, and what it means.
pub type Word = (&'static str, Term);

/// All of them, in the order of the alphabet.
pub fn words() -> impl Iterator<Item = &'static Word> {
    first::WORDS.iter().chain(second::WORDS)
}

/// The words in which something typed occurs, in the word itself or in what it means; all of them when nothing is typed.
pub fn found(typed: &str, lang: super::Lang) -> impl Iterator<Item = &'static Word> {
    let typed = typed.trim().to_ascii_lowercase();
    words().filter(move |(word, means)| {
        let has = |text: &str| text.to_ascii_lowercase().contains(&typed);
        typed.is_empty() || has(word) || has(means.text(lang))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn words_stand_in_the_order_of_the_alphabet_and_once() {
        let folded: Vec<String> = words().map(|(word, _)| word.to_lowercase()).collect();
        let mut sorted = folded.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(folded, sorted);
    }

    #[test]
    fn a_word_is_found_by_itself_and_by_what_it_means() {
        let first = |typed: &str, lang| found(typed, lang).next().map(|(word, _)| *word);
        assert_eq!(first("kek", Lang::Id), Some("KEK"));
        assert_eq!(first(" lingkar lengan", Lang::Id), Some("LiLA"));
        assert_eq!(first("iron tab", Lang::En), Some("MMS"));
        assert_eq!(first("tidak ada yang begini", Lang::Id), None);
        assert_eq!(found("", Lang::Id).count(), words().count());
    }
}
