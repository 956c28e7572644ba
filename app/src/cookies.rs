//! Cookies of sessions and devices.
//!
//! Owns: their names and attributes. Must not: know what their values mean.

use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use services::accounts::NewSession;

use crate::AppState;

const SESSION: &str = "lc-phien";
const DEVICE: &str = "lc-thiet-bi";
/// Browsers cut longer lives to about this.
const DEVICE_LIFE: time::Duration = time::Duration::days(400);

/// With the prefix a browser takes the cookie from this host by TLS only; on plain loopback it would take none.
fn name(state: &AppState, bare: &'static str) -> String {
    if state.secure {
        format!("__Host-{bare}")
    } else {
        bare.to_owned()
    }
}

fn cookie(state: &AppState, bare: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name(state, bare), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(state.secure)
        .build()
}

/// Value of the session cookie.
pub(crate) fn session(state: &AppState, jar: &CookieJar) -> Option<String> {
    jar.get(&name(state, SESSION)).map(|cookie| cookie.value().to_owned())
}

/// Value of the device cookie.
pub(crate) fn device(state: &AppState, jar: &CookieJar) -> Option<String> {
    jar.get(&name(state, DEVICE)).map(|cookie| cookie.value().to_owned())
}

/// The jar with the cookies of a session that was just opened.
pub(crate) fn opened(state: &AppState, jar: CookieJar, new: &NewSession) -> CookieJar {
    let mut device = cookie(state, DEVICE, new.device.clone());
    device.set_max_age(DEVICE_LIFE);
    jar.add(cookie(state, SESSION, new.cookie.clone())).add(device)
}

/// The jar without a session.
pub(crate) fn closed(state: &AppState, jar: CookieJar) -> CookieJar {
    let mut gone = cookie(state, SESSION, String::new());
    gone.make_removal();
    jar.add(gone)
}
