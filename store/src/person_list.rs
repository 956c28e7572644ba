//! The staff list: who is meant, in which order, from where on.
//!
//! Owns: filters, search and pages over table `person`. Must not: decide which units somebody sees; the caller hands them
//! in.

use domain::text;
use sqlx::{query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::lists;
use crate::dialect::people::{self, Ordered};
use crate::person::PersonRow;
use crate::{Result, Tx, search};

/// Characters of what was typed that are searched for: no name is longer, and engines refuse patterns of any length, each from
/// another one on.
const TYPED: usize = 120;

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As staff lists are: by given name.
    #[default]
    Name,
    /// The same backwards.
    NameDown,
    /// By staff code.
    Code,
    /// The same backwards.
    CodeDown,
}

impl Order {
    fn statements(self) -> &'static Ordered {
        match self {
            Self::Name => &people::BY_NAME,
            Self::NameDown => &people::BY_NAME_DOWN,
            Self::Code => &people::BY_CODE,
            Self::CodeDown => &people::BY_CODE_DOWN,
        }
    }

    /// Before the first row.
    fn start(self) -> (&'static str, Uuid) {
        match self {
            Self::Name | Self::Code => ("", Uuid::nil()),
            // Behind every key: no key holds this character.
            Self::NameDown | Self::CodeDown => ("\u{10ffff}", Uuid::max()),
        }
    }

    fn key(self, row: &PersonRow) -> &str {
        match self {
            Self::Name | Self::NameDown => &row.name_sort,
            Self::Code | Self::CodeDown => &row.staff_code,
        }
    }
}

/// Who is meant; what is left out does not matter. Codes are those of `domain::people`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter<'a> {
    /// Units, each by itself; nobody where the list is empty.
    pub units: Option<Vec<Uuid>>,
    /// Whether of the staff, or gone.
    pub on_staff: Option<bool>,
    /// Code of the status.
    pub status: &'a str,
    /// Code of the kind of person.
    pub kind: &'a str,
    /// Code of the level.
    pub level: &'a str,
    /// Code of who manages them.
    pub managed_by: &'a str,
    /// Whether members of the Party.
    pub party_member: Option<bool>,
    /// Whether representatives of state capital.
    pub state_capital: Option<bool>,
    /// Code of a field of work.
    pub field: &'a str,
    /// What was typed to search: beginnings of words of the name, its initials, or the staff code.
    pub typed: &'a str,
}

impl Filter<'_> {
    fn matches_nobody(&self) -> bool {
        self.units.as_ref().is_some_and(Vec::is_empty)
    }
}

/// A person in the list.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ListedPerson {
    /// The person.
    #[sqlx(flatten)]
    pub person: PersonRow,
    /// Name of the unit.
    pub unit_name: String,
}

/// Part of the list.
pub struct Page {
    /// Its people.
    pub rows: Vec<ListedPerson>,
    /// Whether nobody comes behind them.
    pub is_last: bool,
    /// How many people the filter means, on this page and on all others.
    pub total: i64,
}

/// A row of either statement; only a search counts whom it found.
#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    listed: ListedPerson,
    #[sqlx(default)]
    total: Option<i64>,
}

/// Binds the conditions to a query of either engine.
macro_rules! with_conditions {
    ($query:expr, $filter:expr) => {{
        let filter: &Filter<'_> = $filter;
        let flag = |flag: Option<bool>| flag.map_or(-1_i64, i64::from);
        let field = if filter.field.is_empty() {
            String::new()
        } else {
            format!("% {} %", filter.field)
        };
        $query
            .bind(lists::ids(filter.units.as_deref().unwrap_or_default()))
            .bind(flag(filter.on_staff))
            .bind(filter.status.to_owned())
            .bind(filter.kind.to_owned())
            .bind(filter.level.to_owned())
            .bind(filter.managed_by.to_owned())
            .bind(flag(filter.party_member))
            .bind(flag(filter.state_capital))
            .bind(field)
    }};
}

/// People in an order, behind `after`.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn list(
    tx: &mut Tx,
    filter: &Filter<'_>,
    order: Order,
    after: Option<&PersonRow>,
    limit: i64,
) -> Result<Vec<ListedPerson>> {
    let rows = rows(tx, filter, order, after, limit).await?;
    Ok(rows.into_iter().map(|row| row.listed).collect())
}

/// The same, at most `size` of them, with the number of all.
///
/// # Errors
/// As [`list`].
pub async fn page(
    tx: &mut Tx,
    filter: &Filter<'_>,
    order: Order,
    after: Option<&PersonRow>,
    size: usize,
) -> Result<Page> {
    // One more tells whether there is another page.
    let limit = i64::try_from(size).unwrap_or(i64::MAX).saturating_add(1);
    let mut rows = rows(tx, filter, order, after, limit).await?;
    let is_last = rows.len() <= size;
    let total = match rows.first().and_then(|row| row.total) {
        Some(total) => total,
        // A list of one page is counted already.
        None if is_last && after.is_none() => i64::try_from(rows.len()).unwrap_or(i64::MAX),
        None => count(tx, filter).await?,
    };
    rows.truncate(size);
    Ok(Page {
        rows: rows.into_iter().map(|row| row.listed).collect(),
        is_last,
        total,
    })
}

/// How many there are.
///
/// # Errors
/// As [`list`].
pub async fn count(tx: &mut Tx, filter: &Filter<'_>) -> Result<i64> {
    if filter.matches_nobody() {
        return Ok(0);
    }
    if !text::search_key(filter.typed).is_empty() {
        let first = rows(tx, filter, Order::Name, None, 1).await?;
        return Ok(first.first().and_then(|row| row.total).unwrap_or(0));
    }
    let sql = people::COUNT.of(tx);
    Ok(on!(tx, |c| with_conditions!(query_scalar(sql), filter)
        .fetch_one(c)
        .await)?)
}

async fn rows(
    tx: &mut Tx,
    filter: &Filter<'_>,
    order: Order,
    after: Option<&PersonRow>,
    limit: i64,
) -> Result<Vec<Row>> {
    if filter.matches_nobody() {
        return Ok(Vec::new());
    }
    let (key, id) = after.map_or_else(|| order.start(), |row| (order.key(row), row.id));
    let typed: String = filter.typed.chars().take(TYPED).collect();
    let initials = text::search_key(&typed);
    let rows: Vec<Row> = if initials.is_empty() {
        let sql = order.statements().listed.of(tx);
        on!(tx, |c| with_conditions!(query_as(sql), filter)
            .bind(key)
            .bind(id)
            .bind(limit)
            .fetch_all(c)
            .await)?
    } else {
        let sql = order.statements().searched.of(tx);
        let [first, second, rest] = search::patterns(&typed);
        let code = text::one_line(&typed).replace(' ', "").to_uppercase();
        on!(tx, |c| with_conditions!(query_as(sql), filter)
            .bind(key)
            .bind(id)
            .bind(limit)
            .bind(first)
            .bind(second)
            .bind(rest)
            .bind(initials)
            .bind(code)
            .fetch_all(c)
            .await)?
    };
    rows.into_iter()
        .map(|row| {
            let person = tx.verified(row.listed.person)?;
            Ok(Row {
                listed: ListedPerson { person, ..row.listed },
                ..row
            })
        })
        .collect()
}
