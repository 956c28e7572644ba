//! The page on which anybody checks a receipt.
//!
//! Owns: reading number and characters as people type or scan them. Must not: tell more than whether it is genuine.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::{routes, time};
use http::StatusCode;
use leptos::prelude::*;
use services::FieldFault;
use services::declarations::receipts::{self, Recorded};
use words::receipts as w;

use crate::components::{Alert, AlertKind, Button, ErrorSummary, Input, InputWidth, SummaryList, SummaryRow};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Name of the field with the number.
pub(super) const NUMBER: &str = "so";
/// Name of the field with the characters.
pub(super) const CODE: &str = "ma";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::RECEIPT_CHECK, AccessRule::Public, show)]
}

#[derive(Clone, Default)]
struct Props {
    number: String,
    code: String,
    faults: Faults,
    /// What was found, when something was asked.
    answer: Option<Option<Recorded>>,
    agency: String,
}

/// Number and characters; both from the link, where the whole link was pasted into the field of the number.
fn typed(form: &RawForm) -> Result<(String, String), Fault> {
    let number = form.get(NUMBER).trim();
    let own = |form: &RawForm| (form.get(NUMBER).trim().to_owned(), form.get(CODE).trim().to_owned());
    match number.split_once('?') {
        Some((page, query)) if page.ends_with(routes::RECEIPT_CHECK) => Ok(own(&RawForm::from_query(query)?)),
        _ => Ok(own(form)),
    }
}

fn missing(lang: Lang, number: &str, code: &str) -> Vec<FieldFault> {
    let fault = |field, message| FieldFault { field, message };
    let number = number.is_empty().then(|| fault(NUMBER, w::check_number_missing(lang)));
    let code = code.is_empty().then(|| fault(CODE, w::check_code_missing(lang)));
    number.into_iter().chain(code).collect()
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let raw = query.0.unwrap_or_default();
    let form = RawForm::from_query(&raw)?;
    let (number, code) = typed(&form)?;
    let mut props = Props {
        agency: visit.ctx.platform.keys.agency_name().to_owned(),
        ..Props::default()
    };
    let mut status = StatusCode::OK;
    if !raw.is_empty() {
        let faults = missing(visit.lang, &number, &code);
        if faults.is_empty() {
            props.answer = Some(receipts::ask(&visit.ctx, &visit.visitor, &number, &code).await?);
        } else {
            status = StatusCode::UNPROCESSABLE_ENTITY;
            props.faults = faults.into();
        }
    }
    let lang = visit.lang;
    let props = Props { number, code, ..props };
    render::page(&visit, Page::new(w::check_title(lang)).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        number,
        code,
        faults,
        answer,
        agency,
    } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <h1 class="govuk-heading-l">{w::check_title(lang)}</h1>
                {answer.map(|answer| view! { <div class="govuk-!-margin-bottom-6"><Answer lang answer agency /></div> })}
                <p class="govuk-body">{w::check_intro(lang)}</p>
                <form method="get" action=routes::RECEIPT_CHECK novalidate=true>
                    <Input
                        id=NUMBER
                        name=NUMBER
                        label=w::check_number(lang)
                        hint=w::check_number_hint(lang)
                        error=faults.of(NUMBER)
                        value=number
                    />
                    <Input
                        id=CODE
                        name=CODE
                        label=w::check_code(lang)
                        hint=w::check_code_hint(lang)
                        error=faults.of(CODE)
                        value=code
                        width=InputWidth::Twenty
                    />
                    <Button text=w::check_submit(lang) />
                </form>
            </div>
        </div>
    }
}

#[component]
fn Answer(lang: Lang, answer: Option<Recorded>, agency: String) -> impl IntoView {
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    match answer {
        None => view! {
            <Alert kind=AlertKind::Error title=w::unknown(lang)>
                <p class="govuk-body">{w::unknown_text(lang)}</p>
            </Alert>
        }
        .into_any(),
        Some(recorded) => {
            let place = recorded
                .leaf
                .map_or_else(|| w::leaf_waiting(lang), |leaf| w::leaf(lang, leaf));
            let rows = vec![
                row(w::agency(lang), agency),
                row(w::number(lang), recorded.number),
                row(w::at(lang), time::exact(recorded.at)),
                row(w::place(lang), place),
            ];
            let (kind, title, text) = if recorded.counts {
                (AlertKind::Success, w::genuine(lang), w::genuine_text(lang))
            } else {
                (AlertKind::Warning, w::past(lang), w::past_text(lang))
            };
            view! {
                <div class="govuk-!-margin-bottom-4">
                    <Alert kind title=title>
                        <p class="govuk-body">{text}</p>
                    </Alert>
                </div>
                <SummaryList rows />
            }
            .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_link_is_taken_apart() {
        let read = |query: &str| {
            let form = RawForm::from_query(query).expect("a form");
            typed(&form).expect("readable")
        };
        let both = ("2026-7KQ4-M2PX".to_owned(), "0123-4567-89AB-CDEF".to_owned());
        assert_eq!(read("so=2026-7KQ4-M2PX&ma=0123-4567-89AB-CDEF"), both);
        let link = "https%3A%2F%2Fso.example%2Fbien-nhan%3Fso%3D2026-7KQ4-M2PX%26ma%3D0123-4567-89AB-CDEF";
        assert_eq!(read(&format!("so={link}&ma=")), both);
        assert_eq!(read("so=https%3A%2F%2Fso.example%2Fkhac%3Fso%3D1&ma=2").1, "2");
    }
}
