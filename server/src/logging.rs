//! Logs.
//!
//! Owns: their form: one JSON object a line on standard error. Must not: be given names, typed text or addresses of
//! people; see `http::access_log` for what a request leaves behind.

use std::{io, panic};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// Starts logging, also of panics; `RUST_LOG` may ask for more than warnings and the course of events.
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
    tell_places_of_panics();
}

/// Of a panic the place is told. What it says may quote what somebody typed or declared.
fn tell_places_of_panics() {
    panic::set_hook(Box::new(|panicked| {
        let place = panicked.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::{env, thread};

    use super::*;

    const ORDER: &str = "LIEMCHINH_TEST_PANIC";
    const MARKER: &str = "Hop dong Vi Du 4419";

    /// A process of its own, because a hook is that of a whole process.
    #[test]
    fn the_process_that_panics() {
        if env::var(ORDER).is_ok() {
            start();
            let panicked = thread::spawn(|| panic!("{MARKER}")).join();
            assert!(panicked.is_err());
        }
    }

    #[test]
    fn a_panic_leaves_its_place_in_the_log_and_no_word_of_what_it_says() {
        let output = Command::new(env::current_exe().expect("this program"))
            .args(["--exact", "logging::tests::the_process_that_panics", "--nocapture"])
            .env(ORDER, "1")
            .output()
            .expect("the program runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
        assert!(told.contains("a panic") && told.contains("logging.rs"), "{told}");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(!told.contains(MARKER) && !said.contains(MARKER), "{told}{said}");
    }
}
