//! Changing the own password.
//!
//! Owns: the form. Must not: show a password again, not even a wrong one.

use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::step_up::{Change, change_password};

use super::Done;
use crate::components::{BackLink, Button, ErrorSummary};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::entry::{self, NewPassword, PresentPassword, Wait};
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_PASSWORD, AccessRule::SignedIn, show),
        Route::post(routes::OWN_PASSWORD, AccessRule::SignedInSteppedUp, submit),
    ]
}

#[derive(Clone, Default)]
struct Props {
    wait: Option<u64>,
    faults: Faults,
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    page(&visit, StatusCode::OK, Props::default()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let change = Change {
        lang: visit.lang,
        present: form.get("present"),
        password: form.get("password"),
        again: form.get("again"),
        visitor: &visit.visitor,
    };
    let (status, props) = match change_password(&visit.ctx, &change).await {
        Ok(()) => return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, Done::Password.address())]).into_response()),
        Err(Error::Invalid(faults)) => {
            let faults = faults.into();
            (StatusCode::UNPROCESSABLE_ENTITY, Props { faults, wait: None })
        }
        Err(Error::Limited { retry_after }) => {
            let wait = Some(retry_after.as_secs().max(1));
            (
                StatusCode::TOO_MANY_REQUESTS,
                Props {
                    wait,
                    ..Props::default()
                },
            )
        }
        Err(other) => return Err(other.into()),
    };
    page(&visit, status, props).await
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let wait = props.wait;
    let page = Page::new(words::own::password_title(lang)).with_status(status);
    let response = render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    });
    Ok(entry::retry_after(response.await?, wait))
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::own as w;
    let Props { wait, faults } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::OWN_ACCOUNT />
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <Wait lang seconds=wait />
                <h1 class="govuk-heading-l">{w::password_title(lang)}</h1>
                <p class="govuk-body">{w::password_text(lang)}</p>
                <form method="post" action=routes::OWN_PASSWORD novalidate>
                    <PresentPassword lang error=faults.of("present") />
                    <NewPassword lang faults />
                    <Button text=w::password_submit(lang) />
                </form>
            </div>
        </div>
    }
}
