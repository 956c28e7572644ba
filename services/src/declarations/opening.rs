//! Opening what somebody submitted.
//!
//! Owns: what its reader gets to see with it: the version before it, the last declaration, what was asked. Must not: open a
//! draft, or open anything without recording it.

use domain::declarations::Declaration;
use serde_json::json;
use store::obligation::ObligationRow;
use store::receipt::ReceiptRow;
use store::{Act, Tx, obligation, person, receipt};
use uuid::Uuid;

use super::files::AttachedFile;
use super::own;
use super::papers::{self, PaperState};
use super::receivers::through_circles;
use super::receiving::{Theirs, look_into, roles};
use super::sealing::{self, OpenedVersion, Opener, Request, Submitted};
use crate::{Ctx, Error, Result, ledger};

/// A declaration as the officer opens it.
pub struct Opened {
    /// What it answers.
    pub row: ObligationRow,
    /// Name of the declarant.
    pub name: String,
    /// Which version it is.
    pub version: i64,
    /// The declaration.
    pub declaration: Declaration,
    /// The declarant's reasons for warnings, by the name of the finding.
    pub reasons: Vec<(String, String)>,
    /// Its receipt.
    pub receipt: Option<ReceiptRow>,
    /// Files that belong to it.
    pub files: Vec<AttachedFile>,
    /// Whether its signed copies are asked for and were handed in.
    pub paper: PaperState,
    /// The version before it, where it was sent back.
    pub before: Option<Declaration>,
    /// What was asked then.
    pub request: Option<Request>,
    /// The last declaration before this one, where the reader can open it.
    pub previous: Option<Declaration>,
}

/// Opens what somebody submitted, with what it is compared with. From the first time on its author can no longer take it
/// back; each opening stands in the ledger, where he sees it.
///
/// # Errors
/// [`Error::NotFound`] when it is not sealed to a circle of the actor, or nothing is submitted; else as the decision about
/// [`domain::access::OpenRecord`] says.
pub async fn open_submitted(ctx: &Ctx, id: Uuid) -> Result<Opened> {
    let mut tx = ctx.db().begin().await?;
    let (theirs, permit, opened) = look_into(ctx, &mut tx, id).await?;
    let Theirs {
        row, record, openers, ..
    } = theirs;
    let body = json!({ "version": opened.number, "purpose": "receive", "roles": roles(&permit) });
    ledger::record(ctx, &mut tx, "declaration.opened", Some(&record.to_string()), body).await?;
    let request = request(ctx, &mut tx, &row).await?;
    let before = before(ctx, &mut tx, record, &openers, request.as_ref(), opened.number).await?;
    let previous = previous(ctx, &mut tx, &row, &roles(&permit)).await?;
    let paper = papers::state(&mut tx, &row).await?;
    let receipt = receipt::of_version(&mut tx, record, opened.number).await?;
    let name = person::find(&mut tx, row.person).await?.map(|person| person.name);
    tx.commit(Act::DeclarationOpened).await?;
    let Submitted { writing, files, .. } = opened.content;
    Ok(Opened {
        name: name.unwrap_or_default(),
        version: opened.number,
        declaration: writing.declaration,
        reasons: writing.reasons.into_iter().collect(),
        files: files.iter().map(AttachedFile::from).collect(),
        receipt,
        paper,
        before,
        request,
        previous,
        row,
    })
}

/// What was asked of the declarant the last time; nothing that this reader cannot open.
async fn request(ctx: &Ctx, tx: &mut Tx, row: &ObligationRow) -> Result<Option<Request>> {
    let Some(record) = row.request else { return Ok(None) };
    let (_, openers) = through_circles(ctx, tx, record).await?;
    maybe(sealing::open_version::<Request>(ctx, tx, record, &openers).await)
}

/// The version that the request speaks of, where there is a newer one.
async fn before(
    ctx: &Ctx,
    tx: &mut Tx,
    id: Uuid,
    openers: &[Opener],
    request: Option<&Request>,
    newest: i64,
) -> Result<Option<Declaration>> {
    let Some(number) = request.map(|request| request.version).filter(|number| *number < newest) else {
        return Ok(None);
    };
    let opened = maybe(sealing::open_numbered::<Submitted>(ctx, tx, (id, number), openers).await)?;
    Ok(opened.map(|opened| opened.writing.declaration))
}

/// The declaration that this one began as a copy of. That it is opened too is recorded like any opening.
async fn previous(ctx: &Ctx, tx: &mut Tx, row: &ObligationRow, roles: &[&str]) -> Result<Option<Declaration>> {
    let earlier = obligation::of_person(tx, row.person, own::OBLIGATIONS).await?;
    let Some(record) = own::last_received(&earlier, row).and_then(|other| other.record) else {
        return Ok(None);
    };
    let (_, openers) = through_circles(ctx, tx, record).await?;
    let Some(opened) = maybe_whole(sealing::open_version::<Submitted>(ctx, tx, record, &openers).await)? else {
        return Ok(None);
    };
    let body = json!({ "version": opened.number, "purpose": "compare", "roles": roles });
    ledger::record(ctx, tx, "declaration.opened", Some(&record.to_string()), body).await?;
    Ok(Some(opened.content.writing.declaration))
}

fn maybe<T>(opened: Result<OpenedVersion<T>>) -> Result<Option<T>> {
    Ok(maybe_whole(opened)?.map(|opened| opened.content))
}

/// What none of the reader's keys opens is not there for him.
fn maybe_whole<T>(opened: Result<OpenedVersion<T>>) -> Result<Option<OpenedVersion<T>>> {
    match opened {
        Ok(opened) => Ok(Some(opened)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
