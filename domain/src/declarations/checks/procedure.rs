//! Checks 25, 27 and 28: the roster, received versions, prints. Owns: these rules. Must not: look into the content.

use super::{Case, Report};
use crate::day::IsoDay;
use crate::declarations::facts::Roster;
use crate::declarations::finding::{Place, Problem};

pub fn check(case: &Case<'_>, report: &Report<'_>) {
    roster(case, report);
    received(case, report);
    print(case, report);
}

fn roster(case: &Case<'_>, report: &Report<'_>) {
    let block = |problem| report.block(25, Place::Procedure, problem);
    match &case.facts.roster {
        None => {}
        Some(Roster::Absent) => block(Problem::NotListed),
        Some(Roster::Listed {
            approved,
            kind,
            control_body,
        }) => {
            if !approved {
                block(Problem::ListNotApproved);
            }
            if *kind != case.declaration.kind {
                report.block(25, Place::Kind, Problem::KindNotAsListed { listed: *kind });
            }
            if control_body.trim().is_empty() {
                block(Problem::ControlBodyAbsent);
            }
        }
    }
}

fn received(case: &Case<'_>, report: &Report<'_>) {
    let Some(fixed) = &case.facts.fixed else { return };
    if fixed.hash == fixed.current_hash {
        return;
    }
    let block = |problem| report.block(27, Place::Procedure, problem);
    let Some(correction) = &fixed.correction else {
        return block(Problem::ReceivedChanged);
    };
    if correction.reason.trim().is_empty() {
        block(Problem::CorrectionReasonAbsent);
    }
    match correction.requested {
        None => block(Problem::CorrectionDayAbsent),
        Some(requested) if requested > case.completion() => block(Problem::CorrectedBeforeAsked {
            requested: IsoDay(requested),
            completion: case.declaration.completion_date,
        }),
        Some(_) => {}
    }
}

fn print(case: &Case<'_>, report: &Report<'_>) {
    let Some(print) = &case.facts.print else { return };
    if print.hash != print.current_hash {
        report.block(28, Place::Print, Problem::PrintOfAnotherContent);
    }
    if print.pages_found != print.pages_announced {
        let problem = Problem::PagesDiffer {
            announced: print.pages_announced,
            found: print.pages_found,
        };
        report.block(28, Place::Print, problem);
    }
}
