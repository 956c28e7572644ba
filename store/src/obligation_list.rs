//! The register of declarations: who is meant, from where on, and how many.
//!
//! Owns: filters, search and pages over table `obligation`. Must not: decide which rounds and units somebody sees; the caller
//! hands them in.

use domain::text;
use sqlx::{query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::lists::{self, Statement};
use crate::dialect::obligations;
use crate::obligation::{ObligationRow, StageCount};
use crate::value::Day;
use crate::{Result, Tx, search};

/// In which direction; always by given name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// As staff lists are.
    #[default]
    Up,
    /// The same backwards.
    Down,
}

impl Direction {
    fn statement(self) -> &'static Statement {
        match self {
            Self::Up => &obligations::BY_NAME,
            Self::Down => &obligations::BY_NAME_DOWN,
        }
    }

    /// The same list read from its other end.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// A place in the list: the sort key of a person's name, and the obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    /// The sort key of the name.
    pub name_sort: &'a str,
    /// The obligation.
    pub id: Uuid,
}

impl Key<'_> {
    const fn before(direction: Direction) -> Key<'static> {
        match direction {
            Direction::Up => Key {
                name_sort: "",
                id: Uuid::nil(),
            },
            // Behind every key: no key holds this character.
            Direction::Down => Key {
                name_sort: "\u{10ffff}",
                id: Uuid::max(),
            },
        }
    }
}

/// Whom a list is late for: what was due before `today`, and what was sent back on `returned_by` or earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// Today.
    pub today: Day,
    /// The last day whose clock for completing has run out.
    pub returned_by: Day,
}

/// Who is meant; what is left out does not matter. Codes are those of `domain`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter<'a> {
    /// The rounds; nobody where there are none.
    pub rounds: Vec<Uuid>,
    /// Units, each by itself; nobody where the list is empty.
    pub units: Option<Vec<Uuid>>,
    /// Codes of stages.
    pub stages: &'a [&'a str],
    /// Code of the kind of declaration.
    pub kind: &'a str,
    /// Only what is late.
    pub late: Option<Late>,
    /// What was typed to search: beginnings of words of the name, its initials, or the staff code.
    pub typed: &'a str,
    /// Only what these circles can open, and somebody else than this person declared.
    pub readable: Option<(Vec<Uuid>, Uuid)>,
}

impl Filter<'_> {
    fn matches_nobody(&self) -> bool {
        let nothing = |list: &Vec<Uuid>| list.is_empty();
        self.rounds.is_empty()
            || self.units.as_ref().is_some_and(nothing)
            || self.readable.as_ref().is_some_and(|(circles, _)| circles.is_empty())
    }
}

/// Binds the conditions to a query of either engine.
macro_rules! with_conditions {
    ($query:expr, $filter:expr) => {{
        let filter: &Filter<'_> = $filter;
        let day = |day: Option<Day>| day.map_or_else(String::new, String::from);
        let key = text::search_key(filter.typed);
        let ([first, second, rest], code) = if key.is_empty() {
            Default::default()
        } else {
            let code = text::one_line(filter.typed).replace(' ', "").to_uppercase();
            (search::patterns(filter.typed), code)
        };
        let (circles, person) = filter.readable.clone().unwrap_or_default();
        $query
            .bind(lists::ids(&filter.rounds))
            .bind(lists::ids(filter.units.as_deref().unwrap_or_default()))
            .bind(lists::codes(filter.stages))
            .bind(filter.kind.to_owned())
            .bind(day(filter.late.map(|late| late.today)))
            .bind(day(filter.late.map(|late| late.returned_by)))
            .bind(first)
            .bind(second)
            .bind(rest)
            .bind(key)
            .bind(code)
            .bind(lists::ids(&circles))
            .bind(person)
    }};
}

/// Obligations by name, behind `after`.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn list(
    tx: &mut Tx,
    filter: &Filter<'_>,
    direction: Direction,
    after: Option<Key<'_>>,
    limit: i64,
) -> Result<Vec<ObligationRow>> {
    if filter.matches_nobody() {
        return Ok(Vec::new());
    }
    let sql = direction.statement().of(tx);
    let key = after.unwrap_or_else(|| Key::before(direction));
    let rows = on!(tx, |c| with_conditions!(query_as::<_, ObligationRow>(sql), filter)
        .bind(key.name_sort)
        .bind(key.id)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// How many there are up to a place, itself included, read upwards.
///
/// # Errors
/// When the database does not answer.
pub async fn place(tx: &mut Tx, filter: &Filter<'_>, key: Key<'_>) -> Result<i64> {
    if filter.matches_nobody() {
        return Ok(0);
    }
    let sql = obligations::PLACE.of(tx);
    Ok(on!(tx, |c| with_conditions!(query_scalar(sql), filter)
        .bind(key.name_sort)
        .bind(key.id)
        .fetch_one(c)
        .await)?)
}

/// How many of those meant stand where.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(tx: &mut Tx, filter: &Filter<'_>) -> Result<Vec<StageCount>> {
    if filter.matches_nobody() {
        return Ok(Vec::new());
    }
    let statement = if text::search_key(filter.typed).is_empty() {
        &obligations::COUNTS_OF_ALL
    } else {
        &obligations::COUNTS
    };
    let sql = statement.of(tx);
    Ok(on!(tx, |c| with_conditions!(query_as::<_, StageCount>(sql), filter)
        .fetch_all(c)
        .await)?)
}
