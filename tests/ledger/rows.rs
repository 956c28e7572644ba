//! Rows are put back to an older valid state, taken away or added by somebody who owns the database.

use std::collections::BTreeSet;

use domain::system::Engine;
use services::ledger::RowFault;
use sqlx::{Connection, Row, SqliteConnection};
use store::account::AccountRow;
use store::circle::{CarryRow, CircleKeyRow, CircleRow, ManifestRow};
use store::credential::CredentialRow;
use store::keyring::KeyringRow;
use store::ledger::{Place, RecordedTable, rows};
use store::record::{RecipientKind, RecordRow, WrapRow};
use store::role::{RoleRow, RoleState};
use store::{Location, account, account_key, circle, credential, keyring, record, role};
use uuid::Uuid;

use super::dba::Dba;
use super::{ROWS, assert_sound, commit, grow, id, settle, sign, verify};
use crate::support::TestApp;

/// One of the founders, with the role that waits for approval.
async fn founder(app: &TestApp) -> (AccountRow, RoleRow) {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let account = account::find_by_login(&mut tx, "thutruong")
        .await
        .expect("read")
        .expect("there");
    let [role] = role::of_account(&mut tx, account.id, 10)
        .await
        .expect("read")
        .try_into()
        .ok()
        .expect("one role");
    (account, role)
}

fn credential_row(account: Uuid) -> CredentialRow {
    CredentialRow {
        account,
        m_kib: 65_536,
        t: 3,
        p: 1,
        salt: vec![1; 16],
        verifier: vec![2; 32],
        changed_at: chrono::DateTime::UNIX_EPOCH.into(),
        version: 0,
        mac: Vec::new(),
    }
}

fn circle_row() -> CircleRow {
    CircleRow {
        id: id(500),
        kind: "PERSONNEL".to_owned(),
        unit: None,
        current_epoch: 1,
        current_sequence: 1,
        current_hash: vec![4, 1],
        rotation_due: false,
        version: 0,
        mac: Vec::new(),
    }
}

fn manifest_row(sequence: i64) -> ManifestRow {
    ManifestRow {
        circle: id(500),
        sequence,
        epoch: sequence,
        body: vec![3, sequence.to_le_bytes()[0]],
        hash: vec![4, sequence.to_le_bytes()[0]],
    }
}

fn account_key_row(app: &TestApp, account: Uuid) -> account_key::AccountKeyRow {
    let part = |part: u8| vec![part; 32];
    account_key::AccountKeyRow {
        account,
        generation: 1,
        public_general: part(1),
        public_confidential: part(2),
        public_signing: part(3),
        fingerprint: part(4),
        sealed_general: part(5),
        sealed_confidential: part(6),
        sealed_signing: part(7),
        recovery_general: part(8),
        recovery_confidential: part(9),
        recovery_signing: part(10),
        escrow_general: part(11),
        escrow_confidential: part(12),
        carry: None,
        made_at: app.worker_ctx().now().into(),
        version: 0,
        mac: Vec::new(),
    }
}

fn circle_key_row(epoch: i64, account: Uuid) -> CircleKeyRow {
    CircleKeyRow {
        circle: id(500),
        epoch,
        account,
        generation: 1,
        sealed: epoch.to_le_bytes().to_vec(),
    }
}

fn ring_row(account: Uuid, version: i64) -> KeyringRow {
    KeyringRow {
        account,
        generation: 1,
        version,
        sealed: version.to_le_bytes().to_vec(),
    }
}

fn record_row(of: &RoleRow) -> RecordRow {
    RecordRow {
        id: id(501),
        kind: "PROBE".to_owned(),
        owner: of.account,
        unit: of.unit,
        state: "DRAFT".to_owned(),
        created_at: chrono::DateTime::UNIX_EPOCH.into(),
        version: 0,
    }
}

fn wrap_row(record: Uuid, key_version: i64) -> WrapRow {
    WrapRow {
        record,
        key_version,
        recipient_kind: RecipientKind::Circle,
        recipient: id(500),
        generation: 1,
        sealed: key_version.to_le_bytes().to_vec(),
    }
}

/// Table and key of every row that `ledger verify --rows` names.
async fn named(app: &TestApp) -> Vec<(&'static str, String)> {
    let report = verify(app, ROWS).await;
    let named: Vec<_> = report
        .rows
        .iter()
        .map(|fault| (fault.table, fault.key.clone()))
        .collect();
    assert_eq!(report.ok, named.is_empty());
    if let Some(RowFault {
        table,
        key,
        event,
        what,
    }) = report.rows.first()
    {
        assert_eq!(report.first_bad, *event);
        let told = report.reason.unwrap_or_default();
        assert!(told.starts_with(&format!("{table} {key}: {what}")), "{told}");
    }
    named
}

on_both! {
    async fn a_role_put_back_is_named(app: TestApp) {
        let (account, before) = founder(app).await;
        let mut dba = Dba::of(app).await;
        dba.keep_aside(&["role"]).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        role::update(&mut tx, RoleRow { state: RoleState::Ended, ..before.clone() }).await.expect("changed");
        commit(app, tx, 0).await;
        settle(app).await;
        sign(app).await;
        assert_sound(app).await;
        dba.put_back(&["role"]).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let roles = role::of_account(&mut tx, account.id, 10).await.expect("its MAC is right");
        assert!(roles == [before.clone()], "the program itself cannot tell");
        drop(tx);
        assert_eq!(named(app).await, [("role", before.id.to_string())]);
        dba.close().await;
    }

    async fn a_credential_put_back_is_named(app: TestApp) {
        let (account, _) = founder(app).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let first = credential::insert(&mut tx, credential_row(account.id)).await.expect("inserted");
        commit(app, tx, 0).await;
        let mut dba = Dba::of(app).await;
        dba.keep_aside(&["credential"]).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        credential::update(&mut tx, CredentialRow { verifier: vec![9; 32], ..first }).await.expect("changed");
        commit(app, tx, 1).await;
        // The last event still waits for its place on PostgreSQL, and counts.
        assert_sound(app).await;
        dba.put_back(&["credential"]).await;
        assert_eq!(named(app).await, [("credential", account.id.to_string())]);
        settle(app).await;
        assert_eq!(named(app).await, [("credential", account.id.to_string())]);
        dba.close().await;
    }

    async fn a_circle_and_its_manifest_put_back_are_named(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let first = circle::insert(&mut tx, circle_row()).await.expect("inserted");
        circle::append_manifest(&mut tx, &manifest_row(1)).await.expect("appended");
        commit(app, tx, 0).await;
        let mut dba = Dba::of(app).await;
        let tables = ["circle", "circle_manifest"];
        dba.keep_aside(&tables).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let second = CircleRow { current_epoch: 2, current_sequence: 2, ..first };
        circle::update(&mut tx, second).await.expect("changed");
        circle::append_manifest(&mut tx, &manifest_row(2)).await.expect("appended");
        commit(app, tx, 1).await;
        settle(app).await;
        assert_sound(app).await;
        dba.put_back(&tables).await;
        let key = id(500);
        assert_eq!(named(app).await, [("circle", key.to_string()), ("circle_manifest", format!("{key}/2"))]);
        // The manifest of the first epoch in the place of the second.
        dba.run("UPDATE circle_manifest SET sequence = 2").await;
        let expected = [
            ("circle", key.to_string()),
            ("circle_manifest", format!("{key}/2")),
            ("circle_manifest", format!("{key}/1")),
        ];
        assert_eq!(named(app).await, expected);
        dba.close().await;
    }

    async fn the_keys_of_an_account_put_back_are_named(app: TestApp) {
        let (account, _) = founder(app).await;
        let part = |part: u8| vec![part; 32];
        let row = account_key_row(app, account.id);
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let first = account_key::insert(&mut tx, row).await.expect("inserted");
        commit(app, tx, 0).await;
        let mut dba = Dba::of(app).await;
        dba.keep_aside(&["account_key"]).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let sealed_general = part(20);
        account_key::update(&mut tx, account_key::AccountKeyRow { sealed_general, ..first }).await.expect("changed");
        commit(app, tx, 1).await;
        settle(app).await;
        assert_sound(app).await;
        dba.put_back(&["account_key"]).await;
        assert_eq!(named(app).await, [("account_key", format!("{}/1", account.id))]);
        dba.close().await;
    }

    /// What hands a key to somebody is written once: changed, taken away or added, it is named.
    async fn wrapped_keys_put_back_are_named(app: TestApp) {
        let (account, role) = founder(app).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        circle::insert(&mut tx, circle_row()).await.expect("inserted");
        account_key::insert(&mut tx, account_key_row(app, account.id)).await.expect("inserted");
        let record = record::insert(&mut tx, record_row(&role)).await.expect("inserted").id;
        commit(app, tx, 0).await;
        let mut dba = Dba::of(app).await;
        let tables = ["circle_key", "circle_carry", "record_wrap", "keyring"];
        for row in 1..=2 {
            let mut tx = app.database.db.begin().await.expect("a transaction");
            circle::insert_keys(&mut tx, &[circle_key_row(row, account.id)]).await.expect("inserted");
            circle::insert_carry(&mut tx, &CarryRow { circle: id(500), epoch: row, sealed: vec![1] }).await.expect("inserted");
            record::insert_wraps(&mut tx, &[wrap_row(record, row)]).await.expect("inserted");
            keyring::put(&mut tx, &ring_row(account.id, row)).await.expect("kept");
            commit(app, tx, row.unsigned_abs()).await;
            if row == 1 {
                dba.keep_aside(&tables).await;
            }
        }
        settle(app).await;
        assert_sound(app).await;
        dba.put_back(&tables).await;
        let (circle, account) = (id(500), account.id);
        let expected = [
            ("circle_carry", format!("{circle}/2")),
            ("circle_key", format!("{circle}/2/{account}/1")),
            ("keyring", format!("{account}/1")),
            ("record_wrap", format!("{record}/2/circle/{circle}/1")),
        ];
        assert_eq!(named(app).await, expected);
        // What an older reader could open, moved to where another looks.
        dba.run("UPDATE circle_key SET epoch = 2").await;
        dba.run("UPDATE record_wrap SET key_version = 2").await;
        let told = named(app).await;
        for row in [("circle_key", format!("{circle}/1/{account}/1")), ("record_wrap", format!("{record}/1/circle/{circle}/1"))] {
            assert!(told.contains(&row), "{told:?}");
        }
        assert!(expected.iter().all(|row| told.contains(row)), "{told:?}");
        dba.close().await;
    }

    async fn many_wrapped_keys_are_compared_page_by_page(app: TestApp) {
        let (account, role) = founder(app).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        circle::insert(&mut tx, circle_row()).await.expect("inserted");
        account_key::insert(&mut tx, account_key_row(app, account.id)).await.expect("inserted");
        let record = record::insert(&mut tx, record_row(&role)).await.expect("inserted").id;
        let keys: Vec<_> = (1..=501).map(|epoch| circle_key_row(epoch, account.id)).collect();
        circle::insert_keys(&mut tx, &keys).await.expect("inserted");
        let wraps: Vec<_> = (1..=501).map(|version| wrap_row(record, version)).collect();
        record::insert_wraps(&mut tx, &wraps).await.expect("inserted");
        commit(app, tx, 0).await;
        settle(app).await;
        for table in [RecordedTable::CircleKey, RecordedTable::RecordWrap] {
            let (mut from, mut read) = (Some(Place::first()), BTreeSet::new());
            let mut tx = app.database.db.read().await.expect("a transaction");
            while let Some(place) = from {
                let page = rows(&mut tx, table, &place, 100).await.expect("read");
                read.extend(page.images.into_iter().map(|image| image.row));
                from = page.next;
            }
            assert_eq!(read.len(), 501, "{}", table.code());
        }
        assert_sound(app).await;
    }

    async fn changed_deleted_and_inserted_rows_are_named(app: TestApp) {
        let (account, role) = founder(app).await;
        settle(app).await;
        sign(app).await;
        let (person, unit) = (account.person, role.unit);
        let other = "u{01920000000070008000000000000077}";
        let mut dba = Dba::of(app).await;
        dba.run(&format!("UPDATE person SET name = 'Lê Văn Đổi' WHERE id = u{{{}}}", person.simple())).await;
        dba.run(&format!("DELETE FROM role WHERE id = u{{{}}}", role.id.simple())).await;
        dba.run(&format!(
            "INSERT INTO unit (id, parent, name, valid_from, version) SELECT {other}, parent, name, valid_from, version FROM unit WHERE id = u{{{}}}",
            unit.simple()
        ))
        .await;
        let expected = [
            ("person", person.to_string()),
            ("role", role.id.to_string()),
            ("unit", "01920000-0000-7000-8000-000000000077".to_owned()),
        ];
        assert_eq!(named(app).await, expected);
        let report = verify(app, ROWS).await;
        let told: Vec<_> = report.rows.iter().map(|fault| fault.what.split_whitespace().next()).collect();
        assert_eq!(told, [Some("changed"), Some("deleted"), Some("inserted")]);
        assert!(report.reason.is_some_and(|reason| reason.ends_with("(2 more row(s))")));
        dba.close().await;
    }

    async fn a_row_that_was_deleted_and_came_back_is_told_by_its_event(app: TestApp) {
        let (account, _) = founder(app).await;
        let row = || store::second_factor::SecondFactorRow {
            account: account.id,
            secret: vec![3; 40],
            confirmed: false,
            last_step: 0,
            version: 0,
            mac: Vec::new(),
        };
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let first = store::second_factor::insert(&mut tx, row()).await.expect("inserted");
        commit(app, tx, 0).await;
        let mut dba = Dba::of(app).await;
        dba.keep_aside(&["second_factor"]).await;
        app.clock.advance(chrono::TimeDelta::seconds(1));
        let mut tx = app.database.db.begin().await.expect("a transaction");
        store::second_factor::delete(&mut tx, &first).await.expect("deleted");
        commit(app, tx, 1).await;
        assert_sound(app).await;
        dba.put_back(&["second_factor"]).await;
        assert_eq!(named(app).await, [("second_factor", account.id.to_string())]);
        dba.run("DELETE FROM second_factor").await;
        app.clock.advance(chrono::TimeDelta::seconds(1));
        let mut tx = app.database.db.begin().await.expect("a transaction");
        store::second_factor::insert(&mut tx, row()).await.expect("inserted again, from version 1");
        commit(app, tx, 2).await;
        assert_sound(app).await;
        dba.close().await;
    }

    async fn every_page_of_a_table_is_compared(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        for number in 0..1_001 {
            let key = format!("probe.{number}");
            let now = app.worker_ctx().now().into();
            store::setting::put(&mut tx, &key, "1", 0, now).await.expect("written");
        }
        commit(app, tx, 0).await;
        settle(app).await;
        assert_sound(app).await;
        let mut dba = Dba::of(app).await;
        let changed = dba.run("UPDATE setting SET value = '2' WHERE key LIKE 'probe.%'").await;
        dba.close().await;
        let report = verify(app, ROWS).await;
        assert_eq!(changed, 1_001);
        assert_eq!(report.rows.len(), 100, "the first hundred one by one");
        assert!(report.reason.is_some_and(|reason| reason.ends_with("(1000 more row(s))")));
    }

    async fn many_events_are_verified_in_batches(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        for number in 0..1_200 {
            super::record(app, &mut tx, number).await;
        }
        tx.commit(store::Act::ContactChanged).await.expect("committed");
        grow(app, 2_000, 1).await;
        sign(app).await;
        assert_sound(app).await;
    }
}

/// Tables that have no image, each for a reason.
const UNRECORDED: [&str; 19] = [
    // Of a moment; deleted when over.
    "session",
    "throttle",
    "device",
    "idempotency",
    "job",
    "inbox",
    "refusal",
    // What is to be done: the act that did it stands in the ledger.
    "task",
    // Who sent a list and who returned it: the act stands in the ledger.
    "round_step",
    // Sealed to its author while he writes, and deleted with each new state.
    "declaration_draft",
    "request_draft",
    // Files of drafts, and sealed pieces: those of submitted versions are held against the hash in `version_file`.
    "draft_file",
    "blob_chunk",
    // Hashes of codes that are used up one by one.
    "second_factor_code",
    // The ledger itself.
    "event",
    "event_body",
    "ledger_hash",
    "ledger_head",
    "checkpoint",
];

#[tokio::test]
async fn no_table_is_forgotten() {
    let app = TestApp::sqlite().await;
    let Location::File(path) = &app.database.location else {
        panic!("a file")
    };
    let mut connection = SqliteConnection::connect(&path.display().to_string())
        .await
        .expect("the store opens");
    let tables: BTreeSet<String> = sqlx::query("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .fetch_all(&mut connection)
        .await
        .expect("asked")
        .iter()
        .map(|row| row.get::<String, _>(0))
        .filter(|name| name != "_sqlx_migrations" && !name.starts_with("sqlite_"))
        .collect();
    let recorded = RecordedTable::ALL.iter().map(|table| table.code());
    let known: BTreeSet<String> = recorded.chain(UNRECORDED).map(str::to_owned).collect();
    assert_eq!(tables, known);
    connection.close().await.expect("closed");
    app.finish().await;
}

on_both! {
    /// Rows as long as documents are not in memory together, and none is left out.
    async fn long_sealed_versions_are_verified_one_after_the_other(app: TestApp) {
        let mut dba = Dba::of(app).await;
        let zeros = |length: usize| match app.database.db.engine() {
            Engine::Sqlite => format!("zeroblob({length})"),
            Engine::Postgres => format!("decode(repeat('00', {length}), 'hex')"),
        };
        let mib = 1024 * 1024;
        for (version, length) in [3 * mib, 3 * mib, 3 * mib, 10 * mib, 1].into_iter().enumerate() {
            let (record, author) = (id(1).simple(), id(2).simple());
            let version = version + 1;
            dba.run(&format!(
                "INSERT INTO sealed_version (record, version, author, header, ciphertext) \
                 VALUES (u{{{record}}}, {version}, u{{{author}}}, b{{00}}, {})",
                zeros(length)
            ))
            .await;
        }
        let mut tx = app.database.db.read().await.expect("a transaction");
        let mut pages = Vec::new();
        let mut from = Some(Place::first());
        while let Some(place) = from {
            let page = rows(&mut tx, RecordedTable::SealedVersion, &place, 500).await.expect("read");
            let version = |row: &str| row.rsplit('/').next().and_then(|version| version.parse::<u32>().ok());
            pages.push(page.images.iter().filter_map(|image| version(&image.row)).collect::<Vec<_>>());
            from = page.next;
        }
        assert_eq!(pages, [vec![1, 2], vec![3], vec![4], vec![5]]);
        drop(tx);
        dba.run("DELETE FROM sealed_version").await;
        dba.close().await;
    }
}
