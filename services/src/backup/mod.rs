//! The whole store as one sealed file, and back.
//!
//! Owns: making a backup in one consistent state while others work, and filling an empty store from one. Must not: write
//! anything in clear outside a database, hold more than some rows at a time, or take anything along that opens what is
//! sealed: no session and never the system secret.

mod archive;
mod frames;
mod known;
mod make;
mod restore;
#[cfg(test)]
mod tests;

pub use known::Lost;
pub use make::{Made, MakeError, record_made, write};
pub use restore::{Backup, Lost, RestoreError, Restored, Terms};
