//! The columns of an e-PPGBM file and the names they go by. The order of a file's columns means nothing.

use crate::bare;

/// One column that is brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Nik,
    Name,
    Sex,
    BirthDate,
    BirthWeight,
    BirthLength,
    Parent,
    Province,
    Regency,
    Subdistrict,
    HealthCentre,
    Village,
    Posyandu,
    Rt,
    Rw,
    Address,
    MeasuredOn,
    Weight,
    Height,
    Position,
    Muac,
}

/// Every column with its name in the export and the other names seen for it.
/// "Pukesmas" is what the real header says (domain notes §2.11).
const NAMES: [(Column, &[&str]); 21] = [
    (Column::Nik, &["NIK", "NIK Anak", "NIK Balita"]),
    (Column::Name, &["Nama", "Nama Anak", "Nama Balita"]),
    (Column::Sex, &["JK", "Jenis Kelamin", "L/P"]),
    (
        Column::BirthDate,
        &["Tgl Lahir", "Tanggal Lahir", "Tgl Lhr"],
    ),
    (
        Column::BirthWeight,
        &["BB Lahir", "Berat Lahir", "Berat Badan Lahir"],
    ),
    (
        Column::BirthLength,
        &[
            "TB Lahir",
            "PB Lahir",
            "Panjang Lahir",
            "Panjang Badan Lahir",
        ],
    ),
    (
        Column::Parent,
        &["Nama Ortu", "Nama Orang Tua", "Orang Tua"],
    ),
    (Column::Province, &["Prov", "Provinsi", "Propinsi"]),
    (
        Column::Regency,
        &["Kab/Kota", "Kabupaten/Kota", "Kabupaten", "Kab"],
    ),
    (Column::Subdistrict, &["Kec", "Kecamatan"]),
    (Column::HealthCentre, &["Pukesmas", "Puskesmas", "PKM"]),
    (
        Column::Village,
        &[
            "Desa/Kel",
            "Desa/Kelurahan",
            "Kel/Desa",
            "Kelurahan/Desa",
            "Desa",
            "Kelurahan",
            "Kel",
        ],
    ),
    (Column::Posyandu, &["Posyandu", "Nama Posyandu"]),
    (Column::Rt, &["RT"]),
    (Column::Rw, &["RW"]),
    (Column::Address, &["Alamat"]),
    (
        Column::MeasuredOn,
        &[
            "Tanggal Pengukuran",
            "Tgl Pengukuran",
            "Tanggal Ukur",
            "Tgl Ukur",
        ],
    ),
    (Column::Weight, &["Berat", "Berat Badan", "BB"]),
    (
        Column::Height,
        &["Tinggi", "Tinggi Badan", "TB", "PB/TB", "TB/PB"],
    ),
    (Column::Position, &["Cara Ukur", "Posisi Ukur"]),
    (Column::Muac, &["LiLA", "Lingkar Lengan Atas"]),
];

/// Columns of the export that are known and left where they are: what can be worked out again from the
/// measurements, and services that the file gives without a date.
const LEFT: [&str; 16] = [
    "No",
    "Usia Saat Ukur",
    "BB/U",
    "ZS BB/U",
    "TB/U",
    "ZS TB/U",
    "BB/TB",
    "ZS BB/TB",
    "Naik Berat Badan",
    "PMT Diterima (kg)",
    "Jml Vit A",
    "KPSP",
    "KIA",
    "Kelas Ibu Balita",
    "MBG",
    "Detail",
];

/// Without these no child can be told from another, or be put anywhere.
pub const INDISPENSABLE: [Column; 4] = [
    Column::Name,
    Column::Sex,
    Column::BirthDate,
    Column::Village,
];

impl Column {
    /// The name in the real export, for messages about a column.
    pub fn title(self) -> &'static str {
        let (_, names) = NAMES
            .iter()
            .find(|(column, _)| *column == self)
            .expect("every column has its names");
        names[0]
    }

    /// The column that a heading names, whatever its case, spaces and dots.
    pub fn named(heading: &str) -> Option<Self> {
        let bare = bare::heading(heading);
        NAMES
            .iter()
            .find(|(_, names)| {
                names
                    .iter()
                    .any(|name| bare::characters(name).eq(bare.chars()))
            })
            .map(|(column, _)| *column)
    }
}

/// Which column stands where in one file.
#[derive(Debug, Default)]
pub struct Header {
    places: Vec<(Column, usize)>,
    /// Headings that nobody knows, as written.
    pub unknown: Vec<String>,
    /// Headings that stand there twice; the first one is read.
    pub repeated: Vec<String>,
}

impl Header {
    /// Reads one row of headings.
    pub fn read<'a>(headings: impl Iterator<Item = &'a str>) -> Self {
        let mut header = Self::default();
        for (at, heading) in headings.enumerate() {
            match Column::named(heading) {
                Some(column) if header.place(column).is_some() => {
                    header.repeated.push(heading.trim().to_owned())
                }
                Some(column) => header.places.push((column, at)),
                None if bare::heading(heading).is_empty()
                    || LEFT
                        .iter()
                        .any(|left| bare::heading(left) == bare::heading(heading)) => {}
                None => header.unknown.push(heading.trim().to_owned()),
            }
        }
        header
    }

    /// Where the column stands.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places
            .iter()
            .find(|(known, _)| *known == column)
            .map(|(_, at)| *at)
    }

    /// How many headings were recognised.
    pub fn known(&self) -> usize {
        self.places.len()
    }

    /// What is missing without which nothing can be read.
    pub fn missing(&self) -> Vec<&'static str> {
        let missing = INDISPENSABLE
            .iter()
            .filter(|column| self.place(**column).is_none());
        missing.map(|column| column.title()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_whatever_its_case_and_spaces() {
        for (heading, column) in [
            ("Pukesmas", Column::HealthCentre),
            ("PUSKESMAS", Column::HealthCentre),
            (" tgl. lahir ", Column::BirthDate),
            ("Kab / Kota", Column::Regency),
            ("DESA/KEL", Column::Village),
            ("tanggal_pengukuran", Column::MeasuredOn),
            ("LILA", Column::Muac),
        ] {
            assert_eq!(Column::named(heading), Some(column), "{heading}");
        }
        assert_eq!(Column::named("Nama Kucing"), None);
    }

    #[test]
    fn no_name_stands_for_two_columns() {
        let mut all: Vec<String> = NAMES
            .iter()
            .flat_map(|(_, names)| names.iter().map(|name| bare::heading(name)))
            .collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn what_is_unknown_repeated_or_missing_is_told() {
        let header = Header::read(["Nama", "ZS BB/U", "Hobi", "JK", "nama"].into_iter());
        assert_eq!(header.unknown, ["Hobi"]);
        assert_eq!(header.repeated, ["nama"]);
        assert_eq!(header.missing(), ["Tgl Lahir", "Desa/Kel"]);
        assert_eq!(header.place(Column::Sex), Some(3));
    }
}
