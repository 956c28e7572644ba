//! The tamper-evident log of events: what a leaf is, how leaves make a tree, how a tree is proved and signed.
//!
//! Owns: every byte that goes into a leaf, a tree hash, a proof or a checkpoint. These forms cannot change after the
//! first real event.
//! Must not: store or fetch hashes (crate `store` does), hold a signing key, or decide what counts as an event.
//!
//! Hashes live in a database. Each computation therefore has two steps: ask which stored hashes it needs, at most a few
//! per doubling of the tree, then hand them in.

pub mod canonical;
pub mod checkpoint;
pub mod event;
mod hash;
mod instant;
pub mod kept_note;
mod origin;
pub mod proof;
mod text_form;
pub mod tree;

#[cfg(test)]
mod tests;

pub use hash::Hash;
pub use instant::{Hour, Timestamp};
pub use origin::Origin;
pub use text_form::NotCanonical;
