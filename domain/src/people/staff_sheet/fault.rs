//! What is wrong with a row, and what is merely worth a look.
//!
//! Owns: faults and notes as data. Must not: say them; each has two sentences in the messages, what and how.

use super::StaffColumn;
use crate::citizen_id::CitizenIdFault;
use crate::person_name::NameFault;

/// Something to mend before anything is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Number of the row in the sheet.
    pub row: u32,
    /// The column of the list.
    pub column: StaffColumn,
    /// Where it stands in the sheet, from 0; none where the sheet does not have it.
    pub place: Option<u16>,
    /// What is wrong.
    pub what: What,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Nothing in it.
    Empty,
    /// Longer than so many characters.
    TooLong(usize),
    /// A character that stands in no staff code.
    CodeCharacter,
    /// Not a name.
    Name(NameFault),
    /// Not a day in any of the shapes that are read.
    NotADay,
    /// A day that is in no calendar.
    NoSuchDay,
    /// A year where a day is asked for.
    YearAlone,
    /// A day or year that cannot be: of birth too late or too early, of anything else before 1900 or after 2199.
    Implausible,
    /// A day that is still to come.
    NotYet,
    /// Not one of the codes or their names; the code that is probably meant.
    Unknown(Option<&'static str>),
    /// No unit of that name; the one that is probably meant.
    UnknownUnit(Option<String>),
    /// A unit that was closed or merged, and not where the person was when he left.
    ClosedUnit,
    /// So many units of that name.
    AmbiguousUnit(usize),
    /// Neither yes nor no.
    NotYesOrNo,
    /// Kind of person and level of the post do not fit.
    KindDiffers,
    /// Not a telephone number.
    Telephone,
    /// Not a mail address.
    Mail,
    /// Not the number of a citizen.
    CitizenId(CitizenIdFault),
    /// A formula that ended in an error.
    FormulaError,
    /// A formula that no program has calculated.
    NotCalculated,
    /// The same as in this row.
    Twice(u32),
}

/// Something that a person should see, and that stops nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Number of the row in the sheet.
    pub row: u32,
    /// What about.
    pub kind: NoteKind,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Somebody of the same name is in this row.
    SameName(u32),
    /// The name is in capitals.
    Capitals,
    /// A year of two digits was read as this one.
    ShortYear(i32),
    /// Zeros in front, which the program that made the sheet had dropped, were put back.
    ZerosRestored(StaffColumn),
    /// The number of the citizen says another year of birth.
    OtherBirthYear(i32),
    /// A text reads as Vietnamese in Unicode and in the code of before it; whether it was converted, as the rest of the row
    /// says.
    TwoReadings(bool),
    /// The row is hidden in the sheet.
    Hidden,
}
