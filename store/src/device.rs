//! Devices that an account signed in from before.
//!
//! Owns: table `device`. Must not: see the cookie, only its hash.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::guard::{Columns, Guarded, Recorded};
use crate::{Result, Timestamp, Tx};

statements! {
    // Two sign-ins at one moment: the first one's row stands.
    INSERT = "INSERT INTO device (hash, account, first_at, last_at, mac) VALUES ($1, $2, $3, $4, $5) \
              ON CONFLICT DO NOTHING";
    SEE = "UPDATE device SET last_at = $3, mac = $4 WHERE hash = $1 AND account = $2 AND last_at <= $3";
    FIND = "SELECT hash, account, first_at, last_at, mac FROM device WHERE hash = $1 AND account = $2";
}

/// A device of an account as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DeviceRow {
    /// Hash of what its cookie holds.
    pub hash: Vec<u8>,
    /// Who signed in from it.
    pub account: Uuid,
    /// The first time.
    pub first_at: Timestamp,
    /// The last time.
    pub last_at: Timestamp,
    /// Made by the store.
    pub mac: Vec<u8>,
}

/// For the MAC only: devices are not recorded.
impl Recorded for DeviceRow {
    const TABLE: &'static str = "device";

    fn key(&self) -> String {
        format!("{}/{}", lists::hex(&self.hash), self.account)
    }

    fn version(&self) -> i64 {
        1
    }

    fn columns(&self, columns: &mut Columns) {
        columns.bytes(&self.hash);
        columns.uuid(self.account);
        columns.time(self.first_at);
        columns.time(self.last_at);
    }
}

impl Guarded for DeviceRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// The device with this hash, if the account signed in from it before.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, hash: &[u8], account: Uuid) -> Result<Option<DeviceRow>> {
    let row = on!(tx, |c| query_as::<_, DeviceRow>(FIND)
        .bind(hash)
        .bind(account)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// Remembers that the account signed in from the device.
///
/// # Errors
/// As [`find`].
pub async fn see(tx: &mut Tx, hash: &[u8], account: Uuid, at: Timestamp) -> Result<()> {
    let known = find(tx, hash, account).await?;
    let first = known.is_none();
    let row = DeviceRow {
        hash: hash.to_owned(),
        account,
        first_at: known.map_or(at, |known| known.first_at),
        last_at: at,
        mac: Vec::new(),
    };
    let mac = tx.mac_of(&row)?;
    if first {
        on!(tx, |c| query(INSERT)
            .bind(&row.hash)
            .bind(row.account)
            .bind(row.first_at)
            .bind(row.last_at)
            .bind(&mac)
            .execute(c)
            .await
            .map(|_| ()))?;
    } else {
        on!(tx, |c| query(SEE)
            .bind(&row.hash)
            .bind(row.account)
            .bind(row.last_at)
            .bind(&mac)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}
