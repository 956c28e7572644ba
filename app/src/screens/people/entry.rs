//! Adding somebody, and changing what was entered.
//!
//! Owns: both pages around the form. Must not: change what takes a decision.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::people::entering;
use services::{Error, idempotency};
use uuid::Uuid;
use words::people as w;

use super::entry_form::{Beginning, Rest, Typed};
use super::person::{CHANGED, ENTERED};
use super::{ID, person_address, unit_choices};
use crate::components::{BackLink, Button, ErrorSummary, InsetText, NotificationBanner};
use crate::faults::Faults;
use crate::form::{KEY_FIELD, RawForm};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    const OFFICER: AccessRule = AccessRule::AnyOf(&[RoleCode::CanBoToChuc]);
    vec![
        Route::get(routes::PERSON_NEW, OFFICER, show_new),
        Route::post(routes::PERSON_NEW, OFFICER, submit_new),
        Route::get(routes::PERSON_EDIT, super::WRITERS, show_edit),
        Route::post(routes::PERSON_EDIT, super::WRITERS, submit_edit),
    ]
}

#[derive(Clone)]
struct Props {
    typed: Typed,
    faults: Faults,
    what: What,
}

#[derive(Clone)]
enum What {
    New {
        key: Uuid,
        units: Vec<(String, String)>,
        example: String,
    },
    Edit {
        id: Uuid,
        name: String,
        version: i64,
        conflict: bool,
    },
}

async fn show_new(visit: Visit) -> Result<Response, Fault> {
    let typed = Typed {
        from: day::vietnamese(visit.ctx.today()),
        ..Typed::default()
    };
    new_page(&visit, StatusCode::OK, typed, Faults::default()).await
}

async fn submit_new(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let key = form.key()?;
    let typed = Typed::of(form);
    let made = entering::create(&visit.ctx, key, &typed.form(visit.lang), |id| {
        person_address(id, ENTERED)
    })
    .await;
    match made {
        Ok(target) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()),
        Err(Error::Invalid(faults)) => new_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, typed, faults.into()).await,
        Err(error) => Err(error.into()),
    }
}

async fn new_page(visit: &Visit, status: StatusCode, typed: Typed, faults: Faults) -> Result<Response, Fault> {
    let what = What::New {
        key: idempotency::new_key(&visit.ctx),
        units: unit_choices(entering::offered(&visit.ctx).await?).collect(),
        example: day::vietnamese(visit.ctx.today()),
    };
    page(visit, status, Props { typed, faults, what }).await
}

async fn show_edit(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    let stored = entering::editable(&visit.ctx, id).await?;
    let what = What::Edit {
        id,
        name: stored.name.clone(),
        version: stored.version,
        conflict: false,
    };
    let props = Props {
        typed: stored.into(),
        faults: Faults::default(),
        what,
    };
    page(&visit, StatusCode::OK, props).await
}

async fn submit_edit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let version = form.number("version")?;
    let typed = Typed::of(form);
    let changed = entering::change(&visit.ctx, id, version, &typed.form(visit.lang)).await;
    let (status, faults, conflict) = match changed {
        Ok(()) => {
            let target = person_address(id, CHANGED);
            return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response());
        }
        Err(Error::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, faults.into(), false),
        Err(Error::Conflict) => (StatusCode::CONFLICT, Faults::default(), true),
        Err(error) => return Err(error.into()),
    };
    let stored = entering::editable(&visit.ctx, id).await?;
    let version = if conflict { stored.version } else { version };
    let what = What::Edit {
        id,
        name: stored.name,
        version,
        conflict,
    };
    page(&visit, status, Props { typed, faults, what }).await
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let title = match props.what {
        What::New { .. } => w::new_title(lang),
        What::Edit { .. } => w::edit_title(lang),
    };
    render::page(visit, Page::new(title).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props { typed, faults, what } = props;
    let summary = (!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> });
    let rest = view! { <Rest lang typed=typed.clone() faults=faults.clone() /> };
    let inside = match what {
        What::New { key, units, example } => view! {
            <BackLink href=routes::PEOPLE />
            {summary}
            <h1 class="govuk-heading-l">{w::new_title(lang)}</h1>
            <form method="post" action=routes::PERSON_NEW novalidate=true>
                <input type="hidden" name=KEY_FIELD value=key.to_string() />
                <Beginning lang typed faults units example />
                {rest}
                <Button text=w::add_submit(lang) />
            </form>
        }
        .into_any(),
        What::Edit {
            id,
            name,
            version,
            conflict,
        } => view! {
            <BackLink href=person_address(id, "") />
            {summary}
            {conflict.then(|| view! { <NotificationBanner id="xung-dot" text=w::conflict(lang) /> })}
            <span class="govuk-caption-l">{w::edit_title(lang)}</span>
            <h1 class="govuk-heading-l">{name}</h1>
            <InsetText>
                <p class="govuk-body">{w::edit_text(lang)}</p>
            </InsetText>
            <form method="post" action=routes::PERSON_EDIT novalidate=true>
                <input type="hidden" name=ID value=id.to_string() />
                <input type="hidden" name="version" value=version.to_string() />
                {rest}
                <Button text=w::save(lang) />
            </form>
        }
        .into_any(),
    };
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">{inside}</div>
        </div>
    }
}
