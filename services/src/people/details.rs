//! Sensitive details.
//!
//! Owns: keeping what was sealed to the personnel circle, and the keyed index that finds one identity number twice.
//! Must not: see what is inside.

use domain::access::EditPerson;
use domain::citizen_id::CitizenId;
use store::person_detail::DetailRow;
use store::{Act, person_detail};
use uuid::Uuid;

use crate::access::authorise_about;
use crate::{Ctx, Result, ledger};

/// More people with one identity number than a page warns of.
const SAME: i64 = 20;

/// Keeps what was sealed about somebody; tells who else has the same identity number.
///
/// # Errors
/// As the decision about [`EditPerson`] says.
pub async fn seal(ctx: &Ctx, id: Uuid, identity: Option<&CitizenId>, sealed: Vec<u8>) -> Result<Vec<Uuid>> {
    let mut tx = ctx.db().begin().await?;
    let (_, _, _, _permit) = authorise_about::<EditPerson>(ctx, &mut tx, id).await?;
    let index = identity.map(|identity| {
        let digits = identity.digits();
        ctx.platform
            .keys
            .system
            .blind_index("citizen-id", digits.as_bytes())
            .to_vec()
    });
    let same = match &index {
        Some(index) => person_detail::same_identity(&mut tx, index, id, SAME).await?,
        None => Vec::new(),
    };
    let earlier = person_detail::find(&mut tx, id).await?;
    let row = DetailRow {
        person: id,
        identity_index: index,
        sealed,
        version: earlier.as_ref().map_or(0, |row| row.version),
    };
    if earlier.is_some() {
        person_detail::update(&mut tx, row).await?;
    } else {
        person_detail::insert(&mut tx, row).await?;
    }
    ledger::record(
        ctx,
        &mut tx,
        "person.details_sealed",
        Some(&id.to_string()),
        serde_json::Value::Null,
    )
    .await?;
    tx.commit(Act::DetailsSealed).await?;
    Ok(same.into_iter().map(|row| row.person).collect())
}
