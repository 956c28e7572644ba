//! Islands: the few places where a page is better with a script.
//!
//! Owns: what runs in the browser. Compiled twice: on the server it renders the first state, in the browser it takes
//! over, late, so it looks at the page before it acts. Must not: be needed; every page works without it.

mod autosave;
mod desk_keys;
mod money_reading;

pub use autosave::{Autosave, AutosaveWords};
pub use desk_keys::DeskKeys;
pub use money_reading::{MoneyReading, MoneyWords};
