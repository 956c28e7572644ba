//! Stand-ins for the world outside.
//!
//! Owns: a clock that stands still, randomness from a seed, mail that is kept. Must not: stand in for the store.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use services::clock::Clock;
use services::mail::{Letter, MailError, Mailer};
use services::randomness::Randomness;

/// A clock that moves only when told to.
pub struct MockClock(Mutex<DateTime<Utc>>);

impl MockClock {
    pub fn at(instant: &str) -> Self {
        Self(Mutex::new(instant.parse().expect("a valid instant")))
    }

    pub fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

impl Clock for MockClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The same bytes in every run.
pub struct SeededRandomness(Mutex<StdRng>);

impl SeededRandomness {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Randomness for SeededRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}

/// Mail that was handed over; refuses as many letters as it was told to, or breaks over the next one.
#[derive(Default)]
pub struct CapturedMail {
    letters: Mutex<Vec<Letter>>,
    refusals: Mutex<u32>,
    breaks: AtomicBool,
}

impl CapturedMail {
    pub fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn refuse_next(&self, count: u32) {
        *self.refusals.lock().unwrap_or_else(PoisonError::into_inner) = count;
    }

    pub fn break_next(&self) {
        self.breaks.store(true, Ordering::SeqCst);
    }
}

#[async_trait]
impl Mailer for CapturedMail {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        assert!(!self.breaks.swap(false, Ordering::SeqCst), "told to break");
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        if *refusals > 0 {
            *refusals -= 1;
            return Err(MailError::Unreachable);
        }
        self.letters
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(letter.clone());
        Ok(())
    }
}
