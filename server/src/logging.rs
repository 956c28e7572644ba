//! Logs.
//!
//! Owns: their form: one JSON object a line on standard error. Must not: be given names, typed text or addresses of
//! people; see `http::access_log` for what a request leaves behind.

use std::io;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// Starts logging; `RUST_LOG` may ask for more than warnings and the course of events.
pub(crate) fn start() {
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::INFO.into())
        .from_env_lossy();
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .init();
}
