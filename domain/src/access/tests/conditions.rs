//! What must hold besides: states, separation of duties, the second factor and the step-up window.

use super::*;
use RoleCode::{CanBoToChuc, HoiDong, NguoiGiuManh, NguoiKeKhai, QuanTri, ThuTruong, ToXacMinh, TruongPhong};

const ALLOWED: Result<(), Denied> = Ok(());
const REFUSED: Result<(), Denied> = Err(Denied::NotAllowed);

#[test]
fn the_proposer_does_not_approve() {
    let invited = in_state(Some(AccountState::Invited), about(HOME));
    let cases = [
        (ActionCode::ApproveRole, wearing(ThuTruong, HOME), proposed(TruongPhong)),
        (ActionCode::IssueInvitation, wearing(CanBoToChuc, HOME), invited),
    ];
    for (act, actor, facts) in cases {
        let by = |proposer| Facts {
            proposer,
            ..facts.clone()
        };
        assert_eq!(outcome(act, &actor, &by(Some(Proposer::Console))), ALLOWED, "{act:?}");
        assert_eq!(
            outcome(act, &actor, &by(Some(Proposer::Account(OTHER_ACCOUNT)))),
            ALLOWED,
            "{act:?}"
        );
        // He proposed it when he wore another hat.
        assert_eq!(
            outcome(act, &actor, &by(Some(Proposer::Account(MY_ACCOUNT)))),
            REFUSED,
            "{act:?}"
        );
        // Nobody looked who proposed it.
        assert_eq!(outcome(act, &actor, &by(None)), REFUSED, "{act:?}");
    }
}

#[test]
fn each_act_on_a_role_has_its_states() {
    let states = [
        None,
        Some(RoleState::Proposed),
        Some(RoleState::Active),
        Some(RoleState::Ended),
    ];
    let cases = [
        (ActionCode::ProposeRole, QuanTri, [true, false, false, false]),
        (ActionCode::ApproveRole, ThuTruong, [false, true, false, false]),
        (ActionCode::EndRole, ThuTruong, [false, true, true, false]),
    ];
    for (act, role, expected) in cases {
        for (state, allowed) in states.into_iter().zip(expected) {
            let facts = of_role(TruongPhong, state, about(HOME));
            let expected = if allowed { ALLOWED } else { REFUSED };
            assert_eq!(
                outcome(act, &wearing(role, HOME), &facts),
                expected,
                "{act:?} {state:?}"
            );
        }
        // Which role was not loaded.
        assert_eq!(outcome(act, &wearing(role, HOME), &about(HOME)), REFUSED, "{act:?}");
    }
}

#[test]
fn a_role_that_reads_others_is_approved_when_there_are_keys_to_check() {
    let states = [
        (None, false, false),
        (Some(AccountState::Invited), true, false),
        (Some(AccountState::Active), true, true),
        (Some(AccountState::Locked), false, false),
    ];
    for role in RoleCode::ALL {
        for (account, reads_nothing, reads_others) in states {
            let facts = in_state(account, of_role(role, Some(RoleState::Proposed), about(ROOT)));
            let allowed = if role.reads_others() {
                reads_others
            } else {
                reads_nothing
            };
            let expected = if allowed { ALLOWED } else { REFUSED };
            let found = outcome(ActionCode::ApproveRole, &wearing(ThuTruong, ROOT), &facts);
            assert_eq!(found, expected, "{role:?} {account:?}");
        }
    }
}

#[test]
fn roles_that_exclude_each_other_are_neither_proposed_nor_approved() {
    for held in RoleCode::ALL {
        for role in RoleCode::ALL {
            let facts = |state| Facts {
                roles: vec![NguoiKeKhai, held],
                ..of_role(role, state, about(ROOT))
            };
            let expected = if role.is_compatible_with(held) {
                ALLOWED
            } else {
                REFUSED
            };
            let propose = outcome(ActionCode::ProposeRole, &wearing(QuanTri, ROOT), &facts(None));
            assert_eq!(propose, expected, "{held:?} {role:?}");
            let facts = facts(Some(RoleState::Proposed));
            let approve = outcome(ActionCode::ApproveRole, &wearing(ThuTruong, ROOT), &facts);
            assert_eq!(approve, expected, "{held:?} {role:?}");
        }
    }
    for (one, other) in [(ThuTruong, NguoiGiuManh), (HoiDong, ToXacMinh), (QuanTri, CanBoToChuc)] {
        assert!(!one.is_compatible_with(other));
    }
}

#[test]
fn the_last_member_of_a_circle_stays() {
    let active = of_role(CanBoToChuc, Some(RoleState::Active), about(HOME));
    let last = Facts {
        last_member: true,
        ..active.clone()
    };
    let head = wearing(ThuTruong, HOME);
    assert_eq!(outcome(ActionCode::EndRole, &head, &active), ALLOWED);
    assert_eq!(outcome(ActionCode::EndRole, &head, &last), REFUSED);
}

/// For each act that a person may do: who, and the facts with which he may.
fn allowed_acts() -> Vec<(ActionCode, RoleCode, Facts)> {
    use ActionCode::*;
    let invited = in_state(Some(AccountState::Invited), about(HOME));
    let locked = in_state(Some(AccountState::Locked), about(HOME));
    let sealed = sealed_to(Recipient::Circle(CircleKind::Personnel, Some(ROOT)), about(HOME));
    vec![
        (ReadOwnAccount, NguoiKeKhai, about_me()),
        (ChangeOwnAccount, NguoiKeKhai, about_me()),
        (ListAccounts, QuanTri, Facts::default()),
        (ProposeAccount, QuanTri, in_state(None, about(HOME))),
        (IssueInvitation, CanBoToChuc, invited),
        (ReInvite, CanBoToChuc, about(HOME)),
        (ResetSecondFactor, CanBoToChuc, about(HOME)),
        (LockAccount, QuanTri, about(HOME)),
        (UnlockAccount, QuanTri, locked),
        (EndSessions, QuanTri, about(HOME)),
        (ProposeRole, QuanTri, of_role(TruongPhong, None, about(HOME))),
        (ApproveRole, ThuTruong, proposed(TruongPhong)),
        (EndRole, ThuTruong, proposed(TruongPhong)),
        (EndorseKeys, CanBoToChuc, about(HOME)),
        (
            AdmitToCircle,
            ThuTruong,
            of_role(RoleCode::PhoThuTruong, Some(RoleState::Active), about(ROOT)),
        ),
        (ReadLedger, RoleCode::KiemToanNoiBo, Facts::default()),
        (ExportLedger, RoleCode::KiemToanNoiBo, Facts::default()),
        (ListUnits, QuanTri, Facts::default()),
        (CreateUnit, QuanTri, about(HOME)),
        (ChangeUnit, QuanTri, about(HOME)),
        (RearrangeUnits, ThuTruong, about(HOME)),
        (ProposeChief, CanBoToChuc, about(HOME)),
        (ProposeAssignment, CanBoToChuc, about(HOME)),
        (SignAssignment, ThuTruong, about(HOME)),
        (ListPeople, QuanTri, Facts::default()),
        (OpenPerson, ThuTruong, about(HOME)),
        (CreatePerson, CanBoToChuc, about(HOME)),
        (EditPerson, CanBoToChuc, about(HOME)),
        (OpenDetails, CanBoToChuc, sealed.clone()),
        (SealDetails, CanBoToChuc, about(HOME)),
        (MovePerson, CanBoToChuc, about(HOME)),
        (AppointStandIn, CanBoToChuc, about(HOME)),
        (ImportStaff, CanBoToChuc, about(HOME)),
        (OpenRecord, CanBoToChuc, sealed.clone()),
        (RewrapRecord, CanBoToChuc, sealed.clone()),
        (ListDeclarations, ThuTruong, Facts::default()),
        (OpenRound, CanBoToChuc, about(HOME)),
        (CorrectRoster, CanBoToChuc, about(HOME)),
        (
            ApproveRoster,
            ThuTruong,
            Facts {
                proposer: Some(Proposer::Account(OTHER_ACCOUNT)),
                ..about(HOME)
            },
        ),
        (Declare, NguoiKeKhai, about_me()),
        (SubmitDeclaration, NguoiKeKhai, about_me()),
        (ReceiveDeclaration, CanBoToChuc, sealed),
    ]
}

#[test]
fn signed_acts_and_changes_of_own_keys_need_the_window_and_others_do_not() {
    use ActionCode::*;
    let needing = [
        ChangeOwnAccount,
        IssueInvitation,
        ReInvite,
        ResetSecondFactor,
        ApproveRole,
        RewrapRecord,
        EndorseKeys,
        AdmitToCircle,
        SealDetails,
        RearrangeUnits,
        SignAssignment,
        ApproveRoster,
        SubmitDeclaration,
    ];
    let acts = allowed_acts();
    // Every act but the console's own two is in the list.
    assert_eq!(acts.len() + 2, ActionCode::ALL.len());
    for (act, role, facts) in acts {
        let session = |stepped_up| {
            person(SignedIn {
                stepped_up,
                ..signed_in(vec![hat(role, ROOT)])
            })
        };
        assert_eq!(outcome(act, &session(true), &facts), ALLOWED, "{act:?}");
        let expected = if needing.contains(&act) {
            Err(Denied::StepUpNeeded)
        } else {
            ALLOWED
        };
        assert_eq!(outcome(act, &session(false), &facts), expected, "{act:?}");
    }
}

#[test]
fn a_role_with_a_second_factor_counts_only_with_it() {
    for (act, role, facts) in allowed_acts() {
        let session = |stepped_up| {
            person(SignedIn {
                second_factor: false,
                stepped_up,
                ..signed_in(vec![hat(role, ROOT)])
            })
        };
        let expected = if role == NguoiKeKhai {
            ALLOWED
        } else {
            Err(Denied::SecondFactorNeeded)
        };
        assert_eq!(outcome(act, &session(true), &facts), expected, "{act:?}");
        // The second factor is asked for before the window, which it opens as well.
        if role != NguoiKeKhai {
            assert_eq!(outcome(act, &session(false), &facts), expected, "{act:?}");
        }
    }
}

#[test]
fn without_its_second_factor_a_hat_adds_nothing_to_what_is_ones_own() {
    let officer = |second_factor| {
        person(SignedIn {
            second_factor,
            ..signed_in(vec![hat(CanBoToChuc, HOME)])
        })
    };
    let mine = sealed_to(Recipient::Circle(CircleKind::Personnel, Some(HOME)), about_me());
    let seen = decision(ActionCode::OpenRecord, &officer(false), &mine);
    assert_eq!((seen.roles, seen.visibility), (vec![], Visibility::Own));
    let seen = decision(ActionCode::OpenRecord, &officer(true), &mine);
    assert_eq!(
        (seen.roles, seen.visibility),
        (vec![CanBoToChuc], Visibility::Units(vec![HOME]))
    );
}

#[test]
fn what_is_refused_anyway_does_not_ask_for_a_password() {
    let bare = |role| {
        person(SignedIn {
            stepped_up: false,
            second_factor: false,
            ..signed_in(vec![hat(role, HOME)])
        })
    };
    let locked = in_state(Some(AccountState::Locked), about(HOME));
    let cases = [
        (CanBoToChuc, about(BESIDE), Err(Denied::NotFound)),
        (CanBoToChuc, locked, REFUSED),
        (CanBoToChuc, about_me(), REFUSED),
        (QuanTri, about(HOME), REFUSED),
        // Out of scope, the state is no matter: it must not show through.
        (CanBoToChuc, in_state(None, about(BESIDE)), Err(Denied::NotFound)),
    ];
    for (role, facts, expected) in cases {
        assert_eq!(
            outcome(ActionCode::ReInvite, &bare(role), &facts),
            expected,
            "{role:?} {facts:?}"
        );
    }
}
