//! Files sealed piece by piece.

use super::*;
use crate::stream::{Opener, PIECE, PREFIX, SEALED_PIECE, Sealer};

/// Seals with the pieces cut as given; each but the last must be whole.
fn sealed_in(pieces: &[&[u8]]) -> Vec<Vec<u8>> {
    let (mut sealer, prefix) = Sealer::begin(&secret(7), &a_place(), &mut rng(1));
    let (last, whole) = pieces.split_last().expect("at least one");
    let mut sealed = vec![prefix];
    for piece in whole {
        sealed.push(sealer.piece(piece).expect("a whole piece"));
    }
    for piece in sealer.finish(last).expect("the last piece") {
        sealed.push(piece.expect("sealed"));
    }
    sealed
}

/// Opens the prefix and every piece, the last one as last.
fn open_at(place: &Place, sealed: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut opener = Opener::begin(&secret(7), place, &sealed[0])?;
    let (last, whole) = sealed[1..].split_last().expect("at least one");
    let mut opened = Vec::new();
    for piece in whole {
        opened.extend_from_slice(&opener.piece(piece)?);
    }
    opened.extend_from_slice(&opener.finish(last)?);
    Ok(opened)
}

fn open(sealed: &[Vec<u8>]) -> Result<Vec<u8>> {
    open_at(&a_place(), sealed)
}

fn piece(number: u8) -> Vec<u8> {
    vec![number; PIECE]
}

fn three_pieces() -> Vec<Vec<u8>> {
    sealed_in(&[&piece(1), &piece(2), b"the end"])
}

#[test]
fn files_of_every_shape_come_back() {
    let (one, two) = (piece(1), piece(2));
    let shapes: [&[&[u8]]; 6] = [
        &[b""],
        &[b"x"],
        &[&one],
        &[&one, b""],
        &[&one, &two],
        &[&one, &two, b"the end"],
    ];
    for shape in shapes {
        let sealed = sealed_in(shape);
        assert_eq!(sealed[0].len(), PREFIX);
        assert!(
            sealed[1..sealed.len() - 1]
                .iter()
                .all(|piece| piece.len() == SEALED_PIECE)
        );
        let text = shape.concat();
        let length: usize = sealed[1..].iter().map(|piece| piece.len() - 16).sum();
        assert_eq!(length, crate::padding::bucket(text.len()), "the bucket alone is seen");
        assert_eq!(open(&sealed), Ok(text), "{} pieces", shape.len());
    }
}

#[test]
fn a_file_cut_between_pieces_is_noticed() {
    let (one, two) = (piece(1), piece(2));
    for whole in [sealed_in(&[&one, b""]), sealed_in(&[&one, &two]), three_pieces()] {
        let cut = &whole[..whole.len() - 1];
        assert_eq!(open(cut), Err(Error::NotAuthentic), "{} pieces left", cut.len() - 1);
    }
}

#[test]
fn a_file_cut_inside_its_last_piece_is_noticed() {
    let good = three_pieces();
    let whole = good[3].len();
    for length in [0, 1, 15, 16, 17, 1000, whole - 17, whole - 16, whole - 1] {
        let mut cut = good.clone();
        cut[3].truncate(length);
        assert_eq!(open(&cut), Err(Error::NotAuthentic), "{length} bytes");
    }
    let mut longer = good;
    longer[3].push(0);
    assert_eq!(open(&longer), Err(Error::NotAuthentic), "longer");
}

#[test]
fn swapped_repeated_dropped_and_added_pieces_are_noticed() {
    let good = three_pieces();
    let orders: [&[usize]; 6] = [
        &[0, 2, 1, 3],
        &[0, 1, 1, 3],
        &[0, 1, 2, 2, 3],
        &[0, 2, 3],
        &[0, 1, 3],
        &[0, 1, 2, 3, 3],
    ];
    for order in orders {
        let mixed: Vec<_> = order.iter().map(|piece| good[*piece].clone()).collect();
        assert_eq!(open(&mixed), Err(Error::NotAuthentic), "{order:?}");
    }
}

#[test]
fn pieces_of_another_file_under_the_same_key_are_noticed() {
    let good = three_pieces();
    let (mut sealer, _) = Sealer::begin(&secret(7), &a_place(), &mut rng(2));
    let mut mixed = good;
    mixed[1] = sealer.piece(&piece(1)).expect("a whole piece");
    assert_eq!(open(&mixed), Err(Error::NotAuthentic));
}

#[test]
fn the_last_piece_is_no_other_and_no_other_is_the_last() {
    let good = sealed_in(&[&piece(1)]);
    let begin = || Opener::begin(&secret(7), &a_place(), &good[0]).expect("begins");
    assert_eq!(refusal(begin().finish(&good[1])), Some(Error::NotAuthentic));
    let mut opener = begin();
    opener.piece(&good[1]).expect("the first");
    assert_eq!(refusal(opener.piece(&good[2])), Some(Error::NotAuthentic));
}

#[test]
fn every_changed_byte_of_a_small_file_is_noticed_and_named() {
    let good = sealed_in(&[b"a small file"]);
    let whole = good.concat();
    for at in 0..whole.len() {
        let bad = changed(&whole, at, 1);
        let expected = header_error(at, &bad, 4).unwrap_or(Error::NotAuthentic);
        let found = open(&[bad[..PREFIX].to_vec(), bad[PREFIX..].to_vec()]);
        assert_eq!(found, Err(expected), "byte {at}");
    }
}

#[test]
fn a_file_taken_to_any_other_place_is_refused() {
    let good = sealed_in(&[b"a small file"]);
    for (what, place) in other_places() {
        assert_eq!(open_at(&place, &good), Err(Error::NotAuthentic), "{what}");
    }
    let expected = Err(Error::WrongEpoch { found: 4, expected: 5 });
    assert_eq!(open_at(&a_place().epoch(5), &good), expected);
    let found = Opener::begin(&secret(8), &a_place(), &good[0]);
    assert_eq!(refusal(found), Some(Error::WrongKey));
}

#[test]
fn a_prefix_of_another_length_is_none() {
    let good = sealed_in(&[b"a small file"]);
    for length in 0..PREFIX {
        let expected = Error::Malformed(if length < 22 { "ciphertext" } else { "file" });
        let found = Opener::begin(&secret(7), &a_place(), &good[0][..length]);
        assert_eq!(refusal(found), Some(expected), "{length} bytes");
    }
}

#[test]
fn content_and_file_are_never_taken_for_each_other() {
    let sealed = crate::content::seal_key(&secret(7), &a_place(), &secret(8), &mut rng(1));
    let found = open(&[sealed[..PREFIX].to_vec(), sealed[PREFIX..].to_vec()]);
    assert_eq!(found, Err(Error::NotAuthentic));
    let found = crate::content::open(&secret(7), &a_place(), &sealed_in(&[b"a small file"]).concat());
    assert_eq!(refusal(found), Some(Error::NotAuthentic));
}

#[test]
fn pieces_of_another_length_are_not_sealed() {
    let begin = || Sealer::begin(&secret(7), &a_place(), &mut rng(1)).0;
    for length in [0, 1, PIECE - 1, PIECE + 1] {
        let found = begin().piece(&vec![0; length]);
        assert_eq!(found, Err(Error::Malformed("piece")), "{length}");
    }
    let found = begin().finish(&vec![0; PIECE + 1]);
    assert_eq!(refusal(found), Some(Error::Malformed("piece")));
}

#[test]
fn files_of_one_bucket_look_alike_and_the_cut_into_pieces_says_nothing() {
    let lengths = |length: usize| -> Vec<usize> {
        let text = vec![7; length];
        let pieces: Vec<_> = text.chunks(PIECE).collect();
        let pieces = if pieces.is_empty() { vec![&text[..]] } else { pieces };
        sealed_in(&pieces).iter().map(Vec::len).collect()
    };
    assert_eq!(lengths(0), lengths(1023));
    assert_eq!(lengths(1024), lengths(4095));
    assert_eq!(lengths(16_384), lengths(65_535));
    assert_eq!(lengths(65_536), [PREFIX, SEALED_PIECE, 81_920 - PIECE + 16]);
    assert_eq!(lengths(102_400), lengths(127_999));
    let one = piece(1);
    assert_eq!(sealed_in(&[&one]), sealed_in(&[&one, b""]));
}

/// Text that looks like padding is text.
#[test]
fn zeros_and_marks_inside_a_file_come_back() {
    let mut mark_then_zeros = vec![0; PIECE];
    mark_then_zeros[0] = 0x80;
    let mut mark_last = vec![1; PIECE];
    mark_last[PIECE - 1] = 0x80;
    let zeros = vec![0; PIECE];
    let shapes: [&[&[u8]]; 9] = [
        &[&zeros],
        &[&zeros, &zeros, b"\0"],
        &[b"\x80"],
        &[b"\x80\0\0"],
        &[b"\x80\x80\x80"],
        &[&mark_then_zeros, &zeros, &zeros],
        &[&mark_last, &zeros, b"end"],
        &[&mark_last, &mark_last, &zeros, b"\0\x80\0"],
        &[&piece(1), &piece(1), &piece(1), &piece(1), &mark_last, &zeros, b"end"],
    ];
    for shape in shapes {
        assert!(open(&sealed_in(shape)) == Ok(shape.concat()), "{} pieces", shape.len());
    }
}

#[test]
fn of_a_file_with_much_padding_nothing_but_its_text_is_kept() {
    let text = vec![5; 40 * PIECE + 7];
    let pieces: Vec<_> = text.chunks(PIECE).collect();
    let sealed = sealed_in(&pieces);
    assert!(sealed.len() > pieces.len() + 3, "padding has pieces of its own");
    let mut opener = Opener::begin(&secret(7), &a_place(), &sealed[0]).expect("begins");
    let (last, whole) = sealed[1..].split_last().expect("pieces");
    let opened: Vec<usize> = whole
        .iter()
        .map(|piece| opener.piece(piece).expect("opens").len())
        .collect();
    assert_eq!(opened[..40], [PIECE; 40]);
    assert_eq!(opened[40], 7);
    assert!(opened[41..].iter().all(|length| *length == 0));
    assert!(opener.finish(last).expect("opens").is_empty());
}

#[test]
fn padding_of_another_bucket_is_refused() {
    use aead_stream::{EncryptorBE32, Nonce};
    use aes_gcm::aead::Payload;

    // As docs/formats.md says, by hand: a plaintext that is not padded, or not as its length asks for.
    let good = sealed_in(&[b"a small file"]);
    let salt = &good[0][22..];
    let mut material = [0; 39];
    crate::secret::expand(secret(7).expose(), salt, "liemchinh/1/stream", &[], &mut material);
    let mut nonce = Nonce::<aes_gcm::Aes256Gcm, aead_stream::StreamBE32<aes_gcm::Aes256Gcm>>::default();
    nonce.copy_from_slice(&material[32..]);
    let key: [u8; 32] = material[..32].try_into().expect("32 bytes");
    let aad = a_place().associated_data();
    let by_hand = |msg: &[u8]| {
        let encryptor = EncryptorBE32::<aes_gcm::Aes256Gcm>::new(&key.into(), &nonce);
        let payload = Payload {
            msg,
            aad: aad.as_slice(),
        };
        vec![good[0].clone(), encryptor.encrypt_last(payload).expect("sealed")]
    };
    let padded = |length: usize| {
        let mut text = b"a small file\x80".to_vec();
        text.resize(length, 0);
        text
    };
    assert_eq!(
        open(&by_hand(&padded(1024))),
        Ok(b"a small file".to_vec()),
        "the tools work"
    );
    for wrong in [
        padded(13),
        padded(1023),
        padded(1025),
        padded(4096),
        b"text".to_vec(),
        vec![0; 1024],
        vec![],
    ] {
        assert_eq!(
            open(&by_hand(&wrong)),
            Err(Error::Malformed("padding")),
            "{} bytes",
            wrong.len()
        );
    }
}
