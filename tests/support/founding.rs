//! The founding of test stores.
//!
//! Owns: the secret that all of them share, their custodians and founders. Must not: be like anything in use.

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use domain::access::RoleCode;
use domain::law::Law;
use services::custodians::{NewKeys, new_keys};
use services::demo::{self, Order, RoleAccount};
use services::founding::{self, Foundation, Founder, Slip};
use services::keys::{Keys, ServerSecret};
use store::account_key::AccountKeyRow;
use store::{Db, Tx};
use uuid::Uuid;
use vault::account::AccountPublic;
use vault::endorsement::Endorsement;
use vault::purpose::House;
use vault::recovery::RecoveryKeys;
use vault::signature::SigningPublic;
use vault::wrap::PublicKey;

use super::app::NOW;
use super::doubles::SeededRandomness;

/// Name of the invented agency.
pub const AGENCY: &str = "Sở Thử nghiệm tỉnh Ví Dụ";
const SECRET: &str = "0707070707070707070707070707070707070707070707070707070707070707";

/// The system secret of all test stores.
pub fn secret() -> ServerSecret {
    ServerSecret::read(SECRET).expect("64 hexadecimal digits")
}

/// The custodians of all test stores.
pub fn custodians() -> &'static NewKeys {
    static CUSTODIANS: OnceLock<NewKeys> = OnceLock::new();
    CUSTODIANS.get_or_init(|| new_keys(&SeededRandomness::new(11)))
}

/// Slips of the four founders.
pub fn slips() -> &'static [Slip] {
    SLIPS.get().expect("the template was founded")
}

static SLIPS: OnceLock<Vec<Slip>> = OnceLock::new();

/// Founds a store that was just migrated.
pub async fn found(db: &Db) -> Keys {
    let now: DateTime<Utc> = NOW.parse().expect("a valid instant");
    let founders = [
        (RoleCode::QuanTri, "quantri", "Trần Thị Quản Trị"),
        (RoleCode::ThuTruong, "thutruong", "Lê Văn Thủ Trưởng"),
        (RoleCode::CanBoToChuc, "tochuc", "Phạm Thị Tổ Chức"),
        (RoleCode::KiemToanNoiBo, "kiemtoan", "Hoàng Văn Kiểm Toán"),
    ]
    .map(|(role, login, name)| Founder {
        role,
        login,
        name: name.to_owned(),
    });
    let foundation = Foundation {
        agency: AGENCY,
        recovery: &custodians().public_file,
        demo: false,
        founders: &founders,
    };
    // The same seed for both engines: their slips are the same too.
    let founded = founding::found(db, secret(), &SeededRandomness::new(3), now, &foundation).await;
    let (keys, slips) = founded.expect("an empty store can be founded");
    SLIPS.get_or_init(|| slips);
    keys
}

static ROLES: OnceLock<Vec<RoleAccount>> = OnceLock::new();

/// The account of a demonstration that has this role.
pub fn wearer(role: RoleCode) -> &'static RoleAccount {
    let roles = ROLES.get().expect("the template was made");
    let account = roles.iter().find(|account| account.role == role);
    account.expect("somebody has every role")
}

/// Makes the demonstration in a store that was just migrated.
pub async fn make_demo(db: &Db) {
    let order = Order {
        db: db.clone(),
        secret: secret(),
        // The same seed for both engines: their passwords are the same too.
        randomness: Arc::new(SeededRandomness::new(5)),
        today: NOW.parse().expect("a valid instant"),
        seed: 1,
        law: &Arc::new(Law::built_in().expect("the built-in law is well formed")),
        // Tests open the rounds that they need.
        rounds: false,
    };
    let made = demo::make(order).await.expect("an empty store takes it");
    ROLES.get_or_init(|| made);
}

/// A statement of the custodians that these keys are their owner's.
pub async fn word_of_the_root(tx: &mut Tx, row: &AccountKeyRow) -> Vec<u8> {
    let setting = store::setting::find(tx, "installation")
        .await
        .expect("read")
        .expect("founded");
    let value: serde_json::Value = serde_json::from_str(&setting.value).expect("JSON");
    let id = |key: &str| -> Uuid { value[key].as_str().expect("an id").parse().expect("an id") };
    let [one, two, _] = &custodians().shares;
    let keys = RecoveryKeys::combine(one, two).unwrap_or_else(|error| panic!("{error}"));
    let house = House {
        installation: id("installation").into_bytes(),
        agency: id("agency").into_bytes(),
    };
    Endorsement::by_root(&keys.root(), house, public(row), 1).encode()
}

/// The public keys of a row.
pub fn public(row: &AccountKeyRow) -> AccountPublic {
    let key = |bytes: &[u8]| bytes.try_into().expect("32 bytes");
    AccountPublic {
        account: row.account.into_bytes(),
        generation: u32::try_from(row.generation).expect("a small number"),
        general: PublicKey(key(&row.public_general)),
        confidential: PublicKey(key(&row.public_confidential)),
        signing: SigningPublic(key(&row.public_signing)),
    }
}
