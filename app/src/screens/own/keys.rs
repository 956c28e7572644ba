//! Signing out everywhere with new keys.
//!
//! Owns: the form with the password and the new recovery code. Must not: leave anybody signed in afterwards.

use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::Session;
use services::accounts::changing_keys::{Change, change};
use services::accounts::step_up::{Offer, offer_code, offered_code};

use crate::components::{BackLink, Button, ButtonKind, ErrorSummary, WarningText};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::entry::sign_in::Done;
use crate::screens::entry::{self, CodeSheet, PresentPassword, Wait, kept_nowhere};
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        // What is shown here is a secret that will open everything.
        Route::get(routes::OWN_KEYS, AccessRule::SignedInSteppedUp, show),
        Route::post(routes::OWN_KEYS, AccessRule::SignedInSteppedUp, submit),
    ]
}

#[derive(Clone)]
struct Props {
    login: String,
    code: String,
    sealed: String,
    /// Last characters of the code, as typed.
    code_end: String,
    stale: bool,
    wait: Option<u64>,
    faults: Faults,
}

impl Props {
    fn of(session: &Session, offer: Offer) -> Self {
        Self {
            login: session.login().to_owned(),
            code: offer.code,
            sealed: offer.sealed,
            code_end: String::new(),
            stale: false,
            wait: None,
            faults: Faults::default(),
        }
    }
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    let props = Props::of(visit.ctx.session()?, offer_code(&visit.ctx)?);
    page(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let sealed = form.get("sealed");
    let typed = Change {
        lang: visit.lang,
        present: form.get("present"),
        sealed_code: sealed,
        code_end: form.get("code_end"),
        visitor: &visit.visitor,
    };
    let again = || -> Result<Props, Fault> {
        let offered = Props::of(visit.ctx.session()?, offered_code(&visit.ctx, sealed)?);
        let code_end = typed.code_end.to_owned();
        Ok(Props { code_end, ..offered })
    };
    let (status, props) = match change(&visit.ctx, &typed).await {
        Ok(()) => {
            let target = Done::KeysChanged.address();
            return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response());
        }
        Err(Error::Invalid(faults)) => {
            let faults = faults.into();
            (StatusCode::UNPROCESSABLE_ENTITY, Props { faults, ..again()? })
        }
        Err(Error::Limited { retry_after }) => {
            let wait = Some(retry_after.as_secs().max(1));
            (StatusCode::TOO_MANY_REQUESTS, Props { wait, ..again()? })
        }
        Err(Error::Conflict) => {
            let fresh = Props::of(visit.ctx.session()?, offer_code(&visit.ctx)?);
            (StatusCode::CONFLICT, Props { stale: true, ..fresh })
        }
        Err(other) => return Err(other.into()),
    };
    page(&visit, status, props).await
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let wait = props.wait;
    let page = Page::new(words::own::keys_title(lang)).with_status(status);
    let response = render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    });
    Ok(entry::retry_after(kept_nowhere(response.await?), wait))
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::own as w;
    let Props {
        login,
        code,
        sealed,
        code_end,
        stale,
        wait,
        faults,
    } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::OWN_ACCOUNT />
                <div class="lc-screen-only">
                    {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                </div>
                {stale.then(|| view! { <WarningText text=w::code_stale(lang) /> })}
                <Wait lang seconds=wait />
                <h1 class="govuk-heading-l">{w::keys_title(lang)}</h1>
                <p class="govuk-body lc-screen-only">{w::keys_text(lang)}</p>
                <form method="post" action=routes::OWN_KEYS novalidate>
                    <CodeSheet lang login code sealed typed=code_end error=faults.of("code_end") />
                    <PresentPassword lang error=faults.of("present") />
                    <p class="govuk-body lc-screen-only">{w::keys_after(lang)}</p>
                    <Button text=w::keys_submit(lang) kind=ButtonKind::Warning />
                </form>
            </div>
        </div>
    }
}
