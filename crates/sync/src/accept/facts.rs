//! Visits, reviews, sign-offs and what a village used its money for: facts. They are never edited in place; a correction is a new
//! visit, a changed mind a new review.

use super::{Standing, Verdict, duplicate, links, refused, seen};
use crate::status::{FIELD_NOTES, NOTE, REVIEW_STATES, STATE};
use crate::{Change, Stored, link, sign_off, wire::Outcome};
use dampingi_domain::indicator::scorecard::{AS_OF, FUNDS, funds_amount};
use dampingi_domain::{Answers, AreaCode};
use serde_json::Value;

/// Longest note of a coordinator, or reason of a cadre: a page of text.
const LONGEST_NOTE: usize = 2000;
/// Most fields a coordinator can write a note at.
const MOST_NOTES: usize = 100;

/// A fact that is there already: the same once more is a duplicate, anything else is refused.
pub fn repeated(fields: &Answers, stored: &Stored) -> Result<Verdict, Outcome> {
    let mut after = stored.record.fields.clone();
    after.apply(fields);
    if after == stored.record.fields {
        return Ok(duplicate(stored));
    }
    Err(refused(
        "fact_is_final",
        None,
        "Kunjungan yang sudah tersimpan hanya bisa diperbaiki dengan versi baru.",
    ))
}

/// A correction names a visit of the same person (or household) with the same form, and says why.
pub fn correction(
    change: &Change,
    fields: &Answers,
    standing: &Standing<'_>,
) -> Result<(), Outcome> {
    let Some(earlier) = links::parent(fields, link::CORRECTS, standing) else {
        return Ok(());
    };
    let same = |key: &str| earlier.record.fields.get(key) == fields.get(key);
    let is_hers = links::is_of_person(&earlier.record.fields, fields, standing);
    if earlier.record.form != change.form || !is_hers || !same(link::HOUSEHOLD) {
        return Err(refused(
            "wrong_link",
            Some(link::CORRECTS),
            "Perbaikan harus untuk orang dan formulir yang sama.",
        ));
    }
    words(
        fields,
        link::CORRECTION_REASON,
        "Tulis alasan perbaikannya.",
    )
}

/// A review says a known word, and why when it sends a visit back; and where it says what its author had seen, nobody else said another
/// word since. It belongs where its visit is, or the cadre would
/// never see it.
pub fn review(
    change: &Change,
    fields: &Answers,
    standing: &Standing<'_>,
) -> Result<AreaCode, Outcome> {
    let state = fields.text(STATE).unwrap_or_default();
    if !REVIEW_STATES.contains(&state) {
        return Err(refused(
            "unknown_state",
            Some(STATE),
            "Keputusan ini tidak dikenal.",
        ));
    }
    if state == "returned" {
        words(fields, NOTE, "Tulis apa yang perlu diperbaiki.")?;
    } else if fields.get(NOTE).is_some() {
        words(fields, NOTE, "Catatan ini terlalu panjang.")?;
    }
    if let Some(notes) = fields.get(FIELD_NOTES) {
        let well_formed = notes.as_object().is_some_and(|notes| {
            notes.len() <= MOST_NOTES
                && notes
                    .iter()
                    .all(|(key, note)| key.len() <= 60 && is_note(note))
        });
        if !well_formed {
            return Err(refused(
                "malformed",
                Some(FIELD_NOTES),
                "Catatan per isian tidak terbaca.",
            ));
        }
    }
    seen::decided_on_visit(change, fields, state, standing)?;
    match links::parent(fields, link::VISIT, standing) {
        Some(visit) => Ok(visit.record.area.clone()),
        None => Err(refused(
            "missing_link",
            Some(link::VISIT),
            "Kunjungannya belum dipilih.",
        )),
    }
}

/// A sign-off says of which quarter, what, when, and on which numbers.
pub fn sign_off(fields: &Answers) -> Result<(), Outcome> {
    match sign_off::fault(fields) {
        None => Ok(()),
        Some(field) => Err(refused(
            "malformed",
            Some(field),
            "Tanda periksa kartu skor ini tidak terbaca.",
        )),
    }
}

/// What a village used its money for says of which quarter, and of which day; and its amounts can be added up. A newer form may
/// allow what it likes beside that: the rest is its form's.
pub fn funds(fields: &Answers) -> Result<(), Outcome> {
    let of = |key: &'static str, message| Err(refused("malformed", Some(key), message));
    if !sign_off::has_quarter(fields) {
        let message = "Triwulan catatan dana desa ini tidak terbaca.";
        return of(sign_off::QUARTER, message);
    }
    if fields.is_filled(AS_OF) && fields.date(AS_OF).is_none() {
        return of(AS_OF, "Tanggal catatan dana desa ini tidak terbaca.");
    }
    let mut amounts = FUNDS.iter().flat_map(|fund| [fund.whole, fund.part]);
    let odd = |key: &&str| fields.is_filled(key) && funds_amount(fields, key).is_none();
    match amounts.find(odd) {
        Some(key) => of(key, "Jumlah dana desa ini tidak masuk akal."),
        None => Ok(()),
    }
}

pub fn words(fields: &Answers, key: &str, message: &str) -> Result<(), Outcome> {
    match fields.get(key) {
        Some(value) if is_note(value) && fields.is_filled(key) => Ok(()),
        _ => Err(refused("missing_reason", Some(key), message)),
    }
}

pub fn is_note(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|note| note.chars().count() <= LONGEST_NOTE)
}
