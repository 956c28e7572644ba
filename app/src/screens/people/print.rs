//! The staff list on paper.
//!
//! Owns: the list unit by unit, made to be printed. Must not: show who has left.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::{day, routes};
use leptos::prelude::*;
use services::people::directory::{self, PrintedUnit};
use words::people as w;

use super::query::UNIT;
use super::wording::{kind_name, status_name};
use crate::components::{BackLink, Column, Table, address};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::PEOPLE_PRINT, super::LISTERS, show)]
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let unit = query.get(UNIT).parse().ok();
    let printed = std::sync::Arc::new(directory::printed(&visit.ctx, unit).await?);
    let today = day::vietnamese(visit.ctx.today());
    let agency = visit.ctx.platform.keys.agency_name().to_owned();
    let back = address(routes::PEOPLE, &[(UNIT, query.get(UNIT))], "");
    render::page(&visit, Page::new(w::print_title(lang)), move || {
        let too_long = printed.is_too_long;
        let tables = printed
            .units
            .iter()
            .zip(1_usize..)
            .map(|(unit, number)| table(lang, unit, number))
            .collect_view();
        view! {
            <BackLink href=back.clone() />
            <p class="govuk-caption-l">{agency.clone()}</p>
            <h1 class="govuk-heading-l">{w::print_title(lang)}</h1>
            <p class="govuk-body">{w::print_day(lang, &today)}</p>
            {too_long.then(|| view! { <p class="govuk-body">{w::print_too_long(lang, directory::PRINTED as i64)}</p> })}
            {tables}
        }
        .into_any()
    })
    .await
}

fn table(lang: Lang, unit: &PrintedUnit, number: usize) -> AnyView {
    let column = |text: String, numeric| Column { text, numeric };
    let columns = vec![
        column(w::number(lang), false),
        column(w::name(lang), false),
        column(w::birth_year(lang), false),
        column(w::code(lang), false),
        column(w::post(lang), false),
        column(w::phone(lang), false),
        column(w::status(lang), false),
    ];
    let rows = unit.people.iter().zip(1_usize..).map(|(person, number)| {
        let phone = [person.phone.clone(), person.extension.clone()];
        vec![
            number.to_string().into_any(),
            person.name.clone().into_any(),
            person.birth_year.map(|year| year.to_string()).into_any(),
            person.staff_code.clone().into_any(),
            if person.post.is_empty() {
                kind_name(lang, person.kind)
            } else {
                person.post.clone()
            }
            .into_any(),
            phone
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" – ")
                .into_any(),
            status_name(lang, person.status).into_any(),
        ]
    });
    view! {
        <Table id=format!("don-vi-{number}") caption=unit.name.clone() columns rows=rows.collect() empty=w::none(lang) />
    }
    .into_any()
}
