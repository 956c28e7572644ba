//! What lies outside a unit, for those whose role is of that unit.

use app::screens;
use axum::body::Body;
use domain::access::{AccessRule, RoleCode, Scope};
use domain::routes;
use http::{Method, Request, StatusCode};
use store::ledger::{NewEvent, What};
use store::role::RoleRow;
use store::unit::UnitRow;
use store::{Act, account, person, role, unit};
use uuid::Uuid;

use super::seated;
use crate::support::app::form;
use crate::support::{TestApp, founding};

/// Names and values of fields.
type Typed = &'static [(&'static str, &'static str)];
/// Routes about somebody, with what is typed besides the id of his account.
const ABOUT_SOMEBODY: [(Method, &str, Typed); 4] = [
    (Method::GET, routes::ACCOUNT, &[]),
    (Method::POST, routes::ACCOUNT, &[("viec", "khoa")]),
    (Method::POST, routes::ACCOUNT_SLIP, &[]),
    (Method::POST, routes::ACCOUNT_SECOND_FACTOR, &[]),
];
/// Routes about a person of the staff file, with what is typed besides his id.
const ABOUT_PERSON: [(Method, &str, Typed); 9] = [
    (Method::GET, routes::PERSON, &[]),
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
/// Routes about nobody in particular: lists show what lies within reach, and the ledger is the whole agency's.
const ABOUT_NOBODY: [(Method, &str); 21] = [
    (Method::GET, routes::ACCOUNTS),
    (Method::GET, routes::SLIPS),
    (Method::POST, routes::SLIPS),
    (Method::GET, routes::LEDGER),
    (Method::GET, routes::LEDGER_HEAD_PDF),
    (Method::POST, routes::LEDGER_EXPORT),
    (Method::GET, routes::PEOPLE),
    (Method::GET, routes::PEOPLE_PRINT),
    (Method::GET, routes::PERSON_NEW),
    (Method::POST, routes::PERSON_NEW),
    (Method::GET, routes::STAND_INS),
    (Method::POST, routes::STAND_IN_END),
    (Method::POST, routes::MOVE_UNDO),
    (Method::GET, routes::UNITS),
    (Method::GET, routes::UNIT),
    (Method::GET, routes::UNIT_CHANGE),
    (Method::POST, routes::UNIT_CHANGE),
    (Method::POST, routes::UNIT_CONFIRM),
    (Method::GET, routes::UNIT_CHIEF),
    (Method::POST, routes::UNIT_CHIEF),
    (Method::POST, routes::TASK_REVIEWED),
];
const ROLES: i64 = 16;
const BRANCH: Uuid = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0b01);

#[test]
fn every_route_of_a_role_is_asked_from_a_foreign_unit() {
    for route in screens::routes() {
        let of_roles = matches!(route.rule, AccessRule::AnyOf(_) | AccessRule::AnyOfSteppedUp(_));
        let about = |method: &Method, path: &str| *method == route.method && path == route.path;
        let asked = ABOUT_SOMEBODY.iter().any(|(method, path, _)| about(method, path))
            || ABOUT_PERSON.iter().any(|(method, path, _)| about(method, path))
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
    let event = NewEvent {
        id: Uuid::from_u128(account.id.as_u128() ^ 1),
        at: services::clock::Clock::now(&*app.clock),
        what: What::Ordinary {
            action: "test.arranged",
            actor: "console",
            subject: None,
        },
        nonce: &[1; 32],
        body: b"null",
    };
    tx.record(&event).await.expect("recorded");
    tx.commit(Act::Founded).await.expect("committed");
}

on_both_demo! {
    async fn whoever_is_of_a_branch_finds_nobody_outside_it(app: TestApp) {
        let subject = founding::wearer(RoleCode::NguoiKeKhai);
        let mut tx = app.database.db.read().await.expect("a transaction");
        let account = account::find_by_login(&mut tx, &subject.login).await.expect("read").expect("there is one");
        drop(tx);
        let of_account = ABOUT_SOMEBODY.into_iter().map(|route| (route, account.id.to_string()));
        let of_person = ABOUT_PERSON.into_iter().map(|route| (route, account.person.to_string()));
        let routes: Vec<_> = of_account.chain(of_person).collect();
        // A role that reaches the agency reaches it from everywhere.
        for role in RoleCode::ALL.into_iter().filter(|role| role.row().scope != Scope::Agency) {
            move_to_branch(app, role).await;
            let browser = seated(app, founding::wearer(role)).await;
            for ((method, path, typed), id) in routes.iter().cloned() {
                let mut fields = typed.to_vec();
                fields.push(("ma", &id));
                let request = match method {
                    Method::GET => Request::get(format!("{path}?ma={id}")).body(Body::empty()).expect("a request"),
                    _ => form(path, &fields),
                };
                let answer = browser.once(request).await;
                let place = format!("{method} {path} as {}", role.code());
                // Whose role has nothing to do here hears so; for the others there is nobody of that name.
                assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&answer.status), "{place}: {}", answer.status);
                assert!(!answer.text().contains(&subject.name), "{place}");
            }
            for list in [routes::ACCOUNTS, routes::PEOPLE, routes::PEOPLE_PRINT, routes::UNITS, routes::STAND_INS] {
                let list = browser.get(list).await;
                assert!(!list.text().contains(&subject.name), "the list as {}", role.code());
            }
        }
    }
}
