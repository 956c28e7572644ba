//! The history is changed, deleted, extended, reordered or cut by somebody who owns the database.

use services::ledger::{Options, Report};

use super::dba::Dba;
use super::{assert_sound, confidential, grow, settle, sign, size, verify};
use crate::support::TestApp;

/// What is attacked, behind the first events of the store.
const AT: u64 = 4;

#[derive(Clone, Copy, Debug)]
enum Attack {
    Change,
    Delete,
    Insert,
    Reorder,
    CutTail,
}

impl Attack {
    async fn begin(self, app: &TestApp, dba: &mut Dba, leaf: u64) {
        match self {
            Self::Change => dba.change(app, leaf).await,
            Self::Delete => dba.delete(leaf).await,
            Self::Insert => dba.insert(app, leaf).await,
            Self::Reorder => dba.reorder(leaf).await,
            Self::CutTail => dba.cut(leaf).await,
        }
    }

    /// Makes everything fit again that can be made without a key.
    async fn cover(self, app: &TestApp, dba: &mut Dba, leaf: u64) {
        if matches!(self, Self::Delete) {
            dba.close_gap(leaf).await;
        }
        dba.rebuild(app).await;
    }
}

/// Heads before, between and behind what is attacked; returns the last one's note, and the size of the first.
async fn signed_log(app: &TestApp) -> (u64, String) {
    settle(app).await;
    let first = size(app).await;
    sign(app).await;
    grow(app, 0, AT + 3).await;
    let kept = sign(app).await;
    assert_sound(app).await;
    (first, kept.note)
}

fn assert_found(attack: Attack, report: &Report, first_bad: u64, reason: &str) {
    assert!(!report.ok, "{attack:?}");
    assert_eq!(report.first_bad, Some(first_bad), "{attack:?}: {report:?}");
    let told = report.reason.as_deref().unwrap_or_default();
    assert!(told.contains(reason), "{attack:?}: {told}");
}

/// One attack on a log of its own: at once, then covered up, then with all signed heads deleted too.
async fn found_however_covered_up(app: &TestApp, attack: Attack) {
    let (first, kept) = signed_log(app).await;
    let leaf = first + AT;
    let mut dba = Dba::of(app).await;

    attack.begin(app, &mut dba, leaf).await;
    let report = verify(app, Options::default()).await;
    let reason = match attack {
        Attack::Change | Attack::Insert | Attack::Reorder => "is not the one whose hash is stored",
        Attack::Delete => "is missing",
        // The checkpoint tells before the head does.
        Attack::CutTail => "events were cut off",
    };
    assert_found(attack, &report, leaf, reason);

    attack.cover(app, &mut dba, leaf).await;
    let report = verify(app, Options::default()).await;
    // Between two signed heads nobody can tell which event it was; the first one that no good head covers is named.
    let (first_bad, reason) = match attack {
        Attack::CutTail => (leaf, "events were cut off"),
        Attack::Delete => (leaf + 2, "events were cut off"),
        Attack::Change | Attack::Insert | Attack::Reorder => (first, "from event"),
    };
    assert_found(attack, &report, first_bad, reason);

    dba.run("DELETE FROM checkpoint").await;
    assert!(
        verify(app, Options::default()).await.ok,
        "{attack:?}: nothing in the database tells any more"
    );
    for options in [
        Options {
            anchor: Some(&kept),
            ..Options::default()
        },
        Options {
            checkpoint: Some(&kept),
            ..Options::default()
        },
    ] {
        let first_bad = if matches!(attack, Attack::CutTail | Attack::Delete) {
            first_bad
        } else {
            0
        };
        assert_found(attack, &verify(app, options).await, first_bad, reason);
    }
    dba.close().await;
}

on_both! {
    async fn a_changed_event_is_found(app: TestApp) {
        found_however_covered_up(app, Attack::Change).await;
    }

    async fn a_deleted_event_is_found(app: TestApp) {
        found_however_covered_up(app, Attack::Delete).await;
    }

    async fn an_inserted_event_is_found(app: TestApp) {
        found_however_covered_up(app, Attack::Insert).await;
    }

    async fn reordered_events_are_found(app: TestApp) {
        found_however_covered_up(app, Attack::Reorder).await;
    }

    async fn a_cut_tail_is_found(app: TestApp) {
        found_however_covered_up(app, Attack::CutTail).await;
    }

    async fn small_forgeries_are_named_with_their_event(app: TestApp) {
        let (first, _) = signed_log(app).await;
        let leaf = first + AT;
        let whole = verify(app, Options::default()).await;
        // Each forgery, and how it is taken back.
        let cases = [
            ("actor = 'somebody'", "actor = 'nobody'", "actor"),
            ("at = at + 1", "at = at - 1", "at, action"),
            ("hash = b{00}", "", "holds a value that cannot be read"),
        ];
        let mut dba = Dba::of(app).await;
        for (forgery, back, reason) in cases {
            dba.run(&format!("UPDATE event SET {forgery} WHERE leaf = {leaf}")).await;
            let report = verify(app, Options::default()).await;
            assert_eq!(report.first_bad, Some(leaf), "{forgery}");
            assert!(report.reason.is_some_and(|told| told.contains(reason)), "{forgery}");
            if !back.is_empty() {
                dba.run(&format!("UPDATE event SET {back} WHERE leaf = {leaf}")).await;
                assert_eq!(verify(app, Options::default()).await, whole, "{forgery} taken back");
            }
        }
        dba.close().await;
    }

    async fn another_body_is_found_and_an_erased_one_is_counted(app: TestApp) {
        let (first, _) = signed_log(app).await;
        confidential(app).await;
        settle(app).await;
        let leaf = first + AT;
        let mut dba = Dba::of(app).await;
        let of = format!("WHERE event = (SELECT id FROM event WHERE leaf = {leaf})");
        dba.run(&format!("UPDATE event_body SET body = b{{7b}} {of}")).await;
        let report = verify(app, Options::default()).await;
        assert_eq!(report.first_bad, Some(leaf));
        assert!(report.reason.is_some_and(|told| told.contains("body")));

        dba.run(&format!("DELETE FROM event_body {of}")).await;
        let report = verify(app, Options::default()).await;
        assert_eq!((report.ok, report.erased), (true, 1), "{report:?}");
        dba.close().await;
    }

    async fn forged_heads_and_stray_rows_are_found(app: TestApp) {
        let (_, kept) = signed_log(app).await;
        let all = size(app).await;
        let beyond = 2 * all + 100;
        let cases = [
            (
                format!("INSERT INTO checkpoint VALUES ({}, 'forged', 0)", all - 1),
                format!("DELETE FROM checkpoint WHERE size = {}", all - 1),
                "is not signed by this installation",
            ),
            (
                format!("INSERT INTO checkpoint SELECT {}, note, 0 FROM checkpoint WHERE size = {all}", all - 1),
                format!("DELETE FROM checkpoint WHERE size = {}", all - 1),
                "in the place of another",
            ),
            (
                format!("INSERT INTO ledger_hash VALUES ({beyond}, b{{00}})"),
                format!("DELETE FROM ledger_hash WHERE position = {beyond}"),
                "hashes of further events",
            ),
            (
                format!("UPDATE ledger_head SET size = {}", all + 1),
                format!("UPDATE ledger_head SET size = {all}"),
                "the head says",
            ),
        ];
        let mut dba = Dba::of(app).await;
        for (forgery, back, reason) in cases {
            dba.run(&forgery).await;
            let told = verify(app, Options::default()).await.reason.unwrap_or_default();
            assert!(told.contains(reason), "{forgery}: {told}");
            dba.run(&back).await;
        }
        dba.close().await;
        let foreign = kept.replacen('\n', "0\n", 1);
        let options = Options { anchor: Some(&foreign), ..Options::default() };
        let told = verify(app, options).await.reason.unwrap_or_default();
        assert!(told.contains("the anchor file is not signed by this installation"), "{told}");
        assert_sound(app).await;
    }
}
