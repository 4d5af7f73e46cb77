//! Latihan terpandu: a band above each screen of practice that says what to do next, through one weighing of an invented child.
//! It follows where she is and forces nothing; who skips it practises alone. Must not be drawn on a page for work.

use crate::phone::use_phone;
use crate::screen::here::{param, word};
use crate::screen::{address, reading};
use crate::text::Term;
use crate::text::guide as guide_words;
use crate::text::practice::lead as words;
use crate::ui::el::{View, el, group, live};
use crate::ui::{Icon, Slot, Weight, button, focus_on, go, memo};
use dampingi_sync::RecordId;

const BAND: &str = "lead";

/// A step, from 0, and what to do. None of the steps: she is elsewhere.
type Next = (Option<usize>, Term);

/// The screen with the band above it.
pub fn above(path: &'static str, screen: View) -> View {
    // Somebody else's form, and what lies behind a person, is left in peace; the form of her visit draws the band itself.
    if !use_phone().is_led() || path.contains("/:id/") || path.contains("/baru") {
        return screen;
    }
    let is_hers = hers();
    let next = memo(move || match path {
        address::TODAY => (Some(0), words::OPEN_LIST),
        address::TARGETS => (Some(0), words::CHOOSE),
        "/orang/:id" if is_hers.get() => (Some(1), words::WEIGH),
        "/tersimpan/:what/:id" if word("what") == "kunjungan" => (Some(4), words::READ),
        _ => (None, words::ASIDE),
    });
    group([band(next), screen])
}

/// The band of the form: its first page, the others, and what is read before it is saved.
pub fn in_form(at: Slot<usize>, at_review: Slot<bool>) -> Option<View> {
    if !use_phone().is_led() || word("form") != "child_visit" || !hers().get_untracked() {
        return None;
    }
    Some(band(memo(move || match (at.get(), at_review.get()) {
        (_, true) => (Some(3), words::SAVE),
        (0, _) => (Some(2), words::MEASURES),
        _ => (Some(2), words::ANSWERS),
    })))
}

/// Whether this screen is about the child she is led to.
fn hers() -> Slot<bool> {
    let id = param::<RecordId>("id");
    let phone = use_phone();
    let rows = phone.rows();
    memo(move || {
        let id = id.get();
        rows.with(|rows| {
            let row = rows.iter().find(|row| Some(row.id) == id);
            row.is_some_and(|row| row.name == phone.led_to())
        })
    })
}

fn band(next: Slot<Next>) -> View {
    let phone = use_phone();
    let lang = reading::lang();
    let is_skipped = Slot::new(false);
    let has_read = Slot::new(false);
    let alone = move |term: Term| {
        button(Weight::Quiet, None, term.text(lang), move || {
            phone.go_alone();
            is_skipped.set(true);
            focus_on("main".to_owned());
        })
    };
    let head = move || match next.get().0.filter(|_| !has_read.get()) {
        Some(step) => {
            let number = (step + 1).to_string();
            [words::STEP.text(lang), " ", &number, "/5"].concat()
        }
        None => words::TITLE.text(lang).to_owned(),
    };
    let says = move || match has_read.get() {
        true => words::DONE,
        false => next.get().1,
    };
    let on = move || match (has_read.get(), next.get().0) {
        (true, _) => group([
            el("p").word(words::DONE_WHY, lang),
            button(
                Weight::Main,
                Some(Icon::Check),
                guide_words::WALK_DONE.text(lang),
                move || phone.leave_practice(),
            ),
            alone(words::ALONE),
        ]),
        (_, Some(4)) => button(
            Weight::Plain,
            Some(Icon::Check),
            words::HAVE_READ.text(lang),
            move || {
                has_read.set(true);
                phone.go_alone();
                focus_on(BAND.to_owned());
            },
        ),
        (_, None) => go(
            Weight::Plain,
            Some(Icon::People),
            words::BACK.text(lang),
            address::TARGETS,
        ),
        _ => View::default(),
    };
    let away = move || (!has_read.get()).then(|| alone(words::SKIP));
    live(move || {
        (!is_skipped.get()).then(|| {
            el("aside")
                .class("lead")
                .attr("aria-label", words::TITLE.text(lang))
                .child(
                    el("div")
                        .class("lead-head")
                        .child(el("p").class("small").child(head))
                        .child(away),
                )
                .child(
                    el("p")
                        .class("lead-says")
                        .attr("id", BAND)
                        .attr("tabindex", "-1")
                        .attr("role", "status")
                        .child(move || says().text(lang)),
                )
                .child(on)
        })
    })
}
