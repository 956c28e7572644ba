//! Moves: shown before they are recorded, and recorded in one act.
//!
//! Owns: reading the form of a move, what it would change, and carrying that out. Must not: say what a move means; the
//! rules do.

use chrono::NaiveDate;
use domain::access::{Facts, MovePerson, Permit, RoleCode, UnitId, UnitPath, decide};
use domain::day::IsoDay;
use domain::people::{Consequence, Decision, Held, HeldRole, MoveKind, Standing, after, consequences};
use domain::task::TaskKind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::account::AccountState;
use store::assignment::AssignmentState;
use store::person::PersonRow;
use store::person_move::MoveRow;
use store::person_post::PostRow;
use store::role::{RoleRow, RoleState};
use store::stand_in::StandInRow;
use store::unit_chief::ChiefRow;
use store::{Act, Day, Tx, person, person_move, person_post, stand_in, unit_chief};
use uuid::Uuid;

use super::entering::new_post;
use super::move_form::{ReadMove, refused};
use super::rows;
use super::typed::Reading;
use super::units::Units;
use crate::access::{Subject, authorise_about, is_over};
use crate::idempotency::{self, Posting};
use crate::randomness::uuid_v7;
use crate::roles::{end_in, is_last, place_at};
use crate::tasks::{self, Asked};
use crate::{Ctx, Error, Result, ledger};

pub use super::move_form::MoveForm;

/// More posts, chiefs and stand-ins of one person than there ever are.
const OF_ONE: i64 = 200;

/// What a move ended and began, so that it can be taken back.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Ended {
    pub roles: Vec<Uuid>,
    pub chiefs: Vec<EndedChief>,
    pub stand_ins: Vec<Uuid>,
    pub post_ended: Option<Uuid>,
    pub post_begun: Option<Uuid>,
}

/// A chief whose office a move ended.
#[derive(Serialize, Deserialize)]
pub(super) struct EndedChief {
    pub id: Uuid,
    /// The last day that he had without it.
    pub valid_to: Option<IsoDay>,
}

/// A move as it would be.
pub struct Preview {
    /// Whose file it is.
    pub person: Uuid,
    /// His name as it is.
    pub name: String,
    /// Kind of the move.
    pub kind: MoveKind,
    /// Where he stands.
    pub before: Standing,
    /// Where it brings him.
    pub after: Standing,
    /// First day of what it brings.
    pub first: NaiveDate,
    /// The other agency, where there is one.
    pub place: String,
    /// The decision.
    pub decision: Decision,
    /// What it touches besides, with the names of units.
    pub consequences: Vec<(Consequence, String)>,
    /// Name of the unit he is in.
    pub unit_before: String,
    /// Name of the unit he comes to.
    pub unit_after: String,
    /// Version of the person that this was worked out for.
    pub version: i64,
}

/// Everything that a move needs to know.
struct Prepared {
    row: PersonRow,
    before: Standing,
    after: Standing,
    read: ReadMove,
    path: UnitPath,
    hand: InHand,
    found: Vec<Consequence>,
    units: Units,
}

/// Rows that are in somebody's hands.
struct InHand {
    subject: Option<Subject>,
    roles: Vec<(RoleRow, UnitPath, bool)>,
    chiefs: Vec<ChiefRow>,
    stand_ins: Vec<StandInRow>,
}

impl InHand {
    /// What lasts on or after the first day of a move.
    async fn load(
        ctx: &Ctx,
        tx: &mut Tx,
        id: Uuid,
        subject: Option<Subject>,
        units: &Units,
        first: NaiveDate,
    ) -> Result<Self> {
        let mut roles = Vec::new();
        for row in subject.iter().flat_map(|subject| &subject.roles) {
            if row.state == RoleState::Ended || is_over(row, ctx.today()) {
                continue;
            }
            let path = units.tree.path(UnitId(row.unit));
            let last = is_last(ctx, tx, place_at(row, &path), row.account).await?;
            roles.push((row.clone(), path, last));
        }
        let today = ctx.today();
        let chiefs = unit_chief::of_person(tx, id, OF_ONE).await?;
        let stand_ins = stand_in::of_person(tx, id, OF_ONE).await?;
        Ok(Self {
            subject,
            roles,
            chiefs: chiefs.into_iter().filter(|row| heads_from(row, first)).collect(),
            stand_ins: stand_ins
                .into_iter()
                .filter(|row| super::stand_ins::lasts(row, today))
                .collect(),
        })
    }

    fn held(&self) -> Result<Held> {
        let role = |(row, _, is_last): &(RoleRow, UnitPath, bool)| {
            Ok(HeldRole {
                role: RoleCode::from_code(&row.role).ok_or_else(|| rows::unreadable("role"))?,
                unit: UnitId(row.unit),
                is_last: *is_last,
            })
        };
        Ok(Held {
            roles: self.roles.iter().map(role).collect::<Result<_>>()?,
            chief_of: self.chiefs.iter().map(|row| UnitId(row.unit)).collect(),
            stand_ins: self.stand_ins.len(),
            account: self
                .subject
                .as_ref()
                .is_some_and(|subject| subject.account.state != AccountState::Locked),
        })
    }
}

async fn prepare(ctx: &Ctx, tx: &mut Tx, id: Uuid, form: &MoveForm<'_>) -> Result<Prepared> {
    let (row, facts, subject, _permit) = authorise_about::<MovePerson>(ctx, tx, id).await?;
    if MoveKind::from_code(form.kind).is_none() {
        return Err(Error::NotFound);
    }
    let mut reading = Reading::new(ctx, form.lang);
    let read = form.read(&mut reading);
    let Some(read) = read else {
        return Err(reading.finish().err().unwrap_or(Error::NotFound));
    };
    let units = Units::load(tx).await?;
    let before = rows::read(&row)?.standing;
    let last = person_move::last(tx, id)
        .await?
        .map_or(row.valid_from, |last| last.first_day);
    let then = match after(&before, &read.step, read.first, last.date(), ctx.today()) {
        Ok(then) => then,
        Err(refusal) => {
            let (field, message) = refused(form.lang, refusal, last.date());
            return Err(reading.refused(field, message));
        }
    };
    reading.finish()?;
    let path = units.tree.path(then.unit);
    let refused = |field, message| Reading::new(ctx, form.lang).refused(field, message);
    // Nobody works in a unit that is closed; whoever left may have left one.
    if then.status.is_on_staff() && units.tree.open(then.unit).is_none() {
        return Err(refused("unit", words::people::unit_closed(form.lang)));
    }
    if then.unit != before.unit {
        let formed = units.row(then.unit.0)?.valid_from.date();
        if read.first < formed {
            let day = domain::day::vietnamese(formed);
            return Err(refused("first", words::people::move_before_unit(form.lang, &day)));
        }
        let there = Facts {
            unit: Some(path.clone()),
            ..facts
        };
        let _permit: Permit<MovePerson> = decide(&ctx.actor, &there, ctx.today())?;
    }
    let hand = InHand::load(ctx, tx, id, subject, &units, read.first).await?;
    let found = consequences(&before, &then, &path, &hand.held()?);
    Ok(Prepared {
        row,
        before,
        after: then,
        read,
        path,
        hand,
        found,
        units,
    })
}

/// What a move would change.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field, also when the move is not possible; else as the decision about
/// [`MovePerson`] says.
pub async fn preview(ctx: &Ctx, id: Uuid, form: &MoveForm<'_>) -> Result<Preview> {
    let mut tx = ctx.db().read().await?;
    let prepared = prepare(ctx, &mut tx, id, form).await?;
    let name_of = |consequence: &Consequence| match consequence {
        Consequence::RoleEnds(held) | Consequence::RoleCannotEnd(held) | Consequence::RoleToReview(held) => held.unit,
        Consequence::CircleLeft { unit, .. } | Consequence::ChiefEnds(unit) | Consequence::Unit { to: unit, .. } => {
            *unit
        }
        _ => prepared.after.unit,
    };
    let units = &prepared.units;
    let named = prepared
        .found
        .iter()
        .map(|one| (one.clone(), units.name(name_of(one).0)));
    Ok(Preview {
        person: id,
        name: prepared.row.name.clone(),
        kind: prepared.read.step.kind(),
        consequences: named.collect(),
        unit_before: units.name(prepared.before.unit.0),
        unit_after: units.name(prepared.after.unit.0),
        first: prepared.read.first,
        place: prepared.read.place,
        decision: prepared.read.decision,
        before: prepared.before,
        after: prepared.after,
        version: prepared.row.version,
    })
}

/// Records a move that was shown at `version`; tells where to go then.
///
/// # Errors
/// As [`preview`]; [`Error::Conflict`] when the person changed since.
pub async fn confirm(
    ctx: &Ctx,
    key: Uuid,
    id: Uuid,
    version: i64,
    form: &MoveForm<'_>,
    location: &str,
) -> Result<String> {
    let mut tx = ctx.db().begin().await?;
    let typed = form.typed();
    let posting = Posting {
        key,
        route: "people.move",
        typed: &typed,
        location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    let prepared = prepare(ctx, &mut tx, id, form).await?;
    if prepared.row.version != version {
        return Err(Error::Conflict);
    }
    let row = person::update(&mut tx, rows::standing(prepared.row.clone(), &prepared.after)).await?;
    let mut ended = take_away(ctx, &mut tx, &prepared).await?;
    (ended.post_ended, ended.post_begun) = change_post(ctx, &mut tx, &prepared, &row).await?;
    ask(ctx, &mut tx, id, &prepared).await?;
    let json = |standing: &Standing| serde_json::to_string(standing).map_err(|error| Error::Internal(Box::new(error)));
    let step = MoveRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        person: id,
        kind: prepared.read.step.kind().code().to_owned(),
        first_day: prepared.read.first.into(),
        place: prepared.read.place.clone(),
        decision_number: Some(prepared.read.decision.number.clone()),
        decision_day: Some(prepared.read.decision.day.into()),
        before: json(&prepared.before)?,
        after: json(&prepared.after)?,
        ended: serde_json::to_string(&ended).map_err(|error| Error::Internal(Box::new(error)))?,
        recorded_by: Some(ctx.session()?.account()),
        recorded_at: ctx.now().into(),
        undone_by: None,
        undone_at: None,
        version: 0,
    };
    let step = person_move::insert(&mut tx, step).await?;
    let body = json!({ "kind": step.kind, "unit": row.unit });
    ledger::record(ctx, &mut tx, "person.moved", Some(&id.to_string()), body).await?;
    tx.commit(Act::PersonMoved).await?;
    Ok(location.to_owned())
}

/// Ends roles, offices and stand-ins as the consequences say.
async fn take_away(ctx: &Ctx, tx: &mut Tx, prepared: &Prepared) -> Result<Ended> {
    let mut ended = Ended::default();
    let last = prepared.read.first.pred_opt().unwrap_or(prepared.read.first);
    for (row, path, _) in &prepared.hand.roles {
        let ends = prepared.found.iter().any(
            |one| matches!(one, Consequence::RoleEnds(held) if held.role.code() == row.role && held.unit.0 == row.unit),
        );
        if ends {
            end_in(ctx, tx, row.clone(), place_at(row, path)).await?;
            ended.roles.push(row.id);
        }
    }
    for chief in &prepared.hand.chiefs {
        if prepared.found.contains(&Consequence::ChiefEnds(UnitId(chief.unit))) {
            ended.chiefs.push(EndedChief {
                id: chief.id,
                valid_to: chief.valid_to.map(|last| IsoDay(last.date())),
            });
            end_chief(ctx, tx, chief.clone(), last).await?;
        }
    }
    if prepared
        .found
        .iter()
        .any(|one| matches!(one, Consequence::StandInsEnd(_)))
    {
        for row in &prepared.hand.stand_ins {
            ended.stand_ins.push(row.id);
            let kept = super::stand_ins::end_in_act(ctx, tx, row.clone(), prepared.read.first, &prepared.units).await?;
            if let Some(account) = kept {
                let path = prepared.units.tree.path(UnitId(row.unit));
                tasks::ask(ctx, tx, RoleCode::ThuTruong, &path, &review(account)).await?;
            }
        }
    }
    Ok(ended)
}

/// Whether somebody heads his unit on a day or later, or is proposed to.
pub(super) fn heads_from(chief: &ChiefRow, first: NaiveDate) -> bool {
    chief.state != AssignmentState::Ended && chief.valid_to.is_none_or(|last| last.date() >= first)
}

/// Ends a chief with a last day, or as if he had never been one; whoever headed the unit for a shorter time keeps his own
/// last day. Of a proposal nobody is asked any more.
pub(super) async fn end_chief(ctx: &Ctx, tx: &mut Tx, chief: ChiefRow, last: NaiveDate) -> Result<ChiefRow> {
    let earlier = chief.valid_to.filter(|own| own.date() < last);
    let valid_to = Some(earlier.unwrap_or_else(|| Day::from(last)).max(chief.valid_from));
    let state = AssignmentState::Ended;
    let ended = unit_chief::update(
        tx,
        ChiefRow {
            state,
            valid_to,
            ..chief
        },
    )
    .await?;
    super::chiefs::settle(ctx, tx, ended.person).await?;
    Ok(ended)
}

/// Lets a chief head his unit no longer than to a day; without one of his own it is as if he never had.
pub(super) async fn end_chief_on(ctx: &Ctx, tx: &mut Tx, chief: ChiefRow, last: NaiveDate) -> Result<ChiefRow> {
    if chief.valid_from.date() > last {
        return end_chief(ctx, tx, chief, last).await;
    }
    let valid_to = Some(last.into());
    Ok(unit_chief::update(tx, ChiefRow { valid_to, ..chief }).await?)
}

/// The question whether the roles of an account still fit.
const fn review(account: Uuid) -> Asked {
    Asked {
        kind: TaskKind::ReviewRoles,
        subject: account,
        due: None,
    }
}

/// Ends the post he had, and begins the one that he has now.
async fn change_post(
    ctx: &Ctx,
    tx: &mut Tx,
    prepared: &Prepared,
    row: &PersonRow,
) -> Result<(Option<Uuid>, Option<Uuid>)> {
    let of = |standing: &Standing| (standing.unit, standing.post.clone(), standing.level, standing.kind);
    let (before, then) = (&prepared.before, &prepared.after);
    let was = before.status.is_on_staff();
    let is = then.status.is_on_staff();
    if was == is && of(before) == of(then) {
        return Ok((None, None));
    }
    let first = prepared.read.first;
    let mut ended = None;
    let posts = person_post::of_person(tx, row.id, 1).await?;
    if let Some(post) = posts.into_iter().find(|post| post.valid_to.is_none()) {
        let last = first.pred_opt().unwrap_or(first);
        let valid_to = Some(Day::from(last).max(post.valid_from));
        ended = Some(person_post::update(tx, PostRow { valid_to, ..post }).await?.id);
    }
    let begun = if is {
        let post = new_post(ctx, row, first.into(), Some(&prepared.read.decision));
        Some(person_post::insert(tx, post).await?.id)
    } else {
        None
    };
    Ok((ended, begun))
}

/// Asks those who have something to do because of the move, and releases those who have not any more.
async fn ask(ctx: &Ctx, tx: &mut Tx, id: Uuid, prepared: &Prepared) -> Result<()> {
    let path = &prepared.path;
    let account = prepared.hand.subject.as_ref().map(|subject| subject.account.id);
    for one in &prepared.found {
        match (one, account) {
            (Consequence::AccountToLock, Some(account)) => {
                let asked = Asked {
                    kind: TaskKind::LockAccount,
                    subject: account,
                    due: None,
                };
                tasks::ask(ctx, tx, RoleCode::QuanTri, path, &asked).await?;
            }
            (Consequence::RoleToReview(_) | Consequence::RoleCannotEnd(_), Some(account)) => {
                tasks::ask(ctx, tx, RoleCode::ThuTruong, path, &review(account)).await?;
            }
            (Consequence::Status, _) => {
                tasks::finish(ctx, tx, TaskKind::ReturnDue, id).await?;
                if let Some(IsoDay(until)) = prepared.after.until {
                    let asked = Asked {
                        kind: TaskKind::ReturnDue,
                        subject: id,
                        due: Some(until),
                    };
                    tasks::ask(ctx, tx, RoleCode::CanBoToChuc, path, &asked).await?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}
