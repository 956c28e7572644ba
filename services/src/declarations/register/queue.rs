//! What waits to be received.
//!
//! Owns: the list for those whose keys open it, and the way through it. Must not: open a declaration.

use domain::access::Actor;
use store::obligation_list::{self, Direction, Filter, Key};
use store::{Tx, obligation};
use uuid::Uuid;

use super::{Choices, LIMIT, PAGE, Query, Registered, Sight, WAITING, codes, key};
use crate::declarations::receivers::own_circles;
use crate::declarations::roster_pages::place_of;
use crate::{Ctx, Error, Result};

/// What waits to be received by the actor.
pub struct Queue {
    /// One page of it, in the order that was asked for.
    pub rows: Vec<Registered>,
    /// The obligation behind which the next page begins, where there is one.
    pub next_after: Option<Uuid>,
    /// How many wait.
    pub total: i64,
    /// What there is to choose from.
    pub choices: Choices,
}

/// Where a declaration stands in what waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Which it is, from 1; where it does not wait any more, how many stand before it.
    pub number: i64,
    /// Whether it waits itself.
    pub waits: bool,
    /// How many wait.
    pub total: i64,
    /// The next one.
    pub next: Option<Uuid>,
    /// The one before.
    pub previous: Option<Uuid>,
}

async fn readable(ctx: &Ctx, tx: &mut Tx) -> Result<(Vec<Uuid>, Uuid)> {
    let Actor::Person(actor) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    Ok((own_circles(ctx, tx).await?, actor.person.0))
}

/// What waits to be received by the actor, of all years unless one is asked for.
///
/// # Errors
/// As the decision about [`domain::access::ListDeclarations`] says.
pub async fn queue(ctx: &Ctx, query: &Query<'_>) -> Result<Queue> {
    let mut tx = ctx.db().read().await?;
    let sight = Sight::load(ctx, &mut tx).await?;
    let stages = codes(&WAITING);
    let filter = Filter {
        stages: &stages,
        readable: Some(readable(ctx, &mut tx).await?),
        ..sight.filter(ctx, query, query.year)
    };
    let counts = obligation_list::counts(&mut tx, &filter).await?;
    let last = place_of(&mut tx, query.after).await?;
    let mut rows = obligation_list::list(&mut tx, &filter, query.direction, key(last.as_ref()), LIMIT).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(Queue {
        next_after: rows.last().filter(|_| more).map(|row| row.id),
        total: counts.iter().map(|count| count.count).sum(),
        choices: sight.choices(ctx, query),
        rows: sight.registered(ctx, &mut tx, rows).await?,
    })
}

/// Where a declaration stands in what waits.
///
/// # Errors
/// As the decision about [`domain::access::ListDeclarations`] says.
pub async fn place(ctx: &Ctx, query: &Query<'_>, id: Uuid) -> Result<Place> {
    let mut tx = ctx.db().read().await?;
    let sight = Sight::load(ctx, &mut tx).await?;
    let stages = codes(&WAITING);
    let filter = Filter {
        stages: &stages,
        readable: Some(readable(ctx, &mut tx).await?),
        ..sight.filter(ctx, query, query.year)
    };
    let Some(here) = place_of(&mut tx, Some(id)).await? else {
        return Ok(Place::default());
    };
    let counts = obligation_list::counts(&mut tx, &filter).await?;
    let total = counts.iter().map(|count| count.count).sum();
    let up_to = obligation_list::place(&mut tx, &filter, Key { name_sort: &here.0, id }).await?;
    let here = key(Some(&here));
    let next = obligation_list::list(&mut tx, &filter, query.direction, here, 1).await?;
    let previous = obligation_list::list(&mut tx, &filter, query.direction.turned(), here, 1).await?;
    let row = obligation::find(&mut tx, id).await?;
    let waits = row.is_some_and(|row| stages.contains(&row.stage.as_str()) && filter.rounds.contains(&row.round));
    let number = match query.direction {
        Direction::Up => up_to,
        Direction::Down => total - up_to + 1,
    };
    Ok(Place {
        number,
        waits,
        total,
        next: next.first().map(|row| row.id),
        previous: previous.first().map(|row| row.id),
    })
}
