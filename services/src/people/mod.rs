//! People and units.
//!
//! Owns: the staff list, units, moves and stand-ins as use cases. Must not: open sensitive details; they are sealed to the
//! personnel circle.

pub(crate) mod rows;
