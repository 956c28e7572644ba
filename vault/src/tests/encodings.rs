//! The encoding under everything that is hashed, signed or authenticated.

use proptest::prelude::*;

use super::*;
use crate::account::AccountPublic;
use crate::circle::SignedManifest;
use crate::encoding::{Fields, Reader};
use crate::record::SignedVersion;

fn encoded(list: &[Vec<u8>]) -> Vec<u8> {
    list.iter()
        .fold(Fields::bare(), |fields, field| fields.bytes(field))
        .into_public()
}

fn list() -> impl Strategy<Value = Vec<Vec<u8>>> {
    proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..6), 0..6)
}

#[test]
fn fields_are_lengths_and_bytes() {
    let fields = Fields::labelled("ab").u16(1).u32(2).u64(3).i64(-1).bytes(&[]);
    let expected = "00000002616200000002000100000004000000020000000800000000000000030000000\
                    8ffffffffffffffff00000000";
    assert_eq!(fields.as_slice(), unhex(expected));
    let mut reader = Reader::labelled(fields.as_slice(), "ab", "it").expect("that label");
    assert_eq!((reader.u16(), reader.u32(), reader.u64()), (Ok(1), Ok(2), Ok(3)));
    assert_eq!((reader.i64(), reader.bytes()), (Ok(-1), Ok(&[][..])));
    assert!(reader.is_empty());
    assert_eq!(reader.end(), Ok(()));
}

#[test]
fn another_label_width_or_end_is_malformed() {
    let malformed = Error::Malformed("it");
    let fields = Fields::labelled("ab").u16(1);
    assert_eq!(
        refusal(Reader::labelled(fields.as_slice(), "ac", "it")),
        Some(malformed)
    );
    assert_eq!(refusal(Reader::labelled(&[], "", "it")), Some(malformed));
    let read = || Reader::labelled(fields.as_slice(), "ab", "it").expect("that label");
    assert_eq!(read().u32(), Err(malformed));
    assert_eq!(read().array::<1>(), Err(malformed));
    assert_eq!(read().end(), Err(malformed));
    assert_eq!(
        Reader::bare(&[0xff; 8], "it").bytes(),
        Err(malformed),
        "a length beyond the end"
    );
    assert_eq!(
        Reader::bare(&[0, 0, 0], "it").bytes(),
        Err(malformed),
        "no whole length"
    );
}

proptest! {
    #[test]
    fn no_two_lists_have_the_same_bytes(one in list(), other in list()) {
        prop_assert_eq!(encoded(&one) == encoded(&other), one == other);
    }

    #[test]
    fn every_list_comes_back(one in list()) {
        let bytes = encoded(&one);
        let mut reader = Reader::bare(&bytes, "it");
        for field in &one {
            prop_assert_eq!(reader.bytes(), Ok(field.as_slice()));
        }
        prop_assert_eq!(reader.end(), Ok(()));
    }

    #[test]
    fn whatever_is_no_structure_is_malformed(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let malformed = |found: Option<Error>| matches!(found, Some(Error::Malformed(_)));
        prop_assert!(malformed(AccountPublic::decode(&bytes).err()));
        prop_assert!(malformed(Endorsement::decode(&bytes).err()));
        prop_assert!(malformed(SignedManifest::decode(&bytes).err()));
        prop_assert!(malformed(SignedVersion::decode(&bytes).err()));
    }

    #[test]
    fn what_is_signed_is_read_back_into_the_very_same_bytes(cut in 0..300_usize, put in any::<u8>()) {
        // Any second spelling of a structure would be a second structure under one signature.
        let people = People::new();
        let mut bytes = people.endorsements[0].encode();
        let at = cut % bytes.len();
        bytes[at] = put;
        if let Ok(read) = Endorsement::decode(&bytes) {
            prop_assert_eq!(read.encode(), bytes);
        }
    }
}
