//! What the merger of a unit does to those who work in it.
//!
//! Owns: their unit, their posts and one move for each of them. Must not: touch the unit itself, or who had left.

use chrono::NaiveDate;
use domain::people::{Decision, MoveKind, Standing};
use store::person::PersonRow;
use store::person_move::MoveRow;
use store::person_post::PostRow;
use store::{Day, Tx, person, person_move, person_post};
use uuid::Uuid;

use super::entering::new_post;
use super::moving::Ended;
use super::rows;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result};

/// People moved at one go.
const AT_ONCE: i64 = 500;

/// A merger: which unit ends, which takes over, from when on and by which decision.
pub(super) struct Merger<'a> {
    pub from: Uuid,
    pub into: Uuid,
    pub first: NaiveDate,
    pub decision: &'a Decision,
}

/// Everybody of the staff goes to the unit that takes over, with the post he has; who had left stays where he was last.
pub(super) async fn hand_over(ctx: &Ctx, tx: &mut Tx, merger: &Merger<'_>) -> Result<()> {
    let mut after = Uuid::nil();
    loop {
        let page = person::of_unit(tx, merger.from, after, AT_ONCE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        let moving: Vec<_> = page.into_iter().filter(|row| row.on_staff).collect();
        if !moving.is_empty() {
            move_all(ctx, tx, merger, moving).await?;
        }
    }
}

async fn move_all(ctx: &Ctx, tx: &mut Tx, merger: &Merger<'_>, people: Vec<PersonRow>) -> Result<()> {
    let standings = people.iter().map(|row| Ok(rows::read(row)?.standing));
    let standings: Vec<Standing> = standings.collect::<Result<_>>()?;
    let heir = domain::access::UnitId(merger.into);
    let moved = people.into_iter().zip(&standings);
    let moved = moved.map(|(row, before)| rows::standing(row, &before.merged_into(heir)));
    let moved = person::update_many(tx, moved.collect()).await?;
    let ids: Vec<Uuid> = moved.iter().map(|row| row.id).collect();
    let ended = end_posts(tx, merger, &ids).await?;
    let begun = moved
        .iter()
        .map(|row| new_post(ctx, row, merger.first.into(), Some(merger.decision)));
    let begun = person_post::insert_many(tx, begun.collect()).await?;
    let by = ctx.session()?.account();
    let mut steps = Vec::new();
    for (row, before) in moved.iter().zip(&standings) {
        let of_person = |posts: &[PostRow]| posts.iter().find(|post| post.person == row.id).map(|post| post.id);
        let ended = Ended {
            post_ended: of_person(&ended),
            post_begun: of_person(&begun),
            ..Ended::default()
        };
        steps.push(MoveRow {
            id: uuid_v7(ctx.randomness(), ctx.now()),
            person: row.id,
            kind: MoveKind::Merger.code().to_owned(),
            first_day: merger.first.into(),
            place: String::new(),
            decision_number: Some(merger.decision.number.clone()),
            decision_day: Some(merger.decision.day.into()),
            before: json(before)?,
            after: json(&before.merged_into(heir))?,
            ended: json(&ended)?,
            recorded_by: Some(by),
            recorded_at: ctx.now().into(),
            undone_by: None,
            undone_at: None,
            version: 0,
        });
    }
    person_move::insert_many(tx, steps).await?;
    Ok(())
}

async fn end_posts(tx: &mut Tx, merger: &Merger<'_>, people: &[Uuid]) -> Result<Vec<PostRow>> {
    let last = Day::from(merger.first.pred_opt().unwrap_or(merger.first));
    // One post each, and no more than the people of one go.
    let open = person_post::open_of(tx, people, AT_ONCE).await?;
    let over = |post: PostRow| PostRow {
        valid_to: Some(last.max(post.valid_from)),
        ..post
    };
    Ok(person_post::end_many(tx, open.into_iter().map(over).collect()).await?)
}

fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Internal(Box::new(error)))
}
