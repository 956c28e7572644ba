//! Rounds of declarations, obligations, drafts and receipts: written, read, changed, listed.

use store::declaration_draft::DraftRow;
use store::declaration_round::{RoundRow, RoundState};
use store::obligation::{ObligationRow, StageCount};
use store::receipt::ReceiptRow;
use store::request_draft::RequestDraftRow;
use store::{
    Error, Tx, declaration_draft, declaration_round, obligation, obligation_open, receipt, record, request_draft,
};
use uuid::Uuid;

use super::accounts::{
    ACCOUNTS, OFFICE, PEOPLE, UNIT, combinations, commit, day, furnish, record_row, version_row, when,
};
use super::ledger::{id, later};

fn round_row(number: usize, year: i64) -> RoundRow {
    RoundRow {
        id: id(number),
        year,
        unit: UNIT,
        name: "Đợt kê khai Ví Dụ".to_owned(),
        kind: "HANG_NAM".to_owned(),
        reading: "ND164".to_owned(),
        reference_day: day("2026-11-20"),
        paper: true,
        state: RoundState::Approved,
        opened_by: ACCOUNTS[0],
        opened_at: later(0),
        approved_by: Some(ACCOUNTS[1]),
        approved_at: Some(later(1)),
        version: 0,
        mac: Vec::new(),
    }
}

/// On the list, and nothing declared yet.
pub(super) fn obligation_row(number: usize, round: Uuid, person: Uuid) -> ObligationRow {
    ObligationRow {
        id: id(number),
        round,
        person,
        unit: OFFICE,
        kind: "HANG_NAM".to_owned(),
        duty: Some("G1".to_owned()),
        rule: Some("3.5".to_owned()),
        control_body: Some("THANH_TRA_TINH".to_owned()),
        obliged_since: Some(day("2020-01-01")),
        due: Some(day("2026-12-30")),
        planned: Some(day("2026-12-15")),
        presumed: true,
        listed: true,
        correction: Some("SAI_SOT".to_owned()),
        stage: "CHUA_KE_KHAI".to_owned(),
        versions: 0,
        opened: false,
        draft: false,
        record: None,
        request: None,
        completed_on: None,
        returned_on: None,
        received_on: None,
        received_by: None,
        changed_at: later(0),
        version: 0,
        mac: Vec::new(),
    }
}

pub(super) async fn listed(tx: &mut Tx, row: ObligationRow) -> ObligationRow {
    let mut written = obligation::insert_all(tx, vec![row]).await.expect("inserted");
    written.remove(0)
}

/// Two rounds, and in the first an obligation with a value in every column.
pub(super) async fn furnish_declarations(tx: &mut Tx) {
    for (number, year) in [(7, 2026), (8, 2027)] {
        declaration_round::insert(tx, round_row(number, year))
            .await
            .expect("inserted");
    }
    record::insert(tx, record_row(9, ACCOUNTS[0])).await.expect("inserted");
    let row = listed(tx, obligation_row(10, id(7), PEOPLE[0])).await;
    let submitted = ObligationRow {
        stage: "DA_NOP".to_owned(),
        versions: 1,
        opened: true,
        record: Some(id(9)),
        request: Some(id(9)),
        completed_on: Some(day("2026-12-01")),
        returned_on: Some(day("2026-12-02")),
        received_on: Some(day("2026-12-03")),
        received_by: Some(ACCOUNTS[1]),
        ..row
    };
    obligation::update(tx, submitted).await.expect("changed");
}

on_both_bare! {
    async fn rounds_come_back_as_written_the_newest_year_first(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        for combination in combinations(2) {
            let row = RoundRow {
                approved_by: when(combination, 0, ACCOUNTS[1]),
                approved_at: when(combination, 1, later(2)),
                state: RoundState::Listing,
                paper: combination == 0,
                ..round_row(100 + combination as usize, 2020 + i64::from(combination))
            };
            let old = declaration_round::insert(tx, row.clone()).await.expect("inserted");
            assert!(matches!(declaration_round::insert(tx, row).await, Err(Error::Conflict { .. })));
            let renamed = RoundRow { name: "Đợt khác".to_owned(), ..old.clone() };
            let changed = declaration_round::update(tx, renamed).await.expect("changed");
            assert_eq!(changed.version, 2);
            assert!(matches!(declaration_round::update(tx, old).await, Err(Error::Conflict { .. })));
            assert!(declaration_round::find(tx, changed.id).await.expect("read") == Some(changed));
        }
        let first = declaration_round::list(tx, None, 1).await.expect("read");
        assert_eq!(first[0].year, 2023);
        let rest = declaration_round::list(tx, first.first(), 10).await.expect("read");
        assert_eq!(rest.iter().map(|row| row.year).collect::<Vec<_>>(), [2022, 2021, 2020]);
        commit(open, 1).await;
    }

    async fn obligations_come_back_as_written_and_are_listed_as_they_were_made(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        let mut rows = Vec::new();
        for combination in combinations(7) {
            let number = 1_000 + combination as usize;
            declaration_round::insert(tx, round_row(number, 2026)).await.expect("inserted");
            rows.push(ObligationRow {
                duty: when(combination, 0, "G1".to_owned()),
                rule: when(combination, 1, "3.1".to_owned()),
                control_body: when(combination, 2, "TTCP".to_owned()),
                obliged_since: when(combination, 3, day("2026-11-01")),
                due: when(combination, 4, day("2026-11-11")),
                planned: when(combination, 5, day("2026-11-10")),
                correction: when(combination, 6, "KHAC".to_owned()),
                presumed: combination % 2 == 0,
                listed: combination % 3 != 0,
                ..obligation_row(2_000 + combination as usize, id(number), PEOPLE[0])
            });
        }
        let written = obligation::insert_all(tx, rows).await.expect("inserted");
        for row in &written {
            assert!(obligation::find(tx, row.id).await.expect("read").as_ref() == Some(row), "{}", row.id);
        }
        assert_eq!(obligation::of_person(tx, PEOPLE[0], 500).await.expect("read").len(), 128);
        commit(open, 1).await;
    }

    async fn an_obligation_follows_its_declaration(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        furnish_declarations(tx).await;
        let full = obligation::find(tx, id(10)).await.expect("read").expect("there");
        assert!(obligation::of_record(tx, id(9)).await.expect("read") == Some(full.clone()));
        for combination in combinations(6) {
            let present = obligation::find(tx, id(10)).await.expect("read").expect("there");
            let changed = ObligationRow {
                record: when(combination, 0, id(9)),
                completed_on: when(combination, 1, day("2026-12-01")),
                returned_on: when(combination, 2, day("2026-12-02")),
                received_on: when(combination, 3, day("2026-12-03")),
                received_by: when(combination, 4, ACCOUNTS[1]),
                request: when(combination, 5, id(9)),
                ..present
            };
            let changed = obligation::update(tx, changed).await.expect("changed");
            assert!(obligation::find(tx, id(10)).await.expect("read") == Some(changed));
        }
        assert!(matches!(obligation::update(tx, full).await, Err(Error::Conflict { .. })));
        // A second row for the same person in the round.
        let taken = obligation::insert_all(tx, vec![obligation_row(11, id(7), PEOPLE[1])]).await.expect("inserted");
        let off = ObligationRow { listed: false, ..taken[0].clone() };
        obligation::update(tx, off).await.expect("changed");
        listed(tx, ObligationRow { due: None, ..obligation_row(12, id(7), PEOPLE[2]) }).await;
        let ids = |rows: Vec<ObligationRow>| rows.iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(ids(obligation::list(tx, id(7), true, Uuid::nil(), 10).await.expect("read")), [id(10), id(12)]);
        assert_eq!(ids(obligation::list(tx, id(7), true, id(10), 10).await.expect("read")), [id(12)]);
        assert_eq!(ids(obligation::list(tx, id(7), false, Uuid::nil(), 10).await.expect("read")), [id(11)]);
        assert_eq!(obligation::lacking(tx, id(7)).await.expect("read"), 1);
        let of = |stage: &str| StageCount { stage: stage.to_owned(), count: 1 };
        assert_eq!(obligation::counts(tx, id(7)).await.expect("read"), [of("CHUA_KE_KHAI"), of("DA_NOP")]);
        let mut many = ids(obligation::find_many(tx, &[id(12), id(99), id(11)]).await.expect("read"));
        many.sort_unstable();
        assert_eq!(many, [id(11), id(12)]);
        assert!(obligation::find_many(tx, &[]).await.expect("read").is_empty());
        let known = obligation::of_people(tx, &PEOPLE, 10).await.expect("read");
        let known: Vec<_> = known.iter().map(|one| (one.person, one.year, one.stage.as_str())).collect();
        assert_eq!(known, [(PEOPLE[0], 2026, "DA_NOP"), (PEOPLE[2], 2026, "CHUA_KE_KHAI")], "not who was taken off");
        assert_eq!(obligation::of_people(tx, &[], 10).await.expect("read"), []);
        let found = obligation::of_round_and_person(tx, id(7), PEOPLE[2]).await.expect("read");
        assert!(found.is_some_and(|row| row.id == id(12)));
        commit(open, 1).await;
    }

    async fn what_asks_somebody_is_found_by_person_and_what_waits_by_circle(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        furnish_declarations(tx).await;
        let listing = RoundRow { state: RoundState::Listing, ..round_row(6, 2028) };
        declaration_round::insert(tx, listing).await.expect("inserted");
        listed(tx, obligation_row(11, id(8), PEOPLE[0])).await;
        listed(tx, ObligationRow { stage: "NHAP".to_owned(), ..obligation_row(12, id(8), PEOPLE[1]) }).await;
        listed(tx, obligation_row(13, id(6), PEOPLE[1])).await;
        listed(tx, ObligationRow { listed: false, ..obligation_row(14, id(8), PEOPLE[2]) }).await;
        let stages = ["CHUA_KE_KHAI", "NHAP"];
        for (people, limit, expected) in [
            (&PEOPLE[..], 10, vec![(11, RoundState::Approved), (12, RoundState::Approved), (13, RoundState::Listing)]),
            (&PEOPLE[..1], 10, vec![(11, RoundState::Approved)]),
            (&PEOPLE[..], 1, vec![(11, RoundState::Approved)]),
            (&[][..], 10, vec![]),
        ] {
            let found = obligation_open::of_people(tx, &stages, people, limit).await.expect("read");
            let mut found: Vec<_> = found.iter().map(|one| (one.row.id, one.round_state)).collect();
            found.sort_unstable_by_key(|(id, _)| *id);
            let expected: Vec<_> = expected.into_iter().map(|(number, state)| (id(number), state)).collect();
            assert_eq!(found, expected, "{people:?} {limit}");
        }
        let circle = id(50);
        let waiting = async |tx: &mut Tx, circle, person| {
            obligation_open::waiting_in(tx, circle, person, 10).await.expect("read")
        };
        assert!(waiting(tx, circle, PEOPLE[1]).await.is_empty(), "it holds no key yet");
        let wrap = |recipient_kind, recipient, generation| record::WrapRow {
            record: id(9), key_version: 1, recipient_kind, recipient, generation, sealed: vec![7],
        };
        let wraps = [
            wrap(record::RecipientKind::Circle, circle, 1),
            wrap(record::RecipientKind::Circle, circle, 2),
            wrap(record::RecipientKind::Account, ACCOUNTS[0], 1),
        ];
        record::insert_wraps(tx, &wraps).await.expect("inserted");
        assert_eq!(waiting(tx, circle, PEOPLE[1]).await, [id(10)]);
        assert!(waiting(tx, circle, PEOPLE[0]).await.is_empty(), "his own");
        assert!(waiting(tx, ACCOUNTS[0], PEOPLE[1]).await.is_empty(), "no circle");
        let newer = record::WrapRow { key_version: 2, ..wrap(record::RecipientKind::Circle, id(51), 1) };
        record::insert_wraps(tx, &[newer]).await.expect("inserted");
        assert!(waiting(tx, circle, PEOPLE[1]).await.is_empty(), "a newer version is not its to open");
        assert_eq!(waiting(tx, id(51), PEOPLE[1]).await, [id(10)]);
        commit(open, 1).await;
    }

    async fn nobody_is_on_a_list_twice(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        furnish_declarations(tx).await;
        assert!(obligation::insert_all(tx, vec![obligation_row(11, id(7), PEOPLE[0])]).await.is_err());
    }

    async fn drafts_are_kept_by_revision_and_no_revision_is_written_twice(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        furnish_declarations(tx).await;
        assert!(declaration_draft::newest(tx, id(10)).await.expect("read").is_none());
        let draft = |revision: i64| DraftRow {
            obligation: id(10),
            revision,
            generation: 1,
            wrapped: vec![1, 0, 255],
            sealed: vec![revision.to_le_bytes()[0]; 40],
            saved_at: later(revision),
        };
        for revision in 1..=5 {
            declaration_draft::insert(tx, &draft(revision)).await.expect("written");
        }
        assert!(matches!(declaration_draft::insert(tx, &draft(5)).await, Err(Error::Conflict { .. })));
        assert!(declaration_draft::newest(tx, id(10)).await.expect("read") == Some(draft(5)));
        declaration_draft::forget(tx, id(10), 4).await.expect("forgotten");
        assert!(declaration_draft::newest(tx, id(10)).await.expect("read") == Some(draft(5)));
        declaration_draft::forget(tx, id(10), 5).await.expect("forgotten");
        assert!(declaration_draft::newest(tx, id(10)).await.expect("read").is_none());
        commit(open, 1).await;
    }

    async fn everybody_has_one_draft_of_a_request_about_one_declaration(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        furnish_declarations(tx).await;
        let draft = |author: Uuid, revision: i64| RequestDraftRow {
            obligation: id(10),
            author,
            revision,
            generation: 1,
            wrapped: vec![1, 0, 255],
            sealed: vec![revision.to_le_bytes()[0]; 40],
            saved_at: later(revision),
        };
        let (one, other) = (ACCOUNTS[0], ACCOUNTS[1]);
        request_draft::put(tx, &draft(one, 5), 0).await.expect("written");
        request_draft::put(tx, &draft(other, 7), 0).await.expect("written");
        for seen in [0, 4, 6] {
            let stale = request_draft::put(tx, &draft(one, 9), seen).await;
            assert!(matches!(stale, Err(Error::Conflict { .. })), "after {seen}");
        }
        request_draft::put(tx, &draft(one, 6), 5).await.expect("written");
        assert!(request_draft::find(tx, id(10), one).await.expect("read") == Some(draft(one, 6)));
        request_draft::forget(tx, id(10), one).await.expect("forgotten");
        assert!(request_draft::find(tx, id(10), one).await.expect("read").is_none());
        assert!(matches!(request_draft::put(tx, &draft(one, 7), 6).await, Err(Error::Conflict { .. })));
        assert!(request_draft::find(tx, id(10), other).await.expect("read") == Some(draft(other, 7)));
        request_draft::put(tx, &draft(one, 8), 0).await.expect("written");
        request_draft::forget_all(tx, id(10)).await.expect("forgotten");
        for author in [one, other] {
            assert!(request_draft::find(tx, id(10), author).await.expect("read").is_none());
        }
        commit(open, 1).await;
    }

    async fn a_version_has_one_receipt_and_a_number_one_version(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        record::insert(tx, record_row(9, ACCOUNTS[0])).await.expect("inserted");
        for version in [1, 2] {
            record::insert_version(tx, &version_row(id(9), version)).await.expect("written");
        }
        let row = |version: i64, number: &str| ReceiptRow {
            record: id(9),
            version,
            number: number.to_owned(),
            issued_at: later(3),
            commitment: vec![7; 32],
            event: id(4),
            checkpoint: when(u32::try_from(version).expect("small"), 0, "a head".to_owned()),
            signature: vec![8; 64],
        };
        let (first, second) = (row(1, "2026-000001"), row(2, "2026-000002"));
        receipt::insert(tx, &first).await.expect("written");
        for taken in [row(1, "2026-000003"), row(2, "2026-000001")] {
            assert!(matches!(receipt::insert(tx, &taken).await, Err(Error::Conflict { .. })));
        }
        receipt::insert(tx, &second).await.expect("written");
        assert!(receipt::of_version(tx, id(9), 1).await.expect("read") == Some(first));
        assert!(receipt::by_number(tx, "2026-000002").await.expect("read") == Some(second));
        assert!(receipt::by_number(tx, "2026-000009").await.expect("read").is_none());
        commit(open, 1).await;
    }
}
