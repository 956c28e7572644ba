//! The slips of a unit.
//!
//! Owns: the units whose people wait for their first sign-in, and printing all their slips at one go.
//! Must not: say what stands on a slip.

use axum::response::Response;
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::routes;
use http::HeaderMap;
use leptos::prelude::*;
use services::accounts::invitations::{self, Waiting};
use uuid::Uuid;

use super::slip::{self, Slip};
use crate::components::{BackLink, Button, Column, Table};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

const RULE: AccessRule = AccessRule::AnyOf(MAKERS);
const MAKERS: &[RoleCode] = &[RoleCode::CanBoToChuc];
const UNIT: &str = "don-vi";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::SLIPS, RULE, show),
        Route::post(routes::SLIPS, AccessRule::AnyOfSteppedUp(MAKERS), submit),
    ]
}

/// Whether the visitor prints slips.
pub(super) fn is_open_to(visit: &Visit) -> bool {
    RULE.admits(&visit.ctx.actor, visit.ctx.today()).is_ok()
}

#[derive(Clone)]
struct Row {
    unit: Uuid,
    name: String,
    people: i64,
}

impl From<Waiting> for Row {
    fn from(waiting: Waiting) -> Self {
        Self {
            unit: waiting.unit,
            name: waiting.name,
            people: waiting.people,
        }
    }
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    let lang = visit.lang;
    let units = invitations::waiting(&visit.ctx).await?;
    let units: Vec<_> = units.into_iter().map(Row::from).collect();
    let page = Page::new(words::administration::slips_title(lang));
    render::page(&visit, page, move || {
        view! { <View lang units=units.clone() /> }.into_any()
    })
    .await
}

async fn submit(visit: Visit, headers: HeaderMap, form: RawForm) -> Result<Response, Fault> {
    let unit = form.get(UNIT).parse().map_err(|_| Fault::BadRequest)?;
    let slips = invitations::invite_unit(&visit.ctx, unit).await?;
    let site = slip::site(&headers);
    let slips = slips.into_iter().map(|slip| Slip::of(visit.lang, slip, site)).collect();
    slip::print(&visit, routes::SLIPS.to_owned(), slips).await
}

#[component]
fn View(lang: Lang, units: Vec<Row>) -> impl IntoView {
    use words::administration as w;
    let columns = vec![
        Column {
            text: w::unit(lang),
            numeric: false,
        },
        Column {
            text: w::slips_people(lang),
            numeric: true,
        },
        Column {
            text: w::slips_print(lang),
            numeric: false,
        },
    ];
    let rows = units
        .into_iter()
        .map(|row| {
            let about = w::slips_print_of(lang, &row.name);
            vec![
                row.name.into_any(),
                row.people.to_string().into_any(),
                view! {
                    <form method="post" action=routes::SLIPS>
                        <input type="hidden" name=UNIT value=row.unit.to_string() />
                        <Button text=about />
                    </form>
                }
                .into_any(),
            ]
        })
        .collect();
    view! {
        <BackLink href=routes::ACCOUNTS />
        <h1 class="govuk-heading-l">{w::slips_title(lang)}</h1>
        <p class="govuk-body">{w::slips_text(lang, &invitations::AT_ONCE.to_string())}</p>
        <Table id="don-vi" caption=w::slips_units(lang) columns rows empty=w::slips_none(lang) cards=true />
    }
}
