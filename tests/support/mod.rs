//! What all tests here stand on.
//!
//! Owns: the test application, throw-away stores, and the macro that runs a test on both engines.
//! Must not: contain an assertion about behaviour.

pub mod app;
mod arranging;
pub mod contact_screen;
pub mod database;
pub mod doubles;
pub mod faults;
pub mod founding;

pub use app::{Answer, TestApp};
pub use arranging::arranged;

/// Makes two tests of one: `on_both! { async fn name(app: TestApp) { … } }` runs on SQLite and on PostgreSQL, over a store
/// as `init` makes it. A test that leaves jobs behind fails.
macro_rules! on_both {
    ($($tests:tt)+) => { on_both_over! { Founded $($tests)+ } };
}

/// The same over a demonstration: somebody has every role.
macro_rules! on_both_demo {
    ($($tests:tt)+) => { on_both_over! { Demo $($tests)+ } };
}

/// The same over a store with nothing but its tables.
macro_rules! on_both_bare {
    ($($tests:tt)+) => { on_both_over! { Bare $($tests)+ } };
}

macro_rules! on_both_over {
    ($ground:ident $($(#[$text:meta])* async fn $name:ident($app:ident: TestApp) $body:block)+) => {
        // The test and the module of its two runs share a name: one is a function, the other a module.
        $($(#[$text])*
        async fn $name($app: &$crate::support::TestApp) $body

        mod $name {
            use $crate::support::database::Ground;

            #[tokio::test]
            async fn sqlite() {
                let app = $crate::support::TestApp::on_sqlite(Ground::$ground).await;
                super::$name(&app).await;
                app.finish().await;
            }

            #[tokio::test]
            async fn postgres() {
                let app = $crate::support::TestApp::on_postgres(Ground::$ground).await;
                super::$name(&app).await;
                app.finish().await;
            }
        })+
    };
}
