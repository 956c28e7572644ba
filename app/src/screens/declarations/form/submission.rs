//! Signing and submitting.
//!
//! Owns: the page that says who will be able to read, and what is signed. Must not: check the declaration again by itself:
//! the act does, in its own transaction.

use axum::extract::Path;
use axum::response::Response;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::{day, routes};
use http::StatusCode;
use leptos::prelude::*;
use services::declarations::{Outcome, Readers, Submission, readers, review, standing, stops, submit as submit_it};
use services::{Error, idempotency};
use uuid::Uuid;
use words::filling as w;

use super::gone::home_of_submitted;
use super::heading::DONE;
use super::wording::kind_name;
use super::{REVISION, ToAnswers, address, obligation, to};
use crate::components::{BackLink, Button, ErrorSummary, InsetText, WarningText};
use crate::faults::Faults;
use crate::form::{KEY_FIELD, RawForm};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_SUBMISSION, AccessRule::SignedIn, show),
        Route::post(routes::OWN_SUBMISSION, AccessRule::SignedInSteppedUp, submit),
        Route::post(
            routes::OWN_WITHDRAWAL,
            AccessRule::SignedInSteppedUp,
            super::standing::take_back,
        ),
    ]
}

/// Name of the hidden field with the digest of who is named as reader, and of the day.
const SHOWN: &str = "da-thay";
/// Value of [`DONE`] on the page with the answers: it was not submitted, because it is no longer what was signed.
pub(super) const NOT_SUBMITTED: &str = "chua-nop";

#[derive(Clone)]
struct Props {
    id: Uuid,
    title: String,
    readers: Readers,
    name: String,
    today: String,
    paper: bool,
    revision: i64,
    key: Uuid,
    faults: Faults,
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    if !standing(&visit.ctx, id).await?.row.draft {
        return Ok(home_of_submitted(id));
    }
    page(&visit, StatusCode::OK, id, Faults::default()).await
}

async fn submit(visit: Visit, Path(id): Path<String>, form: RawForm) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let submission = Submission {
        lang: visit.lang,
        obligation: id,
        revision: form.number(REVISION)?,
        key: form.key()?,
        shown: form.get(SHOWN),
    };
    match submit_it(&visit.ctx, &submission).await {
        Ok(Outcome::Submitted(_)) => Ok(to(address(routes::OWN_RECEIPT, id))),
        // Another window wrote meanwhile, or the day changed what the checks say.
        Err(Error::Conflict) if !standing(&visit.ctx, id).await?.row.draft => Ok(home_of_submitted(id)),
        Ok(Outcome::Unready(_)) | Err(Error::Conflict) => Ok(to(crate::components::address(
            &ToAnswers::default().address(id, ""),
            &[(DONE, NOT_SUBMITTED)],
            "",
        ))),
        Err(Error::Invalid(faults)) => page(&visit, StatusCode::UNPROCESSABLE_ENTITY, id, faults.into()).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, id: Uuid, faults: Faults) -> Result<Response, Fault> {
    let lang = visit.lang;
    let asked = standing(&visit.ctx, id).await?;
    let reviewed = review(&visit.ctx, id).await?;
    let writing = &reviewed.open.writing;
    if reviewed.findings.iter().any(|finding| stops(writing, finding)) {
        return Ok(to(ToAnswers::default().address(id, "")));
    }
    let props = Props {
        id,
        title: w::list_name(lang, &kind_name(lang, &asked.row.kind), &asked.year.to_string()),
        readers: readers(&visit.ctx, id).await?,
        name: visit.ctx.session()?.person_name().to_owned(),
        today: day::vietnamese(visit.ctx.today()),
        paper: asked.paper,
        revision: reviewed.open.revision,
        key: idempotency::new_key(&visit.ctx),
        faults,
    };
    render::page(visit, Page::new(w::sign_title(lang)).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        id,
        title,
        readers,
        name,
        today,
        paper,
        revision,
        key,
        faults,
    } = props;
    let Readers { names, stamp } = readers;
    let readers = if names.is_empty() {
        view! { <p class="govuk-body">{w::before_nobody(lang)}</p> }.into_any()
    } else {
        let lines = names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
        view! {
            <p class="govuk-body">{w::sign_readers(lang)}</p>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            <p class="govuk-body">{w::sign_readers_later(lang)}</p>
        }
        .into_any()
    };
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=ToAnswers::default().address(id, "") />
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <span class="govuk-caption-l">{title}</span>
                <h1 class="govuk-heading-l">{w::sign_title(lang)}</h1>
                <h2 class="govuk-heading-m" id="receiver">{w::sign_who(lang)}</h2>
                {readers}
                <h2 class="govuk-heading-m" id="keys">{w::sign_truth(lang)}</h2>
                <InsetText>
                    <p class="govuk-body">{w::sign_statement(lang, &name)}</p>
                    <p class="govuk-body">{w::sign_day(lang, &today)}</p>
                </InsetText>
                <WarningText text=w::sign_warning(lang) />
                {paper.then(|| view! { <p class="govuk-body">{w::sign_paper(lang)}</p> })}
                <form method="post" action=address(routes::OWN_SUBMISSION, id) novalidate>
                    <input type="hidden" name=KEY_FIELD value=key.to_string() />
                    <input type="hidden" name=REVISION value=revision.to_string() />
                    <input type="hidden" name=SHOWN value=stamp />
                    <Button text=w::sign_submit(lang) />
                </form>
            </div>
        </div>
    }
}
