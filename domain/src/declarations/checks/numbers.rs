//! Check 12: registration numbers, plates, and numbers that stand twice. Owns: what a plate looks like. Must not: know
//! other declarants.

use std::collections::BTreeMap;

use super::{Case, Report, at, holds_things};
use crate::declarations::entry::EntryId;
use crate::declarations::finding::Problem;
use crate::declarations::keys::FieldKey;
use crate::declarations::matching::plain_number;
use crate::text;

pub fn check(case: &Case<'_>, report: &Report<'_>) {
    let mut seen: BTreeMap<(&str, FieldKey, String), EntryId> = BTreeMap::new();
    for heading in case.headings().filter(|heading| holds_things(heading)) {
        for (under, entry) in case.held(heading) {
            let registered = under.field(FieldKey::RegistrationNumber).is_some();
            let number = entry.text(FieldKey::RegistrationNumber);
            let place = || at(heading, entry, FieldKey::RegistrationNumber);
            match number {
                None if registered => report.block(12, place(), Problem::RegistrationAbsent),
                // Plates of other countries have other forms.
                Some(number)
                    if std::ptr::eq(heading, under)
                        && has_plate(&under.plated, entry.text(FieldKey::Name))
                        && !is_plate(number) =>
                {
                    let given = number.to_owned();
                    report.warn(12, place(), Problem::PlateUnusual { given });
                }
                _ => {}
            }
            let Some(field) = under.identified_by else { continue };
            let Some(number) = entry.text(field) else { continue };
            // Land and the house on it may share one certificate, so a number stands twice only within one group.
            let group = under.group.as_deref().unwrap_or(&under.number);
            let key = (group, field, plain_number(number));
            if let Some(other) = seen.get(&key) {
                let problem = Problem::NumberTwice {
                    number: number.to_owned(),
                    other: other.clone(),
                };
                report.warn(12, at(heading, entry, field), problem);
            } else {
                seen.insert(key, entry.id.clone());
            }
        }
    }
}

/// Whether the name says that it is a vehicle with a plate.
fn has_plate(words: &[String], name: Option<&str>) -> bool {
    let name = format!(" {} ", text::search_key(name.unwrap_or_default()));
    words
        .iter()
        .any(|word| name.contains(&format!(" {} ", text::search_key(word))))
}

/// Two digits of the province, one or two letters, for motorcycles a digit more, four or five digits: `30A-000.01`,
/// `29-B1 000.01`, `51LD-0001`. Marks and spaces are left aside.
fn is_plate(number: &str) -> bool {
    let plain = plain_number(number);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let province = digits(&plain);
    let rest = &plain[province..];
    let letters = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let tail = &rest[letters..];
    province == 2 && (1..=2).contains(&letters) && digits(tail) == tail.len() && (4..=6).contains(&tail.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates_are_told_from_other_numbers() {
        for plate in [
            "30A-000.01",
            "30A00001",
            "29-B1 000.01",
            "29 AA 0001",
            "51LD-000.01",
            "80B 0001",
            "29MĐ1-000.01",
        ] {
            assert!(is_plate(plate), "{plate}");
        }
        for other in [
            "",
            "30A",
            "30A-001",
            "A30-000.01",
            "300A-0001",
            "30ABC-0001",
            "30A-0000001",
            "HN-1234",
            "VN-A001",
            "30A-00X1",
        ] {
            assert!(!is_plate(other), "{other}");
        }
    }

    #[test]
    fn only_names_of_vehicles_ask_for_a_plate() {
        let words: Vec<String> = ["ô tô", "xe máy"].map(str::to_owned).into();
        for name in ["Ô tô", "Xe ô tô con 5 chỗ", "xe máy cũ"] {
            assert!(has_plate(&words, Some(name)), "{name}");
        }
        for name in [None, Some("Thuyền"), Some("Máy bay"), Some("tôm")] {
            assert!(!has_plate(&words, name), "{name:?}");
        }
    }
}
