//! The sealed details of a person.
//!
//! Owns: the page that opens them, for those who may and for the person himself. Must not: show them anywhere else.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::people::{Details, Relation};
use domain::{day, routes, time};
use leptos::prelude::*;
use services::Error;
use services::people::details::{self, OpenedDetails, Same};
use words::details as w;

use super::{Born, DONE, ID, row};
use crate::components::{
    BackLink, BannerKind, ButtonKind, Column, InsetText, LinkButton, NotificationBanner, SummaryList, SummaryRow,
    Table, WarningText, address,
};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// What was just done.
pub(super) const SEALED: &str = "niem-phong";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::DETAILS, super::READERS, show),
        Route::get(routes::OWN_DETAILS, AccessRule::SignedIn, show_own),
    ]
}

/// Name of a relation.
pub(super) fn relation_name(lang: Lang, one: Relation) -> String {
    match one {
        Relation::Spouse => w::relation_vo_chong(lang),
        Relation::Child => w::relation_con(lang),
        Relation::Parent => w::relation_cha_me(lang),
        Relation::ParentInLaw => w::relation_cha_me_vo_chong(lang),
        Relation::Sibling => w::relation_anh_chi_em(lang),
        Relation::Other => w::relation_khac(lang),
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    let done = query.get(DONE) == SEALED;
    let opened = details::open(&visit.ctx, id).await?;
    page(&visit, opened, w::title(visit.lang), done).await
}

async fn show_own(visit: Visit) -> Result<Response, Fault> {
    let opened = details::own(&visit.ctx).await?;
    page(&visit, opened, w::own_title(visit.lang), false).await
}

async fn page(visit: &Visit, opened: OpenedDetails, title: String, done: bool) -> Result<Response, Fault> {
    let lang = visit.lang;
    let opened = Arc::new(opened);
    render::page(visit, Page::new(title), move || {
        view! { <View lang opened=opened.clone() done /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, opened: Arc<OpenedDetails>, done: bool) -> impl IntoView {
    let is_own = opened.is_own;
    let back = if is_own {
        routes::OWN_ACCOUNT.to_owned()
    } else {
        super::person_address(opened.person, "")
    };
    let heading = if is_own {
        view! { <h1 class="govuk-heading-l">{w::own_title(lang)}</h1> }.into_any()
    } else {
        view! {
            <span class="govuk-caption-l">{w::title(lang)}</span>
            <h1 class="govuk-heading-l">{opened.name.clone()} <Born lang year=opened.birth_year /></h1>
        }
        .into_any()
    };
    let text = if is_own { w::own_text(lang) } else { w::text(lang) };
    let logged = (!is_own && opened.details.is_some()).then(|| {
        view! {
            <InsetText>
                <p class="govuk-body">{w::logged(lang)}</p>
            </InsetText>
        }
    });
    let write = opened.may_write.then(|| {
        let text = if opened.details.is_some() {
            w::change(lang)
        } else {
            w::write(lang)
        };
        let href = address(routes::DETAILS_EDIT, &[(ID, &opened.person.to_string())], "");
        view! { <LinkButton text href kind=ButtonKind::Secondary /> }
    });
    let inside = match &opened.details {
        Some(details) => content(lang, &opened, details),
        None if is_own => view! { <p class="govuk-body">{w::own_none(lang)}</p> }.into_any(),
        None => view! { <p class="govuk-body">{w::none(lang)}</p> }.into_any(),
    };
    view! {
        <BackLink href=back />
        {done.then(|| view! { <NotificationBanner id="xong" kind=BannerKind::Success text=w::sealed(lang) /> })}
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {heading}
                <p class="govuk-body">{text}</p>
                {logged}
                {same(lang, &opened.same)}
                {inside}
                {write}
                {openings(lang, &opened)}
            </div>
        </div>
    }
}

fn content(lang: Lang, opened: &OpenedDetails, details: &Details) -> AnyView {
    let grouped = details.identity.as_ref().map(|number| {
        let digits = number.digits();
        [&digits[..3], &digits[3..6], &digits[6..9], &digits[9..]].join(" ")
    });
    let rows: Vec<SummaryRow> = vec![
        row(w::identity(lang), grouped),
        row(w::birth(lang), details.birth.map(day::vietnamese)),
    ];
    let year = opened.birth_year.and_then(|year| i32::try_from(year).ok());
    let differs = details.other_year_in_number(year).filter(|_| !opened.is_own);
    let differs = differs.map(|said| view! { <WarningText text=w::other_year(lang, &said.to_string()) /> });
    let columns = [w::relation(lang), w::name(lang), w::year(lang)];
    let columns = columns.map(|text| Column { text, numeric: false });
    let relatives = details.relatives.iter().map(|one| {
        let year = one.birth_year.map(|year| year.to_string()).unwrap_or_default();
        let cells = [relation_name(lang, one.relation), one.name.as_str().to_owned(), year];
        cells.map(IntoAny::into_any).into()
    });
    let reads = opened.owner_reads.filter(|_| !opened.is_own).map(|reads| {
        let text = if reads {
            w::owner_reads(lang)
        } else {
            w::owner_reads_not(lang)
        };
        view! { <p class="govuk-hint">{text}</p> }
    });
    view! {
        {differs}
        <SummaryList rows />
        <Table
            id="nguoi-than"
            caption=w::relatives(lang)
            columns=columns.into()
            rows=relatives.collect()
            empty=w::relatives_none(lang)
            cards=true
        />
        {reads}
    }
    .into_any()
}

fn same(lang: Lang, all: &[Same]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let one = |one: &Same| match &one.person {
        Some(person) => {
            let born = person
                .birth_year
                .map(|year| words::people::born(lang, &year.to_string()));
            let rest = [born, Some(person.unit_name.clone()), Some(person.staff_code.clone())];
            let rest: Vec<String> = rest.into_iter().flatten().collect();
            view! {
                <li>
                    <a class="govuk-link" href=super::person_address(person.id, "")>{person.name.clone()}</a>
                    {format!(", {}", rest.join(", "))}
                </li>
            }
            .into_any()
        }
        None => view! { <li>{w::same_hidden(lang)}</li> }.into_any(),
    };
    let items = all.iter().map(one).collect_view();
    Some(
        view! {
            <div id="trung-so">
                <WarningText text=w::same(lang) />
                <ul class="govuk-list govuk-list--bullet">{items}</ul>
            </div>
        }
        .into_any(),
    )
}

fn openings(lang: Lang, opened: &OpenedDetails) -> AnyView {
    let columns = [w::opened_by(lang), w::opened_at(lang)].map(|text| Column { text, numeric: false });
    let rows = opened.openings.iter().map(|one| {
        let name = one.name.clone().unwrap_or_else(|| w::somebody(lang));
        let at = format!("{} {}", time::clock_time(one.at), time::date(one.at));
        vec![name.into_any(), at.into_any()]
    });
    view! {
        <Table
            id="da-mo"
            caption=w::openings(lang)
            columns=columns.into()
            rows=rows.collect()
            empty=w::openings_none(lang)
        />
    }
    .into_any()
}
