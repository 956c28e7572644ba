//! How much of something there is, and how Mục III writes it.
//!
//! Owns: the choice between counting and measuring, and the printed text with its sign. Must not: know values in đồng,
//! except where the value itself is what grows.

use super::decimal::Decimal;
use super::entry::Entry;
use super::keys::{Class, FieldKey};
use crate::law::{Form, Heading};

/// The currency of the country, whose amounts are printed as "đồng".
pub const HOME_CURRENCY: &str = "VND";
const DONG: &str = "đồng";

/// A quantity without its sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How much.
    pub amount: Decimal,
    /// Of what; empty where the form has no word for it.
    pub unit: String,
}

impl Quantity {
    /// As the second column of Mục III has it: `+ 100 m²`, `− 01 sổ tiết kiệm`. Whole numbers below ten have two digits,
    /// as official papers write counts.
    #[must_use]
    pub fn printed(&self, class: Class) -> String {
        let sign = sign(class);
        let counted = self.amount.as_whole().filter(|count| (0..10).contains(count));
        let amount = counted.map_or_else(|| self.amount.to_string(), |count| format!("{count:02}"));
        [sign, &amount, &self.unit]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// The sign in front of a quantity; income has none.
#[must_use]
pub const fn sign(class: Class) -> &'static str {
    match class {
        Class::Tang => "+",
        Class::Giam => "−",
        Class::ThuNhap => "",
    }
}

/// The class that the sign of a written quantity says; a hyphen is read as a minus.
#[must_use]
pub fn signed_as(written: &str) -> Option<Class> {
    match written.trim_start().chars().next()? {
        '+' => Some(Class::Tang),
        '-' | '−' | '–' => Some(Class::Giam),
        _ => None,
    }
}

/// What is compared from one declaration to the next: an area, a number of things, an amount of money; `None` for what
/// is only counted, and where the field is empty.
#[must_use]
pub fn measured(form: &Form, own: &Heading, entry: &Entry) -> Option<Quantity> {
    let heading = entry.described_under(form, own);
    let field = heading.measured_by?;
    let unit = match heading.unit_field {
        Some(field) => entry.text(field)?.to_owned(),
        None => heading.unit.clone().unwrap_or_default(),
    };
    let at_home = field == FieldKey::Amount && unit == HOME_CURRENCY;
    let amount = match entry.number(field) {
        // In đồng the converted value is the amount; nobody has to type it twice.
        None if at_home => entry.number(FieldKey::ValueVnd),
        amount => amount,
    }?;
    let unit = if at_home { DONG.to_owned() } else { unit };
    Some(Quantity { amount, unit })
}

/// All of an entry that appears or goes: one of it where it is counted, otherwise as much as is measured.
#[must_use]
pub fn whole(form: &Form, own: &Heading, entry: &Entry) -> Option<Quantity> {
    let heading = entry.described_under(form, own);
    let counted_as = heading.fields.iter().find_map(|field| {
        let choice = field.choice(entry.text(field.key)?)?;
        choice.counted_as.clone()
    });
    if heading.counted || heading.measured_by.is_none() || counted_as.is_some() {
        return Some(Quantity {
            amount: Decimal::whole(1)?,
            unit: counted_as.unwrap_or_default(),
        });
    }
    measured(form, own, entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_printed_as_official_papers_write_them() {
        let cases = [
            (Class::Giam, 100, "m²", "− 100 m²"),
            (Class::Tang, 1, "sổ tiết kiệm", "+ 01 sổ tiết kiệm"),
            (Class::Tang, 1, "", "+ 01"),
            (Class::Tang, 9, "cây", "+ 09 cây"),
            (Class::Tang, 10, "cây", "+ 10 cây"),
            (Class::Giam, 1_500_000, "đồng", "− 1.500.000 đồng"),
        ];
        for (class, amount, unit, printed) in cases {
            let quantity = Quantity {
                amount: Decimal::whole(amount).expect("small"),
                unit: unit.to_owned(),
            };
            assert_eq!(quantity.printed(class), printed);
            assert_eq!(signed_as(printed), Some(class));
        }
        let half = Decimal::first_in("0,5").expect("a number");
        let quantity = Quantity {
            amount: half,
            unit: "chỉ".to_owned(),
        };
        assert_eq!(quantity.printed(Class::Tang), "+ 0,5 chỉ");
        assert_eq!(signed_as("- 100 m²"), Some(Class::Giam));
        assert_eq!(signed_as("100 m²"), None);
        assert_eq!(signed_as(" "), None);
    }
}
