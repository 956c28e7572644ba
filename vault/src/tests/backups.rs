//! Archives of a whole store.

use super::*;
use crate::backup::{Header, begin, open, opening_length};
use crate::encoding::Fields;
use crate::stream::{PIECE, PREFIX, SEALED_PIECE};
use crate::wrap::{self, PrivateKey, Recipient};

fn key() -> PrivateKey {
    PrivateKey::from_secret(secret(9))
}

fn header() -> Header {
    Header {
        house: HOUSE,
        backup: id(3),
        at: 1_782_864_000_000_000,
        schema: 4,
        epoch: 2,
        size: 77,
        checkpoint: "origin/2\n77\nroot\n\n— origin/2 signature\n".to_owned(),
        code: code(9),
    }
}

/// What stands before the pieces, and the pieces of `text`.
fn sealed(header: &Header, text: &[u8]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let recipient = Recipient {
        key: key().public(),
        code: code(9),
    };
    let (mut sealer, opening) = begin(header, &recipient, &mut rng(1)).expect("begins");
    let (whole, rest) = text.as_chunks::<PIECE>();
    let mut pieces: Vec<_> = whole.iter().map(|piece| sealer.piece(piece).expect("sealed")).collect();
    pieces.extend(sealer.finish(rest).expect("ends").map(|piece| piece.expect("sealed")));
    (opening, pieces)
}

fn opened(opening: &[u8], pieces: &[Vec<u8>]) -> Result<(Header, Vec<u8>)> {
    let (header, mut opener) = open(&key(), &code(9), opening)?;
    let (last, whole) = pieces.split_last().ok_or(Error::Malformed("pieces"))?;
    let mut text = Vec::new();
    for piece in whole {
        text.extend_from_slice(&opener.piece(piece)?);
    }
    text.extend_from_slice(&opener.finish(last)?);
    Ok((header, text))
}

#[test]
fn an_archive_comes_back_with_its_header() {
    for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7] {
        let text: Vec<u8> = (0..length).map(|at| at.to_le_bytes()[0]).collect();
        let (opening, pieces) = sealed(&header(), &text);
        let first = *opening.first_chunk().expect("four bytes");
        assert_eq!(opening_length(first), Ok(opening.len()));
        assert_eq!(Header::read(&opening), Ok(header()), "in clear");
        assert_eq!(opened(&opening, &pieces), Ok((header(), text)), "{length} bytes");
    }
}

#[test]
fn every_changed_byte_before_the_pieces_is_noticed() {
    let (opening, pieces) = sealed(&header(), b"text");
    for at in 0..opening.len() {
        for bits in [1, 0x80] {
            let bad = changed(&opening, at, bits);
            assert!(opened(&bad, &pieces).is_err(), "byte {at}");
        }
    }
}

#[test]
fn every_changed_byte_of_the_pieces_is_noticed() {
    let (opening, pieces) = sealed(&header(), b"text");
    for (number, piece) in pieces.iter().enumerate() {
        for at in 0..piece.len() {
            let mut bad = pieces.clone();
            bad[number] = changed(piece, at, 1);
            assert_eq!(
                opened(&opening, &bad),
                Err(Error::NotAuthentic),
                "piece {number}, byte {at}"
            );
        }
    }
}

/// Each field of the header is bound to what follows, also where the changed one reads well.
#[test]
fn another_header_before_the_same_pieces_is_refused() {
    let (opening, pieces) = sealed(&header(), b"text");
    let end = opening.len() - PREFIX - wrap::LENGTH - 4;
    let others: [fn(&mut Header); 9] = [
        |header| header.house = OTHER_HOUSE,
        |header| header.house = OTHER_AGENCY,
        |header| header.backup = id(4),
        |header| header.at += 1,
        |header| header.schema += 1,
        |header| header.epoch += 1,
        |header| header.size += 1,
        |header| header.checkpoint.push('x'),
        |header| header.code = code(8),
    ];
    for (number, change) in others.iter().enumerate() {
        let mut other = header();
        change(&mut other);
        let recipient = Recipient {
            key: key().public(),
            code: other.code,
        };
        let (_, foreign) = begin(&other, &recipient, &mut rng(2)).expect("begins");
        let foreign_end = foreign.len() - PREFIX - wrap::LENGTH - 4;
        let mixed = [&foreign[..foreign_end], &opening[end..]].concat();
        assert_eq!(Header::read(&mixed), Ok(other), "it reads well");
        assert_eq!(opened(&mixed, &pieces), Err(Error::NotAuthentic), "field {number}");
    }
}

#[test]
fn an_archive_cut_at_any_piece_is_noticed() {
    let (opening, pieces) = sealed(&header(), &vec![7; 5 * PIECE]);
    assert!(pieces.len() > 5, "padding has pieces of its own");
    for length in 1..pieces.len() {
        assert_eq!(
            opened(&opening, &pieces[..length]),
            Err(Error::NotAuthentic),
            "{length} pieces"
        );
    }
    for length in 0..opening.len() {
        assert!(opened(&opening[..length], &pieces).is_err(), "{length} bytes");
    }
    assert!(opened(&[&opening[..], b"x"].concat(), &pieces).is_err(), "longer");
}

#[test]
fn pieces_in_another_order_or_of_another_archive_are_noticed() {
    let text = vec![7; 3 * PIECE];
    let (opening, pieces) = sealed(&header(), &text);
    let count = pieces.len();
    for one in 0..count - 1 {
        for other in one + 1..count - 1 {
            let mut mixed = pieces.clone();
            mixed.swap(one, other);
            assert_eq!(opened(&opening, &mixed), Err(Error::NotAuthentic), "{one} and {other}");
        }
        let mut doubled = pieces.clone();
        doubled.insert(one, pieces[one].clone());
        assert_eq!(opened(&opening, &doubled), Err(Error::NotAuthentic), "{one} twice");
    }
    let later = Header {
        backup: id(4),
        ..header()
    };
    let (_, foreign) = sealed(&later, &text);
    for number in 0..count {
        let mut mixed = pieces.clone();
        mixed[number] = foreign[number].clone();
        assert_eq!(opened(&opening, &mixed), Err(Error::NotAuthentic), "piece {number}");
    }
    assert!(pieces[..count - 1].iter().all(|piece| piece.len() == SEALED_PIECE));
}

#[test]
fn another_key_opens_nothing_and_is_told_apart() {
    let (opening, _) = sealed(&header(), b"text");
    let other = PrivateKey::from_secret(secret(10));
    assert_eq!(refusal(open(&other, &code(9), &opening)), Some(Error::WrongKey));
    assert_eq!(
        refusal(open(&key(), &code(8), &opening)),
        Some(Error::NotAuthentic),
        "another code"
    );
}

#[test]
fn an_archive_for_somebody_else_than_it_says_is_not_made() {
    let recipient = Recipient {
        key: key().public(),
        code: code(8),
    };
    let found = begin(&header(), &recipient, &mut rng(1));
    assert_eq!(refusal(found), Some(Error::Malformed("backup")));
    let long = Header {
        checkpoint: "x".repeat(5000),
        ..header()
    };
    let recipient = Recipient {
        code: code(9),
        ..recipient
    };
    assert_eq!(
        refusal(begin(&long, &recipient, &mut rng(1))),
        Some(Error::Malformed("backup"))
    );
}

#[test]
fn what_is_no_archive_and_what_is_of_a_newer_program_are_told_apart() {
    assert_eq!(opening_length([0; 4]), Err(Error::Malformed("backup")));
    assert_eq!(opening_length(*b"SQLi"), Err(Error::Malformed("backup")));
    let begins = |label: &str| Fields::bare().bytes(Fields::labelled(label).as_slice()).into_public();
    let cases = [
        ("liemchinh/2/backup", Error::UnknownVersion(2)),
        ("liemchinh/1/backup", Error::Malformed("backup")),
        ("liemchinh/0/backup", Error::Malformed("backup")),
        ("liemchinh/2/manifest", Error::Malformed("backup")),
    ];
    for (label, expected) in cases {
        assert_eq!(Header::read(&begins(label)), Err(expected), "{label}");
    }
}
