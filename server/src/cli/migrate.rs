//! `migrate`.
//!
//! Owns: bringing a store to this program's schema. Must not: run while asked only to look.

use std::fs;
use std::path::Path;

use services::installation::{self, Db, Location, StoreError};

use super::{Answer, Failure, location, say};

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
    if matches!(location, Location::File(_)) {
        fs::create_dir_all(data).map_err(|error| Failure::run(format!("cannot make {}: {error}", data.display())))?;
    }
    let db = Db::open_or_create(&location).await?;
    let applied = installation::migrate(&db).await?;
    say(format!(
        "applied {applied} migration(s); schema {}",
        installation::known_schema(&db)
    ));
    db.close().await;
    Ok(Answer::Yes)
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
