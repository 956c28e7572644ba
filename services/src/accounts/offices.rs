//! Offices and the keys that they go with.
//!
//! Owns: which keys a role counts for, and taking it along when they are renewed. Must not: give a role.
//!
//! Whoever is re-invited has new keys, and somebody else could have used his slip. So a role that reads what others wrote
//! counts only with the keys that its statement names; whoever stands for the new keys brings it back.

use domain::access::RoleCode;
use serde_json::json;
use store::role::{RoleRow, RoleState};
use store::{Tx, role};
use uuid::Uuid;
use vault::account::AccountPublic;
use vault::endorsement::Endorsement;

use crate::{Ctx, Result, ledger};

/// More roles than anybody was ever given.
const ROLES: i64 = 200;

/// Whether a role counts with these keys of its wearer.
pub(crate) fn counts_with(row: &RoleRow, keys: &AccountPublic) -> bool {
    if !reads_others(row) {
        return true;
    }
    let statement = row.endorsement.as_deref().map(Endorsement::decode);
    matches!(statement, Some(Ok(statement)) if statement.subject == *keys)
}

/// Whether a role makes its wearer a reader of what others wrote.
pub(crate) fn reads_others(row: &RoleRow) -> bool {
    RoleCode::from_code(&row.role).is_some_and(RoleCode::reads_others)
}

/// Lets the offices of an account count with the keys that this statement is about.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn bind(ctx: &Ctx, tx: &mut Tx, account: Uuid, statement: &[u8]) -> Result<()> {
    let rows = role::of_account(tx, account, ROLES).await?;
    let bound = rows.into_iter().filter(|row| {
        row.state == RoleState::Active && reads_others(row) && row.endorsement.as_deref() != Some(statement)
    });
    let mut count = 0;
    // The offices of one person: a few.
    for row in bound {
        let endorsement = Some(statement.to_vec());
        role::update(tx, RoleRow { endorsement, ..row }).await?;
        count += 1;
    }
    if count == 0 {
        return Ok(());
    }
    let body = json!({ "roles": count });
    ledger::record(ctx, tx, "roles.bound", Some(&account.to_string()), body).await
}
