//! What all tests here stand on.
//!
//! Owns: the test application, throw-away stores, and the macro that runs a test on both engines.
//! Must not: contain an assertion about behaviour.

pub mod app;
pub mod contact_screen;
pub mod database;
pub mod doubles;
pub mod faults;

pub use app::{Answer, TestApp};

/// Makes two tests of one: `on_both! { async fn name(app: TestApp) { … } }` runs on SQLite and on PostgreSQL.
/// A test that leaves jobs behind fails.
macro_rules! on_both {
    ($(async fn $name:ident($app:ident: TestApp) $body:block)+) => {
        // The test and the module of its two runs share a name: one is a function, the other a module.
        $(async fn $name($app: &$crate::support::TestApp) $body

        mod $name {
            #[tokio::test]
            async fn sqlite() {
                let app = $crate::support::TestApp::sqlite().await;
                super::$name(&app).await;
                app.finish().await;
            }

            #[tokio::test]
            async fn postgres() {
                let app = $crate::support::TestApp::postgres().await;
                super::$name(&app).await;
                app.finish().await;
            }
        })+
    };
}
