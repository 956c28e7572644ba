//! Signing in for the first time, from a printed slip.
//!
//! Owns: the page for the slip, and the page with recovery code and new password. Must not: store anything between the
//! two: all of it is in the form of the second page, the code sealed.

use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::first::{self, Accepted, Completion, Slip};

use super::{CodeSheet, NewPassword, Wait};
use crate::components::{Button, ErrorSummary, Input, InputWidth, WarningText};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit, cookies};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::FIRST_SIGN_IN, AccessRule::Public, show),
        Route::post(routes::FIRST_SIGN_IN, AccessRule::Public, submit),
        Route::post(routes::FIRST_SIGN_IN_COMPLETE, AccessRule::Public, complete),
    ]
}

/// What both pages know of a slip.
#[derive(Clone, Default)]
struct Props {
    login: String,
    secret: String,
    /// Last characters of the recovery code.
    code_end: String,
    /// Whether the second page was out of date.
    stale: bool,
    /// Seconds to wait after too many wrong attempts.
    wait: Option<u64>,
    faults: Faults,
}

/// What the second page shows of an accepted slip.
#[derive(Clone)]
struct Shown {
    name: String,
    code: String,
    sealed: String,
}

impl From<Accepted> for Shown {
    fn from(accepted: Accepted) -> Self {
        Self {
            name: accepted.person_name,
            code: accepted.offer.code,
            sealed: accepted.offer.sealed,
        }
    }
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    slip_page(&visit, StatusCode::OK, Props::default()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let props = typed(&form);
    match first::check(&visit.ctx, &slip(&visit, &form)).await {
        Ok(accepted) => code_page(&visit, StatusCode::OK, props, accepted.into()).await,
        Err(error) => refused(&visit, props, error).await,
    }
}

async fn complete(visit: Visit, jar: CookieJar, form: RawForm) -> Result<Response, Fault> {
    let slip = || slip(&visit, &form);
    let props = typed(&form);
    let completion = Completion {
        slip: slip(),
        password: form.get("password"),
        again: form.get("again"),
        sealed_code: form.get("sealed"),
        code_end: form.get("code_end"),
    };
    let faults: Faults = match first::complete(&visit.ctx, &completion).await {
        Ok(new) => {
            let jar = cookies::opened(&visit.state, jar, &new);
            return Ok((
                StatusCode::SEE_OTHER,
                jar,
                [(header::LOCATION, super::after_password(&new, routes::HOME))],
            )
                .into_response());
        }
        Err(Error::Invalid(faults)) => faults.into(),
        Err(error) => return refused(&visit, props, error).await,
    };
    let props = Props { faults, ..props };
    if props.faults.of("secret").is_some() {
        return slip_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await;
    }
    match first::check_again(&visit.ctx, &slip(), form.get("sealed")).await {
        Ok(accepted) => code_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props, accepted.into()).await,
        Err(error) => refused(&visit, props, error).await,
    }
}

fn slip<'a>(visit: &'a Visit, form: &'a RawForm) -> Slip<'a> {
    Slip {
        lang: visit.lang,
        login: form.get("login"),
        secret: form.get("secret"),
        visitor: &visit.visitor,
    }
}

fn typed(form: &RawForm) -> Props {
    Props {
        login: form.get("login").to_owned(),
        secret: form.get("secret").to_owned(),
        code_end: form.get("code_end").to_owned(),
        ..Props::default()
    }
}

/// The first page again, with what is wrong.
async fn refused(visit: &Visit, props: Props, error: Error) -> Result<Response, Fault> {
    let (status, props) = match error {
        Error::Invalid(faults) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Props {
                faults: faults.into(),
                ..props
            },
        ),
        Error::Limited { retry_after } => (
            StatusCode::TOO_MANY_REQUESTS,
            Props {
                wait: Some(retry_after.as_secs().max(1)),
                ..props
            },
        ),
        Error::Conflict => (StatusCode::CONFLICT, Props { stale: true, ..props }),
        other => return Err(other.into()),
    };
    slip_page(visit, status, props).await
}

async fn slip_page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let wait = props.wait;
    let page = Page::new(words::entry::first_title(lang)).with_status(status);
    let response = render::page(visit, page, move || {
        view! { <SlipView lang props=props.clone() /> }.into_any()
    });
    Ok(super::retry_after(response.await?, wait))
}

async fn code_page(visit: &Visit, status: StatusCode, props: Props, shown: Shown) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::entry::complete_title(lang)).with_status(status);
    let response = render::page(visit, page, move || {
        view! { <CodeView lang props=props.clone() shown=shown.clone() /> }.into_any()
    });
    Ok(super::kept_nowhere(response.await?))
}

#[component]
fn SlipView(lang: Lang, props: Props) -> impl IntoView {
    use words::entry as w;
    let Props {
        login,
        secret,
        stale,
        wait,
        faults,
        ..
    } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <Wait lang seconds=wait />
                {stale.then(|| view! { <WarningText text=w::first_stale(lang) /> })}
                <h1 class="govuk-heading-l">{w::first_title(lang)}</h1>
                <p class="govuk-body">{w::first_text(lang)}</p>
                <form method="post" action=routes::FIRST_SIGN_IN novalidate>
                    <Input
                        id="login"
                        name="login"
                        label=w::sign_in_login(lang)
                        hint=w::first_login_hint(lang)
                        value=login
                        width=InputWidth::Twenty
                        autocomplete="username".to_owned()
                        error=faults.of("login")
                    />
                    <Input
                        id="secret"
                        name="secret"
                        label=w::first_secret(lang)
                        hint=w::first_secret_hint(lang)
                        value=secret
                        width=InputWidth::Twenty
                        autocomplete="off".to_owned()
                        error=faults.of("secret")
                    />
                    <Button text=w::first_submit(lang) />
                </form>
                <p class="govuk-body">
                    <a class="govuk-link" href=routes::SIGN_IN>{w::first_again(lang)}</a>
                </p>
            </div>
        </div>
    }
}

#[component]
fn CodeView(lang: Lang, props: Props, shown: Shown) -> impl IntoView {
    use words::entry as w;
    let Props {
        login,
        secret,
        code_end,
        faults,
        ..
    } = props;
    let Shown { name, code, sealed } = shown;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <div class="lc-screen-only">
                    {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                </div>
                <h1 class="govuk-heading-l">{w::complete_title(lang)}</h1>
                <p class="govuk-body lc-screen-only">{w::complete_greeting(lang, &name)}</p>
                <form method="post" action=routes::FIRST_SIGN_IN_COMPLETE novalidate>
                    <input type="hidden" name="login" value=login.clone() autocomplete="username" />
                    <input type="hidden" name="secret" value=secret />
                    <h2 class="govuk-heading-m lc-screen-only">{w::complete_code_heading(lang)}</h2>
                    <CodeSheet lang login code sealed typed=code_end error=faults.of("code_end") />
                    <div class="lc-screen-only">
                        <h2 class="govuk-heading-m">{w::complete_password_heading(lang)}</h2>
                        <NewPassword lang faults />
                    </div>
                    <Button text=w::complete_submit(lang) />
                </form>
            </div>
        </div>
    }
}
