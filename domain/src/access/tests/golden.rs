//! Every decision as lines of text, compared with `golden.txt`.

use std::fmt::Write as _;

use super::*;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/access/golden.txt");

const HEADING: &str = "\
# Who may do what: act × role × relation × state. Compared by a test of domain::access; GOLDEN=write renews it.
#
# Each cell has one sign for each state of the subject; one sign alone holds for all states.
#   states of an account:                      none, invited, active, locked
#   states of a role (ProposeRole/… and so on): none, proposed, active, ended; the account is active
#   + allowed    . refused    ? does not exist for him    / nobody signed in
# 2f: only in a session with a second factor. up: only inside the step-up window.
#
# The actor wears one hat, at a unit H; NO_HAT is somebody signed in without any. The subject is …
#   own       himself                          recipient another of H, sealed to the hat's circle at H or to the actor
#   same      another of H                     excluded  the same, and the actor is barred from the matter
#   below     another of a unit below H        proposer  another of H, proposed by the actor
#   above     another of the agency itself     officer   another of H, who is a personnel officer
#   beside    another of a unit beside H       last      another of H, the last member of a circle
#   from_root another of H, and the hat is of the agency itself
# ProposeRole, ApproveRole, EndRole and AdmitToCircle have a line for each role in question; where none stands, nobody
# wearing that hat may.
";

const RELATIONS: [&str; 11] = [
    "own",
    "same",
    "below",
    "above",
    "beside",
    "from_root",
    "recipient",
    "excluded",
    "proposer",
    "officer",
    "last",
];

/// Facts in which nothing but relation and state could forbid the act.
fn facts_for(relation: &str, role: Option<RoleCode>) -> Facts {
    let facts = match relation {
        "own" => about_me(),
        "below" => about(BELOW),
        "above" => about(ROOT),
        "beside" => about(BESIDE),
        _ => about(HOME),
    };
    let circle = role.and_then(|role| role.row().circle);
    let by_hat = circle.map_or(Recipient::Account(MY_ACCOUNT), |kind| {
        Recipient::Circle(kind, Some(HOME))
    });
    match relation {
        "recipient" => sealed_to(by_hat, facts),
        "excluded" => Facts {
            excluded: true,
            ..sealed_to(by_hat, facts)
        },
        "proposer" => Facts {
            proposer: Some(Proposer::Account(MY_ACCOUNT)),
            ..facts
        },
        "officer" => Facts {
            roles: vec![RoleCode::CanBoToChuc],
            ..facts
        },
        "last" => Facts {
            last_member: true,
            ..facts
        },
        _ => facts,
    }
}

/// The same facts in each state.
fn in_all_states(facts: &Facts, question: Option<RoleCode>) -> Vec<Facts> {
    use AccountState::{Active, Invited, Locked};
    match question {
        None => [None, Some(Invited), Some(Active), Some(Locked)]
            .into_iter()
            .map(|state| in_state(state, facts.clone()))
            .collect(),
        Some(role) => [
            None,
            Some(RoleState::Proposed),
            Some(RoleState::Active),
            Some(RoleState::Ended),
        ]
        .into_iter()
        .map(|state| of_role(role, state, facts.clone()))
        .collect(),
    }
}

/// The actors of the lines.
#[derive(Clone, Copy)]
enum Who {
    Machine(&'static str),
    NoHat,
    Wears(RoleCode),
}

impl Who {
    fn all() -> Vec<Self> {
        let others = [
            Self::Machine("ANONYMOUS"),
            Self::Machine("WORKER"),
            Self::Machine("CONSOLE"),
            Self::NoHat,
        ];
        others.into_iter().chain(RoleCode::ALL.map(Self::Wears)).collect()
    }

    fn name(self) -> &'static str {
        match self {
            Self::Machine(name) => name,
            Self::NoHat => "NO_HAT",
            Self::Wears(role) => role.code(),
        }
    }

    fn role(self) -> Option<RoleCode> {
        match self {
            Self::Wears(role) => Some(role),
            Self::Machine(_) | Self::NoHat => None,
        }
    }

    fn actor(self, unit: UnitId, stepped_up: bool, second_factor: bool) -> Actor {
        match self {
            Self::Machine("ANONYMOUS") => Actor::Anonymous,
            Self::Machine("WORKER") => Actor::Worker,
            Self::Machine(_) => Actor::Console,
            Self::NoHat | Self::Wears(_) => person(SignedIn {
                stepped_up,
                second_factor,
                ..signed_in(self.role().map(|role| hat(role, unit)).into_iter().collect())
            }),
        }
    }
}

/// One line, and whether anything in it is allowed.
fn line(act: ActionCode, question: Option<RoleCode>, who: Who) -> (String, bool) {
    let mut cells = String::new();
    let (mut any, mut factor, mut window) = (false, false, false);
    for relation in RELATIONS {
        let unit = if relation == "from_root" { ROOT } else { HOME };
        let mut cell = String::new();
        for facts in in_all_states(&facts_for(relation, who.role()), question) {
            let found = |stepped_up, second_factor| outcome(act, &who.actor(unit, stepped_up, second_factor), &facts);
            cell.push(match found(true, true) {
                Ok(()) => '+',
                Err(Denied::NotAllowed) => '.',
                Err(Denied::NotFound) => '?',
                Err(Denied::NotSignedIn) => '/',
                Err(Denied::StepUpNeeded | Denied::SecondFactorNeeded) => '!',
            });
            factor |= found(true, false) == Err(Denied::SecondFactorNeeded);
            window |= found(false, true) == Err(Denied::StepUpNeeded);
        }
        any |= cell.contains('+');
        if cell.chars().all(|sign| cell.starts_with(sign)) {
            cell.truncate(1);
        }
        write!(cells, " {cell:<9}").expect("a string takes everything");
    }
    let mark = |set, mark| if set { mark } else { "--" };
    let name = question.map_or_else(
        || act.name().to_owned(),
        |role| format!("{}/{}", act.name(), role.code()),
    );
    let (factor, window) = (mark(factor, "2f"), mark(window, "up"));
    (
        format!("{name:<30} {:<18} {factor} {window}{cells}", who.name())
            .trim_end()
            .to_owned(),
        any,
    )
}

fn render() -> String {
    let mut lines = Vec::new();
    for act in ActionCode::ALL {
        for who in Who::all() {
            if matches!(
                act,
                ActionCode::ProposeRole | ActionCode::ApproveRole | ActionCode::EndRole | ActionCode::AdmitToCircle
            ) {
                let of_each_role = RoleCode::ALL.map(|role| line(*act, Some(role), who));
                lines.extend(of_each_role.into_iter().filter(|(_, any)| *any).map(|(line, _)| line));
            } else {
                lines.push(line(*act, None, who).0);
            }
        }
    }
    lines.sort_unstable();
    let mut columns = format!("{:<30} {:<18} {:<5}", "# act", "role", "needs");
    for relation in RELATIONS {
        write!(columns, " {relation:<9}").expect("a string takes everything");
    }
    format!("{HEADING}\n{}\n{}\n", columns.trim_end(), lines.join("\n"))
}

#[test]
fn every_decision_is_the_one_in_the_golden_file() {
    let found = render();
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(FILE, &found).expect("the file can be written");
    }
    let golden = std::fs::read_to_string(FILE).expect("domain/src/access/golden.txt");
    if let Some((number, (golden, found))) = (1..)
        .zip(golden.lines().zip(found.lines()))
        .find(|(_, (golden, found))| golden != found)
    {
        panic!(
            "line {number} differs\n golden: {golden}\n  found: {found}\nIf it is meant: GOLDEN=write cargo test -p domain"
        );
    }
    assert_eq!(
        golden.lines().count(),
        found.lines().count(),
        "lines are missing at the end"
    );
}
