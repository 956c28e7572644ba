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
use http::Method;

use crate::{AppState, Visit, gate};

/// One route of the application.
pub struct Route {
    /// Method; a route for GET answers HEAD too.
    pub method: Method,
    /// Path, a constant of `domain::routes`.
    pub path: &'static str,
    /// Who may call it.
    pub rule: AccessRule,
    handler: MethodRouter<AppState>,
}

impl Route {
    /// A page.
    pub fn get<H: Handler<T, AppState>, T: 'static>(path: &'static str, rule: AccessRule, handler: H) -> Self {
        Self {
            method: Method::GET,
            path,
            rule,
            handler: routing::get(handler),
        }
    }

    /// The receiver of a form.
    pub fn post<H: Handler<T, AppState>, T: 'static>(path: &'static str, rule: AccessRule, handler: H) -> Self {
        Self {
            method: Method::POST,
            path,
            rule,
            handler: routing::post(handler),
        }
    }
}

impl Route {
    /// The same, accepting bodies of so many bytes.
    #[must_use]
    pub fn taking(self, bytes: usize) -> Self {
        Self {
            handler: self.handler.layer(DefaultBodyLimit::max(bytes)),
            ..self
        }
    }
}

/// The router of these routes, each behind its rule.
pub fn router(routes: Vec<Route>) -> Router<AppState> {
    routes.into_iter().fold(Router::new(), |router, route| {
        let rule = route.rule;
        let guarded = route
            .handler
            .layer(from_fn(move |visit: Visit, request: Request, next: Next| {
                gate::guard(rule, visit, request, next)
            }));
        router.route(route.path, guarded)
    })
}
