//! What units were called.
//!
//! Owns: the name of a unit on a day, for whatever is shown of that day. Must not: change a name.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use store::{Tx, unit_history};
use uuid::Uuid;

use super::units::Units;
use crate::Result;

/// More stretches of the units of one page than there are.
const STRETCHES: i64 = 20_000;

/// The names of some units with the days from which they had them, the newest first.
pub(crate) struct Past(BTreeMap<Uuid, Vec<(NaiveDate, String)>>);

impl Past {
    pub(crate) async fn load(tx: &mut Tx, mut units: Vec<Uuid>) -> Result<Self> {
        units.sort_unstable();
        units.dedup();
        let mut names: BTreeMap<Uuid, Vec<_>> = BTreeMap::new();
        for row in unit_history::names(tx, &units, STRETCHES).await? {
            let of_unit = names.entry(row.unit).or_default();
            of_unit.push((row.valid_from.date(), row.name));
        }
        Ok(Self(names))
    }

    /// What a unit was called on a day; before its first, what it was called first.
    pub(crate) fn name(&self, unit: Uuid, day: NaiveDate, units: &Units) -> String {
        let names = self.0.get(&unit).map(Vec::as_slice).unwrap_or_default();
        let then = names.iter().find(|(from, _)| *from <= day).or(names.last());
        then.map_or_else(|| units.name(unit), |(_, name)| name.clone())
    }

    /// The day on which the last change of any of these units began.
    pub(crate) fn newest(&self) -> Option<NaiveDate> {
        self.0
            .values()
            .filter_map(|names| names.first())
            .map(|(from, _)| *from)
            .max()
    }
}
