//! Somebody who writes the tables, against circles.

use std::collections::BTreeSet;

use domain::access::RoleCode::{PhoThuTruong, ThuTruong};
use rand::SeedableRng;
use rand::rngs::StdRng;
use services::roles;
use store::{Tx, circle};
use vault::circle::{Manifest, Member, SignedManifest};
use vault::wrap::PrivateKey;

use super::key_graph::keys_of;
use super::{GROUND, LANG, epoch, events, id_of, membership, newest_role, seat};
use crate::ledger::dba::Dba;
use crate::ledger::{ROWS, settle, verify};
use crate::support::{self, TestApp};

/// Commits what a test wrote, with an event of its own.
pub(crate) async fn arranged(app: &TestApp, tx: Tx) {
    // The clock stands still between two acts of a test only within one of them.
    let at = app.worker_ctx().now().timestamp_micros().unsigned_abs();
    support::arranged(app, tx, 0x0193_0000_0000_7000_8000_0000_0000_0000 + u128::from(at)).await;
}

on_both_demo! {
    /// T3: a row that counted once, with its right MAC, opens nothing: only a member's manifest does.
    async fn t3_a_role_put_back_makes_nobody_a_reader(app: TestApp) {
        let role = newest_role(app, id_of(app, "photruong").await, PhoThuTruong).await;
        let mut dba = Dba::of(app).await;
        dba.keep_aside(&["role"]).await;
        let head = seat(app, ThuTruong).await;
        roles::end(&head, LANG, role, GROUND).await.expect("ended");
        seat(app, ThuTruong).await;
        assert_eq!(epoch(app, "LEADERSHIP").await, 2);
        dba.put_back(&["role"]).await;
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
        dba.keep_aside(&tables).await;
        let head = seat(app, ThuTruong).await;
        roles::end(&head, LANG, role, GROUND).await.expect("ended");
        seat(app, ThuTruong).await;
        assert_eq!(events(app, "circle.alarm").await, 0);
        dba.put_back(&tables).await;
        dba.close().await;
        seat(app, ThuTruong).await;
        assert_eq!(events(app, "circle.alarm").await, 1);
        settle(app).await;
        let rows = verify(app, ROWS).await.rows;
        assert!(rows.iter().any(|fault| fault.table == "circle"), "{rows:?}");
    }

    /// T3: the same with the memory of everybody who has seen the later chain. No session can tell, the ledger can.
    async fn t3_a_circle_put_back_with_every_keyring_is_named(app: TestApp) {
        let tables = ["circle_carry", "circle_key", "circle_manifest", "circle", "keyring", "role"];
        let role = newest_role(app, id_of(app, "photruong").await, PhoThuTruong).await;
        let mut dba = Dba::of(app).await;
        dba.keep_aside(&tables).await;
        let head = seat(app, ThuTruong).await;
        roles::end(&head, LANG, role, GROUND).await.expect("ended");
        seat(app, ThuTruong).await;
        settle(app).await;
        assert!(verify(app, ROWS).await.ok);
        dba.put_back(&tables).await;
        dba.close().await;
        let named: BTreeSet<_> = verify(app, ROWS).await.rows.into_iter().map(|fault| fault.table).collect();
        assert_eq!(named, BTreeSet::from(tables));
    }

    /// T3: a member who left signs another end of the chain, as long as the true one, and the database puts it in its place.
    async fn t3_another_end_of_the_chain_by_somebody_who_left_is_believed_by_nobody(app: TestApp) {
        let deputy = keys_of(app, PhoThuTruong).await;
        let role = newest_role(app, id_of(app, "photruong").await, PhoThuTruong).await;
        let head = seat(app, ThuTruong).await;
        roles::end(&head, LANG, role, GROUND).await.expect("ended");
        seat(app, ThuTruong).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let row = circle::find_of(&mut tx, "LEADERSHIP", None).await.expect("read").expect("founded");
        let rows = circle::manifests(&mut tx, row.id, 0, 10).await.expect("read");
        drop(tx);
        let newest = SignedManifest::decode(&rows[rows.len() - 1].body).expect("a manifest").manifest;
        let key = PrivateKey::random(&mut StdRng::seed_from_u64(9)).public();
        let forged = Manifest { key, members: vec![Member::of(&deputy.public())], ..newest }.sign(&deputy);
        let digits = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let mut dba = Dba::of(app).await;
        dba.run(&format!(
            "UPDATE circle_manifest SET body = b{{{}}}, hash = b{{{}}} WHERE circle = u{{{}}} AND sequence = {}",
            digits(&forged.encode()),
            digits(&forged.manifest.hash()),
            row.id.simple(),
            row.current_sequence,
        ))
        .await;
        dba.close().await;
        // Also by somebody who has never seen the circle: the row names the true end.
        let head = seat(app, ThuTruong).await;
        let circle = membership(&head).await;
        assert!(!circle.is_sound && circle.members.is_empty());
        assert!(events(app, "circle.alarm").await > 0);
    }

    /// T3: all rows of a circle taken away, so that the next who comes would found another one.
    async fn t3_a_circle_that_is_gone_is_not_founded_again(app: TestApp) {
        let mut dba = Dba::of(app).await;
        for table in ["circle_carry", "circle_key", "circle_manifest", "circle"] {
            dba.run(&format!("DELETE FROM {table}")).await;
        }
        dba.close().await;
        let head = seat(app, ThuTruong).await;
        assert!(membership(&head).await.members.is_empty());
        assert!(events(app, "circle.alarm").await > 0);
        assert_eq!(events(app, "circle.founded").await, 6, "those of the demonstration");
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
