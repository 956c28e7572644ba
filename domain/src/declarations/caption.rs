//! Captions with the amount that was in force.
//!
//! Owns: how "{threshold}" in the data of a form is filled in. Must not: hold an amount (`law` does).

use chrono::NaiveDate;

use super::thresholds::{Item, item_rule};
use crate::lang::Lang;
use crate::law::Law;
use crate::number::grouped;

const PLACE: &str = "{threshold}";
const MILLION: u64 = 1_000_000;

/// The caption with the threshold of the item on the day of completion.
#[must_use]
pub fn captioned(law: &Law, caption: &str, item: Option<Item>, completion: NaiveDate) -> String {
    if !caption.contains(PLACE) {
        return caption.to_owned();
    }
    let threshold = item.and_then(|item| item_rule(law, item, completion)?.threshold);
    caption.replace(PLACE, &threshold.map(amount).unwrap_or_default())
}

/// An amount as the form writes it: millions where it has no rest, otherwise đồng.
#[must_use]
pub fn amount(dong: i64) -> String {
    let size = dong.unsigned_abs();
    if size >= MILLION && size.is_multiple_of(MILLION) {
        format!("{} triệu đồng", grouped(size / MILLION, Lang::Vi))
    } else {
        format!("{} đồng", grouped(size, Lang::Vi))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_shows_the_amount_in_force_on_the_day_of_completion() {
        let cases = [
            (Item::Gold, "2026-06-30", "từ 50 triệu đồng trở lên"),
            (Item::Gold, "2026-07-01", "từ 150 triệu đồng trở lên"),
            (Item::Attached, "2026-07-01", "từ 150 triệu đồng trở lên"),
        ];
        for (item, day, expected) in cases {
            let day = crate::day::read_iso(day).expect("a day");
            assert_eq!(
                captioned(Law::for_tests(), "từ {threshold} trở lên", Some(item), day),
                expected
            );
        }
        let day = crate::day::read_iso("2026-07-01").expect("a day");
        assert_eq!(captioned(Law::for_tests(), "Đất ở", None, day), "Đất ở");
    }

    #[test]
    fn amounts_are_written_in_millions_where_nothing_is_lost() {
        for (dong, written) in [
            (50_000_000, "50 triệu đồng"),
            (1_000_000_000, "1.000 triệu đồng"),
            (50_000_001, "50.000.001 đồng"),
            (0, "0 đồng"),
        ] {
            assert_eq!(amount(dong), written);
        }
    }
}
