//! Words about growth charts.

use super::{Lang, Term, either, t};
use dampingi_domain::growth::chart::Chart;

pub const TITLE: Term = t("Grafik pertumbuhan", "Growth charts");
pub const WHICH: Term = t("Grafik mana?", "Which chart?");
pub const ALL: Term = t("Semua grafik", "All charts");
pub const PRINT: Term = t("Cetak", "Print");
pub const TABLE: Term = t("Lihat sebagai tabel", "See as a table");
pub const WHEN: Term = t("Tanggal (umur)", "Date (age)");
pub const VALUE: Term = t("Hasil ukur", "Measured");
pub const CHECK_AGAIN: Term = t("periksa ulang ukurannya", "measure again");
pub const NOTHING: Term = t("Belum ada yang bisa digambar", "Nothing to draw yet");
pub const NOTHING_WHY: Term = t(
    "Grafik muncul setelah anak ditimbang atau diukur, dan tanggal lahir serta jenis kelaminnya diketahui.",
    "The chart appears once the child has been weighed or measured, and its birth date and sex are known.",
);
const CARD: Term = t(
    "Umur dalam bulan. Warna dan garis seperti di KMS: di bawah garis −3 atau terus menurun, perlu diperiksa bidan atau puskesmas.",
    "Age in months. Colours and lines as on the card: below the line −3, or falling, must be seen by the midwife or health centre.",
);
const BY_AGE: Term = t(
    "Umur dalam bulan. Garis: standar WHO.",
    "Age in months. Lines: WHO's standard.",
);
const BY_LENGTH: Term = t(
    "Panjang atau tinggi dalam cm. Garis: standar WHO.",
    "Length or height in cm. Lines: WHO's standard.",
);

/// A name that fits a button.
pub const fn short(chart: Chart) -> Term {
    match chart {
        Chart::WeightForAge => t("Berat (KMS)", "Weight"),
        Chart::LengthForAge => t("Tinggi", "Height"),
        Chart::WeightForLength => t("Berat/panjang", "Weight/length"),
        Chart::WeightForHeight => t("Berat/tinggi", "Weight/height"),
        Chart::BmiForAge => t("IMT", "BMI"),
        Chart::HeadForAge => t("Kepala", "Head"),
    }
}

pub const fn legend(chart: Chart) -> Term {
    match chart {
        Chart::WeightForAge => CARD,
        _ if chart.is_by_age() => BY_AGE,
        _ => BY_LENGTH,
    }
}

pub fn dots(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} hasil ukur"),
        format!("{count} measured"),
    )
}
