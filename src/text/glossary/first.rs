//! Arti kata from 2T to J. A table only, in the order of the alphabet.

use super::Word;
use crate::text::t;

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
            "Jamban leher angsa dengan septic tank.",
            "A latrine with water seal and septic tank.",
        ),
    ),
];
