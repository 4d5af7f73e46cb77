//! What was done, in words for the person at the terminal. Lines and columns, never a value.

use super::run::{Done, Unusable};
use super::write::OUTPUT;
use std::io::Write;

/// Writes the summary.
pub fn summary(done: &Done, out: &mut dyn Write) -> std::io::Result<()> {
    if done.titles > 0 {
        writeln!(out, "Baris di atas judul kolom, dilewati: {}", done.titles)?;
    }
    if !done.repeated.is_empty() {
        writeln!(
            out,
            "Kolom ganda, yang pertama dibaca: {}",
            done.repeated.join(", ")
        )?;
    }
    if done.replaced.len() == OUTPUT.len() {
        writeln!(
            out,
            "Hasil hitungan lama di berkas ini diganti dengan yang baru."
        )?;
    } else if !done.replaced.is_empty() {
        writeln!(
            out,
            "Kolom lama diganti dengan hasil baru: {}",
            done.replaced.join(", ")
        )?;
    }
    writeln!(out, "Baris dibaca     : {}", done.rows)?;
    writeln!(out, "Baris bermasalah : {}", done.wrong)?;
    for (problem, count) in &done.kinds {
        writeln!(
            out,
            "  {count} × {}: {} [{}]",
            problem.place(),
            problem.wrong.words(),
            problem.wrong.code()
        )?;
    }
    for (line, problem) in &done.first {
        writeln!(
            out,
            "  baris {line}, {}: {}",
            problem.place(),
            problem.wrong.words()
        )?;
    }
    let told: u64 = done.kinds.iter().map(|(_, count)| count).sum();
    let more = told - done.first.len() as u64;
    if more > 0 {
        writeln!(out, "  … dan {more} lagi; semuanya ada di kolom problem.")?;
    }
    Ok(())
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotCsv => f.write_str("Ini bukan CSV. Simpan dahulu dari Excel sebagai \"CSV UTF-8\", lalu pakai berkas itu."),
            Self::NoHeader(missing) => {
                write!(f, "Baris judul kolom tidak lengkap. Kolom yang tidak ditemukan: {}.", missing.join("; "))
            }
            Self::Reading(error) => write!(f, "membaca: {error}"),
            Self::Writing(error) => write!(f, "menulis: {error}"),
        }
    }
}

impl std::error::Error for Unusable {}
