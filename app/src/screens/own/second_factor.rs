//! The own second factor.
//!
//! Owns: setting it up, showing its backup codes once, and taking it away. Must not: show the secret of one in force.

use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::second_factor::{self, Begun};

use super::Done;
use crate::components::{
    BackLink, Button, ButtonKind, Details, ErrorSummary, Input, InputKind, InputWidth, LinkButton, WarningText,
};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::entry::{self, PresentPassword, Wait, kept_nowhere};
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_SECOND_FACTOR, AccessRule::SignedIn, show),
        Route::post(routes::OWN_SECOND_FACTOR, AccessRule::SignedInSteppedUp, submit),
    ]
}

const ACT: &str = "viec";
const BEGIN: &str = "bat-dau";
const CONFIRM: &str = "xac-nhan";
const REMOVE: &str = "bo";

/// How far it is.
#[derive(Clone)]
enum Standing {
    /// There is none.
    Without,
    /// It waits for its first code.
    Waiting { qr: String, secret: String },
    /// It is in force.
    InForce,
}

#[derive(Clone)]
struct Props {
    standing: Standing,
    /// Whether the form was about something that is not there any more.
    stale: bool,
    wait: Option<u64>,
    faults: Faults,
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    page(&visit, StatusCode::OK, Faults::default(), None).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let done = match form.get(ACT) {
        BEGIN => second_factor::begin(&visit.ctx)
            .await
            .map(|_| routes::OWN_SECOND_FACTOR.to_owned()),
        REMOVE => match second_factor::remove(&visit.ctx, visit.lang, form.get("present"), &visit.visitor).await {
            // A button pressed twice.
            Err(Error::NotFound) => Ok(Done::FactorRemoved.address()),
            removed => removed.map(|()| Done::FactorRemoved.address()),
        },
        CONFIRM => match second_factor::confirm(&visit.ctx, visit.lang, form.get("code")).await {
            Ok(codes) => return codes_page(&visit, codes.0.to_vec()).await,
            Err(error) => Err(error),
        },
        _ => return Err(Fault::BadRequest),
    };
    match done {
        Ok(address) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()),
        Err(Error::Invalid(faults)) => page(&visit, StatusCode::UNPROCESSABLE_ENTITY, faults.into(), None).await,
        Err(Error::Limited { retry_after }) => {
            let wait = Some(retry_after.as_secs().max(1));
            page(&visit, StatusCode::TOO_MANY_REQUESTS, Faults::default(), wait).await
        }
        Err(Error::NotFound | Error::Conflict) => page(&visit, StatusCode::CONFLICT, Faults::default(), None).await,
        Err(other) => Err(other.into()),
    }
}

/// Its standing now; a secret that waits is shown only inside the step-up window.
async fn standing(visit: &Visit) -> Result<Standing, Fault> {
    match second_factor::waiting(&visit.ctx).await {
        Ok(Some(Begun { url, secret })) => Ok(Standing::Waiting {
            qr: documents::qr::svg(&url),
            secret,
        }),
        Ok(None) | Err(Error::StepUpNeeded) if visit.ctx.session()?.has_second_factor() => Ok(Standing::InForce),
        Ok(None) | Err(Error::StepUpNeeded) => Ok(Standing::Without),
        Err(other) => Err(other.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, faults: Faults, wait: Option<u64>) -> Result<Response, Fault> {
    let lang = visit.lang;
    let props = Props {
        standing: standing(visit).await?,
        stale: status == StatusCode::CONFLICT,
        wait,
        faults,
    };
    let page = Page::new(words::own::factor_title(lang)).with_status(status);
    let response = render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    });
    Ok(entry::retry_after(kept_nowhere(response.await?), wait))
}

async fn codes_page(visit: &Visit, codes: Vec<String>) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::own::factor_codes_title(lang));
    let response = render::page(visit, page, move || {
        view! { <CodesView lang codes=codes.clone() /> }.into_any()
    });
    Ok(kept_nowhere(response.await?))
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::own as w;
    let Props {
        standing,
        stale,
        wait,
        faults,
    } = props;
    let stale = (stale && !matches!(standing, Standing::InForce)).then(|| w::factor_none(lang));
    let summary = (!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> });
    let content = match standing {
        Standing::Without => view! {
            <p class="govuk-body">{w::factor_text(lang)}</p>
            <p class="govuk-body">{w::factor_need(lang)}</p>
            <form method="post" action=routes::OWN_SECOND_FACTOR>
                <input type="hidden" name=ACT value=BEGIN />
                <Button text=w::factor_begin(lang) />
            </form>
        }
        .into_any(),
        Standing::Waiting { qr, secret } => view! { <Waiting lang qr secret error=faults.of("code") /> }.into_any(),
        Standing::InForce => view! {
            <p class="govuk-body">{w::factor_in_force(lang)}</p>
            <p class="govuk-body">{w::factor_missed(lang)}</p>
            <p class="govuk-body">{w::factor_remove_text(lang)}</p>
            <form method="post" action=routes::OWN_SECOND_FACTOR novalidate>
                <input type="hidden" name=ACT value=REMOVE />
                <PresentPassword lang error=faults.of("present") />
                <Button text=w::factor_remove(lang) kind=ButtonKind::Warning />
            </form>
        }
        .into_any(),
    };
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::OWN_ACCOUNT />
                {summary}
                {stale.map(|text| view! { <WarningText text /> })}
                <Wait lang seconds=wait />
                <h1 class="govuk-heading-l">{w::factor_title(lang)}</h1>
                {content}
            </div>
        </div>
    }
}

#[component]
fn Waiting(lang: Lang, qr: String, secret: String, error: Option<String>) -> impl IntoView {
    use words::own as w;
    view! {
        <h2 class="govuk-heading-m">{w::factor_scan_heading(lang)}</h2>
        <p class="govuk-body">{w::factor_need(lang)}</p>
        <div class="lc-qr" role="img" aria-label=w::factor_qr(lang) inner_html=image(&qr)></div>
        <Details summary=w::factor_typed(lang)>
            <p class="govuk-body">{w::factor_typed_text(lang)}</p>
            <p class="govuk-body"><strong class="lc-typed-key">{secret}</strong></p>
        </Details>
        <h2 class="govuk-heading-m">{w::factor_code_heading(lang)}</h2>
        <form method="post" action=routes::OWN_SECOND_FACTOR novalidate>
            <input type="hidden" name=ACT value=CONFIRM />
            <Input
                id="code"
                name="code"
                label=w::factor_code(lang)
                kind=InputKind::Digits
                width=InputWidth::Ten
                autocomplete="one-time-code".to_owned()
                error
            />
            <Button text=w::factor_confirm(lang) />
        </form>
    }
}

/// The image without what only a file of its own begins with.
fn image(svg: &str) -> String {
    svg.find("<svg").map_or(svg, |start| &svg[start..]).to_owned()
}

#[component]
fn CodesView(lang: Lang, codes: Vec<String>) -> impl IntoView {
    use words::own as w;
    let codes = codes
        .into_iter()
        .map(|code| view! { <li class="lc-codes__code">{code}</li> })
        .collect_view();
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-l">{w::factor_codes_title(lang)}</h1>
                <p class="govuk-body">{w::factor_codes_text(lang)}</p>
                <h2 class="govuk-heading-m">{w::factor_codes_caption(lang)}</h2>
                <ol class="lc-codes">{codes}</ol>
                <LinkButton href=routes::OWN_ACCOUNT text=w::factor_codes_done(lang) />
            </div>
        </div>
    }
}
