//! A whole store as rows that belong to no engine, read from one and written into another.
//!
//! Owns: which tables are taken along and which are not, reading them in one consistent state, and filling an empty
//! database with them in one transaction. Must not: know where the rows go or come from, or what a value means.

mod filling;
mod reading;
mod tables;

pub use filling::Filling;
pub use reading::{Page, Reader};
pub use tables::{TABLES, Table, Treatment};

/// A value as no engine in particular keeps it. Not printable: it may be somebody's name.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// Bytes; an id is sixteen of them.
    Bytes(Vec<u8>),
}
