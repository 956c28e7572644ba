//! What a dump and somebody's secrets open together: the matrix that matters.
//!
//! Everything wrapped in the tables is tried with everything that an account's password opens, and with what that opens
//! again, until nothing more opens. What is found is compared with the table of roles. The attacker is given the system
//! secret too: promises rest on the keys of people alone.

use std::collections::BTreeSet;

use domain::access::{CircleKind, RoleCode};
use rand::SeedableRng;
use rand::rngs::StdRng;
use store::circle::{self, CircleRow};
use store::record::{self, RecipientKind, RecordRow, WrapRow};
use store::{Tx, account_key, credential};
use uuid::Uuid;
use vault::Secret;
use vault::account::{AccountKeys, AccountPublic, SealedKeys};
use vault::circle::{EpochSecret, Manifest, SignedManifest};
use vault::password::{Cost, Hashing};
use vault::purpose::{House, Place, Purpose};
use vault::system::SystemSecret;
use vault::wrap::{self, Recipient};

use super::{attacked, id_of};
use crate::support::founding::public;
use crate::support::{TestApp, founding};

/// The records of the test: for whom each is sealed, as it goes from a draft to its posting and to a named reader.
const RECORDS: [(&str, &[CircleKind], Option<RoleCode>); 6] = [
    ("draft", &[], None),
    ("submitted", &[CircleKind::Personnel], None),
    ("received", &[CircleKind::Personnel, CircleKind::Leadership], None),
    (
        "handed over",
        &[CircleKind::Personnel, CircleKind::Leadership, CircleKind::Control],
        None,
    ),
    ("posted", &[CircleKind::Unit], None),
    ("named", &[], Some(RoleCode::ToXacMinh)),
];

const OWNER: RoleCode = RoleCode::NguoiKeKhai;

fn number(stored: i64) -> u32 {
    u32::try_from(stored).expect("a small number")
}

/// Everything of the dump that is tried.
struct Dump {
    house: House,
    circles: Vec<(CircleRow, Vec<Manifest>, Vec<circle::CarryRow>)>,
    /// Circle, epoch, account, generation, wrapped secret.
    handed: Vec<(Uuid, i64, Uuid, i64, Vec<u8>)>,
    wraps: Vec<WrapRow>,
}

impl Dump {
    async fn of(app: &TestApp) -> Self {
        let mut tx = app.database.db.read().await.expect("a transaction");
        let mut circles = Vec::new();
        let mut handed = Vec::new();
        let rows = circle::list(&mut tx, Uuid::nil(), 100).await.expect("read");
        for row in rows {
            let manifests = circle::manifests(&mut tx, row.id, 0, 100).await.expect("read");
            let manifests = manifests
                .iter()
                .map(|row| SignedManifest::decode(&row.body).expect("a manifest").manifest)
                .collect();
            let carries = circle::carries(&mut tx, row.id, i64::MAX, 100).await.expect("read");
            circles.push((row, manifests, carries));
        }
        for role in RoleCode::ALL {
            let account = id_of(app, &founding::wearer(role).login).await;
            for row in circle::keys(&mut tx, account, 100).await.expect("read") {
                handed.push((row.circle, row.epoch, account, row.generation, row.sealed));
            }
        }
        let owner = id_of(app, &founding::wearer(OWNER).login).await;
        let wraps = record::owned_wraps(&mut tx, owner, Uuid::nil(), 100)
            .await
            .expect("read");
        Self {
            house: house(&mut tx).await,
            circles,
            handed,
            wraps,
        }
    }

    /// The circles and records that these keys open, whatever the rules say.
    fn opened_by(&self, keys: &AccountKeys) -> (BTreeSet<CircleKind>, BTreeSet<Uuid>) {
        let code = keys.public().key_code();
        let mut secrets: Vec<EpochSecret> = Vec::new();
        for (circle, epoch, account, _, sealed) in &self.handed {
            let (_, manifests, _) = self.circle(*circle);
            let manifest = manifests.iter().rfind(|one| i64::from(one.epoch) == *epoch);
            let manifest = manifest.expect("every epoch has a manifest");
            for private in keys.readers().both() {
                let taken = EpochSecret::take(manifest, private, &code, account.into_bytes(), self.house, sealed);
                secrets.extend(taken);
            }
        }
        let mut at = 0;
        while at < secrets.len() {
            let (_, manifests, carries) = self.circle(Uuid::from_bytes(secrets[at].circle));
            for carry in carries {
                let earlier = manifests.iter().rfind(|one| i64::from(one.epoch) == carry.epoch);
                let opened = earlier.map(|earlier| secrets[at].open_carried(earlier, self.house, &carry.sealed));
                secrets.extend(opened.into_iter().flatten());
            }
            at += 1;
        }
        let kinds = secrets.iter().map(|secret| {
            let (row, _, _) = self.circle(Uuid::from_bytes(secret.circle));
            CircleKind::from_code(&row.kind).expect("a kind")
        });
        let opens = |wrapped: &&WrapRow| {
            let place = place(self.house, wrapped);
            let own = keys
                .readers()
                .both()
                .iter()
                .any(|key| wrap::unwrap(key, &code, &place, &wrapped.sealed).is_ok());
            let through = |secret: &EpochSecret| {
                wrap::unwrap(&secret.key, &secret.recipient().code, &place, &wrapped.sealed).is_ok()
            };
            own || secrets.iter().any(through)
        };
        let records = self.wraps.iter().filter(opens).map(|wrapped| wrapped.record).collect();
        (kinds.collect(), records)
    }

    fn circle(&self, id: Uuid) -> &(CircleRow, Vec<Manifest>, Vec<circle::CarryRow>) {
        self.circles
            .iter()
            .find(|(row, _, _)| row.id == id)
            .expect("in the dump")
    }
}

/// The ids that everything is sealed in, as the dump tells them.
pub(crate) async fn house(tx: &mut Tx) -> House {
    let row = store::setting::find(tx, "installation")
        .await
        .expect("read")
        .expect("founded");
    let value: serde_json::Value = serde_json::from_str(&row.value).expect("JSON");
    let id = |key: &str| -> Uuid { value[key].as_str().expect("an id").parse().expect("an id") };
    House {
        installation: id("installation").into_bytes(),
        agency: id("agency").into_bytes(),
    }
}

fn place(house: House, wrapped: &WrapRow) -> Place {
    Place::new(house, Purpose::RecordKey, wrapped.record.into_bytes())
        .version(u64::from(number(wrapped.key_version)))
        .epoch(number(wrapped.generation))
}

/// The keys that a password opens, for somebody who has the tables and the system secret.
pub(crate) async fn keys_of(app: &TestApp, role: RoleCode) -> AccountKeys {
    let who = founding::wearer(role);
    let id = id_of(app, &who.login).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let stored = credential::find(&mut tx, id).await.expect("read").expect("in use");
    let row = account_key::newest(&mut tx, id).await.expect("read").expect("in use");
    let hashing = Hashing {
        cost: Cost {
            memory_kib: number(stored.m_kib),
            passes: number(stored.t),
            lanes: number(stored.p),
        },
        salt: stored.salt.as_slice().try_into().expect("16 bytes"),
    };
    let pepper = SystemSecret::new([7; 32]).pepper();
    let opened = hashing.derive(&who.password, &pepper).expect("hashed");
    let sealed = SealedKeys {
        general: row.sealed_general.clone(),
        confidential: row.sealed_confidential.clone(),
        signing: row.sealed_signing.clone(),
    };
    let house = house(&mut tx).await;
    AccountKeys::open(&sealed, &opened.key, house, Purpose::KeysUnderPassword, &public(&row))
        .unwrap_or_else(|error| panic!("{error}"))
}

/// Writes the records of the test and tells their ids, in order.
async fn write_records(app: &TestApp) -> Vec<Uuid> {
    let owner = keys_of(app, OWNER).await.public();
    let named = keys_of(app, RoleCode::ToXacMinh).await.public();
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let house = house(&mut tx).await;
    let unit = store::unit::in_force(&mut tx, app.worker_ctx().today().into(), 1)
        .await
        .expect("read")
        .remove(0)
        .id;
    let mut ids = Vec::new();
    for (at, (_, circles, reader)) in (1_u128..).zip(RECORDS) {
        let id = Uuid::from_u128(0x0195_0000_0000_7000_8000_0000_0000_0000 + at);
        let row = RecordRow {
            id,
            kind: "TEST".to_owned(),
            owner: Uuid::from_bytes(owner.account),
            unit,
            state: "TEST".to_owned(),
            created_at: app.worker_ctx().now().into(),
            version: 0,
        };
        record::insert(&mut tx, row).await.expect("inserted");
        let account = |public: &AccountPublic| {
            (
                RecipientKind::Account,
                public.account,
                public.generation,
                public.general_recipient(),
            )
        };
        let mut to = vec![account(&owner)];
        to.extend((reader == Some(RoleCode::ToXacMinh)).then(|| account(&named)));
        for kind in circles {
            let newest = newest_manifest(&mut tx, *kind).await;
            to.push((RecipientKind::Circle, newest.circle, newest.epoch, newest.recipient()));
        }
        let key = Secret::new([u8::try_from(at).expect("small"); 32]);
        let wraps: Vec<_> = to.into_iter().map(|to| wrapped(house, id, &key, to)).collect();
        record::insert_wraps(&mut tx, &wraps).await.expect("inserted");
        ids.push(id);
    }
    attacked::arranged(app, tx).await;
    ids
}

fn wrapped(house: House, record: Uuid, key: &Secret, to: (RecipientKind, [u8; 16], u32, Recipient)) -> WrapRow {
    let (recipient_kind, recipient, generation, reader) = to;
    let row = WrapRow {
        record,
        key_version: 1,
        recipient_kind,
        recipient: Uuid::from_bytes(recipient),
        generation: generation.into(),
        sealed: Vec::new(),
    };
    let sealed = wrap::wrap(key, &reader, &place(house, &row), &mut StdRng::seed_from_u64(40));
    WrapRow {
        sealed: sealed.expect("a usable key"),
        ..row
    }
}

async fn newest_manifest(tx: &mut Tx, kind: CircleKind) -> Manifest {
    let row = circle::find_of(tx, kind.code(), None)
        .await
        .expect("read")
        .expect("founded");
    let rows = circle::manifests(tx, row.id, row.current_sequence - 1, 1)
        .await
        .expect("read");
    SignedManifest::decode(&rows[0].body).expect("a manifest").manifest
}

fn expected(role: RoleCode, ids: &[Uuid]) -> (BTreeSet<CircleKind>, BTreeSet<Uuid>) {
    let kind = role.row().circle;
    let records = RECORDS.iter().zip(ids).filter(|((_, circles, reader), _)| {
        role == OWNER || *reader == Some(role) || kind.is_some_and(|kind| circles.contains(&kind))
    });
    (kind.into_iter().collect(), records.map(|(_, id)| *id).collect())
}

on_both_demo! {
    async fn t1_t4_a_dump_with_the_secrets_of_one_role_opens_what_the_table_says_and_nothing_else(app: TestApp) {
        let ids = write_records(app).await;
        let dump = Dump::of(app).await;
        assert_eq!((dump.circles.len(), dump.wraps.len()), (6, 14));
        for role in RoleCode::ALL {
            let found = dump.opened_by(&keys_of(app, role).await);
            assert_eq!(found, expected(role, &ids), "{}", role.code());
        }
        let administrator = dump.opened_by(&keys_of(app, RoleCode::QuanTri).await);
        assert_eq!(administrator, (BTreeSet::new(), BTreeSet::new()));
    }

    async fn a_member_who_left_opens_what_came_before_and_nothing_after(app: TestApp) {
        let before = write_records(app).await;
        let deputy = keys_of(app, RoleCode::PhoThuTruong).await;
        let head = super::seat(app, RoleCode::ThuTruong).await;
        let role = super::newest_role(app, id_of(app, "photruong").await, RoleCode::PhoThuTruong).await;
        services::roles::end(&head, super::LANG, role, super::GROUND).await.expect("ended");
        super::seat(app, RoleCode::ThuTruong).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let (house, newest) = (house(&mut tx).await, newest_manifest(&mut tx, CircleKind::Leadership).await);
        assert_eq!(newest.epoch, 2);
        let later = (RecipientKind::Circle, newest.circle, newest.epoch, newest.recipient());
        // A second key of the first record, as after a change of readers.
        let row = wrapped(house, before[0], &Secret::new([9; 32]), later);
        record::insert_wraps(&mut tx, &[row]).await.expect("inserted");
        attacked::arranged(app, tx).await;
        let dump = Dump::of(app).await;
        let (_, opened) = dump.opened_by(&keys_of(app, RoleCode::ThuTruong).await);
        assert!(opened.contains(&before[0]) && opened.contains(&before[2]), "the new epoch carries the old one");
        let (_, opened) = dump.opened_by(&deputy);
        assert!(!opened.contains(&before[0]), "sealed after he left");
    }

    async fn the_records_of_a_re_invited_declarant_are_handed_to_his_new_keys(app: TestApp) {
        let ids = write_records(app).await;
        let back = super::keys_lost::re_invited(app, RoleCode::CanBoToChuc, "kekhai").await;
        let officer = super::seat(app, RoleCode::CanBoToChuc).await;
        let account = id_of(app, "kekhai").await;
        let code = super::key_code(&back);
        let endorsed = services::accounts::endorsing::endorse(&officer, super::LANG, account, &code).await;
        assert_eq!(endorsed.expect("his code").records, 3, "what the personnel circle can open");
        let mut tx = app.database.db.read().await.expect("a transaction");
        let wraps = record::owned_wraps(&mut tx, account, Uuid::nil(), 100).await.expect("read");
        let handed: BTreeSet<Uuid> = wraps
            .iter()
            .filter(|wrapped| wrapped.recipient == account && wrapped.generation == 2)
            .map(|wrapped| wrapped.record)
            .collect();
        assert_eq!(handed, BTreeSet::from([ids[1], ids[2], ids[3]]));
        drop(tx);
        let again = services::accounts::endorsing::endorse(&officer, super::LANG, account, &code).await;
        assert_eq!(again.expect("his code").records, 0, "once");
        let mut tx = app.database.db.read().await.expect("a transaction");
        let newer = account_key::newest(&mut tx, account).await.expect("read").expect("he came back");
        let expected = (public(&newer).general.key_id(), 2);
        for row in wraps.iter().filter(|row| row.recipient == account && row.generation == 2) {
            assert_eq!(vault::addressee(&row.sealed), Ok(expected));
        }
    }
}
