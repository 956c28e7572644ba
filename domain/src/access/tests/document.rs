//! The tables of `docs/access.md` say what the code says.

use super::rules::{Condition, Rule, States, Way, Whom};
use super::*;

const DOCUMENT: &str = include_str!("../../../../docs/access.md");

fn codes(roles: &[RoleCode]) -> String {
    let codes: Vec<_> = roles.iter().map(|role| format!("`{}`", role.code())).collect();
    if codes.is_empty() {
        "–".to_owned()
    } else {
        codes.join(", ")
    }
}

fn role_row(role: RoleCode) -> String {
    let row = role.row();
    let scope = match row.scope {
        Scope::Own => "own",
        Scope::SingleRecord => "single record",
        Scope::UnitSubtree => "unit and below",
        Scope::Agency => "agency",
    };
    let everything_else = RoleCode::ALL.len() - 2;
    let excludes = if row.excludes.len() == everything_else {
        "all but `NGUOI_KE_KHAI`".to_owned()
    } else {
        codes(row.excludes)
    };
    format!(
        "| `{}` | {}{} | {scope} | {} | {} | {excludes} |",
        role.code(),
        codes(row.approved_by),
        if row.at_founding {
            "; the first by the founding"
        } else {
            ""
        },
        row.circle.map_or("–".to_owned(), |kind| kind.code().to_lowercase()),
        if row.second_factor { "yes" } else { "no" },
    )
}

fn way(way: &Way) -> String {
    match way {
        Way::Himself => "the person himself".to_owned(),
        Way::Console => "the console".to_owned(),
        Way::Role(role, whom) => {
            let whom = match whom {
                Whom::Listed | Whom::Anything => "",
                Whom::Another => " for somebody else",
                Whom::Officer => " for another who is a `CAN_BO_TO_CHUC`",
            };
            format!("`{}`{whom}", role.code())
        }
        Way::Proposer => "who proposes the role".to_owned(),
        Way::Approver => "who approves the role, for somebody else".to_owned(),
        Way::Recipient => "a recipient".to_owned(),
        Way::OfficerRecipient => "a recipient through the personnel circle, for somebody else".to_owned(),
        Way::AnotherRecipient => {
            "a recipient through the personnel or the leadership circle, for somebody else".to_owned()
        }
        Way::FellowMember => "a member of the role's circle, for somebody else".to_owned(),
    }
}

fn states<T: std::fmt::Debug>(states: States<T>) -> String {
    match states {
        States::Any => "–".to_owned(),
        States::Absent => "none yet".to_owned(),
        States::In(states) => {
            let names: Vec<_> = states.iter().map(|state| format!("{state:?}").to_lowercase()).collect();
            names.join(", ")
        }
    }
}

const fn condition(condition: &Condition) -> &'static str {
    match condition {
        Condition::NotProposer => "he did not propose it",
        Condition::Compatible => "no other role excludes it",
        Condition::KeysExist => "a reader has keys",
        Condition::NotLastMember => "a successor holds the key",
    }
}

fn act_row(act: ActionCode) -> String {
    let Rule {
        ways,
        account,
        role,
        conditions,
        step_up,
    } = act.rule();
    let ways: Vec<_> = ways.iter().map(way).collect();
    let conditions: Vec<_> = conditions.iter().map(condition).collect();
    format!(
        "| `{}` | {} | {} | {} | {} | {} |",
        act.name(),
        ways.join("; "),
        states(account),
        states(role),
        if conditions.is_empty() {
            "–".to_owned()
        } else {
            conditions.join("; ")
        },
        if step_up { "yes" } else { "no" },
    )
}

#[test]
fn the_document_has_the_rows_of_both_tables_and_no_others() {
    let roles = RoleCode::ALL.into_iter().map(role_row);
    let acts = ActionCode::ALL.iter().map(|act| act_row(*act));
    let expected: Vec<_> = roles.chain(acts).collect();
    // Cells are padded for the eye.
    let squeezed = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let found: Vec<_> = DOCUMENT
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(squeezed)
        .collect();
    assert_eq!(found, expected);
}
