//! An amount of money.
//!
//! Owns: the text input with unit "đồng" and its reading. Must not: read amounts; `domain::money` does.

use leptos::prelude::*;

use super::input::{Input, InputWidth};
use super::lang;
use crate::islands::{MoneyReading, MoneyWords};

/// A question answered with an amount. The reading appears below: at once with a script, after a post without one.
#[component]
pub fn MoneyInput(
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
    /// The amount as typed.
    #[prop(into, optional)]
    value: String,
    /// Whether the answer may be left out.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let lang = lang();
    let unit = words::components::money_unit(lang);
    let words = MoneyWords {
        unit: unit.clone(),
        not_a_number: words::components::money_not_a_number(lang),
        ambiguous: words::components::money_ambiguous(lang),
        fraction: words::components::money_fraction(lang),
        too_large: words::components::money_too_large(lang),
    };
    // The error message already asks; the same question must not stand there twice.
    let asks = error.is_none();
    view! {
        <MoneyReading typed=value.clone() asks words>
            <Input id name label hint error value optional suffix=unit width=InputWidth::Twenty autocomplete="off".to_owned() />
        </MoneyReading>
    }
}
