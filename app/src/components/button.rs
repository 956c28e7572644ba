//! Buttons.
//!
//! Owns: GOV.UK "Button" and "Button group". Must not: name acts; the words say what happens ("Ký và nộp").

use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main act of a page.
    #[default]
    Primary,
    /// Any other act.
    Secondary,
    /// An act that cannot be undone.
    Warning,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "govuk-button",
            Self::Secondary => "govuk-button govuk-button--secondary",
            Self::Warning => "govuk-button govuk-button--warning",
        }
    }
}

/// Submits the form around it.
#[component]
pub fn Button(
    /// The act, as a verb.
    #[prop(into)]
    text: String,
    /// What it is done to, for whoever hears the button alone: where several rows offer the same act.
    #[prop(into, optional_no_strip)]
    of: Option<String>,
    /// Attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// Name of the form field, where a form has several buttons.
    #[prop(into, optional_no_strip)]
    name: Option<String>,
    /// Value posted under the name.
    #[prop(into, optional_no_strip)]
    value: Option<String>,
    /// Where the form goes with this button, where it is not where it goes with the others.
    #[prop(into, optional_no_strip)]
    formaction: Option<String>,
    /// Shown, but not to be used now.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    view! {
        <button
            type="submit"
            class=kind.class()
            name=name
            value=value
            formaction=formaction
            disabled=disabled
            aria-disabled=disabled.then_some("true")
        >
            {named(text, of)}
        </button>
    }
}

/// An act with the words that follow it for whoever cannot see the row around it.
fn named(text: String, of: Option<String>) -> AnyView {
    match of {
        None => text.into_any(),
        Some(of) => view! { {text} <span class="govuk-visually-hidden">{format!(" {of}")}</span> }.into_any(),
    }
}

/// A link that looks like a button: it leads somewhere and changes nothing. It keeps the role of a link, because
/// without a script it cannot answer the space key as a button must.
#[component]
pub fn LinkButton(
    /// The act, as a verb.
    #[prop(into)]
    text: String,
    /// What it is about, as for a [`Button`].
    #[prop(into, optional_no_strip)]
    of: Option<String>,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Attention.
    #[prop(optional)]
    kind: ButtonKind,
) -> impl IntoView {
    view! { <a class=kind.class() href=href draggable="false">{named(text, of)}</a> }
}

/// Buttons and links side by side; GOV.UK "Button group".
#[component]
pub fn ButtonGroup(
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! { <div class="govuk-button-group">{children()}</div> }
}
