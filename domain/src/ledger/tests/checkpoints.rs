//! Signed notes, read and refused. The signature here is a hash; the real one is tested with the outside verifier.

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::super::checkpoint::{Checkpoint, LONGEST_NOTE, NoteError, key_id, open, sign, verifier_key};
use super::super::kept_note::mended;
use super::super::tree::LARGEST_SIZE;
use super::*;

const PUBLIC: [u8; 32] = [5; 32];

const NOTE: &str = "thu-nghiem.example/1\n\
                    20852163\n\
                    IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI=\n\
                    \n\
                    — thu-nghiem.example/1 ";

fn checkpoint() -> Checkpoint {
    Checkpoint {
        origin: origin(),
        size: 20_852_163,
        root: Hash::from_bytes([0x22; 32]),
    }
}

fn signature(text: &[u8]) -> [u8; 64] {
    let half: [u8; 32] = Sha256::digest(text).into();
    let mut whole = [0; 64];
    whole[..32].copy_from_slice(&half);
    whole[32..].copy_from_slice(&half);
    whole
}

fn verify(text: &[u8], found: &[u8; 64]) -> bool {
    signature(text) == *found
}

fn read(note: &str) -> Result<Checkpoint, NoteError> {
    open(note, &PUBLIC, verify)
}

/// Any text, signed by the right key.
fn signed(text: &str) -> String {
    let name = text.lines().next().unwrap_or_default();
    format!(
        "{text}\n{}",
        line(name, key_id(name, &PUBLIC), &signature(text.as_bytes()))
    )
}

fn line(name: &str, id: [u8; 4], signature: &[u8]) -> String {
    use base64::Engine;
    let encoded = base64::engine::general_purpose::STANDARD.encode([id.as_slice(), signature].concat());
    format!("— {name} {encoded}\n")
}

#[test]
fn a_checkpoint_is_written_in_exactly_this_form_and_read_back() {
    let note = sign(&checkpoint(), &PUBLIC, signature);
    assert_eq!(note, signed(&checkpoint().text()));
    assert!(note.starts_with(NOTE), "{note}");
    assert_eq!(note.lines().count(), 5);
    assert_eq!(read(&note), Ok(checkpoint()));
    for size in [0, 1, LARGEST_SIZE] {
        let other = Checkpoint { size, ..checkpoint() };
        assert_eq!(read(&sign(&other, &PUBLIC, signature)), Ok(other));
    }
}

#[test]
fn a_note_that_was_typed_from_paper_is_read_as_it_was_signed() {
    let note = sign(&checkpoint(), &PUBLIC, signature);
    let kept = [
        note.clone(),
        note.trim_end().to_owned(),
        note.replace('\n', "\r\n"),
        note.trim_end().replace('\n', " \r\n"),
        format!("\u{feff}{note}"),
        format!("\n{note}\n \n"),
    ];
    for kept in kept {
        assert_eq!(mended(&kept), note, "{kept:?}");
    }
    let [origin, size, root, _, signature] = note.lines().collect::<Vec<_>>().try_into().expect("five lines");
    let (first, second) = signature.split_at(60);
    let (second, third) = second.split_at(30);
    let copied = [
        // From the sheet: broken where the column ends, with blank lines between.
        format!("{origin}\n\n{size}\n\n{root}\n\n{first}\n{second}\n  {third}\n"),
        format!("Sở Ví Dụ\nĐầu sổ nhật ký\n\n{origin}\n{size}\n{root}\n{first}\r\n{second}{third}\nKhóa kiểm tra: x\n"),
        // From a mail.
        format!("Hãy giữ thư này.\n\n{note}\nKhóa kiểm tra: y\n\nThư này được gửi tự động.\n"),
    ];
    for copied in copied {
        assert_eq!(mended(&copied), note, "{copied:?}");
    }
    // A signature that is not whole is not made up.
    assert!(read(&mended(&format!("{origin}\n{size}\n{root}\n{first}\n"))).is_err());
    // What is inside a line stays, and an empty file is still no note.
    assert_eq!(mended("a  b\n\n\tc"), "a  b\n\n\tc\n");
    assert!(read(&mended("")).is_err());
}

#[test]
fn the_key_id_is_the_published_one() {
    // The example of the documentation of golang.org/x/mod/sumdb/note:
    // PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
    let public = [
        0x1a, 0x5c, 0xd9, 0x07, 0x14, 0x3c, 0x38, 0x4c, 0x41, 0xe8, 0x30, 0xc5, 0xbc, 0xe1, 0x2a, 0xa8, 0x81, 0x7e,
        0xc5, 0x64, 0x9a, 0xaa, 0xbf, 0x2c, 0x31, 0x38, 0x8b, 0x35, 0xb2, 0xd7, 0x44, 0xd6,
    ];
    assert_eq!(key_id("PeterNeumann", &public), [0xc7, 0x4f, 0x20, 0xa3]);
    let key = verifier_key(&origin(), &public);
    assert!(key.starts_with("thu-nghiem.example/1+"), "{key}");
    assert!(key.ends_with("+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), "{key}");
}

#[test]
fn a_checkpoint_with_another_text_is_refused_even_when_signed() {
    let root = "IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI=";
    let cases = [
        ("\n7\nROOT\n", NoteError::Origin),
        ("thu-nghiem.example\n7\nROOT\n", NoteError::Origin),
        ("thu-nghiem.example/01\n7\nROOT\n", NoteError::Origin),
        ("thu-nghiem.example/x\n7\nROOT\n", NoteError::Origin),
        ("thu-nghiem.example/1/2\n7\nROOT\n", NoteError::Origin),
        ("thử-nghiệm.example/1\n7\nROOT\n", NoteError::Origin),
        ("thu-nghiem.example/1\n", NoteError::Lines),
        ("thu-nghiem.example/1\n7\n", NoteError::Lines),
        ("thu-nghiem.example/1\n7\nROOT\nmore\n", NoteError::Lines),
        ("thu-nghiem.example/1\n7\nROOT\n\n", NoteError::Lines),
        ("thu-nghiem.example/1\n\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n07\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n00\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n+7\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n-7\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n 7\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n7 \nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n7.0\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n0x7\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n\u{667}\nROOT\n", NoteError::Size),
        // One more than the largest tree, and more than 64 bits.
        ("thu-nghiem.example/1\n4611686018427387905\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n18446744073709551616\nROOT\n", NoteError::Size),
        ("thu-nghiem.example/1\n7\n\n", NoteError::Root),
        ("thu-nghiem.example/1\n7\n ROOT\n", NoteError::Root),
        ("thu-nghiem.example/1\n7\nROOT \n", NoteError::Root),
        // 31 and 33 bytes, no padding, bits that are lost, the alphabet for addresses.
        (
            "thu-nghiem.example/1\n7\nIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIg==\n",
            NoteError::Root,
        ),
        (
            "thu-nghiem.example/1\n7\nIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIi\n",
            NoteError::Root,
        ),
        (
            "thu-nghiem.example/1\n7\nIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI\n",
            NoteError::Root,
        ),
        (
            "thu-nghiem.example/1\n7\nIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiJ=\n",
            NoteError::Root,
        ),
        (
            "thu-nghiem.example/1\n7\n-iIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI=\n",
            NoteError::Root,
        ),
    ];
    for (text, error) in cases {
        let text = text.replace("ROOT", root);
        assert_eq!(read(&signed(&text)), Err(error), "{text:?}");
    }
    let whole = format!("thu-nghiem.example/1\n7\n{root}\n");
    assert!(read(&signed(&whole)).is_ok(), "the cases differ from this one only");
}

#[test]
fn a_note_in_another_form_is_refused() {
    let note = sign(&checkpoint(), &PUBLIC, signature);
    let (text, line) = note.split_once("\n\n").expect("a blank line");
    let cases = [
        (String::new(), NoteError::NoSignatures),
        (text.to_owned(), NoteError::NoSignatures),
        (format!("{text}\n"), NoteError::NoSignatures),
        (format!("{text}\n\n"), NoteError::NoSignatures),
        (format!("{text}\n{line}"), NoteError::NoSignatures),
        (note.trim_end().to_owned(), NoteError::NoSignatures),
        (format!("{note}\n"), NoteError::NoSignatures),
        (note.replace('\n', "\r\n"), NoteError::ControlCharacter),
        (note.replace("\n\n", "\n\0\n"), NoteError::ControlCharacter),
        (note.replace("\n\n", "\t\n\n"), NoteError::ControlCharacter),
        (format!("\u{feff}{note}"), NoteError::Origin),
        (note.replace('—', "-"), NoteError::SignatureLine),
        (note.replace('—', "–"), NoteError::SignatureLine),
        (note.replace("— ", "—"), NoteError::SignatureLine),
        (note.replace("— ", "—  "), NoteError::SignatureLine),
        (note.replace("— ", " — "), NoteError::SignatureLine),
        (note.replace("/1 ", "/1  "), NoteError::SignatureLine),
        (note.replace("/1 ", "/1\u{a0}"), NoteError::SignatureLine),
        (format!("{note}— x\n"), NoteError::SignatureLine),
        (format!("{note}— x \n"), NoteError::SignatureLine),
        (format!("{note}— x AAAAAA==\n"), NoteError::SignatureLine),
        (format!("{note}— x AAAAAAA\n"), NoteError::SignatureLine),
        (format!("{note}— x+y AAAAAAA=\n"), NoteError::SignatureLine),
        (format!("{note}something\n"), NoteError::SignatureLine),
        (
            format!("{note}{}", "— x AAAAAAA=\n".repeat(LONGEST_NOTE / 14)),
            NoteError::TooLong,
        ),
    ];
    for (changed, error) in cases {
        assert_ne!(changed, note);
        assert_eq!(read(&changed), Err(error), "{changed:?}");
    }
}

#[test]
fn signatures_of_others_are_skipped_and_ours_must_verify() {
    let text = checkpoint().text();
    let name = origin().to_string();
    let (id, right) = (key_id(&name, &PUBLIC), signature(text.as_bytes()));
    let ours = line(&name, id, &right);
    let same_name = line(&name, [0; 4], &[1; 64]);
    let same_id = line("witness.example/w", id, &[1; 64]);
    let post_quantum = line("witness.example/pq", [9; 4], &[1; 5000]);
    let wrong = line(&name, id, &[1; 64]);
    let short = line(&name, id, &right[..63]);
    let long = line(&name, id, &[right.as_slice(), &[0]].concat());

    let note = |lines: &[&str]| format!("{text}\n{}", lines.concat());
    let many = [post_quantum.as_str(); 15];
    for good in [
        note(&[&ours]),
        note(&[&same_name, &same_id, &ours]),
        note(&[&ours, &same_id, &same_name]),
        note(&[&ours, &ours]),
        note(&[&many.concat(), &ours]),
    ] {
        assert_eq!(read(&good), Ok(checkpoint()), "{good}");
    }
    for unsigned in [note(&[&same_name]), note(&[&same_id, &post_quantum])] {
        assert_eq!(read(&unsigned), Err(NoteError::NotSigned), "{unsigned}");
    }
    for bad in [
        note(&[&wrong]),
        note(&[&ours, &wrong]),
        note(&[&wrong, &ours]),
        note(&[&short]),
        note(&[&long]),
    ] {
        assert_eq!(read(&bad), Err(NoteError::BadSignature), "{bad}");
    }
    assert_eq!(open(&note(&[&ours]), &[6; 32], verify), Err(NoteError::NotSigned));
}

#[test]
fn the_signature_covers_the_text_and_the_end_of_its_last_line() {
    let mut seen = Vec::new();
    let note = sign(&checkpoint(), &PUBLIC, |text| {
        seen = text.to_vec();
        signature(text)
    });
    let (text, _) = note.split_once("\n\n").expect("a blank line");
    assert_eq!(seen, format!("{text}\n").into_bytes());
}

proptest! {
    #[test]
    fn a_note_with_any_character_changed_is_refused(at in any::<prop::sample::Index>(), other in any::<char>()) {
        let note = sign(&checkpoint(), &PUBLIC, signature);
        let mut characters: Vec<char> = note.chars().collect();
        let at = at.index(characters.len());
        if characters[at] != other {
            characters[at] = other;
            let changed: String = characters.into_iter().collect();
            prop_assert!(read(&changed).is_err(), "{changed:?}");
        }
    }

    #[test]
    fn no_text_makes_the_reader_stumble(note in "(\\PC|\n|— ){0,60}") {
        prop_assert!(read(&note).is_err());
    }
}
