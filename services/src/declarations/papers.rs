//! The signed print of what was submitted.
//!
//! Owns: finding a declaration by what was scanned from its print, and taking the signed copies in. Must not: receive the
//! declaration, or tell somebody of one that he does not receive.

use domain::access::{ReceiveDeclaration, decide};
use domain::declarations::{Stage, content_bytes, content_code, hash_of};
use domain::lang::Lang;
use serde_json::json;
use store::declaration_paper::PaperRow;
use store::obligation::ObligationRow;
use store::{Act, Timestamp, Tx, declaration_paper, declaration_round, obligation, record};
use uuid::Uuid;
use words::declaring as w;

use super::receiving::{Held, Receipt, held, theirs};
use crate::keys::invalid;
use crate::{Ctx, Error, Result, ledger};

/// Before the hash in the square code of a print.
const PRINT: &str = "LC-KKTS:";
/// Characters of a hash that are typed.
const TYPED: usize = 16;
/// Digits of a whole hash.
const WHOLE: usize = 64;
/// How often the same content may have been submitted.
const SAME: i64 = 50;

/// What somebody has before him who scanned a print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The print of the version that waits to be received.
    Current,
    /// The print of the version that was received.
    Received,
    /// The print of a version that no longer counts: it was sent back, taken back, or a newer one was submitted.
    Outdated,
}

/// A declaration that was found by its print.
pub struct Scanned {
    /// What it answers.
    pub row: ObligationRow,
    /// Which version was printed.
    pub version: i64,
    /// Whether that is the one that counts.
    pub standing: Standing,
    /// When signed copies of this version were handed in.
    pub handed_at: Option<Timestamp>,
}

/// Whether signed copies are asked for and were handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperState {
    /// The round asks for none, or nothing is submitted.
    NotAsked,
    /// They are waited for.
    Waiting,
    /// They were handed in at this instant.
    HandedIn(Timestamp),
}

/// What the officer says of the copies before him.
#[derive(Clone, Copy, Debug)]
pub struct Handed<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// What the print says of its content: scanned from its square code, or its characters typed.
    pub code: &'a str,
    /// Whether both copies are there and every page is signed.
    pub signed: bool,
}

impl<'a> Handed<'a> {
    pub(super) const fn of(given: &Receipt<'a>) -> Self {
        Self {
            lang: given.lang,
            code: given.code,
            signed: given.signed,
        }
    }
}

/// The digits in what was scanned or typed; none where it cannot be a print's.
fn digits(scanned: &str) -> Option<String> {
    let typed = scanned.trim().to_uppercase();
    let typed: String = typed
        .trim_start_matches(PRINT)
        .chars()
        .filter(|character| !matches!(character, '-' | '–' | ' '))
        .collect();
    let is_code = [TYPED, WHOLE].contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_code.then_some(typed)
}

/// Keyed digest of what people type: the hash itself would tell whoever guesses the content that he is right.
fn code_of(ctx: &Ctx, typed: &str) -> Vec<u8> {
    let system = &ctx.platform.keys.system;
    system.blind_index("declaration-print", typed.as_bytes()).to_vec()
}

/// What the print of a content says: all of it, and what people type.
fn printed(content: &[u8]) -> (String, String) {
    let hash = hash_of(content);
    (hash.to_string().to_uppercase(), content_code(&hash).replace('-', ""))
}

/// Notes what the print of a new version says, in the transaction that writes the version.
pub(super) async fn announce(ctx: &Ctx, tx: &mut Tx, (record, number): (Uuid, i64), content: &[u8]) -> Result<()> {
    let row = PaperRow {
        record,
        number,
        code: code_of(ctx, &printed(content).1),
        handed_at: None,
        handed_to: None,
        version: 0,
    };
    declaration_paper::insert(tx, row).await?;
    Ok(())
}

/// Finds the declaration whose print was scanned, among those that the actor receives. `None` when it is not a print's code,
/// no version has it, or it is for somebody else to receive: these are not told apart.
///
/// # Errors
/// When the store does not answer.
pub async fn find_scanned(ctx: &Ctx, scanned: &str) -> Result<Option<Scanned>> {
    let Some(digits) = digits(scanned) else {
        return Ok(None);
    };
    let mut tx = ctx.db().read().await?;
    let code = code_of(ctx, digits.get(..TYPED).unwrap_or_default());
    let mut best: Option<Scanned> = None;
    // One declaration: its content names its declarant. The same content may have been submitted again on the same day.
    let mut papers = declaration_paper::by_code(&mut tx, &code, SAME).await?;
    papers.dedup_by_key(|paper| paper.record);
    for paper in papers {
        let found = receivable(ctx, &mut tx, &paper).await?;
        let is_better = |found: &Scanned| {
            best.as_ref()
                .is_none_or(|best| best.standing == Standing::Outdated && found.standing != Standing::Outdated)
        };
        if let Some(found) = found.filter(is_better) {
            best = Some(found);
        }
    }
    Ok(best)
}

/// What a print is to the actor, where he receives what it is of.
async fn receivable(ctx: &Ctx, tx: &mut Tx, paper: &PaperRow) -> Result<Option<Scanned>> {
    let Some(row) = obligation::of_record(tx, paper.record).await? else {
        return Ok(None);
    };
    let theirs = theirs(tx, ctx, row.id).await?;
    if decide::<ReceiveDeclaration>(&ctx.actor, &theirs.facts, ctx.today()).is_err() {
        return Ok(None);
    }
    Ok(Some(Scanned {
        standing: standing(tx, &row, paper).await?,
        version: paper.number,
        handed_at: paper.handed_at,
        row,
    }))
}

async fn standing(tx: &mut Tx, row: &ObligationRow, paper: &PaperRow) -> Result<Standing> {
    let newest = record::current_version(tx, paper.record)
        .await?
        .map(|version| version.version);
    let is_newest = newest == Some(paper.number);
    Ok(match Stage::from_code(&row.stage) {
        Some(Stage::Submitted | Stage::Resubmitted) if is_newest => Standing::Current,
        Some(Stage::Received) if is_newest => Standing::Received,
        _ => Standing::Outdated,
    })
}

/// Whether signed copies of what was submitted are waited for, as the declarant and those who receive it see it. Whoever
/// calls it was allowed to see the obligation.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn state(tx: &mut Tx, row: &ObligationRow) -> Result<PaperState> {
    let stage = Stage::from_code(&row.stage);
    let is_asked = matches!(stage, Some(Stage::Submitted | Stage::Resubmitted | Stage::Received));
    let round = declaration_round::find(tx, row.round).await?.ok_or(Error::NotFound)?;
    let (Some(record), true) = (row.record, is_asked && round.paper) else {
        return Ok(PaperState::NotAsked);
    };
    let Some(newest) = record::current_version(tx, record).await? else {
        return Ok(PaperState::NotAsked);
    };
    let paper = declaration_paper::of_version(tx, record, newest.version).await?;
    Ok(paper
        .and_then(|paper| paper.handed_at)
        .map_or(PaperState::Waiting, PaperState::HandedIn))
}

/// Takes signed copies in at the counter; the declaration is received later, then without them.
///
/// # Errors
/// [`Error::Invalid`] for a print of another version or an incomplete one; [`Error::Conflict`] when the declaration stands
/// elsewhere by now; else as the decision about [`ReceiveDeclaration`] says.
pub async fn hand_in(ctx: &Ctx, id: Uuid, version: i64, handed: &Handed<'_>) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let held = held(ctx, &mut tx, id, version).await?;
    if !matches!(
        Stage::from_code(&held.row.stage),
        Some(Stage::Submitted | Stage::Resubmitted)
    ) {
        return Err(Error::Conflict);
    }
    take(ctx, &mut tx, &held, handed).await?;
    let body = json!({ "version": held.opened.number });
    let subject = held.record.to_string();
    ledger::record(ctx, &mut tx, "declaration.paper_in", Some(&subject), body).await?;
    Ok(tx.commit(Act::PaperHandedIn).await?)
}

/// Compares the copies with the version that is held, and notes that they are there; once is enough.
///
/// # Errors
/// [`Error::Invalid`] for a print of another version or an incomplete one.
pub(super) async fn take(ctx: &Ctx, tx: &mut Tx, held: &Held, handed: &Handed<'_>) -> Result<()> {
    let number = held.opened.number;
    let paper = declaration_paper::of_version(tx, held.record, number).await?;
    if paper.as_ref().is_some_and(|paper| paper.handed_at.is_some()) {
        return Ok(());
    }
    if handed.code.trim().is_empty() {
        return Err(invalid("code", w::paper_code_missing, handed.lang));
    }
    let content = content_bytes(&held.opened.content.writing.declaration);
    let (whole, short) = printed(&content.map_err(|error| Error::Internal(Box::new(error)))?);
    if digits(handed.code).is_none_or(|typed| typed != whole && typed != short) {
        return Err(invalid("code", w::paper_other, handed.lang));
    }
    if !handed.signed {
        return Err(invalid("signed", w::paper_unsigned, handed.lang));
    }
    let lost = || Error::Internal("a submitted version has no print".into());
    let paper = paper.ok_or_else(lost)?;
    let row = PaperRow {
        handed_at: Some(ctx.now().into()),
        handed_to: Some(ctx.session()?.account()),
        ..paper
    };
    declaration_paper::update(tx, row).await?;
    Ok(())
}

/// Notes that the copies of a version were not what they seemed: they are waited for again.
pub(super) async fn give_back(tx: &mut Tx, held: &Held) -> Result<()> {
    let Some(paper) = declaration_paper::of_version(tx, held.record, held.opened.number).await? else {
        return Ok(());
    };
    let row = PaperRow {
        handed_at: None,
        handed_to: None,
        ..paper
    };
    declaration_paper::update(tx, row).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_scanned_or_typed_is_read_as_people_write_it() {
        let whole = "0123456789abcdef".repeat(4);
        let scanned = format!(" LC-KKTS:{} ", whole.to_uppercase());
        let cases = [
            ("0123-4567-89ab-cdef", Some("0123456789ABCDEF")),
            ("0123 4567 89AB CDEF", Some("0123456789ABCDEF")),
            ("lc-kkts:0123456789abcdef", Some("0123456789ABCDEF")),
            ("0123-4567-89ab-cde", None),
            ("0123-4567-89ab-cdeg", None),
            ("", None),
            ("https://liemchinh.so.example/bien-nhan", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(digits(typed).as_deref(), expected, "{typed:?}");
        }
        assert_eq!(digits(&scanned), Some(whole.to_uppercase()));
        assert_eq!(digits(&whole[1..]), None);
    }
}
