//! What is typed about a person, on a form or in a workbook.
//!
//! Owns: the fields of the staff file outside of moves, and what makes each readable. Must not: know sensitive details;
//! they are sealed and never come here.

use chrono::{Datelike, NaiveDate};

use super::{Fields, LeaderLevel, ManagedBy, PersonKind};
use crate::contact;
use crate::person_name::{self, NameFault, PersonName};
use crate::text;

/// Longest accepted rank, post, telephone number and mail address, in characters.
pub const TEXT_MAX_LENGTH: usize = 120;
/// Nobody in a staff file is younger, in years: whoever works is fifteen (Labour Code 45/2019/QH14, article 3 clause 1). A
/// smaller difference is a slip of the finger; nothing else follows from it.
pub(super) const YOUNGEST: i32 = 15;
/// Nobody in it is older. A number that is no year is read as a day of a spreadsheet's calendar, which begins in 1900: so a
/// mistyped 1890 shows as the year 1905.
const OLDEST: i32 = 100;
/// Longest accepted staff code, in characters.
const CODE_MAX_LENGTH: usize = 30;

/// A field of the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the variants are the fields of the entry")]
pub enum EntryField {
    StaffCode,
    Name,
    BirthYear,
    Kind,
    Post,
    Level,
    Rank,
    ManagedBy,
    Phone,
    Extension,
    Mail,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// Nothing was typed or chosen.
    Empty,
    /// Longer than so many characters.
    TooLong(usize),
    /// A character that stands in no staff code.
    CodeCharacter,
    /// Not a name.
    Name(NameFault),
    /// Not four digits, or not a year of somebody who may work today.
    Year,
    /// Not one of the codes.
    Unknown,
    /// Not a telephone number.
    Telephone,
    /// Not a mail address.
    Mail,
    /// Kind of person and level of the post do not fit.
    KindDiffers,
}

/// The entry as typed.
#[derive(Clone, Debug, Default)]
pub struct Typed<'a> {
    /// Staff code.
    pub staff_code: &'a str,
    /// Full name.
    pub name: &'a str,
    /// Year of birth; may be empty.
    pub birth_year: &'a str,
    /// Code of the kind of person.
    pub kind: &'a str,
    /// Title of the post; may be empty.
    pub post: &'a str,
    /// Code of the level of the post; empty means none.
    pub level: &'a str,
    /// Rank (ngạch, chức danh nghề nghiệp); may be empty.
    pub rank: &'a str,
    /// Fields of work.
    pub fields: Fields,
    /// Whether a member of the Party.
    pub party_member: bool,
    /// Code of who manages him; empty means the agency.
    pub managed_by: &'a str,
    /// Whether he represents state capital in an enterprise.
    pub state_capital: bool,
    /// Telephone; may be empty.
    pub phone: &'a str,
    /// Extension; may be empty.
    pub extension: &'a str,
    /// Mail address; may be empty.
    pub mail: &'a str,
}

/// A person as entered, without unit, status and days.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `Typed`")]
pub struct Entry {
    pub staff_code: String,
    pub name: PersonName,
    pub birth_year: Option<i32>,
    pub kind: PersonKind,
    pub post: String,
    pub level: LeaderLevel,
    pub rank: String,
    pub fields: Fields,
    pub party_member: bool,
    pub managed_by: ManagedBy,
    pub state_capital: bool,
    pub phone: String,
    pub extension: String,
    pub mail: String,
}

impl Entry {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Every faulty field with its first fault, in the order of the form.
    pub fn read(typed: &Typed<'_>, today: NaiveDate) -> Result<Self, Vec<(EntryField, EntryFault)>> {
        use EntryField as F;
        let mut faults = Vec::new();
        let staff_code = note(&mut faults, F::StaffCode, read_staff_code(typed.staff_code));
        let name = PersonName::read(typed.name).map_err(|fault| match fault {
            NameFault::Empty => EntryFault::Empty,
            NameFault::TooLong { .. } => EntryFault::TooLong(person_name::MAX_LENGTH),
            other => EntryFault::Name(other),
        });
        let name = note(&mut faults, F::Name, name);
        let birth_year = note(&mut faults, F::BirthYear, read_year(typed.birth_year, today));
        let kind = note(&mut faults, F::Kind, read_kind(typed.kind));
        let post = note(&mut faults, F::Post, read_text(typed.post));
        let level = note(&mut faults, F::Level, read_level(typed.level));
        let rank = note(&mut faults, F::Rank, read_text(typed.rank));
        let phone = note(&mut faults, F::Phone, read_phone(typed.phone));
        let managed_by = note(&mut faults, F::ManagedBy, read_managed_by(typed.managed_by));
        let extension = note(&mut faults, F::Extension, read_extension(typed.extension));
        let mail = note(&mut faults, F::Mail, read_mail(typed.mail));
        if kind.zip(level).is_some_and(|(kind, level)| !kind.fits(level)) {
            faults.push((F::Level, EntryFault::KindDiffers));
        }
        let all = (
            staff_code, name, birth_year, kind, post, level, rank, phone, extension, mail, managed_by,
        );
        match all {
            (
                Some(staff_code),
                Some(name),
                Some(birth_year),
                Some(kind),
                Some(post),
                Some(level),
                Some(rank),
                Some(phone),
                Some(extension),
                Some(mail),
                Some(managed_by),
            ) if faults.is_empty() => Ok(Self {
                staff_code,
                name,
                birth_year,
                kind,
                post,
                level,
                rank,
                fields: typed.fields.clone(),
                party_member: typed.party_member,
                managed_by,
                state_capital: typed.state_capital,
                phone,
                extension,
                mail,
            }),
            _ => {
                faults.sort_by_key(|(field, _)| *field);
                Err(faults)
            }
        }
    }
}

fn note<T>(faults: &mut Vec<(EntryField, EntryFault)>, field: EntryField, read: Result<T, EntryFault>) -> Option<T> {
    read.map_err(|fault| faults.push((field, fault))).ok()
}

/// Reads a staff code: capitals, digits and `-._/`, without spaces; small letters become capitals, because lists of one
/// agency mix both.
///
/// # Errors
/// The first [`EntryFault`].
pub fn read_staff_code(typed: &str) -> Result<String, EntryFault> {
    let code: String = text::one_line(typed).replace(' ', "").to_uppercase();
    let stands_in_a_code = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '/');
    if code.is_empty() {
        Err(EntryFault::Empty)
    } else if code.chars().count() > CODE_MAX_LENGTH {
        Err(EntryFault::TooLong(CODE_MAX_LENGTH))
    } else if !code.chars().all(stands_in_a_code) {
        Err(EntryFault::CodeCharacter)
    } else {
        Ok(code)
    }
}

/// Whether somebody of the staff file can be born in a year.
pub(super) fn is_plausible_birth(year: i32, today: NaiveDate) -> bool {
    (today.year() - OLDEST..=today.year() - YOUNGEST).contains(&year)
}

fn read_year(typed: &str, today: NaiveDate) -> Result<Option<i32>, EntryFault> {
    let line = text::one_line(typed);
    if line.is_empty() {
        return Ok(None);
    }
    let year = (line.len() == 4).then(|| line.parse().ok()).flatten();
    year.filter(|year| is_plausible_birth(*year, today))
        .map(Some)
        .ok_or(EntryFault::Year)
}

fn read_kind(code: &str) -> Result<PersonKind, EntryFault> {
    if code.is_empty() {
        return Err(EntryFault::Empty);
    }
    PersonKind::from_code(code)
        .filter(|kind| kind.is_of_staff_file())
        .ok_or(EntryFault::Unknown)
}

fn read_level(code: &str) -> Result<LeaderLevel, EntryFault> {
    if code.is_empty() {
        return Ok(LeaderLevel::None);
    }
    LeaderLevel::from_code(code).ok_or(EntryFault::Unknown)
}

fn read_text(typed: &str) -> Result<String, EntryFault> {
    let line = text::one_line(typed);
    if line.chars().count() > TEXT_MAX_LENGTH {
        return Err(EntryFault::TooLong(TEXT_MAX_LENGTH));
    }
    Ok(line)
}

fn read_phone(typed: &str) -> Result<String, EntryFault> {
    let line = read_text(typed)?;
    if line.is_empty() || contact::is_telephone(&line) {
        Ok(line)
    } else {
        Err(EntryFault::Telephone)
    }
}

fn read_extension(typed: &str) -> Result<String, EntryFault> {
    let line = read_text(typed)?;
    if line.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(line)
    } else {
        Err(EntryFault::Telephone)
    }
}

fn read_managed_by(code: &str) -> Result<ManagedBy, EntryFault> {
    if code.is_empty() {
        return Ok(ManagedBy::Agency);
    }
    ManagedBy::from_code(code).ok_or(EntryFault::Unknown)
}

fn read_mail(typed: &str) -> Result<String, EntryFault> {
    let line = read_text(typed)?;
    if line.is_empty() || contact::is_mail_address(&line) {
        Ok(line)
    } else {
        Err(EntryFault::Mail)
    }
}
