//! SQL: one text for both engines, typed rows, transactions that are committed by name.
//!
//! Owns: connections, migrations, every SQL statement and the rows they return.
//! Must not: decide who may do what, open sealed content, read a clock or draw randomness. Only crate `services`
//! calls it.

#[macro_use]
mod macros;

mod db;
pub mod dialect;
mod error;
mod file;
pub mod idempotency;
pub mod job;
pub mod migrations;
pub mod setting;
mod timestamp;
mod tx;

pub use db::{Db, Location};
pub use error::Error;
pub use timestamp::Timestamp;
pub use tx::{Act, Tx};

/// Result of a store function.
pub type Result<T> = std::result::Result<T, Error>;

/// Every SQL statement that both engines share, with its name; a test prepares all of them on both. What only one
/// engine understands is in [`dialect`] and has tests of its own.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        idempotency::STATEMENTS,
        job::STATEMENTS,
        migrations::STATEMENTS,
        setting::STATEMENTS,
    ]
    .concat()
}
