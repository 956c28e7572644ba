//! People and units: what the staff file may say, and what each act changes.
//!
//! Owns: the codes of kinds, levels, fields and states; what a typed entry must hold; which moves and changes of units
//! are possible, and what they touch. Must not: store, date or sign anything, or know who may do it (`access` does).

mod codes;
mod decision;
mod details;
mod entry;
mod field;
mod kind;
mod level;
mod managed;
mod moves;
pub mod staff_sheet;
mod status;
mod unit_kind;
mod units;

pub(crate) use codes::codes;
pub use decision::{Decision, MAX_LENGTH as DECISION_MAX_LENGTH, NumberFault, read_number};
pub use details::{DetailFault, DetailField, Details, MAX_RELATIVES, Relation, Relative, TypedDetails, TypedRelative};
pub use entry::{Entry, EntryFault, EntryField, TEXT_MAX_LENGTH, Typed, read_staff_code};
pub use field::{FieldOfWork, Fields};
pub use kind::PersonKind;
pub use level::LeaderLevel;
pub use managed::ManagedBy;
pub use moves::{
    Consequence, Dependents, Held, HeldRole, Move, MoveKind, MoveRefusal, NewPost, Standing, UndoRefusal, after,
    consequences, possible, undo,
};
pub use status::Status;
pub use unit_kind::UnitKind;
pub use units::{MAX_DEPTH, Node, Tree, UnitAct, UnitChange, UnitRefusal};

#[cfg(test)]
mod tests;
