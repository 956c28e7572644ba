//! One row.
//!
//! Owns: reading each of its cells. Must not: compare it with others.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Context, Offers, Reading};
use crate::citizen_id::{CitizenId, LENGTH};
use crate::people::entry::{YOUNGEST, is_plausible_birth};
use crate::people::staff_sheet::cell::{converted, formula_fault, looked_at, truth, unmarked, with_zeros, written};
use crate::people::staff_sheet::days::{self, When};
use crate::people::staff_sheet::{Birth, Fault, Note, NoteKind, StaffColumn, StaffRow, What};
use crate::people::{Entry, EntryFault, EntryField, FieldOfWork, Fields, Status, Typed, read_staff_code};
use crate::text::legacy::{Encoding, Legible};
use crate::workbook::{DateSystem, Row, Value};

/// Digits of a telephone number with its zero, and without.
const PHONE: (usize, usize) = (10, 9);
/// The fewest digits that are left of the number of a citizen.
const CITIZEN_SHORTEST: usize = 10;

/// The table that rows are part of.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    pub(super) places: &'a BTreeMap<StaffColumn, Vec<u16>>,
    /// Who is in the staff file, by staff code.
    pub(super) there: &'a BTreeMap<&'a str, &'a StaffRow>,
    pub(super) dates: DateSystem,
    pub(super) encoding: Option<Encoding>,
    pub(super) offers: Offers,
    pub(super) context: Context<'a>,
}

/// A row being read.
struct Reader<'a> {
    table: Table<'a>,
    row: &'a Row,
    faults: Vec<Fault>,
    notes: Vec<NoteKind>,
    /// Whether the row is in the code of before Unicode; nothing when its texts do not say so with one voice.
    is_old: Option<bool>,
    /// Whether one of its free texts reads as Vietnamese in both ways.
    has_both: bool,
}

/// Whether a row was typed in an old code or later, in Unicode, as far as its texts can be read in one way only and agree.
fn is_old(row: &Row, encoding: Encoding) -> Option<bool> {
    let texts = row.cells.iter().filter_map(|cell| looked_at(&cell.value));
    let (mut old, mut unicode) = (false, false);
    for legible in texts.filter_map(|text| encoding.legible(text)) {
        old |= matches!(legible, Legible::Old(_));
        unicode |= legible == Legible::Unicode;
    }
    (old != unicode).then_some(old)
}

impl Table<'_> {
    /// Adds the person of a row to the reading, or what is wrong with it.
    pub(super) fn read(self, row: &Row, reading: &mut Reading) {
        let mut reader = Reader {
            table: self,
            row,
            faults: Vec::new(),
            notes: Vec::new(),
            is_old: self.encoding.and_then(|encoding| is_old(row, encoding)),
            has_both: false,
        };
        let person = reader.person();
        if reader.has_both {
            reader.notes.push(NoteKind::TwoReadings(reader.is_old == Some(true)));
        }
        reading
            .notes
            .extend(reader.notes.into_iter().map(|kind| Note { row: row.number, kind }));
        match person {
            Some(person) if reader.faults.is_empty() => reading.rows.push((row.number, person)),
            _ => reading.faults.extend(reader.faults),
        }
    }
}

impl Reader<'_> {
    fn person(&mut self) -> Option<StaffRow> {
        let today = self.table.context.today;
        let birth = self.birth();
        let (kind, level) = (self.code(StaffColumn::Kind), self.code(StaffColumn::Level));
        let (managed_by, status) = (self.code(StaffColumn::ManagedBy), self.code(StaffColumn::Status));
        let post_from = self.day(StaffColumn::PostFrom);
        let status_from = self.day(StaffColumn::StatusFrom);
        let unit = self.unit(status.and_then(Status::from_code));
        let joined = self.day(StaffColumn::Joined);
        let citizen_id = self.citizen_id(birth);
        let year = birth.map(|birth| birth.year().to_string()).unwrap_or_default();
        let typed = Typed {
            staff_code: &unmarked(self.text(StaffColumn::StaffCode)),
            name: &self.text(StaffColumn::Name),
            birth_year: &year,
            kind: kind.unwrap_or_default(),
            post: &self.text(StaffColumn::Post),
            level: level.unwrap_or_default(),
            rank: &self.text(StaffColumn::Rank),
            fields: self.fields(),
            party_member: self.truth(StaffColumn::PartyMember),
            managed_by: managed_by.unwrap_or_default(),
            state_capital: self.truth(StaffColumn::StateCapital),
            phone: &self.padded(StaffColumn::Phone, PHONE),
            extension: &unmarked(self.text(StaffColumn::Extension)),
            mail: &self.text(StaffColumn::Mail),
        };
        match Entry::read(&typed, today) {
            Ok(mut entry) => {
                if entry.name.is_in_capitals() {
                    if self.table.offers.small_letters {
                        entry.name = entry.name.with_small_letters();
                    } else {
                        self.notes.push(NoteKind::Capitals);
                    }
                }
                Some(StaffRow {
                    birth,
                    unit: unit?,
                    // Since when somebody is in no post says nothing.
                    post_from: post_from.filter(|_| !entry.post.is_empty()),
                    entry,
                    status: status.and_then(Status::from_code),
                    status_from,
                    joined,
                    citizen_id,
                })
            }
            Err(faults) => {
                for (field, fault) in faults {
                    self.fault(column_of(field), what_of(fault));
                }
                None
            }
        }
    }

    /// The first fault of a column hides those that follow from it.
    fn fault(&mut self, column: StaffColumn, what: What) {
        if !self.faults.iter().any(|fault| fault.column == column) {
            let places = self.table.places.get(&column).into_iter().flatten();
            let filled = places.clone().find(|place| self.row.cell(**place).is_some());
            let place = filled.or_else(|| places.clone().next()).copied();
            self.faults.push(Fault {
                row: self.row.number,
                column,
                place,
                what,
            });
        }
    }

    /// The values of a column, in Unicode; formulas without a value are faults.
    fn values(&mut self, column: StaffColumn) -> Vec<Value> {
        let places = self.table.places.get(&column).map(Vec::as_slice).unwrap_or_default();
        let mut values = Vec::new();
        for cell in places.iter().filter_map(|place| self.row.cell(*place)) {
            match formula_fault(cell) {
                Some(what) => self.fault(column, what),
                None => values.push(self.in_unicode(column, &cell.value)),
            }
        }
        values
    }

    /// The value in Unicode. A text that can be read both ways is read like the rest of its row, and else as it stands.
    fn in_unicode(&mut self, column: StaffColumn, value: &Value) -> Value {
        let encoding = self.table.encoding;
        let legible = encoding
            .zip(looked_at(value))
            .and_then(|(encoding, text)| encoding.legible(text));
        let Some(Legible::Both(decoded)) = legible else {
            return converted(value, encoding);
        };
        // Of the others, what stands in them is one of few words, or a fault.
        self.has_both |= matches!(column, StaffColumn::Name | StaffColumn::Post | StaffColumn::Rank);
        match self.is_old {
            Some(true) => Value::Text(decoded.into()),
            Some(false) | None => converted(value, None),
        }
    }

    fn value(&mut self, column: StaffColumn) -> Option<Value> {
        self.values(column).into_iter().next()
    }

    fn text(&mut self, column: StaffColumn) -> String {
        let texts: Vec<String> = self.values(column).iter().map(written).collect();
        texts.join(" ")
    }

    fn padded(&mut self, column: StaffColumn, (length, shortest): (usize, usize)) -> String {
        let Some(value) = self.value(column) else {
            return String::new();
        };
        let (text, restored) = with_zeros(&value, length, shortest);
        if restored {
            self.notes.push(NoteKind::ZerosRestored(column));
        }
        text
    }

    fn truth(&mut self, column: StaffColumn) -> bool {
        let read = self.value(column).map_or(Ok(false), |value| truth(&value));
        read.unwrap_or_else(|what| {
            self.fault(column, what);
            false
        })
    }

    fn code(&mut self, column: StaffColumn) -> Option<&'static str> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let code = self.table.context.vocabulary.code(column, &text);
        code.map_err(|near| self.fault(column, What::Unknown(near))).ok()
    }

    /// One name of a field, or several with semicolons or line ends between; commas are part of some names.
    fn fields(&mut self) -> Fields {
        let column = StaffColumn::Fields;
        let Some(value) = self.value(column) else {
            return Fields::default();
        };
        let vocabulary = self.table.context.vocabulary;
        let whole = written(&value);
        let lines = match &value {
            Value::Text(text) => text.to_string(),
            _ => whole.clone(),
        };
        let mut codes = Vec::new();
        let parts: Vec<&str> = match vocabulary.code(column, &whole) {
            Ok(_) => vec![&whole],
            Err(_) => lines
                .split([';', '\n', '\r'])
                .filter(|part| !part.trim().is_empty())
                .collect(),
        };
        for part in parts {
            match vocabulary.code(column, part) {
                Ok(code) => codes.extend(FieldOfWork::from_code(code)),
                Err(near) => self.fault(column, What::Unknown(near)),
            }
        }
        codes.into_iter().collect()
    }

    /// The unit that somebody of this status is in. A closed one is that of people who have left and stay away.
    fn unit(&mut self, status: Option<Status>) -> Option<crate::access::UnitId> {
        let text = self.text(StaffColumn::Unit);
        let code = read_staff_code(&unmarked(self.text(StaffColumn::StaffCode))).unwrap_or_default();
        let there = self.table.there.get(code.as_str()).copied();
        let names = self.table.context.units;
        let unit = if text.is_empty() {
            Err(What::Empty)
        } else {
            names.unit(&text, there.map(|person| person.unit))
        };
        let was_away = there
            .and_then(|person| person.status)
            .is_some_and(|was| !was.is_on_staff());
        let comes_back = was_away && status.is_some_and(Status::is_on_staff);
        let unit = unit.and_then(|unit| {
            if comes_back && names.is_closed(unit) {
                Err(What::ClosedUnit)
            } else {
                Ok(unit)
            }
        });
        unit.map_err(|what| self.fault(StaffColumn::Unit, what)).ok()
    }

    fn when(&mut self, column: StaffColumn, latest: i32) -> Option<When> {
        let value = self.value(column)?;
        match days::read(&value, self.table.dates, latest) {
            Ok(read) => {
                let read = read?;
                if let (true, When::Day(day)) = (read.short, read.when) {
                    self.notes.push(NoteKind::ShortYear(day.year()));
                }
                Some(read.when)
            }
            Err(what) => {
                self.fault(column, what);
                None
            }
        }
    }

    fn day(&mut self, column: StaffColumn) -> Option<NaiveDate> {
        match self.when(column, self.table.context.today.year())? {
            When::Day(day) if day > self.table.context.today => {
                self.fault(column, What::NotYet);
                None
            }
            When::Day(day) => Some(day),
            When::Year(_) => {
                self.fault(column, What::YearAlone);
                None
            }
        }
    }

    fn birth(&mut self) -> Option<Birth> {
        let latest = self.table.context.today.year() - YOUNGEST;
        let birth = match self.when(StaffColumn::Birth, latest)? {
            When::Day(day) => Birth::Day(day),
            When::Year(year) => Birth::Year(year),
        };
        if !is_plausible_birth(birth.year(), self.table.context.today) {
            self.fault(StaffColumn::Birth, What::Implausible);
            return None;
        }
        Some(birth)
    }

    fn citizen_id(&mut self, birth: Option<Birth>) -> Option<CitizenId> {
        let text = self.padded(StaffColumn::CitizenId, (LENGTH, CITIZEN_SHORTEST));
        if text.is_empty() {
            return None;
        }
        match CitizenId::read(&text) {
            Ok(number) => {
                if birth.is_some_and(|birth| birth.year() != number.birth_year()) {
                    self.notes.push(NoteKind::OtherBirthYear(number.birth_year()));
                }
                Some(number)
            }
            Err(fault) => {
                self.fault(StaffColumn::CitizenId, What::CitizenId(fault));
                None
            }
        }
    }
}

const fn column_of(field: EntryField) -> StaffColumn {
    match field {
        EntryField::StaffCode => StaffColumn::StaffCode,
        EntryField::Name => StaffColumn::Name,
        EntryField::BirthYear => StaffColumn::Birth,
        EntryField::Kind => StaffColumn::Kind,
        EntryField::Post => StaffColumn::Post,
        EntryField::Level => StaffColumn::Level,
        EntryField::Rank => StaffColumn::Rank,
        EntryField::ManagedBy => StaffColumn::ManagedBy,
        EntryField::Phone => StaffColumn::Phone,
        EntryField::Extension => StaffColumn::Extension,
        EntryField::Mail => StaffColumn::Mail,
    }
}

const fn what_of(fault: EntryFault) -> What {
    match fault {
        EntryFault::Empty => What::Empty,
        EntryFault::TooLong(max) => What::TooLong(max),
        EntryFault::CodeCharacter => What::CodeCharacter,
        EntryFault::Name(fault) => What::Name(fault),
        EntryFault::Year => What::Implausible,
        EntryFault::Unknown => What::Unknown(None),
        EntryFault::Telephone => What::Telephone,
        EntryFault::Mail => What::Mail,
        EntryFault::KindDiffers => What::KindDiffers,
    }
}
