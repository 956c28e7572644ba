//! Circles: the group keys of those who hold an office together.
//!
//! Owns: founding a circle, admitting members, making a new epoch when somebody is no longer entitled, and what a
//! member's session looks after before anything else. Must not: read membership from a table: the signed chain of
//! manifests says who is in; nor admit anybody without a key code that a member typed.
//!
//! A role entitles, a manifest admits. A role row put back from an older day therefore makes nobody a reader; leaving,
//! expiry and changed keys need no act of anybody: the next member who proves his second factor goes on without them.

mod admitting;
mod chain;
mod making;
mod membership;
mod renewing;
mod ring;
mod tending;
mod trust;

use std::collections::BTreeMap;

use domain::access::{CircleKind, Hat, RoleCode, Scope, UnitId, UnitPath};
use store::{Tx, role};
use uuid::Uuid;

use crate::{Ctx, Result};

pub use admitting::admit;
pub use membership::{Fellow, Membership, Waiting, own};

pub(crate) use admitting::{Admission, admit_in, ask_fellows, counts_on, heard, newest_public};
pub(crate) use chain::Chain;
pub(crate) use renewing::go_on_with;
pub(crate) use ring::Ring;
pub(crate) use tending::tend;
pub(crate) use tending::{entitled, entitled_of};
pub(crate) use trust::{Word, believed, stand_for};

/// More wearers of one office than a unit ever had.
const WEARERS: i64 = 500;

/// Which circle: its kind, and its unit, none where it is of the whole agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub kind: CircleKind,
    pub unit: Option<Uuid>,
}

impl Place {
    /// The circle that a role makes its wearer a member of; `unit` is the unit of the role.
    pub(crate) fn of(role: RoleCode, unit: &UnitPath) -> Option<Self> {
        let row = role.row();
        let is_of_agency = row.scope == Scope::Agency || unit.root() == unit.unit();
        let UnitId(id) = unit.unit();
        Some(Self {
            kind: row.circle?,
            unit: (!is_of_agency).then_some(id),
        })
    }

    /// The same from a hat, where `root` is the agency itself.
    pub(crate) fn of_hat(hat: &Hat, root: UnitId) -> Option<Self> {
        let above = if hat.unit == root { Vec::new() } else { vec![root] };
        Self::of(hat.role, &UnitPath::new(hat.unit, above))
    }

    /// How the ledger names it.
    fn name(self) -> String {
        let kind = self.kind.code();
        self.unit
            .map_or_else(|| kind.to_owned(), |unit| format!("{kind}/{unit}"))
    }

    /// Codes of the roles whose wearers are its members: one or two.
    fn roles(self) -> [&'static str; 2] {
        let mut codes = self.kind.roles().map(RoleCode::code);
        let first = codes.next().unwrap_or_default();
        [first, codes.next().unwrap_or(first)]
    }

    /// The unit in which these roles are worn; none for whichever.
    fn worn_in(self, root: UnitId) -> Option<Uuid> {
        let of_agency = self.kind.roles().all(|role| role.row().scope == Scope::Agency);
        (!of_agency).then(|| self.unit.unwrap_or(root.0))
    }
}

/// In which role each of those who are entitled to a circle today is in it; the first where somebody wears both.
pub(crate) async fn hats_in(ctx: &Ctx, tx: &mut Tx, place: Place, root: UnitId) -> Result<BTreeMap<Uuid, RoleCode>> {
    let day = ctx.today().into();
    let wearers = role::holders(tx, place.worn_in(root), place.roles(), day, WEARERS).await?;
    let mut hats = BTreeMap::new();
    for role in place.kind.roles() {
        for row in wearers.iter().filter(|row| row.role == role.code()) {
            hats.entry(row.account).or_insert(role);
        }
    }
    Ok(hats)
}
