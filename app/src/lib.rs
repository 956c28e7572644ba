//! What people see: every screen, the components of the design system, and the islands.
//!
//! Owns: HTML, forms and how a use case's answer or error becomes a page.
//! Must not: contain a rule of law or of access, talk to the store, or hold a sentence (crate `words` does).
//!
//! With feature `ssr` this is the server's side: screens, components, rendering. With feature `hydrate` only
//! [`islands`] remain, so that the browser bundle links nothing but them and `domain`.

// The type of a page nests as deep as its markup.
#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod charts;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
mod cookies;
#[cfg(feature = "ssr")]
pub mod error_pages;
#[cfg(feature = "ssr")]
pub mod fault;
#[cfg(feature = "ssr")]
pub mod faults;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
mod gate;
pub mod islands;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
pub mod render;
#[cfg(feature = "ssr")]
pub mod route;
#[cfg(feature = "ssr")]
pub mod screens;
#[cfg(feature = "ssr")]
mod session_end;
#[cfg(feature = "ssr")]
pub mod state;
#[cfg(feature = "ssr")]
mod upload;
#[cfg(feature = "ssr")]
pub mod visit;

#[cfg(feature = "ssr")]
pub use fault::Fault;
#[cfg(feature = "ssr")]
pub use state::AppState;
#[cfg(feature = "ssr")]
pub use visit::Visit;
