//! Leaves, written and read.

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use uuid::Uuid;

use super::super::canonical::CanonicalError;
use super::super::event::{Class, Clear, Leaf, LeafError, OrdinaryClear, RowImage, commitment};
use super::*;

const ORDERED_ID: &str = "019aa000-0000-7000-8000-000000000001";
const RANDOM_ID: &str = "3f2b8c1e-5d7a-4e90-9b1c-7a6f5e4d3c2b";

const ORDINARY: &str = concat!(
    r#"{"class":"ordinary","clear":{"action":"account.locked","actor":"account:7","#,
    r#""rows":[{"hash":"1111111111111111111111111111111111111111111111111111111111111111","row":"8","#,
    r#""table":"account","version":3}],"subject":"account:8","time":"2026-11-24T08:15:30.000250Z"},"#,
    r#""commitment":"2222222222222222222222222222222222222222222222222222222222222222","#,
    r#""id":"019aa000-0000-7000-8000-000000000001","origin":"thu-nghiem.example/1","v":1}"#
);
const CONFIDENTIAL: &str = concat!(
    r#"{"class":"confidential","clear":{"action":"confidential","hour":"2026-11-24T08Z"},"#,
    r#""commitment":"2222222222222222222222222222222222222222222222222222222222222222","#,
    r#""id":"3f2b8c1e-5d7a-4e90-9b1c-7a6f5e4d3c2b","origin":"thu-nghiem.example/1","v":1}"#
);

fn instant() -> DateTime<Utc> {
    "2026-11-24T08:15:30.000250999Z".parse().expect("an instant")
}

fn id(text: &str) -> Uuid {
    text.parse().expect("an id")
}

fn row(version: i64) -> RowImage {
    RowImage {
        table: "account".to_owned(),
        row: "8".to_owned(),
        version,
        hash: Hash::from_bytes([0x11; 32]),
    }
}

fn ordinary(version: i64) -> Leaf {
    let clear = OrdinaryClear {
        time: Timestamp::of(instant()),
        action: "account.locked".to_owned(),
        actor: "account:7".to_owned(),
        subject: Some("account:8".to_owned()),
        rows: vec![row(version)],
    };
    leaf(ORDERED_ID, Clear::Ordinary(clear)).expect("a leaf")
}

fn leaf(with: &str, clear: Clear) -> Result<Leaf, LeafError> {
    Leaf::new(origin(), id(with), clear, Hash::from_bytes([0x22; 32]))
}

fn confidential() -> Leaf {
    leaf(RANDOM_ID, Clear::Confidential(Hour::of(instant()))).expect("a leaf")
}

#[test]
fn leaves_are_written_in_exactly_this_form_and_read_back() {
    for (leaf, class, written) in [
        (ordinary(3), Class::Ordinary, ORDINARY),
        (confidential(), Class::Confidential, CONFIDENTIAL),
    ] {
        assert_eq!(leaf.class(), class);
        let canonical = leaf.canonical().expect("canonical");
        assert_eq!(String::from_utf8(canonical).expect("text"), written);
        assert_eq!(Leaf::read(written.as_bytes()), Ok(leaf));
    }
}

#[test]
fn an_event_without_subject_and_rows_leaves_the_one_out_and_the_other_empty() {
    let clear = OrdinaryClear {
        time: Timestamp::of(instant()),
        action: "session.opened".to_owned(),
        actor: "account:7".to_owned(),
        subject: None,
        rows: Vec::new(),
    };
    let leaf = leaf(RANDOM_ID, Clear::Ordinary(clear)).expect("a leaf");
    let written = leaf.canonical().expect("canonical");
    let text = String::from_utf8_lossy(&written);
    assert!(text.contains(r#""actor":"account:7","rows":[],"time""#), "{text}");
    assert_eq!(Leaf::read(&written), Ok(leaf));
}

#[test]
fn a_confidential_leaf_is_the_same_for_every_event_of_its_hour() {
    let first = "2026-11-24T08:00:00Z".parse().expect("an instant");
    let last = "2026-11-24T08:59:59.999999Z".parse().expect("an instant");
    let next = "2026-11-24T09:00:00Z".parse().expect("an instant");
    let written = |instant| {
        let leaf = leaf(RANDOM_ID, Clear::Confidential(Hour::of(instant))).expect("a leaf");
        leaf.canonical().expect("canonical")
    };
    assert_eq!(written(first), written(last));
    assert_ne!(written(last), written(next));
}

#[test]
fn a_confidential_leaf_takes_no_id_that_tells_a_time() {
    let clear = Clear::Confidential(Hour::of(instant()));
    for telling in [
        ORDERED_ID,
        "00000000-0000-0000-0000-000000000000",
        "3f2b8c1e-5d7a-1e90-9b1c-7a6f5e4d3c2b",
    ] {
        assert_eq!(leaf(telling, clear.clone()), Err(LeafError::TellingId), "{telling}");
        let written = CONFIDENTIAL.replace(RANDOM_ID, telling);
        assert_eq!(Leaf::read(written.as_bytes()), Err(LeafError::TellingId), "{telling}");
    }
}

#[test]
fn another_spelling_of_a_leaf_is_not_read() {
    let not_canonical = Err(LeafError::NotCanonical(NotCanonical));
    let cases = [
        // Anything beside, before or behind.
        (ORDINARY, r#""v":1"#, r#""v":1,"w":1"#),
        (ORDINARY, r#"{"action""#, r#"{"about":"x","action""#),
        (ORDINARY, r#""table":"account""#, r#""table":"account","tenant":"x""#),
        (
            CONFIDENTIAL,
            r#""action":"confidential""#,
            r#""action":"confidential","actor":"account:7""#,
        ),
        (ORDINARY, r#""v":1}"#, r#""v":1} "#),
        (ORDINARY, r#""v":1}"#, r#""v":1}{}"#),
        (ORDINARY, r#""v":1}"#, r#""v":1"#),
        // Twice, missing, or nothing where it would be left out.
        (ORDINARY, r#""v":1"#, r#""v":1,"v":1"#),
        (ORDINARY, r#""actor":"account:7","#, ""),
        (ORDINARY, r#""subject":"account:8""#, r#""subject":null"#),
        (CONFIDENTIAL, r#","hour":"2026-11-24T08Z""#, ""),
        // Other order, spaces, escapes, numbers.
        (
            ORDINARY,
            r#""row":"8","table":"account""#,
            r#""table":"account","row":"8""#,
        ),
        (ORDINARY, r#""v":1"#, r#""v": 1"#),
        (ORDINARY, "account.locked", r"account\u002elocked"),
        (ORDINARY, r#""version":3"#, r#""version":3.0"#),
        (ORDINARY, r#""version":3"#, r#""version":"3""#),
        (ORDINARY, r#""version":3"#, r#""version":9007199254740993"#),
        // Values in another form.
        (ORDINARY, "30.000250Z", "30.00025Z"),
        (ORDINARY, "30.000250Z", "30.000250+00:00"),
        (ORDINARY, "24T08", "24t08"),
        (ORDINARY, "2026-11-24", "2026-11-31"),
        (CONFIDENTIAL, "24T08Z", "24T08:15Z"),
        (CONFIDENTIAL, "24T08Z", "24T8Z"),
        (CONFIDENTIAL, "24T08Z", "24T24Z"),
        (CONFIDENTIAL, "24T08Z", "24T08"),
        (CONFIDENTIAL, r#""action":"confidential""#, r#""action":"case.opened""#),
        (CONFIDENTIAL, "3f2b8c1e", "3F2B8C1E"),
        (CONFIDENTIAL, "3f2b8c1e-5d7a", "3f2b8c1e5d7a"),
        (CONFIDENTIAL, "3f2b8c1e-5d7a", "3f2b8c1-e5d7a"),
        (CONFIDENTIAL, "3f2b8c1e-5d7a", "3f2b8c1e-5d7"),
        (ORDINARY, "11111111\"", "1111111A\""),
        (ORDINARY, "11111111\"", "1111111\""),
        (ORDINARY, "11111111\"", "111111111\""),
        (ORDINARY, "11111111\"", "1111111g\""),
        (ORDINARY, "example/1", "example/01"),
        (ORDINARY, "example/1", "example/"),
        (ORDINARY, "example/1", "example"),
        (ORDINARY, "example/1", "exam ple/1"),
        // One class in the clothes of the other.
        (ORDINARY, r#""class":"ordinary""#, r#""class":"confidential""#),
        (CONFIDENTIAL, r#""class":"confidential""#, r#""class":"ordinary""#),
        (CONFIDENTIAL, r#""class":"confidential""#, r#""class":"secret""#),
    ];
    for (leaf, part, other) in cases {
        let changed = leaf.replacen(part, other, 1);
        assert_ne!(changed, leaf, "{part} is there to be changed");
        assert_eq!(Leaf::read(changed.as_bytes()), not_canonical, "{changed}");
    }
    assert_eq!(Leaf::read(b""), not_canonical);
    let newer = ORDINARY.replace(r#""v":1"#, r#""v":2"#);
    assert_eq!(Leaf::read(newer.as_bytes()), Err(LeafError::OtherVersion));
}

#[test]
fn a_version_that_json_would_round_makes_no_leaf() {
    assert_eq!(ordinary(1 << 53).canonical(), Err(CanonicalError::InexactInteger));
    assert!(ordinary((1 << 53) - 1).canonical().is_ok());
}

#[test]
fn a_commitment_is_hmac_sha256() {
    // RFC 4231, test cases 1 and 2, whose keys HMAC fills up with zeros: a nonce of 32 bytes with the zeros written out
    // is the same key.
    let mut nonce = [0; 32];
    nonce[..20].fill(0x0b);
    let expected = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7";
    assert_eq!(commitment(&nonce, b"Hi There"), hash(expected));
    let mut nonce = [0; 32];
    nonce[..4].copy_from_slice(b"Jefe");
    let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    assert_eq!(commitment(&nonce, b"what do ya want for nothing?"), hash(expected));
    // Every byte of the nonce counts.
    for at in 0..nonce.len() {
        let mut other = nonce;
        other[at] ^= 1;
        assert_ne!(commitment(&other, b"body"), commitment(&nonce, b"body"), "{at}");
    }
}

#[test]
fn an_installation_has_plain_letters() {
    for name in ["a", "A-b_c.9", &"x".repeat(100)] {
        let origin = Origin::new(name, u64::MAX).expect("a name");
        assert_eq!(origin.to_string().parse(), Ok(origin));
    }
    for name in ["", "a b", "a+b", "a/b", "a\n", "\u{0430}", "a\u{a0}", &"x".repeat(101)] {
        assert_eq!(Origin::new(name, 1), Err(NotCanonical), "{name:?}");
    }
}

proptest! {
    #[test]
    fn every_leaf_is_read_back(
        seconds in 0..4_102_444_800_i64,
        nanoseconds in 0..1_000_000_000_u32,
        bytes in any::<[u8; 16]>(),
        texts in prop::array::uniform4(any::<String>()),
        version in -9_007_199_254_740_991_i64..=9_007_199_254_740_991,
        epoch in any::<u64>(),
    ) {
        let instant = DateTime::from_timestamp(seconds, nanoseconds).expect("an instant");
        let [action, actor, subject, table] = texts;
        let clear = Clear::Ordinary(OrdinaryClear {
            time: Timestamp::of(instant),
            action,
            actor,
            subject: Some(subject),
            rows: vec![RowImage { table, ..row(version) }, row(1)],
        });
        let origin = Origin::new("thu-nghiem.example", epoch).expect("a name");
        let leaf = Leaf::new(origin, Uuid::from_bytes(bytes), clear, Hash::from_bytes([7; 32])).expect("a leaf");
        let canonical = leaf.canonical().expect("canonical");
        prop_assert_eq!(Leaf::read(&canonical), Ok(leaf));
        let hour = Hour::of(instant);
        prop_assert_eq!(hour.to_string().parse(), Ok(hour));
    }
}
