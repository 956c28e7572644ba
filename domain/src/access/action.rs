//! The acts that need a permit.
//!
//! Owns: one type and one code for each. Must not: say who may do them; `rules` does.

mod sealed {
    /// Keeps other crates from inventing acts.
    pub trait Sealed {}
}

/// An act that needs a permit; implemented by the types of this module only.
pub trait Action: sealed::Sealed {
    /// Which act it is.
    const CODE: ActionCode;
}

/// Makes the type of each act, and the list of all.
macro_rules! actions {
    ($($(#[$text:meta])+ $name:ident,)+) => {
        /// Which act.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ActionCode {
            $($(#[$text])+ $name,)+
        }

        impl ActionCode {
            /// Every act.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its name, as documents and logs write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }
        }

        $(
            $(#[$text])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub struct $name;

            impl sealed::Sealed for $name {}

            impl Action for $name {
                const CODE: ActionCode = ActionCode::$name;
            }
        )+
    };
}

actions! {
    /// To see one's own account: sessions, key code, roles.
    ReadOwnAccount,
    /// To change one's own password, second factor or recovery code.
    ChangeOwnAccount,
    /// To list accounts.
    ListAccounts,
    /// To propose an account for a person of the staff file.
    ProposeAccount,
    /// To issue the slip with which somebody opens his account.
    IssueInvitation,
    /// To issue a new slip to somebody who forgot his password.
    ReInvite,
    /// To take away a second factor that was lost, so that a new one can be set up.
    ResetSecondFactor,
    /// To close an account.
    LockAccount,
    /// To open a closed account again.
    UnlockAccount,
    /// To end all sessions of an account.
    EndSessions,
    /// To propose that somebody gets a role.
    ProposeRole,
    /// To approve that.
    ApproveRole,
    /// To end a role, or to refuse a proposed one.
    EndRole,
    /// To stand for somebody's keys after typing the key code heard from him.
    EndorseKeys,
    /// To hand the key of a circle to somebody whose role makes him a member.
    AdmitToCircle,
    /// To ask the custodians for the keys that somebody lost, and to take in their answer.
    RequestRecovery,
    /// To read the ledger.
    ReadLedger,
    /// To take a copy of the ledger out.
    ExportLedger,
    /// To see the tree of units.
    ListUnits,
    /// To add a unit.
    CreateUnit,
    /// To rename or close a unit.
    ChangeUnit,
    /// To move a unit below another one, or to merge it into another one: that decides who receives what its people declare.
    RearrangeUnits,
    /// To propose who heads a unit.
    ProposeChief,
    /// To propose which body controls somebody's assets and income, or that two people are related.
    ProposeAssignment,
    /// To sign who is put in which place, or to refuse it.
    SignAssignment,
    /// To list the people of the staff file.
    ListPeople,
    /// To see what the staff file says about somebody, without what is sealed.
    OpenPerson,
    /// To add a person to the staff file.
    CreatePerson,
    /// To change what the staff file says about somebody.
    EditPerson,
    /// To open the sealed details of somebody: identity number, day of birth, relatives.
    OpenDetails,
    /// To write them.
    SealDetails,
    /// To record a move of somebody, or to take it back.
    MovePerson,
    /// To record who acts in somebody's place, or to end that.
    AppointStandIn,
    /// To import and export the staff list as a workbook.
    ImportStaff,
    /// To open an ordinary record.
    OpenRecord,
    /// To hand the keys of somebody's records over to his new key after he forgot his password.
    RewrapRecord,
    /// To see rounds of declarations, their lists and who declared.
    ListDeclarations,
    /// To open a round of declarations and make its list.
    OpenRound,
    /// To put somebody on the list of a round, take him off it, or change what he has to do.
    CorrectRoster,
    /// To approve the list of a round.
    ApproveRoster,
    /// To write one's own declaration, and to throw the draft away.
    Declare,
    /// To submit one's own declaration, and to take back what nobody has opened.
    SubmitDeclaration,
    /// To receive a submitted declaration, send it back, or undo a receipt.
    ReceiveDeclaration,
    /// To write a backup.
    RunBackup,
}
