//! The whole store as one sealed file, and back.
//!
//! Owns: making a backup in one consistent state while others work, and filling an empty store from one. Must not: write
//! anything in clear outside a database, hold more than a page of rows at a time (about 8 MiB, or one row that is longer),
//! or take anything along that opens what is sealed: no session and never the system secret.

mod archive;
mod frames;
mod known;
mod make;
mod restore;
#[cfg(test)]
mod tests;

pub use known::Lost;
pub use make::{Made, MakeError, record_made, write};
pub use restore::{Backup, RestoreError, Restored, Terms};
