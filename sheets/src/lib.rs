//! Workbooks (XLSX): reading those of others, which may be anything, and writing our own.
//!
//! Owns: the file format, and everything that can be wrong with a file. Must not: know what the cells are about, or say
//! a sentence.

#[cfg(test)]
mod proof;
mod read;
mod write;

pub use read::{Error, MAX_CELL_TEXT, MAX_CELLS, MAX_FILE, Refusal, read, stripped};
pub use write::{Column, Field, Kind, Page, Unwritten, write};
