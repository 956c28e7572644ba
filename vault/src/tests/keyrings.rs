//! Keyrings: what they hold and what they have seen.

use super::*;
use crate::circle::{Manifest, Member, SignedManifest};
use crate::keyring::{Compartment, Keyring, RecordKey};
use crate::wrap::PrivateKey;

fn sealed(ring: &Keyring, version: u64) -> Vec<u8> {
    ring.seal(id(1), version, HOUSE, &keys(1, 1).confidential, &mut rng(1))
}

fn open(owner: u8, version: u64, sealed: &[u8]) -> Result<Keyring> {
    Keyring::open(id(owner), version, HOUSE, &keys(owner, 1).confidential, sealed)
}

/// A chain of this many manifests by the head, each with a new key, told apart by the reason of the second.
fn chain(people: &People, length: u32, reason: &str) -> Vec<SignedManifest> {
    let key = |sequence: u32| PrivateKey::random(&mut rng(u64::from(sequence))).public();
    let members = vec![Member::of(&people.head.public())];
    let founding = Manifest::found(HOUSE, key(1), members, "founded".to_owned(), 1, &people.head);
    let mut chain = vec![founding];
    for sequence in 2..=length {
        let before = &chain[chain.len() - 1].manifest;
        let manifest = Manifest {
            sequence,
            epoch: sequence,
            key: key(sequence),
            previous: before.hash(),
            reason: reason.to_owned(),
            ..before.clone()
        };
        chain.push(manifest.sign(&people.head));
    }
    chain
}

fn pin(ring: &mut Keyring, people: &People, chain: &[SignedManifest]) -> Result<()> {
    let trust = people.trust();
    let verified = SignedManifest::verify_chain(&chain[0].manifest.circle, chain, &trust)?;
    ring.pin_circle(&verified)
}

#[test]
fn a_ring_comes_back_with_all_it_holds() {
    let mut ring = Keyring::default();
    let mut put = |record, compartment, key| ring.put_key(record, compartment, RecordKey::first(key));
    put(id(9), Compartment::Evidence, secret(1)).expect("the first");
    put(id(9), Compartment::Header, secret(2)).expect("the first");
    put(id(8), Compartment::Deliberation, secret(3)).expect("the first");
    ring.pin_account(&People::new().trust(), &keys(2, 1).public())
        .expect("first seen");
    let opened = open(1, 4, &sealed(&ring, 4)).expect("opens");
    assert_eq!(opened.records().collect::<Vec<_>>(), [id(8), id(9)]);
    let key = |record, compartment| opened.key(record, compartment).map(|key| *key.expose());
    assert_eq!(key(id(9), Compartment::Evidence), Some([1; 32]));
    assert_eq!(key(id(9), Compartment::Header), Some([2; 32]));
    assert_eq!(key(id(9), Compartment::Deliberation), None);
    assert!(opened.knows(&id(2)) && !opened.knows(&id(3)));

    let mut dropped = opened;
    dropped.drop_keys(&id(9));
    assert_eq!(dropped.records().collect::<Vec<_>>(), [id(8)]);
    let mut reopened = open(1, 5, &sealed(&dropped, 5)).expect("opens");
    assert!(reopened.key(id(9), Compartment::Header).is_none());
    let again = reopened.put_key(id(9), Compartment::Header, RecordKey::first(secret(2)));
    let older = Error::Older {
        what: "key of a record",
        found: 1,
        seen: 1,
    };
    assert_eq!(again, Err(older), "not by an old message");
    let later = RecordKey {
        rotation: 3,
        replaces: [7; 32],
        key: secret(4),
    };
    assert_eq!(
        reopened.put_key(id(9), Compartment::Header, later),
        Ok(()),
        "handed over again"
    );
    assert_eq!(reopened.rotation(id(9), Compartment::Header), Some(3));
}

#[test]
fn another_ring_in_its_place_is_refused() {
    let good = sealed(&Keyring::default(), 4);
    assert_eq!(refusal(open(1, 5, &good)), Some(Error::NotAuthentic), "an older one");
    assert_eq!(refusal(open(1, 3, &good)), Some(Error::NotAuthentic), "a newer one");
    assert_eq!(refusal(open(2, 4, &good)), Some(Error::WrongKey), "somebody else's");
    let key = keys(1, 1).confidential;
    let found = Keyring::open(id(2), 4, HOUSE, &key, &good);
    assert_eq!(refusal(found), Some(Error::NotAuthentic), "under another name");
    let found = Keyring::open(id(1), 4, OTHER_HOUSE, &key, &good);
    assert_eq!(refusal(found), Some(Error::NotAuthentic), "another house");
    let found = Keyring::open(id(1), 4, HOUSE, &keys(1, 1).general, &good);
    assert_eq!(refusal(found), Some(Error::WrongKey), "G does not open it");
}

#[test]
fn every_changed_byte_of_a_ring_is_noticed() {
    let good = sealed(&Keyring::default(), 4);
    for at in 0..good.len() {
        let bad = changed(&good, at, 1);
        let expected = header_error(at, &bad, 0).unwrap_or(Error::NotAuthentic);
        assert_eq!(refusal(open(1, 4, &bad)), Some(expected), "byte {at}");
    }
}

#[test]
fn what_is_no_ring_inside_is_malformed() {
    let owner = keys(1, 1).confidential;
    let key = owner.secret().derive(&[], "liemchinh/1/keyring-key", &[]);
    let place = Place::new(HOUSE, Purpose::Keyring, id(1)).version(4);
    let label = crate::encoding::Fields::labelled;
    let lists = || (0..5).fold(label("liemchinh/1/keyring"), |lists, _| lists.bytes(&[]));
    let bare = crate::encoding::Fields::bare;
    let no_compartment = bare().bytes(&id(1)).u32(4).u32(1).bytes(&[1; 32]);
    let no_key = bare().bytes(&id(1)).u32(1).u32(1).bytes(&[1; 31]);
    let inside = [
        (0..6).fold(label("liemchinh/1/grant"), |lists, _| lists.bytes(&[])),
        lists(),
        lists().bytes(&[]).bytes(&[]),
        lists().bytes(&[1, 2, 3]),
        lists().bytes(no_compartment.as_slice()),
        lists().bytes(no_key.as_slice()),
    ];
    for fields in inside {
        let sealed = crate::content::seal(&key, &place, fields.as_slice(), &mut rng(1));
        assert_eq!(refusal(open(1, 4, &sealed)), Some(Error::Malformed("keyring")));
    }
}

/// The officer's keys of three generations, each endorsed by the ones before.
fn renewed(people: &mut People) -> [AccountKeys; 3] {
    let all = [1, 2, 3].map(|generation| keys(2, generation));
    for pair in all.windows(2) {
        let newer = Endorsement::by_owner(&pair[0], HOUSE, pair[1].public(), Standing::Holder, 3);
        people.endorsements.push(newer.expect("the next"));
    }
    all
}

#[test]
fn keys_of_an_account_never_go_back_or_change_under_their_number() {
    let what = "keys of an account";
    let mut people = People::new();
    let [first, second, third] = renewed(&mut people).map(|keys| keys.public());
    let trust = people.trust();
    let mut ring = Keyring::default();
    ring.pin_account(&trust, &second).expect("first seen");
    ring.pin_account(&trust, &second).expect("seen again");
    let older = Err(Error::Older {
        what,
        found: 1,
        seen: 2,
    });
    assert_eq!(ring.pin_account(&trust, &first), older);
    // The root key stands for other keys of the same generation, and the old rows are taken out.
    let root = SigningKey::random(&mut rng(99));
    let other = AccountKeys::random(id(2), 2, &mut rng(77)).public();
    let (replaced, _) = Trust::follow(
        root.public(),
        HOUSE,
        &[Endorsement::by_root(&root, HOUSE, other, 1)],
        &[],
    );
    assert_eq!(ring.pin_account(&replaced, &other), Err(Error::Replaced(what)));
    ring.pin_account(&trust, &third).expect("newer");
    let mut reopened = open(1, 4, &sealed(&ring, 4)).expect("opens");
    assert!(reopened.pin_account(&trust, &second).is_err(), "remembered");
}

#[test]
fn keys_that_are_not_believed_are_not_remembered() {
    let people = People::new();
    let trust = people.trust();
    let mut ring = Keyring::default();
    let stranger = people.stranger.public();
    assert_eq!(ring.pin_account(&trust, &stranger), Err(Error::NotEndorsed));
    assert!(!ring.knows(&stranger.account));
    let mut swapped = people.officer.public();
    swapped.general = stranger.general;
    assert_eq!(ring.pin_account(&trust, &swapped), Err(Error::NotEndorsed));
    let withdrawn = crate::withdrawal::Withdrawal {
        house: HOUSE,
        fingerprint: people.officer.public().fingerprint(),
        from: 0,
        reason: "lost".to_owned(),
        at: 1,
        kept: Vec::new(),
    };
    let withdrawals = [withdrawn.sign_as_root(&people.root)];
    let (trust, _) = Trust::follow(people.root.public(), HOUSE, &people.endorsements, &withdrawals);
    assert_eq!(
        ring.pin_account(&trust, &people.officer.public()),
        Err(Error::Withdrawn)
    );
}

/// With the rows about the keys that were seen taken out of the store, the holder would look like somebody who never was
/// one, and one accomplice would be enough for his new keys.
#[test]
fn newer_keys_are_remembered_only_beside_those_seen_before() {
    let people = People::new();
    let mut ring = Keyring::default();
    ring.pin_account(&people.trust(), &people.clerk.public()).expect("seen");
    let forged = keys(5, 2);
    let cut = [
        &people.endorsements[..3],
        &[endorsed(&people.officer, &forged, Standing::Plain)],
    ]
    .concat();
    let (trust, rejected) = Trust::follow(people.root.public(), HOUSE, &cut, &[]);
    assert_eq!(
        (trust.check(&forged.public()), rejected),
        (Ok(()), Vec::new()),
        "the rows alone show nothing"
    );
    let found = ring.pin_account(&trust, &forged.public());
    assert_eq!(found, Err(Error::Replaced("keys of an account")));
}

#[test]
fn the_root_key_never_changes() {
    let people = People::new();
    let mut ring = Keyring::default();
    ring.pin_root(&people.trust()).expect("first seen");
    let mut reopened = open(1, 4, &sealed(&ring, 4)).expect("opens");
    reopened.pin_root(&people.trust()).expect("the same");
    let other = SigningKey::random(&mut rng(98));
    let by_other = [Endorsement::by_root(&other, HOUSE, people.head.public(), 1)];
    let (trust, _) = Trust::follow(other.public(), HOUSE, &by_other, &[]);
    assert_eq!(reopened.pin_root(&trust), Err(Error::Replaced("root key")));
    let found = reopened.pin_account(&trust, &people.head.public());
    assert_eq!(found, Err(Error::Replaced("root key")), "nor through anybody's keys");
}

#[test]
fn a_confidential_record_never_goes_back_or_changes() {
    let what = "version of a record";
    let mut ring = Keyring::default();
    ring.pin_version(id(1), 3, b"sealed").expect("first seen");
    ring.pin_version(id(1), 3, b"sealed").expect("seen again");
    assert_eq!(ring.pin_version(id(1), 3, b"another"), Err(Error::Replaced(what)));
    let older = Err(Error::Older {
        what,
        found: 2,
        seen: 3,
    });
    assert_eq!(ring.pin_version(id(1), 2, b"before"), older, "a row put back");
    ring.pin_version(id(2), 1, b"before").expect("another record");
    let mut reopened = open(1, 4, &sealed(&ring, 4)).expect("opens");
    assert_eq!(reopened.pin_version(id(1), 2, b"before"), older, "remembered");
    reopened.pin_version(id(1), 4, b"after").expect("newer");
}

#[test]
fn a_circle_never_goes_back_or_takes_another_way() {
    let people = People::new();
    let what = "manifest of a circle";
    let (whole, other) = (chain(&people, 4, "true"), chain(&people, 5, "forged"));
    let mut ring = Keyring::default();
    pin(&mut ring, &people, &whole[..2]).expect("first seen");
    pin(&mut ring, &people, &whole[..2]).expect("seen again");
    assert_eq!(
        pin(&mut ring, &people, &other[..2]),
        Err(Error::Replaced(what)),
        "same number"
    );
    let older = Err(Error::Older {
        what,
        found: 1,
        seen: 2,
    });
    assert_eq!(pin(&mut ring, &people, &whole[..1]), older, "cut");
    assert_eq!(pin(&mut ring, &people, &other[..1]), older, "cut and changed");
    pin(&mut ring, &people, &whole).expect("continued");
    // The longer chain alone would be newer; it does not lead through what was seen.
    assert_eq!(
        pin(&mut ring, &people, &other),
        Err(Error::Replaced(what)),
        "a longer one from before"
    );
    let mut reopened = open(1, 4, &sealed(&ring, 4)).expect("opens");
    assert_eq!(
        pin(&mut reopened, &people, &other),
        Err(Error::Replaced(what)),
        "remembered"
    );
}

#[test]
fn a_log_never_shrinks_or_changes() {
    let what = "head of the log";
    let mut ring = Keyring::default();
    ring.pin_log(id(1), 10, [1; 32]).expect("first seen");
    assert_eq!(ring.pin_log(id(1), 10, [2; 32]), Err(Error::Replaced(what)));
    let expected = Err(Error::Older {
        what,
        found: 9,
        seen: 10,
    });
    assert_eq!(ring.pin_log(id(1), 9, [1; 32]), expected);
    ring.pin_log(id(2), 1, [3; 32]).expect("another epoch of the log");
    ring.pin_log(id(1), 11, [2; 32]).expect("longer");
}

#[test]
fn what_an_earlier_ring_knew_comes_back_and_never_in_place_of_something_newer() {
    let people = People::new();
    let (mut ring, mut earlier) = (Keyring::default(), Keyring::default());
    pin(&mut earlier, &people, &chain(&people, 2, "admitted")).expect("first seen");
    pin(&mut ring, &people, &chain(&people, 3, "admitted")).expect("first seen");
    earlier.pin_version(id(9), 5, b"five").expect("first seen");
    let put = |ring: &mut Keyring, record, number| {
        let key = RecordKey::first(secret(number));
        ring.put_key(record, Compartment::Header, key).expect("the first");
    };
    put(&mut earlier, id(9), 1);
    put(&mut earlier, id(8), 2);
    put(&mut ring, id(8), 3);
    let before = ring.clone();
    ring.take_over(earlier);
    assert!(ring.differs_from(&before) && !ring.differs_from(&ring.clone()));
    let key = |record| ring.key(record, Compartment::Header).map(|key| *key.expose());
    assert_eq!(key(id(9)), Some([1; 32]), "what only the earlier one held");
    assert_eq!(key(id(8)), Some([3; 32]), "of two, that of the present ring");
    let older = Error::Older {
        what: "version of a record",
        found: 4,
        seen: 5,
    };
    assert_eq!(ring.pin_version(id(9), 4, b"four"), Err(older));
    let shorter = pin(&mut ring, &people, &chain(&people, 2, "admitted"));
    assert!(
        matches!(shorter, Err(Error::Older { found: 2, seen: 3, .. })),
        "{shorter:?}"
    );
}
