//! Who has not submitted, unit by unit.
//!
//! Owns: the list to call and to print. Must not: send anything.

use std::collections::BTreeMap;

use domain::declarations::Stage;
use uuid::Uuid;

use super::{Choices, Query, Registered, codes, whole_of};
use crate::{Ctx, Result};

/// The stages in which the declarant has something to do.
const NOT_FILED: [Stage; 3] = [Stage::NotStarted, Stage::Draft, Stage::Returned];

/// Those of a unit who have not submitted.
pub struct UnitToCall {
    /// Its name.
    pub name: String,
    /// Who, by given name.
    pub people: Vec<Registered>,
}

/// Who has not submitted, or not completed what was sent back, unit by unit.
pub struct ToCall {
    /// What there is to choose from.
    pub choices: Choices,
    /// Units with somebody to call, in the order of the tree.
    pub units: Vec<UnitToCall>,
    /// How many that are.
    pub total: usize,
}

/// Who has not submitted, or not completed what was sent back, unit by unit.
///
/// # Errors
/// As the decision about [`domain::access::ListDeclarations`] says.
pub async fn to_call(ctx: &Ctx, query: &Query<'_>) -> Result<ToCall> {
    let mut tx = ctx.db().read().await?;
    let stages = codes(&NOT_FILED);
    let (choices, rows) = whole_of(ctx, &mut tx, query, &stages).await?;
    let total = rows.len();
    let mut by_unit: BTreeMap<Uuid, Vec<Registered>> = BTreeMap::new();
    for one in rows {
        by_unit.entry(one.listed.row.unit).or_default().push(one);
    }
    let mut units = Vec::new();
    for (id, name, _) in &choices.units {
        if let Some(people) = by_unit.remove(id) {
            let name = name.clone();
            units.push(UnitToCall { name, people });
        }
    }
    // Units that were closed since.
    units.extend(by_unit.into_values().map(|people| {
        UnitToCall {
            name: people
                .first()
                .map(|one| one.listed.unit_name.clone())
                .unwrap_or_default(),
            people,
        }
    }));
    Ok(ToCall { choices, units, total })
}
