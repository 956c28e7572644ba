//! "Kê khai của tôi": what must be declared, by when, where it stands, receipts, past years.
//!
//! Owns: the list. Must not: show anybody else's.

use axum::response::Response;
use chrono::NaiveDate;
use domain::access::AccessRule;
use domain::declarations::Stage;
use domain::lang::Lang;
use domain::{routes, time};
use leptos::prelude::*;
use services::declarations::{Asked, asked};
use words::filling as w;

use super::wording::{due, kind_name, stage_name};
use super::{address, home_address};
use crate::components::{InsetText, LinkButton, Tag};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::OWN_DECLARATIONS, AccessRule::SignedIn, show)]
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    let lang = visit.lang;
    let today = visit.ctx.today();
    let asked = asked(&visit.ctx).await?;
    render::page(&visit, Page::new(w::title(lang)), move || {
        view! { <View lang today asked=asked.clone() /> }.into_any()
    })
    .await
}

/// Whether the declarant has something to do about it.
fn is_open(asked: &Asked) -> bool {
    let open = [Stage::NotStarted, Stage::Draft, Stage::Returned];
    open.iter().any(|stage| stage.code() == asked.row.stage)
}

#[component]
fn View(lang: Lang, today: NaiveDate, asked: Vec<Asked>) -> impl IntoView {
    let (open, done): (Vec<Asked>, Vec<Asked>) = asked.into_iter().partition(is_open);
    let nothing = (open.is_empty() && done.is_empty()).then(|| {
        view! {
            <InsetText>
                <p class="govuk-body">{w::list_empty(lang)}</p>
            </InsetText>
        }
    });
    let to_do = (!open.is_empty()).then(|| {
        let cards = open
            .into_iter()
            .map(|asked| view! { <Card lang today asked /> })
            .collect_view();
        view! {
            <h2 class="govuk-heading-m">{w::list_open(lang)}</h2>
            {cards}
        }
    });
    let past = (!done.is_empty()).then(|| {
        let cards = done
            .into_iter()
            .map(|asked| view! { <Card lang today asked /> })
            .collect_view();
        view! {
            <h2 class="govuk-heading-m">{w::list_done(lang)}</h2>
            {cards}
        }
    });
    view! {
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        <p class="govuk-body-l">{w::list_text(lang)}</p>
        {nothing}
        {to_do}
        {past}
    }
}

#[component]
fn Card(lang: Lang, today: NaiveDate, asked: Asked) -> impl IntoView {
    let Asked {
        row,
        year,
        round_name,
        saved_at,
        receipt,
        ..
    } = asked;
    let (stage, colour) = stage_name(lang, &row.stage);
    let status = match colour {
        Some(colour) => view! { <Tag text=stage colour /> }.into_any(),
        None => view! { <strong>{stage}</strong> }.into_any(),
    };
    let is_open = [Stage::NotStarted, Stage::Draft]
        .iter()
        .any(|stage| stage.code() == row.stage);
    let until = row.due.filter(|_| is_open).map(|day| due(lang, day.date(), today));
    let saved = saved_at.and_then(|at| at.instant());
    let saved = saved.map(|at| w::list_saved(lang, &time::clock_time(at), &time::date(at)));
    let given = receipt.and_then(|receipt| {
        let at = receipt.issued_at.instant()?;
        let text = w::list_receipt(lang, &receipt.number, &time::clock_time(at), &time::date(at));
        Some(view! { <li><a class="govuk-link" href=address(routes::OWN_RECEIPT, row.id)>{text}</a></li> })
    });
    let act = match Stage::from_code(&row.stage) {
        Some(Stage::NotStarted) => Some(w::list_begin(lang)),
        Some(Stage::Draft) => Some(w::list_continue(lang)),
        Some(Stage::Returned) => Some(w::list_complete(lang)),
        _ => None,
    };
    let href = home_address(row.id);
    let title = w::list_name(lang, &kind_name(lang, &row.kind), &year.to_string());
    let act = match act {
        Some(text) => view! { <LinkButton text of=title.clone() href=href.clone() /> }.into_any(),
        None => view! {
            <p class="govuk-body">
                <a class="govuk-link" href=href.clone()>
                    {w::list_open_it(lang)}
                    <span class="govuk-visually-hidden">{format!(" {title}")}</span>
                </a>
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="lc-item">
            <div class="lc-item__head">
                <h3 class="govuk-heading-s lc-item__title">{title.clone()}</h3>
                {status}
            </div>
            <p class="govuk-body-s lc-aside">{round_name}</p>
            <ul class="govuk-list">
                {until.map(|text| view! { <li>{text}</li> })}
                {saved.map(|text| view! { <li>{text}</li> })}
                {given}
            </ul>
            {act}
        </section>
    }
}
