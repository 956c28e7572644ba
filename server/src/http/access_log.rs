//! What a request leaves in the log.
//!
//! Owns: the one line a request: method, route template, status, duration, request id.
//! Must not: log an address of a page with its ids, a query, a client address, a cookie or anything typed.

use std::time::Instant;

use app::Visit;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::Method;

/// A client may make up any word as its method; only the usual ones are logged as they are.
fn method(method: &Method) -> &'static str {
    const USUAL: [&str; 9] = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT",
    ];
    USUAL.into_iter().find(|usual| method == usual).unwrap_or("other")
}

/// Logs the request after it was answered.
pub async fn layer(visit: Visit, request: Request, next: Next) -> Response {
    let method = method(request.method());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str)
        .to_owned();
    let started = Instant::now();
    let response = next.run(request).await;
    tracing::info!(
        request = visit.ctx.request.as_str(),
        method,
        route,
        status = response.status().as_u16(),
        milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        "answered"
    );
    response
}
