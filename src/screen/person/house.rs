//! Another house: she lives in another household of her village now. One to choose from a list, one page to say since when; the
//! house before stays in her record, and one press goes back to it. Nothing of her care ends here. Whoever goes to another village
//! leaves, and is registered there: what was recorded at visits stays with the village that recorded it.

use super::gone::{person_edit, save_button};
use crate::phone::{HouseRow, HouseholdView, PersonView, Phone, use_phone};
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::param;
use crate::screen::reading::{gone as nobody, lang, once, shown};
use crate::screen::targets::link as row_link;
use crate::screen::visit::{about, as_typed};
use crate::screen::{address, life};
use crate::sorted::sorted;
use crate::text::{Lang, leave as words, person, targets, when};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Markup, Slot, Weight, go, icon, notice};
use dampingi_domain::Answers;
use dampingi_domain::form::Draft;
use dampingi_domain::form::table::OTHER_HOUSE;
use dampingi_domain::life::HOUSE_SINCE;
use dampingi_domain::name::search_key;
use dampingi_domain::ordered::Map;
use dampingi_sync::{RecordId, link};
use std::rc::Rc;

/// No more at once: a village has hundreds, and she knows whose house it is.
const SHOWN: usize = 30;

/// Which house.
pub fn other_house() -> View {
    let phone = use_phone();
    let id = param("id");
    let found = once(move || {
        let id = id.get();
        async move { phone.person(id?).await }
    });
    shown(found, move |view| choose(phone, view))
}

fn choose(phone: Phone, view: &PersonView) -> View {
    let lang = lang();
    let id = view.person.id;
    let now = view.household.as_ref().map(|household| household.id);
    let home = view.person.area.clone();
    let mut homes = homes(phone);
    homes.retain(|(house, _)| Some(house.id) != now && house.area == home);
    let typed = Slot::new(String::new());
    let list = move || {
        let asked = search_key(&typed.get());
        let fits = |key: &String| asked.split(' ').all(|word| key.contains(word));
        let found = homes.iter().filter(|(_, key)| fits(key));
        let found: Vec<&HouseRow> = found.map(|(house, _)| house).collect();
        let mut markup = Markup::default();
        for house in found.iter().take(SHOWN) {
            row(&mut markup, id, house, lang);
        }
        group([
            el("p")
                .class("found soft small")
                .attr("role", "status")
                .child(targets::found_households(found.len(), lang))
                .shown(),
            el("ul").class("rows").marked(markup).shown(),
        ])
    };
    let hers = phone.villages().into_iter();
    let fresh = hers.filter(|village| village.code == home).map(|village| {
        let to = address::new_household_of(village.code.as_str(), id);
        el("li").child(go(
            Weight::Plain,
            Some(Icon::Plus),
            words::new_house(&village.name, lang),
            to,
        ))
    });
    group([
        ui::header(
            ui::fixed(words::WHICH_HOUSE.text(lang)),
            words::OTHER_HOUSE,
            Some(address::person(id)),
            lang,
        )
        .shown(),
        el("p").class("form-about").child(about(view)).shown(),
        notice(Icon::Info, words::OTHER_HOUSE_WHY.text(lang)).shown(),
        el("div")
            .class("search")
            .child(ui::search_entry(
                "search",
                (words::SEARCH_HOUSE, words::SEARCH_HOUSE),
                lang,
                move || typed.get(),
                move |text| typed.set(text),
            ))
            .shown(),
        live(list).shown(),
        el("ul").class("choices").child(fresh.views()).shown(),
    ])
}

/// Every household of this phone, with what it is found by: its head, its hamlet, and who lives there.
fn homes(phone: Phone) -> Vec<(HouseRow, String)> {
    let mut people: Map<RecordId, String> = Map::new();
    for row in phone.rows().get_untracked().iter() {
        if let Some(house) = row.household {
            let mut names = people.remove(&house).unwrap_or_default();
            names.push(' ');
            names.push_str(&search_key(&row.name));
            people.insert(house, names);
        }
    }
    let houses = phone.houses().get_untracked();
    let each = houses.iter().map(|house| {
        let mut key = people.remove(&house.id).unwrap_or_default();
        for text in [&house.head_name, &house.hamlet] {
            key.push(' ');
            key.push_str(&search_key(text));
        }
        (house.clone(), key)
    });
    sorted(each.collect(), |(house, _)| house.head_name.clone())
}

fn row(markup: &mut Markup, person: RecordId, house: &HouseRow, lang: Lang) {
    let place = life::place(&house.hamlet, &house.rt);
    let people = targets::members(house.people, lang);
    let line = life::joined(&[place, people]);
    markup.tag("<li>");
    let to = address::move_into(person, house.id);
    row_link(markup, &to, Icon::House, &house.head_name, |markup| {
        markup.words(r#"<span class="row-line soft">"#, &line, "</span>");
    });
    markup.tag("</li>");
}

/// Since when.
pub fn move_into() -> View {
    let phone = use_phone();
    let (id, house) = (param("id"), param("house"));
    let found = once(move || {
        let (id, house) = (id.get(), house.get());
        async move { Some((phone.person(id?).await?, phone.household(house?).await?)) }
    });
    shown(found, move |(view, house)| ask(phone, view, house))
}

fn ask(phone: Phone, view: &PersonView, house: &HouseholdView) -> View {
    let lang = lang();
    let (id, to) = (view.person.id, &house.household);
    let is_there = view.person.link(link::HOUSEHOLD) == Some(to.id);
    if is_there || to.deleted || to.area != view.person.area {
        return nobody(lang);
    }
    let mut prefill = Draft::default();
    prefill.set(HOUSE_SINCE, as_typed(phone.today()));
    let (view, home) = (view.clone(), to.id);
    let known = Known {
        person: Some(view.person.fields.clone()),
        ..Known::default()
    };
    let head = to.fields.text("head_name").unwrap_or_default();
    let (whom, seen) = (about(&view), view.person.revision);
    let saves: Saves = Rc::new(move |model| {
        let said = model.parsed()[0].answers.clone();
        vec![person_edit(
            &view.person,
            moved(&view.person.fields, said, home),
        )]
    });
    form(Start {
        heading: words::into(head, lang),
        about: whom,
        title: words::OTHER_HOUSE,
        key: format!("house/{id}/{}", to.id),
        route: address::move_into(id, to.id),
        parent: address::other_house(id),
        parts: vec![Part::new(&OTHER_HOUSE).about(seen).with(known)],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::person(id),
    })
}

/// What changes in her record: the house that she leaves is the last of those before.
fn moved(before: &Answers, said: Answers, to: RecordId) -> Answers {
    let mut houses: Vec<String> = owned(before);
    if let Some(left) = before.text(link::HOUSEHOLD) {
        let mut left = left.to_owned();
        if let Some(since) = before.text(HOUSE_SINCE) {
            left.push(' ');
            left.push_str(since);
        }
        houses.push(left);
    }
    let mut fields = said.with(link::HOUSEHOLD, to.to_string());
    if !houses.is_empty() {
        fields.set(link::HOUSES_BEFORE, houses);
    }
    fields
}

/// What changes when that was a mistake, and the house she goes back to; nothing where there was none before.
fn back(now: &Answers) -> Option<(RecordId, Answers)> {
    let mut houses = owned(now);
    let last = houses.pop()?;
    let (house, since) = last.split_once(' ').unwrap_or((&last, ""));
    let mut fields = Answers::new().with(link::HOUSEHOLD, house);
    if since.is_empty() {
        fields.clear(HOUSE_SINCE);
    } else {
        fields.set(HOUSE_SINCE, since);
    }
    if houses.is_empty() {
        fields.clear(link::HOUSES_BEFORE);
    } else {
        fields.set(link::HOUSES_BEFORE, houses);
    }
    Some((house.parse().ok()?, fields))
}

fn owned(fields: &Answers) -> Vec<String> {
    let before = fields.codes(link::HOUSES_BEFORE).into_iter();
    before.map(str::to_owned).collect()
}

/// On her page: where she lives, since when and where before, and the ways to another house and back.
pub fn section(view: &PersonView, is_here: bool, lang: Lang) -> View {
    let id = view.person.id;
    let fields = &view.person.fields;
    let house = match &view.household {
        Some(house) => go(
            Weight::Plain,
            Some(Icon::House),
            crate::text::house::of(house.fields.text("head_name").unwrap_or_default(), lang),
            address::household(house.id),
        ),
        None => el("p")
            .class("soft row")
            .child(icon(Icon::House))
            .word(person::NO_HOUSEHOLD, lang),
    };
    let houses = use_phone().houses().get_untracked();
    let last = back(fields).map(|(id, back)| {
        let known: Option<HouseRow> = houses.iter().find(|house| house.id == id).cloned();
        (known, back)
    });
    let since = fields.date(HOUSE_SINCE).map(|since| {
        let known = last.as_ref().and_then(|(house, _)| house.as_ref());
        let head = known.map_or("", |house| &house.head_name);
        let told = words::lives_since(&when::long(since, lang), head, lang);
        el("p").class("soft small").child(told)
    });
    let undo = last.filter(|_| is_here).and_then(|(house, fields)| {
        house.filter(|house| house.area == view.person.area)?;
        let edits = vec![person_edit(&view.person, fields)];
        let word = words::HOUSE_UNDO.text(lang).to_owned();
        Some(save_button(Weight::Quiet, word, edits, None))
    });
    let word = match view.household {
        Some(_) => words::OTHER_HOUSE,
        None => words::CHOOSE_HOUSE,
    };
    let other = is_here.then(|| {
        go(
            Weight::Quiet,
            Some(Icon::House),
            word.text(lang),
            address::other_house(id),
        )
    });
    el("div")
        .class("stack-tight")
        .child(house)
        .child(since)
        .child(el("div").class("row").child(other).child(undo))
}

#[cfg(test)]
mod tests {
    use super::{back, moved};
    use crate::store::sample::id;
    use dampingi_domain::Answers;
    use dampingi_domain::life::HOUSE_SINCE;
    use dampingi_sync::link;

    fn on(day: &str) -> Answers {
        Answers::new().with(HOUSE_SINCE, day)
    }

    #[test]
    fn every_house_before_is_gone_back_to_with_its_day() {
        let first = Answers::new().with(link::HOUSEHOLD, id(5).to_string());
        let mut now = first.clone();
        now.apply(&moved(&first, on("2026-03-01"), id(6)));
        let second = now.clone();
        now.apply(&moved(&second, on("2026-10-01"), id(7)));
        assert_eq!(now.text(link::HOUSEHOLD), Some(id(7).to_string().as_str()));
        assert_eq!(now.codes(link::HOUSES_BEFORE).len(), 2);
        for (house, before) in [(id(6), second), (id(5), first)] {
            let (to, fields) = back(&now).expect("there was one before");
            assert_eq!(to, house);
            now.apply(&fields);
            assert_eq!(now, before);
        }
        assert!(back(&now).is_none());
    }

    #[test]
    fn whose_house_was_not_known_has_none_to_go_back_to() {
        let mut now = Answers::new();
        now.apply(&moved(&Answers::new(), on("2026-03-01"), id(6)));
        assert!(back(&now).is_none());
    }
}
