//! Who opened one's own declaration.
//!
//! Owns: reading it from the ledger, for the declarant alone. Must not: leave out an opening, or tell what others opened.

use chrono::{DateTime, Utc};
use domain::access::{Declare, RoleCode};
use domain::ledger::event::Clear;
use serde::Deserialize;
use store::ledger::{self as events, StoredEvent};
use store::{Tx, account};
use uuid::Uuid;

use super::own;
use crate::{Ctx, Error, Result};

/// Openings that are shown.
const SHOWN: i64 = 500;

/// Why somebody opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To receive it, or to see what was received.
    Receive,
    /// To compare it with the one that follows on it.
    Compare,
    /// To print it.
    Print,
    /// To read a file that belongs to it.
    File,
    /// For what an older or newer program calls otherwise.
    Other,
}

/// One opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// When.
    pub at: DateTime<Utc>,
    /// Whose account it was; the name as it is today.
    pub name: String,
    /// In which roles.
    pub roles: Vec<RoleCode>,
    /// Which version was opened; none where the log was told to forget it.
    pub version: Option<i64>,
    /// What for.
    pub purpose: Purpose,
}

/// What an event keeps of an opening.
#[derive(Default, Deserialize)]
struct Body {
    version: Option<i64>,
    purpose: Option<String>,
    file: Option<Uuid>,
    #[serde(default)]
    roles: Vec<String>,
}

/// Who opened what one submitted, the newest first, and whether there is more than is shown.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation; [`Error::Internal`] for an event that was changed past the program.
pub async fn seen(ctx: &Ctx, obligation: Uuid) -> Result<(Vec<Opening>, bool)> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    let Some(record) = own.row.record else {
        return Ok((Vec::new(), false));
    };
    let found = events::openings(&mut tx, &record.to_string(), SHOWN + 1).await?;
    let is_more = i64::try_from(found.len()).is_ok_and(|found| found > SHOWN);
    let shown = found.len() - usize::from(is_more);
    let openings = named(&mut tx, &found[..shown]).await?;
    Ok((openings, is_more))
}

async fn named(tx: &mut Tx, found: &[StoredEvent]) -> Result<Vec<Opening>> {
    let mut read = Vec::with_capacity(found.len());
    for event in found {
        let leaf = event.event.read()?;
        let Clear::Ordinary(clear) = leaf.clear() else {
            continue;
        };
        let (at, actor) = (clear.time.instant(), clear.actor.clone());
        let body = event.body.as_deref().map(serde_json::from_slice::<Body>);
        let body = body.transpose().map_err(|error| Error::Internal(Box::new(error)))?;
        read.push((at, actor, body.unwrap_or_default()));
    }
    let ids: Vec<Uuid> = read.iter().filter_map(|(_, actor, _)| actor.parse().ok()).collect();
    let names = account::named(tx, &ids).await?;
    let name_of = |actor: &str| {
        let id: Option<Uuid> = actor.parse().ok();
        let row = names.iter().find(|row| Some(row.account.id) == id);
        row.map_or_else(|| actor.to_owned(), |row| row.person_name.clone())
    };
    Ok(read
        .into_iter()
        .map(|(at, actor, body)| Opening {
            at,
            name: name_of(&actor),
            roles: body.roles.iter().filter_map(|code| RoleCode::from_code(code)).collect(),
            version: body.version,
            purpose: match (body.file, body.purpose.as_deref()) {
                (Some(_), _) => Purpose::File,
                (None, Some("receive")) => Purpose::Receive,
                (None, Some("compare")) => Purpose::Compare,
                (None, Some("print")) => Purpose::Print,
                _ => Purpose::Other,
            },
        })
        .collect())
}
