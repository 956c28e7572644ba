//! Use cases: authorise, transact, record.
//!
//! Owns: what the system does, one function for each act, and the only calls to `store` and `vault`.
//! Must not: know HTML or HTTP, format a page, or read a clock or randomness other than through [`Ctx`].
//!
//! A use case is `services::module::verb(&ctx, input) -> Result<Output, Error>`.

mod access;
pub mod accounts;
pub mod backup;
pub mod backup_key;
pub mod circles;
pub mod clock;
pub mod contact;
mod ctx;
pub mod custodians;
pub mod declarations;
pub mod demo;
mod error;
pub mod founders;
pub mod founding;
pub mod idempotency;
pub mod installation;
pub mod jobs;
pub mod keys;
pub mod law;
pub mod ledger;
pub mod mail;
pub mod people;
pub mod randomness;
pub(crate) mod records;
pub mod recovering;
pub mod refusals;
pub mod roles;
pub mod system;
pub mod tasks;
pub mod worker;

pub use ctx::{Ctx, Platform, RequestId};
pub use error::{Error, FieldFault, Result};
