//! The tree with its counts.
//!
//! Owns: one line for each unit, set in by its depth. Must not: show who works there.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::people::units::{self, Branch};
use words::people as w;

use crate::components::{Button, ButtonKind, Column, Input, InputWidth, Table, Tag, TagColour, address};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::people::LISTERS;
use crate::screens::people::wording::unit_kind_name;
use crate::{Fault, Visit};

/// Parameter: what was typed to search.
const SEARCH: &str = "tim";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::UNITS, LISTERS, show)]
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let typed = RawForm::from_query(&query.0.unwrap_or_default())?
        .get(SEARCH)
        .to_owned();
    let tree = std::sync::Arc::new(units::tree(&visit.ctx, &typed).await?);
    render::page(&visit, Page::new(w::units_title(lang)), move || {
        let column = |text: String, numeric| Column { text, numeric };
        let columns = vec![
            column(w::unit(lang), false),
            column(w::units_kind(lang), false),
            column(w::units_chief(lang), false),
            column(w::units_people(lang), true),
            column(w::units_people_below(lang), true),
        ];
        let rows = tree.iter().map(|branch| cells(lang, branch)).collect();
        let (typed, empty) = (
            typed.clone(),
            if typed.is_empty() {
                w::none(lang)
            } else {
                w::units_none_found(lang)
            },
        );
        view! {
            <h1 class="govuk-heading-l">{w::units_title(lang)}</h1>
            <p class="govuk-body">
                <a class="govuk-link" href=routes::PEOPLE>{w::title(lang)}</a>
            </p>
            <form method="get" action=routes::UNITS role="search" novalidate=true>
                <Input
                    id=SEARCH
                    name=SEARCH
                    label=w::units_search(lang)
                    hint=w::units_search_hint(lang)
                    value=typed
                    width=InputWidth::Twenty
                    autocomplete="off".to_owned()
                />
                <Button text=w::units_search_submit(lang) kind=ButtonKind::Secondary />
            </form>
            <Table id="cay-don-vi" caption=w::units_list(lang) columns rows empty cards=true />
        }
        .into_any()
    })
    .await
}

fn cells(lang: Lang, branch: &Branch) -> Vec<AnyView> {
    let people = address(routes::PEOPLE, &[("don-vi", &branch.id.to_string())], "");
    let chief = branch.chief.as_ref().map(|chief| {
        let doubt = match (chief.waits, chief.signed) {
            (true, _) => Some((w::units_chief_waits(lang), TagColour::Yellow)),
            (false, false) => Some((w::units_chief_unsigned(lang), TagColour::Red)),
            (false, true) => None,
        };
        let doubt = doubt.map(|(text, colour)| view! { " " <Tag text colour /> });
        view! { {chief.name.clone()} {doubt} }
    });
    let closed = branch
        .closed
        .then(|| view! { " " <Tag text=w::units_closed(lang) colour=TagColour::Grey /> });
    let former = (!branch.former.is_empty()).then(|| {
        view! { <span class="lc-aside">" " {w::units_former(lang, &branch.former.join(", "))}</span> }
    });
    let depth = format!("lc-depth lc-depth--{}", branch.depth.min(6));
    vec![
        view! {
            <span class=depth>
                <a class="govuk-link" href=super::unit_address(branch.id, "")>{branch.name.clone()}</a>
                {former} {closed}
            </span>
        }
        .into_any(),
        unit_kind_name(lang, branch.kind).into_any(),
        chief.map_or_else(|| w::units_chief_none(lang).into_any(), IntoAny::into_any),
        branch.people.to_string().into_any(),
        view! {
            <a class="govuk-link" href=people>
                {branch.people_below.to_string()}
                <span class="govuk-visually-hidden">{format!(" {}", branch.name)}</span>
            </a>
        }
        .into_any(),
    ]
}
