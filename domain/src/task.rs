//! What people are asked to do.
//!
//! Owns: the kinds of task, across all parts of the product. Must not: know who is asked; use cases do.

use crate::people::codes;

codes! {
    /// What is asked. The codes never change once stored.
    TaskKind {
        /// To approve or refuse a proposed role.
        ApproveRole = "APPROVE_ROLE",
        /// To sign who heads a unit.
        SignChief = "SIGN_CHIEF",
        /// To stand for the keys of somebody who came back with new ones.
        ConfirmKeys = "CONFIRM_KEYS",
        /// To hand the key of a circle to a new colleague.
        AdmitToCircle = "ADMIT_TO_CIRCLE",
        /// To lock the account of somebody who left.
        LockAccount = "LOCK_ACCOUNT",
        /// To see whether the roles of somebody who moved still fit.
        ReviewRoles = "REVIEW_ROLES",
        /// To record that somebody is back, or that his leave goes on.
        ReturnDue = "RETURN_DUE",
        /// To approve the list of those who declare, or return it.
        ApproveRoster = "APPROVE_ROSTER",
        /// To put a list right that was returned.
        CorrectRoster = "CORRECT_ROSTER",
        /// To open and receive what somebody submitted.
        ReceiveDeclaration = "RECEIVE_DECLARATION",
        /// To complete a declaration that was sent back.
        CompleteDeclaration = "COMPLETE_DECLARATION",
        /// To declare: an approved list asks for it, as long as nothing is submitted.
        Declare = "DECLARE",
        /// To see that one's own password was set anew with the recovery code.
        PasswordRecovered = "PASSWORD_RECOVERED",
        /// To see that a new slip was made for one's own account.
        ReInvited = "RE_INVITED",
        /// To see that one's own second factor was taken away by somebody else.
        SecondFactorReset = "SECOND_FACTOR_RESET",
        /// To sign which body controls somebody, or whom he is related to.
        SignAssignment = "SIGN_ASSIGNMENT",
    }
}

impl TaskKind {
    /// Whether it only tells its owner what happened to his account, and is done once he has seen it.
    #[must_use]
    pub const fn only_tells(self) -> bool {
        matches!(
            self,
            Self::PasswordRecovered | Self::ReInvited | Self::SecondFactorReset
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_tasks_stay_readable() {
        let codes: Vec<_> = TaskKind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(
            codes,
            [
                "APPROVE_ROLE",
                "SIGN_CHIEF",
                "CONFIRM_KEYS",
                "ADMIT_TO_CIRCLE",
                "LOCK_ACCOUNT",
                "REVIEW_ROLES",
                "RETURN_DUE",
                "APPROVE_ROSTER",
                "CORRECT_ROSTER",
                "RECEIVE_DECLARATION",
                "COMPLETE_DECLARATION",
                "DECLARE",
                "PASSWORD_RECOVERED",
                "RE_INVITED",
                "SECOND_FACTOR_RESET",
                "SIGN_ASSIGNMENT"
            ]
        );
        assert!(
            codes
                .iter()
                .all(|code| TaskKind::from_code(code).is_some_and(|kind| kind.code() == *code))
        );
    }
}
