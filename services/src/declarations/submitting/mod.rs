//! Submitting, and taking back what nobody has opened.
//!
//! Owns: the one act in which a draft becomes a sealed, signed version with its event, its receipt and the task of those who
//! receive it. Must not: leave anything of it undone; all that is written is one transaction.

mod preparing;
mod writing;

use domain::access::{SubmitDeclaration, UnitPath};
use domain::declarations::{Finding, Problem, Step};
use domain::lang::Lang;
use domain::task::TaskKind;
use store::obligation::ObligationRow;
use store::receipt::ReceiptRow;
use store::record::RecordRow;
use store::{Act, Tx, receipt, record, request_draft};
use uuid::Uuid;

use super::asking::settle;
use super::sealing::{Opener, Submitted};
use super::{drafts, files, own, receivers};
use crate::access::path;
use crate::idempotency::Posting;
use crate::{Ctx, Error, Result, tasks};
use preparing::{Made, prepare};
use writing::write;

/// Kind of the records of declarations.
const KIND: &str = "DECLARATION";

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

impl Submission<'_> {
    /// What a repeated request repeats.
    fn typed(&self) -> [String; 2] {
        [self.obligation.to_string(), self.revision.to_string()]
    }

    fn posting<'t>(&self, typed: &'t [&'t str; 2], location: &'t str) -> Posting<'t> {
        Posting {
            key: self.key,
            route: "declarations.submit",
            typed,
            location,
        }
    }
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
/// Everything is judged and sealed from one state of the store, before the act takes the right to write: whoever submits
/// on the last day waits for what others write, not for what their keys take. The act then stands on that state, or is none.
///
/// # Errors
/// [`Error::StepUpNeeded`]; [`Error::Conflict`] when the draft is another one than was seen, or something that the act rests
/// on moved meanwhile; [`Error::Invalid`] when nobody stands for the declarant's keys yet, or nobody could receive it; else as
/// the decision about [`SubmitDeclaration`] says.
pub async fn submit(ctx: &Ctx, submission: &Submission<'_>) -> Result<Outcome> {
    let receipt = match prepare(ctx, submission).await? {
        Made::Unready(findings) => return Ok(Outcome::Unready(findings)),
        Made::Before(receipt) => receipt,
        Made::Ready(prepared) => write(ctx, submission, *prepared).await?,
    };
    Ok(Outcome::Submitted(Box::new(receipt)))
}

/// The receipt of a request that was carried out before, which led to this version.
async fn given(tx: &mut Tx, row: &ObligationRow, version: &str) -> Result<ReceiptRow> {
    let record = row.record.ok_or(Error::Conflict)?;
    let number = version.parse().map_err(|_| Error::Conflict)?;
    receipt::of_version(tx, record, number).await?.ok_or(Error::Conflict)
}

/// The record stands where its obligation stands, and what was being written about where it stood goes.
pub(super) async fn follow(tx: &mut Tx, row: &ObligationRow) -> Result<()> {
    request_draft::forget_all(tx, row.id).await?;
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
