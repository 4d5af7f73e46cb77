//! What donors give in an area: which support runs, and what is left of it. The sums are the domain's.

use crate::days::today_in;
use crate::db::{Db, areas};
use crate::failure::{Failure, Outcome};
use crate::indicator::read_village;
use dampingi_domain::life::{END_REASON, ENDED_ON, Episode, MISTAKEN, Person, Standing};
use dampingi_domain::support::{Account, DONOR, PROGRAMME};
use dampingi_domain::{AreaCode, Date, kind};
use dampingi_sync::overview::{Support, Supports};
use jiff::Timestamp;

/// The support of a person, with what is left of each. What was entered by mistake never was.
pub fn of_person<'a>(
    person: &'a Person<'a>,
    today: Date,
) -> impl Iterator<Item = (&'a Episode<'a>, Account)> {
    let supports = person
        .episodes
        .iter()
        .filter(|one| one.form == kind::SUPPORT)
        .filter(|one| one.answers.text(END_REASON) != Some(MISTAKEN));
    supports.map(move |support| {
        let handed = support
            .visits
            .iter()
            .filter(|visit| visit.form == kind::SUPPORT_DELIVERY)
            .filter(|visit| visit.standing != Standing::SetAside)
            .map(|visit| (visit.on, visit.answers));
        (support, Account::of(support.answers, handed, today))
    })
}

/// Whether it still runs.
pub fn runs(support: &Episode<'_>) -> bool {
    support.answers.date(ENDED_ON).is_none()
}

/// All of an area, for its coordinator.
pub async fn of(db: &Db, area: &AreaCode, now: Timestamp) -> Outcome<Supports> {
    let mut connection = db.reading().await?;
    if areas::name(&mut connection, area.as_str()).await?.is_none() {
        return Err(Failure::input(format!("{area}: wilayah ini tidak dikenal")));
    }
    let mut all = Vec::new();
    for village in areas::villages(&mut connection, std::slice::from_ref(area)).await? {
        let name = areas::name(&mut connection, village.as_str()).await?;
        let name = name.unwrap_or_default();
        let today = today_in(&village, now);
        let read = read_village(&mut connection, &village).await?;
        read.with_population(|population| {
            for person in population.people {
                let given = of_person(person, today);
                all.extend(given.map(|(support, account)| told(person, support, account, &name)));
            }
        });
    }
    // What ends next wants a new donor first.
    all.sort_by(|a, b| {
        let key = |one: &Support| {
            (
                !one.ended_on.is_empty(),
                one.months_left.unwrap_or(i32::MAX),
            )
        };
        key(a)
            .cmp(&key(b))
            .then_with(|| b.ended_on.cmp(&a.ended_on))
            .then_with(|| (&a.village, &a.person).cmp(&(&b.village, &b.person)))
    });
    Ok(Supports {
        area: area.to_string(),
        all,
    })
}

fn told(person: &Person<'_>, support: &Episode<'_>, account: Account, village: &str) -> Support {
    let text = |key: &str| support.answers.text(key).unwrap_or_default().to_owned();
    Support {
        village: village.to_owned(),
        person: person.answers.text("name").unwrap_or_default().to_owned(),
        donor: text(DONOR),
        programme: text(PROGRAMME),
        package: text("support_kind"),
        begun_on: text("registered_on"),
        months: support
            .answers
            .number(dampingi_domain::support::MONTHS)
            .map(|months| months as i32),
        months_left: account.months_left,
        promised: account.promised,
        given: account.given,
        deliveries: account.deliveries,
        unpriced: account.unpriced,
        last_on: account.last.map(|on| on.to_string()).unwrap_or_default(),
        ended_on: text(ENDED_ON),
        end_reason: text(END_REASON),
    }
}
