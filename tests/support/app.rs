//! The application as tests see it.
//!
//! Owns: the real router over a real store, with a mock clock, seeded randomness and captured mail.
//! Must not: replace anything else.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

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
use services::accounts::PasswordQueue;
use services::keys::Keys;
use services::{Ctx, Platform, worker};
use store::Db;
use tower::ServiceExt;
use tracing_subscriber::filter::LevelFilter;

use super::database::{Database, Ground};
use super::doubles::{CapturedMail, MockClock, SeededRandomness};
use super::{contact_screen, faults, founding};

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
    /// Over a founded store of the embedded engine.
    pub async fn sqlite() -> Self {
        Self::on_sqlite(Ground::Founded).await
    }

    pub async fn on_sqlite(ground: Ground) -> Self {
        Self::over(Database::sqlite(ground).await).await
    }

    pub async fn on_postgres(ground: Ground) -> Self {
        Self::over(Database::postgres(ground).await).await
    }

    /// Over a store that is there already. What was drawn in it came from another seed: nothing is drawn twice.
    pub async fn over_restored(database: Database) -> Self {
        Self::with_seed(database, 8).await
    }

    /// Over a store that another process uses too, with a seed of its own.
    pub async fn beside(database: Database, seed: u64) -> Self {
        Self::with_seed(database, seed).await
    }

    async fn over(database: Database) -> Self {
        Self::with_seed(database, 7).await
    }

    async fn with_seed(database: Database, seed: u64) -> Self {
        listen();
        let clock = Arc::new(MockClock::at(NOW));
        let mail = Arc::new(CapturedMail::default());
        let platform = Arc::new(Platform {
            db: database.db.clone(),
            clock: clock.clone(),
            randomness: Arc::new(SeededRandomness::new(seed)),
            mailer: Some(mail.clone()),
            law: Arc::new(Law::built_in().expect("the built-in law is well formed")),
            keys: Arc::new(keys(&database.db).await),
            passwords: PasswordQueue::new(2, 8, PasswordQueue::CHEAPEST),
            shelf: Arc::default(),
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
            trusted_proxies: Arc::default(),
            base_url: BASE_URL.into(),
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
        Self::patient(state, Patience::default())
    }

    fn patient(state: AppState, patience: Patience) -> Router {
        let surroundings = Surroundings {
            base_url: BaseUrl::new(BASE_URL),
            patience,
        };
        server::router(state, &surroundings, Self::routes())
    }

    /// The same application with other limits of time.
    pub fn with_patience(&self, patience: Patience) -> Router {
        Self::patient(self.state.clone(), patience)
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

/// Every line of the log is made in every test. Otherwise a test that reads it would depend on which others run beside it:
/// the library remembers for the whole process who listens to a line.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let nowhere = tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_writer(std::io::sink);
        nowhere.try_init().expect("nobody else listens");
    });
}

/// The keys of the store, or of another one where there is none yet.
async fn keys(db: &Db) -> Keys {
    match Keys::load(db, founding::secret()).await {
        Ok(keys) => keys,
        Err(_) => {
            let other = Database::sqlite(Ground::Founded).await;
            let keys = Keys::load(&other.db, founding::secret()).await;
            other.close().await;
            keys.expect("a founded store has keys")
        }
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

/// As browsers do.
fn encode(text: &str) -> String {
    let written = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(written).collect()
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

/// Somebody at a browser: keeps cookies, and follows where an answer leads.
pub struct Browser<'a> {
    app: &'a TestApp,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl<'a> Browser<'a> {
    /// A browser that was never here.
    pub fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            cookies: Mutex::default(),
        }
    }

    /// Lets a second go by: what comes now comes after what was.
    pub fn waits(&self) {
        self.app.clock.advance(chrono::TimeDelta::seconds(1));
    }

    /// Opens a page, and the one it leads to.
    pub async fn get(&self, path: &str) -> Answer {
        let answer = self
            .once(Request::get(path).body(Body::empty()).expect("a valid request"))
            .await;
        self.follow(answer).await
    }

    /// Sends a form, and opens the page it leads to.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.once(form(path, fields)).await;
        self.follow(answer).await
    }

    /// One request with the cookies of this browser; follows nothing.
    pub async fn once(&self, request: Request<Body>) -> Answer {
        let answer = self.app.send(self.dressed(request)).await;
        for set in answer.headers.get_all(header::SET_COOKIE) {
            let set = set.to_str().expect("a readable header");
            let (name, rest) = set.split_once('=').expect("a cookie has a name");
            let value = rest.split(';').next().unwrap_or_default();
            let gone = set.contains("Max-Age=0");
            let mut jar = self.jar();
            if gone {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// The request with the cookies of this browser.
    pub fn dressed(&self, mut request: Request<Body>) -> Request<Body> {
        let header = self
            .jar()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ");
        if !header.is_empty() {
            request
                .headers_mut()
                .insert(header::COOKIE, header.parse().expect("a readable header"));
        }
        request
    }

    async fn follow(&self, mut answer: Answer) -> Answer {
        for _ in 0..5 {
            if answer.status != StatusCode::SEE_OTHER {
                return answer;
            }
            let target = answer.header(header::LOCATION).to_owned();
            let request = Request::get(&target).body(Body::empty()).expect("a valid address");
            answer = self.once(request).await;
        }
        panic!("led around in a circle")
    }

    fn jar(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The values of all cookies.
    pub fn cookies(&self) -> Vec<String> {
        self.jar().values().cloned().collect()
    }
}

impl Answer {
    /// The value of a field of the page's form.
    pub fn field(&self, name: &str) -> &str {
        let mark = format!("name=\"{name}\" value=\"");
        let (_, rest) = self
            .text()
            .split_once(&mark)
            .unwrap_or_else(|| panic!("no field {name}"));
        rest.split('"').next().unwrap_or_default()
    }
}
