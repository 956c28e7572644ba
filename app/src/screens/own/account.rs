//! Page "Tài khoản của tôi".
//!
//! Owns: who one is to the system, the key code, and the list of own sessions. Must not: change anything but those
//! sessions.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::{routes, time};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::accounts::sessions::{self, Listed};

use super::Done;
use crate::components::{BannerKind, Button, ButtonKind, Column, NotificationBanner, SummaryList, SummaryRow, Table};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::entry::Code;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_ACCOUNT, AccessRule::SignedIn, show),
        Route::post(routes::OWN_SESSIONS_END, AccessRule::SignedInSteppedUp, end_sessions),
    ]
}

#[derive(Clone)]
struct Props {
    name: String,
    unit: String,
    login: String,
    hats: Vec<String>,
    key_code: String,
    has_second_factor: bool,
    sessions: Vec<Row>,
    done: Option<Done>,
}

/// A session as the list shows it.
#[derive(Clone)]
struct Row {
    agent: String,
    since: String,
    last: String,
    is_this: bool,
}

impl From<Listed> for Row {
    fn from(listed: Listed) -> Self {
        let moment = |instant| format!("{} {}", time::clock_time(instant), time::date(instant));
        Self {
            agent: listed.agent,
            since: moment(listed.since),
            last: moment(listed.last),
            is_this: listed.is_this,
        }
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let sessions = sessions::own(&visit.ctx).await?;
    let session = visit.ctx.session()?;
    let props = Props {
        name: session.person_name().to_owned(),
        unit: session.unit_name().to_owned(),
        login: session.login().to_owned(),
        hats: super::hats(&visit, session),
        key_code: session.keys().key_code,
        has_second_factor: session.has_second_factor(),
        sessions: sessions.into_iter().map(Row::from).collect(),
        done: Done::from_code(query.get(Done::FIELD)),
    };
    let page = Page::new(words::own::title(lang));
    render::page(&visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

async fn end_sessions(visit: Visit) -> Result<Response, Fault> {
    sessions::end_others(&visit.ctx).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, Done::Sessions.address())]).into_response())
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::own as w;
    let Props {
        name,
        unit,
        login,
        hats,
        key_code,
        has_second_factor,
        sessions,
        done,
    } = props;
    let done = done.map(|done| match done {
        Done::Password => w::done_password(lang),
        Done::RecoveryCode => w::done_code(lang),
        Done::Sessions => w::done_sessions(lang),
        Done::FactorRemoved => w::done_factor_removed(lang),
        Done::RecoveryOpened => w::done_recovery_opened(lang),
        Done::RecoveryRefused => w::done_recovery_refused(lang),
    });
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let hats = if hats.is_empty() {
        w::hats_none(lang)
    } else {
        hats.join(", ")
    };
    let factor = if has_second_factor {
        w::factor_on(lang)
    } else {
        w::factor_off(lang)
    };
    let rows = vec![
        row(w::name(lang), name),
        row(w::unit(lang), unit),
        row(w::login(lang), login),
        row(w::hats(lang), hats),
        row(w::factor(lang), factor),
    ];
    view! {
        {done.map(|text| view! { <NotificationBanner id="xong" kind=BannerKind::Success text /> })}
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <SummaryList rows />
                <h2 class="govuk-heading-m">{w::key_heading(lang)}</h2>
                <Code caption=w::key_caption(lang) code=key_code />
                <p class="govuk-body">{w::key_text(lang)}</p>
                <h2 class="govuk-heading-m">{w::security(lang)}</h2>
                <ul class="govuk-list lc-links">
                    <li><a class="govuk-link" href=routes::OWN_PASSWORD>{w::link_password(lang)}</a></li>
                    <li><a class="govuk-link" href=routes::OWN_RECOVERY_CODE>{w::link_code(lang)}</a></li>
                    <li><a class="govuk-link" href=routes::OWN_SECOND_FACTOR>{w::link_factor(lang)}</a></li>
                    <li><a class="govuk-link" href=routes::OWN_KEYS>{w::link_keys(lang)}</a></li>
                    <li><a class="govuk-link" href=routes::OWN_DETAILS>{words::details::own_link(lang)}</a></li>
                    <li><a class="govuk-link" href=routes::CIRCLES>{words::circles::link(lang)}</a></li>
                </ul>
            </div>
        </div>
        <Sessions lang sessions />
        <form method="post" action=routes::SIGN_OUT>
            <Button text=words::layout::sign_out(lang) kind=ButtonKind::Secondary />
        </form>
    }
}

#[component]
fn Sessions(lang: Lang, sessions: Vec<Row>) -> impl IntoView {
    use words::own as w;
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::session_browser(lang)),
        column(w::session_since(lang)),
        column(w::session_last(lang)),
    ];
    let others = sessions.iter().any(|session| !session.is_this);
    let rows = sessions
        .into_iter()
        .map(|session| {
            let agent = if session.agent.is_empty() {
                w::session_unknown(lang)
            } else {
                session.agent
            };
            let agent = if session.is_this {
                w::session_this(lang, &agent)
            } else {
                agent
            };
            vec![agent.into_any(), session.since.into_any(), session.last.into_any()]
        })
        .collect();
    view! {
        <Table id="phien" caption=w::sessions(lang) columns rows empty=w::sessions_none(lang) cards=true />
        {others
            .then(|| {
                view! {
                    <p class="govuk-body">{w::sessions_text(lang)}</p>
                    <form method="post" action=routes::OWN_SESSIONS_END>
                        <Button text=w::sessions_end(lang) kind=ButtonKind::Warning />
                    </form>
                }
            })}
    }
}
