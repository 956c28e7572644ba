//! Stored keys of accounts as the vault knows them.
//!
//! Owns: that translation, both ways. Must not: believe public keys; that takes an endorsement.

use store::Timestamp;
use store::account_key::AccountKeyRow;
use store::credential::CredentialRow;
use vault::account::{AccountKeys, AccountPublic, SealedKeys};
use vault::password::{Cost, Hashing, PasswordKeys, RecoveryCode};
use vault::purpose::Purpose;
use vault::signature::SigningPublic;
use vault::wrap::PublicKey;

use crate::keys::{Keys, VaultRng};
use crate::{Ctx, Error, Result};

/// What everybody may see of an account's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFace {
    /// The code that people compare on the telephone.
    pub key_code: String,
    /// 1 for the first keys, one more with each change.
    pub generation: u32,
}

impl KeyFace {
    pub(crate) fn of(public: &AccountPublic) -> Self {
        Self {
            key_code: public.key_code().to_string(),
            generation: public.generation,
        }
    }
}

pub(crate) fn public(row: &AccountKeyRow) -> Result<AccountPublic> {
    Ok(AccountPublic {
        account: row.account.into_bytes(),
        generation: number(row.generation)?,
        general: PublicKey(array(&row.public_general)?),
        confidential: PublicKey(array(&row.public_confidential)?),
        signing: SigningPublic(array(&row.public_signing)?),
    })
}

/// Opens the keys of an account with what a password gave.
///
/// # Errors
/// [`Error::Internal`] when the row was changed: the password was proved before.
pub(crate) fn open(keys: &Keys, row: &AccountKeyRow, password: &PasswordKeys) -> Result<AccountKeys> {
    let sealed = SealedKeys {
        general: row.sealed_general.clone(),
        confidential: row.sealed_confidential.clone(),
        signing: row.sealed_signing.clone(),
    };
    let purpose = Purpose::KeysUnderPassword;
    Ok(AccountKeys::open(
        &sealed,
        &password.key,
        keys.house,
        purpose,
        &public(row)?,
    )?)
}

/// Opens the keys of an account with its recovery code.
pub(crate) fn open_with_code(keys: &Keys, row: &AccountKeyRow, code: &RecoveryCode) -> vault::Result<AccountKeys> {
    let sealed = SealedKeys {
        general: row.recovery_general.clone(),
        confidential: row.recovery_confidential.clone(),
        signing: row.recovery_signing.clone(),
    };
    let public = public(row).map_err(|_| vault::Error::Malformed("public keys"))?;
    let key = code.key(&public.account);
    AccountKeys::open(&sealed, &key, keys.house, Purpose::KeysUnderRecoveryCode, &public)
}

/// A new row for keys that were just made, locked under a password and a recovery code, and given to the custodians.
pub(crate) fn row(
    ctx: &Ctx,
    account_keys: &AccountKeys,
    password: &PasswordKeys,
    code: &RecoveryCode,
) -> Result<AccountKeyRow> {
    let keys = &ctx.platform.keys;
    let mut rng = VaultRng(ctx.randomness());
    let public = account_keys.public();
    let [escrow_general, escrow_confidential] =
        account_keys.escrow(&keys.custodians.recipient(), keys.house, &mut rng)?;
    let empty = AccountKeyRow {
        account: uuid::Uuid::from_bytes(public.account),
        generation: public.generation.into(),
        public_general: public.general.0.to_vec(),
        public_confidential: public.confidential.0.to_vec(),
        public_signing: public.signing.0.to_vec(),
        fingerprint: public.fingerprint().to_vec(),
        sealed_general: Vec::new(),
        sealed_confidential: Vec::new(),
        sealed_signing: Vec::new(),
        recovery_general: Vec::new(),
        recovery_confidential: Vec::new(),
        recovery_signing: Vec::new(),
        escrow_general,
        escrow_confidential,
        carry: None,
        made_at: ctx.now().into(),
        version: 0,
        mac: Vec::new(),
    };
    Ok(under_code(
        ctx,
        account_keys,
        code,
        under_password(ctx, account_keys, password, empty),
    ))
}

/// The row with its keys locked under another password.
pub(crate) fn under_password(
    ctx: &Ctx,
    account_keys: &AccountKeys,
    password: &PasswordKeys,
    row: AccountKeyRow,
) -> AccountKeyRow {
    let mut rng = VaultRng(ctx.randomness());
    let house = ctx.platform.keys.house;
    let sealed = account_keys.seal(&password.key, house, Purpose::KeysUnderPassword, &mut rng);
    AccountKeyRow {
        sealed_general: sealed.general,
        sealed_confidential: sealed.confidential,
        sealed_signing: sealed.signing,
        ..row
    }
}

/// The row with its keys locked under another recovery code.
pub(crate) fn under_code(
    ctx: &Ctx,
    account_keys: &AccountKeys,
    code: &RecoveryCode,
    row: AccountKeyRow,
) -> AccountKeyRow {
    let mut rng = VaultRng(ctx.randomness());
    let house = ctx.platform.keys.house;
    let key = code.key(&account_keys.account);
    let sealed = account_keys.seal(&key, house, Purpose::KeysUnderRecoveryCode, &mut rng);
    AccountKeyRow {
        recovery_general: sealed.general,
        recovery_confidential: sealed.confidential,
        recovery_signing: sealed.signing,
        ..row
    }
}

/// How the password of an account is hashed.
pub(crate) fn hashing(row: &CredentialRow) -> Result<Hashing> {
    let cost = Cost {
        memory_kib: number(row.m_kib)?,
        passes: number(row.t)?,
        lanes: number(row.p)?,
    };
    let salt = array(&row.salt)?;
    Ok(Hashing { cost, salt })
}

/// The row of a password that was just hashed; `version` is that of the row it replaces, or 0.
pub(crate) fn credential(
    account: uuid::Uuid,
    hashing: &Hashing,
    password: &PasswordKeys,
    at: Timestamp,
    version: i64,
) -> CredentialRow {
    CredentialRow {
        account,
        m_kib: hashing.cost.memory_kib.into(),
        t: hashing.cost.passes.into(),
        p: hashing.cost.lanes.into(),
        salt: hashing.salt.to_vec(),
        verifier: password.verifier.to_vec(),
        changed_at: at,
        version,
        mac: Vec::new(),
    }
}

fn array<const N: usize>(bytes: &[u8]) -> Result<[u8; N]> {
    bytes.try_into().map_err(|_| inconsistent())
}

fn number(stored: i64) -> Result<u32> {
    u32::try_from(stored).map_err(|_| inconsistent())
}

fn inconsistent() -> Error {
    Error::Internal("a stored key has an impossible value".into())
}
