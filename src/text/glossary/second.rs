//! Arti kata from K to Z. A table only, in the order of the alphabet.

use super::Word;
use crate::text::t;

pub const WORDS: &[Word] = &[
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
