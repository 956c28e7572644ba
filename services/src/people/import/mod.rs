//! Importing a staff list, and exporting it.
//!
//! Owns: what a list would change, carrying that out in one transaction, and the list of everybody. Must not: record a
//! move: where somebody stands on whom something rests is changed by a decision.

mod applying;
mod present;

use domain::access::{Actor, Facts, ImportStaff, Permit, UnitId, UnitPath, decide};
use domain::lang::Lang;
use domain::people::staff_sheet::{
    Context, FileFault, Found, Offers, Plan, Reading, StaffColumn, StaffRow, UnitNames, plan, read,
};
use domain::workbook::Workbook;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Act, Tx};
use uuid::Uuid;

use self::present::Staff;
use super::staff_sheet;
use crate::idempotency::{self, Posting};
use crate::keys::hex;
use crate::{Ctx, Error, Result, ledger};

/// A list that somebody brings.
#[derive(Clone, Copy)]
pub struct List<'a> {
    /// The workbook.
    pub book: &'a Workbook,
    /// The table in it, with its columns as found or as somebody said.
    pub found: &'a Found,
    /// What was offered about it and accepted.
    pub offers: Offers,
}

/// That somebody agrees to what a list changes.
#[derive(Clone, Copy)]
pub enum Agreement<'a> {
    /// Whatever it is: at the console.
    Unseen,
    /// What was shown on a page, and nothing else.
    Seen {
        /// Key of its form.
        key: Uuid,
        /// [`Looked::digest`] of what was shown.
        digest: &'a str,
        /// Where its form leads.
        location: &'a str,
    },
}

/// What an import of a list would change.
pub struct Looked {
    /// Its rows, and what is wrong with others.
    pub reading: Reading,
    /// The changes, if nothing is wrong.
    pub plan: Plan,
    /// The people that the plan names by their places.
    pub people: Vec<StaffRow>,
    /// Names of units.
    pub units: UnitNames,
    /// How many rows have a day of birth or an identity number: read, and not kept, because they are sealed person by
    /// person.
    pub sensitive: usize,
}

impl Looked {
    /// Says whether two looks saw the same changes.
    #[must_use]
    pub fn digest(&self) -> String {
        hex(&Sha256::digest(format!("{:?}", self.plan)))
    }
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// People added.
    pub added: usize,
    /// People of whom something changed.
    pub changed: usize,
}

/// Why nothing was done.
pub enum Undone {
    /// The table is not one that is read.
    Table(Vec<FileFault>),
    /// Rows are faulty, or what would change is not what was agreed to.
    Rows(Box<Looked>),
}

/// What an import of this list would change.
///
/// # Errors
/// As the decision about [`ImportStaff`] says. That the table is not read is no error of this kind.
pub async fn look(ctx: &Ctx, list: List<'_>) -> Result<std::result::Result<Looked, Vec<FileFault>>> {
    let mut tx = ctx.db().read().await?;
    let staff = authorised(ctx, &mut tx).await?;
    Ok(compare(ctx, list, &staff))
}

/// Imports a list: everything or nothing. `progress` is told how many people are done.
///
/// # Errors
/// As the decision about [`ImportStaff`] says; [`Error::Conflict`] when somebody changed one of the people meanwhile.
pub async fn carry_out(
    ctx: &Ctx,
    list: List<'_>,
    agreement: Agreement<'_>,
    progress: impl Fn(usize),
) -> Result<std::result::Result<Done, Undone>> {
    let mut tx = ctx.db().begin().await?;
    let staff = authorised(ctx, &mut tx).await?;
    if let Agreement::Seen { key, digest, location } = agreement {
        let typed = [digest];
        let posting = Posting {
            key,
            route: "people.import",
            typed: &typed,
            location,
        };
        if idempotency::claim(ctx, &mut tx, posting).await?.is_some() {
            return Ok(Ok(Done::default()));
        }
    }
    let looked = match compare(ctx, list, &staff) {
        Err(faults) => return Ok(Err(Undone::Table(faults))),
        Ok(looked) => looked,
    };
    let agreed = match agreement {
        Agreement::Unseen => true,
        Agreement::Seen { digest, .. } => looked.digest() == digest,
    };
    if !looked.reading.faults.is_empty() || !agreed {
        return Ok(Err(Undone::Rows(Box::new(looked))));
    }
    let done = Done {
        added: looked.plan.added.len(),
        changed: looked.plan.changed.len(),
    };
    if looked.plan.is_empty() {
        return Ok(Ok(done));
    }
    applying::apply(ctx, &mut tx, &looked, staff, progress).await?;
    tx.commit(Act::StaffImported).await?;
    Ok(Ok(done))
}

/// The list of everybody on the staff, as a workbook.
///
/// # Errors
/// As the decision about [`ImportStaff`] says.
pub async fn export(ctx: &Ctx, lang: Lang) -> Result<Vec<u8>> {
    let mut tx = ctx.db().begin().await?;
    let staff = authorised(ctx, &mut tx).await?;
    let rows: Vec<StaffRow> = staff.on_staff();
    // What is sealed is not in it, so that its column would only take the numbers away that somebody has written there.
    let columns: Vec<StaffColumn> = StaffColumn::ALL
        .iter()
        .copied()
        .filter(|column| *column != StaffColumn::CitizenId)
        .collect();
    let workbook = staff_sheet::export(lang, &columns, &rows, &staff.units, ctx.today());
    let workbook = workbook.map_err(|error| Error::Internal(Box::new(error)))?;
    ledger::record(ctx, &mut tx, "staff.exported", None, json!({ "people": rows.len() })).await?;
    tx.commit(Act::StaffExported).await?;
    Ok(workbook)
}

/// Everybody, for who may import.
async fn authorised(ctx: &Ctx, tx: &mut Tx) -> Result<Staff> {
    let staff = Staff::load(tx).await?;
    let facts = Facts {
        unit: Some(UnitPath::new(UnitId(staff.root), Vec::new())),
        ..Facts::default()
    };
    let _permit: Permit<ImportStaff> = decide(&ctx.actor, &facts, ctx.today())?;
    Ok(staff)
}

fn compare(ctx: &Ctx, list: List<'_>, staff: &Staff) -> std::result::Result<Looked, Vec<FileFault>> {
    let vocabulary = staff_sheet::vocabulary();
    let context = Context {
        today: ctx.today(),
        units: &staff.units,
        vocabulary: &vocabulary,
    };
    let reading = read(list.book, list.found, list.offers, context)?;
    let own = match &ctx.actor {
        Actor::Person(person) => Some(person.person.0),
        _ => None,
    };
    let plan = plan(&reading, &staff.present)
        .held_back(|place| staff.is_bound(place), |place| own == Some(staff.rows[place].id));
    let says = |row: &StaffRow| {
        matches!(row.birth, Some(domain::people::staff_sheet::Birth::Day(_))) || row.citizen_id.is_some()
    };
    Ok(Looked {
        sensitive: reading.rows.iter().filter(|(_, row)| says(row)).count(),
        people: staff.present.iter().map(|present| present.row.clone()).collect(),
        units: staff.units.clone(),
        plan,
        reading,
    })
}
