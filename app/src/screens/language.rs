//! The language switch of the footer.
//!
//! Owns: the cookie that remembers the choice. Must not: send anybody to another site.

use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};

use crate::form::RawForm;
use crate::route::Route;
use crate::visit::LANGUAGE_COOKIE;
use crate::{Fault, Visit};

const ONE_YEAR: time::Duration = time::Duration::days(365);

pub(super) fn routes() -> Vec<Route> {
    vec![Route::post(routes::LANGUAGE, AccessRule::Public, submit)]
}

async fn submit(visit: Visit, jar: CookieJar, form: RawForm) -> Result<Response, Fault> {
    let lang = Lang::from_code(form.get("lang")).ok_or(Fault::BadRequest)?;
    let target = form.get("return_to");
    // The switch itself is no page: whoever comes from its error page goes to the start.
    let target = if routes::is_local(target) && target != routes::LANGUAGE {
        target
    } else {
        routes::HOME
    };
    let cookie = Cookie::build((LANGUAGE_COOKIE, lang.code()))
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(visit.state.secure)
        .max_age(ONE_YEAR);
    Ok((
        StatusCode::SEE_OTHER,
        jar.add(cookie),
        [(header::LOCATION, target.to_owned())],
    )
        .into_response())
}
