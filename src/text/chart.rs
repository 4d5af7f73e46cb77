//! Words about growth charts.

use super::{Lang, Term, either, t};
use dampingi_domain::growth::chart::Chart;
use dampingi_domain::woman::chart::Chart as OfPregnancy;

pub const TITLE: Term = t("Grafik", "Charts");
pub const WHICH: Term = t("Grafik mana?", "Which chart?");
pub const ALL: Term = t("Semua grafik", "All charts");
pub const PRINT: Term = t("Cetak", "Print");
pub const TABLE: Term = t("Lihat sebagai tabel", "See as a table");
pub const WHEN: Term = t("Tanggal", "Date");
pub const VALUE: Term = t("Hasil ukur", "Measured");
pub const CHECK_AGAIN: Term = t("periksa ulang ukurannya", "measure again");
pub const NOTHING: Term = t("Belum ada yang bisa digambar", "Nothing to draw yet");
pub const NOTHING_WHY: Term = t(
    "Grafik anak muncul setelah ia ditimbang atau diukur. Grafik ibu hamil muncul setelah ada HPHT, berat sebelum hamil, dan kunjungan.",
    "A child's chart appears once it has been weighed or measured. That of a pregnancy needs the last period, the weight before it, and a visit.",
);
const CARD: Term = t(
    "Umur dalam bulan. Garis menurut standar WHO, warna seperti KMS. Di bawah garis merah (−3), di atas garis oranye (+1) atau terus menurun: perlu diperiksa bidan atau puskesmas.",
    "Age in months. Lines of WHO's standard in the card's colours. Below the red line (−3), above the orange one (+1) or falling: must be seen by the midwife or health centre.",
);
const BY_AGE: Term = t(
    "Umur dalam bulan. Garis: standar WHO.",
    "Age in months. Lines: WHO's standard.",
);
const BY_LENGTH: Term = t(
    "Panjang atau tinggi dalam cm. Garis: standar WHO.",
    "Length or height in cm. Lines: WHO's standard.",
);

pub const BY_WEEK: Term = t(
    "Minggu kehamilan. Hijau: yang disarankan",
    "Weeks of pregnancy. Green: what is advised",
);
pub const ONE_BABY: Term = t(
    "Minggu kehamilan. Janin lebih dari satu, jadi pitanya tidak dipakai; tanyakan bidan.",
    "Weeks of pregnancy. More than one baby, so there is no band; ask the midwife.",
);
pub const BELOW: Term = t("di bawah pita", "below the band");
pub const INSIDE: Term = t("di dalam pita", "within the band");
pub const ABOVE: Term = t("di atas pita", "above the band");

/// A pregnancy's, as it fits a button.
pub const fn short_of_pregnancy(chart: OfPregnancy) -> Term {
    match chart {
        OfPregnancy::Gain => t("Berat", "Weight"),
        OfPregnancy::FundalHeight => t("TFU", "Fundal height"),
    }
}

/// "; sampai lahir 11,5–16 kg".
pub fn total(range: &str, lang: Lang) -> String {
    either(
        lang,
        format!("; sampai lahir {range}"),
        format!("; until birth {range}"),
    )
}

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
