//! What is secret cannot be printed: decided when this file is compiled.

use std::fmt::{Debug, Display};
use std::marker::PhantomData;

use super::*;
use crate::account::SealedKeys;
use crate::circle::EpochSecret;
use crate::encoding::Fields;
use crate::inbox::Grant;
use crate::keyring::{Keyring, RecordKey};
use crate::password::{PasswordKeys, RecoveryCode};
use crate::record::Confidential;
use crate::stream::{Opener, Rest, Sealer};
use crate::system::{SessionKey, SessionToken, SystemSecret};
use crate::wrap::{PrivateKey, PublicKey};

/// Answers for its type: the constants of the type itself win over those of a trait, but exist only where it prints.
struct Print<T>(PhantomData<T>);

trait Unprintable {
    const DEBUG: bool = false;
}
impl<T> Unprintable for Print<T> {}
impl<T: Debug> Print<T> {
    const DEBUG: bool = true;
}

trait Undisplayable {
    const DISPLAY: bool = false;
}
impl<T> Undisplayable for Print<T> {}
impl<T: Display> Print<T> {
    const DISPLAY: bool = true;
}

macro_rules! never_printed {
    ($($secret:ty),* $(,)?) => {
        $(const _: () = assert!(!Print::<$secret>::DEBUG && !Print::<$secret>::DISPLAY, stringify!($secret));)*
    };
}

never_printed!(
    Secret,
    PrivateKey,
    SigningKey,
    AccountKeys,
    SealedKeys,
    EpochSecret,
    Fields,
    Grant,
    Keyring,
    RecordKey,
    Confidential<'static>,
    PasswordKeys,
    RecoveryCode,
    SystemSecret,
    SessionToken,
    SessionKey,
    Sealer,
    Opener,
    Rest,
);
#[cfg(feature = "recovery")]
never_printed!(crate::recovery::RecoveryKeys, crate::recovery::Share);

// The question is answered rightly for what may be printed.
const _: () = assert!(Print::<PublicKey>::DEBUG && !Print::<PublicKey>::DISPLAY);
const _: () = assert!(Print::<KeyCode>::DEBUG && Print::<KeyCode>::DISPLAY);

#[test]
fn an_opened_text_is_not_in_what_is_printed_of_it() {
    let sealed = crate::content::seal(&secret(7), &a_place(), b"QZ-hidden", &mut rng(1));
    let opened = crate::content::open(&secret(7), &a_place(), &sealed).expect("opens");
    let printed = format!("{opened:?}");
    assert!(!printed.contains("QZ") && !printed.contains("81"), "{printed}");
    let written = format!("{:?}", RecoveryCode::random(&mut rng(1)).written());
    assert!(!written.contains('-'), "{written}");
}

#[test]
fn errors_name_no_secret() {
    let errors = [
        Error::WrongKey,
        Error::NotAuthentic,
        Error::WrongEpoch { found: 4, expected: 5 },
        Error::Mistyped("share"),
    ];
    let printed = errors.map(|error| error.to_string());
    assert_eq!(
        printed,
        [
            "sealed to another key",
            "changed, or moved from another place",
            "sealed in epoch 4, not 5",
            "share is mistyped",
        ]
    );
}
