//! A backup that another program made from `docs/formats.md` alone: the part "backup" of the vault's file.
//!
//! Owns: its key files, its frames and the signature over them. Must not: make any of it but to compare.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde_json::Value;
use vault::signature::SigningPublic;
use vault::wrap::PrivateKey;

use super::super::archive::{Frames, Unread};
use super::super::frames::Frame;
use super::*;
use crate::randomness::Randomness;

fn made() -> Value {
    serde_json::from_str(include_str!("../../../../vault/src/tests/outside.json")).expect("JSON")
}

fn text(of: &Value) -> &str {
    of.as_str().expect("text")
}

fn unhex(of: &Value) -> Vec<u8> {
    let hex = text(of);
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}

fn list(of: &Value) -> &[Value] {
    of.as_array().expect("a list")
}

fn private() -> PrivateKey {
    let read = read_secret(text(&made()["backup"]["key_file"]));
    read.map_err(drop).expect("the key")
}

/// The archive that has frames inside.
fn vector() -> Value {
    made()["backup"]["archives"][0].clone()
}

fn server() -> ServerSecret {
    ServerSecret::read(text(&made()["password"]["system"])).expect("64 digits")
}

fn cell(of: &Value) -> Cell {
    match of {
        Value::Null => Cell::Null,
        Value::String(text) => Cell::Text(text.clone()),
        Value::Number(number) => Cell::Number(number.as_i64().expect("whole")),
        other => Cell::Bytes(unhex(&other["bytes"])),
    }
}

/// What the other program says is inside: tables with their rows, and how many rows there are of each.
fn inside() -> (Vec<Frame>, Vec<Fields>) {
    let (mut frames, mut written, mut counts) = (Vec::new(), Vec::new(), BTreeMap::new());
    for table in list(&made()["backup"]["tables"]) {
        let name = text(&table["name"]).to_owned();
        let columns: Vec<_> = list(&table["columns"])
            .iter()
            .map(|column| text(column).to_owned())
            .collect();
        let rows: Vec<Vec<_>> = list(&table["rows"])
            .iter()
            .map(|row| list(row).iter().map(cell).collect())
            .collect();
        *counts.entry(name.clone()).or_default() += rows.len() as u64;
        written.push(frames::table(&name, &columns));
        frames.push(Frame::Table { name, columns });
        for row in rows {
            written.push(frames::row(&row));
            frames.push(Frame::Row(row));
        }
    }
    written.push(frames::end(&counts));
    frames.push(Frame::End(counts));
    (frames, written)
}

/// Header and frames of an archive, and the hash that is signed.
fn read(archive: &[u8]) -> Result<(Header, Vec<Frame>, [u8; 32]), Unread> {
    let length = vault_backup::opening_length(*archive.first_chunk().expect("four bytes")).expect("an archive");
    let (opening, rest) = archive.split_at(length);
    let key = private();
    let code = read_public(text(&made()["backup"]["public_file"]))
        .expect("the public half")
        .code;
    let opened = vault_backup::open(&key, &code, opening);
    let (header, opener) = opened.map_err(|error| panic!("{error}")).expect("it opens");
    let mut frames = Frames::begin(rest, opener, &header.bytes())?;
    let mut found = Vec::new();
    while !matches!(found.last(), Some(Frame::Signature(_))) {
        found.push(frames.next()?);
    }
    let said = frames.said();
    frames.end()?;
    Ok((header, found, said))
}

/// Randomness that is written down beforehand.
struct Tape(Mutex<Vec<u8>>);

impl Randomness for Tape {
    fn fill(&self, bytes: &mut [u8]) {
        let mut tape = self.0.lock().expect("nobody else");
        bytes.copy_from_slice(&tape[..bytes.len()]);
        tape.drain(..bytes.len());
    }
}

#[test]
fn the_key_files_of_another_program() {
    let made = made();
    let recipient = read_public(text(&made["backup"]["public_file"])).expect("the public half");
    assert_eq!(recipient.key, private().public());
    assert_eq!(recipient.code.to_string(), text(&made["backup"]["key_code"]));
}

#[test]
fn the_checkpoint_of_another_program_is_of_its_server() {
    let archive = unhex(&vector()["archive"]);
    let opened = || {
        Backup::open(&archive[..], &private())
            .map_err(|error| panic!("{error}"))
            .expect("it opens")
    };
    assert!(opened().is_of(&server()).is_ok());
    let other = opened().is_of(&secret());
    assert!(matches!(other, Err(RestoreError::OtherSecret)));
}

#[test]
fn the_frames_of_another_program_and_its_signature() {
    let (header, mut found, said) = read(&unhex(&vector()["archive"])).expect("sound");
    let Some(Frame::Signature(signature)) = found.pop() else {
        panic!("it ends with a signature");
    };
    assert_eq!(header.size, 3);
    assert!(found == inside().0, "every row as it was written");
    let public: SigningPublic = server().ledger_public();
    assert_eq!(public.verify(Statement::Backup, &said, &signature), Ok(()));
}

#[test]
fn our_frames_are_byte_by_byte_those_of_another_program() {
    let vector = vector();
    let recipient = read_public(text(&made()["backup"]["public_file"])).expect("the public half");
    let archive = unhex(&vector["archive"]);
    let header = Header::read(&archive).expect("a header");
    let tape = ["secret", "ephemeral_ikm", "salt"]
        .map(|name| unhex(&vector[name]))
        .concat();
    let tape = Tape(Mutex::new(tape));
    let (sealer, opening) = vault_backup::begin(&header, &recipient, &mut VaultRng(&tape)).expect("begins");
    let mut out = Vec::new();
    let mut writer = Writer::begin(&mut out, sealer, &header.bytes(), &opening).expect("written");
    for frame in inside().1 {
        writer.frame(&frame).expect("written");
    }
    let key = SystemSecret::new(unhex(&made()["password"]["system"]).try_into().expect("32 bytes")).ledger_key();
    let signature = key.sign(Statement::Backup, &writer.said());
    assert_eq!(signature.to_vec(), unhex(&made()["backup"]["signature"]));
    writer.frame(&frames::signature(&signature)).expect("written");
    writer.end().expect("written");
    assert!(out == archive);
}

#[test]
fn a_changed_backup_of_another_program_is_refused() {
    let good = unhex(&vector()["archive"]);
    let start = vault_backup::opening_length(*good.first_chunk().expect("four bytes")).expect("an archive");
    for at in [start, start + 500, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        assert!(matches!(read(&bad), Err(Unread::Damaged)), "byte {at}");
    }
    let cut = read(&good[..good.len() - 1]);
    assert!(matches!(cut, Err(Unread::Damaged)));
}
