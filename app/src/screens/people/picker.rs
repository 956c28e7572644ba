//! Choosing a person.
//!
//! Owns: the field for a staff code or a name, and the people to choose from once a name was typed: each with year of
//! birth, unit and code. Must not: search; the use case does.

use domain::lang::Lang;
use leptos::prelude::*;
use services::people::choosing;
use services::people::directory::Listed;
use words::people as w;

use crate::components::{Choice, Input, InputWidth, Radios};
use crate::faults::Faults;
use crate::{Fault, Visit};

/// Those who could be meant by what was typed in a field that has a fault.
pub(in crate::screens) async fn candidates(
    visit: &Visit,
    faults: &Faults,
    field: &str,
    typed: &str,
) -> Result<Vec<Choice>, Fault> {
    if faults.of(field).is_none() {
        return Ok(Vec::new());
    }
    let found = choosing::candidates(&visit.ctx, typed).await?;
    Ok(found.iter().map(|one| choice(visit.lang, one)).collect())
}

fn choice(lang: Lang, one: &Listed) -> Choice {
    let born = one.birth_year.map(|year| w::born(lang, &year.to_string()));
    let post = (!one.post.is_empty()).then(|| one.post.clone());
    let parts = [post, Some(one.unit_name.clone()), Some(one.staff_code.clone())];
    Choice {
        value: one.staff_code.clone(),
        text: [Some(one.name.clone()), born]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        hint: Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" – ")),
        ..Choice::default()
    }
}

/// The field, or the people to choose from.
#[component]
pub(in crate::screens) fn PersonField(
    lang: Lang,
    /// Id and name of the field.
    field: &'static str,
    label: String,
    value: String,
    error: Option<String>,
    /// Who could be meant.
    candidates: Vec<Choice>,
) -> impl IntoView {
    if candidates.is_empty() {
        return view! {
            <Input
                id=field
                name=field
                label
                hint=w::person_hint(lang)
                value
                width=InputWidth::Twenty
                autocomplete="off".to_owned()
                error
            />
        }
        .into_any();
    }
    let none = Choice {
        value: String::new(),
        text: w::person_other(lang),
        ..Choice::default()
    };
    let choices = candidates.into_iter().chain([none]).collect();
    view! { <Radios id=field name=field label choices value error /> }.into_any()
}
