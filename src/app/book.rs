//! The screens of a cadre: one part of the app, fetched after the first one and kept on the phone.

use super::part::Screens;
use crate::screen::{
    chart, dispute, double, fix, household, person, referral, saved, send, settings, support,
    targets, today, visit,
};

/// The screen under each path of the table of places.
pub const SCREENS: Screens = &[
    ("/", today::today),
    ("/tugas/:which", today::all),
    ("/sasaran", targets::targets),
    ("/catat", targets::record),
    ("/perbaikan", fix::fix),
    ("/keluarga/baru/?area", household::new),
    ("/keluarga/:id", household::household),
    ("/keluarga/:id/ubah", household::edit),
    ("/keluarga/:id/pendataan", household::survey),
    ("/keluarga/:id/akhiri/:what", household::moved),
    ("/keluarga/:id/tambah/:kind", household::add),
    ("/orang/:id", person::person),
    ("/orang/:id/grafik", chart::charts),
    ("/orang/:id/ubah", person::edit),
    ("/orang/:id/akhiri", person::leave),
    ("/orang/:id/akhiri/:what", person::leave_as),
    ("/orang/:id/ganda", double::propose),
    ("/orang/:id/mulai/:kind", person::begin),
    ("/orang/:id/kunjungan", person::choose),
    ("/orang/:id/kunjungan/:form", visit::record),
    ("/orang/:id/bantuan/:support", support::end),
    ("/bantuan", support::list),
    ("/kunjungan/:id", visit::visit),
    ("/kunjungan/:id/perbaiki", visit::correct),
    ("/kunjungan/:id/rujuk", referral::make),
    ("/kunjungan/:id/hasil-rujukan", referral::outcome),
    ("/tersimpan/:what/:id", saved::saved),
    ("/beda/:id", dispute::dispute),
    ("/kirim", send::send),
    ("/kirim/:seq", send::resend),
    ("/berkas", send::by_hand),
    ("/pengaturan", settings::settings),
    ("/pengaturan/tentang", settings::about),
    ("/pengaturan/hp", settings::here),
    ("/pengaturan/pin", settings::pin),
    ("/pengaturan/sandi", settings::password),
];
