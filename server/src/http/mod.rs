//! The HTTP stack around the screens.
//!
//! Owns: the order of the layers, limits and timeouts. Must not: know a screen.

pub mod access_log;
pub mod address;
pub mod headers;
pub mod origin;
pub mod waiting;

use std::any::Any;
use std::time::Duration;

use app::route::{FORM, Route};
use app::{AppState, Fault, error_pages, visit};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use self::headers::Transport;
use self::origin::BaseUrl;
use crate::assets;

/// How long anything may take. Tests use shorter ones.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// From the opening of a connection to the end of the request's head.
    pub head: Duration,
    /// The longest pause while a client sends a body.
    pub body_pause: Duration,
    /// How long an answer may stay unread.
    pub unread: Duration,
    /// From the end of the request's head to the beginning of the answer.
    pub request: Duration,
    /// The same for a request that brings a file: 25 MB at 200 kbit/s.
    pub upload: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(15),
            body_pause: Duration::from_secs(15),
            unread: Duration::from_secs(60),
            request: Duration::from_secs(40),
            upload: Duration::from_secs(20 * 60),
        }
    }
}

/// What the stack must know about how it is reached.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// Address under which people reach the server.
    pub base_url: BaseUrl,
    /// How long anything may take.
    pub patience: Patience,
}

/// The whole application: `routes` behind every layer.
pub fn router(state: AppState, surroundings: &Surroundings, routes: Vec<Route>) -> Router {
    // A second call finds the executor of Leptos already chosen: the same one.
    drop(any_spawner::Executor::init_tokio());
    let patience = surroundings.patience;
    let transport = Transport {
        tls: surroundings.base_url.is_tls(),
    };
    // Two halves keep the nested type of the stack small enough for the compiler.
    let inner = ServiceBuilder::new()
        .layer(from_fn(error_pages::layer))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(patience, waiting::layer))
        .layer(from_fn(address::layer))
        .layer(from_fn_with_state(surroundings.base_url.clone(), origin::layer))
        .layer(RequestBodyTimeoutLayer::new(patience.body_pause))
        .layer(DefaultBodyLimit::max(FORM));
    let outer = ServiceBuilder::new()
        .layer(from_fn_with_state(state.clone(), visit::layer))
        .layer(from_fn(access_log::layer))
        .layer(from_fn_with_state(transport, headers::layer))
        .layer(CompressionLayer::new());
    app::route::router(routes)
        .merge(assets::router())
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(inner)
        .layer(outer)
        .with_state(state)
}

/// A panic is a fault of the program: the person sees a reference. What it says may quote what it worked on and is not passed
/// on; where it was stands in the log (`logging`).
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Fault::internal("a request panicked").into_response()
}
