//! The program `liemchinh`.
//!
//! Owns: nothing but the way in. Must not: do anything itself.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    server::cli::main().await
}
