//! Roles of accounts.
//!
//! Owns: table `role`. Must not: know what a role allows, or who may grant it.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::{Day, codes};
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, account, role, unit, valid_from, valid_to, state, proposed_by, proposed_at, approved_by, \
             approved_at, endorsement, reason, version, mac FROM role WHERE ",
            $condition
        )
    };
}

pub(crate) use select;

statements! {
    INSERT = "INSERT INTO role (id, version, mac, account, role, unit, valid_from, valid_to, state, proposed_by, \
              proposed_at, approved_by, approved_at, endorsement, reason) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE role SET version = $2, mac = $3, account = $4, role = $5, unit = $6, valid_from = $7, \
              valid_to = $8, state = $9, proposed_by = $10, proposed_at = $11, approved_by = $12, approved_at = $13, \
              endorsement = $14, reason = $15 WHERE id = $1 AND version + 1 = $2";
    FIND = select!("id = $1");
    HATS = select!(
        "account = $1 AND state = 'ACTIVE' AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) \
         ORDER BY id LIMIT $3"
    );
    OF_ACCOUNT = select!("account = $1 ORDER BY id DESC LIMIT $2");
    PROPOSALS = select!("state = 'PROPOSED' AND (proposed_at, id) > ($1, $2) ORDER BY proposed_at, id LIMIT $3");
    LISTED_PROPOSALS = "SELECT r.id, r.account, r.role, r.unit, r.valid_from, r.valid_to, r.state, r.proposed_by, \
              r.proposed_at, r.approved_by, r.approved_at, r.endorsement, r.reason, r.version, r.mac, \
              p.name AS person_name, p.birth_year, u.name AS unit_name FROM role r JOIN account a ON a.id = r.account \
              JOIN person p ON p.id = a.person JOIN unit u ON u.id = r.unit \
              WHERE r.state = 'PROPOSED' AND (r.proposed_at, r.id) > ($1, $2) ORDER BY r.proposed_at, r.id LIMIT $3";
    OF_INVITED = select!(
        "account IN (SELECT a.id FROM account a JOIN person p ON p.id = a.person \
         WHERE p.unit = $1 AND a.state = 'INVITED') AND role = $2 ORDER BY id LIMIT $3"
    );
    OF_UNIT = select!("unit = $1 AND state <> 'ENDED' AND id > $2 ORDER BY id LIMIT $3");
    HOLDERS = select!(
        "unit = $1 AND role IN ($2, $3) AND state = 'ACTIVE' AND valid_from <= $4 \
         AND (valid_to IS NULL OR valid_to >= $4) ORDER BY id LIMIT $5"
    );
    HOLDERS_ANYWHERE = select!(
        "role IN ($1, $2) AND state = 'ACTIVE' AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) \
         ORDER BY id LIMIT $4"
    );
}

codes! {
    /// How far a role has come.
    RoleState {
        /// Waits for approval.
        Proposed = "PROPOSED",
        /// Approved; in force on its days.
        Active = "ACTIVE",
        /// Refused, withdrawn or taken back.
        Ended = "ENDED",
    }
}

/// A role of an account as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoleRow {
    /// Its id.
    pub id: Uuid,
    /// Who has it.
    pub account: Uuid,
    /// Code of the role.
    pub role: String,
    /// Where it holds.
    pub unit: Uuid,
    /// First day.
    pub valid_from: Day,
    /// Last day, if there is one.
    pub valid_to: Option<Day>,
    /// How far it has come.
    pub state: RoleState,
    /// Who proposed it; nobody at the founding.
    pub proposed_by: Option<Uuid>,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// Who approved or refused it.
    pub approved_by: Option<Uuid>,
    /// When that was.
    pub approved_at: Option<Timestamp>,
    /// The signed statement of who approved it.
    pub endorsement: Option<Vec<u8>>,
    /// Why it was proposed.
    pub reason: String,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for RoleRow {
    const TABLE: &'static str = "role";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.account);
        columns.text(&self.role);
        columns.uuid(self.unit);
        columns.day(self.valid_from);
        columns.optional_day(self.valid_to);
        columns.text(self.state.code());
        columns.optional_uuid(self.proposed_by);
        columns.time(self.proposed_at);
        columns.optional_uuid(self.approved_by);
        columns.optional_time(self.approved_at);
        columns.optional_bytes(self.endorsement.as_deref());
        columns.text(&self.reason);
        columns.number(self.version);
    }
}

impl Guarded for RoleRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// Writes a new role and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: RoleRow) -> Result<RoleRow> {
    write(tx, INSERT, RoleRow { version: 1, ..row }).await
}

/// Writes a role that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: RoleRow) -> Result<RoleRow> {
    let version = row.version + 1;
    write(tx, UPDATE, RoleRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: RoleRow) -> Result<RoleRow> {
    let mac = tx.mac_of(&row)?;
    let row = RoleRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.account)
        .bind(&row.role)
        .bind(row.unit)
        .bind(row.valid_from)
        .bind(row.valid_to)
        .bind(row.state)
        .bind(row.proposed_by)
        .bind(row.proposed_at)
        .bind(row.approved_by)
        .bind(row.approved_at)
        .bind(&row.endorsement)
        .bind(&row.reason)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(RoleRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The role with this id.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<RoleRow>> {
    let row = on!(tx, |c| query_as::<_, RoleRow>(FIND).bind(id).fetch_optional(c).await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// Those of these roles that are there, in no order.
///
/// # Errors
/// As [`find`].
pub async fn find_many(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<RoleRow>> {
    let sql = lists::ROLES.of(tx);
    let rows = on!(tx, |c| query_as::<_, RoleRow>(sql)
        .bind(lists::ids(ids))
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// The roles of an account that are in force on a day.
///
/// # Errors
/// As [`find`].
pub async fn hats(tx: &mut Tx, account: Uuid, day: Day, limit: i64) -> Result<Vec<RoleRow>> {
    let rows = on!(tx, |c| query_as::<_, RoleRow>(HATS)
        .bind(account)
        .bind(day)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    verified(tx, rows)
}

/// All roles that an account has, had or may get, the newest first.
///
/// # Errors
/// As [`find`].
pub async fn of_account(tx: &mut Tx, account: Uuid, limit: i64) -> Result<Vec<RoleRow>> {
    let rows = on!(tx, |c| query_as::<_, RoleRow>(OF_ACCOUNT)
        .bind(account)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    verified(tx, rows)
}

/// Roles that wait for approval, the oldest first, behind `after`.
///
/// # Errors
/// As [`find`].
pub async fn proposals(tx: &mut Tx, after: Option<&RoleRow>, limit: i64) -> Result<Vec<RoleRow>> {
    let (at, id) = place_of(after);
    let rows = on!(tx, |c| query_as::<_, RoleRow>(PROPOSALS)
        .bind(at)
        .bind(id)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    verified(tx, rows)
}

fn place_of(after: Option<&RoleRow>) -> (i64, Uuid) {
    after.map_or((i64::MIN, Uuid::nil()), |last| {
        (last.proposed_at.microseconds(), last.id)
    })
}

/// A role that waits, as a list shows it.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ListedProposal {
    /// The role.
    #[sqlx(flatten)]
    pub role: RoleRow,
    /// Name of the person it is for.
    pub person_name: String,
    /// Year of birth, which tells people of one name apart.
    pub birth_year: Option<i64>,
    /// Name of the unit it is of.
    pub unit_name: String,
}

/// Roles that wait for approval with their names, the oldest first, behind `after`.
///
/// # Errors
/// As [`find`].
pub async fn listed_proposals(tx: &mut Tx, after: Option<&RoleRow>, limit: i64) -> Result<Vec<ListedProposal>> {
    let (at, id) = place_of(after);
    let rows = on!(tx, |c| query_as::<_, ListedProposal>(LISTED_PROPOSALS)
        .bind(at)
        .bind(id)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter()
        .map(|row| {
            let role = tx.verified(row.role)?;
            Ok(ListedProposal { role, ..row })
        })
        .collect()
}

/// Roles of a unit that are not over, behind the one with the id `after`.
///
/// # Errors
/// As [`find`].
pub async fn of_unit(tx: &mut Tx, unit: Uuid, after: Uuid, limit: i64) -> Result<Vec<RoleRow>> {
    let rows = on!(tx, |c| query_as::<_, RoleRow>(OF_UNIT)
        .bind(unit)
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    verified(tx, rows)
}

/// Roles of this code of the people of a unit who have never signed in.
///
/// # Errors
/// As [`find`].
pub async fn of_invited(tx: &mut Tx, unit: Uuid, role: &str, limit: i64) -> Result<Vec<RoleRow>> {
    let rows = on!(tx, |c| query_as::<_, RoleRow>(OF_INVITED)
        .bind(unit)
        .bind(role)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    verified(tx, rows)
}

/// Who has one of two roles on a day, in this very unit, or in whichever.
///
/// # Errors
/// As [`find`].
pub async fn holders(tx: &mut Tx, unit: Option<Uuid>, roles: [&str; 2], day: Day, limit: i64) -> Result<Vec<RoleRow>> {
    let [one, other] = roles;
    let rows = match unit {
        Some(unit) => on!(tx, |c| query_as::<_, RoleRow>(HOLDERS)
            .bind(unit)
            .bind(one)
            .bind(other)
            .bind(day)
            .bind(limit)
            .fetch_all(c)
            .await)?,
        None => on!(tx, |c| query_as::<_, RoleRow>(HOLDERS_ANYWHERE)
            .bind(one)
            .bind(other)
            .bind(day)
            .bind(limit)
            .fetch_all(c)
            .await)?,
    };
    verified(tx, rows)
}

fn verified(tx: &Tx, rows: Vec<RoleRow>) -> Result<Vec<RoleRow>> {
    rows.into_iter().map(|row| tx.verified(row)).collect()
}
