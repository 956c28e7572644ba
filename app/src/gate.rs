//! The gate before every route.
//!
//! Owns: opening the session of a request, asking the route's rule, and sending people who must first sign in or prove
//! their password on their way, with everything they typed. Must not: decide what a rule means (`domain::access`).

use axum::body::{Bytes, to_bytes};
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use domain::access::{AccessRule, Denied};
use domain::routes;
use http::{Method, StatusCode, header};
use services::accounts::carry_over::{self, Form};
use services::accounts::session::{self, Loaded};
use services::refusals;
use uuid::Uuid;

use crate::form::RawForm;
use crate::screens::entry::{self, carried, sign_in, step_up};
use crate::{Fault, Visit, cookies};

/// What a form in flight is kept for.
#[derive(Clone)]
pub(crate) struct Stopped {
    /// Where it was going.
    pub target: String,
    /// What was typed, sealed to the account that typed it; none when nothing was, or nobody knows who.
    pub carried: Option<String>,
}

/// Lets a request through when its rule admits it; a form that is stopped is carried on up to this many bytes.
pub(crate) async fn guard(
    (rule, most): (AccessRule, usize),
    mut visit: Visit,
    mut request: Request,
    next: Next,
) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let cookie = cookies::session(&visit.state, &jar);
    let mut ended = None;
    match &cookie {
        None => {}
        Some(cookie) => match session::load(&visit.state.platform, cookie, is_made_by_somebody(&visit, &request)).await
        {
            Ok(Loaded::Open(session)) => visit.ctx = visit.ctx.signed_in(*session),
            Ok(Loaded::Ended { account }) => ended = Some(account),
            Ok(Loaded::Nobody) => {}
            Err(error) => return Fault::from(error).into_response(),
        },
    }
    if cookie.is_none() && rule != AccessRule::Public && comes_from_elsewhere(&request) {
        return come_again(&visit.address);
    }
    let session = visit.ctx.session().ok();
    let account = session.map(services::accounts::Session::account).or(ended);
    let path = request.uri().path();
    if session.is_some_and(services::accounts::Session::needs_second_factor)
        && !routes::BEFORE_SECOND_FACTOR.contains(&path)
    {
        return to(routes::SECOND_FACTOR, &visit.address);
    }
    let signed_in = session.is_some();
    let verdict = rule.admits(&visit.ctx.actor, visit.ctx.today());
    request.extensions_mut().insert(visit.clone());
    let route = request.extensions().get::<MatchedPath>().cloned();
    match verdict {
        Ok(()) => {
            let mut response = next.run(request).await;
            if signed_in {
                if is_refusal(&response) {
                    note_refusal(&visit, route.as_ref()).await;
                }
                // Nobody after him at the same machine finds the page in the browser's memory.
                let headers = response.headers_mut();
                headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
            }
            // An error page in its place is made for the same person.
            response.extensions_mut().insert(visit);
            response
        }
        Err(Denied::NotSignedIn) => match stopped(&visit, request, account, most).await {
            Ok(Onward::Back(address)) => to(routes::SIGN_IN, &address),
            Ok(Onward::Carried(stopped)) => sign_in::ask(&visit, stopped).await.into_response(),
            Err(fault) => fault.into_response(),
        },
        Err(Denied::StepUpNeeded) => match stopped(&visit, request, account, most).await {
            Ok(Onward::Back(address)) => to(routes::STEP_UP, &address),
            Ok(Onward::Carried(stopped)) => step_up::ask(&visit, stopped).await.into_response(),
            Err(fault) => fault.into_response(),
        },
        Err(Denied::SecondFactorNeeded) => to(routes::OWN_SECOND_FACTOR, &visit.address),
        Err(denied) => {
            note_refusal(&visit, route.as_ref()).await;
            let mut response = Fault::from(services::Error::from(denied)).into_response();
            response.extensions_mut().insert(visit);
            response
        }
    }
}

/// Whether a use case said that this is not for the visitor, or that it does not exist for him.
fn is_refusal(response: &Response) -> bool {
    let refused = |fault: &Fault| matches!(fault.status(), StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
    response.extensions().get::<Fault>().is_some_and(refused)
}

/// He is refused whether it can be counted or not.
async fn note_refusal(visit: &Visit, route: Option<&MatchedPath>) {
    let route = route.map_or("-", MatchedPath::as_str);
    if let Err(error) = refusals::count(&visit.ctx, route).await {
        tracing::error!(%error, "a refusal could not be counted");
    }
}

/// Where a request that was stopped goes on afterwards.
enum Onward {
    /// To a page.
    Back(String),
    /// With the form that it was carrying.
    Carried(Stopped),
}

async fn stopped(visit: &Visit, request: Request, account: Option<Uuid>, most: usize) -> Result<Onward, Fault> {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(Onward::Back(visit.address.clone()));
    }
    let target = request.uri().path().to_owned();
    let pattern = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    if pattern.is_some_and(|pattern| routes::WITH_FILES.contains(&pattern)) {
        return Ok(Onward::Back(target));
    }
    let body: Bytes = to_bytes(request.into_body(), most).await.map_err(|_| Fault::TooLarge)?;
    if routes::WITH_SECRETS.contains(&target.as_str()) {
        return without_secrets(target, &body);
    }
    let form = |account| Form {
        account,
        target: &target,
    };
    let carried = account.map(|account| carry_over::seal(&visit.ctx, form(account), &body));
    Ok(Onward::Carried(Stopped { target, carried }))
}

/// A form with passwords is not carried on; what it was carrying itself is.
fn without_secrets(target: String, body: &[u8]) -> Result<Onward, Fault> {
    let form = RawForm::parse(body)?;
    if let Some(inner) = carried::from_form(&form) {
        return Ok(Onward::Carried(inner));
    }
    let proves = [routes::SECOND_FACTOR, routes::STEP_UP].contains(&target.as_str());
    Ok(Onward::Back(if proves { entry::return_from(&form) } else { target }))
}

fn to(page: &str, address: &str) -> Response {
    let target = routes::with_return(page, address);
    (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()
}

/// Whether a person asks, not a page by itself: what saves a form while nobody may be there must not keep a session open.
fn is_made_by_somebody(visit: &Visit, request: &Request) -> bool {
    !(visit.wants_json && *request.method() == Method::POST)
}

/// A link from a mail comes without the strict cookie.
fn comes_from_elsewhere(request: &Request) -> bool {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    reads
        && request
            .headers()
            .get("sec-fetch-site")
            .is_some_and(|site| site == "cross-site")
}

/// A page that goes to the same address once more, this time from our own site.
fn come_again(address: &str) -> Response {
    let safe = address
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;");
    Html(format!(
        "<!DOCTYPE html><meta http-equiv=\"refresh\" content=\"0;url={safe}\">"
    ))
    .into_response()
}
