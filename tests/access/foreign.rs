//! What lies outside a unit, for those whose role is of that unit.

use app::screens;
use axum::body::Body;
use chrono::NaiveDate;
use domain::access::{AccessRule, RoleCode, Scope};
use domain::routes;
use http::{Method, Request, StatusCode};
use store::assignment::AssignmentState;
use store::role::{RoleRow, RoleState};
use store::unit::UnitRow;
use store::unit_chief::ChiefRow;
use store::{account, person, role, unit, unit_chief};
use uuid::Uuid;

use super::seated;
use crate::support::app::form;
use crate::support::{Answer, TestApp, arranged, founding};

/// Names and values of fields.
type Typed = &'static [(&'static str, &'static str)];
/// Routes about somebody, with what is typed besides the id of his account.
const ABOUT_SOMEBODY: [(Method, &str, Typed); 8] = [
    (Method::GET, routes::ACCOUNT, &[]),
    (Method::POST, routes::ACCOUNT, &[("viec", "khoa")]),
    (Method::GET, routes::ACCOUNT_KEYS, &[]),
    (Method::POST, routes::ACCOUNT_KEYS, &[("code", "0000-0000-0000-0000")]),
    (Method::POST, routes::ACCOUNT_SLIP, &[]),
    (Method::POST, routes::ACCOUNT_SECOND_FACTOR, &[]),
    (Method::GET, routes::ROLE_PROPOSAL, &[]),
    (Method::POST, routes::ROLE_PROPOSAL, &[]),
];
/// Routes about a role of somebody, with what is typed besides its id.
const ABOUT_A_ROLE: [(Method, &str, Typed); 6] = [
    (Method::GET, routes::ROLE_DECISION, &[]),
    (Method::POST, routes::ROLE_DECISION, &[("viec", "bac")]),
    (Method::GET, routes::ROLE_END, &[]),
    (Method::POST, routes::ROLE_END, &[]),
    (Method::GET, routes::CIRCLE_ADMISSION, &[]),
    (
        Method::POST,
        routes::CIRCLE_ADMISSION,
        &[("code", "0000-0000-0000-0000")],
    ),
];
/// Routes about a person of the staff file, with what is typed besides his id.
const ABOUT_PERSON: [(Method, &str, Typed); 14] = [
    (Method::GET, routes::ASSIGNMENT_NEW, &[]),
    (
        Method::POST,
        routes::ASSIGNMENT_NEW,
        &[
            ("form_key", "01920000-0000-7000-8000-000000000005"),
            ("loai", "co-quan"),
        ],
    ),
    (Method::GET, routes::PERSON, &[]),
    (Method::GET, routes::DETAILS, &[]),
    (Method::GET, routes::DETAILS_EDIT, &[]),
    (
        Method::POST,
        routes::DETAILS_EDIT,
        &[("form_key", "01920000-0000-7000-8000-000000000004"), ("version", "0")],
    ),
    (Method::GET, routes::PERSON_EDIT, &[]),
    (
        Method::POST,
        routes::PERSON_EDIT,
        &[("version", "1"), ("staff_code", "X1"), ("phone", "024 3555 0123")],
    ),
    (Method::GET, routes::MOVE, &[]),
    (Method::POST, routes::MOVE, MOVE),
    (Method::POST, routes::MOVE_CONFIRM, MOVE),
    (Method::GET, routes::STAND_IN_NEW, &[]),
    (Method::POST, routes::STAND_IN_NEW, &[]),
    (
        Method::POST,
        routes::STAND_IN_CONFIRM,
        &[("form_key", "01920000-0000-7000-8000-000000000001")],
    ),
];
const MOVE: Typed = &[
    ("form_key", "01920000-0000-7000-8000-000000000002"),
    ("version", "1"),
    ("loai", "NGHI_HUU"),
    ("first", "30/06/2026"),
    ("number", "1/QĐ"),
    ("signed", "30/06/2026"),
];
/// Routes about a unit, with what is typed besides its id.
const ABOUT_A_UNIT: [(Method, &str, Typed); 8] = [
    (Method::GET, routes::UNIT, &[]),
    (Method::GET, routes::UNIT_CHANGE, &[("viec", "DOI_TEN")]),
    (Method::POST, routes::UNIT_CHANGE, &[("viec", "DOI_TEN")]),
    (
        Method::POST,
        routes::UNIT_CONFIRM,
        &[
            ("form_key", "01920000-0000-7000-8000-000000000003"),
            ("version", "1"),
            ("viec", "DOI_TEN"),
        ],
    ),
    (Method::GET, routes::UNIT_REARRANGE, &[("viec", "CHUYEN")]),
    (Method::POST, routes::UNIT_REARRANGE, &[("viec", "CHUYEN")]),
    (
        Method::POST,
        routes::UNIT_REARRANGE_CONFIRM,
        &[
            ("form_key", "01920000-0000-7000-8000-000000000006"),
            ("version", "1"),
            ("viec", "SAP_NHAP"),
        ],
    ),
    (Method::GET, routes::UNIT_CHIEF, &[]),
];
/// Routes about a proposed chief, with what is typed besides its id.
const ABOUT_A_CHIEF: [(Method, &str, Typed); 1] = [(Method::POST, routes::ASSIGNMENTS, &[("viec", "ky")])];
/// Routes about a round and its list, with what is typed besides its id.
const ABOUT_A_ROUND: [(Method, &str, Typed); 7] = [
    (Method::GET, routes::ROSTER, &[]),
    (Method::GET, routes::ROSTER_ADD, &[]),
    (Method::POST, routes::ROSTER_SEND, &[("version", "1")]),
    (Method::POST, routes::ROSTER_EXPORT, &[]),
    (Method::GET, routes::ROSTER_DECISION, &[]),
    (
        Method::POST,
        routes::ROSTER_DECISION,
        &[("version", "1"), ("viec", "phe-duyet")],
    ),
    (Method::GET, routes::ROSTER_CORRECT, &[(PERSON, SOMEBODY)]),
];
/// The same, where only a post corrects.
const CORRECTING: (Method, &str, Typed) = (
    Method::POST,
    routes::ROSTER_CORRECT,
    &[
        (PERSON, SOMEBODY),
        ("version", "1"),
        ("kind", "HANG_NAM"),
        ("reason", "HO_SO_SAI"),
    ],
);
const PERSON: &str = "nguoi";
const SOMEBODY: &str = "01920000-0000-7000-8000-0000000000aa";
/// Routes about somebody's declaration, with what is typed besides its id.
const ABOUT_A_DECLARATION: [(Method, &str, Typed); 8] = [
    (Method::GET, routes::DECLARATION, &[]),
    (Method::GET, routes::DECLARATION_OPEN, &[]),
    (
        Method::POST,
        routes::DECLARATION_RECEIVE,
        &[("version", "1"), ("code", "0000-0000-0000-0000"), ("signed", "1")],
    ),
    (
        Method::POST,
        routes::DECLARATION_PAPER,
        &[("version", "1"), ("code", "0000-0000-0000-0000"), ("signed", "1")],
    ),
    (
        Method::POST,
        routes::DECLARATION_RETURN,
        &[("version", "1"), ("yc-declaration", "Ghi đủ")],
    ),
    (
        Method::POST,
        routes::DECLARATION_REQUEST,
        &[("version", "1"), ("revision", "0"), ("yc-declaration", "Ghi đủ")],
    ),
    (Method::POST, routes::DECLARATION_REQUEST_DISCARD, &[]),
    (
        Method::POST,
        routes::DECLARATION_UNDO,
        &[("version", "1"), ("reason", "BAM_NHAM")],
    ),
];
/// Routes about nobody in particular: lists show what lies within reach, and the ledger is the whole agency's. The last
/// four name what is there only after another act; the tests of stand-ins, moves and tasks ask them.
const ABOUT_NOBODY: [(Method, &str); 39] = [
    (Method::GET, routes::ROUNDS),
    (Method::GET, routes::ROUND_NEW),
    (Method::POST, routes::ROUND_NEW),
    (Method::GET, routes::REGISTER),
    (Method::GET, routes::NOT_FILED),
    (Method::GET, routes::QUEUE),
    (Method::POST, routes::QUEUE),
    (Method::GET, routes::ACCOUNTS_NEW),
    (Method::POST, routes::ACCOUNTS_NEW),
    (Method::GET, routes::ASSIGNMENTS),
    (Method::GET, routes::ACCOUNTS),
    (Method::GET, routes::ROLES_WAITING),
    (Method::GET, routes::SLIPS),
    (Method::POST, routes::SLIPS),
    (Method::GET, routes::LEDGER),
    (Method::GET, routes::LEDGER_HEAD_PDF),
    (Method::POST, routes::LEDGER_EXPORT),
    (Method::GET, routes::PEOPLE),
    (Method::GET, routes::PEOPLE_PRINT),
    (Method::GET, routes::PERSON_NEW),
    (Method::POST, routes::PERSON_NEW),
    (Method::GET, routes::STAFF_IMPORT),
    (Method::POST, routes::STAFF_IMPORT),
    (Method::GET, routes::STAFF_TEMPLATE),
    (Method::GET, routes::STAFF_IMPORT_COLUMNS),
    (Method::POST, routes::STAFF_IMPORT_COLUMNS),
    (Method::GET, routes::STAFF_IMPORT_PREVIEW),
    (Method::GET, routes::STAFF_IMPORT_FAULTS),
    (Method::POST, routes::STAFF_IMPORT_CONFIRM),
    (Method::GET, routes::STAFF_IMPORT_PROGRESS),
    (Method::GET, routes::STAFF_IMPORT_DONE),
    (Method::POST, routes::STAFF_EXPORT),
    (Method::GET, routes::STAND_INS),
    (Method::POST, routes::REGISTER_EXPORT),
    (Method::GET, routes::UNITS),
    (Method::POST, routes::UNIT_CHIEF),
    (Method::POST, routes::STAND_IN_END),
    (Method::POST, routes::MOVE_UNDO),
    (Method::POST, routes::TASK_REVIEWED),
];
const ROLES: i64 = 16;
const BRANCH: Uuid = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0b01);

#[test]
fn every_route_of_a_role_is_asked_from_a_foreign_unit() {
    for route in screens::routes() {
        let of_roles = matches!(route.rule, AccessRule::AnyOf(_) | AccessRule::AnyOfSteppedUp(_));
        let about = |method: &Method, path: &str| *method == route.method && path == route.path;
        let of_somebody = [
            &ABOUT_SOMEBODY[..],
            &ABOUT_A_ROLE,
            &ABOUT_PERSON,
            &ABOUT_A_UNIT,
            &ABOUT_A_CHIEF,
            &ABOUT_A_ROUND,
            &[CORRECTING],
            &ABOUT_A_DECLARATION,
        ]
        .concat();
        let asked = of_somebody.iter().any(|(method, path, _)| about(method, path))
            || ABOUT_NOBODY.iter().any(|(method, path)| about(method, path));
        assert_eq!(of_roles, asked, "{} {}", route.method, route.path);
    }
}

/// Makes a role one of a branch office in which nobody works.
async fn move_to_branch(app: &TestApp, code: RoleCode) {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let login = &founding::wearer(code).login;
    let account = account::find_by_login(&mut tx, login)
        .await
        .expect("read")
        .expect("there is one");
    let person = person::find(&mut tx, account.person)
        .await
        .expect("read")
        .expect("there is one");
    if unit::find(&mut tx, BRANCH).await.expect("read").is_none() {
        let root = unit::find(&mut tx, person.unit)
            .await
            .expect("read")
            .expect("there is one");
        let branch = UnitRow {
            id: BRANCH,
            parent: Some(root.id),
            name: "Chi cục Xa Xôi".to_owned(),
            ..root
        };
        unit::insert(&mut tx, branch).await.expect("inserted");
    }
    let roles = role::of_account(&mut tx, account.id, ROLES).await.expect("read");
    let worn = roles
        .into_iter()
        .find(|row| row.role == code.code())
        .expect("he has it");
    role::update(&mut tx, RoleRow { unit: BRANCH, ..worn })
        .await
        .expect("updated");
    arranged(app, tx, account.id.as_u128() ^ 1).await;
}

/// What a page says beneath its header, in which everybody reads his own name.
fn main_of(answer: &Answer) -> &str {
    answer.text().split_once("<main").map_or("", |(_, main)| main)
}

/// Gives somebody a role of the agency; its id.
async fn given(app: &TestApp, account: Uuid, code: RoleCode, state: RoleState) -> Uuid {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let worn = role::of_account(&mut tx, account, ROLES).await.expect("read").remove(0);
    let row = RoleRow {
        id: Uuid::from_u128(account.as_u128() ^ (code as u128) << 8),
        role: code.code().to_owned(),
        state,
        // Not yet: it must not change what he may do meanwhile.
        valid_from: NaiveDate::MAX.into(),
        approved_at: None,
        endorsement: None,
        ..worn
    };
    let id = role::insert(&mut tx, row).await.expect("inserted").id;
    arranged(app, tx, account.as_u128() ^ (code as u128) << 16).await;
    id
}

/// Proposes that somebody heads a unit; the proposal's id.
async fn to_head(app: &TestApp, person: Uuid, unit: Uuid) -> Uuid {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let now = services::clock::Clock::now(&*app.clock);
    let row = ChiefRow {
        id: Uuid::from_u128(person.as_u128() ^ 1),
        unit,
        person,
        valid_from: now.date_naive().into(),
        valid_to: None,
        state: AssignmentState::Proposed,
        decision_number: None,
        decision_day: None,
        proposed_by: None,
        proposed_at: now.into(),
        approved_by: None,
        approved_at: None,
        endorsement: None,
        version: 0,
        mac: Vec::new(),
    };
    let id = unit_chief::insert(&mut tx, row).await.expect("inserted").id;
    arranged(app, tx, person.as_u128() ^ 2).await;
    id
}

on_both_demo! {
    async fn whoever_is_of_a_branch_finds_nobody_outside_it(app: TestApp) {
        let subject = founding::wearer(RoleCode::NguoiKeKhai);
        let mut tx = app.database.db.read().await.expect("a transaction");
        let found = account::find_by_login(&mut tx, &subject.login).await.expect("read").expect("there is one");
        let (account, person) = (found.id, found.person);
        let unit = person::find(&mut tx, person).await.expect("read").expect("there is one").unit;
        drop(tx);
        let (round, declaration) = crate::declarations::submitted_one(app).await;
        let chief = to_head(app, person, unit).await;
        let roles = [
            given(app, account, RoleCode::TruongPhong, RoleState::Proposed).await,
            given(app, account, RoleCode::ThongKe, RoleState::Active).await,
        ];
        // A role that reaches the agency reaches it from everywhere.
        for role in RoleCode::ALL.into_iter().filter(|role| role.row().scope != Scope::Agency) {
            move_to_branch(app, role).await;
            let browser = seated(app, founding::wearer(role)).await;
            let of_account = ABOUT_SOMEBODY.map(|asked| (asked, account));
            let of_role = ABOUT_A_ROLE.into_iter().flat_map(|asked| roles.map(|id| (asked.clone(), id)));
            let of_person = ABOUT_PERSON.map(|asked| (asked, person));
            let of_unit = ABOUT_A_UNIT.map(|asked| (asked, unit)).into_iter().chain(ABOUT_A_CHIEF.map(|asked| (asked, chief)));
            let of_round = ABOUT_A_ROUND.into_iter().chain([CORRECTING]).map(|asked| (asked, round));
            let of_declaration = ABOUT_A_DECLARATION.map(|asked| (asked, declaration));
            let of_lists = of_round.chain(of_declaration);
            let all = of_account.into_iter().chain(of_role).chain(of_person).chain(of_unit).chain(of_lists);
            for ((method, path, typed), id) in all {
                let id = id.to_string();
                let mut fields = typed.to_vec();
                fields.push(("ma", &id));
                let request = match method {
                    Method::GET => {
                        let query = fields.iter().map(|(name, value)| format!("{name}={value}"));
                        let query = query.collect::<Vec<_>>().join("&");
                        Request::get(format!("{path}?{query}")).body(Body::empty()).expect("a request")
                    }
                    _ => form(path, &fields),
                };
                let answer = browser.once(request).await;
                let place = format!("{method} {path} as {}", role.code());
                // Whose role has nothing to do here hears so; for the others there is nobody of that name.
                assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&answer.status), "{place}: {}", answer.status);
                assert!(!main_of(&answer).contains(&subject.name), "{place}");
            }
            let lists = [
                routes::ACCOUNTS,
                routes::ROLES_WAITING,
                routes::PEOPLE,
                routes::PEOPLE_PRINT,
                routes::UNITS,
                routes::STAND_INS,
                routes::ROUNDS,
                routes::REGISTER,
                routes::QUEUE,
                routes::NOT_FILED,
            ];
            for list in lists {
                let list = browser.get(list).await;
                assert!(!main_of(&list).contains(&subject.name), "the list as {}", role.code());
            }
        }
    }
}
