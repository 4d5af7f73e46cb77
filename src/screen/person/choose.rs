//! Which visit: shown when a person's episodes call for more than one kind.

use crate::phone::use_phone;
use crate::screen::here::param;
use crate::screen::reading::lang;
use crate::screen::{address, offer};
use crate::text::{Lang, kind, person as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::memo;
use crate::ui::{self, Icon, Weight, go};
use dampingi_sync::RecordId;

pub fn choose() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("id");
    let row = memo(move || {
        let id = id.get();
        phone
            .rows()
            .with(|rows| rows.iter().find(|row| Some(row.id) == id).cloned())
    });
    let parent = id.get_untracked().map(address::person);
    let body = move || {
        let Some(row) = row.get() else {
            return crate::screen::reading::gone(lang);
        };
        let birth = row
            .birth_date
            .as_deref()
            .and_then(dampingi_domain::date::from_iso);
        let today = phone.today();
        let forms: Vec<(&str, &str)> = row
            .recordable(today)
            .flat_map(|episode| {
                offer::visits(&episode.form, birth, today)
                    .iter()
                    .map(|form| (episode.form.as_str(), *form))
            })
            .collect();
        let about = el("p").class("form-about").child(row.name.clone());
        if forms.is_empty() {
            return group([about.shown(), nothing_open(row.id, lang).shown()]);
        }
        let each = forms.into_iter().map(|(episode, form)| {
            let word = kind::form_title(form, lang);
            el("li").child(go(
                Weight::Plain,
                Some(kind::icon(episode)),
                word,
                address::record_visit(row.id, form),
            ))
        });
        group([about.shown(), el("ul").class("choices").child(each.views())])
    };
    group([
        ui::header(
            ui::fixed(words::CHOOSE_VISIT.text(lang)),
            words::CHOOSE_VISIT,
            parent,
            lang,
        )
        .shown(),
        body.shown(),
    ])
}

fn nothing_open(id: RecordId, lang: Lang) -> View {
    group([
        el("p").class("soft").word(words::NO_EPISODE, lang),
        go(
            Weight::Main,
            Some(Icon::Person),
            crate::text::visit::SEE_PERSON.text(lang),
            address::person(id),
        )
        .shown(),
    ])
}
