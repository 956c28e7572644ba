//! Sessions, devices, second factors and counted failures.

use store::second_factor::SecondFactorRow;
use store::session::{SessionRow, StepUp};
use store::throttle::{self, Count};
use store::{Act, Db, Error, Timestamp, Tx, device, second_factor, session};
use tokio::task::JoinSet;

use super::accounts::{ACCOUNTS, combinations, furnish, furnished, second_factor_row, session_row, when};
use super::ledger::later;

async fn found(tx: &mut Tx, token_hash: u8) -> Option<SessionRow> {
    session::find(tx, &[token_hash; 32]).await.expect("read")
}

/// The sessions of an account by the first byte of their hash.
async fn of_account(tx: &mut Tx, account: usize) -> Vec<u8> {
    let rows = session::list(tx, ACCOUNTS[account], 10).await.expect("read");
    rows.iter().map(|row| row.token_hash[0]).collect()
}

async fn count_once(db: Db, at: Timestamp, ended: Timestamp) -> i64 {
    let mut tx = db.begin().await.expect("a transaction");
    let count = throttle::count(&mut tx, "account", b"digest", at, ended)
        .await
        .expect("counted");
    tx.commit(Act::ContactChanged).await.expect("no event is asked for");
    count.failures
}

on_both_bare! {
    async fn sessions_come_back_with_every_combination_of_what_may_be_missing(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        device::see(tx, &[9; 32], ACCOUNTS[0], later(0)).await.expect("seen");
        for combination in combinations(4) {
            let number = u8::try_from(combination).expect("small");
            let row = SessionRow {
                step_up_until: when(combination, 0, later(900)),
                step_up: when(combination, 1, vec![5; 80]),
                device_hash: when(combination, 2, vec![9; 32]),
                used_second_factor: when(combination, 3, ()).is_some(),
                ..session_row(number, ACCOUNTS[0])
            };
            let stored = session::insert(tx, row).await.expect("inserted");
            assert_eq!(stored.version, 1);
            assert!(found(tx, number).await == Some(stored));
        }
        let strange = SessionRow { device_hash: Some(vec![9; 32]), ..session_row(100, ACCOUNTS[1]) };
        assert!(session::insert(tx, strange).await.is_err(), "a device is known for one account");
    }

    async fn a_step_up_opens_and_closes_and_seals_anew_each_time(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let first = session::insert(tx, session_row(1, ACCOUNTS[0])).await.expect("inserted");
        let step_up = || StepUp {
            general: vec![2; 48],
            sealed: vec![3; 80],
            until: later(900),
            used_second_factor: true,
        };
        let open = session::open_step_up(tx, first.clone(), step_up()).await.expect("opened");
        assert!(found(tx, 1).await.as_ref() == Some(&open));
        assert_eq!((open.version, open.general[0], open.used_second_factor), (2, 2, true));
        assert!(open.step_up == Some(vec![3; 80]) && open.step_up_until == Some(later(900)));
        let late = session::open_step_up(tx, first.clone(), step_up()).await.err();
        assert!(matches!(late, Some(Error::Conflict { table: "session", .. })), "{late:?}");

        assert!(session::touch(tx, open.clone(), later(60), Some(later(960))).await.expect("touched"));
        let touched = found(tx, 1).await.expect("there");
        assert_eq!((touched.version, touched.seen_at, touched.step_up_until), (2, later(60), Some(later(960))));
        assert!(!session::touch(tx, touched.clone(), later(59), None).await.expect("asked"), "time does not go back");
        assert!(!session::touch(tx, first, later(61), None).await.expect("asked"), "nor does the version");

        assert_eq!(session::close_step_ups(tx, later(960), 10).await.expect("asked"), 0, "it holds until then");
        assert_eq!(session::close_step_ups(tx, later(961), 10).await.expect("closed"), 1);
        let closed = found(tx, 1).await.expect("there");
        assert_eq!((closed.version, closed.general[0], closed.seen_at), (2, 2, later(60)));
        assert!(closed.step_up.is_none() && closed.step_up_until.is_none());
        assert_eq!(session::close_step_ups(tx, later(961), 10).await.expect("asked"), 0, "once");

        let again = session::open_step_up(tx, closed, step_up()).await.expect("opened anew");
        assert!(session::touch(tx, again, later(2_000), None).await.expect("touched"));
        assert!(found(tx, 1).await.expect("there").step_up.is_none(), "used after its end it holds no keys either");
    }

    async fn sessions_end_one_by_one_all_but_one_and_by_age(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let [anna, binh] = ACCOUNTS;
        // Begun and seen at these seconds.
        for (number, account, begun, seen) in
            [(1, anna, 0, 100), (2, anna, 10, 50), (3, anna, 90, 90), (4, binh, 5, 5), (5, binh, 11, 49), (6, binh, 11, 51)]
        {
            let row = SessionRow { created_at: later(begun), seen_at: later(seen), ..session_row(number, account) };
            session::insert(tx, row).await.expect("inserted");
        }
        assert_eq!(of_account(tx, 0).await, [1, 3, 2], "the one used last first");
        assert_eq!(session::sweep(tx, later(50), later(10)).await.expect("swept"), 3);
        assert_eq!(of_account(tx, 0).await, [3, 2], "1 was begun too long ago");
        assert_eq!(of_account(tx, 1).await, [6], "4 and 5 were idle");
        assert_eq!(session::sweep(tx, later(50), later(10)).await.expect("swept"), 0);

        session::insert(tx, session_row(7, anna)).await.expect("inserted");
        assert_eq!(session::delete_others(tx, anna, Some(&[2; 32])).await.expect("deleted"), 2);
        assert_eq!(of_account(tx, 0).await, [2]);
        assert_eq!(session::delete_others(tx, anna, None).await.expect("deleted"), 1);
        assert!(session::delete(tx, &[6; 32]).await.expect("deleted"));
        assert!(!session::delete(tx, &[6; 32]).await.expect("asked"));
        assert!(of_account(tx, 0).await.is_empty() && of_account(tx, 1).await.is_empty());
    }

    async fn a_device_keeps_its_first_time(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let hash = [1; 32];
        assert!(device::find(tx, &hash, ACCOUNTS[0]).await.expect("read").is_none());
        for (at, last) in [(10, 10), (20, 20), (15, 20)] {
            device::see(tx, &hash, ACCOUNTS[0], later(at)).await.expect("seen");
            let row = device::find(tx, &hash, ACCOUNTS[0]).await.expect("read").expect("there");
            assert_eq!((row.first_at, row.last_at), (later(10), later(last)));
        }
        assert!(device::find(tx, &hash, ACCOUNTS[1]).await.expect("read").is_none());
    }

    async fn a_step_of_the_second_factor_counts_once(app: TestApp) {
        let db = &app.database.db;
        furnished(db).await;
        let mut tx = db.begin().await.expect("a transaction");
        let first = second_factor::insert(&mut tx, second_factor_row(ACCOUNTS[0])).await.expect("inserted");
        let taken = second_factor::insert(&mut tx, second_factor_row(ACCOUNTS[0])).await.err();
        assert!(matches!(taken, Some(Error::Conflict { .. })));
        let change = SecondFactorRow { confirmed: true, last_step: 7, secret: vec![4; 40], ..first.clone() };
        let row = second_factor::update(&mut tx, change).await.expect("changed");
        assert!(second_factor::find(&mut tx, ACCOUNTS[0]).await.expect("read").as_ref() == Some(&row));
        let late = second_factor::update(&mut tx, first).await.err();
        assert!(matches!(late, Some(Error::Conflict { .. })));
        super::accounts::commit(tx, 2).await;

        let mut tx = db.begin().await.expect("a transaction");
        let used = second_factor::use_step(&mut tx, row.clone(), 8).await.expect("used");
        assert!(second_factor::find(&mut tx, ACCOUNTS[0]).await.expect("read").as_ref() == Some(&used));
        assert_eq!((used.last_step, used.version), (8, 2));
        for step in [8, 7] {
            let again = second_factor::use_step(&mut tx, row.clone(), step).await.err();
            assert!(matches!(again, Some(Error::Conflict { .. })), "{step}");
        }
        tx.commit(Act::ContactChanged).await.expect("no event is asked for");
    }

    async fn recovery_codes_are_used_once_and_replaced_together(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let [anna, binh] = ACCOUNTS;
        let codes = |first: u8| -> Vec<Vec<u8>> { (first..first + 10).map(|code| vec![code; 32]).collect() };
        second_factor::replace_codes(tx, anna, &codes(0)).await.expect("written");
        second_factor::replace_codes(tx, binh, &codes(0)).await.expect("written");
        assert!(second_factor::use_code(tx, anna, &[3; 32], later(0)).await.expect("asked"));
        assert!(!second_factor::use_code(tx, anna, &[3; 32], later(1)).await.expect("asked"), "used");
        assert!(!second_factor::use_code(tx, anna, &[77; 32], later(1)).await.expect("asked"), "never issued");
        assert_eq!(second_factor::codes_left(tx, anna).await.expect("read"), 9);
        assert_eq!(second_factor::codes_left(tx, binh).await.expect("read"), 10);
        second_factor::replace_codes(tx, anna, &codes(100)).await.expect("written");
        assert_eq!(second_factor::codes_left(tx, anna).await.expect("read"), 10);
        assert!(!second_factor::use_code(tx, anna, &[4; 32], later(2)).await.expect("asked"), "replaced");

        let row = second_factor::insert(tx, second_factor_row(anna)).await.expect("inserted");
        second_factor::delete(tx, &row).await.expect("deleted");
        assert!(second_factor::find(tx, anna).await.expect("read").is_none());
        assert_eq!(second_factor::codes_left(tx, anna).await.expect("read"), 0);
        assert!(matches!(second_factor::delete(tx, &row).await, Err(Error::Conflict { .. })));
    }

    async fn failures_are_counted_from_the_first_to_the_end_of_its_window(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        let hour = 3600;
        for (at, window_start, failures) in [(0, 0, 1), (10, 0, 2), (hour - 1, 0, 3), (hour, hour, 1), (hour + 1, hour, 2)] {
            let (last_at, ended) = (later(at), later(at - hour));
            let count = throttle::count(tx, "account", b"digest", last_at, ended).await.expect("counted");
            assert_eq!(count, Count { window_start: later(window_start), last_at, failures });
            let read = throttle::find(tx, "account", b"digest", ended).await.expect("read");
            assert_eq!(read, Some(count), "reading does not count");
        }
        for (scope, subject) in [("account", &b"other"[..]), ("address", b"digest")] {
            let count = throttle::count(tx, scope, subject, later(hour), later(0)).await.expect("counted");
            assert_eq!(count.failures, 1, "{scope}");
        }
        let over = throttle::find(tx, "account", b"digest", later(hour)).await.expect("read");
        assert_eq!(over, None, "the window is over");

        throttle::clear(tx, "account", b"other").await.expect("cleared");
        assert_eq!(throttle::find(tx, "account", b"other", later(0)).await.expect("read"), None);
        assert_eq!(throttle::sweep(tx, later(hour - 1)).await.expect("swept"), 0);
        assert_eq!(throttle::sweep(tx, later(hour)).await.expect("swept"), 2);
    }

    async fn failures_at_the_same_moment_are_all_counted(app: TestApp) {
        let mut attempts = JoinSet::new();
        for _ in 0..8 {
            attempts.spawn(count_once(app.database.db.clone(), later(1), later(0)));
        }
        let mut counts = attempts.join_all().await;
        counts.sort_unstable();
        assert!(counts.into_iter().eq(1..=8));
    }
}
