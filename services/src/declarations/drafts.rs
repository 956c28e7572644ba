//! Drafts.
//!
//! Owns: beginning one as a copy of the last declaration, keeping what is written, and throwing it away. Must not: show a
//! draft to anybody but its author; saving is no event.

use domain::access::Declare;
use domain::declarations::{
    Declaration, Entry, EntryId, FieldKey, HeadingKey, List, Origin, Stage, Step, Value as FieldValue, next,
};
use domain::law::Form;
use serde_json::{Value, json};
use store::obligation::ObligationRow;
use store::{Act, Timestamp, Tx, declaration_draft, obligation, person, unit};
use uuid::Uuid;

use super::files::{self, AttachedFile};
use super::own::{self, Own};
use super::sealing::{self, Opener, Request, Submitted, Writing};
use crate::{Ctx, Error, Result, ledger};

/// Revisions that are kept until the declaration is submitted.
const KEPT: i64 = 20;
/// More revisions than one draft ever has: those of the next one begin behind them, so that a page of an earlier draft is
/// never taken for one of this.
const REVISIONS: i64 = 1_000_000;

/// A draft as its author sees it.
pub struct OpenDraft {
    /// What it answers.
    pub row: ObligationRow,
    /// What was saved last; the next revision follows on it.
    pub revision: i64,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// Whether it is as it was begun: nothing was saved since.
    pub is_untouched: bool,
    /// What was written.
    pub writing: Writing,
    /// The last declaration, which it began as a copy of.
    pub previous: Option<Declaration>,
    /// Whether a declaration of the author was received before, be it readable for him or not.
    pub made_before: bool,
    /// What the agency asked to be completed.
    pub request: Option<Request>,
}

/// The form on which declarations are made today: the newest in force.
///
/// # Errors
/// [`Error::Internal`] when the program knows none.
pub fn form(ctx: &Ctx) -> Result<&Form> {
    let today = ctx.today();
    let form = ctx
        .platform
        .law
        .forms()
        .iter()
        .rfind(|form| form.validity.from <= today);
    form.ok_or_else(|| Error::Internal("the program knows no form".into()))
}

/// The form on which a declaration was made.
///
/// # Errors
/// [`Error::Internal`] when the program does not know it.
pub fn form_of<'c>(ctx: &'c Ctx, declaration: &Declaration) -> Result<&'c Form> {
    let form = ctx.platform.law.form(&declaration.form_version);
    form.ok_or_else(|| Error::Internal("a declaration is on a form that this program does not know".into()))
}

/// Begins a draft: of what was sent back a copy of what was submitted, else a copy of the last declaration, else an empty
/// form. Whoever has begun already goes on.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation; [`Error::Conflict`] when there is nothing to begin any more.
pub async fn start(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (Own { row, .. }, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    if row.draft {
        return Ok(());
    }
    let was_sent_back = row.stage == Stage::Returned.code();
    let openers = Opener::own(ctx, &mut tx).await?;
    let writing = match row.record.filter(|_| was_sent_back) {
        Some(record) => {
            let Submitted { writing, files, .. } = own_version(ctx, &mut tx, record, &openers).await?;
            files::restore(ctx, &mut tx, id, &files).await?;
            writing
        }
        None => Writing {
            declaration: begun(ctx, &mut tx, &row, &openers).await?,
            reasons: Default::default(),
            unread: Default::default(),
            set_aside: Default::default(),
            laid_by: Default::default(),
        },
    };
    let begun = own::after(ctx, row, Step::Start)?;
    keep(ctx, &mut tx, begun, &writing, "declaration.begun").await?;
    Ok(tx.commit(Act::DraftBegun).await?)
}

async fn begun(ctx: &Ctx, tx: &mut Tx, row: &ObligationRow, openers: &[Opener]) -> Result<Declaration> {
    let (form, kind) = (form(ctx)?, own::kind(row)?);
    if let Some(previous) = earlier(ctx, tx, row, openers).await?.declaration {
        return Ok(next(form, &previous, kind, ctx.today()));
    }
    let headings = form.headings.iter().filter(|heading| heading.is_in(kind));
    let mut declaration = Declaration {
        form_version: form.code.clone(),
        kind,
        completion_date: domain::day::IsoDay(ctx.today()),
        content: headings.map(|heading| (heading.key, List::default())).collect(),
        income_items: Vec::new(),
        changes: None,
    };
    let own = declarant(ctx, tx, row.person).await?;
    declaration.content.insert(HeadingKey::Declarant, own);
    Ok(declaration)
}

/// What the staff file knows of the declarant: nobody is asked for it again.
async fn declarant(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<List> {
    let person = person::find(tx, id).await?.ok_or(Error::NotFound)?;
    let unit = unit::find(tx, person.unit).await?.ok_or(Error::NotFound)?;
    let code = HeadingKey::Declarant.code();
    let id = EntryId::new(code).ok_or_else(|| Error::Internal(code.into()))?;
    let mut own = Entry::new(id);
    let post = if person.post.is_empty() {
        &person.rank
    } else {
        &person.post
    };
    for (field, text) in [
        (FieldKey::FullName, ctx.session()?.person_name()),
        (FieldKey::Position, post),
        (FieldKey::Agency, &unit.name),
    ] {
        own.set(field, FieldValue::text(text), Origin::StaffFile);
    }
    Ok(List {
        none: false,
        entries: vec![own],
    })
}

/// Makes `writing` the draft of an obligation, in the transaction of an act that `action` names; the obligation as stored.
pub(super) async fn keep(
    ctx: &Ctx,
    tx: &mut Tx,
    row: ObligationRow,
    writing: &Writing,
    action: &'static str,
) -> Result<ObligationRow> {
    declaration_draft::forget(tx, row.id, i64::MAX).await?;
    let first = row.version * REVISIONS + 1;
    declaration_draft::insert(tx, &sealing::seal_draft(ctx, row.id, first, writing)?).await?;
    let row = obligation::update(tx, row).await?;
    let body = json!({ "kind": row.kind });
    ledger::record(ctx, tx, action, Some(&row.id.to_string()), body).await?;
    Ok(row)
}

/// What the actor submitted in a record.
pub(super) async fn own_version(ctx: &Ctx, tx: &mut Tx, record: Uuid, openers: &[Opener]) -> Result<Submitted> {
    let opened = sealing::open_version::<Submitted>(ctx, tx, record, openers).await?;
    Ok(opened.content)
}

/// What the actor declared before.
#[derive(Default)]
pub(super) struct Earlier {
    /// Whether a declaration of his was received.
    pub received: bool,
    /// The last one.
    pub declaration: Option<Declaration>,
}

/// What the actor declared before this. What he cannot open any more, because he lost his keys, is not copied.
pub(super) async fn earlier(ctx: &Ctx, tx: &mut Tx, row: &ObligationRow, openers: &[Opener]) -> Result<Earlier> {
    let earlier = obligation::of_person(tx, row.person, own::OBLIGATIONS).await?;
    let Some(record) = own::last_received(&earlier, row).and_then(|other| other.record) else {
        return Ok(Earlier::default());
    };
    let declaration = match own_version(ctx, tx, record, openers).await {
        Ok(opened) => Some(opened.writing.declaration),
        Err(Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    Ok(Earlier {
        received: true,
        declaration,
    })
}

/// The draft of an obligation.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or it is somebody else's.
pub async fn draft(ctx: &Ctx, id: Uuid) -> Result<OpenDraft> {
    let mut tx = ctx.db().read().await?;
    let (Own { row, .. }, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    let stored = declaration_draft::newest(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let openers = Opener::own(ctx, &mut tx).await?;
    let earlier = earlier(ctx, &mut tx, &row, &openers).await?;
    Ok(OpenDraft {
        revision: stored.revision,
        saved_at: stored.saved_at,
        is_untouched: stored.revision % REVISIONS == 1,
        writing: sealing::open_draft(ctx, &openers, &stored)?,
        previous: earlier.declaration,
        made_before: earlier.received,
        request: request(ctx, &mut tx, &row, &openers).await?,
        row,
    })
}

/// Whether there is a last declaration that a new one would begin as a copy of.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation.
pub async fn earlier_exists(ctx: &Ctx, id: Uuid) -> Result<bool> {
    let mut tx = ctx.db().read().await?;
    let (Own { row, .. }, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    let openers = Opener::own(ctx, &mut tx).await?;
    Ok(earlier(ctx, &mut tx, &row, &openers).await?.declaration.is_some())
}

/// What the actor submitted himself, to read it again.
pub struct OwnVersion {
    /// What it answers.
    pub row: ObligationRow,
    /// What was submitted.
    pub writing: Writing,
    /// Files that belong to it.
    pub files: Vec<AttachedFile>,
    /// What the agency asked to be completed.
    pub request: Option<Request>,
}

/// The newest version that the actor submitted. He reads what is his own; that is no event.
///
/// # Errors
/// [`Error::NotFound`] when nothing is submitted, it is somebody else's, or it was sealed to keys that he lost.
pub async fn submitted(ctx: &Ctx, id: Uuid) -> Result<OwnVersion> {
    let mut tx = ctx.db().read().await?;
    let (Own { row, .. }, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    let record = row.record.filter(|_| row.versions > 0).ok_or(Error::NotFound)?;
    let openers = Opener::own(ctx, &mut tx).await?;
    let Submitted { writing, files, .. } = own_version(ctx, &mut tx, record, &openers).await?;
    Ok(OwnVersion {
        writing,
        files: files.iter().map(AttachedFile::from).collect(),
        request: request(ctx, &mut tx, &row, &openers).await?,
        row,
    })
}

/// What the agency asked to be completed, while it is asked.
pub(super) async fn request(
    ctx: &Ctx,
    tx: &mut Tx,
    row: &ObligationRow,
    openers: &[Opener],
) -> Result<Option<Request>> {
    let Some(record) = row.request.filter(|_| row.stage == Stage::Returned.code()) else {
        return Ok(None);
    };
    let opened = sealing::open_version::<Request>(ctx, tx, record, openers).await?;
    Ok(Some(opened.content))
}

/// Keeps what was written after `revision`; tells its own revision. Only the author's session seals it, and the last
/// revisions are kept.
///
/// # Errors
/// [`Error::Conflict`] when another tab has saved meanwhile, or there is no draft any more; [`Error::NotFound`] for another
/// kind than is asked for; [`Error::Internal`] for content that does not fit the form.
pub async fn save(ctx: &Ctx, id: Uuid, revision: i64, writing: &Writing) -> Result<i64> {
    let mut tx = ctx.db().begin().await?;
    let (Own { row, .. }, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    if !row.draft {
        return Err(Error::Conflict);
    }
    let newest = declaration_draft::newest(&mut tx, id).await?;
    if newest.map_or(0, |row| row.revision) != revision {
        return Err(Error::Conflict);
    }
    follow_on(ctx, &mut tx, &row, revision, writing).await?;
    tx.commit(Act::DraftSaved).await?;
    Ok(revision + 1)
}

/// Writes the revision that follows on `revision`, in a transaction that the caller commits.
pub(super) async fn follow_on(
    ctx: &Ctx,
    tx: &mut Tx,
    row: &ObligationRow,
    revision: i64,
    writing: &Writing,
) -> Result<()> {
    fits(ctx, row, &writing.declaration)?;
    let next = revision + 1;
    declaration_draft::insert(tx, &sealing::seal_draft(ctx, row.id, next, writing)?).await?;
    Ok(declaration_draft::forget(tx, row.id, next - KEPT).await?)
}

/// Content is of the kind that is asked for, and each field holds what the form says.
pub(super) fn fits(ctx: &Ctx, row: &ObligationRow, declaration: &Declaration) -> Result<()> {
    let form = form(ctx)?;
    let is_asked = declaration.kind == own::kind(row)? && declaration.form_version == form.code;
    let has_income = declaration.content.contains_key(&HeadingKey::Income);
    if !is_asked || has_income && row.kind == domain::declarations::Kind::LanDau.code() {
        return Err(Error::NotFound);
    }
    declaration
        .conform(form)
        .map_err(|misfit| Error::Internal(Box::new(misfit)))
}

/// Throws the draft away.
///
/// # Errors
/// [`Error::Conflict`] when there is none any more.
pub async fn discard(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (Own { row, .. }, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    let row = own::after(ctx, row, Step::Discard)?;
    declaration_draft::forget(&mut tx, id, i64::MAX).await?;
    files::forget(&mut tx, id).await?;
    obligation::update(&mut tx, row).await?;
    ledger::record(
        ctx,
        &mut tx,
        "declaration.discarded",
        Some(&id.to_string()),
        Value::Null,
    )
    .await?;
    Ok(tx.commit(Act::DraftDiscarded).await?)
}
