//! Units, people, accounts and roles: written, read, changed, listed.

use domain::person_name::PersonName;
use store::account::{AccountRow, AccountState, ListedAccount};
use store::account_key::AccountKeyRow;
use store::credential::CredentialRow;
use store::invitation::InvitationRow;
use store::person::PersonRow;
use store::role::{RoleRow, RoleState};
use store::unit::UnitRow;
use store::{Act, Error, Tx, account, account_key, circle, credential, endorsement, invitation, person, record};
use store::{role, second_factor, unit};

use super::accounts::{
    ACCOUNTS, OFFICE, PEOPLE, UNIT, account_key_row, account_row, circle_row, combinations, commit, credential_row,
    day, furnish, furnished, invitation_row, person_row, record_row, role_row, second_factor_row, unit_row,
    version_row, when,
};
use super::ledger::{id, later};

/// Writes a row, reads it, changes it and reads it again; the place is taken, and a late change refused.
macro_rules! round_trip {
    ($tx:ident, $module:ident, $row:expr, $find:expr, |$old:ident| $changed:expr) => {{
        let $old = $module::insert($tx, $row).await.expect("inserted");
        assert_eq!($old.version, 1);
        assert!($find.await.expect("read").as_ref() == Some(&$old), "as written");
        let taken = $module::insert($tx, $row).await.err();
        assert!(matches!(taken, Some(Error::Conflict { .. })), "{taken:?}");

        let changed = $module::update($tx, $changed).await.expect("changed");
        assert_eq!(changed.version, 2);
        assert!($find.await.expect("read") == Some(changed), "as changed");
        let late = $module::update($tx, $old).await.err();
        assert!(matches!(late, Some(Error::Conflict { affected: 0, .. })), "{late:?}");
    }};
}

/// Names of the accounts found, read in pages of this size.
async fn listed(tx: &mut Tx, typed: &str, size: i64) -> Vec<String> {
    let mut seen: Vec<ListedAccount> = Vec::new();
    loop {
        let page = account::list(tx, typed, seen.last(), size).await.expect("read");
        if page.is_empty() {
            return seen.into_iter().map(|row| row.person_name).collect();
        }
        seen.extend(page);
        assert!(seen.len() < 100, "the pages have an end");
    }
}

on_both_bare! {
    async fn units_and_people_come_back_as_written(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        for combination in combinations(2) {
            let id = id(100 + combination as usize);
            let parent = when(combination, 0, UNIT);
            let valid_to = when(combination, 1, day("2026-12-31"));
            round_trip!(tx, unit, UnitRow { valid_to, ..unit_row(id, parent) }, unit::find(tx, id), |old| UnitRow {
                parent: Some(OFFICE),
                name: "Phòng Ví dụ".to_owned(),
                short_name: String::new(),
                kind: "VAN_PHONG".to_owned(),
                position: 2,
                valid_from: day("2026-08-01"),
                valid_to: Some(day("2027-01-01")),
                ..old.clone()
            });
            let birth_year = when(combination, 0, 1990);
            let row = PersonRow { birth_year, valid_to, ..person_row(id, "Đỗ Ví Ổn") };
            round_trip!(tx, person, row.clone(), person::find(tx, id), |old| PersonRow {
                unit: UNIT,
                post: "\"Ví dụ\" {}\\".to_owned(),
                party_member: false,
                state_capital: true,
                status_to: None,
                on_staff: false,
                valid_to: None,
                version: old.version,
                ..person_row(id, "Đỗ Ví Ơn")
            });
            let by_code = person::find_by_staff_code(tx, &row.staff_code).await.expect("read");
            assert_eq!(by_code.map(|found| found.id), Some(id));
        }
        assert!(unit::find(tx, id(1)).await.expect("read").is_none());
        assert!(person::find_by_staff_code(tx, "").await.expect("read").is_none());
    }

    async fn accounts_credentials_and_invitations_come_back_as_written(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        for combination in combinations(1) {
            let number = 200 + combination as usize;
            person::insert(tx, person_row(id(number), "Lý Ví Dụ")).await.expect("inserted");
            let created_by = when(combination, 0, ACCOUNTS[0]);
            let row = AccountRow { created_by, ..account_row(id(number), id(number)) };
            round_trip!(tx, account, row.clone(), account::find(tx, id(number)), |old| AccountRow {
                login: format!("{}.b", old.login),
                state: AccountState::Locked,
                ..old.clone()
            });
            let by_login = account::find_by_login(tx, &format!("{}.b", row.login)).await.expect("read");
            assert_eq!(by_login.map(|found| found.id), Some(id(number)));
            let by_person = account::find_by_person(tx, id(number)).await.expect("read");
            assert!(by_person.is_some_and(|found| found.state == AccountState::Locked));
        }
        let account = ACCOUNTS[0];
        round_trip!(tx, credential, credential_row(account), credential::find(tx, account), |old| CredentialRow {
            m_kib: 131_072,
            t: 4,
            p: 2,
            salt: vec![9; 16],
            verifier: vec![8; 32],
            changed_at: later(1),
            ..old.clone()
        });
        for combination in combinations(1) {
            let row = InvitationRow { issued_by: when(combination, 0, ACCOUNTS[1]), ..invitation_row(account) };
            round_trip!(tx, invitation, row.clone(), invitation::find(tx, account), |old| InvitationRow {
                failures: 1,
                ..old.clone()
            });
            let late = invitation::delete(tx, &InvitationRow { version: 1, ..row }).await;
            assert!(matches!(late, Err(Error::Conflict { .. })), "a slip is used once");
            let stored = invitation::find(tx, account).await.expect("read").expect("there");
            invitation::delete(tx, &stored).await.expect("deleted");
            assert!(invitation::find(tx, account).await.expect("read").is_none());
        }
    }

    async fn keys_come_back_by_generation(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let account = ACCOUNTS[0];
        for (generation, combination) in (2..).zip(combinations(1)) {
            let row = AccountKeyRow { carry: when(combination, 0, vec![1; 40]), ..account_key_row(account, generation) };
            round_trip!(tx, account_key, row.clone(), account_key::find(tx, account, generation), |old| AccountKeyRow {
                sealed_general: vec![1],
                sealed_confidential: vec![2],
                sealed_signing: vec![3],
                recovery_general: vec![4],
                recovery_confidential: vec![5],
                recovery_signing: vec![6],
                escrow_general: vec![7],
                escrow_confidential: vec![8],
                ..old.clone()
            });
            let newest = account_key::newest(tx, account).await.expect("read").expect("there");
            assert_eq!(newest.generation, generation);
        }
        let generations = |rows: Vec<AccountKeyRow>| -> Vec<_> { rows.iter().map(|row| row.generation).collect() };
        assert_eq!(generations(account_key::list(tx, account, 10).await.expect("read")), [3, 2, 1]);
        assert_eq!(generations(account_key::list(tx, account, 2).await.expect("read")), [3, 2]);
        let all = [ACCOUNTS[1], PEOPLE[0], account];
        assert_eq!(generations(account_key::newest_of(tx, &all).await.expect("read")), [3, 1]);
        assert!(account_key::newest_of(tx, &[]).await.expect("read").is_empty());
        // Two accounts with one key would be told apart by nobody.
        let stolen = AccountKeyRow { fingerprint: account_key_row(account, 1).fingerprint, ..account_key_row(ACCOUNTS[1], 2) };
        assert!(matches!(account_key::insert(tx, stolen).await.err(), Some(Error::Conflict { .. })));
    }

    async fn roles_come_back_with_every_combination_of_what_may_be_missing(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        for combination in combinations(5) {
            let number = 300 + combination as usize;
            let row = RoleRow {
                valid_to: when(combination, 0, day("2026-12-31")),
                proposed_by: when(combination, 1, ACCOUNTS[0]),
                approved_by: when(combination, 2, ACCOUNTS[1]),
                approved_at: when(combination, 3, later(5)),
                endorsement: when(combination, 4, vec![0, 255]),
                state: RoleState::Proposed,
                ..role_row(number, ACCOUNTS[0])
            };
            round_trip!(tx, role, row.clone(), role::find(tx, id(number)), |old| RoleRow {
                valid_to: Some(day("2027-06-30")),
                state: RoleState::Ended,
                approved_by: Some(ACCOUNTS[1]),
                approved_at: Some(later(9)),
                reason: "Khác".to_owned(),
                ..old.clone()
            });
        }
    }

    async fn hats_are_in_force_from_their_first_to_their_last_day(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let [anna, binh] = ACCOUNTS;
        let on = |first: &str, last: Option<&str>, row| RoleRow { valid_from: day(first), valid_to: last.map(day), ..row };
        let rows = [
            on("2026-07-01", Some("2026-07-31"), role_row(1, anna)),
            on("2026-07-31", None, role_row(2, anna)),
            on("2026-01-01", None, RoleRow { state: RoleState::Proposed, ..role_row(3, anna) }),
            on("2026-01-01", None, RoleRow { state: RoleState::Ended, ..role_row(4, anna) }),
            on("2026-01-01", None, role_row(5, binh)),
            on("2026-01-01", None, RoleRow { unit: UNIT, ..role_row(6, binh) }),
            on("2026-01-01", None, RoleRow { role: "QUAN_TRI".to_owned(), ..role_row(7, binh) }),
        ];
        for row in rows {
            role::insert(tx, row).await.expect("inserted");
        }
        let ids = |rows: Vec<RoleRow>| -> Vec<_> { rows.iter().map(|row| row.id).collect() };
        for (on, hats, holders) in [
            ("2026-06-30", vec![], vec![id(5)]),
            ("2026-07-01", vec![id(1)], vec![id(1), id(5)]),
            ("2026-07-31", vec![id(1), id(2)], vec![id(1), id(2), id(5)]),
            ("2026-08-01", vec![id(2)], vec![id(2), id(5)]),
        ] {
            assert_eq!(ids(role::hats(tx, anna, day(on), 10).await.expect("read")), hats, "{on}");
            let found = role::holders(tx, Some(OFFICE), ["TRUONG_PHONG", "DAI_DIEN_CONG_DOAN"], day(on), 10).await.expect("read");
            assert_eq!(ids(found), holders, "{on}");
        }
        assert_eq!(ids(role::hats(tx, binh, day("2026-07-31"), 2).await.expect("read")), [id(5), id(6)]);
        assert_eq!(ids(role::of_account(tx, anna, 3).await.expect("read")), [id(4), id(3), id(2)]);
    }

    async fn proposals_come_in_the_order_of_their_time_page_by_page(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        for (number, at) in [(1, 3), (2, 1), (3, 1), (4, 2), (5, 3)] {
            let row = RoleRow { state: RoleState::Proposed, proposed_at: later(at), ..role_row(number, ACCOUNTS[0]) };
            role::insert(tx, row).await.expect("inserted");
        }
        role::insert(tx, role_row(6, ACCOUNTS[0])).await.expect("inserted");
        let mut seen: Vec<RoleRow> = Vec::new();
        loop {
            let page = role::proposals(tx, seen.last(), 2).await.expect("read");
            assert!(page.len() <= 2);
            if page.is_empty() {
                break;
            }
            seen.extend(page);
            assert!(seen.len() <= 5, "the pages have an end");
        }
        let seen: Vec<_> = seen.iter().map(|row| row.id).collect();
        assert_eq!(seen, [id(2), id(3), id(4), id(1), id(5)]);
    }

    async fn a_unit_knows_all_above_it(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        for number in 1..=9 {
            let parent = if number == 1 { OFFICE } else { id(number - 1) };
            unit::insert(tx, unit_row(id(number), Some(parent))).await.expect("inserted");
        }
        let above: Vec<_> = (1..=9).rev().map(id).chain([OFFICE, UNIT]).collect();
        assert_eq!(unit::ancestors(tx, id(9)).await.expect("read"), above);
        assert_eq!(unit::ancestors(tx, UNIT).await.expect("read"), [UNIT]);
        assert!(unit::ancestors(tx, id(99)).await.expect("read").is_empty());

        let root = unit::find(tx, UNIT).await.expect("read").expect("there");
        unit::update(tx, UnitRow { parent: Some(id(9)), ..root }).await.expect("changed");
        assert_eq!(unit::ancestors(tx, id(9)).await.expect("read").len(), 21, "a ring has an end");
    }

    async fn accounts_are_listed_as_staff_lists_are_and_found_by_any_words(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        unit::insert(tx, unit_row(OFFICE, None)).await.expect("inserted");
        let ordered = [
            "Ví An",
            "Lê Thị Dụ",
            "Lê Văn Dụ",
            "Nguyễn Thị Dụ",
            "Nguyên Văn Đa",
            "Nguyễn Thị Đa",
            "Vũ Hà",
            "Nguyễn Hạ",
            "Nguyễn Hạ",
        ];
        for (number, name) in ordered.into_iter().enumerate().rev() {
            person::insert(tx, person_row(id(number), name)).await.expect("inserted");
            account::insert(tx, account_row(id(100 - number), id(number))).await.expect("inserted");
        }
        assert!(ordered.is_sorted_by_key(|name| PersonName::read(name).expect("a name").sort_key()));
        assert_eq!(listed(tx, "", 2).await, ordered);
        assert_eq!(listed(tx, "", 100).await, ordered);
        assert_eq!(listed(tx, "du nguyen", 1).await, ["Nguyễn Thị Dụ"]);
        assert_eq!(listed(tx, "Nguyễn th", 1).await, ["Nguyễn Thị Dụ", "Nguyễn Thị Đa"]);
        assert_eq!(listed(tx, "đa nguyễn văn", 5).await, ["Nguyên Văn Đa"]);
        assert_eq!(listed(tx, "le thi du", 5).await, ["Lê Thị Dụ"]);
        assert_eq!(listed(tx, "van nguyen da", 5).await, ["Nguyên Văn Đa"]);
        for nobody in ["guyen", "nguyen x", "le thi dua", "an vi ai"] {
            assert!(listed(tx, nobody, 5).await.is_empty(), "{nobody}");
        }
        let first = account::list(tx, "", None, 1).await.expect("read").remove(0);
        assert_eq!((first.unit_name.as_str(), first.account.person), ("Phòng Thí dụ", id(0)));
    }

    async fn a_change_of_these_tables_is_not_committed_without_an_event(app: TestApp) {
        let db = &app.database.db;
        furnished(db).await;
        let mut tx = db.begin().await.expect("a transaction");
        record::insert(&mut tx, record_row(500, ACCOUNTS[0])).await.expect("inserted");
        circle::insert(&mut tx, circle_row(501, None)).await.expect("inserted");
        invitation::insert(&mut tx, invitation_row(ACCOUNTS[1])).await.expect("inserted");
        second_factor::insert(&mut tx, second_factor_row(ACCOUNTS[1])).await.expect("inserted");
        commit(tx, 2).await;

        let [account, other] = ACCOUNTS;
        let endorsement = endorsement::EndorsementRow {
            id: id(502),
            subject: account,
            generation: 1,
            body: vec![1],
            made_at: later(0),
        };
        let manifest = circle::ManifestRow { circle: id(501), sequence: 1, epoch: 1, body: vec![1], hash: vec![2] };
        macro_rules! unrecorded {
            ($($table:literal => |$tx:ident| $change:expr,)+) => {$({
                let mut open = db.begin().await.expect("a transaction");
                let $tx = &mut open;
                let _ = $change.await.expect("changed");
                let refused = open.commit(Act::ContactChanged).await;
                assert!(matches!(&refused, Err(Error::Unrecorded { table }) if table == $table), "{}: {refused:?}", $table);
            })+};
        }
        let slip = invitation::find(&mut db.read().await.expect("a transaction"), other).await;
        let slip = slip.expect("read").expect("there");
        let factor = second_factor::find(&mut db.read().await.expect("a transaction"), other).await;
        let factor = factor.expect("read").expect("there");
        unrecorded! {
            "unit" => |tx| unit::insert(tx, unit_row(id(503), None)),
            "person" => |tx| person::insert(tx, person_row(id(504), "Ví Dụ")),
            "account" => |tx| account::insert(tx, account_row(id(505), PEOPLE[2])),
            "credential" => |tx| credential::insert(tx, credential_row(account)),
            "account_key" => |tx| account_key::insert(tx, account_key_row(account, 2)),
            "second_factor" => |tx| second_factor::insert(tx, second_factor_row(account)),
            "second_factor" => |tx| second_factor::update(tx, factor.clone()),
            "second_factor" => |tx| second_factor::delete(tx, &factor),
            "invitation" => |tx| invitation::insert(tx, InvitationRow { id: id(506), ..invitation_row(account) }),
            "invitation" => |tx| invitation::delete(tx, &slip),
            "role" => |tx| role::insert(tx, role_row(507, account)),
            "endorsement" => |tx| endorsement::insert(tx, &endorsement),
            "circle" => |tx| circle::insert(tx, circle_row(508, Some(UNIT))),
            "circle_manifest" => |tx| circle::append_manifest(tx, &manifest),
            "record" => |tx| record::insert(tx, record_row(509, account)),
            "sealed_version" => |tx| record::insert_version(tx, &version_row(id(500), 1)),
        }
    }
}
