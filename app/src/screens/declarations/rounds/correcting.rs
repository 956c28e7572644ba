//! Correcting the list by hand.
//!
//! Owns: the page around the form, and what is posted. Must not: say who has to declare.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::law::Dated;
use domain::{day, routes};
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::{self, Correction, OneListed};
use uuid::Uuid;
use words::rounds as w;

use super::super::wording::{body_name, correction, due_lines, kind_name, why};
use super::super::{CORRECTORS, ID, named, see_other};
use super::correction_form::{Choices, Fields, LISTED, OFF, Typed};
use super::{CORRECTED, PERSON, roster_address};
use crate::components::{
    BackLink, Button, ErrorSummary, NotificationBanner, SelectOption, SummaryList, SummaryRow, address,
};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::legal::source_text;
use crate::screens::people::Born;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ROSTER_CORRECT, CORRECTORS, show),
        Route::post(routes::ROSTER_CORRECT, CORRECTORS, submit),
    ]
}

#[derive(Clone)]
struct Props {
    round: Uuid,
    round_name: String,
    person: Uuid,
    name: String,
    birth_year: Option<i64>,
    rows: Vec<SummaryRow>,
    version: i64,
    typed: Typed,
    choices: Choices,
    faults: Faults,
    conflict: bool,
    /// Whether he is on the list now, and so can be taken off.
    is_on: bool,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let (round, person) = about(&query).ok_or(Error::NotFound)?;
    let one = declarations::one(&visit.ctx, round, person).await?;
    if one.round.row.state != declarations::RoundState::Listing {
        return see_other(roster_address(round, ""));
    }
    let typed = Typed::present(&one, query.get(LISTED));
    page(&visit, StatusCode::OK, one, typed, Faults::default(), false).await
}

fn about(form: &RawForm) -> Option<(Uuid, Uuid)> {
    Some((named(form)?, form.get(PERSON).parse().ok()?))
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let (round, person) = about(&form).ok_or(Fault::BadRequest)?;
    let typed = Typed::of(&form);
    let correction = Correction {
        lang: visit.lang,
        round,
        person,
        version: form.number("version")?,
        listed: typed.is_listed(),
        kind: &typed.kind,
        since: &typed.since,
        control_body: &typed.control_body,
        reason: &typed.reason,
    };
    let (status, faults, conflict) = match declarations::correct(&visit.ctx, &correction).await {
        Ok(()) => return see_other(roster_address(round, CORRECTED)),
        Err(Error::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, faults.into(), false),
        Err(Error::Conflict) => (StatusCode::CONFLICT, Faults::default(), true),
        Err(error) => return Err(error.into()),
    };
    let one = declarations::one(&visit.ctx, round, person).await?;
    page(&visit, status, one, typed, faults, conflict).await
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    one: OneListed,
    typed: Typed,
    faults: Faults,
    conflict: bool,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    let law = &visit.ctx.platform.law;
    let day = one.round.row.reference_day.date();
    let mut bodies = Vec::new();
    for body in law.control_bodies().iter().filter(|body| body.validity().covers(day)) {
        bodies.push(SelectOption {
            value: body.code.clone(),
            text: body.body.in_lang(lang).to_owned(),
        });
    }
    let props = Props {
        round: one.round.row.id,
        round_name: one.round.row.name.clone(),
        person: one.person.id,
        name: one.person.name.clone(),
        birth_year: one.person.birth_year,
        rows: present(visit, &one),
        version: one.row.as_ref().map_or(0, |row| row.version),
        is_on: one.row.as_ref().is_some_and(|row| row.listed),
        typed,
        choices: Choices {
            bodies,
            example: day::vietnamese(visit.ctx.today()),
        },
        faults,
        conflict,
    };
    let title = w::correct_title(lang);
    render::page(visit, Page::new(title).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

/// What the list says of him now.
fn present(visit: &Visit, one: &OneListed) -> Vec<SummaryRow> {
    let (lang, law) = (visit.lang, &visit.ctx.platform.law);
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value).filter(|value| !value.is_empty()),
        change_href: None,
    };
    let place = [&*one.person.post, &*one.unit_name]
        .into_iter()
        .filter(|part| !part.is_empty());
    let mut rows = vec![
        row(w::code(lang), one.person.staff_code.clone()),
        row(w::post(lang), place.collect::<Vec<_>>().join("\n")),
    ];
    let Some(present) = one.row.as_ref().filter(|row| row.listed) else {
        rows.push(row(w::now(lang), w::now_none(lang)));
        return rows;
    };
    let reason = why(lang, law, present);
    let source = reason.source.map(|(text, mark)| source_text(lang, &text, mark));
    let by_hand = correction(lang, present).map(|text| format!("{}: {text}", w::by_hand(lang)));
    let lines = [Some(reason.text), source, by_hand];
    rows.extend([
        row(w::declares(lang), kind_name(lang, &present.kind)),
        row(w::why(lang), lines.into_iter().flatten().collect::<Vec<_>>().join("\n")),
        row(
            w::control_body(lang),
            body_name(lang, law, present.control_body.as_deref()).unwrap_or_default(),
        ),
        row(w::due(lang), due_lines(lang, present).join("\n")),
    ]);
    rows
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        round,
        round_name,
        person,
        name,
        birth_year,
        rows,
        version,
        typed,
        choices,
        faults,
        conflict,
        is_on,
    } = props;
    // Why somebody is on the list and why not are different reasons: each direction has its own page.
    let is_listed = typed.is_listed();
    let (this, other) = if is_listed {
        (w::correct_button(lang), w::take_off(lang))
    } else {
        (w::take_off(lang), w::keep_on(lang))
    };
    let (round_id, person_id) = (round.to_string(), person.to_string());
    let parameters = [
        (ID, &*round_id),
        (PERSON, &*person_id),
        (LISTED, if is_listed { OFF } else { "" }),
    ];
    let turn = address(routes::ROSTER_CORRECT, &parameters, "");
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=roster_address(round, "") />
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                {conflict.then(|| view! { <NotificationBanner id="xung-dot" text=w::changed_meanwhile(lang) /> })}
                <span class="govuk-caption-l">{format!("{} – {round_name}", w::correct_title(lang))}</span>
                <h1 class="govuk-heading-l">{name} <Born lang year=birth_year /></h1>
                <SummaryList rows />
                {is_on.then(|| view! { <p class="govuk-body"><a class="govuk-link" href=turn>{other}</a></p> })}
                {(!is_listed).then(|| view! { <p class="govuk-body">{w::take_off_text(lang)}</p> })}
                <form method="post" action=routes::ROSTER_CORRECT novalidate=true>
                    <input type="hidden" name=ID value=round.to_string() />
                    <input type="hidden" name=PERSON value=person.to_string() />
                    <input type="hidden" name="version" value=version.to_string() />
                    <Fields lang typed choices faults />
                    <Button text=this />
                </form>
            </div>
        </div>
    }
}
