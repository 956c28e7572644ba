//! Taking a move back.
//!
//! Owns: until when that is possible. Must not: look for what depends on a move; the use case does.

use super::Standing;

/// What came after a move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dependents {
    /// A later move of the same person that was not undone.
    pub later_move: bool,
    /// A record that was made of him since: a declaration, a role, a stand-in.
    pub record: bool,
    /// Somebody gave him a role or an office since, or proposed one.
    pub role: bool,
    /// The unit he came from was closed since.
    pub unit_closed: bool,
}

/// Why a move can no longer be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UndoRefusal {
    /// It was undone already.
    #[error("undone already")]
    Already,
    /// A later move stands on it: that one is undone first.
    #[error("a later move stands on it")]
    LaterMove,
    /// Something was recorded since.
    #[error("something was recorded since")]
    Record,
    /// A role was given since.
    #[error("a role was given since")]
    Role,
    /// The unit to go back to is closed.
    #[error("the unit is closed")]
    UnitClosed,
    /// The person was changed in another way since.
    #[error("the person was changed since")]
    Changed,
}

/// Where undoing brings somebody who stands at `now`: to where he was before.
///
/// # Errors
/// The first [`UndoRefusal`].
pub fn undo(
    before: &Standing,
    after: &Standing,
    now: &Standing,
    is_undone: bool,
    since: Dependents,
) -> Result<Standing, UndoRefusal> {
    if is_undone {
        Err(UndoRefusal::Already)
    } else if since.later_move {
        Err(UndoRefusal::LaterMove)
    } else if since.record {
        Err(UndoRefusal::Record)
    } else if since.role {
        Err(UndoRefusal::Role)
    } else if since.unit_closed && (before.unit != after.unit || before.status.is_on_staff()) {
        Err(UndoRefusal::UnitClosed)
    } else if now != after {
        Err(UndoRefusal::Changed)
    } else {
        Ok(before.clone())
    }
}
