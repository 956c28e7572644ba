//! What is known about a declaration besides its content: the roster, the agency's acts, the print.
//!
//! Owns: these facts as the checks ask for them. Must not: be guessed; a fact that nobody gave is `None`, and the checks
//! that need it say nothing.

use chrono::NaiveDate;

use super::keys::Kind;

/// Facts around a declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether the person has made a first declaration before, also at another agency.
    pub made_first_before: Option<bool>,
    /// What the payroll paid in the period, in đồng.
    pub payroll_vnd: Option<i64>,
    /// How the person stands on the list of the year.
    pub roster: Option<Roster>,
    /// The day of being received, recruited or assigned to an obliged post (TS01).
    pub assigned: Option<NaiveDate>,
    /// The year of an annual declaration (TS02); without it that of the completion counts.
    pub year: Option<i32>,
    /// The day on which the request to complete or redo was received (TS05).
    pub request_received: Option<NaiveDate>,
    /// The day on which the agency received the declaration (TS06).
    pub received: Option<NaiveDate>,
    /// The day on which one copy was handed to the control body (TS06).
    pub handed_over: Option<NaiveDate>,
    /// The version that was received before, if this one comes after it.
    pub fixed: Option<Fixed>,
    /// The paper in hand.
    pub print: Option<Print>,
}

/// How a person stands on the list of obliged persons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Roster {
    /// Not on it.
    Absent,
    /// On it.
    Listed {
        /// Whether the head has approved the list.
        approved: bool,
        /// The kind of declaration that is asked for.
        kind: Kind,
        /// The control body, by name; empty while it was not fixed.
        control_body: String,
    },
}

/// A version that was received, which nothing may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Hash of its content.
    pub hash: String,
    /// Hash of the content under check.
    pub current_hash: String,
    /// The request on which a new version was made; `None` when there is none.
    pub correction: Option<Correction>,
}

/// The request on which a new version of a received declaration is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When it was asked for.
    pub requested: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// A print, as its footer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// Hash of the content that the print shows.
    pub hash: String,
    /// Hash of the content under check.
    pub current_hash: String,
    /// How many pages the footer announces.
    pub pages_announced: u32,
    /// How many pages there are.
    pub pages_found: u32,
}
