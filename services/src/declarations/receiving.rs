//! Receiving: sending back what was submitted, receiving it, and undoing a receipt.
//!
//! Owns: what an officer does with a declaration that is not his own, once he opened it (`opening`). Must not: open a draft, or
//! change a version.

use domain::access::{CircleKind, Facts, OpenRecord, Permit, PersonId, ReceiveDeclaration, decide};
use domain::declarations::{Stage, Step};
use domain::lang::Lang;
use domain::task::TaskKind;
use serde_json::{Value, json};
use store::obligation::ObligationRow;
use store::record::{self, RecordRow};
use store::{Act, Tx, declaration_round, obligation, person};
use uuid::Uuid;
use vault::account::AccountKeys;
use words::declaring as w;

use super::asking::{ask_receivers, settle};
use super::own;
use super::papers;
use super::receivers::{holder, nearest, through_circles};
use super::sealing::{self, NewVersion, OpenedVersion, Opener, Reader, Request, Submitted, new_key};
use super::submitting::{follow, unit_of};
use crate::circles::newest_public;
use crate::keys::invalid;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, jobs, ledger, tasks};

/// Kind of the records of requests to complete.
const REQUEST: &str = "DECLARATION_REQUEST";

/// Why a receipt is undone. Chosen, never written freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoReason {
    /// The paper is that of another version or another person.
    OtherPaper,
    /// Signatures or a second copy are missing after all.
    PaperIncomplete,
    /// It was clicked by mistake.
    Mistake,
}

impl UndoReason {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::OtherPaper, Self::PaperIncomplete, Self::Mistake];

    /// The code in the ledger.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherPaper => "NHAM_BAN_GIAY",
            Self::PaperIncomplete => "BAN_GIAY_THIEU",
            Self::Mistake => "BAM_NHAM",
        }
    }
}

/// Somebody else's submitted declaration, with the keys through which the actor reads it.
pub(super) struct Theirs {
    pub row: ObligationRow,
    pub record: Uuid,
    pub facts: Facts,
    pub openers: Vec<Opener>,
}

/// Loads it; nothing is decided yet.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or nothing is submitted.
pub(super) async fn theirs(tx: &mut Tx, ctx: &Ctx, id: Uuid) -> Result<Theirs> {
    let row = obligation::hold(tx, id).await?.ok_or(Error::NotFound)?;
    let record = row.record.ok_or(Error::NotFound)?;
    let (recipients, openers) = through_circles(ctx, tx, record).await?;
    let facts = Facts {
        subject: Some(PersonId(row.person)),
        unit: Some(unit_of(tx, &row).await?),
        recipients,
        ..Facts::default()
    };
    Ok(Theirs {
        row,
        record,
        facts,
        openers,
    })
}

/// In which roles somebody opens, as the ledger keeps it.
pub(super) fn roles(permit: &Permit<OpenRecord>) -> Vec<&'static str> {
    permit.roles().iter().map(|role| role.code()).collect()
}

/// Opens somebody else's submitted declaration for an act that is recorded: from the first time on its author can no longer
/// take it back. One's own is read on one's own pages.
///
/// # Errors
/// [`Error::NotFound`] for one's own, when it is not sealed to a circle of the actor, or nothing is submitted; else as the
/// decision about [`OpenRecord`] says.
pub(super) async fn look_into(
    ctx: &Ctx,
    tx: &mut Tx,
    id: Uuid,
) -> Result<(Theirs, Permit<OpenRecord>, OpenedVersion<Submitted>)> {
    let theirs = theirs(tx, ctx, id).await?;
    let permit = decide::<OpenRecord>(&ctx.actor, &theirs.facts, ctx.today())?;
    own::refuse_own(ctx, &theirs.row)?;
    // A draft is its author's alone, also where an older version can be opened.
    let seen = own::progress(&theirs.row)?
        .after(Step::Open, ctx.today())
        .map_err(|_| Error::NotFound)?;
    let opened = open_counted(ctx, tx, &theirs).await?;
    let row = if theirs.row.opened == seen.opened {
        theirs.row
    } else {
        let row = own::after(ctx, theirs.row, Step::Open)?;
        obligation::update(tx, row).await?
    };
    Ok((Theirs { row, ..theirs }, permit, opened))
}

/// A submitted version for which the actor does something as its receiver.
pub(super) struct Held {
    pub row: ObligationRow,
    pub record: Uuid,
    pub opened: OpenedVersion<Submitted>,
}

/// Loads it after the decision; `version` is that of the obligation's row as the officer saw it.
pub(super) async fn held(ctx: &Ctx, tx: &mut Tx, id: Uuid, version: i64) -> Result<Held> {
    let theirs = theirs(tx, ctx, id).await?;
    let _permit = decide::<ReceiveDeclaration>(&ctx.actor, &theirs.facts, ctx.today())?;
    if theirs.row.version != version {
        return Err(Error::Conflict);
    }
    Ok(Held {
        opened: open_counted(ctx, tx, &theirs).await?,
        row: theirs.row,
        record: theirs.record,
    })
}

/// Opens the version that counts. After a version was sent back that is the one which the request speaks of: what its author
/// submitted since and took back before anybody opened it is his alone.
///
/// # Errors
/// As [`sealing::open_version`].
async fn open_counted(ctx: &Ctx, tx: &mut Tx, theirs: &Theirs) -> Result<OpenedVersion<Submitted>> {
    let (record, openers) = (theirs.record, &theirs.openers);
    if theirs.row.stage != Stage::Returned.code() {
        return sealing::open_version(ctx, tx, record, openers).await;
    }
    let request = theirs.row.request.ok_or(Error::NotFound)?;
    let (_, of_request) = through_circles(ctx, tx, request).await?;
    let request: OpenedVersion<Request> = sealing::open_version(ctx, tx, request, &of_request).await?;
    sealing::open_numbered(ctx, tx, (record, request.content.version), openers).await
}

/// What is asked of the declarant.
#[derive(Clone, Copy)]
pub struct Return<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// The obligation.
    pub obligation: Uuid,
    /// Version of its row as the officer saw it.
    pub version: i64,
    /// Places of the declaration, as findings name them, each with what is to be done.
    pub reasons: &'a [(&'a str, &'a str)],
}

/// Sends a declaration back to be completed. What is asked is sealed like the declaration; the seven days run from today.
///
/// # Errors
/// [`Error::Invalid`] without a reason; [`Error::Conflict`] when it was not opened, or stands elsewhere by now;
/// [`Error::StepUpNeeded`]: the request is signed; else as the decision about [`ReceiveDeclaration`] says.
pub async fn send_back(ctx: &Ctx, asked: &Return<'_>) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let held = held(ctx, &mut tx, asked.obligation, asked.version).await?;
    let reasons: Vec<(String, String)> = asked
        .reasons
        .iter()
        .map(|(place, text)| ((*place).to_owned(), domain::text::normalize(text).trim().to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    if reasons.is_empty() {
        return Err(invalid("reasons", w::return_reason_missing, asked.lang));
    }
    let keys = ctx.session()?.all_keys()?;
    let row = own::after(ctx, held.row, Step::Return)?;
    let request = Request {
        version: held.opened.number,
        reasons,
    };
    let record = requested(ctx, &mut tx, &keys, held.record, &row, &request).await?;
    let row = obligation::update(
        &mut tx,
        ObligationRow {
            request: Some(record),
            returned_on: Some(ctx.today().into()),
            ..row
        },
    )
    .await?;
    follow(&mut tx, &row).await?;
    let body = json!({ "version": request.version, "request": record });
    let subject = held.record.to_string();
    ledger::record(ctx, &mut tx, "declaration.returned", Some(&subject), body).await?;
    tasks::finish(ctx, &mut tx, TaskKind::ReceiveDeclaration, row.id).await?;
    settle(ctx, &mut tx, &row).await?;
    tell_declarant(ctx, &mut tx, asked.lang, &row).await?;
    Ok(tx.commit(Act::DeclarationReturned).await?)
}

/// The request as a record of its own, sealed to the declarant and to those who receive his declaration.
async fn requested(
    ctx: &Ctx,
    tx: &mut Tx,
    keys: &AccountKeys,
    declaration: Uuid,
    row: &ObligationRow,
    request: &Request,
) -> Result<Uuid> {
    let owner = record::find(tx, declaration).await?.ok_or(Error::NotFound)?.owner;
    let declarant = newest_public(tx, owner).await?;
    let unit = unit_of(tx, row).await?;
    let receiver = super::receivers::receiver(ctx, tx, &unit, owner).await?;
    let id = uuid_v7(ctx.randomness(), ctx.now());
    let new = RecordRow {
        id,
        kind: REQUEST.to_owned(),
        owner,
        unit: row.unit,
        state: Stage::Returned.code().to_owned(),
        created_at: ctx.now().into(),
        version: 0,
    };
    record::insert(tx, new).await?;
    let readers: Vec<Reader> = [Reader::account(&declarant)]
        .into_iter()
        .chain(receiver.map(|receiver| receiver.reader))
        .collect();
    let event = uuid_v7(ctx.randomness(), ctx.now());
    let key = new_key(ctx, 1);
    let version = NewVersion {
        record: id,
        number: 1,
        key: &key,
        readers: &readers,
        event,
    };
    let version = sealing::seal_version(ctx, keys, &version, request)?;
    record::insert_version(tx, &version).await?;
    record::insert_wraps(tx, &sealing::wraps(ctx, id, &key, &readers, &[])?).await?;
    ledger::record_as(ctx, tx, event, "declaration.asked", Some(&id.to_string()), Value::Null).await?;
    Ok(id)
}

/// A neutral mail beside the task.
async fn tell_declarant(ctx: &Ctx, tx: &mut Tx, lang: Lang, row: &ObligationRow) -> Result<()> {
    let mail = person::find(tx, row.person).await?.map(|person| person.mail);
    match mail.filter(|mail| !mail.is_empty()) {
        Some(mail) => {
            let cause = format!("declaration-returned/{}/{}", row.id, row.version);
            jobs::enqueue_notice(ctx, tx, &mail, lang, &cause).await
        }
        None => Ok(()),
    }
}

/// What the officer confirms when he receives.
#[derive(Clone, Copy, Debug)]
pub struct Receipt<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// The obligation.
    pub obligation: Uuid,
    /// Version of its row as the officer saw it.
    pub version: i64,
    /// What the print says of its content: scanned from its square code, or its characters typed. Only where paper is asked
    /// and was not handed in before.
    pub code: &'a str,
    /// Whether both copies are there and every page is signed. Only where paper is asked.
    pub signed: bool,
}

/// Receives a declaration: it is complete and in the right form. From then on the leadership reads it too, and it never
/// changes.
///
/// # Errors
/// [`Error::Invalid`] for a print of another version or an incomplete one; [`Error::Conflict`] when it was not opened, or
/// stands elsewhere by now; else as the decision about [`ReceiveDeclaration`] says.
pub async fn receive(ctx: &Ctx, given: &Receipt<'_>) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let held = held(ctx, &mut tx, given.obligation, given.version).await?;
    let round = declaration_round::find(&mut tx, held.row.round)
        .await?
        .ok_or(Error::NotFound)?;
    if round.paper {
        papers::take(ctx, &mut tx, &held, &papers::Handed::of(given)).await?;
    }
    let unit = unit_of(&mut tx, &held.row).await?;
    let owner = record::find(&mut tx, held.record).await?.ok_or(Error::NotFound)?.owner;
    if let Some(leadership) = nearest(ctx, &mut tx, CircleKind::Leadership, &unit, owner).await? {
        sealing::hand(ctx, &mut tx, held.record, &held.opened.key, &[leadership.reader]).await?;
    }
    let row = ObligationRow {
        received_by: Some(ctx.session()?.account()),
        ..own::after(ctx, held.row, Step::Receive)?
    };
    let row = obligation::update(&mut tx, row).await?;
    follow(&mut tx, &row).await?;
    let body = json!({ "version": held.opened.number, "paper": round.paper });
    let subject = held.record.to_string();
    ledger::record(ctx, &mut tx, "declaration.received", Some(&subject), body).await?;
    tasks::finish(ctx, &mut tx, TaskKind::ReceiveDeclaration, row.id).await?;
    Ok(tx.commit(Act::DeclarationReceived).await?)
}

/// Undoes a receipt on its own day.
///
/// # Errors
/// [`Error::Conflict`] on a later day; else as the decision about [`ReceiveDeclaration`] says.
pub async fn undo_receipt(ctx: &Ctx, id: Uuid, version: i64, reason: UndoReason) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let held = held(ctx, &mut tx, id, version).await?;
    if matches!(reason, UndoReason::OtherPaper | UndoReason::PaperIncomplete) {
        papers::give_back(&mut tx, &held).await?;
    }
    let row = ObligationRow {
        received_by: None,
        ..own::after(ctx, held.row, Step::UndoReceipt)?
    };
    let row = obligation::update(&mut tx, row).await?;
    follow(&mut tx, &row).await?;
    let subject = held.record.to_string();
    let body = json!({ "reason": reason.code() });
    ledger::record(ctx, &mut tx, "declaration.receipt_undone", Some(&subject), body).await?;
    let unit = unit_of(&mut tx, &row).await?;
    let owner = record::find(&mut tx, held.record).await?.ok_or(Error::NotFound)?.owner;
    if let Some(holder) = holder(ctx, &mut tx, held.record, &unit, owner).await? {
        ask_receivers(ctx, &mut tx, &holder, row.id).await?;
    }
    Ok(tx.commit(Act::ReceiptUndone).await?)
}
