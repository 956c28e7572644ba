//! Short words about a state.
//!
//! Owns: GOV.UK "Tag" and MOJ "Badge". Must not: rely on colour; each colour has a shape of its own as well.

use leptos::prelude::*;

/// What kind of state a tag shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagColour {
    /// Not begun, or of no further interest.
    Grey,
    /// Going on.
    #[default]
    Blue,
    /// Done.
    Green,
    /// Soon due, or waiting for someone.
    Yellow,
    /// Late, or with a problem.
    Red,
}

impl TagColour {
    const fn class(self) -> &'static str {
        match self {
            Self::Grey => "govuk-tag govuk-tag--grey",
            Self::Blue => "govuk-tag",
            Self::Green => "govuk-tag govuk-tag--green",
            Self::Yellow => "govuk-tag govuk-tag--yellow",
            Self::Red => "govuk-tag govuk-tag--red",
        }
    }

    const fn badge_class(self) -> &'static str {
        match self {
            Self::Grey => "moj-badge moj-badge--grey",
            Self::Blue => "moj-badge moj-badge--blue",
            Self::Green => "moj-badge moj-badge--green",
            Self::Yellow => "moj-badge moj-badge--yellow",
            Self::Red => "moj-badge moj-badge--red",
        }
    }
}

/// The state of a thing in a list.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    text: String,
    /// Kind of state.
    #[prop(optional)]
    colour: TagColour,
) -> impl IntoView {
    view! { <strong class=colour.class()>{text}</strong> }
}

/// A lasting quality of a case or person, beside its name.
#[component]
pub fn Badge(
    /// The word.
    #[prop(into)]
    text: String,
    /// Kind of quality.
    #[prop(optional)]
    colour: TagColour,
) -> impl IntoView {
    view! { <span class=colour.badge_class()>{text}</span> }
}
