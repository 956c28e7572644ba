//! Circles: their secrets, and the chain of manifests, true and forged.

use super::*;
use crate::circle::{EpochSecret, Manifest, Member, SignedManifest};
use crate::wrap::PublicKey;

const CIRCLE: Id = id(50);

/// What is changed, how, and what is found.
type Case = (&'static str, fn(&mut Manifest), Option<Error>);

fn epoch(number: u32) -> EpochSecret {
    EpochSecret::random(CIRCLE, number, &mut rng(u64::from(number)))
}

fn members(people: &[&AccountKeys]) -> Vec<Member> {
    people.iter().map(|member| Member::of(&member.public())).collect()
}

fn founded(house: House, by: &AccountKeys, with: &[&AccountKeys]) -> SignedManifest {
    Manifest::found(house, epoch(1).key.public(), members(with), "thử".to_owned(), 1, by)
}

fn next(before: &Manifest, secret: &EpochSecret, with: &[&AccountKeys]) -> Manifest {
    Manifest {
        sequence: before.sequence + 1,
        epoch: secret.epoch,
        key: secret.key.public(),
        members: members(with),
        previous: before.hash(),
        ..before.clone()
    }
}

/// Head and officer found the circle, the clerk is admitted, then leaves, with a new key.
fn chain(people: &People) -> Vec<SignedManifest> {
    let (one, two) = (epoch(1), epoch(2));
    let first = founded(HOUSE, &people.head, &[&people.head, &people.officer]);
    let all = [&people.head, &people.officer, &people.clerk];
    let second = next(&first.manifest, &one, &all).sign(&people.officer);
    let left = [&people.head, &people.officer];
    let third = next(&second.manifest, &two, &left).sign(&people.head);
    vec![first, second, third]
}

fn of(chain: &[SignedManifest]) -> Id {
    chain.first().map_or(CIRCLE, |first| first.manifest.circle)
}

fn verify(people: &People, chain: &[SignedManifest]) -> Option<Error> {
    refusal(SignedManifest::verify_chain(&of(chain), chain, &people.trust()))
}

fn broken(why: &'static str) -> Option<Error> {
    Some(Error::BrokenChain(why))
}

/// The chain with its second manifest changed and signed again by the officer.
fn with_second(people: &People, change: impl Fn(&mut Manifest)) -> Vec<SignedManifest> {
    let mut chain = chain(people);
    chain.truncate(2);
    let mut manifest = chain[1].manifest.clone();
    change(&mut manifest);
    chain[1] = manifest.sign(&people.officer);
    chain
}

/// The chain of one whose first manifest was changed and signed by the head.
fn with_first(people: &People, change: impl Fn(&mut Manifest)) -> Vec<SignedManifest> {
    let mut manifest = founded(HOUSE, &people.head, &[&people.head, &people.officer]).manifest;
    change(&mut manifest);
    vec![manifest.sign(&people.head)]
}

#[test]
fn a_true_chain_is_believed_and_names_its_newest() {
    let people = People::new();
    let chain = chain(&people);
    let verified = SignedManifest::verify_chain(&of(&chain), &chain, &people.trust());
    let newest = verified.expect("true").newest();
    assert_eq!((newest.sequence, newest.epoch), (3, 2));
    let circle = EpochSecret {
        circle: of(&chain),
        ..epoch(2)
    };
    assert_eq!(newest.recipient(), circle.recipient());
    let read: Result<Vec<_>> = chain
        .iter()
        .map(|signed| SignedManifest::decode(&signed.encode()))
        .collect();
    assert_eq!(read.as_ref(), Ok(&chain));
}

#[test]
fn a_chain_with_parts_missing_doubled_or_in_another_order_is_broken() {
    let people = People::new();
    let whole = chain(&people);
    let predecessor = broken("another predecessor");
    let beginning = broken("it does not begin at the beginning");
    let cases: [(&[usize], _); 7] = [
        (&[], broken("it is empty")),
        (&[1, 2], beginning),
        (&[2], beginning),
        (&[0, 2], predecessor),
        (&[0, 2, 1], predecessor),
        (&[0, 1, 1, 2], predecessor),
        (&[0, 1, 2, 0], predecessor),
    ];
    for (order, expected) in cases {
        let mixed: Vec<_> = order.iter().map(|at| whole[*at].clone()).collect();
        assert_eq!(verify(&people, &mixed), expected, "{order:?}");
    }
}

#[test]
fn the_chain_of_another_circle_is_named_as_such() {
    let people = People::new();
    let chain = chain(&people);
    let found = SignedManifest::verify_chain(&id(51), &chain, &people.trust());
    assert_eq!(refusal(found), Some(Error::Elsewhere("the circle")));
    let mixed = with_second(&people, |manifest| manifest.circle = id(51));
    assert_eq!(verify(&people, &mixed), broken("another circle"));
    let mixed = with_second(&people, |manifest| manifest.house = OTHER_HOUSE);
    assert_eq!(verify(&people, &mixed), broken("another house"));
}

#[test]
fn a_continuation_that_does_not_continue_is_broken() {
    let people = People::new();
    let stranger = Member::of(&people.stranger.public());
    let cases: [Case; 8] = [
        ("sequence left out", |m| m.sequence = 3, broken("the sequence")),
        ("sequence kept", |m| m.sequence = 1, broken("the sequence")),
        ("epoch left out", |m| m.epoch = 3, broken("the epoch")),
        ("epoch back", |m| m.epoch = 0, broken("the epoch")),
        (
            "new epoch, old key",
            |m| m.epoch = 2,
            broken("the key does not go with the epoch"),
        ),
        (
            "new key, old epoch",
            |m| m.key = PublicKey([9; 32]),
            broken("the key does not go with the epoch"),
        ),
        (
            "another predecessor",
            |m| m.previous = [9; 32],
            broken("another predecessor"),
        ),
        (
            "a member left and the key stayed",
            |m| m.members = m.members.split_off(1),
            broken("a member left and the key stayed"),
        ),
    ];
    for (what, change, expected) in cases {
        assert_eq!(verify(&people, &with_second(&people, change)), expected, "{what}");
    }
    let renewed = with_second(&people, |m| {
        m.members[0].fingerprint = keys(1, 2).public().fingerprint()
    });
    assert_eq!(
        verify(&people, &renewed),
        broken("a member left and the key stayed"),
        "keys changed, key stayed"
    );
    let doubled = with_second(&people, |m| m.members.push(m.members[0]));
    assert_eq!(verify(&people, &doubled), broken("members are out of order or doubled"));
    let added = with_second(&people, |m| m.members.push(stranger));
    assert_eq!(
        verify(&people, &added),
        Some(Error::NotEndorsed),
        "a member nobody stands for"
    );
    let swapped = with_second(&people, |m| m.members[2].account = id(60));
    assert_eq!(
        verify(&people, &swapped),
        Some(Error::Elsewhere("a member's key")),
        "a key under another name"
    );
}

#[test]
fn nobody_can_be_left_in_a_circle() {
    let people = People::new();
    let mut chain = chain(&people);
    chain.push(next(&chain[2].manifest, &epoch(3), &[]).sign(&people.head));
    assert_eq!(verify(&people, &chain), broken("nobody is left"));
}

#[test]
fn a_chain_begins_with_nothing_before_it_by_somebody_in_it() {
    let people = People::new();
    let beginning = broken("it does not begin at the beginning");
    let cases: [Case; 3] = [
        ("sequence", |m| m.sequence = 2, beginning),
        ("epoch", |m| m.epoch = 2, beginning),
        ("predecessor", |m| m.previous = [1; 32], beginning),
    ];
    for (what, change, expected) in cases {
        assert_eq!(verify(&people, &with_first(&people, change)), expected, "{what}");
    }
    let without = founded(HOUSE, &people.head, &[&people.officer]);
    assert_eq!(verify(&people, &[without]), broken("the signer was no member"));
    let mut two_names = members(&[&people.head, &people.head]);
    two_names[1].account = id(60);
    let two_names = Manifest::found(HOUSE, epoch(1).key.public(), two_names, String::new(), 1, &people.head);
    assert_eq!(verify(&people, &[two_names]), Some(Error::Elsewhere("a member's key")));
}

#[test]
fn nobody_founds_a_circle_again_under_its_id() {
    let people = People::new();
    let existing = of(&chain(&people));
    let fresh = |change: fn(&mut Manifest)| {
        let founding = with_first(&people, change);
        refusal(SignedManifest::verify_chain(&existing, &founding, &people.trust()))
    };
    let expected = broken("its founding does not give its id");
    assert_eq!(fresh(|_| ()), None, "the founding itself");
    assert_eq!(fresh(|m| m.at = 2), expected);
    assert_eq!(fresh(|m| m.reason.push('x')), expected);
    assert_eq!(fresh(|m| m.key = PublicKey([9; 32])), expected);
    assert_eq!(fresh(|m| m.members.truncate(1)), expected);
    // Another holder, who puts himself in the place of the founder.
    let mut taken = founded(HOUSE, &people.clerk, &[&people.clerk]).manifest;
    taken.circle = existing;
    let taken = [taken.sign(&people.clerk)];
    assert_eq!(verify(&people, &taken), expected);
}

#[test]
fn a_chain_does_not_cross_to_another_house() {
    let people = People::new();
    for house in [OTHER_HOUSE, OTHER_AGENCY] {
        let there = [founded(house, &people.head, &[&people.head])];
        assert_eq!(verify(&people, &there), Some(Error::Elsewhere("the circle")));
        let by_root = Endorsement::by_root(&people.root, house, people.head.public(), 1);
        let (trust, _) = Trust::follow(people.root.public(), house, &[by_root], &[]);
        let verified = SignedManifest::verify_chain(&of(&there), &there, &trust);
        assert_eq!(refusal(verified), None, "at home");
    }
}

#[test]
fn only_members_who_may_act_for_others_decide_who_is_in_a_circle() {
    let people = People::new();
    let alone = |by: &AccountKeys| verify(&people, &[founded(HOUSE, by, &[by])]);
    assert_eq!(alone(&people.head), None);
    assert_eq!(alone(&people.plain), Some(Error::NotEndorsed), "founded by a plain key");
    assert_eq!(
        alone(&people.stranger),
        Some(Error::NotEndorsed),
        "founded by a stranger"
    );

    let mut chain = chain(&people);
    let with_plain = [&people.head, &people.officer, &people.plain];
    chain[1] = next(&chain[0].manifest, &epoch(1), &with_plain).sign(&people.head);
    chain.truncate(2);
    assert_eq!(
        verify(&people, &chain),
        Some(Error::NotEndorsed),
        "somebody who may not read what is others'"
    );
    chain[1] = next(&chain[0].manifest, &epoch(2), &[&people.auditor]).sign(&people.auditor);
    assert_eq!(
        verify(&people, &chain),
        broken("the signer was no member"),
        "a holder outside puts himself in"
    );
}

#[test]
fn a_circle_left_to_one_goes_on_with_later_keys_of_that_one_alone() {
    let people = People::new();
    let first = founded(HOUSE, &people.clerk, &[&people.clerk]);
    let later = keys(5, 2);
    let goes_on = |by: &AccountKeys, with: &[&AccountKeys], endorsed: Vec<Endorsement>| {
        let rows = [people.endorsements.clone(), endorsed].concat();
        let (trust, _) = Trust::follow(people.root.public(), HOUSE, &rows, &[]);
        let second = next(&first.manifest, &epoch(2), with).sign(by);
        let chain = [first.clone(), second];
        refusal(SignedManifest::verify_chain(&of(&chain), &chain, &trust))
    };
    let two_voices = || {
        vec![
            endorsed(&people.officer, &later, Standing::Holder),
            endorsed(&people.auditor, &later, Standing::Holder),
        ]
    };
    let stranger = broken("the signer was no member");
    assert_eq!(goes_on(&later, &[&later], two_voices()), None);
    let by_root = vec![Endorsement::by_root(&people.root, HOUSE, later.public(), 3)];
    assert_eq!(goes_on(&later, &[&later], by_root), None);
    let one_voice = vec![endorsed(&people.auditor, &later, Standing::Holder)];
    assert_eq!(
        goes_on(&later, &[&later], one_voice),
        stranger,
        "one voice is not enough after a loss"
    );
    assert_eq!(goes_on(&later, &[&later], Vec::new()), stranger);
    assert_eq!(
        goes_on(&people.auditor, &[&people.auditor], two_voices()),
        stranger,
        "another holder"
    );
    // With somebody else in it, that one goes on; whoever lost his keys does not.
    let both = founded(HOUSE, &people.clerk, &[&people.clerk, &people.head]);
    let rows = [people.endorsements.clone(), two_voices()].concat();
    let (trust, _) = Trust::follow(people.root.public(), HOUSE, &rows, &[]);
    let taken = next(&both.manifest, &epoch(2), &[&later, &people.head]).sign(&later);
    let chain = [both, taken];
    assert_eq!(
        refusal(SignedManifest::verify_chain(&of(&chain), &chain, &trust)),
        stranger
    );
}

#[test]
fn every_changed_byte_of_a_manifest_is_noticed_and_named() {
    let people = People::new();
    let founding = founded(HOUSE, &people.head, &[&people.head]);
    let circle = founding.manifest.circle;
    let good = founding.encode();
    let outer = fields(&good, 0..good.len());
    let inner = fields(&good, outer[1].clone());
    let read = |bytes: &[u8]| match SignedManifest::decode(bytes) {
        Ok(signed) => refusal(SignedManifest::verify_chain(&circle, &[signed], &people.trust())),
        Err(error) => Some(error),
    };
    assert_eq!(read(&good), None);
    // Label; label, installation, agency, circle, sequence, epoch, key, previous, reason, time, signer, member, fingerprint; signature.
    let all = [&outer[..1], &inner[..], &outer[2..]].concat();
    every_changed_byte(&good, &all, read, |field, _, changed| match field {
        0 | 1 => Error::Malformed("manifest"),
        2..=4 => Error::Elsewhere("the circle"),
        5 | 6 | 8 => Error::BrokenChain("it does not begin at the beginning"),
        9 if std::str::from_utf8(&changed[all[9].clone()]).is_err() => Error::Malformed("manifest"),
        14 => Error::BadSignature("the manifest"),
        _ => Error::BrokenChain("its founding does not give its id"),
    });
    for length in 0..good.len() {
        let found = SignedManifest::decode(&good[..length]);
        assert_eq!(found, Err(Error::Malformed("manifest")), "{length} bytes");
    }
}

#[test]
fn a_secret_is_taken_by_the_member_it_was_handed_to() {
    let people = People::new();
    let chain = chain(&people);
    let newest = &chain[2].manifest;
    let secret = EpochSecret {
        circle: of(&chain),
        ..epoch(2)
    };
    let (head, officer) = (people.head.public(), people.officer.public());
    let handed = secret
        .hand_to(&head.general_recipient(), head.account, HOUSE, &mut rng(1))
        .expect("a good key");
    let take = |manifest, by: &AccountKeys, account, house| {
        EpochSecret::take(manifest, &by.general, &by.public().key_code(), account, house, &handed)
    };
    let taken = take(newest, &people.head, head.account, HOUSE).expect("his");
    assert_eq!(taken.key.secret().expose(), secret.key.secret().expose());

    let found = take(newest, &people.officer, officer.account, HOUSE);
    assert_eq!(refusal(found), Some(Error::WrongKey), "another member");
    let found = take(newest, &people.head, officer.account, HOUSE);
    assert_eq!(refusal(found), Some(Error::NotAuthentic), "another row");
    let found = take(newest, &people.head, head.account, OTHER_HOUSE);
    assert_eq!(refusal(found), Some(Error::NotAuthentic), "another house");
    let found = take(&chain[1].manifest, &people.head, head.account, HOUSE);
    assert_eq!(
        refusal(found),
        Some(Error::WrongEpoch { found: 2, expected: 1 }),
        "another epoch"
    );
    let elsewhere = Manifest {
        circle: id(51),
        ..newest.clone()
    };
    let found = take(&elsewhere, &people.head, head.account, HOUSE);
    assert_eq!(refusal(found), Some(Error::NotAuthentic), "another circle");
    let other_key = Manifest {
        key: PublicKey([9; 32]),
        ..newest.clone()
    };
    let found = take(&other_key, &people.head, head.account, HOUSE);
    assert_eq!(
        refusal(found),
        Some(Error::Elsewhere("the circle's key")),
        "a key that is not the manifest's"
    );
}

#[test]
fn an_earlier_epoch_opens_under_the_later_one_alone() {
    let people = People::new();
    let chain = chain(&people);
    let [one, two] = [1, 2].map(|number| EpochSecret {
        circle: of(&chain),
        ..epoch(number)
    });
    let carried = two.carry(&one, HOUSE, &mut rng(1));
    let open = |by: &EpochSecret, earlier, house| refusal(by.open_carried(earlier, house, &carried));
    let opened = two.open_carried(&chain[1].manifest, HOUSE, &carried).expect("carried");
    assert_eq!(opened.key.secret().expose(), one.key.secret().expose());
    assert_eq!(opened.epoch, 1);
    assert_eq!(
        open(&one, &chain[1].manifest, HOUSE),
        Some(Error::WrongKey),
        "one who left, with the earlier secret"
    );
    assert_eq!(open(&two, &chain[1].manifest, OTHER_HOUSE), Some(Error::NotAuthentic));
    let found = open(&two, &chain[2].manifest, HOUSE);
    assert_eq!(found, Some(Error::Elsewhere("the circle's key")), "as another epoch");
    for at in 0..carried.len() {
        let bad = changed(&carried, at, 1);
        let expected = header_error(at, &bad, 2).unwrap_or(Error::NotAuthentic);
        let found = two.open_carried(&chain[1].manifest, HOUSE, &bad);
        assert_eq!(refusal(found), Some(expected), "byte {at}");
    }
}

#[test]
fn the_code_of_a_circle_names_circle_epoch_and_key() {
    let secret = epoch(1);
    let code = secret.recipient().code;
    let other_epoch = EpochSecret {
        epoch: 2,
        key: secret.key.clone(),
        ..epoch(1)
    };
    let other_circle = EpochSecret {
        circle: id(51),
        key: secret.key.clone(),
        ..epoch(1)
    };
    assert_ne!(code, other_epoch.recipient().code);
    assert_ne!(code, other_circle.recipient().code);
    assert_ne!(code, EpochSecret::random(CIRCLE, 1, &mut rng(9)).recipient().code);
}
