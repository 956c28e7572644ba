//! Proposing a control body or a relative of a person, or that somebody is his relative no longer.
//!
//! Owns: one page with short forms. Must not: put anything in force; the page for signatures does.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::people::assigning::{self, AssignmentForm, Proposal};
use services::people::relations::{self, Related};
use services::{Error, idempotency};
use uuid::Uuid;
use words::assignments as w;

use super::picker::{PersonField, candidates};
use super::{DecisionFields, ID, choose, person_address};
use crate::components::{BackLink, Button, Choice, ErrorSummary, Input, InputWidth, InsetText, Select};
use crate::faults::Faults;
use crate::form::{KEY_FIELD, RawForm};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// What was just done.
pub(super) const PROPOSED: &str = "phan-cong";
/// Name of the field with which form it is.
const FORM: &str = "loai";
const BODY: &str = "co-quan";
const RELATIVE: &str = "nguoi-than";
const END: &str = "cham-dut";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ASSIGNMENT_NEW, super::WRITERS, show),
        Route::post(routes::ASSIGNMENT_NEW, super::WRITERS, submit),
    ]
}

fn proposal(form: &RawForm) -> Option<Proposal> {
    match form.get(FORM) {
        BODY => Some(Proposal::Body),
        RELATIVE => Some(Proposal::Relation),
        END => Some(Proposal::End),
        _ => None,
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    page(&visit, StatusCode::OK, id, None, &RawForm::default(), Faults::default()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let proposal = proposal(&form).ok_or(Fault::BadRequest)?;
    let (object, day) = match proposal {
        Proposal::Body => (form.get("body"), form.get("from")),
        Proposal::Relation => (form.get("relative"), form.get("from")),
        Proposal::End => (form.get("relation"), form.get("last")),
    };
    let typed = AssignmentForm {
        lang: visit.lang,
        proposal,
        object,
        from: day,
        number: form.get("number"),
        signed: form.get("signed"),
    };
    match assigning::propose(&visit.ctx, form.key()?, id, &typed, &person_address(id, PROPOSED)).await {
        Ok(target) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()),
        Err(Error::Invalid(faults)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&visit, status, id, Some(proposal), &form, faults.into()).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Clone)]
struct Props {
    id: Uuid,
    name: String,
    keys: [Uuid; 3],
    bodies: Vec<(String, String)>,
    today: String,
    /// Which form was posted.
    posted: Option<Proposal>,
    body: String,
    relative: String,
    relations: Vec<Related>,
    relation: String,
    last: String,
    from: String,
    number: String,
    signed: String,
    faults: Faults,
    meant: Vec<Choice>,
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    id: Uuid,
    posted: Option<Proposal>,
    form: &RawForm,
    faults: Faults,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    let get = |field: &str| form.get(field).to_owned();
    let props = Props {
        id,
        name: assigning::permitted(&visit.ctx, id).await?,
        keys: [(); 3].map(|()| idempotency::new_key(&visit.ctx)),
        bodies: assigning::bodies(&visit.ctx, lang),
        today: day::vietnamese(visit.ctx.today()),
        posted,
        body: get("body"),
        relative: get("relative"),
        relations: relations::related(&visit.ctx, id).await?,
        relation: get("relation"),
        last: get("last"),
        from: get("from"),
        number: get("number"),
        signed: get("signed"),
        meant: candidates(visit, &faults, "relative", form.get("relative")).await?,
        faults,
    };
    render::page(visit, Page::new(w::title(lang)).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let summary = (!props.faults.is_empty()).then(|| view! { <ErrorSummary errors=props.faults.links() /> });
    let name = props.name.clone();
    let back = person_address(props.id, "");
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=back />
                {summary}
                <span class="govuk-caption-l">{w::title(lang)}</span>
                <h1 class="govuk-heading-l">{name}</h1>
                <InsetText>
                    <p class="govuk-body">{w::text(lang)}</p>
                </InsetText>
                {body_form(lang, &props)}
                {relative_form(lang, &props)}
                {(!props.relations.is_empty()).then(|| end_form(lang, &props))}
            </div>
        </div>
    }
}

/// The fields that only the posted form keeps: both have fields of one name.
struct Kept {
    from: String,
    number: String,
    signed: String,
    faults: Faults,
}

fn kept(props: &Props, form: Proposal) -> Kept {
    if props.posted == Some(form) {
        Kept {
            from: props.from.clone(),
            number: props.number.clone(),
            signed: props.signed.clone(),
            faults: props.faults.clone(),
        }
    } else {
        Kept {
            from: props.today.clone(),
            number: String::new(),
            signed: String::new(),
            faults: Faults::default(),
        }
    }
}

fn hidden(props: &Props, form: &'static str, key: Uuid) -> impl IntoView + use<> {
    let id = props.id.to_string();
    view! {
        <input type="hidden" name=KEY_FIELD value=key.to_string() />
        <input type="hidden" name=ID value=id />
        <input type="hidden" name=FORM value=form />
    }
}

fn body_form(lang: Lang, props: &Props) -> AnyView {
    let Kept {
        from,
        number,
        signed,
        faults,
    } = kept(props, Proposal::Body);
    let hidden = hidden(props, BODY, props.keys[0]);
    let (options, value, example) = (
        choose(lang, props.bodies.clone()),
        props.body.clone(),
        props.today.clone(),
    );
    view! {
        <h2 class="govuk-heading-m">{w::body_propose(lang)}</h2>
        <p class="govuk-body">{w::body_text(lang)}</p>
        <form method="post" action=routes::ASSIGNMENT_NEW novalidate=true>
            {hidden}
            <Select id="body" name="body" label=w::body(lang) options value error=faults.of("body") />
            <Input
                id="from"
                name="from"
                label=w::from(lang)
                hint=words::people::day_hint(lang, &example)
                value=from
                width=InputWidth::Ten
                error=faults.of("from")
            />
            <DecisionFields lang number signed example optional=true faults=faults.clone() />
            <Button text=w::body_propose(lang) />
        </form>
    }
    .into_any()
}

fn relative_form(lang: Lang, props: &Props) -> AnyView {
    let Kept { from, faults, .. } = kept(props, Proposal::Relation);
    let hidden = hidden(props, RELATIVE, props.keys[1]);
    let (value, meant, example) = (props.relative.clone(), props.meant.clone(), props.today.clone());
    let error = faults.of("relative");
    view! {
        <h2 class="govuk-heading-m">{w::relative_propose(lang)}</h2>
        <p class="govuk-body">{w::relative_text(lang)}</p>
        <form method="post" action=routes::ASSIGNMENT_NEW novalidate=true>
            {hidden}
            <PersonField lang field="relative" label=w::relative(lang) value error candidates=meant />
            <Input
                id="from-relative"
                name="from"
                label=w::from(lang)
                hint=words::people::day_hint(lang, &example)
                value=from
                width=InputWidth::Ten
                error=faults.of("from")
            />
            <Button text=w::relative_propose(lang) />
        </form>
    }
    .into_any()
}

fn end_form(lang: Lang, props: &Props) -> AnyView {
    let faults = if props.posted == Some(Proposal::End) {
        props.faults.clone()
    } else {
        Faults::default()
    };
    let hidden = hidden(props, END, props.keys[2]);
    let named = |one: &Related| {
        let since = w::relation_since(lang, &one.name, &day::vietnamese(one.from));
        (one.id.to_string(), since)
    };
    let options = choose(lang, props.relations.iter().map(named));
    let (value, last, example) = (props.relation.clone(), props.last.clone(), props.today.clone());
    view! {
        <h2 class="govuk-heading-m">{w::end_propose(lang)}</h2>
        <p class="govuk-body">{w::end_text(lang)}</p>
        <form method="post" action=routes::ASSIGNMENT_NEW novalidate=true>
            {hidden}
            <Select id="relation" name="relation" label=w::relation(lang) options value error=faults.of("relation") />
            <Input
                id="last"
                name="last"
                label=w::last(lang)
                hint=words::people::day_hint(lang, &example)
                value=last
                width=InputWidth::Ten
                error=faults.of("last")
            />
            <Button text=w::end_propose(lang) />
        </form>
    }
    .into_any()
}
