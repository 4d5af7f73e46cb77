//! Indicators as data: what is counted, over what, from when on, by which source; given twice, all received and
//! coordinator-approved (Settled 11). Domain notes §2.12, §2.14, §4.4, §4.6.

mod adolescent;
mod child;
mod definition;
mod household;
mod roll;
mod scene;
pub mod scorecard;
mod table;
mod woman;

pub use definition::{Basis, Definition, Expects, Figure, Kind, Sheet};
pub use roll::{Measurement, roll};
pub use scene::{Expected, Population, Scene, Span};

use crate::Date;

/// Every definition, in the order of the sheets they are written into.
pub fn table() -> impl Iterator<Item = &'static Definition> {
    [table::sigizi::TABLE, table::essential::TABLE]
        .into_iter()
        .flatten()
}

/// The definition with this id that holds on a day.
pub fn by_id(id: &str, on: Date) -> Option<&'static Definition> {
    table().find(|definition| definition.id == id && definition.is_in_force(on))
}

/// One indicator, counted twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// What was counted.
    pub definition: &'static Definition,
    /// All that was received.
    pub received: Figure,
    /// What a coordinator approved, and what was imported.
    pub approved: Figure,
}

impl Number {
    /// The figure that is published, as the definition says.
    pub const fn published(&self) -> Figure {
        match self.definition.published {
            Basis::Received => self.received,
            Basis::Approved => self.approved,
        }
    }
}

/// Counts every definition of a sheet that holds on the last day of the span, for an area.
pub fn numbers(
    population: &Population<'_>,
    area: &crate::AreaCode,
    span: Span,
    sheet: Sheet,
) -> Vec<Number> {
    let mut all = all_numbers(population, area, span);
    all.retain(|number| number.definition.sheet == sheet);
    all
}

/// Counts every definition that holds on the last day of the span, for an area. The people are read once for all of them.
pub fn all_numbers(population: &Population<'_>, area: &crate::AreaCode, span: Span) -> Vec<Number> {
    let received = Scene::new(population, area, span, Basis::Received);
    let approved = Scene::new(population, area, span, Basis::Approved);
    in_force(span.to)
        .map(|definition| Number {
            definition,
            received: (definition.count)(&received),
            approved: (definition.count)(&approved),
        })
        .collect()
}

/// Every definition that holds on a day, in the order of the sheets.
pub fn in_force(on: Date) -> impl Iterator<Item = &'static Definition> {
    table().filter(move |definition| definition.is_in_force(on))
}
