//! Roles that wait for approval.
//!
//! Owns: their list. Must not: approve from it: each is looked at.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::roles::{self, Listed};

use super::{APPROVERS, DONE, ID};
use crate::components::{BannerKind, Column, NotificationBanner, Table, address};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::own::role_name;
use crate::screens::people::Born;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::ROLES_WAITING, AccessRule::AnyOf(APPROVERS), show)]
}

/// What was just done, as the address says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Approved,
    Refused,
}

impl Done {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Approved => "phe-duyet",
            Self::Refused => "bac",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Approved, Self::Refused]
            .into_iter()
            .find(|done| done.code() == code)
    }
}

#[derive(Clone)]
struct Row {
    name: String,
    birth_year: Option<i64>,
    role: String,
    unit: String,
    href: String,
}

impl Row {
    fn of(lang: Lang, listed: Listed) -> Self {
        Self {
            role: role_name(lang, listed.role),
            href: address(routes::ROLE_DECISION, &[(ID, &listed.id.to_string())], ""),
            name: listed.person_name,
            birth_year: listed.birth_year,
            unit: listed.unit_name,
        }
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let done = Done::from_code(query.get(DONE));
    let listed = roles::waiting(&visit.ctx).await?;
    let rows: Vec<_> = listed.into_iter().map(|row| Row::of(lang, row)).collect();
    let page = Page::new(words::proposals::title(lang));
    render::page(&visit, page, move || {
        view! { <View lang rows=rows.clone() done /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, rows: Vec<Row>, done: Option<Done>) -> impl IntoView {
    use words::proposals as w;
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::name(lang)),
        column(w::role(lang)),
        column(w::unit(lang)),
        column(words::components::acts(lang)),
    ];
    let rows = rows
        .into_iter()
        .map(|row| {
            let about = w::open_of(lang, &row.name);
            let link = view! { <a class="govuk-link" href=row.href aria-label=about>{w::open(lang)}</a> };
            vec![
                view! { {row.name} <Born lang year=row.birth_year /> }.into_any(),
                row.role.into_any(),
                row.unit.into_any(),
                link.into_any(),
            ]
        })
        .collect();
    let done = done.map(|done| match done {
        Done::Approved => w::approved(lang),
        Done::Refused => w::refused(lang),
    });
    view! {
        {done.map(|text| view! { <NotificationBanner id="xong" kind=BannerKind::Success text /> })}
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <p class="govuk-body">{w::text(lang)}</p>
            </div>
        </div>
        <Table id="de-nghi" caption=w::list(lang) columns rows empty=w::none(lang) cards=true />
    }
}
