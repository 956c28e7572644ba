//! The page of one person.
//!
//! Owns: what the staff file says about somebody, his posts and moves in order, and what the actor may do. Must not: show
//! what is sealed.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{AccountState, AppointStandIn, EditPerson, Facts, MovePerson, OpenPerson, ProposeAssignment};
use domain::declarations::{Controlled, control_body};
use domain::lang::Lang;
use domain::law::Mark;
use domain::people::{Decision, Fields, ManagedBy, MoveKind, Standing, UndoRefusal, possible};
use store::assignment::AssignmentKind;
use store::assignment::AssignmentState;
use store::person::PersonRow;
use store::person_move::MoveRow;
use store::person_post::PostRow;
use store::{Tx, account, person_move, person_post, stand_in, unit_chief};
use uuid::Uuid;

use super::assigning::{self, Assigned};
use super::directory::{Listed, namesakes};
use super::past::Past;
use super::stand_ins::{self, StandIn};
use super::units::Units;
use super::{assignments, rows, signing, undoing};
use crate::access::{authorise_about, is_open};
use crate::{Ctx, Error, Result};

/// More posts and moves of one person than there ever are.
const OF_ONE: i64 = 200;

/// A post that somebody has or had.
pub struct Post {
    /// Its title; empty for none.
    pub title: String,
    /// Name of the unit.
    pub unit_name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, once it ended.
    pub to: Option<NaiveDate>,
    /// The decision, where one was named.
    pub decision: Option<Decision>,
}

/// The body that controls somebody's assets and income: the one that a holder signed, or else what the law's rows say of
/// him today.
pub struct ControlledBy {
    /// What it is called.
    pub body: String,
    /// Why he comes under it.
    pub why: String,
    /// The provision.
    pub source: String,
    /// How sure that is.
    pub mark: Mark,
    /// Since when a holder's signature says so; none while it is only what the rows say.
    pub signed_from: Option<NaiveDate>,
}

/// A move that was recorded.
pub struct Step {
    /// Its id.
    pub id: Uuid,
    /// Its kind.
    pub kind: MoveKind,
    /// First day of what it brought.
    pub first: NaiveDate,
    /// Where he stood before.
    pub before: Standing,
    /// Name of the unit he was in.
    pub unit_before: String,
    /// Where it brought him.
    pub after: Standing,
    /// Name of the unit he came to.
    pub unit_after: String,
    /// The other agency, where there is one.
    pub place: String,
    /// The decision, where one was named.
    pub decision: Option<Decision>,
    /// Who recorded it.
    pub recorded_by: Option<String>,
    /// When it was recorded.
    pub recorded_at: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
}

/// What the actor may do about somebody.
pub struct PersonActs {
    /// To change what was entered.
    pub edit: bool,
    /// The moves that he may record now.
    pub moves: Vec<MoveKind>,
    /// To record who acts for him.
    pub stand_in: bool,
    /// To propose his control body, or a relative.
    pub assign: bool,
    /// The newest move, and whether it can be taken back.
    pub undo: Option<(Uuid, std::result::Result<(), UndoRefusal>)>,
}

/// The page of a person.
pub struct OpenedPerson {
    /// His id.
    pub id: Uuid,
    /// Staff code.
    pub staff_code: String,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// Where he stands.
    pub standing: Standing,
    /// Name of his unit.
    pub unit_name: String,
    /// First day in the agency.
    pub from: NaiveDate,
    /// Rank; may be empty.
    pub rank: String,
    /// Fields of work.
    pub fields: Fields,
    /// Whether a member of the Party.
    pub party_member: bool,
    /// Who manages him.
    pub managed_by: ManagedBy,
    /// Whether he represents state capital.
    pub state_capital: bool,
    /// Who controls his assets and income; nobody once he has left.
    pub control: Option<ControlledBy>,
    /// Control bodies and relatives, signed or waiting.
    pub assigned: Vec<Assigned>,
    /// Telephone.
    pub phone: String,
    /// Extension.
    pub extension: String,
    /// Mail address.
    pub mail: String,
    /// State of his account, if he has one.
    pub account: Option<AccountState>,
    /// Names of the units that he heads.
    pub heads: Vec<String>,
    /// His posts, the newest first.
    pub posts: Vec<Post>,
    /// His moves, the newest first.
    pub steps: Vec<Step>,
    /// Who acts for him, and for whom he acts.
    pub stand_ins: Vec<StandIn>,
    /// Others of the same name.
    pub namesakes: Vec<Listed>,
    /// What the actor may do.
    pub acts: PersonActs,
}

/// What the staff file says about somebody.
///
/// # Errors
/// As the decision about [`OpenPerson`] says.
pub async fn open(ctx: &Ctx, lang: Lang, id: Uuid) -> Result<OpenedPerson> {
    let mut tx = ctx.db().read().await?;
    let (row, facts, subject, _permit) = authorise_about::<OpenPerson>(ctx, &mut tx, id).await?;
    let read = rows::read(&row)?;
    let units = Units::load(&mut tx).await?;
    let moves = person_move::of_person(&mut tx, id, OF_ONE).await?;
    let posts = person_post::of_person(&mut tx, id, OF_ONE).await?;
    let chiefs = unit_chief::of_person(&mut tx, id, OF_ONE).await?;
    let today = ctx.today();
    let signed = signing::signed(ctx, &mut tx, &chiefs).await?;
    let heads = chiefs.iter().filter(|chief| {
        chief.state == AssignmentState::Active
            && signed.contains(&chief.id)
            && chief.valid_from.date() <= today
            && chief.valid_to.is_none_or(|last| last.date() >= today)
    });
    let stand_ins = stand_in::of_person(&mut tx, id, OF_ONE).await?;
    let (named, past) = read_moves(&mut tx, &moves, &posts).await?;
    let undo = match moves.iter().find(|step| step.undone_at.is_none()) {
        Some(step)
            if is_open::<MovePerson>(ctx, &facts)
                && is_open::<MovePerson>(ctx, &undoing::there(step, facts.clone(), &units)?) =>
        {
            let back = undoing::possible(&mut tx, step, subject.as_ref(), &read.standing, &units).await?;
            Some((step.id, back.map(|_| ())))
        }
        _ => None,
    };
    let acts = acts(ctx, &facts, &read.standing, undo);
    let assigned = assigning::of_person(ctx, &mut tx, lang, id).await?;
    let control = controlled(ctx, &mut tx, lang, &row, &read).await?;
    Ok(OpenedPerson {
        id,
        unit_name: units.name(row.unit),
        heads: heads.map(|chief| units.name(chief.unit)).collect(),
        posts: posts
            .into_iter()
            .map(|post| shown(post, today, &units, &past))
            .collect(),
        steps: steps(&mut tx, named, &units, &past).await?,
        stand_ins: stand_ins::shown(ctx, &mut tx, stand_ins, &units).await?,
        namesakes: namesakes(ctx, &mut tx, &units, &row.name, id).await?,
        account: facts.account,
        acts,
        control,
        assigned,
        standing: read.standing,
        fields: read.fields,
        managed_by: read.managed_by,
        staff_code: row.staff_code,
        birth_year: row.birth_year,
        from: row.valid_from.date(),
        rank: row.rank,
        party_member: row.party_member,
        state_capital: row.state_capital,
        phone: row.phone,
        extension: row.extension,
        mail: row.mail,
    })
}

fn acts(
    ctx: &Ctx,
    facts: &Facts,
    standing: &Standing,
    undo: Option<(Uuid, std::result::Result<(), UndoRefusal>)>,
) -> PersonActs {
    let moves = if is_open::<MovePerson>(ctx, facts) {
        possible(standing.status)
    } else {
        Vec::new()
    };
    PersonActs {
        edit: is_open::<EditPerson>(ctx, facts),
        moves,
        stand_in: facts.account.is_some() && is_open::<AppointStandIn>(ctx, facts),
        assign: standing.status.is_on_staff() && is_open::<ProposeAssignment>(ctx, facts),
        undo,
    }
}

async fn controlled(
    ctx: &Ctx,
    tx: &mut Tx,
    lang: Lang,
    row: &PersonRow,
    read: &rows::Read,
) -> Result<Option<ControlledBy>> {
    let person = Controlled {
        party_member: row.party_member,
        managed_by: read.managed_by,
        level: read.standing.level,
    };
    let today = ctx.today();
    let Some(routed) = control_body(&ctx.platform.law, person, today).filter(|_| row.on_staff) else {
        return Ok(None);
    };
    let signed = assignments::in_force(ctx, tx, AssignmentKind::ControlBody, &[row.id], today).await?;
    let signed = signed.get(&row.id);
    let body = match signed {
        Some(signed) => assigning::body_name(ctx, lang, &signed.object),
        None => routed.row.body.in_lang(lang).to_owned(),
    };
    Ok(Some(ControlledBy {
        body,
        why: routed.row.why.in_lang(lang).to_owned(),
        source: routed.row.source.clone(),
        mark: routed.mark,
        signed_from: signed.map(|signed| signed.valid_from.date()),
    }))
}

/// A post under the name that its unit had last while he held it.
fn shown(post: PostRow, today: NaiveDate, units: &Units, past: &Past) -> Post {
    let last = post.valid_to.map_or(today, store::Day::date);
    Post {
        unit_name: past.name(post.unit, last, units),
        from: post.valid_from.date(),
        to: post.valid_to.map(store::Day::date),
        decision: rows::decision(post.decision_number.as_deref(), post.decision_day),
        title: post.title,
    }
}

/// A move with where it led from and to.
type ReadMove<'a> = (&'a MoveRow, Standing, Standing);

/// Moves as the rules know them, and what the units of moves and posts were called.
async fn read_moves<'a>(tx: &mut Tx, moves: &'a [MoveRow], posts: &[PostRow]) -> Result<(Vec<ReadMove<'a>>, Past)> {
    let read = |text: &str| serde_json::from_str::<Standing>(text).map_err(|error| Error::Internal(Box::new(error)));
    let moves = moves
        .iter()
        .map(|row| Ok((row, read(&row.before)?, read(&row.after)?)))
        .collect::<Result<Vec<_>>>()?;
    let of_moves = moves
        .iter()
        .flat_map(|(_, before, after)| [before.unit.0, after.unit.0]);
    let named = of_moves.chain(posts.iter().map(|post| post.unit)).collect();
    let past = Past::load(tx, named).await?;
    Ok((moves, past))
}

async fn steps(tx: &mut Tx, moves: Vec<ReadMove<'_>>, units: &Units, past: &Past) -> Result<Vec<Step>> {
    let recorders: Vec<Uuid> = moves.iter().filter_map(|(step, ..)| step.recorded_by).collect();
    let recorders = account::named(tx, &recorders).await?;
    let step = |(row, before, after): ReadMove<'_>| {
        let first = row.first_day.date();
        let eve = first.pred_opt().unwrap_or(first);
        let recorder = recorders.iter().find(|found| Some(found.account.id) == row.recorded_by);
        Ok(Step {
            id: row.id,
            kind: MoveKind::from_code(&row.kind).ok_or_else(|| rows::unreadable("kind"))?,
            first,
            unit_before: past.name(before.unit.0, eve, units),
            unit_after: past.name(after.unit.0, first, units),
            before,
            after,
            place: row.place.clone(),
            decision: rows::decision(row.decision_number.as_deref(), row.decision_day),
            recorded_by: recorder.map(|found| found.person_name.clone()),
            recorded_at: row.recorded_at.instant(),
            undone_at: row.undone_at.and_then(store::Timestamp::instant),
        })
    };
    moves.into_iter().map(step).collect()
}
