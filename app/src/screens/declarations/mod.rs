//! Declarations of assets and income.
//!
//! Owns: nothing but its parts. Must not: hold a rule.

mod form;

use crate::route::Route;

pub(super) fn routes() -> Vec<Route> {
    form::routes()
}
