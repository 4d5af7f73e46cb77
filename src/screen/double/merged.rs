//! On the page of a person or household: that this record went into another one; or which others went into it.

use crate::screen::address;
use crate::text::{Lang, double as words};
use crate::ui::el::{Each, View, el};
use crate::ui::{Icon, Tone, Weight, go, icon, mark};
use dampingi_sync::{Kind, Record, alias};

/// `named` says who each of the others is.
pub fn merged(
    record: &Record,
    others: &[Record],
    named: impl Fn(&Record) -> String,
    lang: Lang,
) -> Option<View> {
    if let Some(stays) = alias::into(record) {
        let (why, shape, to) = if record.kind == Kind::Household {
            (words::HOME_WENT_WHY, Icon::House, address::household(stays))
        } else {
            (words::WENT_WHY, Icon::Person, address::person(stays))
        };
        let open = words::OPEN_STAYS.text(lang);
        return Some(
            el("div")
                .class("card card-watch")
                .child(mark(Tone::Watch, Icon::Copies, words::WENT, lang))
                .child(el("p").word(why, lang))
                .child(go(Weight::Plain, Some(shape), open, to)),
        );
    }
    let each = others.iter().map(|other| el("li").child(named(other)));
    (!others.is_empty()).then(|| {
        el("details")
            .class("fold")
            .child(
                el("summary")
                    .child(icon(Icon::Copies))
                    .child(el("span").word(words::HOLDS, lang)),
            )
            .child(el("ul").class("stack-tight").child(each.views()))
    })
}
