//! What a move touches besides the person.

use super::*;
use crate::access::{CircleKind, RoleCode, UnitPath};

const ROOT: UnitId = unit(1);
const HOME: UnitId = unit(2);
const OTHER: UnitId = unit(3);

fn role(role: RoleCode, unit: UnitId) -> HeldRole {
    HeldRole {
        role,
        unit,
        is_last: false,
    }
}

fn held(roles: Vec<HeldRole>) -> Held {
    Held {
        roles,
        ..Held::default()
    }
}

fn found(step: &Move, held: &Held) -> Vec<Consequence> {
    let first = day("2026-02-01");
    let then = after(&standing(), step, first, day("2026-01-01"), first).expect("possible");
    consequences(&standing(), &then, &UnitPath::new(then.unit, vec![ROOT]), held)
}

fn transfer() -> Move {
    let same = standing();
    Move::Transfer {
        unit: OTHER,
        post: NewPost {
            title: same.post,
            level: same.level,
            kind: same.kind,
        },
    }
}

#[test]
fn a_transfer_ends_the_roles_of_the_old_unit_and_asks_about_those_above() {
    let roles = vec![
        role(RoleCode::TruongPhong, HOME),
        role(RoleCode::CanBoToChuc, ROOT),
        role(RoleCode::KiemToanNoiBo, HOME),
        role(RoleCode::ToTuKiemTra, HOME),
        role(RoleCode::NguoiKeKhai, HOME),
    ];
    assert_eq!(
        found(&transfer(), &held(roles)),
        [
            Consequence::Unit { from: HOME, to: OTHER },
            Consequence::RoleEnds(role(RoleCode::TruongPhong, HOME)),
            Consequence::RoleToReview(role(RoleCode::CanBoToChuc, ROOT)),
            Consequence::RoleToReview(role(RoleCode::KiemToanNoiBo, HOME)),
            Consequence::RoleToReview(role(RoleCode::ToTuKiemTra, HOME)),
            Consequence::CircleLeft {
                kind: CircleKind::Unit,
                unit: HOME
            },
            Consequence::DutyToReview,
        ]
    );
}

#[test]
fn whoever_leaves_loses_every_role_office_and_stand_in() {
    let in_hand = Held {
        roles: vec![role(RoleCode::ThuTruong, ROOT), role(RoleCode::NguoiKeKhai, HOME)],
        chief_of: vec![ROOT],
        stand_ins: 2,
        account: true,
    };
    for step in [Move::Retirement, Move::Resignation, Move::TransferOut, Move::Death] {
        assert_eq!(
            found(&step, &in_hand),
            [
                Consequence::Status,
                Consequence::RoleEnds(role(RoleCode::ThuTruong, ROOT)),
                Consequence::RoleEnds(role(RoleCode::NguoiKeKhai, HOME)),
                Consequence::CircleLeft {
                    kind: CircleKind::Leadership,
                    unit: ROOT
                },
                Consequence::ChiefEnds(ROOT),
                Consequence::StandInsEnd(2),
                Consequence::AccountToLock,
                Consequence::DutyToReview,
            ],
            "{step:?}"
        );
    }
}

#[test]
fn a_leave_ends_nothing_and_asks_who_acts_meanwhile() {
    let in_hand = Held {
        chief_of: vec![HOME],
        stand_ins: 1,
        account: true,
        ..held(vec![
            role(RoleCode::TruongPhong, HOME),
            role(RoleCode::NguoiKeKhai, HOME),
        ])
    };
    let step = Move::Leave {
        status: Status::MaternityLeave,
        until: None,
    };
    assert_eq!(
        found(&step, &in_hand),
        [
            Consequence::Status,
            Consequence::RoleToReview(role(RoleCode::TruongPhong, HOME))
        ]
    );
}

#[test]
fn a_chief_of_the_whole_stays_chief_wherever_he_works() {
    let in_hand = Held {
        chief_of: vec![ROOT, HOME],
        stand_ins: 1,
        ..Held::default()
    };
    assert_eq!(
        found(&transfer(), &in_hand),
        [
            Consequence::Unit { from: HOME, to: OTHER },
            Consequence::ChiefEnds(HOME),
            Consequence::StandInsEnd(1),
            Consequence::DutyToReview,
        ]
    );
}

#[test]
fn a_name_touches_nothing_else() {
    let in_hand = held(vec![role(RoleCode::TruongPhong, HOME)]);
    assert_eq!(
        found(&Move::NameChange(name("Trần Thị Mới")), &in_hand),
        [Consequence::Name]
    );
}

#[test]
fn the_last_who_holds_a_key_stays_until_there_is_another() {
    let last = HeldRole {
        is_last: true,
        ..role(RoleCode::CanBoToChuc, HOME)
    };
    for step in [Move::Retirement, Move::Death, transfer()] {
        let found = found(&step, &held(vec![last.clone()]));
        assert!(found.contains(&Consequence::RoleCannotEnd(last.clone())), "{step:?}");
        let ends = |one: &Consequence| matches!(one, Consequence::RoleEnds(_) | Consequence::CircleLeft { .. });
        assert!(!found.iter().any(ends), "{step:?}");
    }
}
