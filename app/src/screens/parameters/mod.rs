//! Page "Tham số pháp luật": the amounts, shares and counts fixed by law on a day.
//!
//! Owns: the question and the frame of the page. Must not: compare anything with a parameter.

mod values;

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::access::AccessRule;
use domain::law::CountingRule;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::law::{self, Parameters};

use super::legal::{DateFault, LawPages, TypedDate, dated, parameters};
use crate::components::{Button, ButtonKind, DateInput, ErrorLink, ErrorSummary, address, lang};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Parameter, start of the names of the three fields, and id of the day.
const DATE: &str = "ngay";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::LEGAL_PARAMETERS, AccessRule::Public, show)]
}

#[derive(Clone)]
struct Props {
    typed: TypedDate,
    error: Option<DateFault>,
    found: Option<Found>,
}

#[derive(Clone)]
struct Found {
    day: NaiveDate,
    today: bool,
    parameters: Parameters,
    rules: Vec<CountingRule>,
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Fault> {
    let (typed, in_fields) = typed(query.as_deref().unwrap_or_default());
    let today = law::today(&visit.ctx);
    let day = if typed.is_empty() {
        Ok(today)
    } else {
        typed.read(visit.lang)
    };
    let page = Page::new(words::parameters::title(visit.lang));
    let (page, props) = match day {
        // The fields of the form become one parameter, so that the address is short.
        Ok(_) if in_fields => {
            let location = address(routes::LEGAL_PARAMETERS, &[(DATE, &typed.to_text())], "");
            return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response());
        }
        Ok(day) => {
            let found = Found {
                day,
                today: day == today,
                parameters: law::parameters(&visit.ctx, day),
                rules: law::counting_rules(&visit.ctx),
            };
            let typed = TypedDate::from(day);
            (
                page,
                Props {
                    typed,
                    error: None,
                    found: Some(found),
                },
            )
        }
        Err(fault) => (
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY),
            Props {
                typed,
                error: Some(fault),
                found: None,
            },
        ),
    };
    render::page(&visit, page, move || view! { <View props=props.clone() /> }.into_any()).await
}

/// The day as typed, and whether it came in the fields of the form.
fn typed(raw: &str) -> (TypedDate, bool) {
    let mut date = TypedDate::default();
    let mut in_fields = false;
    for (name, value) in parameters(raw) {
        match name.strip_prefix(DATE) {
            Some("") => date = TypedDate::of_text(&value),
            Some(part) => {
                in_fields = true;
                date.set(part.trim_start_matches('-'), &value);
            }
            None => {}
        }
    }
    (date, in_fields)
}

#[component]
fn View(props: Props) -> impl IntoView {
    let lang = lang();
    let Props { typed, error, found } = props;
    let summary = error.clone().map(|DateFault { part, text }| {
        let field_id = format!("{DATE}-{part}");
        view! { <ErrorSummary errors=vec![ErrorLink { field_id, text }] /> }
    });
    let error = error.map(|fault| fault.text);
    view! {
        <LawPages current=routes::LEGAL_PARAMETERS />
        {summary}
        <h1 class="govuk-heading-l">{words::parameters::title(lang)}</h1>
        <p class="govuk-body-l lc-lead lc-screen-only">{words::parameters::lead(lang)}</p>
        <form class="lc-year-form" action=routes::LEGAL_PARAMETERS method="get" novalidate=true>
            <DateInput
                id=DATE
                name=DATE
                label=words::parameters::date(lang)
                hint=words::parameters::date_hint(lang)
                error
                value=typed.0
            />
            <Button text=words::parameters::show(lang) kind=ButtonKind::Secondary />
        </form>
        {found.map(|found| view! { <Values found /> })}
    }
}

#[component]
fn Values(found: Found) -> impl IntoView {
    let lang = lang();
    let date = dated(lang, found.day);
    let heading = if found.today {
        words::parameters::on_today(lang, &date)
    } else {
        words::parameters::on(lang, &date)
    };
    let changed = found.parameters.changed.clone();
    view! {
        <h2 class="govuk-heading-m">{heading}</h2>
        <values::Groups parameters=found.parameters />
        <values::Changes changed />
        <values::Rules rules=found.rules />
    }
}
