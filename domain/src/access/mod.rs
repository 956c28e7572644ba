//! Who may do what.
//!
//! Owns: the actors and the rule that stands beside every route.
//! Must not: load facts (`services::access` does) or trust anything that a page says about its reader.

/// Who acts in a request or a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody signed in.
    Anonymous,
    /// The background worker: holds no user keys and never sees content.
    Worker,
    /// A command at the server's console.
    Console,
}

/// The rule of a route: a screen cannot be mounted without one, and the route coverage test walks them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessRule {
    /// Anybody, signed in or not: shows nothing about a person, a declaration or a case.
    Public,
}

impl AccessRule {
    /// Whether `actor` may call a route with this rule at all; what he then sees is decided per record.
    #[must_use]
    pub fn admits(self, actor: Actor) -> bool {
        match (self, actor) {
            (Self::Public, Actor::Anonymous) => true,
            // The worker and the console have no business on the web.
            (Self::Public, Actor::Worker | Actor::Console) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_routes_admit_people_and_refuse_machines() {
        assert!(AccessRule::Public.admits(Actor::Anonymous));
        assert!(!AccessRule::Public.admits(Actor::Worker));
        assert!(!AccessRule::Public.admits(Actor::Console));
    }
}
