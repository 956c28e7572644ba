//! Importing a staff list, and exporting it.
//!
//! Owns: what a list would change, and carrying that out in one transaction. Must not: record a move: where somebody
//! stands on whom something rests is changed by a decision.

mod applying;
mod confirming;
mod digest;
mod exporting;
mod present;
mod shelf;
mod steps;

pub use confirming::{Confirmed, confirm, progress};
pub use exporting::export;
pub use shelf::{Choice, MAX_KEPT, Shelf, State, WAITS};
pub use steps::{Columns, MAX_UPLOAD, bring, choose, choose_sheet, columns, permitted, preview};

use std::sync::OnceLock;

use chrono::NaiveDate;
use domain::access::{Actor, Facts, ImportStaff, Permit, UnitId, UnitPath, decide};
use domain::people::staff_sheet::{
    Birth, Context, FileFault, Found, Offers, Plan, Reading, StaffRow, UnitNames, plan, read,
};
use domain::workbook::Workbook;
use store::staff_import::{self, Revision};
use store::{Act, Tx};
use uuid::Uuid;

use self::digest::Chosen;
use self::present::Staff;
use super::staff_sheet;
use crate::idempotency::{self, Posting};
use crate::{Ctx, Result};

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
        /// Where its form leads once so much was done.
        location: fn(Done) -> String,
    },
}

/// What an import of a list would change.
#[derive(Default)]
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
    chosen: Chosen,
    digest: OnceLock<String>,
}

/// What a list was compared with: with the same again it changes the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Against {
    staff: Revision,
    today: NaiveDate,
}

impl Against {
    pub(super) async fn load(ctx: &Ctx, tx: &mut Tx) -> Result<Self> {
        Ok(Self {
            staff: staff_import::revision(tx).await?,
            today: ctx.today(),
        })
    }
}

impl Looked {
    /// What would be done.
    #[must_use]
    pub fn counts(&self) -> Done {
        let ended = self.plan.changed.iter().filter(|changed| changed.ends()).count();
        Done {
            added: self.plan.added.len(),
            changed: self.plan.changed.len() - ended,
            ended,
        }
    }

    /// Says whether two looks saw the same changes of a file that was read in the same way: whoever is new is part of them
    /// with everything that is said of him.
    #[must_use]
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| digest::digest(self))
    }
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// People added.
    pub added: usize,
    /// People of whom something changed, without those who left by it.
    pub changed: usize,
    /// People who left.
    pub ended: usize,
}

impl Done {
    /// Everybody whom it is about.
    #[must_use]
    pub const fn people(self) -> usize {
        self.added + self.changed + self.ended
    }
}

/// Why nothing was done.
pub enum Undone {
    /// The table is not one that is read.
    Table(Vec<FileFault>),
    /// Rows are faulty, or what would change is not what was agreed to.
    Rows(Box<Looked>),
    /// The same form was carried out before; where that led.
    Already(String),
}

/// What an import of this list would change.
///
/// # Errors
/// As the decision about [`ImportStaff`] says. That the table is not read is no error of this kind.
pub async fn look(ctx: &Ctx, list: List<'_>) -> Result<std::result::Result<Looked, Vec<FileFault>>> {
    Ok(look_against(ctx, list).await?.1)
}

/// The same, with what it was compared with.
async fn look_against(ctx: &Ctx, list: List<'_>) -> Result<(Against, std::result::Result<Looked, Vec<FileFault>>)> {
    let mut tx = ctx.db().read().await?;
    let staff = authorised(ctx, &mut tx).await?;
    let against = Against::load(ctx, &mut tx).await?;
    Ok((against, compare(ctx, list, &staff)))
}

/// Imports a list: everything or nothing. `progress` is told how many people of how many are done.
///
/// # Errors
/// As the decision about [`ImportStaff`] says; [`crate::Error::Conflict`] when somebody changed one of the people
/// meanwhile.
pub async fn carry_out(
    ctx: &Ctx,
    list: List<'_>,
    agreement: Agreement<'_>,
    progress: impl Fn(usize, usize),
) -> Result<std::result::Result<Done, Undone>> {
    let mut tx = ctx.db().begin().await?;
    let staff = authorised(ctx, &mut tx).await?;
    let looked = match compare(ctx, list, &staff) {
        Err(faults) => return Ok(Err(Undone::Table(faults))),
        Ok(looked) => looked,
    };
    let done = looked.counts();
    if let Agreement::Seen { key, digest, location } = agreement {
        let typed = [digest];
        let posting = Posting {
            key,
            route: "people.import",
            typed: &typed,
            location: &location(done),
        };
        if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
            return Ok(Err(Undone::Already(earlier)));
        }
        if looked.digest() != digest {
            return Ok(Err(Undone::Rows(Box::new(looked))));
        }
    }
    if !looked.reading.faults.is_empty() {
        return Ok(Err(Undone::Rows(Box::new(looked))));
    }
    if looked.plan.is_empty() {
        return Ok(Ok(done));
    }
    progress(0, done.people());
    applying::apply(ctx, &mut tx, &looked, staff, |so_far| progress(so_far, done.people())).await?;
    tx.commit(Act::StaffImported).await?;
    Ok(Ok(done))
}

/// Everybody, for who may import.
async fn authorised(ctx: &Ctx, tx: &mut Tx) -> Result<Staff> {
    let staff = Staff::load(tx).await?;
    let _permit = decided(ctx, staff.root)?;
    Ok(staff)
}

/// A list is about everybody: it is for who may write in the whole agency.
fn decided(ctx: &Ctx, root: Uuid) -> Result<Permit<ImportStaff>> {
    let facts = Facts {
        unit: Some(UnitPath::new(UnitId(root), Vec::new())),
        ..Facts::default()
    };
    Ok(decide(&ctx.actor, &facts, ctx.today())?)
}

fn compare(ctx: &Ctx, list: List<'_>, staff: &Staff) -> std::result::Result<Looked, Vec<FileFault>> {
    let vocabulary = staff_sheet::vocabulary();
    let context = Context {
        today: ctx.today(),
        units: &staff.units,
        present: &staff.present,
        vocabulary: &vocabulary,
    };
    let reading = read(list.book, list.found, list.offers, context)?;
    let own = match &ctx.actor {
        Actor::Person(person) => Some(person.person.0),
        _ => None,
    };
    let plan = plan(&reading, &staff.present).held_back(
        &staff.present,
        |place| staff.is_bound(place),
        |place| own == Some(staff.rows[place].id),
    );
    let says = |row: &StaffRow| matches!(row.birth, Some(Birth::Day(_))) || row.citizen_id.is_some();
    Ok(Looked {
        sensitive: reading.rows.iter().filter(|(_, row)| says(row)).count(),
        people: staff.present.iter().map(|present| present.row.clone()).collect(),
        units: staff.units.clone(),
        plan,
        reading,
        chosen: Chosen::new(list.found, list.offers),
        digest: OnceLock::new(),
    })
}
