//! SQL: one text for both engines, typed rows, transactions that are committed by name.
//!
//! Owns: connections, migrations, every SQL statement and the rows they return.
//! Must not: decide who may do what, open sealed content, read a clock or draw randomness. Only crate `services`
//! calls it.

#[macro_use]
mod macros;

pub mod account;
pub mod account_key;
pub mod assignment;
pub mod blob;
pub mod circle;
pub mod copying;
pub mod credential;
mod db;
pub mod declaration_draft;
pub mod declaration_paper;
pub mod declaration_round;
pub mod device;
pub mod dialect;
pub mod draft_file;
pub mod endorsement;
mod error;
mod file;
pub mod guard;
pub mod idempotency;
pub mod inbox;
pub mod invitation;
pub mod job;
pub mod keyring;
pub mod ledger;
pub mod migrations;
pub mod obligation;
pub mod obligation_list;
pub mod obligation_open;
mod paging;
pub mod person;
pub mod person_detail;
pub mod person_list;
pub mod person_move;
pub mod person_post;
pub mod receipt;
pub mod record;
#[cfg(test)]
mod recorded_tests;
pub mod recovery;
pub mod refusal;
pub mod request_draft;
pub mod role;
pub mod round_step;
mod search;
pub mod second_factor;
pub mod session;
pub mod setting;
pub mod staff_import;
pub mod stand_in;
pub mod task;
pub mod throttle;
mod timestamp;
mod tx;
pub mod unit;
pub mod unit_chief;
pub mod unit_history;
mod value;
pub mod version_file;

pub use db::{Db, Location};
pub use error::Error;
pub use timestamp::Timestamp;
pub use tx::{Act, Tx};
pub use value::Day;

/// Result of a store function.
pub type Result<T> = std::result::Result<T, Error>;

/// Every SQL statement that both engines share, with its name; a test prepares all of them on both. What only one
/// engine understands is in [`dialect`] and has tests of its own.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        account::STATEMENTS,
        account_key::STATEMENTS,
        assignment::STATEMENTS,
        blob::STATEMENTS,
        circle::STATEMENTS,
        credential::STATEMENTS,
        declaration_draft::STATEMENTS,
        declaration_paper::STATEMENTS,
        declaration_round::STATEMENTS,
        device::STATEMENTS,
        draft_file::STATEMENTS,
        endorsement::STATEMENTS,
        idempotency::STATEMENTS,
        inbox::STATEMENTS,
        invitation::STATEMENTS,
        job::STATEMENTS,
        keyring::STATEMENTS,
        ledger::append::STATEMENTS,
        ledger::checkpoint::STATEMENTS,
        ledger::head::STATEMENTS,
        ledger::read::STATEMENTS,
        ledger::rows::STATEMENTS,
        ledger::sequence::STATEMENTS,
        ledger::tree::STATEMENTS,
        migrations::STATEMENTS,
        obligation::STATEMENTS,
        obligation_open::STATEMENTS,
        person::STATEMENTS,
        person_detail::STATEMENTS,
        person_move::STATEMENTS,
        person_post::STATEMENTS,
        receipt::STATEMENTS,
        record::STATEMENTS,
        recovery::STATEMENTS,
        refusal::STATEMENTS,
        request_draft::STATEMENTS,
        role::STATEMENTS,
        round_step::STATEMENTS,
        second_factor::STATEMENTS,
        session::STATEMENTS,
        setting::STATEMENTS,
        staff_import::STATEMENTS,
        stand_in::STATEMENTS,
        task::STATEMENTS,
        throttle::STATEMENTS,
        unit::STATEMENTS,
        unit_chief::STATEMENTS,
        unit_history::STATEMENTS,
        version_file::STATEMENTS,
    ]
    .concat()
}
