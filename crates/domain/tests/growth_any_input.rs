//! Growth over its whole input space: nothing panics, nothing is given that the rules withhold, and more weight never
//! makes a child thinner.

use dampingi_domain::Date;
use dampingi_domain::growth::gain::{Weighing, judge, twice_not_enough};
use dampingi_domain::growth::{
    Assessment, CHECK_AGAIN, Index, LAST_DAY, Measured, Oedema, Position, Score, Sex, assess,
    assess_corrected, card_line, classes, classify, corrected_birth, head_band,
    is_low_birth_weight, is_short_at_birth, muac_band,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Every number there is, those that are none among them, and those that a child can have.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        2 => any::<u64>().prop_map(f64::from_bits),
        1 => prop_oneof![Just(0.0), Just(-0.0), Just(f64::NAN), Just(f64::INFINITY), Just(f64::MIN_POSITIVE), Just(f64::MAX)],
        3 => (0..3000_u32).prop_map(|tenths| f64::from(tenths) / 10.0),
    ]
}

fn any_sex() -> impl Strategy<Value = Sex> {
    prop_oneof![Just(Sex::Male), Just(Sex::Female)]
}

fn any_position() -> impl Strategy<Value = Position> {
    prop_oneof![
        Just(Position::Lying),
        Just(Position::Standing),
        Just(Position::Unknown)
    ]
}

fn any_age() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 0..2000_u32, 1 => prop_oneof![Just(90), Just(91), Just(273), Just(274), Just(730), Just(731), Just(1826), Just(1827)], 1 => any::<u32>()]
}

fn any_measured() -> impl Strategy<Value = Measured> {
    let oedema = prop_oneof![3 => Just(Oedema::Absent), 1 => Just(Oedema::Present)];
    let numbers = [any_number(), any_number(), any_number(), any_number()].map(option::of);
    (
        option::of(any_sex()),
        option::of(any_age()),
        numbers,
        any_position(),
        oedema,
    )
        .prop_map(
            |(sex, age_days, [weight_kg, length_cm, head_cm, muac_cm], position, oedema)| {
                Measured {
                    sex,
                    age_days,
                    weight_kg,
                    length_cm,
                    position,
                    oedema,
                    head_cm,
                    muac_cm,
                }
            },
        )
}

/// Sizes within the hard ranges of the forms.
fn child() -> impl Strategy<Value = Measured> {
    let tenths = |from: u32, to: u32| (from..=to).prop_map(|tenths| f64::from(tenths) / 10.0);
    (
        any_sex(),
        0..=LAST_DAY,
        tenths(3, 580),
        tenths(200, 1500),
        any_position(),
        tenths(200, 700),
        tenths(50, 300),
    )
        .prop_map(|(sex, days, kg, cm, position, head, muac)| Measured {
            sex: Some(sex),
            age_days: Some(days),
            weight_kg: Some(kg),
            length_cm: Some(cm),
            position,
            oedema: Oedema::Absent,
            head_cm: Some(head),
            muac_cm: Some(muac),
        })
}

fn scores(found: &Assessment) -> [Option<Score>; 6] {
    [
        found.length_for_age,
        found.weight_for_age,
        found.weight_for_length,
        found.bmi_for_age,
        found.head_for_age,
        found.muac_for_age,
    ]
}

fn is_number(value: Option<f64>) -> bool {
    value.is_some_and(|value| value.is_finite() && value > 0.0)
}

/// `None` counts below every score, so that one that appears is more.
fn z(score: Option<Score>) -> f64 {
    score.map_or(f64::NEG_INFINITY, |score| score.z)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_measured_is_answered(measured in any_measured()) {
        let found = assess(&measured);
        for (score, bounds) in scores(&found).into_iter().zip([(-6.0, 6.0), (-6.0, 5.0), (-5.0, 5.0), (-5.0, 5.0), (-5.0, 5.0), (-5.0, 5.0)]) {
            let Some(score) = score else { continue };
            prop_assert!(score.z.is_finite());
            prop_assert!(score.z.abs() > 1e12 || (score.z * 100.0).round() / 100.0 == score.z, "{} has more than two decimals", score.z);
            prop_assert!(score.z != 0.0 || score.z.is_sign_positive());
            prop_assert_eq!(score.is_implausible, score.z < bounds.0 || score.z > bounds.1);
        }
        for value in [found.corrected_length_cm, found.bmi].into_iter().flatten() {
            prop_assert!(value.is_finite() && value > 0.0, "{value}");
        }
    }

    /// Who has no score, by the rules: the others may have one.
    #[test]
    fn nothing_is_given_that_the_rules_withhold(measured in any_measured()) {
        let found = assess(&measured);
        let [length, weight, for_length, bmi, head, muac] = scores(&found).map(|score| score.is_some());
        let has_oedema = measured.oedema == Oedema::Present;
        let all = [length, weight, for_length, bmi, head, muac];
        prop_assert!(measured.sex.is_some() || all == [false; 6]);
        prop_assert!(measured.age_days.is_none_or(|days| days <= LAST_DAY) || all == [false; 6]);
        prop_assert!(measured.age_days.is_some() || !(length || weight || bmi || head || muac));
        prop_assert!(measured.age_days.is_none_or(|days| days >= 91) || !muac);
        prop_assert!(!has_oedema || !(weight || for_length || bmi));
        prop_assert!(is_number(measured.weight_kg) || !(weight || for_length || bmi));
        prop_assert!(is_number(measured.length_cm) || !(length || for_length || bmi));
        prop_assert!(is_number(measured.head_cm) || !head);
        prop_assert!(is_number(measured.muac_cm) || !muac);
    }

    /// The other way round: a child of possible size has every score that the rules promise.
    #[test]
    fn everything_is_given_that_the_rules_promise(measured in child()) {
        let found = assess(&measured);
        let days = measured.age_days.expect("given");
        prop_assert!(found.length_for_age.is_some() && found.weight_for_age.is_some() && found.head_for_age.is_some());
        prop_assert!(found.bmi_for_age.is_some());
        prop_assert_eq!(found.muac_for_age.is_some(), days >= 91);
        let cm = found.corrected_length_cm.expect("given");
        let table = if days < 731 { 45.0..=110.0 } else { 65.0..=120.0 };
        // A hair at the table's end is rounded away, here as there.
        prop_assert_eq!(found.weight_for_length.is_some(), table.contains(&((cm * 1e6).round() / 1e6)));
    }

    #[test]
    fn more_weight_is_never_a_lower_score(measured in child(), more in 1..400_u32) {
        let heavier = Measured { weight_kg: measured.weight_kg.map(|kg| kg + f64::from(more) / 10.0), ..measured };
        let (light, heavy) = (assess(&measured), assess(&heavier));
        prop_assert!(z(heavy.weight_for_age) >= z(light.weight_for_age));
        prop_assert!(z(heavy.weight_for_length) >= z(light.weight_for_length));
        prop_assert!(z(heavy.bmi_for_age) >= z(light.bmi_for_age));
        prop_assert_eq!((heavy.length_for_age, heavy.head_for_age, heavy.muac_for_age), (light.length_for_age, light.head_for_age, light.muac_for_age));
    }

    #[test]
    fn more_length_is_a_higher_score_for_age_and_a_lower_one_of_weight(measured in child(), more in 1..400_u32) {
        let longer = Measured { length_cm: measured.length_cm.map(|cm| cm + f64::from(more) / 10.0), ..measured };
        let (short, long) = (assess(&measured), assess(&longer));
        prop_assert!(z(long.length_for_age) >= z(short.length_for_age));
        prop_assert!(z(long.bmi_for_age) <= z(short.bmi_for_age));
        // Far beyond three standard deviations their distance grows faster than the length: there WHO's rule itself turns.
        let believed = |found: &Assessment| found.weight_for_length.filter(|score| !score.is_implausible);
        if let (Some(short), Some(long)) = (believed(&short), believed(&long)) {
            prop_assert!(long.z <= short.z);
        }
        prop_assert_eq!(long.weight_for_age, short.weight_for_age);
    }

    /// Lying and standing are told apart by 0.7 cm and nothing else.
    #[test]
    fn the_correction_is_all_that_the_position_makes(measured in child()) {
        let days = measured.age_days.expect("given");
        let expected = if days < 731 { Position::Lying } else { Position::Standing };
        let other = if days < 731 { Position::Standing } else { Position::Lying };
        let shift = if days < 731 { -0.7 } else { 0.7 };
        let right = assess(&Measured { position: expected, ..measured });
        let unknown = assess(&Measured { position: Position::Unknown, ..measured });
        prop_assert_eq!(scores(&right), scores(&unknown));
        let turned = assess(&Measured { position: other, length_cm: measured.length_cm.map(|cm| cm + shift), ..measured });
        let (Some(right), Some(turned)) = (right.corrected_length_cm, turned.corrected_length_cm) else {
            return Err(TestCaseError::fail("a length was given"));
        };
        let is_believed = days > 273;
        prop_assert!(((right - turned).abs() < 1e-9) == is_believed, "{right} {turned}");
    }

    #[test]
    fn one_measurement_does_not_change_the_score_of_another(measured in any_measured()) {
        let found = assess(&measured);
        let alone = assess(&Measured { head_cm: None, muac_cm: None, ..measured });
        prop_assert_eq!(scores(&alone)[..4].to_vec(), scores(&found)[..4].to_vec());
        let bare = assess(&Measured { weight_kg: None, length_cm: None, ..measured });
        prop_assert_eq!(scores(&bare)[4..].to_vec(), scores(&found)[4..].to_vec());
    }

    #[test]
    fn a_higher_score_is_never_in_a_lower_class(a in any_number(), b in any_number(), flags in any::<[bool; 2]>()) {
        for index in [Index::WeightForAge, Index::LengthForAge, Index::WeightForLength] {
            let place = |z: f64| {
                let class = classify(index, Score { z, is_implausible: false });
                classes(index).iter().position(|one| one == class)
            };
            prop_assert_eq!(place(a).is_some(), a.is_finite());
            prop_assert!(!(a.is_finite() && b.is_finite() && a <= b) || place(a) <= place(b));
        }
        for (z, is_implausible) in [(a, flags[0]), (b, flags[1])] {
            let score = Score { z, is_implausible };
            let is_said = z.is_finite() && !is_implausible;
            prop_assert_eq!(classify(Index::WeightForAge, score) != &CHECK_AGAIN, is_said);
            prop_assert_eq!((head_band(score).is_some(), card_line(score).is_some()), (is_said, is_said));
        }
    }

    #[test]
    fn birth_and_gain_take_anything(
        birth in any_day(),
        days in vec((any_day(), any_number()), 0..8),
        weeks in any::<i32>(),
        months in any::<i32>(),
        size in any_number(),
        sex in any_sex(),
        measured in any_measured(),
    ) {
        let weighings: Vec<Weighing> = days.iter().map(|(on, weight_kg)| Weighing { on: *on, weight_kg: *weight_kg }).collect();
        prop_assert_eq!(judge(sex, birth, &weighings).is_none(), weighings.is_empty());
        let mut turned = weighings.clone();
        turned.sort_by_key(|weighing| std::cmp::Reverse(weighing.on));
        let days_differ = turned.windows(2).all(|pair| pair[0].on != pair[1].on);
        prop_assert!(!days_differ || judge(sex, birth, &turned) == judge(sex, birth, &weighings), "the order means nothing");
        let _ = twice_not_enough(sex, birth, &weighings);
        prop_assert_eq!(corrected_birth(birth, weeks).is_some(), (22..37).contains(&weeks));
        for (on, _) in &days {
            let corrected = assess_corrected(&measured, birth, *on, weeks);
            prop_assert!(corrected.is_none() || (22..37).contains(&weeks));
        }
        prop_assert!(muac_band(size, months).is_none() || (size > 0.0 && (6..=59).contains(&months)));
        prop_assert!(!(is_low_birth_weight(size) || is_short_at_birth(size)) || size > 0.0);
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    let day = |year: std::ops::RangeInclusive<i16>| (year, 1_i8..=12, 1_i8..=28);
    prop_oneof![6 => day(2023..=2026), 1 => day(-9999..=9999)]
        .prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}
