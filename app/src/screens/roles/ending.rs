//! Ending a role.
//!
//! Owns: saying what follows before it is done. Must not: end the last membership of a circle; the use case refuses.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::roles;
use uuid::Uuid;

use super::{APPROVERS, DONE, ID, period};
use crate::components::{
    BackLink, Button, ButtonKind, ErrorSummary, Input, SummaryList, SummaryRow, WarningText, address,
};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::own::role_name;
use crate::{Fault, Visit};

/// Name of the field with the decision.
const REASON: &str = "reason";
/// What the page of the account says afterwards.
pub(in crate::screens) const ENDED: &str = "ket-thuc-vai-tro";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ROLE_END, AccessRule::AnyOf(APPROVERS), show),
        Route::post(routes::ROLE_END, AccessRule::AnyOf(APPROVERS), submit),
    ]
}

#[derive(Clone)]
struct Props {
    id: Uuid,
    name: String,
    rows: Vec<SummaryRow>,
    back: String,
    is_last: bool,
    reason: String,
    faults: Faults,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    page(&visit, StatusCode::OK, id, "", Faults::default()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let reason = form.get(REASON);
    let ended = match roles::end(&visit.ctx, visit.lang, id, reason).await {
        Err(Error::Forbidden) => return page(&visit, StatusCode::CONFLICT, id, reason, Faults::default()).await,
        Err(Error::Invalid(faults)) => {
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, id, reason, faults.into()).await;
        }
        ended => ended?,
    };
    let parameters = [(ID, &*ended.account.to_string()), (DONE, ENDED)];
    let target = address(routes::ACCOUNT, &parameters, "");
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

async fn page(visit: &Visit, status: StatusCode, id: Uuid, reason: &str, faults: Faults) -> Result<Response, Fault> {
    use words::proposals as w;
    let lang = visit.lang;
    let held = roles::held(&visit.ctx, id).await?;
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let props = Props {
        id,
        rows: vec![
            row(w::role(lang), role_name(lang, held.role)),
            row(w::unit(lang), held.unit_name),
            row(words::proposals::period(lang), period(lang, held.from, held.to)),
            row(
                w::reason(lang),
                held.reason.unwrap_or_else(|| w::proposer_founding(lang)),
            ),
            row(w::end_day(lang), w::end_day_today(lang, &day::vietnamese(held.ends))),
        ],
        name: held.person_name,
        back: address(routes::ACCOUNT, &[(ID, &held.account.to_string())], ""),
        is_last: held.is_last,
        reason: reason.to_owned(),
        faults,
    };
    let page = Page::new(w::end_title(lang)).with_status(status);
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::proposals as w;
    let Props {
        id,
        name,
        rows,
        back,
        is_last,
        reason,
        faults,
    } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=back />
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <span class="govuk-caption-l">{w::end_title(lang)}</span>
                <h1 class="govuk-heading-l">{name}</h1>
                <SummaryList rows />
                {if is_last {
                    view! { <WarningText text=w::end_last(lang) /> }.into_any()
                } else {
                    view! {
                        <p class="govuk-body">{w::end_text(lang)}</p>
                        <form method="post" action=routes::ROLE_END novalidate>
                            <input type="hidden" name=ID value=id.to_string() />
                            <Input
                                id=REASON
                                name=REASON
                                label=w::end_reason(lang)
                                hint=w::reason_hint(lang)
                                value=reason
                                error=faults.of(REASON)
                            />
                            <Button text=w::end_submit(lang) kind=ButtonKind::Warning />
                        </form>
                    }
                        .into_any()
                }}
            </div>
        </div>
    }
}
