//! Proving the password once more.
//!
//! Owns: the form, and sending on what was stopped for it. Must not: open the window without a password.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::step_up::step_up;

use super::{RETURN_FIELD, carried, return_from, return_from_query};
use crate::components::{Button, ErrorSummary, Input, InputKind, InputWidth, WarningText};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::gate::Stopped;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::STEP_UP, AccessRule::SignedIn, show),
        Route::post(routes::STEP_UP, AccessRule::SignedIn, submit),
    ]
}

#[derive(Clone, Default)]
struct Props {
    return_to: String,
    carried: Option<Stopped>,
    needs_code: bool,
    wait: Option<u64>,
    faults: Faults,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let props = Props {
        return_to: return_from_query(&query),
        ..Props::default()
    };
    page(&visit, StatusCode::OK, props).await
}

/// The same page in answer to a form that needs a step-up.
pub(crate) async fn ask(visit: &Visit, stopped: Stopped) -> Result<Response, Fault> {
    let props = Props {
        return_to: routes::HOME.to_owned(),
        carried: Some(stopped),
        ..Props::default()
    };
    page(visit, StatusCode::UNAUTHORIZED, props).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let again = Props {
        return_to: return_from(&form),
        carried: carried::from_form(&form),
        ..Props::default()
    };
    let code = Some(form.get("code")).filter(|code| !code.is_empty());
    match step_up(&visit.ctx, visit.lang, form.get("password"), code, &visit.visitor).await {
        Ok(()) => match &again.carried {
            Some(stopped) => carried::page(&visit, visit.ctx.session()?.account(), stopped).await,
            None => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, again.return_to)]).into_response()),
        },
        Err(Error::Invalid(faults)) => {
            let faults = faults.into();
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Props { faults, ..again }).await
        }
        Err(Error::Limited { retry_after }) => {
            let wait = Some(retry_after.as_secs().max(1));
            page(&visit, StatusCode::TOO_MANY_REQUESTS, Props { wait, ..again }).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let wait = props.wait;
    let needs_code = visit.ctx.session()?.has_second_factor();
    let props = Props { needs_code, ..props };
    let page = Page::new(words::entry::step_up_title(lang)).with_status(status);
    let mut response = render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await?;
    if let Some(wait) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, wait.into());
    }
    Ok(response)
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::entry as w;
    let Props {
        return_to,
        carried,
        needs_code,
        wait,
        faults,
    } = props;
    let wait = wait.map(|seconds| i64::try_from(seconds).unwrap_or(i64::MAX));
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                {wait.map(|seconds| view! { <WarningText text=w::sign_in_wait(lang, seconds) /> })}
                <h1 class="govuk-heading-l">{w::step_up_title(lang)}</h1>
                <p class="govuk-body">{w::step_up_text(lang)}</p>
                <form method="post" action=routes::STEP_UP novalidate>
                    <input type="hidden" name=RETURN_FIELD value=return_to />
                    {carried::fields(carried.as_ref())}
                    <Input
                        id="password"
                        name="password"
                        label=w::sign_in_password(lang)
                        kind=InputKind::Password
                        autocomplete="current-password".to_owned()
                        error=faults.of("password")
                    />
                    {needs_code
                        .then(|| {
                            view! {
                                <Input
                                    id="code"
                                    name="code"
                                    label=w::factor_code(lang)
                                    hint=w::factor_code_hint(lang)
                                    width=InputWidth::Twenty
                                    autocomplete="one-time-code".to_owned()
                                    error=faults.of("code")
                                />
                            }
                        })}
                    <Button text=w::step_up_submit(lang) />
                </form>
            </div>
        </div>
    }
}
