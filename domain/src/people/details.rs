//! What of a person is sealed: identity number, day of birth, relatives.
//!
//! Owns: what these details hold, what makes each typed one readable, and their form inside of the seal. Must not: store
//! or seal anything.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::codes::codes;
use super::entry::YOUNGEST;
use crate::citizen_id::{CitizenId, CitizenIdFault};
use crate::day::{self, DayFault, IsoDay};
use crate::person_name::{NameFault, PersonName};
use crate::text;

/// More relatives of one person than forms of personal history ask for on a page.
pub const MAX_RELATIVES: usize = 16;

codes! {
    /// How somebody is related to a person of the staff file.
    Relation {
        /// Husband or wife.
        Spouse = "VO_CHONG",
        /// Child, also adopted.
        Child = "CON",
        /// Father or mother, also by adoption.
        Parent = "CHA_ME",
        /// Father or mother of husband or wife.
        ParentInLaw = "CHA_ME_VO_CHONG",
        /// Brother or sister.
        Sibling = "ANH_CHI_EM",
        /// Another relative.
        Other = "KHAC",
    }
}

/// A relative. Not printable.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relative {
    /// How he is related.
    pub relation: Relation,
    /// Full name.
    #[serde(with = "name")]
    pub name: PersonName,
    /// Year of birth, where it is known.
    pub birth_year: Option<i32>,
}

/// The sealed details of a person. Not printable.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Details {
    /// Number of the citizen.
    #[serde(with = "number")]
    pub identity: Option<CitizenId>,
    /// Day of birth.
    #[serde(with = "day_of_birth")]
    pub birth: Option<NaiveDate>,
    /// Relatives in the order in which they were typed.
    pub relatives: Vec<Relative>,
}

/// A field of the form; those of relatives with the number of their line, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DetailField {
    /// The identity number.
    Identity,
    /// The day of birth.
    Birth,
    /// How a relative is related.
    Relation(usize),
    /// The name of a relative.
    Name(usize),
    /// The year of birth of a relative.
    Year(usize),
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailFault {
    /// Not an identity number.
    Identity(CitizenIdFault),
    /// Not a day.
    Day(DayFault),
    /// Somebody born that day does not work anywhere yet.
    TooYoung,
    /// The staff file names another year.
    OtherYear(i32),
    /// It was not chosen how a relative is related.
    RelationMissing,
    /// Not a name.
    Name(NameFault),
    /// Not a year, or one to come.
    Year,
}

/// A relative as typed. Not printable.
#[derive(Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `Relative`")]
pub struct TypedRelative {
    pub relation: String,
    pub name: String,
    pub birth_year: String,
}

/// The details as typed. Not printable.
#[derive(Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `Details`")]
pub struct TypedDetails {
    pub identity: String,
    pub birth: String,
    pub relatives: Vec<TypedRelative>,
}

impl Details {
    /// Reads what was typed; all of it may be left out. `birth_year` is that of the staff file. A line of a relative in which
    /// nothing was typed or chosen is none.
    ///
    /// # Errors
    /// Every faulty field with its first fault, in the order of the form.
    pub fn read(
        typed: &TypedDetails,
        birth_year: Option<i32>,
        today: NaiveDate,
    ) -> Result<Self, Vec<(DetailField, DetailFault)>> {
        let mut faults = Vec::new();
        let identity = match CitizenId::read(&typed.identity) {
            Ok(identity) => Some(identity),
            Err(CitizenIdFault::Empty) => None,
            Err(fault) => {
                faults.push((DetailField::Identity, DetailFault::Identity(fault)));
                None
            }
        };
        let birth = read_birth(&typed.birth, birth_year, today).unwrap_or_else(|fault| {
            faults.push((DetailField::Birth, fault));
            None
        });
        let mut relatives = Vec::new();
        for (line, one) in typed.relatives.iter().take(MAX_RELATIVES).enumerate() {
            match read_relative(one, line, today) {
                Ok(relative) => relatives.extend(relative),
                Err(of_line) => faults.extend(of_line),
            }
        }
        if faults.is_empty() {
            Ok(Self {
                identity,
                birth,
                relatives,
            })
        } else {
            Err(faults)
        }
    }

    /// The year of birth that the identity number says, where it is another than that of the day of birth or, without one,
    /// of the staff file. Numbers were given with wrong years, so it is a hint.
    #[must_use]
    pub fn other_year_in_number(&self, birth_year: Option<i32>) -> Option<i32> {
        let said = self.identity.as_ref()?.birth_year();
        let known = self.birth.map(|day| day.year()).or(birth_year)?;
        (said != known).then_some(said)
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn read_birth(typed: &str, birth_year: Option<i32>, today: NaiveDate) -> Result<Option<NaiveDate>, DetailFault> {
    let born = match day::read_past(typed, today) {
        Ok(born) => born,
        Err(DayFault::Empty) => return Ok(None),
        Err(fault) => return Err(DetailFault::Day(fault)),
    };
    let latest = today
        .checked_sub_months(Months::new(YOUNGEST.unsigned_abs() * 12))
        .unwrap_or(today);
    if born > latest {
        return Err(DetailFault::TooYoung);
    }
    match birth_year {
        Some(year) if year != born.year() => Err(DetailFault::OtherYear(year)),
        _ => Ok(Some(born)),
    }
}

fn read_relative(
    typed: &TypedRelative,
    line: usize,
    today: NaiveDate,
) -> Result<Option<Relative>, Vec<(DetailField, DetailFault)>> {
    let year = text::one_line(&typed.birth_year);
    if typed.relation.is_empty() && text::one_line(&typed.name).is_empty() && year.is_empty() {
        return Ok(None);
    }
    let mut faults = Vec::new();
    let relation = Relation::from_code(&typed.relation);
    if relation.is_none() {
        faults.push((DetailField::Relation(line), DetailFault::RelationMissing));
    }
    let name = PersonName::read(&typed.name).map_err(|fault| {
        faults.push((DetailField::Name(line), DetailFault::Name(fault)));
    });
    let plausible = |year: &i32| (day::FIRST.year()..=today.year()).contains(year);
    let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let birth_year = year.parse().ok().filter(plausible).filter(|_| digits);
    if birth_year.is_none() && !year.is_empty() {
        faults.push((DetailField::Year(line), DetailFault::Year));
    }
    match (relation, name) {
        (Some(relation), Ok(name)) if faults.is_empty() => Ok(Some(Relative {
            relation,
            name,
            birth_year,
        })),
        _ => Err(faults),
    }
}

mod number {
    use serde::de::Error;

    use super::{CitizenId, Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(id: &Option<CitizenId>, serializer: S) -> Result<S::Ok, S::Error> {
        id.as_ref().map(CitizenId::digits).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<CitizenId>, D::Error> {
        let digits = Option::<String>::deserialize(deserializer)?;
        let read = digits.map(|digits| CitizenId::read(&digits)).transpose();
        read.map_err(|_| D::Error::custom("not an identity number"))
    }
}

mod day_of_birth {
    use super::{Deserialize, Deserializer, IsoDay, NaiveDate, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(IsoDay).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        Ok(Option::<IsoDay>::deserialize(deserializer)?.map(|IsoDay(day)| day))
    }
}

mod name {
    use serde::de::Error;

    use super::{Deserialize, Deserializer, PersonName, Serializer};

    pub(super) fn serialize<S: Serializer>(name: &PersonName, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(name.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PersonName, D::Error> {
        let name = String::deserialize(deserializer)?;
        PersonName::read(&name).map_err(|_| D::Error::custom("not a name"))
    }
}

#[cfg(test)]
mod tests;
