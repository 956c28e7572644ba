//! The list of a round.
//!
//! Owns: its pages, its search, what may be done with it, and sending it to the head. Must not: change somebody's row.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::routes;
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::{self, RosterPage, ShownList};
use uuid::Uuid;
use words::rounds as w;

use super::super::{DONE, ID, OFFICER, READERS, named, own_person, see_other};
use super::roster_parts::{Facts, Found, Sending};
use super::{APPROVED, CHANGED, CORRECTED, OPENED, RETURNED, SENT, roster_address};
use crate::components::{BackLink, BannerKind, NavigationItem, NotificationBanner, SubNavigation, Tag, address};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::declarations::wording::round_standing;
use crate::{Fault, Visit};

/// Parameter: what was typed to search.
pub(super) const SEARCH: &str = "tim";
/// Parameter: the row behind which the page begins.
pub(super) const AFTER: &str = "sau";
/// Parameter: those who were taken off.
const OFF: &str = "da-bo";
const YES: &str = "1";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ROSTER, READERS, show),
        Route::post(routes::ROSTER_SEND, OFFICER, send),
    ]
}

/// Which part of a list. Whatever cannot be read is left out.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub round: Uuid,
    pub typed: String,
    pub off: bool,
    pub after: Option<Uuid>,
}

impl Part {
    fn of(query: &RawForm) -> Option<Self> {
        Some(Self {
            round: named(query)?,
            typed: query.get(SEARCH).trim().chars().take(120).collect(),
            off: query.get(OFF) == YES,
            after: query.get(AFTER).parse().ok(),
        })
    }

    pub fn address(&self) -> String {
        let after = self.after.map(|after| after.to_string()).unwrap_or_default();
        let parameters = [
            (ID, &*self.round.to_string()),
            (SEARCH, &self.typed),
            (OFF, if self.off { YES } else { "" }),
            (AFTER, &after),
        ];
        address(routes::ROSTER, &parameters, "")
    }

    pub fn behind(&self, after: Option<Uuid>) -> Self {
        Self { after, ..self.clone() }
    }
}

#[derive(Clone)]
struct Props {
    part: Part,
    page: std::sync::Arc<RosterPage>,
    /// The visitor himself: nobody corrects his own row.
    own: Uuid,
    done: Option<(String, BannerKind)>,
    faults: Faults,
    law: std::sync::Arc<domain::law::Law>,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let part = Part::of(&query).ok_or(Error::NotFound)?;
    let success = |text: String| Some((text, BannerKind::Success));
    let done = match query.get(DONE) {
        OPENED => success(w::opened(lang)),
        CORRECTED => success(w::corrected(lang)),
        SENT => success(w::sent(lang)),
        APPROVED => success(w::approved(lang)),
        RETURNED => success(w::returned(lang)),
        CHANGED => Some((w::changed_meanwhile(lang), BannerKind::Important)),
        _ => None,
    };
    page(&visit, StatusCode::OK, part, done, Faults::default()).await
}

async fn send(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let part = Part::of(&form).ok_or(Fault::BadRequest)?;
    let shown = ShownList {
        lang: visit.lang,
        round: part.round,
        version: form.number("version")?,
    };
    match declarations::send_list(&visit.ctx, &shown).await {
        Ok(()) => see_other(roster_address(part.round, SENT)),
        Err(Error::Conflict) => see_other(roster_address(part.round, CHANGED)),
        Err(Error::Invalid(faults)) => page(&visit, StatusCode::UNPROCESSABLE_ENTITY, part, None, faults.into()).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    part: Part,
    done: Option<(String, BannerKind)>,
    faults: Faults,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = if part.off {
        declarations::list(&visit.ctx, part.round, false, part.after).await?
    } else {
        declarations::found(&visit.ctx, part.round, &part.typed, part.after).await?
    };
    let props = Props {
        part,
        page: page.into(),
        own: own_person(visit),
        done,
        faults,
        law: visit.ctx.platform.law.clone(),
    };
    let title = w::roster(lang);
    render::page(visit, Page::new(title).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        part,
        page,
        own,
        done,
        faults,
        law,
    } = props;
    let (state, colour) = round_standing(lang, &page.round);
    let view_of = |off: bool, text: String| NavigationItem {
        href: Part {
            off,
            typed: String::new(),
            after: None,
            ..part.clone()
        }
        .address(),
        text,
        current: part.off == off,
    };
    let views = vec![view_of(false, w::tab_on(lang)), view_of(true, w::tab_off(lang))];
    view! {
        <BackLink href=routes::ROUNDS />
        {(!faults.is_empty()).then(|| view! { <crate::components::ErrorSummary errors=faults.links() /> })}
        {done.map(|(text, kind)| view! { <NotificationBanner id="xong" kind text /> })}
        <span class="govuk-caption-l">{w::roster(lang)}</span>
        <h1 class="govuk-heading-l">{page.round.row.name.clone()}</h1>
        <p class="govuk-body">
            <Tag text=state colour />
        </p>
        <Facts lang page=page.clone() law=law.clone() />
        <Sending lang page=page.clone() />
        <SubNavigation label=w::views(lang) items=views />
        <Found lang part page own law />
    }
}
