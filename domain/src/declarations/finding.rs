//! What a check found: data from which a page, a list and a program make what they need.
//!
//! Owns: the codes of problems and the numbers each one used. Must not: form a sentence (crate `services` does, with
//! `words`) or decide what a finding leads to.

use std::fmt;

use serde::Serialize;

use super::decimal::Decimal;
use super::entry::EntryId;
use super::keys::{Class, FieldKey, HeadingKey, Kind, RowKey};
use crate::day::IsoDay;
use crate::law::Mark;

/// How heavy a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Severity {
    /// Blocks submission.
    H,
    /// Asks for a reason.
    W,
    /// Is shown.
    I,
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The declaration as a whole.
    Whole,
    /// Its kind.
    Kind,
    /// Its form.
    Form,
    /// A heading.
    Heading(HeadingKey),
    /// An entry.
    Entry(HeadingKey, EntryId),
    /// A field of an entry.
    Field(HeadingKey, EntryId, FieldKey),
    /// The list of items of income.
    IncomeItems,
    /// Mục III.
    Changes,
    /// A row of Mục III, with its entry where one is named.
    Row(RowKey, Option<EntryId>),
    /// The print.
    Print,
    /// The procedure around it.
    Procedure,
}

/// The path in a declaration file: `residential_land/dat-1/area_m2`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("declaration"),
            Self::Kind => f.write_str("kind"),
            Self::Form => f.write_str("form_version"),
            Self::Heading(heading) => f.write_str(heading.code()),
            Self::Entry(heading, entry) => write!(f, "{}/{entry}", heading.code()),
            Self::Field(heading, entry, field) => write!(f, "{}/{entry}/{}", heading.code(), field.code()),
            Self::IncomeItems => f.write_str("income_items"),
            Self::Changes => f.write_str("changes"),
            Self::Row(row, Some(entry)) => write!(f, "changes/{}/{entry}", row.code()),
            Self::Row(row, None) => write!(f, "changes/{}", row.code()),
            Self::Print => f.write_str("print"),
            Self::Procedure => f.write_str("procedure"),
        }
    }
}

impl Place {
    /// The place that is written so; `None` where no place is.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('/').collect();
        match *parts.as_slice() {
            ["declaration"] => Some(Self::Whole),
            ["kind"] => Some(Self::Kind),
            ["form_version"] => Some(Self::Form),
            ["income_items"] => Some(Self::IncomeItems),
            ["changes"] => Some(Self::Changes),
            ["print"] => Some(Self::Print),
            ["procedure"] => Some(Self::Procedure),
            ["changes", row] => Some(Self::Row(RowKey::from_code(row)?, None)),
            ["changes", row, entry] => Some(Self::Row(RowKey::from_code(row)?, Some(EntryId::new(entry)?))),
            [heading] => Some(Self::Heading(HeadingKey::from_code(heading)?)),
            [heading, entry] => Some(Self::Entry(HeadingKey::from_code(heading)?, EntryId::new(entry)?)),
            [heading, entry, field] => {
                let entry = EntryId::new(entry)?;
                Some(Self::Field(
                    HeadingKey::from_code(heading)?,
                    entry,
                    FieldKey::from_code(field)?,
                ))
            }
            _ => None,
        }
    }
}

/// What is wrong, with the numbers that were used. Amounts are đồng.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the names of the numbers are those of the contract, with their units in them"
)]
pub enum Problem {
    /// 1: none of the four kinds.
    KindUnknown,
    /// 1: this kind is not declared on this form.
    FormOfAnotherKind { kind: Kind },
    /// 2: a first declaration has no Mục III.
    FirstHasChanges,
    /// 2: a first declaration has no item 10.
    FirstHasIncome,
    /// 2: a first declaration was made before.
    FirstMadeBefore,
    /// 3: item 10 is missing.
    IncomeAbsent,
    /// 3: Mục III has neither rows nor the phrase.
    ChangesAbsent,
    /// 3: Mục III has rows and the phrase.
    ChangesContradict { rows: usize },
    /// 4: the first or last day of the period is missing.
    PeriodMissing,
    /// 4: the period begins on another day than that of the last declaration.
    PeriodStart { given: IsoDay, expected: IsoDay },
    /// 4: the period ends on another day than the one before completion.
    PeriodEnd { given: IsoDay, expected: IsoDay },
    /// 5: Mục I lacks the declarant.
    DeclarantAbsent,
    /// 5, 8, 13: a column is empty.
    FieldEmpty,
    /// 5: not 12 digits, and not 9 of an old card.
    IdentityNumberWrong { digits: usize },
    /// 5: issued after the day of completion.
    IssuedAfterCompletion { issued: IsoDay, completion: IsoDay },
    /// 5: born on or after the day of completion.
    BornAfterCompletion { born: IsoDay, completion: IsoDay },
    /// 6: a child that is of age.
    ChildOfAge { of_age_on: IsoDay, completion: IsoDay },
    /// 6: a minor child of the last declaration is missing.
    ChildMissing { name: String, of_age_on: Option<IsoDay> },
    /// 6: the spouse is another one.
    SpouseChanged { before: String, now: String },
    /// 7: a heading is missing.
    HeadingAbsent,
    /// 7: nothing under a heading, and nobody said that there is nothing.
    NotSaidNone,
    /// 7: "Không có" above entries.
    SaidNoneAboveEntries { entries: usize },
    /// 8: an area, a number of things that is not above zero.
    NotPositive { given: Decimal },
    /// 5, 8, 9, 13: a code that the form does not have.
    ChoiceUnknown { given: String },
    /// 8: neither a number of a certificate nor the phrase.
    CertificateAbsent,
    /// 8: a certificate without its holder.
    HolderAbsent,
    /// 9, 11: neither a value nor the reason why it cannot be told.
    ValueAbsent,
    /// 9: less than nothing.
    ValueNegative { value_vnd: i64 },
    /// 9: how the value was found is not said.
    BasisAbsent,
    /// 9: "không xác định được giá trị" without the reason.
    ReasonAbsent,
    /// 9: a value together with "không xác định được giá trị".
    ValueContradicts { value_vnd: i64 },
    /// 10: below the threshold; nobody must declare it.
    BelowThreshold { total_vnd: i64, threshold_vnd: i64 },
    /// 11: not three capital letters.
    CurrencyUnreadable { given: String },
    /// 11: money without its currency.
    CurrencyAbsent,
    /// 11: foreign money without its amount.
    AmountAbsent,
    /// 12: no registration number.
    RegistrationAbsent,
    /// 12: does not look like a number plate.
    PlateUnusual { given: String },
    /// 12: the same number twice in the family.
    NumberTwice { number: String, other: EntryId },
    /// 13: something abroad without its country.
    CountryAbsent,
    /// 14: one of the four amounts is missing.
    IncomePartAbsent,
    /// 14: one of the four amounts is below zero.
    IncomePartNegative { value_vnd: i64 },
    /// 14: Mục III has no row of the income.
    IncomeRowAbsent { total_vnd: i64 },
    /// 14: the row of the income says something else.
    IncomeRowDiffers { total_vnd: i64, row_vnd: i64 },
    /// 14: the listed items come to something else.
    IncomeItemsDiffer { total_vnd: i64, items_vnd: i64 },
    /// 14: no income at all.
    IncomeAllZero,
    /// 14: below what the payroll paid.
    IncomeBelowPayroll { total_vnd: i64, payroll_vnd: i64 },
    /// 15: something new or gone without its row.
    RowAbsent {
        class: Class,
        description: String,
        value_vnd: Option<i64>,
    },
    /// 15: a row about something that is neither new nor gone nor different.
    RowUnfounded { class: Class },
    /// 15: a row without quantity.
    QuantityAbsent,
    /// 15: the sign says the opposite, or nothing.
    SignWrong { class: Class },
    /// 15: a row without value.
    RowValueAbsent,
    /// 15: a row with another value than the recorded one.
    RowValueDiffers { row_vnd: i64, recorded_vnd: i64 },
    /// 15: nothing explained.
    ExplanationAbsent,
    /// 16: an area or quantity that is another one, without its row.
    DifferenceAbsent {
        class: Class,
        description: String,
        difference: Decimal,
    },
    /// 16: the row says another difference.
    DifferenceWrong { given: Decimal, difference: Decimal },
    /// 16: another value of the same thing.
    ValueChanged {
        before_vnd: Option<i64>,
        now_vnd: Option<i64>,
    },
    /// 18: the income does not cover the increases.
    SourceShort {
        income_vnd: i64,
        increases_vnd: i64,
        rest_vnd: i64,
    },
    /// 23: an explanation that rests on no income and nothing sold.
    SourceAbsent,
    /// 25: not on the list.
    NotListed,
    /// 25: the list was not approved.
    ListNotApproved,
    /// 25: the list asks for another kind.
    KindNotAsListed { listed: Kind },
    /// 25: the list names no control body.
    ControlBodyAbsent,
    /// 26: done, or still open, after the last day.
    Late {
        clock: &'static str,
        event: Option<IsoDay>,
        due: IsoDay,
        day: IsoDay,
    },
    /// 26: running.
    Running {
        clock: &'static str,
        event: Option<IsoDay>,
        due: IsoDay,
        days_left: i64,
    },
    /// 27: a received version was changed.
    ReceivedChanged,
    /// 27: a new version without the reason it was asked for.
    CorrectionReasonAbsent,
    /// 27: a new version without the day it was asked for.
    CorrectionDayAbsent,
    /// 27: completed before it was asked for.
    CorrectedBeforeAsked { requested: IsoDay, completion: IsoDay },
    /// 28: the paper shows another content.
    PrintOfAnotherContent,
    /// 28: pages are missing, or there are too many.
    PagesDiffer { announced: u32, found: u32 },
}

/// A provision that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Provision {
    /// The provision.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The number of the check, 1–30.
    pub rule: u8,
    /// How heavy it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
    /// The law of the check and, where an amount or a term was used, of that amount or term.
    pub law: Vec<Provision>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        let id = || EntryId::new("dat-1").expect("an id");
        let places = [
            Place::Whole,
            Place::Kind,
            Place::Form,
            Place::Heading(HeadingKey::Houses),
            Place::Entry(HeadingKey::Houses, id()),
            Place::Field(HeadingKey::Houses, id(), FieldKey::AreaM2),
            Place::IncomeItems,
            Place::Changes,
            Place::Row(RowKey::Income, None),
            Place::Row(RowKey::ResidentialLand, Some(id())),
            Place::Print,
            Place::Procedure,
        ];
        for place in places {
            assert_eq!(Place::read(&place.to_string()), Some(place));
        }
        for other in [
            "",
            "houses/",
            "houses/nhà",
            "houses/nha-1/none",
            "changes/99",
            "a/b/c/d",
        ] {
            assert_eq!(Place::read(other), None, "{other:?}");
        }
    }
}
