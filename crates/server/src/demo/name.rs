//! Names that nobody has given to these people: put together from names common along the Kayan, Javanese, Banjar, Bugis,
//! Tidung and Kenyah, with the very long and the single names that screens must bear.

use super::random::Random;

const GIRLS: [&str; 24] = [
    "Siti Nurjanah",
    "Aulia",
    "Kirana",
    "Ulau",
    "Nadia",
    "Pebung",
    "Salsabila",
    "Dewi",
    "Noraini",
    "Mawar",
    "Lidya",
    "Ping",
    "Rahimah",
    "Cantika",
    "Bulan",
    "Hasnah",
    "Yohana",
    "Wahyuni",
    "Lenjau",
    "Sekar",
    "Zahra",
    "Martina",
    "Intan",
    "Nuraisyah",
];

const BOYS: [&str; 24] = [
    "Ahmad", "Rizky", "Lawai", "Bagas", "Usat", "Fauzan", "Daniel", "Ibrahim", "Jalung", "Rafi",
    "Syamsul", "Petrus", "Arif", "Ncuk", "Hamzah", "Yosef", "Dimas", "Laing", "Ridwan", "Bayu",
    "Anyeq", "Hasan", "Imanuel", "Galih",
];

const FAMILIES: [&str; 20] = [
    "Lahang",
    "Saputra",
    "Ibau",
    "Hidayat",
    "Ajang",
    "Maulana",
    "Kila",
    "Pratama",
    "Lencau",
    "Ramadhan",
    "Apui",
    "Wijaya",
    "Njuk",
    "Kurniawan",
    "Bilung",
    "Anwar",
    "Setiawan",
    "Udau",
    "Abdullah",
    "Santoso",
];

const LONG_FIRST: [&str; 6] = [
    "Muhammad Fadhlurrahman",
    "Muhammad Khairurrazi",
    "Muhammad Abdurrasyid",
    "Muhammad Abdurrahman",
    "Muhammad Zulkarnain",
    "Muhammad Syamsuddin",
];
const LONG_MIDDLE: [&str; 4] = ["Al-Banjari", "Ar-Rasyid", "Al-Mubarak", "Al-Ghifari"];
const LONG_FATHER: [&str; 4] = ["Burhanuddin", "Jamaluddin", "Abdul Kadir", "Syahruddin"];

/// As long, of a woman and of a man.
pub const LONG_WOMAN: &str = "Hj. Nurul Khairunnisa Ramadhani binti Kaharuddin";
/// See [`LONG_WOMAN`].
pub const LONG_MAN: &str = "H. Burhanuddin Syafi'i Noor bin H. Abdul Kadir";

/// Many people have one name only.
pub const SINGLE_WOMEN: [&str; 4] = ["Sutinah", "Paridah", "Ulung", "Suharti"];
/// See [`SINGLE_WOMEN`].
pub const SINGLE_MEN: [&str; 4] = ["Suparno", "Ngau", "Kasim", "Lalo"];

/// A boy's name longer than a line of a phone: cut only where it can be opened. Another one in each village, by its code, so that
/// a coordinator does not read of one child in six villages.
pub fn longest(village: &str) -> String {
    let last = village.bytes().last().unwrap_or(b'0');
    let at = usize::from(last.wrapping_sub(b'0'));
    let (first, middle, father) = (
        LONG_FIRST[at % LONG_FIRST.len()],
        LONG_MIDDLE[at % LONG_MIDDLE.len()],
        LONG_FATHER[at % LONG_FATHER.len()],
    );
    format!("{first} {middle} bin H. {father}")
}

/// A name of a girl or woman.
pub fn female(random: &mut Random) -> String {
    named(random, &GIRLS)
}

/// A name of a boy or man.
pub fn male(random: &mut Random) -> String {
    named(random, &BOYS)
}

/// A child's name, by the code of its sex.
pub fn of_child(random: &mut Random, sex: &str) -> String {
    if sex == "male" {
        male(random)
    } else {
        female(random)
    }
}

fn named(random: &mut Random, given: &[&str]) -> String {
    let (first, family) = (random.pick(given), random.pick(&FAMILIES));
    format!("{first} {family}")
}

#[cfg(test)]
mod tests {
    use super::longest;
    use crate::demo::account::VILLAGES;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_villages_have_the_same_longest_name() {
        let names: BTreeSet<String> = VILLAGES.iter().map(|it| longest(it.code)).collect();
        assert_eq!(names.len(), VILLAGES.len());
        assert!(names.iter().all(|name| name.len() > 34));
    }
}
