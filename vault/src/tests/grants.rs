//! Keys of a confidential record handed to an individual.

use super::*;
use crate::encoding::Fields;
use crate::inbox::Grant;
use crate::keyring::{Compartment, Keyring, RecordKey};
use crate::parcel;
use crate::signature::Statement;

const MESSAGE: Id = id(80);
const RECORD: Id = id(81);

fn grant(compartments: &[Compartment]) -> Grant {
    Grant {
        record: RECORD,
        keys: compartments
            .iter()
            .map(|compartment| (*compartment, RecordKey::first(secret(*compartment as u8))))
            .collect(),
    }
}

fn sealed(giver: &AccountKeys, reader: &AccountKeys) -> Vec<u8> {
    let all = grant(&[Compartment::Header, Compartment::Evidence, Compartment::Deliberation]);
    all.seal(MESSAGE, giver, &reader.public(), &People::new().trust(), &mut rng(1))
        .expect("a holder with a good key")
}

fn take_into(ring: &mut Keyring, message: Id, reader: &AccountKeys, trust: &Trust, sealed: &[u8]) -> Result<()> {
    let grant = Grant::open(message, reader, trust, sealed)?;
    assert_eq!(grant.record, RECORD);
    grant.put_into(ring)
}

fn take(people: &People, message: Id, reader: &AccountKeys, sealed: &[u8]) -> Result<Keyring> {
    let mut ring = Keyring::default();
    take_into(&mut ring, message, reader, &people.trust(), sealed)?;
    Ok(ring)
}

/// A message by somebody who writes the inside himself.
fn handmade(message: Id, giver: &[u8; 32], reader: &AccountKeys, for_whom: &[u8; 32], signer: &AccountKeys) -> Vec<u8> {
    let body = Fields::labelled("liemchinh/1/grant")
        .bytes(&HOUSE.installation)
        .bytes(&HOUSE.agency)
        .bytes(&message)
        .bytes(giver)
        .bytes(for_whom)
        .bytes(&RECORD)
        .u32(1)
        .u32(1)
        .bytes(&[0; 32])
        .bytes(&[9; 32]);
    let signature = signer.signing.sign(Statement::Grant, body.as_slice());
    let inside = Fields::bare().bytes(body.as_slice()).bytes(&signature);
    seal_inside(inside.as_slice(), reader)
}

fn seal_inside(inside: &[u8], reader: &AccountKeys) -> Vec<u8> {
    let place = Place::new(HOUSE, Purpose::Inbox, MESSAGE);
    parcel::seal(inside, &reader.public().confidential_recipient(), &place, &mut rng(1)).expect("a good key")
}

#[test]
fn granted_keys_reach_the_readers_ring() {
    let people = People::new();
    let message = sealed(&people.head, &people.clerk);
    let ring = take(&people, MESSAGE, &people.clerk, &message).expect("his");
    for compartment in [Compartment::Header, Compartment::Evidence, Compartment::Deliberation] {
        let key = ring.key(RECORD, compartment).map(|key| *key.expose());
        assert_eq!(key, Some([compartment as u8; 32]));
    }
}

#[test]
fn every_message_has_the_same_length() {
    let people = People::new();
    let reader = people.clerk.public();
    for compartments in [
        &[][..],
        &[Compartment::Header],
        &[Compartment::Header, Compartment::Evidence],
    ] {
        let message = grant(compartments)
            .seal(MESSAGE, &people.head, &reader, &people.trust(), &mut rng(1))
            .expect("a good key");
        assert_eq!(message.len(), 1228);
    }
    assert_eq!(sealed(&people.head, &people.clerk).len(), 1228);
}

#[test]
fn a_message_opens_for_its_reader_under_its_number_alone() {
    let people = People::new();
    let message = sealed(&people.head, &people.clerk);
    let found = take(&people, MESSAGE, &people.officer, &message);
    assert_eq!(refusal(found), Some(Error::WrongKey), "somebody else");
    let found = take(&people, id(82), &people.clerk, &message);
    assert_eq!(
        refusal(found),
        Some(Error::NotAuthentic),
        "put in again under another number"
    );
    let (elsewhere, _) = Trust::follow(people.root.public(), OTHER_HOUSE, &people.endorsements, &[]);
    let found = Grant::open(MESSAGE, &people.clerk, &elsewhere, &message);
    assert_eq!(refusal(found), Some(Error::NotAuthentic), "another house");
}

#[test]
fn a_reader_cannot_pass_on_what_he_was_given_as_the_givers_word() {
    let people = People::new();
    let message = sealed(&people.head, &people.clerk);
    let place = Place::new(HOUSE, Purpose::Inbox, MESSAGE);
    let code = people.clerk.public().key_code();
    let inside = parcel::open(&people.clerk.confidential, &code, &place, &message).expect("his");
    let passed_on = seal_inside(&inside, &people.officer);
    let found = take(&people, MESSAGE, &people.officer, &passed_on);
    assert_eq!(refusal(found), Some(Error::Elsewhere("the grant")));
}

#[test]
fn only_a_believed_holder_gives_keys() {
    let people = People::new();
    let reader = &people.officer;
    let found = take(&people, MESSAGE, reader, &sealed(&people.stranger, reader));
    assert_eq!(refusal(found), Some(Error::NotEndorsed), "a stranger");
    let found = take(&people, MESSAGE, reader, &sealed(&people.plain, reader));
    assert_eq!(refusal(found), Some(Error::NotEndorsed), "a plain key");

    let (head, own) = (people.head.public().fingerprint(), reader.public().fingerprint());
    let forged = handmade(MESSAGE, &head, reader, &own, &people.stranger);
    let found = take(&people, MESSAGE, reader, &forged);
    assert_eq!(
        refusal(found),
        Some(Error::BadSignature("the grant")),
        "in a holder's name"
    );
    let other_number = handmade(id(82), &head, reader, &own, &people.head);
    let found = take(&people, MESSAGE, reader, &other_number);
    assert_eq!(
        refusal(found),
        Some(Error::Elsewhere("the grant")),
        "a word for another message"
    );
    let genuine = handmade(MESSAGE, &head, reader, &own, &people.head);
    assert!(
        take(&people, MESSAGE, reader, &genuine).is_ok(),
        "the forger's tools work"
    );
}

#[test]
fn every_changed_byte_of_a_message_is_noticed_and_leaves_the_ring_alone() {
    let people = People::new();
    let good = sealed(&people.head, &people.clerk);
    let trust = people.trust();
    for at in 0..good.len() {
        let bad = changed(&good, at, 1);
        let expected = header_error(at, &bad, 0)
            .or_else(|| header_error(at.checked_sub(134)?, &bad[134..], 0))
            .unwrap_or(Error::NotAuthentic);
        let mut ring = Keyring::default();
        let found = take_into(&mut ring, MESSAGE, &people.clerk, &trust, &bad);
        assert_eq!(found, Err(expected), "byte {at}");
        assert_eq!(ring.records().count(), 0);
    }
}

#[test]
fn a_grant_that_breaks_off_gives_nothing() {
    let people = People::new();
    let reader = &people.officer;
    let (giver, own) = (people.head.public().fingerprint(), reader.public().fingerprint());
    let begun = || {
        Fields::labelled("liemchinh/1/grant")
            .bytes(&HOUSE.installation)
            .bytes(&HOUSE.agency)
            .bytes(&MESSAGE)
            .bytes(&giver)
            .bytes(&own)
            .bytes(&RECORD)
            .u32(1)
            .u32(1)
            .bytes(&[0; 32])
            .bytes(&[9; 32])
    };
    for body in [
        begun().u32(2),
        begun().u32(2).u32(1).bytes(&[0; 32]),
        begun().u32(4).u32(1).bytes(&[0; 32]).bytes(&[9; 32]),
        begun().u32(2).u32(1).bytes(&[0; 32]).bytes(&[9; 31]),
        begun().u32(2).u32(0).bytes(&[0; 32]).bytes(&[9; 32]),
        begun().u32(2).u32(1).bytes(&[1; 32]).bytes(&[9; 32]),
        begun().u32(2).u32(2).bytes(&[0; 32]).bytes(&[9; 32]),
    ] {
        let signature = people.head.signing.sign(Statement::Grant, body.as_slice());
        let inside = Fields::bare().bytes(body.as_slice()).bytes(&signature);
        let mut ring = Keyring::default();
        let message = seal_inside(inside.as_slice(), reader);
        let found = take_into(&mut ring, MESSAGE, reader, &people.trust(), &message);
        assert_eq!(found, Err(Error::Malformed("grant")));
        assert_eq!(ring.records().count(), 0, "nor the first key");
    }
}

#[test]
fn nobody_hands_keys_to_somebody_who_may_not_hold_them() {
    let people = People::new();
    let seal = |reader: &AccountKeys, trust: &Trust| {
        let sealed = grant(&[Compartment::Header]).seal(MESSAGE, &people.head, &reader.public(), trust, &mut rng(1));
        refusal(sealed)
    };
    let trust = people.trust();
    assert_eq!(seal(&people.clerk, &trust), None);
    assert_eq!(seal(&people.plain, &trust), Some(Error::NotEndorsed), "a declarant");
    assert_eq!(seal(&people.stranger, &trust), Some(Error::NotEndorsed));
}

/// A grant of the header's key with this rotation, in place of `before`.
fn rotated(rotation: u32, before: &Secret, key: Secret, message: Id) -> Vec<u8> {
    let people = People::new();
    let key = RecordKey {
        rotation,
        replaces: before.commitment(),
        key,
    };
    let grant = Grant {
        record: RECORD,
        keys: vec![(Compartment::Header, key)],
    };
    grant
        .seal(
            message,
            &people.head,
            &people.clerk.public(),
            &people.trust(),
            &mut rng(1),
        )
        .expect("a holder")
}

#[test]
fn an_old_message_put_into_the_inbox_again_brings_no_old_key_back() {
    let people = People::new();
    let trust = people.trust();
    let mut ring = Keyring::default();
    let mut take = |message, sealed: &[u8]| {
        let found = take_into(&mut ring, message, &people.clerk, &trust, sealed);
        (found, ring.key(RECORD, Compartment::Header).map(|key| *key.expose()))
    };
    let first = sealed(&people.head, &people.clerk);
    let second = rotated(2, &secret(1), secret(40), id(82));
    assert_eq!(take(MESSAGE, &first), (Ok(()), Some([1; 32])));
    assert_eq!(take(id(82), &second), (Ok(()), Some([40; 32])));
    let older = Error::Older {
        what: "key of a record",
        found: 1,
        seen: 2,
    };
    assert_eq!(
        take(MESSAGE, &first),
        (Err(older), Some([40; 32])),
        "the row from before"
    );
    assert_eq!(take(id(82), &second), (Ok(()), Some([40; 32])), "the newest again");
    let other = rotated(3, &secret(41), secret(42), id(83));
    let replaced = Err(Error::Replaced("key of a record"));
    assert_eq!(
        take(id(83), &other),
        (replaced, Some([40; 32])),
        "a key that it does not replace"
    );
    let same_number = rotated(2, &secret(1), secret(42), id(83));
    assert_eq!(
        take(id(83), &same_number),
        (replaced, Some([40; 32])),
        "another key under its number"
    );
}

#[test]
fn of_a_grant_whose_one_key_is_refused_no_key_is_taken() {
    let people = People::new();
    let mut ring = Keyring::default();
    ring.put_key(RECORD, Compartment::Deliberation, RecordKey::first(secret(60)))
        .expect("the first");
    let all = sealed(&people.head, &people.clerk);
    let found = take_into(&mut ring, MESSAGE, &people.clerk, &people.trust(), &all);
    assert_eq!(found, Err(Error::Replaced("key of a record")));
    assert!(ring.key(RECORD, Compartment::Header).is_none());
}

/// One root key, the same people, two installations: what was granted in one is no word in the other, even when the
/// reader himself seals it anew there.
#[test]
fn a_grant_does_not_cross_to_another_house() {
    let people = People::new();
    let message = sealed(&people.head, &people.clerk);
    let code = people.clerk.public().key_code();
    let place = |house| Place::new(house, Purpose::Inbox, MESSAGE);
    let inside = parcel::open(&people.clerk.confidential, &code, &place(HOUSE), &message).expect("his");
    let reader = people.clerk.public().confidential_recipient();
    for house in [OTHER_HOUSE, OTHER_AGENCY] {
        let endorsements: Vec<_> = [&people.head, &people.clerk]
            .map(|keys| Endorsement::by_root(&people.root, house, keys.public(), 1))
            .into();
        let (trust, rejected) = Trust::follow(people.root.public(), house, &endorsements, &[]);
        assert_eq!(rejected, []);
        let moved = parcel::seal(&inside, &reader, &place(house), &mut rng(1)).expect("a good key");
        let found = Grant::open(MESSAGE, &people.clerk, &trust, &moved);
        assert_eq!(refusal(found), Some(Error::Elsewhere("the grant")));
    }
}
