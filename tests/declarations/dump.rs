//! What somebody finds who has all tables and searches them.

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use store::Location;

use crate::support::TestApp;

/// Names of the tables in which one of these texts stands, as text or as bytes.
pub(super) async fn tables_with(app: &TestApp, needles: &[&str]) -> Vec<String> {
    let forms: Vec<String> = needles
        .iter()
        .flat_map(|needle| {
            let bytes: String = needle.bytes().map(|byte| format!("{byte:02x}")).collect();
            [needle.to_lowercase(), bytes]
        })
        .collect();
    let mut found = Vec::new();
    for (table, rows) in rows(app).await {
        let holds = |row: &String| forms.iter().any(|form| row.to_lowercase().contains(form));
        if rows.iter().any(holds) {
            found.push(table);
        }
    }
    found
}

/// Every row of every table as text, bytes as digits.
async fn rows(app: &TestApp) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    match &app.database.location {
        Location::File(path) => {
            let mut raw = SqliteConnection::connect(&path.display().to_string())
                .await
                .expect("opened");
            let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            let tables: Vec<String> = sqlx::query_scalar(names).fetch_all(&mut raw).await.expect("read");
            for table in tables {
                let columns = format!("SELECT name FROM pragma_table_info('{table}')");
                let columns: Vec<String> = sqlx::query_scalar(AssertSqlSafe(columns))
                    .fetch_all(&mut raw)
                    .await
                    .expect("read");
                let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
                let select = format!("SELECT {} FROM \"{table}\"", quoted.join(" || ' ' || "));
                let rows = sqlx::query_scalar(AssertSqlSafe(select))
                    .fetch_all(&mut raw)
                    .await
                    .expect("read");
                all.push((table, rows));
            }
            raw.close().await.expect("closed");
        }
        Location::Postgres(address) => {
            let mut raw = PgConnection::connect(address).await.expect("opened");
            let names = "SELECT table_name::TEXT FROM information_schema.tables WHERE table_schema = 'public'";
            let tables: Vec<String> = sqlx::query_scalar(names).fetch_all(&mut raw).await.expect("read");
            for table in tables {
                let select = format!("SELECT t::TEXT FROM \"{table}\" t");
                let rows = sqlx::query_scalar(AssertSqlSafe(select))
                    .fetch_all(&mut raw)
                    .await
                    .expect("read");
                all.push((table, rows));
            }
            raw.close().await.expect("closed");
        }
    }
    all
}
