//! Archives that this program never makes, by somebody who knows how: the public half of the key is on the server.

use domain::ledger::checkpoint::{self, Checkpoint};
use domain::ledger::{Hash, Origin};
use store::copying::Cell;
use store::{Db, Location, migrations};
use tempfile::TempDir;
use uuid::Uuid;
use vault::backup::{self as vault_backup, Header};
use vault::encoding::Fields;
use vault::purpose::House;
use vault::signature::{SigningKey, Statement};
use vault::system::SystemSecret;

use super::archive::Writer;
use super::frames::{self, Counts, LONGEST};
use super::restore::judged;
use super::{Backup, RestoreError, Terms};
use crate::backup_key::{BackupKeyFiles, new_backup_key, read_public, read_secret};
use crate::keys::{ServerSecret, VaultRng};
use crate::randomness::SystemRandomness;

mod outside;

const INSTALLATION: [u8; 16] = [1; 16];

fn secret() -> ServerSecret {
    ServerSecret::read(&"07".repeat(32)).expect("64 digits")
}

fn server_key() -> SigningKey {
    SystemSecret::new([7; 32]).ledger_key()
}

fn pair() -> BackupKeyFiles {
    new_backup_key(&SystemRandomness)
}

/// A header that the server signed, over a log of one event.
fn header(files: &BackupKeyFiles) -> Header {
    let installation = Uuid::from_bytes(INSTALLATION).to_string();
    let checkpoint = Checkpoint {
        origin: Origin::new(&installation, 1).expect("an origin"),
        size: 1,
        root: Hash::from_bytes([2; 32]),
    };
    let key = server_key();
    Header {
        house: House {
            installation: INSTALLATION,
            agency: [3; 16],
        },
        backup: [4; 16],
        at: 0,
        schema: 1,
        epoch: 1,
        size: 1,
        checkpoint: checkpoint::sign(&checkpoint, &key.public().0, |text| key.sign_foreign(text)),
        code: files.code,
    }
}

/// An archive with these frames, and the signature of `key` over them where one is given.
fn archive(files: &BackupKeyFiles, header: &Header, inside: &[Fields], key: Option<&SigningKey>) -> Vec<u8> {
    let recipient = read_public(&files.public).expect("the public half");
    let rng = &mut VaultRng(&SystemRandomness);
    let (sealer, opening) = vault_backup::begin(header, &recipient, rng).expect("begins");
    let mut out = Vec::new();
    let mut writer = Writer::begin(&mut out, sealer, &header.bytes(), &opening).expect("written");
    for frame in inside {
        writer.frame(frame).expect("written");
    }
    if let Some(key) = key {
        let signature = key.sign(Statement::Backup, &writer.said());
        writer.frame(&frames::signature(&signature)).expect("written");
    }
    writer.end().expect("written");
    out
}

/// Why it is not restored; the store is as empty as before.
async fn refusal(files: &BackupKeyFiles, archive: &[u8]) -> RestoreError {
    let folder = TempDir::new().expect("a folder");
    let db = Db::open_or_create(&Location::File(folder.path().join("new.db")))
        .await
        .expect("an empty store");
    let key = read_secret(&files.secret).map_err(drop).expect("the key");
    let opened = Backup::open(archive, &key).map_err(|error| panic!("{error}"));
    let backup = opened.expect("it opens");
    let now = chrono::DateTime::UNIX_EPOCH;
    let refused = backup
        .restore(&db, secret(), Terms::default(), &SystemRandomness, now)
        .await;
    let due = migrations::due(&db).await.expect("asked");
    assert_eq!(due, migrations::numbers(db.engine()).len(), "nothing stays");
    db.close().await;
    refused.map(drop).expect_err("it is refused")
}

const SETTING: [&str; 4] = ["key", "value", "version", "changed_at"];

/// The tables of the first schema, empty but for a setting.
fn tables() -> Vec<Fields> {
    let table = |name, columns: &[&str]| {
        let columns: Vec<_> = columns.iter().map(|column| (*column).to_owned()).collect();
        frames::table(name, &columns)
    };
    let setting = [
        Cell::Text("installation".to_owned()),
        Cell::Text("{}".to_owned()),
        Cell::Number(1),
        Cell::Number(0),
    ];
    vec![
        table(
            "idempotency",
            &["key", "content", "account", "route", "location", "created_at"],
        ),
        table(
            "job",
            &["id", "kind", "payload", "dedupe", "run_at", "leased_until", "attempts"],
        ),
        table("setting", &SETTING),
        frames::row(&setting),
    ]
}

fn end(settings: u64) -> Fields {
    let counts = [("idempotency", 0), ("job", 0), ("setting", settings)];
    frames::end(&Counts::from(counts.map(|(table, rows)| (table.to_owned(), rows))))
}

fn with_end(mut frames: Vec<Fields>, settings: u64) -> Vec<Fields> {
    frames.push(end(settings));
    frames
}

fn unfit(error: &RestoreError) -> &str {
    match error {
        RestoreError::Unfit(told) => told,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn rows_that_are_not_those_that_were_counted_are_refused() {
    let files = pair();
    let header = header(&files);
    let key = server_key();
    for settings in [0, 2] {
        let inside = with_end(tables(), settings);
        let error = refusal(&files, &archive(&files, &header, &inside, Some(&key))).await;
        assert_eq!(unfit(&error), "rows are missing or too many", "{settings}");
    }
    let error = refusal(&files, &archive(&files, &header, &tables(), Some(&key))).await;
    assert_eq!(unfit(&error), "it ends too early");
    let error = refusal(&files, &archive(&files, &header, &tables(), None)).await;
    assert_eq!(unfit(&error), "a part of it cannot be read");
}

#[tokio::test]
async fn a_row_that_breaks_a_constraint_is_bad_input() {
    let files = pair();
    let header = header(&files);
    let mut inside = tables();
    inside.push(frames::row(&[
        Cell::Text("installation".to_owned()),
        Cell::Text("{}".to_owned()),
        Cell::Number(1),
        Cell::Number(0),
    ]));
    let error = refusal(
        &files,
        &archive(&files, &header, &with_end(inside, 2), Some(&server_key())),
    )
    .await;
    assert!(
        unfit(&error).contains("the database does not take one of its rows"),
        "{error}"
    );
}

#[test]
fn only_what_speaks_against_the_backup_makes_it_unbelievable() {
    let forged = store::Error::Forged {
        table: "setting",
        key: "installation".to_owned(),
    };
    let inconsistent = store::Error::Inconsistent {
        table: "ledger_head",
        column: "size",
    };
    for cause in [forged, inconsistent] {
        let error = judged(cause.into());
        assert!(matches!(error, RestoreError::Unsound(_)), "{error}");
    }
    let error = judged(vault::Error::WrongKey.into());
    assert!(matches!(error, RestoreError::Unsound(_)), "{error}");
    for cause in [store::Error::NoRowKey, store::Error::LogInUse] {
        let error = judged(cause.into());
        assert!(matches!(error, RestoreError::Store(_)), "{error}");
    }
    let error = judged(crate::Error::Internal("a setting of another program".into()));
    assert!(matches!(error, RestoreError::Unfit(_)), "{error}");
}

#[tokio::test]
async fn what_the_server_did_not_sign_is_refused() {
    let files = pair();
    let header = header(&files);
    let inside = || with_end(tables(), 1);
    let error = refusal(&files, &archive(&files, &header, &inside(), None)).await;
    assert_eq!(unfit(&error), "a part of it cannot be read");
    let stranger = SigningKey::random(&mut VaultRng(&SystemRandomness));
    let error = refusal(&files, &archive(&files, &header, &inside(), Some(&stranger))).await;
    assert!(matches!(error, RestoreError::Unsound(_)), "{error}");
    let unsigned = with_end(inside(), 1);
    let error = refusal(&files, &archive(&files, &header, &unsigned, None)).await;
    assert_eq!(unfit(&error), "it is not signed");
    // Signed by the server, and yet a row that carries no MAC of it.
    let error = refusal(&files, &archive(&files, &header, &inside(), Some(&server_key()))).await;
    assert!(matches!(error, RestoreError::Unsound(_)), "{error}");
}

#[tokio::test]
async fn what_follows_the_signature_and_what_is_too_long_is_refused() {
    let files = pair();
    let header = header(&files);
    let recipient = read_public(&files.public).expect("the public half");
    let key = server_key();
    let begin = || {
        let rng = &mut VaultRng(&SystemRandomness);
        vault_backup::begin(&header, &recipient, rng).expect("begins")
    };
    let mut out = Vec::new();
    let (sealer, opening) = begin();
    let mut writer = Writer::begin(&mut out, sealer, &header.bytes(), &opening).expect("written");
    for frame in tables().iter().chain([&end(1)]) {
        writer.frame(frame).expect("written");
    }
    let signature = key.sign(Statement::Backup, &writer.said());
    writer.frame(&frames::signature(&signature)).expect("written");
    writer.frame(&frames::row(&[])).expect("written");
    writer.end().expect("written");
    assert_eq!(unfit(&refusal(&files, &out).await), "a part of it cannot be read");

    let (sealer, mut out) = begin();
    let length = u32::try_from(LONGEST + 1).expect("it fits").to_be_bytes();
    for piece in sealer.finish(&length).expect("sealed") {
        out.extend_from_slice(&piece.expect("sealed"));
    }
    assert_eq!(unfit(&refusal(&files, &out).await), "a part of it cannot be read");

    let mut out = Vec::new();
    let (sealer, opening) = begin();
    let mut writer = Writer::begin(&mut out, sealer, &header.bytes(), &opening).expect("written");
    let long = frames::row(&[Cell::Bytes(vec![0; LONGEST])]);
    assert!(
        writer.frame(&long).is_err(),
        "what cannot be restored is not written either"
    );
}

#[tokio::test]
async fn a_header_that_contradicts_its_checkpoint_is_refused() {
    let files = pair();
    let good = header(&files);
    let other = House {
        installation: [9; 16],
        ..good.house
    };
    let wrong = [
        Header {
            house: other,
            ..good.clone()
        },
        Header {
            epoch: 2,
            ..good.clone()
        },
        Header {
            size: 2,
            ..good.clone()
        },
    ];
    for header in wrong {
        let inside = with_end(tables(), 1);
        let error = refusal(&files, &archive(&files, &header, &inside, Some(&server_key()))).await;
        assert!(matches!(error, RestoreError::Unsound(_)), "{error}");
    }
    let unsigned = Header {
        checkpoint: "not a note\n".to_owned(),
        ..good
    };
    let error = refusal(&files, &archive(&files, &unsigned, &tables(), None)).await;
    assert!(matches!(error, RestoreError::OtherSecret), "{error}");
}
