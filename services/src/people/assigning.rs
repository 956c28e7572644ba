//! Proposing a control body, a relation, or its end.
//!
//! Owns: the officer's forms on one page, and what of both somebody has. Must not: put anything in force; a holder who
//! signs does.

use chrono::NaiveDate;
use domain::access::{ProposeAssignment, RoleCode};
use domain::lang::Lang;
use domain::law::{ControlBody, Dated};
use domain::people::Decision;
use domain::task::TaskKind;
use store::assignment::{AssignmentKind, AssignmentRow, AssignmentState};
use store::person::PersonRow;
use store::{Act, Day, Tx, assignment, person};
use uuid::Uuid;
use words::assignments as w;

use super::assignments::{New, proposed, record, signed};
use super::choosing::{missing, seen_by_code};
use super::typed::Reading;
use super::units::Units;
use super::{relations, rows};
use crate::access::{Subject, about, authorise_about};
use crate::idempotency::{self, Posting};
use crate::randomness::uuid_v7;
use crate::tasks::{self, Asked};
use crate::{Ctx, Error, Result};

/// More assignments of one person than there ever are.
const OF_ONE: i64 = 50;

/// How far an assignment has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It waits for a signature.
    Waits,
    /// What waits for a signature is the end of a relation.
    EndWaits,
    /// A holder signed its last day, which has passed.
    Over,
    /// A holder signed it, and it is in force today.
    InForce,
    /// A holder signed it for other days, or a later one took its place.
    Other,
    /// It says that it was signed, and no holder's word says the same.
    Unsigned,
}

/// A control body or a relation of somebody.
#[derive(Clone)]
pub struct Assigned {
    /// Whether it names a body; else it names a person.
    pub is_body: bool,
    /// Name of the body, or of the other person.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub to: Option<NaiveDate>,
    /// The decision, where one was named.
    pub decision: Option<Decision>,
    /// How far it has come.
    pub progress: Progress,
}

/// What is assigned to somebody and not over, bodies first, the newest first.
pub(super) async fn of_person(ctx: &Ctx, tx: &mut Tx, lang: Lang, id: Uuid) -> Result<Vec<Assigned>> {
    let mut rows = assignment::of_subject(tx, AssignmentKind::ControlBody, id, OF_ONE).await?;
    rows.extend(assignment::of_subject(tx, AssignmentKind::Relation, id, OF_ONE).await?);
    rows.extend(assignment::of_object(tx, AssignmentKind::Relation, &id.to_string(), OF_ONE).await?);
    rows.retain(|row| row.state != AssignmentState::Ended);
    let signed = signed(ctx, tx, &rows).await?;
    let others: Vec<Uuid> = rows.iter().filter_map(|row| other(row, id)).collect();
    let people = person::find_many(tx, &others).await?;
    let in_force = super::assignments::in_force(ctx, tx, AssignmentKind::ControlBody, &[id], ctx.today()).await?;
    let assigned = rows.iter().map(|row| {
        let today = Day::from(ctx.today());
        let is_body = row.kind == AssignmentKind::ControlBody;
        let counts = !is_body || in_force.get(&id).is_some_and(|found| found.id == row.id);
        let progress = match (row.state, signed.contains_key(&row.id)) {
            (AssignmentState::Proposed, _) if relations::is_end(row) => Progress::EndWaits,
            (AssignmentState::Proposed, _) => Progress::Waits,
            (_, false) => Progress::Unsigned,
            (_, true) if row.covers(today) && counts => Progress::InForce,
            (_, true) if row.valid_to.is_some_and(|last| last < today) => Progress::Over,
            (_, true) => Progress::Other,
        };
        Assigned {
            is_body,
            name: name(ctx, lang, row, id, &people),
            from: row.valid_from.date(),
            to: row.valid_to.map(Day::date),
            decision: rows::decision(row.decision_number.as_deref(), row.decision_day),
            progress,
        }
    });
    Ok(assigned.collect())
}

/// The person at the other end of a relation of `id`.
pub(super) fn other(row: &AssignmentRow, id: Uuid) -> Option<Uuid> {
    match row.kind {
        AssignmentKind::Relation if row.subject == id => row.object.parse().ok(),
        AssignmentKind::Relation => Some(row.subject),
        _ => None,
    }
}

fn name(ctx: &Ctx, lang: Lang, row: &AssignmentRow, id: Uuid, people: &[PersonRow]) -> String {
    match other(row, id) {
        Some(other) => {
            let mut people = people.iter();
            people
                .find(|one| one.id == other)
                .map(|one| one.name.clone())
                .unwrap_or_default()
        }
        None => body_name(ctx, lang, &row.object),
    }
}

/// What a control body is called; its code where the law has no such row.
pub(crate) fn body_name(ctx: &Ctx, lang: Lang, code: &str) -> String {
    let found = ctx.platform.law.control_bodies().iter().rfind(|body| body.code == code);
    found.map_or_else(|| code.to_owned(), |body| body.body.in_lang(lang).to_owned())
}

/// The bodies to choose from on a day, each once.
#[must_use]
pub fn bodies(ctx: &Ctx, lang: Lang) -> Vec<(String, String)> {
    let in_force = |body: &&ControlBody| body.validity().covers(ctx.today());
    let mut bodies: Vec<(String, String)> = Vec::new();
    for body in ctx.platform.law.control_bodies().iter().filter(in_force) {
        if !bodies.iter().any(|(code, _)| *code == body.code) {
            bodies.push((body.code.clone(), body.body.in_lang(lang).to_owned()));
        }
    }
    bodies
}

/// Which of the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// The body that controls somebody's assets and income.
    Body,
    /// That two people are related.
    Relation,
    /// That they no longer are.
    End,
}

/// The form as typed.
#[derive(Clone, Copy, Debug)]
pub struct AssignmentForm<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// Which form.
    pub proposal: Proposal,
    /// Code of the body, staff code of the relative, or id of the relation that ends.
    pub object: &'a str,
    /// First day; of an end the last one.
    pub from: &'a str,
    /// Number of the decision; with its day it may be left out.
    pub number: &'a str,
    /// Day of the decision.
    pub signed: &'a str,
}

/// Name of somebody for whom the actor may propose.
///
/// # Errors
/// As the decision about [`ProposeAssignment`] says.
pub async fn permitted(ctx: &Ctx, id: Uuid) -> Result<String> {
    let mut tx = ctx.db().read().await?;
    let (person, .., _permit) = authorise_about::<ProposeAssignment>(ctx, &mut tx, id).await?;
    Ok(person.name)
}

/// Proposes a control body, a relation or its end; tells where to go then.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field; else as the decision about [`ProposeAssignment`] says.
pub async fn propose(ctx: &Ctx, key: Uuid, id: Uuid, form: &AssignmentForm<'_>, location: &str) -> Result<String> {
    let mut tx = ctx.db().begin().await?;
    let (.., _permit) = authorise_about::<ProposeAssignment>(ctx, &mut tx, id).await?;
    let typed = [form.object, form.from, form.number, form.signed];
    let posting = Posting {
        key,
        route: "people.assignment",
        typed: &typed,
        location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    let row = match form.proposal {
        Proposal::End => relations::ending(ctx, &mut tx, id, form).await?,
        Proposal::Body | Proposal::Relation => read(ctx, &mut tx, id, form).await?,
    };
    let row = assignment::insert(&mut tx, row).await?;
    ask_signer(ctx, &mut tx, &row).await?;
    record(ctx, &mut tx, "assignment.proposed", &row).await?;
    tx.commit(Act::AssignmentProposed).await?;
    Ok(location.to_owned())
}

/// Asks whoever can sign: of a relation nobody signs who is one of the two.
async fn ask_signer(ctx: &Ctx, tx: &mut Tx, row: &AssignmentRow) -> Result<()> {
    let (_, facts, subject) = about(ctx, tx, row.subject).await?;
    let relative = match other(row, row.subject) {
        Some(relative) => about(ctx, tx, relative).await?.2,
        None => None,
    };
    let is_of = |one: &Option<Subject>| signer_of(one.as_ref());
    let signer = [is_of(&subject), is_of(&relative)];
    let signer = signer.into_iter().find(|role| *role != RoleCode::ThuTruong);
    let asked = Asked {
        kind: TaskKind::SignAssignment,
        subject: row.subject,
        due: None,
    };
    let unit = facts.unit.ok_or(Error::NotFound)?;
    tasks::ask(ctx, tx, signer.unwrap_or(RoleCode::ThuTruong), &unit, &asked).await
}

/// Who is asked to sign: the head, and his deputy about him.
pub(crate) fn signer_of(subject: Option<&Subject>) -> RoleCode {
    let is_head = subject.is_some_and(|subject| subject.facts.roles.contains(&RoleCode::ThuTruong));
    if is_head {
        RoleCode::PhoThuTruong
    } else {
        RoleCode::ThuTruong
    }
}

async fn read(ctx: &Ctx, tx: &mut Tx, id: Uuid, form: &AssignmentForm<'_>) -> Result<AssignmentRow> {
    let lang = form.lang;
    let mut reading = Reading::new(ctx, lang);
    let from = reading.day("from", form.from);
    let has_decision = [form.number, form.signed].iter().any(|typed| !typed.trim().is_empty());
    let decision = has_decision
        .then(|| reading.decision(form.number, form.signed))
        .flatten();
    let (kind, object) = match form.proposal {
        Proposal::Body => {
            let is_known = bodies(ctx, lang).iter().any(|(code, _)| code == form.object);
            if !is_known {
                reading.fault("body", w::body_missing(lang));
            }
            (AssignmentKind::ControlBody, form.object.to_owned())
        }
        Proposal::Relation | Proposal::End => {
            let units = Units::load(tx).await?;
            let found = seen_by_code(ctx, tx, &units, form.object).await?;
            let object = match found {
                None => {
                    reading.fault("relative", missing(lang, form.object));
                    String::new()
                }
                Some(other) if other.id == id => {
                    reading.fault("relative", w::relative_himself(lang));
                    String::new()
                }
                Some(other) => other.id.to_string(),
            };
            (AssignmentKind::Relation, object)
        }
    };
    reading.finish()?;
    let from = from.ok_or(Error::NotFound)?;
    let new = New {
        kind,
        subject: id,
        object,
        proposed_by: Some(ctx.session()?.account()),
    };
    let (number, day) = decision.map(|one| (one.number, Day::from(one.day))).unzip();
    Ok(AssignmentRow {
        valid_from: from.into(),
        decision_number: number,
        decision_day: day,
        ..proposed(ctx, uuid_v7(ctx.randomness(), ctx.now()), new)
    })
}
