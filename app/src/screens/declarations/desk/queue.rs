//! What waits to be received.
//!
//! Owns: the list in the order that was asked for, and the field for what a scanner types. Must not: open a declaration.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use chrono::NaiveDate;
use domain::lang::Lang;
use domain::routes;
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::desk;
use services::declarations::register::{self, Queue, Registered};
use words::desk as w;

use super::super::{READERS, see_other};
use super::OLD_PRINT;
use super::query::Query;
use super::register_parts::{Fields, Further, Shown, anchor};
use super::standing::{Due, Standing, State};
use crate::components::{Button, ButtonKind, Column, ErrorSummary, FilterLayout, Input, InputWidth, LinkButton, Table};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::islands::DeskKeys;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::declarations::wording::kind_name;
use crate::screens::people::Born;
use crate::{Fault, Visit};

/// Field for what a scanner types.
pub(super) const CODE: &str = "code";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::QUEUE, READERS, show),
        Route::post(routes::QUEUE, READERS, submit),
    ]
}

#[derive(Clone)]
struct Props {
    query: Query,
    found: Arc<Queue>,
    today: NaiveDate,
    code: String,
    faults: Faults,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = Query::of(&RawForm::from_query(&query.0.unwrap_or_default())?);
    page(&visit, StatusCode::OK, query, "", Faults::default()).await
}

/// What was scanned leads to its declaration.
async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let query = Query::of(&form);
    let typed = form.get(CODE);
    match desk::find(&visit.ctx, visit.lang, typed).await {
        Ok(paper) => {
            let done = if paper.outdated { OLD_PRINT } else { "" };
            let there = Query { queue: true, ..query };
            see_other(there.about(routes::DECLARATION, paper.obligation, done))
        }
        Err(Error::Invalid(faults)) => {
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, query, typed, faults.into()).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, query: Query, code: &str, faults: Faults) -> Result<Response, Fault> {
    let lang = visit.lang;
    let found = register::queue(&visit.ctx, &query.asked()).await?;
    let props = Props {
        query: Query { queue: true, ..query },
        found: found.into(),
        today: visit.ctx.today(),
        code: code.to_owned(),
        faults,
    };
    let page = Page::new(w::queue_title(lang)).with_status(status).with_islands();
    render::page(visit, page, move || {
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
        code,
        faults,
    } = props;
    let columns = [
        w::person(lang),
        w::unit(lang),
        w::kind(lang),
        w::state(lang),
        w::due(lang),
    ];
    let columns = columns.map(|text| Column { text, numeric: false });
    let rows = found.rows.iter().map(|one| cells(lang, &query, one, today)).collect();
    let choices = Shown::of(&found.choices);
    let filter = view! { <Fields lang route=routes::QUEUE query=query.clone() choices stages=false /> }.into_any();
    let begin = found.rows.first().map(|first| {
        let href = query.about(routes::DECLARATION, first.listed.row.id, "");
        view! { <LinkButton text=w::queue_begin(lang) href /> }
    });
    view! {
        <super::Pages current=routes::QUEUE />
        {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
        <h1 class="govuk-heading-l">{w::queue_title(lang)}</h1>
        <p class="govuk-body">{w::queue_text(lang)}</p>
        <Scanner lang query=query.clone() code error=faults.of(CODE) />
        <p class="govuk-body">{w::queue_keys(lang)}</p>
        <DeskKeys next=None previous=None />
        <FilterLayout filter>
            <p class="govuk-body" role="status">{w::queue_waiting(lang, found.total)}</p>
            {begin}
            <Table
                id="cho-tiep-nhan"
                caption=w::queue_list(lang)
                columns=columns.into()
                rows
                empty=w::queue_empty(lang)
                cards=true
            />
            <Further lang route=routes::QUEUE query=query.clone() next=found.next_after />
        </FilterLayout>
    }
}

/// The field for what a scanner types.
#[component]
pub(super) fn Scanner(lang: Lang, query: Query, code: String, error: Option<String>) -> impl IntoView {
    let carried = query.carried().into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value /> }
    });
    let carried = carried.collect_view();
    view! {
        <form method="post" action=routes::QUEUE class="lc-scanner" novalidate=true>
            {carried}
            <Input
                id=CODE
                name=CODE
                label=w::scan(lang)
                hint=w::scan_hint(lang)
                value=code
                width=InputWidth::Twenty
                autocomplete="off".to_owned()
                error
            />
            <Button text=w::scan_button(lang) kind=ButtonKind::Secondary />
        </form>
    }
}

fn cells(lang: Lang, query: &Query, one: &Registered, today: NaiveDate) -> Vec<AnyView> {
    let listed = &one.listed;
    let id = listed.row.id;
    let href = query.about(routes::DECLARATION, id, "");
    vec![
        view! {
            <a class="govuk-link lc-row" id=anchor(id) href=href>{listed.name.clone()}</a>
            <Born lang year=listed.birth_year />
        }
        .into_any(),
        listed.unit_name.clone().into_any(),
        kind_name(lang, &listed.row.kind).into_any(),
        view! {
            <div>
                <State lang stage=one.stage paper=one.paper />
            </div>
        }
        .into_any(),
        view! {
            <div>
                <Due lang one=Standing::from(one) today />
            </div>
        }
        .into_any(),
    ]
}
