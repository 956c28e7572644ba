//! The page of one unit.
//!
//! Owns: what it is, what it was, who headed it, and the links to what the visitor may do. Must not: decide what that is.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::people::UnitChange;
use domain::{day, routes};
use leptos::prelude::*;
use services::Error;
use services::people::units::{self, OpenedUnit, Stretch};
use words::people as w;

use super::{change_address, unit_address};
use crate::components::{
    BackLink, BannerKind, Column, NotificationBanner, SummaryList, Table, Tag, TagColour, Timeline, TimelineItem,
    address,
};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::people::wording::{change_name, unit_kind_name};
use crate::screens::people::{DONE, ID, LISTERS, decision, named, row};
use crate::{Fault, Visit};

/// What was just done.
pub(super) const CHANGED: &str = "thay-doi";
pub(super) const CHIEF: &str = "nguoi-dung-dau";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::UNIT, LISTERS, show)]
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = named(&query).ok_or(Error::NotFound)?;
    let opened = std::sync::Arc::new(units::open(&visit.ctx, id).await?);
    let done = match query.get(DONE) {
        CHANGED => Some(w::units_done(lang)),
        CHIEF => Some(w::units_chief_done(lang)),
        _ => None,
    };
    render::page(&visit, Page::new(opened.name.clone()), move || {
        view! { <View lang opened=opened.clone() done=done.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, opened: std::sync::Arc<OpenedUnit>, done: Option<String>) -> impl IntoView {
    let people = address(routes::PEOPLE, &[("don-vi", &opened.id.to_string())], "");
    let above = opened
        .above
        .iter()
        .map(|(_, name)| name.clone())
        .collect::<Vec<_>>()
        .join(" › ");
    let rows = vec![
        row(w::units_short_name(lang), Some(opened.short_name.clone())),
        row(w::units_kind(lang), Some(unit_kind_name(lang, opened.kind))),
        row(w::units_above(lang), Some(above)),
        row(w::units_people_below(lang), Some(w::total(lang, opened.people))),
    ];
    let below = opened.below.iter().map(|(id, name)| {
        view! { <li><a class="govuk-link" href=unit_address(*id, "")>{name.clone()}</a></li> }
    });
    let below = (!opened.below.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{w::units_below(lang)}</h2>
            <ul class="govuk-list govuk-list--bullet">{below.collect_view()}</ul>
        }
    });
    let closed = opened
        .closed
        .map(|_| view! { <p class="govuk-body"><Tag text=w::units_closed(lang) colour=TagColour::Grey /></p> });
    let history: Vec<_> = opened.history.iter().map(|stretch| item(lang, stretch)).collect();
    let history = if history.is_empty() {
        view! { <p class="govuk-body">{w::units_history_none(lang)}</p> }.into_any()
    } else {
        view! { <Timeline items=history heading_level=3 /> }.into_any()
    };
    view! {
        <BackLink href=routes::UNITS />
        {done.map(|text| view! { <NotificationBanner id="xong" kind=BannerKind::Success text /> })}
        <h1 class="govuk-heading-l">{opened.name.clone()}</h1>
        {closed}
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <SummaryList rows />
                <p class="govuk-body"><a class="govuk-link" href=people>{w::units_show_people(lang)}</a></p>
                <Acts lang opened=opened.clone() />
            </div>
        </div>
        {below}
        <Chiefs lang opened=opened.clone() />
        <h2 class="govuk-heading-m">{w::units_history(lang)}</h2>
        <p class="govuk-hint">{w::units_keeps_name(lang)}</p>
        {history}
    }
}

#[component]
fn Acts(lang: Lang, opened: std::sync::Arc<OpenedUnit>) -> impl IntoView {
    let id = opened.id;
    let is_root = opened.above.is_empty();
    let mut links = Vec::new();
    let mut add = |open: bool, href: String, text: String| {
        if open {
            links.push(view! { <li><a class="govuk-link" href=href>{text}</a></li> });
        }
    };
    let acts = opened.acts;
    let change = acts.change;
    add(
        opened.acts.create,
        change_address(id, UnitChange::Created),
        w::units_create(lang),
    );
    add(change, change_address(id, UnitChange::Renamed), w::units_rename(lang));
    add(
        acts.rearrange && !is_root,
        change_address(id, UnitChange::Moved),
        w::units_move(lang),
    );
    add(
        acts.rearrange && !is_root,
        change_address(id, UnitChange::Merged),
        w::units_merge(lang),
    );
    add(
        change && !is_root,
        change_address(id, UnitChange::Closed),
        w::units_close(lang),
    );
    let chief = address(routes::UNIT_CHIEF, &[(ID, &id.to_string())], "");
    add(opened.acts.chief, chief, w::units_chief_propose(lang));
    let head_decides = (change && !acts.rearrange && !is_root)
        .then(|| view! { <p class="govuk-hint">{w::units_head_decides(lang)}</p> });
    (!links.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{w::acts(lang)}</h2>
            <ul class="govuk-list">{links}</ul>
            {head_decides}
        }
    })
}

#[component]
fn Chiefs(lang: Lang, opened: std::sync::Arc<OpenedUnit>) -> impl IntoView {
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::name(lang)),
        column(w::from(lang)),
        column(w::to(lang)),
        column(w::decision(lang)),
        column(w::status(lang)),
    ];
    let rows = opened.chiefs.iter().map(|chief| {
        let (text, colour) = if chief.over {
            (w::stand_in_over(lang), TagColour::Grey)
        } else if chief.waits {
            (w::units_chief_waits(lang), TagColour::Yellow)
        } else if !chief.signed {
            (w::units_chief_unsigned(lang), TagColour::Red)
        } else {
            (w::stand_in_active(lang), TagColour::Green)
        };
        vec![
            chief.name.clone().into_any(),
            day::vietnamese(chief.from).into_any(),
            chief.to.map_or_else(|| w::still(lang), day::vietnamese).into_any(),
            chief.decision.as_ref().map(|one| decision(lang, one)).into_any(),
            view! { <Tag text colour /> }.into_any(),
        ]
    });
    view! {
        <Table id="nguoi-dung-dau" caption=w::units_chiefs(lang) columns rows=rows.collect() empty=w::units_chiefs_none(lang) />
    }
}

fn item(lang: Lang, stretch: &Stretch) -> TimelineItem {
    let to = stretch.to.map_or_else(|| w::still(lang), day::vietnamese);
    let parts = [
        Some(format!("{} ({})", stretch.name, unit_kind_name(lang, stretch.kind))),
        stretch.merged_into.as_ref().map(|heir| format!("→ {heir}")),
        stretch
            .above
            .as_ref()
            .map(|above| format!("{}: {above}", w::units_above(lang))),
        stretch.decision.as_ref().map(|one| decision(lang, one)),
    ];
    TimelineItem {
        title: change_name(lang, stretch.change),
        byline: None,
        instant: day::iso(stretch.from),
        when: format!("{} – {to}", day::vietnamese(stretch.from)),
        description: Some(parts.into_iter().flatten().collect::<Vec<_>>().join(". ")),
    }
}
