//! People and units.
//!
//! Owns: the staff list, units, moves and stand-ins as use cases. Must not: open sensitive details; they are sealed to the
//! personnel circle.

pub mod assigning;
pub mod assignments;
pub mod chiefs;
pub mod choosing;
pub mod details;
pub mod directory;
pub mod entering;
pub mod file;
pub mod import;
mod merging;
mod move_form;
pub mod moving;
pub mod names;
mod past;
pub mod relations;
pub(crate) mod rows;
pub mod signing;
pub mod staff_sheet;
pub mod stand_ins;
pub(crate) mod typed;
mod undoing;
pub mod unit_changes;
pub mod units;

pub use undoing::undo;
