//! The custodians' keys: shares, escrow, answers.

use super::*;
use crate::account::{SealedKeys, Which, place};
use crate::recovery::{RecoveryKeys, RecoveryPublic, Share, open_answer};
use crate::wrap::{self, PrivateKey};
use crate::{content, parcel};

const SEED: [u8; 32] = [5; 32];

fn recovery() -> RecoveryKeys {
    RecoveryKeys::random(&mut Tape(SEED.to_vec()))
}

/// The recovery exchange key as `docs/formats.md` says it is made.
fn exchange() -> PrivateKey {
    PrivateKey::from_secret(Secret::new(SEED).derive(&[], "liemchinh/1/recovery-key", &[]))
}

fn shares() -> [Share; 3] {
    recovery().shares(&mut rng(1))
}

fn escrow(account: &AccountKeys) -> [Vec<u8>; 2] {
    let custodians = recovery().public().recipient();
    account.escrow(&custodians, HOUSE, &mut rng(1)).expect("a good key")
}

fn answered(escrow: [&[u8]; 2], old: &AccountKeys, new: &AccountKeys) -> Result<Vec<u8>> {
    let new = new.public();
    recovery().answer(escrow, &old.public(), &new, &new.key_code(), HOUSE, &mut rng(2))
}

#[test]
fn any_two_shares_give_the_keys_back() {
    let shares = shares();
    for (one, other) in [(0, 1), (0, 2), (1, 2), (1, 0), (2, 0), (2, 1)] {
        let typed = |at: usize| Share::read(&shares[at].written().to_lowercase()).expect("as written");
        let keys = RecoveryKeys::combine(&typed(one), &typed(other)).expect("of one set");
        assert_eq!(keys.public(), recovery().public(), "{one} and {other}");
    }
    let numbers: Vec<_> = shares.iter().map(Share::number).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn one_share_and_shares_of_two_sets_give_nothing() {
    let shares = shares();
    let other = RecoveryKeys::random(&mut rng(9)).shares(&mut rng(1));
    for one in &shares {
        let again = Share::read(&one.written()).expect("as written");
        assert_eq!(
            refusal(RecoveryKeys::combine(one, &again)),
            Some(Error::Shares),
            "{} twice",
            one.number()
        );
        for of_other in &other {
            let found = RecoveryKeys::combine(one, of_other);
            assert_eq!(refusal(found), Some(Error::Shares), "{} and another set", one.number());
        }
    }
}

#[test]
fn shares_dealt_at_another_time_do_not_mix_though_their_set_is_the_same() {
    let (first, second) = (shares(), recovery().shares(&mut rng(2)));
    for one in &first {
        for other in second.iter().filter(|other| other.number() != one.number()) {
            let found = RecoveryKeys::combine(one, other);
            assert_eq!(
                refusal(found),
                Some(Error::Shares),
                "{} and {}",
                one.number(),
                other.number()
            );
        }
    }
}

#[test]
fn a_wrong_character_anywhere_in_a_share_is_noticed() {
    let written = shares()[0].written();
    assert_eq!(written.chars().filter(|c| *c != '-').count(), 68);
    for at in (0..written.len()).filter(|at| written.as_bytes()[*at] != b'-') {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
            if char::from(written.as_bytes()[at]) != other {
                let mut typed = written.to_string();
                typed.replace_range(at..=at, &other.to_string());
                assert_eq!(
                    refusal(Share::read(&typed)),
                    Some(Error::Mistyped("share")),
                    "{other} at {at}"
                );
            }
        }
        let mut left_out = written.to_string();
        left_out.remove(at);
        assert_eq!(
            refusal(Share::read(&left_out)),
            Some(Error::Mistyped("share")),
            "{at} left out"
        );
    }
    let groups: Vec<_> = written.split('-').collect();
    for at in 1..groups.len() {
        let mut exchanged = groups.clone();
        exchanged.swap(at - 1, at);
        let found = Share::read(&exchanged.join("-"));
        assert!(
            exchanged == groups || refusal(found) == Some(Error::Mistyped("share")),
            "groups {at} exchanged"
        );
    }
}

/// 256 classes: 255 on average, above 350 about once in 100,000 fair draws. The draws here are always the same.
fn chi_square(counts: &[u32; 256]) -> f64 {
    let expected = f64::from(counts.iter().sum::<u32>()) / 256.0;
    counts
        .iter()
        .map(|count| (f64::from(*count) - expected).powi(2) / expected)
        .sum()
}

/// How often each byte stands in the points of each sheet, over many dealings of a seed of equal bytes.
fn bytes_of_sheets(seed: u8) -> [[u32; 256]; 3] {
    let keys = RecoveryKeys::random(&mut Tape(vec![seed; 32]));
    let mut rng = rng(u64::from(seed));
    let mut counts = [[0; 256]; 3];
    for _ in 0..2048 {
        for (share, counts) in keys.shares(&mut rng).iter().zip(&mut counts) {
            let bytes = crate::crockford::read::<42>(&share.written(), "share").expect("as written");
            for byte in &bytes[6..38] {
                counts[usize::from(*byte)] += 1;
            }
        }
    }
    counts
}

#[test]
fn one_share_is_noise_whatever_the_seed() {
    for seed in [0x00, 0x5a, 0xff] {
        for (sheet, mut counts) in bytes_of_sheets(seed).into_iter().enumerate() {
            let fair = chi_square(&counts);
            assert!(fair < 350.0, "seed {seed}, sheet {sheet}: {fair}");
            // A dealer that never draws zero would never show the seed itself: the measure notices that.
            counts[usize::from(seed)] = 0;
            assert!(chi_square(&counts) > 350.0, "seed {seed}, sheet {sheet}");
        }
    }
}

#[test]
fn the_recovery_key_opens_g_and_c_and_never_s() {
    let account = keys(1, 1);
    let escrowed = escrow(&account);
    let code = recovery().public().key_code();
    let opened = |sealed: &[u8], which| {
        let place = place(HOUSE, Purpose::KeysInEscrow, account.account, 1, which);
        wrap::unwrap(&exchange(), &code, &place, sealed).map(|secret| *secret.expose())
    };
    assert_eq!(
        opened(&escrowed[0], Which::General),
        Ok(*account.general.secret().expose())
    );
    assert_eq!(
        opened(&escrowed[1], Which::Confidential),
        Ok(*account.confidential.secret().expose())
    );

    // Everything that is ever stored of an account, tried with everything that the seed gives.
    let SealedKeys {
        general,
        confidential,
        signing,
    } = account.seal(&secret(7), HOUSE, Purpose::KeysUnderPassword, &mut rng(3));
    let carried = keys(1, 2).readers().carry(&account.readers(), HOUSE, &mut rng(3));
    let stored = [
        &general,
        &confidential,
        &signing,
        &carried[0],
        &carried[1],
        &escrowed[0],
        &escrowed[1],
    ];
    let root = recovery().root();
    let seed = Secret::new(SEED);
    let from_seed = [&seed, exchange().secret(), root.secret()].map(Secret::clone);
    for sealed in stored {
        for which in [Which::General, Which::Confidential, Which::Signing] {
            for purpose in [Purpose::KeysInEscrow, Purpose::KeysUnderPassword, Purpose::KeysCarried] {
                for generation in [1, 2] {
                    let place = place(HOUSE, purpose, account.account, generation, which);
                    for key in &from_seed {
                        let by_secret = content::open_key(key, &place, sealed).ok();
                        let by_exchange = wrap::unwrap(&PrivateKey::from_secret(key.clone()), &code, &place, sealed);
                        for found in [by_secret, by_exchange.ok()].into_iter().flatten() {
                            assert_ne!(found.expose(), account.signing.secret().expose(), "S from {which:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn an_answer_gives_the_older_keys_to_the_new_ones_alone() {
    let (old, new) = (keys(1, 1), keys(1, 2));
    let escrowed = escrow(&old);
    let answer = answered([&escrowed[0], &escrowed[1]], &old, &new).expect("answered");
    let root = recovery().root().public();
    let open = |by: &AccountKeys, of: &AccountKeys, root, house| open_answer(&answer, by, &of.public(), &root, house);
    let [general, confidential] = open(&new, &old, root, HOUSE).expect("opens");
    assert_eq!(general.secret().expose(), old.general.secret().expose());
    assert_eq!(confidential.secret().expose(), old.confidential.secret().expose());

    assert_eq!(
        refusal(open(&keys(2, 2), &old, root, HOUSE)),
        Some(Error::WrongKey),
        "somebody else"
    );
    assert_eq!(
        refusal(open(&new, &old, root, OTHER_HOUSE)),
        Some(Error::NotAuthentic),
        "another house"
    );
    assert_eq!(
        refusal(open(&new, &keys(1, 3), root, HOUSE)),
        Some(Error::Elsewhere("the answer")),
        "other old keys"
    );
    let other_root = RecoveryKeys::random(&mut rng(9)).root().public();
    let found = open(&new, &old, other_root, HOUSE);
    assert_eq!(
        refusal(found),
        Some(Error::BadSignature("the custodians' answer")),
        "other custodians"
    );
    for at in 0..answer.len() {
        let bad = changed(&answer, at, 1);
        let expected = header_error(at, &bad, 2)
            .or_else(|| header_error(at.checked_sub(134)?, &bad[134..], 2))
            .unwrap_or(Error::NotAuthentic);
        let found = open_answer(&bad, &new, &old.public(), &root, HOUSE);
        assert_eq!(refusal(found), Some(expected), "byte {at}");
    }
}

#[test]
fn g_alone_does_not_open_an_answer_with_the_older_c_inside() {
    let (old, new) = (keys(1, 1), keys(1, 2));
    let escrowed = escrow(&old);
    let answer = answered([&escrowed[0], &escrowed[1]], &old, &new).expect("answered");
    let place = Place::new(HOUSE, Purpose::RecoveryAnswer, new.account).epoch(2);
    let found = parcel::open(&new.general, &new.public().key_code(), &place, &answer);
    assert_eq!(refusal(found), Some(Error::WrongKey));
}

#[test]
fn custodians_answer_only_for_the_keys_whose_code_they_heard() {
    let (old, new) = (keys(1, 1), keys(1, 2));
    let escrowed = escrow(&old);
    let escrowed = [&escrowed[0][..], &escrowed[1][..]];
    let heard = keys(1, 3).public().key_code();
    let found = recovery().answer(escrowed, &old.public(), &new.public(), &heard, HOUSE, &mut rng(2));
    assert_eq!(
        found,
        Err(Error::Elsewhere("the key code")),
        "a request with somebody's own keys in it"
    );

    let expected = Err(Error::Elsewhere("the new key"));
    assert_eq!(answered(escrowed, &old, &keys(2, 2)), expected, "another account");
    assert_eq!(answered(escrowed, &old, &old), expected, "the same generation");
    assert_eq!(answered(escrowed, &keys(1, 3), &new), expected, "an older generation");
}

#[test]
fn an_escrow_that_was_exchanged_is_noticed() {
    let (old, new) = (keys(1, 1), keys(1, 2));
    let (own, foreign) = (escrow(&old), escrow(&keys(2, 1)));
    let swapped = answered([&own[1], &own[0]], &old, &new);
    assert_eq!(swapped, Err(Error::NotAuthentic), "G and C exchanged");
    let other = answered([&foreign[0], &foreign[1]], &old, &new);
    assert_eq!(other, Err(Error::NotAuthentic), "another account's");
    let mut planted = keys(7, 1);
    planted.account = old.account;
    let planted = escrow(&planted);
    let found = answered([&planted[0], &planted[1]], &old, &new);
    assert_eq!(
        found,
        Err(Error::Elsewhere("the escrowed key")),
        "keys of the attacker's, sealed in that name"
    );
    for at in 0..own[0].len() {
        let bad = changed(&own[0], at, 1);
        let expected = header_error(at, &bad, 1).unwrap_or(Error::NotAuthentic);
        assert_eq!(answered([&bad, &own[1]], &old, &new), Err(expected), "byte {at}");
    }
}

#[test]
fn every_changed_byte_of_recovery_pub_is_noticed_and_named() {
    let good = recovery().public_file();
    assert_eq!(RecoveryPublic::read_file(&good), Ok(recovery().public()));
    let all = fields(&good, 0..good.len());
    let read = |bytes: &[u8]| RecoveryPublic::read_file(bytes).err();
    every_changed_byte(&good, &all, read, |field, _, _| match field {
        0 => Error::Malformed("recovery.pub"),
        _ => Error::BadSignature("the recovery keys"),
    });
    for length in 0..good.len() {
        let found = RecoveryPublic::read_file(&good[..length]);
        assert_eq!(found, Err(Error::Malformed("recovery.pub")), "{length} bytes");
    }
}
