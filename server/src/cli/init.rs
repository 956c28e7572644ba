//! `init`.
//!
//! Owns: making a store that can be signed in to, and printing its first slips. Must not: run on a store that is in use,
//! or without the custodians' public keys: what is sealed before they exist could never be opened again.

use std::fs;
use std::path::{Path, PathBuf};

use services::clock::{Clock, SystemClock};
use services::founding::{self, Foundation};
use services::randomness::SystemRandomness;

use super::{Answer, Failure, migrate, say};
use crate::secret;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The custodians' public keys, made by `liemchinh recovery new` on an offline machine
    #[arg(long, value_name = "FILE")]
    recovery: PathBuf,
    /// Name of the agency as it stands on documents
    #[arg(long, value_name = "NAME", value_parser = named)]
    agency: Option<String>,
}

/// A name that stands on every document is not blank.
fn named(typed: &str) -> Result<String, &'static str> {
    let name = domain::text::one_line(typed);
    if name.is_empty() {
        Err("the name is empty")
    } else {
        Ok(name)
    }
}

pub(super) async fn run(data: &Path, arguments: Arguments) -> Result<Answer, Failure> {
    let file = &arguments.recovery;
    let recovery = fs::read(file).map_err(|error| Failure::input(format!("{}: {error}", file.display())))?;
    if !founding::is_recovery_file(&recovery) {
        return Err(Failure::input(format!("{} is no recovery.pub", file.display())));
    }
    let db = migrate::prepared(data).await?;
    let secret = secret::read_or_write(data, &SystemRandomness)?;
    let db = secret.guard(db);
    let founders = founding::first_founders();
    let foundation = Foundation {
        agency: &arguments.agency.unwrap_or_else(founding::unnamed_agency),
        recovery: &recovery,
        demo: false,
        founders: &founders,
    };
    let founded = founding::found(&db, secret, &SystemRandomness, SystemClock.now(), &foundation).await;
    let (_, slips) = founded.map_err(|error| match error {
        services::Error::Conflict => Failure::input("the store was founded before; nothing was changed"),
        other => Failure::run(other),
    })?;
    for (slip, founder) in slips.iter().zip(&founders) {
        say(format!("{}\t{}\t{}", founder.name, slip.login, slip.secret));
    }
    db.close().await;
    Ok(Answer::Yes)
}
