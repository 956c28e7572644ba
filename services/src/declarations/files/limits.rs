//! How many files a draft may have, and how much in them.
//!
//! Owns: counting what a draft has, and letting go of what was removed from it where room is needed. Must not: let go of a
//! file that was not removed.

use store::{Tx, draft_file};
use uuid::Uuid;

use super::FILES;
use super::sweeping::{PATIENCE, throw_away};
use crate::{Ctx, Result};

/// Files that one declaration may have.
pub const MOST_FILES: usize = 20;
/// Sealed pieces of the longest file with its padding.
const MOST_OF_ONE: i64 = 502;
/// Sealed pieces that the files of one draft may have together, those removed included: four of the longest, 100 MiB.
const MOST_PIECES: i64 = 4 * MOST_OF_ONE;
/// Removed files that can be put back.
const MOST_REMOVED: usize = 10;

/// Makes room for one more file, whatever it will be; whether there is any. The caller holds the obligation: until the end of
/// its transaction nobody else changes what the draft has.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn make_room(ctx: &Ctx, tx: &mut Tx, of: Uuid) -> Result<bool> {
    let given_up = (ctx.now() - PATIENCE).into();
    // A handful, as everything here.
    for row in draft_file::list(tx, of, FILES).await? {
        if row.pieces.is_none() && row.added_at <= given_up {
            throw_away(tx, row.id).await?;
        }
    }
    let Some(mut left) = room(tx, of, MOST_OF_ONE).await? else {
        return Ok(false);
    };
    for (row, number) in draft_file::removed(tx, of, FILES).await?.iter().zip(1..) {
        left -= row.pieces.unwrap_or_default();
        if number > MOST_REMOVED || left < 0 {
            throw_away(tx, row.id).await?;
        }
    }
    Ok(true)
}

/// Whether a removed file of so many pieces can be put back beside the others.
///
/// # Errors
/// [`crate::Error::Conflict`] when there is no draft any more.
pub(super) async fn has_room(tx: &mut Tx, of: Uuid, pieces: i64) -> Result<bool> {
    Ok(room(tx, of, pieces).await?.is_some())
}

/// What is left beside a file of so many pieces more; nothing where it is one too many, or too long.
async fn room(tx: &mut Tx, of: Uuid, pieces: i64) -> Result<Option<i64>> {
    let standing = draft_file::standing(tx, of, MOST_OF_ONE).await?;
    let left = MOST_PIECES - standing.pieces - pieces;
    let is_one_too_many = usize::try_from(standing.files).is_ok_and(|files| files >= MOST_FILES);
    Ok(Some(left).filter(|left| *left >= 0 && !is_one_too_many))
}

#[cfg(test)]
mod tests {
    use domain::files::LONGEST;
    use vault::padding::bucket;
    use vault::stream::PIECE;

    use super::*;

    #[test]
    fn four_of_the_longest_files_fit() {
        // What stands before the first piece is one too; a cleaned picture may be a few bytes longer than what came.
        let pieces = bucket(LONGEST + 64).div_ceil(PIECE) + 1;
        assert!(pieces <= usize::try_from(MOST_OF_ONE).expect("positive"), "{pieces}");
    }
}
