//! The table of acts.
//!
//! Owns: for each act who may do it, in which state of its subject, under which conditions. Whoever is not named here
//! may not. Must not: know how that is found out; `decide` does.

use super::AccountState::{Active, Invited, Locked};
use super::RoleCode::{CanBoToChuc, KiemToanNoiBo, PhoThuTruong, QuanTri, ThuTruong};
use super::{AccountState, ActionCode, RoleCode, RoleState};

/// One way in which an act is allowed; any one of a rule's ways is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The subject himself, with whatever hats or none.
    Himself,
    /// A command at the server's console.
    Console,
    /// A wearer of this role, for these subjects.
    Role(RoleCode, Whom),
    /// A wearer of a role that proposes the role in question.
    Proposer,
    /// A wearer of a role that approves the role in question, for somebody else, where the role in question is to count.
    Approver,
    /// A recipient of the record, through a circle or named in a hat for single records.
    Recipient,
    /// A personnel officer who is a recipient of the record through his circle, for somebody else.
    OfficerRecipient,
    /// A recipient of the record through the personnel or the leadership circle, for somebody else.
    AnotherRecipient,
    /// A member of the circle that the role in question belongs to, for somebody else.
    FellowMember,
}

/// For whom a role may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    /// Nobody in particular: the permit's filter says what is shown.
    Listed,
    /// Whatever lies in the hat's scope.
    Anything,
    /// Somebody else in the hat's scope.
    Another,
    /// A personnel officer in the hat's scope, and not himself.
    Officer,
}

/// Which states of the subject an act is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum States<T: 'static> {
    /// It does not matter.
    Any,
    /// There is nothing yet.
    Absent,
    /// One of these.
    In(&'static [T]),
}

impl<T: PartialEq> States<T> {
    /// Whether a subject in this state fits.
    pub(super) fn admit(self, state: Option<&T>) -> bool {
        match self {
            Self::Any => true,
            Self::Absent => state.is_none(),
            Self::In(states) => state.is_some_and(|state| states.contains(state)),
        }
    }
}

/// What must hold besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// Somebody else, or the console, proposed it.
    NotProposer,
    /// No role of the subject excludes the role in question.
    Compatible,
    /// The subject has keys, if the role in question reads what others wrote: his key code must be heard from him and typed.
    KeysExist,
    /// A successor holds the circle's key.
    NotLastMember,
}

/// What holds for an act: one row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Who may do it.
    pub(super) ways: &'static [Way],
    /// In which states of the subject's account.
    pub(super) account: States<AccountState>,
    /// In which states of the role in question.
    pub(super) role: States<RoleState>,
    /// What must hold besides.
    pub(super) conditions: &'static [Condition],
    /// Whether the step-up window must be open: acts signed with the actor's key, and changes of one's own keys.
    pub(super) step_up: bool,
}

/// Slips, lost second factors and the staff file: the personnel officer, and for him the head or another officer. Never
/// an administrator, who would open accounts of others with them.
const IDENTITY: &[Way] = &[
    Way::Role(CanBoToChuc, Whom::Another),
    Way::Role(ThuTruong, Whom::Officer),
];
/// Keys after a loss need two voices of different branches: of head, personnel officer and auditor there are always two
/// who did not lose theirs.
const WITNESSES: &[Way] = &[
    Way::Role(CanBoToChuc, Whom::Another),
    Way::Role(ThuTruong, Whom::Another),
    Way::Role(PhoThuTruong, Whom::Another),
    Way::Role(KiemToanNoiBo, Whom::Another),
];
/// Who needs the staff list for his work: whoever keeps it, whoever answers for it, and whoever makes accounts for it.
const STAFF_LIST: &[Way] = &[
    Way::Role(CanBoToChuc, Whom::Listed),
    Way::Role(ThuTruong, Whom::Listed),
    Way::Role(PhoThuTruong, Whom::Listed),
    Way::Role(QuanTri, Whom::Listed),
];
/// The same about one person. The administrator sees the list and no more.
const STAFF_FILE: &[Way] = &[
    Way::Role(CanBoToChuc, Whom::Anything),
    Way::Role(ThuTruong, Whom::Anything),
    Way::Role(PhoThuTruong, Whom::Anything),
];
/// Who puts people in the places that decide who receives: the heads, and the personnel officers for each other.
const HOLDERS: &[Way] = &[
    Way::Role(ThuTruong, Whom::Another),
    Way::Role(PhoThuTruong, Whom::Another),
    Way::Role(CanBoToChuc, Whom::Another),
];
/// Who has to see that everybody declares. The administrator sees nothing of it.
const DECLARATIONS: &[Way] = &[
    Way::Role(CanBoToChuc, Whom::Listed),
    Way::Role(ThuTruong, Whom::Listed),
    Way::Role(PhoThuTruong, Whom::Listed),
];
const AUDITOR: &[Way] = &[Way::Role(KiemToanNoiBo, Whom::Listed)];
/// Nobody locks himself out, and nobody locked can let himself in.
const ADMINISTRATOR_OR_CONSOLE: &[Way] = &[Way::Role(QuanTri, Whom::Another), Way::Console];

impl ActionCode {
    /// The row of this act.
    pub(super) const fn rule(self) -> Rule {
        match self {
            Self::ReadOwnAccount => account(&[Way::Himself], &[Active]),
            Self::ChangeOwnAccount => signed(account(&[Way::Himself], &[Active])),
            Self::ListAccounts => plain(&[
                Way::Role(QuanTri, Whom::Listed),
                Way::Role(CanBoToChuc, Whom::Listed),
                Way::Role(ThuTruong, Whom::Listed),
            ]),
            Self::ProposeAccount => Rule {
                account: States::Absent,
                ..plain(&[Way::Role(QuanTri, Whom::Another)])
            },
            // The slip brings the account to life, so whoever proposed it does not issue it.
            Self::IssueInvitation => Rule {
                conditions: &[Condition::NotProposer],
                ..signed(account(IDENTITY, &[Invited]))
            },
            // A locked account is unlocked first: a new slip must not be a way around the lock.
            Self::ReInvite | Self::ResetSecondFactor => signed(account(IDENTITY, &[Active])),
            Self::LockAccount => account(ADMINISTRATOR_OR_CONSOLE, &[Invited, Active]),
            Self::UnlockAccount => account(ADMINISTRATOR_OR_CONSOLE, &[Locked]),
            Self::EndSessions => account(
                &[Way::Himself, Way::Role(QuanTri, Whom::Another), Way::Console],
                &[Active, Locked],
            ),
            Self::ProposeRole => Rule {
                role: States::Absent,
                conditions: &[Condition::Compatible],
                ..account(&[Way::Proposer], &[Invited, Active])
            },
            Self::ApproveRole => Rule {
                role: States::In(&[RoleState::Proposed]),
                conditions: &[Condition::NotProposer, Condition::Compatible, Condition::KeysExist],
                ..signed(account(&[Way::Approver], &[Invited, Active]))
            },
            // Whatever state the account is in: the role of a locked one must be endable.
            Self::EndRole => Rule {
                role: States::In(&[RoleState::Proposed, RoleState::Active]),
                conditions: &[Condition::NotLastMember],
                ..plain(&[Way::Approver])
            },
            Self::EndorseKeys => signed(account(WITNESSES, &[Active])),
            Self::AdmitToCircle => Rule {
                role: States::In(&[RoleState::Active]),
                ..signed(account(&[Way::FellowMember], &[Active]))
            },
            Self::RequestRecovery => account(&[Way::Console], &[Active]),
            Self::ReadLedger | Self::ExportLedger => plain(AUDITOR),
            Self::ListUnits | Self::ListPeople => plain(STAFF_LIST),
            Self::CreateUnit | Self::ChangeUnit => plain(&[Way::Role(QuanTri, Whom::Anything)]),
            // A declaration goes to the circle of the nearest unit above: whoever moves units decides who receives.
            Self::RearrangeUnits => signed(plain(&[Way::Role(ThuTruong, Whom::Anything)])),
            Self::OpenPerson => plain(STAFF_FILE),
            Self::CreatePerson => plain(&[Way::Role(CanBoToChuc, Whom::Anything)]),
            // Nobody writes his own file, or puts himself in an office.
            Self::EditPerson
            | Self::MovePerson
            | Self::ProposeChief
            | Self::ProposeAssignment
            | Self::AppointStandIn => plain(IDENTITY),
            // Sealed with the signing key; nobody types his own.
            Self::SealDetails => signed(plain(IDENTITY)),
            Self::ImportStaff => plain(&[Way::Role(CanBoToChuc, Whom::Anything), Way::Console]),
            // With the signing key, by somebody else than who proposed it and who it is about.
            Self::SignAssignment => Rule {
                conditions: &[Condition::NotProposer],
                ..signed(plain(HOLDERS))
            },
            Self::OpenRecord | Self::OpenDetails => plain(&[Way::Himself, Way::Recipient]),
            Self::RewrapRecord => signed(account(&[Way::OfficerRecipient], &[Active])),
            Self::ListDeclarations => plain(DECLARATIONS),
            Self::OpenRound => plain(&[Way::Role(CanBoToChuc, Whom::Anything)]),
            // Nobody takes himself off the list.
            Self::CorrectRoster => plain(IDENTITY),
            // Whoever made the list does not approve it.
            Self::ApproveRoster => Rule {
                conditions: &[Condition::NotProposer],
                ..signed(plain(&[Way::Role(ThuTruong, Whom::Anything)]))
            },
            Self::Declare => account(&[Way::Himself], &[Active]),
            Self::SubmitDeclaration => signed(account(&[Way::Himself], &[Active])),
            // Nobody receives his own.
            Self::ReceiveDeclaration => plain(&[Way::AnotherRecipient]),
            Self::RunBackup => plain(&[Way::Console]),
        }
    }
}

const fn plain(ways: &'static [Way]) -> Rule {
    Rule {
        ways,
        account: States::Any,
        role: States::Any,
        conditions: &[],
        step_up: false,
    }
}

const fn account(ways: &'static [Way], states: &'static [AccountState]) -> Rule {
    Rule {
        account: States::In(states),
        ..plain(ways)
    }
}

/// The keys that sign are in the session only while the window is open.
const fn signed(rule: Rule) -> Rule {
    Rule { step_up: true, ..rule }
}
