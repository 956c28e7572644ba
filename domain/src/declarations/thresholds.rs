//! From which amount something must be declared. The comparison is always "at least".
//!
//! Owns: which threshold belongs to which item. Must not: hold an amount (`law` does).

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::deadlines::{Yearly, yearly};
use crate::law::{Law, Mark, Parameter};

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
    /// How sure the rule is: with a threshold it also rests on counting by kind, which the law does not say in so many words.
    #[must_use]
    pub fn mark_on(&self, completion: NaiveDate) -> Mark {
        match self.threshold {
            Some(_) => Mark::Verify,
            None => self.parameter.mark_on(completion),
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    fn on(iso: &str) -> NaiveDate {
        crate::day::read_iso(iso).expect("a valid day")
    }

    #[test]
    fn what_must_be_declared_from_which_amount() {
        // Until 30 June 2026 and from 1 July 2026; without an amount everything counts.
        let cases = [
            (Item::Land, None, None),
            (Item::OtherLand, None, None),
            (Item::House, None, None),
            (Item::OtherWorks, None, None),
            (Item::Attached, Some(50_000_000), Some(150_000_000)),
            (Item::Gold, Some(50_000_000), Some(150_000_000)),
            (Item::Money, Some(50_000_000), Some(150_000_000)),
            (Item::Securities, Some(50_000_000), Some(150_000_000)),
            (Item::Registered, Some(50_000_000), Some(150_000_000)),
            (Item::Other, Some(50_000_000), Some(150_000_000)),
            (Item::ForeignAsset, None, None),
            (Item::ForeignAccount, None, None),
            (Item::Income, None, None),
        ];
        for (item, before, after) in cases {
            for (day, threshold) in [("2026-06-30", before), ("2026-07-01", after)] {
                let rule = item_rule(Law::for_tests(), item, on(day)).expect("a row");
                assert_eq!(rule.threshold, threshold, "{item:?} on {day}");
                assert_eq!(rule.parameter.key, item.threshold_key(), "{item:?}");
                assert!(rule.must_declare(threshold.unwrap_or(0)), "{item:?} on {day}");
                let less = threshold.map_or(0, |threshold| threshold - 1);
                assert_eq!(rule.must_declare(less), threshold.is_none(), "{item:?} on {day}");
            }
        }
    }

    #[test]
    fn a_supplementary_declaration_is_due_from_the_threshold_on() {
        let (old, new) = (300_000_000, 1_000_000_000);
        let cases = [
            // Either sum reaches it, by itself.
            ("2026-06-30", old, 0, false, true),
            ("2026-06-30", 0, old, false, true),
            ("2026-06-30", old - 1, old - 1, false, false),
            ("2026-07-01", new, 0, false, true),
            ("2026-07-01", 0, new, false, true),
            ("2026-07-01", new - 1, new - 1, false, false),
            ("2026-07-01", old, old, false, false),
            // Who makes the annual declaration needs no other.
            ("2026-07-01", 5 * new, 0, true, false),
        ];
        for (day, increase, decrease, annual_made, required) in cases {
            let found = supplementary(Law::for_tests(), on(day), increase, decrease, annual_made).expect("a row");
            assert_eq!(
                found.due.is_some(),
                required,
                "{day} {increase} {decrease} {annual_made}"
            );
            let threshold = if day < "2026-07-01" { old } else { new };
            assert_eq!((found.threshold, found.parameter.key.as_str()), (threshold, "T_change"));
            if let Some(due) = found.due {
                assert_eq!(due.before.legal_latest, on("2026-12-30"), "{day}");
                assert_eq!(due.row.code, "TS03");
            }
        }
    }
}
