//! How an example is set out.
//!
//! Owns: sections, the heading of a component and the frame of one state. Must not: hold an example.

use leptos::prelude::*;

/// A family of components.
#[component]
pub(super) fn Section(
    /// Id that the table of contents links to.
    id: &'static str,
    /// Name of the family.
    title: String,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="lc-gallery__section" id=id>
            <h2 class="govuk-heading-l">{title}</h2>
            {children()}
        </section>
    }
}

/// A component with its states side by side.
#[component]
pub(super) fn Component(
    /// What it is, in words.
    title: String,
    /// Its name in code.
    name: &'static str,
    /// Whether a state needs the whole width.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <h3 class="govuk-heading-m lc-gallery__component">
            {title} " " <code class="lc-gallery__name">{name}</code>
        </h3>
        <div class="lc-specimens" class:lc-specimens--wide=wide>{children()}</div>
    }
}

/// One state of a component.
#[component]
pub(super) fn Specimen(
    /// The state, in words.
    state: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="lc-specimen">
            <p class="lc-specimen__state">{state}</p>
            {children()}
        </div>
    }
}
