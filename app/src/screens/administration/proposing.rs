//! People of the staff file without an account.
//!
//! Owns: their units, and proposing accounts for all of a unit at one go. Must not: print a slip; who proposes an account
//! never sees what opens it.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::accounts::invitations::AT_ONCE;
use services::accounts::proposing;
use services::idempotency;
use uuid::Uuid;

use super::DONE;
use crate::components::{BackLink, BannerKind, Button, ButtonKind, Column, NotificationBanner, Table, address};
use crate::form::{KEY_FIELD, RawForm};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

const RULE: AccessRule = AccessRule::AnyOf(&[RoleCode::QuanTri]);
const UNIT: &str = "don-vi";
const PROPOSED: &str = "de-nghi";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ACCOUNTS_NEW, RULE, show),
        Route::post(routes::ACCOUNTS_NEW, RULE, submit),
    ]
}

/// Whether the visitor proposes accounts.
pub(super) fn is_open_to(visit: &Visit) -> bool {
    RULE.admits(&visit.ctx.actor, visit.ctx.today()).is_ok()
}

#[derive(Clone)]
struct Row {
    unit: Uuid,
    name: String,
    people: i64,
    /// Key of its form.
    key: Uuid,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let is_done = query.get(DONE) == PROPOSED;
    let units = proposing::lacking(&visit.ctx).await?.into_iter();
    let units: Vec<_> = units
        .map(|unit| Row {
            unit: unit.unit,
            name: unit.name,
            people: unit.people,
            key: idempotency::new_key(&visit.ctx),
        })
        .collect();
    let page = Page::new(words::administration::new_title(lang));
    render::page(&visit, page, move || {
        view! { <View lang units=units.clone() is_done /> }.into_any()
    })
    .await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let unit = form.get(UNIT).parse().map_err(|_| Fault::BadRequest)?;
    let target = address(routes::ACCOUNTS_NEW, &[(DONE, PROPOSED)], "");
    let target = proposing::propose_unit(&visit.ctx, form.key()?, unit, &target).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

#[component]
fn View(lang: Lang, units: Vec<Row>, is_done: bool) -> impl IntoView {
    use words::administration as w;
    let column = |text: String, numeric: bool| Column { text, numeric };
    let columns = vec![
        column(w::unit(lang), false),
        column(w::slips_people(lang), true),
        column(w::new_act(lang), false),
    ];
    let rows = units
        .into_iter()
        .map(|row| {
            let about = w::new_of(lang, &row.name);
            vec![
                row.name.into_any(),
                row.people.to_string().into_any(),
                view! {
                    <form method="post" action=routes::ACCOUNTS_NEW>
                        <input type="hidden" name=KEY_FIELD value=row.key.to_string() />
                        <input type="hidden" name=UNIT value=row.unit.to_string() />
                        <Button text=about kind=ButtonKind::Secondary />
                    </form>
                }
                .into_any(),
            ]
        })
        .collect();
    view! {
        <BackLink href=routes::ACCOUNTS />
        {is_done.then(|| view! { <NotificationBanner id="xong" kind=BannerKind::Success text=w::new_done(lang) /> })}
        <h1 class="govuk-heading-l">{w::new_title(lang)}</h1>
        <p class="govuk-body">{w::new_text(lang, &AT_ONCE.to_string())}</p>
        <Table id="don-vi" caption=w::new_units(lang) columns rows empty=w::new_none(lang) cards=true />
    }
}
