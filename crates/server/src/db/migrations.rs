//! The migrations, in the binary. A new one gets the next number; an old one is never edited.

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyPool, SqlSafeStr};

const ALL: [(i64, &str, &str); 9] = [
    (
        1,
        "foundation",
        include_str!("../../migrations/0001_foundation.sql"),
    ),
    (
        2,
        "photos",
        include_str!("../../migrations/0002_photos.sql"),
    ),
    (
        3,
        "merges",
        include_str!("../../migrations/0003_merges.sql"),
    ),
    (
        4,
        "targets",
        include_str!("../../migrations/0004_targets.sql"),
    ),
    (
        5,
        "verdicts",
        include_str!("../../migrations/0005_verdicts.sql"),
    ),
    (
        6,
        "days_and_sign_offs",
        include_str!("../../migrations/0006_days_and_sign_offs.sql"),
    ),
    (
        7,
        "devices",
        include_str!("../../migrations/0007_devices.sql"),
    ),
    (8, "funds", include_str!("../../migrations/0008_funds.sql")),
    (
        9,
        "corrections_and_sign_offs",
        include_str!("../../migrations/0009_corrections_and_sign_offs.sql"),
    ),
];

/// Applies those that are missing. They are locked by the database, so two servers may start at once.
pub async fn run(pool: &AnyPool) -> sqlx::Result<()> {
    let all = ALL
        .iter()
        .map(|(version, name, sql)| {
            Migration::new(
                *version,
                (*name).into(),
                MigrationType::Simple,
                sql.into_sql_str(),
                false,
            )
        })
        .collect();
    let mut migrator = Migrator::with_migrations(all);
    // A newer server has expanded the tables already: this older one may go on beside it.
    migrator.set_ignore_missing(true);
    Ok(migrator.run(pool).await?)
}
