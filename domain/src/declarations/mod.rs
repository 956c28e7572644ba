//! Asset and income declarations: thresholds and the source-of-funds test.
//!
//! Owns: what the law asks about amounts. Must not: know the form or a person's declaration.

mod source_test;
mod thresholds;

pub use source_test::{SourceFlag, SourceTest, source_test};
pub use thresholds::{Item, ItemRule, Supplementary, item_rule, supplementary};
