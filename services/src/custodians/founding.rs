//! The founding: the root key stands for the first people.
//!
//! Owns: the request that names them and the answer that endorses them. Must not: give a role; the endorsement says
//! whose key it is, the installation knows from its own request what for.

use chrono::{DateTime, Utc};
use domain::access::RoleCode;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::account::AccountPublic;
use vault::endorsement::Endorsement;
use vault::purpose::House;
use vault::recovery::RecoveryPublic;
use vault::trust::Trust;

use super::paper::{self, Paper};
use super::{Custodians, Fault};

/// The roles that only the founding can give.
const FOUNDERS: [RoleCode; 3] = [RoleCode::ThuTruong, RoleCode::CanBoToChuc, RoleCode::KiemToanNoiBo];

/// What the custodians are asked to sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundingRequest {
    pub(super) installation: Uuid,
    agency: Uuid,
    pub(super) members: Vec<Member>,
}

/// One of the first people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// What for.
    #[serde(with = "paper::role")]
    pub role: RoleCode,
    /// Name of the person.
    pub name: String,
    /// Name of the account.
    pub login: String,
    /// Keys of the account.
    #[serde(with = "paper::binary")]
    pub public: AccountPublic,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Founding {
    installation: Uuid,
    endorsements: Vec<Endorsed>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Endorsed {
    #[serde(with = "paper::role")]
    role: RoleCode,
    #[serde(with = "paper::binary")]
    endorsement: Endorsement,
}

impl Paper for FoundingRequest {
    const KIND: &'static str = paper::FOUNDING_REQUEST;
}

impl Paper for Founding {
    const KIND: &'static str = paper::FOUNDING;
}

impl FoundingRequest {
    /// A request for these people.
    ///
    /// # Errors
    /// [`Fault::Members`], [`Fault::Names`].
    pub fn new(installation: Uuid, agency: Uuid, members: Vec<Member>) -> Result<Self, Fault> {
        Self {
            installation,
            agency,
            members,
        }
        .checked()
    }

    /// Reads what [`FoundingRequest::text`] wrote.
    ///
    /// # Errors
    /// [`Fault::Unreadable`], [`Fault::OtherKind`], and those of [`FoundingRequest::new`].
    pub fn read(text: &str) -> Result<Self, Fault> {
        paper::read::<Self>(text)?.checked()
    }

    /// The request's file.
    #[must_use]
    pub fn text(&self) -> String {
        paper::write(self)
    }

    fn checked(self) -> Result<Self, Fault> {
        let distinct = |(at, member): (usize, &Member)| {
            self.members[..at]
                .iter()
                .all(|other| other.role != member.role && other.public.account != member.public.account)
        };
        let founders = self.members.iter().all(|member| FOUNDERS.contains(&member.role));
        if self.members.is_empty() || !founders || !self.members.iter().enumerate().all(distinct) {
            return Err(Fault::Members);
        }
        if self
            .members
            .iter()
            .all(|member| paper::are_plain(&member.name, &member.login))
        {
            Ok(self)
        } else {
            Err(Fault::Names)
        }
    }
}

impl Custodians {
    /// Signs a founding: the answer's file.
    #[must_use]
    pub fn sign(&self, request: &FoundingRequest, now: DateTime<Utc>) -> String {
        let root = self.0.root();
        let house = House {
            installation: request.installation.into_bytes(),
            agency: request.agency.into_bytes(),
        };
        let endorsements = request
            .members
            .iter()
            .map(|member| Endorsed {
                role: member.role,
                endorsement: Endorsement::by_root(&root, house, member.public, now.timestamp_micros()),
            })
            .collect();
        paper::write(&Founding {
            installation: request.installation,
            endorsements,
        })
    }
}

/// Reads a signed founding: whose keys the root key itself stands for.
///
/// The roles are those that the answer names, and nobody signed them: compare them, and the keys, with the request.
///
/// # Errors
/// [`Fault::Unreadable`], [`Fault::OtherKind`], [`Fault::Elsewhere`], [`Fault::NotSigned`], [`Fault::Members`].
pub fn read_founding(
    text: &str,
    house: House,
    custodians: &RecoveryPublic,
) -> Result<Vec<(RoleCode, Endorsement)>, Fault> {
    let founding: Founding = paper::read(text)?;
    if founding.installation.into_bytes() != house.installation {
        return Err(Fault::Elsewhere);
    }
    let mut endorsed: Vec<(RoleCode, Endorsement)> = Vec::new();
    for Endorsed { role, endorsement } in founding.endorsements {
        // Each by itself: what one of the founders signed may not come in on the strength of another line.
        let (trust, _) = Trust::follow(custodians.root, house, std::slice::from_ref(&endorsement), &[]);
        trust.check(&endorsement.subject).map_err(|_| Fault::NotSigned)?;
        let account = endorsement.subject.account;
        let doubled = |(other, earlier): &(RoleCode, Endorsement)| *other == role || earlier.subject.account == account;
        if !FOUNDERS.contains(&role) || endorsed.iter().any(doubled) {
            return Err(Fault::Members);
        }
        endorsed.push((role, endorsement));
    }
    Ok(endorsed)
}
