//! Standing for somebody's keys.
//!
//! Owns: the form with the key code that a holder heard. Must not: show that code.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::administration;
use services::accounts::endorsing;
use uuid::Uuid;

use crate::components::{BackLink, Button, ErrorSummary, InsetText, address};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::circles::KeyCodeInput;
use crate::{Fault, Visit};

/// What the page of the account says when the keys are believed now.
pub(in crate::screens) const CONFIRMED: &str = "xac-nhan-khoa";
/// And when a second person must stand for them too.
pub(in crate::screens) const HEARD: &str = "da-nghe-khoa";

/// Who stands for others. The auditor has no list of accounts; he is led here by the address.
const WITNESSES: &[RoleCode] = &[
    RoleCode::CanBoToChuc,
    RoleCode::ThuTruong,
    RoleCode::PhoThuTruong,
    RoleCode::KiemToanNoiBo,
];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ACCOUNT_KEYS, AccessRule::AnyOf(WITNESSES), show),
        Route::post(routes::ACCOUNT_KEYS, AccessRule::AnyOfSteppedUp(WITNESSES), submit),
    ]
}

#[derive(Clone)]
struct Props {
    id: Uuid,
    name: String,
    code: String,
    faults: Faults,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    let name = endorsing::whose(&visit.ctx, id).await?;
    let (code, faults) = (String::new(), Faults::default());
    page(&visit, StatusCode::OK, Props { id, name, code, faults }).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let typed = form.get("code");
    let endorsed = match endorsing::endorse(&visit.ctx, visit.lang, id, typed).await {
        Ok(endorsed) => endorsed,
        Err(Error::Invalid(faults)) => {
            let props = Props {
                id,
                name: endorsing::whose(&visit.ctx, id).await?,
                code: typed.to_owned(),
                faults: faults.into(),
            };
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await;
        }
        Err(error) => return Err(error.into()),
    };
    let done = if endorsed.is_confirmed { CONFIRMED } else { HEARD };
    // Whoever has no list of accounts goes to his own page.
    let target = match administration::open(&visit.ctx, id).await {
        Ok(_) => super::account_address(id, done),
        Err(_) => address(routes::CIRCLES, &[(super::DONE, done)], ""),
    };
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::administration::keys_title(lang)).with_status(status);
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::administration as w;
    let Props { id, name, code, faults } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=super::account_address(id, "") />
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <span class="govuk-caption-l">{w::keys_title(lang)}</span>
                <h1 class="govuk-heading-l">{name}</h1>
                <InsetText>
                    <p class="govuk-body">{w::keys_text(lang)}</p>
                </InsetText>
                <form method="post" action=routes::ACCOUNT_KEYS novalidate>
                    <input type="hidden" name=super::ID value=id.to_string() />
                    <KeyCodeInput lang value=code error=faults.of("code") />
                    <Button text=w::keys_submit(lang) />
                </form>
            </div>
        </div>
    }
}
