//! Units as people write them.
//!
//! Owns: finding the unit of a name. Must not: know the tree beyond the names above each unit.

use std::collections::BTreeMap;

use super::fault::What;
use super::nearest::nearest;
use crate::access::UnitId;
use crate::text::search_key;

/// A unit by its names.
#[derive(Clone, Debug)]
pub struct UnitName {
    /// Which one.
    pub unit: UnitId,
    /// Names from the agency down to the unit.
    pub path: Vec<String>,
    /// Its short name or code; may be empty.
    pub short_name: String,
    /// Whether people may be entered in it: it was neither closed nor merged.
    pub is_open: bool,
}

impl UnitName {
    /// The path without the agency itself, as it is written into sheets; of the agency its name.
    #[must_use]
    pub fn written(&self) -> String {
        match self.path.as_slice() {
            [_, below @ ..] if !below.is_empty() => below.join(" / "),
            path => path.join(" / "),
        }
    }
}

/// All units: the open ones, which people may be entered in, and the closed ones, where people were who have left.
#[derive(Clone, Debug, Default)]
pub struct UnitNames {
    open: Ways,
    closed: Ways,
    /// How each is written into sheets, and whether it is open.
    written: BTreeMap<UnitId, (String, bool)>,
}

/// Units by every way of writing them, as search keys.
type Ways = BTreeMap<String, Vec<UnitId>>;

impl UnitNames {
    /// The table of these units.
    #[must_use]
    pub fn new(units: &[UnitName]) -> Self {
        let mut names = Self::default();
        for unit in units {
            names.written.insert(unit.unit, (unit.written(), unit.is_open));
            let known = if unit.is_open {
                &mut names.open
            } else {
                &mut names.closed
            };
            // The name alone, and with as many names above it as it takes to be the only one.
            let ways = (0..unit.path.len()).map(|from| unit.path[from..].join(" "));
            for way in ways.chain([unit.short_name.clone()]) {
                let key = search_key(&way);
                let units = known.entry(key.clone()).or_default();
                if !key.is_empty() && !units.contains(&unit.unit) {
                    units.push(unit.unit);
                }
            }
        }
        names
    }

    /// The unit of what is written: its name, its short name, or a path with `/`, `>` or anything else between. Whoever is
    /// `at` a unit stays there when it is written as this list writes it, or when it is a closed one that is meant.
    pub(super) fn unit(&self, written: &str, at: Option<UnitId>) -> Result<UnitId, What> {
        if let Some(at) = at.filter(|at| self.written(*at) == Some(written)) {
            return Ok(at);
        }
        let key = search_key(written);
        match self.open.get(&key).map(Vec::as_slice) {
            Some([unit]) => Ok(*unit),
            Some(several) if several.len() > 1 => {
                self.exactly(written, several).ok_or(What::AmbiguousUnit(several.len()))
            }
            _ if self.closed.get(&key).is_some_and(|closed| !closed.is_empty()) => {
                at.filter(|at| self.closed[&key].contains(at)).ok_or(What::ClosedUnit)
            }
            _ => {
                let known = self.open.iter().filter(|(_, units)| units.len() == 1);
                let near = nearest(&key, known.map(|(name, units)| (name.as_str(), units[0])));
                Err(What::UnknownUnit(
                    near.and_then(|unit| self.written(unit).map(str::to_owned)),
                ))
            }
        }
    }

    /// Of several units of like names, the one that is written to the letter, unless there are two of those as well.
    fn exactly(&self, written: &str, several: &[UnitId]) -> Option<UnitId> {
        let mut meant = several
            .iter()
            .copied()
            .filter(|unit| self.written(*unit) == Some(written));
        meant.next().filter(|_| meant.next().is_none())
    }

    /// Whether nobody may be entered in a unit.
    pub(super) fn is_closed(&self, unit: UnitId) -> bool {
        self.written.get(&unit).is_some_and(|(_, is_open)| !is_open)
    }

    /// How a unit is written into sheets.
    #[must_use]
    pub fn written(&self, unit: UnitId) -> Option<&str> {
        self.written.get(&unit).map(|(written, _)| written.as_str())
    }
}
