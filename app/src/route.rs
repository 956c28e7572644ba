//! The list of routes.
//!
//! Owns: how a screen is mounted: method, path, access rule, handler; nothing can be mounted without a rule.
//! Must not: contain a rule's meaning (`domain::access`).

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::routing::{self, MethodRouter};
use domain::access::AccessRule;
use domain::routes;
use http::Method;

use crate::{AppState, Visit, gate};

/// Largest form that most routes take, in bytes.
pub const FORM: usize = 256 * 1024;
/// Largest form of a route where long texts are typed: a letter of Vietnamese takes up to nine bytes on its way, and ten
/// explanations of ten thousand characters are not too many.
const LONG_FORM: usize = 1024 * 1024;
/// Largest form that carries another one along: sealed, padded to a quarter more, and written in characters.
const CARRYING_FORM: usize = 2 * LONG_FORM;

/// Largest form of a route, unless it says so itself.
fn limit(path: &str) -> usize {
    if routes::WITH_CARRIED_FORMS.contains(&path) {
        CARRYING_FORM
    } else if routes::WITH_LONG_TEXTS.contains(&path) {
        LONG_FORM
    } else {
        FORM
    }
}

/// One route of the application.
pub struct Route {
    /// Method; a route for GET answers HEAD too.
    pub method: Method,
    /// Path, a constant of `domain::routes`.
    pub path: &'static str,
    /// Who may call it.
    pub rule: AccessRule,
    handler: MethodRouter<AppState>,
    /// Bytes of its largest body.
    most: usize,
}

impl Route {
    /// A page.
    pub fn get<H: Handler<T, AppState>, T: 'static>(path: &'static str, rule: AccessRule, handler: H) -> Self {
        Self {
            method: Method::GET,
            path,
            rule,
            handler: routing::get(handler),
            most: FORM,
        }
    }

    /// The receiver of a form.
    pub fn post<H: Handler<T, AppState>, T: 'static>(path: &'static str, rule: AccessRule, handler: H) -> Self {
        Self {
            method: Method::POST,
            path,
            rule,
            handler: routing::post(handler),
            most: limit(path),
        }
    }
}

impl Route {
    /// The same, with something between its rule and its handler.
    #[must_use]
    pub fn with(self, between: impl FnOnce(MethodRouter<AppState>) -> MethodRouter<AppState>) -> Self {
        Self {
            handler: between(self.handler),
            ..self
        }
    }

    /// The same, accepting bodies of so many bytes.
    #[must_use]
    pub fn taking(self, most: usize) -> Self {
        Self { most, ..self }
    }
}

/// The router of these routes, each behind its rule.
pub fn router(routes: Vec<Route>) -> Router<AppState> {
    routes.into_iter().fold(Router::new(), |router, route| {
        let (rule, most) = (route.rule, route.most);
        let guarded = route.handler.layer(DefaultBodyLimit::max(most)).layer(from_fn(
            move |visit: Visit, request: Request, next: Next| gate::guard((rule, most), visit, request, next),
        ));
        router.route(route.path, guarded)
    })
}
