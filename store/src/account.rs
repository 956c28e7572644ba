//! Accounts.
//!
//! Owns: table `account`, and the list of accounts with the names of their people. Must not: know how one signs in.

use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::codes;
use crate::{Result, Timestamp, Tx, search};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, person, login, state, created_at, created_by, version, mac FROM account WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO account (id, version, mac, person, login, state, created_at, created_by) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE account SET version = $2, mac = $3, person = $4, login = $5, state = $6, created_at = $7, \
              created_by = $8 WHERE id = $1 AND version + 1 = $2";
    FIND = select!("id = $1");
    FIND_BY_LOGIN = select!("login = $1");
    FIND_BY_PERSON = select!("person = $1");
    // Keys of search hold nothing but letters, digits and single spaces: no sign of LIKE has to be taken out.
    LISTED = "SELECT a.id, a.person, a.login, a.state, a.created_at, a.created_by, a.version, a.mac, \
              p.name AS person_name, p.birth_year, p.name_sort, u.name AS unit_name \
              FROM account a JOIN person p ON p.id = a.person JOIN unit u ON u.id = p.unit WHERE a.id = $1";
    LIST = "SELECT a.id, a.person, a.login, a.state, a.created_at, a.created_by, a.version, a.mac, \
            p.name AS person_name, p.birth_year, p.name_sort, u.name AS unit_name \
            FROM account a JOIN person p ON p.id = a.person JOIN unit u ON u.id = p.unit \
            WHERE (p.name_sort, p.id) > ($1, $2) \
            AND ' ' || p.name_search LIKE $3 AND ' ' || p.name_search LIKE $4 AND ' ' || p.name_search LIKE $5 \
            ORDER BY p.name_sort, p.id LIMIT $6";
    INVITED = "SELECT a.id, a.person, a.login, a.state, a.created_at, a.created_by, a.version, a.mac, \
               p.name AS person_name, p.birth_year, p.name_sort, u.name AS unit_name \
               FROM account a JOIN person p ON p.id = a.person JOIN unit u ON u.id = p.unit \
               WHERE p.unit = $1 AND a.state = 'INVITED' ORDER BY p.name_sort, p.id LIMIT $2";
    LACKING = "SELECT u.id, u.name, COUNT(*) AS waiting FROM person p JOIN unit u ON u.id = p.unit \
               LEFT JOIN account a ON a.person = p.id WHERE p.on_staff = 1 AND a.id IS NULL \
               GROUP BY u.id, u.name ORDER BY u.id LIMIT $1";
    WITHOUT_ONE = "SELECT p.id FROM person p LEFT JOIN account a ON a.person = p.id \
                   WHERE p.unit = $1 AND p.on_staff = 1 AND a.id IS NULL ORDER BY p.name_sort, p.id LIMIT $2";
    WAITING = "SELECT u.id, u.name, COUNT(*) AS waiting FROM account a JOIN person p ON p.id = a.person \
               JOIN unit u ON u.id = p.unit WHERE a.state = 'INVITED' GROUP BY u.id, u.name ORDER BY u.id LIMIT $1";
}

codes! {
    /// What an account is good for.
    AccountState {
        /// Nobody has signed in yet.
        Invited = "INVITED",
        /// In use.
        Active = "ACTIVE",
        /// Nobody can sign in.
        Locked = "LOCKED",
    }
}

/// An account as stored. Not printable: the login may be a name.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AccountRow {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub person: Uuid,
    /// What is typed at sign-in, folded.
    pub login: String,
    /// What it is good for.
    pub state: AccountState,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who made it; nobody at the server's console.
    pub created_by: Option<Uuid>,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for AccountRow {
    const TABLE: &'static str = "account";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.person);
        columns.text(&self.login);
        columns.text(self.state.code());
        columns.time(self.created_at);
        columns.optional_uuid(self.created_by);
        columns.number(self.version);
    }
}

impl Guarded for AccountRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// An account in a list.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ListedAccount {
    /// The account.
    #[sqlx(flatten)]
    pub account: AccountRow,
    /// Name of its person.
    pub person_name: String,
    /// Year of birth, which tells people of one name apart.
    pub birth_year: Option<i64>,
    /// What the list is sorted by.
    pub name_sort: String,
    /// Name of the person's unit.
    pub unit_name: String,
}

/// Writes a new account and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id or the login is taken, or the person has an account.
pub async fn insert(tx: &mut Tx, row: AccountRow) -> Result<AccountRow> {
    write(tx, INSERT, AccountRow { version: 1, ..row }).await
}

/// Writes an account that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: AccountRow) -> Result<AccountRow> {
    let version = row.version + 1;
    write(tx, UPDATE, AccountRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: AccountRow) -> Result<AccountRow> {
    let mac = tx.mac_of(&row)?;
    let row = AccountRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.person)
        .bind(&row.login)
        .bind(row.state)
        .bind(row.created_at)
        .bind(row.created_by)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(AccountRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The account with this id.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<AccountRow>> {
    let row = on!(tx, |c| query_as::<_, AccountRow>(FIND).bind(id).fetch_optional(c).await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The account that signs in with this folded login.
///
/// # Errors
/// As [`find`].
pub async fn find_by_login(tx: &mut Tx, login: &str) -> Result<Option<AccountRow>> {
    let row = on!(tx, |c| query_as::<_, AccountRow>(FIND_BY_LOGIN)
        .bind(login)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The account of a person.
///
/// # Errors
/// As [`find`].
pub async fn find_by_person(tx: &mut Tx, person: Uuid) -> Result<Option<AccountRow>> {
    let row = on!(tx, |c| query_as::<_, AccountRow>(FIND_BY_PERSON)
        .bind(person)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// One account as the list shows it, to go on behind it.
///
/// # Errors
/// As [`find`].
pub async fn listed(tx: &mut Tx, id: Uuid) -> Result<Option<ListedAccount>> {
    let row = on!(tx, |c| query_as::<_, ListedAccount>(LISTED)
        .bind(id)
        .fetch_optional(c)
        .await)?;
    row.map(|row| {
        let account = tx.verified(row.account)?;
        Ok(ListedAccount { account, ..row })
    })
    .transpose()
}

/// Those of these accounts that are there and whose row was not written past the program, in no order: whoever names
/// people in a list must not be stopped by one forged row, nor give it a name.
///
/// # Errors
/// [`crate::Error::NoRowKey`], or when the database does not answer.
pub async fn named(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<ListedAccount>> {
    let sql = lists::LISTED_ACCOUNTS.of(tx);
    let rows = on!(tx, |c| query_as::<_, ListedAccount>(sql)
        .bind(lists::ids(ids))
        .fetch_all(c)
        .await)?;
    rows.into_iter()
        .filter_map(|row| match tx.verified(row.account) {
            Ok(account) => Some(Ok(ListedAccount { account, ..row })),
            Err(crate::Error::Forged { .. }) => None,
            Err(error) => Some(Err(error)),
        })
        .collect()
}

/// Accounts in the order of staff lists behind `after`, those whose person's name has every typed word at the beginning
/// of one of its own; nothing typed means all.
///
/// # Errors
/// As [`find`].
pub async fn list(tx: &mut Tx, typed: &str, after: Option<&ListedAccount>, limit: i64) -> Result<Vec<ListedAccount>> {
    let [first, second, rest] = search::patterns(typed);
    let (name_sort, person) = after.map_or(("", Uuid::nil()), |last| (&last.name_sort, last.account.person));
    let rows = on!(tx, |c| query_as::<_, ListedAccount>(LIST)
        .bind(name_sort)
        .bind(person)
        .bind(&first)
        .bind(&second)
        .bind(&rest)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter()
        .map(|row| {
            let account = tx.verified(row.account)?;
            Ok(ListedAccount { account, ..row })
        })
        .collect()
}

/// Accounts of a unit's people that nobody has signed in to yet, in the order of staff lists.
///
/// # Errors
/// As [`find`].
pub async fn invited(tx: &mut Tx, unit: Uuid, limit: i64) -> Result<Vec<ListedAccount>> {
    let rows = on!(tx, |c| query_as::<_, ListedAccount>(INVITED)
        .bind(unit)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter()
        .map(|row| {
            let account = tx.verified(row.account)?;
            Ok(ListedAccount { account, ..row })
        })
        .collect()
}

/// How many people of a unit have an account that nobody has signed in to yet, or none.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// The unit.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// How many they are.
    pub waiting: i64,
}

/// Units whose people wait for their first sign-in.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(tx: &mut Tx, limit: i64) -> Result<Vec<Waiting>> {
    Ok(on!(tx, |c| query_as::<_, Waiting>(WAITING)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Units with people on the staff who have no account.
///
/// # Errors
/// When the database does not answer.
pub async fn lacking(tx: &mut Tx, limit: i64) -> Result<Vec<Waiting>> {
    Ok(on!(tx, |c| query_as::<_, Waiting>(LACKING)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// People of a unit who have no account, in the order of staff lists.
///
/// # Errors
/// When the database does not answer.
pub async fn without_one(tx: &mut Tx, unit: Uuid, limit: i64) -> Result<Vec<Uuid>> {
    Ok(on!(tx, |c| query_scalar::<_, Uuid>(WITHOUT_ONE)
        .bind(unit)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Which of these logins somebody has.
///
/// # Errors
/// When the database does not answer.
pub async fn taken(tx: &mut Tx, logins: &[String]) -> Result<Vec<String>> {
    // Letters and digits alone, so that nothing needs escaping.
    let list = lists::list(logins.iter().map(|login| format!("\"{login}\"")));
    let sql = lists::LOGINS.of(tx);
    Ok(on!(tx, |c| query_scalar::<_, String>(sql)
        .bind(&list)
        .fetch_all(c)
        .await)?)
}

/// The account of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OfPerson {
    /// The account.
    pub id: Uuid,
    /// Whose it is.
    pub person: Uuid,
}

/// The accounts of these people, of those who have one.
///
/// # Errors
/// When the database does not answer.
pub async fn of_people(tx: &mut Tx, people: &[Uuid]) -> Result<Vec<OfPerson>> {
    let sql = lists::ACCOUNTS_OF_PEOPLE.of(tx);
    Ok(on!(tx, |c| query_as::<_, OfPerson>(sql)
        .bind(lists::ids(people))
        .fetch_all(c)
        .await)?)
}
