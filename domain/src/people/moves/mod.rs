//! Moves: the acts that change where somebody stands.
//!
//! Owns: what each changes, from where it is possible, what it touches, and when it can be undone. Must not: carry one
//! out; a use case does, in one transaction.

mod consequence;
mod kind;
mod standing;
mod undo;

pub use consequence::{Consequence, Held, HeldRole, consequences};
pub use kind::{Move, MoveKind, MoveRefusal, NewPost, possible};
pub use standing::{Standing, after};
pub use undo::{Dependents, UndoRefusal, undo};
