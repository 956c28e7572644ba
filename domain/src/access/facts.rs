//! What a decision rests on besides the actor.
//!
//! Owns: the facts about the subject of an act. Must not: hold content, or a conclusion that the rules should draw: the
//! relation of actor and subject is found by comparing ids, never handed in.

use super::{AccountId, CircleKind, PersonId, RoleCode, UnitId, UnitPath};

/// State of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountState {
    /// Proposed, and waiting for its owner to come with the slip.
    Invited,
    /// In use.
    Active,
    /// Closed until it is unlocked.
    Locked,
}

/// State of the assignment of a role to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleState {
    /// Waiting for approval; gives nothing yet.
    Proposed,
    /// Approved.
    Active,
    /// Ended before its time, or refused.
    Ended,
}

/// Who proposed an account or a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposer {
    /// A command at the console: the founding, an import.
    Console,
    /// Somebody signed in.
    Account(AccountId),
}

/// The role that is proposed, approved or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleInQuestion {
    /// Which.
    pub role: RoleCode,
    /// How far it got; `None` while it is not even proposed.
    pub state: Option<RoleState>,
}

/// Whom a sealed record names as a reader besides its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The circle of this kind at this unit; without a unit, that of the whole agency.
    Circle(CircleKind, Option<UnitId>),
    /// One account.
    Account(AccountId),
}

/// The facts about the subject of an act. What is left out speaks against the actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whose account, role or record it is; `None` for acts about nobody, such as a list.
    pub subject: Option<PersonId>,
    /// The unit that the act is about: where the subject works, where the new unit hangs; for a role the unit that the
    /// role is of.
    pub unit: Option<UnitPath>,
    /// Roles that the subject has or is proposed for, without the one in question.
    pub roles: Vec<RoleCode>,
    /// State of the subject's account; `None` when there is none.
    pub account: Option<AccountState>,
    /// The role in question.
    pub role: Option<RoleInQuestion>,
    /// Who proposed the account or the role in question.
    pub proposer: Option<Proposer>,
    /// To whom the record is sealed.
    pub recipients: Vec<Recipient>,
    /// Whether the actor is barred from the matter: then it does not exist for him.
    pub excluded: bool,
    /// Whether the role in question makes the subject the only member of a circle.
    pub last_member: bool,
}
