//! Ending a relation between two people that a holder signed.
//!
//! Owns: which relations of somebody can be ended, the proposal that names the last day, and what a signed end takes the place
//! of. Must not: end one by itself; a holder who signs does.

use chrono::NaiveDate;
use domain::access::ProposeAssignment;
use domain::day;
use store::assignment::{AssignmentKind, AssignmentRow, AssignmentState};
use store::{Tx, assignment, person};
use uuid::Uuid;
use words::assignments as w;

use super::assigning::{AssignmentForm, other};
use super::assignments::{New, proposed, signed};
use super::typed::Reading;
use crate::access::authorise_about;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result};

/// More relations of one person than there ever are.
const OF_ONE: i64 = 50;
const KIND: AssignmentKind = AssignmentKind::Relation;

/// A relation that can be ended.
#[derive(Clone)]
pub struct Related {
    /// Its id.
    pub id: Uuid,
    /// Name of the other person.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
}

/// The relations of somebody that the actor may propose to end: those of which no end waits for a signature.
///
/// # Errors
/// As the decision about [`ProposeAssignment`] says.
pub async fn related(ctx: &Ctx, id: Uuid) -> Result<Vec<Related>> {
    let mut tx = ctx.db().read().await?;
    let (.., _permit) = authorise_about::<ProposeAssignment>(ctx, &mut tx, id).await?;
    let mut rows = lasting(ctx, &mut tx, id).await?;
    let mut known = assignment::of_subject(&mut tx, KIND, id, OF_ONE).await?;
    known.extend(assignment::of_object(&mut tx, KIND, &id.to_string(), OF_ONE).await?);
    known.retain(|row| row.state == AssignmentState::Proposed);
    rows.retain(|relation| {
        !known
            .iter()
            .any(|row| row.subject == relation.subject && is_end_of(row, relation))
    });
    let others: Vec<Uuid> = rows.iter().filter_map(|row| other(row, id)).collect();
    let people = person::find_many(&mut tx, &others).await?;
    let related = rows.iter().filter_map(|row| {
        let other = other(row, id)?;
        Some(Related {
            id: row.id,
            name: people.iter().find(|person| person.id == other)?.name.clone(),
            from: row.valid_from.date(),
        })
    });
    Ok(related.collect())
}

/// The relations of somebody that a holder signed and that have no last day.
async fn lasting(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<Vec<AssignmentRow>> {
    let mut rows = assignment::of_subject(tx, KIND, id, OF_ONE).await?;
    rows.extend(assignment::of_object(tx, KIND, &id.to_string(), OF_ONE).await?);
    rows.retain(|row| row.state == AssignmentState::Active && row.valid_to.is_none());
    let signed = signed(ctx, tx, &rows).await?;
    rows.retain(|row| signed.contains_key(&row.id));
    Ok(rows)
}

/// The proposal to end a relation, as a row: the same two people from the same day on, with a last day.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field.
pub(super) async fn ending(ctx: &Ctx, tx: &mut Tx, id: Uuid, form: &AssignmentForm<'_>) -> Result<AssignmentRow> {
    let lang = form.lang;
    let mut reading = Reading::new(ctx, lang);
    let lasting = lasting(ctx, tx, id).await?;
    let wanted = form.object.parse::<Uuid>().ok();
    let relation = lasting.into_iter().find(|row| Some(row.id) == wanted);
    let last = reading.day("last", form.from);
    match &relation {
        None => reading.fault("relation", w::relation_missing(lang)),
        Some(relation) => {
            let known = assignment::of_subject(tx, KIND, relation.subject, OF_ONE).await?;
            let waits = |row: &AssignmentRow| row.state == AssignmentState::Proposed && is_end_of(row, relation);
            if known.iter().any(waits) {
                reading.fault("relation", w::end_waits(lang));
            }
            let first = relation.valid_from.date();
            if last.is_some_and(|last| last < first) {
                reading.fault("last", w::last_before(lang, &day::vietnamese(first)));
            }
        }
    }
    if last.is_some_and(|last| last > ctx.today()) {
        reading.fault("last", w::last_later(lang));
    }
    reading.finish()?;
    let (relation, last) = relation.zip(last).ok_or(Error::NotFound)?;
    let new = New {
        kind: KIND,
        subject: relation.subject,
        object: relation.object,
        proposed_by: Some(ctx.session()?.account()),
    };
    Ok(AssignmentRow {
        valid_from: relation.valid_from,
        valid_to: Some(last.into()),
        ..proposed(ctx, uuid_v7(ctx.randomness(), ctx.now()), new)
    })
}

/// Whether a row is the end of a relation: a relation is proposed without a last day, and its end with one.
pub(super) fn is_end(row: &AssignmentRow) -> bool {
    row.kind == KIND && row.valid_to.is_some()
}

fn is_end_of(row: &AssignmentRow, relation: &AssignmentRow) -> bool {
    is_end(row) && row.object == relation.object && row.valid_from == relation.valid_from
}

/// The relation whose place a signed end takes, and which is over by that; none for what ends nothing.
///
/// # Errors
/// [`Error::Conflict`] when another end was signed meanwhile.
pub(super) async fn replaced(tx: &mut Tx, end: &AssignmentRow) -> Result<Option<AssignmentRow>> {
    if !is_end(end) {
        return Ok(None);
    }
    let known = assignment::of_subject(tx, KIND, end.subject, OF_ONE).await?;
    let is_lasting = |row: &AssignmentRow| row.state == AssignmentState::Active && row.valid_to.is_none();
    let found = known.into_iter().find(|row| is_lasting(row) && is_end_of(end, row));
    found.map(Some).ok_or(Error::Conflict)
}
