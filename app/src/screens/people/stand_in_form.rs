//! Recording a stand-in.
//!
//! Owns: the form and the page that asks for the confirmation. Must not: record anything before it was shown.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::RoleCode;
use domain::lang::Lang;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::people::stand_ins::{self, Offices, Preview, StandInForm, StandInKind};
use services::{Error, idempotency};
use uuid::Uuid;
use words::people as w;

use super::picker::{PersonField, candidates};
use super::stand_ins::{APPOINTED, days, kind_name};
use super::{AGAIN, DONE, DecisionFields, ID, choose, decision, person_address, row};
use crate::components::{
    BackLink, Button, ButtonGroup, ButtonKind, Choice, ErrorSummary, Input, InputWidth, InsetText, Radios, Select,
    SummaryList, SummaryRow, address,
};
use crate::faults::Faults;
use crate::form::{KEY_FIELD, RawForm};
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::own::role_name;
use crate::{Fault, Visit};

/// Name of the field for who acts.
const SUBSTITUTE: &str = "substitute";
const FIELDS: [&str; 7] = ["kind", SUBSTITUTE, "role", "from", "to", "number", "signed"];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::STAND_IN_NEW, super::WRITERS, show),
        Route::post(routes::STAND_IN_NEW, super::WRITERS, preview),
        Route::post(routes::STAND_IN_CONFIRM, super::WRITERS, submit),
    ]
}

/// The answers as typed, in the order of [`FIELDS`].
#[derive(Clone)]
struct Typed(Vec<String>);

impl Typed {
    fn of(form: &RawForm) -> Self {
        Self(FIELDS.iter().map(|field| form.get(field).to_owned()).collect())
    }

    fn get(&self, field: &str) -> &str {
        let found = FIELDS.iter().zip(&self.0).find(|(name, _)| **name == field);
        found.map_or("", |(_, value)| value)
    }

    fn form<'a>(&'a self, lang: Lang, absent: &'a str) -> StandInForm<'a> {
        StandInForm {
            lang,
            kind: self.get("kind"),
            absent,
            substitute: self.get("substitute"),
            role: self.get("role"),
            from: self.get("from"),
            to: self.get("to"),
            number: self.get("number"),
            signed: self.get("signed"),
        }
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let absent = super::named(&query).ok_or(Error::NotFound)?;
    form_page(&visit, StatusCode::OK, absent, Typed::of(&query), Faults::default()).await
}

async fn preview(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let absent = super::named(&form).ok_or(Fault::BadRequest)?;
    let typed = Typed::of(&form);
    let id = absent.to_string();
    match stand_ins::preview(&visit.ctx, &typed.form(visit.lang, &id)).await {
        Ok(preview) => confirm_page(&visit, absent, preview, typed).await,
        Err(Error::Invalid(faults)) => {
            form_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, absent, typed, faults.into()).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let absent = super::named(&form).ok_or(Fault::BadRequest)?;
    let typed = Typed::of(&form);
    if !form.get(AGAIN).is_empty() {
        return form_page(&visit, StatusCode::OK, absent, typed, Faults::default()).await;
    }
    let key = form.key()?;
    let id = absent.to_string();
    let target = address(routes::STAND_INS, &[(DONE, APPOINTED)], "");
    match stand_ins::appoint(&visit.ctx, key, &typed.form(visit.lang, &id), &target).await {
        Ok(target) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()),
        Err(Error::Invalid(faults)) => {
            form_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, absent, typed, faults.into()).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn form_page(
    visit: &Visit,
    status: StatusCode,
    absent: Uuid,
    typed: Typed,
    faults: Faults,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    let offices = std::sync::Arc::new(stand_ins::offices(&visit.ctx, absent).await?);
    let example = day::vietnamese(visit.ctx.today());
    let meant = candidates(visit, &faults, SUBSTITUTE, typed.get(SUBSTITUTE)).await?;
    render::page(
        visit,
        Page::new(w::stand_in_title(lang)).with_status(status),
        move || {
            let (typed, faults, example, meant) = (typed.clone(), faults.clone(), example.clone(), meant.clone());
            view! { <Form lang absent offices=offices.clone() typed faults example meant /> }.into_any()
        },
    )
    .await
}

#[component]
fn Form(
    lang: Lang,
    absent: Uuid,
    offices: std::sync::Arc<Offices>,
    typed: Typed,
    faults: Faults,
    example: String,
    meant: Vec<Choice>,
) -> impl IntoView {
    let back = person_address(absent, "");
    let summary = (!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> });
    let heading = view! {
        <BackLink href=back />
        {summary}
        <span class="govuk-caption-l">{w::stand_in_title(lang)}</span>
        <h1 class="govuk-heading-l">{offices.name.clone()}</h1>
    };
    if offices.roles.is_empty() {
        return view! {
            {heading}
            <InsetText>
                <p class="govuk-body">{w::stand_in_no_office(lang)}</p>
            </InsetText>
        }
        .into_any();
    }
    let role =
        |(id, role, unit): &(Uuid, RoleCode, String)| (id.to_string(), format!("{}, {unit}", role_name(lang, *role)));
    let roles = choose(lang, offices.roles.iter().map(role));
    let kind = |kind: StandInKind| Choice {
        value: kind.code().to_owned(),
        text: kind_name(lang, kind),
        ..Choice::default()
    };
    let kinds = [StandInKind::Replacement, StandInKind::Acting].map(kind);
    let value = |field: &str| typed.get(field).to_owned();
    let error = |field: &str| faults.of(field);
    let hint = || w::day_hint(lang, &example);
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {heading}
                <p class="govuk-body">{w::stand_ins_text(lang)}</p>
                <form method="post" action=routes::STAND_IN_NEW novalidate=true>
                    <input type="hidden" name=ID value=absent.to_string() />
                    <Radios
                        id="kind"
                        name="kind"
                        label=w::stand_in_kind(lang)
                        choices=kinds.into()
                        value=value("kind")
                        error=error("kind")
                    />
                    <Select
                        id="role"
                        name="role"
                        label=w::stand_in_role(lang)
                        options=roles
                        value=value("role")
                        error=error("role")
                    />
                    <PersonField
                        lang
                        field=SUBSTITUTE
                        label=w::stand_in_code(lang)
                        value=value(SUBSTITUTE)
                        error=error(SUBSTITUTE)
                        candidates=meant
                    />
                    <Input
                        id="from"
                        name="from"
                        label=w::from(lang)
                        hint=hint()
                        value=value("from")
                        width=InputWidth::Ten
                        error=error("from")
                    />
                    <Input
                        id="to"
                        name="to"
                        label=w::to(lang)
                        hint=hint()
                        value=value("to")
                        width=InputWidth::Ten
                        error=error("to")
                    />
                    <DecisionFields lang number=value("number") signed=value("signed") example=example.clone() faults=faults.clone() />
                    <Button text=w::stand_in_preview(lang) />
                </form>
            </div>
        </div>
    }
    .into_any()
}

async fn confirm_page(visit: &Visit, absent: Uuid, preview: Preview, typed: Typed) -> Result<Response, Fault> {
    let lang = visit.lang;
    let key = idempotency::new_key(&visit.ctx);
    let rows = facts(lang, &preview);
    let touches = if preview.has_account {
        w::stand_in_proposes(lang, &role_name(lang, preview.role), &preview.unit_name)
    } else {
        w::stand_in_without(lang)
    };
    let back = address(routes::STAND_IN_NEW, &[(ID, &absent.to_string())], "");
    render::page(visit, Page::new(w::stand_in_confirm_title(lang)), move || {
        let back = back.clone();
        let carried = FIELDS.iter().zip(typed.0.clone()).map(|(name, value)| {
            view! { <input type="hidden" name=*name value=value /> }
        });
        view! {
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">
                    <BackLink href=back />
                    <h1 class="govuk-heading-l">{w::stand_in_confirm_title(lang)}</h1>
                    <p class="govuk-body">{w::confirm_text(lang)}</p>
                    <SummaryList rows=rows.clone() />
                    <p class="govuk-body">{touches.clone()}</p>
                    <form method="post" action=routes::STAND_IN_CONFIRM>
                        <input type="hidden" name=KEY_FIELD value=key.to_string() />
                        <input type="hidden" name=ID value=absent.to_string() />
                        {carried.collect_view()}
                        <ButtonGroup>
                            <Button text=w::stand_in_confirm(lang) />
                            <Button text=w::back_to_edit(lang) kind=ButtonKind::Secondary name=AGAIN.to_owned() value="1".to_owned() />
                        </ButtonGroup>
                    </form>
                </div>
            </div>
        }
        .into_any()
    })
    .await
}

fn facts(lang: Lang, preview: &Preview) -> Vec<SummaryRow> {
    let born = preview
        .substitute_birth_year
        .map(|year| w::born(lang, &year.to_string()));
    let substitute = [Some(preview.substitute_name.clone()), born].into_iter().flatten();
    vec![
        row(w::stand_in_kind(lang), Some(kind_name(lang, preview.kind))),
        row(
            w::stand_in_substitute(lang),
            Some(substitute.collect::<Vec<_>>().join(", ")),
        ),
        row(w::stand_in_absent(lang), Some(preview.absent_name.clone())),
        row(
            w::stand_in_role(lang),
            Some(format!("{}, {}", role_name(lang, preview.role), preview.unit_name)),
        ),
        row(w::stand_in_days(lang), Some(days(preview.from, preview.to))),
        row(w::decision(lang), Some(decision(lang, &preview.decision))),
    ]
}
