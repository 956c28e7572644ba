//! Identifiers of what the access rules speak about.
//!
//! Owns: one type for each kind, so that an account is never taken for a person. Must not: make new ones; the random
//! source belongs to `services`.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub Uuid);

/// A person of the staff file, with or without an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub Uuid);

/// A unit of the agency; the root unit is the agency itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitId(pub Uuid);
