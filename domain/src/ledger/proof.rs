//! Proofs for somebody who holds no more than a root hash.
//!
//! Owns: inclusion of one leaf and consistency of two sizes (RFC 6962 sections 2.1.1 and 2.1.2), in the order of hashes
//! that Go's `golang.org/x/mod/sumdb/tlog` uses.
//! Must not: trust a size, a hash or a length that came with a proof.

use std::ops::Range;

use super::Hash;
use super::tree::{LARGEST_SIZE, join, node_hash, subtree_indexes};

/// Why a proof proves nothing, or cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// There is no such leaf, no such earlier size, or no tree so large.
    #[error("no such leaf or size in a tree of this size")]
    NoSuchPlace,
    /// Too many or too few hashes.
    #[error("the proof has the wrong length")]
    WrongLength,
    /// The hashes lead to another root.
    #[error("the proof does not lead to the root")]
    WrongRoot,
}

/// Where the hashes are stored that [`record_proof`] needs.
///
/// # Errors
/// [`ProofError::NoSuchPlace`].
pub fn record_proof_indexes(size: u64, leaf: u64) -> Result<Vec<u64>, ProofError> {
    Ok(stored_indexes(record_path(size, leaf)?))
}

/// The proof that leaf number `leaf`, counted from 0, is in the tree of `size` leaves, from the hashes stored at
/// [`record_proof_indexes`].
///
/// # Errors
/// [`ProofError::NoSuchPlace`] or [`ProofError::WrongLength`].
pub fn record_proof(size: u64, leaf: u64, stored: &[Hash]) -> Result<Vec<Hash>, ProofError> {
    assemble(record_path(size, leaf)?, stored)
}

/// Whether the tree with this size and root has a leaf number `leaf` with hash `leaf_hash`.
///
/// # Errors
/// See [`ProofError`]; then nothing is proved.
pub fn check_record(proof: &[Hash], size: u64, root: &Hash, leaf: u64, leaf_hash: &Hash) -> Result<(), ProofError> {
    let path = record_path(size, leaf)?;
    if proof.len() != path.len() {
        return Err(ProofError::WrongLength);
    }
    let reached = path.iter().zip(proof).fold(*leaf_hash, |hash, (sibling, beside)| {
        if sibling.start > leaf {
            node_hash(&hash, beside)
        } else {
            node_hash(beside, &hash)
        }
    });
    is_root(&reached, root)
}

/// Where the hashes are stored that [`tree_proof`] needs.
///
/// # Errors
/// [`ProofError::NoSuchPlace`].
pub fn tree_proof_indexes(new_size: u64, old_size: u64) -> Result<Vec<u64>, ProofError> {
    Ok(stored_indexes(tree_path(new_size, old_size)?.ranges()))
}

/// The proof that the tree of `new_size` leaves begins with the tree of `old_size` leaves, from the hashes stored at
/// [`tree_proof_indexes`].
///
/// # Errors
/// [`ProofError::NoSuchPlace`] or [`ProofError::WrongLength`].
pub fn tree_proof(new_size: u64, old_size: u64, stored: &[Hash]) -> Result<Vec<Hash>, ProofError> {
    assemble(tree_path(new_size, old_size)?.ranges(), stored)
}

/// Whether the leaves of the old tree are, unchanged and in the same order, the first leaves of the new one.
///
/// A tree without leaves has nothing to prove and is refused, as in Go.
///
/// # Errors
/// See [`ProofError`]; then nothing is proved.
pub fn check_tree(
    proof: &[Hash],
    new_size: u64,
    new_root: &Hash,
    old_size: u64,
    old_root: &Hash,
) -> Result<(), ProofError> {
    let path = tree_path(new_size, old_size)?;
    // A complete old tree is itself the subtree to begin with; otherwise the proof brings the last of its parts.
    let (shared, beside) = match path.last_part {
        None => (old_root, proof),
        Some(_) => proof.split_first().ok_or(ProofError::WrongLength)?,
    };
    if beside.len() != path.siblings.len() {
        return Err(ProofError::WrongLength);
    }
    let start = (*shared, *shared);
    let (old, new) = path
        .siblings
        .iter()
        .zip(beside)
        .fold(start, |(old, new), (sibling, beside)| {
            if sibling.start >= old_size {
                (old, node_hash(&new, beside))
            } else {
                (node_hash(beside, &old), node_hash(beside, &new))
            }
        });
    is_root(&old, old_root)?;
    is_root(&new, new_root)
}

fn is_root(reached: &Hash, root: &Hash) -> Result<(), ProofError> {
    if reached == root {
        Ok(())
    } else {
        Err(ProofError::WrongRoot)
    }
}

/// The leaves under each sibling on the way from a leaf up to the root.
fn record_path(size: u64, leaf: u64) -> Result<Vec<Range<u64>>, ProofError> {
    if leaf >= size || size > LARGEST_SIZE {
        return Err(ProofError::NoSuchPlace);
    }
    let mut node = 0..size;
    let mut siblings = Vec::new();
    while let Some(middle) = middle(&node) {
        siblings.push(step(&mut node, middle, leaf < middle));
    }
    siblings.reverse();
    Ok(siblings)
}

/// The way from the last part of an old tree up to the root of the new one.
struct TreePath {
    /// The last complete subtree of the old tree, unless the old tree is all of it.
    last_part: Option<Range<u64>>,
    siblings: Vec<Range<u64>>,
}

impl TreePath {
    fn ranges(self) -> Vec<Range<u64>> {
        self.last_part.into_iter().chain(self.siblings).collect()
    }
}

fn tree_path(new_size: u64, old_size: u64) -> Result<TreePath, ProofError> {
    if old_size == 0 || old_size > new_size || new_size > LARGEST_SIZE {
        return Err(ProofError::NoSuchPlace);
    }
    let mut node = 0..new_size;
    let mut siblings = Vec::new();
    while let Some(middle) = middle(&node).filter(|_| node.end != old_size) {
        siblings.push(step(&mut node, middle, old_size <= middle));
    }
    siblings.reverse();
    Ok(TreePath {
        last_part: (node.start > 0).then_some(node),
        siblings,
    })
}

/// Where a node with more than one leaf is split: its left side is the largest complete subtree smaller than itself.
fn middle(node: &Range<u64>) -> Option<u64> {
    let level = (node.end - node.start - 1).checked_ilog2()?;
    Some(node.start + (1 << level))
}

/// Goes down one step to the left or right and returns the other side.
const fn step(node: &mut Range<u64>, middle: u64, left: bool) -> Range<u64> {
    if left {
        let other = middle..node.end;
        node.end = middle;
        other
    } else {
        let other = node.start..middle;
        node.start = middle;
        other
    }
}

fn stored_indexes(path: Vec<Range<u64>>) -> Vec<u64> {
    path.into_iter().flat_map(subtree_indexes).collect()
}

/// One hash for each range, joined from the stored hashes of its complete subtrees.
fn assemble(path: Vec<Range<u64>>, stored: &[Hash]) -> Result<Vec<Hash>, ProofError> {
    let mut rest = stored;
    let mut proof = Vec::with_capacity(path.len());
    for range in path {
        let parts = subtree_indexes(range).len();
        let (parts, others) = rest.split_at_checked(parts).ok_or(ProofError::WrongLength)?;
        proof.extend(join(parts));
        rest = others;
    }
    if rest.is_empty() {
        Ok(proof)
    } else {
        Err(ProofError::WrongLength)
    }
}
