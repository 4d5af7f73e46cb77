//! Women's numbers: pregnancy, the weeks after birth, and prospective couples. Domain notes §2.4–2.7, §3.6, §3.7; Settled 9.

pub mod anaemia;
pub mod body;
pub mod chart;
pub mod dating;
pub mod engagement;
pub mod fetus;
pub mod gain;
pub mod postpartum;
pub mod pressure;
pub mod risk;
