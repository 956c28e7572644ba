//! The last door: the escrowed keys of somebody who lost his own and alone held something.
//!
//! Owns: the request that carries the escrow and the answer sealed to the person's new keys. Must not: see a key in
//! the clear; what is opened is sealed again before it leaves the vault.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::account::AccountPublic;
use vault::purpose::House;
use vault::{Error, KeyCode};

use super::paper::{self, Paper};
use super::{Custodians, Fault};
use crate::keys::VaultRng;
use crate::randomness::Randomness;

/// What the custodians are asked to open, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryRequest {
    /// The installation.
    pub installation: Uuid,
    /// The agency.
    pub agency: Uuid,
    /// Name of the person.
    pub name: String,
    /// Name of the account.
    pub login: String,
    /// The keys that were lost.
    #[serde(with = "paper::binary")]
    pub old: AccountPublic,
    /// The keys that the answer is sealed to.
    #[serde(with = "paper::binary")]
    pub new: AccountPublic,
    /// G and C of the old keys, sealed to the custodians.
    pub escrow: [Sealed; 2],
}

/// One sealed key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(#[serde(with = "paper::binary")] pub Vec<u8>);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecoveryAnswer {
    account: Uuid,
    answer: Sealed,
}

impl Paper for RecoveryRequest {
    const KIND: &'static str = paper::RECOVERY_REQUEST;
}

impl Paper for RecoveryAnswer {
    const KIND: &'static str = paper::RECOVERY_ANSWER;
}

/// A request whose new keys are those of the person, as that person says. A request alone could name anybody's.
pub struct HeardRequest<'a> {
    request: &'a RecoveryRequest,
    code: KeyCode,
}

impl RecoveryRequest {
    /// Reads what [`RecoveryRequest::text`] wrote.
    ///
    /// # Errors
    /// [`Fault::Unreadable`], [`Fault::OtherKind`], [`Fault::Names`], [`Fault::NewKeys`].
    pub fn read(text: &str) -> Result<Self, Fault> {
        let request: Self = paper::read(text)?;
        if !paper::are_plain(&request.name, &request.login) {
            return Err(Fault::Names);
        }
        if request.new.account != request.old.account || request.new.generation <= request.old.generation {
            return Err(Fault::NewKeys);
        }
        Ok(request)
    }

    /// The request's file.
    #[must_use]
    pub fn text(&self) -> String {
        paper::write(self)
    }

    /// The request, when `typed` is the code of the new keys: the custodians heard it from the person.
    ///
    /// # Errors
    /// [`Fault::Code`].
    pub fn heard(&self, typed: &str) -> Result<HeardRequest<'_>, Fault> {
        match KeyCode::read(typed) {
            Ok(code) if code == self.new.key_code() => Ok(HeardRequest { request: self, code }),
            _ => Err(Fault::Code),
        }
    }
}

impl Custodians {
    /// Opens the escrow and seals it to the new keys: the answer's file.
    ///
    /// # Errors
    /// [`Fault::Escrow`], [`Fault::NewKeys`].
    pub fn open(&self, heard: &HeardRequest<'_>, randomness: &dyn Randomness) -> Result<String, Fault> {
        let HeardRequest { request, code } = heard;
        let house = House {
            installation: request.installation.into_bytes(),
            agency: request.agency.into_bytes(),
        };
        let [Sealed(general), Sealed(confidential)] = &request.escrow;
        let escrow = [general.as_slice(), confidential];
        let answer = self
            .0
            .answer(
                escrow,
                &request.old,
                &request.new,
                code,
                house,
                &mut VaultRng(randomness),
            )
            .map_err(|error| match error {
                Error::Elsewhere("the new key") => Fault::NewKeys,
                _ => Fault::Escrow,
            })?;
        Ok(paper::write(&RecoveryAnswer {
            account: Uuid::from_bytes(request.new.account),
            answer: Sealed(answer),
        }))
    }
}

/// Reads a recovery answer: for which account, and what is sealed to it. Only the account's new keys can tell whether it
/// is genuine: [`vault::recovery::open_answer`].
///
/// # Errors
/// [`Fault::Unreadable`], [`Fault::OtherKind`].
pub fn read_recovery_answer(text: &str) -> Result<(Uuid, Vec<u8>), Fault> {
    let paper: RecoveryAnswer = paper::read(text)?;
    Ok((paper.account, paper.answer.0))
}

/// Whether a text says that it is an answer of the custodians.
#[must_use]
pub fn is_recovery_answer(text: &str) -> bool {
    !matches!(
        read_recovery_answer(text),
        Err(Fault::OtherKind { .. } | Fault::Unreadable)
    )
}
