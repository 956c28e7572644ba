//! Which move is possible from where, and what each changes.

use super::*;

const LAST: &str = "2026-01-01";
const TODAY: &str = "2026-11-27";

fn with_status(status: Status) -> Standing {
    Standing {
        status,
        left: (!status.is_on_staff()).then(|| IsoDay(day(LAST))),
        ..standing()
    }
}

fn moved(before: &Standing, step: &Move, first: &str) -> Result<Standing, MoveRefusal> {
    after(before, step, day(first), day(LAST), day(TODAY))
}

fn head() -> NewPost {
    NewPost {
        title: "Trưởng phòng".to_owned(),
        level: LeaderLevel::DivisionHead,
        kind: PersonKind::VienChucQuanLy,
    }
}

#[test]
fn each_status_allows_its_moves() {
    use MoveKind::{
        Death, Leave, NameChange, Post, Resignation, Retirement, Return, Secondment, Transfer, TransferOut,
    };
    let away = [
        Transfer,
        Post,
        Leave,
        Return,
        Retirement,
        Resignation,
        TransferOut,
        Death,
        NameChange,
    ];
    let cases: [(Status, Vec<MoveKind>); 10] = [
        (
            Status::Working,
            vec![
                Transfer,
                Post,
                Leave,
                Secondment,
                Retirement,
                Resignation,
                TransferOut,
                Death,
                NameChange,
            ],
        ),
        (Status::MaternityLeave, away.to_vec()),
        (Status::LongLeave, away.to_vec()),
        (Status::Studying, away.to_vec()),
        (
            Status::Seconded,
            vec![
                Transfer,
                Post,
                Secondment,
                Return,
                Retirement,
                Resignation,
                TransferOut,
                Death,
                NameChange,
            ],
        ),
        (Status::Suspended, away.to_vec()),
        (Status::Retired, vec![Death]),
        (Status::Resigned, vec![Return, Death]),
        (Status::TransferredOut, vec![Return, Death]),
        (Status::Dead, vec![]),
    ];
    for (status, kinds) in cases {
        assert_eq!(possible(status), kinds, "{status:?}");
    }
}

#[test]
fn a_transfer_brings_unit_and_post() {
    let there = moved(
        &standing(),
        &Move::Transfer {
            unit: unit(3),
            post: head(),
        },
        "2026-02-01",
    )
    .expect("possible");
    assert_eq!(
        (there.unit, there.level, there.kind),
        (unit(3), head().level, head().kind)
    );
    assert_eq!(there.post, "Trưởng phòng");
    assert_eq!(there.status, Status::Working);
    let same = Move::Transfer {
        unit: unit(2),
        post: head(),
    };
    assert_eq!(
        moved(&standing(), &same, "2026-02-01"),
        Err(MoveRefusal::NothingChanges)
    );
}

#[test]
fn a_leave_has_days_and_a_prolonged_one_keeps_its_first() {
    let leave = |status, until: Option<&str>| Move::Leave {
        status,
        until: until.map(day),
    };
    let away = moved(
        &standing(),
        &leave(Status::MaternityLeave, Some("2026-08-01")),
        "2026-02-01",
    )
    .expect("possible");
    assert_eq!((away.status, away.since.0), (Status::MaternityLeave, day("2026-02-01")));
    let longer = moved(&away, &leave(Status::MaternityLeave, Some("2026-09-01")), "2026-07-20").expect("possible");
    assert_eq!(
        (longer.since.0, longer.until),
        (day("2026-02-01"), Some(IsoDay(day("2026-09-01"))))
    );
    let other = moved(&away, &leave(Status::LongLeave, None), "2026-07-20").expect("possible");
    assert_eq!(other.since.0, day("2026-07-20"));
    let back = moved(&away, &Move::Return { unit: None }, "2026-08-02").expect("possible");
    assert_eq!(
        back,
        Standing {
            since: IsoDay(day("2026-08-02")),
            ..standing()
        }
    );
    for status in [Status::Working, Status::Seconded, Status::Retired] {
        assert_eq!(
            moved(&standing(), &leave(status, None), "2026-02-01"),
            Err(MoveRefusal::NotALeave)
        );
    }
}

#[test]
fn whoever_leaves_keeps_what_he_was_and_the_first_day_counts() {
    let before = Standing {
        post: head().title,
        level: head().level,
        kind: head().kind,
        ..standing()
    };
    for (step, status) in [
        (Move::Retirement, Status::Retired),
        (Move::Resignation, Status::Resigned),
        (Move::TransferOut, Status::TransferredOut),
        (Move::Death, Status::Dead),
    ] {
        let gone = moved(&before, &step, "2026-02-01").expect("possible");
        assert_eq!((gone.status, gone.left), (status, Some(IsoDay(day("2026-02-01")))));
        assert_eq!((gone.kind, gone.level), (before.kind, before.level));
    }
    let retired = moved(&before, &Move::Retirement, "2026-02-01").expect("possible");
    let dead = moved(&retired, &Move::Death, "2026-03-01").expect("possible");
    assert_eq!(dead.left, Some(IsoDay(day("2026-02-01"))));
}

#[test]
fn whoever_resigned_may_come_back_and_whoever_retired_may_not() {
    for status in [Status::Resigned, Status::TransferredOut] {
        let back = moved(&with_status(status), &Move::Return { unit: None }, "2026-02-01").expect("possible");
        assert!(back.left.is_none() && back.status == Status::Working);
    }
    for status in [Status::Retired, Status::Dead, Status::Working] {
        assert_eq!(
            moved(&with_status(status), &Move::Return { unit: None }, "2026-02-01"),
            Err(MoveRefusal::FromStatus)
        );
    }
}

#[test]
fn whoever_comes_back_may_come_to_another_unit() {
    let gone = moved(&standing(), &Move::Resignation, "2026-02-01").expect("possible");
    for (unit, comes_to) in [
        (None, gone.unit),
        (Some(UnitId(Uuid::from_u128(77))), UnitId(Uuid::from_u128(77))),
    ] {
        let back = moved(&gone, &Move::Return { unit }, "2026-03-01").expect("possible");
        assert_eq!((back.unit, back.status), (comes_to, Status::Working));
    }
}

#[test]
fn days_and_posts_that_cannot_be_are_refused() {
    let cases = [
        (Move::Retirement, "2025-12-31", MoveRefusal::BeforeLast),
        (Move::Retirement, "2026-11-28", MoveRefusal::NotYet),
        (
            Move::Secondment {
                until: Some(day("2026-01-31")),
            },
            "2026-02-01",
            MoveRefusal::EndsBeforeItBegins,
        ),
        (
            Move::NameChange(standing().name),
            "2026-02-01",
            MoveRefusal::NothingChanges,
        ),
        (
            Move::Post(NewPost {
                level: LeaderLevel::None,
                ..head()
            }),
            "2026-02-01",
            MoveRefusal::KindDiffers,
        ),
        (
            Move::Post(NewPost {
                kind: PersonKind::DaNghi,
                ..head()
            }),
            "2026-02-01",
            MoveRefusal::KindDiffers,
        ),
        (
            Move::Post(NewPost {
                title: String::new(),
                level: LeaderLevel::None,
                kind: standing().kind,
            }),
            "2026-02-01",
            MoveRefusal::NothingChanges,
        ),
    ];
    for (step, first, refusal) in cases {
        assert_eq!(moved(&standing(), &step, first), Err(refusal), "{step:?} {first}");
    }
    // The day of the last move, and today, are taken.
    for first in [LAST, TODAY] {
        assert!(moved(&standing(), &Move::Retirement, first).is_ok(), "{first}");
    }
}

#[test]
fn a_move_is_undone_until_something_stands_on_it() {
    let before = standing();
    let then = moved(
        &before,
        &Move::Transfer {
            unit: unit(3),
            post: head(),
        },
        "2026-02-01",
    )
    .expect("possible");
    let free = Dependents::default();
    assert_eq!(undo(&before, &then, &then, false, free), Ok(before.clone()));
    let cases = [
        (true, free, UndoRefusal::Already),
        (
            false,
            Dependents {
                later_move: true,
                ..free
            },
            UndoRefusal::LaterMove,
        ),
        (false, Dependents { record: true, ..free }, UndoRefusal::Record),
        (false, Dependents { role: true, ..free }, UndoRefusal::Role),
        (
            false,
            Dependents {
                unit_closed: true,
                ..free
            },
            UndoRefusal::UnitClosed,
        ),
    ];
    for (done, since, refusal) in cases {
        assert_eq!(undo(&before, &then, &then, done, since), Err(refusal));
    }
    assert_eq!(undo(&before, &then, &before, false, free), Err(UndoRefusal::Changed));
    // A closed unit only matters when he would be at work in it again.
    let retired = moved(&before, &Move::Retirement, "2026-02-01").expect("possible");
    let closed = Dependents {
        unit_closed: true,
        ..free
    };
    assert_eq!(
        undo(&before, &retired, &retired, false, closed),
        Err(UndoRefusal::UnitClosed)
    );
    let dead = moved(&retired, &Move::Death, "2026-03-01").expect("possible");
    assert_eq!(undo(&retired, &dead, &dead, false, closed), Ok(retired));
}
