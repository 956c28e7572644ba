//! Sealed content and sealed keys.

use proptest::prelude::*;

use super::*;
use crate::content;
use crate::header::addressee;

const KEY: u8 = 7;

fn sealed_key() -> Vec<u8> {
    content::seal_key(&secret(KEY), &a_place(), &secret(8), &mut rng(1))
}

fn sealed_text() -> Vec<u8> {
    content::seal(&secret(KEY), &a_place(), b"a text", &mut rng(1))
}

fn open(place: &Place, ciphertext: &[u8]) -> Option<Error> {
    refusal(content::open(&secret(KEY), place, ciphertext))
}

#[test]
fn every_changed_bit_of_a_sealed_key_is_noticed_and_named() {
    let good = sealed_key();
    assert_eq!(good.len(), 22 + 32 + 32 + 16);
    for at in 0..good.len() {
        for bit in 0..8 {
            let bad = changed(&good, at, 1 << bit);
            let expected = header_error(at, &bad, 4).unwrap_or(Error::NotAuthentic);
            let found = refusal(content::open_key(&secret(KEY), &a_place(), &bad));
            assert_eq!(found, Some(expected), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn every_changed_byte_of_content_is_noticed() {
    let good = sealed_text();
    assert_eq!(good.len(), 22 + 32 + 1024 + 16);
    for at in 0..good.len() {
        let bad = changed(&good, at, 0xff);
        let expected = header_error(at, &bad, 4).unwrap_or(Error::NotAuthentic);
        assert_eq!(open(&a_place(), &bad), Some(expected), "byte {at}");
    }
}

#[test]
fn content_cut_at_any_length_or_made_longer_is_refused() {
    let good = sealed_text();
    for length in 0..good.len() {
        let expected = if length < 22 + 32 {
            Error::Malformed("ciphertext")
        } else {
            Error::NotAuthentic
        };
        assert_eq!(open(&a_place(), &good[..length]), Some(expected), "{length} bytes");
    }
    for more in [1, 16, 1024, 3072] {
        let longer = [&good[..], &vec![0; more]].concat();
        assert_eq!(open(&a_place(), &longer), Some(Error::NotAuthentic), "{more} more");
    }
}

#[test]
fn content_taken_to_any_other_place_is_refused() {
    let (text, key) = (sealed_text(), sealed_key());
    for (what, place) in other_places() {
        assert_eq!(open(&place, &text), Some(Error::NotAuthentic), "{what}");
        let found = refusal(content::open_key(&secret(KEY), &place, &key));
        assert_eq!(found, Some(Error::NotAuthentic), "a key: {what}");
    }
    let epoch = |found, expected| Some(Error::WrongEpoch { found, expected });
    assert_eq!(open(&a_place().epoch(5), &text), epoch(4, 5));
    assert_eq!(open(&a_place().epoch(3), &text), epoch(4, 3));
}

#[test]
fn a_header_rewritten_to_what_the_reader_expects_does_not_help() {
    let mut other_epoch = sealed_text();
    other_epoch[21] = 5;
    assert_eq!(open(&a_place().epoch(5), &other_epoch), Some(Error::NotAuthentic));
    let mut other_key = sealed_text();
    other_key[2..18].copy_from_slice(&secret(9).key_id());
    let found = refusal(content::open(&secret(9), &a_place(), &other_key));
    assert_eq!(found, Some(Error::NotAuthentic));
}

#[test]
fn another_key_is_named_as_such() {
    let found = refusal(content::open(&secret(9), &a_place(), &sealed_text()));
    assert_eq!(found, Some(Error::WrongKey));
    assert_eq!(addressee(&sealed_text()), Ok((secret(KEY).key_id(), 4)));
    assert_eq!(addressee(&[1; 21]), Err(Error::Malformed("ciphertext")));
}

#[test]
fn a_key_is_no_content_and_content_is_no_key() {
    assert_eq!(open(&a_place(), &sealed_key()), Some(Error::Malformed("padding")));
    let found = refusal(content::open_key(&secret(KEY), &a_place(), &sealed_text()));
    assert_eq!(found, Some(Error::Malformed("key")));
}

#[test]
fn the_same_text_is_never_sealed_into_the_same_bytes() {
    let mut rng = rng(1);
    let (one, other) = (
        content::seal(&secret(KEY), &a_place(), b"a text", &mut rng),
        content::seal(&secret(KEY), &a_place(), b"a text", &mut rng),
    );
    assert_ne!(one[22..54], other[22..54], "the salt");
    assert_ne!(one[54..], other[54..], "the text");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn texts_come_back_and_tell_no_more_than_their_bucket(
        text in proptest::collection::vec(any::<u8>(), 0..6000), key: [u8; 32], seed: u64,
    ) {
        let key = Secret::new(key);
        let sealed = content::seal(&key, &a_place(), &text, &mut rng(seed));
        prop_assert_eq!(sealed.len(), 22 + 32 + 16 + crate::padding::bucket(text.len()));
        let opened = content::open(&key, &a_place(), &sealed).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(opened.as_slice(), text.as_slice());
    }

    #[test]
    fn anything_else_is_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(content::open(&secret(KEY), &a_place(), &bytes).is_err());
        prop_assert!(content::open_key(&secret(KEY), &a_place(), &bytes).is_err());
        prop_assert!(crate::wrap::unwrap(&keys(1, 1).general, &code(1), &a_place(), &bytes).is_err());
        prop_assert!(crate::parcel::open(&keys(1, 1).general, &code(1), &a_place(), &bytes).is_err());
    }
}
