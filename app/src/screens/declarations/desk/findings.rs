//! What the checks found, what is not as it was, and what was asked.
//!
//! Owns: how each is shown above the content. Must not: word a finding; the use case did.

use std::sync::Arc;

use domain::declarations::Severity;
use domain::lang::Lang;
use leptos::prelude::*;
use services::declarations::reading::{Fate, Reading, Told, Unlike};
use words::desk as w;

use crate::components::{Tag, TagColour};
use crate::screens::legal::Source;

/// What was asked when it was sent back.
#[component]
pub(super) fn Asked(lang: Lang, reading: Arc<Reading>) -> impl IntoView {
    let item = |(place, text): &(String, String)| {
        let place = if place.is_empty() {
            w::asked_whole(lang)
        } else {
            place.clone()
        };
        view! { <li><strong>{place}</strong> ": " {text.clone()}</li> }
    };
    let items = reading.asked.iter().map(item).collect_view();
    (!reading.asked.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{w::asked(lang)}</h2>
            <ul class="govuk-list govuk-list--bullet">{items}</ul>
        }
    })
}

/// What the checks say today.
#[component]
pub(super) fn Findings(lang: Lang, reading: Arc<Reading>) -> impl IntoView {
    let items = reading.findings.iter().map(|told| finding(lang, told)).collect_view();
    view! {
        <h2 class="govuk-heading-m">{w::findings(lang)}</h2>
        {if reading.findings.is_empty() {
            view! { <p class="govuk-body">{w::findings_none(lang)}</p> }.into_any()
        } else {
            view! { <ul class="govuk-list lc-findings">{items}</ul> }.into_any()
        }}
    }
}

fn finding(lang: Lang, told: &Told) -> AnyView {
    let (word, colour) = match told.severity {
        Severity::H => (w::severity_h(lang), TagColour::Red),
        Severity::W => (w::severity_w(lang), TagColour::Yellow),
        Severity::I => (w::severity_i(lang), TagColour::Grey),
    };
    let law = told.law.iter().map(|(text, mark)| {
        view! { <p class="lc-aside lc-line"><Source text=text.clone() mark=*mark /></p> }
    });
    let law = law.collect_view();
    let reason = told
        .reason
        .as_ref()
        .map(|reason| view! { <p class="lc-line">{w::reason(lang, reason)}</p> });
    view! {
        <li>
            <Tag text=word colour />
            " "
            {told.sentence.clone()}
            {reason}
            {law}
        </li>
    }
    .into_any()
}

/// What is not as in the version that was sent back, and as in the last declaration.
#[component]
pub(super) fn Unlikes(lang: Lang, reading: Arc<Reading>) -> impl IntoView {
    let returned = reading.since_returned.as_ref().map(|all| {
        view! {
            <h2 class="govuk-heading-m">{w::since_returned(lang)}</h2>
            {list(lang, all, w::since_returned_none(lang))}
        }
    });
    let last = match &reading.since_last {
        Some(all) => list(lang, all, w::since_last_none(lang)),
        None => view! { <p class="govuk-body">{w::since_last_first(lang)}</p> }.into_any(),
    };
    view! {
        {returned}
        <h2 class="govuk-heading-m">{w::since_last(lang)}</h2>
        {last}
    }
}

fn list(lang: Lang, all: &[Unlike], none: String) -> AnyView {
    if all.is_empty() {
        return view! { <p class="govuk-body">{none}</p> }.into_any();
    }
    let items = all.iter().map(|one| unlike(lang, one)).collect_view();
    view! { <ul class="govuk-list lc-findings">{items}</ul> }.into_any()
}

fn unlike(lang: Lang, one: &Unlike) -> AnyView {
    let (word, colour) = match one.what {
        Fate::New => (w::fate_new(lang), TagColour::Green),
        Fate::Gone => (w::fate_gone(lang), TagColour::Grey),
        Fate::Changed => (w::fate_changed(lang), TagColour::Yellow),
    };
    let fields = one.fields.iter().map(|field| {
        let class = if field.money { "lc-money-shown" } else { "" };
        let value = |value: &Option<String>| value.clone().unwrap_or_else(|| w::nothing(lang));
        view! {
            <p class="lc-line">
                {field.label.clone()}
                ": "
                <del class=class>
                    <span class="govuk-visually-hidden">{w::before(lang)} " "</span>
                    {value(&field.before)}
                </del>
                " → "
                <ins class=class>
                    <span class="govuk-visually-hidden">{w::now(lang)} " "</span>
                    {value(&field.now)}
                </ins>
            </p>
        }
    });
    let fields = fields.collect_view();
    view! {
        <li>
            <Tag text=word colour />
            " "
            {one.place.clone()}
            {fields}
        </li>
    }
    .into_any()
}
