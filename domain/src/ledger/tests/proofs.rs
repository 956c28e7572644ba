//! Proofs, made and refused.

use proptest::prelude::*;

use super::super::proof::{
    ProofError, check_record, check_tree, record_proof, record_proof_indexes, tree_proof, tree_proof_indexes,
};
use super::super::tree::LARGEST_SIZE;
use super::*;

/// `PATH` of RFC 6962 section 2.1.1.
fn reference_path(leaf: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let middle = left_side(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut path, other) = if leaf < middle {
        (reference_path(leaf, left), right)
    } else {
        (reference_path(leaf - middle, right), left)
    };
    path.push(reference_root(other));
    path
}

/// `SUBPROOF` of RFC 6962 section 2.1.2; `PROOF` is the one with `is_whole`.
fn reference_subproof(old: usize, leaves: &[Hash], is_whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if is_whole {
            Vec::new()
        } else {
            vec![reference_root(leaves)]
        };
    }
    let middle = left_side(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut proof, other) = if old <= middle {
        (reference_subproof(old, left, is_whole), right)
    } else {
        (reference_subproof(old - middle, right, false), left)
    };
    proof.push(reference_root(other));
    proof
}

impl Log {
    fn record(&self, size: u64, leaf: u64) -> Vec<Hash> {
        let indexes = record_proof_indexes(size, leaf).expect("a leaf of the tree");
        record_proof(size, leaf, &self.at(&indexes)).expect("all hashes")
    }

    fn tree(&self, new_size: u64, old_size: u64) -> Vec<Hash> {
        let indexes = tree_proof_indexes(new_size, old_size).expect("an earlier size");
        tree_proof(new_size, old_size, &self.at(&indexes)).expect("all hashes")
    }
}

#[test]
fn every_leaf_of_every_size_is_proved_as_the_rfc_says() {
    let leaves = leaf_hashes(LARGEST_COMPARED);
    let log = Log::of(&leaves);
    for size in 1..=LARGEST_COMPARED {
        let present = &leaves[..size as usize];
        let root = reference_root(present);
        for leaf in 0..size {
            let proof = log.record(size, leaf);
            assert_eq!(proof, reference_path(leaf as usize, present), "{leaf} of {size}");
            let checked = check_record(&proof, size, &root, leaf, &leaves[leaf as usize]);
            assert_eq!(checked, Ok(()), "{leaf} of {size}");
        }
    }
}

#[test]
fn every_earlier_size_is_proved_as_the_rfc_says() {
    let leaves = leaf_hashes(LARGEST_COMPARED);
    let log = Log::of(&leaves);
    let roots: Vec<_> = (0..=leaves.len()).map(|size| reference_root(&leaves[..size])).collect();
    for new_size in 1..=LARGEST_COMPARED {
        let present = &leaves[..new_size as usize];
        for old_size in 1..=new_size {
            let proof = log.tree(new_size, old_size);
            let expected = reference_subproof(old_size as usize, present, true);
            assert_eq!(proof, expected, "{old_size} in {new_size}");
            let (new_root, old_root) = (&roots[new_size as usize], &roots[old_size as usize]);
            let checked = check_tree(&proof, new_size, new_root, old_size, old_root);
            assert_eq!(checked, Ok(()), "{old_size} in {new_size}");
        }
    }
}

#[test]
fn proofs_are_the_published_ones() {
    const LEAF_0: &str = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    const LEAF_1: &str = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    const LEAF_4: &str = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    const LEAVES_0_1: &str = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    const LEAVES_2_3: &str = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    const LEAVES_4_5: &str = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    const LEAVES_6_7: &str = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    const LEAVES_0_3: &str = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    const LEAVES_4_7: &str = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";

    let log = Log::of(&trees::published_leaves());
    let hashes = |digits: &[&str]| digits.iter().map(|digits| hash(digits)).collect::<Vec<_>>();
    for (leaf, size, expected) in [
        (0, 1, &[][..]),
        (0, 8, &[LEAF_1, LEAVES_2_3, LEAVES_4_7]),
        (5, 8, &[LEAF_4, LEAVES_6_7, LEAVES_0_3]),
        (2, 3, &[LEAVES_0_1]),
        (1, 5, &[LEAF_0, LEAVES_2_3, LEAF_4]),
    ] {
        assert_eq!(log.record(size, leaf), hashes(expected), "{leaf} of {size}");
    }
    for (old_size, new_size, expected) in [
        (1, 1, &[][..]),
        (1, 8, &[LEAF_1, LEAVES_2_3, LEAVES_4_7]),
        (6, 8, &[LEAVES_4_5, LEAVES_6_7, LEAVES_0_3]),
        (2, 5, &[LEAVES_2_3, LEAF_4]),
    ] {
        assert_eq!(
            log.tree(new_size, old_size),
            hashes(expected),
            "{old_size} in {new_size}"
        );
    }
}

#[test]
fn places_outside_the_tree_are_refused() {
    let some = leaf_hash(b"");
    for (size, leaf) in [
        (0, 0),
        (1, 1),
        (7, 8),
        (7, u64::MAX),
        (LARGEST_SIZE + 1, 0),
        (u64::MAX, 0),
    ] {
        assert_eq!(record_proof_indexes(size, leaf), Err(ProofError::NoSuchPlace));
        assert_eq!(record_proof(size, leaf, &[]), Err(ProofError::NoSuchPlace));
        assert_eq!(
            check_record(&[], size, &some, leaf, &some),
            Err(ProofError::NoSuchPlace)
        );
    }
    for (new_size, old_size) in [(0, 0), (1, 0), (1, 2), (LARGEST_SIZE + 1, 1), (u64::MAX, u64::MAX)] {
        assert_eq!(tree_proof_indexes(new_size, old_size), Err(ProofError::NoSuchPlace));
        assert_eq!(tree_proof(new_size, old_size, &[]), Err(ProofError::NoSuchPlace));
        let checked = check_tree(&[], new_size, &some, old_size, &some);
        assert_eq!(checked, Err(ProofError::NoSuchPlace));
    }
    // As large as trees go, the work is still one step for each doubling.
    assert_eq!(
        record_proof_indexes(LARGEST_SIZE, LARGEST_SIZE - 1).map(|all| all.len()),
        Ok(62)
    );
    assert_eq!(
        tree_proof_indexes(LARGEST_SIZE, LARGEST_SIZE - 1).map(|all| all.len()),
        Ok(63)
    );
}

#[test]
fn too_many_or_too_few_hashes_are_refused() {
    let leaves = leaf_hashes(7);
    let log = Log::of(&leaves);
    let (root, old_root) = (reference_root(&leaves), reference_root(&leaves[..5]));
    let stored = log.at(&record_proof_indexes(7, 2).expect("a leaf"));
    let stored_for_tree = log.at(&tree_proof_indexes(7, 5).expect("a size"));
    let (record, tree) = (log.record(7, 2), log.tree(7, 5));
    let shorter_and_longer = |hashes: &[Hash]| {
        let longer = [hashes, &hashes[..1]].concat();
        [
            Vec::new(),
            hashes[1..].to_vec(),
            hashes[..hashes.len() - 1].to_vec(),
            longer,
        ]
    };
    for hashes in shorter_and_longer(&stored) {
        assert_eq!(record_proof(7, 2, &hashes), Err(ProofError::WrongLength));
    }
    for hashes in shorter_and_longer(&stored_for_tree) {
        assert_eq!(tree_proof(7, 5, &hashes), Err(ProofError::WrongLength));
    }
    for proof in shorter_and_longer(&record) {
        let checked = check_record(&proof, 7, &root, 2, &leaves[2]);
        assert_eq!(checked, Err(ProofError::WrongLength));
    }
    for proof in shorter_and_longer(&tree) {
        let checked = check_tree(&proof, 7, &root, 5, &old_root);
        assert_eq!(checked, Err(ProofError::WrongLength));
    }
    // The same tree twice needs no proof and takes none.
    assert_eq!(check_tree(&[], 7, &root, 7, &root), Ok(()));
    assert_eq!(check_tree(&[root], 7, &root, 7, &root), Err(ProofError::WrongLength));
    assert_eq!(check_tree(&[], 7, &root, 7, &old_root), Err(ProofError::WrongRoot));
    assert_eq!(check_tree(&[], 7, &old_root, 7, &root), Err(ProofError::WrongRoot));
}

/// A hash with one bit turned.
fn turned(hash: &Hash, bit: usize) -> Hash {
    let mut bytes = *hash.as_bytes();
    bytes[bit / 8] ^= 1 << (bit % 8);
    Hash::from_bytes(bytes)
}

fn size_and_leaf() -> impl Strategy<Value = (u64, u64)> {
    (1..=LARGEST_COMPARED).prop_flat_map(|size| (Just(size), 0..size))
}

/// Two hashes of a proof that can change places.
fn two(proof: &[Hash], one: prop::sample::Index, other: prop::sample::Index) -> Option<(usize, usize)> {
    let length = proof.len();
    (length > 1)
        .then(|| (one.index(length), other.index(length)))
        .filter(|(one, other)| one != other)
}

proptest! {
    #[test]
    fn a_record_proof_with_anything_changed_fails(
        (size, leaf) in size_and_leaf(),
        bit in 0..256_usize,
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        wrong_leaf in 0..LARGEST_COMPARED,
        wrong_size in 0..=LARGEST_COMPARED,
    ) {
        let leaves = leaf_hashes(LARGEST_COMPARED);
        let log = Log::of(&leaves);
        let root = reference_root(&leaves[..size as usize]);
        let leaf_hash = leaves[leaf as usize];
        let proof = log.record(size, leaf);
        let check = |proof: &[Hash], size, root: &Hash, leaf, leaf_hash: &Hash| {
            check_record(proof, size, root, leaf, leaf_hash).is_ok()
        };
        prop_assert!(check(&proof, size, &root, leaf, &leaf_hash));
        prop_assert!(!check(&proof, size, &turned(&root, bit), leaf, &leaf_hash));
        prop_assert!(!check(&proof, size, &root, leaf, &turned(&leaf_hash, bit)));
        prop_assert_eq!(check(&proof, size, &root, wrong_leaf, &leaf_hash), wrong_leaf == leaf);
        // Of another size with as long a way to the root the hashes still do not lead to that size's root.
        let wrong_root = reference_root(&leaves[..wrong_size as usize]);
        prop_assert_eq!(check(&proof, wrong_size, &wrong_root, leaf, &leaf_hash), wrong_size == size);
        if !proof.is_empty() {
            let mut changed = proof.clone();
            let at = one.index(proof.len());
            changed[at] = turned(&proof[at], bit);
            prop_assert!(!check(&changed, size, &root, leaf, &leaf_hash));
        }
        if let Some((one, other)) = two(&proof, one, other) {
            let mut changed = proof.clone();
            changed.swap(one, other);
            prop_assert!(!check(&changed, size, &root, leaf, &leaf_hash));
        }
    }

    #[test]
    fn a_tree_proof_with_anything_changed_fails(
        (new_size, old_size) in size_and_leaf().prop_map(|(size, leaf)| (size, leaf + 1)),
        bit in 0..256_usize,
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        wrong_old in 0..=LARGEST_COMPARED,
        wrong_new in 0..=LARGEST_COMPARED,
    ) {
        let leaves = leaf_hashes(LARGEST_COMPARED);
        let log = Log::of(&leaves);
        let root_of = |size: u64| reference_root(&leaves[..size as usize]);
        let (new_root, old_root) = (root_of(new_size), root_of(old_size));
        let proof = log.tree(new_size, old_size);
        let check = |proof: &[Hash], new_size, new_root: &Hash, old_size, old_root: &Hash| {
            check_tree(proof, new_size, new_root, old_size, old_root).is_ok()
        };
        prop_assert!(check(&proof, new_size, &new_root, old_size, &old_root));
        prop_assert!(!check(&proof, new_size, &turned(&new_root, bit), old_size, &old_root));
        prop_assert!(!check(&proof, new_size, &new_root, old_size, &turned(&old_root, bit)));
        if wrong_old != old_size {
            prop_assert!(!check(&proof, new_size, &new_root, wrong_old, &root_of(wrong_old)));
            prop_assert!(!check(&proof, new_size, &new_root, wrong_old, &old_root));
        }
        if wrong_new != new_size {
            prop_assert!(!check(&proof, wrong_new, &root_of(wrong_new), old_size, &old_root));
        }
        if !proof.is_empty() {
            let mut changed = proof.clone();
            let at = one.index(proof.len());
            changed[at] = turned(&proof[at], bit);
            prop_assert!(!check(&changed, new_size, &new_root, old_size, &old_root));
        }
        if let Some((one, other)) = two(&proof, one, other) {
            let mut changed = proof.clone();
            changed.swap(one, other);
            prop_assert!(!check(&changed, new_size, &new_root, old_size, &old_root));
        }
    }

    #[test]
    fn a_changed_history_is_not_consistent(
        (new_size, old_size) in size_and_leaf().prop_map(|(size, leaf)| (size, leaf + 1)),
        at in any::<prop::sample::Index>(),
    ) {
        let leaves = leaf_hashes(new_size);
        let old_root = reference_root(&leaves[..old_size as usize]);
        let mut changed = leaves;
        let at = at.index(old_size as usize);
        changed[at] = turned(&changed[at], 0);
        let log = Log::of(&changed);
        let checked = check_tree(&log.tree(new_size, old_size), new_size, &log.frontier.root(), old_size, &old_root);
        prop_assert_eq!(checked, Err(ProofError::WrongRoot));
    }
}
