//! Who has not submitted: a list for calling, unit by unit, and a reminder to copy.
//!
//! Owns: both, made to be printed too. Must not: send anything.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use chrono::NaiveDate;
use domain::lang::Lang;
use domain::{day, routes};
use leptos::prelude::*;
use services::declarations::register::{self, SignedPaper, ToCall, UnitToCall};
use words::desk as w;

use super::super::READERS;
use super::phone_of;
use super::query::Query;
use super::register_parts::{Fields, Shown};
use super::standing::{Due, Standing, State};
use crate::components::{Column, FilterLayout, Table, Textarea};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::legal::dated;
use crate::screens::people::Born;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::NOT_FILED, READERS, show)]
}

#[derive(Clone)]
struct Props {
    query: Query,
    found: Arc<ToCall>,
    today: NaiveDate,
    agency: String,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = Query::of(&RawForm::from_query(&query.0.unwrap_or_default())?);
    let found = register::to_call(&visit.ctx, &query.asked()).await?;
    let year = found.choices.year.to_string();
    let props = Props {
        query: Query {
            year: Some(found.choices.year),
            ..query
        },
        found: found.into(),
        today: visit.ctx.today(),
        agency: visit.ctx.platform.keys.agency_name().to_owned(),
    };
    render::page(&visit, Page::new(w::not_filed_title(lang, &year)), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        query,
        found,
        today,
        agency,
    } = props;
    let year = found.choices.year.to_string();
    let total = i64::try_from(found.total).unwrap_or(i64::MAX);
    let choices = Shown::of(&found.choices);
    let filter = view! { <Fields lang route=routes::NOT_FILED query choices stages=false /> }.into_any();
    let tables = found
        .units
        .iter()
        .zip(1_usize..)
        .map(|(unit, number)| table(lang, unit, number, today))
        .collect_view();
    let people = found.units.iter().flat_map(|unit| &unit.people);
    let due = people.filter_map(|one| one.listed.row.due).max();
    let message = due.map(|due| w::not_filed_message(lang, &year, &dated(lang, due.date()), &agency));
    view! {
        <super::Pages current=routes::NOT_FILED />
        <p class="govuk-caption-l">{agency}</p>
        <h1 class="govuk-heading-l">{w::not_filed_title(lang, &year)}</h1>
        <p class="govuk-body">{w::not_filed_day(lang, &day::vietnamese(today))}</p>
        <FilterLayout filter>
            <p class="govuk-body" role="status">
                {if total == 0 { w::not_filed_none(lang) } else { w::not_filed_total(lang, total) }}
            </p>
            <div class="lc-call">{tables}</div>
            {message
                .map(|message| {
                    view! {
                        <div class="lc-screen-only">
                            <p class="govuk-body">{w::not_filed_print(lang)}</p>
                            <Textarea
                                id="nhac"
                                name="nhac"
                                label=w::not_filed_text(lang)
                                hint=w::not_filed_text_hint(lang)
                                value=message
                                rows=5
                            />
                        </div>
                    }
                })}
        </FilterLayout>
    }
}

fn table(lang: Lang, unit: &UnitToCall, number: usize, today: NaiveDate) -> AnyView {
    let columns = [
        w::person(lang),
        w::not_filed_phone(lang),
        w::state(lang),
        w::due(lang),
        w::not_filed_note(lang),
    ];
    let columns = columns.map(|text| Column { text, numeric: false });
    let rows = unit.people.iter().map(|one| {
        let listed = &one.listed;
        vec![
            view! { {listed.name.clone()} <Born lang year=listed.birth_year /> }.into_any(),
            phone_of(lang, &listed.phone, &listed.extension).into_any(),
            view! { <State lang stage=one.stage paper=SignedPaper::NotAsked /> }.into_any(),
            view! { <Due lang one=Standing::from(one) today /> }.into_any(),
            // A box to tick on paper.
            view! { <span class="lc-tick" aria-hidden="true"></span> }.into_any(),
        ]
    });
    let count = i64::try_from(unit.people.len()).unwrap_or(i64::MAX);
    view! {
        <Table
            id=format!("don-vi-{number}")
            caption=w::not_filed_unit(lang, &unit.name, count)
            columns=columns.into()
            rows=rows.collect()
            empty=w::not_filed_none(lang)
            cards=true
        />
    }
    .into_any()
}
