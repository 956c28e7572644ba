//! Signed headers of versions of records.

use super::*;
use crate::record::{Authors, Expected, SignedVersion, Version, VersionHeader};

const VERSION: Version = Version {
    record: id(70),
    number: 5,
    purpose: Purpose::RecordContent,
};

/// What is expected of a version that one of `authors` made.
fn by(authors: &[[u8; 32]]) -> Expected<'_> {
    Expected {
        version: VERSION,
        authors: Authors::OneOf(authors),
        key: secret(8).commitment(),
        index: Some(40),
    }
}

/// The author of nearly all of these.
fn own() -> [[u8; 32]; 1] {
    [People::new().plain.public().fingerprint()]
}

fn node() -> SigningKey {
    SigningKey::random(&mut rng(97))
}

fn header() -> VersionHeader {
    VersionHeader::new(
        VERSION,
        b"sealed",
        secret(8).commitment(),
        vec![code(1), code(2)],
        id(71),
    )
}

fn check(people: &People, signed: &SignedVersion, expected: Expected<'_>, ciphertext: &[u8]) -> Option<Error> {
    refusal(signed.check(&expected, ciphertext, &people.trust(), &node().public()))
}

#[test]
fn a_version_is_believed_with_its_author_and_key() {
    let people = People::new();
    let signed = header().sign(&people.plain);
    let trust = people.trust();
    let own = own();
    let header = signed
        .check(&by(&own), b"sealed", &trust, &node().public())
        .expect("true");
    assert_eq!(header.author(), Some(&people.plain.public().fingerprint()));
    assert!(!header.is_made_by_node());
    let other_key = Expected {
        key: secret(9).commitment(),
        ..by(&own)
    };
    assert_eq!(
        check(&people, &signed, other_key, b"sealed"),
        Some(Error::WrongCommitment),
        "another key than the author's"
    );
    assert_eq!(SignedVersion::decode(&signed.encode()), Ok(signed));
}

#[test]
fn another_record_purpose_version_or_ciphertext_is_refused() {
    let people = People::new();
    let signed = header().sign(&people.plain);
    let cases = [
        (
            Version {
                record: id(72),
                ..VERSION
            },
            Error::Elsewhere("the record"),
        ),
        (
            Version {
                purpose: Purpose::Draft,
                ..VERSION
            },
            Error::Elsewhere("the purpose"),
        ),
        (
            Version { number: 6, ..VERSION },
            Error::Older {
                what: "version",
                found: 5,
                seen: 6,
            },
        ),
        (Version { number: 4, ..VERSION }, Error::Elsewhere("the version")),
    ];
    let own = own();
    for (version, error) in cases {
        let expected = Expected { version, ..by(&own) };
        assert_eq!(check(&people, &signed, expected, b"sealed"), Some(error));
    }
    let found = check(&people, &signed, by(&own), b"another");
    assert_eq!(found, Some(Error::NotAuthentic));
}

#[test]
fn a_stranger_and_a_foreign_server_sign_nothing() {
    let people = People::new();
    let by_stranger = header().sign(&people.stranger);
    let stranger = [people.stranger.public().fingerprint()];
    assert_eq!(
        check(&people, &by_stranger, by(&stranger), b"sealed"),
        Some(Error::NotEndorsed)
    );
    let by_server = Expected {
        authors: Authors::Node,
        ..by(&[])
    };
    let by_node = header().sign_as_node(&node());
    assert_eq!(check(&people, &by_node, by_server, b"sealed"), None);
    let by_other = header().sign_as_node(&SigningKey::random(&mut rng(96)));
    let bad = Some(Error::BadSignature("the version"));
    assert_eq!(check(&people, &by_other, by_server, b"sealed"), bad);
    let as_node = header().sign_as_node(&people.plain.signing);
    assert_eq!(
        check(&people, &as_node, by_server, b"sealed"),
        bad,
        "a person in the server's name"
    );
    let trust = people.trust();
    let made = by_node
        .check(&by_server, b"sealed", &trust, &node().public())
        .expect("the server's");
    assert!(made.is_made_by_node() && made.author().is_none(), "and says so");
}

#[test]
fn whoever_may_not_be_the_author_is_none_though_his_key_is_believed() {
    let people = People::new();
    let elsewhere = Some(Error::Elsewhere("the author"));
    let by_head = header().sign(&people.head);
    let own = own();
    assert_eq!(check(&people, &by_head, by(&own), b"sealed"), elsewhere);
    let either = [own[0], people.head.public().fingerprint()];
    assert_eq!(check(&people, &by_head, by(&either), b"sealed"), None);
    assert_eq!(check(&people, &by_head, by(&[]), b"sealed"), elsewhere);
    let by_node = header().sign_as_node(&node());
    let found = check(&people, &by_node, by(&[[0; 32]]), b"sealed");
    assert_eq!(found, elsewhere, "the server where a person was asked for");
    let by_server = Expected {
        authors: Authors::Node,
        ..by(&[])
    };
    assert_eq!(check(&people, &by_head, by_server, b"sealed"), elsewhere);
}

#[test]
fn every_changed_byte_of_a_version_header_is_noticed_and_named() {
    let people = People::new();
    let good = header().sign(&people.plain).encode();
    let outer = fields(&good, 0..good.len());
    let inner = fields(&good, outer[1].clone());
    let own = own();
    let read = |bytes: &[u8]| match SignedVersion::decode(bytes) {
        Ok(signed) => check(&people, &signed, by(&own), b"sealed"),
        Err(error) => Some(error),
    };
    assert_eq!(read(&good), None);
    // Label; label, record, version, purpose, ciphertext, key, event, author, two readers; signature.
    let all = [&outer[..1], &inner[..], &outer[2..]].concat();
    every_changed_byte(&good, &all, read, |field, within, _| match (field, within) {
        (0 | 1, _) => Error::Malformed("version header"),
        (2, _) => Error::Elsewhere("the record"),
        (3, 7) => Error::Older {
            what: "version",
            found: 4,
            seen: 5,
        },
        (3, _) => Error::Elsewhere("the version"),
        (4, 0) => Error::Malformed("version header"),
        (4, _) => Error::Elsewhere("the purpose"),
        (5, _) => Error::NotAuthentic,
        (6, _) => Error::WrongCommitment,
        (8, _) => Error::Elsewhere("the author"),
        _ => Error::BadSignature("the version"),
    });
    for length in 0..good.len() {
        let found = SignedVersion::decode(&good[..length]);
        assert_eq!(found, Err(Error::Malformed("version header")), "{length} bytes");
    }
}

#[test]
fn readers_cannot_be_added_or_taken_away() {
    let people = People::new();
    let signed = header().sign(&people.plain);
    for readers in [
        vec![code(1)],
        vec![code(1), code(2), code(3)],
        vec![code(2), code(1)],
        vec![],
    ] {
        let other = VersionHeader::new(VERSION, b"sealed", secret(8).commitment(), readers, id(71));
        let other = other.sign(&people.plain).encode();
        let mut forged = other.clone();
        let signature = fields(&other, 0..other.len())[2].clone();
        let true_one = signed.encode();
        forged[signature].copy_from_slice(&true_one[true_one.len() - 64..]);
        let forged = SignedVersion::decode(&forged).expect("well formed");
        let bad = Some(Error::BadSignature("the version"));
        assert_eq!(check(&people, &forged, by(&own()), b"sealed"), bad);
    }
}
