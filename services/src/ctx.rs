//! What a use case is given besides its input.
//!
//! Owns: the platform shared by all requests and the context of one request.
//! Must not: hold anything between requests but connections, configuration, and files that wait for a confirmation.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Actor;
use domain::law::Law;
use store::Db;

use crate::accounts::{PasswordQueue, Session};
use crate::clock::Clock;
use crate::keys::Keys;
use crate::mail::Mailer;
use crate::people::import::Shelf;
use crate::randomness::Randomness;
use crate::{Error, Result};

/// What all requests and jobs of a process share.
#[derive(Clone)]
pub struct Platform {
    /// The store.
    pub db: Db,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The random source.
    pub randomness: Arc<dyn Randomness>,
    /// Sends neutral mail; `None` when the agency has not set mail up.
    pub mailer: Option<Arc<dyn Mailer>>,
    /// The law as built into the program.
    pub law: Arc<Law>,
    /// The keys of the server and the house that everything is sealed in.
    pub keys: Arc<Keys>,
    /// The queue before the password hash.
    pub passwords: PasswordQueue,
    /// Staff lists that were brought and not imported yet.
    pub shelf: Arc<Shelf>,
}

/// Crockford's base32 without letters that are misread on the telephone.
const REFERENCE_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Identifier of one request, short enough to be read out: `7KQ4-M2PX`. The same text is in the logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(String);

impl RequestId {
    /// A new random identifier.
    #[must_use]
    pub fn new(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; 8];
        randomness.fill(&mut bytes);
        let letters: String = bytes
            .iter()
            .map(|byte| char::from(REFERENCE_ALPHABET[usize::from(byte % 32)]))
            .collect();
        Self(format!("{}-{}", &letters[..4], &letters[4..]))
    }

    /// The identifier as people read it out.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Context of one request or command.
#[derive(Clone)]
pub struct Ctx {
    /// What the process shares.
    pub platform: Arc<Platform>,
    /// Who acts.
    pub actor: Actor,
    /// Which request it is.
    pub request: RequestId,
    session: Option<Arc<Session>>,
}

impl Ctx {
    /// The context of a new request of `actor`.
    #[must_use]
    pub fn new(platform: Arc<Platform>, actor: Actor) -> Self {
        let request = RequestId::new(platform.randomness.as_ref());
        Self {
            platform,
            actor,
            request,
            session: None,
        }
    }

    /// The same request, made by the owner of `session`.
    #[must_use]
    pub fn signed_in(self, session: Session) -> Self {
        Self {
            actor: session.actor(),
            session: Some(Arc::new(session)),
            ..self
        }
    }

    /// The session of the actor.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] when nobody is signed in.
    pub fn session(&self) -> Result<&Session> {
        self.session.as_deref().ok_or(Error::Unauthenticated)
    }

    /// The day of the agency's calendar.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        domain::time::local_day(self.now())
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.platform.clock.now()
    }

    /// The store.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.platform.db
    }

    /// The random source.
    #[must_use]
    pub fn randomness(&self) -> &dyn Randomness {
        self.platform.randomness.as_ref()
    }
}
