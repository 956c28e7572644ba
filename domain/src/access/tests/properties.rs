//! What holds for every actor, act and subject.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn units() -> impl Strategy<Value = UnitId> {
    select(vec![ROOT, HOME, BELOW, BESIDE])
}

fn roles() -> impl Strategy<Value = RoleCode> {
    select(RoleCode::ALL.to_vec())
}

fn hats() -> impl Strategy<Value = Hat> {
    // Some begin tomorrow, some ended yesterday.
    (roles(), units(), 0..3_u64, prop::option::of(0..3_u64)).prop_map(|(role, unit, first, last)| Hat {
        role,
        unit,
        from: today() - Days::new(1) + Days::new(first),
        to: last.map(|last| today() - Days::new(1) + Days::new(last)),
    })
}

fn people() -> impl Strategy<Value = SignedIn> {
    (prop::collection::vec(hats(), 0..4), any::<bool>(), any::<bool>()).prop_map(|(hats, stepped_up, second_factor)| {
        SignedIn {
            stepped_up,
            second_factor,
            ..signed_in(hats)
        }
    })
}

fn recipients() -> impl Strategy<Value = Recipient> {
    prop_oneof![
        (select(CircleKind::ALL.to_vec()), prop::option::of(units()))
            .prop_map(|(kind, unit)| Recipient::Circle(kind, unit)),
        select(vec![MY_ACCOUNT, OTHER_ACCOUNT]).prop_map(Recipient::Account),
    ]
}

fn role_states() -> impl Strategy<Value = Option<RoleState>> {
    select(vec![
        None,
        Some(RoleState::Proposed),
        Some(RoleState::Active),
        Some(RoleState::Ended),
    ])
}

fn account_states() -> impl Strategy<Value = Option<AccountState>> {
    use AccountState::{Active, Invited, Locked};
    select(vec![None, Some(Invited), Some(Active), Some(Locked)])
}

fn proposers() -> impl Strategy<Value = Option<Proposer>> {
    let account = |id| Some(Proposer::Account(id));
    select(vec![
        None,
        Some(Proposer::Console),
        account(MY_ACCOUNT),
        account(OTHER_ACCOUNT),
    ])
}

fn some_facts() -> impl Strategy<Value = Facts> {
    let question = prop::option::of((roles(), role_states()).prop_map(|(role, state)| RoleInQuestion { role, state }));
    (
        select(vec![None, Some(ME), Some(OTHER)]),
        prop::option::of(units()),
        prop::collection::vec(roles(), 0..3),
        account_states(),
        question,
        proposers(),
        prop::collection::vec(recipients(), 0..3),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.2),
    )
        .prop_map(
            |(subject, unit, roles, account, role, proposer, recipients, excluded, last_member)| Facts {
                subject,
                unit: unit.map(path),
                roles,
                account,
                role,
                proposer,
                recipients,
                excluded,
                last_member,
            },
        )
}

fn acts() -> impl Strategy<Value = ActionCode> {
    select(ActionCode::ALL.to_vec())
}

/// Whether all that `less` shows, `more` shows as well.
fn shows(more: &Visibility, less: &Visibility) -> bool {
    match (more, less) {
        (Visibility::Agency, _) | (_, Visibility::Own) => true,
        (Visibility::Units(more), Visibility::Units(less)) => less.iter().all(|unit| more.contains(unit)),
        (Visibility::Own, Visibility::Units(_)) | (Visibility::Own | Visibility::Units(_), Visibility::Agency) => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn nobody_without_a_hat_gets_more_than_his_own(someone in people(), facts in some_facts(), act in acts()) {
        let bare = SignedIn { hats: vec![], ..someone };
        if let Ok(decision) = weigh(act, &person(bare), &facts, today()) {
            use ActionCode::{
                ChangeOwnAccount, Declare, EndSessions, OpenDetails, OpenRecord, ReadOwnAccount, SubmitDeclaration,
            };
            prop_assert!(matches!(
                act,
                ReadOwnAccount
                    | ChangeOwnAccount
                    | EndSessions
                    | OpenDetails
                    | OpenRecord
                    | Declare
                    | SubmitDeclaration
            ));
            prop_assert_eq!(facts.subject, Some(ME));
            prop_assert_eq!(decision.visibility, Visibility::Own);
            prop_assert!(decision.roles.is_empty());
        }
    }

    #[test]
    fn one_more_hat_takes_nothing_away_unless_it_excludes_another(
        someone in people(),
        one_more in hats(),
        facts in some_facts(),
        act in acts(),
    ) {
        let worn: Vec<_> = someone.hats.iter().filter(|hat| hat.is_in_force(today())).collect();
        let excludes = worn.iter().any(|hat| !hat.role.is_compatible_with(one_more.role));
        let mut hats = someone.hats.clone();
        hats.push(one_more.clone());
        let richer = SignedIn { hats, ..someone.clone() };
        let before = weigh(act, &person(someone), &facts, today());
        let after = weigh(act, &person(richer), &facts, today());
        if !(excludes && one_more.is_in_force(today())) && let Ok(before) = before {
            let after = after.expect("still allowed");
            prop_assert!(shows(&after.visibility, &before.visibility));
            prop_assert!(before.roles.iter().all(|role| after.roles.contains(role)));
        }
    }

    #[test]
    fn a_hat_out_of_force_changes_nothing(someone in people(), facts in some_facts(), act in acts()) {
        let in_force = someone.hats.iter().filter(|hat| hat.is_in_force(today())).cloned().collect();
        let trimmed = SignedIn { hats: in_force, ..someone.clone() };
        prop_assert_eq!(
            weigh(act, &person(someone), &facts, today()),
            weigh(act, &person(trimmed), &facts, today())
        );
    }

    #[test]
    fn what_asks_for_more_is_allowed_once_it_is_there(someone in people(), facts in some_facts(), act in acts()) {
        let with_factor = SignedIn { second_factor: true, ..someone.clone() };
        let with_all = SignedIn { stepped_up: true, ..with_factor.clone() };
        let bare = weigh(act, &person(someone), &facts, today());
        let factor = weigh(act, &person(with_factor), &facts, today());
        let all = weigh(act, &person(with_all), &facts, today());
        match bare {
            Ok(_) | Err(Denied::StepUpNeeded) => prop_assert!(all.is_ok()),
            Err(Denied::SecondFactorNeeded) => {
                prop_assert!(matches!(factor, Ok(_) | Err(Denied::StepUpNeeded)));
                prop_assert!(all.is_ok());
            }
            Err(other) => prop_assert_eq!(all, Err(other)),
        }
    }

    #[test]
    fn nobody_approves_what_he_proposed_or_what_is_for_himself(someone in people(), facts in some_facts()) {
        let approves = weigh(ActionCode::ApproveRole, &person(someone), &facts, today()).is_ok();
        let for_himself = facts.subject != Some(OTHER);
        let proposed_by_him = facts.proposer == Some(Proposer::Account(MY_ACCOUNT));
        prop_assert!(!(approves && (for_himself || proposed_by_him)));
    }

    #[test]
    fn an_administrator_opens_nothing_but_his_own(someone in people(), facts in some_facts(), act in acts()) {
        let mut hats = someone.hats.clone();
        hats.push(hat(RoleCode::QuanTri, ROOT));
        let administrator = person(SignedIn { hats, ..someone });
        let opened = weigh(act, &administrator, &facts, today()).is_ok();
        use ActionCode::{ApproveRole, ExportLedger, IssueInvitation, OpenRecord, ReInvite, ReadLedger};
        use ActionCode::{ApproveRoster, ListDeclarations, RearrangeUnits, ReceiveDeclaration, ResetSecondFactor};
        use ActionCode::RewrapRecord;
        prop_assert!(!(opened && act == OpenRecord && facts.subject != Some(ME)));
        let never = [
            ApproveRole, ApproveRoster, ExportLedger, IssueInvitation, ListDeclarations, ReInvite, ReadLedger,
            RearrangeUnits, ReceiveDeclaration, ResetSecondFactor, RewrapRecord,
        ];
        // His other hats exclude this one, or open nothing.
        prop_assert!(!(opened && never.contains(&act)));
    }
}
