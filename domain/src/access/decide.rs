//! The decision about an act.
//!
//! Owns: how the tables are applied to an actor and the facts; the only maker of permits.
//! Must not: contain a rule about one act; those stand in `rules` and `roles`.

use chrono::NaiveDate;

use super::permit::Decision;
use super::rules::{Condition, Rule, Way, Whom};
use super::{
    AccountState, Action, ActionCode, Actor, CircleKind, Denied, Facts, Hat, Permit, Proposer, Recipient, RoleCode,
    Scope, SignedIn, Visibility,
};

/// Decides whether `actor` may do `A` to the subject of `facts` on a day.
///
/// # Errors
/// The [`Denied`]. [`Denied::SecondFactorNeeded`] and [`Denied::StepUpNeeded`] come only when nothing else is missing,
/// so that nobody types a password in vain; the first may be followed by the second.
pub fn decide<A: Action>(actor: &Actor, facts: &Facts, today: NaiveDate) -> Result<Permit<A>, Denied> {
    weigh(A::CODE, actor, facts, today).map(Permit::new)
}

/// The decision without the type of the act.
pub(super) fn weigh(act: ActionCode, actor: &Actor, facts: &Facts, today: NaiveDate) -> Result<Decision, Denied> {
    let rule = act.rule();
    match actor {
        Actor::Anonymous => Err(Denied::NotSignedIn),
        Actor::Worker => Err(Denied::NotAllowed),
        Actor::Console => for_console(&rule, facts),
        Actor::Person(person) => for_person(&rule, person, facts, today),
    }
}

fn for_console(rule: &Rule, facts: &Facts) -> Result<Decision, Denied> {
    if !rule.ways.contains(&Way::Console) || !holds(rule, facts, None) {
        return Err(Denied::NotAllowed);
    }
    Ok(Decision {
        account: None,
        subject: facts.subject,
        roles: Vec::new(),
        visibility: Visibility::Agency,
    })
}

fn for_person(rule: &Rule, person: &SignedIn, facts: &Facts, today: NaiveDate) -> Result<Decision, Denied> {
    if facts.excluded {
        return Err(Denied::NotFound);
    }
    let mut rights = rights(rule, person, facts, today)?;
    if !holds(rule, facts, Some(person)) {
        return Err(Denied::NotAllowed);
    }
    rights.retain(|right| right.role.is_none_or(|role| person.has_factor_for(role)));
    let mut roles: Vec<_> = rights.iter().filter_map(|right| right.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let visibility = rights
        .into_iter()
        .map(|right| right.visibility)
        .reduce(Visibility::and)
        .ok_or(Denied::SecondFactorNeeded)?;
    if rule.step_up && !person.stepped_up {
        return Err(Denied::StepUpNeeded);
    }
    Ok(Decision {
        account: Some(person.account),
        subject: facts.subject,
        roles,
        visibility,
    })
}

/// A way that is open, with the role that opens it.
struct Right {
    role: Option<RoleCode>,
    visibility: Visibility,
}

/// The ways that are open to somebody. What lies out of the scope of all his hats does not exist for him.
fn rights(rule: &Rule, person: &SignedIn, facts: &Facts, today: NaiveDate) -> Result<Vec<Right>, Denied> {
    let hats: Vec<_> = person.hats_on(today).collect();
    let tried: Vec<_> = rule
        .ways
        .iter()
        .flat_map(|way| try_way(*way, person, facts, &hats))
        .collect();
    let denied = if !tried.is_empty() && tried.iter().all(|found| matches!(found, Err(Denied::NotFound))) {
        Denied::NotFound
    } else {
        Denied::NotAllowed
    };
    let open: Vec<_> = tried.into_iter().flatten().collect();
    if open.is_empty() { Err(denied) } else { Ok(open) }
}

/// What one way gives: an answer for each hat that it speaks of.
fn try_way(way: Way, person: &SignedIn, facts: &Facts, hats: &[&Hat]) -> Vec<Result<Right, Denied>> {
    let is_own = facts.subject == Some(person.person);
    // Who might be himself is taken for himself.
    let is_another = facts.subject.is_some() && !is_own;
    let in_roles = |roles: &[RoleCode], check: &dyn Fn(&Hat) -> Result<(), Denied>| -> Vec<Result<Right, Denied>> {
        let fitting = hats.iter().filter(|hat| roles.contains(&hat.role));
        fitting.map(|hat| check(hat).map(|()| right(hat))).collect()
    };
    match way {
        Way::Console => Vec::new(),
        Way::Himself if is_own => vec![Ok(Right {
            role: None,
            visibility: Visibility::Own,
        })],
        Way::Himself => Vec::new(),
        Way::Role(role, whom) => in_roles(&[role], &|hat| {
            let fits = match whom {
                Whom::Listed | Whom::Anything => true,
                Whom::Another => is_another,
                Whom::Officer => is_another && facts.roles.contains(&RoleCode::CanBoToChuc),
            };
            within(whom == Whom::Listed || covers(hat, facts), fits)
        }),
        Way::Proposer => in_roles(role_in_question(facts, |role| role.row().proposed_by), &|hat| {
            within(covers(hat, facts), true)
        }),
        Way::Approver => in_roles(role_in_question(facts, |role| role.row().approved_by), &|hat| {
            within(covers(hat, facts) && covers_role(hat, facts), is_another)
        }),
        Way::Recipient => {
            let readers = hats.iter().filter(|hat| reads(hat, person, facts));
            found_or_hidden(readers.map(|hat| Ok(right(hat))).collect())
        }
        Way::OfficerRecipient => {
            let readers = hats.iter().filter(|hat| reads(hat, person, facts));
            let as_officer = |hat: &&Hat| {
                let fits = is_another && hat.role.row().circle == Some(CircleKind::Personnel);
                within(true, fits).map(|()| right(hat))
            };
            found_or_hidden(readers.map(as_officer).collect())
        }
        Way::AnotherRecipient => {
            let readers = hats.iter().filter(|hat| reads(hat, person, facts));
            let through_circle = |hat: &&Hat| {
                let receives = matches!(
                    hat.role.row().circle,
                    Some(CircleKind::Personnel | CircleKind::Leadership)
                );
                let fits = is_another && receives;
                within(true, fits).map(|()| right(hat))
            };
            found_or_hidden(readers.map(through_circle).collect())
        }
        Way::FellowMember => {
            let fellows = hats.iter().filter(|hat| shares_circle(hat, facts));
            found_or_hidden(
                fellows
                    .map(|hat| within(true, is_another).map(|()| right(hat)))
                    .collect(),
            )
        }
    }
}

/// Without a reader's hat there is no record.
fn found_or_hidden(found: Vec<Result<Right, Denied>>) -> Vec<Result<Right, Denied>> {
    if found.is_empty() {
        vec![Err(Denied::NotFound)]
    } else {
        found
    }
}

const fn within(is_in_scope: bool, fits: bool) -> Result<(), Denied> {
    match (is_in_scope, fits) {
        (true, true) => Ok(()),
        (true, false) => Err(Denied::NotAllowed),
        (false, _) => Err(Denied::NotFound),
    }
}

fn role_in_question(facts: &Facts, who: impl Fn(RoleCode) -> &'static [RoleCode]) -> &'static [RoleCode] {
    facts.role.map_or(&[], |question| who(question.role))
}

fn right(hat: &Hat) -> Right {
    Right {
        role: Some(hat.role),
        visibility: match hat.role.row().scope {
            Scope::Own | Scope::SingleRecord => Visibility::Own,
            Scope::UnitSubtree => Visibility::Units(vec![hat.unit]),
            Scope::Agency => Visibility::Agency,
        },
    }
}

/// Whether the subject's unit lies in the scope of a hat.
fn covers(hat: &Hat, facts: &Facts) -> bool {
    match hat.role.row().scope {
        Scope::Own | Scope::SingleRecord => false,
        Scope::UnitSubtree => facts.unit.as_ref().is_some_and(|unit| unit.is_within(hat.unit)),
        Scope::Agency => true,
    }
}

/// Whether the role in question reaches no further than the hat: a head of one unit must not make an administrator or
/// an auditor of all.
fn covers_role(hat: &Hat, facts: &Facts) -> bool {
    let is_of_agency = facts
        .role
        .is_some_and(|question| question.role.row().scope == Scope::Agency);
    !is_of_agency || facts.unit.as_ref().is_some_and(|unit| unit.root() == hat.unit)
}

/// Whether a hat makes its wearer a recipient of the record. Circles are flat: one higher up is another circle.
fn reads(hat: &Hat, person: &SignedIn, facts: &Facts) -> bool {
    let row = hat.role.row();
    facts.recipients.iter().any(|recipient| match *recipient {
        Recipient::Circle(kind, Some(unit)) => row.circle == Some(kind) && unit == hat.unit,
        Recipient::Circle(kind, None) => {
            row.circle == Some(kind) && (row.scope == Scope::Agency || hat.unit == person.unit.root())
        }
        Recipient::Account(account) => row.scope == Scope::SingleRecord && account == person.account,
    })
}

/// Whether a hat and the role in question make their wearers members of one circle: same kind, same unit.
fn shares_circle(hat: &Hat, facts: &Facts) -> bool {
    let row = hat.role.row();
    let kind = facts.role.and_then(|question| question.role.row().circle);
    let is_of_same_unit = || facts.unit.as_ref().is_some_and(|unit| unit.unit() == hat.unit);
    kind.is_some() && row.circle == kind && (row.scope == Scope::Agency || is_of_same_unit())
}

/// Whether states and conditions of a rule hold; `person` is `None` at the console.
fn holds(rule: &Rule, facts: &Facts, person: Option<&SignedIn>) -> bool {
    let question = facts.role;
    let acting = person.map_or(Proposer::Console, |person| Proposer::Account(person.account));
    rule.account.admit(facts.account.as_ref())
        && rule.role.admit(question.and_then(|question| question.state).as_ref())
        && rule.conditions.iter().all(|condition| match condition {
            Condition::NotProposer => facts.proposer.is_some_and(|proposer| proposer != acting),
            Condition::Compatible => question.is_some_and(|question| {
                let mut roles = facts.roles.iter();
                roles.all(|role| role.is_compatible_with(question.role))
            }),
            Condition::KeysExist => question
                .is_some_and(|question| !question.role.reads_others() || facts.account == Some(AccountState::Active)),
            Condition::NotLastMember => !facts.last_member,
        })
}
