//! Receiving a declaration, with its paper where one is asked for.
//!
//! Owns: the code to compare, the field for the code on the paper, and what is ticked. Must not: compare them; the use case
//! does.

use std::sync::Arc;

use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::declarations::PaperState;
use services::declarations::desk::Cover;
use services::declarations::reading::Reading;
use words::desk as w;

use super::super::ID;
use super::query::Query;
use super::reading::Typed;
use crate::components::{
    Button, ButtonGroup, ButtonKind, Checkboxes, Choice, Input, InputWidth, SummaryList, SummaryRow,
};
use crate::faults::Faults;

/// Field: whether the paper is whole.
pub(super) const SIGNED: &str = "signed";
/// What it is set to.
pub(super) const YES: &str = "1";

/// The form.
#[component]
pub(super) fn Receive(
    lang: Lang,
    query: Query,
    reading: Arc<Reading>,
    cover: Arc<Cover>,
    pages: Option<usize>,
    typed: Typed,
    faults: Faults,
) -> impl IntoView {
    let row = &cover.registered.listed.row;
    let (id, version) = (row.id.to_string(), row.version.to_string());
    let carried = query.carried().into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value /> }
    });
    let carried = carried.collect_view();
    let fact = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let mut facts = vec![
        fact(w::content_code(lang), reading.code.clone()),
        fact(w::content_hash(lang), reading.hash.clone()),
    ];
    facts.extend(pages.map(|pages| {
        fact(
            w::print_pages(lang),
            w::print_pages_each(lang, i64::try_from(pages).unwrap_or(i64::MAX)),
        )
    }));
    let signed = vec![Choice {
        value: YES.to_owned(),
        text: w::signed_choice(lang),
        ..Choice::default()
    }];
    let ticked = if typed.signed { vec![YES.to_owned()] } else { Vec::new() };
    let is_there = matches!(reading.opened.paper, PaperState::HandedIn(_));
    let waits = cover.paper && !is_there;
    let paper = if is_there {
        view! { <p class="govuk-body">{w::receive_text_handed_in(lang)}</p> }.into_any()
    } else if cover.paper {
        view! {
            <p class="govuk-body">{w::receive_text(lang)}</p>
            <SummaryList rows=facts />
            <Input
                id="code"
                name="code"
                label=w::paper_code(lang)
                hint=w::paper_code_hint(lang)
                value=typed.code
                width=InputWidth::Twenty
                autocomplete="off".to_owned()
                error=faults.of("code")
            />
            <Checkboxes
                id=SIGNED
                name=SIGNED
                label=w::signed(lang)
                choices=signed
                values=ticked
                error=faults.of(SIGNED)
            />
        }
        .into_any()
    } else {
        view! { <p class="govuk-body">{w::receive_text_no_paper(lang)}</p> }.into_any()
    };
    view! {
        <h2 class="govuk-heading-m" id="tiep-nhan">{w::receive(lang)}</h2>
        <form method="post" action=routes::DECLARATION_RECEIVE novalidate=true>
            <input type="hidden" name=ID value=id />
            <input type="hidden" name="version" value=version />
            {carried}
            {paper}
            <ButtonGroup>
                <Button text=w::receive_button(lang) />
                {waits
                    .then(|| {
                        view! {
                            <Button
                                text=w::paper_button(lang)
                                kind=ButtonKind::Secondary
                                formaction=routes::DECLARATION_PAPER.to_owned()
                            />
                        }
                    })}
            </ButtonGroup>
        </form>
    }
}
