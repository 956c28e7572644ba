//! The rule that stands beside every route.
//!
//! Owns: who may call a route at all. Must not: decide about a record; what a caller then sees is decided per act.

use chrono::NaiveDate;

use super::{Actor, Denied, RoleCode, SignedIn};

/// The rule of a route: a screen cannot be mounted without one, and the route coverage test walks them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessRule {
    /// Anybody, signed in or not: shows nothing about a person, a declaration or a case.
    Public,
    /// Anybody signed in.
    SignedIn,
    /// The same, inside the step-up window.
    SignedInSteppedUp,
    /// Wearers of one of these roles.
    AnyOf(&'static [RoleCode]),
    /// The same, inside the step-up window.
    AnyOfSteppedUp(&'static [RoleCode]),
}

impl AccessRule {
    /// Whether `actor` may call a route with this rule on a day.
    ///
    /// # Errors
    /// The [`Denied`]; never [`Denied::NotFound`], because a route is no secret.
    pub fn admits(&self, actor: &Actor, today: NaiveDate) -> Result<(), Denied> {
        let person = match actor {
            // The worker and the console have no business on the web.
            Actor::Worker | Actor::Console => return Err(Denied::NotAllowed),
            Actor::Anonymous => None,
            Actor::Person(person) => Some(person),
        };
        let signed_in = person.ok_or(Denied::NotSignedIn);
        match *self {
            Self::Public => Ok(()),
            Self::SignedIn => signed_in.map(|_| ()),
            Self::SignedInSteppedUp => stepped_up(signed_in?),
            Self::AnyOf(roles) => wears_one_of(signed_in?, roles, today),
            Self::AnyOfSteppedUp(roles) => {
                let person = signed_in?;
                wears_one_of(person, roles, today)?;
                stepped_up(person)
            }
        }
    }
}

const fn stepped_up(person: &SignedIn) -> Result<(), Denied> {
    if person.stepped_up {
        Ok(())
    } else {
        Err(Denied::StepUpNeeded)
    }
}

fn wears_one_of(person: &SignedIn, roles: &[RoleCode], today: NaiveDate) -> Result<(), Denied> {
    let mut worn = person
        .hats_on(today)
        .map(|hat| hat.role)
        .filter(|role| roles.contains(role))
        .peekable();
    if worn.peek().is_none() {
        return Err(Denied::NotAllowed);
    }
    if worn.any(|role| person.has_factor_for(role)) {
        Ok(())
    } else {
        Err(Denied::SecondFactorNeeded)
    }
}
