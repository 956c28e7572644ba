//! What the server itself seals: sessions, typing carried over; and the keys from its one secret.

use super::*;
use crate::system::{SessionToken, SystemSecret};

const VERSION: u64 = 7;

fn system(number: u8) -> SystemSecret {
    SystemSecret::new([number; 32])
}

fn token(number: u8) -> SessionToken {
    SessionToken::new([number; 32])
}

fn in_session() -> Vec<u8> {
    system(1)
        .session(&token(2))
        .seal(id(3), 1, VERSION, HOUSE, &secret(8), &mut rng(1))
}

#[test]
fn a_sessions_keys_need_the_cookie_the_system_secret_and_the_row() {
    let sealed = in_session();
    let open = |server: u8, cookie: u8, account: u8, part, version, house| {
        let session = system(server).session(&token(cookie));
        refusal(session.open(id(account), part, version, house, &sealed))
    };
    assert_eq!(open(1, 2, 3, 1, VERSION, HOUSE), None);
    assert_eq!(
        open(1, 9, 3, 1, VERSION, HOUSE),
        Some(Error::WrongKey),
        "another cookie"
    );
    assert_eq!(
        open(9, 2, 3, 1, VERSION, HOUSE),
        Some(Error::WrongKey),
        "another system secret"
    );
    assert_eq!(
        open(2, 1, 3, 1, VERSION, HOUSE),
        Some(Error::WrongKey),
        "one in place of the other"
    );
    assert_eq!(
        open(1, 2, 3, 1, VERSION + 1, HOUSE),
        Some(Error::WrongKey),
        "another version of the row"
    );
    assert_eq!(
        open(1, 2, 9, 1, VERSION, HOUSE),
        Some(Error::NotAuthentic),
        "another account"
    );
    assert_eq!(
        open(1, 2, 3, 2, VERSION, HOUSE),
        Some(Error::NotAuthentic),
        "another part"
    );
    assert_eq!(
        open(1, 2, 3, 1, VERSION, OTHER_HOUSE),
        Some(Error::NotAuthentic),
        "another house"
    );
}

#[test]
fn every_changed_byte_of_a_sessions_key_is_noticed_and_named() {
    let good = in_session();
    let session = system(1).session(&token(2));
    for at in 0..good.len() {
        let bad = changed(&good, at, 1);
        let expected = header_error(at, &bad, 0).unwrap_or(Error::NotAuthentic);
        assert_eq!(
            refusal(session.open(id(3), 1, VERSION, HOUSE, &bad)),
            Some(expected),
            "byte {at}"
        );
    }
}

#[test]
fn carried_typing_opens_for_the_same_account_and_form_alone() {
    let sealed = system(1).seal_carry_over(id(3), "declaration", HOUSE, b"typed", &mut rng(1));
    let open = |server: u8, account: u8, form, house| {
        refusal(system(server).open_carry_over(id(account), form, house, &sealed))
    };
    assert_eq!(open(1, 3, "declaration", HOUSE), None);
    assert_eq!(
        open(2, 3, "declaration", HOUSE),
        Some(Error::WrongKey),
        "another system secret"
    );
    assert_eq!(
        open(1, 4, "declaration", HOUSE),
        Some(Error::NotAuthentic),
        "another account"
    );
    assert_eq!(open(1, 3, "profile", HOUSE), Some(Error::NotAuthentic), "another form");
    assert_eq!(
        open(1, 3, "declaration", OTHER_HOUSE),
        Some(Error::NotAuthentic),
        "another house"
    );
}

#[test]
fn no_two_keys_of_one_system_secret_are_the_same() {
    let system = system(1);
    let ledger = system.ledger_key();
    let keys = [
        *system.expose(),
        *system.pepper().expose(),
        *system.row_key().expose(),
        *system.second_factor_key().expose(),
        *ledger.secret().expose(),
        system.blind_index("pepper", b""),
        system.blind_index("row-mac", b""),
    ];
    for (at, key) in keys.iter().enumerate() {
        assert!(!keys[..at].contains(key), "key {at}");
    }
}

#[test]
fn a_blind_index_finds_the_same_and_tells_kinds_and_houses_apart() {
    let index = system(1).blind_index("identity", b"001");
    assert_eq!(index, system(1).blind_index("identity", b"001"));
    assert_ne!(index, system(1).blind_index("identity", b"002"), "another value");
    assert_ne!(index, system(1).blind_index("passport", b"001"), "another kind");
    assert_ne!(
        index,
        system(2).blind_index("identity", b"001"),
        "another system secret"
    );
    assert_ne!(
        index,
        system(1).blind_index("identity0", b"01"),
        "where one ends and the other begins"
    );
}
