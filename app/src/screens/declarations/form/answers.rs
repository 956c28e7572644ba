//! Checking the answers, of a section or all of them, with what the checks found: what blocks, what asks for a reason, what
//! is told.
//!
//! Owns: this page, and keeping the reasons. Must not: submit.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use domain::access::AccessRule;
use domain::declarations::LONGEST_TEXT;
use domain::lang::Lang;
use domain::routes;
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::{Reviewed, justify, review};
use uuid::Uuid;
use words::filling as w;

use super::back::SECTION;
use super::findings::{Asking, Found, Requests, Shown, shown};
use super::heading::DONE;
use super::page::{EnterKey, autosave_words, saved};
use super::sheet::{Answers, Editing, Sheet, sheets};
use super::submission::NOT_SUBMITTED;
use super::wording::saved as saved_words;
use super::{REVISION, ToAnswers, address, home_address, obligation, reader, to};
use crate::components::{BackLink, Button, ErrorLink, ErrorSummary, InsetText, NotificationBanner};
use crate::form::RawForm;
use crate::islands::Autosave;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_ANSWERS, AccessRule::SignedIn, show),
        Route::post(routes::OWN_ANSWERS, AccessRule::SignedIn, submit),
    ]
}

#[derive(Clone)]
struct Props {
    id: Uuid,
    answers: ToAnswers,
    title: String,
    revision: i64,
    found: Vec<Shown>,
    requests: Vec<Asking>,
    sheets: Vec<Sheet>,
    errors: Vec<ErrorLink>,
    conflict: bool,
    /// Whether signing was refused, because it was no longer what had been read.
    unsubmitted: bool,
    saved: Option<String>,
}

async fn show(visit: Visit, Path(id): Path<String>, query: RawQuery) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let answers = ToAnswers::of(services::declarations::form(&visit.ctx)?, query.get(SECTION));
    let reviewed = review(&visit.ctx, id).await?;
    let mut props = props(&visit, id, &answers, &reviewed)?;
    props.unsubmitted = query.get(DONE) == NOT_SUBMITTED;
    page(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, Path(id): Path<String>, form: RawForm) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let revision = form.number(REVISION)?;
    let answers = ToAnswers::of(services::declarations::form(&visit.ctx)?, form.get(SECTION));
    let reasons: Vec<(String, String)> = (1..)
        .map(|at| (format!("ly-do-{at}-ten"), format!("ly-do-{at}")))
        .take_while(|(name, _)| !form.get(name).is_empty())
        .map(|(name, reason)| (form.get(&name).to_owned(), form.get(&reason).to_owned()))
        .collect();
    let given: Vec<(&str, &str)> = reasons
        .iter()
        .map(|(name, reason)| (name.as_str(), reason.as_str()))
        .collect();
    let kept = match justify(&visit.ctx, (visit.lang, id), revision, &given).await {
        Ok(kept) => kept,
        Err(error @ (Error::Conflict | Error::Invalid(_))) if !visit.wants_json => {
            let reviewed = review(&visit.ctx, id).await?;
            let mut props = props(&visit, id, &answers, &reviewed)?;
            for one in &mut props.found {
                if let Some((_, reason)) = reasons.iter().find(|(name, _)| *name == one.name) {
                    one.reason.clone_from(reason);
                    one.folded &= reason.is_empty();
                }
            }
            let Error::Invalid(faults) = error else {
                props.conflict = true;
                return page(&visit, StatusCode::CONFLICT, props).await;
            };
            let long = reasons
                .iter()
                .enumerate()
                .filter(|(_, (_, text))| text.trim().chars().count() > LONGEST_TEXT);
            for (at, _) in long {
                props.errors.extend(faults.iter().map(|fault| ErrorLink {
                    field_id: format!("ly-do-{}", at + 1),
                    text: fault.message.clone(),
                }));
            }
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await;
        }
        Err(error) => return Err(error.into()),
    };
    if visit.wants_json {
        return Ok(saved(&visit, kept.revision, kept.at));
    }
    let reviewed = review(&visit.ctx, id).await?;
    let mut props = props(&visit, id, &answers, &reviewed)?;
    let lang = visit.lang;
    let blocking = props
        .found
        .iter()
        .filter(|one| one.stops && one.severity == domain::declarations::Severity::H)
        .count();
    if blocking > 0 {
        props.errors.push(ErrorLink {
            field_id: "phai-sua".to_owned(),
            text: w::answers_blocked(lang, i64::try_from(blocking).unwrap_or(i64::MAX)),
        });
    }
    let asking = props
        .found
        .iter()
        .filter(|one| one.severity == domain::declarations::Severity::W);
    let lacking = asking.enumerate().filter(|(_, one)| one.stops);
    let lacking: Vec<ErrorLink> = lacking
        .map(|(at, one)| ErrorLink {
            field_id: format!("ly-do-{}", at + 1),
            text: w::reason_missing(lang, &one.text),
        })
        .collect();
    props.errors.extend(lacking);
    // What the summary leads to is open.
    for one in &mut props.found {
        one.folded &= !one.stops;
    }
    if props.errors.is_empty() {
        return Ok(to(match answers.section() {
            Some(_) => home_address(id),
            None => address(routes::OWN_SUBMISSION, id),
        }));
    }
    page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await
}

fn props(visit: &Visit, id: Uuid, answers: &ToAnswers, reviewed: &Reviewed) -> Result<Props, Fault> {
    let form = services::declarations::form(&visit.ctx)?;
    let reader = reader(visit, form, reviewed);
    let open = &reviewed.open;
    let section = form
        .sections
        .iter()
        .find(|of| Some(of.number.as_str()) == answers.section());
    Ok(Props {
        id,
        title: section.map_or_else(
            || w::answers_title(visit.lang),
            |of| w::answers_title_section(visit.lang, &of.number),
        ),
        revision: open.revision,
        found: shown(&reader, &open.writing, (id, answers), &reviewed.findings),
        requests: match answers.section() {
            Some(_) => Vec::new(),
            None => super::findings::requests(&reader, open.request.as_ref(), Some(id)),
        },
        sheets: sheets(&reader, &open.writing, Some(Editing { id, answers })),
        answers: answers.clone(),
        errors: Vec::new(),
        conflict: false,
        unsubmitted: false,
        saved: open.saved_at.instant().map(|at| saved_words(visit.lang, at)),
    })
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(props.title.clone()).with_status(status).with_islands();
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        id,
        answers,
        title,
        revision,
        found,
        requests,
        sheets,
        errors,
        conflict,
        unsubmitted,
        saved,
    } = props;
    let section = answers.section().map(str::to_owned);
    let (clean_text, heading, go_on) = match &section {
        Some(number) => (
            w::answers_clean_section(lang),
            w::answers_all_section(lang, number),
            w::answers_back(lang),
        ),
        None => (w::answers_clean(lang), w::answers_all(lang), w::answers_submit(lang)),
    };
    let words = autosave_words(lang, saved.as_ref());
    let clean = found.iter().all(|one| !one.stops);
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=home_address(id) />
                {(!errors.is_empty()).then(|| view! { <ErrorSummary errors /> })}
                {conflict
                    .then(|| {
                        view! {
                            <NotificationBanner id="hai-cua-so" text=w::conflict_title(lang)>
                                <p class="govuk-body">{w::conflict_text(lang)}</p>
                            </NotificationBanner>
                        }
                    })}
                {unsubmitted
                    .then(|| {
                        view! {
                            <NotificationBanner id="chua-nop" text=w::answers_unsubmitted(lang)>
                                <p class="govuk-body">{w::answers_unsubmitted_text(lang)}</p>
                            </NotificationBanner>
                        }
                    })}
                <h1 class="govuk-heading-l">{title}</h1>
                <Requests lang requests />
                {clean
                    .then(|| {
                        view! {
                            <InsetText>
                                <p class="govuk-body">{clean_text}</p>
                            </InsetText>
                        }
                    })}
                <Autosave words>
                    <form method="post" action=address(routes::OWN_ANSWERS, id) novalidate>
                        <EnterKey />
                        <input type="hidden" name=REVISION value=revision.to_string() />
                        <input type="hidden" name=SECTION value=section.unwrap_or_default() />
                        <Found lang found />
                        <Button text=go_on.clone() />
                        <h2 class="govuk-heading-m">{heading}</h2>
                        <Answers lang sheets />
                        // Whoever has read down to here goes on from here.
                        <Button text=go_on />
                    </form>
                </Autosave>
            </div>
        </div>
    }
}
