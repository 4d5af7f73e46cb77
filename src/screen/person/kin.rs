//! Who is whose mother, as far as the records say it: by the link that was made when the child was registered, or else by the
//! mother's name in the child's record and a woman of that name in the same household. Nobody is guessed by age alone.

use super::after_birth;
use crate::phone::{PersonView, Phone, Row, use_phone};
use crate::screen::address;
use crate::screen::reading::Reading;
use crate::screen::targets::person_row;
use crate::sorted::sorted;
use crate::text::{Lang, person as words, targets};
use crate::ui::el::{Each, View, el};
use crate::ui::{Icon, Weight, go};
use dampingi_domain::date::completed_months;
use dampingi_domain::date::from_iso;
use dampingi_domain::same_person::{Alike, alike};
use dampingi_sync::{Record, RecordId, alias, link};
use std::sync::Arc;

/// No mother is younger than this when her child is born.
const YOUNGEST_MONTHS: i32 = 10 * 12;

/// A person's mother and children who are on this phone.
#[derive(Clone, Default, PartialEq)]
pub struct Kin {
    pub mother: Option<Arc<Row>>,
    /// The eldest first; those who died are in no list of hers.
    pub children: Vec<Arc<Row>>,
}

/// Looks for them.
pub fn of(phone: Phone, view: &PersonView) -> Reading<Kin> {
    let (person, merged) = (view.person.clone(), view.merged.clone());
    Box::pin(async move {
        let rows = phone.rows().get_untracked();
        let Some(own) = rows.iter().find(|row| row.id == person.id) else {
            return Kin::default();
        };
        let mother = match person.link(link::MOTHER) {
            Some(id) => {
                let into = phone.record(id).await.and_then(|it| alias::into(&it));
                let id = into.unwrap_or(id);
                rows.iter().find(|row| row.id == id).cloned()
            }
            None => by_name(own, &rows),
        };
        let mut ids = vec![person.id];
        ids.extend(merged.iter().map(|record| record.id));
        let near = candidates(own, &rows);
        let near_ids: Vec<RecordId> = near.iter().map(|row| row.id).collect();
        let records = phone.records(&near_ids).await;
        let is_hers = |row: &Arc<Row>| {
            let record = records.iter().find(|record| record.id == row.id);
            record.is_some_and(|record| is_child(record, row, own, &ids, &rows))
        };
        let children = near.into_iter().filter(is_hers).collect();
        let born = |row: &Arc<Row>| row.birth_date.clone().unwrap_or_default();
        Kin {
            mother,
            children: sorted(children, born),
        }
    })
}

/// Whether a child's record says that she is the mother.
fn is_child(record: &Record, row: &Row, own: &Row, ids: &[RecordId], rows: &[Arc<Row>]) -> bool {
    match record.link(link::MOTHER) {
        Some(mother) => ids.contains(&mother),
        None => by_name(row, rows).is_some_and(|mother| mother.id == own.id),
    }
}

/// Those whose records are worth reading: of her household, and of others those who name her.
fn candidates(own: &Row, rows: &[Arc<Row>]) -> Vec<Arc<Row>> {
    if own.sex == "male" {
        return Vec::new();
    }
    let could = |row: &&Arc<Row>| {
        let is_near = own.household.is_some() && row.household == own.household;
        (is_near || row.mother_name == own.name)
            && row.id != own.id
            && row.left != "died"
            && is_old_enough(own, row)
    };
    rows.iter().filter(could).cloned().collect()
}

/// The one woman of the same household who bears the name of the mother that the child's record has.
fn by_name(child: &Row, rows: &[Arc<Row>]) -> Option<Arc<Row>> {
    let home = child.household?;
    let bears = |row: &&Arc<Row>| {
        let is_same = || alike(&row.name, &child.mother_name);
        row.household == Some(home)
            && row.id != child.id
            && row.sex != "male"
            && is_old_enough(row, child)
            && matches!(is_same(), Some(Alike::Same | Alike::Spelling))
    };
    let mut found = rows.iter().filter(bears);
    let only = found.next()?;
    found.next().is_none().then(|| only.clone())
}

/// Unknown birth dates forbid nothing.
fn is_old_enough(mother: &Row, child: &Row) -> bool {
    let born = |row: &Row| row.birth_date.as_deref().and_then(from_iso);
    let (Some(one), Some(other)) = (born(mother), born(child)) else {
        return true;
    };
    completed_months(one, other).is_some_and(|months| months >= YOUNGEST_MONTHS)
}

/// On a child's page: the way to the mother.
pub fn mother(kin: &Kin, lang: Lang) -> Option<View> {
    let mother = kin.mother.as_ref()?;
    Some(go(
        Weight::Quiet,
        Some(Icon::Mother),
        targets::mother(&mother.name, lang),
        address::person(mother.id),
    ))
}

/// On the mother's page: her children, and the babies of her last birth who are still to be registered.
pub fn children(view: &PersonView, kin: &Kin, lang: Lang) -> Option<View> {
    let phone = use_phone();
    let (mut all, next) = (kin.children.clone(), after_birth::last(view, lang));
    let (babies, next) = next.unwrap_or_default();
    for baby in babies {
        if all.iter().all(|known| known.id != baby.id) {
            all.push(baby);
        }
    }
    if all.is_empty() && next.is_none() {
        return None;
    }
    let today = phone.today();
    let each = all
        .iter()
        .map(|row| person_row(row, address::person(row.id), today, lang))
        .views();
    let list = (!all.is_empty()).then(|| el("ul").class("rows").child(each));
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", "children")
            .child(el("h2").attr("id", "children").word(words::CHILDREN, lang))
            .child(list)
            .child(next),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::derive::person_row as row_of;
    use crate::store::sample::{id, person};

    fn row(n: u128, name: &str, sex: &str, born: &str, mother: &str, home: u128) -> Arc<Row> {
        let mut who = person(n);
        who.fields.set("name", name);
        who.fields.set("sex", sex);
        who.fields.set("birth_date", born);
        who.fields.set("mother_name", mother);
        who.fields.set(link::HOUSEHOLD, id(home).to_string());
        Arc::new(row_of(&who, None, &[], 0).expect("not deleted"))
    }

    fn mother_of(child: &Row, rows: &[Arc<Row>]) -> Option<RecordId> {
        by_name(child, rows).map(|row| row.id)
    }

    #[test]
    fn a_mother_is_the_only_woman_of_the_household_who_bears_her_name() {
        let child = row(1, "Rizki", "male", "2024-05-01", "Siti Khadijah", 9);
        let mut rows = vec![
            child.clone(),
            row(2, "Sitti Chadidjah", "female", "1998-01-01", "", 9),
            row(3, "Aminah", "female", "1970-01-01", "", 9),
            row(4, "Siti Khadijah", "female", "1998-01-01", "", 8),
            row(5, "Siti Khadijah", "female", "2020-01-01", "", 9),
            row(6, "Siti Khadijah", "male", "1990-01-01", "", 9),
        ];
        assert_eq!(mother_of(&child, &rows), Some(id(2)));
        // Two of one name: nobody says which.
        rows.push(row(7, "Siti Khadijah", "female", "1980-01-01", "", 9));
        assert_eq!(mother_of(&child, &rows), None);
        let unnamed = row(8, "Ani", "female", "2024-05-01", "", 9);
        assert_eq!(mother_of(&unnamed, &rows), None);
    }

    #[test]
    fn a_link_goes_before_a_name_and_a_child_of_another_house_needs_one() {
        let own = row(2, "Siti", "female", "1998-01-01", "", 9);
        let here = row(1, "Rizki", "male", "2024-05-01", "Siti", 9);
        let away = row(3, "Ani", "female", "2022-05-01", "Siti", 8);
        let rows = [own.clone(), here.clone(), away.clone()];
        let near = candidates(&own, &rows);
        assert_eq!(near.len(), 2);
        let says = |row: &Row, mother: Option<u128>| {
            let mut record = person(1);
            if let Some(mother) = mother {
                record.fields.set(link::MOTHER, id(mother).to_string());
            }
            is_child(&record, row, &own, &[own.id, id(20)], &rows)
        };
        assert!(says(&here, None) && says(&away, Some(2)));
        assert!(says(&away, Some(20)), "under a record that went into hers");
        assert!(!says(&away, None) && !says(&here, Some(7)));
        assert!(candidates(&here, &rows).is_empty(), "a boy has none");
    }
}
