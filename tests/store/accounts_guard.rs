//! What decides who may do what is refused when it was written past the program.

use std::collections::BTreeSet;

use sqlx::{Connection, SqliteConnection};
use store::account_key::AccountKeyRow;
use store::assignment::{AssignmentKind, AssignmentRow, AssignmentState};
use store::circle::CircleRow;
use store::invitation::InvitationRow;
use store::obligation_list::Direction;
use store::person_list::{Filter, Order};
use store::recovery::{RecoveryRow, RecoveryState};
use store::role::{RoleRow, RoleState};
use store::session::SessionRow;
use store::unit_chief::ChiefRow;
use store::{
    Db, Error, Location, account, account_key, circle, credential, declaration_round, device, invitation, recovery,
    role, second_factor,
};
use store::{assignment, guard, obligation, obligation_list, person, person_list, session, unit, unit_chief};
use uuid::Uuid;

use super::accounts::{
    ACCOUNTS, OFFICE, PEOPLE, Raw, UNIT, account_key_row, account_row, circle_row, commit, credential_row, day,
    furnish, invitation_row, person_row, role_row, second_factor_row, session_row,
};
use super::accounts_guard_cases::{BYTES, CASES, NOT_HERE};
use super::declarations::furnish_declarations;
use super::ledger::{id, later};
use super::people::{assignment_row, chief_row};
use crate::support::database::{Database, Ground};

const DEVICE: &[u8] = &[0x31];
/// Who heads the office.
const HEAD: Uuid = PEOPLE[1];

/// One row in each guarded table, those that the cases change.
async fn furnish_guarded(db: &Db) {
    let mut open = db.begin().await.expect("a transaction");
    let tx = &mut open;
    furnish(tx).await;
    let [anna, binh] = ACCOUNTS;
    let carrying = AccountKeyRow {
        carry: Some(vec![1]),
        ..account_key_row(anna, 2)
    };
    account_key::insert(tx, carrying).await.expect("inserted");
    let due = CircleRow {
        rotation_due: true,
        ..circle_row(1, Some(OFFICE))
    };
    circle::insert(tx, due).await.expect("inserted");
    credential::insert(tx, credential_row(anna)).await.expect("inserted");
    device::see(tx, DEVICE, anna, later(0)).await.expect("seen");
    let issued = InvitationRow {
        issued_by: Some(binh),
        ..invitation_row(anna)
    };
    invitation::insert(tx, issued).await.expect("inserted");
    account_key::insert(tx, account_key_row(binh, 3))
        .await
        .expect("inserted");
    let answered = RecoveryRow {
        id: id(1),
        account: binh,
        old_generation: 1,
        new_generation: 3,
        state: RecoveryState::Answered,
        requested_at: later(0),
        opens_at: Some(later(1)),
        answer: Some(vec![1]),
        version: 0,
        mac: Vec::new(),
    };
    recovery::insert(tx, answered).await.expect("inserted");
    let approved = RoleRow {
        valid_to: Some(day("2026-12-31")),
        proposed_by: Some(binh),
        approved_by: Some(binh),
        approved_at: Some(later(1)),
        endorsement: Some(vec![2]),
        ..role_row(1, anna)
    };
    role::insert(tx, approved).await.expect("inserted");
    second_factor::insert(tx, second_factor_row(anna))
        .await
        .expect("inserted");
    let stepped_up = SessionRow {
        step_up_until: Some(later(900)),
        step_up: Some(vec![1]),
        ..session_row(1, anna)
    };
    session::insert(tx, stepped_up).await.expect("inserted");
    unit_chief::insert(tx, chief_row(2, HEAD)).await.expect("inserted");
    assignment::insert(tx, assignment_row(4, HEAD)).await.expect("inserted");
    furnish_declarations(tx).await;
    commit(open, 1).await;
}

/// Loads every guarded row, wherever a case may have moved it.
async fn load_all(db: &Db) -> Result<(), Error> {
    let tx = &mut db.read().await?;
    unit::all(tx, 10).await?;
    for unit in [UNIT, OFFICE] {
        person::of_unit(tx, unit, Uuid::nil(), 10).await?;
        unit_chief::of_unit(tx, unit, 10).await?;
    }
    account::list(tx, "", None, 10).await?;
    circle::list(tx, Uuid::nil(), 10).await?;
    declaration_round::list(tx, None, 10).await?;
    for person in PEOPLE {
        obligation::of_person(tx, person, 10).await?;
        for kind in [AssignmentKind::ControlBody, AssignmentKind::Relation] {
            assignment::of_subject(tx, kind, person, 10).await?;
        }
    }
    for account in ACCOUNTS {
        account_key::list(tx, account, 10).await?;
        credential::find(tx, account).await?;
        for hash in [DEVICE, &[0x5a, 0x5a]] {
            device::find(tx, hash, account).await?;
        }
        invitation::find(tx, account).await?;
        recovery::waiting(tx, account).await?;
        role::of_account(tx, account, 10).await?;
        second_factor::find(tx, account).await?;
        session::list(tx, account, 10).await?;
    }
    Ok(())
}

fn forged(result: Result<(), Error>) -> Option<&'static str> {
    match result {
        Err(Error::Forged { table, .. }) => Some(table),
        Ok(()) => None,
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn the_cases_are_all_columns_of_all_guarded_tables() {
    let database = Database::sqlite(Ground::Bare).await;
    let Location::File(path) = &database.location else {
        panic!("a file")
    };
    let mut connection = SqliteConnection::connect(&path.display().to_string())
        .await
        .expect("opened");
    let columns: Vec<String> = sqlx::query_scalar(
        "SELECT m.name || '.' || p.name FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table' \
         AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) q WHERE q.name = 'mac')",
    )
    .fetch_all(&mut connection)
    .await
    .expect("read");
    let cases = CASES.iter().flat_map(|(table, _, columns)| {
        let named = columns.iter().map(move |(column, _)| format!("{table}.{column}"));
        named.collect::<Vec<_>>()
    });
    let known: BTreeSet<_> = cases.chain(NOT_HERE.map(str::to_owned)).collect();
    assert_eq!(known, BTreeSet::from_iter(columns));
    connection.close().await.expect("closed");
    database.close().await;
}

on_both_bare! {
    async fn a_change_of_any_guarded_column_past_the_program_is_named(app: TestApp) {
        let db = &app.database.db;
        furnish_guarded(db).await;
        let mut raw = Raw::connect(&app.database).await;
        for (table, row, columns) in CASES {
            raw.run(&format!("CREATE TABLE kept AS SELECT * FROM {table} WHERE {row}")).await;
            let this = "mac = (SELECT mac FROM kept)";
            for (column, value) in columns {
                let hit = raw.run(&format!("UPDATE {table} SET {column} = {value} WHERE {this}")).await;
                assert_eq!(hit, 1, "{table}.{column}");
                assert_eq!(forged(load_all(db).await), Some(table), "{table}.{column} = {value}");
                let back = format!("{column} = (SELECT {column} FROM kept)");
                raw.run(&format!("UPDATE {table} SET {back} WHERE {this} OR mac = {BYTES}")).await;
                assert_eq!(forged(load_all(db).await), None, "{table}.{column} as it was");
            }
            raw.run("DROP TABLE kept").await;
        }
        raw.close().await;
    }

    async fn every_way_to_load_a_guarded_row_looks_at_its_mac(app: TestApp) {
        let db = &app.database.db;
        furnish_guarded(db).await;
        let mut tx = db.begin().await.expect("a transaction");
        let [anna, _] = ACCOUNTS;
        let proposed = RoleRow { state: RoleState::Proposed, ..role_row(2, anna) };
        role::insert(&mut tx, proposed).await.expect("inserted");
        let waiting = ChiefRow { state: AssignmentState::Proposed, ..chief_row(3, HEAD) };
        unit_chief::insert(&mut tx, waiting).await.expect("inserted");
        let waiting = AssignmentRow { state: AssignmentState::Proposed, ..assignment_row(5, HEAD) };
        assignment::insert(&mut tx, waiting).await.expect("inserted");
        let code = person_row(HEAD, "Trần Ví Bình").staff_code;
        commit(tx, 2).await;

        let (hash, login, on) = ([1; 32], account_row(anna, PEOPLE[0]).login, day("2026-07-01"));
        macro_rules! loads {
            ($expected:literal: $(|$tx:ident| $load:expr,)+) => {$({
                let mut open = db.read().await.expect("a transaction");
                let $tx = &mut open;
                let result = $load.await.map(|_| ());
                assert_eq!(forged(result).is_some(), $expected, stringify!($load));
            })+};
        }
        let register = obligation_list::Filter {
            rounds: vec![id(7)],
            ..Default::default()
        };
        macro_rules! all {
            ($expected:literal) => {
                loads! { $expected:
                    |tx| account::find(tx, anna),
                    |tx| account::find_by_login(tx, &login),
                    |tx| account::find_by_person(tx, PEOPLE[0]),
                    |tx| account::list(tx, "", None, 10),
                    |tx| account_key::find(tx, anna, 1),
                    |tx| account_key::newest(tx, anna),
                    |tx| account_key::newest_of(tx, &[anna]),
                    |tx| account_key::list(tx, anna, 10),
                    |tx| assignment::find_many(tx, &[id(4)]),
                    |tx| assignment::of_subject(tx, AssignmentKind::ControlBody, HEAD, 10),
                    |tx| assignment::of_subjects(tx, AssignmentKind::ControlBody, &[HEAD], 10),
                    |tx| assignment::of_object(tx, AssignmentKind::ControlBody, "THANH_TRA_TINH", 10),
                    |tx| assignment::proposals(tx, 10),
                    |tx| circle::find(tx, id(1)),
                    |tx| circle::find_of(tx, "UNIT", Some(OFFICE)),
                    |tx| circle::list(tx, Uuid::nil(), 10),
                    |tx| credential::find(tx, anna),
                    |tx| declaration_round::find(tx, id(8)),
                    |tx| declaration_round::list(tx, None, 10),
                    |tx| device::find(tx, DEVICE, anna),
                    |tx| obligation::find(tx, id(10)),
                    |tx| obligation::of_record(tx, id(9)),
                    |tx| obligation::of_person(tx, PEOPLE[0], 10),
                    |tx| obligation::of_round_and_person(tx, id(7), PEOPLE[0]),
                    |tx| obligation::list(tx, id(7), true, Uuid::nil(), 10),
                    |tx| obligation_list::list(tx, &register, Direction::Up, None, 10),
                    |tx| invitation::find(tx, anna),
                    |tx| recovery::waiting(tx, ACCOUNTS[1]),
                    |tx| person::find(tx, HEAD),
                    |tx| person::find_by_staff_code(tx, &code),
                    |tx| person::of_unit(tx, OFFICE, Uuid::nil(), 10),
                    |tx| person_list::list(tx, &Filter::default(), Order::Name, None, 10),
                    |tx| role::find(tx, id(1)),
                    |tx| role::hats(tx, anna, on, 10),
                    |tx| role::of_account(tx, anna, 10),
                    |tx| role::proposals(tx, None, 10),
                    |tx| role::listed_proposals(tx, None, 10),
                    |tx| role::holders(tx, None, ["TRUONG_PHONG", "TRUONG_PHONG"], on, 10),
                    |tx| role::holders(tx, Some(OFFICE), ["TRUONG_PHONG", "DAI_DIEN_CONG_DOAN"], on, 10),
                    |tx| second_factor::find(tx, anna),
                    |tx| session::find(tx, &hash),
                    |tx| session::list(tx, anna, 10),
                    |tx| unit::find(tx, OFFICE),
                    |tx| unit::all(tx, 10),
                    |tx| unit::in_force(tx, on, 10),
                    |tx| unit::ancestors(tx, OFFICE),
                    |tx| unit_chief::find(tx, id(2)),
                    |tx| unit_chief::of_unit(tx, OFFICE, 10),
                    |tx| unit_chief::of_person(tx, HEAD, 10),
                    |tx| unit_chief::present(tx, 10),
                    |tx| unit_chief::present_on(tx, on, 10),
                    |tx| role::of_unit(tx, OFFICE, uuid::Uuid::nil(), 10),
                }
            };
        }
        all!(false);
        let mut raw = Raw::connect(&app.database).await;
        for (table, ..) in CASES {
            assert!(raw.run(&format!("UPDATE {table} SET mac = {BYTES}")).await > 0);
        }
        raw.close().await;
        all!(true);
    }

    async fn a_store_without_the_key_neither_reads_nor_writes_guarded_rows(app: TestApp) {
        furnish_guarded(&app.database.db).await;
        let db = Db::open(&app.database.location).await.expect("opened");
        let mut tx = db.begin().await.expect("a transaction");
        let read = account::find(&mut tx, ACCOUNTS[0]).await.err();
        assert!(matches!(read, Some(Error::NoRowKey)), "{read:?}");
        let written = account::insert(&mut tx, account_row(id(1), PEOPLE[2])).await.err();
        assert!(matches!(written, Some(Error::NoRowKey)), "{written:?}");
        drop(tx);
        // Another system secret: nothing here was written with it.
        let db = db.guarded(guard::RowKey::new([8; 32]));
        let mut tx = db.read().await.expect("a transaction");
        let foreign = account::find(&mut tx, ACCOUNTS[0]).await.err();
        assert!(matches!(foreign, Some(Error::Forged { table: "account", .. })), "{foreign:?}");
        drop(tx);
        db.close().await;
    }
}
