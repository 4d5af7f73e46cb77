//! The screens of whoever is not a cadre: one part of the app, fetched when such a user signs in.

use super::part::Screens;
use crate::phone::use_phone;
use crate::screen::{dispute, double, guide, hidden, lost, region, review, send, settings};
use crate::ui::el::View;
use dampingi_sync::Role;

/// The screen under each path of the table of places.
pub const SCREENS: Screens = &[
    ("/", first),
    ("/kirim", send::send),
    ("/kirim/:seq", send::resend),
    ("/berkas", send::by_hand),
    ("/panduan", guide::guide),
    ("/panduan/ukur/:topic", guide::topic),
    ("/panduan/istilah", guide::glossary),
    ("/pengaturan", settings::settings),
    ("/pengaturan/tentang", settings::about),
    ("/pengaturan/hp", settings::here),
    ("/pengaturan/pin", settings::pin),
    ("/pengaturan/sandi", settings::password),
    ("/beda/:id", dispute::dispute),
    ("/ganda", double::list),
    ("/tersembunyi/:id", hidden::desk),
    ("/ganda/:alias/:person", double::compare),
    ("/wilayah", region::region),
    ("/wilayah/kader", region::cadres),
    ("/wilayah/posyandu", region::days),
    ("/wilayah/posyandu/nama", region::names),
    ("/wilayah/posyandu/:day/:letter", region::children),
    ("/wilayah/bantuan", region::donors),
    ("/cari", region::find),
    ("/periksa/?visit", review::review),
];

/// A coordinator's first page is her queue, and the guard is already on its way there. Other roles have none yet.
fn first() -> View {
    let profile = use_phone().profile();
    let role = profile.with_untracked(|profile| profile.as_ref().map(|profile| profile.role));
    match role {
        Some(Role::Coordinator) => View::default(),
        _ => lost::no_pages(),
    }
}
