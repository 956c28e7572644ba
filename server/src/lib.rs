//! The binary: command line, configuration, HTTP stack, background worker.
//!
//! Owns: how the program is started, reached and stopped. Must not: contain a rule, a statement or a page.

pub mod assets;
pub mod cli;
pub mod config;
pub mod door;
pub mod http;
mod ledger;
mod logging;
pub mod secret;
pub mod serving;
pub mod tls;
mod worker;

pub use http::router;
