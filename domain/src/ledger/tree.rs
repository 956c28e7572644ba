//! The Merkle tree over the leaves.
//!
//! Owns: the hashes of RFC 6962 and the places where they are stored. Must not: forget or rewrite a stored hash.
//!
//! Every complete subtree has one stored hash. A hash is stored as soon as its subtree is complete, from the leaf
//! upwards, so the places form one sequence that only grows. It is the numbering of Go's `golang.org/x/mod/sumdb/tlog`.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::Hash;

/// Leaves of the largest tree. The places of its hashes still fit the signed integers of both database engines.
pub const LARGEST_SIZE: u64 = 1 << 62;

const LEAF_PREFIX: [u8; 1] = [0];
const NODE_PREFIX: [u8; 1] = [1];

/// The hashes handed in are not those that were asked for, or the tree is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the hashes do not fit the size of the tree")]
pub struct WrongHashes;

/// The hash of a leaf's canonical bytes.
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    let hasher = Sha256::new().chain_update(LEAF_PREFIX).chain_update(leaf);
    Hash::from_bytes(hasher.finalize().into())
}

/// The hash of an inner node.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let hasher = Sha256::new()
        .chain_update(NODE_PREFIX)
        .chain_update(left.as_bytes())
        .chain_update(right.as_bytes());
    Hash::from_bytes(hasher.finalize().into())
}

/// The root of a tree without leaves.
#[must_use]
pub fn empty_root() -> Hash {
    Hash::from_bytes(Sha256::digest([]).into())
}

/// Where the hash of the complete subtree of 2^`level` leaves number `position`, counted from 0, is stored.
///
/// For a tree of `size` leaves `stored_hash_index(0, size)` is the number of its stored hashes.
///
/// The subtree lies within [`LARGEST_SIZE`] leaves; the index of any other has no meaning.
#[must_use]
pub const fn stored_hash_index(level: u32, position: u64) -> u64 {
    // The subtree's hash follows `level` places behind that of its last leaf, and before that leaf there are as many
    // stored hashes as complete subtrees of the leaves before it: 2n minus the one bits of n.
    let last_leaf = ((position + 1) << level) - 1;
    2 * last_leaf - last_leaf.count_ones() as u64 + level as u64
}

/// Where the hashes are stored that [`Frontier::restore`] needs for a tree of this size, left to right.
///
/// # Errors
/// The tree is larger than [`LARGEST_SIZE`].
pub fn frontier_indexes(size: u64) -> Result<Vec<u64>, WrongHashes> {
    if size > LARGEST_SIZE {
        return Err(WrongHashes);
    }
    Ok(subtree_indexes(0..size))
}

/// Where the hashes are stored that together cover these leaves, left to right. The range begins where a subtree at
/// least as large as itself begins.
pub(super) fn subtree_indexes(leaves: Range<u64>) -> Vec<u64> {
    let mut indexes = Vec::new();
    let mut start = leaves.start;
    while let Some(level) = (leaves.end - start).checked_ilog2() {
        indexes.push(stored_hash_index(level, start >> level));
        start += 1 << level;
    }
    indexes
}

/// The hash over complete subtrees that lie side by side, left to right; none for none.
pub(super) fn join(subtrees: &[Hash]) -> Option<Hash> {
    subtrees
        .iter()
        .rev()
        .copied()
        .reduce(|right, left| node_hash(&left, &right))
}

/// The complete subtrees of a tree, largest first: all that is needed to append to it and to know its root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    subtrees: Vec<Hash>,
}

impl Frontier {
    /// The tree without leaves.
    #[must_use]
    pub const fn empty() -> Self {
        Self {
            size: 0,
            subtrees: Vec::new(),
        }
    }

    /// The tree of `size` leaves from the hashes stored at [`frontier_indexes`].
    ///
    /// # Errors
    /// Not as many hashes as indexes, or a tree larger than [`LARGEST_SIZE`].
    pub fn restore(size: u64, hashes: Vec<Hash>) -> Result<Self, WrongHashes> {
        let expected = usize::try_from(size.count_ones()).map_err(|_| WrongHashes)?;
        if size > LARGEST_SIZE || hashes.len() != expected {
            return Err(WrongHashes);
        }
        Ok(Self { size, subtrees: hashes })
    }

    /// Number of leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root hash.
    #[must_use]
    pub fn root(&self) -> Hash {
        join(&self.subtrees).unwrap_or_else(empty_root)
    }

    /// Appends one leaf. Returns the hashes that are now to be stored, each with its place; the places follow each
    /// other without a gap.
    pub fn append(&mut self, leaf: Hash) -> Vec<(u64, Hash)> {
        let first = stored_hash_index(0, self.size);
        // Each one bit at the end of the size is a subtree that the new leaf completes to one twice as large.
        let completed = self.size.trailing_ones() as usize;
        let kept = self.subtrees.len() - completed;
        let mut newest = leaf;
        let mut stored = vec![(first, leaf)];
        for (place, left) in (first + 1..).zip(self.subtrees.drain(kept..).rev()) {
            newest = node_hash(&left, &newest);
            stored.push((place, newest));
        }
        self.subtrees.push(newest);
        self.size += 1;
        stored
    }
}
