//! The decision behind an act, as it is typed.
//!
//! Owns: the fields of its number and its day, the same in every form that asks for one. Must not: read what was typed.

use domain::lang::Lang;
use leptos::prelude::*;
use words::people as w;

use crate::components::{Input, InputWidth};
use crate::faults::Faults;

/// Number and day of a decision.
#[component]
pub(in crate::screens) fn DecisionFields(
    lang: Lang,
    /// The number as typed.
    number: String,
    /// The day as typed.
    signed: String,
    /// A day as it is typed, for the hint.
    example: String,
    /// Whether both may be left out.
    #[prop(optional)]
    optional: bool,
    faults: Faults,
) -> impl IntoView {
    view! {
        <Input
            id="number"
            name="number"
            label=w::move_number(lang)
            value=number
            width=InputWidth::Twenty
            optional
            error=faults.of("number")
        />
        <Input
            id="signed"
            name="signed"
            label=w::move_signed(lang)
            hint=w::day_hint(lang, &example)
            value=signed
            width=InputWidth::Ten
            optional
            error=faults.of("signed")
        />
    }
}
