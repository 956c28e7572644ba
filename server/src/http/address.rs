//! How long the address of a page may be.
//!
//! Owns: that limit. Must not: read the address.

use app::visit::LONGEST_ADDRESS;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// Refuses an address that no page of ours makes: pages repeat their own address in links and forms.
pub async fn layer(request: Request, next: Next) -> Response {
    let length = request
        .uri()
        .path_and_query()
        .map_or(0, |address| address.as_str().len());
    if length > LONGEST_ADDRESS {
        return StatusCode::URI_TOO_LONG.into_response();
    }
    next.run(request).await
}
