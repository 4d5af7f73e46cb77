//! The words of state, the same everywhere, and what the flags of a record mean.

use super::{Lang, Term, t};
use dampingi_domain::form::{self, Fault, Problem, Severity};

pub const ON_PHONE: Term = t("di HP ini", "on this phone");
pub const SENDING: Term = t("sedang dikirim", "being sent");
pub const SENT: Term = t("terkirim", "sent");
pub const APPROVED: Term = t("disetujui", "approved");
pub const RETURNED: Term = t("perlu perbaikan", "to correct");
pub const REFUSED: Term = t("belum diterima", "not accepted");
pub const DUPLICATE: Term = t("catatan ganda", "duplicate");
pub const REPLACED: Term = t("sudah diperbaiki", "corrected since");
pub const FLAGGED: Term = t("ditandai untuk koordinator", "worth a look");

/// What a flag (`field:code`) says about its field, as the form said it when it asked.
pub fn flag(flag: &str, form_id: &str, lang: Lang) -> String {
    let (key, code) = flag.split_once(':').unwrap_or((flag, ""));
    let found = form::by_id(form_id).and_then(|form| {
        let rule = form
            .rules
            .iter()
            .find(|rule| rule.id == code && rule.field == key);
        rule.map(|rule| rule.message.text(lang).to_owned())
    });
    found.unwrap_or_else(|| plain(code, lang))
}

fn plain(code: &str, lang: Lang) -> String {
    let fault = match code {
        "future" => Fault::Future,
        "past" => Fault::Past,
        "digits_in_name" => Fault::DigitsInName,
        "none_and_more" => Fault::NoneAndMore,
        "missing" => Fault::Missing,
        "unknown_code" => Fault::UnknownCode,
        _ => {
            return t("Di luar yang biasa", "Outside what is usual")
                .text(lang)
                .to_owned();
        }
    };
    let problem = Problem {
        field: "",
        severity: Severity::Soft,
        fault,
    };
    problem.message(lang)
}
