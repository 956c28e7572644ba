//! The sentences of the design about accounts, roles and the ledger.

use super::*;
use AccountState::{Active, Invited, Locked};
use RoleCode::{CanBoToChuc, KiemToanNoiBo, NguoiKeKhai, QuanTri, ThuTruong};

const ALLOWED: Result<(), Denied> = Ok(());
const REFUSED: Result<(), Denied> = Err(Denied::NotAllowed);

#[test]
fn signed_out_and_worker_get_nothing() {
    for act in ActionCode::ALL {
        for facts in [Facts::default(), about(HOME), about_me()] {
            assert_eq!(
                outcome(*act, &Actor::Anonymous, &facts),
                Err(Denied::NotSignedIn),
                "{act:?}"
            );
            assert_eq!(outcome(*act, &Actor::Worker, &facts), REFUSED, "{act:?}");
        }
    }
}

#[test]
fn the_console_locks_unlocks_ends_sessions_asks_custodians_imports_staff_and_writes_backups() {
    let states = [None, Some(Invited), Some(Active), Some(Locked)];
    let may: Vec<_> = ActionCode::ALL
        .iter()
        .filter(|act| {
            let allowed = |state| outcome(**act, &Actor::Console, &in_state(state, about(HOME))).is_ok();
            states.into_iter().any(allowed)
        })
        .collect();
    use ActionCode::{EndSessions, ImportStaff, LockAccount, RequestRecovery, RunBackup, UnlockAccount};
    assert_eq!(
        may,
        [
            &LockAccount,
            &UnlockAccount,
            &EndSessions,
            &RequestRecovery,
            &ImportStaff,
            &RunBackup
        ]
    );
    for act in [RequestRecovery, RunBackup] {
        assert_eq!(roles_that_may(act, &about(HOME)), [], "{act:?}");
    }
}

#[test]
fn the_administrator_does_these_things_and_no_others() {
    use ActionCode::*;
    let may: [(ActionCode, &[&str]); 10] = [
        (ListAccounts, &["none", "invited", "active", "locked"]),
        (ProposeAccount, &["none"]),
        (LockAccount, &["invited", "active"]),
        (UnlockAccount, &["locked"]),
        (EndSessions, &["active", "locked"]),
        (ProposeRole, &["invited", "active"]),
        (ListUnits, &["none", "invited", "active", "locked"]),
        (CreateUnit, &["none", "invited", "active", "locked"]),
        (ChangeUnit, &["none", "invited", "active", "locked"]),
        (ListPeople, &["none", "invited", "active", "locked"]),
    ];
    let states = [
        ("none", None),
        ("invited", Some(Invited)),
        ("active", Some(Active)),
        ("locked", Some(Locked)),
    ];
    let administrator = wearing(QuanTri, ROOT);
    for act in ActionCode::ALL {
        let expected = may
            .iter()
            .find(|(code, _)| code == act)
            .map_or(&[][..], |(_, states)| states);
        for role_state in [
            None,
            Some(RoleState::Proposed),
            Some(RoleState::Active),
            Some(RoleState::Ended),
        ] {
            for role in RoleCode::ALL {
                let found: Vec<_> = states
                    .iter()
                    .filter(|(_, account)| {
                        let facts = of_role(role, role_state, in_state(*account, about(HOME)));
                        outcome(*act, &administrator, &facts).is_ok()
                    })
                    .map(|(name, _)| *name)
                    .collect();
                // What is proposed, in force or ended is not proposed again.
                let expected = if *act == ProposeRole && role_state.is_some() {
                    &[]
                } else {
                    expected
                };
                assert_eq!(found, expected, "{act:?} {role:?} {role_state:?}");
            }
        }
    }
}

#[test]
fn nobody_locks_unlocks_or_appoints_himself() {
    use ActionCode::*;
    let cases = [
        (LockAccount, QuanTri, Active),
        (UnlockAccount, QuanTri, Locked),
        (IssueInvitation, CanBoToChuc, Invited),
        (ReInvite, CanBoToChuc, Active),
        (ResetSecondFactor, CanBoToChuc, Active),
        (EditPerson, CanBoToChuc, Active),
        (SealDetails, CanBoToChuc, Active),
        (ProposeAssignment, CanBoToChuc, Active),
        (MovePerson, CanBoToChuc, Active),
        (ProposeChief, CanBoToChuc, Active),
        (AppointStandIn, CanBoToChuc, Active),
    ];
    for (act, role, state) in cases {
        let actor = wearing(role, ROOT);
        assert_eq!(
            outcome(act, &actor, &in_state(Some(state), about(HOME))),
            ALLOWED,
            "{act:?}"
        );
        assert_eq!(
            outcome(act, &actor, &in_state(Some(state), about_me())),
            REFUSED,
            "{act:?}"
        );
        // Whose account it is was not loaded: it might be his own.
        let unknown = Facts {
            subject: None,
            ..in_state(Some(state), about(HOME))
        };
        assert_eq!(outcome(act, &actor, &unknown), REFUSED, "{act:?}");
    }
    for role in RoleCode::ALL {
        for approver in role.row().approved_by {
            let mine = Facts {
                subject: Some(ME),
                ..of_role(role, Some(RoleState::Proposed), about(ROOT))
            };
            let actor = wearing(*approver, ROOT);
            assert_eq!(outcome(ApproveRole, &actor, &mine), REFUSED, "{approver:?} {role:?}");
            assert_eq!(outcome(EndRole, &actor, &mine), REFUSED, "{approver:?} {role:?}");
        }
    }
}

#[test]
fn slips_come_from_the_personnel_officer_and_for_him_from_the_head_or_another_officer() {
    use ActionCode::*;
    for (act, state) in [
        (IssueInvitation, Invited),
        (ReInvite, Active),
        (ResetSecondFactor, Active),
    ] {
        for role in RoleCode::ALL {
            let subject = Facts {
                roles: vec![role],
                ..in_state(Some(state), about(BELOW))
            };
            let expected: &[RoleCode] = match role {
                CanBoToChuc => &[CanBoToChuc, ThuTruong],
                _ => &[CanBoToChuc],
            };
            assert_eq!(roles_that_may(act, &subject), expected, "{act:?} {role:?}");
        }
        // Only in its state: a slip is for a new account, a new slip for one in use, none for one that is locked.
        for other in [None, Some(Invited), Some(Active), Some(Locked)] {
            let expected: &[RoleCode] = if other == Some(state) { &[CanBoToChuc] } else { &[] };
            assert_eq!(
                roles_that_may(act, &in_state(other, about(HOME))),
                expected,
                "{act:?} {other:?}"
            );
        }
    }
}

#[test]
fn sessions_are_ended_by_their_owner_and_by_the_administrator() {
    assert_eq!(outcome(ActionCode::EndSessions, &without_hat(), &about_me()), ALLOWED);
    assert_eq!(outcome(ActionCode::EndSessions, &without_hat(), &about(HOME)), REFUSED);
    assert_eq!(roles_that_may(ActionCode::EndSessions, &about(HOME)), [QuanTri]);
}

#[test]
fn the_auditor_alone_reads_and_exports_the_ledger() {
    for act in [ActionCode::ReadLedger, ActionCode::ExportLedger] {
        for facts in [Facts::default(), about(HOME), about_me()] {
            assert_eq!(roles_that_may(act, &facts), [KiemToanNoiBo], "{act:?}");
            assert_eq!(outcome(act, &Actor::Console, &facts), REFUSED, "{act:?}");
        }
        let seen = decision(act, &wearing(KiemToanNoiBo, HOME), &Facts::default());
        assert_eq!(seen.visibility, Visibility::Agency);
    }
}

#[test]
fn staff_files_are_the_officers_and_units_the_administrators() {
    assert_eq!(roles_that_may(ActionCode::CreatePerson, &about(HOME)), [CanBoToChuc]);
    assert_eq!(roles_that_may(ActionCode::ImportStaff, &about(HOME)), [CanBoToChuc]);
    assert_eq!(roles_that_may(ActionCode::CreateUnit, &about(HOME)), [QuanTri]);
    assert_eq!(roles_that_may(ActionCode::ChangeUnit, &about(HOME)), [QuanTri]);
    assert_eq!(
        roles_that_may(ActionCode::ListAccounts, &Facts::default()),
        [CanBoToChuc, ThuTruong, QuanTri]
    );
    let officer = wearing(CanBoToChuc, HOME);
    assert_eq!(
        outcome(ActionCode::CreatePerson, &officer, &about(BESIDE)),
        Err(Denied::NotFound)
    );
}

#[test]
fn who_receives_is_decided_by_the_head_and_never_by_the_administrator() {
    assert_eq!(roles_that_may(ActionCode::RearrangeUnits, &about(HOME)), [ThuTruong]);
    let head = wearing(ThuTruong, HOME);
    assert_eq!(outcome(ActionCode::RearrangeUnits, &head, &about(BELOW)), ALLOWED);
    for beyond in [ROOT, BESIDE] {
        assert_eq!(
            outcome(ActionCode::RearrangeUnits, &head, &about(beyond)),
            Err(Denied::NotFound)
        );
    }
}

#[test]
fn roles_are_approved_by_those_the_table_names() {
    for role in RoleCode::ALL {
        let facts = of_role(role, Some(RoleState::Proposed), about(ROOT));
        for approver in RoleCode::ALL {
            let expected = if role.row().approved_by.contains(&approver) {
                ALLOWED
            } else {
                REFUSED
            };
            for act in [ActionCode::ApproveRole, ActionCode::EndRole] {
                assert_eq!(
                    outcome(act, &wearing(approver, ROOT), &facts),
                    expected,
                    "{approver:?} {role:?}"
                );
            }
        }
    }
}

#[test]
fn a_head_of_one_unit_does_not_make_somebody_of_the_whole_agency() {
    for role in RoleCode::ALL {
        let expected = if role.row().scope == Scope::Agency {
            Err(Denied::NotFound)
        } else {
            ALLOWED
        };
        let head = wearing(ThuTruong, HOME);
        assert_eq!(
            outcome(ActionCode::ApproveRole, &head, &proposed(role)),
            expected,
            "{role:?}"
        );
        assert_eq!(
            outcome(ActionCode::EndRole, &head, &proposed(role)),
            expected,
            "{role:?}"
        );
        let of_agency = wearing(ThuTruong, ROOT);
        assert_eq!(
            outcome(ActionCode::ApproveRole, &of_agency, &proposed(role)),
            ALLOWED,
            "{role:?}"
        );
    }
}

#[test]
fn one_without_a_hat_has_his_own_account_and_nothing_else() {
    use ActionCode::*;
    for act in ActionCode::ALL {
        let expected = if matches!(
            act,
            ReadOwnAccount | ChangeOwnAccount | EndSessions | OpenDetails | OpenRecord | Declare | SubmitDeclaration
        ) {
            ALLOWED
        } else {
            REFUSED
        };
        // Even where the facts would suit somebody else.
        let mine = of_role(NguoiKeKhai, None, about_me());
        if !matches!(act, RewrapRecord | AdmitToCircle | ReceiveDeclaration) {
            assert_eq!(outcome(*act, &without_hat(), &mine), expected, "{act:?}");
        }
    }
    for act in [RewrapRecord, AdmitToCircle, ReceiveDeclaration] {
        assert_eq!(
            outcome(act, &without_hat(), &about_me()),
            Err(Denied::NotFound),
            "{act:?}"
        );
    }
}

#[test]
fn a_member_admits_to_his_own_circle_and_to_no_other() {
    use RoleCode::{PhoThuTruong, TruongPhong};
    let asked = |role, unit| of_role(role, Some(RoleState::Active), about(unit));
    let by = |wearer, unit, facts: &Facts| outcome(ActionCode::AdmitToCircle, &wearing(wearer, unit), facts);
    assert_eq!(
        by(ThuTruong, HOME, &asked(PhoThuTruong, HOME)),
        ALLOWED,
        "same kind, same unit"
    );
    assert_eq!(
        by(KiemToanNoiBo, HOME, &asked(KiemToanNoiBo, BELOW)),
        ALLOWED,
        "a circle of the agency"
    );
    let hidden = Err(Denied::NotFound);
    assert_eq!(
        by(ThuTruong, HOME, &asked(PhoThuTruong, BELOW)),
        hidden,
        "another unit's"
    );
    assert_eq!(by(ThuTruong, HOME, &asked(CanBoToChuc, HOME)), hidden, "another kind");
    assert_eq!(
        by(TruongPhong, HOME, &asked(NguoiKeKhai, HOME)),
        hidden,
        "a role without a circle"
    );
    let own = of_role(PhoThuTruong, Some(RoleState::Active), about_me());
    assert_eq!(by(ThuTruong, HOME, &own), REFUSED, "himself");
    let proposed = of_role(PhoThuTruong, Some(RoleState::Proposed), about(HOME));
    assert_eq!(by(ThuTruong, HOME, &proposed), REFUSED, "not approved yet");
}
