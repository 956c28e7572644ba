//! Who opened one's own declaration.
//!
//! Owns: reading it from the ledger, for the declarant alone. Must not: leave out an opening, let many of one person push
//! those of others out of sight, or tell what others opened.

use chrono::{DateTime, Utc};
use domain::access::{Declare, RoleCode};
use domain::ledger::event::Clear;
use domain::time::local_day;
use serde::Deserialize;
use store::ledger::{self as events, EventRow, StoredEvent};
use store::{Tx, account};
use uuid::Uuid;

use super::own;
use crate::{Ctx, Error, Result};

/// Lines of a page; the last day on it is always whole.
const LINES: usize = 50;
/// Openings that are read for a page.
const READ: i64 = 2_000;

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

/// What somebody opened on one day for one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// When; the last time where there were several.
    pub at: DateTime<Utc>,
    /// How many times.
    pub times: usize,
    /// Whose account it was; the name as it is today.
    pub name: String,
    /// In which roles.
    pub roles: Vec<RoleCode>,
    /// Which version was opened; none where the log was told to forget it.
    pub version: Option<i64>,
    /// What for.
    pub purpose: Purpose,
}

/// A page of openings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The newest first.
    pub openings: Vec<Opening>,
    /// The event before which older ones go on, where there are any.
    pub older: Option<Uuid>,
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

/// One event of an opening.
struct Read {
    event: Uuid,
    at: DateTime<Utc>,
    actor: String,
    body: Body,
}

impl Read {
    fn purpose(&self) -> Purpose {
        match (self.body.file, self.body.purpose.as_deref()) {
            (Some(_), _) => Purpose::File,
            (None, Some("receive")) => Purpose::Receive,
            (None, Some("compare")) => Purpose::Compare,
            (None, Some("print")) => Purpose::Print,
            _ => Purpose::Other,
        }
    }

    /// What stands in one line with it.
    fn is_like(&self, other: &Self) -> bool {
        let line = |read: &Self| (local_day(read.at), read.purpose(), read.body.version);
        line(self) == line(other) && self.actor == other.actor && self.body.roles == other.body.roles
    }
}

/// Who opened what one submitted, the newest first; `before` an event, where that is given.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation, or an event that is no opening of it; [`Error::Internal`] for an event
/// that was changed past the program.
pub async fn seen(ctx: &Ctx, obligation: Uuid, before: Option<Uuid>) -> Result<Seen> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    let Some(record) = own.row.record else {
        return Ok(Seen {
            openings: Vec::new(),
            older: None,
        });
    };
    let subject = record.to_string();
    let before = match before {
        Some(id) => Some(place(&mut tx, id, &subject).await?),
        None => None,
    };
    let found = events::openings(&mut tx, &subject, before.as_ref(), READ).await?;
    let is_cut = i64::try_from(found.len()).is_ok_and(|found| found == READ);
    let mut read = Vec::with_capacity(found.len());
    for event in &found {
        read.extend(opening(event)?);
    }
    let (lines, last) = lines(&read);
    let openings = named(&mut tx, &lines).await?;
    let is_more = is_cut || last.is_some_and(|last| read.last().is_some_and(|end| end.event != last));
    Ok(Seen {
        openings,
        older: last.filter(|_| is_more),
    })
}

/// The event behind which a page goes on.
async fn place(tx: &mut Tx, id: Uuid, subject: &str) -> Result<EventRow> {
    let event = events::event_by_id(tx, id).await?.ok_or(Error::NotFound)?.event;
    match event.read()?.clear() {
        Clear::Ordinary(clear) if clear.subject.as_deref() == Some(subject) => Ok(event),
        _ => Err(Error::NotFound),
    }
}

fn opening(event: &StoredEvent) -> Result<Option<Read>> {
    let leaf = event.event.read()?;
    let Clear::Ordinary(clear) = leaf.clear() else {
        return Ok(None);
    };
    let body = event.body.as_deref().map(serde_json::from_slice::<Body>);
    let body = body.transpose().map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Some(Read {
        event: event.event.id,
        at: clear.time.instant(),
        actor: clear.actor.clone(),
        body: body.unwrap_or_default(),
    }))
}

/// One line for all that are alike, with their number, in the order of their last; and the last event that is among them.
/// Where there are more lines than a page has, it ends with a day.
fn lines(read: &[Read]) -> (Vec<(&Read, usize)>, Option<Uuid>) {
    let mut lines: Vec<(&Read, usize)> = Vec::new();
    let mut last: Option<&Read> = None;
    for next in read {
        let is_another_day = last.is_some_and(|last| local_day(last.at) != local_day(next.at));
        if is_another_day && lines.len() >= LINES {
            break;
        }
        match lines.iter_mut().find(|(line, _)| line.is_like(next)) {
            Some((_, times)) => *times += 1,
            None => lines.push((next, 1)),
        }
        last = Some(next);
    }
    (lines, last.map(|last| last.event))
}

async fn named(tx: &mut Tx, lines: &[(&Read, usize)]) -> Result<Vec<Opening>> {
    let ids: Vec<Uuid> = lines.iter().filter_map(|(line, _)| line.actor.parse().ok()).collect();
    let names = account::named(tx, &ids).await?;
    let name_of = |actor: &str| {
        let id: Option<Uuid> = actor.parse().ok();
        let row = names.iter().find(|row| Some(row.account.id) == id);
        row.map_or_else(|| actor.to_owned(), |row| row.person_name.clone())
    };
    let opening = |(line, times): &(&Read, usize)| Opening {
        at: line.at,
        times: *times,
        name: name_of(&line.actor),
        roles: line
            .body
            .roles
            .iter()
            .filter_map(|code| RoleCode::from_code(code))
            .collect(),
        version: line.body.version,
        purpose: line.purpose(),
    };
    Ok(lines.iter().map(opening).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(number: u128, at: &str, actor: &str, version: i64) -> Read {
        Read {
            event: Uuid::from_u128(number),
            at: at.parse().expect("an instant"),
            actor: actor.to_owned(),
            body: Body {
                version: Some(version),
                ..Body::default()
            },
        }
    }

    #[test]
    fn what_is_alike_is_one_line_of_its_day_and_a_page_ends_with_a_day() {
        // Midnight in Vietnam is 17:00 UTC.
        let newest = "2026-07-02T17:00:00Z";
        let day = [
            read(1, newest, "a", 1),
            read(2, "2026-07-02T16:59:59Z", "a", 1),
            read(3, "2026-07-02T10:00:00Z", "b", 1),
            read(4, "2026-07-02T09:00:00Z", "a", 1),
            read(5, "2026-07-02T08:00:00Z", "a", 2),
        ];
        let (found, last) = lines(&day);
        let told: Vec<_> = found
            .iter()
            .map(|(line, times)| (line.event.as_u128(), *times))
            .collect();
        assert_eq!(told, [(1, 1), (2, 2), (3, 1), (5, 1)]);
        assert_eq!(last, Some(day[4].event));

        let mut many: Vec<Read> = (0..60).map(|n| read(n, newest, &n.to_string(), 1)).collect();
        many.extend((100..900).map(|n| read(n, "2026-07-01T01:00:00Z", "a", 1)));
        let (found, last) = lines(&many);
        assert_eq!((found.len(), last), (60, Some(Uuid::from_u128(59))), "the day is whole");
        assert_eq!(
            lines(&many[60..]).0.len(),
            1,
            "and the rest is one line of the next page"
        );
        assert_eq!(lines(&[]).1, None);
    }
}
