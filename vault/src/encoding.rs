//! The one encoding of everything that is hashed, signed or authenticated.
//!
//! Owns: length-prefixed fields in a fixed order, so that no two different lists of fields give the same bytes.
//! Must not: know what a field means.
//!
//! Format: each field is its length in bytes (32 bit, big endian) and the bytes; numbers are big endian in their full
//! width. A structure begins with a field that holds its label, so that one kind can never be read as another.

use zeroize::Zeroizing;

use crate::{Error, Result};

/// Writes fields. The buffer is wiped when dropped: some fields are secret.
pub struct Fields(Zeroizing<Vec<u8>>);

impl Fields {
    /// A structure of the kind `label`.
    #[must_use]
    pub fn labelled(label: &str) -> Self {
        Self::bare().bytes(label.as_bytes())
    }

    /// Fields without a label, for formats that fix the first field themselves.
    #[must_use]
    pub fn bare() -> Self {
        Self(Zeroizing::new(Vec::new()))
    }

    /// Appends bytes.
    ///
    /// # Panics
    /// When a field is longer than 4 GiB, which no caller's limits allow.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        #[expect(clippy::expect_used, reason = "every caller's limits are far below 4 GiB")]
        let length = u32::try_from(bytes.len()).expect("a field is shorter than 4 GiB");
        self.reserve(bytes.len() + 4);
        self.0.extend_from_slice(&length.to_be_bytes());
        self.0.extend_from_slice(bytes);
        self
    }

    /// Grows by moving into a new buffer and wiping the old one: a vector that grows by itself leaves its bytes behind.
    fn reserve(&mut self, more: usize) {
        let needed = self.0.len() + more;
        if needed > self.0.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed.max(2 * self.0.capacity())));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
    }

    /// Appends a number of 16 bits.
    #[must_use]
    pub fn u16(self, number: u16) -> Self {
        self.bytes(&number.to_be_bytes())
    }

    /// Appends a number of 32 bits.
    #[must_use]
    pub fn u32(self, number: u32) -> Self {
        self.bytes(&number.to_be_bytes())
    }

    /// Appends a number of 64 bits.
    #[must_use]
    pub fn u64(self, number: u64) -> Self {
        self.bytes(&number.to_be_bytes())
    }

    /// Appends an instant in microseconds since 1970.
    #[must_use]
    pub fn i64(self, number: i64) -> Self {
        self.bytes(&number.to_be_bytes())
    }

    /// The bytes so far.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, of a structure that holds no secret.
    #[must_use]
    pub fn into_public(self) -> Vec<u8> {
        self.0.to_vec()
    }
}

/// Reads fields back, strictly.
pub struct Reader<'a> {
    rest: &'a [u8],
    what: &'static str,
}

impl<'a> Reader<'a> {
    /// Reads a structure of the kind `label`; `what` names it in errors.
    ///
    /// # Errors
    /// [`Error::Malformed`] when it is of another kind.
    pub fn labelled(bytes: &'a [u8], label: &str, what: &'static str) -> Result<Self> {
        let mut reader = Self::bare(bytes, what);
        if reader.bytes()? == label.as_bytes() {
            Ok(reader)
        } else {
            Err(Error::Malformed(what))
        }
    }

    /// Reads fields without a label; `what` names them in errors.
    #[must_use]
    pub fn bare(bytes: &'a [u8], what: &'static str) -> Self {
        Self { rest: bytes, what }
    }

    /// The next field.
    ///
    /// # Errors
    /// [`Error::Malformed`] when there is none.
    pub fn bytes(&mut self) -> Result<&'a [u8]> {
        let malformed = Error::Malformed(self.what);
        let (length, rest) = self.rest.split_first_chunk::<4>().ok_or(malformed)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| malformed)?;
        let (field, rest) = rest.split_at_checked(length).ok_or(malformed)?;
        self.rest = rest;
        Ok(field)
    }

    /// The next field as text.
    ///
    /// # Errors
    /// [`Error::Malformed`] when it is no UTF-8.
    pub fn text(&mut self) -> Result<&'a str> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Error::Malformed(self.what))
    }

    /// The next field, of exactly `N` bytes.
    ///
    /// # Errors
    /// [`Error::Malformed`] when it has another length.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        self.bytes()?.try_into().map_err(|_| Error::Malformed(self.what))
    }

    /// The next field as a number of 16 bits.
    ///
    /// # Errors
    /// As [`Reader::array`].
    pub fn u16(&mut self) -> Result<u16> {
        self.array().map(u16::from_be_bytes)
    }

    /// The next field as a number of 32 bits.
    ///
    /// # Errors
    /// As [`Reader::array`].
    pub fn u32(&mut self) -> Result<u32> {
        self.array().map(u32::from_be_bytes)
    }

    /// The next field as a number of 64 bits.
    ///
    /// # Errors
    /// As [`Reader::array`].
    pub fn u64(&mut self) -> Result<u64> {
        self.array().map(u64::from_be_bytes)
    }

    /// The next field as an instant.
    ///
    /// # Errors
    /// As [`Reader::array`].
    pub fn i64(&mut self) -> Result<i64> {
        self.array().map(i64::from_be_bytes)
    }

    /// Whether all fields were read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`Error::Malformed`] when something is left over.
    pub fn end(self) -> Result<()> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(Error::Malformed(self.what))
        }
    }
}
