//! The navigation at the thumb: four places for a cadre, four for a coordinator.

use crate::phone::use_phone;
use crate::screen::address;
use crate::text::{Lang, Term, app as words, region};
use crate::ui::el::{Each, View, el};
use crate::ui::memo;
use crate::ui::{Icon, icon};
use dampingi_sync::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

type Place = (&'static str, Icon, Term);

const SEND: Place = (address::SEND, Icon::Send, words::SEND);
const SETTINGS: Place = (address::SETTINGS, Icon::Gear, words::SETTINGS);
const CADRE: &[Place] = &[
    (address::TODAY, Icon::Calendar, words::TODAY),
    (address::TARGETS, Icon::People, words::TARGETS),
    SEND,
    SETTINGS,
];
const COORDINATOR: &[Place] = &[
    (address::QUEUE, Icon::Review, words::REVIEW),
    SEND,
    (address::REGION, Icon::Bars, region::TITLE),
    SETTINGS,
];
const OTHERS: &[Place] = &[SETTINGS];

/// The place of the menu that an address belongs to; what is decided and what was hidden is a coordinator's review.
fn place_of(path: &str, is_desk: bool) -> &'static str {
    match path.trim_matches('/').split('/').next().unwrap_or_default() {
        "ganda" | "beda" | "tersembunyi" if is_desk => address::QUEUE,
        "" | "catat" | "perbaikan" | "beda" | "ganda" | "tersembunyi" | "posyandu" | "serentak"
        | "tugas" | "bantuan" | "kartu-skor" => address::TODAY,
        "kirim" | "berkas" => address::SEND,
        "pengaturan" | "panduan" | "latihan" => address::SETTINGS,
        "periksa" | "cari" => address::QUEUE,
        "wilayah" => address::REGION,
        "sasaran" | "orang" | "keluarga" | "kunjungan" | "tersimpan" => address::TARGETS,
        _ => "",
    }
}

pub fn nav(lang: Lang) -> View {
    let phone = use_phone();
    let location = use_location();
    let role = move || {
        phone
            .profile()
            .with(|profile| profile.as_ref().map(|profile| profile.role))
    };
    let here = memo(move || {
        let is_desk = role() == Some(Role::Coordinator);
        location.pathname.with(|path| place_of(path, is_desk))
    });
    let places = move || match role() {
        Some(Role::Cadre) => CADRE,
        Some(Role::Coordinator) => COORDINATOR,
        _ => OTHERS,
    };
    let each = move || {
        places()
            .iter()
            .map(|(to, shape, word)| {
                el("li").child(
                    el("a")
                        .class("nav-link")
                        .attr("href", *to)
                        .live("aria-current", move || {
                            (here.get() == *to).then_some("page")
                        })
                        .child(icon(*shape))
                        .child(el("span").word(*word, lang)),
                )
            })
            .views()
    };
    el("nav")
        .class("nav")
        .attr("aria-label", words::NAV.text(lang))
        .child(el("ul").child(each))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_lights_its_place() {
        for (path, place) in [
            ("/", address::TODAY),
            ("/orang/1", address::TARGETS),
            ("/keluarga/1/ubah", address::TARGETS),
            ("/kirim/3", address::SEND),
            ("/periksa/1", address::QUEUE),
            ("/wilayah", address::REGION),
            ("/perbaikan", address::TODAY),
            ("/tersembunyi", address::TODAY),
            ("/beda/1", address::TODAY),
            ("/tidak/ada", ""),
        ] {
            assert_eq!(place_of(path, false), place, "{path}");
        }
        for path in [
            "/periksa/1",
            "/ganda",
            "/ganda/1/2",
            "/beda/1",
            "/tersembunyi/1",
            "/cari",
        ] {
            assert_eq!(place_of(path, true), address::QUEUE, "{path}");
        }
    }
}
