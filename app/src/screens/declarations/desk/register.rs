//! The register of a year.
//!
//! Owns: filter, order and pages, all in the address. Must not: open a declaration.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use chrono::{Datelike, NaiveDate};
use domain::declarations::Stage;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::declarations::register::{self, Page as Found};
use words::desk as w;

use super::super::READERS;
use super::export::Export;
use super::query::Query;
use super::register_parts::{Conditions, Further, Years, cells, columns};
use super::standing::stage_name;
use crate::components::{FilterLayout, InsetText, SortableTable};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::REGISTER, READERS, show)]
}

#[derive(Clone)]
struct Props {
    query: Query,
    found: Arc<Found>,
    today: NaiveDate,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = Query::of(&RawForm::from_query(&query.0.unwrap_or_default())?);
    let found = register::page(&visit.ctx, &query.asked()).await?;
    let year = found.choices.year.to_string();
    let props = Props {
        query: Query {
            year: Some(found.choices.year),
            queue: false,
            ..query
        },
        found: found.into(),
        today: visit.ctx.today(),
    };
    render::page(&visit, Page::new(w::register_title(lang, &year)), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props { query, found, today } = props;
    let year = found.choices.year;
    let past = (year < today.year()).then(|| {
        view! {
            <InsetText>
                <p class="govuk-body">{w::register_past(lang, &year.to_string())}</p>
            </InsetText>
        }
    });
    let filter =
        view! { <Conditions lang route=routes::REGISTER query=query.clone() found=found.clone() /> }.into_any();
    let several = found.choices.rounds.len() > 1;
    let rows = found
        .rows
        .iter()
        .map(|one| cells(lang, &query, one, several, today))
        .collect();
    let empty = if query.on_the_first_page() == query.of_the_year() {
        w::none(lang)
    } else {
        w::none_found(lang)
    };
    view! {
        <super::Pages current=routes::REGISTER />
        <h1 class="govuk-heading-l">{w::register_title(lang, &year.to_string())}</h1>
        <Years lang query=query.clone() years=found.choices.years.clone() />
        {past}
        <Summary lang query=query.clone() found=found.clone() />
        <FilterLayout filter>
            <p class="govuk-body" role="status">{w::total(lang, found.total)}</p>
            <div class="lc-dense lc-register">
                <SortableTable caption=w::list(lang) columns=columns(lang, &query) rows empty />
            </div>
            <Further lang route=routes::REGISTER query=query.clone() next=found.next_after />
            {(found.total > 0).then(|| view! { <Export lang query=query.clone() /> })}
        </FilterLayout>
    }
}

/// How many stand where, each a link to these.
#[component]
fn Summary(lang: Lang, query: Query, found: Arc<Found>) -> impl IntoView {
    let item = |stage: Stage| {
        let count = found.counts.get(&stage).copied().unwrap_or_default();
        let chosen = query.stage == Some(stage);
        let there = Query {
            // Choosing it again takes it away.
            stage: (!chosen).then_some(stage),
            ..query.on_the_first_page()
        };
        view! {
            <li class="lc-counts__item">
                <a
                    class="lc-counts__link"
                    class:lc-counts__link--chosen=chosen
                    aria-current=chosen.then_some("true")
                    href=there.address(routes::REGISTER)
                >
                    <span class="lc-counts__number">{count.to_string()}</span>
                    " "
                    {stage_name(lang, stage)}
                </a>
            </li>
        }
    };
    let items = Stage::ALL.iter().copied().map(item).collect_view();
    view! {
        <nav aria-label=w::summary(lang)>
            <ul class="lc-counts">{items}</ul>
        </nav>
    }
}
