//! Nothing of the store can be read in an archive; and whoever opens one finds no key in it that opens more.

use domain::access::RoleCode;
use domain::system::Engine;
use services::backup::Terms;
use services::demo::RoleAccount;
use store::Db;
use store::copying::{TABLES, Treatment};
use vault::Secret;
use vault::account::{AccountKeys, SealedKeys};
use vault::backup as sealed;
use vault::password::{Cost, Hashing};
use vault::purpose::{House, Purpose};
use vault::stream::SEALED_PIECE;
use vault::system::SystemSecret;

use super::{archived, key_of, pair, restored};
use crate::access::seated;
use crate::support::app::BASE_URL;
use crate::support::founding;

/// A name that stands in clear in the database.
const MARKER: &str = "Trần Văn Ví Dụ Bí Mật";

fn holds(archive: &[u8], needle: &[u8]) -> bool {
    archive.windows(needle.len()).any(|window| window == needle)
}

/// What the key of backups opens: header and frames, one after the other.
pub(crate) fn opened(archive: &[u8]) -> (House, Vec<u8>) {
    let length = sealed::opening_length(*archive.first_chunk().expect("four bytes")).expect("an opening");
    let (opening, rest) = archive.split_at(length);
    let (header, mut opener) = sealed::open(&key_of(pair()), &pair().code, opening)
        .map_err(drop)
        .expect("it opens");
    let mut text = header.bytes();
    let mut pieces: Vec<_> = rest.chunks(SEALED_PIECE).collect();
    let last = pieces.pop().expect("a last piece");
    for piece in pieces {
        text.extend_from_slice(&opener.piece(piece).expect("authentic"));
    }
    text.extend_from_slice(&opener.finish(last).expect("authentic"));
    (header.house, text)
}

/// How the rows of a table begin.
fn frame_of(table: &str) -> Vec<u8> {
    let length = u32::try_from(table.len()).expect("short").to_be_bytes();
    [b"\0\0\0\x05table".as_slice(), &length, table.as_bytes()].concat()
}

/// The three keys of an account, as its password opens them.
async fn keys_of(db: &Db, owner: &RoleAccount, house: House) -> [Secret; 3] {
    let mut tx = db.read().await.expect("a transaction");
    let account = store::account::find_by_login(&mut tx, &owner.login)
        .await
        .expect("read")
        .expect("there");
    let row = store::account_key::newest(&mut tx, account.id)
        .await
        .expect("read")
        .expect("there");
    let credential = store::credential::find(&mut tx, account.id)
        .await
        .expect("read")
        .expect("there");
    drop(tx);
    let number = |number: i64| u32::try_from(number).expect("small");
    let hashing = Hashing {
        cost: Cost {
            memory_kib: number(credential.m_kib),
            passes: number(credential.t),
            lanes: number(credential.p),
        },
        salt: credential.salt.as_slice().try_into().expect("16 bytes"),
    };
    let password = hashing.derive(&owner.password, &SystemSecret::new([7; 32]).pepper());
    let password = password.map_err(drop).expect("hashed");
    assert!(
        password.matches(&credential.verifier),
        "the password and the pepper are those of the store"
    );
    let locked = SealedKeys {
        general: row.sealed_general.clone(),
        confidential: row.sealed_confidential.clone(),
        signing: row.sealed_signing.clone(),
    };
    let keys = AccountKeys::open(
        &locked,
        &password.key,
        house,
        Purpose::KeysUnderPassword,
        &founding::public(&row),
    );
    let keys = keys.map_err(drop).expect("they open");
    let copy = |secret: &Secret| Secret::new(*secret.expose());
    [keys.general.secret(), keys.confidential.secret(), keys.signing.secret()].map(copy)
}

fn unhex(text: &str) -> Vec<u8> {
    let digit = |at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal digits");
    (0..text.len()).step_by(2).map(digit).collect()
}

on_both_demo! {
    /// The officer of backups reads what a reader of the database reads, and cannot sign in, sign, or guess passwords.
    async fn no_key_is_in_what_the_key_of_backups_opens(app: TestApp) {
        let head = founding::wearer(RoleCode::ThuTruong);
        let browser = seated(app, head).await;
        let (archive, _) = archived(app).await;
        let (house, text) = opened(&archive);
        for seen in [&head.name, &head.login] {
            assert!(holds(&text, seen.as_bytes()), "the tool can find: {seen}");
        }

        let system = SystemSecret::new([7; 32]);
        let mut needles: Vec<(&str, Vec<u8>)> = vec![
            ("the system secret", system.expose().to_vec()),
            ("the system secret, written", founding::secret().written().as_bytes().to_vec()),
            ("the pepper", system.pepper().expose().to_vec()),
            ("the key of the MACs", system.row_key().expose().to_vec()),
            ("the key of second factors", system.second_factor_key().expose().to_vec()),
            ("the key of the ledger", system.ledger_key().secret().expose().to_vec()),
            ("the key of backups", key_of(pair()).secret().expose().to_vec()),
            ("a password", head.password.as_bytes().to_vec()),
        ];
        let [general, confidential, signing] = keys_of(&app.database.db, head, house).await;
        for (which, key) in [("G", general), ("C", confidential), ("S", signing)] {
            needles.push((which, key.expose().to_vec()));
        }
        let cookies = browser.cookies();
        assert!(cookies.iter().any(|cookie| cookie.len() == 96), "a session: {}", cookies.len());
        for cookie in cookies {
            needles.push(("the token of a cookie", unhex(&cookie)[..32].to_vec()));
            needles.push(("a cookie", cookie.into_bytes()));
        }
        for (what, needle) in needles {
            assert!(!holds(&text, &needle), "{what} can be read");
        }
        for table in TABLES {
            let copied = table.treatment == Treatment::Copied;
            assert_eq!(holds(&text, &frame_of(table.name)), copied, "{}", table.name);
        }
    }
}

on_both_demo! {
    async fn no_word_and_no_key_of_the_store_is_in_an_archive(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        store::setting::put(&mut tx, "probe", &format!("\"{MARKER}\""), 0, chrono::DateTime::UNIX_EPOCH.into())
            .await
            .expect("written");
        crate::ledger::record(app, &mut tx, 900).await;
        tx.commit(store::Act::ContactChanged).await.expect("committed");
        let head = founding::wearer(RoleCode::ThuTruong);
        let browser = seated(app, head).await;
        let (archive, made) = archived(app).await;

        let mut needles: Vec<Vec<u8>> = [MARKER, &head.name, &head.login, &head.password, founding::AGENCY, "setting", BASE_URL]
            .map(|text| text.as_bytes().to_vec())
            .into();
        needles.extend(browser.cookies().into_iter().map(String::into_bytes));
        let secret = founding::secret().written();
        needles.push(secret.as_bytes().to_vec());
        needles.push(vec![7; 32]);
        let mut tx = app.database.db.read().await.expect("a transaction");
        let account = store::account::find_by_login(&mut tx, &head.login).await.expect("read").expect("there");
        let keys = store::account_key::newest(&mut tx, account.id).await.expect("read").expect("there");
        let credential = store::credential::find(&mut tx, account.id).await.expect("read").expect("there");
        drop(tx);
        needles.extend([keys.public_general, keys.sealed_general, credential.verifier, credential.salt]);
        needles.push(account.id.as_bytes().to_vec());
        for needle in &needles {
            assert!(!holds(&archive, needle), "{}", String::from_utf8_lossy(needle));
        }
        // The tool can find: the clear header is there.
        assert!(holds(&archive, made.checkpoint.origin.to_string().as_bytes()));

        // And all of it was in there.
        let (database, _) = restored(&archive, Engine::Sqlite, founding::secret(), Terms::default())
            .await
            .expect("restored");
        let mut tx = database.db.read().await.expect("a transaction");
        let probe = store::setting::find(&mut tx, "probe").await.expect("read").expect("there");
        assert!(probe.value.contains(MARKER));
        drop(tx);
        database.close().await;
    }
}
