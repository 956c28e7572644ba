//! Every state with every step, and what holds for every way through them.

use proptest::prelude::*;

use super::*;
use crate::declarations::{Progress, Stage, Step, StepRefusal};

fn at(stage: Stage, opened: bool, draft: bool) -> Progress {
    Progress {
        stage,
        versions: 1,
        opened,
        draft,
        received_on: (stage == Stage::Received).then(|| day("2026-12-15")),
    }
}

#[test]
fn every_state_with_every_step() {
    use Stage as S;
    use Step as T;
    let possible = [
        (at(S::NotStarted, false, false), T::Start, S::Draft),
        (at(S::Draft, false, true), T::Discard, S::NotStarted),
        (at(S::Draft, false, true), T::Submit, S::Submitted),
        (at(S::Submitted, false, false), T::Withdraw, S::Draft),
        (at(S::Submitted, false, false), T::Open, S::Submitted),
        (at(S::Submitted, true, false), T::Open, S::Submitted),
        (at(S::Submitted, true, false), T::Return, S::Returned),
        (at(S::Submitted, true, false), T::Receive, S::Received),
        (at(S::Returned, true, false), T::Start, S::Returned),
        (at(S::Returned, true, false), T::Open, S::Returned),
        (at(S::Returned, true, true), T::Open, S::Returned),
        (at(S::Returned, true, true), T::Discard, S::Returned),
        (at(S::Returned, true, true), T::Submit, S::Resubmitted),
        (at(S::Resubmitted, false, false), T::Withdraw, S::Returned),
        (at(S::Resubmitted, false, false), T::Open, S::Resubmitted),
        (at(S::Resubmitted, true, false), T::Open, S::Resubmitted),
        (at(S::Resubmitted, true, false), T::Return, S::Returned),
        (at(S::Resubmitted, true, false), T::Receive, S::Received),
        (at(S::Received, true, false), T::Open, S::Received),
        (at(S::Received, true, false), T::UndoReceipt, S::Submitted),
    ];
    for (from, step, to) in possible {
        let found = from.after(step, day("2026-12-15")).map(|progress| progress.stage);
        assert_eq!(found, Ok(to), "{from:?} {step:?}");
    }
    // All others are refused, those of an opened or unopened version with that as the reason.
    for &stage in Stage::ALL {
        for (opened, draft) in [(false, false), (true, false), (false, true), (true, true)] {
            let from = at(stage, opened, draft);
            for &step in Step::ALL {
                // Drafts are there in two states only; the others are never with one.
                let is_possible = |(other, by, _): &(Progress, Step, Stage)| *other == from && *by == step;
                let impossible = draft != (stage == S::Draft) && stage != S::Returned;
                let unopened = !opened && matches!(stage, S::Returned | S::Received);
                let opened_draft = opened && matches!(stage, S::NotStarted | S::Draft);
                if impossible || unopened || opened_draft || possible.iter().any(is_possible) {
                    continue;
                }
                let expected = match (step, stage) {
                    (T::Withdraw, S::Submitted | S::Resubmitted) => StepRefusal::Opened,
                    (T::Return | T::Receive, S::Submitted | S::Resubmitted) => StepRefusal::NotOpened,
                    _ => StepRefusal::NotNow,
                };
                assert_eq!(from.after(step, day("2026-12-15")), Err(expected), "{from:?} {step:?}");
            }
        }
    }
}

#[test]
fn a_receipt_is_undone_on_its_own_day_alone() {
    let received = at(Stage::Received, true, false);
    for (today, expected) in [
        ("2026-12-14", Err(StepRefusal::AnotherDay)),
        ("2026-12-15", Ok(Stage::Submitted)),
        ("2026-12-16", Err(StepRefusal::AnotherDay)),
    ] {
        let found = received.after(Step::UndoReceipt, day(today));
        assert_eq!(found.map(|progress| progress.stage), expected, "{today}");
    }
    let second = Progress {
        versions: 2,
        ..received
    };
    let undone = second.after(Step::UndoReceipt, day("2026-12-15")).expect("possible");
    assert_eq!((undone.stage, undone.received_on), (Stage::Resubmitted, None));
    assert!(undone.opened, "it was opened before it was received");
}

#[test]
fn what_is_withdrawn_leaves_no_trace_in_the_state() {
    let today = day("2026-12-15");
    let draft = Progress::BEGINNING.after(Step::Start, today).expect("begun");
    let submitted = draft.after(Step::Submit, today).expect("submitted");
    assert_eq!(submitted.after(Step::Withdraw, today), Ok(draft));
    let returned = submitted
        .after(Step::Open, today)
        .and_then(|one| one.after(Step::Return, today))
        .and_then(|one| one.after(Step::Start, today))
        .expect("returned");
    let again = returned.after(Step::Submit, today).expect("submitted again");
    assert_eq!(again.after(Step::Withdraw, today), Ok(returned));
}

proptest! {
    #[test]
    fn every_way_through_keeps_what_the_states_promise(
        steps in proptest::collection::vec((proptest::sample::select(Step::ALL), 0_i64..2), 0..60)
    ) {
        let mut progress = Progress::BEGINNING;
        let mut today = day("2026-12-01");
        for (step, later) in steps {
            today += chrono::Duration::days(later);
            let before = progress;
            let Ok(after) = progress.after(step, today) else { continue };
            progress = after;
            prop_assert_eq!(progress.received_on.is_some(), progress.stage == Stage::Received);
            prop_assert!(!progress.draft || matches!(progress.stage, Stage::Draft | Stage::Returned));
            let empty = matches!(progress.stage, Stage::NotStarted | Stage::Draft);
            prop_assert_eq!(progress.versions == 0, empty);
            if progress.stage == Stage::Received {
                prop_assert!(progress.opened, "received means looked at");
            }
            if before.stage == Stage::Received {
                prop_assert_eq!(before.versions, progress.versions, "a received version stays");
            }
            if progress.versions < before.versions {
                prop_assert!(!before.opened, "what was opened is not taken back");
            }
        }
    }
}
