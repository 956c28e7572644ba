//! What was found and what was asked, as a page shows it.
//!
//! Owns: the lists of findings by their weight, each with its law and a link to where it is mended; the officer's requests.
//! Must not: word a finding (`services` does).

use domain::declarations::{Finding, HeadingKey, Part, Place, Problem, RowKey, Severity, part_of};
use domain::lang::Lang;
use leptos::prelude::*;
use services::declarations::{Reader, Request, Writing, finding_name, place_name, sentence, stops, told};
use uuid::Uuid;
use words::filling as w;

use super::{ToAnswers, entry_address, heading_address, part_address};
use crate::components::{Alert, AlertKind, Details, Textarea};
use crate::screens::legal::source_text;

/// A finding as it is shown.
#[derive(Clone)]
pub(super) struct Shown {
    pub name: String,
    pub text: String,
    pub href: Option<String>,
    pub law: Vec<String>,
    pub severity: Severity,
    /// The reason that was given.
    pub reason: String,
    /// Whether it stops the submission.
    pub stops: bool,
    /// Whether the place for a reason is folded: what was not filled in yet is filled in, not explained.
    pub folded: bool,
}

/// Findings with their sentences and ways.
pub(super) fn shown(
    reader: &Reader<'_>,
    writing: &Writing,
    (id, answers): (Uuid, &ToAnswers),
    findings: &[Finding],
) -> Vec<Shown> {
    let is_here = |finding: &&Finding| match part_of(&finding.place) {
        Some(part) => answers.has(reader.form, part),
        None => answers.section().is_none(),
    };
    findings
        .iter()
        .filter(is_here)
        .map(|finding| {
            let name = finding_name(finding);
            let reason = writing.reasons.get(&name).cloned().unwrap_or_default();
            Shown {
                text: worded(reader, finding),
                href: mended_at(id, answers, &finding.place),
                law: finding
                    .law
                    .iter()
                    .map(|law| source_text(reader.lang, &law.source, law.mark))
                    .collect(),
                severity: finding.severity,
                folded: matches!(finding.problem, Problem::NotSaidNone) && reason.is_empty(),
                reason,
                stops: stops(writing, finding),
                name,
            }
        })
        .collect()
}

/// The sentence, at the income with the caption of the amount: four of them are under one heading.
fn worded(reader: &Reader<'_>, finding: &Finding) -> String {
    let own = match &finding.place {
        Place::Field(HeadingKey::Income, _, field) => {
            let heading = reader.form.heading(HeadingKey::Income);
            heading.and_then(|heading| heading.field(*field))
        }
        _ => None,
    };
    own.map_or_else(
        || sentence(reader, finding),
        |field| w::found_at(reader.lang, &field.label, &told(reader, finding)),
    )
}

/// The page and the field at which something is put right, coming back to the answers.
fn mended_at(id: Uuid, answers: &ToAnswers, place: &Place) -> Option<String> {
    let back = |path: String, fragment: &str| answers.from(&path, fragment);
    match place {
        Place::Field(HeadingKey::Income, _, field) => Some(back(heading_address(id, HeadingKey::Income), field.code())),
        Place::Field(key, entry, field) => Some(back(entry_address(id, *key, entry), field.code())),
        Place::Entry(HeadingKey::Income, _) => Some(back(heading_address(id, HeadingKey::Income), "")),
        Place::Entry(key, entry) => Some(back(entry_address(id, *key, entry), "")),
        Place::Row(RowKey::Income, None) => Some(back(heading_address(id, HeadingKey::Income), "")),
        other => match part_of(other)? {
            Part::Heading(key) => Some(back(heading_address(id, key), "")),
            Part::Changes => Some(back(part_address(id, Part::Changes), "")),
        },
    }
}

/// What the officer asks at a place.
#[derive(Clone)]
pub(super) struct Asking {
    place: String,
    text: String,
    /// Where it is answered.
    href: Option<String>,
}

/// The officer's requests, each with its place in words; where the declaration `id` is being written, with the way there.
pub(super) fn requests(reader: &Reader<'_>, request: Option<&Request>, id: Option<Uuid>) -> Vec<Asking> {
    let reasons = request.into_iter().flat_map(|request| &request.reasons);
    reasons
        .map(|(name, text)| {
            let place = Place::read(name);
            Asking {
                place: place
                    .as_ref()
                    .map_or_else(|| name.clone(), |place| found_name(reader, place)),
                text: text.clone(),
                href: id.and_then(|id| mended_at(id, &ToAnswers::default(), &place?)),
            }
        })
        .collect()
}

/// A place with the caption of its field: several may be asked about at one entry.
fn found_name(reader: &Reader<'_>, place: &Place) -> String {
    let name = place_name(reader, place);
    let Place::Field(heading, _, field) = place else {
        return name;
    };
    let label = reader.form.heading(*heading).and_then(|heading| heading.field(*field));
    label.map_or(name.clone(), |field| format!("{name}, {}", field.label))
}

#[component]
pub(super) fn Requests(lang: Lang, requests: Vec<Asking>) -> impl IntoView {
    (!requests.is_empty()).then(|| {
        let lines = requests
            .into_iter()
            .map(|Asking { place, text, href }| {
                let place = match href {
                    Some(href) => view! { <a class="govuk-link" href=href>{place}</a> }.into_any(),
                    None => place.into_any(),
                };
                view! { <li>{place} ": " {text}</li> }
            })
            .collect_view();
        view! {
            <Alert kind=AlertKind::Warning title=w::request_title(lang)>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            </Alert>
        }
    })
}

/// Everything that was found, the heaviest first; warnings with the place for their reason.
#[component]
pub(super) fn Found(lang: Lang, found: Vec<Shown>) -> impl IntoView {
    let of = |severity: Severity| {
        found
            .iter()
            .filter(move |one| one.severity == severity)
            .cloned()
            .collect::<Vec<_>>()
    };
    let (blocking, asking, told) = (of(Severity::H), of(Severity::W), of(Severity::I));
    let list = |found: Vec<Shown>| {
        found
            .into_iter()
            .map(|one| view! { <li><Line lang one /></li> })
            .collect_view()
    };
    view! {
        {(!blocking.is_empty())
            .then(|| {
                view! {
                    <h2 class="govuk-heading-m" id="phai-sua">{w::found_blocking(lang, blocking.len() as i64)}</h2>
                    <ul class="govuk-list lc-findings lc-findings--blocking">{list(blocking.clone())}</ul>
                }
            })}
        {(!asking.is_empty())
            .then(|| {
                let items = asking
                    .clone()
                    .into_iter()
                    .enumerate()
                    .map(|(at, one)| view! { <Reason lang at one /> })
                    .collect_view();
                view! {
                    <h2 class="govuk-heading-m">{w::found_asking(lang, asking.len() as i64)}</h2>
                    <p class="govuk-body">{w::found_asking_text(lang)}</p>
                    {items}
                }
            })}
        {(!told.is_empty())
            .then(|| {
                view! {
                    <h2 class="govuk-heading-m">{w::found_told(lang)}</h2>
                    <ul class="govuk-list lc-findings">{list(told.clone())}</ul>
                }
            })}
    }
}

#[component]
fn Line(lang: Lang, one: Shown) -> impl IntoView {
    let text = match one.href {
        Some(href) => view! { <a class="govuk-link" href=href>{one.text}</a> }.into_any(),
        None => one.text.into_any(),
    };
    view! {
        {text}
        {(!one.law.is_empty()).then(|| view! { <span class="lc-aside lc-findings__law">{w::law(lang, &one.law.join("; "))}</span> })}
    }
}

/// A warning: put right, or left as it is with a reason that stays in the declaration.
#[component]
fn Reason(lang: Lang, at: usize, one: Shown) -> impl IntoView {
    let id = format!("ly-do-{}", at + 1);
    let (missing, open) = (one.stops, !one.folded);
    let label = w::reason_label(lang);
    let (name, value) = (one.name.clone(), one.reason.clone());
    view! {
        <div class="lc-item" class:lc-item--asks=missing>
            <p class="govuk-body"><Line lang one /></p>
            <input type="hidden" name=format!("{id}-ten") value=name />
            <Details summary=w::reason_open(lang) open>
                <Textarea id=id.clone() name=id label value rows=2 />
            </Details>
        </div>
    }
}
