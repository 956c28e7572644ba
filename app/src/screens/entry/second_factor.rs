//! The code of the second factor, after the password.
//!
//! Owns: its form, and sending on what was typed before. Must not: show anything else of the account yet.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::second_factor;

use super::{RETURN_FIELD, Wait, carried, return_from, return_from_query, step_up};
use crate::components::{Button, ButtonKind, ErrorSummary, Input, InputWidth};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::gate::Stopped;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::SECOND_FACTOR, AccessRule::SignedIn, show),
        Route::post(routes::SECOND_FACTOR, AccessRule::SignedIn, submit),
    ]
}

#[derive(Clone, Default)]
struct Props {
    return_to: String,
    carried: Option<Stopped>,
    wait: Option<u64>,
    faults: Faults,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let return_to = return_from_query(&query);
    let session = visit.ctx.session()?;
    if !session.needs_second_factor() {
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, return_to)]).into_response());
    }
    if !session.is_stepped_up() {
        let target = routes::with_return(routes::STEP_UP, &return_to);
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response());
    }
    let props = Props {
        return_to,
        ..Props::default()
    };
    page(&visit, StatusCode::OK, props).await
}

/// The same page in answer to a right password that was typed to send something on.
pub(super) async fn ask(visit: &Visit, stopped: Stopped) -> Result<Response, Fault> {
    let props = Props {
        return_to: routes::HOME.to_owned(),
        carried: Some(stopped),
        ..Props::default()
    };
    page(visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let again = Props {
        return_to: return_from(&form),
        carried: carried::from_form(&form),
        ..Props::default()
    };
    match second_factor::prove(&visit.ctx, visit.lang, form.get("code"), &visit.visitor).await {
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
        // The password was too long ago: it is asked for together with a code.
        Err(Error::StepUpNeeded) => match again.carried {
            Some(stopped) => step_up::ask(&visit, stopped).await,
            None => {
                let target = routes::with_return(routes::STEP_UP, &again.return_to);
                Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
            }
        },
        Err(other) => Err(other.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let wait = props.wait;
    let page = Page::new(words::entry::factor_title(lang)).with_status(status);
    let response = render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    });
    Ok(super::retry_after(response.await?, wait))
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::entry as w;
    let Props {
        return_to,
        carried,
        wait,
        faults,
    } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <Wait lang seconds=wait />
                <h1 class="govuk-heading-l">{w::factor_title(lang)}</h1>
                <p class="govuk-body">{w::factor_text(lang)}</p>
                <form method="post" action=routes::SECOND_FACTOR novalidate>
                    <input type="hidden" name=RETURN_FIELD value=return_to />
                    {carried::fields(carried.as_ref())}
                    <Input
                        id="code"
                        name="code"
                        label=w::factor_code(lang)
                        hint=w::factor_code_hint(lang)
                        width=InputWidth::Twenty
                        autocomplete="one-time-code".to_owned()
                        error=faults.of("code")
                    />
                    <Button text=w::factor_submit(lang) />
                </form>
                <form method="post" action=routes::SIGN_OUT>
                    <Button text=w::factor_sign_out(lang) kind=ButtonKind::Secondary />
                </form>
            </div>
        </div>
    }
}
