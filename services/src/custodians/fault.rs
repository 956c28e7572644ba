//! Why a paper or a share cannot be used.
//!
//! Owns: one line for each reason, with what to do. Must not: repeat what stands in the paper or was typed.

/// What is wrong with the input of one of the custodians' commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not JSON, a key missing or unknown, or a value of the wrong form.
    #[error("it is not as this program writes it; fetch the file once more")]
    Unreadable,
    /// A paper of another kind, or of a later version.
    #[error("this is {found}, and {wanted} is needed here")]
    OtherKind {
        /// What it is.
        found: &'static str,
        /// What was expected.
        wanted: &'static str,
    },
    /// No member, two of one role or one account, or a role that is not the founding's to give.
    #[error("the members must be the head, the personnel officer or the auditor, each once and with an own account")]
    Members,
    /// A name or login with characters that could make it look like another one.
    #[error("a name or login holds characters that stand in none; ask the installation for a new request")]
    Names,
    /// The new keys are another account's, or older.
    #[error("the new keys are not a later generation of the same account; ask the installation for a new request")]
    NewKeys,
    /// The code that was typed is not that of the new keys.
    #[error("the key code is not that of the new keys: it was misheard, or the request names somebody else's keys")]
    Code,
    /// The escrowed keys are not those of the account, were changed, or were escrowed to somebody else.
    #[error("the escrowed keys were changed, or were given to the keys of other custodians")]
    Escrow,
    /// One sheet used as two.
    #[error("the same share was given twice; two different sheets are needed")]
    SameShare,
    /// Sheets that were not made together.
    #[error("the shares are of different sets; use sheets that show the same key code")]
    OtherSet,
    /// An answer for another installation or account.
    #[error("the answer is for another installation or account")]
    Elsewhere,
    /// An answer that these custodians did not give.
    #[error("the answer is not signed by the custodians of this installation")]
    NotSigned,
}
