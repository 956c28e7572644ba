//! Who opens an ordinary record.

use super::*;
use CircleKind::{Audit, Control, Leadership, Personnel, Statistics, Unit};

const HIDDEN: Result<(), Denied> = Err(Denied::NotFound);

#[test]
fn the_owner_opens_his_record_and_others_do_not_learn_of_it() {
    assert_eq!(outcome(ActionCode::OpenRecord, &without_hat(), &about_me()), Ok(()));
    assert_eq!(outcome(ActionCode::OpenRecord, &without_hat(), &about(HOME)), HIDDEN);
    assert_eq!(
        outcome(ActionCode::OpenRecord, &without_hat(), &Facts::default()),
        HIDDEN
    );
    // A draft is sealed to its author alone: no rank and no scope opens it.
    for role in RoleCode::ALL {
        assert_eq!(
            outcome(ActionCode::OpenRecord, &wearing(role, ROOT), &about(HOME)),
            HIDDEN,
            "{role:?}"
        );
    }
}

#[test]
fn a_circle_is_reached_through_a_hat_of_its_kind_at_its_unit() {
    for kind in [Unit, Personnel, Leadership, Control, Statistics, Audit] {
        let record = sealed_to(Recipient::Circle(kind, Some(HOME)), about(HOME));
        for role in RoleCode::ALL {
            let expected = if role.row().circle == Some(kind) {
                Ok(())
            } else {
                HIDDEN
            };
            assert_eq!(
                outcome(ActionCode::OpenRecord, &wearing(role, HOME), &record),
                expected,
                "{role:?}"
            );
            // Circles are flat: neither that above nor that below is this one.
            for elsewhere in [ROOT, BELOW, BESIDE] {
                assert_eq!(
                    outcome(ActionCode::OpenRecord, &wearing(role, elsewhere), &record),
                    HIDDEN,
                    "{role:?}"
                );
            }
        }
    }
}

#[test]
fn a_circle_of_the_agency_is_reached_from_the_root_or_by_a_role_of_the_agency() {
    for kind in CircleKind::ALL {
        let record = sealed_to(Recipient::Circle(kind, None), about(HOME));
        for role in RoleCode::ALL {
            let row = role.row();
            let is_member = row.circle == Some(kind);
            for (unit, of_agency) in [(ROOT, true), (HOME, row.scope == Scope::Agency)] {
                let expected = if is_member && of_agency { Ok(()) } else { HIDDEN };
                assert_eq!(
                    outcome(ActionCode::OpenRecord, &wearing(role, unit), &record),
                    expected,
                    "{role:?}"
                );
            }
        }
    }
}

#[test]
fn a_named_recipient_needs_a_hat_for_single_records() {
    let mine = sealed_to(Recipient::Account(MY_ACCOUNT), about(BESIDE));
    let anothers = sealed_to(Recipient::Account(OTHER_ACCOUNT), about(BESIDE));
    for role in RoleCode::ALL {
        let expected = if role.row().scope == Scope::SingleRecord {
            Ok(())
        } else {
            HIDDEN
        };
        assert_eq!(
            outcome(ActionCode::OpenRecord, &wearing(role, HOME), &mine),
            expected,
            "{role:?}"
        );
        assert_eq!(
            outcome(ActionCode::OpenRecord, &wearing(role, HOME), &anothers),
            HIDDEN,
            "{role:?}"
        );
    }
    assert_eq!(outcome(ActionCode::OpenRecord, &without_hat(), &mine), HIDDEN);
}

#[test]
fn for_who_is_barred_nothing_exists() {
    for act in ActionCode::ALL {
        let circle = Recipient::Circle(Personnel, Some(HOME));
        let barred = Facts {
            excluded: true,
            ..sealed_to(circle, proposed(RoleCode::TruongPhong))
        };
        for role in RoleCode::ALL {
            assert_eq!(outcome(*act, &wearing(role, HOME), &barred), HIDDEN, "{act:?} {role:?}");
        }
    }
}

#[test]
fn keys_are_handed_over_by_an_officer_who_received_the_record() {
    let received = |facts| sealed_to(Recipient::Circle(Personnel, Some(HOME)), facts);
    let led = |facts| sealed_to(Recipient::Circle(Leadership, Some(HOME)), facts);
    let refused = Err(Denied::NotAllowed);
    let officer = wearing(RoleCode::CanBoToChuc, HOME);
    let head = wearing(RoleCode::ThuTruong, HOME);
    let locked = in_state(Some(AccountState::Locked), about(HOME));
    let cases = [
        (&officer, received(about(HOME)), Ok(())),
        (&officer, received(about_me()), refused),
        (&officer, received(locked), refused),
        (&officer, about(HOME), HIDDEN),
        (&officer, led(about(HOME)), HIDDEN),
        // He can open it, so he knows of it; the keys are not his to hand over.
        (&head, led(about(HOME)), refused),
        (&head, received(about(HOME)), HIDDEN),
    ];
    for (actor, facts, expected) in cases {
        assert_eq!(outcome(ActionCode::RewrapRecord, actor, &facts), expected, "{facts:?}");
    }
    let both = Facts {
        recipients: vec![
            Recipient::Circle(Personnel, Some(HOME)),
            Recipient::Circle(Leadership, Some(HOME)),
        ],
        ..about(HOME)
    };
    assert_eq!(roles_that_may(ActionCode::RewrapRecord, &both), [RoleCode::CanBoToChuc]);
}

#[test]
fn a_declaration_is_received_by_a_recipient_and_never_by_its_author() {
    let received = |facts| sealed_to(Recipient::Circle(Personnel, Some(HOME)), facts);
    let led = |facts| sealed_to(Recipient::Circle(Leadership, Some(HOME)), facts);
    let named = |facts| sealed_to(Recipient::Account(MY_ACCOUNT), facts);
    let officer = wearing(RoleCode::CanBoToChuc, HOME);
    let head = wearing(RoleCode::ThuTruong, HOME);
    let cases = [
        (&officer, received(about(HOME)), Ok(())),
        (&officer, received(about_me()), Err(Denied::NotAllowed)),
        (&officer, about(HOME), HIDDEN),
        (&officer, led(about(HOME)), HIDDEN),
        // An officer's own, where no other officer is there.
        (&head, led(about(HOME)), Ok(())),
        (&head, received(about(HOME)), HIDDEN),
        // Whoever reads it in another office, or by name, does not receive it.
        (
            &wearing(RoleCode::CoQuanKiemSoat, HOME),
            sealed_to(Recipient::Circle(Control, Some(HOME)), about(HOME)),
            Err(Denied::NotAllowed),
        ),
        (
            &wearing(RoleCode::ToXacMinh, HOME),
            named(about(HOME)),
            Err(Denied::NotAllowed),
        ),
        (&wearing(RoleCode::QuanTri, ROOT), received(about(HOME)), HIDDEN),
    ];
    for (actor, facts, expected) in cases {
        assert_eq!(
            outcome(ActionCode::ReceiveDeclaration, actor, &facts),
            expected,
            "{facts:?}"
        );
    }
}
