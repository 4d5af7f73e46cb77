//! The routine schedule from birth to 18 months: `data/immunisation_schedule.csv`, compared by a test.
//! Unconfirmed until a health office signs; the table of record is Kepmenkes 1098/2024 as amended (§3.10 R47).

use crate::date::add_days;
use crate::{AreaCode, Date};

/// Version of the table, kept with every result.
pub const VERSION: &str = "immunisation-1";

/// The age at which a dose is due, which is the youngest at which it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Within the first hours.
    AtBirth,
    /// Completed months.
    Months(u8),
}

/// One dose of one vaccine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vaccine {
    /// Stable code, as in the table.
    pub code: &'static str,
    /// Key of the date in a visit's answers.
    pub key: &'static str,
    /// What the KIA book calls it.
    pub label: &'static str,
    /// When it is due.
    pub due: Due,
    /// Code of the dose before it.
    pub after: Option<&'static str>,
    /// Days to the dose before it, at least.
    pub min_interval_days: u16,
    /// Last day of age at which the programme still gives it.
    pub max_age_days: Option<u16>,
    /// Province in which it is given only.
    pub only_in: Option<&'static str>,
}

const fn dose(code: &'static str, key: &'static str, label: &'static str, due: Due) -> Vaccine {
    Vaccine {
        code,
        key,
        label,
        due,
        after: None,
        min_interval_days: 0,
        max_age_days: None,
        only_in: None,
    }
}

impl Vaccine {
    const fn after(mut self, code: &'static str, min_interval_days: u16) -> Self {
        self.after = Some(code);
        self.min_interval_days = min_interval_days;
        self
    }

    const fn until(mut self, max_age_days: u16) -> Self {
        self.max_age_days = Some(max_age_days);
        self
    }

    const fn only_in(mut self, province: &'static str) -> Self {
        self.only_in = Some(province);
        self
    }

    /// The day from which it may be given, by age alone.
    pub fn due_on(&self, birth: Date) -> Date {
        match self.due {
            Due::AtBirth => birth,
            Due::Months(months) => crate::date::add_months(birth, i32::from(months)),
        }
    }

    /// The last day on which the programme gives it, if there is one.
    pub fn last_day(&self, birth: Date) -> Option<Date> {
        self.max_age_days
            .map(|days| add_days(birth, i32::from(days)))
    }

    /// Whether it belongs to the programme of an area. Without an area, only what is given everywhere.
    pub fn is_given_in(&self, area: Option<&AreaCode>) -> bool {
        self.only_in.is_none_or(|province| {
            area.is_some_and(|area| area.as_str().split('.').next() == Some(province))
        })
    }
}

/// The dose with this code.
pub fn by_code(code: &str) -> Option<&'static Vaccine> {
    TABLE.iter().find(|vaccine| vaccine.code == code)
}

/// Every dose, in the order of the table.
pub static TABLE: &[Vaccine] = &[
    dose("HB0", "vaccine_hb0_date", "Hepatitis B 0", Due::AtBirth).until(1),
    dose("BCG", "vaccine_bcg_date", "BCG", Due::Months(1)),
    dose("OPV1", "vaccine_opv1_date", "Polio tetes 1", Due::Months(1)),
    dose(
        "DPT-HB-Hib1",
        "vaccine_dpt_hb_hib1_date",
        "DPT-HB-Hib 1",
        Due::Months(2),
    ),
    dose("OPV2", "vaccine_opv2_date", "Polio tetes 2", Due::Months(2)).after("OPV1", 28),
    dose("PCV1", "vaccine_pcv1_date", "PCV 1", Due::Months(2)),
    dose("RV1", "vaccine_rv1_date", "Rotavirus 1", Due::Months(2)).until(243),
    dose(
        "DPT-HB-Hib2",
        "vaccine_dpt_hb_hib2_date",
        "DPT-HB-Hib 2",
        Due::Months(3),
    )
    .after("DPT-HB-Hib1", 28),
    dose("OPV3", "vaccine_opv3_date", "Polio tetes 3", Due::Months(3)).after("OPV2", 28),
    dose("PCV2", "vaccine_pcv2_date", "PCV 2", Due::Months(3)).after("PCV1", 28),
    dose("RV2", "vaccine_rv2_date", "Rotavirus 2", Due::Months(3))
        .after("RV1", 28)
        .until(243),
    dose(
        "DPT-HB-Hib3",
        "vaccine_dpt_hb_hib3_date",
        "DPT-HB-Hib 3",
        Due::Months(4),
    )
    .after("DPT-HB-Hib2", 28),
    dose("OPV4", "vaccine_opv4_date", "Polio tetes 4", Due::Months(4)).after("OPV3", 28),
    dose(
        "IPV1",
        "vaccine_ipv1_date",
        "Polio suntik (IPV) 1",
        Due::Months(4),
    ),
    dose("RV3", "vaccine_rv3_date", "Rotavirus 3", Due::Months(4))
        .after("RV2", 28)
        .until(243),
    dose("MR1", "vaccine_mr1_date", "Campak-Rubela 1", Due::Months(9)),
    dose(
        "IPV2",
        "vaccine_ipv2_date",
        "Polio suntik (IPV) 2",
        Due::Months(9),
    )
    .after("IPV1", 28),
    dose(
        "JE",
        "vaccine_je_date",
        "Japanese Encephalitis",
        Due::Months(10),
    )
    .only_in("61"),
    dose("PCV3", "vaccine_pcv3_date", "PCV 3", Due::Months(12)).after("PCV2", 28),
    dose(
        "DPT-HB-Hib4",
        "vaccine_dpt_hb_hib4_date",
        "DPT-HB-Hib lanjutan",
        Due::Months(18),
    )
    .after("DPT-HB-Hib3", 28),
    dose(
        "MR2",
        "vaccine_mr2_date",
        "Campak-Rubela lanjutan",
        Due::Months(18),
    )
    .after("MR1", 28),
];
