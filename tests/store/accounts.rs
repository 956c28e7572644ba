//! What the tests of people, accounts and keys share: an invented office and rows to begin with.

use domain::person_name::PersonName;
use domain::text;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use store::account::{AccountRow, AccountState};
use store::account_key::AccountKeyRow;
use store::circle::CircleRow;
use store::credential::CredentialRow;
use store::invitation::InvitationRow;
use store::person::PersonRow;
use store::record::{RecipientKind, RecordRow, SealedVersionRow, WrapRow};
use store::role::{RoleRow, RoleState};
use store::second_factor::SecondFactorRow;
use store::session::SessionRow;
use store::unit::UnitRow;
use store::{Act, Day, Db, Location, Tx, account, account_key, person, unit};
use uuid::Uuid;

use super::ledger::{id, later, record};
use crate::support::database::Database;

pub(super) const UNIT: Uuid = Uuid::from_u128(0xA000);
pub(super) const OFFICE: Uuid = Uuid::from_u128(0xA001);
pub(super) const PEOPLE: [Uuid; 3] = [
    Uuid::from_u128(0xB000),
    Uuid::from_u128(0xB001),
    Uuid::from_u128(0xB002),
];
/// The first two people have accounts, each with its first keys.
pub(super) const ACCOUNTS: [Uuid; 2] = [Uuid::from_u128(0xC000), Uuid::from_u128(0xC001)];

pub(super) fn day(text: &str) -> Day {
    text.parse::<chrono::NaiveDate>().expect("a day").into()
}

/// Each combination of `n` columns with and without a value.
pub(super) fn combinations(n: u32) -> impl Iterator<Item = u32> {
    0..1 << n
}

/// The value when this combination has the column.
pub(super) fn when<T>(combination: u32, column: u32, value: T) -> Option<T> {
    (combination >> column & 1 == 1).then_some(value)
}

pub(super) fn unit_row(id: Uuid, parent: Option<Uuid>) -> UnitRow {
    UnitRow {
        id,
        parent,
        name: "Phòng Thí dụ".to_owned(),
        short_name: "TD".to_owned(),
        kind: "PHONG".to_owned(),
        position: 1,
        valid_from: day("2026-07-01"),
        valid_to: None,
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) fn person_row(id: Uuid, name: &str) -> PersonRow {
    let read = PersonName::read(name).expect("a name");
    PersonRow {
        id,
        unit: OFFICE,
        staff_code: format!("CB-{}", id.simple()),
        name: name.to_owned(),
        name_sort: read.sort_key(),
        name_search: text::search_key(name),
        name_initials: read.initials(),
        birth_year: Some(1980),
        kind: "VIEN_CHUC_QUAN_LY".to_owned(),
        post: "Phó Trưởng phòng".to_owned(),
        level: "PHO_TRUONG_PHONG".to_owned(),
        rank: "Nghiên cứu viên".to_owned(),
        fields: "KHOA_HOC_CONG_NGHE THANH_TRA_PCTN".to_owned(),
        party_member: true,
        managed_by: "TINH_UY".to_owned(),
        state_capital: false,
        phone: "024 3555 0123".to_owned(),
        extension: "12".to_owned(),
        mail: "vidu@so.example".to_owned(),
        status: "NGHI_THAI_SAN".to_owned(),
        status_from: day("2026-08-01"),
        status_to: Some(day("2027-01-31")),
        on_staff: true,
        valid_from: day("2026-07-01"),
        valid_to: None,
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) fn account_row(id: Uuid, person: Uuid) -> AccountRow {
    AccountRow {
        id,
        person,
        login: format!("vidu-{}", id.simple()),
        state: AccountState::Invited,
        created_at: later(0),
        created_by: None,
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) fn credential_row(account: Uuid) -> CredentialRow {
    CredentialRow {
        account,
        m_kib: 65_536,
        t: 3,
        p: 1,
        salt: vec![1; 16],
        verifier: vec![2; 32],
        changed_at: later(0),
        version: 0,
        mac: Vec::new(),
    }
}

/// Every part with bytes of its own, so that no two columns can be mixed up.
pub(super) fn account_key_row(account: Uuid, generation: i64) -> AccountKeyRow {
    let number = account.as_bytes()[15];
    let part = |part: u8| vec![part, number, generation.to_le_bytes()[0]];
    AccountKeyRow {
        account,
        generation,
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
        made_at: later(0),
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) fn second_factor_row(account: Uuid) -> SecondFactorRow {
    SecondFactorRow {
        account,
        secret: vec![3; 40],
        confirmed: false,
        last_step: 0,
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) fn session_row(token_hash: u8, account: Uuid) -> SessionRow {
    SessionRow {
        token_hash: vec![token_hash; 32],
        account,
        created_at: later(0),
        seen_at: later(0),
        step_up_until: None,
        used_second_factor: false,
        general: vec![4; 48],
        step_up: None,
        device_hash: None,
        agent: "Firefox trên Windows".to_owned(),
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) fn invitation_row(account: Uuid) -> InvitationRow {
    InvitationRow {
        id: id(900),
        account,
        secret_hash: vec![5; 32],
        issued_by: None,
        issued_at: later(0),
        expires_at: later(14 * 86_400),
        failures: 0,
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) fn role_row(number: usize, account: Uuid) -> RoleRow {
    RoleRow {
        id: id(number),
        account,
        role: "TRUONG_PHONG".to_owned(),
        unit: OFFICE,
        valid_from: day("2026-07-01"),
        valid_to: None,
        state: RoleState::Active,
        proposed_by: None,
        proposed_at: later(0),
        approved_by: None,
        approved_at: None,
        endorsement: None,
        reason: "Ví dụ".to_owned(),
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) fn circle_row(number: usize, unit: Option<Uuid>) -> CircleRow {
    CircleRow {
        id: id(number),
        kind: "UNIT".to_owned(),
        unit,
        current_epoch: 1,
        current_sequence: 1,
        current_hash: vec![4, 1],
        rotation_due: false,
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) fn record_row(number: usize, owner: Uuid) -> RecordRow {
    RecordRow {
        id: id(number),
        kind: "PROBE".to_owned(),
        owner,
        unit: OFFICE,
        state: "DRAFT".to_owned(),
        created_at: later(0),
        version: 0,
    }
}

pub(super) fn version_row(record: Uuid, version: i64) -> SealedVersionRow {
    SealedVersionRow {
        record,
        version,
        author: ACCOUNTS[0],
        header: vec![6, version.to_le_bytes()[0]],
        ciphertext: vec![7; 1024],
    }
}

pub(super) fn wrap_row(record: Uuid, recipient_kind: RecipientKind, recipient: Uuid) -> WrapRow {
    WrapRow {
        record,
        key_version: 1,
        recipient_kind,
        recipient,
        generation: 1,
        sealed: vec![8, 0, 255],
    }
}

/// Two units, three people, two accounts with keys.
pub(super) async fn furnish(tx: &mut Tx) {
    unit::insert(tx, unit_row(UNIT, None)).await.expect("inserted");
    unit::insert(tx, unit_row(OFFICE, Some(UNIT))).await.expect("inserted");
    for (id, name) in PEOPLE.into_iter().zip(["Nguyễn Ví An", "Trần Ví Bình", "Lê Ví Chi"]) {
        person::insert(tx, person_row(id, name)).await.expect("inserted");
    }
    for (id, person) in ACCOUNTS.into_iter().zip(PEOPLE) {
        account::insert(tx, account_row(id, person)).await.expect("inserted");
        account_key::insert(tx, account_key_row(id, 1)).await.expect("inserted");
    }
}

/// The same, committed.
pub(super) async fn furnished(db: &Db) {
    let mut tx = db.begin().await.expect("a transaction");
    furnish(&mut tx).await;
    commit(tx, 1).await;
}

/// Commits with event number `number`.
pub(super) async fn commit(mut tx: Tx, number: usize) {
    record(&mut tx, number, "probe.made", "nobody").await;
    tx.commit(Act::ContactChanged).await.expect("committed");
}

/// A connection past the program.
pub(super) enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    pub(super) async fn connect(database: &Database) -> Self {
        match &database.location {
            Location::File(path) => Self::Sqlite(
                SqliteConnection::connect(&path.display().to_string())
                    .await
                    .expect("the store opens"),
            ),
            Location::Postgres(address) => {
                Self::Postgres(PgConnection::connect(address).await.expect("the store opens"))
            }
        }
    }

    /// Runs a statement with bytes written as `b{00ff}` and ids as `u{…}`, and tells how many rows it hit.
    pub(super) async fn run(&mut self, statement: &str) -> u64 {
        let (bytes, id) = match self {
            Self::Sqlite(_) => ("x'", "x'"),
            Self::Postgres(_) => ("'\\x", "'"),
        };
        let statement = statement.replace("b{", bytes).replace("u{", id).replace('}', "'");
        let statement = sqlx::AssertSqlSafe(statement);
        let done = match self {
            Self::Sqlite(connection) => connection.execute(statement).await.map(|done| done.rows_affected()),
            Self::Postgres(connection) => connection.execute(statement).await.map(|done| done.rows_affected()),
        };
        done.expect("the statement is accepted")
    }

    pub(super) async fn close(self) {
        match self {
            Self::Sqlite(connection) => connection.close().await,
            Self::Postgres(connection) => connection.close().await,
        }
        .expect("closed");
    }
}
