//! The list of people as a workbook.
//!
//! Owns: who is in it, and that it is recorded. Must not: hold what is sealed.

use std::collections::BTreeMap;

use domain::lang::Lang;
use domain::people::staff_sheet::{MAX_ROWS, StaffColumn, StaffRow};
use serde_json::json;
use store::{Act, person_list};
use uuid::Uuid;

use super::authorised;
use crate::people::directory::{self, Query};
use crate::people::staff_sheet;
use crate::people::units::Units;
use crate::{Ctx, Error, Result, ledger};

/// Everybody of the staff file, those who left as well.
const EVERYBODY: i64 = 2 * MAX_ROWS as i64;

/// The people whom a list shows, as a workbook that can be imported again.
///
/// # Errors
/// As the decision about [`domain::access::ImportStaff`] says.
pub async fn export(ctx: &Ctx, lang: Lang, query: &Query<'_>) -> Result<Vec<u8>> {
    let mut tx = ctx.db().begin().await?;
    let staff = authorised(ctx, &mut tx).await?;
    let units = Units::load(&mut tx).await?;
    let filter = directory::filter(query, &units, None);
    let listed = person_list::list(&mut tx, &filter, query.order, None, EVERYBODY).await?;
    let known: BTreeMap<Uuid, &StaffRow> = staff
        .rows
        .iter()
        .zip(&staff.present)
        .map(|(row, present)| (row.id, &present.row))
        .collect();
    let rows: Vec<StaffRow> = listed
        .iter()
        .filter_map(|listed| known.get(&listed.person.id).copied().cloned())
        .collect();
    // What is sealed is not in it: the column would be empty for everybody.
    let columns: Vec<StaffColumn> = StaffColumn::ALL
        .iter()
        .copied()
        .filter(|column| *column != StaffColumn::CitizenId)
        .collect();
    let workbook = staff_sheet::export(lang, &columns, &rows, &staff.units, ctx.today());
    let workbook = workbook.map_err(|error| Error::Internal(Box::new(error)))?;
    // Recorded before anything leaves: a copy that nobody knows of must not exist.
    ledger::record(ctx, &mut tx, "staff.exported", None, json!({ "people": rows.len() })).await?;
    tx.commit(Act::StaffExported).await?;
    Ok(workbook)
}
