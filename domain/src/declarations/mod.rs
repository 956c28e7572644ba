//! Asset and income declarations: their content, its comparison with the last one, its checks, and the amounts of the law.
//!
//! Owns: what a declaration is and what the law asks of it. Must not: store, print or word anything.
//!
//! # How content is held
//!
//! A declaration is not one type with a field for each caption of the form. Its form is data ([`Form`](crate::law::Form),
//! from `law/forms/*.toml`): headings, and under each the fields with caption, kind, notes and example. The content is a
//! list of [`Entry`] under each [`HeadingKey`], and an entry is a map from [`FieldKey`] to [`Value`]. So one screen lists
//! and edits every sub-item, one file format and one schema serve all of them, and the next decree is a new file of data.
//!
//! What that costs, the typed names bring back: headings, fields and rows are enums, so a rule that asks for a field that
//! no form has does not compile; [`Declaration::conform`] makes sure that every field holds what the form says, before
//! anything else looks at it; and the rules do not read maps but [`Worth`], [`Certificate`] and [`Income`].
//!
//! Amounts are whole đồng, areas and quantities [`Decimal`]; neither is ever a float.

mod caption;
mod checks;
mod compare;
mod conform;
mod content;
mod control;
mod decimal;
mod difference;
mod editing;
mod entry;
mod facts;
mod finding;
#[cfg(feature = "ledger")]
mod hash;
mod keyed;
mod keys;
mod matching;
pub mod obligations;
mod progress;
mod quantity;
mod sections;
mod source_test;
mod start;
mod thresholds;
mod totals;
mod typed;
mod value;
mod views;

pub use caption::{amount, captioned};
pub use checks::{Case, Clock, check, clocks};
pub use compare::{Cause, Change, compare, source_of, state_of};
pub use conform::{LONGEST_LINE, LONGEST_TEXT, Misfit};
pub use content::{ChangeRow, Changes, Declaration, IncomeItem, List};
pub use control::{Controlled, Routed, control_body};
pub use decimal::Decimal;
pub use difference::{Altered, AlteredField, Difference, differences};
pub use editing::{EditRefusal, asked, has_address_of_declarant};
pub use entry::{Entry, EntryId, Origin, State};
pub use facts::{Correction, Facts, Fixed, Print, Roster};
pub use finding::{Finding, Place, Problem, Provision, Severity};
#[cfg(feature = "ledger")]
pub use hash::{content_bytes, content_code, content_hash, hash_of};
pub use keys::{Basis, Class, FieldKey, HeadingKey, Kind, RowKey};
pub use matching::{Pair, pairs};
pub use progress::{Progress, Stage, Step, StepRefusal};
pub use quantity::{HOME_CURRENCY, Quantity, measured};
pub use sections::{Part, PartState, part_of, parts, state};
pub use source_test::{SourceFlag, SourceTest, source_test};
pub use start::{changes, complete, next, settle};
pub use thresholds::{Item, ItemRule, Supplementary, item_rule, supplementary};
pub use totals::{Total, totals, totals_of};
pub use typed::{TypedFault, read, shown, written};
pub use value::Value;
pub use views::{Certificate, Income, Worth};

#[cfg(test)]
mod tests;
