//! One line of text.
//!
//! Owns: GOV.UK "Text input". Must not: check or change what was typed.

use leptos::prelude::*;

use super::field::{FormGroup, described_by};

/// What is typed: decides the keyboard of a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any text.
    #[default]
    Text,
    /// Digits only, such as a staff code.
    Digits,
    /// A telephone number or extension.
    Telephone,
    /// A mail address.
    Mail,
    /// A secret: not shown while it is typed.
    Password,
}

impl InputKind {
    const fn type_and_mode(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Text => ("text", None),
            Self::Digits => ("text", Some("numeric")),
            Self::Telephone => ("tel", None),
            Self::Mail => ("email", None),
            Self::Password => ("password", None),
        }
    }
}

/// How long the expected answer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputWidth {
    /// As wide as its column.
    #[default]
    Full,
    /// Four characters.
    Four,
    /// Ten characters.
    Ten,
    /// Twenty characters.
    Twenty,
}

impl InputWidth {
    const fn class(self) -> &'static str {
        match self {
            Self::Full => "govuk-input",
            Self::Four => "govuk-input govuk-input--width-4",
            Self::Ten => "govuk-input govuk-input--width-10",
            Self::Twenty => "govuk-input govuk-input--width-20",
        }
    }
}

/// A question answered in one line.
#[component]
pub fn Input(
    /// Id of the control.
    #[prop(into)]
    id: String,
    /// Name of the form field.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// Help before answering.
    #[prop(into, optional_no_strip)]
    hint: Option<String>,
    /// What to put right.
    #[prop(into, optional_no_strip)]
    error: Option<String>,
    /// The answer as typed.
    #[prop(into, optional)]
    value: String,
    /// What is typed.
    #[prop(optional)]
    kind: InputKind,
    /// How long the answer is.
    #[prop(optional)]
    width: InputWidth,
    /// Text before the field, part of every answer.
    #[prop(into, optional_no_strip)]
    prefix: Option<String>,
    /// Text behind the field, such as a unit.
    #[prop(into, optional_no_strip)]
    suffix: Option<String>,
    /// What the browser may fill in: a token of the HTML standard.
    #[prop(into, optional_no_strip)]
    autocomplete: Option<String>,
    /// Whether the answer may be left out.
    #[prop(optional)]
    optional: bool,
    /// Shown, but not to be filled in now.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    let described_by = described_by(&id, hint.as_deref(), error.as_deref());
    let (input_type, input_mode) = kind.type_and_mode();
    let input = view! {
        <input
            class=width.class()
            class:govuk-input--error=error.is_some()
            id=id.clone()
            name=name
            type=input_type
            inputmode=input_mode
            value=value
            disabled=disabled
            autocomplete=autocomplete
            aria-describedby=described_by
        />
    };
    let control = if prefix.is_some() || suffix.is_some() {
        view! {
            <div class="govuk-input__wrapper">
                {prefix.map(|text| view! { <div class="govuk-input__prefix" aria-hidden="true">{text}</div> })}
                {input}
                {suffix.map(|text| view! { <div class="govuk-input__suffix" aria-hidden="true">{text}</div> })}
            </div>
        }
        .into_any()
    } else {
        input.into_any()
    };
    view! { <FormGroup id label hint error optional>{control}</FormGroup> }
}
