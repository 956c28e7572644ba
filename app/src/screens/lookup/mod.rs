//! Page "Tra cứu thời hạn": when a term ends, why, and which article says so.
//!
//! Owns: the way from an address to a page: choosing, asking, answering. Must not: count a day (`domain` does), or keep
//! anything: the address carries the whole question, so that it can be sent to a colleague.

mod choosing;
mod form;
mod months;
mod outcome;
mod query;
mod reading;
mod result;
mod sentences;
mod undated;
mod wording;

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::law::Deadline;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::law::{self, Entry};

use self::choosing::Listed;
use self::outcome::Outcome;
use self::query::{CODE, Query, SEARCH};
use self::reading::{Ask, Fault as FieldFault};
use super::legal::LawPages;
use crate::components::{ErrorLink, ErrorSummary, lang};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::DEADLINE_LOOKUP, AccessRule::Public, show)]
}

/// What the page shows below its heading.
#[derive(Clone)]
enum Stage {
    /// The list to choose from.
    Choose(Vec<Listed>),
    /// A provision that makes no date.
    Undated(Entry),
    /// The question, and the answer to it when it is complete.
    Ask(Box<Asked>),
}

#[derive(Clone)]
struct Asked {
    entry: Entry,
    outcome: Option<Outcome>,
}

#[derive(Clone)]
struct Props {
    query: Query,
    faults: Vec<FieldFault>,
    stage: Stage,
}

async fn show(visit: Visit, RawQuery(raw): RawQuery) -> Result<Response, Fault> {
    let (ctx, lang) = (&visit.ctx, visit.lang);
    let query = Query::parse(raw.as_deref().unwrap_or_default());
    let entry = law::entry(ctx, &query.code, law::today(ctx));
    let (stage, faults) = match entry {
        None => {
            let listed = choosing::list(&law::entries(ctx, law::today(ctx)), lang);
            let unknown = (!query.code.is_empty())
                .then(|| FieldFault::new(SEARCH, words::lookup::unknown_code(lang, &query.code)));
            (Stage::Choose(listed), unknown.into_iter().collect())
        }
        Some(entry) if reading::has_no_date(&entry) => (Stage::Undated(entry), Vec::new()),
        Some(entry) if !query.asked && !query.in_fields => {
            let outcome = None;
            (Stage::Ask(Box::new(Asked { entry, outcome })), Vec::new())
        }
        Some(entry) => match reading::read(&query, &entry, lang) {
            Ok(_) if query.in_fields => {
                return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, query.address())]).into_response());
            }
            Ok(ask) => {
                let outcome = Some(answer(&visit, &entry, &ask)?);
                (Stage::Ask(Box::new(Asked { entry, outcome })), Vec::new())
            }
            Err(faults) => {
                let outcome = None;
                (Stage::Ask(Box::new(Asked { entry, outcome })), faults)
            }
        },
    };
    let page = Page::new(words::lookup::title(lang));
    let page = if faults.is_empty() {
        page
    } else {
        page.with_status(StatusCode::UNPROCESSABLE_ENTITY)
    };
    let props = Props { query, faults, stage };
    render::page(&visit, page, move || view! { <View props=props.clone() /> }.into_any()).await
}

/// The answer to a question that was read without a fault: a refusal now is a mistake of this program.
fn answer(visit: &Visit, entry: &Entry, ask: &Ask) -> Result<Outcome, Fault> {
    let (ctx, lang) = (&visit.ctx, visit.lang);
    match ask {
        Ask::Event(question) => {
            let answer = law::answer(ctx, question).map_err(Fault::internal)?;
            Ok(outcome::of_answer(ctx, lang, question, answer))
        }
        Ask::Year(year) => {
            let code = code(entry);
            match law::report(ctx, code, *year) {
                Some(report) => Ok(outcome::of_report(ctx, lang, report)),
                None => law::yearly(ctx, code, *year)
                    .map(|yearly| outcome::of_yearly(ctx, lang, yearly))
                    .map_err(Fault::internal),
            }
        }
    }
}

/// The code of a deadline.
fn code(entry: &Entry) -> &str {
    entry.variants.first().map_or("", |row| &row.code)
}

/// The row that speaks for a deadline: the chosen variant, else the first.
fn speaking<'a>(entry: &'a Entry, variant: &str) -> Option<&'a Deadline> {
    let rows = &entry.variants;
    rows.iter()
        .find(|row| row.variant.as_deref() == Some(variant))
        .or_else(|| rows.first())
}

/// Whether one of several variants still has to be chosen.
fn undecided(entry: &Entry, variant: &str) -> bool {
    let decided = |row: &Deadline| row.variant.as_deref() == Some(variant);
    entry.variants.len() > 1 && !entry.variants.iter().any(decided)
}

#[component]
fn View(props: Props) -> impl IntoView {
    let lang = lang();
    let Props { query, faults, stage } = props;
    let summary = (!faults.is_empty()).then(|| {
        let errors = faults
            .iter()
            .map(|fault| ErrorLink {
                field_id: fault.control.clone(),
                text: fault.text.clone(),
            })
            .collect();
        view! { <ErrorSummary errors /> }
    });
    let stage = match stage {
        Stage::Choose(listed) => view! { <choosing::Choosing query faults listed /> }.into_any(),
        Stage::Undated(entry) => view! { <undated::Undated query entry /> }.into_any(),
        Stage::Ask(asked) => view! { <Asking query faults asked=*asked /> }.into_any(),
    };
    view! {
        <LawPages current=routes::DEADLINE_LOOKUP />
        {summary}
        <h1 class="govuk-heading-l">{words::lookup::title(lang)}</h1>
        {stage}
    }
}

/// The question; with an answer the answer comes first and the question stands beside it.
#[component]
fn Asking(query: Query, faults: Vec<FieldFault>, asked: Asked) -> impl IntoView {
    let Asked { entry, outcome } = asked;
    let several = outcome.is_none() && undecided(&entry, &query.variant);
    let row = outcome.as_ref().map(|outcome| outcome.row.clone());
    let row = row.or_else(|| speaking(&entry, &query.variant).cloned());
    let chosen = row.map(|row| view! { <undated::Chosen query=query.clone() row several /> });
    let again = outcome.is_some();
    view! {
        <div id=CODE tabindex="-1">{chosen}</div>
        <div class="lc-lookup" class:lc-lookup--answered=again>
            {outcome.map(|outcome| view! { <result::ResultView outcome /> })}
            <form::Form query faults entry again />
        </div>
    }
}
