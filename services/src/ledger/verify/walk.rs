//! Building the tree anew, leaf by leaf, and comparing it with every head on the way.
//!
//! Owns: what a leaf must be where it stands, and what a head must be when it is reached. Must not: know where leaves and
//! heads come from.

use std::collections::BTreeMap;

use domain::ledger::checkpoint::Checkpoint;
use domain::ledger::event::{Leaf, commitment};
use domain::ledger::tree::{Frontier, leaf_hash};
use domain::ledger::{Hash, Origin};

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ledger) struct Fault {
    /// The first leaf that is, or may be, another than it was.
    pub leaf: Option<u64>,
    /// What is wrong, in one sentence.
    pub reason: String,
}

impl Fault {
    pub(in crate::ledger) fn at(leaf: u64, reason: impl Into<String>) -> Self {
        Self {
            leaf: Some(leaf),
            reason: reason.into(),
        }
    }

    pub(in crate::ledger) fn general(reason: impl Into<String>) -> Self {
        Self {
            leaf: None,
            reason: reason.into(),
        }
    }
}

/// The tree over the leaves so far.
pub(in crate::ledger) struct Walk {
    tree: Frontier,
    /// The log as its head says.
    origin: Origin,
    /// Epoch of the last leaf.
    epoch: u64,
    /// Roots that must be reached, by size, each with what says so.
    claims: BTreeMap<u64, Vec<(String, Hash)>>,
    /// Size of the last head that was reached.
    agreed: u64,
}

impl Walk {
    pub(in crate::ledger) fn new(origin: Origin) -> Self {
        Self {
            tree: Frontier::empty(),
            origin,
            epoch: 0,
            claims: BTreeMap::new(),
            agreed: 0,
        }
    }

    pub(in crate::ledger) fn size(&self) -> u64 {
        self.tree.size()
    }

    pub(in crate::ledger) fn root(&self) -> Hash {
        self.tree.root()
    }

    /// Takes a head that must be reached; `whence` begins a sentence.
    pub(in crate::ledger) fn expect(&mut self, whence: &str, checkpoint: &Checkpoint) -> Result<(), Fault> {
        if checkpoint.origin.installation() != self.origin.installation() {
            return Err(Fault::general(format!("{whence} is of another installation")));
        }
        if checkpoint.origin.epoch() > self.origin.epoch() {
            return Err(Fault::general(format!(
                "{whence} is of epoch {}, the log only of epoch {}: the log is older",
                checkpoint.origin.epoch(),
                self.origin.epoch()
            )));
        }
        let claims = self.claims.entry(checkpoint.size).or_default();
        claims.push((whence.to_owned(), checkpoint.root));
        self.compare()
    }

    /// Appends the leaf with these canonical bytes and returns the hashes that it completes, each with its place.
    /// [`Walk::compare`] comes next, when the leaf itself is good.
    pub(in crate::ledger) fn append(&mut self, content: &[u8], leaf: &Leaf) -> Result<Vec<(u64, Hash)>, Fault> {
        let place = self.size();
        let origin = leaf.origin();
        let follows = (self.epoch..=self.origin.epoch()).contains(&origin.epoch());
        if origin.installation() != self.origin.installation() || !follows {
            return Err(Fault::at(place, format!("event {place} is of another log: {origin}")));
        }
        self.epoch = origin.epoch();
        Ok(self.tree.append(leaf_hash(content)))
    }

    /// Compares the root with every head of this size.
    pub(in crate::ledger) fn compare(&mut self) -> Result<(), Fault> {
        let (size, root) = (self.size(), self.root());
        for (whence, claimed) in self.claims.remove(&size).into_iter().flatten() {
            if claimed != root {
                let from = self.agreed;
                return Err(Fault::at(
                    from,
                    format!("{whence} has another root for {size} events: from event {from} on they were changed"),
                ));
            }
            self.agreed = size;
        }
        Ok(())
    }

    /// What must hold when there are no more leaves.
    pub(in crate::ledger) fn finish(&self) -> Result<(), Fault> {
        match self.claims.last_key_value() {
            None => Ok(()),
            Some((known, claims)) => {
                let whence = claims.first().map_or("a checkpoint", |(whence, _)| whence.as_str());
                let size = self.size();
                Err(Fault::at(
                    size,
                    format!(
                        "{whence} knows {known} events, there are {size}: events were cut off, or the log is older"
                    ),
                ))
            }
        }
    }
}

/// Whether a body, if it is still there, is the one that its event commits to.
pub(in crate::ledger) fn check_body(
    place: u64,
    leaf: &Leaf,
    nonce: Option<&[u8]>,
    body: Option<&[u8]>,
) -> Result<bool, Fault> {
    match (nonce, body) {
        (None, None) => Ok(false),
        (Some(nonce), Some(body))
            if nonce
                .try_into()
                .is_ok_and(|nonce| commitment(nonce, body) == leaf.commitment()) =>
        {
            Ok(true)
        }
        _ => Err(Fault::at(
            place,
            format!("the body of event {place} is not the one that it commits to"),
        )),
    }
}
