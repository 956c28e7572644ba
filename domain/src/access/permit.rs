//! What a decision says.
//!
//! Owns: the proof that an act was allowed, and the reasons why one is not. Must not: make a permit; `decide` does.

use std::marker::PhantomData;

use super::{AccountId, PersonId, RoleCode, UnitId};

/// Why an act or a route is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// It would be allowed inside the step-up window.
    #[error("the step-up window is closed")]
    StepUpNeeded,
    /// The role allows it, and this session was opened without the second factor that the role needs.
    #[error("the session has no second factor")]
    SecondFactorNeeded,
    /// The rules do not allow it.
    #[error("not allowed")]
    NotAllowed,
    /// The actor must not even learn that there is such a thing.
    #[error("not found")]
    NotFound,
}

/// Which rows a permit lets its holder see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// What is his own, or names him.
    Own,
    /// What is of these units and of those below them; sorted, no unit twice.
    Units(Vec<UnitId>),
    /// Everything.
    Agency,
}

impl Visibility {
    /// What two rights show together.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Agency, _) | (_, Self::Agency) => Self::Agency,
            (Self::Own, other) => other,
            (units, Self::Own) => units,
            (Self::Units(mut units), Self::Units(others)) => {
                units.extend(others);
                units.sort_unstable();
                units.dedup();
                Self::Units(units)
            }
        }
    }
}

/// What was decided; [`Permit`] adds for which act.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decision {
    pub account: Option<AccountId>,
    pub subject: Option<PersonId>,
    pub roles: Vec<RoleCode>,
    pub visibility: Visibility,
}

/// The proof that the act `A` was allowed. It cannot be copied or stored: one decision, one act.
#[must_use]
#[derive(Debug, PartialEq, Eq)]
pub struct Permit<A> {
    decision: Decision,
    act: PhantomData<A>,
}

impl<A> Permit<A> {
    pub(super) const fn new(decision: Decision) -> Self {
        Self {
            decision,
            act: PhantomData,
        }
    }

    /// The account that may act; `None` for the console.
    #[must_use]
    pub const fn account(&self) -> Option<AccountId> {
        self.decision.account
    }

    /// The person whom the decision was about, as in the facts.
    #[must_use]
    pub const fn subject(&self) -> Option<PersonId> {
        self.decision.subject
    }

    /// The roles in which he acts, in the order of the table of roles; none when he acts for himself, or at the
    /// console.
    #[must_use]
    pub fn roles(&self) -> &[RoleCode] {
        &self.decision.roles
    }

    /// The filter for a list read with this permit.
    #[must_use]
    pub const fn visibility(&self) -> &Visibility {
        &self.decision.visibility
    }
}
