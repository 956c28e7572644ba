//! What is not restored, and what is said then.

use services::backup::{self, Backup, Lost, MakeError, RestoreError, Terms};
use services::backup_key;
use services::keys::ServerSecret;
use services::ledger::{self, Options, Report};
use services::randomness::SystemRandomness;
use store::Act;

use super::{archived, console, key_of, pair, refusal, restored};
use crate::ledger::dba::Dba;
use crate::ledger::{grow, record, settle};
use crate::support::database::{Database, Ground};
use crate::support::{TestApp, founding};

const ACCEPT: Terms<'_> = Terms {
    known: None,
    accept_changed_rows: true,
};

async fn rows(database: &Database, app: &TestApp) -> Report {
    let options = Options {
        rows: true,
        ..Options::default()
    };
    let verified = ledger::verify(&database.db, &app.state.platform.keys, options).await;
    verified.expect("the store answers")
}

/// Why an archive cannot even be opened.
fn unopened(archive: &[u8]) -> RestoreError {
    match Backup::open(archive, &key_of(pair())) {
        Err(error) => error,
        Ok(_) => panic!("it opens"),
    }
}

/// Bytes before the first piece, and bytes of a piece, as docs/formats.md says.
const HEADER_AT: usize = 4;
const BEHIND_HEADER: usize = 4 + 134 + 54;
const SEALED_PIECE: usize = 65_536 + 16;

on_both_demo! {
    async fn a_changed_or_cut_archive_is_refused_and_nothing_stays(app: TestApp) {
        let engine = app.database.db.engine();
        let (archive, _) = archived(app).await;
        assert!(matches!(unopened(b""), RestoreError::NoBackup));
        assert!(matches!(
            unopened(b"SQLite format 3\0 and so on"),
            RestoreError::NoBackup
        ));
        for at in (0..archive.len()).step_by(archive.len() / 40) {
            let mut changed = archive.clone();
            changed[at] ^= 1;
            let error = refusal(&changed, engine, Terms::default()).await;
            let expected = matches!(error, RestoreError::Damaged | RestoreError::NoBackup);
            assert!(expected, "byte {at}: {error}");
            assert!(!error.to_string().contains('\n'));
        }
        let header = u32::from_be_bytes(*archive.first_chunk().expect("four bytes"));
        let opening = HEADER_AT + usize::try_from(header).expect("short") + BEHIND_HEADER;
        let mut cuts: Vec<usize> = (opening..archive.len()).step_by(SEALED_PIECE).collect();
        assert!(cuts.len() > 2, "several pieces");
        cuts.extend([
            1,
            4,
            100,
            opening - 1,
            opening + 1,
            archive.len() - 17,
            archive.len() - 1,
        ]);
        for length in cuts {
            let error = refusal(&archive[..length], engine, Terms::default()).await;
            let expected = matches!(error, RestoreError::Damaged | RestoreError::NoBackup);
            assert!(expected, "{length} bytes: {error}");
        }
        let longer = [&archive[..], b"x"].concat();
        assert!(matches!(
            refusal(&longer, engine, Terms::default()).await,
            RestoreError::Damaged
        ));
    }
}

on_both! {
    async fn another_key_and_another_secret_are_told_apart(app: TestApp) {
        let engine = app.database.db.engine();
        let (archive, made) = archived(app).await;
        let other = backup_key::new_backup_key(&SystemRandomness);
        match Backup::open(&archive[..], &key_of(&other)) {
            Err(RestoreError::OtherKey(code)) => assert!(code == made.code && code == pair().code),
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("it opens"),
        }
        let secret = || ServerSecret::generate(&SystemRandomness);
        let backup = Backup::open(&archive[..], &key_of(pair()))
            .map_err(drop)
            .expect("it opens");
        assert!(matches!(backup.is_of(&secret()), Err(RestoreError::OtherSecret)));
        assert!(backup.is_of(&founding::secret()).is_ok());
        let refused = restored(&archive, engine, secret(), Terms::default()).await;
        assert!(matches!(refused.map(drop), Err(RestoreError::OtherSecret)));
    }

    async fn a_backup_of_a_newer_schema_is_refused(app: TestApp) {
        let engine = app.database.db.engine();
        settle(app).await;
        let mut dba = Dba::of(app).await;
        dba.run(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (9999, 'from the future', TRUE, b{00}, 0)",
        )
        .await;
        dba.close().await;
        let (archive, _) = archived(app).await;
        assert!(matches!(refusal(&archive, engine, Terms::default()).await, RestoreError::Newer));
    }

    async fn rows_changed_past_the_program_are_told_when_the_backup_is_made_and_before_it_is_restored(app: TestApp) {
        let engine = app.database.db.engine();
        settle(app).await;
        let mut dba = Dba::of(app).await;
        dba.run("UPDATE person SET name = 'Trần Văn Ví Dụ' WHERE staff_code = 'QUANTRI'").await;
        dba.close().await;
        let (archive, made) = archived(app).await;
        let told = made.changed_rows.expect("it is told");
        assert!(told.starts_with("person "), "{told}");
        match refusal(&archive, engine, Terms::default()).await {
            RestoreError::ChangedRows(again) => assert_eq!(again, told),
            other => panic!("{other}"),
        }
        let (database, report) = restored(&archive, engine, founding::secret(), ACCEPT).await.expect("restored");
        let after = rows(&database, app).await;
        assert_eq!(after.rows.len(), 1, "{after:?}");
        let last = i64::try_from(report.head.checkpoint.size - 1).expect("few");
        let mut tx = database.db.read().await.expect("a transaction");
        let event = store::ledger::events(&mut tx, last, 1).await.expect("read").remove(0);
        drop(tx);
        let body: serde_json::Value = serde_json::from_slice(&event.body.expect("a body")).expect("JSON");
        assert_eq!(body["changed_rows"], told);
        database.close().await;
    }

    /// What no image holds, the MAC does.
    async fn a_row_whose_mac_is_wrong_is_a_changed_row(app: TestApp) {
        let engine = app.database.db.engine();
        settle(app).await;
        let mut dba = Dba::of(app).await;
        dba.run("UPDATE account SET mac = b{00} WHERE login = 'quantri'").await;
        dba.close().await;
        let (archive, made) = archived(app).await;
        let told = made.changed_rows.expect("it is told");
        assert!(told.starts_with("account ") && told.ends_with("its MAC is wrong"), "{told}");
        assert!(matches!(refusal(&archive, engine, Terms::default()).await, RestoreError::ChangedRows(_)));
    }

    async fn no_backup_is_made_of_a_log_that_was_changed(app: TestApp) {
        grow(app, 0, 3).await;
        let mut dba = Dba::of(app).await;
        dba.run("UPDATE event SET action = 'probe.unmade' WHERE action = 'probe.made' AND leaf = 2").await;
        dba.close().await;
        let recipient = backup_key::read_public(&pair().public).expect("the public half");
        let mut nothing = Vec::new();
        let refused = backup::write(&console(app), &recipient, &mut nothing).await;
        assert!(matches!(refused, Err(MakeError::Unsound(_))), "{refused:?}");
        assert!(nothing.is_empty());
        // Whatever else was done, the worker alone may not make one.
        let refused = backup::write(&app.worker_ctx(), &recipient, &mut nothing).await;
        assert!(matches!(refused, Err(MakeError::Refused(services::Error::Forbidden))), "{refused:?}");
    }

    async fn a_head_that_was_kept_says_what_is_lost_or_that_it_is_another_history(app: TestApp) {
        let engine = app.database.db.engine();
        grow(app, 0, 2).await;
        let (archive, made) = archived(app).await;
        settle(app).await;
        let ctx = app.worker_ctx();
        let sign = async || ledger::checkpoint(ctx.db(), &ctx.platform.keys, ctx.now()).await.expect("signed");
        let own = sign().await.expect("a head");
        assert_eq!(own.checkpoint.size, made.checkpoint.size + 1);
        let known = |known| Terms { known: Some(known), ..Terms::default() };
        let (database, report) = restored(&archive, engine, founding::secret(), known(&own.note)).await.expect("restored");
        assert_eq!(report.lost, Lost::Events(1), "the event of the backup");
        database.close().await;

        assert!(matches!(refusal(&archive, engine, known("nothing\n")).await, RestoreError::StrangeAnchor));

        // The same place in the log of another life of this store.
        let mut dba = Dba::of(app).await;
        dba.cut(made.checkpoint.size - 1).await;
        dba.rebuild(app).await;
        dba.run("DELETE FROM checkpoint").await;
        dba.close().await;
        grow(app, 50, 1).await;
        let other = sign().await.expect("a head");
        assert_eq!(other.checkpoint.size, made.checkpoint.size);
        assert!(matches!(refusal(&archive, engine, known(&other.note)).await, RestoreError::Unsound(_)));

        // That life went on under the name of a later epoch.
        let mut tx = app.database.db.begin().await.expect("a transaction");
        store::ledger::start_epoch(&mut tx, 6).await.expect("started");
        record(app, &mut tx, 60).await;
        tx.commit(Act::EpochStarted).await.expect("committed");
        settle(app).await;
        let later = sign().await.expect("a head");
        let (database, report) = restored(&archive, engine, founding::secret(), known(&later.note)).await.expect("restored");
        assert_eq!((report.lost, report.head.checkpoint.origin.epoch()), (Lost::Branched, 8));
        let after = rows(&database, app).await;
        assert!(after.ok, "{after:?}");
        database.close().await;
    }
}

#[tokio::test]
async fn a_postgres_database_in_use_is_left_as_it_is() {
    let app = TestApp::on_postgres(Ground::Founded).await;
    let (archive, _) = archived(&app).await;
    let before = rows(&app.database, &app).await;
    let backup = Backup::open(&archive[..], &key_of(pair()))
        .map_err(drop)
        .expect("it opens");
    let db = &app.database.db;
    let now = app.worker_ctx().now();
    let refused = backup
        .restore(db, founding::secret(), Terms::default(), &SystemRandomness, now)
        .await;
    assert!(matches!(refused.map(drop), Err(RestoreError::NotEmpty)));
    assert_eq!(rows(&app.database, &app).await, before);
    app.finish().await;
}
