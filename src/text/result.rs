//! Words about the result of a visit: what can be said to the mother, and why. What was seen and what to do is said by the
//! rules themselves, in `domain`.

use super::{Lang, Term, either, t};
use dampingi_domain::finding::{Destination, Finding, Urgency};
use dampingi_domain::growth::Level;
use dampingi_domain::result::VisitResult;

pub const TITLE: Term = t("Hasil", "Result");
pub const LAST: Term = t("Hasil terakhir", "Last result");
pub const GOOD: Term = t("Baik", "Good");
pub const WATCH: Term = t("Perhatikan", "Watch");
pub const REFER: Term = t("Rujuk", "Refer");
pub const NOT_YET: Term = t("Belum bisa dinilai", "Cannot be judged yet");
pub const CAN_SAY: Term = t("Yang bisa disampaikan", "What you can say");
pub const WHAT_TO_DO: Term = t("Temuan dan tindak lanjut", "What was seen and what to do");
pub const WHY: Term = t("Mengapa?", "Why?");
pub const RULE: Term = t("Aturan", "Rule");
pub const SOURCE: Term = t("Sumber", "Source");
pub const UNCONFIRMED: Term = t(
    "belum dipastikan dinas kesehatan",
    "not confirmed by a health office yet",
);
pub const ALSO: Term = t("Sudah termasuk", "Included in this");
pub const MEASURES: Term = t("Pertumbuhan", "Growth");
pub const OF_HER: Term = t("Hasil ukur dan tanya", "Measured and asked");
pub const CORRECTED: Term = t("umur koreksi", "corrected age");
pub const NOT_JUDGED: Term = t("Yang belum bisa dinilai", "What could not be judged");
pub const NO_DIAGNOSIS: Term = t(
    "Ini bukan diagnosis. Bidan atau puskesmas yang memeriksa dan memutuskan.",
    "This is no diagnosis. The midwife or the health centre examines and decides.",
);

/// The word of a level.
pub const fn level(level: Option<Level>) -> Term {
    match level {
        Some(Level::Good) => GOOD,
        Some(Level::Watch) => WATCH,
        Some(Level::Refer) => REFER,
        None => NOT_YET,
    }
}

/// A sentence the cadre can say to the mother, to the couple, or to a girl.
pub fn say(form: &str, result: &VisitResult, lang: Lang) -> String {
    let is_child = matches!(form, "child_visit" | "newborn_visit");
    let is_couple = matches!(form, "engagement_contact" | "adolescent_visit");
    let first = match (result.level, result.first()) {
        (None, _) => {
            return either(
                lang,
                "Belum ada ukuran yang bisa dinilai hari ini. Kita ukur pada pertemuan berikut, ya."
                    .to_owned(),
                "Nothing was measured that can be judged today. Let us measure next time."
                    .to_owned(),
            );
        }
        (_, None) => return good(is_child, is_couple, lang),
        (_, Some(first)) => first,
    };
    if first.rule.id == "U01" {
        return either(
            lang,
            "Bu, coba kita timbang dan ukur Adik sekali lagi, ya.".to_owned(),
            "Let us weigh and measure the child once more.".to_owned(),
        );
    }
    // Nothing to examine: something to talk about.
    if first.rule.id == "K01" && first.rule.variant == "age" {
        return either(
            lang,
            "Mari berbicara dulu dengan bidan atau PKB tentang waktu yang baik untuk hamil.".to_owned(),
            "Let us talk with the midwife or family-planning officer about a good time for a pregnancy.".to_owned(),
        );
    }
    let (who_id, who_en) = match (is_child, is_couple) {
        (true, _) => ("Bu, Adik", "Your child"),
        (_, true) => ("Anda", "You"),
        _ => ("Ibu", "You"),
    };
    let place = place(first.rule.destination, lang);
    let when = first.rule.urgency.words(lang);
    if first.rule.urgency == Urgency::Routine {
        return either(
            lang,
            format!("{who_id} perlu dilihat di {place} {when}, ya."),
            format!("{who_en} should be seen at the {place} {when}."),
        );
    }
    let help = if result.level == Some(Level::Refer) {
        either(
            lang,
            " Mari, saya bantu berangkat.".to_owned(),
            " Come, I will help you go.".to_owned(),
        )
    } else {
        String::new()
    };
    either(
        lang,
        format!("{who_id} perlu diperiksa {when} di {place}.{help}"),
        format!("{who_en} should be examined {when} at the {place}.{help}"),
    )
}

fn good(is_child: bool, is_couple: bool, lang: Lang) -> String {
    let id = match (is_child, is_couple) {
        (true, _) => "Bu, hasil Adik hari ini baik. Terus dijaga, ya.",
        (_, true) => "Hasil pemeriksaan hari ini baik. Terus dijaga, ya.",
        _ => "Bu, hasil hari ini baik. Terus dijaga, ya.",
    };
    let en = if is_child {
        "Your child's result is good today. Keep it up."
    } else {
        "The result is good today. Keep it up."
    };
    either(lang, id.to_owned(), en.to_owned())
}

/// The name of a place inside a sentence: only its first letter is small, "PKB" stays.
fn place(destination: Destination, lang: Lang) -> String {
    let mut name = destination.name().text(lang).to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    name
}

/// Who should look and how soon.
pub fn to_whom(finding: &Finding, lang: Lang) -> String {
    let rule = finding.rule;
    format!(
        "{} · {}",
        rule.destination.name().text(lang),
        rule.urgency.words(lang)
    )
}

/// "C07, versi 1".
pub fn rule(finding: &Finding, lang: Lang) -> String {
    version(finding.rule.id, finding.rule.version, lang)
}

/// The heading over the measures of a visit.
pub fn measures(form: &str) -> Term {
    if matches!(form, "child_visit" | "newborn_visit") {
        MEASURES
    } else {
        OF_HER
    }
}

/// A rule's id and version.
pub fn version(id: &str, version: u16, lang: Lang) -> String {
    either(
        lang,
        format!("{id}, versi {version}"),
        format!("{id}, version {version}"),
    )
}

pub fn referred(place: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Sudah dibantu rujukan ke: {place}"),
        format!("Helped with a referral to: {place}"),
    )
}

/// After a number that was measured longer ago than the others.
pub fn since_then(day: &str, lang: Lang) -> String {
    either(lang, format!(" · sejak {day}"), format!(" · since {day}"))
}

pub fn since(day: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Berubah sejak kunjungan lalu ({day})"),
        format!("Changed since the last visit ({day})"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use dampingi_domain::finding::{Case, table};
    use dampingi_domain::{Answers, result};

    #[test]
    fn every_place_reads_inside_a_sentence() {
        assert_eq!(
            place(Destination::MidwifeOrPlanner, Lang::Id),
            "bidan atau PKB"
        );
        for rule in table() {
            let name = place(rule.destination, Lang::Id);
            assert!(name.starts_with(|letter: char| letter.is_ascii_lowercase()));
        }
    }

    #[test]
    fn the_sentence_says_who_should_look_and_never_what_she_has() {
        let visit = Answers::new().with("danger_signs", vec!["bleeding"]);
        let day = "2026-11-21".parse().expect("a date");
        let found = result::of(&Case::new("pregnancy_visit", day, &visit));
        assert_eq!(
            say("pregnancy_visit", &found, Lang::Id),
            "Ibu perlu diperiksa sekarang juga di rumah sakit. Mari, saya bantu berangkat."
        );
    }
}
