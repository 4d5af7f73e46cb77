//! The rule engine on one visit: every rule of the table, with the year of visits before it.

use criterion::{Criterion, criterion_group, criterion_main};
use dampingi_domain::finding::{Case, Earlier, judge};
use dampingi_domain::{Answers, Date};
use jiff::civil::date;
use std::hint::black_box;

const TODAY: Date = date(2026, 11, 21);

/// Visits on the twelfth of the months before.
fn monthly<'a>(form: &'static str, before: &'a [Answers]) -> Vec<Earlier<'a>> {
    (1..)
        .zip(before)
        .map(|(month, answers)| Earlier {
            form,
            on: date(2026, month, 12),
            answers,
        })
        .collect()
}

fn child(kg: f64, cm: f64) -> Answers {
    Answers::new()
        .with("weight_kg", kg)
        .with("height_cm", cm)
        .with("position", "standing")
        .with("muac_cm", 12.2)
        .with("head_circumference_cm", 47.9)
        .with("oedema", false)
        .with("danger_signs", vec!["cough"])
}

fn mother(kg: f64) -> Answers {
    Answers::new()
        .with("weight_kg", kg)
        .with("muac_cm", 23.1)
        .with("hb_g_dl", 9.6)
        .with("systolic_mmhg", 138)
        .with("diastolic_mmhg", 92)
        .with("fundal_height_cm", 24)
        .with("proteinuria", "plus_1")
}

fn visits(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rules on a visit");
    let person = Answers::new()
        .with("consent", "given")
        .with("sex", "male")
        .with("birth_date", "2023-11-21");
    let year: Vec<Answers> = (0..10)
        .map(|month| child(11.0 + 0.1 * f64::from(month), 92.0))
        .collect();
    let earlier = monthly("child_visit", &year);
    let visit = child(11.4, 92.8);
    let case = Case {
        person: Some(&person),
        earlier: &earlier,
        ..Case::new("child_visit", TODAY, &visit)
    };
    assert!(!judge(&case).findings.is_empty());
    group.bench_function("child, ten months before", |bencher| {
        bencher.iter(|| judge(black_box(&case)))
    });

    let person = Answers::new()
        .with("consent", "given")
        .with("sex", "female")
        .with("birth_date", "1998-05-01");
    let episode = Answers::new()
        .with("lmp_status", "known")
        .with("lmp", "2026-05-20")
        .with("weight_before_kg", 44)
        .with("height_cm", 155);
    let year: Vec<Answers> = (0..5)
        .map(|month| mother(45.0 + f64::from(month)))
        .collect();
    let earlier = monthly("pregnancy_visit", &year);
    let visit = mother(50.0);
    let case = Case {
        person: Some(&person),
        episode: Some(&episode),
        earlier: &earlier,
        ..Case::new("pregnancy_visit", TODAY, &visit)
    };
    assert!(!judge(&case).findings.is_empty());
    group.bench_function("pregnant woman, five months before", |bencher| {
        bencher.iter(|| judge(black_box(&case)))
    });
}

criterion_group!(benches, visits);
criterion_main!(benches);
