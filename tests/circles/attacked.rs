//! Somebody who writes the tables, against circles.

use domain::access::RoleCode::{PhoThuTruong, ThuTruong};
use services::roles;
use store::ledger::{NewEvent, What};
use store::{Act, Tx};
use uuid::Uuid;

use super::{epoch, events, id_of, membership, newest_role, seat};
use crate::ledger::dba::Dba;
use crate::ledger::{ROWS, settle, verify};
use crate::support::TestApp;

/// Commits what a test wrote, with an event of its own.
pub(crate) async fn arranged(app: &TestApp, mut tx: Tx) {
    let at = app.worker_ctx().now();
    let event = NewEvent {
        // The clock stands still between two acts of a test only within one of them.
        id: Uuid::from_u128(
            0x0193_0000_0000_7000_8000_0000_0000_0000 + u128::from(at.timestamp_micros().unsigned_abs()),
        ),
        at,
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

async fn keep_aside(dba: &mut Dba, tables: &[&str]) {
    for table in tables {
        dba.run(&format!("CREATE TABLE old_{table} AS SELECT * FROM {table}"))
            .await;
    }
}

async fn put_back(dba: &mut Dba, tables: &[&str]) {
    for table in tables {
        dba.run(&format!("DELETE FROM {table}")).await;
        dba.run(&format!("INSERT INTO {table} SELECT * FROM old_{table}")).await;
    }
}

on_both_demo! {
    /// T3: a row that counted once, with its right MAC, opens nothing: only a member's manifest does.
    async fn t3_a_role_put_back_makes_nobody_a_reader(app: TestApp) {
        let role = newest_role(app, id_of(app, "photruong").await, PhoThuTruong).await;
        let mut dba = Dba::of(app).await;
        keep_aside(&mut dba, &["role"]).await;
        let head = seat(app, ThuTruong).await;
        roles::end(&head, role).await.expect("ended");
        seat(app, ThuTruong).await;
        assert_eq!(epoch(app, "LEADERSHIP").await, 2);
        put_back(&mut dba, &["role"]).await;
        dba.close().await;
        let deputy = seat(app, PhoThuTruong).await;
        assert!(!membership(&deputy).await.is_member, "he has the hat again, and no key");
        let head = seat(app, ThuTruong).await;
        assert!(membership(&head).await.is_member);
        assert!(!membership(&seat(app, PhoThuTruong).await).await.is_member, "the head's session admits nobody");
        settle(app).await;
        let rows = verify(app, ROWS).await.rows;
        assert!(rows.iter().any(|fault| fault.table == "role"), "and it is named");
    }

    /// T3: the chain from before somebody left, put back whole.
    async fn t3_a_circle_put_back_stops_at_whoever_has_seen_it_later(app: TestApp) {
        let tables = ["circle_carry", "circle_key", "circle_manifest", "circle"];
        let role = newest_role(app, id_of(app, "photruong").await, PhoThuTruong).await;
        let mut dba = Dba::of(app).await;
        keep_aside(&mut dba, &tables).await;
        let head = seat(app, ThuTruong).await;
        roles::end(&head, role).await.expect("ended");
        seat(app, ThuTruong).await;
        seat(app, ThuTruong).await;
        assert_eq!(events(app, "circle.alarm").await, 0);
        put_back(&mut dba, &tables).await;
        dba.close().await;
        seat(app, ThuTruong).await;
        assert_eq!(events(app, "circle.alarm").await, 1);
        settle(app).await;
        let rows = verify(app, ROWS).await.rows;
        assert!(rows.iter().any(|fault| fault.table == "circle"), "{rows:?}");
    }

    /// T3: a manifest that somebody made up.
    async fn t3_a_forged_manifest_is_believed_by_nobody(app: TestApp) {
        let mut dba = Dba::of(app).await;
        dba.run("UPDATE circle_manifest SET body = b{00}").await;
        dba.close().await;
        let head = seat(app, ThuTruong).await;
        let circle = membership(&head).await;
        assert!(!circle.is_sound && !circle.is_member && circle.members.is_empty());
        assert!(events(app, "circle.alarm").await > 0);
    }

    /// T3: public keys swapped for one's own.
    async fn t3_swapped_public_keys_are_nobodys(app: TestApp) {
        let mut dba = Dba::of(app).await;
        let (deputy, other) = (id_of(app, "photruong").await, id_of(app, "kekhai").await);
        dba.run(&format!(
            "UPDATE endorsement SET subject = u{{{}}} WHERE subject = u{{{}}}",
            other.simple(),
            deputy.simple()
        ))
        .await;
        dba.close().await;
        let head = seat(app, ThuTruong).await;
        assert!(!membership(&head).await.is_sound, "a member whom nobody stands for");
    }
}
