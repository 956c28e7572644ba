//! From which amount something must be declared. The comparison is always "at least".
//!
//! Owns: which threshold belongs to which item. Must not: hold an amount (`law` does).

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::deadlines::{Yearly, yearly};
use crate::law::{Law, Parameter};

/// A kind of thing that is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Item {
    /// Residential land.
    Land,
    /// Other land.
    OtherLand,
    /// Houses.
    House,
    /// Other construction works.
    OtherWorks,
    /// Other assets attached to land.
    Attached,
    /// Precious metals and stones.
    Gold,
    /// Money.
    Money,
    /// Shares, bonds, contributions and other valuable papers.
    Securities,
    /// Things that must be registered.
    Registered,
    /// Other things.
    Other,
    /// Assets abroad.
    ForeignAsset,
    /// Accounts abroad.
    ForeignAccount,
    /// Total income between two declarations.
    Income,
}

impl Item {
    /// The key of its threshold in the legal data.
    #[must_use]
    pub const fn threshold_key(self) -> &'static str {
        match self {
            Self::Land | Self::OtherLand | Self::House | Self::OtherWorks => "T_land",
            Self::Attached => "T_attached",
            Self::Gold | Self::Money | Self::Securities | Self::Registered | Self::Other => "T_item",
            Self::ForeignAsset | Self::ForeignAccount => "T_foreign",
            Self::Income => "T_income",
        }
    }
}

/// What the law asks about an item on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemRule<'a> {
    /// The threshold that was chosen, with its source.
    pub parameter: &'a Parameter,
    /// Đồng; `None` when everything counts.
    pub threshold: Option<i64>,
}

impl ItemRule<'_> {
    /// Whether a total of this kind must be declared. Declaring less voluntarily is always allowed.
    #[must_use]
    pub fn must_declare(&self, total_of_kind: i64) -> bool {
        self.threshold.is_none_or(|threshold| total_of_kind >= threshold)
    }
}

/// What the law asks about an item in a declaration completed on `completion`.
#[must_use]
pub fn item_rule(law: &Law, item: Item, completion: NaiveDate) -> Option<ItemRule<'_>> {
    let parameter = law.parameter(item.threshold_key(), completion)?;
    Some(ItemRule {
        parameter,
        threshold: parameter.value,
    })
}

/// Whether a supplementary declaration is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplementary<'a> {
    /// The threshold that was chosen, with its source.
    pub parameter: &'a Parameter,
    /// Đồng.
    pub threshold: i64,
    /// When it is due; `None` when it is not.
    pub due: Option<Yearly>,
}

/// Whether the changes of a year need a supplementary declaration: the larger of both sums counts, and who makes the
/// annual declaration needs no other.
#[must_use]
pub fn supplementary(
    law: &Law,
    completion: NaiveDate,
    gross_increase: i64,
    gross_decrease: i64,
    annual_made: bool,
) -> Option<Supplementary<'_>> {
    let parameter = law.parameter("T_change", completion)?;
    let threshold = parameter.value?;
    let required = gross_increase.max(gross_decrease) >= threshold && !annual_made;
    let due = if required {
        Some(yearly(law, "TS03", completion.year()).ok()?)
    } else {
        None
    };
    Some(Supplementary {
        parameter,
        threshold,
        due,
    })
}
