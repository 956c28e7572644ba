//! Changes of keys, two houses with one root key, and rows that are false among rows that are true.

use super::*;

impl People {
    fn with(&self, more: Vec<Endorsement>) -> (Trust, Vec<Rejected>) {
        let all = [self.endorsements.clone(), more].concat();
        let mut reversed = all.clone();
        reversed.reverse();
        let (trust, rejected) = Trust::follow(self.root.public(), HOUSE, &all, &[]);
        let (again, _) = Trust::follow(self.root.public(), HOUSE, &reversed, &[]);
        for one in &all {
            let fingerprint = one.subject.fingerprint();
            assert_eq!(
                trust.holder(&fingerprint),
                again.holder(&fingerprint),
                "the order says nothing"
            );
            assert_eq!(
                trust.keys(&fingerprint),
                again.keys(&fingerprint),
                "the order says nothing"
            );
        }
        (trust, rejected)
    }
}

/// What is found about keys: believed at all, and as a holder.
fn standing(trust: &Trust, keys: &AccountKeys) -> (Result<()>, bool) {
    let public = keys.public();
    (trust.check(&public), trust.holder(&public.fingerprint()).is_ok())
}

const HOLDER: (Result<()>, bool) = (Ok(()), true);
const PLAIN: (Result<()>, bool) = (Ok(()), false);
const NOBODY: (Result<()>, bool) = (Err(Error::NotEndorsed), false);

fn by_owner(older: &AccountKeys, newer: &AccountKeys, standing: Standing) -> Endorsement {
    Endorsement::by_owner(older, HOUSE, newer.public(), standing, 3).expect("the next")
}

#[test]
fn a_holders_later_keys_need_himself_the_root_key_or_two_branches() {
    let people = People::new();
    let newer = keys(5, 2);
    let by = |who: &AccountKeys| endorsed(who, &newer, Standing::Holder);
    let root = Endorsement::by_root(&people.root, HOUSE, newer.public(), 3);
    let cases = [
        (
            "himself",
            vec![by_owner(&people.clerk, &newer, Standing::Holder)],
            HOLDER,
        ),
        ("the root key", vec![root], HOLDER),
        (
            "two of two branches",
            vec![by(&people.officer), by(&people.auditor)],
            HOLDER,
        ),
        ("one", vec![by(&people.officer)], NOBODY),
        ("another one", vec![by(&people.auditor)], NOBODY),
        ("one twice", vec![by(&people.officer), by(&people.officer)], NOBODY),
        ("two of one branch", vec![by(&people.head), by(&people.officer)], NOBODY),
        (
            "a holder and a plain key",
            vec![by(&people.auditor), by(&people.plain)],
            NOBODY,
        ),
        (
            "one, as a plain key",
            vec![endorsed(&people.officer, &newer, Standing::Plain)],
            NOBODY,
        ),
        (
            "two, but one of them as a plain key",
            vec![by(&people.officer), endorsed(&people.auditor, &newer, Standing::Plain)],
            PLAIN,
        ),
    ];
    for (who, endorsements, expected) in cases {
        let (trust, _) = people.with(endorsements);
        assert_eq!(standing(&trust, &newer), expected, "{who}");
        assert_eq!(standing(&trust, &people.clerk), HOLDER, "{who}: the keys before");
    }
}

/// One holder who admits a second one, or two, is still one voice.
#[test]
fn a_holder_cannot_make_his_own_witnesses() {
    let people = People::new();
    let (one, other, taken) = (keys(20, 1), keys(21, 1), keys(6, 2));
    let mut rows = vec![
        endorsed(&people.officer, &one, Standing::Holder),
        endorsed(&people.officer, &other, Standing::Holder),
        endorsed(&one, &keys(22, 1), Standing::Holder),
    ];
    for witness in [&people.officer, &one, &other, &keys(22, 1)] {
        rows.push(endorsed(witness, &taken, Standing::Holder));
    }
    let (trust, _) = people.with(rows);
    assert_eq!(standing(&trust, &one), HOLDER);
    assert_eq!(standing(&trust, &taken), NOBODY);
}

/// Somebody whose keys were replaced has two pairs of keys and still one voice, also through those whom he admits with
/// each of them.
#[test]
fn keys_after_a_loss_are_no_second_voice() {
    let people = People::new();
    let (second, taken) = (keys(5, 2), keys(6, 2));
    let restored = [
        vec![Endorsement::by_root(&people.root, HOUSE, second.public(), 3)],
        vec![
            endorsed(&people.officer, &second, Standing::Holder),
            endorsed(&people.auditor, &second, Standing::Holder),
        ],
    ];
    for mut rows in restored {
        let (one, other) = (keys(20, 1), keys(21, 1));
        rows.push(endorsed(&people.clerk, &one, Standing::Holder));
        rows.push(endorsed(&second, &other, Standing::Holder));
        for witness in [&people.clerk, &second, &one, &other] {
            rows.push(endorsed(witness, &taken, Standing::Holder));
        }
        let (trust, _) = people.with(rows.clone());
        assert_eq!(standing(&trust, &other), HOLDER, "he admits others as before");
        assert_eq!(standing(&trust, &taken), NOBODY);
        rows.push(endorsed(&people.auditor, &keys(22, 1), Standing::Holder));
        rows.push(endorsed(&keys(22, 1), &taken, Standing::Holder));
        let (trust, _) = people.with(rows);
        assert_eq!(standing(&trust, &taken), HOLDER, "he is one of two");
    }
    // With the rows about his first keys taken out, his later ones are of no branch.
    let rows = [
        Endorsement::by_root(&people.root, HOUSE, people.head.public(), 1),
        Endorsement::by_root(&people.root, HOUSE, people.auditor.public(), 1),
        Endorsement::by_root(&people.root, HOUSE, second.public(), 3),
        endorsed(&people.head, &taken, Standing::Holder),
        endorsed(&second, &taken, Standing::Holder),
    ];
    let (trust, _) = Trust::follow(people.root.public(), HOUSE, &rows, &[]);
    assert_eq!((standing(&trust, &second), standing(&trust, &taken)), (HOLDER, NOBODY));
}

#[test]
fn a_declarants_later_keys_need_one_holder() {
    let people = People::new();
    let newer = keys(3, 2);
    for (said, expected) in [(Standing::Plain, PLAIN), (Standing::Holder, PLAIN)] {
        let (trust, _) = people.with(vec![endorsed(&people.officer, &newer, said)]);
        assert_eq!(standing(&trust, &newer), expected, "{said:?}");
    }
    let (trust, _) = people.with(vec![
        endorsed(&people.officer, &newer, Standing::Plain),
        by_owner(&newer, &keys(3, 3), Standing::Plain),
    ]);
    assert_eq!(standing(&trust, &keys(3, 3)), PLAIN, "and then himself");
    let (trust, rejected) = people.with(vec![endorsed(&people.plain, &newer, Standing::Plain)]);
    assert_eq!(standing(&trust, &newer), PLAIN, "himself, with his code typed");
    assert_eq!(rejected, []);
}

#[test]
fn nobody_raises_himself_or_leaves_out_a_generation() {
    let people = People::new();
    let (second, third) = (keys(3, 2), keys(3, 3));
    let (trust, _) = people.with(vec![by_owner(&people.plain, &second, Standing::Holder)]);
    assert_eq!(standing(&trust, &second), PLAIN, "a plain key's own word");
    let skipped = endorsed(&people.clerk, &keys(5, 3), Standing::Holder);
    let (trust, rejected) = people.with(vec![skipped]);
    assert_eq!(standing(&trust, &keys(5, 3)), NOBODY, "a generation left out");
    assert_eq!(rejected.first().map(|one| one.why), Some(Error::NotEndorsed));
    let refused = Endorsement::by_owner(&people.plain, HOUSE, third.public(), Standing::Plain, 3);
    assert_eq!(refused, Err(Error::Elsewhere("the new key")));
    let refused = Endorsement::by_owner(&people.plain, HOUSE, second.public(), Standing::Plain, 3);
    assert!(refused.is_ok());
    let refused = Endorsement::by_owner(&people.clerk, HOUSE, second.public(), Standing::Plain, 3);
    assert_eq!(refused, Err(Error::Elsewhere("the new key")), "for somebody else");
    let lowered = by_owner(&people.clerk, &keys(5, 2), Standing::Plain);
    let (trust, _) = people.with(vec![lowered, by_owner(&keys(5, 2), &keys(5, 3), Standing::Holder)]);
    assert_eq!(standing(&trust, &keys(5, 3)), PLAIN, "lowered and raised again");
}

#[test]
fn two_keys_of_one_account_and_generation_are_named_and_neither_is_used() {
    let people = People::new();
    let other = AccountKeys::random(id(5), 1, &mut rng(55));
    let forged = endorsed(&people.officer, &other, Standing::Holder);
    let (trust, rejected) = people.with(vec![forged.clone()]);
    let replaced = Error::Replaced("keys of an account");
    for keys in [&people.clerk, &other] {
        assert_eq!(standing(&trust, keys), (Err(replaced), false));
        assert_eq!(trust.keys(&keys.public().fingerprint()), Err(replaced));
    }
    let mut named: Vec<_> = rejected.iter().map(|one| (one.subject, one.signer, one.why)).collect();
    named.sort_unstable_by_key(|(subject, ..)| *subject);
    let mut expected = [
        (
            people.clerk.public().fingerprint(),
            people.head.public().fingerprint(),
            replaced,
        ),
        (
            other.public().fingerprint(),
            people.officer.public().fingerprint(),
            replaced,
        ),
    ];
    expected.sort_unstable_by_key(|(subject, ..)| *subject);
    assert_eq!(named, expected, "both, with who stood for them");
    assert_eq!(standing(&trust, &people.officer), HOLDER, "others are read as before");

    // The root key settles it.
    let by_root = Endorsement::by_root(&people.root, HOUSE, people.clerk.public(), 4);
    let (trust, rejected) = people.with(vec![forged.clone(), by_root]);
    assert_eq!(standing(&trust, &people.clerk), HOLDER);
    assert_eq!(standing(&trust, &other), NOBODY);
    let named: Vec<_> = rejected.iter().map(|one| (one.statement, one.why)).collect();
    assert_eq!(named, [(forged.hash(), replaced)]);
}

#[test]
fn a_founder_cannot_be_contested_by_a_holder() {
    let people = People::new();
    let forged = AccountKeys::random(id(1), 1, &mut rng(55));
    let (trust, rejected) = people.with(vec![endorsed(&people.auditor, &forged, Standing::Holder)]);
    assert_eq!(standing(&trust, &people.head), HOLDER);
    assert_eq!(standing(&trust, &forged), NOBODY);
    assert_eq!(rejected.len(), 1);
}

#[test]
fn one_root_key_for_two_installations_does_not_let_them_cross() {
    let people = People::new();
    for house in [OTHER_HOUSE, OTHER_AGENCY] {
        let (there, rejected) = Trust::follow(people.root.public(), house, &people.endorsements, &[]);
        for keys in [&people.head, &people.officer, &people.plain, &people.clerk] {
            assert_eq!(standing(&there, keys), NOBODY);
        }
        assert_eq!(rejected.len(), people.endorsements.len());
        assert!(rejected.iter().all(|one| one.why == Error::Elsewhere("the statement")));
        assert_eq!(there.house(), house);
    }
}

#[test]
fn one_false_row_is_handed_back_and_changes_nothing_else() {
    let people = People::new();
    let mut bytes = endorsed(&people.head, &people.stranger, Standing::Holder).encode();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let forged = Endorsement::decode(&bytes).expect("well formed");
    let by_nobody = endorsed(&keys(30, 1), &keys(31, 1), Standing::Holder);
    let (trust, rejected) = people.with(vec![forged.clone(), by_nobody.clone()]);
    for keys in [&people.head, &people.officer, &people.clerk, &people.auditor] {
        assert_eq!(standing(&trust, keys), HOLDER);
    }
    assert_eq!(standing(&trust, &people.plain), PLAIN);
    assert_eq!(standing(&trust, &people.stranger), NOBODY);
    let expected = [
        Rejected {
            statement: forged.hash(),
            subject: people.stranger.public().fingerprint(),
            signer: people.head.public().fingerprint(),
            why: Error::BadSignature("the endorsement"),
        },
        Rejected {
            statement: by_nobody.hash(),
            subject: keys(31, 1).public().fingerprint(),
            signer: keys(30, 1).public().fingerprint(),
            why: Error::NotEndorsed,
        },
    ];
    assert_eq!(rejected, expected);
}

#[test]
fn contested_keys_speak_for_no_later_ones() {
    let people = People::new();
    // The officer alone, who can write a row: made-up first keys of the clerk, which then stand for keys after a loss.
    let made_up = AccountKeys::random(id(5), 1, &mut rng(56));
    let taken = AccountKeys::random(id(5), 2, &mut rng(57));
    let mut rows = vec![
        endorsed(&people.officer, &made_up, Standing::Holder),
        by_owner(&made_up, &taken, Standing::Holder),
    ];
    let (trust, _) = people.with(rows.clone());
    assert_eq!(standing(&trust, &taken), NOBODY, "one voice for keys after a loss");
    // The root key says which of the two is the clerk's: that one speaks again, the other is put aside.
    rows.push(Endorsement::by_root(&people.root, HOUSE, people.clerk.public(), 3));
    let own = keys(5, 2);
    rows.push(by_owner(&people.clerk, &own, Standing::Holder));
    let (trust, _) = people.with(rows);
    assert_eq!(standing(&trust, &own), HOLDER);
    assert_eq!(standing(&trust, &taken), NOBODY);
}
