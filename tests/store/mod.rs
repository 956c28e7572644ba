//! The store on both engines.

mod accounts;
mod accounts_guard;
mod accounts_guard_cases;
mod accounts_keys;
mod accounts_rows;
mod accounts_sessions;
mod declarations;
mod ledger;
mod ledger_appending;
mod ledger_guard;
mod ledger_reading;
mod ledger_refusing;
mod ledger_sequencing;
mod migrations;
mod opening;
mod people;
mod people_list;
mod register;
mod schema;
mod whole;
