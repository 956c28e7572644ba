//! Who is meant by what somebody typed.
//!
//! Owns: finding one person by staff code, and the people to choose from by name. Must not: guess: a name is answered by
//! a list, however short, in which the year of birth tells namesakes apart.

use domain::access::{ListPeople, Permit};
use domain::lang::Lang;
use store::person::PersonRow;
use store::person_list::{self, Filter, Order};
use store::{Tx, person};

use super::directory::Listed;
use super::units::Units;
use crate::access::authorise;
use crate::{Ctx, Result};

/// People to choose from; who types a name that more people have types more of it.
const OFFERED: i64 = 12;

/// Somebody of the staff with exactly this staff code.
pub(super) async fn by_code(tx: &mut Tx, typed: &str) -> Result<Option<PersonRow>> {
    let Ok(code) = domain::people::read_staff_code(typed) else {
        return Ok(None);
    };
    let found = person::find_by_staff_code(tx, &code).await?;
    Ok(found.filter(|row| row.on_staff))
}

/// The same, where the actor sees the unit: of anybody else he does not even learn that he is there.
pub(super) async fn seen_by_code(ctx: &Ctx, tx: &mut Tx, units: &Units, typed: &str) -> Result<Option<PersonRow>> {
    let permit: Permit<ListPeople> = authorise(ctx)?;
    let seen = units.shown(permit.visibility());
    let is_seen = |row: &PersonRow| seen.as_ref().is_none_or(|seen| seen.contains(&row.unit));
    Ok(by_code(tx, typed).await?.filter(is_seen))
}

/// What to say where nobody was found by code.
pub(super) fn missing(lang: Lang, typed: &str) -> String {
    if domain::text::search_key(typed).is_empty() {
        words::people::person_empty(lang)
    } else {
        words::people::person_missing(lang)
    }
}

/// Those of the staff whom the actor sees and who could be meant; nobody where a staff code was typed or nothing.
///
/// # Errors
/// As the decision about [`ListPeople`] says.
pub async fn candidates(ctx: &Ctx, typed: &str) -> Result<Vec<Listed>> {
    let permit: Permit<ListPeople> = authorise(ctx)?;
    if domain::text::search_key(typed).is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = ctx.db().read().await?;
    if by_code(&mut tx, typed).await?.is_some() {
        return Ok(Vec::new());
    }
    let units = Units::load(&mut tx).await?;
    let filter = Filter {
        units: units.shown(permit.visibility()),
        on_staff: Some(true),
        typed,
        ..Filter::default()
    };
    let rows = person_list::list(&mut tx, &filter, Order::Name, None, OFFERED).await?;
    rows.into_iter().map(Listed::of).collect()
}
