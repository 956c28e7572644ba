//! A file on its way from the store to its reader.
//!
//! Owns: the headers under which it goes, and its pieces one after another. Must not: have it whole in memory, let a
//! browser show it inside the site, or put its owner's name for it into the address or the name of the file.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use http::{HeaderValue, header};
use services::Error;
use services::declarations::files::{Leaving, open_own, open_theirs};
use uuid::Uuid;

use super::super::printed::ID;
use super::FILE;
use crate::form::RawForm;
use crate::{Fault, Visit};

pub(super) async fn own(visit: Visit, Path((id, file)): Path<(String, String)>) -> Result<Response, Fault> {
    let (id, file) = (parsed(&id)?, parsed(&file)?);
    Ok(sent(open_own(&visit.ctx, id, file).await?))
}

pub(super) async fn theirs(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let (id, file) = (parsed(query.get(ID))?, parsed(query.get(FILE))?);
    Ok(sent(open_theirs(&visit.ctx, id, file).await?))
}

fn parsed(id: &str) -> Result<Uuid, Fault> {
    Ok(id.parse().map_err(|_| Error::NotFound)?)
}

fn sent(file: Leaving) -> Response {
    let kind = file.about.kind;
    let disposition = format!("attachment; filename=\"tep-kem.{}\"", kind.ending());
    let headers = [
        (header::CONTENT_TYPE, kind.media_type().to_owned()),
        (header::CONTENT_LENGTH, file.about.length.to_string()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    // What is not whole breaks off: the length tells the browser.
    let pieces = stream::try_unfold(file, |mut file| async move {
        match file.next().await {
            Ok(piece) => Ok(piece.map(|piece| (piece.to_vec(), file))),
            Err(error) => {
                tracing::error!(%error, "a file could not be read to its end");
                Err(error)
            }
        }
    });
    let mut response = (headers, Body::from_stream(pieces)).into_response();
    let policy = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}
