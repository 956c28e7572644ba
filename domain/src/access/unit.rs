//! Where a unit stands in the tree.
//!
//! Owns: what "within" means. Must not: know the tree; each path carries its own part of it.

use super::UnitId;

/// A unit with all units above it, so that a scope is decidable without the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPath {
    unit: UnitId,
    above: Vec<UnitId>,
}

impl UnitPath {
    /// A unit and what is above it: the nearest first, the root last, nothing for the root itself.
    #[must_use]
    pub const fn new(unit: UnitId, above: Vec<UnitId>) -> Self {
        Self { unit, above }
    }

    /// The unit itself.
    #[must_use]
    pub const fn unit(&self) -> UnitId {
        self.unit
    }

    /// The units above it, the nearest first.
    #[must_use]
    pub fn above(&self) -> &[UnitId] {
        &self.above
    }

    /// The agency.
    #[must_use]
    pub fn root(&self) -> UnitId {
        self.above.last().copied().unwrap_or(self.unit)
    }

    /// Whether the unit is `top` or lies below it.
    #[must_use]
    pub fn is_within(&self, top: UnitId) -> bool {
        self.unit == top || self.above.contains(&top)
    }
}
