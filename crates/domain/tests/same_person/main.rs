//! Who is warned about as being there already. The tables read: these two names are one, these are not.
#![expect(
    clippy::print_stdout,
    reason = "two figures are for reading, not for judging"
)]

mod survey;

use dampingi_domain::same_person::{
    Alike, Basis, Home, LETTERS, Likely, Reason, Somebody, WORDS, alike, likely, likely_homes,
};
use std::collections::BTreeMap;
use std::time::Instant;

fn rizky() -> Somebody<'static> {
    Somebody {
        name: "Muhammad Rizki",
        sex: "male",
        birth: "2024-03-05",
        mother: "Siti Hermin",
        parent: "Laing",
        village: "65.01.05.1001",
        hamlet: "Sabanar Lama",
        nik: "",
    }
}

fn found(new: &Somebody<'_>, known: &Somebody<'_>) -> String {
    let found = likely(new, std::iter::once(*known));
    reasons(&found)
}

fn reasons(found: &[Likely]) -> String {
    let codes = found.iter().flat_map(|likely| &likely.reasons);
    codes
        .map(|reason| reason.code())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn same_names_are_known_in_their_spellings() {
    use Alike::{Part, Same, Spelling};
    for (one, other, expected) in [
        // Titles, degrees, signs and capitals say nothing.
        ("Hj. Nur'aini, S.Pd", "NURAINI", Some(Same)),
        ("Rina S.Pd", "Rina", Some(Spelling)),
        ("Suharto", "Suharto", Some(Same)),
        // The table of words.
        ("Muh. Rizky", "Muhammad Rizki", Some(Spelling)),
        ("M. Rizky", "Moh. Riski", Some(Spelling)),
        ("Mochammad Rizqi", "Muhamad Rizky", Some(Spelling)),
        ("St. Aminah", "Sitti Amina", Some(Spelling)),
        ("Abd. Rahman", "Abdul Rahman", Some(Spelling)),
        ("Abdurrahman", "Abdul Rahman", Some(Spelling)),
        ("Abdul Latif", "Abdullatif", Some(Spelling)),
        ("Noor Aini", "Nuraini", Some(Spelling)),
        ("Achmad", "Ahmad", Some(Spelling)),
        // The table of letters.
        ("Soekarno", "Sukarno", Some(Spelling)),
        ("Djoemiati", "Jumiati", Some(Spelling)),
        ("Tjahja", "Cahja", Some(Spelling)),
        ("Sjarifah", "Syarifah", Some(Spelling)),
        ("Mariyah", "Mariah", Some(Spelling)),
        ("Fatimah", "Fatima", Some(Spelling)),
        ("Aisyah", "Aisah", Some(Spelling)),
        ("Anissa", "Anisa", Some(Spelling)),
        ("Zahra", "Sahra", Some(Spelling)),
        // The order of the words, one missing, one as an initial.
        ("Putri Rahma", "Rahma Putri", Some(Spelling)),
        ("Rahma", "Rahma Putri", Some(Part)),
        ("A. Rahman", "Ahmad Rahman", Some(Part)),
        ("Rizky", "Muhammad Rizky", Some(Part)),
        ("Syahrul bin H. Udin", "Syahrul", Some(Spelling)),
        // These are two.
        ("Rahma", "Rahmi", None),
        ("Muh. Hasan", "Muh. Husain", None),
        ("Rahma Putri", "Rahma Dewi", None),
        ("Siti", "Siti Aminah", None),
        ("Muhammad", "Muhammad Rizky", None),
        ("Rahma", "Rahma Putri Ayu", None),
        ("M.", "S.", None),
        ("Bunga Lestari", "Dewi Lestari", None),
        ("", "Rahma", None),
        ("...", "...", None),
        ("Núñez 李", "李", Some(Part)),
        ("Nunez 李", "Laing", None),
    ] {
        assert_eq!(alike(one, other), expected, "{one} / {other}");
        assert_eq!(alike(other, one), expected, "{other} / {one}");
    }
}

#[test]
fn same_child_registered_twice_is_found_with_the_reasons() {
    let known = rizky();
    for (what, new, expected) in [
        ("again, as it was", known, "name birth mother hamlet"),
        (
            "another spelling",
            Somebody {
                name: "Muh. Rizky",
                ..known
            },
            "name_alike birth mother hamlet",
        ),
        (
            "in another village, and nothing known of the mother",
            Somebody {
                village: "65.01.05.1002",
                mother: "",
                parent: "",
                ..known
            },
            "name birth",
        ),
        (
            "day and month swapped",
            Somebody {
                birth: "2024-05-03",
                ..known
            },
            "name birth_swapped mother hamlet",
        ),
        (
            "the year mistyped",
            Somebody {
                birth: "2023-03-05",
                ..known
            },
            "name birth_near mother hamlet",
        ),
        (
            "another date altogether, but mother and hamlet the same",
            Somebody {
                birth: "2022-11-17",
                ..known
            },
            "name mother hamlet",
        ),
        (
            "the mother in another spelling",
            Somebody {
                mother: "St. Hermin",
                hamlet: "",
                ..known
            },
            "name birth mother",
        ),
        (
            "the sex mistyped",
            Somebody {
                sex: "female",
                ..known
            },
            "name birth mother hamlet",
        ),
        (
            "without a name yet",
            Somebody {
                name: "By. Ny. Hermin",
                ..known
            },
            "unnamed birth mother hamlet",
        ),
        (
            "two girls of one name and birthday with other mothers: asked, never refused",
            Somebody {
                mother: "Jumiati",
                parent: "",
                hamlet: "",
                ..known
            },
            "name birth",
        ),
    ] {
        assert_eq!(found(&new, &known), expected, "{what}");
    }
}

#[test]
fn same_parent_of_an_import_counts_whichever_it_is() {
    let imported = Somebody {
        mother: "",
        parent: "Siti Hermin",
        hamlet: "",
        birth: "2024-03-06",
        ..rizky()
    };
    assert_eq!(found(&rizky(), &imported), "name birth_near parent");
}

#[test]
fn same_mother_and_birthday_with_another_name_are_twins() {
    for (one, other) in [
        ("Hasan", "Husain"),
        ("Muh. Hasan", "Muh. Husain"),
        ("Rahma Putri", "Rahmi Putri"),
        ("Bayi Ny. Hermin 1", "Bayi Ny. Hermin 2"),
    ] {
        let (one, other) = (
            Somebody {
                name: one,
                ..rizky()
            },
            Somebody {
                name: other,
                ..rizky()
            },
        );
        assert_eq!(found(&one, &other), "", "{} {}", one.name, other.name);
    }
}

#[test]
fn same_name_alone_is_no_reason() {
    let known = rizky();
    for (what, new) in [
        (
            "another birthday, another hamlet, mother not known",
            Somebody {
                birth: "2022-11-17",
                mother: "",
                hamlet: "Apung",
                ..known
            },
        ),
        (
            "another birthday and mother",
            Somebody {
                birth: "2022-11-17",
                mother: "Jumiati",
                parent: "",
                ..known
            },
        ),
        (
            "a part of the name on the same day, other mothers",
            Somebody {
                name: "Rizki",
                mother: "Jumiati",
                parent: "",
                hamlet: "",
                ..known
            },
        ),
        ("nothing at all", Somebody::default()),
    ] {
        assert_eq!(found(&new, &known), "", "{what}");
    }
}

#[test]
fn same_nik_is_enough_and_goes_before_all_others() {
    let nik = "6501050503240001";
    let known = Somebody { nik, ..rizky() };
    let new = Somebody {
        name: "Another",
        birth: "1990-01-01",
        nik,
        ..Somebody::default()
    };
    let others = [rizky(), known, rizky()];
    let all = likely(&Somebody { nik, ..rizky() }, others.into_iter());
    assert_eq!(all.len(), 3);
    assert_eq!((all[0].at, all[1].at, all[2].at), (1, 0, 2));
    assert_eq!(found(&new, &known), "nik");
    // Numbers that are none say nothing.
    let wrong = Somebody { nik: "123", ..new };
    assert_eq!(
        found(
            &wrong,
            &Somebody {
                nik: "123",
                ..known
            }
        ),
        ""
    );
}

#[test]
fn same_household_is_known_by_its_card_or_by_its_head_and_place() {
    let known = Home {
        head: "Yosafat Ding",
        village: "65.01.05.1001",
        hamlet: "Sabanar Lama",
        rt: "07",
        card: "6501050312090007",
    };
    for (what, new, expected) in [
        ("again", known, "card name hamlet rt"),
        (
            "without the card",
            Home {
                card: "",
                rt: "",
                ..known
            },
            "name hamlet",
        ),
        (
            "RT written otherwise, hamlet not said",
            Home {
                card: "",
                rt: "7",
                hamlet: "",
                head: "H. Yusafat Ding",
                ..known
            },
            "",
        ),
        (
            "RT written otherwise, the title too",
            Home {
                card: "",
                rt: "7",
                hamlet: "",
                head: "H. YOSAFAT DING",
                ..known
            },
            "name rt",
        ),
        (
            "only the card, in another village",
            Home {
                card: known.card,
                village: "65.01.05.1002",
                ..Home::default()
            },
            "card",
        ),
        (
            "the name in another hamlet",
            Home {
                card: "",
                hamlet: "Apung",
                ..known
            },
            "",
        ),
        (
            "the name in another village",
            Home {
                card: "",
                village: "65.01.05.1002",
                ..known
            },
            "",
        ),
        ("nothing at all", Home::default(), ""),
    ] {
        let found = likely_homes(&new, std::iter::once(known));
        assert_eq!(reasons(&found), expected, "{what}");
    }
}

#[test]
fn same_tables_hold_each_spelling_once_and_say_what_they_rest_on() {
    let mut seen = BTreeMap::new();
    for (written, meant, basis) in LETTERS.into_iter().chain(WORDS) {
        assert_ne!(written, meant);
        assert_eq!(seen.insert(written, basis), None, "{written} twice");
    }
    let required = seen.values().filter(|basis| **basis == Basis::Required);
    assert_eq!(required.count(), 8);
}
