//! The founding of an installation.
//!
//! Owns: its first rows: what it is, the root unit, the four people who begin, and their slips.
//! Must not: give anybody a role that reads; the root key does, when their keys exist.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::RoleCode;
use domain::lang::Lang;
use domain::people::{Entry, PersonKind, Typed, UnitChange, UnitKind};
use serde_json::json;
use store::account::{AccountRow, AccountState};
use store::role::{RoleRow, RoleState};
use store::unit::UnitRow;
use store::unit_history::UnitHistoryRow;
use store::{Act, Db, Timestamp, Tx, account, ledger as events, person, role, setting, unit, unit_history};
use uuid::Uuid;
use vault::recovery::RecoveryPublic;

use crate::accounts::first::{self, Invitation};
use crate::keys::{Founded, Keys, SETTING, ServerSecret, hex};
use crate::people::rows;
use crate::randomness::{Randomness, uuid_v4, uuid_v7};
use crate::{Error, Result, ledger};

/// Why the first roles were proposed.
pub(crate) const REASON: &str = "founding";
/// How long the first slips are good for.
const VALID: TimeDelta = TimeDelta::days(14);

/// What an installation is founded on.
pub struct Foundation<'a> {
    /// Name of the agency as it stands on documents.
    pub agency: &'a str,
    /// The file `recovery.pub`.
    pub recovery: &'a [u8],
    /// Whether this is a demonstration.
    pub demo: bool,
    /// Who begins.
    pub founders: &'a [Founder],
}

/// Somebody of the founding.
pub struct Founder {
    /// His role.
    pub role: RoleCode,
    /// What he signs in as.
    pub login: &'static str,
    /// His name, or the name of his office until the staff list is there.
    pub name: String,
}

/// The four who make everything that follows, by the names of their offices.
#[must_use]
pub fn first_founders() -> [Founder; 4] {
    let lang = Lang::Vi;
    [
        (RoleCode::QuanTri, "quantri", words::roles::quan_tri(lang)),
        (RoleCode::ThuTruong, "thutruong", words::roles::thu_truong(lang)),
        (RoleCode::CanBoToChuc, "tochuc", words::roles::can_bo_to_chuc(lang)),
        (
            RoleCode::KiemToanNoiBo,
            "kiemtoan",
            words::roles::kiem_toan_noi_bo(lang),
        ),
    ]
    .map(|(role, login, name)| Founder { role, login, name })
}

/// What an agency is called until somebody says how.
#[must_use]
pub fn unnamed_agency() -> String {
    words::founding::agency_unnamed(Lang::Vi)
}

/// A printed slip for the first sign-in.
#[derive(Clone)]
pub struct Slip {
    /// Role for which the account is made.
    pub role: RoleCode,
    /// What is typed as login.
    pub login: String,
    /// What is typed as secret; stored nowhere.
    pub secret: String,
}

/// Whether these bytes are a file `recovery.pub`.
#[must_use]
pub fn is_recovery_file(bytes: &[u8]) -> bool {
    RecoveryPublic::read_file(bytes).is_ok()
}

/// Makes the first rows of an empty, migrated and guarded store, all or nothing, with the accounts of the founders and
/// their slips. Their roles are proposed; the root key approves them. The administrator's role is in force at once: he
/// reads nothing, and somebody must begin.
///
/// # Errors
/// [`Error::Conflict`] when the store was founded before; [`Error::Internal`] for a file that is no `recovery.pub`.
pub async fn found(
    db: &Db,
    secret: ServerSecret,
    randomness: &dyn Randomness,
    now: DateTime<Utc>,
    foundation: &Foundation<'_>,
) -> Result<(Keys, Vec<Slip>)> {
    RecoveryPublic::read_file(foundation.recovery)?;
    let installation = uuid_v4(randomness);
    let founded = Founded {
        installation,
        agency: uuid_v4(randomness),
        name: foundation.agency.to_owned(),
        recovery: hex(foundation.recovery),
        demo: foundation.demo,
    };
    let value = serde_json::to_string(&founded).map_err(|error| Error::Internal(Box::new(error)))?;
    let mut tx = db.begin().await?;
    events::found(&mut tx, installation).await?;
    setting::put(&mut tx, SETTING, &value, 0, now.into()).await?;
    let keys = Keys::read(&mut tx, secret).await?;
    let root = UnitRow {
        id: uuid_v7(randomness, now),
        parent: None,
        name: foundation.agency.to_owned(),
        short_name: String::new(),
        kind: UnitKind::Agency.code().to_owned(),
        position: 1,
        valid_from: domain::time::local_day(now).into(),
        valid_to: None,
        version: 0,
        mac: Vec::new(),
    };
    let root = unit::insert(&mut tx, root).await?;
    unit_history::insert(&mut tx, first_stretch(uuid_v7(randomness, now), &root, now.into())).await?;
    let founding = Founding {
        keys: &keys,
        randomness,
        now,
        unit: root.id,
    };
    let mut slips = Vec::new();
    for founder in foundation.founders {
        slips.push(founding.invite(&mut tx, founder).await?);
    }
    let body = json!({ "unit": root.id, "demo": foundation.demo, "accounts": slips.len() });
    ledger::record_at_console(&mut tx, randomness, now, "installation.founded", body).await?;
    tx.commit(Act::Founded).await?;
    Ok((keys, slips))
}

/// The history of the agency begins with its founding here, whenever it was founded itself.
fn first_stretch(id: Uuid, root: &UnitRow, now: Timestamp) -> UnitHistoryRow {
    UnitHistoryRow {
        id,
        unit: root.id,
        change: UnitChange::Created.code().to_owned(),
        valid_from: root.valid_from,
        valid_to: None,
        name: root.name.clone(),
        name_search: domain::text::search_key(&root.name),
        short_name: String::new(),
        kind: root.kind.clone(),
        parent: None,
        merged_into: None,
        decision_number: None,
        decision_day: None,
        recorded_by: None,
        recorded_at: now,
        version: 0,
    }
}

/// What every founder's rows are made with.
struct Founding<'a> {
    keys: &'a Keys,
    randomness: &'a dyn Randomness,
    now: DateTime<Utc>,
    unit: Uuid,
}

impl Founding<'_> {
    fn new_id(&self) -> Uuid {
        uuid_v7(self.randomness, self.now)
    }

    async fn invite(&self, tx: &mut Tx, founder: &Founder) -> Result<Slip> {
        let now = self.now.into();
        let today = domain::time::local_day(self.now).into();
        let typed = Typed {
            staff_code: founder.login,
            name: &founder.name,
            kind: PersonKind::CongChucKhongLanhDao.code(),
            ..Typed::default()
        };
        let day = domain::time::local_day(self.now);
        let entry =
            Entry::read(&typed, day).map_err(|_| Error::Internal("a founder's name or login cannot be used".into()))?;
        let person = rows::new(self.new_id(), self.unit, &entry, day);
        let person = person::insert(tx, person).await?;
        let row = AccountRow {
            id: self.new_id(),
            person: person.id,
            login: founder.login.to_owned(),
            state: AccountState::Invited,
            created_at: now,
            created_by: None,
            version: 0,
            mac: Vec::new(),
        };
        let account = account::insert(tx, row).await?;
        let is_administrator = founder.role == RoleCode::QuanTri;
        let proposal = RoleRow {
            id: self.new_id(),
            account: account.id,
            role: founder.role.code().to_owned(),
            unit: self.unit,
            valid_from: today,
            valid_to: None,
            state: if is_administrator {
                RoleState::Active
            } else {
                RoleState::Proposed
            },
            proposed_by: None,
            proposed_at: now,
            approved_by: None,
            approved_at: is_administrator.then_some(now),
            endorsement: None,
            reason: REASON.to_owned(),
            version: 0,
            mac: Vec::new(),
        };
        role::insert(tx, proposal).await?;
        let invitation = Invitation {
            account: account.id,
            issued_by: None,
            issued_at: self.now,
            expires_at: self.now + VALID,
        };
        let secret = first::invite(tx, self.keys, self.randomness, invitation).await?;
        Ok(Slip {
            role: founder.role,
            login: account.login,
            secret,
        })
    }
}
