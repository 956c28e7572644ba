//! Proposing a role.
//!
//! Owns: the administrator's form. Must not: offer a role that cannot be proposed for this person.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::roles::{self, Form, Proposal};
use uuid::Uuid;

use super::{DONE, ID};
use crate::components::{
    BackLink, Button, ErrorSummary, Input, InputWidth, InsetText, Select, SelectOption, SummaryList, SummaryRow,
    address,
};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::own::role_name;
use crate::{Fault, Visit};

/// What the page of the account says afterwards.
pub(in crate::screens) const PROPOSED: &str = "de-nghi";

pub(super) fn routes() -> Vec<Route> {
    const ADMINISTRATOR: AccessRule = AccessRule::AnyOf(&[RoleCode::QuanTri]);
    vec![
        Route::get(routes::ROLE_PROPOSAL, ADMINISTRATOR, show),
        Route::post(routes::ROLE_PROPOSAL, ADMINISTRATOR, submit),
    ]
}

#[derive(Clone)]
struct Props {
    account: Uuid,
    rows: Vec<SummaryRow>,
    roles: Vec<SelectOption>,
    units: Vec<SelectOption>,
    typed: Typed,
    faults: Faults,
}

/// The answers as typed.
#[derive(Clone)]
struct Typed {
    role: String,
    unit: String,
    from: String,
    to: String,
    reason: String,
}

impl Typed {
    fn of(form: &RawForm) -> Self {
        let get = |field| form.get(field).to_owned();
        Self {
            role: get("role"),
            unit: get("unit"),
            from: get("from"),
            to: get("to"),
            reason: get("reason"),
        }
    }
}

impl Props {
    fn of(lang: Lang, account: Uuid, form: Form, typed: Typed, faults: Faults) -> Self {
        let row = |key: String, value: String| SummaryRow {
            key,
            value: Some(value),
            change_href: None,
        };
        let role = |role: RoleCode| SelectOption {
            value: role.code().to_owned(),
            text: role_name(lang, role),
        };
        let choose = SelectOption {
            value: String::new(),
            text: words::components::choose(lang),
        };
        let works_in = form.units.iter().find(|(id, _)| *id == form.unit);
        let works_in = works_in.map(|(_, name)| name.trim().to_owned()).unwrap_or_default();
        Self {
            account,
            rows: vec![
                row(words::proposals::r#for(lang), form.person_name),
                row(words::proposals::login(lang), form.login),
                row(words::proposals::works_in(lang), works_in),
            ],
            roles: std::iter::once(choose.clone())
                .chain(form.roles.into_iter().map(role))
                .collect(),
            // None is chosen before: where a role counts is not where its wearer works.
            units: std::iter::once(choose)
                .chain(form.units.into_iter().map(|(id, text)| SelectOption {
                    value: id.to_string(),
                    text,
                }))
                .collect(),
            typed,
            faults,
        }
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let account = super::named(&query).ok_or(Error::NotFound)?;
    let form = roles::form(&visit.ctx, account).await?;
    let typed = Typed {
        role: String::new(),
        unit: String::new(),
        from: day::vietnamese(visit.ctx.today()),
        to: String::new(),
        reason: String::new(),
    };
    let props = Props::of(visit.lang, account, form, typed, Faults::default());
    page(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let account = super::named(&form).ok_or(Fault::BadRequest)?;
    let proposal = Proposal {
        lang: visit.lang,
        account,
        role: form.get("role"),
        unit: form.get("unit"),
        from: form.get("from"),
        to: form.get("to"),
        reason: form.get("reason"),
    };
    match roles::propose(&visit.ctx, &proposal).await {
        Ok(()) => {
            let parameters = [(ID, &*account.to_string()), (DONE, PROPOSED)];
            let target = address(routes::ACCOUNT, &parameters, "");
            Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
        }
        Err(Error::Invalid(faults)) => {
            let offered = roles::form(&visit.ctx, account).await?;
            let props = Props::of(visit.lang, account, offered, Typed::of(&form), faults.into());
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::proposals::form_title(lang)).with_status(status);
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::proposals as w;
    let Props {
        account,
        rows,
        roles,
        units,
        typed,
        faults,
    } = props;
    let back = address(routes::ACCOUNT, &[(ID, &account.to_string())], "");
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=back />
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <h1 class="govuk-heading-l">{w::form_title(lang)}</h1>
                <SummaryList rows />
                <InsetText>
                    <p class="govuk-body">{w::form_text(lang)}</p>
                </InsetText>
                <form method="post" action=routes::ROLE_PROPOSAL novalidate>
                    <input type="hidden" name=ID value=account.to_string() />
                    <Select id="role" name="role" label=w::role(lang) options=roles value=typed.role error=faults.of("role") />
                    <Select id="unit" name="unit" label=w::unit(lang) options=units value=typed.unit error=faults.of("unit") />
                    <Input
                        id="from"
                        name="from"
                        label=w::from(lang)
                        hint=w::day_hint(lang)
                        value=typed.from
                        width=InputWidth::Ten
                        error=faults.of("from")
                    />
                    <Input
                        id="to"
                        name="to"
                        label=w::to(lang)
                        hint=w::day_hint(lang)
                        value=typed.to
                        width=InputWidth::Ten
                        optional=true
                        error=faults.of("to")
                    />
                    <Input
                        id="reason"
                        name="reason"
                        label=w::reason(lang)
                        hint=w::reason_hint(lang)
                        value=typed.reason
                        error=faults.of("reason")
                    />
                    <Button text=w::submit(lang) />
                </form>
            </div>
        </div>
    }
}
