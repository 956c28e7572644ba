//! The head's decision about a list.
//!
//! Owns: the card with what is asked, why and by when, and its acts: approve, return, ask back. Must not: approve what was not
//! shown; the version of the list travels with the form.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use domain::access::{AccessRule, RoleCode};
use domain::declarations::Kind;
use domain::declarations::obligations::ReturnReason;
use domain::lang::Lang;
use domain::routes;
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::{self, Approval, Decision, ShownList};
use words::rounds as w;

use super::super::wording::{last_step, reading_name, return_reason};
use super::super::{ID, named, see_other};
use super::{APPROVED, CHANGED, RETURNED, roster_address};
use crate::components::{
    BackLink, Button, ButtonKind, Choice, Details, ErrorSummary, InsetText, Radios, SummaryList, SummaryRow,
    WarningText,
};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::legal::dated;
use crate::{Fault, Visit};

const HEAD: &[RoleCode] = &[RoleCode::ThuTruong];
/// Name of the field with what is to be done.
const ACT: &str = "viec";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ROSTER_DECISION, AccessRule::AnyOf(HEAD), show),
        Route::post(routes::ROSTER_DECISION, AccessRule::AnyOfSteppedUp(HEAD), submit),
    ]
}

#[derive(Clone)]
struct Props {
    asked: Arc<Decision>,
    reading: String,
    reason: String,
    faults: Faults,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = named(&query).ok_or(Error::NotFound)?;
    let asked = declarations::decision(&visit.ctx, id).await?;
    // It is decided, or not sent yet: the list says which.
    if !asked.round.waits() {
        return see_other(roster_address(id, ""));
    }
    page(&visit, StatusCode::OK, asked, "", Faults::default()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let (lang, round) = (visit.lang, named(&form).ok_or(Fault::BadRequest)?);
    let version = form.number("version")?;
    let reason = form.get("reason");
    let (decided, done) = match form.get(ACT) {
        APPROVED => {
            let approval = Approval { lang, round, version };
            (declarations::approve(&visit.ctx, &approval).await, APPROVED)
        }
        RETURNED => {
            let shown = ShownList { lang, round, version };
            (declarations::return_list(&visit.ctx, &shown, reason).await, RETURNED)
        }
        _ => return Err(Fault::BadRequest),
    };
    match decided {
        Ok(()) => see_other(roster_address(round, done)),
        Err(Error::Conflict) => see_other(roster_address(round, CHANGED)),
        Err(Error::Invalid(faults)) => {
            let asked = declarations::decision(&visit.ctx, round).await?;
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, asked, reason, faults.into()).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    asked: Decision,
    reason: &str,
    faults: Faults,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    let props = Props {
        reading: reading_name(lang, &visit.ctx.platform.law, &asked.round.row.reading),
        asked: asked.into(),
        reason: reason.to_owned(),
        faults,
    };
    render::page(visit, Page::new(w::decide(lang)).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        asked,
        reading,
        reason,
        faults,
    } = props;
    let round = &asked.round;
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let of_kind = |kind: Kind| asked.kinds.get(kind.code()).copied().unwrap_or_default();
    let why = [
        w::decide_kinds(lang, of_kind(Kind::HangNam), of_kind(Kind::LanDau)),
        w::decide_by_hand(lang, asked.by_hand),
        w::decide_taken_off(lang, asked.taken_off),
        w::decide_law(lang, &w::decide_source(lang)),
    ];
    let due = asked.latest_due.map(|due| dated(lang, due)).unwrap_or_default();
    let rows = vec![
        row(w::decide_why(lang), why.join("\n")),
        row(w::decide_due(lang), due),
        row(w::reading_short(lang), reading),
        row(w::unit(lang), round.unit_name.clone()),
    ];
    let (id, version) = (round.row.id.to_string(), round.row.version.to_string());
    let hidden = move |act: &'static str| {
        view! {
            <input type="hidden" name=ID value=id.clone() />
            <input type="hidden" name="version" value=version.clone() />
            <input type="hidden" name=ACT value=act />
        }
    };
    let reasons = ReturnReason::ALL.iter().map(move |one| Choice {
        value: one.code().to_owned(),
        text: return_reason(lang, *one),
        ..Choice::default()
    });
    let (fault, links, is_faulty) = (faults.of("reason"), faults.links(), !faults.is_empty());
    let acts = round.acts.approve.then(|| {
        view! {
            <p class="govuk-body">{w::decide_after(lang)}</p>
            <form method="post" action=routes::ROSTER_DECISION>
                {hidden(APPROVED)} <Button text=w::approve(lang) />
            </form>
            <Details summary=w::give_back(lang) open=is_faulty>
                <form method="post" action=routes::ROSTER_DECISION novalidate=true>
                    {hidden(RETURNED)}
                    <Radios
                        id="reason"
                        name="reason"
                        label=w::return_reason(lang)
                        choices=reasons.collect()
                        value=reason
                        error=fault
                    />
                    <Button text=w::give_back(lang) kind=ButtonKind::Secondary />
                </form>
            </Details>
        }
    });
    let ask_back = if asked.phone.is_empty() {
        w::ask_back_no_phone(lang, &round.opened_by)
    } else {
        w::ask_back(lang, &round.opened_by, &asked.phone)
    };
    let sent = last_step(lang, round);
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=roster_address(round.row.id, "") />
                {is_faulty.then(|| view! { <ErrorSummary errors=links /> })}
                <span class="govuk-caption-l">{w::decide(lang)}</span>
                <h1 class="govuk-heading-l">{w::decide_asked(lang, &round.row.name, round.people())}</h1>
                <p class="govuk-body">{sent}</p>
                <SummaryList rows />
                <p class="govuk-body">
                    <a class="govuk-link" href=roster_address(round.row.id, "")>
                        {w::roster(lang)}
                    </a>
                </p>
                <div id="list">
                    {(round.lacking > 0).then(|| view! { <WarningText text=w::lacking(lang, round.lacking) /> })}
                </div>
                {acts}
                {(!round.acts.approve)
                    .then(|| {
                        view! {
                            <InsetText>
                                <p class="govuk-body">{w::maker_approves_not(lang)}</p>
                            </InsetText>
                        }
                    })}
                <p class="govuk-body">{ask_back}</p>
            </div>
        </div>
    }
}
