//! Writing what a submission prepared.
//!
//! Owns: the one transaction of the act. Must not: write what was prepared from another state than the one it finds.

use serde_json::json;
use store::declaration_draft::Ground;
use store::obligation::ObligationRow;
use store::receipt::ReceiptRow;
use store::{Act, Tx, declaration_draft, obligation, receipt, record};

use super::super::asking::{ask_receivers, settle};
use super::super::own::Own;
use super::super::{files, papers};
use super::preparing::Prepared;
use super::{Submission, follow, given};
use crate::idempotency;
use crate::{Ctx, Error, Result, ledger};

/// Writes it; of a request that was quicker the receipt.
///
/// # Errors
/// [`Error::Conflict`] when something that it rests on moved meanwhile.
pub(super) async fn write(ctx: &Ctx, submission: &Submission<'_>, prepared: Prepared) -> Result<ReceiptRow> {
    let mut tx = ctx.db().begin().await?;
    let row = obligation::hold(&mut tx, submission.obligation).await?;
    let row = row.ok_or(Error::NotFound)?;
    let typed = submission.typed();
    let typed = typed.each_ref().map(String::as_str);
    let number = prepared.version.version.to_string();
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, submission.posting(&typed, &number)).await? {
        return given(&mut tx, &row, &earlier).await;
    }
    still_stands(&mut tx, submission, &prepared, &row).await?;
    let receipt = all(ctx, &mut tx, prepared).await?;
    tx.commit(Act::DeclarationSubmitted).await?;
    Ok(receipt)
}

/// Nothing moved that was judged, that is sealed, or for whom; whether the files are the same is seen when they are kept.
async fn still_stands(
    tx: &mut Tx,
    submission: &Submission<'_>,
    prepared: &Prepared,
    row: &ObligationRow,
) -> Result<()> {
    let Own { row: seen, round } = &prepared.own;
    let ground = Ground {
        draft: (row.id, submission.revision),
        round: (round.id, round.version),
        circle: prepared.receiver.found(),
    };
    if seen == row && declaration_draft::rests_on(tx, &ground).await? {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}

async fn all(ctx: &Ctx, tx: &mut Tx, prepared: Prepared) -> Result<ReceiptRow> {
    let Prepared { submitted, version, .. } = prepared;
    let (id, number) = (version.record, version.version);
    prepared.ring.save(ctx, tx, &ctx.session()?.all_keys()?).await?;
    match prepared.begun {
        Some(begun) => drop(record::insert(tx, begun).await?),
        None => follow(tx, &submitted).await?,
    }
    record::insert_version(tx, &version).await?;
    record::insert_wraps(tx, &prepared.wraps).await?;
    papers::announce(ctx, tx, (id, number), &prepared.content).await?;
    files::keep(tx, submitted.id, (id, number), &prepared.files).await?;
    receipt::insert(tx, &prepared.receipt).await?;
    declaration_draft::forget(tx, submitted.id, i64::MAX).await?;
    let row = obligation::update(tx, submitted).await?;
    let body = json!({ "obligation": row.id, "version": number });
    let subject = id.to_string();
    ledger::record_as(ctx, tx, prepared.event, "declaration.submitted", Some(&subject), body).await?;
    settle(ctx, tx, &row).await?;
    ask_receivers(ctx, tx, &prepared.receiver, row.id).await?;
    Ok(prepared.receipt)
}
