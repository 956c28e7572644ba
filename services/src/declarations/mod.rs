//! Declarations of assets and income, for people.
//!
//! Owns: the words for what the checks found. Must not: check anything (`domain::declarations` does).

mod findings;
mod places;

pub use findings::sentence;
pub use places::{Reader, place_name};
