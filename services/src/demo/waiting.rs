//! What waits for somebody in a demonstration, so that the lists of tasks are not empty.
//!
//! Owns: a few proposals that nobody has answered yet. Must not: do anything past the use cases.

use domain::access::RoleCode;
use domain::day;
use domain::lang::Lang;
use store::account;
use uuid::Uuid;

use super::seats::Seats;
use super::staff;
use crate::accounts::proposing;
use crate::people::assigning::{self, AssignmentForm, Proposal as Assigned};
use crate::roles::{self, Proposal};
use crate::{Ctx, Error, Result, idempotency};

/// Whom the administrator proposes for a team of inspectors; the head has to decide.
const INSPECTOR: &str = "xacminh";
/// Who comes under another body than the law's rows say; the head has to sign.
const CONTROLLED: &str = "giumanh";
const BODY: &str = "UBKT_DANG_UY";

/// Accounts for the unit of somebody who is about to retire: his own is to be locked then.
pub(super) async fn accounts(ctx: &Ctx, seats: &Seats<'_>, unit: Uuid) -> Result<()> {
    let administrator = seats.of_role(ctx, RoleCode::QuanTri).await?;
    let key = idempotency::new_key(&administrator);
    proposing::propose_unit(&administrator, key, unit, "").await?;
    Ok(())
}

/// A role for the head to approve, and a control body for him to sign.
pub(super) async fn proposals(ctx: &Ctx, seats: &Seats<'_>) -> Result<()> {
    let today = day::vietnamese(ctx.today());
    let administrator = seats.of_role(ctx, RoleCode::QuanTri).await?;
    let mut tx = ctx.db().read().await?;
    let inspector = account::find_by_login(&mut tx, INSPECTOR)
        .await?
        .ok_or(Error::NotFound)?;
    let controlled = account::find_by_login(&mut tx, CONTROLLED)
        .await?
        .ok_or(Error::NotFound)?;
    drop(tx);
    let unit = staff::unit_of(ctx, inspector.person).await?;
    let proposal = Proposal {
        lang: Lang::Vi,
        account: inspector.id,
        role: RoleCode::ToTuKiemTra.code(),
        unit: &unit.to_string(),
        from: &today,
        to: "",
        reason: "47/QĐ-SKHCN",
    };
    roles::propose(&administrator, &proposal).await?;
    let officer = seats.of_role(ctx, RoleCode::CanBoToChuc).await?;
    let key = idempotency::new_key(&officer);
    let form = AssignmentForm {
        lang: Lang::Vi,
        proposal: Assigned::Body,
        object: BODY,
        from: &today,
        number: "",
        signed: "",
    };
    assigning::propose(&officer, key, controlled.person, &form, "").await?;
    Ok(())
}
