//! Arti kata: the words and short forms of the work, said plainly. A table only. Must not state a rule of its own: limits and
//! dates are those of `docs/clinical.md`, and where they matter the app says them itself.

use super::{Term, t};

/// A word: how it is written in Indonesian, whatever the language of the app, and what it means.
pub type Word = (&'static str, Term);

/// In the order of the alphabet.
pub const WORDS: &[Word] = &[
    (
        "2T",
        t(
            "Berat dua kali berturut-turut tidak naik cukup. Ajak ke puskesmas.",
            "Weight did not rise enough twice running. Take the child to the health centre.",
        ),
    ),
    (
        "4T",
        t(
            "Empat “terlalu”: hamil terlalu muda, terlalu tua, terlalu dekat jaraknya, terlalu banyak anak.",
            "The four “too”: pregnant too young, too old, too soon after the last, too many children.",
        ),
    ),
    (
        "Akta lahir",
        t(
            "Surat kelahiran resmi dari Dukcapil.",
            "The official birth certificate of the civil registry.",
        ),
    ),
    (
        "ANC",
        t(
            "Pemeriksaan kehamilan oleh bidan atau dokter.",
            "An examination in pregnancy by midwife or doctor.",
        ),
    ),
    (
        "Anemia",
        t(
            "Kurang darah: Hb lebih rendah dari yang seharusnya.",
            "Too little haemoglobin in the blood.",
        ),
    ),
    (
        "ASI eksklusif",
        t(
            "Bayi di bawah 6 bulan hanya minum ASI, tanpa air putih, susu lain atau makanan. Obat dan vitamin boleh.",
            "A baby under six months has breast milk only: no water, other milk or food. Medicine and vitamins may be given.",
        ),
    ),
    (
        "BAAS",
        t(
            "Bapak/Bunda Asuh Anak Stunting: orang atau kantor yang membantu keluarga berisiko.",
            "A person or office that supports a family at risk.",
        ),
    ),
    (
        "BABS",
        t(
            "Buang air besar sembarangan, tidak di jamban.",
            "Defecating in the open, not in a latrine.",
        ),
    ),
    (
        "Baduta",
        t("Anak di bawah 2 tahun.", "A child under two years."),
    ),
    (
        "Balita",
        t("Anak di bawah 5 tahun.", "A child under five years."),
    ),
    (
        "BB/TB",
        t(
            "Berat dibanding panjang atau tinggi. Menunjukkan kurus atau gemuk.",
            "Weight against length or height. Shows thin or fat.",
        ),
    ),
    ("BB/U", t("Berat dibanding umur.", "Weight against age.")),
    (
        "BBLR",
        t(
            "Berat bayi lahir rendah: kurang dari 2.500 gram.",
            "Low birth weight: under 2500 grams.",
        ),
    ),
    (
        "BGM",
        t(
            "Bawah garis merah: titik berat di KMS ada di bawah garis merah. Ajak ke puskesmas.",
            "Below the red line of the growth card. Take the child to the health centre.",
        ),
    ),
    (
        "Bufas",
        t(
            "Ibu nifas: sampai 42 hari setelah melahirkan.",
            "A mother in the 42 days after birth.",
        ),
    ),
    (
        "Buku KIA",
        t(
            "Buku kesehatan ibu dan anak, berwarna merah muda. Hasil periksa ditulis di sana.",
            "The pink book of mother and child. Results are written there.",
        ),
    ),
    ("Bumil", t("Ibu hamil.", "A pregnant woman.")),
    (
        "Catin",
        t("Calon pengantin.", "A woman or man about to marry."),
    ),
    (
        "DJJ",
        t(
            "Denyut jantung janin: detak jantung bayi dalam kandungan, dihitung satu menit.",
            "Heart rate of the unborn baby, beats a minute.",
        ),
    ),
    (
        "Elsimil",
        t(
            "Aplikasi BKKBN untuk calon pengantin dan keluarga.",
            "BKKBN's app for couples and families.",
        ),
    ),
    (
        "Gagal tumbuh",
        t(
            "Berat atau panjang tidak bertambah seperti seharusnya.",
            "Weight or length does not rise as it should.",
        ),
    ),
    (
        "GENTING",
        t(
            "Gerakan Orang Tua Asuh Cegah Stunting: bantuan bagi keluarga berisiko.",
            "Foster-parent movement: support for families at risk.",
        ),
    ),
    (
        "Gizi buruk",
        t(
            "Sangat kurus, LiLA sangat kecil, atau kedua kaki bengkak. Perlu diperiksa hari itu juga.",
            "Very thin, a very small arm, or both feet swollen. Must be seen the same day.",
        ),
    ),
    (
        "Gizi kurang",
        t("Kurus dibanding tinggi badannya.", "Thin for the height."),
    ),
    (
        "Hb",
        t(
            "Zat merah dalam darah. Diperiksa bidan atau laboratorium.",
            "The red substance of blood. Tested by midwife or laboratory.",
        ),
    ),
    (
        "HPHT",
        t(
            "Hari pertama haid terakhir. Dari sini umur kehamilan dihitung.",
            "First day of the last period. The weeks of pregnancy are counted from it.",
        ),
    ),
    (
        "HPL",
        t("Hari perkiraan lahir.", "The day the birth is expected."),
    ),
    (
        "IDL",
        t("Imunisasi dasar lengkap.", "All basic vaccinations done."),
    ),
    (
        "IMD",
        t(
            "Inisiasi menyusu dini: bayi diletakkan di dada ibu dan menyusu dalam satu jam pertama.",
            "Baby on the mother's chest and at the breast within the first hour.",
        ),
    ),
    (
        "IMT",
        t(
            "Indeks massa tubuh: berat dibanding tinggi orang dewasa.",
            "Body mass index: a grown-up's weight against height.",
        ),
    ),
    (
        "Intervensi serentak",
        t(
            "Penimbangan dan pengukuran semua balita pada bulan yang sama.",
            "Weighing and measuring all children under five in the same month.",
        ),
    ),
    (
        "Jamban sehat",
        t(
            "Jamban milik sendiri dengan leher angsa dan tangki septik.",
            "A latrine of one's own with water seal and septic tank.",
        ),
    ),
    (
        "K, D, N (SKDN)",
        t(
            "S semua sasaran, K punya KMS atau Buku KIA, D ditimbang, N naik berat badannya.",
            "S all children, K with a card, D weighed, N gained weight.",
        ),
    ),
    (
        "K1–K6",
        t(
            "Periksa hamil pertama sampai keenam.",
            "The first to the sixth examination in pregnancy.",
        ),
    ),
    (
        "KB pascapersalinan",
        t(
            "Alat KB setelah melahirkan.",
            "Contraception after a birth.",
        ),
    ),
    (
        "KEK",
        t(
            "Kurang energi kronis: LiLA ibu kecil. Perlu makanan tambahan dan kunjungan lebih sering.",
            "Long undernutrition: a small arm. Needs extra food and more visits.",
        ),
    ),
    (
        "KF",
        t(
            "Kunjungan nifas: periksa ibu setelah melahirkan.",
            "An examination of the mother after birth.",
        ),
    ),
    (
        "KIE",
        t(
            "Penyuluhan: bicara, menjelaskan, mengajak.",
            "Counselling: talk, explain, invite.",
        ),
    ),
    (
        "KMS",
        t(
            "Kartu menuju sehat: grafik berat badan anak.",
            "The growth card with the weight curve.",
        ),
    ),
    (
        "KN",
        t(
            "Kunjungan neonatal: periksa bayi baru lahir.",
            "An examination of the newborn.",
        ),
    ),
    (
        "KPM (kader)",
        t(
            "Kader Pembangunan Manusia di desa. Singkatan yang sama dipakai untuk keluarga penerima manfaat.",
            "The village's human development cadre. The same letters also mean a family that receives aid.",
        ),
    ),
    (
        "KRS",
        t(
            "Keluarga berisiko stunting.",
            "A family at risk of stunting.",
        ),
    ),
    (
        "LiLA",
        t("Lingkar lengan atas.", "Upper arm circumference."),
    ),
    (
        "Lingkar kepala",
        t(
            "Ukuran keliling kepala anak.",
            "Distance around the child's head.",
        ),
    ),
    (
        "Lokus",
        t(
            "Desa yang didahulukan untuk pencegahan stunting.",
            "A village that comes first in the work against stunting.",
        ),
    ),
    ("MBG", t("Makan Bergizi Gratis.", "Free nutritious meals.")),
    (
        "MMS",
        t(
            "Tablet dengan banyak vitamin dan mineral untuk ibu hamil, pengganti TTD.",
            "A tablet of many vitamins and minerals for pregnant women, instead of iron tablets.",
        ),
    ),
    (
        "MP-ASI",
        t(
            "Makanan pendamping ASI, mulai 6 bulan.",
            "Food beside breast milk, from six months on.",
        ),
    ),
    (
        "N, T, O, B",
        t(
            "N naik, T tidak naik, O bulan lalu tidak ditimbang, B baru pertama ditimbang.",
            "N gained, T not gained, O not weighed last month, B weighed for the first time.",
        ),
    ),
    (
        "NIK",
        t(
            "Nomor di KTP atau KK, 16 angka.",
            "The number of the identity card, 16 digits.",
        ),
    ),
    (
        "PBLR",
        t(
            "Panjang bayi lahir rendah: kurang dari 48 cm.",
            "Short at birth: under 48 cm.",
        ),
    ),
    (
        "PHBS",
        t(
            "Perilaku hidup bersih dan sehat.",
            "Clean and healthy habits.",
        ),
    ),
    (
        "PMT",
        t(
            "Makanan tambahan untuk anak atau ibu hamil.",
            "Extra food for a child or a pregnant woman.",
        ),
    ),
    (
        "Posyandu",
        t(
            "Pelayanan kesehatan bulanan di desa.",
            "The village's monthly health post.",
        ),
    ),
    (
        "Prematur",
        t("Lahir sebelum 37 minggu.", "Born before 37 weeks."),
    ),
    (
        "Rembuk stunting",
        t(
            "Musyawarah desa tentang pencegahan stunting.",
            "The village meeting on stunting.",
        ),
    ),
    (
        "Rujukan",
        t(
            "Mengajak seseorang ke bidan, puskesmas atau rumah sakit, dengan alasan tertulis.",
            "Sending somebody to midwife, health centre or hospital, with a written reason.",
        ),
    ),
    (
        "Stunting",
        t(
            "Pendek dibanding umur karena lama kurang gizi atau sering sakit. Tidak tampak dari luar: harus diukur.",
            "Short for the age after long undernutrition or illness. Cannot be seen: it has to be measured.",
        ),
    ),
    (
        "TB/U",
        t(
            "Panjang atau tinggi dibanding umur.",
            "Length or height against age.",
        ),
    ),
    (
        "TBJ",
        t(
            "Taksiran berat janin.",
            "Estimated weight of the unborn baby.",
        ),
    ),
    (
        "TFU",
        t(
            "Tinggi fundus: tinggi puncak rahim, diukur bidan.",
            "Height of the top of the womb, measured by the midwife.",
        ),
    ),
    (
        "TPK",
        t(
            "Tim Pendamping Keluarga: bidan, kader PKK dan kader KB.",
            "The family team: midwife, PKK cadre and family planning cadre.",
        ),
    ),
    ("TTD", t("Tablet tambah darah.", "Iron tablets.")),
    (
        "Vitamin A",
        t(
            "Kapsul biru untuk 6–11 bulan, merah untuk 12–59 bulan, setiap Februari dan Agustus.",
            "Blue capsule at 6–11 months, red at 12–59 months, every February and August.",
        ),
    ),
    (
        "Z-skor",
        t(
            "Seberapa jauh ukuran anak dari anak sehat seusianya.",
            "How far a child's measure is from that of healthy children of that age.",
        ),
    ),
];

/// The words in which something typed occurs, in the word itself or in what it means; all of them when nothing is typed.
pub fn found(typed: &str, lang: super::Lang) -> impl Iterator<Item = &'static Word> {
    let typed = typed.trim().to_ascii_lowercase();
    WORDS.iter().filter(move |(word, means)| {
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
        let folded: Vec<String> = WORDS.iter().map(|(word, _)| word.to_lowercase()).collect();
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
        assert_eq!(found("", Lang::Id).count(), WORDS.len());
    }
}
