//! What anybody is told who holds a receipt.
//!
//! Owns: finding it by its number and characters. Must not: answer differently for a number that does not exist and for
//! wrong characters, do more for the one than for the other, or tell a name, a unit, a kind or a content.

use chrono::{DateTime, Utc};
use domain::declarations::Stage;
use store::receipt::{self, ReceiptRow};
use store::{Act, Tx, ledger as events, obligation, record};
use uuid::Uuid;

use super::own::VERSIONS;
use super::{TYPED, check_code, is_genuine};
use crate::accounts::{Visitor, count_question};
use crate::{Ctx, Result};

/// A receipt that is genuine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its number.
    pub number: String,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// The place of its event in the ledger; none while that waits for one.
    pub leaf: Option<i64>,
    /// Whether its version is the one that counts: neither taken back nor replaced by a later one.
    pub counts: bool,
}

/// Whether there is such a receipt. `None` is the answer to everything else.
///
/// # Errors
/// [`crate::Error::Limited`] for whoever asks too often.
pub async fn ask(ctx: &Ctx, visitor: &Visitor, number: &str, code: &str) -> Result<Option<Recorded>> {
    let mut tx = ctx.db().begin().await?;
    count_question(ctx, &mut tx, visitor).await?;
    tx.commit(Act::ReceiptAsked).await?;
    let mut tx = ctx.db().read().await?;
    let found = receipt::by_number(&mut tx, &as_numbered(number)).await?;
    let is_known = found.is_some();
    let row = found.unwrap_or_else(|| decoy(ctx));
    // Everything is done before anything is answered: how long it takes tells as little as the answer.
    let is_genuine = is_genuine(ctx, &row);
    let is_right = is_code(&check_code(&row), code);
    let event = events::find(&mut tx, &[row.event]).await?.pop();
    let standing = standing(&mut tx, row.record).await?;
    let Some((event, at)) = event.zip(row.issued_at.instant()) else {
        return Ok(None);
    };
    let recorded = Recorded {
        number: row.number,
        at,
        leaf: event.leaf,
        counts: standing == Some(row.version),
    };
    Ok(Some(recorded).filter(|_| is_known && is_genuine && is_right))
}

/// What is looked at in the place of a receipt that does not exist: a signature of the right form that is nobody's.
fn decoy(ctx: &Ctx) -> ReceiptRow {
    // A point that is on the curve and a number that is small enough, so that the check goes to its end.
    let mut signature = vec![0; 64];
    signature[..32].fill(0x66);
    signature[0] = 0x58;
    signature[32] = 1;
    ReceiptRow {
        record: Uuid::nil(),
        version: 0,
        number: String::new(),
        issued_at: ctx.now().into(),
        commitment: vec![0; 32],
        event: Uuid::nil(),
        checkpoint: None,
        signature,
    }
}

/// The version of a record that counts; none where everything was taken back.
async fn standing(tx: &mut Tx, record: Uuid) -> Result<Option<i64>> {
    let given = receipt::of_record(tx, record, VERSIONS).await?;
    let answered = obligation::of_record(tx, record).await?;
    let request = answered.as_ref().and_then(|row| row.request).unwrap_or_default();
    let asked_at = record::find(tx, request).await?.map(|request| request.created_at);
    let stage = answered.and_then(|row| Stage::from_code(&row.stage));
    let counts = |row: &&ReceiptRow| match stage {
        Some(Stage::Submitted | Stage::Resubmitted | Stage::Received) => true,
        // What was sent back; what came after that and was taken back again is later than the request.
        Some(Stage::Returned) => asked_at.is_some_and(|asked| row.issued_at <= asked),
        Some(Stage::NotStarted | Stage::Draft) | None => false,
    };
    Ok(given.iter().filter(counts).map(|row| row.version).max())
}

/// The number as it is stored, whatever marks and blanks were typed: `2026-7KQ4-M2PX`.
fn as_numbered(typed: &str) -> String {
    let plain = plain(typed);
    let part = |from, to| plain.get(from..to).unwrap_or_default();
    format!("{}-{}-{}", part(0, 4), part(4, 8), plain.get(8..).unwrap_or_default())
}

fn is_code(code: &str, typed: &str) -> bool {
    let typed = plain(typed);
    typed.len() == TYPED && typed == plain(code)
}

fn plain(typed: &str) -> String {
    let characters = typed.chars().filter(char::is_ascii_alphanumeric);
    characters.map(|character| character.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_characters_are_read_as_people_write_them() {
        for typed in ["2026-7KQ4-M2PX", " 2026 7kq4 m2px", "20267KQ4M2PX"] {
            assert_eq!(as_numbered(typed), "2026-7KQ4-M2PX", "{typed}");
        }
        for typed in ["", "2026", "ă", "2026-7KQ4-M2PX-1"] {
            assert_ne!(as_numbered(typed), "2026-7KQ4-M2PX", "{typed}");
        }
        let cases = [
            ("0123-4567-89AB-CDEF", true),
            ("0123 4567 89ab cdef", true),
            ("0123-4567-89AB-CDE", false),
            ("0123-4567-89AB-CDEF-0", false),
            ("", false),
        ];
        for (typed, expected) in cases {
            assert_eq!(is_code("0123-4567-89AB-CDEF", typed), expected, "{typed}");
        }
    }
}
