//! How sure a legal datum is. Owns: the two marks and their order. Must not: decide what a mark leads to.

use serde::{Deserialize, Serialize};

/// How sure a row is; the order is from sure to unsure, so that the mark of several is their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Agrees with the cited provision.
    Confirmed,
    /// Must be checked against the gazette before go-live; shown wherever the value is.
    Verify,
}
