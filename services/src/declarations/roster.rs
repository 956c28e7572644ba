//! The list of a round.
//!
//! Owns: making it from the staff file, and correcting it by hand with a reason. Must not: hold a rule; it asks
//! `domain::declarations::obligations`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::{CorrectRoster, Permit, UnitId};
use domain::declarations::obligations::{self, RosterReason, Terms};
use domain::declarations::{Kind, Stage};
use domain::lang::Lang;
use domain::law::{ControlBody, Dated};
use serde_json::json;
use store::declaration_round::{RoundRow, RoundState};
use store::obligation::{Known, ObligationRow};
use store::person::PersonRow;
use store::person_list::{self, Filter, Order};
use store::person_post::PostRow;
use store::{Act, Tx, declaration_round, obligation, person_post};
use uuid::Uuid;
use words::declaring as w;

use super::own;
use crate::access::authorise_about;
use crate::keys::invalid;
use crate::people::assignments::control_bodies;
use crate::people::rows::{self, Read};
use crate::people::typed::Reading;
use crate::people::units::Units;
use crate::randomness::uuid_v7_in_list;
use crate::{Ctx, Error, Result, ledger};

/// People who are looked at with a few statements each.
const PAGE: i64 = 200;
/// More posts and obligations than so many people had.
const OF_PAGE: i64 = PAGE * 50;

/// Makes the list of a round that was just opened: whoever has to declare by the rules, and does not do so in another round
/// of the year.
pub(super) async fn make(ctx: &Ctx, tx: &mut Tx, round: &RoundRow, units: &Units) -> Result<()> {
    let filter = Filter {
        units: Some(units.subtree(round.unit)),
        on_staff: Some(true),
        ..Filter::default()
    };
    let (mut after, mut place) = (None, 0);
    loop {
        let page = person_list::list(tx, &filter, Order::Name, after.as_ref(), PAGE).await?;
        let people: Vec<PersonRow> = page.into_iter().map(|listed| listed.person).collect();
        let Some(last) = people.last() else { break };
        after = Some(last.clone());
        let found = of_page(ctx, tx, round, &people, &mut place).await?;
        if found.is_empty() {
            continue;
        }
        obligation::insert_all(tx, found).await?;
        let body = json!({ "up_to": place });
        ledger::record(ctx, tx, "round.listed", Some(&round.id.to_string()), body).await?;
    }
    Ok(())
}

async fn of_page(
    ctx: &Ctx,
    tx: &mut Tx,
    round: &RoundRow,
    people: &[PersonRow],
    place: &mut usize,
) -> Result<Vec<ObligationRow>> {
    let ids: Vec<Uuid> = people.iter().map(|person| person.id).collect();
    let posts = by_person(person_post::of_people(tx, &ids, OF_PAGE).await?, |post| post.person);
    let known = by_person(obligation::of_people(tx, &ids, OF_PAGE).await?, |one| one.person);
    let signed = control_bodies(ctx, tx, &ids, round.reference_day.date()).await?;
    let mut rows = Vec::new();
    for person in people {
        let known = known.get(&person.id).map_or(&[][..], Vec::as_slice);
        if known.iter().any(|one| one.year == round.year) {
            continue;
        }
        let posts = posts.get(&person.id).map_or(&[][..], Vec::as_slice);
        if let Some(row) = proposed(ctx, round, person, posts, known)? {
            let id = uuid_v7_in_list(ctx.randomness(), ctx.now(), *place);
            *place += 1;
            // What a holder signed goes before what the law's rows propose.
            let control_body = signed.get(&person.id).cloned().or(row.control_body);
            rows.push(ObligationRow {
                id,
                control_body,
                ..row
            });
        }
    }
    Ok(rows)
}

fn by_person<T>(all: Vec<T>, person: impl Fn(&T) -> Uuid) -> BTreeMap<Uuid, Vec<T>> {
    let mut sorted: BTreeMap<Uuid, Vec<T>> = BTreeMap::new();
    for one in all {
        sorted.entry(person(&one)).or_default().push(one);
    }
    sorted
}

/// What the rules say about somebody, as a row without an id; nothing where he has nothing to declare in this round.
fn proposed(
    ctx: &Ctx,
    round: &RoundRow,
    person: &PersonRow,
    posts: &[PostRow],
    known: &[Known],
) -> Result<Option<ObligationRow>> {
    let law = &ctx.platform.law;
    let read = rows::read(person)?;
    let day = round.reference_day.date();
    let terms = Terms {
        reading: &round.reading,
        year: year_of(round)?,
        day,
    };
    let since = obliged_since(ctx, person, &read, posts, day)?;
    let received = known.iter().any(|one| one.stage == Stage::Received.code());
    let facts = obligations::Person {
        obliged_since: since,
        first_made: received.then_some(true),
        ..facts(person, &read)
    };
    let Some(proposal) = obligations::proposal(law, &facts, &terms) else {
        return Ok(None);
    };
    if round.kind == Kind::LanDau.code() && proposal.kind != Kind::LanDau {
        return Ok(None);
    }
    let due = proposal.due.as_ref();
    Ok(Some(ObligationRow {
        kind: proposal.kind.code().to_owned(),
        duty: Some(proposal.duty.code.clone()),
        rule: proposal.annual.map(|rule| rule.code.clone()),
        control_body: proposal.body.map(|routed| routed.row.code.clone()),
        obliged_since: since.map(Into::into),
        due: due.map(|due| due.day.into()),
        planned: due.and_then(|due| due.planned).map(Into::into),
        presumed: proposal.presumed,
        ..nothing_yet(ctx, round, person)
    }))
}

/// The first day in a post with the duty to declare.
fn obliged_since(
    ctx: &Ctx,
    person: &PersonRow,
    read: &Read,
    posts: &[PostRow],
    day: NaiveDate,
) -> Result<Option<NaiveDate>> {
    for post in posts {
        let unreadable = || Error::Internal("a post has a code that this program does not know".into());
        let at_that_time = obligations::Person {
            kind: domain::people::PersonKind::from_code(&post.kind).ok_or_else(unreadable)?,
            level: domain::people::LeaderLevel::from_code(&post.level).ok_or_else(unreadable)?,
            ..facts(person, read)
        };
        if obligations::duty(&ctx.platform.law, &at_that_time, day).is_some() {
            return Ok(Some(post.valid_from.date()));
        }
    }
    Ok(None)
}

fn facts<'a>(person: &'a PersonRow, read: &'a Read) -> obligations::Person<'a> {
    obligations::Person {
        kind: read.standing.kind,
        level: read.standing.level,
        rank: &person.rank,
        fields: &read.fields,
        party_member: person.party_member,
        managed_by: read.managed_by,
        state_capital: person.state_capital,
        obliged_since: None,
        first_made: None,
    }
}

/// Somebody on the list who has not begun.
fn nothing_yet(ctx: &Ctx, round: &RoundRow, person: &PersonRow) -> ObligationRow {
    ObligationRow {
        id: Uuid::nil(),
        round: round.id,
        person: person.id,
        unit: person.unit,
        kind: String::new(),
        duty: None,
        rule: None,
        control_body: None,
        obliged_since: None,
        due: None,
        planned: None,
        presumed: false,
        listed: true,
        correction: None,
        stage: Stage::NotStarted.code().to_owned(),
        versions: 0,
        opened: false,
        draft: false,
        record: None,
        request: None,
        completed_on: None,
        returned_on: None,
        received_on: None,
        received_by: None,
        changed_at: ctx.now().into(),
        version: 0,
        mac: Vec::new(),
    }
}

fn year_of(round: &RoundRow) -> Result<i32> {
    i32::try_from(round.year).map_err(|error| Error::Internal(Box::new(error)))
}

/// A correction by hand, as typed.
#[derive(Clone, Copy, Debug)]
pub struct Correction<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// The round.
    pub round: Uuid,
    /// About whom.
    pub person: Uuid,
    /// Version of his row as it was shown; 0 when he was not on the list.
    pub version: i64,
    /// Whether he is on the list from now on. Whoever is not keeps what the list said of him; the three texts below are not
    /// read then.
    pub listed: bool,
    /// Code of the kind of declaration.
    pub kind: &'a str,
    /// The day from which a first declaration is counted; may be empty for an annual one.
    pub since: &'a str,
    /// Code of the control body.
    pub control_body: &'a str,
    /// Code of the reason.
    pub reason: &'a str,
}

/// Corrects the list while it is not approved.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field; [`Error::Conflict`] when the row changed meanwhile or the list is approved;
/// else as the decision about [`CorrectRoster`] says.
pub async fn correct(ctx: &Ctx, correction: &Correction<'_>) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let round = declaration_round::find(&mut tx, correction.round)
        .await?
        .ok_or(Error::NotFound)?;
    let (person, facts, _, _permit): (_, _, _, Permit<CorrectRoster>) =
        authorise_about(ctx, &mut tx, correction.person).await?;
    // Somebody of another part of the agency is on another list.
    let is_of_round = facts.unit.is_some_and(|unit| unit.is_within(UnitId(round.unit)));
    if !is_of_round {
        return Err(Error::NotFound);
    }
    let typed = read(ctx, correction, &round)?;
    if round.state != RoundState::Listing {
        return Err(Error::Conflict);
    }
    if let Some(declares) = &typed.declares {
        refuse_twice(&mut tx, correction.lang, &round, (person.id, declares.kind)).await?;
    }
    let found = obligation::of_round_and_person(&mut tx, round.id, person.id).await?;
    if found.as_ref().map_or(0, |row| row.version) != correction.version {
        return Err(Error::Conflict);
    }
    let before = found.clone().unwrap_or_else(|| nothing_yet(ctx, &round, &person));
    let before = match &typed.declares {
        Some(declares) => declaring(ctx, &round, declares, before)?,
        // Nobody is taken off a list on which he never was.
        None if found.is_none() => return Err(Error::NotFound),
        None => before,
    };
    let row = ObligationRow {
        presumed: false,
        listed: correction.listed,
        correction: Some(typed.reason.code().to_owned()),
        changed_at: ctx.now().into(),
        ..before
    };
    let row = if found.is_some() {
        obligation::update(&mut tx, row).await?
    } else {
        let id = uuid_v7_in_list(ctx.randomness(), ctx.now(), 0);
        obligation::insert_all(&mut tx, vec![ObligationRow { id, ..row }])
            .await?
            .remove(0)
    };
    // The head approves the list that he saw, and no later one.
    let round = declaration_round::update(&mut tx, round).await?;
    let body = json!({ "round": round.id, "listed": row.listed, "kind": row.kind, "reason": typed.reason.code() });
    ledger::record(ctx, &mut tx, "roster.corrected", Some(&person.id.to_string()), body).await?;
    Ok(tx.commit(Act::RosterCorrected).await?)
}

/// Whoever is on another list of the year for the same declaration would make it twice.
async fn refuse_twice(tx: &mut Tx, lang: Lang, round: &RoundRow, (person, kind): (Uuid, Kind)) -> Result<()> {
    let others = obligation::of_person(tx, person, own::OBLIGATIONS).await?;
    let others = others
        .iter()
        .filter(|other| other.listed && other.round != round.id && other.kind == kind.code());
    let rounds = declaration_round::list(tx, None, own::ROUNDS).await?;
    let is_of_year = |id: Uuid| rounds.iter().any(|other| other.id == id && other.year == round.year);
    if others.into_iter().any(|other| is_of_year(other.round)) {
        return Err(invalid("kind", w::declares_already, lang));
    }
    Ok(())
}

/// The row of whoever declares this.
fn declaring(ctx: &Ctx, round: &RoundRow, declares: &Declares<'_>, before: ObligationRow) -> Result<ObligationRow> {
    let due = obligations::due(&ctx.platform.law, declares.kind, year_of(round)?, declares.since);
    Ok(ObligationRow {
        kind: declares.kind.code().to_owned(),
        // A rule that a person overrules is not the reason any more.
        duty: before.duty.filter(|_| before.kind == declares.kind.code()),
        rule: before.rule.filter(|_| before.kind == declares.kind.code()),
        control_body: Some(declares.body.code.clone()),
        obliged_since: declares.since.map(Into::into),
        due: due.as_ref().map(|due| due.day.into()),
        planned: due.as_ref().and_then(|due| due.planned).map(Into::into),
        ..before
    })
}

struct Typed<'a> {
    /// Nothing for whoever is taken off.
    declares: Option<Declares<'a>>,
    reason: RosterReason,
}

struct Declares<'a> {
    kind: Kind,
    since: Option<NaiveDate>,
    body: &'a ControlBody,
}

fn read<'a>(ctx: &'a Ctx, typed: &Correction<'_>, round: &RoundRow) -> Result<Typed<'a>> {
    let mut reading = Reading::new(ctx, typed.lang);
    let declares = typed.listed.then(|| read_declares(ctx, typed, round, &mut reading));
    let reason = RosterReason::from_code(typed.reason);
    match reason {
        None => reading.fault("reason", w::reason_missing(typed.lang)),
        Some(reason) if !reason.fits(typed.listed) => reading.fault("reason", w::reason_unfit(typed.lang)),
        Some(_) => {}
    }
    reading.finish()?;
    match (declares, reason) {
        (None, Some(reason)) => Ok(Typed { declares: None, reason }),
        (Some(declares @ Some(_)), Some(reason)) => Ok(Typed { declares, reason }),
        _ => Err(Error::NotFound),
    }
}

/// What whoever is on the list declares; nothing where a fault was noted.
fn read_declares<'a>(
    ctx: &'a Ctx,
    typed: &Correction<'_>,
    round: &RoundRow,
    reading: &mut Reading<'_>,
) -> Option<Declares<'a>> {
    let lang = typed.lang;
    let kind = [Kind::HangNam, Kind::LanDau]
        .into_iter()
        .find(|kind| kind.code() == typed.kind);
    if kind.is_none() {
        reading.fault("kind", w::kind_missing(lang));
    }
    let since = reading.optional_day("since", typed.since);
    if kind == Some(Kind::LanDau) && domain::text::one_line(typed.since).is_empty() {
        reading.fault("since", w::since_missing(lang));
    }
    let day = round.reference_day.date();
    let bodies = ctx.platform.law.control_bodies();
    let body = bodies
        .iter()
        .find(|body| body.code == typed.control_body && body.validity().covers(day));
    if body.is_none() {
        reading.fault("control_body", w::body_missing(lang));
    }
    Some(Declares {
        kind: kind?,
        since,
        body: body?,
    })
}
