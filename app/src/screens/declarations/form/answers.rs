//! Checking all answers, with what the checks found: what blocks, what asks for a reason, what is told.
//!
//! Owns: this page, and keeping the reasons. Must not: submit.

use axum::extract::Path;
use axum::response::Response;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::{Reviewed, justify, review};
use uuid::Uuid;
use words::filling as w;

use super::findings::{Found, Shown, shown};
use super::page::{EnterKey, autosave_words, saved};
use super::sheet::{Answers, Sheet, sheets};
use super::wording::saved as saved_words;
use super::{REVISION, address, home_address, obligation, reader, to};
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
    revision: i64,
    found: Vec<Shown>,
    sheets: Vec<Sheet>,
    errors: Vec<ErrorLink>,
    conflict: bool,
    saved: Option<String>,
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let reviewed = review(&visit.ctx, id).await?;
    let props = props(&visit, id, &reviewed)?;
    page(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, Path(id): Path<String>, form: RawForm) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let revision = form.number(REVISION)?;
    let reasons: Vec<(String, String)> = (1..)
        .map(|at| (format!("ly-do-{at}-ten"), format!("ly-do-{at}")))
        .take_while(|(name, _)| !form.get(name).is_empty())
        .map(|(name, reason)| (form.get(&name).to_owned(), form.get(&reason).to_owned()))
        .collect();
    let given: Vec<(&str, &str)> = reasons
        .iter()
        .map(|(name, reason)| (name.as_str(), reason.as_str()))
        .collect();
    let kept = match justify(&visit.ctx, id, revision, &given).await {
        Ok(kept) => kept,
        Err(Error::Conflict) if !visit.wants_json => {
            let reviewed = review(&visit.ctx, id).await?;
            let mut props = props(&visit, id, &reviewed)?;
            props.conflict = true;
            for one in &mut props.found {
                if let Some((_, reason)) = reasons.iter().find(|(name, _)| *name == one.name) {
                    one.reason.clone_from(reason);
                }
            }
            return page(&visit, StatusCode::CONFLICT, props).await;
        }
        Err(error) => return Err(error.into()),
    };
    if visit.wants_json {
        return Ok(saved(&visit, kept.revision, kept.at));
    }
    let reviewed = review(&visit.ctx, id).await?;
    let mut props = props(&visit, id, &reviewed)?;
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
    if props.errors.is_empty() {
        return Ok(to(address(routes::OWN_SUBMISSION, id)));
    }
    page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await
}

fn props(visit: &Visit, id: Uuid, reviewed: &Reviewed) -> Result<Props, Fault> {
    let form = services::declarations::form(&visit.ctx)?;
    let reader = reader(visit, form, reviewed);
    let open = &reviewed.open;
    Ok(Props {
        id,
        revision: open.revision,
        found: shown(&reader, &open.writing, id, &reviewed.findings),
        sheets: sheets(&reader, &open.writing, Some(id)),
        errors: Vec::new(),
        conflict: false,
        saved: open.saved_at.instant().map(|at| saved_words(visit.lang, at)),
    })
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(w::answers_title(lang)).with_status(status).with_islands();
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        id,
        revision,
        found,
        sheets,
        errors,
        conflict,
        saved,
    } = props;
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
                <h1 class="govuk-heading-l">{w::answers_title(lang)}</h1>
                {clean
                    .then(|| {
                        view! {
                            <InsetText>
                                <p class="govuk-body">{w::answers_clean(lang)}</p>
                            </InsetText>
                        }
                    })}
                <Autosave words>
                    <form method="post" action=address(routes::OWN_ANSWERS, id) novalidate>
                        <EnterKey />
                        <input type="hidden" name=REVISION value=revision.to_string() />
                        <Found lang found />
                        <Button text=w::answers_submit(lang) />
                    </form>
                </Autosave>
                <h2 class="govuk-heading-m">{w::answers_all(lang)}</h2>
                <Answers lang sheets />
            </div>
        </div>
    }
}
