//! Files that wait between two pages.
//!
//! Owns: how many, how long, and for whom. Must not: write anything to a disk, or give a file to anybody but who brought
//! it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::people::staff_sheet::{Offers, StaffColumn};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::{Against, Looked};

/// How long a file waits after it was last looked at.
pub const WAITS: TimeDelta = TimeDelta::minutes(30);
/// Longest file that waits, without pictures and the like, in bytes; thirty thousand people take a third of it.
pub const MAX_KEPT: usize = 6 * 1024 * 1024;
/// Files that wait at once.
const PLACES: usize = 4;

/// The shelf of one process.
pub struct Shelf {
    lying: Mutex<Vec<Lying>>,
    /// Reading a file takes memory and a whole processor: one at a time.
    pub(super) desk: Semaphore,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            lying: Mutex::default(),
            desk: Semaphore::new(1),
        }
    }
}

/// What somebody said about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The sheet; none for the one with most known columns.
    pub sheet: Option<usize>,
    /// What the columns are, by their places; none while nobody has said it.
    pub columns: Option<BTreeMap<u16, StaffColumn>>,
    /// What was offered and accepted.
    pub offers: Offers,
}

/// What happens with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was written.
    Waiting,
    /// It is being imported.
    Running {
        /// People done.
        done: usize,
        /// People in all; 0 before they are counted.
        all: usize,
    },
    /// It was imported; where that led.
    Imported(String),
}

struct Lying {
    id: Uuid,
    account: Uuid,
    used: DateTime<Utc>,
    file: Arc<[u8]>,
    choice: Choice,
    state: State,
    looked: Option<Kept>,
}

/// What a file would change, for the next page of it.
struct Kept {
    against: Against,
    looked: Arc<Looked>,
}

/// A file as taken from the shelf.
pub(super) struct Taken {
    pub file: Arc<[u8]>,
    pub choice: Choice,
}

/// Whose file, and when it is asked for.
#[derive(Clone, Copy)]
pub(super) struct Claim {
    pub id: Uuid,
    pub account: Uuid,
    pub now: DateTime<Utc>,
}

impl Shelf {
    /// Puts a file there. An earlier one of the same person makes place for it, and else the one that waits longest; none of
    /// them while it is being imported. Nothing when there is no place.
    pub(super) fn put(&self, claim: Claim, file: Vec<u8>) -> Option<()> {
        let mut lying = self.swept(claim.now);
        lying.retain(|other| other.account != claim.account || matches!(other.state, State::Running { .. }));
        while lying.len() >= PLACES {
            let place = lying
                .iter()
                .position(|other| !matches!(other.state, State::Running { .. }))?;
            lying.remove(place);
        }
        lying.push(Lying {
            id: claim.id,
            account: claim.account,
            used: claim.now,
            file: file.into(),
            choice: Choice::default(),
            state: State::Waiting,
            looked: None,
        });
        Some(())
    }

    /// The file and what was said about it; none when it is gone, was imported, or is not theirs.
    pub(super) fn take(&self, claim: Claim) -> Option<Taken> {
        self.with(claim, |lying| {
            let is_there = !matches!(lying.state, State::Imported(_));
            is_there.then(|| Taken {
                file: lying.file.clone(),
                choice: lying.choice.clone(),
            })
        })
        .flatten()
    }

    /// Keeps what somebody said about it.
    pub(super) fn choose(&self, claim: Claim, choice: Choice) -> Option<()> {
        self.with(claim, |lying| {
            lying.choice = choice;
            lying.looked = None;
        })
    }

    /// What the file would change, where it was compared with the same before and nobody has said anything else about it
    /// since.
    pub(super) fn looked(&self, claim: Claim, against: &Against) -> Option<Arc<Looked>> {
        self.with(claim, |lying| {
            let kept = lying.looked.as_ref().filter(|kept| kept.against == *against);
            kept.map(|kept| kept.looked.clone())
        })
        .flatten()
    }

    /// Keeps what the file would change, read with this choice, as long as the file waits or until the same is kept of
    /// another: of one file at a time, because it is many times as large as the file.
    pub(super) fn keep(&self, claim: Claim, choice: &Choice, against: Against, looked: Arc<Looked>) {
        let mut lying = self.swept(claim.now);
        for one in lying.iter_mut() {
            let is_of_it = one.id == claim.id && one.account == claim.account && one.choice == *choice;
            one.looked = (is_of_it && one.state == State::Waiting).then(|| Kept {
                against: against.clone(),
                looked: looked.clone(),
            });
        }
    }

    /// What happens with it; none when it is gone.
    pub(super) fn state(&self, claim: Claim) -> Option<State> {
        self.with(claim, |lying| lying.state.clone())
    }

    /// Marks it as being imported; what happened with it before. Only after [`State::Waiting`] it is the caller's to do.
    pub(super) fn start(&self, claim: Claim) -> Option<State> {
        self.with(claim, |lying| match lying.state {
            State::Waiting => {
                // The import compares anew.
                lying.looked = None;
                std::mem::replace(&mut lying.state, State::Running { done: 0, all: 0 })
            }
            _ => lying.state.clone(),
        })
    }

    /// Says what happens with it. What was imported is not kept any longer.
    pub fn set(&self, id: Uuid, state: State) {
        let mut lying = self.lock();
        if let Some(one) = lying.iter_mut().find(|one| one.id == id) {
            if matches!(state, State::Imported(_)) {
                one.file = Arc::default();
            }
            one.state = state;
        }
    }

    /// What was being imported waits again.
    pub(super) fn leave(&self, id: Uuid) {
        let mut lying = self.lock();
        let mut running = lying
            .iter_mut()
            .filter(|one| matches!(one.state, State::Running { .. }));
        if let Some(one) = running.find(|one| one.id == id) {
            one.state = State::Waiting;
        }
    }

    fn with<T>(&self, claim: Claim, act: impl FnOnce(&mut Lying) -> T) -> Option<T> {
        let mut lying = self.swept(claim.now);
        let one = lying
            .iter_mut()
            .find(|one| one.id == claim.id && one.account == claim.account)?;
        one.used = claim.now;
        Some(act(one))
    }

    fn swept(&self, now: DateTime<Utc>) -> MutexGuard<'_, Vec<Lying>> {
        let mut lying = self.lock();
        lying.retain(|one| now - one.used < WAITS || matches!(one.state, State::Running { .. }));
        lying
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Lying>> {
        self.lying.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: Uuid = Uuid::from_u128(1);
    const OWNER: Uuid = Uuid::from_u128(100);

    fn claim(id: Uuid, account: Uuid, minutes: i64) -> Claim {
        Claim {
            id,
            account,
            now: DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes),
        }
    }

    fn is_there(shelf: &Shelf, claim: Claim) -> bool {
        shelf.take(claim).is_some()
    }

    #[test]
    fn a_file_waits_for_its_owner_and_half_an_hour_after_he_last_looked() {
        let shelf = Shelf::default();
        shelf.put(claim(FILE, OWNER, 0), vec![1, 2]).expect("a place");
        assert!(
            !is_there(&shelf, claim(FILE, Uuid::from_u128(101), 1)),
            "of somebody else"
        );
        assert!(!is_there(&shelf, claim(Uuid::from_u128(2), OWNER, 1)), "another one");
        assert!(is_there(&shelf, claim(FILE, OWNER, 29)));
        assert!(is_there(&shelf, claim(FILE, OWNER, 58)));
        assert!(!is_there(&shelf, claim(FILE, OWNER, 88)));
        assert!(!is_there(&shelf, claim(FILE, OWNER, 58)), "it was let go");
    }

    #[test]
    fn a_new_file_takes_the_place_of_an_earlier_one_and_of_the_oldest() {
        let shelf = Shelf::default();
        shelf.put(claim(FILE, OWNER, 0), vec![1]).expect("a place");
        shelf
            .put(claim(Uuid::from_u128(2), OWNER, 0), vec![2])
            .expect("a place");
        assert!(!is_there(&shelf, claim(FILE, OWNER, 0)));
        let (files, owners) = (
            [3, 4, 5, 6].map(Uuid::from_u128),
            [103, 104, 105, 106].map(Uuid::from_u128),
        );
        for (file, owner) in files.into_iter().zip(owners) {
            shelf.put(claim(file, owner, 1), vec![3]).expect("a place");
        }
        assert!(!is_there(&shelf, claim(Uuid::from_u128(2), OWNER, 1)));
        for (file, owner) in files.into_iter().zip(owners) {
            assert!(is_there(&shelf, claim(file, owner, 1)));
        }
    }

    #[test]
    fn a_file_is_imported_once_and_then_not_kept() {
        let (shelf, of) = (Shelf::default(), claim(FILE, OWNER, 0));
        shelf.put(of, vec![1]).expect("a place");
        assert_eq!(shelf.start(of), Some(State::Waiting));
        let running = State::Running { done: 0, all: 0 };
        assert_eq!(shelf.start(of), Some(running.clone()));
        // However long it takes, and whatever else its owner brings.
        let later = claim(FILE, OWNER, 90);
        shelf
            .put(claim(Uuid::from_u128(2), OWNER, 90), vec![2])
            .expect("a place");
        assert_eq!(shelf.state(later), Some(running));
        shelf.leave(FILE);
        assert_eq!(
            shelf.start(later),
            Some(State::Waiting),
            "what did not come to an end can be tried again"
        );
        let imported = State::Imported("/xong".to_owned());
        shelf.set(FILE, imported.clone());
        shelf.leave(FILE);
        assert_eq!((shelf.start(later), is_there(&shelf, later)), (Some(imported), false));
    }

    #[test]
    fn a_file_that_is_being_imported_makes_no_place() {
        let shelf = Shelf::default();
        let of = |number: u128| claim(Uuid::from_u128(number), Uuid::from_u128(100 + number), 0);
        for number in 1..=4 {
            assert_eq!(shelf.put(of(number), vec![1]), Some(()));
        }
        shelf.start(of(1));
        assert_eq!(shelf.put(of(5), vec![1]), Some(()));
        let running = State::Running { done: 0, all: 0 };
        assert_eq!(
            (shelf.state(of(1)), is_there(&shelf, of(2))),
            (Some(running.clone()), false)
        );
        for number in 3..=5 {
            shelf.start(of(number));
        }
        assert_eq!(shelf.put(of(6), vec![1]), None, "all are being imported");
        assert_eq!(shelf.state(of(1)), Some(running));
        shelf.set(of(3).id, State::Imported("/xong".to_owned()));
        assert_eq!(shelf.put(of(6), vec![1]), Some(()));
    }

    fn against(day: u32) -> Against {
        Against {
            today: chrono::NaiveDate::from_ymd_opt(2026, 7, day).expect("a day"),
            ..Against::default()
        }
    }

    #[test]
    fn what_a_file_would_change_goes_with_the_file_its_choice_and_what_it_was_compared_with() {
        let (shelf, of, today) = (Shelf::default(), claim(FILE, OWNER, 0), against(1));
        let keep = |of| shelf.keep(of, &Choice::default(), against(1), Arc::default());
        keep(of);
        assert!(shelf.looked(of, &today).is_none(), "there is no such file");
        shelf.put(of, vec![1]).expect("a place");
        keep(of);
        assert!(shelf.looked(of, &today).is_some());
        assert!(shelf.looked(of, &against(2)).is_none(), "another day");
        assert!(
            shelf.looked(claim(FILE, Uuid::from_u128(101), 1), &today).is_none(),
            "of somebody else"
        );
        let choice = Choice {
            sheet: Some(1),
            ..Choice::default()
        };
        shelf.choose(of, choice.clone());
        assert!(shelf.looked(of, &today).is_none(), "it is read otherwise now");
        keep(of);
        assert!(
            shelf.looked(of, &today).is_none(),
            "what was read before somebody chose"
        );
        shelf.keep(of, &choice, against(1), Arc::default());
        assert!(shelf.looked(of, &today).is_some());
        // Of one file at a time.
        let other = claim(Uuid::from_u128(2), Uuid::from_u128(102), 0);
        shelf.put(other, vec![2]).expect("a place");
        keep(other);
        assert_eq!(
            (
                shelf.looked(of, &today).is_some(),
                shelf.looked(other, &today).is_some()
            ),
            (false, true)
        );
        shelf.start(other);
        assert!(shelf.looked(other, &today).is_none(), "an import compares anew");
        keep(other);
        assert!(shelf.looked(other, &today).is_none(), "and needs the room");
        shelf.leave(other.id);
        keep(other);
        assert!(
            shelf.looked(claim(other.id, other.account, 31), &today).is_none(),
            "it went with the file"
        );
    }
}
