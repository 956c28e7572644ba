//! `backup`.
//!
//! Owns: the file, and when it counts. Must not: know what is in it, or need the key that opens it.

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::access::Actor;
use services::Ctx;
use services::backup::{self, MakeError};
use services::backup_key;

use super::aside::AsideFile;
use super::{Answer, Failure, complain, law, open_founded, platform, say};
use crate::ledger::anchor;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The file to make; never over another one
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Public half of the key pair of backups, made by `liemchinh backup-key`
    #[arg(long, value_name = "BACKUP.PUB")]
    to: PathBuf,
}

pub(super) async fn run(data: &Path, arguments: &Arguments) -> Result<Answer, Failure> {
    let wrong = |error: &dyn std::fmt::Display| Failure::input(format!("{}: {error}", arguments.to.display()));
    let text = fs::read_to_string(&arguments.to).map_err(|error| wrong(&error))?;
    let recipient = backup_key::read_public(&text).map_err(|error| wrong(&error))?;
    let aside = AsideFile::begin(&arguments.file)?;
    let (db, keys) = open_founded(data).await?;
    let platform = Arc::new(platform(law::read(data)?, db, keys, None));
    let ctx = Ctx::new(platform.clone(), Actor::Console);
    let made = make(data, &ctx, &recipient, aside).await;
    platform.db.close().await;
    let made = made?;
    say(format!(
        "backup {}\n{} row(s), {} event(s) of {}\n{} byte(s), SHA-256 {}\nkey code {}",
        made.backup,
        made.rows,
        made.checkpoint.size,
        made.checkpoint.origin,
        made.length,
        made.sha256_hex(),
        made.code,
    ));
    match made.changed_rows {
        None => Ok(Answer::Yes),
        Some(told) => {
            complain(&format!(
                "the backup was written, but somebody has changed rows past the program: {told}; `liemchinh ledger verify \
                 --rows` tells more"
            ));
            Ok(Answer::No)
        }
    }
}

async fn make(
    data: &Path,
    ctx: &Ctx,
    recipient: &backup_key::Recipient,
    aside: AsideFile,
) -> Result<backup::Made, Failure> {
    // A database that is behind its anchor is not what anybody would want back.
    let standing = anchor(data).compare(ctx.db(), &ctx.platform.keys).await;
    standing.map_err(Failure::run)?.told().map_err(Failure::run)?;
    let mut out = BufWriter::new(aside.file());
    let made = backup::write(ctx, recipient, &mut out)
        .await
        .map_err(|error| match error {
            MakeError::Unsound(_) => Failure {
                status: 1,
                message: format!("{error}; nothing was written"),
            },
            MakeError::Unwritten(error) => Failure::run(format!("the backup cannot be written: {error}")),
            other => Failure::run(other),
        })?;
    drop(out);
    aside.sync()?;
    // Before anybody can take the file away.
    backup::record_made(ctx, &made).await.map_err(Failure::run)?;
    aside.finish()?;
    Ok(made)
}
