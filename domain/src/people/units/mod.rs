//! The tree of units and the decisions that change it.
//!
//! Owns: one root, no cycles, who may stand below whom, and what each change needs. Must not: store it.

mod change;
mod tree;

pub use change::{UnitAct, UnitChange, UnitRefusal};
pub use tree::{MAX_DEPTH, Node, Tree};
