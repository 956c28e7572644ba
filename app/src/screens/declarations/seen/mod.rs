//! Page "Ai đã xem bản kê khai của tôi".
//!
//! Owns: the words for who opened it and why. Must not: be reached by anybody but the declarant.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::{routes, time};
use leptos::prelude::*;
use services::Error;
use services::declarations::{Opening, Purpose, Seen, seen};
use uuid::Uuid;
use words::seen as w;

use super::{Obligation, path_of};
use crate::components::{BackLink, Column, Table, address};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::own::role_name;
use crate::{Fault, Visit};

/// Name of the field with the event before which the page goes on.
const BEFORE: &str = "truoc";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::DECLARATION_SEEN, AccessRule::SignedIn, show)]
}

async fn show(visit: Visit, Obligation(id): Obligation, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let before = match query.get(BEFORE) {
        "" => None,
        event => Some(event.parse().map_err(|_| Error::NotFound)?),
    };
    let page = seen(&visit.ctx, id, before).await?;
    let is_older = before.is_some();
    render::page(&visit, Page::new(w::title(lang)), move || {
        view! { <View lang id page=page.clone() is_older /> }.into_any()
    })
    .await
}

/// When; how many times, where it was not once.
fn when(lang: Lang, opening: &Opening) -> String {
    let last = time::exact(opening.at);
    match opening.times {
        0 | 1 => last,
        times => w::times(lang, i64::try_from(times).unwrap_or(i64::MAX), &last),
    }
}

fn purpose_name(lang: Lang, purpose: Purpose) -> String {
    match purpose {
        Purpose::Receive => w::why_receive(lang),
        Purpose::Compare => w::why_compare(lang),
        Purpose::Print => w::why_print(lang),
        Purpose::File => w::why_file(lang),
        Purpose::Other => w::why_other(lang),
    }
}

#[component]
fn View(lang: Lang, id: Uuid, page: Seen, is_older: bool) -> impl IntoView {
    let Seen { openings, older } = page;
    let path = path_of(routes::DECLARATION_SEEN, id);
    let older = older.map(|event| address(&path, &[(BEFORE, &event.to_string())], ""));
    let link =
        |href: String, text: String| view! { <p class="govuk-body"><a class="govuk-link" href=href>{text}</a></p> };
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::who(lang)),
        column(w::at(lang)),
        column(w::hat(lang)),
        column(w::version(lang)),
        column(w::why(lang)),
    ];
    let rows = openings.into_iter().map(|opening| {
        let roles: Vec<String> = opening.roles.iter().map(|role| role_name(lang, *role)).collect();
        vec![
            opening.name.clone().into_any(),
            when(lang, &opening).into_any(),
            roles.join(", ").into_any(),
            opening.version.map(|version| version.to_string()).into_any(),
            purpose_name(lang, opening.purpose).into_any(),
        ]
    });
    view! {
        <BackLink href=path_of(routes::OWN_DECLARATION, id) />
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <p class="govuk-body">{w::intro(lang)}</p>
            </div>
        </div>
        <Table id="da-xem" caption=w::title(lang) columns rows=rows.collect() empty=w::none(lang) cards=true />
        {older.map(|href| link(href, w::older(lang)))}
        {is_older.then(|| link(path, w::newest(lang)))}
        <p class="govuk-body">{w::question(lang)}</p>
    }
}
