//! Approving or refusing a proposed role.
//!
//! Owns: what the approver reads before he decides, and the field for the key code that he heard. Must not: show that
//! code.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::roles::{self, Asked};
use uuid::Uuid;

use super::waiting::Done;
use super::{APPROVERS, DONE, ID, period};
use crate::components::{
    BackLink, Button, ButtonKind, ErrorSummary, InsetText, SummaryList, SummaryRow, WarningText, address,
};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::circles::{KeyCodeInput, kind_name};
use crate::screens::own::role_name;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ROLE_DECISION, AccessRule::AnyOf(APPROVERS), show),
        Route::post(routes::ROLE_DECISION, AccessRule::AnyOfSteppedUp(APPROVERS), submit),
    ]
}

/// Name of the field with what is to be done.
const ACT: &str = "viec";
const APPROVE: &str = "phe-duyet";
const REFUSE: &str = "bac";

#[derive(Clone)]
struct Props {
    id: Uuid,
    name: String,
    rows: Vec<SummaryRow>,
    asks_code: bool,
    has_keys: bool,
    may_approve: bool,
    may_refuse: bool,
    code: String,
    faults: Faults,
}

impl Props {
    fn of(lang: Lang, asked: Asked) -> Self {
        use words::proposals as w;
        let row = |key: String, value: String| SummaryRow {
            key,
            value: Some(value),
            change_href: None,
        };
        let proposer = asked.proposer_name.unwrap_or_else(|| w::proposer_founding(lang));
        let mut rows = vec![
            row(w::name(lang), asked.person_name.clone()),
            row(w::login(lang), asked.login),
            row(w::role(lang), role_name(lang, asked.role)),
            row(w::unit(lang), asked.unit_name),
            row(words::proposals::period(lang), period(lang, asked.from, asked.to)),
            row(
                w::reason(lang),
                asked.reason.unwrap_or_else(|| w::proposer_founding(lang)),
            ),
            row(w::proposer(lang), proposer),
        ];
        if let Some(kind) = asked.circle {
            rows.push(row(w::circle(lang), kind_name(lang, kind)));
        }
        Self {
            id: asked.id,
            name: asked.person_name,
            rows,
            asks_code: asked.asks_code,
            has_keys: asked.has_keys,
            may_approve: asked.may_approve,
            may_refuse: asked.may_refuse,
            code: String::new(),
            faults: Faults::default(),
        }
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    let props = Props::of(visit.lang, roles::look(&visit.ctx, id).await?);
    page(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let typed = form.get("code");
    let (decided, done) = match form.get(ACT) {
        APPROVE => (roles::approve(&visit.ctx, visit.lang, id, typed).await, Done::Approved),
        REFUSE => (roles::refuse(&visit.ctx, id).await, Done::Refused),
        _ => return Err(Fault::BadRequest),
    };
    match decided {
        Ok(()) => {}
        Err(Error::Invalid(faults)) => {
            let props = Props {
                code: typed.to_owned(),
                faults: faults.into(),
                ..Props::of(visit.lang, roles::look(&visit.ctx, id).await?)
            };
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await;
        }
        Err(error) => return Err(error.into()),
    }
    let target = address(routes::ROLES_WAITING, &[(DONE, done.code())], "");
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::proposals::decide_title(lang)).with_status(status);
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
        asks_code,
        has_keys,
        may_approve,
        may_refuse,
        code,
        faults,
    } = props;
    let hidden = move |act: &'static str| {
        view! {
            <input type="hidden" name=ID value=id.to_string() />
            <input type="hidden" name=ACT value=act />
        }
    };
    let lacks_keys = asks_code && !has_keys;
    let approval = (may_approve && !lacks_keys).then(|| {
        view! {
            <form method="post" action=routes::ROLE_DECISION novalidate>
                {hidden(APPROVE)}
                {asks_code
                    .then(|| {
                        view! {
                            <InsetText>
                                <p class="govuk-body">{w::circle_text(lang)}</p>
                            </InsetText>
                            <KeyCodeInput lang value=code error=faults.of("code") />
                        }
                    })}
                <Button text=w::approve(lang) />
            </form>
        }
    });
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::ROLES_WAITING />
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <span class="govuk-caption-l">{w::decide_title(lang)}</span>
                <h1 class="govuk-heading-l">{name}</h1>
                <SummaryList rows />
                {lacks_keys.then(|| view! { <WarningText text=w::no_keys(lang) /> })}
                {approval}
                {may_refuse
                    .then(|| {
                        view! {
                            <p class="govuk-body">{w::refuse_text(lang)}</p>
                            <form method="post" action=routes::ROLE_DECISION>
                                {hidden(REFUSE)}
                                <Button text=w::refuse(lang) kind=ButtonKind::Secondary />
                            </form>
                        }
                    })}
            </div>
        </div>
    }
}
