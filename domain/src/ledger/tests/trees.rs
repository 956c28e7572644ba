//! Tree hashes and their places.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::tree::{LARGEST_SIZE, WrongHashes, empty_root, frontier_indexes};
use super::*;

/// Inputs and roots of the test vectors that implementations of RFC 6962 share.
const INPUTS: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

pub(super) fn published_leaves() -> Vec<Hash> {
    INPUTS.iter().map(|input| leaf_hash(input)).collect()
}

#[test]
fn roots_are_the_published_ones() {
    let mut frontier = Frontier::empty();
    assert_eq!(frontier.root(), hash(ROOTS[0]));
    for (leaf, root) in published_leaves().into_iter().zip(&ROOTS[1..]) {
        frontier.append(leaf);
        assert_eq!(frontier.root(), hash(root), "{} leaves", frontier.size());
    }
}

/// Every complete subtree of a tree, by its leaves, in the order in which they become complete.
fn places_by_counting(size: u64) -> BTreeMap<(u32, u64), u64> {
    let mut places = BTreeMap::new();
    for leaf in 0..size {
        for level in 0..=(leaf + 1).trailing_zeros() {
            let next = places.len() as u64;
            places.insert((level, leaf >> level), next);
        }
    }
    places
}

#[test]
fn every_complete_subtree_has_its_own_place_without_gaps() {
    let places = places_by_counting(LARGEST_COMPARED);
    for ((level, position), place) in &places {
        assert_eq!(stored_hash_index(*level, *position), *place, "{level}, {position}");
    }
    assert_eq!(stored_hash_index(0, LARGEST_COMPARED), places.len() as u64);
    // Far out, where a step of 32 bits would show.
    assert_eq!(stored_hash_index(0, 1 << 40), (1 << 41) - 1);
    assert_eq!(stored_hash_index(40, 0), (1 << 41) - 2);
    assert_eq!(stored_hash_index(62, 0), (1 << 63) - 2);
}

#[test]
fn stored_hashes_are_those_of_their_subtrees() {
    let leaves = leaf_hashes(LARGEST_COMPARED);
    let log = Log::of(&leaves);
    let places = places_by_counting(LARGEST_COMPARED);
    assert_eq!(log.stored.len(), places.len());
    for ((level, position), place) in places {
        let (first, length) = ((position << level) as usize, 1 << level);
        let expected = reference_root(&leaves[first..first + length]);
        assert_eq!(log.stored[place as usize], expected, "{level}, {position}");
    }
}

#[test]
fn any_earlier_tree_can_be_restored_from_the_store_and_continued() {
    let leaves = leaf_hashes(LARGEST_COMPARED);
    let whole = Log::of(&leaves);
    for size in 0..=LARGEST_COMPARED {
        let indexes = frontier_indexes(size).expect("a small tree");
        assert_eq!(indexes.len() as u32, size.count_ones());
        let mut frontier = Frontier::restore(size, whole.at(&indexes)).expect("all hashes");
        assert_eq!(frontier.size(), size);
        assert_eq!(frontier.root(), reference_root(&leaves[..size as usize]), "{size}");
        for leaf in &leaves[size as usize..] {
            for (place, hash) in frontier.append(*leaf) {
                assert_eq!(whole.stored[place as usize], hash, "{size}");
            }
        }
        assert_eq!(frontier, whole.frontier, "{size}");
    }
}

#[test]
fn a_tree_is_restored_from_as_many_hashes_as_it_needs_and_no_others() {
    let hashes = leaf_hashes(4);
    for (size, given) in [
        (0, 1),
        (1, 0),
        (1, 2),
        (3, 1),
        (3, 3),
        (8, 3),
        (LARGEST_SIZE, 0),
        (LARGEST_SIZE, 2),
    ] {
        assert_eq!(
            Frontier::restore(size, hashes[..given].to_vec()),
            Err(WrongHashes),
            "{size}, {given}"
        );
    }
    assert!(Frontier::restore(LARGEST_SIZE, hashes[..1].to_vec()).is_ok());
    assert_eq!(
        Frontier::restore(2 * LARGEST_SIZE, hashes[..1].to_vec()),
        Err(WrongHashes)
    );
    assert_eq!(frontier_indexes(LARGEST_SIZE), Ok(vec![(1 << 63) - 2]));
    for size in [LARGEST_SIZE + 1, u64::MAX] {
        assert_eq!(frontier_indexes(size), Err(WrongHashes));
    }
    let empty = Frontier::restore(0, Vec::new()).expect("the tree without leaves");
    assert_eq!((empty.root(), empty), (empty_root(), Frontier::empty()));
}

#[test]
fn a_leaf_never_passes_for_a_node() {
    let [left, right] = [leaf_hash(b"left"), leaf_hash(b"right")];
    let both = [left.as_bytes().as_slice(), right.as_bytes()].concat();
    assert_ne!(leaf_hash(&both), node_hash(&left, &right));
}

proptest! {
    #[test]
    fn any_change_of_the_leaves_changes_the_root(size in 1..=LARGEST_COMPARED, at in any::<prop::sample::Index>(), what in 0..4) {
        let leaves = leaf_hashes(size);
        let at = at.index(leaves.len());
        let mut changed = leaves.clone();
        match what {
            0 => changed[at] = leaf_hash(b"another"),
            1 => drop(changed.remove(at)),
            2 => changed.insert(at, leaf_hash(b"one more")),
            _ if size == 1 => changed.push(leaves[0]),
            _ => changed.swap(at, (at + 1) % leaves.len()),
        }
        prop_assert_ne!(Log::of(&changed).frontier.root(), Log::of(&leaves).frontier.root());
    }
}
