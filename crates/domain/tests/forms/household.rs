//! Household and its survey: domain notes §2.2.

use crate::case::{Given, given};

fn household() -> Given {
    given(
        "household",
        "head_name=Yusuf Ibau; family_card_status=not_issued_yet; rt=08; address=sebelah masjid",
    )
}

#[test]
fn head_card_and_rt_are_needed() {
    given("household", "").check(
        "",
        "head_name!missing family_card_status!missing rt!missing address?no_address",
    );
    household().check("", "");
    household().check("address=", "address?no_address");
}

#[test]
fn the_card_number_is_asked_only_when_there_is_one() {
    let typed = "family_card_number=6501050101200001";
    household().table(&[
        ("family_card_status=known", "family_card_number!missing"),
        (
            "family_card_status=known; family_card_number=6501050101200001",
            "",
        ),
        (
            "family_card_status=known; family_card_number=6501 0501 0120 0001",
            "",
        ),
        (
            "family_card_status=known; family_card_number=650105010120000",
            "family_card_number!digit_count",
        ),
        (
            "family_card_status=known; family_card_number=65010501012000012",
            "family_card_number!digit_count",
        ),
        (
            "family_card_status=known; family_card_number=650105010120000A",
            "family_card_number!digit_count",
        ),
    ]);
    household().keeps(typed, "family_card_number", false);
    household().keeps(
        &format!("family_card_status=known; {typed}"),
        "family_card_number",
        true,
    );
}

#[test]
fn an_rt_keeps_its_zero() {
    assert_eq!(
        household().parse("rt=08; rw=003").answers.text("rt"),
        Some("08")
    );
    household().check("rt=RT 008", "rt!too_long");
}

fn survey() -> Given {
    given(
        "household_survey",
        "visit_date=20/11/2026; method=home_visit; water_source=rain; latrine=own_septic; counselling_given=yes; referral_made=no",
    )
}

#[test]
fn water_and_latrine_are_needed() {
    given("household_survey", "").check(
        "",
        "visit_date!missing method!missing water_source!missing latrine!missing counselling_given!missing referral_made!missing",
    );
    survey().check("", "");
}

#[test]
fn another_source_is_named() {
    survey().table(&[
        ("water_source=other", "water_source_other!missing"),
        ("water_source=other; water_source_other=air tebu", ""),
        ("latrine=other", "latrine_other!missing"),
        ("latrine=other; latrine_other=jamban apung", ""),
    ]);
    survey().keeps("water_source_other=air tebu", "water_source_other", false);
}

#[test]
fn the_kind_of_insurance_and_aid_is_asked_of_those_who_have_it() {
    survey().table(&[
        ("insured=no; aid_received=no", ""),
        (
            "insured=yes; aid_received=yes",
            "insurance_kind!missing aid_kinds!missing",
        ),
        (
            "insured=yes; insurance_kind=bpjs_pbi; aid_received=yes; aid_kinds=pkh blt_desa",
            "",
        ),
    ]);
}
