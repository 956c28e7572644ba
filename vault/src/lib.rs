//! Keys and envelopes.
//!
//! Owns: how content is sealed before it reaches the store. Must not: do I/O, read a clock, log, or know what the
//! content means. Compiles to wasm32, so that a later version may open content in the browser.
//!
//! Present so far: [`padding`], which hides how long a sealed text is. Keys, circles and the envelope itself follow.

pub mod padding;
