//! Who may do what.
//!
//! Owns: the roles, the actors, the rule beside every route, and the decision about every act; `docs/access.md` is the
//! same for people.
//! Must not: load facts (`services::access` does) or trust anything that a page says about its reader.

mod action;
mod actor;
mod decide;
mod facts;
mod ids;
mod permit;
mod role;
mod roles;
mod route;
mod rules;
mod unit;

pub use action::{
    Action, ActionCode, AdmitToCircle, AppointStandIn, ApproveRole, ApproveRoster, ChangeOwnAccount, ChangeUnit,
    CorrectRoster, CreatePerson, CreateUnit, Declare, EditPerson, EndRole, EndSessions, EndorseKeys, ExportLedger,
    ImportStaff, IssueInvitation, ListAccounts, ListDeclarations, ListPeople, ListUnits, LockAccount, MovePerson,
    OpenDetails, OpenPerson, OpenRecord, OpenRound, ProposeAccount, ProposeAssignment, ProposeChief, ProposeRole,
    ReInvite, ReadLedger, ReadOwnAccount, RearrangeUnits, ReceiveDeclaration, RequestRecovery, ResetSecondFactor,
    RewrapRecord, RunBackup, SealDetails, SignAssignment, SubmitDeclaration, UnlockAccount,
};
pub use actor::{Actor, Hat, SignedIn};
pub use decide::decide;
pub use facts::{AccountState, Facts, Proposer, Recipient, RoleInQuestion, RoleState};
pub use ids::{AccountId, PersonId, UnitId};
pub use permit::{Denied, Permit, Visibility};
pub use role::{CircleKind, RoleCode, RoleRow, Scope};
pub use route::AccessRule;
pub use unit::UnitPath;

#[cfg(test)]
mod tests;
