//! Finding somebody who is to be put on a list.
//!
//! Owns: the search and the people that it finds. Must not: put anybody on it (the correction does).

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::people::directory::{self, Listed};
use services::{Error, declarations};
use uuid::Uuid;
use words::rounds as w;

use super::super::{ID, OFFICER, named};
use super::roster::SEARCH;
use super::{PERSON, roster_address};
use crate::components::{BackLink, Button, Column, Input, Table, address};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::people::Born;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::ROSTER_ADD, OFFICER, show)]
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = named(&query).ok_or(Error::NotFound)?;
    let round = declarations::round(&visit.ctx, id).await?;
    let typed: String = query.get(SEARCH).trim().chars().take(120).collect();
    let people = if typed.is_empty() {
        Vec::new()
    } else {
        let asked = directory::Query {
            typed: &typed,
            unit: Some(round.row.unit),
            ..directory::Query::default()
        };
        directory::list(&visit.ctx, &asked).await?.rows
    };
    let people = std::sync::Arc::new(people);
    render::page(&visit, Page::new(w::add_title(lang)), move || {
        let found = (!typed.is_empty()).then(|| view! { <Found lang round=id people=people.clone() /> });
        view! {
            <BackLink href=roster_address(id, "") />
            <span class="govuk-caption-l">{round.row.name.clone()}</span>
            <h1 class="govuk-heading-l">{w::add_title(lang)}</h1>
            <p class="govuk-body">{w::add_text(lang)}</p>
            <form method="get" action=routes::ROSTER_ADD role="search" class="lc-search">
                <input type="hidden" name=ID value=id.to_string() />
                <Input
                    id=SEARCH
                    name=SEARCH
                    label=w::person(lang)
                    hint=w::search_hint(lang)
                    value=typed.clone()
                    autocomplete="off".to_owned()
                />
                <Button text=w::search_button(lang) />
            </form>
            {found}
        }
        .into_any()
    })
    .await
}

#[component]
fn Found(lang: Lang, round: Uuid, people: std::sync::Arc<Vec<Listed>>) -> impl IntoView {
    let columns = [w::person(lang), w::code(lang), w::post(lang)];
    let columns = columns.map(|text| Column { text, numeric: false });
    let rows = people.iter().map(|person| {
        let parameters = [(ID, &*round.to_string()), (PERSON, &*person.id.to_string())];
        let href = address(routes::ROSTER_CORRECT, &parameters, "");
        vec![
            view! {
                <a class="govuk-link" href=href>{person.name.clone()}</a>
                <Born lang year=person.birth_year />
            }
            .into_any(),
            person.staff_code.clone().into_any(),
            view! {
                {person.post.clone()}
                <p class="lc-aside lc-line">{person.unit_name.clone()}</p>
            }
            .into_any(),
        ]
    });
    view! {
        <Table
            id="tim-thay"
            caption=words::people::list(lang)
            columns=columns.into()
            rows=rows.collect()
            empty=words::people::none_found(lang)
            cards=true
        />
    }
}
