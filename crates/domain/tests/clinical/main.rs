//! The clinical rules as tables that read like the regulation: one file a subject.

mod adolescents;
mod any_input;
mod asked;
mod case;
mod child_findings;
mod clinical_doc;
mod couples;
mod grounds;
mod growth_bands;
mod households;
mod immunisation;
mod indicators;
mod leaving;
mod life;
mod mother_findings;
mod plan;
mod pregnancy_chart;
mod preterm;
mod rule_table;
mod schedule;
mod scorecard;
mod scorecard_months;
mod services;
mod support;
mod woman_measures;
mod women;
