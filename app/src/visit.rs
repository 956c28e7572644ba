//! One request of one person.
//!
//! Owns: what every page needs to know about the request. Must not: decide about access.

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::cookie::CookieJar;
use domain::access::Actor;
use domain::lang::Lang;
use domain::routes;
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{HeaderMap, Method, header};
use services::Ctx;

use crate::{AppState, Fault};

/// Longest path and query that are accepted, in bytes.
pub const LONGEST_ADDRESS: usize = 4096;

/// Cookie that remembers the chosen language.
pub const LANGUAGE_COOKIE: &str = "ngon-ngu";

/// The request as screens see it; an extractor.
#[derive(Clone)]
pub struct Visit {
    /// Context for use cases.
    pub ctx: Ctx,
    /// What all screens share.
    pub state: AppState,
    /// Language of the page.
    pub lang: Lang,
    /// Path and query of the page itself; the start page where there is none to come back to.
    pub address: String,
    /// Whether a script asks and wants JSON instead of a page.
    pub wants_json: bool,
}

/// Makes the [`Visit`] of each request; stands outside everything that may need to show a page.
pub async fn layer(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let visit = Visit {
        ctx: Ctx::new(state.platform.clone(), Actor::Anonymous),
        lang: language(request.headers()),
        address: address(&request),
        wants_json: wants_json(request.headers()),
        state,
    };
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// What only receives forms cannot be come back to, and what is too long is not repeated.
fn address(request: &Request) -> String {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let address = request.uri().path_and_query().map_or("", PathAndQuery::as_str);
    if reads && routes::is_local(address) && address.len() <= LONGEST_ADDRESS {
        address.to_owned()
    } else {
        routes::HOME.to_owned()
    }
}

fn language(headers: &HeaderMap) -> Lang {
    CookieJar::from_headers(headers)
        .get(LANGUAGE_COOKIE)
        .and_then(|cookie| Lang::from_code(cookie.value()))
        .unwrap_or_default()
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.split(',').any(|kind| kind.trim() == "application/json"))
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Fault::internal("a route stands outside the visit layer"))
    }
}
