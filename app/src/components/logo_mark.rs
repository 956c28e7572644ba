//! The mark of the product.
//!
//! Owns: its drawing. Must not: resemble an emblem of the state.

use leptos::prelude::*;

/// A lotus whose outer petals are the pans of a balance: clean and even. The name stands beside it, so screen readers
/// skip it. Its colours come from the style sheet (`lc-mark__ground`, `lc-mark__figure`).
#[component]
pub fn LogoMark() -> impl IntoView {
    view! {
        <svg class="lc-mark" aria-hidden="true" focusable="false" viewBox="0 0 48 48" width="48" height="48">
            <rect class="lc-mark__ground" width="48" height="48" rx="11"></rect>
            <path class="lc-mark__figure" d="M24 7c-4.6 4.6-6.6 9-6.6 13.2 0 4.500 2.300 8.600 6.600 11.800 4.300-3.200 6.600-7.300 6.600-11.800C30.600 16 28.600 11.600 24 7z"></path>
            <path class="lc-mark__figure" d="M6.500 19.500c1 8.800 6.300 14.300 14.700 15-4.200-3.400-6.300-7.500-6.500-12.400-2.300-1.500-5-2.400-8.200-2.600z"></path>
            <path class="lc-mark__figure" d="M41.500 19.500c-1 8.800-6.300 14.300-14.700 15 4.200-3.400 6.300-7.500 6.500-12.400 2.300-1.500 5-2.400 8.200-2.600z"></path>
            <path class="lc-mark__figure" d="M12 38.200h24v2.600H12z"></path>
        </svg>
    }
}
