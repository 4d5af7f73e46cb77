//! The dates of a child's immunisations, copied from the KIA book. Domain notes §2.9, §3.10; the doses themselves stand in
//! `immunisation::TABLE`, and a test holds that both name the same.

use crate::form::{Field, Input, Page, Rule, Severity, Source, View, When};
use crate::immunisation::{Dose, Doubt, TABLE, overview};
use crate::term::{Term, t};

const COPY: &str = "vaccine_dates_copied";
const SOURCE: Source = Source::confirmed("§2.9 R34, §3.10");

/// Asked first: twenty-one dates would stand in the way of every visit at which the book has nothing new.
pub const COPY_DATES: Field = Field::new(
    COPY,
    t(
        "Salin tanggal imunisasi dari Buku KIA sekarang?",
        "Copy the dates from the KIA book now?",
    ),
    Input::YesNo,
    Source::unconfirmed("§2.9 design"),
)
.hint(
    "Pertama kali salin semua yang tertulis, sesudah itu yang baru saja",
    "Copy all of them once, then only what is new",
);

const fn dose(key: &'static str, label: Term, since: When) -> Field {
    Field::new(key, label, Input::PastDate, SOURCE).when(since)
}

const AT_ONCE: When = When::Yes(COPY);
const FROM_2: When = When::All(&[AT_ONCE, When::Months(2, i32::MAX)]);
const FROM_3: When = When::All(&[AT_ONCE, When::Months(3, i32::MAX)]);
const FROM_4: When = When::All(&[AT_ONCE, When::Months(4, i32::MAX)]);
const FROM_9: When = When::All(&[AT_ONCE, When::Months(9, i32::MAX)]);
const FROM_10: When = When::All(&[AT_ONCE, When::Months(10, i32::MAX)]);
const FROM_12: When = When::All(&[AT_ONCE, When::Months(12, i32::MAX)]);
const FROM_18: When = When::All(&[AT_ONCE, When::Months(18, i32::MAX)]);

/// One date for each dose that the child is old enough for, in the order of the book: those of the first two months.
pub const DATES_TO_2: Page = Page {
    key: "immunisation_0_2",
    title: t("Imunisasi 0–2 bulan", "Immunisation, 0–2 months"),
    fields: &[
        dose(
            "vaccine_hb0_date",
            t("Hepatitis B 0", "Hepatitis B 0"),
            AT_ONCE,
        ),
        dose("vaccine_bcg_date", t("BCG", "BCG"), AT_ONCE),
        dose(
            "vaccine_opv1_date",
            t("Polio tetes 1", "Polio drops 1"),
            AT_ONCE,
        ),
        dose(
            "vaccine_dpt_hb_hib1_date",
            t("DPT-HB-Hib 1", "DPT-HB-Hib 1"),
            FROM_2,
        ),
        dose(
            "vaccine_opv2_date",
            t("Polio tetes 2", "Polio drops 2"),
            FROM_2,
        ),
        dose("vaccine_pcv1_date", t("PCV 1", "PCV 1"), FROM_2),
        dose("vaccine_rv1_date", t("Rotavirus 1", "Rotavirus 1"), FROM_2),
    ],
};

/// Those of the third and fourth month.
pub const DATES_TO_4: Page = Page {
    key: "immunisation_3_4",
    title: t("Imunisasi 3–4 bulan", "Immunisation, 3–4 months"),
    fields: &[
        dose(
            "vaccine_dpt_hb_hib2_date",
            t("DPT-HB-Hib 2", "DPT-HB-Hib 2"),
            FROM_3,
        ),
        dose(
            "vaccine_opv3_date",
            t("Polio tetes 3", "Polio drops 3"),
            FROM_3,
        ),
        dose("vaccine_pcv2_date", t("PCV 2", "PCV 2"), FROM_3),
        dose("vaccine_rv2_date", t("Rotavirus 2", "Rotavirus 2"), FROM_3),
        dose(
            "vaccine_dpt_hb_hib3_date",
            t("DPT-HB-Hib 3", "DPT-HB-Hib 3"),
            FROM_4,
        ),
        dose(
            "vaccine_opv4_date",
            t("Polio tetes 4", "Polio drops 4"),
            FROM_4,
        ),
        dose(
            "vaccine_ipv1_date",
            t("Polio suntik (IPV) 1", "Polio injection (IPV) 1"),
            FROM_4,
        ),
        dose("vaccine_rv3_date", t("Rotavirus 3", "Rotavirus 3"), FROM_4),
    ],
};

/// Those from nine months on.
pub const DATES_FROM_9: Page = Page {
    key: "immunisation_9",
    title: t("Imunisasi 9 bulan ke atas", "Immunisation from 9 months"),
    fields: &[
        dose(
            "vaccine_mr1_date",
            t("Campak-Rubela 1", "Measles-rubella 1"),
            FROM_9,
        ),
        dose(
            "vaccine_ipv2_date",
            t("Polio suntik (IPV) 2", "Polio injection (IPV) 2"),
            FROM_9,
        ),
        // Given in one province only (Settled 12); a child may have come from there.
        dose(
            "vaccine_je_date",
            t("Japanese Encephalitis", "Japanese encephalitis"),
            FROM_10,
        ),
        dose("vaccine_pcv3_date", t("PCV 3", "PCV 3"), FROM_12),
        dose(
            "vaccine_dpt_hb_hib4_date",
            t("DPT-HB-Hib lanjutan", "DPT-HB-Hib, booster"),
            FROM_18,
        ),
        dose(
            "vaccine_mr2_date",
            t("Campak-Rubela lanjutan", "Measles-rubella, booster"),
            FROM_18,
        ),
    ],
};

/// A dose cannot be older than the child.
pub const BEFORE_BIRTH: Rule = Rule {
    id: "vaccine_before_birth",
    field: COPY,
    severity: Severity::Hard,
    message: t(
        "Ada tanggal imunisasi sebelum anak lahir. Periksa lagi tanggalnya",
        "A date of immunisation lies before the birth. Please check the dates",
    ),
    source: SOURCE,
    broken: |view| {
        let birth = view.date("birth_date");
        birth.is_some_and(|birth| copied(view).iter().any(|dose| dose.on < birth))
    },
};

/// Too young, or too soon after the dose before it: asked, then believed.
pub const TOO_SOON: Rule = Rule {
    id: "vaccine_too_soon",
    field: COPY,
    severity: Severity::Soft,
    message: t(
        "Ada imunisasi yang terlalu cepat untuk umurnya atau dari dosis sebelumnya. Tanggalnya sudah benar?",
        "A dose came too early for the age or after the dose before. Are the dates right?",
    ),
    source: Source::unconfirmed("§3.10; Settled 12"),
    broken: |view| {
        let (Some(birth), Some(on)) = (view.date("birth_date"), view.date("visit_date")) else {
            return false;
        };
        overview(birth, None, &copied(view), on)
            .questions()
            .any(|(_, doubt)| doubt == Doubt::TooSoon)
    },
};

/// The doses whose dates stand in this form.
fn copied(view: &View<'_>) -> Vec<Dose> {
    let doses = TABLE.iter().filter_map(|vaccine| {
        Some(Dose {
            code: vaccine.code,
            on: view.date(vaccine.key)?,
        })
    });
    doses.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::immunisation::Due;

    fn asked() -> Vec<&'static Field> {
        let pages = [&DATES_TO_2, &DATES_TO_4, &DATES_FROM_9];
        pages.iter().flat_map(|page| page.fields).collect()
    }

    #[test]
    fn every_dose_of_the_schedule_has_its_date_and_no_other() {
        let keys: Vec<&str> = asked().iter().map(|field| field.key).collect();
        let known: Vec<&str> = TABLE.iter().map(|vaccine| vaccine.key).collect();
        assert_eq!(keys, known);
        for (field, vaccine) in asked().into_iter().zip(TABLE) {
            assert_eq!(field.label.id, vaccine.label, "{}", field.key);
        }
    }

    #[test]
    fn a_dose_is_asked_from_the_age_at_which_it_is_due() {
        for (field, vaccine) in asked().into_iter().zip(TABLE) {
            let months = match vaccine.due {
                // What is due in the first month is often given at birth.
                Due::AtBirth | Due::Months(1) => None,
                Due::Months(months) => Some(i32::from(months)),
            };
            let since = match field.shown {
                When::All(&[When::Yes(COPY), When::Months(from, i32::MAX)]) => Some(from),
                When::Yes(COPY) => None,
                other => panic!("{other:?}"),
            };
            assert_eq!(since, months, "{}", field.key);
        }
    }
}
