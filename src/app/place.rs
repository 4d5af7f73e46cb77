//! Which screen stands under which address, and who may see it. One table and one matching for all: a route of the router's
//! for each screen was three kilobytes of wasm each.

use crate::screen::here::Parts;
use crate::screen::{gate, lost};
use crate::ui::el::View;
use dampingi_sync::Role;

/// Who sees a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody, also before the vault is open.
    Outside,
    Anyone,
    Cadre,
    Coordinator,
}

impl Who {
    /// Whether somebody with an open vault is among them.
    pub fn includes(self, role: Option<Role>) -> bool {
        match self {
            Self::Outside | Self::Anyone => true,
            Self::Cadre => role == Some(Role::Cadre),
            Self::Coordinator => role == Some(Role::Coordinator),
        }
    }
}

/// What a screen does when the address changes and means the same screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It stays and follows.
    Stay,
    /// It is another form: for somebody else, or begun in another way.
    Anew,
}

/// A screen and its address.
#[derive(Clone, Copy)]
pub struct Place {
    /// Parts with a colon are any text and have a name; one with a question mark is too, and may be missing.
    pub path: &'static str,
    pub who: Who,
    pub then: Then,
    /// `None`: in the part of the app that the user's role has, under this path.
    pub draw: Option<fn() -> View>,
}

const fn at(path: &'static str, who: Who, then: Then, draw: Option<fn() -> View>) -> Place {
    Place {
        path,
        who,
        then,
        draw,
    }
}

use Then::{Anew, Stay};
use Who::{Anyone, Cadre, Coordinator, Outside};

/// The first that fits counts.
const PLACES: &[Place] = &[
    at("/masuk", Outside, Stay, Some(gate::sign_in)),
    at("/sandi", Outside, Stay, Some(gate::password)),
    at("/pin", Outside, Stay, Some(gate::pin)),
    at("/kunci", Outside, Stay, Some(gate::lock)),
    at("/", Anyone, Stay, None),
    at("/tugas/:which", Cadre, Anew, None),
    at("/sasaran", Cadre, Stay, None),
    at("/catat", Cadre, Stay, None),
    at("/perbaikan", Cadre, Stay, None),
    at("/tersembunyi", Cadre, Stay, None),
    at("/tersembunyi/:id", Anyone, Anew, None),
    at("/keluarga/baru/?area", Cadre, Anew, None),
    at("/keluarga/:id", Cadre, Stay, None),
    at("/keluarga/:id/ubah", Cadre, Anew, None),
    at("/keluarga/:id/pendataan", Cadre, Anew, None),
    at("/keluarga/:id/ganda", Cadre, Anew, None),
    at("/keluarga/:id/akhiri/:what", Cadre, Anew, None),
    at("/keluarga/:id/tambah/:kind", Cadre, Anew, None),
    at("/orang/:id", Cadre, Stay, None),
    at("/orang/:id/grafik", Cadre, Stay, None),
    at("/orang/:id/ubah", Cadre, Anew, None),
    at("/orang/:id/akhiri", Cadre, Stay, None),
    at("/orang/:id/akhiri/:what", Cadre, Anew, None),
    at("/orang/:id/rumah", Cadre, Stay, None),
    at("/orang/:id/rumah/:house", Cadre, Anew, None),
    at("/orang/:id/ganda", Cadre, Anew, None),
    at("/orang/:id/mulai/:kind", Cadre, Anew, None),
    at("/orang/:id/kunjungan", Cadre, Anew, None),
    at("/orang/:id/kunjungan/:form", Cadre, Anew, None),
    at("/orang/:id/bantuan/:support", Cadre, Anew, None),
    at("/orang/:id/pendaftaran/:which", Cadre, Anew, None),
    at("/bantuan", Cadre, Stay, None),
    at("/kartu-skor", Cadre, Stay, None),
    at("/kartu-skor/:village/:quarter", Cadre, Anew, None),
    at("/kunjungan/:id", Cadre, Stay, None),
    at("/kunjungan/:id/perbaiki", Cadre, Anew, None),
    at("/kunjungan/:id/rujuk", Cadre, Anew, None),
    at("/kunjungan/:id/hasil-rujukan", Cadre, Anew, None),
    at("/tersimpan/:what/:id", Cadre, Stay, None),
    at("/posyandu", Cadre, Stay, None),
    at("/posyandu/baru/?area", Cadre, Anew, None),
    at("/posyandu/:id", Cadre, Stay, None),
    at("/posyandu/:id/ubah", Cadre, Anew, None),
    at("/posyandu/:id/laporan", Cadre, Stay, None),
    at("/posyandu/:id/tamu", Cadre, Stay, None),
    at("/serentak", Cadre, Stay, None),
    at("/kirim", Anyone, Stay, None),
    at("/kirim/:seq", Anyone, Anew, None),
    at("/berkas", Anyone, Stay, None),
    at("/panduan", Anyone, Stay, None),
    at("/panduan/ukur/:topic", Anyone, Anew, None),
    at("/panduan/istilah", Anyone, Stay, None),
    at("/panduan/kenalan", Cadre, Stay, None),
    at("/latihan", Cadre, Stay, None),
    at("/pengaturan", Anyone, Stay, None),
    at("/pengaturan/tentang", Anyone, Stay, None),
    at("/pengaturan/hp", Anyone, Stay, None),
    at("/pengaturan/pin", Anyone, Anew, None),
    at("/pengaturan/sandi", Anyone, Anew, None),
    at("/beda/:id", Anyone, Anew, None),
    at("/ganda", Coordinator, Stay, None),
    at("/ganda/:alias/:person", Coordinator, Anew, None),
    at("/wilayah", Coordinator, Stay, None),
    at("/wilayah/kader", Coordinator, Stay, None),
    at("/wilayah/posyandu", Coordinator, Stay, None),
    at("/wilayah/posyandu/nama", Coordinator, Stay, None),
    at("/wilayah/posyandu/:day/:letter", Coordinator, Anew, None),
    at("/wilayah/bantuan", Coordinator, Stay, None),
    at("/cari", Coordinator, Stay, None),
    at("/periksa/?visit", Coordinator, Stay, None),
];

/// Under every other address.
const LOST: Place = at("", Outside, Stay, Some(lost::lost));

/// The number of the screen under this address, and the named parts of it. One past the last: there is none.
pub fn find(path: &str) -> (usize, Parts) {
    let fitting = PLACES.iter().map(|place| parts(place.path, path));
    let found = fitting.enumerate().find_map(|(n, it)| Some((n, it?)));
    found.unwrap_or((PLACES.len(), Parts::new()))
}

/// The screen of this number.
pub fn place(number: usize) -> Place {
    PLACES.get(number).copied().unwrap_or(LOST)
}

/// The named parts of a path, if it fits.
fn parts(pattern: &'static str, path: &str) -> Option<Parts> {
    let mut named = Parts::new();
    let mut given = path.split('/').filter(|part| !part.is_empty());
    for wanted in pattern.split('/').filter(|part| !part.is_empty()) {
        let part = given.next();
        match (wanted.strip_prefix(':'), wanted.strip_prefix('?')) {
            (Some(name), _) => named.push((name, part?.to_owned())),
            (_, Some(name)) => named.extend(part.map(|part| (name, part.to_owned()))),
            _ if part == Some(wanted) => {}
            _ => return None,
        }
    }
    given.next().is_none().then_some(named)
}

#[cfg(test)]
mod tests {
    use super::{PLACES, Who, find};
    use crate::app::{book, desk, part};

    fn pattern(path: &str) -> Option<&'static str> {
        PLACES.get(find(path).0).map(|place| place.path)
    }

    #[test]
    fn every_address_has_its_screen() {
        for (path, wanted) in [
            ("/", "/"),
            ("/keluarga/baru", "/keluarga/baru/?area"),
            ("/keluarga/baru/3201", "/keluarga/baru/?area"),
            ("/keluarga/1", "/keluarga/:id"),
            ("/keluarga/1/tambah/child", "/keluarga/:id/tambah/:kind"),
            ("/orang/1/kunjungan", "/orang/:id/kunjungan"),
            ("/orang/1/kunjungan/anc", "/orang/:id/kunjungan/:form"),
            ("/posyandu/baru", "/posyandu/baru/?area"),
            ("/posyandu/1", "/posyandu/:id"),
            ("/kirim/", "/kirim"),
            ("/kirim/3", "/kirim/:seq"),
            ("/periksa", "/periksa/?visit"),
            ("/periksa/1", "/periksa/?visit"),
        ] {
            assert_eq!(pattern(path), Some(wanted), "{path}");
        }
    }

    #[test]
    fn an_unknown_address_has_none() {
        for path in [
            "/tidak",
            "/tidak/ada",
            "/orang",
            "/orang/1/lain",
            "/periksa/1/2",
        ] {
            assert_eq!(pattern(path), None, "{path}");
        }
    }

    #[test]
    fn the_parts_of_an_address_have_names() {
        let (_, parts) = find("/keluarga/7/tambah/child");
        assert_eq!(
            parts,
            [("id", "7".to_owned()), ("kind", "child".to_owned())]
        );
        assert!(find("/periksa").1.is_empty());
    }

    #[test]
    fn every_screen_is_in_the_parts_of_those_who_see_it() {
        for place in PLACES {
            let (cadre, others) = match place.who {
                Who::Outside => (false, false),
                Who::Cadre => (true, false),
                Who::Coordinator => (false, true),
                Who::Anyone => (true, true),
            };
            let path = place.path;
            assert_eq!(place.draw.is_some(), place.who == Who::Outside, "{path}");
            assert_eq!(part::has(book::SCREENS, path), cadre, "{path}");
            assert_eq!(part::has(desk::SCREENS, path), others, "{path}");
        }
    }
}
