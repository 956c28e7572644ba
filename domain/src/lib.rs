//! The law and the rules of Liêm Chính: pure types and functions.
//!
//! Owns: what a term, an amount, a date, an address of a page and a permission *mean*.
//! Must not: read a file, a clock, a database or a network; draw randomness; know a language's sentences.
//! Everything here compiles to wasm32, because the islands in the browser use the same rules as the server.

pub mod access;
pub mod citizen_id;
pub mod contact;
pub mod day;
#[cfg(feature = "law-data")]
pub mod deadlines;
#[cfg(feature = "law-data")]
pub mod declarations;
#[cfg(feature = "law-data")]
pub mod draw;
pub mod files;
pub mod lang;
#[cfg(feature = "law-data")]
pub mod law;
#[cfg(feature = "ledger")]
pub mod ledger;
#[cfg(feature = "law-data")]
pub mod meetings;
#[cfg(feature = "law-data")]
pub mod misconduct;
pub mod money;
pub mod number;
pub mod people;
pub mod person_name;
pub mod routes;
pub mod system;
pub mod task;
pub mod text;
pub mod time;
pub mod workbook;
