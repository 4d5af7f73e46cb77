//! Counts an area: village by village, each added to what it lies in. One village is in memory at a time.

use super::expected::{Sources, Targets};
use super::funds::{self, Funds};
use super::period::Period;
use super::village::{self, Village};
use crate::db::{Conn, Db, areas, lives};
use crate::failure::{Failure, Outcome};
use dampingi_domain::area::Level;
use dampingi_domain::indicator::scorecard::{Card, GROUND, LINES, LengthRule};
use dampingi_domain::indicator::{
    Basis, Expects, Figure, Kind, Number, Sheet, all_numbers, in_force, numbers,
};
use dampingi_domain::{AreaCode, Ground, Term};
use std::collections::{HashMap, HashSet};

/// Where a column belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// SIGIZI's monthly numbers and rates.
    Sigizi,
    /// Essential indicators and the Ansit sheet.
    Essential,
    /// Convergence scorecard.
    Scorecard,
}

/// One indicator of a report.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Stable name.
    pub id: &'static str,
    /// Where it belongs.
    pub group: Group,
    /// Heading.
    pub label: Term,
    /// Count or percent.
    pub kind: Kind,
    /// Who is counted.
    pub numerator: &'static str,
    /// Over whom.
    pub denominator: &'static str,
    /// Whose number from outside stands in it, where there is one.
    pub expects: Option<Expects>,
    /// What the programme wants.
    pub target_percent: Option<f64>,
    /// Which of the two is published.
    pub published: Basis,
    /// Where it comes from.
    pub ground: Ground,
}

/// A figure, counted twice (Settled 11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// All that was received.
    pub received: Figure,
    /// What was approved or imported.
    pub approved: Figure,
}

impl Pair {
    /// One of the two.
    pub const fn by(&self, basis: Basis) -> Figure {
        match basis {
            Basis::Received => self.received,
            Basis::Approved => self.approved,
        }
    }
}

/// An area with its figures, in the order of the columns.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its code.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// How many people are on record.
    pub people: usize,
    /// One for each column.
    pub pairs: Vec<Pair>,
    /// Where the numbers that it is expected to have are from.
    pub sources: Sources,
    /// What its villages used their money for in the quarter; `None` when none wrote it down.
    pub funds: Option<Funds>,
}

/// What was counted.
#[derive(Clone, Debug)]
pub struct Report {
    /// The month or quarter.
    pub period: Period,
    /// How the scorecard of a quarter judges a child's length.
    pub length: LengthRule,
    /// The indicators.
    pub columns: Vec<Column>,
    /// The area that was asked for, and all in it, by code: what contains comes before what it contains.
    pub places: Vec<Place>,
    /// Names of the areas above.
    pub above: Vec<(AreaCode, String)>,
    /// People whose NIK another person of the area has too: they may be counted twice.
    pub doubles: usize,
    /// Support of donors that runs.
    pub supports: usize,
    /// Names of health facilities, by id.
    pub facilities: HashMap<String, String>,
}

impl Report {
    /// The figures of an indicator in an area.
    pub fn pair(&self, area: &AreaCode, id: &str) -> Option<Pair> {
        let at = self.columns.iter().position(|column| column.id == id)?;
        let place = self.places.iter().find(|place| place.area == *area)?;
        place.pairs.get(at).copied()
    }

    /// Adds a village to itself and to everything it lies in.
    fn add(&mut self, village: &Village, pairs: &[Pair]) {
        let holds = |place: &&mut Place| place.area.contains(&village.area);
        for place in self.places.iter_mut().filter(holds) {
            place.people += village.size();
            place.sources.add(&village.targets);
            for (sum, pair) in place.pairs.iter_mut().zip(pairs) {
                sum.received += pair.received;
                sum.approved += pair.approved;
            }
        }
    }

    /// The name of an area of the report, or above it.
    pub fn name(&self, area: &AreaCode) -> &str {
        let inside = self.places.iter().map(|place| (&place.area, &place.name));
        let above = self.above.iter().map(|(code, name)| (code, name));
        inside
            .chain(above)
            .find(|(code, _)| *code == area)
            .map_or("", |(_, name)| name.as_str())
    }
}

/// Counts an area for a period. `each` sees every village once, in the order of the codes, beside the report as it grows.
pub async fn count(
    db: &Db,
    area: &AreaCode,
    period: Period,
    each: impl FnMut(&Report, &Village) -> Outcome,
) -> Outcome<Report> {
    count_by(db, area, period, LengthRule::default(), each).await
}

/// The same, by one of the two ways in which the forms judge a child's length.
pub async fn count_by(
    db: &Db,
    area: &AreaCode,
    period: Period,
    length: LengthRule,
    mut each: impl FnMut(&Report, &Village) -> Outcome,
) -> Outcome<Report> {
    let mut connection = db.reading().await?;
    let mut report = begin(&mut connection, area, period, length).await?;
    funds::add(&mut connection, area, &mut report).await?;
    let tree: Vec<AreaCode> = report
        .places
        .iter()
        .map(|place| place.area.clone())
        .collect();
    let mut niks = HashSet::new();
    for code in &tree {
        let mut village = village::read(&mut connection, code).await?;
        village.targets = Targets::read(&mut connection, code, period.year()).await?;
        report.doubles += village
            .niks()
            .filter(|nik| !niks.insert((*nik).to_owned()))
            .count();
        if village.is_empty() && village.targets.is_empty() {
            continue;
        }
        // Counting a village takes the time of a few requests: it must not hold up those of others.
        let counted = tokio::task::spawn_blocking(move || {
            let pairs = pairs(&village, period, length);
            (village, pairs)
        });
        let (village, pairs) = counted
            .await
            .map_err(|error| Failure::System(error.to_string()))?;
        report.supports += village.supports();
        report.add(&village, &pairs);
        each(&report, &village)?;
    }
    Ok(report)
}

/// The report with every area, still empty.
async fn begin(
    connection: &mut Conn,
    area: &AreaCode,
    period: Period,
    length: LengthRule,
) -> Outcome<Report> {
    let mut tree = areas::tree(connection, area).await?;
    // Not every database sorts codes as this program does.
    tree.sort();
    if !tree.iter().any(|(code, _)| code == area) {
        return Err(Failure::input(format!("{area}: wilayah ini tidak dikenal")));
    }
    let mut above = Vec::new();
    let mut next = area.parent();
    while let Some(code) = next {
        let name = areas::name(connection, code.as_str()).await?;
        next = code.parent();
        above.push((code, name.unwrap_or_default()));
    }
    // A puskesmas belongs to the kecamatan around a village.
    let around = area.parent().filter(|_| area.level() == Level::Village);
    let facilities = lives::facilities(connection, around.as_ref().unwrap_or(area)).await?;
    let columns = columns(period);
    let places = tree
        .into_iter()
        .map(|(area, name)| Place {
            area,
            name,
            people: 0,
            sources: Sources::default(),
            funds: None,
            pairs: vec![Pair::default(); columns.len()],
        })
        .collect();
    Ok(Report {
        period,
        length,
        columns,
        places,
        above,
        doubles: 0,
        supports: 0,
        facilities,
    })
}

/// The indicators of a period, in the order of [`pairs`].
fn columns(period: Period) -> Vec<Column> {
    let last_day = period.span().to;
    let essential = in_force(last_day).filter(|it| it.sheet == Sheet::Essential);
    match period {
        Period::Month(_) => in_force(last_day).map(column).collect(),
        Period::Quarter(_) => LINES
            .iter()
            .map(|line| Column {
                id: line.id,
                group: Group::Scorecard,
                label: line.label,
                kind: line.kind(),
                numerator: match line.kind() {
                    Kind::Percent => "Y: menerima",
                    Kind::Count => "sasaran pada hari terakhir triwulan, menurut yang tercatat",
                },
                denominator: match line.kind() {
                    Kind::Percent => "Y + T, tanpa TS (tidak sesuai)",
                    Kind::Count => "",
                },
                expects: None,
                target_percent: None,
                published: Basis::Approved,
                ground: GROUND,
            })
            .chain(essential.map(column))
            .collect(),
    }
}

const fn column(definition: &'static dampingi_domain::indicator::Definition) -> Column {
    Column {
        id: definition.id,
        group: match definition.sheet {
            Sheet::Sigizi => Group::Sigizi,
            Sheet::Essential => Group::Essential,
        },
        label: definition.label,
        kind: definition.kind,
        numerator: definition.numerator,
        denominator: definition.denominator,
        expects: definition.expects,
        target_percent: definition.target_percent,
        published: definition.published,
        ground: definition.ground,
    }
}

fn pairs(village: &Village, period: Period, length: LengthRule) -> Vec<Pair> {
    let pair = |number: Number| Pair {
        received: number.received,
        approved: number.approved,
    };
    let (area, span) = (&village.area, period.span());
    village.with_population(|population| match period {
        Period::Month(_) => all_numbers(population, area, span)
            .into_iter()
            .map(pair)
            .collect(),
        Period::Quarter(quarter) => {
            let card = |basis| Card::of(population, area, quarter, basis, length);
            let (received, approved) = (card(Basis::Received), card(Basis::Approved));
            LINES
                .iter()
                .map(|line| Pair {
                    received: line.figure(&received),
                    approved: line.figure(&approved),
                })
                .chain(
                    numbers(population, area, span, Sheet::Essential)
                        .into_iter()
                        .map(pair),
                )
                .collect()
        }
    })
}
