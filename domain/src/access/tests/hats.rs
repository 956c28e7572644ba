//! Days and scopes.

use super::*;

#[test]
fn the_first_and_the_last_day_of_a_hat_count() {
    let day = |iso| crate::day::read_iso(iso).expect("a valid day");
    let cases = [
        // To, today: in force.
        (Some("2026-11-30"), "2026-10-31", false),
        (Some("2026-11-30"), "2026-11-01", true),
        (Some("2026-11-30"), "2026-11-15", true),
        (Some("2026-11-30"), "2026-11-30", true),
        (Some("2026-11-30"), "2026-12-01", false),
        (Some("2026-11-01"), "2026-11-01", true),
        (Some("2026-11-01"), "2026-11-02", false),
        // The end before the beginning: never.
        (Some("2026-10-31"), "2026-10-31", false),
        (Some("2026-10-31"), "2026-11-01", false),
        (None, "2026-10-31", false),
        (None, "2026-11-01", true),
        (None, "2099-12-31", true),
    ];
    for (to, today, in_force) in cases {
        let hat = Hat {
            role: RoleCode::KiemToanNoiBo,
            unit: ROOT,
            from: day("2026-11-01"),
            to: to.map(day),
        };
        let today = day(today);
        assert_eq!(hat.is_in_force(today), in_force, "{to:?} {today}");
        // The same in a decision and at a route.
        let auditor = person(signed_in(vec![hat]));
        let expected = if in_force { Ok(()) } else { Err(Denied::NotAllowed) };
        let read = decide::<ReadLedger>(&auditor, &Facts::default(), today).map(|_| ());
        assert_eq!(read, expected, "{to:?} {today}");
        let route = AccessRule::AnyOf(&[RoleCode::KiemToanNoiBo]).admits(&auditor, today);
        assert_eq!(route, expected, "{to:?} {today}");
    }
}

#[test]
fn a_unit_scope_reaches_down_and_nowhere_else() {
    let cases = [
        // Hat of, subject of: reached.
        (ROOT, ROOT, true),
        (ROOT, HOME, true),
        (ROOT, BELOW, true),
        (ROOT, BESIDE, true),
        (HOME, ROOT, false),
        (HOME, HOME, true),
        (HOME, BELOW, true),
        (HOME, BESIDE, false),
        (BELOW, HOME, false),
        (BESIDE, BELOW, false),
    ];
    for (hat, subject, reached) in cases {
        let officer = wearing(RoleCode::CanBoToChuc, hat);
        // Who lies out of scope does not exist for him.
        let expected = if reached { Ok(()) } else { Err(Denied::NotFound) };
        assert_eq!(
            outcome(ActionCode::ReInvite, &officer, &about(subject)),
            expected,
            "{hat:?} {subject:?}"
        );
        // The administrator's is the whole agency, wherever his hat is of.
        let administrator = wearing(RoleCode::QuanTri, hat);
        assert_eq!(
            outcome(ActionCode::LockAccount, &administrator, &about(subject)),
            Ok(())
        );
    }
    let unknown = Facts {
        unit: None,
        ..about(HOME)
    };
    let officer = wearing(RoleCode::CanBoToChuc, ROOT);
    assert_eq!(outcome(ActionCode::ReInvite, &officer, &unknown), Err(Denied::NotFound));
}

#[test]
fn a_path_knows_its_root() {
    assert_eq!(path(ROOT).root(), ROOT);
    assert_eq!(path(BELOW).root(), ROOT);
    assert_eq!(path(BELOW).unit(), BELOW);
}

#[test]
fn a_list_shows_what_all_hats_show_together() {
    use RoleCode::{CanBoToChuc, KiemToanNoiBo, NguoiKeKhai, QuanTri, ThuTruong};
    let cases = [
        (vec![hat(CanBoToChuc, HOME)], Visibility::Units(vec![HOME])),
        (
            vec![hat(ThuTruong, BESIDE), hat(CanBoToChuc, HOME), hat(CanBoToChuc, BESIDE)],
            Visibility::Units(vec![HOME, BESIDE]),
        ),
        // A hat that does not list accounts adds nothing.
        (
            vec![hat(CanBoToChuc, HOME), hat(KiemToanNoiBo, ROOT)],
            Visibility::Units(vec![HOME]),
        ),
        (vec![hat(NguoiKeKhai, HOME), hat(QuanTri, HOME)], Visibility::Agency),
    ];
    for (hats, visibility) in cases {
        let permit = decide::<ListAccounts>(&person(signed_in(hats)), &Facts::default(), today());
        assert_eq!(permit.as_ref().map(Permit::visibility), Ok(&visibility));
    }
}

#[test]
fn a_permit_tells_for_whom_and_in_which_roles() {
    use RoleCode::{CanBoToChuc, ThuTruong};
    let officer = Facts {
        roles: vec![CanBoToChuc],
        ..about(HOME)
    };
    let both = person(signed_in(vec![
        hat(ThuTruong, HOME),
        hat(CanBoToChuc, HOME),
        hat(CanBoToChuc, ROOT),
    ]));
    let permit = decide::<ReInvite>(&both, &officer, today()).expect("allowed");
    assert_eq!(permit.account(), Some(MY_ACCOUNT));
    assert_eq!(permit.subject(), Some(OTHER));
    assert_eq!(permit.roles(), [CanBoToChuc, ThuTruong]);

    let own = decide::<ReadOwnAccount>(&both, &about_me(), today()).expect("allowed");
    assert_eq!(
        (own.account(), own.subject(), own.roles()),
        (Some(MY_ACCOUNT), Some(ME), &[][..])
    );
    assert_eq!(own.visibility(), &Visibility::Own);

    let console = decide::<LockAccount>(&Actor::Console, &officer, today()).expect("allowed");
    assert_eq!(
        (console.account(), console.subject(), console.roles()),
        (None, Some(OTHER), &[][..])
    );
}

#[test]
fn hats_that_exclude_each_other_give_nothing_while_both_are_in_force() {
    let administrator = hat(RoleCode::QuanTri, ROOT);
    let officer = hat(RoleCode::CanBoToChuc, ROOT);
    let both = person(signed_in(vec![administrator.clone(), officer.clone()]));
    assert_eq!(
        outcome(ActionCode::LockAccount, &both, &about(HOME)),
        Err(Denied::NotAllowed)
    );
    assert_eq!(
        outcome(ActionCode::ReInvite, &both, &about(HOME)),
        Err(Denied::NotAllowed)
    );
    assert_eq!(outcome(ActionCode::ReadOwnAccount, &both, &about_me()), Ok(()));
    // The day after the one has ended the other counts.
    let ended = Hat {
        from: today() - Days::new(30),
        to: Some(today() - Days::new(1)),
        ..administrator
    };
    let later = person(signed_in(vec![ended, officer]));
    assert_eq!(outcome(ActionCode::ReInvite, &later, &about(HOME)), Ok(()));
}

#[test]
fn two_rights_show_together_what_each_shows() {
    let units = |units: &[UnitId]| Visibility::Units(units.to_vec());
    let cases = [
        (Visibility::Own, Visibility::Own, Visibility::Own),
        (Visibility::Own, units(&[HOME]), units(&[HOME])),
        (Visibility::Own, Visibility::Agency, Visibility::Agency),
        (units(&[HOME]), Visibility::Agency, Visibility::Agency),
        (Visibility::Agency, Visibility::Agency, Visibility::Agency),
        (
            units(&[BESIDE, HOME]),
            units(&[HOME, ROOT]),
            units(&[ROOT, HOME, BESIDE]),
        ),
    ];
    for (one, other, both) in cases {
        assert_eq!(one.clone().and(other.clone()), both);
        assert_eq!(other.and(one), both);
    }
}
