//! The staff list as a sheet: how a table that people keep becomes rows of the staff file, and the reverse.
//!
//! Owns: the columns and how they are recognised, the shapes in which days, codes and numbers are written, what is wrong
//! with a row, and what an import would change. Must not: open a file (`sheets` does), write anything, or say a sentence:
//! faults are data with row, column, and what is wrong.
//!
//! The way is [`find`], then [`read`], then [`plan()`]. Nothing is guessed that a person could not see: conversions of old
//! text and small letters for names are offers that the caller passes on.

mod cell;
mod column;
mod days;
mod fault;
mod heading;
mod nearest;
mod plan;
mod reading;
mod row;
mod sample;
mod shown;
mod unit_name;
mod vocabulary;

pub use column::StaffColumn;
pub use fault::{Fault, Note, NoteKind, What};
pub use heading::{Found, Heading, find, find_on};
pub use plan::{Added, Change, Changed, Details, Plan, Present, plan};
pub use reading::{Context, FileFault, MAX_ROWS, Offers, Reading, read};
pub use row::{Birth, StaffRow};
pub use sample::{Conversion, capitals, conversion, samples};
pub use shown::Shown;
pub use unit_name::{UnitName, UnitNames};
pub use vocabulary::Vocabulary;

#[cfg(test)]
mod tests;
