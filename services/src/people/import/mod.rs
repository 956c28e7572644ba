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
use store::{Act, Tx};

use self::present::Staff;
use super::staff_sheet;
use crate::{Ctx, Error, Result};

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

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
pub async fn look(
    ctx: &Ctx,
    book: &Workbook,
    found: &Found,
    offers: Offers,
) -> Result<std::result::Result<Looked, Vec<FileFault>>> {
    let mut tx = ctx.db().read().await?;
    let staff = authorised(ctx, &mut tx).await?;
    Ok(compare(ctx, book, found, offers, &staff))
}

/// Imports a list: everything or nothing. `agreed` looks at what would change, in the transaction, and may still say no;
/// `progress` is told how many people are done.
///
/// # Errors
/// As the decision about [`ImportStaff`] says; [`Error::Conflict`] when somebody changed one of the people meanwhile.
pub async fn carry_out(
    ctx: &Ctx,
    book: &Workbook,
    found: &Found,
    offers: Offers,
    agreed: impl Fn(&Looked) -> bool,
    progress: impl Fn(usize),
) -> Result<std::result::Result<Done, Undone>> {
    let mut tx = ctx.db().begin().await?;
    let staff = authorised(ctx, &mut tx).await?;
    let looked = match compare(ctx, book, found, offers, &staff) {
        Err(faults) => return Ok(Err(Undone::Table(faults))),
        Ok(looked) if !looked.reading.faults.is_empty() || !agreed(&looked) => {
            return Ok(Err(Undone::Rows(Box::new(looked))));
        }
        Ok(looked) => looked,
    };
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
    let mut tx = ctx.db().read().await?;
    let staff = authorised(ctx, &mut tx).await?;
    let rows: Vec<StaffRow> = staff.on_staff();
    // What is sealed is not in it, so that its column would only take the numbers away that somebody has written there.
    let columns: Vec<StaffColumn> = StaffColumn::ALL
        .iter()
        .copied()
        .filter(|column| *column != StaffColumn::CitizenId)
        .collect();
    staff_sheet::export(lang, &columns, &rows, &staff.units, ctx.today())
        .map_err(|error| Error::Internal(Box::new(error)))
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

fn compare(
    ctx: &Ctx,
    book: &Workbook,
    found: &Found,
    offers: Offers,
    staff: &Staff,
) -> std::result::Result<Looked, Vec<FileFault>> {
    let vocabulary = staff_sheet::vocabulary();
    let context = Context {
        today: ctx.today(),
        units: &staff.units,
        vocabulary: &vocabulary,
    };
    let reading = read(book, found, offers, context)?;
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
