//! Whose key is it: chains of endorsements, true and forged.

use super::*;
use crate::account::AccountPublic;
use crate::signature::{SigningPublic, Statement};

fn follow(root: &SigningKey, endorsements: &[Endorsement]) -> (Trust, Vec<Rejected>) {
    Trust::follow(root.public(), HOUSE, endorsements, &[])
}

fn reasons(rejected: &[Rejected]) -> Vec<Error> {
    rejected.iter().map(|one| one.why).collect()
}

#[test]
fn keys_are_believed_through_a_chain_from_the_root_key_alone() {
    let people = People::new();
    let trust = people.trust();
    for believed in [&people.head, &people.officer, &people.plain] {
        assert_eq!(trust.check(&believed.public()), Ok(()));
    }
    assert_eq!(trust.check(&people.stranger.public()), Err(Error::NotEndorsed));
    assert_eq!(trust.root(), people.root.public());
    assert!(trust.holder(&people.officer.public().fingerprint()).is_ok());
    assert_eq!(
        trust.holder(&people.plain.public().fingerprint()),
        Err(Error::NotEndorsed),
        "plain"
    );

    let other_root = SigningKey::random(&mut rng(98));
    let (trust, rejected) = follow(&other_root, &people.endorsements);
    assert_eq!(
        trust.check(&people.head.public()),
        Err(Error::NotEndorsed),
        "a root key put in place of the other"
    );
    let why = reasons(&rejected);
    assert_eq!(
        why.iter()
            .filter(|why| **why == Error::BadSignature("the endorsement"))
            .count(),
        2
    );
    assert_eq!(why.len(), people.endorsements.len(), "nothing is left");
    let (nobody, _) = follow(&people.root, &[]);
    assert_eq!(nobody.check(&people.head.public()), Err(Error::NotEndorsed));
}

#[test]
fn the_order_of_rows_says_nothing() {
    let mut people = People::new();
    people.endorsements.reverse();
    assert_eq!(people.trust().check(&people.plain.public()), Ok(()));
}

#[test]
fn a_link_taken_out_leaves_all_behind_it_unbelieved() {
    let mut people = People::new();
    people.endorsements.remove(1);
    let trust = people.trust();
    assert_eq!(trust.check(&people.head.public()), Ok(()));
    assert_eq!(trust.check(&people.officer.public()), Err(Error::NotEndorsed));
    assert_eq!(trust.check(&people.plain.public()), Err(Error::NotEndorsed));
}

#[test]
fn a_plain_key_a_stranger_and_oneself_stand_for_nobody() {
    let people = People::new();
    let forged = [
        (
            "a plain key",
            endorsed(&people.plain, &people.stranger, Standing::Holder),
        ),
        ("itself", endorsed(&people.stranger, &people.stranger, Standing::Holder)),
    ];
    for (who, endorsement) in forged {
        let with = [&people.endorsements[..], &[endorsement]].concat();
        let (trust, rejected) = follow(&people.root, &with);
        assert_eq!(reasons(&rejected), [Error::NotEndorsed], "{who}");
        assert_eq!(trust.check(&people.stranger.public()), Err(Error::NotEndorsed), "{who}");
    }
    let raised = [
        &people.endorsements[..],
        &[endorsed(&people.plain, &people.plain, Standing::Holder)],
    ]
    .concat();
    let (trust, _) = follow(&people.root, &raised);
    assert_eq!(
        trust.holder(&people.plain.public().fingerprint()),
        Err(Error::NotEndorsed),
        "plain, raised by itself"
    );
}

#[test]
fn two_strangers_who_stand_for_each_other_are_still_strangers() {
    let (one, other) = (keys(8, 1), keys(9, 1));
    let mut people = People::new();
    people.endorsements.push(endorsed(&one, &other, Standing::Holder));
    people.endorsements.push(endorsed(&other, &one, Standing::Holder));
    let trust = people.trust();
    assert_eq!(trust.check(&one.public()), Err(Error::NotEndorsed));
    assert_eq!(trust.check(&other.public()), Err(Error::NotEndorsed));
}

#[test]
fn holders_who_stand_for_each_other_do_not_go_round_for_ever() {
    let mut people = People::new();
    people
        .endorsements
        .push(endorsed(&people.officer, &people.head, Standing::Holder));
    people
        .endorsements
        .push(endorsed(&people.officer, &people.officer, Standing::Plain));
    let trust = people.trust();
    assert!(
        trust.holder(&people.officer.public().fingerprint()).is_ok(),
        "once a holder, not made plain by a row"
    );
}

#[test]
fn a_public_key_swapped_in_a_table_is_not_believed() {
    let people = People::new();
    let (trust, own, foreign) = (people.trust(), people.head.public(), people.stranger.public());
    let swaps = [
        AccountPublic {
            general: foreign.general,
            ..own
        },
        AccountPublic {
            confidential: foreign.confidential,
            ..own
        },
        AccountPublic {
            signing: foreign.signing,
            ..own
        },
        AccountPublic {
            account: foreign.account,
            ..own
        },
        AccountPublic { generation: 2, ..own },
    ];
    for swapped in swaps {
        assert_eq!(trust.check(&swapped), Err(Error::NotEndorsed));
    }
}

#[test]
fn a_holder_stands_only_for_the_keys_whose_code_he_heard() {
    let people = People::new();
    let public = people.stranger.public();
    let heard = people.plain.public().key_code();
    let found = Endorsement::by_holder(&people.head, HOUSE, public, Standing::Plain, &heard, 3);
    assert_eq!(found, Err(Error::Elsewhere("the key code")));
}

#[test]
fn every_changed_byte_of_an_endorsement_is_noticed_and_named() {
    let people = People::new();
    let good = people.endorsements[0].encode();
    let outer = fields(&good, 0..good.len());
    let public = fields(&good, outer[3].clone());
    let head = people.head.public().fingerprint();
    let read = |bytes: &[u8]| {
        let endorsement = match Endorsement::decode(bytes) {
            Ok(endorsement) => endorsement,
            Err(error) => return Some(error),
        };
        let (trust, rejected) = follow(&people.root, &[endorsement]);
        assert_eq!(trust.keys(&head).is_ok(), rejected.is_empty());
        rejected.first().map(|one| one.why)
    };
    assert_eq!(read(&good), None);
    // Label, installation, agency; label, account, generation, G, C, S; standing, endorser, time, signature.
    let all = [&outer[..3], &public[..], &outer[4..]].concat();
    every_changed_byte(&good, &all, read, |field, _, _| match field {
        0 => Error::Malformed("endorsement"),
        1 | 2 => Error::Elsewhere("the statement"),
        3 => Error::Malformed("public keys"),
        9 => Error::Malformed("endorsement"),
        10 => Error::NotEndorsed,
        _ => Error::BadSignature("the endorsement"),
    });
    for length in 0..good.len() {
        let found = Endorsement::decode(&good[..length]);
        assert!(matches!(found, Err(Error::Malformed(_))), "{length} bytes");
    }
    let longer = [&good[..], &[0]].concat();
    assert_eq!(Endorsement::decode(&longer), Err(Error::Malformed("endorsement")));
    assert_eq!(Endorsement::decode(&good).as_ref(), Ok(&people.endorsements[0]));
}

#[test]
fn a_plain_standing_rewritten_to_holder_is_noticed() {
    let mut people = People::new();
    let mut raised = people.endorsements[2].encode();
    let standing = fields(&raised, 0..raised.len())[4].clone();
    assert_eq!(raised[standing.clone()], [0, 1]);
    raised[standing.end - 1] = 2;
    people.endorsements[2] = Endorsement::decode(&raised).expect("well formed");
    let (trust, rejected) = people.follow();
    assert_eq!(reasons(&rejected), [Error::BadSignature("the endorsement")]);
    assert_eq!(trust.check(&people.plain.public()), Err(Error::NotEndorsed));
    assert_eq!(trust.check(&people.clerk.public()), Ok(()), "others are read as before");
}

#[test]
fn a_signature_under_one_statement_counts_for_no_other() {
    let statements = [
        Statement::Endorsement,
        Statement::Manifest,
        Statement::RecordVersion,
        Statement::RecoveryKeys,
        Statement::Founding,
        Statement::Role,
        Statement::Grant,
        Statement::RecoveryAnswer,
        Statement::Withdrawal,
        Statement::Backup,
        Statement::Receipt,
    ];
    let key = SigningKey::random(&mut rng(1));
    let public = key.public();
    for (at, signed) in statements.into_iter().enumerate() {
        let signature = key.sign(signed, b"message");
        for (other, read) in statements.into_iter().enumerate() {
            assert_eq!(
                public.verify(read, b"message", &signature).is_ok(),
                at == other,
                "{signed:?} as {read:?}"
            );
        }
        assert!(!public.verifies(b"message", &signature), "{signed:?} as a bare message");
        let foreign = key.sign_foreign(b"message");
        assert!(
            public.verify(signed, b"message", &foreign).is_err(),
            "a bare message as {signed:?}"
        );
        assert!(public.verify(signed, b"message", &signature[..63]).is_err(), "cut");
    }
    let expected = Err(Error::BadSignature("the role"));
    let broken = SigningPublic([0xff; 32]);
    assert_eq!(
        broken.verify(Statement::Role, b"message", &[0; 64]),
        expected,
        "no key at all"
    );
}

/// With the neutral point as key and as signature, the plain equation of Ed25519 holds for every message.
#[test]
fn a_key_under_which_everything_is_signed_signs_nothing() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut signature = [0; 64];
    signature[0] = 1;
    let public = SigningPublic(neutral);
    assert!(!public.verifies(b"any message", &signature));
    let expected = Err(Error::BadSignature("the role"));
    assert_eq!(public.verify(Statement::Role, b"any message", &signature), expected);
    let (trust, rejected) = Trust::follow(public, HOUSE, &[forged_by_neutral(signature)], &[]);
    assert_eq!(
        reasons(&rejected),
        [Error::BadSignature("the endorsement")],
        "as root key"
    );
    assert_eq!(trust.check(&keys(66, 1).public()), Err(Error::NotEndorsed));
}

fn forged_by_neutral(signature: [u8; 64]) -> Endorsement {
    let mut forged = Endorsement::by_root(&SigningKey::random(&mut rng(1)), HOUSE, keys(66, 1).public(), 1).encode();
    let at = fields(&forged, 0..forged.len())[7].clone();
    forged[at].copy_from_slice(&signature);
    Endorsement::decode(&forged).expect("well formed")
}
