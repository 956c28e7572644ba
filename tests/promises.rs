//! The promises, one test for each adversary that there is something to try against by now, named after him.
//!
//! Owns: attacks that begin with what an adversary has. Must not: be the only proof; what each means rests on is attacked
//! where it is made.

use chrono::TimeDelta;
use domain::access::RoleCode;
use services::accounts::session::{self, Loaded, NewSession};
use services::accounts::{administration, endorsing, invitations};
use services::{Ctx, Error, circles, roles};
use store::{account_key, credential, inbox};
use tracing_subscriber::util::SubscriberInitExt;
use uuid::Uuid;
use vault::account::{AccountKeys, SealedKeys};
use vault::inbox::Grant;
use vault::keyring::{Compartment, RecordKey};
use vault::password::{Cost, Hashing};
use vault::purpose::Purpose;
use vault::system::SystemSecret;
use vault::{Secret, trust};

use crate::accounts::second_factor_forged::{Log, dump, occurs};
use crate::circles::key_graph::{house, keys_of};
use crate::circles::{GROUND, LANG, id_of, key_code, membership, newest_role, proposed, request, seat, session_of};
use crate::support::TestApp;
use crate::support::founding::{self, public};

fn number(stored: i64) -> u32 {
    u32::try_from(stored).expect("a small number")
}

on_both_demo! {
    /// A dump has the hash and the salt, and the password is guessed right at the first try: nothing tells so.
    async fn t1_a_reader_of_a_dump_cannot_even_confirm_a_right_guess(app: TestApp) {
        let who = founding::wearer(RoleCode::ThuTruong);
        let id = id_of(app, &who.login).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let stored = credential::find(&mut tx, id).await.expect("read").expect("in use");
        let row = account_key::newest(&mut tx, id).await.expect("read").expect("in use");
        let house = house(&mut tx).await;
        drop(tx);
        let hashing = Hashing {
            cost: Cost { memory_kib: number(stored.m_kib), passes: number(stored.t), lanes: number(stored.p) },
            salt: stored.salt.as_slice().try_into().expect("16 bytes"),
        };
        let sealed = SealedKeys {
            general: row.sealed_general.clone(),
            confidential: row.sealed_confidential.clone(),
            signing: row.sealed_signing.clone(),
        };
        let tried = |secret: &SystemSecret| {
            let guess = hashing.derive(&who.password, &secret.pepper()).expect("hashed");
            let purpose = Purpose::KeysUnderPassword;
            let opened = AccountKeys::open(&sealed, &guess.key, house, purpose, &public(&row));
            (guess.matches(&stored.verifier), opened.is_ok())
        };
        assert_eq!(tried(&SystemSecret::new([8; 32])), (false, false));
        assert_eq!(tried(&SystemSecret::new([7; 32])), (true, true), "with the secret that is not in the dump");
    }

    /// Whatever people typed and whatever opens something, looked for in all that is stored and logged.
    async fn t1_t2_a_stolen_disk_without_the_system_secret_holds_no_secret_of_anybody(app: TestApp) {
        let log = Log::default();
        let _listening = tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .with_writer(log.clone())
            .set_default();
        let mut planted: Vec<(String, Vec<u8>)> = vec![("the system secret".to_owned(), vec![7; 32])];
        for role in [RoleCode::QuanTri, RoleCode::ThuTruong, RoleCode::CanBoToChuc, RoleCode::NguoiKeKhai] {
            let who = founding::wearer(role);
            let ctx = seat(app, role).await;
            membership_or_none(&ctx).await;
            planted.push((format!("password of {}", who.login), who.password.clone().into_bytes()));
            if let Some(secret) = &who.second_factor {
                planted.push((format!("second factor of {}", who.login), secret.clone().into_bytes()));
            }
            let keys = keys_of(app, role).await;
            for (name, key) in [("G", keys.general.secret()), ("C", keys.confidential.secret()), ("S", keys.signing.secret())] {
                planted.push((format!("{name} of {}", who.login), key.expose().to_vec()));
            }
        }
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let slip = invitations::invite(&officer, id_of(app, "kekhai").await).await.expect("a slip");
        planted.push(("a slip".to_owned(), slip.secret.clone().into_bytes()));
        planted.push(("a slip as typed".to_owned(), slip.secret.replace('-', "").to_lowercase().into_bytes()));
        let (stored, logged) = (dump(app).await, log.lines());
        assert!(occurs(&stored, b"kekhai"), "what is looked for can be found");
        for (name, secret) in planted {
            assert!(!occurs(&stored, &secret), "{name} is stored");
            assert!(!occurs(&logged, &secret), "{name} is logged");
        }
    }

    /// All of the administrator's buttons, towards one aim: that he or a friend reads.
    async fn t4_the_administrator_makes_nobody_a_reader_alone(app: TestApp) {
        let administrator = seat(app, RoleCode::QuanTri).await;
        let friend = id_of(app, "kekhai").await;
        let code = key_code(&seat(app, RoleCode::NguoiKeKhai).await);
        let role = proposed(app, "kekhai", RoleCode::CanBoToChuc).await;
        let refused = |result: Result<(), Error>| matches!(result, Err(Error::Forbidden | Error::NotFound));
        assert!(refused(roles::approve(&administrator, LANG, role, &code).await));
        assert!(refused(circles::admit(&administrator, LANG, role, &code).await));
        assert!(refused(endorsing::endorse(&administrator, LANG, friend, &code).await.map(drop)));
        for login in ["tochuc", "thutruong", "kekhai"] {
            let id = id_of(app, login).await;
            assert!(refused(invitations::invite(&administrator, id).await.map(drop)), "a slip for {login}");
            assert!(refused(administration::reset_second_factor(&administrator, id).await), "second factor of {login}");
        }
        let officer_role = newest_role(app, id_of(app, "tochuc").await, RoleCode::CanBoToChuc).await;
        assert!(roles::end(&administrator, LANG, officer_role, GROUND).await.is_err());
        let own = circles::own(&administrator).await.expect("signed in");
        assert!(own.is_empty());
        let friend = seat(app, RoleCode::NguoiKeKhai).await;
        assert!(circles::own(&friend).await.expect("signed in").is_empty());
    }

    /// What somebody finds who looks through every table for a case about himself: a message to a handler, which has the
    /// same size whatever it says, and names nobody but its reader and the day.
    async fn t5_a_case_shows_in_no_table(app: TestApp) {
        let (giver, reader) = (keys_of(app, RoleCode::TiepNhan).await, keys_of(app, RoleCode::ThamMuuToCao).await);
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let (trust, house) = (trust_of(&mut tx, &[&giver, &reader]).await, house(&mut tx).await);
        assert_eq!(trust.house(), house);
        let accused = id_of_record();
        let messages: Vec<_> = [&[Compartment::Header][..], &[Compartment::Header, Compartment::Evidence, Compartment::Deliberation]]
            .into_iter()
            .zip(1_u8..)
            .map(|(compartments, at)| {
                let keys = compartments.iter().map(|part| (*part, RecordKey::first(Secret::new([at; 32])))).collect();
                let grant = Grant { record: accused.into_bytes(), keys };
                let id = Uuid::from_bytes([at; 16]);
                let sealed = grant.seal(id.into_bytes(), &giver, &reader.public(), &trust, &mut rng());
                let sealed = sealed.unwrap_or_else(|error| panic!("{error}"));
                inbox::MessageRow { id, account: Uuid::from_bytes(reader.account), sealed }
            })
            .collect();
        assert_eq!(messages[0].sealed.len(), messages[1].sealed.len());
        inbox::send(&mut tx, &messages, app.worker_ctx().today().into()).await.expect("left");
        crate::circles::attacked::arranged(app, tx).await;
        let stored = dump(app).await;
        assert!(!occurs(&stored, accused.as_bytes()), "the record's id is inside only");
        assert!(!occurs(&stored, accused.to_string().as_bytes()));
    }

    /// Root on the running server has the system secret and the database; what nobody opens meanwhile stays closed.
    async fn t6_a_session_that_nobody_uses_opens_nothing(app: TestApp) {
        let new = session_of(app, founding::wearer(RoleCode::ThuTruong)).await;
        assert!(request(app, &new).await.session().expect("signed in").is_stepped_up());
        app.clock.advance(TimeDelta::minutes(16));
        let role = newest_role(app, id_of(app, "photruong").await, RoleCode::PhoThuTruong).await;
        let later = request(app, &new).await;
        assert!(!later.session().expect("signed in").is_stepped_up(), "C and S are gone after a quarter of an hour");
        assert!(!holds_step_up(app, &new).await, "from the table too, when it was used since");
        let idle = session_of(app, founding::wearer(RoleCode::ThuTruong)).await;
        app.clock.advance(TimeDelta::minutes(16));
        assert!(holds_step_up(app, &idle).await, "nobody came");
        services::accounts::sessions::sweep(&app.worker_ctx()).await.expect("swept");
        assert!(!holds_step_up(app, &idle).await, "and when nobody uses it, after the next sweep");
        let admitted = circles::admit(&later, LANG, role, "0000-0000-0000-0000").await;
        assert!(matches!(admitted, Err(Error::StepUpNeeded)), "{admitted:?}");
        let guessed = session::load(&app.state.platform, &"ab".repeat(48), true).await;
        assert!(matches!(guessed, Ok(Loaded::Nobody | Loaded::Ended { .. })), "the cookie is half of the key");
    }
}

/// Whether the table holds C and S of any session of this account.
async fn holds_step_up(app: &TestApp, of: &NewSession) -> bool {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let rows = store::session::list(&mut tx, of.account, 10).await.expect("read");
    rows.iter().any(|row| row.step_up.is_some())
}

async fn membership_or_none(ctx: &Ctx) {
    if let Ok([_, ..]) = circles::own(ctx).await.as_deref() {
        assert!(membership(ctx).await.is_sound);
    }
}

const fn id_of_record() -> Uuid {
    Uuid::from_u128(0x5bd1_e995_5bd1_4995_9bd1_e995_5bd1_e995)
}

fn rng() -> rand::rngs::StdRng {
    rand::SeedableRng::seed_from_u64(3)
}

/// What is believed of these accounts, from the tables.
async fn trust_of(tx: &mut store::Tx, of: &[&AccountKeys]) -> trust::Trust {
    let accounts: Vec<_> = of.iter().map(|keys| Uuid::from_bytes(keys.account)).collect();
    let rows = store::endorsement::of(tx, &accounts, 50).await.expect("read");
    let read: Vec<_> = rows
        .iter()
        .map(|row| vault::endorsement::Endorsement::decode(&row.body).expect("an endorsement"))
        .collect();
    let row = store::setting::find(tx, "installation")
        .await
        .expect("read")
        .expect("founded");
    let value: serde_json::Value = serde_json::from_str(&row.value).expect("JSON");
    let digits = value["recovery"].as_str().expect("digits");
    let bytes: Vec<u8> = (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("a byte"))
        .collect();
    let custodians = vault::recovery::RecoveryPublic::read_file(&bytes).expect("recovery.pub");
    trust::Trust::follow(custodians.root, house(tx).await, &read, &[]).0
}
