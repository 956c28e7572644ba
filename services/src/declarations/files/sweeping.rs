//! What is left of files that never arrived.
//!
//! Owns: deleting it. Must not: delete a piece that a draft or a version has.

use chrono::TimeDelta;
use store::{Act, Tx, blob, draft_file};
use uuid::Uuid;

use crate::{Ctx, Result};

/// How long a file may take to arrive before it counts as given up; the server gives up before.
pub(super) const PATIENCE: TimeDelta = TimeDelta::minutes(30);
/// Files that are deleted with one commit.
const AT_ONCE: i64 = 10;

/// Forgets a file that has not arrived whole, with what was written of it.
pub(super) async fn give_up(ctx: &Ctx, file: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    draft_file::give_up(&mut tx, file).await?;
    blob::sweep(&mut tx, file).await?;
    Ok(tx.commit(Act::FileRemoved).await?)
}

/// Forgets that a draft has a file, and deletes it unless a version has it too.
pub(super) async fn throw_away(tx: &mut Tx, file: Uuid) -> Result<()> {
    draft_file::delete(tx, file).await?;
    Ok(blob::sweep(tx, file).await?)
}

/// Forgets files that were given up, in whoever's draft, and deletes pieces that nothing has. Tells how many files it met.
///
/// # Errors
/// When the store does not answer.
pub async fn sweep(ctx: &Ctx) -> Result<usize> {
    let mut swept = 0;
    // Usually once, with nothing to do: a program that was killed leaves a file or two.
    loop {
        let mut tx = ctx.db().read().await?;
        let given_up = draft_file::given_up(&mut tx, (ctx.now() - PATIENCE).into(), AT_ONCE).await?;
        let orphans = blob::orphans(&mut tx, AT_ONCE).await?;
        drop(tx);
        if given_up.is_empty() && orphans.is_empty() {
            return Ok(swept);
        }
        swept += given_up.len() + orphans.len();
        let mut tx = ctx.db().begin().await?;
        for file in given_up.into_iter().chain(orphans) {
            draft_file::give_up(&mut tx, file).await?;
            blob::sweep(&mut tx, file).await?;
        }
        tx.commit(Act::FilesSwept).await?;
    }
}
