//! Everybody as rows of a list.
//!
//! Owns: reading the whole staff file at once. Must not: open what is sealed.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::UnitId;
use domain::people::staff_sheet::{Birth, Details, MAX_ROWS, Present, StaffRow, UnitName, UnitNames};
use domain::people::{Entry, Fields, LeaderLevel, ManagedBy, PersonKind, Status};
use domain::person_name::PersonName;
use store::person::PersonRow;
use store::person_post::PostRow;
use store::unit::UnitRow;
use store::{Tx, staff_import, unit};
use uuid::Uuid;

use crate::{Error, Result};

/// Those on the staff, and as many again who left.
const EVERYBODY: i64 = 2 * MAX_ROWS as i64;
/// More units than a province has.
const UNITS: i64 = 5_000;
/// Deeper than any tree of units.
const DEEPEST: usize = 20;

/// The staff file.
pub(super) struct Staff {
    /// As stored; each at the same place as in `present`.
    pub rows: Vec<PersonRow>,
    /// As rows of a list.
    pub present: Vec<Present>,
    /// The post that somebody has.
    pub posts: BTreeMap<Uuid, PostRow>,
    /// Units by their names.
    pub units: UnitNames,
    /// The agency.
    pub root: Uuid,
    bound: BTreeSet<Uuid>,
}

impl Staff {
    pub(super) async fn load(tx: &mut Tx) -> Result<Self> {
        let units = unit::all(tx, UNITS).await?;
        let root = units
            .iter()
            .find(|unit| unit.parent.is_none())
            .ok_or(Error::NotFound)?
            .id;
        let posts = staff_import::present_posts(tx, EVERYBODY).await?;
        let posts: BTreeMap<Uuid, PostRow> = posts.into_iter().map(|post| (post.person, post)).collect();
        let bound = staff_import::bound(tx, EVERYBODY).await?;
        let rows = staff_import::everybody(tx, EVERYBODY).await?;
        let present = rows
            .iter()
            .map(|row| present(row, posts.get(&row.id)))
            .collect::<Result<_>>()?;
        Ok(Self {
            present,
            posts,
            units: names(&units),
            root,
            bound: bound.into_iter().collect(),
            rows,
        })
    }

    /// Whether something rests on where this person stands.
    pub(super) fn is_bound(&self, place: usize) -> bool {
        self.bound.contains(&self.rows[place].id)
    }
}

fn names(units: &[UnitRow]) -> UnitNames {
    let by_id: BTreeMap<Uuid, &UnitRow> = units.iter().map(|unit| (unit.id, unit)).collect();
    let path = |unit: &UnitRow| {
        let above = std::iter::successors(Some(unit), |unit| by_id.get(&unit.parent?).copied());
        let mut path: Vec<String> = above.take(DEEPEST).map(|unit| unit.name.clone()).collect();
        path.reverse();
        path
    };
    let named = units.iter().map(|unit| UnitName {
        unit: UnitId(unit.id),
        path: path(unit),
        short_name: unit.short_name.clone(),
        is_open: unit.valid_to.is_none(),
    });
    UnitNames::new(&named.collect::<Vec<_>>())
}

/// A person as a row. A code that is none is a fault of the store, and nothing is imported then.
fn present(row: &PersonRow, post: Option<&PostRow>) -> Result<Present> {
    let birth_year = row.birth_year.and_then(|year| i32::try_from(year).ok());
    let has_post = !row.post.is_empty();
    Ok(Present {
        row: StaffRow {
            entry: Entry {
                staff_code: row.staff_code.clone(),
                name: PersonName::read(&row.name).map_err(|_| unreadable("name"))?,
                birth_year,
                kind: PersonKind::from_code(&row.kind).ok_or_else(|| unreadable("kind"))?,
                post: row.post.clone(),
                level: LeaderLevel::from_code(&row.level).ok_or_else(|| unreadable("level"))?,
                rank: row.rank.clone(),
                fields: Fields::from_codes(&row.fields).ok_or_else(|| unreadable("fields"))?,
                party_member: row.party_member,
                managed_by: ManagedBy::from_code(&row.managed_by).ok_or_else(|| unreadable("managed_by"))?,
                state_capital: row.state_capital,
                phone: row.phone.clone(),
                extension: row.extension.clone(),
                mail: row.mail.clone(),
            },
            birth: birth_year.map(Birth::Year),
            unit: UnitId(row.unit),
            post_from: post.filter(|_| has_post).map(|post| post.valid_from.date()),
            status: Some(Status::from_code(&row.status).ok_or_else(|| unreadable("status"))?),
            status_from: Some(row.status_from.date()),
            joined: Some(row.valid_from.date()),
            citizen_id: None,
        },
        details: Details::Sealed,
    })
}

fn unreadable(column: &'static str) -> Error {
    Error::Internal(Box::new(store::Error::Inconsistent {
        table: "person",
        column,
    }))
}
