//! Entry point of the browser bundle.
//!
//! Owns: waking the islands that the server rendered. Must not: contain anything else; whatever is linked here is
//! downloaded by every visitor of a page with an island.

// Without a reference to the crate its islands would not be linked.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the script of the page once the bundle is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
