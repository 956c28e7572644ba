//! Writing what a plan says.
//!
//! Owns: the rows of new and changed people and of their posts, some hundred with each statement. Must not: decide what
//! changes.

use chrono::NaiveDate;
use domain::people::Status;
use domain::people::staff_sheet::StaffRow;
use serde_json::json;
use store::person::PersonRow;
use store::person_post::PostRow;
use store::{Tx, person, person_post};

use super::Looked;
use super::present::Staff;
use crate::people::rows;
use crate::randomness::uuid_v7;
use crate::{Ctx, Result, ledger};

/// People written with one statement, and recorded with one event.
const AT_ONCE: usize = 500;

/// Writes everything.
pub(super) async fn apply(
    ctx: &Ctx,
    tx: &mut Tx,
    looked: &Looked,
    mut staff: Staff,
    progress: impl Fn(usize),
) -> Result<()> {
    let mut done = 0;
    for added in looked.plan.added.chunks(AT_ONCE) {
        let people: Vec<PersonRow> = added
            .iter()
            .map(|added| new(ctx, &looked.reading.rows[added.row].1))
            .collect();
        let posts = added
            .iter()
            .zip(&people)
            .map(|(added, row)| begun(ctx, row, row.valid_from, &looked.reading.rows[added.row].1))
            .collect();
        let people = person::insert_many(tx, people).await?.len();
        person_post::insert_many(tx, posts).await?;
        ledger::record(ctx, tx, "staff.imported", None, json!({ "added": people })).await?;
        done += people;
        progress(done);
    }
    for changed in looked.plan.changed.chunks(AT_ONCE) {
        let (mut people, mut ended, mut begun_posts) = (Vec::new(), Vec::new(), Vec::new());
        for one in changed {
            let after = looked.people[one.present].with(&one.changes, &looked.reading.rows[one.row].1);
            let before = &staff.rows[one.present];
            let row = written(ctx, before.clone(), &after);
            let is_moved = one.changes.iter().any(|change| change.column.is_standing());
            match staff.posts.remove(&row.id) {
                Some(post) if is_moved => ended.push(corrected(post, &row, &after)),
                // Whoever left and stays away has had his post; whoever comes back has one from then on.
                None if is_moved && row.on_staff => begun_posts.push(begun(ctx, &row, row.status_from, &after)),
                _ => {}
            }
            people.push(row);
        }
        let people = person::update_many(tx, people).await?.len();
        person_post::update_many(tx, ended).await?;
        person_post::insert_many(tx, begun_posts).await?;
        ledger::record(ctx, tx, "staff.imported", None, json!({ "changed": people })).await?;
        done += people;
        progress(done);
    }
    Ok(())
}

fn new(ctx: &Ctx, person: &StaffRow) -> PersonRow {
    let id = uuid_v7(ctx.randomness(), ctx.now());
    // Whoever is in the list without a day is known to be there today.
    let today = ctx.today();
    let first = [person.joined, person.status_from, person.post_from]
        .into_iter()
        .flatten()
        .min();
    let row = rows::new(id, person.unit.0, &person.entry, first.unwrap_or(today));
    written(ctx, row, person)
}

/// The row of a person as the list has it; days that the list does not say stay.
fn written(ctx: &Ctx, row: PersonRow, person: &StaffRow) -> PersonRow {
    let status = person
        .status
        .or_else(|| Status::from_code(&row.status))
        .unwrap_or(Status::Working);
    let is_same = row.status == status.code();
    let since = match person.status_from {
        Some(since) => since,
        None if is_same => row.status_from.date(),
        None => ctx.today(),
    };
    let row = rows::entered(row, &person.entry);
    let joined = person.joined.unwrap_or(row.valid_from.date());
    let left = (!status.is_on_staff()).then(|| day_before(since).max(joined));
    PersonRow {
        unit: person.unit.0,
        status: status.code().to_owned(),
        status_from: since.into(),
        status_to: row.status_to.filter(|_| is_same),
        on_staff: status.is_on_staff(),
        valid_from: joined.into(),
        valid_to: left.map(Into::into),
        ..row
    }
}

fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

/// A post from a day on, or from the day that the list says if that is later: an earlier one may have ended before.
fn begun(ctx: &Ctx, row: &PersonRow, first: store::Day, person: &StaffRow) -> PostRow {
    let post = PostRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        person: row.id,
        unit: row.unit,
        title: String::new(),
        level: String::new(),
        kind: String::new(),
        valid_from: first,
        valid_to: None,
        decision_number: None,
        decision_day: None,
        version: 0,
    };
    corrected(post, row, person)
}

/// The post as the list has it: nothing rests on it yet, so it is put right and no new one begins.
fn corrected(post: PostRow, row: &PersonRow, person: &StaffRow) -> PostRow {
    PostRow {
        unit: row.unit,
        title: row.post.clone(),
        level: row.level.clone(),
        kind: row.kind.clone(),
        valid_from: person.post_from.map_or(post.valid_from, Into::into),
        valid_to: row.valid_to,
        ..post
    }
}
