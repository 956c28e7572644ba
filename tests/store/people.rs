//! Units' history, chiefs, posts, moves, stand-ins, details and tasks: written, read, changed, listed.

use store::assignment::{AssignmentKind, AssignmentRow, AssignmentState};
use store::person_detail::DetailRow;
use store::person_move::MoveRow;
use store::person_post::PostRow;
use store::stand_in::{StandInKind, StandInRow};
use store::task::TaskRow;
use store::unit_chief::ChiefRow;
use store::unit_history::UnitHistoryRow;
use store::{
    Error, Tx, assignment, person, person_detail, person_move, person_post, stand_in, task, unit_chief, unit_history,
};
use uuid::Uuid;

use super::accounts::{ACCOUNTS, OFFICE, PEOPLE, UNIT, combinations, commit, day, furnish, when};
use super::ledger::{id, later};

/// A signed control body with everything in it.
pub(super) fn assignment_row(number: usize, person: Uuid) -> AssignmentRow {
    AssignmentRow {
        id: id(number),
        kind: AssignmentKind::ControlBody,
        subject: person,
        object: "THANH_TRA_TINH".to_owned(),
        valid_from: day("2026-07-01"),
        valid_to: Some(day("2026-12-31")),
        state: AssignmentState::Active,
        decision_number: Some("1/QĐ".to_owned()),
        decision_day: Some(day("2026-06-30")),
        proposed_by: Some(ACCOUNTS[0]),
        proposed_at: later(1),
        approved_by: Some(ACCOUNTS[1]),
        approved_at: Some(later(2)),
        endorsement: Some(vec![1, 2]),
        version: 0,
        mac: Vec::new(),
    }
}

/// Somebody who heads the office, with everything filled in.
pub(super) fn chief_row(number: usize, person: Uuid) -> ChiefRow {
    ChiefRow {
        id: id(number),
        unit: OFFICE,
        person,
        valid_from: day("2026-07-01"),
        valid_to: Some(day("2026-12-31")),
        state: AssignmentState::Active,
        decision_number: Some("12/QĐ-VD".to_owned()),
        decision_day: Some(day("2026-06-20")),
        proposed_by: Some(ACCOUNTS[0]),
        proposed_at: later(0),
        approved_by: Some(ACCOUNTS[1]),
        approved_at: Some(later(1)),
        endorsement: Some(vec![7]),
        version: 0,
        mac: Vec::new(),
    }
}

fn stretch_row(number: usize, from: &str, name: &str) -> UnitHistoryRow {
    UnitHistoryRow {
        id: id(number),
        unit: OFFICE,
        change: "DOI_TEN".to_owned(),
        valid_from: day(from),
        valid_to: None,
        name: name.to_owned(),
        name_search: domain::text::search_key(name),
        short_name: "PVD".to_owned(),
        kind: "PHONG".to_owned(),
        parent: Some(UNIT),
        merged_into: None,
        decision_number: Some("12/QĐ-VD".to_owned()),
        decision_day: Some(day("2026-06-20")),
        recorded_by: Some(ACCOUNTS[0]),
        recorded_at: later(0),
        version: 0,
    }
}

fn move_row(number: usize, first_day: &str) -> MoveRow {
    MoveRow {
        id: id(number),
        person: PEOPLE[0],
        kind: "NGHI".to_owned(),
        first_day: day(first_day),
        place: "Sở Ví Dụ".to_owned(),
        decision_number: Some("12/QĐ-VD".to_owned()),
        decision_day: Some(day("2026-06-20")),
        before: "{\"a\":1}".to_owned(),
        after: "{}".to_owned(),
        ended: "[]".to_owned(),
        recorded_by: Some(ACCOUNTS[0]),
        recorded_at: later(0),
        undone_by: None,
        undone_at: None,
        version: 0,
    }
}

fn stand_in_row(number: usize, from: &str) -> StandInRow {
    StandInRow {
        id: id(number),
        absent: PEOPLE[0],
        substitute: PEOPLE[1],
        kind: StandInKind::Replacement,
        role: "TRUONG_PHONG".to_owned(),
        unit: OFFICE,
        valid_from: day(from),
        valid_to: Some(day("2026-12-31")),
        decision_number: "12/QĐ-VD".to_owned(),
        decision_day: day("2026-06-20"),
        granted: None,
        ended_on: None,
        recorded_by: Some(ACCOUNTS[0]),
        recorded_at: later(0),
        version: 0,
    }
}

/// Writes a row, changes it, and sees that the place is taken and a late change refused.
macro_rules! changes {
    ($tx:ident, $module:ident, $row:expr, |$old:ident| $changed:expr) => {{
        let $old = $module::insert($tx, $row.clone()).await.expect("inserted");
        assert_eq!($old.version, 1);
        let taken = $module::insert($tx, $row).await.err();
        assert!(matches!(taken, Some(Error::Conflict { .. })), "{taken:?}");
        let changed = $module::update($tx, $changed).await.expect("changed");
        assert_eq!(changed.version, 2);
        let late = $module::update($tx, $old).await.err();
        assert!(matches!(late, Some(Error::Conflict { affected: 0, .. })), "{late:?}");
        changed
    }};
}

async fn asked(tx: &mut Tx, account: Uuid) -> Vec<String> {
    let open = task::open(tx, account, 10).await.expect("read");
    open.into_iter()
        .map(|row| format!("{} {}", row.kind, row.subject))
        .collect()
}

on_both_bare! {
    async fn a_unit_keeps_the_names_it_had(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        for combination in combinations(6) {
            let row = UnitHistoryRow {
                unit: UNIT,
                valid_to: when(combination, 0, day("2026-08-31")),
                parent: when(combination, 1, OFFICE),
                merged_into: when(combination, 2, OFFICE),
                decision_number: when(combination, 3, "1/QĐ".to_owned()),
                decision_day: when(combination, 4, day("2026-06-30")),
                recorded_by: when(combination, 5, ACCOUNTS[1]),
                ..stretch_row(100 + combination as usize, "2026-07-01", "Phòng Đầu")
            };
            let changed = changes!(tx, unit_history, row, |old| UnitHistoryRow { valid_to: None, ..old.clone() });
            let stored = unit_history::of_unit(tx, UNIT, 1).await.expect("read");
            assert!(stored == [changed], "the newest first");
        }
        let first = unit_history::insert(tx, stretch_row(1, "2026-01-01", "Phòng Thí nghiệm")).await.expect("inserted");
        let ended = UnitHistoryRow { valid_to: Some(day("2026-06-30")), ..first };
        unit_history::update(tx, ended).await.expect("changed");
        let second = unit_history::insert(tx, stretch_row(2, "2026-07-01", "Phòng Đổi mới")).await.expect("inserted");
        assert!(unit_history::current(tx, OFFICE).await.expect("read") == Some(second));
        for (typed, expected) in [("doi moi", id(2)), ("thi nghiem", id(1))] {
            let found = unit_history::search(tx, typed, 10).await.expect("read");
            assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [expected], "{typed}");
        }
        commit(open, 1).await;
    }

    async fn chiefs_come_back_as_written_and_wait_in_order(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        for combination in combinations(7) {
            let number = 100 + combination as usize;
            let row = ChiefRow {
                valid_to: when(combination, 0, day("2026-12-31")),
                decision_number: when(combination, 1, "1/QĐ".to_owned()),
                decision_day: when(combination, 2, day("2026-06-30")),
                proposed_by: when(combination, 3, ACCOUNTS[0]),
                approved_by: when(combination, 4, ACCOUNTS[1]),
                approved_at: when(combination, 5, later(9)),
                endorsement: when(combination, 6, vec![1, 2]),
                ..chief_row(number, PEOPLE[0])
            };
            let changed =
                changes!(tx, unit_chief, row, |old| ChiefRow { state: AssignmentState::Ended, unit: UNIT, ..old.clone() });
            assert!(unit_chief::find(tx, id(number)).await.expect("read") == Some(changed));
        }
        for (number, seconds) in [(1, 20), (2, 10)] {
            let row = ChiefRow {
                state: AssignmentState::Proposed,
                proposed_at: later(seconds),
                ..chief_row(number, PEOPLE[1])
            };
            unit_chief::insert(tx, row).await.expect("inserted");
        }
        assert_eq!(unit_chief::present(tx, 10).await.expect("read").len(), 2);
        let first = unit_chief::find(tx, id(1)).await.expect("read").expect("there is one");
        unit_chief::update(tx, ChiefRow { valid_to: None, ..first }).await.expect("changed");
        for (on, expected) in [("2026-12-30", 2), ("2026-12-31", 2), ("2027-01-01", 1)] {
            assert_eq!(unit_chief::present_on(tx, day(on), 10).await.expect("read").len(), expected, "{on}");
        }
        assert_eq!(unit_chief::of_unit(tx, OFFICE, 10).await.expect("read").len(), 2);
        assert_eq!(unit_chief::of_person(tx, PEOPLE[0], 500).await.expect("read").len(), 128);
        commit(open, 1).await;
    }

    async fn assignments_come_back_as_written_and_wait_in_order(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        for combination in combinations(7) {
            let number = 100 + combination as usize;
            let row = AssignmentRow {
                valid_to: when(combination, 0, day("2026-12-31")),
                decision_number: when(combination, 1, "1/QĐ \"a\"".to_owned()),
                decision_day: when(combination, 2, day("2026-06-30")),
                proposed_by: when(combination, 3, ACCOUNTS[0]),
                approved_by: when(combination, 4, ACCOUNTS[1]),
                approved_at: when(combination, 5, later(9)),
                endorsement: when(combination, 6, vec![1, 2]),
                ..assignment_row(number, PEOPLE[0])
            };
            let inserted = assignment::insert(tx, row).await.expect("inserted");
            let found = assignment::find_many(tx, &[id(number)]).await.expect("read");
            assert!(found == [inserted.clone()], "as written");
            let ended = AssignmentRow { state: AssignmentState::Ended, object: "KHAC".to_owned(), ..inserted.clone() };
            let changed = assignment::update(tx, ended).await.expect("changed");
            assert!(assignment::find_many(tx, &[id(number)]).await.expect("read") == [changed]);
            assert!(matches!(assignment::update(tx, inserted).await, Err(Error::Conflict { .. })), "read before");
        }
        for (number, seconds) in [(1, 20), (2, 10)] {
            let row = AssignmentRow {
                state: AssignmentState::Proposed,
                proposed_at: later(seconds),
                kind: AssignmentKind::Relation,
                object: PEOPLE[0].to_string(),
                ..assignment_row(number, PEOPLE[1])
            };
            assignment::insert(tx, row).await.expect("inserted");
        }
        let ids = |rows: Vec<AssignmentRow>| rows.iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(ids(assignment::proposals(tx, 1).await.expect("read")), [id(2)], "the oldest first");
        let (body, relation) = (AssignmentKind::ControlBody, AssignmentKind::Relation);
        assert_eq!(assignment::of_subject(tx, body, PEOPLE[0], 500).await.expect("read").len(), 128);
        assert!(assignment::of_subject(tx, relation, PEOPLE[0], 500).await.expect("read").is_empty());
        assert_eq!(assignment::of_object(tx, relation, &PEOPLE[0].to_string(), 500).await.expect("read").len(), 2);
        assert!(assignment::of_subjects(tx, body, &PEOPLE, 500).await.expect("read").is_empty(), "those that are over");
        assert_eq!(ids(assignment::of_subjects(tx, relation, &PEOPLE, 500).await.expect("read")), [id(2), id(1)]);
        let again = assignment::insert(tx, assignment_row(1, PEOPLE[0])).await;
        assert!(matches!(again, Err(Error::Conflict { .. })), "the id is taken");
        commit(open, 1).await;
    }

    async fn posts_and_moves_come_back_as_written_the_newest_first(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        for combination in combinations(3) {
            let row = PostRow {
                id: id(100 + combination as usize),
                person: PEOPLE[0],
                unit: OFFICE,
                title: "Trưởng phòng".to_owned(),
                level: "TRUONG_PHONG".to_owned(),
                kind: "VIEN_CHUC_QUAN_LY".to_owned(),
                valid_from: day("2026-07-01"),
                valid_to: when(combination, 0, day("2026-12-31")),
                decision_number: when(combination, 1, "1/QĐ".to_owned()),
                decision_day: when(combination, 2, day("2026-06-30")),
                version: 0,
            };
            let changed = changes!(tx, person_post, row, |old| PostRow { unit: UNIT, valid_to: None, ..old.clone() });
            assert!(person_post::of_person(tx, PEOPLE[0], 10).await.expect("read") == [changed.clone()]);
            let late = person_post::delete(tx, &PostRow { version: 1, ..changed.clone() }).await;
            assert!(matches!(late, Err(Error::Conflict { .. })));
            person_post::delete(tx, &changed).await.expect("deleted");
            assert!(person_post::of_person(tx, PEOPLE[0], 10).await.expect("read").is_empty());
        }
        for combination in combinations(5) {
            let row = MoveRow {
                person: PEOPLE[1],
                decision_number: when(combination, 0, "1/QĐ".to_owned()),
                decision_day: when(combination, 1, day("2026-06-30")),
                recorded_by: when(combination, 2, ACCOUNTS[1]),
                undone_by: when(combination, 3, ACCOUNTS[1]),
                undone_at: when(combination, 4, later(3)),
                ..move_row(200 + combination as usize, "2026-07-01")
            };
            let changed = changes!(tx, person_move, row, |old| MoveRow { undone_at: Some(later(4)), ..old.clone() });
            assert!(person_move::find(tx, changed.id).await.expect("read") == Some(changed));
        }
        assert!(person_move::last(tx, PEOPLE[1]).await.expect("read").is_none(), "all were undone");
        for (number, first) in [(1, "2026-08-01"), (2, "2026-07-01"), (3, "2026-08-01")] {
            person_move::insert(tx, move_row(number, first)).await.expect("inserted");
        }
        let moves = person_move::of_person(tx, PEOPLE[0], 10).await.expect("read");
        assert_eq!(moves.iter().map(|row| row.id).collect::<Vec<_>>(), [id(3), id(1), id(2)]);
        let last = person_move::last(tx, PEOPLE[0]).await.expect("read").expect("there is one");
        assert_eq!(last.id, id(3));
        person_move::update(tx, MoveRow { undone_at: Some(later(5)), ..last }).await.expect("changed");
        assert_eq!(person_move::last(tx, PEOPLE[0]).await.expect("read").map(|row| row.id), Some(id(1)));
        commit(open, 1).await;
    }

    async fn posts_and_moves_of_many_are_written_all_or_none(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        assert_eq!(person_move::last_day_in_unit(tx, Uuid::max()).await.expect("read"), None, "nobody works there");
        let post = |number: usize, person: Uuid| PostRow {
            id: id(number),
            person,
            unit: OFFICE,
            title: "Trưởng \"phòng\"".to_owned(),
            level: "TRUONG_PHONG".to_owned(),
            kind: "VIEN_CHUC_QUAN_LY".to_owned(),
            valid_from: day("2026-07-01"),
            valid_to: None,
            decision_number: (number == 1).then(|| "1/QĐ".to_owned()),
            decision_day: (number == 1).then(|| day("2026-06-30")),
            version: 0,
        };
        let two = vec![post(1, PEOPLE[0]), post(2, PEOPLE[1])];
        let mut written = person_post::insert_many(tx, two).await.expect("inserted");
        let mut read = person_post::open_of(tx, &PEOPLE[..2], 10).await.expect("read");
        read.sort_by_key(|row| row.id);
        assert!(read == written && written.iter().all(|row| row.version == 1));
        assert_eq!(person_post::open_of(tx, &PEOPLE[..2], 1).await.expect("read").len(), 1);
        let taken = person_post::insert_many(tx, vec![post(1, PEOPLE[0]), post(2, PEOPLE[1])]).await;
        assert!(matches!(taken, Err(Error::Conflict { .. })));
        written[0].valid_to = Some(day("2026-07-31"));
        let ended = person_post::end_many(tx, vec![written[0].clone()]).await.expect("ended");
        assert!(person_post::of_person(tx, PEOPLE[0], 10).await.expect("read").contains(&ended[0]));
        let last = person_post::last_day_in_unit(tx, OFFICE).await.expect("read");
        assert_eq!(last, Some(day("2026-07-31")), "the one that lasts has no last day");
        assert_eq!(person_post::last_day_in_unit(tx, Uuid::max()).await.expect("read"), None);
        assert!(ended[0].version == 2 && person_post::open_of(tx, &PEOPLE[..2], 10).await.expect("read") == written[1..]);
        let late = person_post::end_many(tx, vec![written[0].clone(), written[1].clone()]).await;
        assert!(matches!(late, Err(Error::Conflict { .. })));

        let moves = vec![move_row(11, "2026-08-01"), MoveRow {
            person: PEOPLE[1],
            decision_number: None,
            decision_day: None,
            recorded_by: None,
            ..move_row(12, "2026-07-01")
        }];
        let written = person_move::insert_many(tx, moves).await.expect("inserted");
        for row in &written {
            assert!(person_move::find(tx, row.id).await.expect("read") == Some(row.clone()) && row.version == 1);
        }
        let taken = person_move::insert_many(tx, vec![move_row(13, "2026-08-01"), move_row(11, "2026-08-01")]).await;
        assert!(matches!(taken, Err(Error::Conflict { .. })));
        let somebody = person::find(tx, PEOPLE[0]).await.expect("read").expect("there is one");
        let newest = person_move::last_day_in_unit(tx, somebody.unit).await.expect("read");
        assert_eq!(newest, Some(day("2026-08-01")));
        commit(open, 1).await;
    }

    async fn stand_ins_are_found_from_both_sides(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        for combination in combinations(3) {
            let row = StandInRow {
                kind: StandInKind::Acting,
                valid_to: when(combination, 0, day("2026-12-31")),
                ended_on: when(combination, 1, day("2026-10-01")),
                recorded_by: when(combination, 2, ACCOUNTS[0]),
                absent: PEOPLE[2],
                ..stand_in_row(100 + combination as usize, "2026-06-01")
            };
            let changed = changes!(tx, stand_in, row, |old| StandInRow { unit: UNIT, ..old.clone() });
            assert!(stand_in::find(tx, changed.id).await.expect("read") == Some(changed));
        }
        for (number, from) in [(1, "2026-07-01"), (2, "2026-08-01")] {
            stand_in::insert(tx, stand_in_row(number, from)).await.expect("inserted");
        }
        for (person, count) in [(PEOPLE[0], 2), (PEOPLE[1], 10), (PEOPLE[2], 8)] {
            assert_eq!(stand_in::of_person(tx, person, 50).await.expect("read").len(), count);
        }
        let first = stand_in::list(tx, None, None, 1).await.expect("read");
        assert_eq!(first[0].id, id(2));
        let rest = stand_in::list(tx, None, first.first(), 50).await.expect("read");
        assert_eq!((rest.len(), rest[0].id), (9, id(1)));
        let all = stand_in::list(tx, None, None, 50).await.expect("read");
        for units in [vec![OFFICE], vec![UNIT], vec![UNIT, OFFICE], vec![]] {
            let expected: Vec<_> = all.iter().filter(|row| units.contains(&row.unit)).map(|row| row.id).collect();
            // One at a time: the filter is asked before the page is cut.
            let (mut found, mut after) = (Vec::new(), None);
            while let Some(row) = stand_in::list(tx, Some(&units), after.as_ref(), 1).await.expect("read").pop() {
                found.push(row.id);
                after = Some(row);
            }
            assert_eq!(found, expected);
        }
        commit(open, 1).await;
    }

    async fn details_are_sealed_and_a_number_that_is_there_twice_is_found(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        let index = vec![7; 32];
        for (person, index) in [(PEOPLE[0], Some(index.clone())), (PEOPLE[1], None), (PEOPLE[2], Some(index.clone()))] {
            let row = DetailRow { person, identity_index: index, sealed: vec![1, 2, 3], version: 0 };
            let changed = changes!(tx, person_detail, row, |old| DetailRow { sealed: vec![4], ..old.clone() });
            assert!(person_detail::find(tx, person).await.expect("read") == Some(changed));
        }
        let twice = person_detail::same_identity(tx, &index, PEOPLE[0], 10).await.expect("read");
        assert_eq!(twice.iter().map(|row| row.person).collect::<Vec<_>>(), [PEOPLE[2]]);
        assert!(person_detail::same_identity(tx, &[7; 31], PEOPLE[0], 10).await.expect("read").is_empty());
        commit(open, 1).await;
    }

    async fn a_task_is_asked_once_and_done_for_all(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish(tx).await;
        let asks = [(1, 0, "A", "x", None), (2, 0, "B", "x", Some("2026-12-31")), (3, 0, "C", "x", Some("2026-08-01")),
            (4, 0, "A", "y", None), (5, 0, "A", "x", Some("2026-07-01")), (6, 1, "A", "x", None)];
        for (number, account, kind, subject, due) in asks {
            let row = TaskRow {
                id: id(number),
                account: ACCOUNTS[account],
                kind: kind.to_owned(),
                hat: Some("THU_TRUONG".to_owned()),
                subject: subject.to_owned(),
                due: due.map(day),
                created_at: later(number as i64),
            };
            task::ask(tx, &row).await.expect("asked");
        }
        assert_eq!(asked(tx, ACCOUNTS[0]).await, ["A x", "C x", "B x", "A y"], "by the day of now, then by age");
        assert_eq!(task::finish(tx, ["A", "A"], "x", later(9)).await.expect("done"), 2);
        assert_eq!(task::finish(tx, ["A", "A"], "x", later(9)).await.expect("done"), 0);
        assert_eq!(asked(tx, ACCOUNTS[0]).await, ["C x", "B x", "A y"]);
        assert!(asked(tx, ACCOUNTS[1]).await.is_empty());
        let again = task::open(tx, ACCOUNTS[0], 1).await.expect("read").remove(0);
        task::finish(tx, ["C", "A"], "x", later(9)).await.expect("done");
        task::ask(tx, &TaskRow { id: id(7), ..again.clone() }).await.expect("asked again");
        assert_eq!(asked(tx, ACCOUNTS[0]).await, ["C x", "B x", "A y"]);
        // Many at once: who is asked already is asked the same with the day and the role of now.
        let row = |number, account: usize, due| TaskRow {
            id: id(number),
            account: ACCOUNTS[account],
            hat: when(number as u32, 0, "PHO_THU_TRUONG".to_owned()),
            due,
            ..again.clone()
        };
        let many = [row(8, 0, Some(day("2026-07-02"))), row(9, 1, None)];
        for _ in 0..2 {
            task::ask_all(tx, &many).await.expect("asked");
        }
        task::ask_all(tx, &[]).await.expect("nobody");
        let first = task::open(tx, ACCOUNTS[0], 1).await.expect("read").remove(0);
        assert_eq!((first.id, first.due, first.hat), (id(7), Some(day("2026-07-02")), None));
        let other = task::open(tx, ACCOUNTS[1], 5).await.expect("read");
        assert!(other == [many[1].clone()]);
        let of_hat = async |tx: &mut Tx, hat| {
            let found = task::of_hat(tx, hat, 10).await.expect("read");
            found.into_iter().map(|one| format!("{} {}", one.kind, one.subject)).collect::<Vec<_>>()
        };
        assert_eq!(of_hat(tx, "THU_TRUONG").await, ["A y", "B x"], "whoever was asked, what is open");
        assert_eq!(of_hat(tx, "PHO_THU_TRUONG").await, ["C x"]);
        commit(open, 1).await;
    }
}
