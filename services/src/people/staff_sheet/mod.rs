//! The staff list as a workbook.
//!
//! Owns: the way from bytes to rows and back, and every sentence about it. Must not: write to the store (`import` does).

mod columns;
mod reading;
mod told;
mod writing;

pub use columns::{choice, heading, hint, vocabulary};
pub use reading::{Refused, open};
pub use told::{Told, code_name, fault, file_fault, note, nothing_done, refusal, shown, summary, too_large};
pub use writing::{export, faults, template};
