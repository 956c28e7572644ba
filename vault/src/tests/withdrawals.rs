//! Keys that were withdrawn: what they say from then on, and what stays.

use super::*;
use crate::circle::{Manifest, Member, SignedManifest};
use crate::inbox::Grant;
use crate::keyring::{Compartment, Keyring, RecordKey};
use crate::record::{Authors, Expected, Version, VersionHeader};
use crate::withdrawal::{SignedWithdrawal, Withdrawal};
use crate::wrap::PublicKey;

fn of(keys: &AccountKeys, kept: &[[u8; 32]]) -> Withdrawal {
    Withdrawal {
        house: HOUSE,
        fingerprint: keys.public().fingerprint(),
        from: 40,
        reason: "bị mất".to_owned(),
        at: 5,
        kept: kept.to_vec(),
    }
}

fn follow(people: &People, withdrawals: &[SignedWithdrawal]) -> (Trust, Vec<Rejected>) {
    Trust::follow(people.root.public(), HOUSE, &people.endorsements, withdrawals)
}

#[test]
fn withdrawn_keys_vouch_for_nothing_new_and_what_is_kept_stays() {
    let mut people = People::new();
    let later = keys(30, 1);
    people
        .endorsements
        .push(endorsed(&people.officer, &later, Standing::Holder));
    let kept = people.endorsements[2].hash();
    let (trust, rejected) = follow(&people, &[of(&people.officer, &[kept]).sign(&people.head)]);
    let officer = people.officer.public();
    assert_eq!(trust.check(&people.plain.public()), Ok(()), "kept");
    assert_eq!(trust.check(&later.public()), Err(Error::NotEndorsed));
    let why: Vec<_> = rejected.iter().map(|one| (one.statement, one.why)).collect();
    assert_eq!(why, [(people.endorsements[5].hash(), Error::Withdrawn)]);
    assert_eq!(
        trust.check(&officer),
        Err(Error::Withdrawn),
        "nothing is sealed to them"
    );
    assert_eq!(trust.holder(&officer.fingerprint()), Err(Error::Withdrawn));
    assert_eq!(
        trust.keys(&officer.fingerprint()),
        Ok(&officer),
        "what they signed can still be read"
    );
    assert!(trust.is_withdrawn(&officer.fingerprint()) && !trust.is_withdrawn(&later.public().fingerprint()));
}

#[test]
fn a_thief_of_withdrawn_keys_cannot_pass_them_on() {
    let mut people = People::new();
    let thief = keys(2, 2);
    let stolen = Endorsement::by_owner(&people.officer, HOUSE, thief.public(), Standing::Holder, 9);
    people.endorsements.push(stolen.expect("the next"));
    assert_eq!(people.trust().check(&thief.public()), Ok(()), "before it is noticed");
    let (trust, _) = follow(&people, &[of(&people.officer, &[]).sign(&people.auditor)]);
    assert_eq!(trust.check(&thief.public()), Err(Error::NotEndorsed));
}

#[test]
fn only_the_root_key_and_holders_of_other_accounts_withdraw() {
    let people = People::new();
    let cases = [
        (
            "the root key",
            of(&people.officer, &[]).sign_as_root(&people.root),
            None,
        ),
        ("a holder", of(&people.officer, &[]).sign(&people.clerk), None),
        (
            "himself",
            of(&people.officer, &[]).sign(&people.officer),
            Some(Error::NotEndorsed),
        ),
        (
            "a plain key",
            of(&people.officer, &[]).sign(&people.plain),
            Some(Error::NotEndorsed),
        ),
        (
            "a stranger",
            of(&people.officer, &[]).sign(&people.stranger),
            Some(Error::NotEndorsed),
        ),
        (
            "another root key",
            of(&people.officer, &[]).sign_as_root(&SigningKey::random(&mut rng(98))),
            Some(Error::BadSignature("the withdrawal")),
        ),
        (
            "somebody in another house",
            Withdrawal {
                house: OTHER_HOUSE,
                ..of(&people.officer, &[])
            }
            .sign(&people.head),
            Some(Error::Elsewhere("the statement")),
        ),
    ];
    for (who, withdrawal, expected) in cases {
        let (trust, rejected) = follow(&people, std::slice::from_ref(&withdrawal));
        let why = rejected
            .iter()
            .find(|one| one.statement == withdrawal.hash())
            .map(|one| one.why);
        assert_eq!(why, expected, "{who}");
        let officer = people.officer.public().fingerprint();
        assert_eq!(trust.is_withdrawn(&officer), expected.is_none(), "{who}");
    }
}

#[test]
fn of_two_who_withdraw_each_other_both_are_out_until_the_root_key_decides() {
    let people = People::new();
    let (one, other) = (&people.officer, &people.auditor);
    let mutual = [of(one, &[]).sign(other), of(other, &[]).sign(one)];
    let out = |withdrawals: &[SignedWithdrawal]| {
        let (trust, _) = follow(&people, withdrawals);
        [one, other].map(|keys| trust.is_withdrawn(&keys.public().fingerprint()))
    };
    assert_eq!(out(&mutual), [true, true]);
    let decided = [&mutual[..], &[of(other, &[]).sign_as_root(&people.root)]].concat();
    assert_eq!(out(&decided), [false, true], "what the root key does not keep is void");
    let decided = [
        &mutual[..],
        &[of(other, &[mutual[0].hash()]).sign_as_root(&people.root)],
    ]
    .concat();
    assert_eq!(out(&decided), [true, true], "unless it is kept");
}

#[test]
fn of_two_withdrawals_of_the_same_keys_only_what_both_keep_stays() {
    let people = People::new();
    let kept = people.endorsements[2].hash();
    let both = [
        of(&people.officer, &[kept]).sign(&people.head),
        of(&people.officer, &[]).sign(&people.clerk),
    ];
    let (trust, _) = follow(&people, &both);
    assert_eq!(trust.check(&people.plain.public()), Err(Error::NotEndorsed));
}

fn founded(people: &People) -> SignedManifest {
    let members = [&people.head, &people.officer].map(|keys| Member::of(&keys.public()));
    Manifest::found(
        HOUSE,
        PublicKey([9; 32]),
        members.into(),
        String::new(),
        1,
        &people.officer,
    )
}

#[test]
fn a_manifest_by_withdrawn_keys_counts_when_it_is_kept() {
    let people = People::new();
    let first = founded(&people);
    let forged = Manifest {
        sequence: 2,
        previous: first.manifest.hash(),
        at: 50,
        ..first.manifest.clone()
    }
    .sign(&people.officer);
    let withdrawal = of(&people.officer, &[first.manifest.hash()]).sign(&people.head);
    let (trust, _) = follow(&people, &[withdrawal]);
    let verify =
        |chain: &[SignedManifest]| refusal(SignedManifest::verify_chain(&first.manifest.circle, chain, &trust));
    assert_eq!(verify(std::slice::from_ref(&first)), None, "from before");
    assert_eq!(
        verify(&[first.clone(), forged]),
        Some(Error::Withdrawn),
        "from afterwards"
    );
    let honest = Manifest {
        sequence: 2,
        epoch: 2,
        key: PublicKey([8; 32]),
        previous: first.manifest.hash(),
        members: vec![Member::of(&people.head.public())],
        ..first.manifest.clone()
    }
    .sign(&people.head);
    assert_eq!(
        verify(&[first.clone(), honest]),
        None,
        "the others go on, with a new key"
    );
}

#[test]
fn withdrawn_keys_neither_hand_over_nor_are_handed_anything() {
    let people = People::new();
    let grant = || Grant {
        record: id(81),
        keys: vec![(Compartment::Header, RecordKey::first(secret(1)))],
    };
    let seal = |giver: &AccountKeys, reader: &AccountKeys, trust: &Trust| {
        grant().seal(id(80), giver, &reader.public(), trust, &mut rng(1))
    };
    let before = people.trust();
    let message = seal(&people.officer, &people.clerk, &before).expect("a holder");
    let (trust, _) = follow(&people, &[of(&people.officer, &[]).sign(&people.head)]);
    let found = Grant::open(id(80), &people.clerk, &trust, &message);
    assert_eq!(refusal(found), Some(Error::Withdrawn));
    let found = seal(&people.clerk, &people.officer, &trust);
    assert_eq!(refusal(found), Some(Error::Withdrawn));
    let mut ring = Keyring::default();
    let opened = Grant::open(id(80), &people.clerk, &before, &message);
    assert_eq!(
        opened.and_then(|grant| grant.put_into(&mut ring)),
        Ok(()),
        "the tools work"
    );
}

#[test]
fn a_version_by_withdrawn_keys_counts_when_the_ledger_had_it_before() {
    let people = People::new();
    let version = Version {
        record: id(70),
        number: 1,
        purpose: Purpose::RecordContent,
    };
    let key = secret(8).commitment();
    let signed = VersionHeader::new(version, b"sealed", key, Vec::new(), id(71)).sign(&people.officer);
    let authors = [people.officer.public().fingerprint()];
    let check = |index, trust: &Trust| {
        let expected = Expected {
            version,
            authors: Authors::OneOf(&authors),
            key,
            index,
        };
        refusal(signed.check(&expected, b"sealed", trust, &people.root.public()))
    };
    let (trust, _) = follow(&people, &[of(&people.officer, &[]).sign(&people.head)]);
    assert_eq!(check(Some(39), &trust), None);
    assert_eq!(check(Some(40), &trust), Some(Error::Withdrawn));
    assert_eq!(check(None, &trust), Some(Error::Withdrawn), "not in the ledger yet");
    assert_eq!(check(None, &people.trust()), None, "not withdrawn");
}

#[test]
fn every_changed_byte_of_a_withdrawal_is_noticed_and_named() {
    let people = People::new();
    let signed = of(&people.officer, &[[1; 32], [2; 32]]).sign(&people.head);
    let good = signed.encode();
    assert_eq!(SignedWithdrawal::decode(&good), Ok(signed));
    let outer = fields(&good, 0..good.len());
    let inner = fields(&good, outer[1].clone());
    let read = |bytes: &[u8]| match SignedWithdrawal::decode(bytes) {
        Ok(signed) => {
            let hash = signed.hash();
            let (_, rejected) = follow(&people, &[signed]);
            rejected.iter().find(|one| one.statement == hash).map(|one| one.why)
        }
        Err(error) => Some(error),
    };
    assert_eq!(read(&good), None);
    // Label; label, installation, agency, fingerprint, from, reason, time, signer, two hashes; signature.
    let all = [&outer[..1], &inner[..], &outer[2..]].concat();
    every_changed_byte(&good, &all, read, |field, _, changed| match field {
        0 | 1 => Error::Malformed("withdrawal"),
        2 | 3 => Error::Elsewhere("the statement"),
        6 if std::str::from_utf8(&changed[all[6].clone()]).is_err() => Error::Malformed("withdrawal"),
        8 => Error::NotEndorsed,
        _ => Error::BadSignature("the withdrawal"),
    });
    for length in 0..good.len() {
        let found = SignedWithdrawal::decode(&good[..length]);
        assert_eq!(found, Err(Error::Malformed("withdrawal")), "{length} bytes");
    }
}
