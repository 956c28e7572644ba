//! Values that stand in JSON as text of exactly one form.
//!
//! Owns: lower-case hexadecimal digits, decimal numbers, and the way from `Display` and `FromStr` to JSON.
//! Must not: accept a second spelling of a value; two spellings of one leaf would have two hashes.

use std::fmt::{self, Display, Write};
use std::str::FromStr;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// A text is not the one form in which the ledger writes such a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not in canonical form")]
pub struct NotCanonical;

/// For `#[serde(with)]`.
pub(super) fn serialize<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// For `#[serde(with)]`.
pub(super) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err = NotCanonical>,
    D: Deserializer<'de>,
{
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

pub(super) fn write_hex(bytes: &[u8], out: &mut impl Write) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
}

/// Exactly `2 * N` lower-case digits.
pub(super) fn read_hex<const N: usize>(text: &str) -> Result<[u8; N], NotCanonical> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return Err(NotCanonical);
    }
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = (digit(*high)? << 4) | digit(*low)?;
    }
    Ok(bytes)
}

const fn digit(character: u8) -> Result<u8, NotCanonical> {
    match character {
        b'0'..=b'9' => Ok(character - b'0'),
        b'a'..=b'f' => Ok(character - b'a' + 10),
        _ => Err(NotCanonical),
    }
}

/// A number in decimal digits, without a sign and without leading zeros.
pub(super) fn read_decimal(text: &str) -> Result<u64, NotCanonical> {
    let only_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if !only_digits || (text.len() > 1 && text.starts_with('0')) {
        return Err(NotCanonical);
    }
    text.parse().map_err(|_| NotCanonical)
}
