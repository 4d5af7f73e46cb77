//! Dates of a pregnancy, anaemia, BMI, blood pressure, weight gain, the four "too", the weeks after birth (§3.6, §3.7).

use dampingi_domain::Answers;
use dampingi_domain::woman::anaemia::{AnaemiaGrade, NOT_PREGNANT, PREGNANT, textbook_limit_g_dl};
use dampingi_domain::woman::body::{BmiBand, bmi, bmi_band, is_kek, is_short_mother};
use dampingi_domain::woman::dating::{DatedBy, Dating, Gestation, Trimester};
use dampingi_domain::woman::fetus::{fundal_height_band_cm, lowest_fetal_weight_g};
use dampingi_domain::woman::gain::{Progress, target, weekly_gain_kg};
use dampingi_domain::woman::postpartum::{
    Contraception, KF, KN, contraception, is_long_acting, window_on,
};
use dampingi_domain::woman::pressure::{BloodPressure, PressureBand};
use dampingi_domain::woman::risk::{FourToo, Mother, four_too};
use jiff::civil::date;

#[test]
fn the_due_date_is_280_days_after_the_last_period() {
    for (lmp, due) in [
        (date(2026, 1, 1), date(2026, 10, 8)),
        (date(2026, 5, 31), date(2027, 3, 7)),
        // Naegele's rule would say 6 December 2024: the leap day is counted here.
        (date(2024, 2, 29), date(2024, 12, 5)),
    ] {
        assert_eq!(Dating::from_start(lmp, DatedBy::LastPeriod).due, due);
    }
}

#[test]
fn an_ultrasound_goes_before_the_remembered_date_and_nothing_is_guessed() {
    let episode = Answers::new()
        .with("lmp_status", "known")
        .with("lmp", "2026-01-01");
    let dating = Dating::of(&episode).expect("dated");
    assert_eq!(
        (dating.by, dating.due),
        (DatedBy::LastPeriod, date(2026, 10, 8))
    );
    let estimated = episode.clone().with("lmp_status", "estimated");
    assert_eq!(
        Dating::of(&estimated).expect("dated").by,
        DatedBy::LastPeriodEstimated
    );
    let scanned = episode.with("edd_ultrasound", "2026-10-20");
    let dating = Dating::of(&scanned).expect("dated");
    assert_eq!(
        (dating.by, dating.start),
        (DatedBy::Ultrasound, date(2026, 1, 13))
    );
    let told = Answers::new()
        .with("lmp_status", "unknown")
        .with("registered_on", "2026-06-01")
        .with("gestation_weeks_told", 20);
    let dating = Dating::of(&told).expect("dated");
    let on = dating.gestation(date(2026, 6, 3)).expect("after the start");
    assert_eq!(
        (dating.by, on.weeks(), on.odd_days()),
        (DatedBy::MidwifesWeeks, 20, 2)
    );
    assert_eq!(Dating::of(&Answers::new()), None);
    assert_eq!(dating.gestation(date(2026, 1, 1)), None);
}

#[test]
fn trimesters_change_at_13w0d_and_28w0d() {
    for (days, trimester) in [
        (0, Trimester::First),
        (90, Trimester::First),
        (91, Trimester::Second),
        (195, Trimester::Second),
        (196, Trimester::Third),
        (300, Trimester::Third),
    ] {
        let gestation = Gestation::from_days(days).expect("not negative");
        assert_eq!(gestation.trimester(), trimester, "{days}");
    }
    assert_eq!(
        [Trimester::First, Trimester::Second, Trimester::Third].map(Trimester::checks_needed),
        [1, 2, 3]
    );
}

#[test]
fn anaemia_has_grades_in_pregnancy_and_out_of_it() {
    use AnaemiaGrade::{Absent, Mild, Moderate, Severe};
    for (hb, pregnant, not_pregnant) in [
        (12.0, Absent, Absent),
        (11.9, Absent, Mild),
        (11.0, Absent, Mild),
        (10.9, Mild, Moderate),
        (10.0, Mild, Moderate),
        (9.9, Moderate, Moderate),
        (8.0, Moderate, Moderate),
        (7.9, Moderate, Severe),
        (7.0, Moderate, Severe),
        (6.9, Severe, Severe),
    ] {
        assert_eq!(PREGNANT.grade(hb), Some(pregnant), "{hb}");
        assert_eq!(NOT_PREGNANT.grade(hb), Some(not_pregnant), "{hb}");
    }
    for none in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(PREGNANT.grade(none), None);
    }
    assert_eq!(textbook_limit_g_dl(Trimester::Second), 10.5);
    assert_eq!(textbook_limit_g_dl(Trimester::Third), 11.0);
}

#[test]
fn adult_bmi_is_judged_on_one_decimal() {
    for (kg, cm, index, band) in [
        (40.8, 155.0, 17.0, BmiBand::Thin),
        (40.7, 155.0, 16.9, BmiBand::VeryThin),
        (44.3, 155.0, 18.4, BmiBand::Thin),
        (44.4, 155.0, 18.5, BmiBand::Normal),
        (60.1, 155.0, 25.0, BmiBand::Normal),
        (60.2, 155.0, 25.1, BmiBand::Heavy),
        (64.9, 155.0, 27.0, BmiBand::Heavy),
        (65.1, 155.0, 27.1, BmiBand::Obese),
    ] {
        assert_eq!(bmi(kg, cm), Some(index), "{kg}");
        assert_eq!(bmi_band(index), Some(band), "{kg}");
    }
    assert_eq!(bmi(0.0, 155.0), None);
    assert_eq!(bmi(50.0, 0.0), None);
    assert!(is_kek(23.4) && !is_kek(23.5) && !is_kek(0.0));
    assert!(is_short_mother(144.9) && !is_short_mother(145.0));
}

#[test]
fn blood_pressure_has_a_mean_and_a_band() {
    let of = |upper, lower| BloodPressure::new(upper, lower).expect("a pressure");
    assert_eq!(of(120.0, 80.0).map_mmhg(), 93.3);
    assert_eq!(of(110.0, 80.0).map_mmhg(), 90.0);
    assert!(!of(110.0, 80.0).is_map_raised());
    assert!(of(111.0, 80.0).is_map_raised());
    for (upper, lower, band) in [
        (139.0, 89.0, PressureBand::Usual),
        (140.0, 89.0, PressureBand::High),
        (139.0, 90.0, PressureBand::High),
        (160.0, 89.0, PressureBand::VeryHigh),
        (139.0, 110.0, PressureBand::VeryHigh),
    ] {
        assert_eq!(of(upper, lower).band(), band, "{upper}/{lower}");
    }
    assert_eq!(BloodPressure::new(80.0, 80.0), None);
    assert_eq!(BloodPressure::new(f64::NAN, 80.0), None);
}

#[test]
fn the_target_of_weight_gain_follows_the_bmi_before() {
    // 1.60 m
    for (kg, low, high, weekly) in [
        (47.1, 12.5, 18.0, 0.51),
        (47.4, 11.5, 16.0, 0.42),
        (63.7, 11.5, 16.0, 0.42),
        (63.9, 7.0, 11.5, 0.28),
        (76.6, 7.0, 11.5, 0.28),
        (76.8, 5.0, 9.0, 0.22),
    ] {
        let target = target(kg, 160.0).expect("a target");
        assert_eq!(
            (
                target.total_kg.low,
                target.total_kg.high,
                target.per_week_kg
            ),
            (low, high, weekly),
            "{kg}"
        );
    }
    let at = |days| Gestation::from_days(days).expect("not negative");
    let halfway = Progress::of(50.0, 160.0, 55.7, at(91 + 94)).expect("progress");
    assert_eq!((halfway.gained_kg, halfway.least_kg), (5.7, 5.7));
    assert!(!halfway.is_below());
    let late = Progress::of(50.0, 160.0, 61.0, at(300)).expect("progress");
    assert_eq!(late.least_kg, 11.5);
    assert!(late.is_below());
}

#[test]
fn a_weekly_gain_needs_two_weeks() {
    assert_eq!(weekly_gain_kg(50.0, 51.7, 28), Some(0.43));
    assert_eq!(weekly_gain_kg(51.0, 50.0, 14), Some(-0.5));
    for (earlier, later, days) in [
        (50.0, 51.0, 13),
        (0.0, 51.0, 28),
        (50.0, f64::NAN, 28),
        (50.0, 51.0, -28),
    ] {
        assert_eq!(weekly_gain_kg(earlier, later, days), None);
    }
}

#[test]
fn bands_between_the_weeks_lie_on_a_line() {
    let at = |weeks, days| Gestation::from_days(weeks * 7 + days).expect("not negative");
    let band = |weeks, days| {
        let band = fundal_height_band_cm(at(weeks, days))?;
        Some((band.low, band.high))
    };
    assert_eq!(band(19, 6), None);
    assert_eq!(band(22, 0), Some((18.5, 24.5)));
    assert_eq!(band(38, 0), Some((31.0, 39.0)));
    assert_eq!(band(43, 0), None);
    assert_eq!(lowest_fetal_weight_g(at(22, 0)), Some(425.0));
    assert_eq!(lowest_fetal_weight_g(at(39, 0)), Some(2500.0));
}

#[test]
fn the_four_too() {
    use FourToo::{Close, Many, Old, Young};
    let of = |age_years, children, interval_months| {
        four_too(Mother {
            age_years,
            children,
            interval_months,
        })
    };
    assert_eq!(of(Some(19), None, None), [Young]);
    assert_eq!(of(Some(20), Some(3), Some(24)), []);
    assert_eq!(of(Some(35), Some(3), Some(24)), []);
    assert_eq!(of(Some(36), Some(4), Some(23)), [Old, Close, Many]);
    assert_eq!(of(None, None, None), []);
}

#[test]
fn check_ups_after_birth_have_their_days() {
    let birth = date(2026, 10, 1);
    let on = |windows, day| {
        window_on(windows, birth, dampingi_domain::date::add_days(birth, day))
            .map(|window| window.code)
    };
    for (day, kf, kn) in [
        (-1, None, None),
        (0, Some("KF1"), Some("KN1")),
        (2, Some("KF1"), Some("KN1")),
        (3, Some("KF2"), Some("KN2")),
        (7, Some("KF2"), Some("KN2")),
        (8, Some("KF3"), Some("KN3")),
        (28, Some("KF3"), Some("KN3")),
        (29, Some("KF4"), None),
        (42, Some("KF4"), None),
        (43, None, None),
    ] {
        assert_eq!((on(&KF, day), on(&KN, day)), (kf, kn), "day {day}");
    }
}

#[test]
fn contraception_by_day_42() {
    let birth = date(2026, 10, 1);
    let day = |days| dampingi_domain::date::add_days(birth, days);
    for (since, on, state) in [
        (None, 42, Contraception::Open),
        (None, 43, Contraception::Missed),
        (Some(42), 60, Contraception::InTime),
        (Some(43), 60, Contraception::Late),
    ] {
        assert_eq!(contraception(birth, since.map(day), day(on)), state);
    }
    for (method, long) in [
        ("implant", true),
        ("iud", true),
        ("tubectomy", true),
        ("vasectomy", true),
        ("pill", false),
        ("injection", false),
        ("lactational", false),
    ] {
        assert_eq!(is_long_acting(method), long, "{method}");
    }
}
