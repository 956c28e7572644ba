//! Reading the list of a round.
//!
//! Owns: its pages, its search, one person of it, and those who were taken off. Must not: change it.

use std::collections::BTreeMap;

use store::obligation::ObligationRow;
use store::obligation_list::{self, Direction, Filter, Key};
use store::person::PersonRow;
use store::{Tx, obligation, person};
use uuid::Uuid;

use super::rounds::{self, Round};
use crate::people::units::Units;
use crate::{Ctx, Error, Result};

/// People of a list on one page.
pub const PAGE: usize = 100;
/// One more tells whether there is another page.
const LIMIT: i64 = PAGE as i64 + 1;
/// People of a list that is taken out as a whole.
const ALL: i64 = 20_000;

/// Somebody of a list.
pub struct Listed {
    /// What he has to do, and how far it came.
    pub row: ObligationRow,
    /// His name.
    pub name: String,
    /// Staff code.
    pub staff_code: String,
    /// Year of birth, which tells people of one name apart.
    pub birth_year: Option<i64>,
    /// Name of the unit that he was of when the list was made.
    pub unit_name: String,
    /// Title of his post; empty for none.
    pub post: String,
    /// Telephone, for whoever has not declared yet.
    pub phone: String,
    /// Extension.
    pub extension: String,
}

/// A page of a list.
pub struct RosterPage {
    /// The round with its counts.
    pub round: Round,
    /// People of the list, by given name.
    pub rows: Vec<Listed>,
    /// Behind whom the next page begins, where there is one.
    pub next_after: Option<Uuid>,
}

/// The people on the list of a round, or those taken off it, behind `after`.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round for the actor.
pub async fn list(ctx: &Ctx, round: Uuid, on_list: bool, after: Option<Uuid>) -> Result<RosterPage> {
    let mut tx = ctx.db().read().await?;
    let round = rounds::seen(ctx, &mut tx, round).await?;
    let after = after.unwrap_or(Uuid::nil());
    let found = obligation::list(&mut tx, round.row.id, on_list, after, LIMIT).await?;
    page(&mut tx, round, found).await
}

/// The people on the list of a round whom what was typed finds, behind `after`.
///
/// # Errors
/// As [`list`].
pub async fn found(ctx: &Ctx, round: Uuid, typed: &str, after: Option<Uuid>) -> Result<RosterPage> {
    let mut tx = ctx.db().read().await?;
    let round = rounds::seen(ctx, &mut tx, round).await?;
    let rows = by_name(&mut tx, &round, typed, after, LIMIT).await?;
    page(&mut tx, round, rows).await
}

/// Everybody on the list of a round.
///
/// # Errors
/// As [`list`].
pub(super) async fn whole(ctx: &Ctx, tx: &mut Tx, round: Uuid) -> Result<(Round, Vec<Listed>)> {
    let round = rounds::seen(ctx, tx, round).await?;
    let rows = by_name(tx, &round, "", None, ALL).await?;
    let units = Units::load(tx).await?;
    let listed = named(tx, &units, rows).await?;
    Ok((round, listed))
}

/// What a round says of one person, who may be on its list, taken off it, or neither.
pub struct OneListed {
    /// The round.
    pub round: Round,
    /// The person.
    pub person: PersonRow,
    /// Name of his unit.
    pub unit_name: String,
    /// His row, if there is one.
    pub row: Option<ObligationRow>,
}

/// One person and a round.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round for the actor, or the person is not of its part of the agency.
pub async fn one(ctx: &Ctx, round: Uuid, id: Uuid) -> Result<OneListed> {
    let mut tx = ctx.db().read().await?;
    let round = rounds::seen(ctx, &mut tx, round).await?;
    let person = person::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let units = Units::load(&mut tx).await?;
    if !units.subtree(round.row.unit).contains(&person.unit) {
        return Err(Error::NotFound);
    }
    Ok(OneListed {
        row: obligation::of_round_and_person(&mut tx, round.row.id, id).await?,
        unit_name: units.name(person.unit),
        round,
        person,
    })
}

async fn by_name(
    tx: &mut Tx,
    round: &Round,
    typed: &str,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<ObligationRow>> {
    let filter = Filter {
        rounds: vec![round.row.id],
        typed,
        ..Filter::default()
    };
    let last = place_of(tx, after).await?;
    let key = last.as_ref().map(|(name_sort, id)| Key { name_sort, id: *id });
    Ok(obligation_list::list(tx, &filter, Direction::Up, key, limit).await?)
}

/// The place of an obligation in lists by name.
pub(super) async fn place_of(tx: &mut Tx, id: Option<Uuid>) -> Result<Option<(String, Uuid)>> {
    let Some(id) = id else { return Ok(None) };
    let Some(row) = obligation::find(tx, id).await? else {
        return Ok(None);
    };
    let person = person::find(tx, row.person).await?;
    Ok(person.map(|person| (person.name_sort, id)))
}

async fn page(tx: &mut Tx, round: Round, mut found: Vec<ObligationRow>) -> Result<RosterPage> {
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next_after = found.last().filter(|_| more).map(|row| row.id);
    let units = Units::load(tx).await?;
    Ok(RosterPage {
        rows: named(tx, &units, found).await?,
        round,
        next_after,
    })
}

/// These obligations with the names of their people.
pub(super) async fn named(tx: &mut Tx, units: &Units, rows: Vec<ObligationRow>) -> Result<Vec<Listed>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.person).collect();
    let people: BTreeMap<Uuid, PersonRow> = person::find_many(tx, &ids)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let listed = |row: ObligationRow| {
        let person = people.get(&row.person).ok_or(Error::NotFound)?;
        Ok(Listed {
            name: person.name.clone(),
            staff_code: person.staff_code.clone(),
            birth_year: person.birth_year,
            unit_name: units.name(row.unit),
            post: person.post.clone(),
            phone: person.phone.clone(),
            extension: person.extension.clone(),
            row,
        })
    };
    rows.into_iter().map(listed).collect()
}
