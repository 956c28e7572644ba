//! What is known of a declaration without opening it.
//!
//! Owns: the page before the content: who, where it stands, who may act, and the way to the content. Must not: show anything
//! of the content.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use chrono::NaiveDate;
use domain::declarations::Stage;
use domain::lang::Lang;
use domain::routes;
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::desk::{self, Cover};
use services::declarations::register::{self, Place};
use uuid::Uuid;
use words::desk as w;

use super::super::{DONE, READERS, named};
use super::cover_parts::{Facts, Undo, Way};
use super::query::Query;
use super::queue::Scanner;
use super::register_parts::anchor;
use super::requesting::Unsent;
use super::standing::{Due, Standing, State};
use super::{CHANGED, DISCARDED, KEPT, OLD_PRINT, PAPER_IN, RECEIVED, RETURNED, UNDONE};
use crate::components::{BackLink, BannerKind, ErrorSummary, LinkButton, NotificationBanner, WarningText};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::islands::DeskKeys;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::people::Born;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::DECLARATION, READERS, show)]
}

#[derive(Clone)]
struct Props {
    query: Query,
    cover: Arc<Cover>,
    place: Place,
    today: NaiveDate,
    law: Arc<domain::law::Law>,
    done: Option<(String, BannerKind)>,
    faults: Faults,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let form = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = named(&form).ok_or(Error::NotFound)?;
    let (query, done) = (Query::of(&form), form.get(DONE).to_owned());
    page(&visit, StatusCode::OK, query, id, &done, Faults::default()).await
}

/// The page, with what was just done.
pub(super) async fn page(
    visit: &Visit,
    status: StatusCode,
    query: Query,
    id: Uuid,
    done: &str,
    faults: Faults,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    let cover = desk::cover(&visit.ctx, id).await?;
    let place = register::place(&visit.ctx, &query.asked(), id).await?;
    let name = &cover.registered.listed.name;
    let done = match done {
        RECEIVED => Some((w::done_received(lang, name), BannerKind::Success)),
        RETURNED => Some((w::done_returned(lang, name), BannerKind::Success)),
        PAPER_IN => Some((w::done_paper_in(lang, name), BannerKind::Success)),
        KEPT => Some((w::done_request_kept(lang), BannerKind::Success)),
        DISCARDED => Some((w::done_request_discarded(lang), BannerKind::Success)),
        UNDONE => Some((w::done_undone(lang, name), BannerKind::Success)),
        CHANGED => Some((w::changed_meanwhile(lang), BannerKind::Important)),
        OLD_PRINT => Some((w::old_print(lang), BannerKind::Important)),
        _ => None,
    };
    let props = Props {
        query,
        place,
        cover: cover.into(),
        today: visit.ctx.today(),
        law: visit.ctx.platform.law.clone(),
        done,
        faults,
    };
    let page = Page::new(w::declaration(lang)).with_status(status).with_islands();
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

/// The list from which one came, at the row.
pub(super) fn back_to(query: &Query, id: Uuid) -> String {
    let route = if query.queue { routes::QUEUE } else { routes::REGISTER };
    query.address_at(route, &anchor(id))
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        query,
        cover,
        place,
        today,
        law,
        done,
        faults,
    } = props;
    let one = &cover.registered;
    let id = one.listed.row.id;
    let about = |id: Uuid| query.about(routes::DECLARATION, id, "");
    let open = cover.opens.then(|| {
        let is_first = one.stage != Stage::Received && !one.listed.row.opened;
        let warning = if is_first {
            w::open_warning(lang)
        } else {
            w::open_again_warning(lang)
        };
        let href = query.about(routes::DECLARATION_OPEN, id, "");
        view! {
            <WarningText text=warning />
            <LinkButton text=w::open(lang) href />
        }
    });
    let undoes = cover.receives && one.stage == Stage::Received && one.listed.row.received_on == Some(today.into());
    let unsent = cover.request_kept.and_then(|kept| kept.instant());
    let unsent = unsent
        .filter(|_| cover.opens)
        .map(|kept| view! { <Unsent lang query=query.clone() id kept /> });
    let who = (!cover.opens).then(|| view! { <Who lang cover=cover.clone() /> });
    view! {
        <BackLink href=back_to(&query, id) />
        {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
        {done.map(|(text, kind)| view! { <NotificationBanner id="xong" kind text /> })}
        <Way lang query=query.clone() place />
        <DeskKeys next=place.next.map(about) previous=place.previous.map(about) />
        <span class="govuk-caption-l">{w::declaration(lang)}</span>
        <h1 class="govuk-heading-l">{one.listed.name.clone()} <Born lang year=one.listed.birth_year /></h1>
        <div class="govuk-body">
            <State lang stage=one.stage paper=one.paper />
            <p class="lc-line"><Due lang one=Standing::from(one) today /></p>
        </div>
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <Facts lang cover=cover.clone() law />
                {who}
                {unsent}
                {open}
                {undoes.then(|| view! { <Undo lang query=query.clone() cover=cover.clone() faults=faults.clone() /> })}
            </div>
        </div>
        <Scanner lang query code=String::new() error=None />
    }
}

/// Who may act, where the visitor may not.
#[component]
fn Who(lang: Lang, cover: Arc<Cover>) -> impl IntoView {
    let names = cover.receivers.join(", ");
    let filed = cover.registered.listed.row.record.is_some();
    let text = match (cover.own, filed, names.is_empty()) {
        (_, _, true) if filed || cover.own => w::goes_to_nobody(lang),
        (true, ..) => format!("{} {}", w::own(lang), w::own_goes_to(lang, &names)),
        (false, false, _) => w::nothing_filed(lang),
        (false, true, _) => w::goes_to(lang, &names),
    };
    view! {
        <crate::components::InsetText>
            <p class="govuk-body">{text}</p>
        </crate::components::InsetText>
    }
}
