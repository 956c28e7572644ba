//! What is printed of a declaration, and for whom.
//!
//! Owns: handing out the content with what stands at its foot. Must not: lay it out, or print somebody else's draft.

use domain::access::Declare;
use domain::declarations::{Declaration, complete, content_hash};
use domain::ledger::Hash;
use serde_json::json;
use store::receipt::{self, ReceiptRow};
use store::{Act, Tx, declaration_draft};
use uuid::Uuid;

use super::drafts::{earlier, form};
use super::own;
use super::receiving::{look_into, roles};
use super::sealing::{self, Opener, Submitted};
use crate::keys::hex;
use crate::{Ctx, Error, Result, ledger};

/// A declaration as it goes on paper.
pub struct Printable {
    /// Its content.
    pub declaration: Declaration,
    /// Hash of the content, which the print carries.
    pub hash: Hash,
    /// What proves that it was submitted; none for a draft.
    pub seal: Option<PrintSeal>,
}

/// What proves that a print is of a submitted version.
pub struct PrintSeal {
    /// Number of the receipt.
    pub receipt: String,
    /// The commitment that the receipt signs, in hexadecimal digits.
    pub commitment: String,
}

fn printable(declaration: Declaration, receipt: Option<&ReceiptRow>) -> Result<Printable> {
    Ok(Printable {
        hash: content_hash(&declaration).map_err(|error| Error::Internal(Box::new(error)))?,
        declaration,
        seal: receipt.map(|row| PrintSeal {
            receipt: row.number.clone(),
            commitment: hex(&row.commitment),
        }),
    })
}

/// One's own declaration: the draft where there is one, else what was submitted last; with a number that version of it.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation, or when nothing is there.
pub async fn print_own(ctx: &Ctx, id: Uuid, version: Option<i64>) -> Result<Printable> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    if own.row.draft && version.is_none() {
        let stored = declaration_draft::newest(&mut tx, id).await?.ok_or(Error::NotFound)?;
        let openers = Opener::own(ctx, &mut tx).await?;
        let mut declaration = sealing::open_draft(ctx, &openers, &stored)?.declaration;
        let earlier = earlier(ctx, &mut tx, &own.row, &openers).await?;
        // As it would be submitted today.
        complete(form(ctx)?, earlier.declaration.as_ref(), &mut declaration, ctx.today());
        return printable(declaration, None);
    }
    let record = own.row.record.ok_or(Error::NotFound)?;
    let openers = Opener::own(ctx, &mut tx).await?;
    of_version(ctx, &mut tx, record, version, &openers).await
}

/// What somebody submitted, for those who may open it. It stands in the ledger, where its author sees it.
///
/// # Errors
/// [`Error::NotFound`] for one's own, or when it is not sealed to a circle of the actor; else as the decision about
/// [`domain::access::OpenRecord`] says.
pub async fn print_theirs(ctx: &Ctx, id: Uuid) -> Result<Printable> {
    let mut tx = ctx.db().begin().await?;
    let (theirs, permit, opened) = look_into(ctx, &mut tx, id).await?;
    let number = opened.number;
    let receipt = receipt::of_version(&mut tx, theirs.record, number).await?;
    let printed = printable(opened.content.writing.declaration, receipt.as_ref())?;
    let body = json!({ "version": number, "purpose": "print", "roles": roles(&permit) });
    let subject = theirs.record.to_string();
    ledger::record(ctx, &mut tx, "declaration.opened", Some(&subject), body).await?;
    tx.commit(Act::DeclarationOpened).await?;
    Ok(printed)
}

async fn of_version(
    ctx: &Ctx,
    tx: &mut Tx,
    record: Uuid,
    version: Option<i64>,
    openers: &[Opener],
) -> Result<Printable> {
    let opened = match version {
        Some(number) => sealing::open_numbered::<Submitted>(ctx, tx, (record, number), openers).await?,
        None => sealing::open_version::<Submitted>(ctx, tx, record, openers).await?,
    };
    let receipt = receipt::of_version(tx, record, opened.number).await?;
    printable(opened.content.writing.declaration, receipt.as_ref())
}
