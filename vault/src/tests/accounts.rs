//! Keys of an account: under a password, a recovery code, and of an older generation.

use super::*;
use crate::account::{AccountPublic, SealedKeys, Which};
use crate::password::RecoveryCode;
use crate::wrap::PublicKey;

fn sealed(account: u8, generation: u32) -> SealedKeys {
    keys(account, generation).seal(&secret(7), HOUSE, Purpose::KeysUnderPassword, &mut rng(1))
}

fn open_as(public: &AccountPublic, sealed: &SealedKeys) -> Result<AccountKeys> {
    AccountKeys::open(sealed, &secret(7), HOUSE, Purpose::KeysUnderPassword, public)
}

fn open(sealed: &SealedKeys) -> Option<Error> {
    refusal(open_as(&keys(1, 1).public(), sealed))
}

#[test]
fn the_three_keys_come_back() {
    let opened = open_as(&keys(1, 1).public(), &sealed(1, 1)).expect("opens");
    assert_eq!(opened.general.secret().expose(), keys(1, 1).general.secret().expose());
    assert_eq!(
        opened.confidential.secret().expose(),
        keys(1, 1).confidential.secret().expose()
    );
    assert_eq!(opened.signing.secret().expose(), keys(1, 1).signing.secret().expose());
}

#[test]
fn keys_of_another_row_column_or_time_are_refused() {
    let good = sealed(1, 1);
    let swapped = SealedKeys {
        general: good.confidential.clone(),
        confidential: good.general.clone(),
        signing: good.signing.clone(),
    };
    assert_eq!(open(&swapped), Some(Error::NotAuthentic), "G and C exchanged");
    let mixed = SealedKeys {
        signing: good.confidential.clone(),
        ..good.clone()
    };
    assert_eq!(open(&mixed), Some(Error::NotAuthentic), "C in place of S");
    assert_eq!(
        open(&sealed(2, 1)),
        Some(Error::NotAuthentic),
        "another account under the same key"
    );
    let expected = Error::WrongEpoch { found: 2, expected: 1 };
    assert_eq!(open(&sealed(1, 2)), Some(expected), "another generation");

    let under_code = keys(1, 1).seal(&secret(7), HOUSE, Purpose::KeysUnderRecoveryCode, &mut rng(1));
    assert_eq!(
        open(&under_code),
        Some(Error::NotAuthentic),
        "sealed under a recovery code"
    );
    for house in [OTHER_HOUSE, OTHER_AGENCY] {
        let elsewhere = keys(1, 1).seal(&secret(7), house, Purpose::KeysUnderPassword, &mut rng(1));
        assert_eq!(open(&elsewhere), Some(Error::NotAuthentic), "another house");
    }
}

#[test]
fn another_password_is_named_as_such() {
    let public = keys(1, 1).public();
    let found = AccountKeys::open(&sealed(1, 1), &secret(8), HOUSE, Purpose::KeysUnderPassword, &public);
    assert_eq!(refusal(found), Some(Error::WrongKey));
}

#[test]
fn swapped_public_keys_are_noticed_before_anything_is_done_with_the_secret_ones() {
    let (own, foreign) = (keys(1, 1).public(), keys(2, 1).public());
    let swaps = [
        AccountPublic {
            general: foreign.general,
            ..own
        },
        AccountPublic {
            confidential: foreign.confidential,
            ..own
        },
        AccountPublic {
            signing: foreign.signing,
            ..own
        },
        AccountPublic {
            general: own.confidential,
            confidential: own.general,
            ..own
        },
    ];
    for public in swaps {
        let found = open_as(&public, &sealed(1, 1));
        assert_eq!(refusal(found), Some(Error::Elsewhere("the public key")));
    }
}

#[test]
fn every_changed_byte_of_each_sealed_key_is_noticed_and_named() {
    let good = sealed(1, 1);
    for at in 0..good.general.len() {
        for column in [Which::General, Which::Confidential, Which::Signing] {
            let mut bad = good.clone();
            let bytes = match column {
                Which::General => &mut bad.general,
                Which::Confidential => &mut bad.confidential,
                Which::Signing => &mut bad.signing,
            };
            bytes[at] ^= 1;
            let expected = header_error(at, bytes, 1).unwrap_or(Error::NotAuthentic);
            assert_eq!(open(&bad), Some(expected), "{column:?}, byte {at}");
        }
    }
}

#[test]
fn an_older_generation_is_carried_and_never_its_signing_key() {
    let (older, newer) = (keys(1, 1), keys(1, 2));
    let [general, confidential] = newer.readers().carry(&older.readers(), HOUSE, &mut rng(1));
    let opened = newer
        .readers()
        .open_carried(Which::General, HOUSE, &general)
        .expect("opens");
    assert_eq!(opened.secret().expose(), older.general.secret().expose());
    let opened = newer
        .readers()
        .open_carried(Which::Confidential, HOUSE, &confidential)
        .expect("opens");
    assert_eq!(opened.secret().expose(), older.confidential.secret().expose());

    let open = |by: &AccountKeys, which, house, sealed: &[u8]| refusal(by.readers().open_carried(which, house, sealed));
    let wrong_key = Some(Error::WrongKey);
    assert_eq!(
        open(&newer, Which::General, HOUSE, &confidential),
        wrong_key,
        "G opens no C"
    );
    assert_eq!(
        open(&newer, Which::Confidential, HOUSE, &general),
        wrong_key,
        "C opens no G"
    );
    assert_eq!(
        open(&keys(1, 3), Which::General, HOUSE, &general),
        wrong_key,
        "another generation's key"
    );
    assert_eq!(
        open(&keys(2, 2), Which::General, HOUSE, &general),
        wrong_key,
        "another account's key"
    );
    let moved = Some(Error::NotAuthentic);
    assert_eq!(
        open(&newer, Which::General, OTHER_HOUSE, &general),
        moved,
        "another house"
    );
    for sealed in [&general, &confidential] {
        assert!(
            newer.readers().open_carried(Which::Signing, HOUSE, sealed).is_err(),
            "S is not carried"
        );
    }
    let mut relabelled = keys(1, 3);
    relabelled.general = newer.general.clone();
    let expected = Some(Error::WrongEpoch { found: 2, expected: 3 });
    assert_eq!(
        open(&relabelled, Which::General, HOUSE, &general),
        expected,
        "carried on unchanged"
    );
}

#[test]
fn a_recovery_code_is_a_second_door_for_its_own_account_alone() {
    let code = RecoveryCode::random(&mut rng(5));
    let account = keys(1, 1);
    let sealed = account.seal(
        &code.key(&account.account),
        HOUSE,
        Purpose::KeysUnderRecoveryCode,
        &mut rng(1),
    );
    let open = |code: &RecoveryCode, whose: u8| {
        let public = account.public();
        AccountKeys::open(
            &sealed,
            &code.key(&id(whose)),
            HOUSE,
            Purpose::KeysUnderRecoveryCode,
            &public,
        )
    };
    let typed = RecoveryCode::read(&code.written().to_lowercase()).expect("as written");
    assert!(open(&typed, 1).is_ok());
    assert_eq!(
        refusal(open(&code, 2)),
        Some(Error::WrongKey),
        "the same code of another account"
    );
    assert_eq!(
        refusal(open(&RecoveryCode::random(&mut rng(6)), 1)),
        Some(Error::WrongKey)
    );
}

#[test]
fn a_mistyped_recovery_code_never_opens() {
    let code = RecoveryCode::random(&mut rng(5));
    let right = *code.key(&id(1)).expose();
    let written = code.written();
    for at in (0..written.len()).filter(|at| written.as_bytes()[*at] != b'-') {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZU*"
            .chars()
            .filter(|c| *c != char::from(written.as_bytes()[at]))
        {
            let mut typed = written.to_string();
            typed.replace_range(at..=at, &other.to_string());
            match RecoveryCode::read(&typed) {
                Ok(read) => assert_ne!(*read.key(&id(1)).expose(), right, "{other} at {at}"),
                Err(error) => assert_eq!(error, Error::Mistyped("recovery code"), "{other} at {at}"),
            }
        }
    }
    for typed in ["", &written[1..], &format!("{}0", *written)] {
        assert_eq!(
            refusal(RecoveryCode::read(typed)),
            Some(Error::Mistyped("recovery code"))
        );
    }
}

#[test]
fn any_changed_byte_of_public_keys_gives_another_code() {
    let public = keys(1, 1).public();
    let encoded = public.encode().into_public();
    for at in 0..encoded.len() {
        match AccountPublic::decode(&changed(&encoded, at, 1)) {
            Ok(other) => assert_ne!(other.key_code(), public.key_code(), "byte {at}"),
            Err(error) => assert_eq!(error, Error::Malformed("public keys"), "byte {at}"),
        }
    }
    for length in 0..encoded.len() {
        assert_eq!(
            AccountPublic::decode(&encoded[..length]),
            Err(Error::Malformed("public keys"))
        );
    }
    let longer = [&encoded[..], &[0]].concat();
    assert_eq!(AccountPublic::decode(&longer), Err(Error::Malformed("public keys")));
    assert_eq!(AccountPublic::decode(&encoded), Ok(public));
}

#[test]
fn a_key_code_is_read_as_it_is_spoken() {
    let code = keys(1, 1).public().key_code();
    assert_eq!(
        KeyCode::read(&code.to_string().to_lowercase().replace('-', " ")),
        Ok(code)
    );
    assert_eq!(KeyCode::read(&code.to_string()[1..]), Err(Error::Mistyped("key code")));
    assert_ne!(PublicKey([1; 32]).key_id(), PublicKey([2; 32]).key_id());
}
