//! What a rule used, in words: the label of the form's field or of a computed value, and the value as people read it.

use super::Input;
use crate::form::{self, Field};
use crate::number::with_comma;
use crate::term::{Term, t};
use crate::{Lang, date, describe};
use serde_json::Value;

/// Values that no form holds: name, label, unit.
const COMPUTED: [(&str, Term, &str); 23] = [
    ("z_weight_for_age", t("BB/U", "Weight for age"), "SD"),
    (
        "z_length_for_age",
        t("PB/U atau TB/U", "Length or height for age"),
        "SD",
    ),
    (
        "z_weight_for_length",
        t("BB/PB atau BB/TB", "Weight for length or height"),
        "SD",
    ),
    ("z_bmi_for_age", t("IMT/U", "BMI for age"), "SD"),
    ("z_head_for_age", t("LK/U", "Head for age"), "SD"),
    ("z_muac_for_age", t("LiLA/U", "Upper arm for age"), "SD"),
    (
        "gain",
        t("Kenaikan berat bulan ini", "Weight gain this month"),
        "",
    ),
    (
        "minimum_gain_g",
        t("Kenaikan minimum (KBM)", "Minimum gain"),
        "g",
    ),
    (
        "bmi_before_pregnancy",
        t("IMT sebelum hamil", "BMI before the pregnancy"),
        "",
    ),
    ("bmi", t("IMT", "BMI"), ""),
    ("map_mmhg", t("MAP", "Mean arterial pressure"), "mmHg"),
    (
        "fundal_height_band",
        t("TFU yang biasa", "Usual fundal height"),
        "cm",
    ),
    (
        "lowest_fetal_weight_g",
        t("TBJ paling rendah", "Lowest estimated weight"),
        "g",
    ),
    (
        "gained_kg",
        t("Berat naik sejak sebelum hamil", "Gained since before"),
        "kg",
    ),
    (
        "least_gain_kg",
        t("Paling sedikit sampai sekarang", "Least by now"),
        "kg",
    ),
    (
        "weekly_gain_kg",
        t("Naik seminggu / sasaran", "Gain a week / target"),
        "kg",
    ),
    (
        "gestation_days",
        t("Umur kehamilan", "Weeks of pregnancy"),
        "",
    ),
    ("trimester", t("Trimester", "Trimester"), ""),
    ("due_date", t("Perkiraan lahir (HPL)", "Due date"), ""),
    ("pressure_mmhg", t("Tensi", "Blood pressure"), "mmHg"),
    (
        "reasons",
        t("Yang perlu disiapkan", "Things to prepare"),
        "",
    ),
    ("age_years", t("Umur (tahun)", "Age (years)"), ""),
    (
        "days_after_birth",
        t("Hari sesudah melahirkan", "Days after the birth"),
        "",
    ),
];

/// The label of an input of a visit with this form.
pub fn input_label(form_id: &str, input: &Input, lang: Lang) -> String {
    computed(input.key)
        .map(|(_, label, _)| *label)
        .or_else(|| field(form_id, input.key).map(|field| field.label))
        .map_or(input.key, |label| label.text(lang))
        .to_owned()
}

/// The value of an input of a visit with this form.
pub fn input_shown(form_id: &str, input: &Input, lang: Lang) -> String {
    if let Some((key, _, unit)) = computed(input.key) {
        return computed_shown(key, unit, &input.value, lang);
    }
    field(form_id, input.key).map_or_else(
        || input.value.to_string(),
        |field| describe::answer(field, &input.value, lang),
    )
}

fn computed(key: &str) -> Option<&'static (&'static str, Term, &'static str)> {
    COMPUTED.iter().find(|(name, _, _)| *name == key)
}

/// The field in the visit's own form, else in the first form that has one.
fn field(form_id: &str, key: &str) -> Option<&'static Field> {
    let own = form::by_id(form_id).and_then(|form| form.field(key));
    own.or_else(|| form::table::ALL.iter().find_map(|form| form.field(key)))
}

fn computed_shown(key: &str, unit: &str, value: &Value, lang: Lang) -> String {
    let number = |value: &Value| match (value.as_f64(), lang) {
        (Some(number), Lang::Id) => with_comma(number).replace('-', "−"),
        (Some(number), Lang::En) => number.to_string().replace('-', "−"),
        (None, _) => value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned),
    };
    if let (true, Some(z)) = (key.starts_with("z_"), value.as_f64()) {
        let figure = format!("{z:.2} {unit}").replace('-', "−");
        return match lang {
            Lang::Id => figure.replace('.', ","),
            Lang::En => figure,
        };
    }
    if key == "gestation_days" {
        let days = value.as_i64().unwrap_or_default();
        return match lang {
            Lang::Id => format!("{} minggu {} hari", days / 7, days % 7),
            Lang::En => format!("{} weeks {} days", days / 7, days % 7),
        };
    }
    if key == "due_date" {
        let day = value.as_str().and_then(date::from_iso);
        return day.map_or_else(String::new, |day| describe::date_in_words(day, lang));
    }
    let between = match key {
        "pressure_mmhg" => "/",
        "weekly_gain_kg" => " / ",
        _ => "–",
    };
    let figure = match value {
        Value::Array(ends) => ends.iter().map(number).collect::<Vec<_>>().join(between),
        one => number(one),
    };
    if unit.is_empty() {
        figure
    } else {
        format!("{figure} {unit}")
    }
}
