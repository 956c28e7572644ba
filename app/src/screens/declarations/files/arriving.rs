//! A file on its way from the browser into the store.
//!
//! Owns: handing the posted bytes on as they come. Must not: collect them, or write them anywhere in clear.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use http::StatusCode;
use services::Ctx;
use services::declarations::files::{Arriving, Refused, begin};
use uuid::Uuid;

use super::FILE;
use crate::Fault;

/// What came.
pub(super) enum Arrived {
    /// A file, which now belongs to the draft.
    Whole,
    /// No file was chosen.
    Nothing,
    /// One that is not taken.
    Refused(Refused),
}

/// Takes the file out of a posted form. Also of one that is refused everything is read: somebody who is answered before the
/// browser has sent everything sees no answer, but a broken connection.
pub(super) async fn take(ctx: &Ctx, id: Uuid, mut form: Multipart) -> Result<Arrived, Fault> {
    let mut arrived = Arrived::Nothing;
    while let Some(part) = form.next_field().await.map_err(fault)? {
        let is_chosen = part.name() == Some(FILE) && part.file_name().is_some_and(|name| !name.is_empty());
        if is_chosen && matches!(arrived, Arrived::Nothing) {
            arrived = one(ctx, id, part).await?;
        } else {
            drain(part).await?;
        }
    }
    Ok(arrived)
}

async fn one(ctx: &Ctx, id: Uuid, mut part: Field<'_>) -> Result<Arrived, Fault> {
    let name = part.file_name().unwrap_or_default().to_owned();
    let mut file: Arriving = match begin(ctx, id, &name).await? {
        Ok(file) => file,
        Err(why) => return refused(part, why).await,
    };
    while let Some(bytes) = part.chunk().await.map_err(fault)? {
        if let Err(why) = file.take(&bytes).await? {
            return refused(part, why).await;
        }
    }
    Ok(match file.finish().await? {
        Ok(_) => Arrived::Whole,
        Err(why) => Arrived::Refused(why),
    })
}

async fn refused(part: Field<'_>, why: Refused) -> Result<Arrived, Fault> {
    drain(part).await?;
    Ok(Arrived::Refused(why))
}

async fn drain(mut part: Field<'_>) -> Result<(), Fault> {
    while part.chunk().await.map_err(fault)?.is_some() {}
    Ok(())
}

fn fault(error: MultipartError) -> Fault {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
        _ => Fault::BadRequest,
    }
}
