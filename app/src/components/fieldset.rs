//! A group of controls under one question.
//!
//! Owns: GOV.UK "Fieldset". Must not: render controls.

use leptos::prelude::*;

use super::field::optional_mark;

/// How large the legend is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LegendSize {
    /// A question among others.
    #[default]
    Small,
    /// The heading of a part of the form.
    Medium,
}

impl LegendSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "govuk-fieldset__legend govuk-fieldset__legend--s",
            Self::Medium => "govuk-fieldset__legend govuk-fieldset__legend--m",
        }
    }
}

/// Controls that belong together.
#[component]
pub fn Fieldset(
    /// What they ask together.
    #[prop(into)]
    legend: String,
    /// Size of the legend.
    #[prop(optional)]
    legend_size: LegendSize,
    /// Adds "(không bắt buộc)".
    #[prop(optional)]
    optional: bool,
    /// Ids of hint and error of the whole group.
    #[prop(optional_no_strip)]
    described_by: Option<String>,
    /// Set `group` for text fields: some screen readers drop the description of a fieldset without it.
    #[prop(optional_no_strip)]
    role: Option<&'static str>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="govuk-fieldset" role=role aria-describedby=described_by>
            <legend class=legend_size.class()>{legend} {optional.then(optional_mark)}</legend>
            {children()}
        </fieldset>
    }
}
