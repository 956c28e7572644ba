//! Where a submitted declaration stands, and what the declarant can still do about it.
//!
//! Owns: this page, and taking back what nobody has opened. Must not: change a version.

use axum::extract::Path;
use axum::response::Response;
use domain::declarations::Stage;
use domain::lang::Lang;
use domain::{routes, time};
use leptos::prelude::*;
use services::declarations::{Asked, Reader, submitted, withdraw};
use words::filling as w;

use super::super::path_of;
use super::findings::Asking;
use super::gone::SUBMITTED;
use super::heading::DONE;
use super::wording::{answer_by, kind_name, stage_name, weekday};
use super::{address, home_address, obligation, to};
use crate::components::{BackLink, Button, ButtonKind, NotificationBanner, SummaryList, SummaryRow, Tag};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::{Fault, Visit};

pub(super) async fn page(visit: &Visit, asked: Asked, done: &str) -> Result<Response, Fault> {
    let lang = visit.lang;
    let led_here = done == SUBMITTED;
    let requests = match Stage::from_code(&asked.row.stage) {
        Some(Stage::Returned) => requests(visit, asked.row.id).await?,
        _ => Vec::new(),
    };
    let answer_by = answer_by(visit, &asked);
    let title = w::list_name(lang, &kind_name(lang, &asked.row.kind), &asked.year.to_string());
    render::page(visit, Page::new(title.clone()), move || {
        view! { <View lang led_here title=title.clone() asked=asked.clone() requests=requests.clone() answer_by=answer_by.clone() /> }.into_any()
    })
    .await
}

/// What was asked, each with its place in words.
async fn requests(visit: &Visit, id: uuid::Uuid) -> Result<Vec<Asking>, Fault> {
    let own = submitted(&visit.ctx, id).await?;
    let reader = Reader {
        law: &visit.state.platform.law,
        form: services::declarations::form_of(&visit.ctx, &own.writing.declaration)?,
        declaration: &own.writing.declaration,
        lang: visit.lang,
    };
    Ok(super::findings::requests(&reader, own.request.as_ref(), None))
}

/// Value of [`DONE`] on the home of a draft: it was submitted and taken back.
pub(super) const WITHDRAWN: &str = "rut-lai";

/// Takes the declaration back; it is a draft again.
pub(super) async fn take_back(visit: Visit, Path(id): Path<String>, _form: RawForm) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    withdraw(&visit.ctx, id).await?;
    Ok(to(crate::components::address(
        &home_address(id),
        &[(DONE, WITHDRAWN)],
        "",
    )))
}

#[component]
fn View(
    lang: Lang,
    led_here: bool,
    title: String,
    asked: Asked,
    requests: Vec<Asking>,
    answer_by: Option<String>,
) -> impl IntoView {
    let row = &asked.row;
    let id = row.id;
    let (stage, colour) = stage_name(lang, &row.stage);
    let fact = |key: String, value: Option<String>| {
        value.map(|value| SummaryRow {
            key,
            value: Some(value),
            change_href: None,
        })
    };
    let receipt = asked.receipt.as_ref();
    let at = receipt.and_then(|receipt| receipt.issued_at.instant());
    let facts = [
        fact(w::standing_number(lang), receipt.map(|receipt| receipt.number.clone())),
        fact(w::standing_at(lang), at.map(time::exact)),
        fact(
            w::standing_received(lang),
            row.received_on.map(|day| weekday(lang, day.date())),
        ),
        fact(
            w::standing_returned(lang),
            row.returned_on.map(|day| weekday(lang, day.date())),
        ),
        fact(w::standing_answer_by(lang), answer_by),
    ];
    let stage_of = Stage::from_code(&row.stage);
    let is_returned = stage_of == Some(Stage::Returned);
    let can_withdraw = matches!(stage_of, Some(Stage::Submitted | Stage::Resubmitted)) && !row.opened;
    let next = match stage_of {
        Some(Stage::Received) => w::standing_next_received(lang),
        Some(Stage::Returned) => w::standing_next_returned(lang),
        _ if asked.waits_for_paper => w::standing_next_paper(lang),
        _ if row.opened => w::standing_next_opened(lang),
        _ => w::standing_next(lang),
    };
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::OWN_DECLARATIONS />
                {led_here
                    .then(|| {
                        view! {
                            <NotificationBanner id="da-nop" text=w::standing_submitted(lang)>
                                <p class="govuk-body">{w::standing_submitted_text(lang)}</p>
                            </NotificationBanner>
                        }
                    })}
                <h1 class="govuk-heading-l">{title}</h1>
                <p class="govuk-body">
                    {match colour {
                        Some(colour) => view! { <Tag text=stage colour /> }.into_any(),
                        None => view! { <strong>{stage}</strong> }.into_any(),
                    }}
                </p>
                <p class="govuk-body">{next}</p>
                <super::findings::Requests lang requests />
                <SummaryList rows=facts.into_iter().flatten().collect() />
                <ul class="govuk-list">
                    <li>
                        <a class="govuk-link" href=address(routes::OWN_SUBMITTED, id)>{w::standing_read(lang)}</a>
                    </li>
                    {receipt
                        .map(|_| {
                            view! {
                                <li>
                                    <a class="govuk-link" href=path_of(routes::RECEIPT, id)>{w::standing_receipt(lang)}</a>
                                </li>
                                <li>
                                    <a class="govuk-link" href=path_of(routes::DECLARATION_PDF, id)>{words::receipts::print(lang)}</a>
                                </li>
                                <li>
                                    <a class="govuk-link" href=path_of(routes::DECLARATION_SEEN, id)>{words::receipts::seen(lang)}</a>
                                </li>
                            }
                        })}
                </ul>
                {is_returned
                    .then(|| {
                        view! {
                            <form method="post" action=home_address(id) novalidate>
                                <Button text=w::standing_complete(lang) />
                            </form>
                        }
                    })}
                {can_withdraw
                    .then(|| {
                        view! {
                            <h2 class="govuk-heading-m">{w::withdraw_title(lang)}</h2>
                            <p class="govuk-body">{w::withdraw_text(lang)}</p>
                            <form method="post" action=address(routes::OWN_WITHDRAWAL, id) novalidate>
                                <Button text=w::withdraw_submit(lang) kind=ButtonKind::Secondary />
                            </form>
                        }
                    })}
            </div>
        </div>
    }
}
