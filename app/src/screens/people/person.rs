//! The page of one person.
//!
//! Owns: what the staff file says about him, his history, and the links to what the visitor may do. Must not: decide what
//! that is; the use case says it.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use domain::law::Mark;
use domain::people::LeaderLevel;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::people::file::{self, ControlledBy, OpenedPerson};
use words::people as w;

use super::assigning::PROPOSED;
use super::person_parts::{Acts, Assignments, Posts, StandIns, Steps};
use super::wording::{field_name, kind_name, level_name, managed_name, status_colour, status_name};
use super::{Born, DONE, ID, row};
use crate::components::{BackLink, BannerKind, InsetText, NotificationBanner, SummaryList, SummaryRow, Tag, address};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// What was just done.
pub(super) const ENTERED: &str = "them";
pub(super) const CHANGED: &str = "sua";
pub(super) const MOVED: &str = "bien-dong";
const UNDONE: &str = "hoan-tac";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::PERSON, super::READERS, show),
        Route::post(routes::MOVE_UNDO, super::WRITERS, undo),
    ]
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    let opened = std::sync::Arc::new(file::open(&visit.ctx, lang, id).await?);
    let done = match query.get(DONE) {
        ENTERED => Some(w::entered(lang)),
        CHANGED => Some(w::changed(lang)),
        MOVED => Some(w::moved(lang)),
        UNDONE => Some(w::move_undone(lang)),
        PROPOSED => Some(words::assignments::done(lang)),
        _ => None,
    };
    render::page(&visit, Page::new(w::person(lang)), move || {
        view! { <View lang opened=opened.clone() done=done.clone() /> }.into_any()
    })
    .await
}

async fn undo(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let person = services::people::undo(&visit.ctx, id).await?;
    let target = super::person_address(person, UNDONE);
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

#[component]
fn View(lang: Lang, opened: std::sync::Arc<OpenedPerson>, done: Option<String>) -> impl IntoView {
    let standing = &opened.standing;
    let name = standing.name.as_str().to_owned();
    let status = standing.status;
    let namesakes = (!opened.namesakes.is_empty()).then(|| {
        let others = opened.namesakes.iter().map(|other| {
            let born = other
                .birth_year
                .map(|year| w::born(lang, &year.to_string()))
                .unwrap_or_default();
            view! {
                <li>
                    <a class="govuk-link" href=super::person_address(other.id, "")>{other.name.clone()}</a>
                    {format!(" {born} – {} – {}", other.unit_name, other.staff_code)}
                </li>
            }
        });
        let others = others.collect_view();
        view! {
            <InsetText>
                <p class="govuk-body">{w::namesakes(lang)}</p>
                <ul class="govuk-list govuk-list--bullet">{others}</ul>
            </InsetText>
        }
    });
    let posts = view! { <Posts lang opened=opened.clone() /> };
    let steps = view! { <Steps lang opened=opened.clone() /> };
    let stand_ins = view! { <StandIns lang opened=opened.clone() /> };
    let assignments = view! { <Assignments lang opened=opened.clone() /> };
    let acts = view! { <Acts lang opened=opened.clone() /> };
    view! {
        <BackLink href=routes::PEOPLE />
        {done.map(|text| view! { <NotificationBanner id="xong" kind=BannerKind::Success text /> })}
        <span class="govuk-caption-l">{opened.unit_name.clone()}</span>
        <h1 class="govuk-heading-l">{name} <Born lang year=opened.birth_year /></h1>
        <p class="govuk-body">
            <Tag text=status_name(lang, status) colour=status_colour(status) />
        </p>
        {namesakes}
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <SummaryList rows=rows(lang, &opened) />
                <p class="govuk-body">
                    <a class="govuk-link" href=address(routes::DETAILS, &[(ID, &opened.id.to_string())], "")>
                        {words::details::open_link(lang)}
                    </a>
                </p>
                <p class="govuk-hint">{w::sealed_note(lang)}</p>
                {acts}
            </div>
        </div>
        {assignments}
        {stand_ins}
        {posts}
        {steps}
    }
}

fn control(lang: Lang, by: &ControlledBy) -> String {
    let sentence = w::control_because(lang, &by.body, &by.why);
    if let Some(from) = by.signed_from {
        let signed = words::assignments::signed_from(lang, &day::vietnamese(from));
        return format!("{}\n{signed}", by.body);
    }
    let source = match by.mark {
        Mark::Confirmed => by.source.clone(),
        Mark::Verify => format!("{} {}", by.source, words::lookup::verify(lang)),
    };
    format!("{sentence}\n{source}\n{}", words::assignments::not_signed(lang))
}

fn rows(lang: Lang, opened: &OpenedPerson) -> Vec<SummaryRow> {
    let standing = &opened.standing;
    let yes_no = |yes: bool| Some(if yes { w::yes(lang) } else { w::no(lang) });
    let level = (standing.level > LeaderLevel::None).then(|| level_name(lang, standing.level));
    let since = match standing.until {
        Some(until) => {
            let until = w::until(lang, &day::vietnamese(until.0));
            format!("{}, {until}", w::since_day(lang, &day::vietnamese(standing.since.0)))
        }
        None => w::since_day(lang, &day::vietnamese(standing.since.0)),
    };
    let fields: Vec<_> = opened.fields.iter().map(|field| field_name(lang, field)).collect();
    let extension = (!opened.extension.is_empty()).then(|| w::extension_of(lang, &opened.extension));
    let phone = [Some(opened.phone.clone()), extension].into_iter().flatten();
    let phone = phone.filter(|part| !part.is_empty());
    let account = match opened.account {
        Some(state) => crate::screens::administration::state_name(lang, state),
        None => w::account_none(lang),
    };
    let mut rows = vec![
        row(w::code(lang), Some(opened.staff_code.clone())),
        row(w::kind(lang), Some(kind_name(lang, standing.kind))),
        row(w::post(lang), Some(standing.post.clone())),
        row(w::level(lang), level),
        row(w::rank(lang), Some(opened.rank.clone())),
        row(
            w::status(lang),
            Some(format!("{} ({since})", status_name(lang, standing.status))),
        ),
        row(w::in_agency_from(lang), Some(day::vietnamese(opened.from))),
        row(w::field(lang), Some(fields.join("\n"))),
        row(w::party_member(lang), yes_no(opened.party_member)),
        row(w::managed_by(lang), Some(managed_name(lang, opened.managed_by))),
        row(w::state_capital(lang), yes_no(opened.state_capital)),
        row(
            w::control_body(lang),
            opened.control.as_ref().map(|by| control(lang, by)),
        ),
        row(w::phone(lang), Some(phone.collect::<Vec<_>>().join(", "))),
        row(w::mail(lang), Some(opened.mail.clone())),
        row(w::account(lang), Some(account)),
    ];
    if !opened.heads.is_empty() {
        rows.insert(4, row(w::heads(lang), Some(opened.heads.join("\n"))));
    }
    if opened.acts.edit
        && let Some(first) = rows.first_mut()
    {
        let href = address(routes::PERSON_EDIT, &[(ID, &opened.id.to_string())], "");
        first.change_href = Some(href);
    }
    rows
}
