//! Endorsements, circles, keyrings, messages and sealed records.

use store::circle::{CarryRow, CircleKeyRow, CircleRow, ManifestRow};
use store::endorsement::EndorsementRow;
use store::inbox::MessageRow;
use store::keyring::KeyringRow;
use store::record::{RecipientKind, RecordRow, WrapRow};
use store::{Act, Error, account_key, circle, endorsement, inbox, keyring, record};
use uuid::Uuid;

use super::accounts::{
    ACCOUNTS, OFFICE, PEOPLE, UNIT, account_key_row, circle_row, combinations, day, furnish, furnished, record_row,
    version_row, when, wrap_row,
};
use super::ledger::{id, later, random_id};

fn manifest(circle: Uuid, sequence: i64) -> ManifestRow {
    let place = sequence.to_le_bytes()[0];
    ManifestRow {
        circle,
        sequence,
        epoch: sequence,
        body: vec![place; 40],
        hash: vec![place, 1],
    }
}

fn key_row(circle: usize, epoch: i64, account: Uuid, generation: i64, sealed: u8) -> CircleKeyRow {
    CircleKeyRow {
        circle: id(circle),
        epoch,
        account,
        generation,
        sealed: vec![sealed, 0, 255],
    }
}

on_both_bare! {
    async fn endorsements_are_found_for_many_accounts_at_once(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let row = |number, subject| EndorsementRow {
            id: id(number),
            subject,
            generation: 1,
            body: vec![1, u8::try_from(number).expect("small")],
            made_at: later(0),
        };
        let rows = [row(1, ACCOUNTS[0]), row(3, ACCOUNTS[0]), row(2, ACCOUNTS[1])];
        for row in &rows {
            endorsement::insert(tx, row).await.expect("inserted");
        }
        let all = [ACCOUNTS[1], PEOPLE[2], ACCOUNTS[0]];
        assert!(endorsement::of(tx, &all, 10).await.expect("read") == rows);
        assert!(endorsement::of(tx, &all, 2).await.expect("read") == rows[..2]);
        assert!(endorsement::of(tx, &ACCOUNTS[1..], 10).await.expect("read") == rows[2..]);
        assert!(endorsement::of(tx, &[], 10).await.expect("read").is_empty());
    }

    async fn circles_come_back_as_written(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        for combination in combinations(1) {
            let number = 10 + combination as usize;
            let unit = when(combination, 0, OFFICE);
            let stored = circle::insert(tx, circle_row(number, unit)).await.expect("inserted");
            assert!(circle::find(tx, id(number)).await.expect("read").as_ref() == Some(&stored));
            assert!(circle::find_of(tx, "UNIT", unit).await.expect("read").as_ref() == Some(&stored));
            let change = CircleRow { current_epoch: 2, current_sequence: 3, rotation_due: true, ..stored.clone() };
            let changed = circle::update(tx, change).await.expect("changed");
            assert!(circle::find(tx, id(number)).await.expect("read").as_ref() == Some(&changed));
            let late = circle::update(tx, stored).await.err();
            assert!(matches!(late, Some(Error::Conflict { .. })), "{late:?}");
        }
        let second = circle::insert(tx, circle_row(12, Some(OFFICE))).await.err();
        assert!(matches!(second, Some(Error::Conflict { .. })), "one circle of a kind in a unit");
        assert!(circle::find_of(tx, "UNIT", Some(UNIT)).await.expect("read").is_none());
        assert!(circle::find_of(tx, "AUDIT", None).await.expect("read").is_none());

        circle::insert(tx, circle_row(9, Some(UNIT))).await.expect("inserted");
        let ids = |rows: Vec<CircleRow>| -> Vec<_> { rows.iter().map(|row| row.id).collect() };
        assert_eq!(ids(circle::list(tx, Uuid::nil(), 2).await.expect("read")), [id(9), id(10)]);
        assert_eq!(ids(circle::list(tx, id(10), 2).await.expect("read")), [id(11)]);
    }

    async fn manifests_form_a_chain_that_nobody_can_fork(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        circle::insert(tx, circle_row(1, None)).await.expect("inserted");
        let chain = [1, 2, 3].map(|sequence| manifest(id(1), sequence));
        for row in &chain {
            circle::append_manifest(tx, row).await.expect("appended");
        }
        let fork = circle::append_manifest(tx, &ManifestRow { body: vec![9], ..manifest(id(1), 3) }).await;
        assert!(matches!(fork, Err(Error::Conflict { .. })), "{fork:?}");
        assert!(circle::manifests(tx, id(1), 0, 10).await.expect("read") == chain);
        assert!(circle::manifests(tx, id(1), 1, 1).await.expect("read") == chain[1..2]);
        assert!(circle::manifests(tx, id(2), 0, 10).await.expect("read").is_empty());
    }

    async fn a_member_finds_the_newest_secret_of_each_circle_and_the_way_back(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let [anna, binh] = ACCOUNTS;
        account_key::insert(tx, account_key_row(anna, 2)).await.expect("inserted");
        for number in [1, 2] {
            circle::insert(tx, circle_row(number, when(number as u32, 0, OFFICE))).await.expect("inserted");
        }
        let keys = [
            key_row(1, 1, anna, 1, 11),
            key_row(1, 1, binh, 1, 12),
            key_row(1, 2, anna, 1, 21),
            key_row(1, 2, anna, 2, 22),
            key_row(2, 1, anna, 2, 31),
        ];
        circle::insert_keys(tx, &keys).await.expect("written");
        let [_, first, second, newer, other] = keys;
        let of_anna = [newer, second, other];
        assert!(circle::keys(tx, anna, 10).await.expect("read") == of_anna);
        assert!(circle::keys(tx, anna, 1).await.expect("read") == of_anna[..1]);
        let of_binh = [first];
        assert!(circle::keys(tx, binh, 10).await.expect("read") == of_binh, "no key of the second epoch");

        let carry = |epoch: i64, sealed| CarryRow { circle: id(1), epoch, sealed: vec![sealed, epoch.to_le_bytes()[0]] };
        for epoch in [1, 2, 3] {
            circle::insert_carry(tx, &carry(epoch, 0)).await.expect("written");
        }
        let again = circle::insert_carry(tx, &carry(1, 9)).await;
        assert!(matches!(again, Err(Error::Conflict { .. })), "{again:?}");
        let back = circle::carries(tx, id(1), 3, 10).await.expect("read");
        let back: Vec<_> = back.into_iter().map(|row| (row.epoch, row.sealed)).collect();
        assert_eq!(back, [(2, vec![0, 2]), (1, vec![0, 1])]);
        assert_eq!(circle::carries(tx, id(1), 4, 1).await.expect("read").len(), 1);
    }

    async fn a_keyring_is_written_in_the_place_of_the_one_read(app: TestApp) {
        let db = &app.database.db;
        furnished(db).await;
        let mut tx = db.begin().await.expect("a transaction");
        assert!(keyring::find(&mut tx, ACCOUNTS[0], 1).await.expect("read").is_none());
        let ring = |version, sealed: &[u8]| {
            KeyringRow { account: ACCOUNTS[0], generation: 1, version, sealed: sealed.to_vec() }
        };
        for row in [ring(1, b"one"), ring(2, b"two")] {
            keyring::put(&mut tx, &row).await.expect("written");
            assert!(keyring::find(&mut tx, ACCOUNTS[0], 1).await.expect("read").as_ref() == Some(&row));
            let late = keyring::put(&mut tx, &ring(row.version, b"late")).await;
            assert!(matches!(late, Err(Error::Conflict { table: "keyring", .. })), "{late:?}");
        }
        let silent = tx.commit(Act::ContactChanged).await;
        assert!(matches!(silent, Err(Error::Unrecorded { .. })), "{silent:?}");
    }

    async fn messages_are_taken_once(app: TestApp) {
        let db = &app.database.db;
        furnished(db).await;
        let message = |number, account| MessageRow {
            id: random_id(number),
            account,
            sealed: vec![0, 255, u8::try_from(number).expect("small")],
        };
        let [anna, binh] = ACCOUNTS;
        let sent = [message(1, anna), message(2, binh), message(3, anna), message(4, anna)];
        let mut tx = db.begin().await.expect("a transaction");
        inbox::send(&mut tx, &sent, day("2026-07-01")).await.expect("sent");
        tx.commit(Act::ContactChanged).await.expect("no event is asked for");

        let mut tx = db.begin().await.expect("a transaction");
        assert_eq!(inbox::take(&mut tx, anna, 10).await.expect("taken").len(), 3);
        drop(tx);
        let mut tx = db.begin().await.expect("a transaction");
        let mut taken = inbox::take(&mut tx, anna, 2).await.expect("taken");
        assert_eq!(taken.len(), 2, "what was not committed is still there");
        taken.extend(inbox::take(&mut tx, anna, 2).await.expect("taken"));
        taken.sort_by_key(|message| message.id);
        assert!(taken == [message(1, anna), message(3, anna), message(4, anna)]);
        assert!(inbox::take(&mut tx, anna, 2).await.expect("asked").is_empty());
        assert!(inbox::take(&mut tx, binh, 2).await.expect("taken") == [message(2, binh)]);
    }

    async fn records_and_their_versions_come_back_as_written(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let stored = record::insert(tx, record_row(1, ACCOUNTS[0])).await.expect("inserted");
        assert!(record::find(tx, id(1)).await.expect("read").as_ref() == Some(&stored));
        let change = RecordRow { unit: UNIT, state: "SUBMITTED".to_owned(), ..stored.clone() };
        let changed = record::update(tx, change).await.expect("changed");
        assert_eq!(changed.version, 2);
        assert!(record::find(tx, id(1)).await.expect("read") == Some(changed));
        let late = record::update(tx, stored).await.err();
        assert!(matches!(late, Some(Error::Conflict { .. })), "{late:?}");

        assert!(record::current_version(tx, id(1)).await.expect("read").is_none());
        for version in [1, 2] {
            let row = version_row(id(1), version);
            record::insert_version(tx, &row).await.expect("written");
            assert!(record::current_version(tx, id(1)).await.expect("read").as_ref() == Some(&row));
            let again = record::insert_version(tx, &row).await;
            assert!(matches!(again, Err(Error::Conflict { .. })), "a version is never overwritten");
        }
    }

    async fn wrapped_keys_are_found_by_who_can_open_them(app: TestApp) {
        let tx = &mut app.database.db.begin().await.expect("a transaction");
        furnish(tx).await;
        let [anna, binh] = ACCOUNTS;
        let [personnel, leaders] = [id(50), id(51)];
        for (number, owner) in [(1, anna), (2, binh), (3, anna), (4, anna)] {
            record::insert(tx, record_row(number, owner)).await.expect("inserted");
        }
        let to = |record, kind, recipient| wrap_row(id(record), kind, recipient);
        let wraps = [
            to(1, RecipientKind::Account, anna),
            to(1, RecipientKind::Circle, personnel),
            to(1, RecipientKind::Circle, leaders),
            WrapRow { key_version: 2, generation: 7, ..to(1, RecipientKind::Circle, personnel) },
            // An id says nothing about what it is the id of.
            to(1, RecipientKind::Circle, anna),
            to(2, RecipientKind::Account, binh),
            to(3, RecipientKind::Account, anna),
            to(4, RecipientKind::Account, anna),
        ];
        record::insert_wraps(tx, &wraps).await.expect("written");
        record::insert_wraps(tx, &[]).await.expect("nothing to write");

        let [own, of_personnel, of_leaders, newer, ..] = wraps.clone();
        for (account, circles, expected) in [
            (anna, vec![], vec![own.clone()]),
            (binh, vec![], vec![]),
            (binh, vec![personnel], vec![newer.clone(), of_personnel.clone()]),
            (binh, vec![leaders, binh], vec![of_leaders.clone()]),
            (anna, vec![personnel, leaders], vec![newer, own, of_personnel, of_leaders]),
        ] {
            let found = record::reachable_wraps(tx, id(1), account, &circles, 10).await.expect("read");
            assert!(found == expected, "{account} {circles:?}");
            let newest = record::reachable_wraps(tx, id(1), account, &circles, 1).await.expect("read");
            assert!(newest.first() == expected.first() && newest.len() <= 1);
        }

        let first = record::owned_wraps(tx, anna, Uuid::nil(), 2).await.expect("read");
        let records: Vec<_> = first.iter().map(|wrap| wrap.record).collect();
        assert_eq!(records, [id(1), id(1), id(1), id(1), id(1), id(3)], "whole records");
        assert!(wraps[..5].iter().all(|wrap| first.contains(wrap)));
        assert!(record::owned_wraps(tx, anna, id(3), 2).await.expect("read") == wraps[7..]);
        assert!(record::owned_wraps(tx, anna, id(4), 2).await.expect("read").is_empty());
        assert!(record::insert_wraps(tx, &wraps[..1]).await.is_err(), "a recipient has a key once");
    }
}
