//! What a row says about itself: its image for the ledger and its MAC.
//!
//! Owns: the one encoding of a row under which it is hashed and authenticated, and the key of the MACs.
//! Must not: know a table, read or write one.

use domain::ledger::Hash;
use domain::ledger::event::RowImage;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{Error, Result, Timestamp};

/// The key of the row MACs, made from the system secret. Whoever writes the database alone does not have it.
pub struct RowKey(Zeroizing<[u8; 32]>);

impl RowKey {
    /// The key with these bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    fn mac(&self) -> Hmac<Sha256> {
        // A key shorter than a block is padded with zeros: said here, it cannot have a wrong length.
        let mut block = Zeroizing::new([0; 64]);
        block[..self.0.len()].copy_from_slice(self.0.as_slice());
        Hmac::new((&*block).into())
    }
}

/// Columns of a row in a fixed order. Each carries its length, so that no two rows of a table encode alike; NULL differs
/// from empty.
pub struct Columns(Vec<u8>);

impl Columns {
    /// Table name and all columns: what is hashed and authenticated.
    fn of<R: Recorded>(row: &R) -> Zeroizing<Vec<u8>> {
        let mut columns = Self(Vec::new());
        columns.text(R::TABLE);
        row.columns(&mut columns);
        Zeroizing::new(columns.0)
    }

    fn push(&mut self, value: Option<&[u8]>) {
        match value {
            None => self.0.push(0),
            Some(bytes) => {
                self.0.push(1);
                // No engine keeps a value of 4 GiB, so the length is always told in full.
                self.0
                    .extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
                self.0.extend(bytes);
            }
        }
    }

    /// A text.
    pub fn text(&mut self, value: &str) {
        self.push(Some(value.as_bytes()));
    }

    /// A text or NULL.
    pub fn optional_text(&mut self, value: Option<&str>) {
        self.push(value.map(str::as_bytes));
    }

    /// Bytes.
    pub fn bytes(&mut self, value: &[u8]) {
        self.push(Some(value));
    }

    /// Bytes or NULL.
    pub fn optional_bytes(&mut self, value: Option<&[u8]>) {
        self.push(value);
    }

    /// A whole number.
    pub fn number(&mut self, value: i64) {
        self.push(Some(&value.to_be_bytes()));
    }

    /// A whole number or NULL.
    pub fn optional_number(&mut self, value: Option<i64>) {
        self.push(value.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
    }

    /// An instant.
    pub fn time(&mut self, value: Timestamp) {
        self.number(value.microseconds());
    }

    /// An instant or NULL.
    pub fn optional_time(&mut self, value: Option<Timestamp>) {
        self.optional_number(value.map(Timestamp::microseconds));
    }

    /// An id.
    pub fn uuid(&mut self, value: Uuid) {
        self.push(Some(value.as_bytes()));
    }

    /// An id or NULL.
    pub fn optional_uuid(&mut self, value: Option<Uuid>) {
        self.push(value.as_ref().map(|id| id.as_bytes().as_slice()));
    }

    /// Yes or no.
    pub fn flag(&mut self, value: bool) {
        self.push(Some(&[u8::from(value)]));
    }
}

/// A row whose every change stands in the ledger.
pub trait Recorded {
    /// Name of its table.
    const TABLE: &'static str;

    /// Stable text of the primary key; where the key itself gives access, the hex of its stored hash.
    fn key(&self) -> String;

    /// 1 for the first, one more with each change.
    fn version(&self) -> i64;

    /// All columns but the MAC, always in the same order.
    fn columns(&self, columns: &mut Columns);
}

/// A recorded row that also carries a MAC over all its columns: what decides who may do what.
pub trait Guarded: Recorded {
    /// The MAC as stored.
    fn mac(&self) -> &[u8];
}

/// What the ledger keeps of a row as it is now.
pub(crate) fn image<R: Recorded>(row: &R) -> RowImage {
    image_with(row, row.version(), &Columns::of(row))
}

/// What the ledger keeps of a row that is gone: the version after its last, and the hash of nothing.
pub(crate) fn image_of_gone<R: Recorded>(row: &R) -> RowImage {
    image_with(row, row.version() + 1, &[])
}

/// The hash in the image of a row that is gone.
pub(crate) fn hash_of_gone() -> Hash {
    Hash::from_bytes(Sha256::digest([]).into())
}

fn image_with<R: Recorded>(row: &R, version: i64, bytes: &[u8]) -> RowImage {
    RowImage {
        table: R::TABLE.to_owned(),
        row: row.key(),
        version,
        hash: Hash::from_bytes(Sha256::digest(bytes).into()),
    }
}

/// The MAC that a row must carry.
pub(crate) fn mac<R: Recorded>(key: &RowKey, row: &R) -> Vec<u8> {
    key.mac()
        .chain_update(Columns::of(row).as_slice())
        .finalize()
        .into_bytes()
        .to_vec()
}

/// Hands the row on when its MAC is right; compared in constant time.
pub(crate) fn verified<R: Guarded>(key: &RowKey, row: R) -> Result<R> {
    let right = key
        .mac()
        .chain_update(Columns::of(&row).as_slice())
        .verify_slice(row.mac())
        .is_ok();
    if right {
        Ok(row)
    } else {
        Err(Error::Forged {
            table: R::TABLE,
            key: row.key(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any columns, under one table name.
    struct Probe<F>(F);

    impl<F: Fn(&mut Columns)> Recorded for Probe<F> {
        const TABLE: &'static str = "probe";

        fn key(&self) -> String {
            "key".to_owned()
        }

        fn version(&self) -> i64 {
            3
        }

        fn columns(&self, columns: &mut Columns) {
            self.0(columns);
        }
    }

    fn encoded(columns: impl Fn(&mut Columns)) -> Vec<u8> {
        Columns::of(&Probe(columns)).to_vec()
    }

    #[test]
    fn the_encoding_is_written_down_here_and_stays() {
        let row = encoded(|columns| {
            columns.text("a");
            columns.optional_text(None);
            columns.bytes(&[]);
            columns.number(-2);
            columns.flag(true);
            columns.uuid(Uuid::from_u128(5));
        });
        let expected = [
            b"\x01\0\0\0\x05probe".as_slice(),
            b"\x01\0\0\0\x01a",
            b"\0",
            b"\x01\0\0\0\0",
            b"\x01\0\0\0\x08\xff\xff\xff\xff\xff\xff\xff\xfe",
            b"\x01\0\0\0\x01\x01",
            b"\x01\0\0\0\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x05",
        ];
        assert_eq!(row, expected.concat());
    }

    #[test]
    fn no_two_rows_encode_alike() {
        let rows = [
            encoded(|columns| columns.text("")),
            encoded(|columns| columns.optional_text(None)),
            encoded(|columns| {
                columns.text("a");
                columns.text("bc");
            }),
            encoded(|columns| {
                columns.text("ab");
                columns.text("c");
            }),
            encoded(|columns| columns.text("abc")),
            encoded(|columns| {
                columns.text("abc");
                columns.optional_text(None);
            }),
            encoded(|columns| {
                columns.optional_text(None);
                columns.text("abc");
            }),
        ];
        for (place, row) in rows.iter().enumerate() {
            assert!(!rows[..place].contains(row), "{place}");
        }
    }

    #[test]
    fn optional_values_encode_as_the_values_they_hold() {
        let id = Uuid::from_u128(5);
        let plain = encoded(|columns| {
            columns.text("a");
            columns.bytes(b"b");
            columns.number(7);
            columns.uuid(id);
        });
        let optional = encoded(|columns| {
            columns.optional_text(Some("a"));
            columns.optional_bytes(Some(b"b"));
            columns.optional_number(Some(7));
            columns.optional_uuid(Some(id));
        });
        assert_eq!(plain, optional);
    }

    #[test]
    fn a_row_that_is_gone_has_the_next_version_and_the_hash_of_nothing() {
        let row = Probe(|columns: &mut Columns| columns.text("a"));
        let (there, gone) = (image(&row), image_of_gone(&row));
        assert_eq!((there.version, gone.version), (3, 4));
        assert_eq!((gone.table.as_str(), gone.row.as_str()), ("probe", "key"));
        assert_eq!(
            gone.hash.to_string(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_ne!(there.hash, gone.hash);
    }

    #[test]
    fn the_mac_is_hmac_sha256_under_the_key() {
        let row = Probe(|columns: &mut Columns| columns.text("a"));
        let one = mac(&RowKey::new([1; 32]), &row);
        // Computed by another program over the bytes of table name and column.
        let hex: String = one.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "cbc4889bb80dce0cb3e977916263087848063a66de58411e73c713ba6271dfdc");
        assert_ne!(one, mac(&RowKey::new([2; 32]), &row));
    }
}
