//! Words of the coordinator's "Wilayah": the numbers of a month, and what they are numbers of.

use super::{Lang, Term, either, t};
use dampingi_domain::period::Quarter;

pub const TITLE: Term = t("Wilayah", "Area");
pub const PERIOD: Term = t("Bulan atau triwulan", "Month or quarter");
pub const MONTHS: Term = t("Bulan", "Month");
pub const QUARTERS: Term = t("Triwulan", "Quarter");
pub const MOTHERS: Term = t("Ibu", "Mothers");
pub const CHILDREN: Term = t("Anak", "Children");
pub const CONVERGENCE: Term = t("Konvergensi", "Convergence");
pub const CARD_VILLAGES_WHY: Term = t(
    "Urut dari tingkat konvergensi yang paling rendah. Tebal: diterima; di bawahnya: disetujui.",
    "Lowest level of convergence first. Bold: received; below it: approved.",
);
pub const CARD_LINES: Term = t("Setiap baris kartu", "Each line of the card");
/// Whose lines they are, in the order of the card.
pub const CARD_PARTS: [Term; 3] = [
    t("Ibu hamil dan nifas", "Pregnant women and after birth"),
    t("Anak 0–23 bulan", "Children of 0–23 months"),
    t("PAUD dan seluruhnya", "Preschool and all together"),
];
pub const CARD_LINES_WHY: Term = t(
    "Tekan satu baris untuk melihatnya per desa.",
    "Tap a line to see it by village.",
);
pub const CARD_QUIET_TITLE: Term = t(
    "Belum ada yang dinilai pada triwulan ini",
    "Nobody is judged in this quarter yet",
);
pub const CARD_QUIET_WHY: Term = t(
    "Belum ada ibu hamil, ibu nifas, atau anak 0–23 bulan yang tercatat. Triwulan lain bisa dipilih di atas.",
    "No pregnant woman, mother after birth or child of 0–23 months is on record. Another quarter can be chosen above.",
);
pub const AREA: Term = t("Wilayah", "Area");
pub const VILLAGES: Term = t("Desa yang perlu dilihat dulu", "Villages to look at first");
pub const VILLAGES_WHY: Term = t(
    "Urut dari kunjungan keluarga berisiko yang paling rendah. Tebal: diterima; di bawahnya: disetujui.",
    "Lowest coverage of visits to families at risk first. Bold: received; below it: approved.",
);
pub const SILENT: Term = t("Belum ada data", "Nothing on record yet");
pub const RECEIVED: Term = t("Diterima", "Received");
pub const APPROVED: Term = t("Disetujui", "Approved");
pub const NONE_YET: Term = t("belum ada", "none yet");
pub const VISITED: Term = t("Kunjungan", "Visits");
pub const WEIGHED: Term = t("D/S", "D/S");
pub const GAINED: Term = t("N/D", "N/D");
pub const STUNTED: Term = t("Stunting", "Stunting");
pub const ANAEMIC: Term = t("Bumil anemia", "Pregnant, anaemic");
pub const EVERYTHING: Term = t("Semua angka wilayah ini", "All numbers of this area");
pub const TO_QUEUE: Term = t("Ke antrean Periksa", "To the review queue");
pub const TAP: Term = t(
    "Tekan satu angka untuk tahu apa artinya.",
    "Tap a number to read what it means.",
);
pub const MEANING: Term = t("Apa artinya", "What it means");
pub const COUNTED_IS: Term = t("Yang dihitung", "Counted");
pub const COUNTED_OF: Term = t("Dibagi", "Out of");
pub const UNCONFIRMED: Term = t(
    "Cara menghitung ini belum dipastikan dengan pedoman resmi.",
    "This definition has not been held against the official guideline yet.",
);
pub const PUBLISHED_APPROVED: Term = t(
    "Yang dilaporkan: angka disetujui.",
    "Reported: the approved figure.",
);
pub const PUBLISHED_RECEIVED: Term = t(
    "Yang dilaporkan: angka diterima.",
    "Reported: the received figure.",
);
pub const QUIET_TITLE: Term = t(
    "Belum ada angka pada bulan ini",
    "No numbers in this month yet",
);
pub const QUIET_WHY: Term = t(
    "Belum ada keluarga berisiko yang dikunjungi, balita yang ditimbang, atau Hb yang diperiksa. Bulan lain bisa dipilih di atas.",
    "No family at risk was visited, no child weighed, no Hb checked. Another month can be chosen above.",
);
pub const EMPTY_WHY: Term = t(
    "Belum ada keluarga yang didata di wilayah ini. Angka muncul begitu kader mengirim.",
    "No family is on record in this area. Numbers appear as soon as cadres send.",
);
pub const NO_AREA_TITLE: Term = t("Belum ada wilayah", "No area yet");
pub const NO_AREA_WHY: Term = t(
    "Akun Anda belum punya kecamatan. Minta admin memasangkannya, lalu masuk lagi.",
    "Your account has no kecamatan. Ask the admin to set it, then sign in again.",
);
pub const NOT_KEPT_TITLE: Term = t(
    "Belum ada angka ini di HP ini",
    "These numbers are not on this phone yet",
);
pub const NOT_KEPT_WHY: Term = t(
    "Server belum bisa dihubungi. Sambungkan sebentar; sesudah itu angkanya bisa dibaca tanpa sinyal.",
    "The server cannot be reached. Connect once; after that the numbers can be read without a signal.",
);
pub const NOT_IN_AREA: Term = t(
    "Desa ini tidak ada dalam angka wilayah Anda.",
    "This village is not among the numbers of your area.",
);

/// The heading of a sheet; one that this version does not know keeps its own name.
pub fn group(id: &str, lang: Lang) -> String {
    let term = match id {
        "sigizi" => t(
            "Gizi dan bumil (SIGIZI)",
            "Nutrition and pregnancy (SIGIZI)",
        ),
        "essential" => t(
            "Indikator esensial stunting",
            "Essential stunting indicators",
        ),
        "scorecard" => t("Konvergensi", "Convergence"),
        _ => return id.to_owned(),
    };
    term.text(lang).to_owned()
}

/// A share given in tenths of a percent: `85%`, `21,4%`.
pub fn percent(tenths: u32, lang: Lang) -> String {
    let (whole, rest) = (tenths / 10, tenths % 10);
    if rest == 0 {
        return format!("{whole}%");
    }
    either(lang, format!("{whole},{rest}%"), format!("{whole}.{rest}%"))
}

pub fn of(part: u32, whole: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{part} dari {whole}"),
        format!("{part} of {whole}"),
    )
}

pub fn target(percent: f64, lang: Lang) -> String {
    let number = percent.to_string();
    either(
        lang,
        format!("target {}%", number.replace('.', ",")),
        format!("target {number}%"),
    )
}

/// What a prevalence stands on: of how many children, and how many of them were measured.
pub fn measured(children: u32, share: &str, lang: Lang) -> String {
    either(
        lang,
        format!("dari {children} anak, {share} terukur"),
        format!("of {children} children, {share} measured"),
    )
}

pub fn of_pregnant(count: u32, measured: u32, lang: Lang) -> String {
    either(
        lang,
        format!("dari {count} bumil, {measured} diukur"),
        format!("of {count} pregnant women, {measured} measured"),
    )
}

pub fn of_checked(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("dari {count} bumil yang diperiksa Hb"),
        format!("of {count} pregnant women with Hb checked"),
    )
}

/// "Triwulan IV 2026".
pub fn of_year(quarter: Quarter, lang: Lang) -> String {
    let (year, number) = quarter.parts();
    in_year(&self::quarter(number, lang), year)
}

/// `Triwulan IV`, `Quarter 4`.
pub fn quarter(number: i8, lang: Lang) -> String {
    let roman = match number {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    };
    either(
        lang,
        format!("Triwulan {roman}"),
        format!("Quarter {number}"),
    )
}

/// `November 2026`.
pub fn in_year(name: &str, year: i16) -> String {
    format!("{name} {year}")
}

/// A line of the card in one village: both shares, each with what it is of.
pub fn in_village(received: &str, approved: &str, lang: Lang) -> String {
    either(
        lang,
        format!("diterima {received}, disetujui {approved}"),
        format!("received {received}, approved {approved}"),
    )
}

pub fn excluded(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} dikecualikan (perlu diukur ulang)"),
        format!("{count} left out (to be measured again)"),
    )
}

pub fn doubles(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!(
            "Perlu dirapikan: {count} orang punya NIK yang juga dipakai orang lain, jadi mungkin terhitung dua kali."
        ),
        format!(
            "To tidy up: {count} people share a NIK with another person and may be counted twice."
        ),
    )
}

pub fn counted_at(at: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Angka per {at}"),
        format!("Numbers as of {at}"),
    )
}

pub fn cached(at: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Server belum bisa dihubungi. Ini angka yang disimpan di HP ini per {at}."),
        format!("The server cannot be reached. These numbers are kept on this phone, as of {at}."),
    )
}

pub fn people(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} orang terdata"),
        format!("{count} people on record"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_written_as_people_write_it() {
        assert_eq!(percent(850, Lang::Id), "85%");
        assert_eq!(percent(214, Lang::Id), "21,4%");
        assert_eq!(percent(3, Lang::En), "0.3%");
        assert_eq!(percent(1000, Lang::En), "100%");
        assert_eq!(target(15.5, Lang::Id), "target 15,5%");
        assert_eq!(target(90.0, Lang::Id), "target 90%");
    }
}
