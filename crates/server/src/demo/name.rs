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

/// Longer than a line of a phone: cut only where it can be opened.
pub const LONGEST: &str = "Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin";

/// As long, of a woman and of a man.
pub const LONG_WOMAN: &str = "Hj. Nurul Khairunnisa Ramadhani binti Kaharuddin";
/// See [`LONG_WOMAN`].
pub const LONG_MAN: &str = "H. Burhanuddin Syafi'i Noor bin H. Abdul Kadir";

/// Many people have one name only.
pub const SINGLE_WOMEN: [&str; 4] = ["Sutinah", "Paridah", "Ulung", "Suharti"];
/// See [`SINGLE_WOMEN`].
pub const SINGLE_MEN: [&str; 4] = ["Suparno", "Ngau", "Kasim", "Lalo"];

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
