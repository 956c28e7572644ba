//! Pages that say what went wrong.
//!
//! Owns: turning every unsuccessful answer, our own or the framework's, into one page or one JSON document.
//! Must not: show internal text; that goes to the log with the reference that the page shows.

use axum::Json;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use domain::routes;
use http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use serde::Serialize;

use crate::components::LinkButton;
use crate::render::{self, Page, Rendered};
use crate::{Fault, Visit};

/// Marks an answer refused because its form came from somewhere else.
#[derive(Clone, Copy)]
pub struct ForeignOrigin;

/// What an error page says, in the reader's language.
#[derive(Clone, Debug, Serialize)]
struct Message {
    title: String,
    what: String,
    #[serde(rename = "do")]
    advice: String,
    reference: String,
}

/// Replaces every error answer that is not a page yet.
pub async fn layer(visit: Visit, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || response.extensions().get::<Rendered>().is_some() {
        return response;
    }
    // Where a gate opened the session, its visit knows who is signed in.
    let visit = response.extensions().get::<Visit>().cloned().unwrap_or(visit);
    let fault = response.extensions().get::<Fault>().cloned();
    record(&visit, status, fault.as_ref());
    let foreign = response.extensions().get::<ForeignOrigin>().is_some();
    let message = message(&visit, status, fault.as_ref(), foreign);
    let mut page = if visit.wants_json {
        (status, Json(message)).into_response()
    } else {
        show(&visit, status, message).await
    };
    if let Some(wait) = fault.and_then(|fault| fault.retry_after()) {
        page.headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs()));
    }
    if let Some(allow) = response.headers().get(header::ALLOW) {
        page.headers_mut().insert(header::ALLOW, allow.clone());
    }
    page
}

/// Only faults of the system are logged with their cause; what people mistype is not.
fn record(visit: &Visit, status: StatusCode, fault: Option<&Fault>) {
    if !status.is_server_error() {
        return;
    }
    let request = visit.ctx.request.as_str();
    match fault {
        Some(Fault::Service(error)) => tracing::error!(request, status = status.as_u16(), %error, "request failed"),
        _ => tracing::error!(request, status = status.as_u16(), "request failed"),
    }
}

fn message(visit: &Visit, status: StatusCode, fault: Option<&Fault>, foreign: bool) -> Message {
    use words::errors as w;
    let lang = visit.lang;
    let reference = visit.ctx.request.as_str().to_owned();
    let seconds = fault.and_then(Fault::retry_after).map(|wait| wait.as_secs());
    let seconds = seconds.map(|seconds| i64::try_from(seconds).unwrap_or(i64::MAX));
    let (title, what, advice) = match status {
        StatusCode::FORBIDDEN if foreign => (w::origin_title(lang), w::origin_what(lang), w::origin_do(lang)),
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => {
            (w::forbidden_title(lang), w::forbidden_what(lang), w::forbidden_do(lang))
        }
        StatusCode::NOT_FOUND => (w::not_found_title(lang), w::not_found_what(lang), w::not_found_do(lang)),
        StatusCode::METHOD_NOT_ALLOWED => (w::method_title(lang), w::method_what(lang), w::method_do(lang)),
        StatusCode::REQUEST_TIMEOUT => (w::timeout_title(lang), w::timeout_what(lang), w::timeout_do(lang)),
        StatusCode::CONFLICT => (w::conflict_title(lang), w::conflict_what(lang), w::conflict_do(lang)),
        StatusCode::PAYLOAD_TOO_LARGE => (w::too_large_title(lang), w::too_large_what(lang), w::too_large_do(lang)),
        StatusCode::TOO_MANY_REQUESTS => (
            w::too_many_title(lang),
            w::too_many_what(lang),
            w::too_many_do(lang, seconds.unwrap_or(0)),
        ),
        StatusCode::SERVICE_UNAVAILABLE => match seconds {
            // It is the store that does not answer.
            None => (
                w::maintenance_title(lang),
                w::maintenance_what(lang),
                w::maintenance_do(lang),
            ),
            Some(seconds) => (w::busy_title(lang), w::busy_what(lang), w::busy_do(lang, seconds)),
        },
        status if status.is_client_error() => (
            w::bad_request_title(lang),
            w::bad_request_what(lang),
            w::bad_request_do(lang),
        ),
        _ => (
            w::internal_title(lang),
            w::internal_what(lang),
            w::internal_do(lang, &reference),
        ),
    };
    Message {
        title,
        what,
        advice,
        reference,
    }
}

async fn show(visit: &Visit, status: StatusCode, message: Message) -> Response {
    let lang = visit.lang;
    let page = Page::new(message.title.clone()).with_status(status);
    let view = move || view! { <ErrorPage lang message=message.clone() /> }.into_any();
    match render::page(visit, page, view).await {
        Ok(response) => response,
        Err(fault) => fault.status().into_response(),
    }
}

#[component]
fn ErrorPage(lang: Lang, message: Message) -> impl IntoView {
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-l">{message.title}</h1>
                <p class="govuk-body">{message.what}</p>
                <p class="govuk-body">{message.advice}</p>
                <p class="govuk-body-s lc-reference">
                    {words::errors::reference(lang)} " " <strong>{message.reference}</strong>
                </p>
                <LinkButton href=routes::HOME text=words::errors::back_home(lang) />
            </div>
        </div>
    }
}
