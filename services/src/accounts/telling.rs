//! Telling the owner of an account what others, or whoever had his recovery code, did to it.
//!
//! Owns: the task on his start page and the neutral mail. Must not: say in a mail what happened.

use domain::lang::Lang;
use domain::task::TaskKind;
use store::account::AccountRow;
use store::{Tx, person};

use crate::{Ctx, Result, jobs, tasks};

/// Tells him in the transaction of what happened: by mail where the staff file has an address, and at his next sign-in.
pub(super) async fn tell_owner(ctx: &Ctx, tx: &mut Tx, account: &AccountRow, what: TaskKind) -> Result<()> {
    tasks::tell(ctx, tx, account.id, what).await?;
    let Some(owner) = person::find(tx, account.person).await? else {
        return Ok(());
    };
    if owner.mail.is_empty() {
        return Ok(());
    }
    // Each time anew: a second theft is no less worth a mail than the first.
    let cause = format!("{}/{}/{}", what.code(), account.id, ctx.now().timestamp_micros());
    // Nobody knows in which language he reads: in that of the agency.
    jobs::enqueue_notice(ctx, tx, &owner.mail, Lang::default(), &cause).await
}
