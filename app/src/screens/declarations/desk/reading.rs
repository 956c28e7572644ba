//! The declaration itself, to those who may read it.
//!
//! Owns: the page with findings, differences, content and acts. Must not: be shown without being recorded; the use case
//! records each opening.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use domain::declarations::Stage;
use domain::lang::Lang;
use domain::{routes, time};
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::desk::{self, Cover};
use services::declarations::reading::{self, Reading};
use services::declarations::register::{self, Place};
use services::declarations::{self, PaperState};
use uuid::Uuid;
use words::desk as w;

use super::super::files::attached::{self, Attachments};
use super::super::printed::pages;
use super::super::{ID, READERS, named};
use super::cover_parts::Way;
use super::findings::{Asked, Findings, Unlikes};
use super::paper::Receive;
use super::query::Query;
use super::requesting::Left;
use super::sheet::{Asking, Content};
use super::standing::{Due, Standing, State};
use crate::components::{BackLink, BannerKind, ErrorSummary, InsetText, NotificationBanner, address};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::islands::DeskKeys;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::people::Born;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::DECLARATION_OPEN, READERS, show)]
}

/// What was typed on the page before it came back.
#[derive(Clone, Default)]
pub(super) struct Typed {
    /// The code on the paper.
    pub code: String,
    /// Whether the paper was ticked as whole.
    pub signed: bool,
    /// What is asked, by place, after the revision that was kept; nothing where that is shown which was kept.
    pub requests: Option<(i64, BTreeMap<String, String>)>,
}

#[derive(Clone)]
struct Props {
    query: Query,
    reading: Arc<Reading>,
    cover: Arc<Cover>,
    place: Place,
    today: NaiveDate,
    due: Option<(NaiveDate, String)>,
    /// How many pages its print has, where the paper is compared with it.
    pages: Option<usize>,
    typed: Typed,
    /// When that was saved which is shown of a request.
    kept_at: Option<DateTime<Utc>>,
    faults: Faults,
    conflict: bool,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let form = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = named(&form).ok_or(Error::NotFound)?;
    let shown = (StatusCode::OK, Faults::default(), false);
    page(&visit, Query::of(&form), id, Typed::default(), shown).await
}

/// The page; with faults or after a conflict, everything typed is still there.
pub(super) async fn page(
    visit: &Visit,
    query: Query,
    id: Uuid,
    typed: Typed,
    (status, faults, conflict): (StatusCode, Faults, bool),
) -> Result<Response, Fault> {
    let lang = visit.lang;
    let reading = reading::read(&visit.ctx, lang, id).await?;
    let cover = desk::cover(&visit.ctx, id).await?;
    let acts = may_act(&cover);
    let mut typed = typed;
    let mut kept_at = None;
    if acts && typed.requests.is_none() {
        let kept = declarations::kept_request(&visit.ctx, id).await?;
        kept_at = kept
            .as_ref()
            .filter(|kept| !kept.reasons.is_empty())
            .and_then(|kept| kept.at.instant());
        typed.requests = kept.map(|kept| (kept.revision, kept.reasons));
    }
    let waits = matches!(reading.opened.paper, PaperState::Waiting) && cover.receives;
    let props = Props {
        pages: match waits {
            true => Some(pages(visit, &reading.opened.declaration).await?),
            false => None,
        },
        place: register::place(&visit.ctx, &query.asked(), id).await?,
        query,
        reading: reading.into(),
        cover: cover.into(),
        today: visit.ctx.today(),
        due: reading::completion(&visit.ctx),
        typed,
        kept_at,
        faults,
        conflict,
    };
    let page = Page::new(w::reading_title(lang)).with_status(status).with_islands();
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

/// Only what waits is received or sent back.
fn may_act(cover: &Cover) -> bool {
    cover.receives && matches!(cover.registered.stage, Stage::Submitted | Stage::Resubmitted)
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        query,
        reading,
        cover,
        place,
        today,
        due,
        pages,
        typed,
        kept_at,
        faults,
        conflict,
    } = props;
    let one = &cover.registered;
    let id = one.listed.row.id;
    let about = |id: Uuid| query.about(routes::DECLARATION, id, "");
    let acts = may_act(&cover);
    let (revision, requests) = typed.requests.clone().unwrap_or_default();
    let left =
        (!acts && !requests.is_empty()).then(|| view! { <Left lang reading=reading.clone() typed=requests.clone() /> });
    let told = match acts && kept_at.is_none() && !requests.is_empty() {
        true => w::request_merged(lang),
        false => w::changed_meanwhile(lang),
    };
    let files = attached::theirs(lang, id, &reading.opened.files);
    let print = address(routes::SUBMITTED_PDF, &[(ID, &id.to_string())], "");
    let compared = reading.since_last.is_some().then(|| w::logged_compare(lang));
    let asking = acts.then(|| Asking {
        query: query.clone(),
        id,
        version: one.listed.row.version,
        revision,
        requests,
        kept_at,
        due: due.clone(),
        error: faults.of("reasons"),
    });
    let receive = acts.then(|| {
        view! {
            <Receive
                lang
                query=query.clone()
                reading=reading.clone()
                cover=cover.clone()
                pages
                typed=typed.clone()
                faults=faults.clone()
            />
        }
    });
    view! {
        <BackLink href=query.about(routes::DECLARATION, id, "") />
        {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
        {conflict
            .then(|| {
                view! { <NotificationBanner id="xung-dot" kind=BannerKind::Important text=told /> }
            })}
        <Way lang query=query.clone() place />
        <DeskKeys next=place.next.map(about) previous=place.previous.map(about) />
        <span class="govuk-caption-l">
            {format!("{} – {}", w::declaration(lang), w::version(lang, reading.opened.version))}
        </span>
        <h1 class="govuk-heading-l">{one.listed.name.clone()} <Born lang year=one.listed.birth_year /></h1>
        <div class="govuk-body">
            <State lang stage=one.stage paper=one.paper />
            <p class="lc-line"><Due lang one=Standing::from(one) today /></p>
        </div>
        {left}
        <p class="govuk-hint">{w::logged(lang)} " " {compared}</p>
        {kept_at
            .map(|kept| {
                view! {
                    <InsetText>
                        <p class="govuk-body">
                            {w::request_kept(lang, &time::clock_time(kept), &time::date(kept))} " "
                            <a class="govuk-link" href="#tra-lai">
                                {w::jump_return(lang)}
                            </a>
                        </p>
                    </InsetText>
                }
            })}
        {acts
            .then(|| {
                view! {
                    <p class="govuk-body">
                        <a class="govuk-link" href="#tiep-nhan">{w::jump_receive(lang)}</a>
                    </p>
                }
            })}
        // The switch stands before what it hides, so that it works by style alone.
        <input class="lc-hide-money__box" type="checkbox" id="an-so-tien" autocomplete="off" />
        <label class="govuk-label lc-hide-money__label" for="an-so-tien">{w::hide_money(lang)}</label>
        <div class="lc-amounts">
            <Asked lang reading=reading.clone() />
            <Findings lang reading=reading.clone() />
            <Unlikes lang reading=reading.clone() />
            <Content lang reading=reading.clone() asking />
            <Attachments lang lines=files />
            <p class="govuk-body">
                <a class="govuk-link" href=print>{w::open_print(lang)}</a>
            </p>
            {receive}
        </div>
    }
}
