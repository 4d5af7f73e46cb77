//! The names of posyandu that the people of an area wrote, with how many children each has today: what a coordinator looks at before
//! she says that two are one. Names no child.

use crate::days::today_in;
use crate::db::{Db, areas, posyandu};
use crate::failure::{Failure, Outcome};
use crate::indicator::{Village, read_village};
use dampingi_domain::area::Level;
use dampingi_domain::posyandu::is_target;
use dampingi_domain::posyandu_name::is_same;
use dampingi_domain::{AreaCode, Date};
use dampingi_sync::overview::{NamesOfVillage, PosyanduName, PosyanduNames};
use jiff::Timestamp;

/// Reads and counts them, village by village: one is in memory at a time.
pub async fn of(db: &Db, area: &AreaCode, now: Timestamp) -> Outcome<PosyanduNames> {
    let mut connection = db.reading().await?;
    let mut tree = areas::tree(&mut connection, area).await?;
    if tree.is_empty() {
        return Err(Failure::input(format!("{area}: wilayah ini tidak dikenal")));
    }
    tree.sort();
    let known = posyandu::known(&mut connection, area).await?;
    let sessions = posyandu::sessions(&mut connection, area).await?;
    let mut all = PosyanduNames {
        area: area.to_string(),
        ..PosyanduNames::default()
    };
    for (code, name) in tree {
        if code.level() != Level::Village {
            continue;
        }
        let mut of_village = NamesOfVillage {
            area: code.to_string(),
            name,
            ..NamesOfVillage::default()
        };
        for (_, name) in known.iter().filter(|(of, _)| *of == code) {
            count(&mut of_village, name, 0).is_known = true;
        }
        let held = sessions.iter().filter(|session| session.area == code);
        for name in held.filter_map(|session| session.fields.text("posyandu")) {
            count(&mut of_village, name, 0);
        }
        let village = read_village(&mut connection, &code).await?;
        let today = today_in(&code, now);
        // Reading through a village takes the time of a few requests: it must not hold up those of others.
        let counted = tokio::task::spawn_blocking(move || {
            children(&village, &mut of_village, today);
            of_village
        });
        let of_village = counted
            .await
            .map_err(|error| Failure::System(error.to_string()))?;
        if of_village.unnamed > 0 || !of_village.names.is_empty() {
            all.villages.push(of_village);
        }
    }
    Ok(all)
}

fn children(village: &Village, all: &mut NamesOfVillage, today: Date) {
    village.with_population(|population| {
        let targets = population.people.iter().filter(|person| {
            let birth = person.birth();
            birth.is_some_and(|birth| is_target(birth, today))
        });
        for person in targets {
            let Some(child) = person.open("child", today).next() else {
                continue;
            };
            match child.answers.text("posyandu").map(str::trim) {
                None | Some("") => all.unnamed += 1,
                Some(name) => drop(count(all, name, 1)),
            }
        }
    });
}

/// Adds children to a name, however it is spelled; the organisation's spelling comes first, as it was read first.
fn count<'a>(all: &'a mut NamesOfVillage, name: &str, children: u32) -> &'a mut PosyanduName {
    let known = all.names.iter().position(|it| is_same(&it.name, name));
    let at = known.unwrap_or_else(|| {
        all.names.push(PosyanduName {
            name: name.trim().to_owned(),
            ..PosyanduName::default()
        });
        all.names.len() - 1
    });
    let found = &mut all.names[at];
    found.children += children;
    found
}
