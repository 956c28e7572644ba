//! Rules of routes.

use super::*;

const OFFICERS: &[RoleCode] = &[RoleCode::CanBoToChuc];
const DECLARANTS: &[RoleCode] = &[RoleCode::NguoiKeKhai, RoleCode::CanBoToChuc];

fn session(hats: Vec<Hat>, stepped_up: bool, second_factor: bool) -> Actor {
    person(SignedIn {
        stepped_up,
        second_factor,
        ..signed_in(hats)
    })
}

#[test]
fn routes_admit_whom_their_rule_names() {
    let officer = || vec![hat(RoleCode::CanBoToChuc, HOME)];
    let declarant = || vec![hat(RoleCode::NguoiKeKhai, HOME)];
    let excluded = || vec![hat(RoleCode::CanBoToChuc, HOME), hat(RoleCode::QuanTri, HOME)];
    let rules = [
        AccessRule::Public,
        AccessRule::SignedIn,
        AccessRule::SignedInSteppedUp,
        AccessRule::AnyOf(OFFICERS),
        AccessRule::AnyOfSteppedUp(OFFICERS),
        AccessRule::AnyOf(DECLARANTS),
        AccessRule::AnyOf(&[]),
    ];
    let signed_out = Err(Denied::NotSignedIn);
    let no = Err(Denied::NotAllowed);
    let window = Err(Denied::StepUpNeeded);
    let factor = Err(Denied::SecondFactorNeeded);
    let yes = Ok(());
    let cases = [
        (Actor::Worker, [no; 7]),
        (Actor::Console, [no; 7]),
        (
            Actor::Anonymous,
            [
                yes, signed_out, signed_out, signed_out, signed_out, signed_out, signed_out,
            ],
        ),
        (session(vec![], true, true), [yes, yes, yes, no, no, no, no]),
        (session(vec![], false, false), [yes, yes, window, no, no, no, no]),
        (session(officer(), true, true), [yes, yes, yes, yes, yes, yes, no]),
        (
            session(officer(), false, true),
            [yes, yes, window, yes, window, yes, no],
        ),
        (
            session(officer(), true, false),
            [yes, yes, yes, factor, factor, factor, no],
        ),
        (
            session(officer(), false, false),
            [yes, yes, window, factor, factor, factor, no],
        ),
        (session(declarant(), false, false), [yes, yes, window, no, no, yes, no]),
        // The hat without the need lets him in although the other one does not count.
        (
            session([officer(), declarant()].concat(), true, false),
            [yes, yes, yes, factor, factor, yes, no],
        ),
        (session(excluded(), true, true), [yes, yes, yes, no, no, no, no]),
    ];
    for (actor, expected) in cases {
        for (rule, expected) in rules.iter().zip(expected) {
            assert_eq!(rule.admits(&actor, today()), expected, "{rule:?} {actor:?}");
        }
    }
}
