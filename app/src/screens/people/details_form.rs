//! Writing the sealed details of a person.
//!
//! Owns: the form and what was typed in it. Must not: keep any of it outside of the page.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::people::{Details, MAX_RELATIVES, Relation, TypedDetails, TypedRelative};
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::people::details::{self, DetailForm, NAME, OpenedDetails, RELATION, YEAR};
use services::{Error, idempotency};
use uuid::Uuid;
use words::details as w;

use super::details::{SEALED, relation_name};
use super::{Born, DONE, ID, choose};
use crate::components::{
    BackLink, Button, ButtonGroup, ButtonKind, ErrorSummary, Fieldset, Input, InputKind, InputWidth, LegendSize,
    NotificationBanner, Select, address,
};
use crate::faults::Faults;
use crate::form::{KEY_FIELD, RawForm};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Lines for relatives beyond those that are there.
const EMPTY_LINES: usize = 2;
/// Name of the button that gives more of them, and of the field with how many there are.
const MORE: &str = "them-dong";
const LINES: &str = "so-dong";

pub(super) fn routes() -> Vec<Route> {
    const WRITERS: AccessRule = AccessRule::AnyOfSteppedUp(&[RoleCode::CanBoToChuc, RoleCode::ThuTruong]);
    vec![
        // The password is asked for before anything is typed, not after.
        Route::get(routes::DETAILS_EDIT, WRITERS, show),
        Route::post(routes::DETAILS_EDIT, WRITERS, submit),
    ]
}

fn typed_of(form: &RawForm) -> TypedDetails {
    let lines = form.get(LINES).parse().unwrap_or(MAX_RELATIVES).min(MAX_RELATIVES);
    let relative = |line: usize| TypedRelative {
        relation: form.get(RELATION[line]).to_owned(),
        name: form.get(NAME[line]).to_owned(),
        birth_year: form.get(YEAR[line]).to_owned(),
    };
    TypedDetails {
        identity: form.get("identity").to_owned(),
        birth: form.get("birth").to_owned(),
        relatives: (0..lines).map(relative).collect(),
    }
}

fn stored(details: &Details) -> TypedDetails {
    TypedDetails {
        identity: details
            .identity
            .as_ref()
            .map(|number| number.digits())
            .unwrap_or_default(),
        birth: details.birth.map(day::vietnamese).unwrap_or_default(),
        relatives: details
            .relatives
            .iter()
            .map(|one| TypedRelative {
                relation: one.relation.code().to_owned(),
                name: one.name.as_str().to_owned(),
                birth_year: one.birth_year.map(|year| year.to_string()).unwrap_or_default(),
            })
            .collect(),
    }
}

fn with_lines(mut typed: TypedDetails, more: usize) -> TypedDetails {
    let lines = (typed.relatives.len() + more).min(MAX_RELATIVES);
    typed.relatives.resize(lines, TypedRelative::default());
    typed
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    let opened = details::editable(&visit.ctx, id).await?;
    let typed = opened.details.as_ref().map(stored).unwrap_or_default();
    let props = Props {
        version: opened.version,
        typed: with_lines(typed, EMPTY_LINES),
        faults: Faults::default(),
        conflict: false,
        opened: Arc::new(opened),
    };
    page(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let (key, version) = (form.key()?, form.number("version")?);
    let typed = typed_of(&form);
    let (status, faults, conflict, typed) = if form.get(MORE).is_empty() {
        let asked = DetailForm {
            lang: visit.lang,
            version,
            typed: &typed,
        };
        let target = address(routes::DETAILS, &[(ID, &id.to_string()), (DONE, SEALED)], "");
        match details::seal(&visit.ctx, key, id, &asked, &target).await {
            Ok(target) => return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()),
            Err(Error::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, faults.into(), false, typed),
            Err(Error::Conflict) => (StatusCode::CONFLICT, Faults::default(), true, typed),
            Err(error) => return Err(error.into()),
        }
    } else {
        let more = with_lines(typed, EMPTY_LINES);
        (StatusCode::OK, Faults::default(), false, more)
    };
    let opened = details::editable(&visit.ctx, id).await?;
    let props = Props {
        version: if conflict { opened.version } else { version },
        typed,
        faults,
        conflict,
        opened: Arc::new(opened),
    };
    page(&visit, status, props).await
}

#[derive(Clone)]
struct Props {
    opened: Arc<OpenedDetails>,
    version: i64,
    typed: TypedDetails,
    faults: Faults,
    conflict: bool,
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let key = idempotency::new_key(&visit.ctx);
    let title = if props.version == 0 {
        w::write(lang)
    } else {
        w::change(lang)
    };
    render::page(visit, Page::new(title.clone()).with_status(status), move || {
        let (props, title) = (props.clone(), title.clone());
        view! { <View lang props key title /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props, key: Uuid, title: String) -> impl IntoView {
    let Props {
        opened,
        version,
        typed,
        faults,
        conflict,
    } = props;
    let id = opened.person.to_string();
    let error = |field: &str| faults.of(field);
    let summary = (!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> });
    let lines = typed.relatives.iter().enumerate();
    let lines = lines
        .map(|(line, one)| relative(lang, line, one, &faults))
        .collect_view();
    let more = (typed.relatives.len() < MAX_RELATIVES).then(|| {
        view! { <Button text=w::more(lang) kind=ButtonKind::Secondary name=MORE.to_owned() value="1".to_owned() /> }
    });
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=address(routes::DETAILS, &[(ID, &id)], "") />
                {summary}
                {conflict.then(|| view! { <NotificationBanner id="xung-dot" text=w::conflict(lang) /> })}
                <span class="govuk-caption-l">{title}</span>
                <h1 class="govuk-heading-l">{opened.name.clone()} <Born lang year=opened.birth_year /></h1>
                <p class="govuk-body">{w::text(lang)}</p>
                <form id="details" method="post" action=routes::DETAILS_EDIT novalidate=true autocomplete="off">
                    <input type="hidden" name=KEY_FIELD value=key.to_string() />
                    <input type="hidden" name=ID value=id />
                    <input type="hidden" name="version" value=version.to_string() />
                    <input type="hidden" name=LINES value=typed.relatives.len().to_string() />
                    <Input
                        id="identity"
                        name="identity"
                        label=w::identity(lang)
                        hint=w::identity_hint(lang)
                        value=typed.identity.clone()
                        kind=InputKind::Digits
                        width=InputWidth::Twenty
                        optional=true
                        error=error("identity")
                    />
                    <Input
                        id="birth"
                        name="birth"
                        label=w::birth(lang)
                        hint=w::day_hint(lang)
                        value=typed.birth.clone()
                        width=InputWidth::Ten
                        optional=true
                        error=error("birth")
                    />
                    <h2 class="govuk-heading-m">{w::relatives(lang)}</h2>
                    <p class="govuk-hint">{w::relatives_hint(lang)}</p>
                    {lines}
                    <ButtonGroup>
                        <Button text=w::seal(lang) />
                        {more}
                    </ButtonGroup>
                </form>
            </div>
        </div>
    }
}

fn relative(lang: Lang, line: usize, typed: &TypedRelative, faults: &Faults) -> AnyView {
    let relations = Relation::ALL.iter();
    let relations = relations.map(|one| (one.code().to_owned(), relation_name(lang, *one)));
    let (relations, typed) = (choose(lang, relations), typed.clone());
    let [no_relation, no_name, no_year] = [RELATION, NAME, YEAR].map(|fields| faults.of(fields[line]));
    let number = i64::try_from(line + 1).unwrap_or(i64::MAX);
    view! {
        <Fieldset legend=w::line(lang, number) legend_size=LegendSize::Small>
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-one-third">
                    <Select
                        id=RELATION[line]
                        name=RELATION[line]
                        label=w::relation(lang)
                        options=relations
                        value=typed.relation
                        error=no_relation
                    />
                </div>
                <div class="govuk-grid-column-one-third">
                    <Input id=NAME[line] name=NAME[line] label=w::name(lang) value=typed.name error=no_name />
                </div>
                <div class="govuk-grid-column-one-third">
                    <Input
                        id=YEAR[line]
                        name=YEAR[line]
                        label=w::year(lang)
                        value=typed.birth_year
                        kind=InputKind::Digits
                        width=InputWidth::Four
                        optional=true
                        error=no_year
                    />
                </div>
            </div>
        </Fieldset>
    }
    .into_any()
}
