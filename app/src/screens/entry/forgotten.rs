//! A forgotten password, for somebody who has his recovery code.
//!
//! Owns: the form, and telling everybody else where to go. Must not: open a session, or tell which of login and code was
//! wrong.

use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::forgotten::{Recovery, recover};

use super::{NewPassword, Wait, sign_in};
use crate::components::{Button, Details, ErrorSummary, Input, InputWidth, WarningText};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::FORGOTTEN, AccessRule::Public, show),
        Route::post(routes::FORGOTTEN, AccessRule::Public, submit),
    ]
}

#[derive(Clone, Default)]
struct Props {
    login: String,
    wait: Option<u64>,
    locked: bool,
    stale: bool,
    faults: Faults,
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    page(&visit, StatusCode::OK, Props::default()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let recovery = Recovery {
        lang: visit.lang,
        login: form.get("login"),
        code: form.get("code"),
        password: form.get("password"),
        again: form.get("again"),
        visitor: &visit.visitor,
    };
    let again = Props {
        login: form.get("login").to_owned(),
        ..Props::default()
    };
    let (status, props) = match recover(&visit.ctx, &recovery).await {
        Ok(()) => {
            return Ok((
                StatusCode::SEE_OTHER,
                [(header::LOCATION, sign_in::Done::Recovered.address())],
            )
                .into_response());
        }
        Err(Error::Invalid(faults)) => {
            let faults = faults.into();
            (StatusCode::UNPROCESSABLE_ENTITY, Props { faults, ..again })
        }
        Err(Error::Limited { retry_after }) => {
            let wait = Some(retry_after.as_secs().max(1));
            (StatusCode::TOO_MANY_REQUESTS, Props { wait, ..again })
        }
        Err(Error::Locked) => (StatusCode::FORBIDDEN, Props { locked: true, ..again }),
        Err(Error::Conflict) => (StatusCode::CONFLICT, Props { stale: true, ..again }),
        Err(other) => return Err(other.into()),
    };
    page(&visit, status, props).await
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let wait = props.wait;
    let page = Page::new(words::entry::forgotten_title(lang)).with_status(status);
    let response = render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    });
    Ok(super::retry_after(response.await?, wait))
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::entry as w;
    let Props {
        login,
        wait,
        locked,
        stale,
        faults,
    } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <Wait lang seconds=wait />
                {locked.then(|| view! { <WarningText text=w::sign_in_locked(lang) /> })}
                {stale.then(|| view! { <WarningText text=w::forgotten_stale(lang) /> })}
                <h1 class="govuk-heading-l">{w::forgotten_title(lang)}</h1>
                <p class="govuk-body">{w::forgotten_text(lang)}</p>
                <form method="post" action=routes::FORGOTTEN novalidate>
                    <Input
                        id="login"
                        name="login"
                        label=w::sign_in_login(lang)
                        value=login
                        autocomplete="username".to_owned()
                        error=faults.of("login")
                    />
                    <Input
                        id="code"
                        name="code"
                        label=w::forgotten_code(lang)
                        hint=w::forgotten_code_hint(lang)
                        width=InputWidth::Full
                        autocomplete="off".to_owned()
                        error=faults.of("code")
                    />
                    <NewPassword lang faults />
                    <Button text=w::forgotten_submit(lang) />
                </form>
                <Details summary=w::lost_summary(lang)>
                    <ul class="govuk-list govuk-list--bullet">
                        <li>{w::lost_declarant(lang)}</li>
                        <li>{w::lost_officer(lang)}</li>
                        <li>{w::lost_sole(lang)}</li>
                    </ul>
                    <p class="govuk-body">{w::lost_rest(lang)}</p>
                </Details>
            </div>
        </div>
    }
}
