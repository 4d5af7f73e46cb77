//! `dampingi demo`: fills an empty database, and keeps the passwords where only the owner of the folder reads them.

use super::account;
use super::play::{self, Played};
use crate::accounts::{self as people, Created};
use crate::db::{Db, accounts, areas, holdings, meta};
use crate::failure::{Failure, Outcome};
use crate::import::{self, Mode};
use crate::organisation;
use jiff::Timestamp;
use std::io::Write;
use std::path::Path;

/// File of the passwords, in the data folder.
pub const PASSWORDS: &str = "kata-sandi-contoh.txt";

/// Children measured in a survey; see data/README.md.
const SURVEY: &[u8] = include_bytes!("../../../../data/eppgbm_survey.csv");

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// The accounts with their passwords.
    pub accounts: Vec<Created>,
    /// What the survey brought.
    pub survey: import::Done,
    /// What was invented.
    pub played: Played,
}

/// Fills an empty database, and keeps the passwords in the folder. A database that holds anything is left alone,
/// whatever it holds.
pub async fn make(db: &Db, folder: &Path, now: Timestamp) -> Outcome<Made> {
    let mut connection = db.reading().await?;
    if !holdings::is_untouched(&mut connection).await? {
        return Err(Failure::input(
            "Folder data ini sudah berisi. Data contoh hanya dibuat di folder yang kosong. \
             Bila pembuatan data contoh tadi terputus, hapus foldernya lalu ulangi.",
        ));
    }
    // First of all: whatever happens from here on, nobody may take what is there for real people.
    meta::mark_demo(&mut connection).await?;
    drop(connection);
    organisation::found(db, now).await?;
    let mut accounts = Vec::new();
    for user in account::all() {
        let password = password();
        accounts.push(people::create_user_with(db, user, &password, false, "demo", now).await?);
    }
    write_teams(db, now).await?;
    write_facilities(db, now).await?;
    // Before the long part: what a cut leaves behind can still be looked at.
    let path = folder.join(PASSWORDS);
    keep(&path, &accounts).map_err(|error| Failure::file(&path, &error))?;
    let admin = accounts::by_username(&mut *db.reading().await?, account::ADMIN).await?;
    let admin = admin
        .ok_or_else(|| Failure::System("the demo's admin is gone".to_owned()))?
        .author();
    let survey = import::run(db, &admin, SURVEY, Mode::Write, now, &mut |_, _| ()).await?;
    let played = play::play(db, now).await?;
    Ok(Made {
        accounts,
        survey,
        played,
    })
}

/// Each village has its family assistance team, here of one.
async fn write_teams(db: &Db, now: Timestamp) -> sqlx::Result<()> {
    let mut transaction = db.writing().await?;
    for village in account::VILLAGES {
        let cadre = accounts::by_username(&mut transaction, &village.username()).await?;
        let members: Vec<String> = cadre.into_iter().map(|user| user.id.to_string()).collect();
        let area = village.area();
        let name = areas::name(&mut transaction, area.as_str()).await?;
        let name = format!("TPK {}", name.unwrap_or_default());
        organisation::put_team(&mut transaction, &area, &name, &members, now).await?;
    }
    transaction.commit().await
}

/// Where people are sent. The puskesmas comes with the survey.
async fn write_facilities(db: &Db, now: Timestamp) -> sqlx::Result<()> {
    let mut transaction = db.writing().await?;
    for (code, name, kind) in account::FACILITIES {
        let area = account::area(code);
        organisation::put_facility(&mut transaction, &area, name, kind, now).await?;
    }
    transaction.commit().await
}

/// Runs the command.
pub async fn demo(db: &Db, folder: &Path, now: Timestamp, out: &mut (dyn Write + Send)) -> Outcome {
    let made = make(db, folder, now).await?;
    tell(&made, &folder.join(PASSWORDS), out).map_err(|error| Failure::System(error.to_string()))
}

/// Three times four letters and digits that nobody mistakes for each other: some 59 bits.
fn password() -> String {
    const CLEAR: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut letters = Vec::new();
    while letters.len() < 12 {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the operating system has randomness");
        // 248 is eight times 31: above it, some letters would be likelier than others.
        let even = bytes.iter().filter(|byte| **byte < 248);
        letters.extend(even.map(|byte| char::from(CLEAR[usize::from(byte % 31)])));
    }
    let groups: Vec<String> = letters[..12]
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

fn keep(path: &Path, accounts: &[Created]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    // A file that was there keeps its old rights when it is opened.
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    writeln!(
        file,
        "# DATA CONTOH: akun untuk mencoba Dampingi. Orang-orangnya rekaan."
    )?;
    for account in accounts {
        writeln!(file, "{} {}", account.username, account.password)?;
    }
    file.sync_all()
}

fn tell(made: &Made, path: &Path, out: &mut dyn Write) -> std::io::Result<()> {
    let (survey, played) = (&made.survey.counts, &made.played);
    writeln!(out, "DATA CONTOH: orang-orangnya rekaan.")?;
    writeln!(
        out,
        "{} anak dari survei; {} catatan rekaan, {} di antaranya kunjungan, {} sudah diperiksa koordinator.",
        survey.children_new, played.records, played.visits, played.reviews
    )?;
    writeln!(out, "\nAkun (juga di {}):", path.display())?;
    for account in &made.accounts {
        writeln!(out, "  {:<20} {}", account.username, account.password)?;
    }
    out.flush()
}
