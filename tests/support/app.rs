//! The application as tests see it.
//!
//! Owns: the real router over a real store, with a mock clock, seeded randomness and captured mail.
//! Must not: replace anything else.

use std::sync::Arc;

use app::AppState;
use app::route::Route;
use app::state::Assets;
use axum::Router;
use axum::body::Body;
use documents::Press;
use domain::access::Actor;
use domain::law::Law;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use server::http::origin::BaseUrl;
use server::http::{Patience, Surroundings};
use services::{Ctx, Platform, worker};
use tower::ServiceExt;

use super::database::Database;
use super::doubles::{CapturedMail, MockClock, SeededRandomness};
use super::{contact_screen, faults};

pub const BASE_URL: &str = "http://liemchinh.test";
pub const NOW: &str = "2026-07-01T01:02:03.456789Z";

/// A running application without a socket.
pub struct TestApp {
    pub state: AppState,
    pub clock: Arc<MockClock>,
    pub mail: Arc<CapturedMail>,
    pub database: Database,
    router: Router,
}

/// A whole answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the answer is UTF-8")
    }

    pub fn header(&self, name: impl AsRef<str>) -> &str {
        self.headers
            .get(name.as_ref())
            .map_or("", |value| value.to_str().expect("a readable header"))
    }
}

impl TestApp {
    pub async fn sqlite() -> Self {
        Self::over(Database::sqlite().await)
    }

    pub async fn postgres() -> Self {
        Self::over(Database::postgres().await)
    }

    fn over(database: Database) -> Self {
        let clock = Arc::new(MockClock::at(NOW));
        let mail = Arc::new(CapturedMail::default());
        let platform = Arc::new(Platform {
            db: database.db.clone(),
            clock: clock.clone(),
            randomness: Arc::new(SeededRandomness::new(7)),
            mailer: Some(mail.clone()),
            law: Arc::new(Law::built_in().expect("the built-in law is well formed")),
        });
        let assets = Assets {
            style: "main-00000000.css".to_owned(),
            bundle: "liemchinh-00000000".to_owned(),
            icon: "icon-00000000.svg".to_owned(),
            fonts: vec!["font-00000000.woff2".to_owned()],
        };
        let state = AppState {
            platform,
            press: Press::new(1, 4),
            assets: Arc::new(assets),
            secure: false,
        };
        let router = Self::router(state.clone());
        Self {
            state,
            clock,
            mail,
            database,
            router,
        }
    }

    /// The product's routes and those that only tests mount.
    pub fn routes() -> Vec<Route> {
        [app::screens::routes(), contact_screen::routes(), faults::routes()]
            .into_iter()
            .flatten()
            .collect()
    }

    pub fn router(state: AppState) -> Router {
        let surroundings = Surroundings {
            base_url: BaseUrl::new(BASE_URL),
            patience: Patience::default(),
        };
        server::router(state, &surroundings, Self::routes())
    }

    /// The same application with another press.
    pub fn with_press(&self, press: Press) -> Router {
        Self::router(AppState {
            press,
            ..self.state.clone()
        })
    }

    pub fn worker_ctx(&self) -> Ctx {
        Ctx::new(self.state.platform.clone(), Actor::Worker)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).expect("a valid request"))
            .await
    }

    /// Posts a form as our own page would.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(form(path, fields)).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        send(&self.router, request).await
    }

    /// Lets the worker do everything that is due.
    pub async fn work(&self) -> usize {
        worker::run_due(&self.worker_ctx()).await.expect("the store answers")
    }

    /// Ends the test: nothing may be left to do.
    pub async fn finish(self) {
        let waiting = worker::waiting(&self.worker_ctx()).await.expect("the store answers");
        assert_eq!(waiting, 0, "the test left jobs behind");
        let Self {
            state,
            router,
            database,
            ..
        } = self;
        drop((state, router));
        database.close().await;
    }
}

/// A request that posts a form from our own page.
pub fn form(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let body = fields
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect::<Vec<_>>();
    Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body.join("&")))
        .expect("a valid request")
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    let response = router
        .clone()
        .oneshot(request)
        .await
        .expect("the router always answers");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("the whole body").to_bytes().to_vec();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}
