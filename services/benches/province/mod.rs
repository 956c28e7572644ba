//! An invented province for measurements.
//!
//! Owns: its people, and an event for what is written past the use cases. Must not: measure anything.

use domain::people::{LeaderLevel, PersonKind, Status};
use domain::person_name::PersonName;
use services::clock::{Clock, SystemClock};
use services::randomness::{Randomness, SystemRandomness, uuid_v7};
use store::Tx;
use store::ledger::{NewEvent, What};
use store::person::PersonRow;
use uuid::Uuid;

const FAMILIES: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
const MIDDLES: [&str; 5] = ["Văn Ví", "Thị Ví", "Văn Thí", "Thị Thí", "Minh Giả"];
const GIVEN: [&str; 12] = [
    "An", "Bình", "Chi", "Dũng", "Đào", "Giang", "Hà", "Khánh", "Lan", "Nam", "Quỳnh", "Yến",
];

/// An id of now.
pub fn new_id() -> Uuid {
    uuid_v7(&SystemRandomness, SystemClock.now())
}

/// The person with this number, in a unit.
pub fn somebody(number: usize, unit: Uuid) -> PersonRow {
    let pick = |list: &[&'static str], step: usize| list[number / step % list.len()];
    let name = format!("{} {} {}", pick(&FAMILIES, 1), pick(&MIDDLES, 8), pick(&GIVEN, 40));
    let read = PersonName::read(&name).expect("a name");
    let status = Status::ALL[if number.is_multiple_of(50) {
        number / 50 % Status::ALL.len()
    } else {
        0
    }];
    let kind = PersonKind::ALL[if number.is_multiple_of(9) { 7 } else { 3 }];
    let level = LeaderLevel::ALL[if number.is_multiple_of(997) { 4 } else { 0 }];
    let day = SystemClock.now().date_naive().into();
    PersonRow {
        id: new_id(),
        unit,
        staff_code: format!("VC-{number:05}"),
        name_sort: read.sort_key(),
        name_search: domain::text::search_key(&name),
        name_initials: read.initials(),
        name,
        birth_year: Some(1970 + i64::try_from(number % 30).unwrap_or(0)),
        kind: kind.code().to_owned(),
        post: String::new(),
        level: level.code().to_owned(),
        rank: "Chuyên viên".to_owned(),
        fields: if number.is_multiple_of(991) {
            "QUOC_PHONG"
        } else {
            "KHOA_HOC_CONG_NGHE"
        }
        .to_owned(),
        party_member: number.is_multiple_of(3),
        managed_by: if number.is_multiple_of(983) {
            "TRUNG_UONG"
        } else {
            "CO_QUAN"
        }
        .to_owned(),
        state_capital: false,
        phone: "0200 355 0100".to_owned(),
        extension: String::new(),
        mail: String::new(),
        status: status.code().to_owned(),
        status_from: day,
        status_to: None,
        on_staff: status.is_on_staff(),
        valid_from: day,
        valid_to: None,
        version: 0,
        mac: Vec::new(),
    }
}

/// Records what the transaction wrote.
pub async fn record(tx: &mut Tx) {
    let at = SystemClock.now();
    let mut nonce = [0; 32];
    SystemRandomness.fill(&mut nonce);
    let event = NewEvent {
        id: uuid_v7(&SystemRandomness, at),
        at,
        what: What::Ordinary {
            action: "founding.imported",
            actor: "console",
            subject: None,
        },
        nonce: &nonce,
        body: b"null",
    };
    tx.record(&event).await.expect("recorded");
}
