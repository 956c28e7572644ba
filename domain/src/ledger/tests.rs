//! The forms against published values and against plain code that follows the text of the RFC.

mod canonical;
mod checkpoints;
mod events;
mod proofs;
mod trees;

use super::tree::{Frontier, leaf_hash, node_hash, stored_hash_index};
use super::*;

/// Sizes up to which everything is compared: past two powers of two, on both sides of each.
const LARGEST_COMPARED: u64 = 130;

fn hash(hex: &str) -> Hash {
    hex.parse().expect("64 digits")
}

fn origin() -> Origin {
    Origin::new("thu-nghiem.example", 1).expect("a name")
}

/// Different leaves, as many as asked for.
fn leaf_hashes(size: u64) -> Vec<Hash> {
    (0..size).map(|number| leaf_hash(&number.to_be_bytes())).collect()
}

/// A store of hashes that grew leaf by leaf.
struct Log {
    frontier: Frontier,
    stored: Vec<Hash>,
}

impl Log {
    fn of(leaves: &[Hash]) -> Self {
        let mut log = Self {
            frontier: Frontier::empty(),
            stored: Vec::new(),
        };
        for leaf in leaves {
            for (place, hash) in log.frontier.append(*leaf) {
                assert_eq!(place, log.stored.len() as u64, "the places follow each other");
                log.stored.push(hash);
            }
        }
        log
    }

    fn at(&self, indexes: &[u64]) -> Vec<Hash> {
        indexes.iter().map(|index| self.stored[*index as usize]).collect()
    }
}

/// The largest power of two smaller than `size`.
fn left_side(size: usize) -> usize {
    size.next_power_of_two() / 2
}

/// `MTH` of RFC 6962 section 2.1.
fn reference_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => tree::empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(left_side(leaves.len()));
            node_hash(&reference_root(left), &reference_root(right))
        }
    }
}
