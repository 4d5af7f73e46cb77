//! Names as a search sees them: small letters, no accents, no titles, no punctuation.
//! For finding only. What is shown and stored is the name as it was written.

/// Titles before a name, as they are written in villages. `ibu`, `bapak` and the like count only in front.
const TITLES: [&str; 15] = [
    "h", "hj", "haji", "hajjah", "hajah", "dr", "drg", "drs", "dra", "ir", "prof", "ust", "ustadz",
    "ustad", "kh",
];
const ADDRESSES: [&str; 12] = [
    "ny", "nyonya", "tn", "tuan", "ibu", "bu", "bapak", "bpk", "pak", "sdr", "sdri", "nn",
];

/// The name as the search compares it: "Hj. Nur'aini, S.Pd" becomes "nuraini".
/// A name made of titles only stays as it is, so that it can still be found.
pub fn search_key(name: &str) -> String {
    // Degrees stand behind a comma.
    let before_comma = name.split_once(',').map_or(name, |(head, _)| head);
    let plain = plain(before_comma);
    let plain = if plain.is_empty() {
        self::plain(name)
    } else {
        plain
    };
    let mut words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let is_title = |word: &&str| TITLES.contains(word);
    if words
        .iter()
        .any(|word| !is_title(word) && !ADDRESSES.contains(word))
    {
        while words
            .first()
            .is_some_and(|word| ADDRESSES.contains(word) || is_title(word))
        {
            words.remove(0);
        }
        words.retain(|word| !is_title(word));
    }
    words.join(" ")
}

/// Whether a name with this key is one that the typed words look for: every word begins some word of the name.
pub fn matches(key: &str, typed: &str) -> bool {
    let typed = search_key(typed);
    let mut words = typed.split(' ').filter(|word| !word.is_empty());
    words.all(|word| key.split(' ').any(|part| part.starts_with(word)))
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match without_accent(small(c)) {
            // Apostrophes are written in many ways or left out: Nur'aini, Nur’aini, Nuraini.
            '\'' | '’' | '‘' | '`' | 'ʼ' | '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ => out.push(' '),
        }
    }
    out.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The small letter, of the Latin letters that names here are written with. The standard library's table of all scripts
/// would be a fiftieth of what a phone must fetch.
const fn small(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Å' | 'Ā' => 'a',
        'Ç' => 'c',
        'È'..='Ë' | 'Ē' => 'e',
        'Ì'..='Ï' | 'Ī' => 'i',
        'Ñ' => 'n',
        'Ò'..='Ö' | 'Ø' | 'Ō' => 'o',
        'Ù'..='Ü' | 'Ū' => 'u',
        'Ý' => 'y',
        other => other,
    }
}

const fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' => 'a',
        'ç' => 'c',
        'è'..='ë' | 'ē' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_titles_and_signs() {
        for (name, key) in [
            ("Siti Aminah", "siti aminah"),
            ("  SITI   AMINAH ", "siti aminah"),
            ("Hj. Nur'aini, S.Pd", "nuraini"),
            ("Nur’aini", "nuraini"),
            ("Ny. Grace Lenjau", "grace lenjau"),
            (
                "Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin",
                "muhammad abdurrahman al ghifari bin syahruddin",
            ),
            ("José", "jose"),
            ("dr. Hj. Rahma", "rahma"),
            ("Bu", "bu"),
            ("Haji", "haji"),
            ("Habibah", "habibah"),
            (", S.Pd", "s pd"),
            ("", ""),
            ("...", ""),
        ] {
            assert_eq!(search_key(name), key, "{name}");
        }
    }

    #[test]
    fn the_beginning_of_each_word_finds_a_name() {
        let key = search_key("Siti Nur'aini");
        for typed in ["siti", "nur", "Nur'", "aini siti", "SI NU", "Hj. Nur", ""] {
            assert_eq!(matches(&key, typed), typed != "aini siti", "{typed}");
        }
        assert!(!matches(&key, "sitia"));
    }
}
