//! Routes on one page, the frame around them, and who may see which.

mod frame;
mod guard;
mod look;
mod nav;

use crate::phone::{Gate, provide_phone, use_phone};
use crate::screen::{
    chart, fix, gate, household, lost, person, region, review, saved, send, settings, targets,
    today, visit,
};
use crate::ui::el::Shown;
use dampingi_sync::Role;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::hooks::use_url;
use leptos_router::path;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_phone();
    look::follow_settings();
    view! {
        <Router>
            {guard::keep_the_gate()}
            {frame::frame(|| routes().into_any())}
        </Router>
    }
}

/// Who sees a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Anyone,
    Cadre,
    Coordinator,
}

impl Who {
    fn includes(self, role: Option<Role>) -> bool {
        match self {
            Self::Anyone => true,
            Self::Cadre => role == Some(Role::Cadre),
            Self::Coordinator => role == Some(Role::Coordinator),
        }
    }
}

/// A screen behind the lock: drawn anew when the language changes, gone the moment the vault is locked.
fn open(who: Who, draw: fn() -> AnyView) -> impl Fn() -> AnyView + Copy + Send + Sync + 'static {
    move || {
        let phone = use_phone();
        let is_open = Memo::new(move |_| phone.gate().with(|gate| *gate == Gate::Open));
        let language = Memo::new(move |_| phone.settings().get().lang);
        let role = Memo::new(move |_| {
            phone
                .profile()
                .with(|profile| profile.as_ref().map(|profile| profile.role))
        });
        (move || {
            // Read, not only tracked: a memo that nobody has read does not know yet what it depends on.
            language.get();
            match (is_open.get(), who.includes(role.get())) {
                (false, _) => ().shown(),
                (true, false) => untrack(lost::not_yours),
                (true, true) => untrack(draw),
            }
        })
        .shown()
    }
}

/// A form behind the lock. The router keeps a screen while only a part of its address changes; a form for somebody else, or
/// begun in another way, is another form.
fn form(who: Who, draw: fn() -> AnyView) -> impl Fn() -> AnyView + Copy + Send + Sync + 'static {
    let screen = open(who, draw);
    move || {
        // The route's own: it does not move when another screen is about to come.
        let url = use_url();
        let address =
            Memo::new(move |_| url.with(|url| (url.path().to_owned(), url.search().to_owned())));
        (move || {
            address.get();
            untrack(screen)
        })
        .shown()
    }
}

/// A screen before the lock.
fn outside(draw: fn() -> AnyView) -> impl Fn() -> AnyView + Copy + Send + Sync + 'static {
    move || {
        let phone = use_phone();
        let language = Memo::new(move |_| phone.settings().get().lang);
        (move || {
            language.get();
            untrack(draw)
        })
        .shown()
    }
}

/// The first page is each role's own.
fn first() -> AnyView {
    let role = use_phone()
        .profile()
        .with_untracked(|profile| profile.as_ref().map(|profile| profile.role));
    match role {
        Some(Role::Cadre) => today::today(),
        // The guard is already on its way to the queue.
        Some(Role::Coordinator) => ().shown(),
        _ => lost::no_pages(),
    }
}

fn routes() -> impl IntoView {
    use Who::{Anyone, Cadre, Coordinator};
    view! {
        <Routes fallback=|| outside(lost::lost)()>
            <Route path=path!("/masuk") view=outside(gate::sign_in)/>
            <Route path=path!("/sandi") view=outside(gate::password)/>
            <Route path=path!("/pin") view=outside(gate::pin)/>
            <Route path=path!("/kunci") view=outside(gate::lock)/>

            <Route path=path!("/") view=open(Anyone, first)/>
            <Route path=path!("/sasaran") view=open(Cadre, targets::targets)/>
            <Route path=path!("/catat") view=open(Cadre, targets::record)/>
            <Route path=path!("/perbaikan") view=open(Cadre, fix::fix)/>

            <Route path=path!("/keluarga/baru") view=form(Cadre, household::new)/>
            <Route path=path!("/keluarga/baru/:area") view=form(Cadre, household::new)/>
            <Route path=path!("/keluarga/:id") view=open(Cadre, household::household)/>
            <Route path=path!("/keluarga/:id/ubah") view=form(Cadre, household::edit)/>
            <Route path=path!("/keluarga/:id/pendataan") view=form(Cadre, household::survey)/>
            <Route path=path!("/keluarga/:id/tambah/:kind") view=form(Cadre, household::add)/>

            <Route path=path!("/orang/:id") view=open(Cadre, person::person)/>
            <Route path=path!("/orang/:id/grafik") view=open(Cadre, chart::charts)/>
            <Route path=path!("/orang/:id/ubah") view=form(Cadre, person::edit)/>
            <Route path=path!("/orang/:id/mulai/:kind") view=form(Cadre, person::begin)/>
            <Route path=path!("/orang/:id/kunjungan") view=form(Cadre, person::choose)/>
            <Route path=path!("/orang/:id/kunjungan/:form") view=form(Cadre, visit::record)/>

            <Route path=path!("/kunjungan/:id") view=open(Cadre, visit::visit)/>
            <Route path=path!("/kunjungan/:id/perbaiki") view=form(Cadre, visit::correct)/>
            <Route path=path!("/tersimpan/:what/:id") view=open(Cadre, saved::saved)/>

            <Route path=path!("/kirim") view=open(Anyone, send::send)/>
            <Route path=path!("/kirim/:seq") view=form(Anyone, send::resend)/>
            <Route path=path!("/pengaturan") view=open(Anyone, settings::settings)/>
            <Route path=path!("/pengaturan/tentang") view=open(Anyone, settings::about)/>

            <Route path=path!("/wilayah") view=open(Coordinator, region::region)/>

            <ParentRoute path=path!("/periksa") view=open(Coordinator, review::review)>
                <Route path=path!("") view=review::nothing_open/>
                <Route path=path!(":visit") view=review::detail/>
            </ParentRoute>
        </Routes>
    }
}
