//! Routes that go wrong on purpose.
//!
//! Owns: what only tests can provoke: a panic, an error of a use case, a wait. Must not: be mounted by the product.

use std::sync::Arc;
use std::time::Duration;

use app::Fault;
use app::route::Route;
use axum::response::Response;
use domain::access::AccessRule;
use tokio::sync::Notify;

pub const PANIC: &str = "/thu/panic";
pub const FORBIDDEN: &str = "/thu/khong-duoc-phep";
pub const LIMITED: &str = "/thu/qua-nhieu";
pub const SECRET: &str = "the secret of the fault";
pub const ENDLESS: &str = "/thu/khong-bao-gio";

pub fn routes() -> Vec<Route> {
    vec![
        Route::get(PANIC, AccessRule::Public, panic),
        Route::get(FORBIDDEN, AccessRule::Public, forbidden),
        Route::get(LIMITED, AccessRule::Public, limited),
        Route::get(ENDLESS, AccessRule::Public, endless),
    ]
}

async fn panic() -> Response {
    panic!("{SECRET}")
}

async fn forbidden() -> Fault {
    services::Error::Forbidden.into()
}

async fn limited() -> Fault {
    services::Error::Limited {
        retry_after: Duration::from_secs(77),
    }
    .into()
}

async fn endless() -> Fault {
    Arc::new(Notify::new()).notified().await;
    Fault::BadRequest
}
