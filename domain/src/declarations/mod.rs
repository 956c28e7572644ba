//! Asset and income declarations: thresholds, the source-of-funds test and control bodies.
//!
//! Owns: what the law asks about amounts, and who controls whom. Must not: know the form or a person's declaration.

mod control;
mod source_test;
mod thresholds;

pub use control::{Controlled, Routed, control_body};
pub use source_test::{SourceFlag, SourceTest, source_test};
pub use thresholds::{Item, ItemRule, Supplementary, item_rule, supplementary};
