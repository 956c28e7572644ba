//! The queue before the password hash.
//!
//! Owns: how many passwords are hashed at once and how many may wait: each takes 64 MiB and a core.
//! Must not: let a storm of sign-ins take either from everybody else.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task;
use vault::Secret;
use vault::password::{Cost, Hashing, PasswordKeys};
use zeroize::Zeroizing;

use crate::{Error, Result};

const RETRY: Duration = Duration::from_secs(10);

/// Shared by all requests of a process.
#[derive(Clone)]
pub struct PasswordQueue {
    places: Arc<Semaphore>,
    inside: Arc<AtomicUsize>,
    most: usize,
    cost: Cost,
}

impl PasswordQueue {
    /// What a new password costs outside tests and demonstrations.
    pub const COST: Cost = Cost::DEFAULT;
    /// The least that is accepted.
    pub const CHEAPEST: Cost = Cost::FLOOR;

    /// Hashes `at_once` passwords at a time, lets `waiting` more wait; new passwords cost `cost`.
    #[must_use]
    pub fn new(at_once: usize, waiting: usize, cost: Cost) -> Self {
        Self {
            places: Arc::new(Semaphore::new(at_once)),
            inside: Arc::default(),
            most: at_once + waiting,
            cost,
        }
    }

    /// What a new password costs.
    pub(crate) fn cost(&self) -> Cost {
        self.cost
    }

    /// Hashes a password when its turn comes.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait already.
    pub(crate) async fn derive(&self, hashing: Hashing, password: &str, pepper: Secret) -> Result<PasswordKeys> {
        let _place = Place::take(self)?;
        let turn = self.places.clone().acquire_owned().await;
        let turn = turn.map_err(|error| Error::Internal(Box::new(error)))?;
        let password = Zeroizing::new(password.to_owned());
        let hash = task::spawn_blocking(move || {
            let keys = hashing.derive(&password, &pepper);
            drop(turn);
            keys
        });
        hash.await
            .map_err(|error| Error::Internal(Box::new(error)))?
            .map_err(Error::from)
    }
}

/// One of those inside, working or waiting; given back however the request ends.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(queue: &PasswordQueue) -> Result<Self> {
        let place = Self(queue.inside.clone());
        if place.0.fetch_add(1, Ordering::SeqCst) < queue.most {
            Ok(place)
        } else {
            Err(Error::Busy { retry_after: RETRY })
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
