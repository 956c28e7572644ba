//! What people type into a field, read as a value of the form, and written back as they would type it.
//!
//! Owns: the reading of each kind of field. Must not: say whether an answer is complete or right (the checks do).

use super::conform::{LONGEST_LINE, LONGEST_TEXT, YEARS};
use super::decimal::Decimal;
use super::value::Value;
use crate::day::{self, DayFault};
use crate::law::{Field, FieldType};
use crate::money::{self, Money, MoneyFault};
use crate::text;

/// Why a typed text was not read. It is kept as typed, and the page says how to put it right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedFault {
    /// No amount, or one that may mean several.
    Money(MoneyFault),
    /// No day.
    Day(DayFault),
    /// No number.
    NotANumber,
    /// More than three decimals.
    TooPrecise,
    /// No year of four digits that is plausible.
    Year,
    /// Not three letters.
    Currency,
    /// None of the choices.
    Choice,
    /// Longer than the form holds, in characters.
    TooLong(usize),
}

/// Reads what was typed into a field; nothing typed is `None`.
///
/// # Errors
/// The [`TypedFault`] that tells what to ask the person.
pub fn read(field: &Field, typed: &str) -> Result<Option<Value>, TypedFault> {
    let line = text::one_line(typed);
    if line.is_empty() {
        return Ok(None);
    }
    match field.kind {
        FieldType::Line => within(&line, LONGEST_LINE),
        FieldType::Text => within(typed, LONGEST_TEXT),
        FieldType::Day => {
            let day = day::read_vietnamese(&line).map_err(TypedFault::Day)?;
            Ok(Value::text(&day::iso(day)))
        }
        FieldType::Year => {
            let year = line.parse::<i64>().ok().filter(|year| YEARS.contains(year));
            Ok(Value::whole(year.ok_or(TypedFault::Year)?))
        }
        FieldType::Vnd => {
            let amount = money::read(&line).map_err(TypedFault::Money)?;
            Ok(Value::whole(amount.dong()))
        }
        FieldType::Decimal => {
            let bare = without_unit(&line, field.unit.as_deref());
            decimal(bare).map(|number| Some(Value::Number(number)))
        }
        FieldType::Choice => match field.choice(&line) {
            Some(choice) => Ok(Value::text(&choice.code)),
            None => Err(TypedFault::Choice),
        },
        FieldType::Flag => Ok(Some(Value::Flag(true))),
        FieldType::Currency => {
            let code = line.to_uppercase();
            let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
            if is_code {
                Ok(Value::text(&code))
            } else {
                Err(TypedFault::Currency)
            }
        }
    }
}

/// A value as it would be typed: what [`read`] reads as the same value again.
#[must_use]
pub fn written(field: &Field, value: &Value) -> String {
    match (field.kind, value) {
        (FieldType::Day, Value::Text(iso)) => day::read_iso(iso).map_or_else(|_| iso.clone(), day::vietnamese),
        (FieldType::Vnd, Value::Number(number)) => {
            let amount = number.as_whole().and_then(|dong| Money::try_from(dong).ok());
            amount.map_or_else(|| number.to_string(), |amount| amount.to_string())
        }
        (FieldType::Year, Value::Number(number)) => number.as_whole().map_or_else(String::new, |year| year.to_string()),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::Flag(flag)) => if *flag { "1" } else { "" }.to_owned(),
    }
}

/// A value as the page shows it to be read: choices and flags by their words, amounts with their unit.
#[must_use]
pub fn shown(field: &Field, value: &Value) -> String {
    let text = written(field, value);
    match (field.kind, value) {
        (FieldType::Choice, Value::Text(code)) => field.choice(code).map_or(text, |choice| choice.label.clone()),
        (FieldType::Flag, Value::Flag(true)) => field.phrase.clone().unwrap_or_else(|| field.label.clone()),
        (FieldType::Vnd, _) => format!("{text} đồng"),
        (FieldType::Decimal, _) => match &field.unit {
            Some(unit) => format!("{text} {unit}"),
            None => text,
        },
        _ => text,
    }
}

fn within(typed: &str, longest: usize) -> Result<Option<Value>, TypedFault> {
    if typed.chars().count() > longest {
        Err(TypedFault::TooLong(longest))
    } else {
        Ok(Value::text(typed))
    }
}

/// `85,5 m2` is what people type for `85,5 m²`.
fn without_unit<'a>(line: &'a str, unit: Option<&str>) -> &'a str {
    let units = unit.into_iter().chain(["m2"]);
    let bare = units
        .into_iter()
        .find_map(|unit| line.strip_suffix(unit).filter(|rest| !rest.is_empty()));
    bare.unwrap_or(line).trim_end()
}

/// Reads a number with at most three decimals. A dot before exactly three digits marks thousands, as official papers write
/// them; any other single mark is the decimal mark. Two kinds of marks: the last one is the decimal mark.
fn decimal(typed: &str) -> Result<Decimal, TypedFault> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.is_empty() || plain.chars().any(|c| !(c.is_ascii_digit() || matches!(c, '.' | ','))) {
        return Err(TypedFault::NotANumber);
    }
    let (dots, commas) = (plain.matches('.').count(), plain.matches(',').count());
    let after = |mark| plain.rsplit(mark).next().map_or(0, str::len);
    let (thousands, mark) = match (dots, commas) {
        (0, 0) => ('.', None),
        (1, 0) if after('.') != 3 => (',', Some('.')),
        (_, 0) => ('.', None),
        (0, 1) => ('.', Some(',')),
        (0, _) => (',', None),
        _ if plain.rfind('.') > plain.rfind(',') => (',', Some('.')),
        _ => ('.', Some(',')),
    };
    let (whole, fraction) = match mark {
        Some(mark) => plain.split_once(mark).ok_or(TypedFault::NotANumber)?,
        None => (plain.as_str(), ""),
    };
    let mut groups = whole.split(thousands);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if first.is_empty() || !grouped || !digits(&whole.replace(thousands, "")) || !digits(fraction) {
        return Err(TypedFault::NotANumber);
    }
    if fraction.trim_end_matches('0').len() > 3 {
        return Err(TypedFault::TooPrecise);
    }
    let written = format!("{},{fraction}", whole.replace(thousands, ""));
    Decimal::first_in(&written).ok_or(TypedFault::NotANumber)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::declarations::{FieldKey, HeadingKey};
    use crate::law::Law;

    fn field(heading: HeadingKey, key: FieldKey) -> &'static Field {
        let form = Law::for_tests().forms().last().expect("a form");
        form.heading(heading)
            .and_then(|heading| heading.field(key))
            .expect("a field")
    }

    #[test]
    fn areas_are_read_as_people_type_them() {
        let area = field(HeadingKey::ResidentialLand, FieldKey::AreaM2);
        let cases = [
            ("100", Ok("100")),
            (" 85,5 ", Ok("85,5")),
            ("85.5", Ok("85,5")),
            ("85,5 m2", Ok("85,5")),
            ("85,5m²", Ok("85,5")),
            ("1.200", Ok("1.200")),
            ("1.200,5", Ok("1.200,5")),
            ("1,200.5", Ok("1.200,5")),
            ("1 200", Ok("1.200")),
            ("1.200.300", Ok("1.200.300")),
            ("1,200,300", Ok("1.200.300")),
            ("0,125", Ok("0,125")),
            ("0,1250", Ok("0,125")),
            ("0,1234", Err(TypedFault::TooPrecise)),
            ("m2", Err(TypedFault::NotANumber)),
            ("1.20.300", Err(TypedFault::NotANumber)),
            ("1,2,3", Err(TypedFault::NotANumber)),
            (",5", Err(TypedFault::NotANumber)),
            ("-5", Err(TypedFault::NotANumber)),
            ("năm mươi", Err(TypedFault::NotANumber)),
        ];
        for (typed, expected) in cases {
            let found = read(area, typed).map(|value| value.map(|value| written(area, &value)));
            assert_eq!(found, expected.map(|text| Some(text.to_owned())), "{typed:?}");
        }
        assert_eq!(read(area, "  "), Ok(None));
    }

    #[test]
    fn every_kind_of_field_asks_back_in_its_own_way() {
        let money = field(HeadingKey::ResidentialLand, FieldKey::ValueVnd);
        let day = field(HeadingKey::Declarant, FieldKey::BirthDate);
        let year = field(HeadingKey::OtherAssets, FieldKey::OwnershipStartYear);
        let choice = field(HeadingKey::Houses, FieldKey::HouseType);
        let currency = field(HeadingKey::Money, FieldKey::Currency);
        let line = field(HeadingKey::Declarant, FieldKey::FullName);
        let long = "a".repeat(LONGEST_LINE + 1);
        let cases: [(&Field, &str, Result<&str, TypedFault>); 12] = [
            (money, "1,5 tỷ", Ok("1.500.000.000")),
            (money, "1.5", Err(TypedFault::Money(MoneyFault::Ambiguous))),
            (day, "8/3/1980", Ok("08/03/1980")),
            (day, "08031980", Ok("08/03/1980")),
            (day, "31/02/1980", Err(TypedFault::Day(DayFault::NoSuchDay))),
            (year, "2015", Ok("2015")),
            (year, "15", Err(TypedFault::Year)),
            (choice, "CAN_HO", Ok("CAN_HO")),
            (choice, "LAU_DAI", Err(TypedFault::Choice)),
            (currency, "usd", Ok("USD")),
            (currency, "đô la", Err(TypedFault::Currency)),
            (line, &long, Err(TypedFault::TooLong(LONGEST_LINE))),
        ];
        for (field, typed, expected) in cases {
            let found = read(field, typed).map(|value| value.map(|value| written(field, &value)));
            assert_eq!(found, expected.map(|text| Some(text.to_owned())), "{typed:?}");
        }
    }

    #[test]
    fn values_are_shown_with_their_words() {
        let cases = [
            (HeadingKey::Houses, FieldKey::HouseType, Value::text("CAN_HO"), "căn hộ"),
            (HeadingKey::Houses, FieldKey::AreaM2, Value::whole(100), "100 m²"),
            (
                HeadingKey::Houses,
                FieldKey::ValueVnd,
                Value::whole(3_500_000_000),
                "3.500.000.000 đồng",
            ),
            (
                HeadingKey::ResidentialLand,
                FieldKey::CertificateNone,
                Some(Value::Flag(true)),
                "chưa được cấp giấy chứng nhận quyền sử dụng đất",
            ),
            (
                HeadingKey::Declarant,
                FieldKey::BirthDate,
                Value::text("1980-03-08"),
                "08/03/1980",
            ),
        ];
        for (heading, key, value, expected) in cases {
            let value = value.expect("a value");
            assert_eq!(shown(field(heading, key), &value), expected);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(thousandths in 0_i64..1_000_000_000_000) {
            let area = field(HeadingKey::ResidentialLand, FieldKey::AreaM2);
            let text = format!("{},{:03}", thousandths / 1_000, thousandths % 1_000);
            let number = Decimal::first_in(&text).expect("a number");
            let value = Value::Number(number);
            prop_assert_eq!(read(area, &written(area, &value)), Ok(Some(value)));
        }

        #[test]
        fn nothing_that_is_typed_is_worse_than_a_question(typed in "\\PC{0,40}") {
            let form = Law::for_tests().forms().last().expect("a form");
            for field in form.headings.iter().flat_map(|heading| &heading.fields) {
                if let Ok(Some(value)) = read(field, &typed) {
                    prop_assert_eq!(read(field, &written(field, &value)), Ok(Some(value)));
                }
            }
        }
    }
}
