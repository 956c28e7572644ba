//! Official forms as data: order, numbers, captions, notes and what a field holds.
//!
//! Owns: the shape of `law/forms/*.toml`. Must not: hold an answer, or judge one (`declarations` does).

mod parts;
mod reading;

pub use parts::{Change, Choice, Field, FieldType, Form, Group, Heading, Many, Note, Paper, Section, Summed};
pub(super) use reading::{PL1_ND130, read};
