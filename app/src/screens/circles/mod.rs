//! The circles of the visitor, and admitting somebody to one.
//!
//! Owns: who holds a common key and who waits for it. Must not: show a key or a key code.

mod admission;

use axum::extract::RawQuery;
use axum::response::Response;
use domain::access::{AccessRule, CircleKind};
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::circles::{self, Fellow, Membership, Waiting};

use crate::components::{
    BannerKind, Column, InsetText, NotificationBanner, Table, Tag, TagColour, WarningText, address,
};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::administration;
use crate::screens::own::role_name;
use crate::screens::people::Born;
use crate::{Fault, Visit};

pub(crate) use admission::KeyCodeInput;

/// Name of the field with the id of the role.
const ID: &str = "ma";
/// Name of the field with what was just done.
const DONE: &str = "xong";
const ADMITTED: &str = "trao-khoa";

pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![Route::get(routes::CIRCLES, AccessRule::SignedIn, show)];
    routes.extend(admission::routes());
    routes
}

/// Name of a kind of circle.
pub(crate) fn kind_name(lang: Lang, kind: CircleKind) -> String {
    use words::circles as w;
    match kind {
        CircleKind::Unit => w::kind_unit(lang),
        CircleKind::Personnel => w::kind_personnel(lang),
        CircleKind::Leadership => w::kind_leadership(lang),
        CircleKind::Control => w::kind_control(lang),
        CircleKind::Statistics => w::kind_statistics(lang),
        CircleKind::Audit => w::kind_audit(lang),
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let done = match query.get(DONE) {
        ADMITTED => Some(words::circles::done(lang)),
        // Of the auditor, who has no list of accounts to go back to.
        administration::CONFIRMED => Some(words::administration::done_keys(lang)),
        administration::HEARD => Some(words::circles::another_voice(lang)),
        _ => None,
    };
    let own = circles::own(&visit.ctx).await?;
    let page = Page::new(words::circles::title(lang));
    render::page(&visit, page, move || {
        view! { <View lang own=own.clone() done=done.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, own: Vec<Membership>, done: Option<String>) -> impl IntoView {
    use words::circles as w;
    let none = own.is_empty();
    let circles = own
        .into_iter()
        .enumerate()
        .map(|(at, membership)| view! { <Circle lang at membership /> })
        .collect_view();
    view! {
        {done.map(|text| view! { <NotificationBanner id="xong" kind=BannerKind::Success text /> })}
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <p class="govuk-body">{if none { w::none(lang) } else { w::text(lang) }}</p>
            </div>
        </div>
        {circles}
    }
}

#[component]
fn Circle(lang: Lang, at: usize, membership: Membership) -> impl IntoView {
    use words::circles as w;
    let Membership {
        kind,
        unit_name,
        is_member,
        is_sound,
        members,
        waiting,
    } = membership;
    let of = unit_name.unwrap_or_else(|| w::of_agency(lang));
    let alone = members.len() == 1;
    let no_members = members.is_empty();
    let standing = match (is_sound, no_members, is_member) {
        (false, _, _) => view! { <WarningText text=w::unsound(lang) /> }.into_any(),
        (true, true, _) => ().into_any(),
        (true, false, true) => {
            view! { <p class="govuk-body"><Tag text=w::member(lang) colour=TagColour::Green /></p> }.into_any()
        }
        (true, false, false) => view! {
            <InsetText>
                <p class="govuk-body">{w::not_member(lang)}</p>
            </InsetText>
        }
        .into_any(),
    };
    view! {
        <section class="lc-circle">
            <h2 class="govuk-heading-m">{kind_name(lang, kind)} ": " {of}</h2>
            {standing}
            {alone.then(|| view! { <WarningText text=w::alone(lang) /> })}
            <Members lang at members />
            <WaitingList lang at waiting />
        </section>
    }
}

#[component]
fn Members(lang: Lang, at: usize, members: Vec<Fellow>) -> impl IntoView {
    use words::circles as w;
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![column(w::name(lang)), column(w::unit(lang))];
    let rows = members
        .into_iter()
        .map(|fellow| {
            vec![
                view! { {fellow.name} <Born lang year=fellow.birth_year /> }.into_any(),
                fellow.unit_name.into_any(),
            ]
        })
        .collect();
    view! { <Table id=format!("giu-khoa-{at}") caption=w::members(lang) columns rows empty=w::members_none(lang) cards=true /> }
}

#[component]
fn WaitingList(lang: Lang, at: usize, waiting: Vec<Waiting>) -> impl IntoView {
    use words::circles as w;
    if waiting.is_empty() {
        return ().into_any();
    }
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::name(lang)),
        column(w::unit(lang)),
        column(w::waiting_role(lang)),
        column(words::components::acts(lang)),
    ];
    let rows = waiting
        .into_iter()
        .map(|one| {
            let href = address(routes::CIRCLE_ADMISSION, &[(ID, &one.role_id.to_string())], "");
            let about = w::admit_of(lang, &one.fellow.name);
            let link = view! { <a class="govuk-link" href=href aria-label=about>{w::admit(lang)}</a> };
            vec![
                view! { {one.fellow.name} <Born lang year=one.fellow.birth_year /> }.into_any(),
                one.fellow.unit_name.into_any(),
                role_name(lang, one.role).into_any(),
                link.into_any(),
            ]
        })
        .collect();
    view! { <Table id=format!("cho-khoa-{at}") caption=w::waiting(lang) columns rows empty=String::new() cards=true /> }
        .into_any()
}
