//! Her last numbers, large, each with its change since the time before.

use crate::phone::{PersonView, VisitState};
use crate::screen::form::value_text;
use crate::screen::visit::day;
use crate::text::{Lang, person as words, when};
use crate::ui::el::{Each, Shown, View, el};
use dampingi_domain::Date;
use dampingi_domain::form::{Field, Input, by_id};
use dampingi_domain::number::with_comma;

/// What is shown, in this order, as far as it was measured.
const KEYS: [&str; 7] = [
    "weight_kg",
    "height_cm",
    "muac_cm",
    "systolic_mmhg",
    "diastolic_mmhg",
    "hb_g_dl",
    "fundal_height_cm",
];

/// One number and where it came from.
struct Number {
    field: &'static Field,
    value: f64,
    day: Option<Date>,
    before: Option<f64>,
}

fn latest(view: &PersonView, key: &str) -> Option<Number> {
    let counted = view
        .visits
        .iter()
        .filter(|visit| visit.state != VisitState::Superseded);
    let mut measured: Vec<_> = counted
        .filter(|visit| visit.record.fields.number(key).is_some())
        .collect();
    measured.sort_by_key(|visit| std::cmp::Reverse(day(&visit.record)));
    let newest = measured.first()?;
    Some(Number {
        field: by_id(&newest.record.form)?.field(key)?,
        value: newest.record.fields.number(key)?,
        day: day(&newest.record),
        before: measured
            .get(1)
            .and_then(|visit| visit.record.fields.number(key)),
    })
}

/// `is_pregnant`: what is measured of a baby to come is not shown of a pregnancy that is over.
pub fn numbers(view: &PersonView, is_pregnant: bool, lang: Lang) -> View {
    let found: Vec<Number> = KEYS
        .iter()
        .filter(|key| is_pregnant || **key != "fundal_height_cm")
        .filter_map(|key| latest(view, key))
        .collect();
    if found.is_empty() {
        return el("section")
            .class("section")
            .attr("aria-labelledby", "numbers")
            .child(el("h2").attr("id", "numbers").word(words::LAST, lang))
            .child(el("p").class("soft").word(words::NOT_MEASURED, lang));
    }
    let each = found.into_iter().map(|number| tile(&number, lang)).views();
    el("section")
        .class("section")
        .attr("aria-labelledby", "numbers")
        .child(el("h2").attr("id", "numbers").word(words::LAST, lang))
        .child(el("ul").class("tiles tile-lines").child(each))
}

fn tile(number: &Number, lang: Lang) -> View {
    let (Input::Decimal { unit, .. } | Input::Whole { unit, .. }) = number.field.input else {
        return ().shown();
    };
    let written = value_text(number.field, &number.value.into(), lang);
    let amount = written
        .strip_suffix(unit)
        .unwrap_or(&written)
        .trim()
        .to_owned();
    let change = number
        .before
        .map(|before| change(number.value - before, unit, lang));
    let day = number.day.map(|day| when::short(day, lang));
    el("li")
        .class("tile")
        .child(
            el("span")
                .class("tile-label")
                .child(number.field.label.text(lang)),
        )
        .child(
            el("span")
                .class("tile-value")
                .child(el("span").class("number").child(amount))
                .child(" ")
                .child(el("span").class("unit").child(unit)),
        )
        .child(el("span").class("tile-note soft small").child(change))
        .child(el("span").class("tile-note soft small").child(day))
}

/// `+0,4 kg`: differences of tenths are not exact in binary, so they are rounded to hundredths.
fn change(difference: f64, unit: &str, lang: Lang) -> String {
    let rounded = (difference * 100.0).round() / 100.0;
    if rounded == 0.0 {
        return words::same(lang);
    }
    let sign = if rounded > 0.0 { "+" } else { "−" };
    let amount = match lang {
        Lang::Id => with_comma(rounded.abs()),
        Lang::En => rounded.abs().to_string(),
    };
    words::change(&format!("{sign}{amount} {unit}"), lang)
}

#[cfg(test)]
mod tests {
    use super::change;
    use crate::text::Lang;

    #[test]
    fn a_change_has_its_sign_and_no_dust() {
        assert_eq!(
            change(11.5 - 11.1, "kg", Lang::Id),
            "+0,4 kg dari sebelumnya"
        );
        assert_eq!(change(10.0 - 10.3, "kg", Lang::En), "−0.3 kg since before");
        assert_eq!(change(0.001, "kg", Lang::Id), "sama dengan sebelumnya");
    }
}
