//! A household that went into another one (docs/adr/0034): its people live in the one that stays, and lists show only that one.
//! Looked at whenever rows are shown; nothing of it is stored, so that undoing it takes it off by itself. One whose other is not
//! on this phone stands by itself.

use super::shelf::Shelf;
use crate::phone::{HouseRow, Row};
use dampingi_sync::RecordId;
use std::sync::Arc;

/// The household into which this one went.
pub fn stays(id: RecordId, shelf: &Shelf) -> Option<&HouseRow> {
    shelf.houses.get(shelf.houses.get(id)?.into?)
}

/// Lets people live where their household is now.
pub fn join(rows: &mut [Arc<Row>], shelf: &Shelf) {
    if shelf.houses.all().all(|house| house.into.is_none()) {
        return;
    }
    for row in rows {
        if let Some(home) = row.household.and_then(|id| stays(id, shelf)) {
            let row = Arc::make_mut(row);
            row.household = Some(home.id);
            row.move_into(Some(home));
        }
    }
}

/// The households that lists show, each with what those that went into it had.
pub fn shown(shelf: &Shelf) -> Vec<HouseRow> {
    let (gone, mut shown): (Vec<&HouseRow>, Vec<&HouseRow>) = shelf
        .houses
        .all()
        .partition(|house| house.into.is_some() && stays(house.id, shelf).is_some());
    let mut all: Vec<HouseRow> = shown.drain(..).cloned().collect();
    for house in gone {
        if let Some(home) = all.iter_mut().find(|home| Some(home.id) == house.into) {
            home.people += house.people;
            home.unsent += house.unsent;
            home.returned.extend(&house.returned);
            home.cards.extend(&house.cards);
            if house.surveyed_on > home.surveyed_on {
                home.surveyed_on.clone_from(&house.surveyed_on);
                home.fit.clone_from(&house.fit);
            }
            if home.card.is_empty() {
                home.card.clone_from(&house.card);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::derive::{house_row, person_row};
    use crate::store::sample::{household, id, person};
    use crate::store::shelf::Changes;
    use dampingi_sync::{alias, link};

    /// Two households with one person each; the second went into the first, or did not.
    fn shelf(is_merged: bool) -> Shelf {
        let mut changes = Changes::default();
        let mut second = household(6);
        second.fields.set("hamlet", "Seberang");
        if is_merged {
            second.fields.set(alias::INTO, id(5).to_string());
        }
        let mut first = household(5);
        first.fields.set("hamlet", "Hulu");
        for (home, surveyed) in [(first, "2026-01-10"), (second, "2026-05-02")] {
            let mut row = house_row(&home, 1, 2);
            row.surveyed_on = Some(surveyed.to_owned());
            row.fit = if surveyed == "2026-05-02" { "-+" } else { "++" }.to_owned();
            row.card = if surveyed == "2026-05-02" { "65" } else { "" }.to_owned();
            row.cards.push(home.id);
            changes.houses.put(home.id, Some(row));
        }
        for (n, home) in [(1, 5), (2, 6)] {
            let mut one = person(n);
            one.fields.set(link::HOUSEHOLD, id(home).to_string());
            changes.rows.put(id(n), person_row(&one, None, &[], 0));
        }
        let mut shelf = Shelf::default();
        shelf.apply(changes);
        shelf
    }

    fn homes(shelf: &Shelf) -> Vec<Option<RecordId>> {
        let mut rows: Vec<Arc<Row>> = shelf.rows.all().cloned().collect();
        join(&mut rows, shelf);
        rows.iter().map(|row| row.household).collect()
    }

    #[test]
    fn people_of_a_household_that_went_live_in_the_one_that_stays_until_it_is_undone() {
        let merged = shelf(true);
        assert_eq!(homes(&merged), [Some(id(5)), Some(id(5))]);
        let mut rows: Vec<Arc<Row>> = merged.rows.all().cloned().collect();
        join(&mut rows, &merged);
        assert!(
            rows.iter()
                .all(|row| row.household.is_none() || row.hamlet == "Hulu" || row.id == id(1))
        );
        let all = shown(&merged);
        assert_eq!(all.len(), 1);
        let home = &all[0];
        assert_eq!((home.id, home.people, home.unsent), (id(5), 2, 4));
        assert_eq!(home.cards, [id(5), id(6)]);
        assert_eq!(home.surveyed_on.as_deref(), Some("2026-05-02"));
        assert_eq!(home.fit, "-+", "as the newer survey has it");
        assert_eq!(home.card, "65", "found by the card that went too");
        let apart = shelf(false);
        assert_eq!(homes(&apart), [Some(id(5)), Some(id(6))]);
        assert_eq!(shown(&apart).len(), 2);
    }

    #[test]
    fn one_whose_other_is_not_here_stands_by_itself() {
        let mut alone = shelf(true);
        let mut changes = Changes::default();
        changes.houses.put(id(5), None);
        alone.apply(changes);
        assert_eq!(homes(&alone), [Some(id(5)), Some(id(6))]);
        assert_eq!(shown(&alone).len(), 1);
    }

    #[test]
    fn all_rows_are_shown_anew_when_a_household_goes_or_comes_back() {
        let mut merged = shelf(true);
        merged.news = Default::default();
        let mut changes = Changes::default();
        changes
            .houses
            .put(id(6), Some(house_row(&household(6), 1, 0)));
        merged.apply(changes);
        assert!(merged.news.reference);
    }
}
