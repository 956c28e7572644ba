//! The list of stand-ins.
//!
//! Owns: who acts for whom, and ending that. Must not: give a right; the role that goes with it does.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::lang::Lang;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::people::stand_ins::{self, Progress, StandIn, StandInKind};
use words::people as w;

use super::{DONE, ID, decision};
use crate::components::{
    BackLink, BannerKind, Button, ButtonKind, Column, NotificationBanner, Table, Tag, TagColour, address,
};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::own::role_name;
use crate::{Fault, Visit};

/// What was just done.
pub(super) const APPOINTED: &str = "them";
const ENDED: &str = "ket-thuc";
/// Name of the field with the stand-in behind which a page begins.
const AFTER: &str = "sau";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::STAND_INS, super::LISTERS, show),
        Route::post(routes::STAND_IN_END, super::WRITERS, end),
    ]
}

/// From when to when, in words.
pub(super) fn days(from: NaiveDate, to: Option<NaiveDate>) -> String {
    let to = to.map_or_else(|| "…".to_owned(), day::vietnamese);
    format!("{} – {to}", day::vietnamese(from))
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let after = query.get(AFTER).parse().ok();
    let list = std::sync::Arc::new(stand_ins::list(&visit.ctx, after).await?);
    let done = match query.get(DONE) {
        APPOINTED => Some(w::stand_in_done(lang)),
        ENDED => Some(w::stand_in_ended(lang)),
        _ => None,
    };
    render::page(&visit, Page::new(w::stand_ins_title(lang)), move || {
        let rows = list.rows.iter().map(|one| cells(lang, one)).collect();
        let link = |href: String, text: String| view! { <li><a class="govuk-link" href=href>{text}</a></li> };
        let next = list
            .next_after
            .map(|next| address(routes::STAND_INS, &[(AFTER, &next.to_string())], ""));
        let pages = [
            next.map(|next| link(next, w::next(lang))),
            after.map(|_: uuid::Uuid| link(routes::STAND_INS.to_owned(), w::first_page(lang))),
        ];
        let pages: Vec<_> = pages.into_iter().flatten().collect();
        let columns = [
            w::stand_in_substitute(lang),
            w::stand_in_absent(lang),
            w::stand_in_kind(lang),
            w::stand_in_role(lang),
            w::stand_in_days(lang),
            w::decision(lang),
            w::status(lang),
        ];
        let columns = columns.map(|text| Column { text, numeric: false });
        view! {
            <BackLink href=routes::PEOPLE />
            {done.clone().map(|text| view! { <NotificationBanner id="xong" kind=BannerKind::Success text /> })}
            <h1 class="govuk-heading-l">{w::stand_ins_title(lang)}</h1>
            <p class="govuk-body">{w::stand_ins_text(lang)}</p>
            <Table
                id="thay-the"
                caption=w::stand_ins_title(lang)
                columns=columns.into()
                rows
                empty=w::stand_ins_none(lang)
                cards=true
            />
            {(!pages.is_empty())
                .then(|| {
                    view! {
                        <nav aria-label=w::pages(lang)>
                            <ul class="govuk-list">{pages}</ul>
                        </nav>
                    }
                })}
        }
        .into_any()
    })
    .await
}

async fn end(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    stand_ins::end(&visit.ctx, id).await?;
    let target = address(routes::STAND_INS, &[(DONE, ENDED)], "");
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

/// Name of a kind of stand-in.
pub(super) fn kind_name(lang: Lang, kind: StandInKind) -> String {
    match kind {
        StandInKind::Replacement => w::stand_in_replacement(lang),
        StandInKind::Acting => w::stand_in_acting(lang),
    }
}

fn cells(lang: Lang, one: &StandIn) -> Vec<AnyView> {
    let (text, colour) = match one.progress {
        Progress::Over => (w::stand_in_over(lang), TagColour::Grey),
        Progress::WithoutAccount => (w::stand_in_no_account(lang), TagColour::Yellow),
        Progress::Waiting => (w::stand_in_waits(lang), TagColour::Yellow),
        Progress::Coming => (w::stand_in_coming(lang), TagColour::Blue),
        Progress::InForce => (w::stand_in_active(lang), TagColour::Green),
    };
    let end = one.may_end.then(|| {
        let text = if one.has_begun {
            w::stand_in_end(lang)
        } else {
            w::stand_in_cancel(lang)
        };
        view! {
            <form method="post" action=routes::STAND_IN_END>
                <input type="hidden" name=ID value=one.id.to_string() />
                <Button
                    text
                    of=w::stand_in_end_of(lang, &one.substitute_name, &one.absent_name)
                    kind=ButtonKind::Secondary
                />
            </form>
        }
    });
    let role = format!("{}, {}", role_name(lang, one.role), one.unit_name);
    vec![
        one.substitute_name.clone().into_any(),
        one.absent_name.clone().into_any(),
        kind_name(lang, one.kind).into_any(),
        role.into_any(),
        days(one.from, one.to).into_any(),
        decision(lang, &one.decision).into_any(),
        view! { <Tag text colour /> {end} }.into_any(),
    ]
}
