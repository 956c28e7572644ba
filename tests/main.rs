//! Tests of the whole: HTTP, both engines, sockets, and the shape of the repository.
//!
//! Owns: proof that the layers work together. Must not: repeat what a crate can prove by itself.
//! One binary, because every binary links the typesetter.

#![expect(
    clippy::expect_used,
    reason = "a test whose ground is missing ends there and says which"
)]

#[macro_use]
mod support;

mod access;
mod accounts;
mod backup;
mod circles;
mod declarations;
mod http;
mod ledger;
mod ledger_outside;
mod mail;
mod people;
mod promises;
mod repository;
mod sockets;
mod staff_import;
mod store;
mod worker;
mod write_path;
