//! The register: who is found by which condition, in which order, how many, and where one stands among them.

use store::obligation::ObligationRow;
use store::obligation_list::{Direction, Filter, Key, Late, counts, list, place};
use store::record::{RecipientKind, WrapRow};
use store::round_step::{self, RoundStep, StepRow};
use store::{Tx, obligation, person, record};
use uuid::Uuid;

use super::accounts::{ACCOUNTS, PEOPLE, UNIT, commit, day, furnish};
use super::declarations::{furnish_declarations, listed, obligation_row};
use super::ledger::{id, later};

/// The round of [`furnish_declarations`], with three people in three states.
async fn three(tx: &mut Tx) {
    furnish(tx).await;
    furnish_declarations(tx).await;
    listed(
        tx,
        ObligationRow {
            unit: UNIT,
            ..obligation_row(11, id(7), PEOPLE[1])
        },
    )
    .await;
    let third = listed(
        tx,
        ObligationRow {
            kind: "LAN_DAU".to_owned(),
            ..obligation_row(12, id(7), PEOPLE[2])
        },
    )
    .await;
    let returned = ObligationRow {
        stage: "YEU_CAU_BO_SUNG".to_owned(),
        returned_on: Some(day("2026-12-10")),
        ..third
    };
    obligation::update(tx, returned).await.expect("changed");
}

fn of_round() -> Filter<'static> {
    Filter {
        rounds: vec![id(7)],
        ..Filter::default()
    }
}

async fn found(tx: &mut Tx, filter: &Filter<'_>) -> Vec<Uuid> {
    let rows = list(tx, filter, Direction::Up, None, 10).await.expect("read");
    let mut ids: Vec<Uuid> = rows.into_iter().map(|row| row.id).collect();
    let counted: i64 = counts(tx, filter)
        .await
        .expect("read")
        .iter()
        .map(|count| count.count)
        .sum();
    assert_eq!(
        counted,
        i64::try_from(ids.len()).expect("few"),
        "the counts agree with the list"
    );
    ids.sort_unstable();
    ids
}

/// The place of an obligation in the list.
async fn sort_key(tx: &mut Tx, row: &ObligationRow) -> String {
    let found = person::find(tx, row.person).await.expect("read");
    found.expect("there is one").name_sort
}

on_both_bare! {
    async fn each_condition_finds_whom_it_means(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        three(tx).await;
        let late = |today, returned_by| Some(Late { today: day(today), returned_by: day(returned_by) });
        let name = person::find(tx, PEOPLE[1]).await.expect("read").expect("there is one").name;
        let wrap = WrapRow {
            record: id(9),
            key_version: 1,
            recipient_kind: RecipientKind::Circle,
            recipient: id(600),
            generation: 1,
            sealed: vec![1],
        };
        record::insert_wraps(tx, &[wrap]).await.expect("written");
        let readable = |circle, person| Some((vec![circle], person));
        let cases: Vec<(&str, Filter<'_>, Vec<usize>)> = vec![
            ("everybody", of_round(), vec![10, 11, 12]),
            ("another round", Filter { rounds: vec![id(8)], ..of_round() }, vec![]),
            ("no round", Filter { rounds: Vec::new(), ..of_round() }, vec![]),
            ("a unit", Filter { units: Some(vec![UNIT]), ..of_round() }, vec![11]),
            ("no unit", Filter { units: Some(Vec::new()), ..of_round() }, vec![]),
            ("a stage", Filter { stages: &["DA_NOP"], ..of_round() }, vec![10]),
            ("two stages", Filter { stages: &["DA_NOP", "CHUA_KE_KHAI"], ..of_round() }, vec![10, 11]),
            ("a kind", Filter { kind: "LAN_DAU", ..of_round() }, vec![12]),
            ("a name", Filter { typed: &name, ..of_round() }, vec![11]),
            ("nobody's name", Filter { typed: "khong-ai-ten-vay", ..of_round() }, vec![]),
            ("on the last day", Filter { late: late("2026-12-30", "2026-12-01"), ..of_round() }, vec![]),
            ("the day after", Filter { late: late("2026-12-31", "2026-12-01"), ..of_round() }, vec![11]),
            ("not completed", Filter { late: late("2026-12-20", "2026-12-10"), ..of_round() }, vec![12]),
            ("mine to receive", Filter { readable: readable(id(600), PEOPLE[1]), ..of_round() }, vec![10]),
            ("my own", Filter { readable: readable(id(600), PEOPLE[0]), ..of_round() }, vec![]),
            ("another circle", Filter { readable: readable(id(601), PEOPLE[1]), ..of_round() }, vec![]),
        ];
        for (what, filter, expected) in cases {
            let expected: Vec<Uuid> = expected.into_iter().map(id).collect();
            assert_eq!(found(tx, &filter).await, expected, "{what}");
        }
        commit(open, 1).await;
    }

    async fn a_late_submission_stays_late_also_when_it_is_completed(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        three(tx).await;
        let late = Filter { late: Some(Late { today: day("2026-12-01"), returned_by: day("2026-11-01") }), ..of_round() };
        assert!(found(tx, &late).await.is_empty());
        let row = obligation::find(tx, id(10)).await.expect("read").expect("there is one");
        let row = ObligationRow { completed_on: Some(day("2026-12-31")), ..row };
        let row = obligation::update(tx, row).await.expect("changed");
        assert_eq!(found(tx, &late).await, [id(10)]);
        let again = ObligationRow { versions: 2, stage: "DA_NOP_LAI".to_owned(), ..row };
        obligation::update(tx, again).await.expect("changed");
        assert_eq!(found(tx, &late).await, [id(10)], "a second version does not make the first one timely");
        commit(open, 1).await;
    }

    async fn pages_go_on_behind_a_row_in_both_directions(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        three(tx).await;
        let up = list(tx, &of_round(), Direction::Up, None, 10).await.expect("read");
        let mut down = list(tx, &of_round(), Direction::Down, None, 10).await.expect("read");
        down.reverse();
        assert!(up == down && up.len() == 3);
        for (at, row) in up.iter().enumerate() {
            let name_sort = sort_key(tx, row).await;
            let key = Key { name_sort: &name_sort, id: row.id };
            let next = list(tx, &of_round(), Direction::Up, Some(key), 1).await.expect("read");
            assert!(next.first() == up.get(at + 1));
            let before = list(tx, &of_round(), Direction::Down, Some(key), 1).await.expect("read");
            assert!(before.first() == at.checked_sub(1).and_then(|at| up.get(at)));
            assert_eq!(place(tx, &of_round(), key).await.expect("read"), i64::try_from(at + 1).expect("few"));
        }
        commit(open, 1).await;
    }

    async fn steps_come_back_as_written(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        three(tx).await;
        assert!(round_step::newest(tx, id(7)).await.expect("read").is_none());
        let sent = StepRow {
            id: id(70), round: id(7), kind: RoundStep::Sent, reason: None, made_by: ACCOUNTS[0], made_at: later(1),
        };
        let returned = StepRow {
            id: id(71), kind: RoundStep::Returned, reason: Some("THIEU_NGUOI".to_owned()), ..sent.clone()
        };
        for row in [sent, returned.clone()] {
            round_step::insert(tx, &row).await.expect("written");
        }
        assert!(round_step::newest(tx, id(7)).await.expect("read") == Some(returned));
        commit(open, 1).await;
    }
}
