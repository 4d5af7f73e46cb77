//! Words about a queue that is carried by hand.

use super::{Lang, Term, either, t};
use crate::phone::{CarryProblem, QueueFile};
use dampingi_sync::parcel::Carried;

pub const TITLE: Term = t("Bawa dengan berkas", "Carry it as a file");
pub const MINE: Term = t("Kiriman dari HP ini", "From this phone");
pub const MINE_WHY: Term = t(
    "Di sini tidak ada sinyal? Buat berkas, lalu titipkan kepada orang yang pergi ke tempat bersinyal: lewat kartu SD, Bluetooth, atau pesan.",
    "No signal here? Make a file and give it to somebody who goes where there is one: on an SD card, by Bluetooth or by message.",
);
pub const MINE_SAFE: Term = t(
    "Berkasnya terkunci: hanya server yang bisa membukanya. Catatan di HP ini tidak dihapus, dan boleh dikirim lagi; di server tidak menjadi ganda.",
    "The file is locked: only the server can open it. Nothing is removed from this phone, and sending it again makes nothing double.",
);
pub const SHARE: Term = t("Bagikan berkas", "Share the file");
pub const KEEP: Term = t("Simpan berkas di HP", "Save the file on the phone");
pub const THEIRS: Term = t("Titipan dari kader lain", "Brought for another cadre");
pub const THEIRS_WHY: Term = t(
    "Ada yang menitipkan berkas? Pilih di sini saat ada sinyal. Anda tidak bisa melihat isinya, hanya mengantarkannya.",
    "Did somebody give you a file? Choose it here when there is a signal. You cannot see what is in it, you only bring it.",
);
pub const CHOOSE: Term = t("Pilih berkas titipan", "Choose the file");

pub fn unsent(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} perubahan belum terkirim"),
        format!("Not sent: {count}"),
    )
}

pub fn refused(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} yang belum diterima server tidak ikut: perbaiki dulu di Kirim."),
        format!("{count} that the server did not accept stay here: correct them on Send first."),
    )
}

pub const KEPT: Term = t(
    "Berkas tersimpan di folder Unduhan: ",
    "The file is in the folder Downloads: ",
);
pub const SHARED: Term = t("Berkas dibagikan: ", "The file is handed on: ");

/// What is in the file, and why it is not everything that waits.
pub fn in_it(done: Term, made: &QueueFile, lang: Lang) -> String {
    let mut said = done.text(lang).to_owned();
    said.push_str(&made.changes.to_string());
    let en = match made.changes {
        1 => " change in it.",
        _ => " changes in it.",
    };
    said.push_str(t(" perubahan di dalamnya.", en).text(lang));
    if made.behind > 0 {
        said.push(' ');
        said.push_str(&made.behind.to_string());
        let why = t(
            " tidak ikut: menunggu catatan yang belum diterima server. Perbaiki dulu di Kirim.",
            " stay here: they wait for what the server did not accept. Correct that on Send first.",
        );
        said.push_str(why.text(lang));
    }
    said
}

pub fn bringing(done: u32, of: u32, lang: Lang) -> String {
    either(
        lang,
        format!("Mengantarkan: {done} dari {of} bagian"),
        format!("Bringing: {done} of {of} parts"),
    )
}

/// What became of it, in as few words as there is to say.
pub fn brought(carried: Carried, lang: Lang) -> String {
    let all = carried.taken + carried.known;
    let mut text = either(
        lang,
        format!("Sudah sampai di server: {all} perubahan."),
        format!("On the server now: {all} changes."),
    );
    let more = [
        (carried.known, "sudah ada sebelumnya", "were there before"),
        (
            carried.waiting,
            "menunggu catatan lain; tetap ada di HP pembuatnya",
            "wait for another record; they stay on the phone that made it",
        ),
        (
            carried.refused,
            "belum diterima; alasannya muncul di HP pembuatnya",
            "were not accepted; the phone that made it will show why",
        ),
    ];
    for (count, id, en) in more {
        if count > 0 {
            text.push_str(&format!(
                " {count} {}.",
                either(lang, id.to_owned(), en.to_owned())
            ));
        }
    }
    text
}

/// Adds what became of one part of several.
pub fn part_not_taken(said: &mut String, part: u32, why: CarryProblem, lang: Lang) {
    said.push_str(t(" Bagian ", " Part ").text(lang));
    said.push_str(&part.to_string());
    said.push_str(t(" belum diterima: ", " was not taken: ").text(lang));
    said.push_str(problem(why).text(lang));
}

pub const fn problem(problem: CarryProblem) -> Term {
    match problem {
        CarryProblem::Nothing => t(
            "Tidak ada yang perlu dibawa: semua sudah terkirim.",
            "There is nothing to carry: everything is sent.",
        ),
        CarryProblem::OnlyRefused => t(
            "Belum ada yang bisa dibawa: yang tersisa belum diterima server. Perbaiki dulu di Kirim.",
            "There is nothing to carry yet: what is left was not accepted. Correct it on Send first.",
        ),
        CarryProblem::NoKey => t(
            "HP ini belum pernah terhubung dengan server yang bisa menerima berkas. Perlu sinyal satu kali dulu.",
            "This phone has not yet spoken to a server that takes files. It needs a signal once.",
        ),
        CarryProblem::NotAQueue => t(
            "Ini bukan berkas kiriman Dampingi, atau berkasnya rusak. Minta berkasnya sekali lagi.",
            "This is no file from Dampingi, or it is damaged. Ask for the file once more.",
        ),
        CarryProblem::NoSignal => t(
            "Belum ada sinyal ke server. Berkasnya tetap ada di HP ini: pilih lagi saat ada sinyal.",
            "The server cannot be reached. The file stays on this phone: choose it again when there is a signal.",
        ),
        CarryProblem::NotForThisServer => t(
            "Berkas ini rusak atau dibuat untuk server lain. Minta berkasnya sekali lagi.",
            "This file is damaged or was made for another server. Ask for the file once more.",
        ),
        CarryProblem::MakerSignedOut => t(
            "Pembuat berkas ini sudah keluar atau akunnya ditutup. Serahkan berkasnya kepada admin: admin bisa memasukkannya.",
            "Whoever made this file is signed out, or her account is closed. Give the file to the admin, who can take it in.",
        ),
        CarryProblem::SignInAgain => t(
            "Anda perlu masuk lagi dengan kata sandi sebelum mengantarkan berkas.",
            "You need to sign in again before you can bring a file.",
        ),
        CarryProblem::Server => t(
            "Server sedang bermasalah. Coba lagi sebentar lagi; berkasnya tidak berubah.",
            "The server has a problem. Try again in a moment; the file has not changed.",
        ),
        CarryProblem::Storage => t(
            "HP belum bisa membuat berkasnya. Coba lagi.",
            "The phone could not make the file. Please try again.",
        ),
    }
}
