//! How long a request may take.
//!
//! Owns: telling requests that bring a file from all others: a scan of 25 MB on the line of an office takes minutes.
//! Must not: wait for a client that has fallen silent (the pause inside a body is another layer's).

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::routes;
use http::{Method, StatusCode};
use tokio::time::timeout;

use super::Patience;

/// Gives up on a request that takes too long.
pub async fn layer(State(patience): State<Patience>, request: Request, next: Next) -> Response {
    let pattern = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let brings_file =
        request.method() == Method::POST && pattern.is_some_and(|pattern| routes::WITH_FILES.contains(&pattern));
    let limit = if brings_file { patience.upload } else { patience.request };
    match timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}
