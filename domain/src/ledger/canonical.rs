//! Canonical JSON.
//!
//! Owns: the one sequence of bytes for a value (RFC 8785), over which hashes are made.
//! Must not: write a number that a reader of JSON may take for another one.

use serde::Serialize;
use serde_json::Value;

/// Largest integer that every reader of JSON keeps exactly: 2⁵³ − 1 (RFC 7493, I-JSON).
const LARGEST_EXACT: u64 = (1 << 53) - 1;

/// Why a value has no canonical JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// The value has no JSON at all: a number that is not finite, a key twice, or keys that are no text.
    #[error("the value has no JSON")]
    NoJson,
    /// An integer beyond ±(2⁵³ − 1). RFC 8785 would write its nearest neighbour, and two values would share one hash.
    #[error("an integer is too large for canonical JSON")]
    InexactInteger,
}

/// The canonical JSON of a value: keys sorted, no space, one spelling of every text and number.
///
/// Inside a list or object a number that is not finite becomes `null`, as everywhere in `serde_json`; nothing in the
/// ledger is counted in fractions.
///
/// # Errors
/// See [`CanonicalError`].
pub fn to_canonical(value: &impl Serialize) -> Result<Vec<u8>, CanonicalError> {
    let canonical = serde_json_canonicalizer::to_vec(value).map_err(|_| CanonicalError::NoJson)?;
    // The canonical text has lost which numbers were integers, so they are looked at in the value itself.
    let as_json = serde_json::to_value(value).map_err(|_| CanonicalError::NoJson)?;
    if is_exact(&as_json) {
        Ok(canonical)
    } else {
        Err(CanonicalError::InexactInteger)
    }
}

fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            let size = number.as_u64().or_else(|| number.as_i64().map(i64::unsigned_abs));
            size.is_none_or(|size| size <= LARGEST_EXACT)
        }
        Value::Array(items) => items.iter().all(is_exact),
        Value::Object(fields) => fields.values().all(is_exact),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}
