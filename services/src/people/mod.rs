//! People and units.
//!
//! Owns: the staff list, units, moves and stand-ins as use cases. Must not: open sensitive details; they are sealed to the
//! personnel circle.

pub mod chiefs;
pub mod details;
pub mod directory;
pub mod entering;
pub mod file;
mod move_form;
pub mod moving;
pub(crate) mod rows;
pub mod signing;
pub mod stand_ins;
pub(crate) mod typed;
mod undoing;
pub mod unit_changes;
pub mod units;

pub use undoing::undo;
