//! How a use case says no.
//!
//! Owns: the answers that a page or a command must tell apart. Must not: carry sentences for people or typed text.

use std::time::Duration;

use domain::access::Denied;

/// One field of a form that cannot be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// Name of the form field.
    pub field: &'static str,
    /// What to tell the person, in the language of the page.
    pub message: String,
}

/// Why a use case did not do what was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Somebody must sign in first.
    #[error("nobody is signed in")]
    Unauthenticated,
    /// The act needs the password once more.
    #[error("a step-up is needed")]
    StepUpNeeded,
    /// The account is locked; told only to somebody who proved its password.
    #[error("the account is locked")]
    Locked,
    /// The actor may know that it exists, but may not do this.
    #[error("the actor may not do this")]
    Forbidden,
    /// It does not exist, or the actor may not know that it does.
    #[error("not found")]
    NotFound,
    /// Somebody else changed it meanwhile.
    #[error("changed by somebody else meanwhile")]
    Conflict,
    /// Fields of the form need correction.
    #[error("{} field(s) need correction", .0.len())]
    Invalid(Vec<FieldFault>),
    /// Too much at once; worth another try later.
    #[error("too much at once")]
    Limited {
        /// When to try again.
        retry_after: Duration,
    },
    /// Too many others are being served; whoever asked did nothing wrong.
    #[error("too many others are being served")]
    Busy {
        /// When to try again.
        retry_after: Duration,
    },
    /// The store cannot be reached just now.
    #[error("unavailable: {0}")]
    Unavailable(#[source] store::Error),
    /// A fault of the program or its surroundings.
    #[error("internal: {0}")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Result of a use case.
pub type Result<T> = std::result::Result<T, Error>;

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotSignedIn => Self::Unauthenticated,
            Denied::StepUpNeeded => Self::StepUpNeeded,
            Denied::SecondFactorNeeded | Denied::NotAllowed => Self::Forbidden,
            Denied::NotFound => Self::NotFound,
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Conflict { .. } => Self::Conflict,
            store::Error::Unavailable(_) => Self::Unavailable(error),
            other => Self::Internal(Box::new(other)),
        }
    }
}
