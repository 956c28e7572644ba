//! Proposing who heads a unit.
//!
//! Owns: the officer's form. Must not: put anybody into office.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::people::chiefs::{self, ChiefForm};
use services::people::units;
use services::{Error, idempotency};
use uuid::Uuid;
use words::people as w;

use super::unit::CHIEF;
use super::unit_address;
use crate::components::{BackLink, Button, Choice, ErrorSummary, Input, InputWidth, InsetText};
use crate::faults::Faults;
use crate::form::{KEY_FIELD, RawForm};
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::people::picker::{PersonField, candidates};
use crate::screens::people::{DecisionFields, ID, WRITERS, named};
use crate::{Fault, Visit};

/// Name of the field for who is to head the unit.
const PERSON: &str = "person";
const FIELDS: [&str; 5] = [PERSON, "from", "to", "number", "signed"];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::UNIT_CHIEF, WRITERS, show),
        Route::post(routes::UNIT_CHIEF, WRITERS, submit),
    ]
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = named(&query).ok_or(Error::NotFound)?;
    page(&visit, StatusCode::OK, id, &query, Faults::default()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = named(&form).ok_or(Fault::BadRequest)?;
    let typed = ChiefForm {
        lang: visit.lang,
        person: form.get("person"),
        from: form.get("from"),
        to: form.get("to"),
        number: form.get("number"),
        signed: form.get("signed"),
    };
    match chiefs::propose(&visit.ctx, form.key()?, id, &typed, &unit_address(id, CHIEF)).await {
        Ok(target) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()),
        Err(Error::Invalid(faults)) => page(&visit, StatusCode::UNPROCESSABLE_ENTITY, id, &form, faults.into()).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, id: Uuid, form: &RawForm, faults: Faults) -> Result<Response, Fault> {
    let lang = visit.lang;
    let unit = units::open(&visit.ctx, id).await?;
    if !unit.acts.chief {
        return Err(Error::Forbidden.into());
    }
    let key = idempotency::new_key(&visit.ctx);
    let values = FIELDS.map(|field| form.get(field).to_owned());
    let example = day::vietnamese(visit.ctx.today());
    let meant = candidates(visit, &faults, PERSON, form.get(PERSON)).await?;
    let name = unit.name;
    render::page(
        visit,
        Page::new(w::units_chief_propose(lang)).with_status(status),
        move || {
            let (name, values, faults, example) = (name.clone(), values.clone(), faults.clone(), example.clone());
            view! { <View lang id name key values faults example meant=meant.clone() /> }.into_any()
        },
    )
    .await
}

#[component]
fn View(
    lang: Lang,
    id: Uuid,
    name: String,
    key: Uuid,
    values: [String; 5],
    faults: Faults,
    example: String,
    meant: Vec<Choice>,
) -> impl IntoView {
    let summary = (!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> });
    let [person, from, to, number, signed] = values;
    let day = |field: &'static str, label: String, value: String, optional: bool| {
        let (hint, error) = (w::day_hint(lang, &example), faults.of(field));
        view! { <Input id=field name=field label hint value width=InputWidth::Ten optional error /> }
    };
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=unit_address(id, "") />
                {summary}
                <span class="govuk-caption-l">{w::units_chief_propose(lang)}</span>
                <h1 class="govuk-heading-l">{name}</h1>
                <InsetText>
                    <p class="govuk-body">{w::units_chief_text(lang)}</p>
                </InsetText>
                <form method="post" action=routes::UNIT_CHIEF novalidate=true>
                    <input type="hidden" name=KEY_FIELD value=key.to_string() />
                    <input type="hidden" name=ID value=id.to_string() />
                    <PersonField
                        lang
                        field=PERSON
                        label=w::units_chief_code(lang)
                        value=person
                        error=faults.of(PERSON)
                        candidates=meant
                    />
                    {day("from", w::from(lang), from, false)}
                    {day("to", w::to(lang), to, true)}
                    <DecisionFields lang number signed example=example.clone() faults=faults.clone() />
                    <Button text=w::units_chief_submit(lang) />
                </form>
            </div>
        </div>
    }
}
