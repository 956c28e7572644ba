//! Pages of the viewer, single events, signed heads.

use sqlx::{Connection, Executor, PgConnection, Row, SqliteConnection};
use store::ledger::{self, CheckpointRow, EventRow, Filter};
use store::{Act, Db, Error, Location};

use super::ledger::{append, id, later, past_the_program, record, record_about, record_confidential, settle};
use crate::support::database::{Database, Ground};

/// Six events: three actions, two actors, the last one confidential and of an earlier hour.
async fn six_events(db: &Db) {
    let mut tx = db.begin().await.expect("a transaction");
    record(&mut tx, 0, "a", "one").await;
    record(&mut tx, 1, "b", "two").await;
    record(&mut tx, 2, "a", "two").await;
    record(&mut tx, 3, "b", "one").await;
    record(&mut tx, 4, "a", "one").await;
    tx.commit(Act::ContactChanged).await.expect("committed");
    settle(db).await;
    let mut tx = db.begin().await.expect("a transaction");
    record_confidential(&mut tx, 5).await;
    tx.commit(Act::ContactChanged).await.expect("committed");
    settle(db).await;
}

fn places(rows: &[EventRow]) -> Vec<i64> {
    rows.iter().filter_map(|row| row.leaf).collect()
}

on_both_bare! {
    async fn pages_come_newest_first_and_through_the_filter(app: TestApp) {
        let db = &app.database.db;
        six_events(db).await;
        let all = Filter::default();
        let one = Filter { actor: Some("one"), ..all };
        let a = Filter { action: Some("a"), ..all };
        let middle = Filter { from: Some(later(1)), until: Some(later(4)), ..all };
        let cases: [(&Filter<'_>, Option<i64>, i64, &[i64]); 13] = [
            (&all, None, 10, &[5, 4, 3, 2, 1, 0]),
            (&all, None, 2, &[5, 4]),
            (&all, Some(4), 2, &[3, 2]),
            (&all, Some(0), 2, &[]),
            (&one, None, 10, &[4, 3, 0]),
            (&one, Some(4), 1, &[3]),
            (&a, None, 10, &[4, 2, 0]),
            (&Filter { action: Some("confidential"), ..all }, None, 10, &[5]),
            (&Filter { action: Some("a"), ..one }, None, 10, &[4, 0]),
            (&middle, None, 10, &[3, 2, 1]),
            (&middle, Some(3), 1, &[2]),
            (&Filter { actor: Some("one"), ..middle }, None, 10, &[3]),
            (&Filter { action: Some("a"), from: Some(later(1)), ..all }, None, 10, &[4, 2]),
        ];
        let mut tx = db.read().await.expect("a transaction");
        for (filter, before, limit, expected) in cases {
            let rows = ledger::page(&mut tx, filter, before, limit).await.expect("read");
            assert_eq!(places(&rows), expected, "{filter:?} {before:?} {limit}");
        }
    }

    async fn what_is_about_a_subject_is_found_and_nothing_confidential_ever(app: TestApp) {
        let db = &app.database.db;
        let mut tx = db.begin().await.expect("a transaction");
        for (number, action, actor, subject) in
            [(0, "a", "one", "x"), (1, "b", "two", "x"), (2, "a", "two", "y"), (3, "a", "one", "z"), (4, "a", "two", "x")]
        {
            record_about(&mut tx, number, action, actor, subject).await;
        }
        tx.commit(Act::ContactChanged).await.expect("committed");
        settle(db).await;
        let mut tx = db.begin().await.expect("a transaction");
        record_confidential(&mut tx, 5).await;
        tx.commit(Act::ContactChanged).await.expect("committed");
        settle(db).await;
        let about = |subjects| Filter { subjects: Some(subjects), ..Filter::default() };
        let x = about(["x", "x"]);
        let cases: [(Filter<'_>, Option<i64>, i64, &[i64]); 11] = [
            (x, None, 10, &[4, 1, 0]),
            (x, Some(4), 1, &[1]),
            (about(["x", "y"]), None, 10, &[4, 2, 1, 0]),
            (about(["X", "X"]), None, 10, &[]),
            (Filter { action: Some("a"), ..x }, None, 10, &[4, 0]),
            (Filter { actor: Some("two"), ..x }, None, 10, &[4, 1]),
            (Filter { from: Some(later(1)), until: Some(later(4)), ..x }, None, 10, &[1]),
            // Not even who knows what to ask for finds the confidential one.
            (Filter { action: Some("confidential"), ..x }, None, 10, &[]),
            (about(["confidential", ""]), None, 10, &[]),
            (about(["", "null"]), None, 10, &[]),
            (Filter { action: Some("confidential"), ..Filter::default() }, None, 10, &[5]),
        ];
        let mut tx = db.read().await.expect("a transaction");
        for (filter, before, limit, expected) in cases {
            let rows = ledger::page(&mut tx, &filter, before, limit).await.expect("read");
            assert_eq!(places(&rows), expected, "{filter:?} {before:?} {limit}");
        }
        for (subject, is_one) in [("x", true), ("X", false), ("", false), ("confidential", false)] {
            assert_eq!(ledger::is_subject(&mut tx, subject).await.expect("asked"), is_one, "{subject}");
        }
    }

    async fn a_stream_goes_on_where_it_stopped(app: TestApp) {
        let db = &app.database.db;
        append(db, 0..5).await;
        let mut tx = db.read().await.expect("a transaction");
        let mut seen = Vec::new();
        for from in [0, 2, 4, 6] {
            let part = ledger::events(&mut tx, from, 2).await.expect("read");
            seen.extend(part.into_iter().filter_map(|stored| stored.event.leaf));
        }
        assert_eq!(seen, [0, 1, 2, 3, 4]);
    }

    async fn a_destroyed_body_leaves_the_leaf(app: TestApp) {
        let db = &app.database.db;
        append(db, 0..2).await;
        past_the_program(&app.database, "DELETE FROM event_body").await.expect("destroyed");
        let mut tx = db.read().await.expect("a transaction");
        let stored = ledger::event_by_id(&mut tx, id(1)).await.expect("asked").expect("there");
        assert_eq!((stored.nonce, stored.body), (None, None));
        assert!(stored.event.read().is_ok());
    }

    async fn the_newest_head_is_kept_once_for_its_size(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        assert_eq!(ledger::newest_checkpoint(&mut tx).await.expect("asked"), None);
        let head = |size, note: &str| CheckpointRow { size, note: note.to_owned(), made_at: later(size) };
        for (size, note) in [(9, "nine"), (10, "ten"), (10, "ten again"), (2, "two")] {
            ledger::save_checkpoint(&mut tx, &head(size, note)).await.expect("kept");
        }
        assert_eq!(ledger::newest_checkpoint(&mut tx).await.expect("asked"), Some(head(10, "ten")));
    }

    async fn a_column_that_belies_its_leaf_is_found(app: TestApp) {
        const CHANGES: [(&str, &str); 7] = [
            ("at, action, actor, subject, class", "UPDATE event SET at = at + 1"),
            ("at, action, actor, subject, class", "UPDATE event SET action = 'other'"),
            ("at, action, actor, subject, class", "UPDATE event SET actor = NULL"),
            ("at, action, actor, subject, class", "UPDATE event SET subject = NULL"),
            ("at, action, actor, subject, class",
             "UPDATE event SET class = 'confidential', action = 'confidential', actor = NULL, subject = NULL"),
            ("hash", "UPDATE event SET hash = (SELECT nonce FROM event_body)"),
            ("content", "UPDATE event SET content = (SELECT body FROM event_body)"),
        ];
        let db = &app.database.db;
        append(db, [0]).await;
        let unlocked = match &app.database.location {
            Location::File(_) => "DROP TRIGGER event_no_update",
            Location::Postgres(_) => "DROP TRIGGER event_no_update ON event",
        };
        past_the_program(&app.database, unlocked).await.expect("whoever may change the schema can");
        for (column, change) in CHANGES {
            past_the_program(&app.database, change).await.expect("changed");
            let mut tx = db.read().await.expect("a transaction");
            let stored = ledger::event_by_id(&mut tx, id(0)).await.expect("asked").expect("there");
            let error = stored.event.read().expect_err("it does not agree");
            assert!(matches!(error, Error::Inconsistent { table: "event", column: named } if named == column), "{change}: {error:?}");
        }
    }
}

fn statement(name: &str) -> &'static str {
    let (_, statement) = store::statements()
        .into_iter()
        .find(|(full, _)| full.ends_with(name))
        .expect("a statement with this name");
    statement
}

#[tokio::test]
async fn each_page_is_found_by_its_index() {
    let database = Database::sqlite(Ground::Bare).await;
    let Location::File(path) = &database.location else {
        panic!("a file")
    };
    let mut connection = SqliteConnection::connect(&path.display().to_string())
        .await
        .expect("opened");
    let expected = [
        ("read::PAGE", "(leaf<?)"),
        ("read::PAGE_AT", "event_at (at>? AND at<?)"),
        ("read::PAGE_ACTION", "event_action (action=? AND leaf<?)"),
        ("read::PAGE_ACTOR", "event_actor (actor=? AND leaf<?)"),
        ("read::PAGE_SUBJECT", "event_subject_action (subject=?)"),
        ("read::IS_SUBJECT", "event_subject_action (subject=?)"),
        ("read::FROM_LEAF", "(leaf>?)"),
        ("tree::HASHES", "PRIMARY KEY (position=?)"),
    ];
    for (name, index) in expected {
        let statement = statement(name);
        let plan = sqlx::query(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}")))
            .fetch_all(&mut connection)
            .await
            .expect("planned");
        let plan: Vec<String> = plan.iter().map(|row| row.get("detail")).collect();
        assert!(plan.iter().any(|step| step.contains(index)), "{name}: {plan:?}");
    }
    connection.close().await.expect("closed");
    database.close().await;
}

#[tokio::test]
async fn waiting_events_and_those_about_a_subject_are_found_by_their_index_on_postgres() {
    let database = Database::postgres(Ground::Bare).await;
    append(&database.db, 0..1_000).await;
    // A backlog, as after a night without a worker.
    let mut tx = database.db.begin().await.expect("a transaction");
    for number in 1_000..2_000 {
        let subject = format!("somebody-{}", number % 100);
        record_about(&mut tx, number, "probe.made", "nobody", &subject).await;
    }
    tx.commit(Act::ContactChanged).await.expect("committed");
    let Location::Postgres(address) = &database.location else {
        panic!("an address")
    };
    let mut connection = PgConnection::connect(address).await.expect("opened");
    connection.execute("ANALYZE event").await.expect("counted");
    // For the count either index with the places will do.
    let expected = [
        ("sequence::NUMBER", "(0, 10)", "using event_waiting"),
        ("sequence::UNSEQUENCED", "", "Index"),
        (
            "read::PAGE_SUBJECT",
            "(9999, 50, 0, 9000000000000000, NULL, NULL, 'somebody-7', 'somebody-8')",
            "event_subject_action",
        ),
    ];
    for (name, values, index) in expected {
        let prepare = format!("DEALLOCATE ALL; PREPARE probe AS {}", statement(name));
        sqlx::raw_sql(sqlx::AssertSqlSafe(prepare))
            .execute(&mut connection)
            .await
            .expect("prepared");
        let explain = format!("EXPLAIN EXECUTE probe {values}");
        let plan = sqlx::raw_sql(sqlx::AssertSqlSafe(explain))
            .fetch_all(&mut connection)
            .await
            .expect("planned");
        let plan: Vec<String> = plan.iter().map(|row| row.get(0)).collect();
        assert!(plan.iter().any(|step| step.contains(index)), "{name}: {plan:#?}");
    }
    connection.close().await.expect("closed");
    database.close().await;
}
