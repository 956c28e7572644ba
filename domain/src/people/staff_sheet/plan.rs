//! What an import would change.
//!
//! Owns: the comparison of a list with the people who are there, by staff code. Must not: change anything, or take
//! somebody for gone because a list does not name him.

use std::collections::{BTreeMap, BTreeSet};

use super::{Birth, Reading, Shown, StaffColumn, StaffRow};
use crate::people::{MoveKind, Status, possible};
use crate::text::search_key;

/// Somebody of the staff file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// As a row; without day of birth and number of the citizen where those are sealed.
    pub row: StaffRow,
    /// Whether those two are known here.
    pub details: Details,
}

/// Whether sensitive details could be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Details {
    /// Opened, or there are none.
    Known,
    /// Sealed: nothing is said about them.
    Sealed,
}

/// What an import would change; rows by their place in the reading, people by their place in the list of the present.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// New people.
    pub added: Vec<Added>,
    /// People of whom something changes.
    pub changed: Vec<Changed>,
    /// People who stay as they are.
    pub unchanged: Vec<usize>,
    /// People of the agency whom the list does not name. Whether they have left, a person says.
    pub missing: Vec<usize>,
    /// Changes that an import does not make, because a decision must be recorded for them.
    pub held: Vec<Changed>,
}

/// Somebody new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Row.
    pub row: usize,
    /// Somebody of the same name and year of birth whom the list does not name: perhaps the same under a new code.
    pub perhaps: Option<usize>,
}

/// Somebody of whom something changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Row.
    pub row: usize,
    /// The person.
    pub present: usize,
    /// What changes, in the order of the columns.
    pub changes: Vec<Change>,
}

/// A change of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which one.
    pub column: StaffColumn,
    /// What is there.
    pub old: Shown,
    /// What would be there.
    pub new: Shown,
}

impl Plan {
    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty()
    }
}

impl Changed {
    /// Whether the person leaves the agency by it.
    #[must_use]
    pub fn ends(&self) -> bool {
        self.changes.iter().any(|change| match &change.new {
            Shown::Codes(codes) if change.column == StaffColumn::Status => codes
                .iter()
                .filter_map(|code| Status::from_code(code))
                .any(|status| !status.is_on_staff()),
            _ => false,
        })
    }

    /// Whether it would bring somebody back whom no move brings back: who retired, and who died.
    #[must_use]
    pub fn brings_back(&self, present: &StaffRow) -> bool {
        let was_gone = present.status.filter(|status| !status.is_on_staff());
        let can_return = |status| possible(status).contains(&MoveKind::Return);
        let comes = self.changes.iter().any(|change| match &change.new {
            Shown::Codes(codes) if change.column == StaffColumn::Status => codes
                .iter()
                .filter_map(|code| Status::from_code(code))
                .any(Status::is_on_staff),
            _ => false,
        });
        comes && was_gone.is_some_and(|status| !can_return(status))
    }
}

impl Plan {
    /// Takes changes out that are not for an import to make: where those people stand who are bound by something in the
    /// system or [come back](Changed::brings_back) from where nobody does, and everything about who imports.
    #[must_use]
    pub fn held_back(
        mut self,
        people: &[Present],
        is_bound: impl Fn(usize) -> bool,
        is_own: impl Fn(usize) -> bool,
    ) -> Self {
        for changed in std::mem::take(&mut self.changed) {
            let stays = is_bound(changed.present) || changed.brings_back(&people[changed.present].row);
            let Changed { row, present, changes } = changed;
            let (held, free): (Vec<_>, Vec<_>) = changes
                .into_iter()
                .partition(|change| is_own(present) || (stays && change.column.is_standing()));
            for (list, changes) in [(&mut self.held, held), (&mut self.changed, free)] {
                if !changes.is_empty() {
                    list.push(Changed { row, present, changes });
                }
            }
        }
        self
    }
}

/// Compares a list with the present.
#[must_use]
pub fn plan(reading: &Reading, present: &[Present]) -> Plan {
    let by_code: BTreeMap<&str, usize> = present
        .iter()
        .enumerate()
        .map(|(place, person)| (person.row.entry.staff_code.as_str(), place))
        .collect();
    let named: BTreeSet<usize> = reading
        .rows
        .iter()
        .filter_map(|(_, row)| by_code.get(row.entry.staff_code.as_str()).copied())
        .collect();
    let is_on_staff = |person: &Present| person.row.status.is_none_or(Status::is_on_staff);
    let mut plan = Plan {
        missing: (0..present.len())
            .filter(|place| !named.contains(place) && is_on_staff(&present[*place]))
            .collect(),
        ..Plan::default()
    };
    // Somebody goes through them by hand.
    plan.missing
        .sort_by_cached_key(|place| present[*place].row.entry.name.sort_key());
    let same = |row: &StaffRow| (search_key(row.entry.name.as_str()), row.entry.birth_year);
    let unnamed: BTreeMap<_, usize> = plan
        .missing
        .iter()
        .map(|place| (same(&present[*place].row), *place))
        .collect();
    for (place, (_, row)) in reading.rows.iter().enumerate() {
        let Some(of) = by_code.get(row.entry.staff_code.as_str()).copied() else {
            plan.added.push(Added {
                row: place,
                perhaps: unnamed.get(&same(row)).copied(),
            });
            continue;
        };
        let columns = reading.given.iter().copied();
        let mut changes: Vec<Change> = columns.filter_map(|column| change(column, &present[of], row)).collect();
        changes.extend(level_that_does_not_fit(&changes, &present[of].row, row));
        changes.sort_by_key(|change| change.column);
        if changes.is_empty() {
            plan.unchanged.push(of);
        } else {
            plan.changed.push(Changed {
                row: place,
                present: of,
                changes,
            });
        }
    }
    plan
}

fn change(column: StaffColumn, present: &Present, row: &StaffRow) -> Option<Change> {
    let (old, new) = (present.row.shown(column), row.shown(column));
    let sealed = present.details == Details::Sealed;
    let same = match column {
        StaffColumn::CitizenId if sealed => true,
        // A list that has years only takes no day away.
        StaffColumn::Birth => match (present.row.birth, row.birth) {
            (Some(old), Some(Birth::Year(year))) => old.year() == year,
            (Some(old), Some(Birth::Day(day))) if sealed => old.year() == Birth::Day(day).year(),
            (old, new) => old == new,
        },
        _ => old == new,
    };
    let says_nothing = new == Shown::Empty && empty_says_nothing(column);
    (!same && !says_nothing).then_some(Change { column, old, new })
}

/// Somebody of another kind does not keep a level that this kind has not, where the list has no such column.
fn level_that_does_not_fit(changes: &[Change], present: &StaffRow, row: &StaffRow) -> Option<Change> {
    let after = present.with(changes, row);
    (!after.entry.kind.fits(after.entry.level)).then(|| Change {
        column: StaffColumn::Level,
        old: present.shown(StaffColumn::Level),
        new: row.shown(StaffColumn::Level),
    })
}

/// Whether an empty cell leaves what is there. Of the others it takes away what is there.
const fn empty_says_nothing(column: StaffColumn) -> bool {
    matches!(
        column,
        StaffColumn::Birth
            | StaffColumn::CitizenId
            | StaffColumn::Joined
            | StaffColumn::PostFrom
            | StaffColumn::Status
            | StaffColumn::StatusFrom
    )
}

impl StaffRow {
    /// The person after these changes of the row, for columns that the sheet has; what it does not say stays.
    #[must_use]
    pub fn with(&self, changes: &[Change], row: &Self) -> Self {
        let mut after = self.clone();
        for change in changes {
            let (to, from) = (&mut after.entry, &row.entry);
            match change.column {
                StaffColumn::StaffCode => {}
                StaffColumn::Name => to.name.clone_from(&from.name),
                StaffColumn::Birth => {
                    to.birth_year = from.birth_year;
                    after.birth = row.birth;
                }
                StaffColumn::Unit => after.unit = row.unit,
                StaffColumn::Kind => to.kind = from.kind,
                StaffColumn::Post => to.post.clone_from(&from.post),
                StaffColumn::PostFrom => after.post_from = row.post_from,
                StaffColumn::Level => to.level = from.level,
                StaffColumn::Rank => to.rank.clone_from(&from.rank),
                StaffColumn::Fields => to.fields.clone_from(&from.fields),
                StaffColumn::PartyMember => to.party_member = from.party_member,
                StaffColumn::ManagedBy => to.managed_by = from.managed_by,
                StaffColumn::StateCapital => to.state_capital = from.state_capital,
                StaffColumn::Phone => to.phone.clone_from(&from.phone),
                StaffColumn::Extension => to.extension.clone_from(&from.extension),
                StaffColumn::Mail => to.mail.clone_from(&from.mail),
                StaffColumn::Status => after.status = row.status,
                StaffColumn::StatusFrom => after.status_from = row.status_from,
                StaffColumn::Joined => after.joined = row.joined,
                StaffColumn::CitizenId => after.citizen_id.clone_from(&row.citizen_id),
            }
        }
        after
    }
}
