//! Page "Ai đã xem bản kê khai của tôi".
//!
//! Owns: the words for who opened it and why. Must not: be reached by anybody but the declarant.

use axum::response::Response;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::{routes, time};
use leptos::prelude::*;
use services::declarations::{Opening, Purpose, seen};
use uuid::Uuid;
use words::seen as w;

use super::{Obligation, path_of};
use crate::components::{BackLink, Column, Table};
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::own::role_name;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::DECLARATION_SEEN, AccessRule::SignedIn, show)]
}

async fn show(visit: Visit, Obligation(id): Obligation) -> Result<Response, Fault> {
    let lang = visit.lang;
    let (openings, is_more) = seen(&visit.ctx, id).await?;
    render::page(&visit, Page::new(w::title(lang)), move || {
        view! { <View lang id openings=openings.clone() is_more /> }.into_any()
    })
    .await
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
fn View(lang: Lang, id: Uuid, openings: Vec<Opening>, is_more: bool) -> impl IntoView {
    let count = i64::try_from(openings.len()).unwrap_or(i64::MAX);
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
            opening.name.into_any(),
            time::exact(opening.at).into_any(),
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
        {is_more.then(|| view! { <p class="govuk-body">{w::more(lang, count)}</p> })}
        <p class="govuk-body">{w::question(lang)}</p>
    }
}
