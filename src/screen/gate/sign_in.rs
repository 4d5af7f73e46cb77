//! Masuk: signing in on the server. The only screen that cannot do without a signal.

use super::{install, secret};
use crate::phone::{Phone, SignInProblem, use_phone};
use crate::platform::door;
use crate::screen::reading::lang;
use crate::text::{app, gate as words};
use crate::ui::Slot;
use crate::ui::el::{View, el, live};
use crate::ui::memo;
use crate::ui::{self, Icon, Weight, button, focus_on, notice, problem_notice};
use leptos::task::spawn_local;

/// What she types, and what became of it.
#[derive(Clone, Copy)]
struct Entries {
    phone: Phone,
    name: Slot<String>,
    password: Slot<String>,
    tried: Slot<bool>,
    busy: Slot<bool>,
    problem: Slot<Option<SignInProblem>>,
}

impl Entries {
    fn send(self) {
        self.tried.set(true);
        let who = self.name.get_untracked().trim().to_owned();
        let secret = self.password.get_untracked();
        if who.is_empty() || secret.is_empty() {
            let id = if who.is_empty() {
                "username"
            } else {
                "password"
            };
            focus_on(id.to_owned());
            return;
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let answer = self.phone.sign_in(who, secret).await;
            self.busy.set(false);
            self.problem.set(answer.err());
        });
    }
}

/// The sign-in; what she typed at the door of `index.html` before there was an app comes with her.
pub fn sign_in() -> View {
    let entries = Entries {
        phone: use_phone(),
        name: Slot::new(String::new()),
        password: Slot::new(String::new()),
        tried: Slot::new(false),
        busy: Slot::new(false),
        problem: Slot::new(None),
    };
    let still_there = Slot::new(true);
    let is_typing = door::hand_over(move |name, password, pressed| {
        entries.name.set(name);
        entries.password.set(password);
        still_there.set(false);
        if pressed {
            entries.send();
        }
    });
    still_there.set(is_typing);
    live(move || (!still_there.get()).then(|| page(entries)))
}

fn page(entries: Entries) -> View {
    let lang = lang();
    let Entries {
        phone,
        name,
        password,
        tried,
        busy,
        problem,
    } = entries;
    let gap = move |text: Slot<String>, words: &'static str| {
        memo(move || (tried.get() && text.with(|text| text.trim().is_empty())).then_some(words))
    };
    let action = move || {
        let (shape, word) = if busy.get() {
            (None, words::SIGNING_IN)
        } else {
            (Some(Icon::Next), words::SIGN_IN)
        };
        ui::submit(shape, word.text(lang), move || busy.get())
    };
    let others = move || {
        let known = phone.users().with(|users| !users.is_empty());
        known.then(|| {
            button(
                Weight::Quiet,
                Some(Icon::Back),
                words::TO_USERS.text(lang),
                move || phone.leave_sign_in(),
            )
        })
    };
    let warning = move || {
        (phone.storage().get().persisted == Some(false))
            .then(|| notice(Icon::Storage, words::STORAGE_WARNING.text(lang)))
    };
    el("div")
        .class("gate")
        .child(
            el("img")
                .class("gate-mark")
                .attr("src", "/icons/dampingi.svg")
                .attr("alt", "")
                .attr("width", "72")
                .attr("height", "72"),
        )
        .child(ui::header(
            ui::fixed(words::SIGN_IN_TITLE.text(lang)),
            words::SIGN_IN,
            None,
            lang,
        ))
        .child(el("p").class("soft").word(words::SIGN_IN_WHY, lang))
        .child(
            el("form")
                .class("stack")
                .attr("novalidate", true)
                .attr("aria-label", words::SIGN_IN.text(lang))
                .on("submit", move |event| {
                    event.prevent_default();
                    entries.send();
                })
                .child(move || {
                    problem
                        .get()
                        .map(|why| problem_notice(words::sign_in_problem(why, lang)))
                })
                .child(secret::plain(
                    "username",
                    words::USERNAME.text(lang),
                    "username",
                    name,
                    gap(name, words::NAME_MISSING.text(lang)),
                ))
                .child(secret::secret(
                    "password",
                    words::PASSWORD.text(lang),
                    "current-password",
                    password,
                    gap(password, words::PASSWORD_MISSING.text(lang)),
                    lang,
                ))
                .child(action),
        )
        .child(others)
        .child(install::install_hint(lang))
        .child(warning)
        .child(el("p").class("gate-foot soft small").child(app::NAME))
}

#[cfg(test)]
mod tests {
    use super::words;
    use dampingi_domain::Lang;

    /// The door of the page is written by hand, for it stands before this code is there.
    #[test]
    fn the_door_of_the_page_has_the_words_of_the_sign_in() {
        let page = include_str!("../../../index.html");
        let door = &page[page.find("shell-door").expect("the door is there")..];
        for word in [
            words::SIGN_IN_TITLE,
            words::SIGN_IN_WHY,
            words::USERNAME,
            words::PASSWORD,
            words::SHOW_PASSWORD,
            words::SIGN_IN,
        ] {
            let word = word.text(Lang::Id);
            assert!(door.contains(&format!(">{word}<")), "{word}");
        }
    }
}
