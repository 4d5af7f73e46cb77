//! All six z-scores of a child: one of usual size, and one beyond three standard deviations, which costs more.

use criterion::{Criterion, criterion_group, criterion_main};
use dampingi_domain::growth::{Measured, Oedema, Position, Sex, assess};
use std::hint::black_box;

fn child(weight_kg: f64, length_cm: f64) -> Measured {
    Measured {
        sex: Some(Sex::Female),
        age_days: Some(540),
        weight_kg: Some(weight_kg),
        length_cm: Some(length_cm),
        position: Position::Standing,
        oedema: Oedema::Absent,
        head_cm: Some(46.2),
        muac_cm: Some(14.1),
    }
}

fn six_scores(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("six z-scores of a child");
    for (name, measured) in [
        ("usual", child(9.8, 79.43)),
        ("beyond 3 SD", child(17.4, 70.15)),
    ] {
        let found = assess(&measured);
        assert!(
            found.weight_for_length.is_some()
                && found.muac_for_age.is_some()
                && found.head_for_age.is_some()
        );
        group.bench_function(name, |bencher| {
            bencher.iter(|| assess(black_box(&measured)))
        });
    }
}

criterion_group!(benches, six_scores);
criterion_main!(benches);
