//! Draws the screen of the address, if this user may see it.

use super::part::{self, Part};
use super::place::{Place, Then, Who, find, place};
use crate::phone::{Gate, use_phone};
use crate::screen::here::{Address, Here};
use crate::screen::lost;
use crate::ui::el::{View, live, other};
use crate::ui::{Slot, effect, memo};
use leptos::children::ToChildren;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, FlatRoutesProps};
use leptos_router::hooks::use_location;
use leptos_router::{
    ChooseView, GeneratedRouteData, MatchInterface, MatchNestedRoutes, MatchParams, RouteMatchId,
};
use std::borrow::Cow;

/// The screens. To the router they are one route.
pub fn routes() -> View {
    let every = || Every(RouteMatchId::new_from_route_id());
    let props = FlatRoutesProps::builder()
        .fallback(|| lost::lost().drawn())
        .children(ToChildren::to_children(every));
    other(FlatRoutes(props.build()).into_any())
}

/// A route that fits every address: which screen it is, the table of places says.
#[derive(Clone)]
struct Every(RouteMatchId);

impl MatchNestedRoutes for Every {
    type Data = ();
    type Match = Self;

    fn match_nested<'a>(&'a self, _: &'a str) -> (Option<(RouteMatchId, Self)>, &'a str) {
        (Some((self.0, self.clone())), "")
    }

    fn generate_routes(&self) -> impl IntoIterator<Item = GeneratedRouteData> + '_ {
        // Only a server that draws pages asks.
        None
    }

    fn optional(&self) -> bool {
        false
    }
}

impl MatchInterface for Every {
    type Child = Self;

    fn as_id(&self) -> RouteMatchId {
        self.0
    }

    fn as_matched(&self) -> &str {
        ""
    }

    fn into_view_and_child(self) -> (impl ChooseView, Option<Self>) {
        (|| screens().drawn(), None)
    }
}

impl MatchParams for Every {
    fn to_params(&self) -> Vec<(Cow<'static, str>, String)> {
        Vec::new()
    }
}

/// An address and the number of its screen.
type Addressed = Slot<(usize, Address)>;

fn screens() -> View {
    let location = use_location();
    let newest = memo(move || {
        let path = location.pathname.get();
        let search = location.search.get();
        let (number, parts) = find(&path);
        let address = Address {
            path,
            search,
            parts,
        };
        (number, address)
    });
    let number = memo(move || newest.with(|(number, _)| *number));
    live(move || {
        let number = number.get();
        untrack(|| screen(newest, number))
    })
}

/// One screen. Drawn anew when the language changes, and gone the moment the vault is locked.
fn screen(newest: Addressed, number: usize) -> View {
    let Place {
        path,
        who,
        then,
        draw,
    } = place(number);
    let here = Slot::new(newest.with_untracked(|(_, address)| address.clone()));
    provide_context(Here(here));
    let mine = memo(move || newest.with(|(other, it)| (*other == number).then(|| it.clone())));
    effect(move || {
        let address = mine.get();
        if let Some(address) = address.filter(|it| here.with_untracked(|old| old != it)) {
            here.set(address);
        }
    });
    let phone = use_phone();
    let language = memo(move || phone.settings().get().lang);
    let is_open = memo(move || phone.gate().with(|gate| *gate == Gate::Open));
    let role = memo(move || {
        phone
            .profile()
            .with(|profile| profile.as_ref().map(|profile| profile.role))
    });
    live(move || {
        language.track();
        if then == Then::Anew {
            here.track();
        }
        if who != Who::Outside {
            if !is_open.get() {
                return View::default();
            }
            if !who.includes(role.get()) {
                return untrack(lost::not_yours);
            }
        }
        match draw {
            Some(draw) => untrack(draw),
            None => part::screen(Part::of(role.get()), path),
        }
    })
}
