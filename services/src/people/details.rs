//! Sensitive details: identity number, day of birth, relatives.
//!
//! Owns: sealing them to the personnel circle, opening them for those who may, and the keyed index that finds one identity
//! number twice. Must not: keep any of it in clear, or write anything that a dump could be searched with.

mod envelope;

use chrono::{DateTime, Utc};
use domain::access::{AccountState, Actor, Facts, OpenDetails, OpenPerson, PersonId, SealDetails, UnitId, decide};
use domain::lang::Lang;
use domain::ledger::event::Clear;
use domain::people::{DetailFault, DetailField, Details, MAX_RELATIVES, TypedDetails};
use store::person::PersonRow;
use store::person_detail::DetailRow;
use store::{Act, Timestamp, Tx, account, ledger as events, person, person_detail};
use uuid::Uuid;
use words::details as w;

use self::envelope::{Envelope, Which};
use super::units::Units;
use crate::access::{Subject, about, authorise_about, is_open};
use crate::circles::{believed, newest_public};
use crate::declarations::{KeyReader, Opener, receiver};
use crate::idempotency::{self, Posting};
use crate::keys::invalid;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, FieldFault, Result, ledger};

/// More people with one identity number than a page warns of.
const SAME: i64 = 20;
/// Openings that a page shows, the newest.
const OPENINGS: i64 = 20;
/// The event of an opening.
const OPENED: &str = "person.details_opened";

macro_rules! fields {
    ($name:literal) => {
        [
            concat!($name, "1"),
            concat!($name, "2"),
            concat!($name, "3"),
            concat!($name, "4"),
            concat!($name, "5"),
            concat!($name, "6"),
            concat!($name, "7"),
            concat!($name, "8"),
            concat!($name, "9"),
            concat!($name, "10"),
            concat!($name, "11"),
            concat!($name, "12"),
            concat!($name, "13"),
            concat!($name, "14"),
            concat!($name, "15"),
            concat!($name, "16"),
        ]
    };
}

/// Names of the fields of relatives, by their line.
pub const RELATION: [&str; MAX_RELATIVES] = fields!("relation");
/// See [`RELATION`].
pub const NAME: [&str; MAX_RELATIVES] = fields!("relative");
/// See [`RELATION`].
pub const YEAR: [&str; MAX_RELATIVES] = fields!("year");

/// Somebody else with the same identity number.
pub struct Same {
    /// His id; none where the actor may not open his file.
    pub person: Option<SamePerson>,
}

/// Who that is.
pub struct SamePerson {
    /// His id.
    pub id: Uuid,
    /// His name.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// Name of his unit.
    pub unit_name: String,
    /// Staff code.
    pub staff_code: String,
}

/// That somebody opened the details of somebody else.
pub struct Opening {
    /// Who, as far as his account is still there.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The details of a person, opened.
pub struct OpenedDetails {
    /// Whose they are.
    pub person: Uuid,
    /// His name.
    pub name: String,
    /// Year of birth as the staff file has it.
    pub birth_year: Option<i64>,
    /// What was sealed; nothing where nothing was yet.
    pub details: Option<Details>,
    /// Version of the row; 0 where there is none.
    pub version: i64,
    /// Others with the same identity number; told to whoever keeps the file, never to the person himself.
    pub same: Vec<Same>,
    /// Who else opened them, the newest first.
    pub openings: Vec<Opening>,
    /// Whether the actor may write them.
    pub may_write: bool,
    /// Whether the person himself can open them with his present keys; none where he has no account in use.
    pub owner_reads: Option<bool>,
    /// Whether they are the actor's own.
    pub is_own: bool,
}

/// Opens the details of somebody else, or the actor's own. Somebody else's opening stands in the ledger, once for each
/// session, where the person himself sees it.
///
/// # Errors
/// [`Error::NotFound`] when they are not sealed to a circle of the actor; else as the decision about [`OpenDetails`] says.
pub async fn open(ctx: &Ctx, id: Uuid) -> Result<OpenedDetails> {
    let mut tx = ctx.db().begin().await?;
    let (person, facts, subject) = about(ctx, &mut tx, id).await?;
    let row = person_detail::find(&mut tx, id).await?;
    let is_own = own_id(ctx) == Some(id);
    let (details, same) = match &row {
        Some(row) => (
            Some(opened(ctx, &mut tx, &facts, row, is_own).await?),
            same(ctx, &mut tx, row, is_own).await?,
        ),
        // That there is nothing yet is no secret to whoever reads the file.
        None if is_own || is_open::<OpenPerson>(ctx, &facts) => (None, Vec::new()),
        None => return Err(Error::NotFound),
    };
    let opened = OpenedDetails {
        person: id,
        birth_year: person.birth_year,
        name: person.name,
        version: row.as_ref().map_or(0, |row| row.version),
        owner_reads: owner_reads(&mut tx, subject.as_ref(), row.as_ref()).await?,
        openings: openings(&mut tx, id).await?,
        may_write: is_open::<SealDetails>(ctx, &facts),
        details,
        same,
        is_own,
    };
    tx.commit(Act::DetailsOpened).await?;
    Ok(opened)
}

/// The actor's own.
///
/// # Errors
/// As [`open`].
pub async fn own(ctx: &Ctx) -> Result<OpenedDetails> {
    open(ctx, own_id(ctx).ok_or(Error::Unauthenticated)?).await
}

fn own_id(ctx: &Ctx) -> Option<Uuid> {
    match &ctx.actor {
        Actor::Person(person) => Some(person.person.0),
        _ => None,
    }
}

async fn opened(ctx: &Ctx, tx: &mut Tx, facts: &Facts, row: &DetailRow, is_own: bool) -> Result<Details> {
    let envelope = Envelope::read(&row.sealed)?;
    let (recipients, mut openers) = envelope.through_circles(ctx, tx).await?;
    let facts = Facts {
        recipients,
        ..facts.clone()
    };
    let _permit = decide::<OpenDetails>(&ctx.actor, &facts, ctx.today())?;
    openers.extend(Opener::own(ctx, tx).await?);
    let which = Which {
        person: row.person,
        version: row.version,
    };
    let details = envelope.open(ctx, tx, which, &openers).await?;
    if !is_own {
        record_opening(ctx, tx, row.person).await?;
    }
    Ok(details)
}

/// Once for each session.
async fn record_opening(ctx: &Ctx, tx: &mut Tx, person: Uuid) -> Result<()> {
    let session = ctx.session()?;
    let (subject, actor) = (person.to_string(), session.account().to_string());
    let since: Timestamp = session.row.created_at;
    let earlier = events::about(tx, OPENED, &subject, OPENINGS).await?;
    let mine = |one: &Acted| one.actor == actor && one.at >= since;
    if earlier.iter().filter_map(Acted::of).any(|one| mine(&one)) {
        return Ok(());
    }
    let body = serde_json::json!({ "purpose": "staff_file" });
    ledger::record(ctx, tx, OPENED, Some(&subject), body).await
}

async fn openings(tx: &mut Tx, person: Uuid) -> Result<Vec<Opening>> {
    let found = events::about(tx, OPENED, &person.to_string(), OPENINGS).await?;
    let acts: Vec<Acted> = found.iter().filter_map(Acted::of).collect();
    let actors: Vec<Uuid> = acts.iter().filter_map(|one| one.actor.parse().ok()).collect();
    let named = account::named(tx, &actors).await?;
    let opening = |one: Acted| {
        let mut accounts = named.iter();
        let found = accounts.find(|found| found.account.id.to_string() == one.actor);
        Some(Opening {
            name: found.map(|found| found.person_name.clone()),
            at: one.at.instant()?,
        })
    };
    Ok(acts.into_iter().filter_map(opening).collect())
}

/// Who acted and when, of an event that is as it was recorded.
struct Acted {
    actor: String,
    at: Timestamp,
}

impl Acted {
    fn of(event: &events::EventRow) -> Option<Self> {
        match event.read().ok()?.clear() {
            Clear::Ordinary(clear) => Some(Self {
                actor: clear.actor.clone(),
                at: event.at(),
            }),
            Clear::Confidential(_) => None,
        }
    }
}

/// Others with the same identity number.
async fn same(ctx: &Ctx, tx: &mut Tx, row: &DetailRow, is_own: bool) -> Result<Vec<Same>> {
    let Some(index) = row.identity_index.as_ref().filter(|_| !is_own) else {
        return Ok(Vec::new());
    };
    let rows = person_detail::same_identity(tx, index, row.person, SAME).await?;
    let ids: Vec<Uuid> = rows.into_iter().map(|row| row.person).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let units = Units::load(tx).await?;
    let seen = |row: &PersonRow| {
        let facts = Facts {
            subject: Some(PersonId(row.id)),
            unit: Some(units.tree.path(UnitId(row.unit))),
            ..Facts::default()
        };
        is_open::<OpenPerson>(ctx, &facts)
    };
    let people = person::find_many(tx, &ids).await?;
    let named = |row: &PersonRow| SamePerson {
        id: row.id,
        name: row.name.clone(),
        birth_year: row.birth_year,
        unit_name: units.name(row.unit),
        staff_code: row.staff_code.clone(),
    };
    Ok(people
        .iter()
        .map(|row| Same {
            person: seen(row).then(|| named(row)),
        })
        .collect())
}

async fn owner_reads(tx: &mut Tx, subject: Option<&Subject>, row: Option<&DetailRow>) -> Result<Option<bool>> {
    let Some((subject, row)) = subject.zip(row) else {
        return Ok(None);
    };
    if subject.facts.account != Some(AccountState::Active) {
        return Ok(None);
    }
    let account = subject.account.id;
    let newest = store::account_key::newest(tx, account).await?;
    let envelope = Envelope::read(&row.sealed)?;
    Ok(newest.map(|keys| envelope.is_for(account, keys.generation)))
}

/// The details as typed.
pub struct DetailForm<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// Version of the row as it was shown; 0 when there was none.
    pub version: i64,
    /// What was typed.
    pub typed: &'a TypedDetails,
}

/// Whether the actor may write the details of somebody, with the name and what is there; for the form.
///
/// # Errors
/// As the decision about [`SealDetails`] says, and as [`open`]: nobody writes over what he cannot read.
pub async fn editable(ctx: &Ctx, id: Uuid) -> Result<OpenedDetails> {
    let mut tx = ctx.db().read().await?;
    let (.., _permit) = authorise_about::<SealDetails>(ctx, &mut tx, id).await?;
    drop(tx);
    open(ctx, id).await
}

/// Seals what was typed to the personnel circle of the person's unit, or the nearest one above it with somebody besides him
/// in it, and to himself; tells where to go then.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field, and when there is no circle to seal it to; [`Error::Conflict`] when it changed
/// meanwhile; [`Error::NotFound`] when the actor cannot read what is there; else as the decision about [`SealDetails`] says.
pub async fn seal(ctx: &Ctx, key: Uuid, id: Uuid, form: &DetailForm<'_>, location: &str) -> Result<String> {
    let mut tx = ctx.db().begin().await?;
    let (person, facts, subject, _permit) = authorise_about::<SealDetails>(ctx, &mut tx, id).await?;
    let typed = form.typed;
    let lines = typed.relatives.iter();
    let lines = lines.flat_map(|one| [&*one.relation, &*one.name, &*one.birth_year]);
    let all: Vec<&str> = [&*typed.identity, &*typed.birth].into_iter().chain(lines).collect();
    let posting = Posting {
        key,
        route: "people.details",
        typed: &all,
        location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    let year = person.birth_year.and_then(|year| i32::try_from(year).ok());
    let details = Details::read(typed, year, ctx.today())
        .map_err(|faults| Error::Invalid(faults.into_iter().map(|fault| told(form.lang, fault)).collect()))?;
    let earlier = person_detail::find(&mut tx, id).await?;
    if earlier.as_ref().map_or(0, |row| row.version) != form.version {
        return Err(Error::Conflict);
    }
    if let Some(row) = &earlier {
        let envelope = Envelope::read(&row.sealed)?;
        let (recipients, _) = envelope.through_circles(ctx, &mut tx).await?;
        let facts = Facts {
            recipients,
            ..facts.clone()
        };
        let _permit = decide::<OpenDetails>(&ctx.actor, &facts, ctx.today())?;
    }
    write(
        ctx,
        &mut tx,
        form.lang,
        &person,
        subject.as_ref(),
        &facts,
        &details,
        earlier,
    )
    .await?;
    tx.commit(Act::DetailsSealed).await?;
    Ok(location.to_owned())
}

#[expect(clippy::too_many_arguments, reason = "one act with everything it rests on")]
async fn write(
    ctx: &Ctx,
    tx: &mut Tx,
    lang: Lang,
    person: &PersonRow,
    subject: Option<&Subject>,
    facts: &Facts,
    details: &Details,
    earlier: Option<DetailRow>,
) -> Result<()> {
    let keys = ctx.session()?.all_keys()?;
    let me = Uuid::from_bytes(keys.account);
    if believed(ctx, tx, &[me]).await?.check(&keys.public()).is_err() {
        return Err(invalid("details", words::declaring::keys_unconfirmed, lang));
    }
    let unit = facts.unit.clone().ok_or(Error::NotFound)?;
    // Whoever has no account is nobody's author.
    let account = subject.map_or(Uuid::nil(), |subject| subject.account.id);
    let circle = receiver(ctx, tx, &unit, account).await?;
    let circle = circle.ok_or_else(|| invalid("details", w::no_circle, lang))?;
    circle.pinned(ctx, tx, &keys).await?.save(ctx, tx, &keys).await?;
    let mut readers = vec![circle.reader];
    readers.extend(owner(ctx, tx, subject).await?);
    let which = Which {
        person: person.id,
        version: earlier.as_ref().map_or(0, |row| row.version) + 1,
    };
    let event = uuid_v7(ctx.randomness(), ctx.now());
    let envelope = Envelope::seal(ctx, which, details, &keys, &readers, event)?;
    let index = details.identity.as_ref().map(|identity| {
        let system = &ctx.platform.keys.system;
        system.blind_index("citizen-id", identity.digits().as_bytes()).to_vec()
    });
    let row = DetailRow {
        person: person.id,
        identity_index: index,
        sealed: envelope.write()?,
        version: which.version - 1,
    };
    if earlier.is_some() {
        person_detail::update(tx, row).await?;
    } else {
        person_detail::insert(tx, row).await?;
    }
    let subject = person.id.to_string();
    let body = serde_json::Value::Null;
    ledger::record_as(ctx, tx, event, "person.details_sealed", Some(&subject), body).await
}

/// The person himself, where his account is in use and his keys are believed: nothing is sealed to keys that an
/// administrator could have made.
async fn owner(ctx: &Ctx, tx: &mut Tx, subject: Option<&Subject>) -> Result<Option<KeyReader>> {
    let Some(subject) = subject.filter(|subject| subject.facts.account == Some(AccountState::Active)) else {
        return Ok(None);
    };
    let public = newest_public(tx, subject.account.id).await?;
    let trust = believed(ctx, tx, &[subject.account.id]).await?;
    Ok(trust.check(&public).is_ok().then(|| KeyReader::account(&public)))
}

fn told(lang: Lang, (field, fault): (DetailField, DetailFault)) -> FieldFault {
    let field = match field {
        DetailField::Identity => "identity",
        DetailField::Birth => "birth",
        DetailField::Relation(line) => RELATION.get(line).copied().unwrap_or("details"),
        DetailField::Name(line) => NAME.get(line).copied().unwrap_or("details"),
        DetailField::Year(line) => YEAR.get(line).copied().unwrap_or("details"),
    };
    let message = match fault {
        DetailFault::Identity(_) => w::identity_wrong(lang),
        DetailFault::Day(_) => w::birth_wrong(lang),
        DetailFault::TooYoung => w::birth_young(lang),
        DetailFault::OtherYear(year) => w::birth_year(lang, &year.to_string()),
        DetailFault::RelationMissing => w::relation_missing(lang),
        DetailFault::Name(_) => w::name_wrong(lang),
        DetailFault::Year => w::year_wrong(lang),
    };
    FieldFault { field, message }
}
