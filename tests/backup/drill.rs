//! The drill: a store in use is lost, and what was saved of it is in use again.

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::system::Engine;
use services::backup::{Lost, Terms};
use services::ledger::{self, Anchor, Options, Report, Standing};
use sqlx::{Connection, PgConnection, SqliteConnection};
use store::{Location, migrations};

use super::{archived, restored};
use crate::access::seated;
use crate::ledger::settle;
use crate::support::database::{Database, Ground};
use crate::support::{TestApp, founding};

/// How many rows a table has.
async fn count(app: &TestApp, table: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    match &app.database.location {
        Location::File(path) => {
            let mut connection = SqliteConnection::connect(path.to_str().expect("a readable path"))
                .await
                .expect("opened");
            sqlx::query_scalar(sql)
                .fetch_one(&mut connection)
                .await
                .expect("counted")
        }
        Location::Postgres(address) => {
            let mut connection = PgConnection::connect(address).await.expect("opened");
            sqlx::query_scalar(sql)
                .fetch_one(&mut connection)
                .await
                .expect("counted")
        }
    }
}

async fn verify(app: &TestApp, options: Options<'_>) -> Report {
    let verified = ledger::verify(&app.database.db, &app.state.platform.keys, options).await;
    verified.expect("the store answers")
}

const ROWS: Options<'_> = Options {
    anchor: None,
    checkpoint: None,
    rows: true,
};

async fn drill(from: Engine, to: Engine) {
    let lost = match from {
        Engine::Sqlite => TestApp::on_sqlite(Ground::Demo).await,
        Engine::Postgres => TestApp::on_postgres(Ground::Demo).await,
    };
    let head = founding::wearer(RoleCode::ThuTruong);
    seated(&lost, head).await;
    assert!(count(&lost, "session").await > 0, "somebody is signed in");
    let (archive, made) = archived(&lost).await;
    assert!(made.changed_rows.is_none());

    // The store lives on: what it does now will be lost, and the anchor knows.
    seated(&lost, founding::wearer(RoleCode::QuanTri)).await;
    let folder = tempfile::tempdir().expect("a folder");
    let anchor = Anchor::new(folder.path().join(Anchor::FILE));
    settle(&lost).await;
    ledger::checkpoint_due(&lost.worker_ctx(), &anchor, true)
        .await
        .expect("kept");
    let known = anchor.read().expect("readable").expect("there");
    let last = verify(&lost, ROWS).await;
    lost.finish().await;

    let terms = Terms {
        known: Some(&known),
        ..Terms::default()
    };
    let (database, report) = restored(&archive, to, founding::secret(), terms)
        .await
        .expect("restored");
    assert_eq!(report.rows, made.rows);
    let saved = report.head.checkpoint.size - 1;
    assert!(saved >= made.checkpoint.size, "and one event for the restore");
    assert_eq!(report.lost, Lost::Events(last.size - saved));
    assert!(
        last.size - saved >= 2,
        "the backup's own event, and the administrator's"
    );
    anchor.replace(&report.head).expect("written");
    back_in_use(database, &anchor, made.checkpoint.size, &report.head.note).await;
}

async fn back_in_use(database: Database, anchor: &Anchor, saved: u64, note: &str) {
    let app = TestApp::over_restored(database).await;
    assert_eq!(migrations::due(&app.database.db).await.expect("asked"), 0);
    assert_eq!(count(&app, "session").await, 0, "whoever was signed in signs in again");
    assert_eq!(count(&app, "throttle").await, 0);

    let known = anchor.read().expect("readable");
    let options = Options {
        anchor: known.as_deref(),
        checkpoint: Some(note),
        rows: true,
    };
    let before = verify(&app, options).await;
    assert!(before.ok, "{before:?}");
    let standing = anchor.compare(&app.database.db, &app.state.platform.keys).await;
    assert_eq!(standing.expect("compared"), Standing::Agrees { size: before.size });

    let mut tx = app.database.db.read().await.expect("a transaction");
    let events = store::ledger::events(&mut tx, i64::try_from(saved).expect("few"), 500).await;
    let events = events.expect("read");
    drop(tx);
    let epochs: Vec<_> = events
        .iter()
        .map(|stored| stored.event.read().expect("a leaf").origin().epoch())
        .collect();
    assert_eq!(epochs.last(), Some(&2), "{epochs:?}");
    assert_eq!(epochs.iter().filter(|epoch| **epoch == 2).count(), 1);
    let body = events.last().and_then(|stored| stored.body.clone()).expect("a body");
    let body: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
    assert!(body["lost"].as_u64().is_some_and(|lost| lost >= 2), "{body}");

    // With the password and the second factor of before; a code that was used before counts no more.
    app.clock.advance(TimeDelta::minutes(5));
    seated(&app, founding::wearer(RoleCode::ThuTruong)).await;
    seated(&app, founding::wearer(RoleCode::KiemToanNoiBo)).await;
    settle(&app).await;
    ledger::checkpoint_due(&app.worker_ctx(), anchor, true)
        .await
        .expect("the anchor goes on");
    let after = verify(&app, ROWS).await;
    assert!(after.ok && after.size > before.size, "{after:?}");
    app.finish().await;
}

#[tokio::test]
async fn from_sqlite_into_sqlite() {
    drill(Engine::Sqlite, Engine::Sqlite).await;
}

#[tokio::test]
async fn from_sqlite_into_postgres() {
    drill(Engine::Sqlite, Engine::Postgres).await;
}

#[tokio::test]
async fn from_postgres_into_sqlite() {
    drill(Engine::Postgres, Engine::Sqlite).await;
}

#[tokio::test]
async fn from_postgres_into_postgres() {
    drill(Engine::Postgres, Engine::Postgres).await;
}
