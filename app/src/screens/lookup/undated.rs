//! The deadline that was chosen, and provisions that make no date.
//!
//! Owns: the card of the chosen deadline; what is said of limitation and of what is not counted. Must not: ask anything.

use domain::law::{Dated, Deadline, Term};
use leptos::prelude::*;
use services::law::Entry;

use super::query::Query;
use super::wording;
use crate::components::{Badge, Column, Table, lang};
use crate::screens::legal::{Source, validity};

/// The chosen deadline, with the way back to the list.
#[component]
pub(super) fn Chosen(
    /// The question, which the way back keeps.
    query: Query,
    /// The row that speaks for it.
    row: Deadline,
    /// Whether other variants have other events and sources, so that those of one would mislead.
    #[prop(optional)]
    several: bool,
) -> impl IntoView {
    let lang = lang();
    let stoppable = matches!(row.term, Term::Forward { .. });
    let change = query.about("", stoppable).address();
    let one = (!several).then(|| {
        let event = row.event.in_lang(lang).to_owned();
        view! {
            <p class="govuk-body">{event}</p>
            <p class="lc-chosen__source"><Source text=row.source.clone() mark=row.mark /></p>
        }
    });
    view! {
        <div class="lc-chosen">
            <p class="lc-chosen__code"><Badge text=row.code.clone() /></p>
            <div class="lc-chosen__text">
                <h2 class="govuk-heading-m">{row.act.in_lang(lang).to_owned()}</h2>
                {one}
            </div>
            <p class="lc-chosen__change">
                <a class="govuk-link govuk-link--no-visited-state" href=change>{words::lookup::change(lang)}</a>
            </p>
        </div>
    }
}

/// A provision that makes no date: what it wants, and where it is used.
#[component]
pub(super) fn Undated(query: Query, entry: Entry) -> impl IntoView {
    let lang = lang();
    let row = entry.variants.first().cloned();
    let several = entry.variants.len() > 1;
    row.map(|row| {
        let text = match &row.term {
            Term::Limitation(_) => view! { <Limitation entry event=row.event.in_lang(lang).to_owned() /> }.into_any(),
            _ => {
                let length = wording::term(lang, &row, None);
                let wanted =
                    words::lookup::uncounted_text(lang, row.event.in_lang(lang), row.act.in_lang(lang), &length);
                view! {
                    <h3 class="govuk-heading-s">{words::lookup::uncounted_heading(lang)}</h3>
                    <p class="govuk-body">{wanted}</p>
                    <p class="govuk-body">{words::lookup::uncounted_use(lang)}</p>
                }
                .into_any()
            }
        };
        view! {
            <Chosen query row several />
            {text}
        }
    })
}

#[component]
fn Limitation(entry: Entry, event: String) -> impl IntoView {
    let lang = lang();
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(words::lookup::length(lang)),
        column(words::lookup::article(lang)),
        column(words::lookup::validity(lang)),
    ];
    let row = |row: Deadline| {
        let period = validity(lang, row.validity());
        vec![
            wording::term(lang, &row, None).into_any(),
            view! { <Source text=row.source mark=row.mark /> }.into_any(),
            period.into_any(),
        ]
    };
    view! {
        <h3 class="govuk-heading-s">{words::lookup::limitation_heading(lang)}</h3>
        <p class="govuk-body">{words::lookup::limitation_text(lang, &event)}</p>
        <div class="lc-stacked lc-stacked--short">
            <Table
                id="thoi-hieu"
                caption=words::lookup::limitation_caption(lang)
                columns
                rows=entry.variants.into_iter().map(row).collect()
                empty=words::lookup::found_none(lang)
            />
        </div>
    }
}
