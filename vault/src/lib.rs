//! Keys and envelopes.
//!
//! Owns: how content is sealed before it reaches the store, whose key is whose, and who can open what.
//! Must not: do I/O, read a clock, log, or know what the content means. Compiles to wasm32, so that a later version may
//! open content in the browser. The formats are described in `docs/formats.md`; they can only be added to.

pub mod account;
pub mod assignment;
pub mod backup;
pub mod circle;
pub mod content;
pub mod crockford;
pub mod encoding;
pub mod endorsement;
mod error;
mod header;
pub mod inbox;
mod key_code;
pub mod keyring;
pub mod padding;
pub mod parcel;
pub mod password;
pub mod purpose;
pub mod record;
#[cfg(feature = "recovery")]
pub mod recovery;
mod secret;
pub mod signature;
pub mod stream;
pub mod system;
#[cfg(test)]
mod tests;
pub mod trust;
pub mod withdrawal;
pub mod wrap;

pub use error::{Error, Result};
pub use header::addressee;
pub use key_code::KeyCode;
pub use secret::{KeyId, Secret};
