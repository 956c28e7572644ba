//! The ledger's forms, judged by a program that shares no code with ours: `tests/witness/main.go` on Go's own
//! implementation of transparency logs.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::ledger::checkpoint::{self, Checkpoint};
use domain::ledger::event::{Clear, Leaf, OrdinaryClear, commitment};
use domain::ledger::tree::{Frontier, leaf_hash};
use domain::ledger::{Hash, Hour, Origin, Timestamp, proof};
use ed25519_dalek::{Signature, Signer, SigningKey};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// The witness, compiled once for a test.
pub struct Witness {
    program: PathBuf,
    _folder: TempDir,
}

impl Witness {
    pub fn compile() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let program = folder.path().join("witness");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("witness/main.go");
        let output = Command::new("go")
            .args(["build", "-o"])
            .args([&program, &source])
            // Debian's copy of golang.org/x/mod; nothing is downloaded.
            .envs([("GO111MODULE", "off"), ("GOPATH", "/usr/share/gocode")])
            .envs([("GOFLAGS", ""), ("GOTOOLCHAIN", "local")])
            .output()
            .expect("the Go compiler is installed: make setup");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Self {
            program,
            _folder: folder,
        }
    }

    /// The witness's verdict: nothing, or the first difference that it names.
    pub fn judge(&self, claims: &Value) -> Result<(), String> {
        let mut witness = Command::new(&self.program)
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the witness starts");
        let mut input = witness.stdin.take().expect("its input");
        input
            .write_all(claims.to_string().as_bytes())
            .expect("it reads everything");
        drop(input);
        let output = witness.wait_with_output().expect("it ends");
        if output.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8(output.stderr).expect("text"))
        }
    }
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn origin() -> Origin {
    Origin::new("thu-nghiem.example", 3).expect("a name")
}

/// Events of both classes.
fn leaf(number: u64) -> Vec<u8> {
    let at = "2026-11-24T08:15:30Z".parse().expect("an instant");
    let clear = if number % 3 == 2 {
        Clear::Confidential(Hour::of(at))
    } else {
        Clear::Ordinary(OrdinaryClear {
            time: Timestamp::of(at),
            action: "account.locked".to_owned(),
            actor: "Nguyễn Thị Thử Nghiệm".to_owned(),
            subject: None,
            rows: Vec::new(),
        })
    };
    let id = Uuid::from_u128(0x3f2b_8c1e_5d7a_4e90_9b1c_0000_0000_0000 | u128::from(number));
    let leaf = Leaf::new(origin(), id, clear, commitment(&[9; 32], &number.to_be_bytes())).expect("a leaf");
    leaf.canonical().expect("canonical JSON")
}

fn note(size: u64, root: Hash) -> String {
    let checkpoint = Checkpoint {
        origin: origin(),
        size,
        root,
    };
    let key = key();
    let public = key.verifying_key();
    let note = checkpoint::sign(&checkpoint, public.as_bytes(), |text| key.sign(text).to_bytes());
    let opened = checkpoint::open(&note, public.as_bytes(), |text, signature| {
        public.verify_strict(text, &Signature::from_bytes(signature)).is_ok()
    });
    assert_eq!(opened, Ok(checkpoint));
    note
}

fn encode(hashes: &[Hash]) -> Vec<String> {
    hashes.iter().map(|hash| BASE64.encode(hash.as_bytes())).collect()
}

/// All that our code says about a log of this size: its head, its stored hashes, every leaf, every earlier size.
fn claims(size: u64) -> Value {
    let leaves: Vec<_> = (0..size).map(leaf).collect();
    let mut frontier = Frontier::empty();
    let mut stored = Vec::new();
    for leaf in &leaves {
        stored.extend(frontier.append(leaf_hash(leaf)).into_iter().map(|(_, hash)| hash));
    }
    let read = |indexes: Vec<u64>| -> Vec<Hash> { indexes.iter().map(|index| stored[*index as usize]).collect() };
    let record = |leaf| {
        let hashes = read(proof::record_proof_indexes(size, leaf).expect("a leaf"));
        let proof = proof::record_proof(size, leaf, &hashes).expect("a proof");
        json!({"leaf": leaf, "proof": encode(&proof)})
    };
    let tree = |old_size| {
        let hashes = read(proof::tree_proof_indexes(size, old_size).expect("a size"));
        let proof = proof::tree_proof(size, old_size, &hashes).expect("a proof");
        json!({"size": old_size, "proof": encode(&proof)})
    };
    json!({
        "verifier": checkpoint::verifier_key(&origin(), key().verifying_key().as_bytes()),
        "note": note(size, frontier.root()),
        "leaves": leaves.iter().map(|leaf| BASE64.encode(leaf)).collect::<Vec<_>>(),
        "stored": encode(&stored),
        "records": (0..size).map(record).collect::<Vec<_>>(),
        "trees": (1..=size).map(tree).collect::<Vec<_>>(),
    })
}

#[test]
fn an_outside_program_accepts_our_logs_of_every_shape() {
    let witness = Witness::compile();
    // Without leaves there is nothing to compare: RFC 6962 and this Go disagree about that root.
    for size in (1..=9).chain([63, 64, 65, 100, 130]) {
        assert_eq!(witness.judge(&claims(size)), Ok(()), "{size} leaves");
    }
}

#[test]
fn an_outside_program_refuses_whatever_is_changed() {
    const OTHER: &str = "IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI=";
    let witness = Witness::compile();
    let whole = claims(11);
    assert_eq!(witness.judge(&whole), Ok(()));

    let refused = |pointer: &str, value: Value, expected: &str| {
        let mut changed = whole.clone();
        let part = changed.pointer_mut(pointer).expect("a part of the claims");
        assert_ne!(*part, value, "{pointer}");
        *part = value;
        let verdict = witness.judge(&changed).expect_err(pointer);
        assert!(verdict.starts_with(expected), "{pointer}: {verdict}");
    };
    refused(
        "/records/4/proof/1",
        json!(OTHER),
        "record 4: invalid transparency proof",
    );
    refused("/records/4/proof", json!([]), "record 4: invalid transparency proof");
    refused("/records/4/leaf", json!(5), "record 5: invalid transparency proof");
    refused("/trees/4/proof/0", json!(OTHER), "tree 5: invalid transparency proof");
    refused("/trees/4/size", json!(6), "tree 6: invalid transparency proof");
    refused(
        "/leaves/7",
        json!(BASE64.encode("another")),
        "record 7: invalid transparency proof",
    );
    refused("/stored/3", json!(OTHER), "stored: hash 3 differs");

    let root = BASE64.decode(OTHER).expect("base64").try_into().expect("a hash");
    refused(
        "/note",
        json!(note(12, Hash::from_bytes(root))),
        "size: the note says 12",
    );
    refused(
        "/note",
        json!(note(11, Hash::from_bytes(root))),
        "record 0: invalid transparency proof",
    );
    let text = whole["note"].as_str().expect("text");
    refused(
        "/note",
        json!(text.replacen("\n11\n", "\n12\n", 1)),
        "note: invalid signature",
    );
    refused(
        "/note",
        json!(text.replace("example/3 ", "example/4 ")),
        "note: note has no verifiable signatures",
    );
    let other_key = checkpoint::verifier_key(&origin(), &[1; 32]);
    refused("/verifier", json!(other_key), "note: note has no verifiable signatures");
}
