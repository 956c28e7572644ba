//! A heading whose level its place on the page decides.
//!
//! Owns: the choice of the element. Must not: decide how a heading looks; the class does.

use leptos::prelude::*;

/// `<h1>` to `<h4>` with a class; any other level becomes `<h4>`.
#[component]
pub fn Heading(
    /// Level in the outline of the page.
    level: u8,
    /// Class that gives the look.
    class: &'static str,
    /// Id, when something points here.
    #[prop(optional_no_strip)]
    id: Option<String>,
    /// The words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    match level {
        1 => view! { <h1 class=class id=id>{text}</h1> }.into_any(),
        2 => view! { <h2 class=class id=id>{text}</h2> }.into_any(),
        3 => view! { <h3 class=class id=id>{text}</h3> }.into_any(),
        _ => view! { <h4 class=class id=id>{text}</h4> }.into_any(),
    }
}
