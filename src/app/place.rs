//! Which screen stands under which address, and who may see it. One table and one matching for all: a route of the router's
//! for each screen was three kilobytes of wasm each.

use crate::screen::here::Parts;
use crate::screen::{
    chart, fix, gate, household, lost, person, referral, region, review, saved, send, settings,
    targets, today, visit,
};
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
    path: &'static str,
    pub who: Who,
    pub then: Then,
    pub draw: fn() -> View,
}

const fn at(path: &'static str, who: Who, then: Then, draw: fn() -> View) -> Place {
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
    at("/masuk", Outside, Stay, gate::sign_in),
    at("/sandi", Outside, Stay, gate::password),
    at("/pin", Outside, Stay, gate::pin),
    at("/kunci", Outside, Stay, gate::lock),
    at("/", Anyone, Stay, first),
    at("/tugas/:which", Cadre, Anew, today::all),
    at("/sasaran", Cadre, Stay, targets::targets),
    at("/catat", Cadre, Stay, targets::record),
    at("/perbaikan", Cadre, Stay, fix::fix),
    at("/keluarga/baru/?area", Cadre, Anew, household::new),
    at("/keluarga/:id", Cadre, Stay, household::household),
    at("/keluarga/:id/ubah", Cadre, Anew, household::edit),
    at("/keluarga/:id/pendataan", Cadre, Anew, household::survey),
    at("/keluarga/:id/akhiri/:what", Cadre, Anew, household::moved),
    at("/keluarga/:id/tambah/:kind", Cadre, Anew, household::add),
    at("/orang/:id", Cadre, Stay, person::person),
    at("/orang/:id/grafik", Cadre, Stay, chart::charts),
    at("/orang/:id/ubah", Cadre, Anew, person::edit),
    at("/orang/:id/akhiri", Cadre, Stay, person::leave),
    at("/orang/:id/akhiri/:what", Cadre, Anew, person::leave_as),
    at("/orang/:id/mulai/:kind", Cadre, Anew, person::begin),
    at("/orang/:id/kunjungan", Cadre, Anew, person::choose),
    at("/orang/:id/kunjungan/:form", Cadre, Anew, visit::record),
    at("/kunjungan/:id", Cadre, Stay, visit::visit),
    at("/kunjungan/:id/perbaiki", Cadre, Anew, visit::correct),
    at("/kunjungan/:id/rujuk", Cadre, Anew, referral::make),
    at(
        "/kunjungan/:id/hasil-rujukan",
        Cadre,
        Anew,
        referral::outcome,
    ),
    at("/tersimpan/:what/:id", Cadre, Stay, saved::saved),
    at("/kirim", Anyone, Stay, send::send),
    at("/kirim/:seq", Anyone, Anew, send::resend),
    at("/pengaturan", Anyone, Stay, settings::settings),
    at("/pengaturan/tentang", Anyone, Stay, settings::about),
    at("/wilayah", Coordinator, Stay, region::region),
    at("/periksa/?visit", Coordinator, Stay, review::review),
];

/// Under every other address.
const LOST: Place = at("", Outside, Stay, lost::lost);

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

/// The first page is each role's own.
fn first() -> View {
    let role = crate::phone::use_phone()
        .profile()
        .with_untracked(|profile| profile.as_ref().map(|profile| profile.role));
    match role {
        Some(Role::Cadre) => today::today(),
        // The guard is already on its way to the queue.
        Some(Role::Coordinator) => View::default(),
        _ => lost::no_pages(),
    }
}

#[cfg(test)]
mod tests {
    use super::{PLACES, find};

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
}
