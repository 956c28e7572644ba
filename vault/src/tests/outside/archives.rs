//! Archives of a backup that another program made.
//!
//! Owns: opening them, making them again byte by byte, and refusing changed ones. Must not: know what is in a backup.

use super::*;
use crate::backup::{Header, begin, open, opening_length};
use crate::signature::{LENGTH, Statement};
use crate::wrap::Recipient;

/// The last frame of a backup: its own length, the kind and the signature, each behind its length.
const SIGNATURE_FRAME: usize = 4 + 4 + "signature".len() + 4 + LENGTH;

fn backup() -> Made {
    made().get("backup")
}

fn key() -> PrivateKey {
    PrivateKey::from_secret(backup().secret("secret"))
}

fn code() -> KeyCode {
    KeyCode::read(&backup().text("key_code")).expect("a code")
}

fn header() -> Header {
    let made = backup();
    Header {
        house: house(),
        backup: made.array("backup"),
        at: made.number("at").try_into().expect("after 1970"),
        schema: made.number("schema"),
        epoch: made.number("epoch"),
        size: made.number("size"),
        checkpoint: made.text("checkpoint"),
        code: code(),
    }
}

/// What is in an archive: written out, or made by the rule that the file names.
fn content(vector: &Made) -> Vec<u8> {
    if vector.has("content") {
        return vector.bytes("content");
    }
    (0..=250).cycle().take(vector.small("length") as usize).collect()
}

/// The archive as our program makes it with the same randomness.
fn again(vector: &Made) -> Vec<u8> {
    let recipient = Recipient {
        key: key().public(),
        code: code(),
    };
    let randomness = ["secret", "ephemeral_ikm", "salt"].map(|name| vector.bytes(name));
    let content = content(vector);
    let (mut sealer, mut archive) = begin(&header(), &recipient, &mut Tape(randomness.concat())).expect("begins");
    let (whole, rest) = content.as_chunks::<PIECE>();
    for piece in whole {
        archive.extend(sealer.piece(piece).expect("sealed"));
    }
    for piece in sealer.finish(rest).expect("ends") {
        archive.extend(piece.expect("sealed"));
    }
    archive
}

/// Where the first piece begins.
fn first_piece(archive: &[u8]) -> usize {
    opening_length(*archive.first_chunk().expect("four bytes")).expect("an archive")
}

fn opened(archive: &[u8]) -> Result<(Header, Vec<u8>)> {
    let nothing = Error::Malformed("archive");
    let length = opening_length(*archive.first_chunk().ok_or(nothing)?)?;
    let (opening, pieces) = archive.split_at_checked(length).ok_or(nothing)?;
    let (header, mut opener) = open(&key(), &code(), opening)?;
    let mut pieces: Vec<_> = pieces.chunks(SEALED_PIECE).collect();
    let last = pieces.pop().ok_or(nothing)?;
    let mut content = Vec::new();
    for piece in pieces {
        content.extend_from_slice(&opener.piece(piece)?);
    }
    content.extend_from_slice(&opener.finish(last)?);
    Ok((header, content))
}

#[test]
fn the_key_pair_and_the_header() {
    assert_eq!(key().public().0, backup().array("public"));
    let names = key().public().key_id();
    assert_eq!(code().as_bytes()[..], names[..10]);
    assert_eq!(header().bytes(), backup().bytes("header"));
}

#[test]
fn archives_open_and_are_made_again() {
    let mut written = 0;
    for vector in backup().list("archives") {
        let length = vector.number("length");
        let archive = again(&vector);
        assert_eq!(archive.len() as u64, vector.number("archive_length"), "{length} bytes");
        assert_eq!(sha(&archive), vector.bytes("archive_sha256"), "{length} bytes");
        let archive = if vector.has("archive") {
            written += 1;
            vector.bytes("archive")
        } else {
            archive
        };
        let content = content(&vector);
        assert_eq!(content.len() as u64, length);
        assert_eq!(opened(&archive), Ok((header(), content)), "{length} bytes");
    }
    assert_eq!(written, 3, "the short ones are written out");
}

#[test]
fn changed_archives_are_refused() {
    let archives: Vec<_> = backup().list("archives").iter().map(again).collect();
    for at in 0..first_piece(&archives[0]) {
        assert!(opened(&changed(&archives[0], at, 1)).is_err(), "byte {at}");
    }
    for archive in &archives {
        let start = first_piece(archive);
        let firsts = (start..archive.len()).step_by(SEALED_PIECE);
        for at in firsts.chain([start + 1000, archive.len() - 17, archive.len() - 1]) {
            let refused = refusal(opened(&changed(archive, at, 1)));
            assert_eq!(refused, Some(Error::NotAuthentic), "{} bytes, byte {at}", archive.len());
        }
        let last = start + (archive.len() - start - 1) / SEALED_PIECE * SEALED_PIECE;
        for cut in [start, last, last + 1, archive.len() - 1] {
            assert!(
                opened(&archive[..cut]).is_err(),
                "{} bytes, cut at {cut}",
                archive.len()
            );
        }
        let longer = [&archive[..], b"x"].concat();
        assert_eq!(refusal(opened(&longer)), Some(Error::NotAuthentic));
    }
    for pair in archives.windows(2) {
        let (opening, pieces) = (first_piece(&pair[0]), first_piece(&pair[1]));
        let mixed = [&pair[0][..opening], &pair[1][pieces..]].concat();
        assert_eq!(
            refusal(opened(&mixed)),
            Some(Error::NotAuthentic),
            "of one backup, and yet of another archive"
        );
    }
}

#[test]
fn the_signature_of_the_server_over_a_backup() {
    let server = SigningPublic(made().get("system").array("ledger_public"));
    let vector = backup().list("archives").remove(0);
    let content = vector.bytes("content");
    let (frames, last) = content.split_at(content.len() - SIGNATURE_FRAME);
    let signature = backup().bytes("signature");
    let said = |frames: &[u8]| sha(&[&header().bytes()[..], frames].concat());
    assert_eq!(last[SIGNATURE_FRAME - LENGTH..], signature);
    let verified = |statement, frames: &[u8]| server.verify(statement, &said(frames), &signature);
    assert_eq!(verified(Statement::Backup, frames), Ok(()));
    assert!(verified(Statement::Founding, frames).is_err());
    for at in 0..frames.len() {
        assert!(
            verified(Statement::Backup, &changed(frames, at, 1)).is_err(),
            "byte {at}"
        );
    }
}
