//! The report as a person at the terminal reads it, in Indonesian. Numbers only: nobody is named.

use super::count::{Column, Group, Pair, Place, Report};
use super::period::Period;
use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use dampingi_domain::indicator::scorecard::{FUNDS, LengthRule, funds_share};
use dampingi_domain::indicator::{Basis, Figure, Kind};
use dampingi_domain::number::with_comma;
use std::fmt::Write;

/// Widths of the columns: an indicator, a figure, a number of the small table.
const LABEL: usize = 64;
const FIGURE: usize = 22;
const AREA: usize = 34;
const SMALL: usize = 13;

/// What the small tables show of a month: prevalence never without its coverage and what was left out (§4.6).
const OF_MONTH: [(&str, &str); 7] = [
    ("children_registered", "Balita"),
    ("d_s", "D/S"),
    ("n_d", "N/D"),
    ("coverage_measured", "Diukur"),
    ("stunting_rate", "Stunting"),
    ("wasting_rate", "Wasting"),
    ("underweight_rate", "Underweight"),
];
/// What they show of a quarter.
const OF_QUARTER: [(&str, &str); 4] = [
    ("mothers", "Ibu"),
    ("children", "Anak"),
    ("village", "Konvergensi"),
    ("e24", "KRS didamp."),
];

/// The whole report.
pub fn report(report: &Report) -> String {
    let mut out = String::new();
    let Some(place) = report.places.first() else {
        return out;
    };
    let _ = writeln!(
        out,
        "Indikator {} ({}), {}",
        place.name,
        place.area,
        report.period.title()
    );
    let _ = writeln!(
        out,
        "{} orang tercatat. Setiap angka dihitung dua kali: dari semua kunjungan yang diterima, dan dari yang\n\
         disetujui koordinator (data impor ikut). Angka yang diterbitkan: disetujui.\n\
         * definisi belum dipastikan dengan dinas kesehatan. [n] nilai yang perlu diukur ulang, tidak ikut dihitung.",
        place.people
    );
    if matches!(report.period, Period::Quarter(_)) && report.length == LengthRule::Campaigns {
        let _ = writeln!(
            out,
            "Tinggi badan dinilai menurut bulan penimbangan (Februari dan Agustus)."
        );
    }
    if report.doubles > 0 {
        let _ = writeln!(
            out,
            "Perlu dirapikan: {} orang ber-NIK sama dengan orang lain di wilayah ini, mungkin terhitung dua kali.",
            report.doubles
        );
    }
    if matches!(report.period, Period::Month(_)) {
        for line in place.sources.lines() {
            let _ = writeln!(out, "{line}");
        }
    }
    for (group, title) in [
        (Group::Scorecard, "Konvergensi (scorecard)"),
        (Group::Sigizi, "SIGIZI, angka bulanan"),
        (Group::Essential, "Indikator esensial dan Ansit"),
    ] {
        sheet(&mut out, report, place, group, title);
    }
    funds(&mut out, place);
    below(&mut out, report, Basis::Received, "semua yang diterima");
    below(&mut out, report, Basis::Approved, "yang disetujui");
    out
}

fn sheet(out: &mut String, report: &Report, place: &Place, group: Group, title: &str) {
    let lines: Vec<(&Column, &Pair)> = report
        .columns
        .iter()
        .zip(&place.pairs)
        .filter(|(column, _)| column.group == group)
        .collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "\n{}{}{}",
        left(title, LABEL),
        right("diterima", FIGURE),
        right("disetujui", FIGURE)
    );
    for (column, pair) in lines {
        let mark = if column.ground.is_confirmed { "" } else { " *" };
        let label = format!("{}{mark}", column.label.id);
        let target = column
            .target_percent
            .map(|percent| format!("   target {} %", with_comma(percent)));
        let _ = writeln!(
            out,
            "{}{}{}{}",
            left(&label, LABEL),
            right(&shown(column.kind, pair.received), FIGURE),
            right(&shown(column.kind, pair.approved), FIGURE),
            target.unwrap_or_default()
        );
    }
}

/// What the villages used their money for, in rupiah.
fn funds(out: &mut String, place: &Place) {
    let Some(funds) = &place.funds else {
        return;
    };
    let _ = writeln!(
        out,
        "\n{}{}{}",
        left("Dana desa untuk stunting (tabel 5), Rp *", LABEL),
        right("untuk stunting", FIGURE),
        right("seluruhnya", FIGURE)
    );
    for (fund, (part, whole)) in FUNDS.iter().zip(funds.lines) {
        let share = funds_share((part, whole)).map_or_else(String::new, |all| {
            format!("   {},{:02} %", all / 100, all % 100)
        });
        let _ = writeln!(
            out,
            "{}{}{}{share}",
            left(fund.label.id, LABEL),
            right(&part.to_string(), FIGURE),
            right(&whole.to_string(), FIGURE)
        );
    }
}

/// One line for each area below the one that was asked for.
fn below(out: &mut String, report: &Report, basis: Basis, title: &str) {
    let columns: &[(&str, &str)] = match report.period {
        Period::Month(_) => &OF_MONTH,
        Period::Quarter(_) => &OF_QUARTER,
    };
    let (with, without): (Vec<&Place>, Vec<&Place>) = report
        .places
        .iter()
        .skip(1)
        .partition(|place| place.people > 0);
    if with.is_empty() {
        return;
    }
    let _ = write!(out, "\n{}", left(&format!("Per wilayah, {title}"), AREA));
    for (_, heading) in columns {
        let _ = write!(out, "{}", right(heading, SMALL));
    }
    let _ = writeln!(out);
    for place in with {
        let indent = "  ".repeat(depth(&place.area));
        let _ = write!(out, "{}", left(&format!("{indent}{}", place.name), AREA));
        for (id, _) in columns {
            let _ = write!(out, "{}", right(&small(report, place, id, basis), SMALL));
        }
        let _ = writeln!(out);
    }
    let villages = without
        .iter()
        .filter(|place| place.area.level() == Level::Village);
    match villages.count() {
        0 => {}
        count => {
            let _ = writeln!(out, "{count} desa/kelurahan belum punya catatan.");
        }
    }
}

fn small(report: &Report, place: &Place, id: &str, basis: Basis) -> String {
    let at = report.columns.iter().position(|column| column.id == id);
    let Some((column, pair)) = at.and_then(|at| report.columns.get(at).zip(place.pairs.get(at)))
    else {
        return String::new();
    };
    let figure = pair.by(basis);
    match column.kind {
        Kind::Count => figure.numerator.to_string(),
        Kind::Percent => format!("{}{}", percent(figure), left_out(figure)),
    }
}

fn shown(kind: Kind, figure: Figure) -> String {
    match kind {
        Kind::Count => figure.numerator.to_string(),
        Kind::Percent => format!(
            "{}/{} {}{}",
            figure.numerator,
            figure.denominator,
            right(&percent(figure), 9),
            left_out(figure)
        ),
    }
}

/// Two decimals, as the forms want them; nothing over nobody.
fn percent(figure: Figure) -> String {
    figure.percent().map_or_else(
        || "–".to_owned(),
        |percent| format!("{percent:.2} %").replace('.', ","),
    )
}

fn left_out(figure: Figure) -> String {
    match figure.excluded {
        0 => String::new(),
        count => format!(" [{count}]"),
    }
}

const fn depth_of(level: Level) -> usize {
    match level {
        Level::Province => 0,
        Level::Regency => 1,
        Level::Subdistrict => 2,
        Level::Village => 3,
    }
}

fn depth(area: &AreaCode) -> usize {
    depth_of(area.level()).saturating_sub(1)
}

fn left(text: &str, width: usize) -> String {
    format!("{text:<width$}")
}

fn right(text: &str, width: usize) -> String {
    format!("{text:>width$}")
}
