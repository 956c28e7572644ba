//! Rounds of an invented province.
//!
//! Owns: their rows and those of who is asked. Must not: measure anything.

use chrono::Datelike;
use domain::declarations::Stage;
use services::clock::{Clock, SystemClock};
use store::declaration_round::{RoundRow, RoundState};
use store::obligation::ObligationRow;
use uuid::Uuid;

use crate::province::new_id;

/// A round of this year whose list is approved.
pub fn round(unit: Uuid, account: Uuid, name: &str) -> RoundRow {
    let now = SystemClock.now();
    RoundRow {
        id: new_id(),
        year: now.year().into(),
        unit,
        name: name.to_owned(),
        kind: "HANG_NAM".to_owned(),
        reading: "ND164".to_owned(),
        reference_day: now.date_naive().into(),
        paper: true,
        state: RoundState::Approved,
        opened_by: account,
        opened_at: now.into(),
        approved_by: Some(account),
        approved_at: Some(now.into()),
        version: 0,
        mac: Vec::new(),
    }
}

/// What a person of a unit is asked in a round.
pub fn asked(round: Uuid, (person, unit): (Uuid, Uuid), stage: Stage) -> ObligationRow {
    let now = SystemClock.now();
    ObligationRow {
        id: new_id(),
        round,
        person,
        unit,
        kind: "HANG_NAM".to_owned(),
        duty: Some("G1".to_owned()),
        rule: Some("3.5".to_owned()),
        control_body: Some("THANH_TRA_TINH".to_owned()),
        obliged_since: None,
        due: Some(now.date_naive().into()),
        planned: None,
        presumed: false,
        listed: true,
        correction: None,
        stage: stage.code().to_owned(),
        versions: 0,
        opened: false,
        draft: false,
        record: None,
        request: None,
        completed_on: None,
        returned_on: None,
        received_on: None,
        received_by: None,
        changed_at: now.into(),
        version: 0,
        mac: Vec::new(),
    }
}
