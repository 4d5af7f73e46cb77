//! How many of her people she has seen this month: one large number, on a ground that looks like the growth card.

use crate::phone::{Row, use_phone};
use crate::screen::life::was_seen_this_month;
use crate::text::{Lang, today as words, when};
use crate::ui::drawing;
use crate::ui::el::{View, el};
use crate::ui::memo;
use dampingi_domain::Date;
use std::sync::Arc;

pub fn month(lang: Lang) -> View {
    let phone = use_phone();
    let rows = phone.rows();
    let today = phone.today();
    let counted = memo(move || rows.with(|rows| seen_of(rows, today)));
    el("section")
        .class("month")
        .child(curves())
        .child(
            el("h2")
                .class("month-title")
                .child(words::this_month(when::month(today, lang), lang)),
        )
        .child(
            el("p")
                .class("month-count")
                .child(el("span").class("number").child(move || counted.get().0))
                .child(
                    el("span")
                        .word(words::VISITED, lang)
                        .child(" ")
                        .child(move || words::of_people(counted.get().1, lang)),
                ),
        )
        .child(
            el("progress")
                .class("month-bar")
                .attr("aria-label", words::VISITED.text(lang))
                .live("max", move || counted.get().1)
                .live("value", move || counted.get().0),
        )
}

/// How many were seen this month, and of how many: of whoever is in care. An episode ends by its own time without anybody
/// writing it down, so that it is still in the row of a child that has turned five.
fn seen_of(rows: &[Arc<Row>], today: Date) -> (usize, usize) {
    let open = rows.iter().filter(|row| row.open(today).next().is_some());
    open.fold((0, 0), |(seen, all), row| {
        (seen + usize::from(was_seen_this_month(row, today)), all + 1)
    })
}

/// The bands of a growth card, as a ground only.
fn curves() -> View {
    const BANDS: &str = r#"<svg viewBox="0 0 320 120" preserveAspectRatio="none">
<path class="band-a" d="M0 118C60 78 150 60 320 40V120H0z"/>
<path class="band-b" d="M0 108C60 62 150 42 320 18V40C150 60 60 78 0 118z"/>
<path class="band-c" d="M0 98C60 46 150 24 320-4V18C150 42 60 62 0 108z"/></svg>"#;
    drawing("month-curves", BANDS.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::{EpisodeRow, LastVisit};
    use crate::store::derive::person_row;
    use crate::store::sample::{id, person};

    const TODAY: Date = jiff::civil::date(2026, 11, 22);

    fn row(n: u128, form: &str, since: &str, last: Option<&str>) -> Arc<Row> {
        let mut row = person_row(&person(n), None, &[], 0).expect("not deleted");
        row.episodes.push(EpisodeRow {
            id: id(n + 100),
            form: form.to_owned(),
            key_date: Some(since.to_owned()),
            undated_since: None,
            posyandu: String::new(),
            registered_on: String::new(),
        });
        row.last_visit = last.map(|date| LastVisit {
            id: id(n + 200),
            form: String::new(),
            date: date.to_owned(),
            weight_kg: None,
            height_cm: None,
            muac_cm: None,
        });
        Arc::new(row)
    }

    #[test]
    fn the_month_counts_only_whose_care_is_not_over() {
        let last = Some("2026-11-03");
        let rows = [
            row(1, "child", "2025-01-10", last),
            row(2, "child", "2025-01-10", None),
            // Five since yesterday, 43 days after a birth, and 45 weeks pregnant.
            row(3, "child", "2021-11-21", last),
            row(4, "postpartum", "2026-10-10", None),
            row(5, "pregnancy", "2026-01-10", None),
        ];
        assert_eq!(seen_of(&rows, TODAY), (1, 2));
    }
}
