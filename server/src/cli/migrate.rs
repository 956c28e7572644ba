//! `migrate`.
//!
//! Owns: bringing a store to this program's schema. Must not: run while asked only to look.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use services::installation::{self, Db, Location, StoreError};

use super::{Answer, Failure, location, say};

const LOCK_FILE: &str = "migrate.lock";

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Says whether any are due (exit status 1) and changes nothing
    #[arg(long)]
    check: bool,
}

pub(super) async fn run(data: &Path, arguments: &Arguments) -> Result<Answer, Failure> {
    let location = location(data);
    if arguments.check {
        return check(&location).await;
    }
    let (db, applied) = apply(data, &location).await?;
    say(format!(
        "applied {applied} migration(s); schema {}",
        installation::known_schema(&db)
    ));
    db.close().await;
    Ok(Answer::Yes)
}

/// A store with this program's schema, made where there is none.
pub(super) async fn prepared(data: &Path) -> Result<Db, Failure> {
    let (db, _) = apply(data, &location(data)).await?;
    Ok(db)
}

async fn apply(data: &Path, location: &Location) -> Result<(Db, usize), Failure> {
    // Held until the end: two at once would both find the store empty. PostgreSQL has a lock of its own.
    let _alone = if matches!(location, Location::File(_)) {
        Some(lock(data)?)
    } else {
        None
    };
    let db = Db::open_or_create(location).await?;
    let applied = installation::migrate(&db).await?;
    Ok((db, applied))
}

fn lock(data: &Path) -> Result<File, Failure> {
    let alone = || {
        fs::create_dir_all(data)?;
        let file = File::create(data.join(LOCK_FILE))?;
        file.lock()?;
        Ok(file)
    };
    alone().map_err(|error: io::Error| Failure::run(format!("cannot use {}: {error}", data.display())))
}

async fn check(location: &Location) -> Result<Answer, Failure> {
    let due = match Db::open(location).await {
        Ok(db) => installation::migrations_due(&db).await?,
        Err(missing @ StoreError::Missing { .. }) => {
            say(missing);
            return Ok(Answer::No);
        }
        Err(error) => return Err(error.into()),
    };
    say(format!("{due} migration(s) due"));
    Ok(if due == 0 { Answer::Yes } else { Answer::No })
}
