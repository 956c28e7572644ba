//! Choosing a deadline: search without marks, and the list by topic.
//!
//! Owns: what is searched, and how a deadline is offered. Must not: rank what was found.

use domain::lang::Lang;
use domain::law::{Deadline, Term};
use domain::routes;
use domain::text::{search_key, search_matches};
use leptos::prelude::*;
use services::law::Entry;

use super::query::{Query, SEARCH};
use super::reading::{self, Fault, fault_at};
use super::wording::{self, Topic};
use crate::components::{Badge, Button, Details, Input, TagColour, lang};

/// A deadline in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    code: String,
    act: String,
    event: String,
    term: String,
    stoppable: bool,
    key: String,
}

/// The list in the language of the reader.
pub(super) fn list(entries: &[Entry], lang: Lang) -> Vec<Listed> {
    let base_of = |row: &Deadline| match &row.term {
        Term::Forward { base: Some(base), .. } => entries
            .iter()
            .filter_map(|entry| entry.variants.first())
            .find(|other| other.code == *base),
        _ => None,
    };
    entries
        .iter()
        .filter_map(|entry| listed(entry, lang, base_of))
        .collect()
}

fn listed<'a>(entry: &Entry, lang: Lang, base_of: impl Fn(&Deadline) -> Option<&'a Deadline>) -> Option<Listed> {
    let row = super::speaking(entry, "")?;
    let mut terms: Vec<String> = Vec::new();
    for variant in &entry.variants {
        let term = wording::term(lang, variant, base_of(variant));
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    let searched: Vec<&str> = entry
        .variants
        .iter()
        .flat_map(|row| [&row.code, row.event.in_lang(lang), row.act.in_lang(lang), &row.source])
        .collect();
    Some(Listed {
        code: row.code.clone(),
        act: row.act.in_lang(lang).to_owned(),
        event: row.event.in_lang(lang).to_owned(),
        term: terms.join(" / "),
        stoppable: reading::stoppable(entry),
        key: search_key(&format!("{} {}", searched.join(" "), Topic::of(&row.code).name(lang))),
    })
}

#[component]
pub(super) fn Choosing(query: Query, faults: Vec<Fault>, listed: Vec<Listed>) -> impl IntoView {
    let lang = lang();
    let typed = query.search.clone();
    let found: Vec<Listed> = listed
        .into_iter()
        .filter(|listed| search_matches(&listed.key, &typed))
        .collect();
    let carried = query
        .carried()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    let list = if typed.is_empty() {
        view! { <Topics query found open=false /> }.into_any()
    } else {
        view! { <Found query found /> }.into_any()
    };
    view! {
        <p class="govuk-body-l lc-lead">{words::lookup::lead(lang)}</p>
        <form class="lc-search" action=routes::DEADLINE_LOOKUP method="get" role="search" novalidate=true>
            {carried}
            <Input
                id=SEARCH
                name=SEARCH
                label=words::lookup::search(lang)
                hint=words::lookup::search_hint(lang)
                error=fault_at(&faults, SEARCH)
                value=typed
                autocomplete="off".to_owned()
            />
            <Button text=words::lookup::search_act(lang) />
        </form>
        <h2 class="govuk-heading-m">{words::lookup::choose_heading(lang)}</h2>
        {list}
    }
}

/// What a search found, or what to do when it found nothing.
#[component]
fn Found(query: Query, found: Vec<Listed>) -> impl IntoView {
    let lang = lang();
    let all = Query {
        search: String::new(),
        ..query.clone()
    }
    .address();
    let words = query.search.clone();
    let head = if found.is_empty() {
        view! {
            <p class="govuk-body"><strong>{words::lookup::found_none(lang)}</strong></p>
            <p class="govuk-body">{words::lookup::found_none_text(lang, &words)}</p>
        }
        .into_any()
    } else {
        let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
        view! { <p class="govuk-body">{words::lookup::found(lang, count, &words)}</p> }.into_any()
    };
    view! {
        {head}
        <Topics query found open=true />
        <p class="govuk-body"><a class="govuk-link" href=all>{words::lookup::show_all(lang)}</a></p>
    }
}

/// The deadlines by topic.
#[component]
fn Topics(query: Query, found: Vec<Listed>, open: bool) -> impl IntoView {
    let lang = lang();
    Topic::ALL
        .into_iter()
        .filter_map(|topic| {
            let of_topic: Vec<&Listed> = found.iter().filter(|listed| Topic::of(&listed.code) == topic).collect();
            let count = i64::try_from(of_topic.len()).unwrap_or(i64::MAX);
            let items = of_topic.iter().map(|listed| item(&query, listed)).collect_view();
            (count > 0).then(|| {
                let summary = words::lookup::topic_count(lang, &topic.name(lang), count);
                view! {
                    <div class="lc-topic">
                        <Details summary open><ul class="lc-deadlines">{items}</ul></Details>
                    </div>
                }
            })
        })
        .collect_view()
}

fn item(query: &Query, listed: &Listed) -> impl IntoView + use<> {
    let href = query.about(&listed.code, listed.stoppable).address();
    let detail = words::lookup::entry_detail(lang(), &listed.event, &listed.term);
    let Listed { code, act, .. } = listed.clone();
    view! {
        <li class="lc-deadlines__item">
            <Badge text=code colour=TagColour::Grey />
            <div>
                <a class="govuk-link govuk-link--no-visited-state lc-deadlines__link" href=href>{act}</a>
                <p class="lc-deadlines__detail">{detail}</p>
            </div>
        </li>
    }
}
