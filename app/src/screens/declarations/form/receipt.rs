//! The confirmation after submitting: number, exact time, what happens next and by when.
//!
//! Owns: this page. Must not: make the paper of the receipt.

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::AccessRule;
use domain::declarations::Stage;
use domain::lang::Lang;
use domain::{routes, time};
use leptos::prelude::*;
use services::Error;
use services::declarations::{Asked, is_genuine, standing};
use words::filling as w;

use super::super::path_of;
use super::wording::{kind_name, term, weekday};
use super::{address, home_address, obligation};
use crate::components::{BackLink, ButtonGroup, ButtonKind, LinkButton, Panel};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::OWN_RECEIPT, AccessRule::SignedIn, show)]
}

#[derive(Clone)]
struct Props {
    asked: Asked,
    title: String,
    number: String,
    at: String,
    /// By when a copy goes to the control body.
    hand_over: Option<String>,
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let lang = visit.lang;
    let asked = standing(&visit.ctx, id).await?;
    let receipt = asked.receipt.clone().ok_or(Error::NotFound)?;
    if !is_genuine(&visit.ctx, &receipt) {
        return Err(Fault::internal("a receipt was changed past the program"));
    }
    let at = receipt.issued_at.instant().map(time::exact).unwrap_or_default();
    let props = Props {
        title: w::list_name(lang, &kind_name(lang, &asked.row.kind), &asked.year.to_string()),
        number: receipt.number,
        at,
        hand_over: asked.row.completed_on.and_then(|day| hand_over(&visit, day.date())),
        asked,
    };
    render::page(&visit, Page::new(w::receipt_title(lang)), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

/// By when one copy goes to the control body, counted from the day of receipt, which is that of the submission.
fn hand_over(visit: &Visit, day: NaiveDate) -> Option<String> {
    let (due, source) = term(visit, "TS06", day)?;
    let due = weekday(visit.lang, due);
    Some(w::receipt_next_hand_over(visit.lang, &due, &source))
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        asked,
        title,
        number,
        at,
        hand_over,
    } = props;
    let id = asked.row.id;
    let stage = Stage::from_code(&asked.row.stage);
    let waits = matches!(stage, Some(Stage::Submitted | Stage::Resubmitted));
    let mut next = Vec::new();
    if waits && asked.paper {
        next.push(w::receipt_next_print(lang));
        next.push(w::receipt_next_hand_in(lang));
    }
    if waits {
        next.push(w::receipt_next_open(lang));
        next.push(w::receipt_next_return(lang));
        next.extend(hand_over);
    }
    match stage {
        Some(Stage::Received) => next.push(w::standing_next_received(lang)),
        Some(Stage::Returned) => next.push(w::receipt_next_returned(lang)),
        Some(Stage::NotStarted | Stage::Draft) => next.push(w::receipt_next_withdrawn(lang)),
        Some(Stage::Submitted | Stage::Resubmitted) | None => {}
    }
    let next = next.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=home_address(id) />
                <Panel title=w::receipt_panel(lang)>
                    {w::receipt_number(lang)} <br />
                    <strong class="lc-receipt-number">{number}</strong>
                </Panel>
                <p class="govuk-body">{title}</p>
                <p class="govuk-body">{w::receipt_at(lang, &at)}</p>
                <h2 class="govuk-heading-m">{w::receipt_next(lang)}</h2>
                <ol class="govuk-list govuk-list--number">{next}</ol>
                <ButtonGroup>
                    <LinkButton text=words::receipts::print(lang) href=path_of(routes::DECLARATION_PDF, id) />
                    <LinkButton
                        text=words::receipts::download_pdf(lang)
                        href=path_of(routes::RECEIPT_PDF, id)
                        kind=ButtonKind::Secondary
                    />
                </ButtonGroup>
                <ul class="govuk-list">
                    <li>
                        <a class="govuk-link" href=path_of(routes::RECEIPT, id)>{w::receipt_whole(lang)}</a>
                    </li>
                    <li>
                        <a class="govuk-link" href=address(routes::OWN_SUBMITTED, id)>{w::standing_read(lang)}</a>
                    </li>
                    <li>
                        <a class="govuk-link" href=routes::OWN_DECLARATIONS>{w::title(lang)}</a>
                    </li>
                </ul>
            </div>
        </div>
    }
}
