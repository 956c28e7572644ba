//! Submitting, and taking back what nobody has opened.
//!
//! Owns: the one act in which a draft becomes a sealed, signed version with its event, its receipt and the task of those who
//! receive it. Must not: leave anything of it undone; all of it is one transaction.

use std::collections::BTreeSet;

use domain::access::{SubmitDeclaration, UnitPath};
use domain::declarations::{Finding, Problem, Stage, Step};
use domain::lang::Lang;
use domain::task::TaskKind;
use serde_json::json;
use store::obligation::ObligationRow;
use store::receipt::ReceiptRow;
use store::record::{RecordRow, SealedVersionRow, WrapRow};
use store::{Act, Tx, declaration_draft, obligation, receipt, record};
use uuid::Uuid;
use vault::account::AccountKeys;
use words::declaring as w;

use super::asking::{ask_receivers, settle};
use super::drafts::{self, earlier};
use super::judging;
use super::own::{self, Own};
use super::receivers;
use super::sealing::{self, NewVersion, Opener, Reader, RecordKey, Submitted, Writing, new_key};
use super::{files, papers, receipts};
use crate::access::path;
use crate::idempotency::{self, Posting};
use crate::keys::{hex, invalid};
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger, tasks};

/// Kind of the records of declarations.
const KIND: &str = "DECLARATION";
/// More keys of one record than there ever are for one reader.
const WRAPS: i64 = 200;

/// What the declarant does when he submits.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// What he answers.
    pub obligation: Uuid,
    /// The revision of the draft that he saw.
    pub revision: i64,
    /// Key of the form.
    pub key: Uuid,
    /// What the page was shown with: who will be able to read, and the day.
    pub shown: &'a str,
}

/// What came of it.
pub enum Outcome {
    /// It is submitted; of a repeated request the receipt of the first.
    Submitted(Box<ReceiptRow>),
    /// Nothing was changed: these findings stop it, warnings because no reason was given.
    Unready(Vec<Finding>),
}

/// The name of a finding, by which its reason is kept: the rule and the place, of a term the clock too, because several run
/// out at one place.
#[must_use]
pub fn finding_name(finding: &Finding) -> String {
    let (rule, place) = (finding.rule, &finding.place);
    match finding.problem {
        Problem::Late { clock, .. } => format!("{rule}:{place}:{clock}"),
        _ => format!("{rule}:{place}"),
    }
}

/// Who will be able to read what is submitted.
#[derive(Clone, Debug, Default)]
pub struct Readers {
    /// Their names; nobody where nobody could receive it.
    pub names: Vec<String>,
    /// A digest of them and of the day, for [`Submission::shown`].
    pub stamp: String,
}

/// Who will be able to read what is submitted, before it is.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation.
pub async fn readers(ctx: &Ctx, id: Uuid) -> Result<Readers> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<domain::access::Declare>(ctx, &mut tx, id).await?;
    let unit = path(&mut tx, own.row.unit).await?;
    let receiver = receivers::receiver(ctx, &mut tx, &unit, ctx.session()?.account()).await?;
    let Some(receiver) = receiver else {
        return Ok(Readers::default());
    };
    Ok(Readers {
        names: receiver.names(&mut tx).await?,
        stamp: receiver.stamp(ctx),
    })
}

/// Submits a draft in one act. The day of completion is today, and so is the day on which the agency received it.
///
/// # Errors
/// [`Error::StepUpNeeded`]; [`Error::Conflict`] when the draft is another one than was seen; [`Error::Invalid`] when nobody
/// stands for the declarant's keys yet, or nobody could receive it; else as the decision about [`SubmitDeclaration`] says.
pub async fn submit(ctx: &Ctx, submission: &Submission<'_>) -> Result<Outcome> {
    let id = submission.obligation;
    let mut tx = ctx.db().begin().await?;
    let (own, _permit) = own::load::<SubmitDeclaration>(ctx, &mut tx, id).await?;
    let keys = ctx.session()?.all_keys()?;
    let (revision, obligation) = (submission.revision.to_string(), id.to_string());
    let newest = match own.row.record {
        Some(record) => record::current_version(&mut tx, record).await?,
        None => None,
    };
    // The number that this version gets: none was withdrawn without leaving its own behind.
    let number = newest.as_ref().map_or(1, |newest| newest.version + 1);
    let posting = Posting {
        key: submission.key,
        route: "declarations.submit",
        typed: &[&obligation, &revision],
        location: &number.to_string(),
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        let record = own.row.record.ok_or(Error::Conflict)?;
        let number = earlier.parse().map_err(|_| Error::Conflict)?;
        let given = receipt::of_version(&mut tx, record, number).await?;
        return Ok(Outcome::Submitted(Box::new(given.ok_or(Error::Conflict)?)));
    }
    let stored = declaration_draft::newest(&mut tx, id).await?.ok_or(Error::Conflict)?;
    if stored.revision != submission.revision {
        return Err(Error::Conflict);
    }
    let openers = Opener::own(ctx, &mut tx).await?;
    let mut writing = sealing::open_draft(ctx, &openers, &stored)?;
    let earlier = earlier(ctx, &mut tx, &own.row, &openers).await?;
    let found = judging::judged(ctx, &own, &earlier, &mut writing)?;
    let stopping: Vec<Finding> = found
        .iter()
        .filter(|finding| judging::stops(&writing, finding))
        .cloned()
        .collect();
    if !stopping.is_empty() {
        return Ok(Outcome::Unready(stopping));
    }
    let reasons: BTreeSet<String> = found.iter().map(finding_name).collect();
    writing.reasons.retain(|name, _| reasons.contains(name));
    let ready = Ready {
        own,
        newest,
        number,
        openers,
        writing,
    };
    let receipt = sealed(ctx, &mut tx, submission, ready, &keys).await?;
    tx.commit(Act::DeclarationSubmitted).await?;
    Ok(Outcome::Submitted(Box::new(receipt)))
}

/// A draft that nothing stops.
struct Ready {
    own: Own,
    /// What was submitted before.
    newest: Option<SealedVersionRow>,
    /// The number that its version gets.
    number: i64,
    /// The keys that open what its author sealed before.
    openers: Vec<Opener>,
    writing: Writing,
}

/// Everything that the act writes.
async fn sealed(
    ctx: &Ctx,
    tx: &mut Tx,
    submission: &Submission<'_>,
    ready: Ready,
    keys: &AccountKeys,
) -> Result<ReceiptRow> {
    let Ready {
        own,
        newest,
        number,
        openers,
        mut writing,
    } = ready;
    let lang = submission.lang;
    let public = keys.public();
    let me = Uuid::from_bytes(public.account);
    let unit = path(tx, own.row.unit).await?;
    let receiver = receivers::receiver(ctx, tx, &unit, me).await?;
    let receiver = receiver.ok_or_else(|| invalid("receiver", w::nobody_receives, lang))?;
    // Whoever opens it believes its author's keys; here he is told while he can still do something about it.
    if receiver.trust.check(&public).is_err() {
        return Err(invalid("keys", w::keys_unconfirmed, lang));
    }
    if receiver.stamp(ctx) != submission.shown {
        return Err(invalid("receiver", w::readers_changed, lang));
    }
    receiver.pin(ctx, tx, keys).await?;
    // What was typed at things that are gone is not submitted.
    writing.set_aside.clear();

    let readers = [Reader::account(&public), receiver.reader];
    // What was sent back was submitted in time or late on its first day; what was taken back never was.
    let completed_on = own.row.completed_on.filter(|_| own.row.stage == Stage::Returned.code());
    let submitted = own::after(ctx, own.row, Step::Submit)?;
    let (record_id, key) = match &newest {
        Some(newest) => {
            follow(tx, &submitted).await?;
            (newest.record, key_of(ctx, tx, newest, &readers, &openers).await?)
        }
        None => (begin(ctx, tx, &submitted, me).await?, new_key(ctx, 1)),
    };
    let mut nonce = [0; 32];
    ctx.randomness().fill(&mut nonce);
    let commitment = receipts::commitment(&nonce, &writing.declaration)?;
    let content = Submitted {
        nonce: hex(&nonce),
        writing,
        files: files::settled(ctx, tx, submitted.id, &openers).await?,
    };
    let event = uuid_v7(ctx.randomness(), ctx.now());
    let version = NewVersion {
        record: record_id,
        number,
        key: &key,
        readers: &readers,
        event,
    };
    sealing::seal_version(ctx, tx, keys, &version, &content).await?;
    papers::announce(ctx, tx, (record_id, number), &content.writing.declaration).await?;
    files::keep(tx, submitted.id, (record_id, number), &content.files).await?;
    let given = receipts::give(ctx, tx, (record_id, number), event, &commitment).await?;
    declaration_draft::forget(tx, submitted.id, i64::MAX).await?;
    let row = obligation::update(
        tx,
        ObligationRow {
            record: Some(record_id),
            completed_on: completed_on.or(Some(content.writing.declaration.completion_date.0.into())),
            ..submitted
        },
    )
    .await?;
    let body = json!({ "obligation": row.id, "version": number });
    let subject = record_id.to_string();
    ledger::record_as(ctx, tx, event, "declaration.submitted", Some(&subject), body).await?;
    settle(ctx, tx, &row).await?;
    ask_receivers(ctx, tx, &receiver, &unit, row.id).await?;
    Ok(given)
}

/// Begins the record of what is submitted for the first time.
async fn begin(ctx: &Ctx, tx: &mut Tx, row: &ObligationRow, owner: Uuid) -> Result<Uuid> {
    let id = uuid_v7(ctx.randomness(), ctx.now());
    let new = RecordRow {
        id,
        kind: KIND.to_owned(),
        owner,
        unit: row.unit,
        state: row.stage.clone(),
        created_at: ctx.now().into(),
        version: 0,
    };
    record::insert(tx, new).await?;
    Ok(id)
}

/// The key to seal the next version of a record under: the one of the version before while nobody has that but its author and
/// the circle that receives this one; else a new one, so that nobody reads who is not told of on the page.
async fn key_of(
    ctx: &Ctx,
    tx: &mut Tx,
    before: &SealedVersionRow,
    readers: &[Reader; 2],
    openers: &[Opener],
) -> Result<RecordKey> {
    let me = readers[0].id;
    let wraps = record::wraps(tx, before.record, WRAPS).await?;
    let newest = wraps.iter().map(|wrapped| wrapped.key_version).max();
    let is_expected = |wrapped: &WrapRow| {
        let is = |reader: &Reader| reader.has(wrapped, wrapped.key_version);
        wrapped.recipient == me || readers.iter().any(is)
    };
    match sealing::open_row::<Submitted>(ctx, tx, before, openers).await {
        Ok(opened) => {
            let mut of_key = wraps.iter().filter(|wrapped| wrapped.key_version == opened.key.version);
            if of_key.all(is_expected) {
                return Ok(opened.key);
            }
        }
        // It was sealed to keys that he lost.
        Err(Error::NotFound) => {}
        Err(error) => return Err(error),
    }
    Ok(new_key(ctx, newest.unwrap_or_default() + 1))
}

/// The record stands where its obligation stands.
pub(super) async fn follow(tx: &mut Tx, row: &ObligationRow) -> Result<()> {
    let Some(id) = row.record else { return Ok(()) };
    let found = record::find(tx, id).await?.ok_or(Error::NotFound)?;
    let state = row.stage.clone();
    record::update(tx, RecordRow { state, ..found }).await?;
    Ok(())
}

/// Takes a submitted declaration back that no officer has opened: it is a draft again, and its author's alone to change.
///
/// # Errors
/// [`Error::Conflict`] once an officer has opened it; [`Error::StepUpNeeded`]; [`Error::NotFound`] for somebody else's.
pub async fn withdraw(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (own, _permit) = own::load::<SubmitDeclaration>(ctx, &mut tx, id).await?;
    let record = own.row.record.ok_or(Error::Conflict)?;
    let row = own::after(ctx, own.row, Step::Withdraw)?;
    let openers = Opener::own(ctx, &mut tx).await?;
    let Submitted { writing, files, .. } = drafts::own_version(ctx, &mut tx, record, &openers).await?;
    files::restore(ctx, &mut tx, id, &files).await?;
    follow(&mut tx, &row).await?;
    tasks::finish(ctx, &mut tx, TaskKind::ReceiveDeclaration, id).await?;
    let row = drafts::keep(ctx, &mut tx, row, &writing, "declaration.withdrawn").await?;
    settle(ctx, &mut tx, &row).await?;
    Ok(tx.commit(Act::DeclarationWithdrawn).await?)
}

/// Where the declarant's unit stands, for whoever needs it with the record.
pub(super) async fn unit_of(tx: &mut Tx, row: &ObligationRow) -> Result<UnitPath> {
    path(tx, row.unit).await
}
