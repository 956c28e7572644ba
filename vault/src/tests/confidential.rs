//! Versions of confidential records: everything is inside.

use super::*;
use crate::keyring::Compartment;
use crate::record::{Confidential, Version, VersionHeader, open_confidential, seal_confidential};

const TEXT: &[u8] = b"QZ facts";

fn at(key: &Secret) -> Confidential<'_> {
    Confidential {
        house: HOUSE,
        version: Version {
            record: id(70),
            number: 5,
            purpose: Purpose::RecordContent,
        },
        compartment: Compartment::Header,
        key,
    }
}

fn sealed(author: &AccountKeys) -> Vec<u8> {
    seal_confidential(
        &at(&secret(8)),
        TEXT,
        vec![code(1), code(2)],
        id(71),
        author,
        &mut rng(1),
    )
}

fn open(at: &Confidential<'_>, sealed: &[u8], author: &AccountKeys) -> Result<(VersionHeader, Vec<u8>)> {
    open_with(&People::new().trust(), at, sealed, author)
}

fn open_with(
    trust: &Trust,
    at: &Confidential<'_>,
    sealed: &[u8],
    author: &AccountKeys,
) -> Result<(VersionHeader, Vec<u8>)> {
    let authors = [author.public().fingerprint()];
    let opened = open_confidential(at, sealed, &authors, Some(40), trust);
    opened.map(|(header, text)| (header, text.to_vec()))
}

#[test]
fn a_confidential_version_comes_back_with_its_header() {
    let people = People::new();
    let (header, text) = open(&at(&secret(8)), &sealed(&people.clerk), &people.clerk).expect("opens");
    assert_eq!(text, TEXT);
    assert_eq!(header.author(), Some(&people.clerk.public().fingerprint()));
    assert_eq!((header.recipients, header.event), (vec![code(1), code(2)], id(71)));
}

#[test]
fn nothing_of_readers_author_event_or_number_of_readers_stands_outside() {
    let people = People::new();
    let by_clerk = sealed(&people.clerk);
    let author = people.clerk.public().fingerprint();
    for inside in [
        &code(1).as_bytes()[..],
        code(2).as_bytes(),
        &author,
        &id(71),
        &id(70),
        TEXT,
    ] {
        assert!(!by_clerk.windows(inside.len()).any(|part| part == inside));
    }
    let alone = seal_confidential(&at(&secret(8)), b"", Vec::new(), id(72), &people.head, &mut rng(2));
    assert_eq!(alone.len(), by_clerk.len());
    let id_of_key = &by_clerk[..22];
    assert_eq!(alone[..22], *id_of_key, "the header names the key, which both have");
}

#[test]
fn another_place_or_key_does_not_open_it() {
    let people = People::new();
    let good = sealed(&people.clerk);
    let (key, other_key) = (secret(8), secret(9));
    let version = at(&key).version;
    let places = [
        Confidential {
            house: OTHER_HOUSE,
            ..at(&key)
        },
        Confidential {
            compartment: Compartment::Evidence,
            ..at(&key)
        },
        Confidential {
            version: Version { number: 6, ..version },
            ..at(&key)
        },
        Confidential {
            version: Version {
                record: id(72),
                ..version
            },
            ..at(&key)
        },
    ];
    for place in &places {
        assert_eq!(open(place, &good, &people.clerk), Err(Error::NotAuthentic));
    }
    assert_eq!(open(&at(&other_key), &good, &people.clerk), Err(Error::WrongKey));
    let trust = people.trust();
    for at_byte in 0..good.len() {
        let bad = changed(&good, at_byte, 1);
        let expected = header_error(at_byte, &bad, 0).unwrap_or(Error::NotAuthentic);
        assert_eq!(
            open_with(&trust, &at(&key), &bad, &people.clerk),
            Err(expected),
            "byte {at_byte}"
        );
    }
}

#[test]
fn a_reader_who_seals_again_cannot_speak_as_the_author() {
    let people = People::new();
    let (key, other_key) = (secret(8), secret(9));
    let good = sealed(&people.clerk);
    let place = |number| {
        Place::new(HOUSE, Purpose::RecordContent, id(70))
            .part(1)
            .version(number)
    };
    let inside = crate::content::open(&key, &place(5), &good).expect("a reader");
    let again = |inside: &[u8], key: &Secret, number| crate::content::seal(key, &place(number), inside, &mut rng(3));

    let mut forged = inside.to_vec();
    let last = forged.len() - 1;
    forged[last] ^= 1;
    let found = open(&at(&key), &again(&forged, &key, 5), &people.clerk);
    assert_eq!(found, Err(Error::NotAuthentic), "other content");
    let found = open(&at(&other_key), &again(&inside, &other_key, 5), &people.clerk);
    assert_eq!(found, Err(Error::WrongCommitment), "under another key");
    let later = Confidential {
        version: Version {
            number: 6,
            ..at(&key).version
        },
        ..at(&key)
    };
    let older = Error::Older {
        what: "version",
        found: 5,
        seen: 6,
    };
    assert_eq!(
        open(&later, &again(&inside, &key, 6), &people.clerk),
        Err(older),
        "as a later version"
    );
    assert_eq!(
        open(&at(&key), &good, &people.head),
        Err(Error::Elsewhere("the author"))
    );
    let by_stranger = sealed(&people.stranger);
    assert_eq!(open(&at(&key), &by_stranger, &people.stranger), Err(Error::NotEndorsed));
    assert_eq!(
        open(&at(&key), &again(&inside, &key, 5), &people.clerk).map(|(_, text)| text),
        Ok(TEXT.to_vec())
    );
}
