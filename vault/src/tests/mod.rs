//! Attacks on every format, and vectors from outside. Expected values come from standards, from other people's programs
//! or from `docs/formats.md`, never from what this crate prints.

mod accounts;
mod assignments;
mod backups;
mod circles;
mod confidential;
mod contents;
mod encodings;
mod endorsements;
mod files;
mod grants;
mod keyrings;
mod outside;
#[cfg(feature = "recovery")]
mod recovery;
mod secrecy;
mod standards;
mod systems;
mod trusts;
mod versions;
mod withdrawals;
mod wraps;

use std::convert::Infallible;
use std::ops::Range;

use rand::SeedableRng;
use rand::rngs::StdRng;
use rand_core::{TryCryptoRng, TryRng};

use crate::account::AccountKeys;
use crate::endorsement::{Endorsement, Standing};
use crate::purpose::{House, Id, Place, Purpose};
use crate::signature::SigningKey;
use crate::trust::{Rejected, Trust};
use crate::{Error, KeyCode, Result, Secret};

const HOUSE: House = House {
    installation: [0xa1; 16],
    agency: [0xa2; 16],
};
const OTHER_HOUSE: House = House {
    installation: [0xb1; 16],
    ..HOUSE
};
const OTHER_AGENCY: House = House {
    agency: [0xb2; 16],
    ..HOUSE
};

fn rng(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

const fn id(number: u8) -> Id {
    [number; 16]
}

/// Keys of an account, the same each time.
fn keys(account: u8, generation: u32) -> AccountKeys {
    let seed = u64::from(account) << 32 | u64::from(generation);
    AccountKeys::random(id(account), generation, &mut rng(seed))
}

/// The reason of a refusal, of results whose values cannot be printed.
fn refusal<T>(result: Result<T>) -> Option<Error> {
    result.err()
}

/// The same bytes with some bits of one turned over.
fn changed(bytes: &[u8], at: usize, bits: u8) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    changed[at] ^= bits;
    changed
}

fn unhex(hex: &str) -> Vec<u8> {
    assert!(hex.len().is_multiple_of(2), "whole bytes");
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}

/// Randomness that is written down beforehand.
struct Tape(Vec<u8>);

impl TryRng for Tape {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> std::result::Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> std::result::Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> std::result::Result<(), Infallible> {
        assert!(bytes.len() <= self.0.len(), "the tape is long enough");
        bytes.copy_from_slice(&self.0[..bytes.len()]);
        self.0.drain(..bytes.len());
        Ok(())
    }
}

impl TryCryptoRng for Tape {}

/// A place with something in every field.
fn a_place() -> Place {
    Place::new(HOUSE, Purpose::RecordContent, id(1))
        .part(2)
        .version(3)
        .epoch(4)
        .beside(&crate::encoding::Fields::labelled("columns").u32(5))
}

/// Every other place that differs from [`a_place`] in one field, but for the epoch, with that field's name.
fn other_places() -> Vec<(String, Place)> {
    let columns = crate::encoding::Fields::labelled("columns").u32(6);
    let beside = crate::encoding::Fields::labelled("columns").u32(5);
    let in_house = |house, purpose| {
        Place::new(house, purpose, id(1))
            .part(2)
            .version(3)
            .epoch(4)
            .beside(&beside)
    };
    let bare = Place::new(HOUSE, Purpose::RecordContent, id(1))
        .part(2)
        .version(3)
        .epoch(4);
    let mut places = vec![
        ("installation".to_owned(), in_house(OTHER_HOUSE, Purpose::RecordContent)),
        ("agency".to_owned(), in_house(OTHER_AGENCY, Purpose::RecordContent)),
        (
            "record".to_owned(),
            Place::new(HOUSE, Purpose::RecordContent, id(2))
                .part(2)
                .version(3)
                .epoch(4)
                .beside(&beside),
        ),
        ("part".to_owned(), a_place().part(3)),
        ("older version".to_owned(), a_place().version(2)),
        ("newer version".to_owned(), a_place().version(4)),
        ("clear columns".to_owned(), a_place().beside(&columns)),
        ("no clear columns".to_owned(), bare),
        ("part and version exchanged".to_owned(), a_place().part(3).version(2)),
    ];
    for number in 0..=u16::MAX {
        if let Some(purpose) = Purpose::from_number(number).filter(|purpose| *purpose != Purpose::RecordContent) {
            places.push((format!("{purpose:?}"), in_house(HOUSE, purpose)));
        }
    }
    places
}

/// What a ciphertext says when the byte at `at` of its header was changed into `found`.
fn header_error(at: usize, ciphertext: &[u8], epoch: u32) -> Option<Error> {
    match at {
        0 => Some(Error::UnknownVersion(ciphertext[0])),
        1 => Some(Error::UnknownSuite(ciphertext[1])),
        2..18 => Some(Error::WrongKey),
        18..22 => {
            let found = u32::from_be_bytes([ciphertext[18], ciphertext[19], ciphertext[20], ciphertext[21]]);
            Some(Error::WrongEpoch { found, expected: epoch })
        }
        _ => None,
    }
}

/// Where the fields lie that follow each other in `within`; what lies between them are their lengths.
fn fields(bytes: &[u8], within: Range<usize>) -> Vec<Range<usize>> {
    let mut at = within.start;
    let mut fields = Vec::new();
    while at < within.end {
        let length = u32::from_be_bytes(bytes[at..at + 4].try_into().expect("a length"));
        let start = at + 4;
        at = start + usize::try_from(length).expect("a length");
        fields.push(start..at);
    }
    assert_eq!(at, within.end, "fields end where the structure ends");
    fields
}

/// Changes every byte of a structure in turn. A length must always be noticed as such; a byte of a field as `expected`
/// says, which is given the number of the field and the changed structure.
fn every_changed_byte(
    encoded: &[u8],
    fields: &[Range<usize>],
    read: impl Fn(&[u8]) -> Option<Error>,
    expected: impl Fn(usize, usize, &[u8]) -> Error,
) {
    for at in 0..encoded.len() {
        let changed = changed(encoded, at, 1);
        let found = read(&changed);
        match fields.iter().position(|field| field.contains(&at)) {
            Some(field) => {
                let within = at - fields[field].start;
                assert_eq!(
                    found,
                    Some(expected(field, within, &changed)),
                    "field {field}, byte {within}"
                );
            }
            None => assert!(
                matches!(found, Some(Error::Malformed(_))),
                "a length at {at}: {found:?}"
            ),
        }
    }
}

/// Somebody of each standing, and the root key that they lead back to.
struct People {
    root: SigningKey,
    /// Holder, endorsed by the root key.
    head: AccountKeys,
    /// Holder, endorsed by the head.
    officer: AccountKeys,
    /// Plain, endorsed by the officer.
    plain: AccountKeys,
    /// Endorsed by nobody.
    stranger: AccountKeys,
    /// Holder, endorsed by the head.
    clerk: AccountKeys,
    /// Holder, endorsed by the root key: a branch of its own.
    auditor: AccountKeys,
    endorsements: Vec<Endorsement>,
}

impl People {
    fn new() -> Self {
        let root = SigningKey::random(&mut rng(99));
        let (head, officer, plain, stranger) = (keys(1, 1), keys(2, 1), keys(3, 1), keys(4, 1));
        let (clerk, auditor) = (keys(5, 1), keys(6, 1));
        let endorsements = vec![
            Endorsement::by_root(&root, HOUSE, head.public(), 1),
            endorsed(&head, &officer, Standing::Holder),
            endorsed(&officer, &plain, Standing::Plain),
            endorsed(&head, &clerk, Standing::Holder),
            Endorsement::by_root(&root, HOUSE, auditor.public(), 1),
        ];
        Self {
            root,
            head,
            officer,
            plain,
            stranger,
            clerk,
            auditor,
            endorsements,
        }
    }

    fn trust(&self) -> Trust {
        self.follow().0
    }

    fn follow(&self) -> (Trust, Vec<Rejected>) {
        Trust::follow(self.root.public(), HOUSE, &self.endorsements, &[])
    }
}

fn endorsed(by: &AccountKeys, subject: &AccountKeys, standing: Standing) -> Endorsement {
    let public = subject.public();
    Endorsement::by_holder(by, HOUSE, public, standing, &public.key_code(), 2).expect("the right code")
}

fn secret(number: u8) -> Secret {
    Secret::new([number; 32])
}

fn code(number: u8) -> KeyCode {
    KeyCode::from_bytes([number; 10])
}
