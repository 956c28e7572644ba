//! Looking for any change of the log that was not made by this program.
//!
//! Owns: the order of checks and the verdict. Must not: believe a hash, a column or a head that it can compute.

mod rows;
mod walk;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::ledger::Hash;
use domain::ledger::checkpoint::Checkpoint;
use domain::ledger::event::Clear;
use domain::ledger::tree::stored_hash_index;
use domain::system::Engine;
use serde::Serialize;
use store::ledger::{self as stored, StoredEvent};
use store::{Db, Tx};

use super::head::open;
use crate::Error;
use crate::keys::Keys;
use rows::Images;
pub use rows::RowFault;
pub(super) use walk::{Fault, Walk, check_body};

/// Events that are in memory at the same time.
const BATCH: i64 = 500;
/// Faulty rows that are told one by one.
const ROWS_TOLD: usize = 100;

/// What is looked at besides the log itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The note in the anchor file.
    pub anchor: Option<&'a str>,
    /// A note that somebody has kept.
    pub checkpoint: Option<&'a str>,
    /// Whether all rows are compared with the events that tell of them.
    pub rows: bool,
}

/// The verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether nothing was found.
    pub ok: bool,
    /// Leaves that were read and are good.
    pub size: u64,
    /// The root over them, base64 as in a note.
    pub root: String,
    /// The first leaf that is, or may be, another than it was.
    pub first_bad: Option<u64>,
    /// What was found first.
    pub reason: Option<String>,
    /// Events that wait for their place.
    pub waiting: u64,
    /// Events whose bodies were erased.
    pub erased: u64,
    /// The first hundred rows that are not as their events left them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowFault>,
}

impl Report {
    pub(super) fn new(size: u64, root: Hash) -> Self {
        Self {
            ok: true,
            size,
            root: BASE64.encode(root.as_bytes()),
            first_bad: None,
            reason: None,
            waiting: 0,
            erased: 0,
            rows: Vec::new(),
        }
    }

    pub(super) fn refused(self, fault: Fault) -> Self {
        Self {
            ok: false,
            first_bad: fault.leaf,
            reason: Some(fault.reason),
            ..self
        }
    }

    fn with_rows(self, mut faults: Vec<RowFault>) -> Self {
        let Some(first) = faults.first() else { return self };
        let more = match faults.len() {
            1 => String::new(),
            all => format!(" ({} more row(s))", all - 1),
        };
        let fault = Fault {
            leaf: first.event,
            reason: format!("{} {}: {}{more}", first.table, first.key, first.what),
        };
        faults.truncate(ROWS_TOLD);
        Self {
            rows: faults,
            ..self.refused(fault)
        }
    }
}

/// Why the walk stopped.
enum Stop {
    Fault(Fault),
    Error(Error),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<store::Error> for Stop {
    fn from(error: store::Error) -> Self {
        Self::Error(error.into())
    }
}

/// Verifies the whole log of a store, in one consistent state of it.
///
/// # Errors
/// When the store has no ledger or does not answer. What was changed is told in the report.
pub async fn verify(db: &Db, keys: &Keys, options: Options<'_>) -> crate::Result<Report> {
    verify_in(&mut db.read().await?, keys, options).await
}

/// The same inside a transaction of the caller.
pub(crate) async fn verify_in(tx: &mut Tx, keys: &Keys, options: Options<'_>) -> crate::Result<Report> {
    let head = stored::head(tx).await?;
    let mut log = Log {
        walk: Walk::new(head.origin),
        keys,
        images: options.rows.then(Images::default),
        waiting: 0,
        erased: 0,
    };
    let outcome = log.run(tx, options, head.size).await;
    let report = Report {
        waiting: log.waiting,
        erased: log.erased,
        ..Report::new(log.walk.size(), log.walk.root())
    };
    match outcome {
        Err(Stop::Error(error)) => Err(error),
        Err(Stop::Fault(fault)) => Ok(report.refused(fault)),
        Ok(()) => Ok(match log.images {
            Some(images) => report.with_rows(images.compare(tx).await?),
            None => report,
        }),
    }
}

struct Log<'a> {
    walk: Walk,
    keys: &'a Keys,
    images: Option<Images>,
    waiting: u64,
    erased: u64,
}

impl Log<'_> {
    async fn run(&mut self, tx: &mut Tx, options: Options<'_>, head: u64) -> Result<(), Stop> {
        for (whence, note) in [
            ("the anchor file", options.anchor),
            ("the given checkpoint", options.checkpoint),
        ] {
            if let Some(note) = note {
                let checkpoint = self.opened(whence, note)?;
                self.walk.expect(whence, &checkpoint)?;
            }
        }
        while self.batch(tx).await? {}
        self.end(tx, head).await?;
        self.wait(tx).await
    }

    fn opened(&self, whence: &str, note: &str) -> Result<Checkpoint, Fault> {
        open(note, self.keys.ledger_public())
            .map_err(|error| Fault::general(format!("{whence} is not signed by this installation: {error}")))
    }

    /// Reads on and says whether there was anything.
    async fn batch(&mut self, tx: &mut Tx) -> Result<bool, Stop> {
        let begin = self.walk.size();
        // The first batch also finds what stands before the first place there is.
        let from = if begin == 0 { i64::MIN } else { signed(begin) };
        for row in stored::checkpoints(tx, from, signed(begin) + BATCH, BATCH).await? {
            let whence = format!("the checkpoint of size {}", row.size);
            let checkpoint = self.opened(&whence, &row.note)?;
            if signed(checkpoint.size) != row.size {
                return Err(Fault::general(format!("{whence} is kept in the place of another")).into());
            }
            self.walk.expect(&whence, &checkpoint)?;
        }
        let events = stored::events(tx, from, BATCH).await?;
        let (from, until) = (
            stored_hash_index(0, begin),
            stored_hash_index(0, begin + events.len() as u64),
        );
        let from_the_first = if begin == 0 { i64::MIN } else { signed(from) };
        let mut run = stored::hash_run(tx, from_the_first, signed(until - from))
            .await?
            .into_iter();
        for event in &events {
            let place = self.walk.size();
            for (position, hash) in self.leaf(event)? {
                if run.next() != Some((signed(position), hash.as_bytes().to_vec())) {
                    let reason = format!("event {place} is not the one whose hash is stored at {position}");
                    return Err(Fault::at(place, reason).into());
                }
            }
            self.walk.compare()?;
        }
        Ok(!events.is_empty())
    }

    fn leaf(&mut self, stored: &StoredEvent) -> Result<Vec<(u64, Hash)>, Fault> {
        let place = self.walk.size();
        match stored.event.leaf {
            Some(leaf) if leaf > signed(place) => {
                return Err(Fault::at(place, format!("event {place} is missing")));
            }
            Some(leaf) if leaf == signed(place) => {}
            _ => return Err(Fault::at(place, "two events claim one place, or one that cannot be")),
        }
        let leaf = stored
            .event
            .read()
            .map_err(|error| Fault::at(place, format!("event {place} was changed: {error}")))?;
        if !check_body(place, &leaf, stored.nonce.as_deref(), stored.body.as_deref())? {
            self.erased += 1;
        }
        if let (Some(images), Clear::Ordinary(clear)) = (&mut self.images, leaf.clear()) {
            images.note(Some(place), &clear.rows);
        }
        self.walk.append(&stored.event.content, &leaf)
    }

    /// What must hold behind the last leaf.
    async fn end(&mut self, tx: &mut Tx, head: u64) -> Result<(), Stop> {
        let size = self.walk.size();
        let more = stored::checkpoints(tx, signed(size), i64::MAX, 1).await?;
        if let Some(row) = more.first() {
            let whence = format!("the checkpoint of size {}", row.size);
            let checkpoint = self.opened(&whence, &row.note)?;
            self.walk.expect(&whence, &checkpoint)?;
        }
        self.walk.finish()?;
        let fault = if head != size {
            format!("the head says {head} events, there are {size}")
        } else if stored::count(tx).await? != signed(size) {
            "two events claim one place".to_owned()
        } else if !stored::hash_run(tx, signed(stored_hash_index(0, size)), 1)
            .await?
            .is_empty()
        {
            "hashes of further events are stored: events were cut off".to_owned()
        } else {
            return Ok(());
        };
        Err(Fault::at(size.min(head), fault).into())
    }

    /// Events without a place. The embedded engine has none; on PostgreSQL the worker may not have come yet.
    async fn wait(&mut self, tx: &mut Tx) -> Result<(), Stop> {
        let mut last: Option<StoredEvent> = None;
        loop {
            let events = stored::waiting(tx, last.as_ref().map(|stored| &stored.event), BATCH).await?;
            for stored in &events {
                let id = stored.event.id;
                let leaf = stored.event.read().map_err(|error| {
                    Fault::general(format!("event {id}, which has no place yet, was changed: {error}"))
                })?;
                if tx.engine() == Engine::Sqlite {
                    return Err(
                        Fault::general(format!("event {id} has no place: it was not written by the program")).into(),
                    );
                }
                if let (Some(images), Clear::Ordinary(clear)) = (&mut self.images, leaf.clear()) {
                    images.note(None, &clear.rows);
                }
                self.waiting += 1;
            }
            match events.into_iter().next_back() {
                Some(event) => last = Some(event),
                None => return Ok(()),
            }
        }
    }
}

/// Places and sizes stay far below the largest number that the database knows; one that does not fits nothing there.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
