//! Signing out.
//!
//! Owns: ending the session and its cookie. Must not: answer to a link: a foreign page could sign people out.

use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use domain::access::AccessRule;
use domain::routes;
use http::{StatusCode, header};
use services::accounts::sessions;

use crate::route::Route;
use crate::{Fault, Visit, cookies};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::post(routes::SIGN_OUT, AccessRule::Public, submit)]
}

async fn submit(visit: Visit, jar: CookieJar) -> Result<Response, Fault> {
    // Whoever wants to leave has left when the session ended by itself; he need not come in for it.
    if visit.ctx.session().is_ok() {
        sessions::sign_out(&visit.ctx).await?;
    }
    let jar = cookies::closed(&visit.state, jar);
    Ok((StatusCode::SEE_OTHER, jar, [(header::LOCATION, routes::SIGN_IN)]).into_response())
}
