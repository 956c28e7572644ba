//! How fast a declaration is printed: numbers of this machine, for `scripts/bench.sh`.
//!
//! Owns: printing the official example and the longest one, warm. Must not: judge the numbers.

#![expect(
    clippy::expect_used,
    reason = "a measurement whose ground is missing ends there and says which"
)]

use std::io::{Write, stdout};
use std::time::Instant;

use documents::{DeclarationPaper, declaration, declaration_pages};
use domain::declarations::{Declaration, content_hash};
use domain::law::Law;

const EXAMPLE: &str = include_str!("../../domain/testdata/declarations/worked-example.json");
/// Prints before it is measured, and prints that are.
const WARM: usize = 5;
const RUNS: usize = 100;

fn main() {
    let law = Law::built_in().expect("the built-in law");
    let example: Declaration = serde_json::from_str(EXAMPLE).expect("a declaration");
    let paper = DeclarationPaper {
        law: &law,
        form: law.forms().last().expect("a form"),
        declaration: &example,
        hash: content_hash(&example).expect("a hash"),
        seal: None,
        draft: false,
        written: chrono::DateTime::UNIX_EPOCH,
    };
    measure("printed", || declaration(&paper).map(|pdf| pdf.bytes().len()));
    measure("pages counted", || declaration_pages(&paper));
}

fn measure(what: &str, job: impl Fn() -> Result<usize, documents::Error>) {
    let mut times = Vec::new();
    for run in 0..WARM + RUNS {
        let begun = Instant::now();
        job().expect("it fits the template");
        if run >= WARM {
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let line = format!("paper     {what:24} median {:8.2} ms, p99 {:8.2} ms", at(0.5), at(0.99));
    writeln!(stdout(), "{line}").expect("written");
}
