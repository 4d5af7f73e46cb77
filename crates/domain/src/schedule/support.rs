//! What a donor gives is handed over each month. A reminder that presses least of all, and says nothing of her health.

use super::plan::Planner;
use super::task::SUPPORT;
use crate::date::add_days;
use crate::life::{Episode, Standing};
use crate::support::MONTH_DAYS;

pub(super) fn add(list: &mut Planner, episode: &Episode<'_>) {
    let given = episode
        .visits
        .iter()
        .filter(|visit| visit.standing != Standing::SetAside)
        .map(|visit| visit.on);
    let last = given.chain(episode.registered_on()).max();
    let from = last.map_or(list.today, |last| add_days(last, MONTH_DAYS + 1));
    list.open(&SUPPORT, (from, None), Vec::new());
}
