//! What anybody is told who holds a receipt.
//!
//! Owns: finding it by its number and characters. Must not: answer differently for a number that does not exist and for
//! wrong characters, or tell a name, a unit, a kind or a content.

use chrono::{DateTime, Utc};
use store::{Act, ledger as events, receipt};

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
    let Some(row) = found.filter(|row| is_genuine(ctx, row) && is_code(&check_code(row), code)) else {
        return Ok(None);
    };
    let event = events::find(&mut tx, &[row.event]).await?;
    let Some((event, at)) = event.first().zip(row.issued_at.instant()) else {
        return Ok(None);
    };
    Ok(Some(Recorded {
        number: row.number,
        at,
        leaf: event.leaf,
    }))
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
