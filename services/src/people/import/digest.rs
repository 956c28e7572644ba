//! What was seen before an import, in one number.
//!
//! Owns: that everything shown takes part in it, names as well. Must not: rest on how values print themselves: names and
//! numbers of citizens hide from that.

use domain::access::UnitId;
use domain::people::staff_sheet::{Changed, Found, Offers, Shown, StaffColumn, StaffRow};
use sha2::{Digest, Sha256};

use super::Looked;
use crate::keys::hex;

/// What somebody said about a file, or left as it was found.
#[derive(Default)]
pub(super) struct Chosen {
    sheet: usize,
    columns: Vec<(u16, Option<StaffColumn>)>,
    offers: Offers,
}

impl Chosen {
    pub(super) fn new(found: &Found, offers: Offers) -> Self {
        let columns = found.headings.iter().map(|heading| (heading.place, heading.column));
        Self {
            sheet: found.sheet,
            columns: columns.collect(),
            offers,
        }
    }
}

/// Texts one behind the other, each with its length, so that none runs into the next.
struct Seen(Sha256);

impl Seen {
    fn text(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text);
    }

    fn list<T>(&mut self, name: &str, list: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.text(name);
        self.text(&list.len().to_string());
        for one in list {
            each(self, one);
        }
    }

    fn value(&mut self, value: &Shown) {
        let (shape, text) = match value {
            Shown::Empty => ("", String::new()),
            Shown::Text(text) => ("text", text.clone()),
            Shown::Day(day) => ("day", day.to_string()),
            Shown::Year(year) => ("year", year.to_string()),
            Shown::Codes(codes) => ("codes", codes.join(" ")),
            Shown::Truth(truth) => ("truth", truth.to_string()),
            Shown::Unit(UnitId(unit)) => ("unit", unit.to_string()),
            // Not kept, so that no number can be tried out against what a page holds.
            Shown::CitizenId(_) => ("number", String::new()),
        };
        self.text(shape);
        self.text(&text);
    }

    fn person(&mut self, person: &StaffRow) {
        for column in StaffColumn::ALL {
            self.value(&person.shown(*column));
        }
    }

    fn changes(&mut self, changed: &Changed, people: &[StaffRow]) {
        self.text(&people[changed.present].entry.staff_code);
        self.list("changes", &changed.changes, |seen, change| {
            seen.text(change.column.code());
            seen.value(&change.old);
            seen.value(&change.new);
        });
    }
}

/// The number of what was looked at, in hexadecimal digits.
pub(super) fn digest(looked: &Looked) -> String {
    let (plan, people, chosen) = (&looked.plan, &looked.people, &looked.chosen);
    let mut seen = Seen(Sha256::new());
    let code = |seen: &mut Seen, place: &usize| seen.text(&people[*place].entry.staff_code);
    seen.text(&chosen.sheet.to_string());
    seen.list("columns", &chosen.columns, |seen, (place, column)| {
        seen.text(&place.to_string());
        seen.text(column.map_or("", StaffColumn::code));
    });
    let Offers { convert, small_letters } = chosen.offers;
    seen.list("offers", &[convert, small_letters], |seen, offer| {
        seen.text(&offer.to_string())
    });
    seen.list("added", &plan.added, |seen, added| {
        seen.person(&looked.reading.rows[added.row].1);
        seen.list("perhaps", added.perhaps.as_slice(), code);
    });
    seen.list("changed", &plan.changed, |seen, changed| seen.changes(changed, people));
    seen.list("held", &plan.held, |seen, changed| seen.changes(changed, people));
    seen.list("unchanged", &plan.unchanged, code);
    seen.list("missing", &plan.missing, code);
    hex(&seen.0.finalize())
}
