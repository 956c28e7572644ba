//! Statements that another program signed, and what it sealed on their strength.
//!
//! Owns: reading what was made outside. Must not: make any of it.

use super::*;
use crate::circle::{EpochSecret, SignedManifest};
use crate::inbox::Grant;
use crate::keyring::{Compartment, Keyring};
use crate::record::{Authors, Confidential, Expected, SignedVersion, Version, open_confidential, seal_confidential};
use crate::withdrawal::SignedWithdrawal;

#[test]
fn endorsements_and_a_circle() {
    let trust = trust();
    for (name, holder) in [
        ("an", true),
        ("an_2", true),
        ("binh", true),
        ("dung", true),
        ("chi", false),
    ] {
        let fingerprint = account(name).public().fingerprint();
        assert!(trust.keys(&fingerprint).is_ok(), "{name}");
        assert_eq!(trust.holder(&fingerprint).is_ok(), holder, "{name}");
    }
    let vector = made().get("circle");
    let chain: Vec<_> = vector.list("chain");
    let chain: Result<Vec<_>> = chain
        .iter()
        .map(|one| SignedManifest::decode(&unhex(one.itself())))
        .collect();
    let chain = chain.expect("well formed");
    let verified = SignedManifest::verify_chain(&vector.array("id"), &chain, &trust).expect("true");
    let newest = verified.newest();
    assert_eq!((newest.sequence, newest.epoch, newest.reason.as_str()), (3, 2, "left"));
    assert_eq!(newest.recipient().code.to_string(), vector.text("key_code"));

    let handed = vector.get("handed");
    let to = handed.account("to");
    let code = to.public().key_code();
    let taken = EpochSecret::take(
        newest,
        &to.general,
        &code,
        to.account,
        house(),
        &handed.bytes("wrapped"),
    );
    let taken = taken.expect("handed over");
    let secrets: Vec<_> = vector.list("secrets").iter().map(|one| unhex(one.itself())).collect();
    assert_eq!(taken.key.secret().expose().as_slice(), secrets[1]);
    let earlier = taken
        .open_carried(&chain[1].manifest, house(), &vector.bytes("carried"))
        .expect("carried");
    assert_eq!(earlier.key.secret().expose().as_slice(), secrets[0]);
}

#[test]
fn a_version_by_a_person_and_by_the_server() {
    let vector = made().get("version");
    let node = SystemSecret::new(made().get("password").array("system"))
        .ledger_key()
        .public();
    let author = [vector.account("author").public().fingerprint()];
    let (ciphertext, trust, key) = (vector.bytes("ciphertext"), trust(), vector.secret("secret"));
    let version = Version {
        record: vector.array("record"),
        number: vector.number("version"),
        purpose: Purpose::RecordContent,
    };
    let expected = Expected {
        version,
        authors: Authors::OneOf(&author),
        key: key.commitment(),
        index: None,
    };
    let signed = SignedVersion::decode(&vector.bytes("signed")).expect("well formed");
    let header = signed.check(&expected, &ciphertext, &trust, &node).expect("true");
    assert_eq!(header.author(), Some(&author[0]));
    assert_eq!(header.event, vector.array("event"));
    let readers: Vec<_> = header.recipients.iter().map(KeyCode::to_string).collect();
    let named: Vec<_> = vector
        .list("readers")
        .iter()
        .map(|one| one.itself().to_owned())
        .collect();
    assert_eq!(readers, named);
    let place = Place::new(house(), Purpose::RecordContent, version.record).version(version.number);
    let opened = content::open(&key, &place, &ciphertext).expect("opens");
    assert_eq!(opened.as_slice(), vector.bytes("plaintext"));

    let by_node = SignedVersion::decode(&vector.bytes("by_node")).expect("well formed");
    let expected = Expected {
        authors: Authors::Node,
        ..expected
    };
    let header = by_node.check(&expected, &ciphertext, &trust, &node).expect("true");
    assert!(header.is_made_by_node());
}

#[test]
fn a_confidential_version() {
    let vector = made().get("confidential");
    let (key, author) = (vector.secret("secret"), vector.account("author"));
    let at = Confidential {
        house: house(),
        version: Version {
            record: vector.array("record"),
            number: vector.number("version"),
            purpose: Purpose::RecordContent,
        },
        compartment: Compartment::Deliberation,
        key: &key,
    };
    assert_eq!(vector.small("compartment"), Compartment::Deliberation as u32);
    let (sealed, text) = (vector.bytes("sealed"), vector.bytes("plaintext"));
    let authors = [author.public().fingerprint()];
    let (header, opened) = open_confidential(&at, &sealed, &authors, None, &trust()).expect("opens");
    assert_eq!((opened.as_slice(), header.event), (&text[..], vector.array("event")));
    let readers = vector.list("readers");
    let readers: Vec<_> = readers
        .iter()
        .map(|one| KeyCode::read(one.itself()).expect("a code"))
        .collect();
    assert_eq!(header.recipients, readers);
    let tape = &mut Tape(vector.bytes("salt"));
    let ours = seal_confidential(&at, &text, readers, header.event, &author, tape);
    assert_eq!(ours, sealed);
}

#[test]
fn withdrawals() {
    let made_ = made();
    let vector = made_.get("withdrawals");
    let all = made_.list("endorsements");
    let all: Result<Vec<_>> = all
        .iter()
        .map(|one| Endorsement::decode(&unhex(one.itself())))
        .collect();
    let all = all.expect("well formed");
    let read = |name| SignedWithdrawal::decode(&vector.bytes(name)).expect("well formed");
    let (by_binh, by_root) = (read("signed"), read("by_root"));
    let (trust, rejected) = Trust::follow(root(), house(), &all, std::slice::from_ref(&by_binh));
    let an = vector.account("of").public();
    assert_eq!(
        (by_binh.withdrawal.reason.as_str(), by_binh.withdrawal.from),
        ("bị lộ", 99)
    );
    assert_eq!(trust.check(&an), Err(Error::Withdrawn));
    for kept in ["binh", "chi", "dung"] {
        assert_eq!(trust.check(&account(kept).public()), Ok(()), "{kept}");
    }
    let later = account("an_2").public();
    assert_eq!(trust.check(&later), Err(Error::NotEndorsed), "not kept");
    let named: Vec<_> = rejected.iter().map(|one| (one.subject, one.why)).collect();
    assert_eq!(named, [(later.fingerprint(), Error::Withdrawn)]);

    let (trust, rejected) = Trust::follow(root(), house(), &all, &[by_binh, by_root]);
    assert_eq!(trust.check(&account("binh").public()), Err(Error::Withdrawn));
    assert_eq!(trust.check(&an), Ok(()), "what Bình withdrew is void with his keys");
    assert_eq!(rejected.len(), 2);
}

#[test]
fn a_keyring_and_a_message_with_keys() {
    let made_ = made();
    let vector = made_.get("keyring");
    let owner = vector.account("owner");
    let version = vector.number("version");
    let sealed = vector.bytes("sealed");
    let mut ring = Keyring::open(owner.account, version, house(), &owner.confidential, &sealed).expect("opens");
    let records: Vec<Id> = ring.records().collect();
    let named: Vec<_> = vector.list("records").iter().map(|one| unhex(one.itself())).collect();
    assert_eq!(records.iter().map(|id| id.to_vec()).collect::<Vec<_>>(), named);
    let key = |record: usize, compartment| ring.key(records[record], compartment).map(|key| key.expose().to_vec());
    let keys: Vec<_> = vector
        .list("keys")
        .iter()
        .map(|one| unhex(one.0[2].as_str().expect("text")))
        .collect();
    assert_eq!(key(0, Compartment::Header).as_ref(), Some(&keys[0]));
    assert_eq!(key(0, Compartment::Deliberation).as_ref(), Some(&keys[1]));
    assert_eq!(key(1, Compartment::Evidence).as_ref(), Some(&keys[2]));
    let rotations: Vec<_> = vector.list("rotations").iter().map(|one| one.0.as_u64()).collect();
    let held = [
        ring.rotation(records[0], Compartment::Header),
        ring.rotation(records[0], Compartment::Deliberation),
        ring.rotation(records[1], Compartment::Evidence),
    ];
    assert_eq!(held.map(|rotation| rotation.map(u64::from)).to_vec(), rotations);
    assert_eq!(key(1, Compartment::Deliberation), None, "dropped");
    assert_eq!(
        ring.rotation(records[1], Compartment::Deliberation),
        Some(vector.small("dropped"))
    );
    assert_eq!(ring.pin_root(&trust()), Ok(()), "what was seen");
    let (stored, number) = (vector.bytes("stored"), vector.number("stored_version"));
    assert_eq!(ring.pin_version(records[0], number, &stored), Ok(()), "what was seen");
    let replaced = Err(Error::Replaced("version of a record"));
    assert_eq!(ring.pin_version(records[0], number, b"another"), replaced);
    assert!(ring.knows(&account("an").account) && !ring.knows(&account("chi").account));
    let (log, size) = (vector.array("log"), vector.number("size"));
    assert_eq!(ring.pin_log(log, size, vector.array("head")), Ok(()), "what was seen");
    assert_eq!(
        ring.pin_log(log, size, [0; 32]),
        Err(Error::Replaced("head of the log"))
    );

    let vector = made_.get("grant");
    let reader = vector.account("to");
    let message = vector.bytes("sealed");
    let grant = Grant::open(vector.array("message"), &reader, &trust(), &message).expect("opens");
    assert_eq!(grant.record, vector.array::<16>("record"));
    let (_, later) = grant.keys.last().expect("three");
    assert_eq!(
        (later.rotation, later.replaces),
        (2, vector.secret("replaced").commitment())
    );
    grant.put_into(&mut ring).expect("new");
    let keys: Vec<_> = vector.list("keys").iter().map(|one| unhex(one.itself())).collect();
    for (compartment, expected) in [Compartment::Header, Compartment::Evidence, Compartment::Deliberation]
        .iter()
        .zip(keys)
    {
        let key = ring
            .key(vector.array("record"), *compartment)
            .map(|key| key.expose().to_vec());
        assert_eq!(key, Some(expected));
    }
}

#[cfg(feature = "recovery")]
#[test]
fn recovery_by_two_custodians() {
    use crate::recovery::{RecoveryKeys, RecoveryPublic, Share, open_answer};

    let vector = made().get("recovery");
    let public = RecoveryPublic::read_file(&vector.bytes("public_file")).expect("signed");
    assert_eq!((public.exchange.0, public.root), (vector.array("exchange"), root()));
    assert_eq!(public.key_code().to_string(), vector.text("key_code"));
    let shares: Vec<_> = vector.list("shares");
    let share = |at: usize| Share::read(shares[at].itself()).expect("a share");
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        let keys = RecoveryKeys::combine(&share(one), &share(other)).expect("of one set");
        assert_eq!(keys.public(), public);
        assert_eq!(keys.public_file(), vector.bytes("public_file"));
    }

    let answer = vector.get("answer");
    let (old, new) = (answer.account("old"), answer.account("new"));
    let [general, confidential] =
        open_answer(&answer.bytes("sealed"), &new, &old.public(), &root(), house()).expect("opens");
    assert_eq!(general.secret().expose(), old.general.secret().expose());
    assert_eq!(confidential.secret().expose(), old.confidential.secret().expose());

    let escrow = vector.get("escrow");
    let escrowed = [escrow.bytes("general"), escrow.bytes("confidential")];
    let keys = RecoveryKeys::combine(&share(0), &share(2)).expect("of one set");
    let heard = new.public().key_code();
    let escrowed = [&escrowed[0][..], &escrowed[1][..]];
    let ours = keys
        .answer(escrowed, &old.public(), &new.public(), &heard, house(), &mut rng(1))
        .expect("answered");
    assert!(open_answer(&ours, &new, &old.public(), &root(), house()).is_ok());
}
