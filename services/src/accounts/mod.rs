//! Accounts: how somebody signs in, what a session holds, and who may change what about an account.
//!
//! Owns: the use cases around passwords, keys and sessions. Must not: know a page; let a password or a key out of here.

pub mod administration;
pub mod carry_over;
pub mod changing_keys;
pub mod endorsing;
pub mod first;
pub mod forgotten;
pub(crate) mod generations;
mod hashing;
pub mod invitations;
mod limits;
pub(crate) mod offices;
mod password;
pub mod proposing;
pub(crate) mod record;
pub mod second_factor;
pub mod session;
pub mod sessions;
pub mod sign_in;
pub mod step_up;
mod telling;

pub use hashing::PasswordQueue;
pub(crate) use limits::count_question;
pub use record::KeyFace;
pub use session::{NewSession, Session, Visitor};
