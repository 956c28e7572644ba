//! One request of one person.
//!
//! Owns: what every page needs to know about the request. Must not: decide about access.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
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
use services::accounts::Visitor;

use crate::{AppState, Fault, cookies};

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
    /// Path that was asked for, by whatever method: which part of the product this is.
    pub path: String,
    /// Whether a script asks and wants JSON instead of a page.
    pub wants_json: bool,
    /// From where the request comes.
    pub visitor: Visitor,
}

/// Makes the [`Visit`] of each request; stands outside everything that may need to show a page.
pub async fn layer(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let visit = Visit {
        ctx: Ctx::new(state.platform.clone(), Actor::Anonymous),
        lang: language(request.headers()),
        address: address(&request),
        path: request.uri().path().to_owned(),
        wants_json: wants_json(request.headers()),
        visitor: visitor(&state, &request),
        state,
    };
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// Address, device cookie and browser of a request.
fn visitor(state: &AppState, request: &Request) -> Visitor {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    // Without a socket there is nobody but a test.
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(peer)| peer.ip());
    let jar = CookieJar::from_headers(request.headers());
    Visitor {
        address: client(&state.trusted_proxies, peer, request.headers()),
        device: cookies::device(state, &jar),
        agent: agent(request.headers()),
    }
}

/// The last hop that a trusted proxy names; what comes from anybody else is believed about nobody.
fn client(trusted: &[IpAddr], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !trusted.contains(&peer.to_canonical()) {
        return peer;
    }
    headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|hops| hops.to_str().ok())
        .and_then(|hops| hops.rsplit(',').next())
        .and_then(|hop| hop.trim().parse().ok())
        .unwrap_or(peer)
}

/// Browser and system in two words: enough for its owner to recognise a session.
fn agent(headers: &HeaderMap) -> String {
    let sent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or_default();
    let first = |names: &[(&'static str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| sent.contains(mark))
            .map(|(_, name)| *name)
    };
    // Every browser claims to be the ones before it: the youngest mark comes first.
    let browser = first(&[
        ("coc_coc", "Coc Coc"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
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
