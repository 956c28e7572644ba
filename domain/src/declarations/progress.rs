//! Where a declaration stands between the declarant and the agency.
//!
//! Owns: the states, and which act leads from which to which. Must not: know who may do an act (`access` does) or keep
//! anything; a version that was received never changes.

use chrono::NaiveDate;

use crate::people::codes;

codes! {
    /// Where a declaration stands.
    Stage {
        /// Nothing was begun.
        NotStarted = "CHUA_KE_KHAI",
        /// The declarant has a draft, which nobody else sees.
        Draft = "NHAP",
        /// Submitted.
        Submitted = "DA_NOP",
        /// Sent back to be completed or made anew.
        Returned = "YEU_CAU_BO_SUNG",
        /// Submitted again after that.
        Resubmitted = "DA_NOP_LAI",
        /// Received: complete and in the right form.
        Received = "DA_TIEP_NHAN",
    }
}

codes! {
    /// What is done with a declaration.
    Step {
        /// The declarant begins.
        Start = "BAT_DAU",
        /// The declarant throws the draft away.
        Discard = "BO_NHAP",
        /// The declarant submits.
        Submit = "NOP",
        /// The declarant takes back what nobody has opened yet.
        Withdraw = "RUT_LAI",
        /// An officer opens what was submitted.
        Open = "MO",
        /// An officer sends it back, with reasons.
        Return = "TRA_LAI",
        /// An officer receives it.
        Receive = "TIEP_NHAN",
        /// The officer undoes that on the same day.
        UndoReceipt = "HUY_TIEP_NHAN",
    }
}

impl Stage {
    /// Whether the agency has it: its declarant has nothing to write.
    #[must_use]
    pub const fn is_with_agency(self) -> bool {
        matches!(self, Self::Submitted | Self::Resubmitted | Self::Received)
    }
}

/// Where a declaration stands, with what the next step depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The state.
    pub stage: Stage,
    /// How many versions were submitted, without those that were withdrawn.
    pub versions: u32,
    /// Whether an officer has opened the newest version.
    pub opened: bool,
    /// Whether the declarant has a draft.
    pub draft: bool,
    /// The day on which it was received.
    pub received_on: Option<NaiveDate>,
}

/// Why a step is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepRefusal {
    /// It does not lead on from this state.
    #[error("this does not follow on the state")]
    NotNow,
    /// An officer has opened it: only a return gives it back.
    #[error("an officer has opened it")]
    Opened,
    /// Nobody has opened it: what was not looked at is neither received nor sent back.
    #[error("nobody has opened it")]
    NotOpened,
    /// It was received on an earlier day.
    #[error("it was received on an earlier day")]
    AnotherDay,
}

impl Progress {
    /// Where every declaration begins.
    pub const BEGINNING: Self = Self {
        stage: Stage::NotStarted,
        versions: 0,
        opened: false,
        draft: false,
        received_on: None,
    };

    /// Where it stands after a step on `today`.
    ///
    /// # Errors
    /// Why the step is not possible.
    pub fn after(self, step: Step, today: NaiveDate) -> Result<Self, StepRefusal> {
        use Stage as S;
        match (step, self.stage) {
            (Step::Start, S::NotStarted) => Ok(Self {
                stage: S::Draft,
                draft: true,
                ..self
            }),
            (Step::Start, S::Returned) if !self.draft => Ok(Self { draft: true, ..self }),
            (Step::Discard, S::Draft) => Ok(Self {
                stage: S::NotStarted,
                draft: false,
                ..self
            }),
            (Step::Discard, S::Returned) if self.draft => Ok(Self { draft: false, ..self }),
            (Step::Submit, S::Draft) => Ok(self.submitted(S::Submitted)),
            (Step::Submit, S::Returned) if self.draft => Ok(self.submitted(S::Resubmitted)),
            (Step::Withdraw, S::Submitted | S::Resubmitted) if self.opened => Err(StepRefusal::Opened),
            (Step::Withdraw, S::Submitted) => Ok(self.withdrawn(S::Draft)),
            (Step::Withdraw, S::Resubmitted) => Ok(self.withdrawn(S::Returned)),
            (Step::Open, S::Submitted | S::Resubmitted | S::Received | S::Returned) => {
                Ok(Self { opened: true, ..self })
            }
            (Step::Return | Step::Receive, S::Submitted | S::Resubmitted) if !self.opened => {
                Err(StepRefusal::NotOpened)
            }
            (Step::Return, S::Submitted | S::Resubmitted) => Ok(Self {
                stage: S::Returned,
                ..self
            }),
            (Step::Receive, S::Submitted | S::Resubmitted) => Ok(Self {
                stage: S::Received,
                received_on: Some(today),
                ..self
            }),
            (Step::UndoReceipt, S::Received) if self.received_on != Some(today) => Err(StepRefusal::AnotherDay),
            (Step::UndoReceipt, S::Received) => Ok(Self {
                stage: if self.versions > 1 {
                    S::Resubmitted
                } else {
                    S::Submitted
                },
                received_on: None,
                ..self
            }),
            _ => Err(StepRefusal::NotNow),
        }
    }

    const fn submitted(self, stage: Stage) -> Self {
        Self {
            stage,
            versions: self.versions + 1,
            opened: false,
            draft: false,
            received_on: None,
        }
    }

    /// The author has it again, as a draft.
    const fn withdrawn(self, stage: Stage) -> Self {
        Self {
            stage,
            versions: self.versions.saturating_sub(1),
            // What was sent back had been opened.
            opened: matches!(stage, Stage::Returned),
            draft: true,
            received_on: None,
        }
    }
}
