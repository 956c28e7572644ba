//! Nothing of the store can be read in an archive.

use domain::access::RoleCode;
use domain::system::Engine;
use services::backup::Terms;

use super::{archived, restored};
use crate::access::seated;
use crate::support::app::BASE_URL;
use crate::support::founding;

/// A name that stands in clear in the database.
const MARKER: &str = "Trần Văn Ví Dụ Bí Mật";

fn holds(archive: &[u8], needle: &[u8]) -> bool {
    archive.windows(needle.len()).any(|window| window == needle)
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
