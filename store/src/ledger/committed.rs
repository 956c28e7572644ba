//! The events that this process committed, until somebody saw them in the tree.
//!
//! Owns: that memory and its bound. Must not: decide when an event is missing.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use domain::ledger::Hash;
use uuid::Uuid;

/// More acts than a process commits while a worker is away for hours. Older ones are forgotten: they are worth less than
/// the memory.
const MOST: usize = 100_000;

/// An event that was committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommittedEvent {
    /// Its id.
    pub id: Uuid,
    /// The hash of its leaf.
    pub hash: Hash,
    /// When it happened.
    pub at: DateTime<Utc>,
}

/// Events in the order in which they were committed.
#[derive(Default)]
pub struct Committed(Mutex<VecDeque<CommittedEvent>>);

impl Committed {
    pub(crate) fn remember(&self, events: Vec<CommittedEvent>) {
        let mut all = self.all();
        all.extend(events);
        let too_many = all.len().saturating_sub(MOST);
        all.drain(..too_many);
    }

    /// Up to `most` events, the oldest first.
    #[must_use]
    pub fn oldest(&self, most: usize) -> Vec<CommittedEvent> {
        self.all().iter().take(most).copied().collect()
    }

    /// Forgets events that were seen in the tree, or whose absence was told.
    pub fn forget(&self, ids: &HashSet<Uuid>) {
        self.all().retain(|event| !ids.contains(&event.id));
    }

    fn all(&self) -> MutexGuard<'_, VecDeque<CommittedEvent>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(number: u128) -> CommittedEvent {
        CommittedEvent {
            id: Uuid::from_u128(number),
            hash: Hash::from_bytes([0; 32]),
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_newest_are_kept_and_what_was_seen_is_forgotten() {
        let committed = Committed::default();
        committed.remember((0..MOST as u128).map(event).collect());
        committed.remember(vec![event(MOST as u128)]);
        assert_eq!(committed.oldest(2), [event(1), event(2)]);
        assert_eq!(committed.oldest(usize::MAX).len(), MOST);
        committed.forget(&HashSet::from([event(1).id, event(3).id]));
        assert_eq!(committed.oldest(2), [event(2), event(4)]);
    }
}
