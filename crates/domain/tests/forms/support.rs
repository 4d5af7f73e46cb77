//! Support by a donor: domain notes §4.7.

use crate::case::{given, given_form};
use dampingi_domain::form::table::SUPPORT_ENDING;

const WHOLE: &str = "registered_on=1/9/2026; support_programme=baas; donor_name=Ibu Camat; donor_kind=person; \
     donor_public=yes; support_kind=nutrition; support_amount=450000; support_months=6";

#[test]
fn who_gives_and_for_how_long_is_asked_and_the_worth_may_be_unknown() {
    given("support", WHOLE).table(&[
        ("", ""),
        ("support_amount=", ""),
        ("donor_name=", "donor_name!missing"),
        ("donor_public=", "donor_public!missing"),
        ("support_months=", "support_months!missing"),
        ("support_months=18", "support_months?unlikely"),
        // Thousands left out.
        ("support_amount=450", "support_amount!impossible"),
        ("support_amount=5000000", "support_amount?unlikely"),
        ("registered_on=1/12/2026", "registered_on!future"),
    ]);
    given("support", WHOLE)
        .person("birth_date=2026-10-01")
        .check("", "registered_on!start_before_birth");
}

#[test]
fn a_handover_says_when_what_and_to_whom() {
    given("support_delivery", "").check(
        "",
        "visit_date!missing delivered_content!missing delivered_to!missing",
    );
    given(
        "support_delivery",
        "visit_date=3/11/2026; delivered_content=telur; delivered_to=Ibu Siti",
    )
    .table(&[("", ""), ("delivered_amount=450000", "")]);
}

#[test]
fn it_ends_with_a_reason_and_not_before_it_began() {
    given_form(&SUPPORT_ENDING, "")
        .episode("registered_on=2026-09-01")
        .table(&[
            ("", "end_reason!missing ended_on!missing"),
            ("end_reason=recovered; ended_on=1/11/2026", ""),
            ("end_reason=period_over; ended_on=1/9/2026", ""),
            (
                "end_reason=moved; ended_on=31/8/2026",
                "ended_on!end_before_start",
            ),
        ]);
}
