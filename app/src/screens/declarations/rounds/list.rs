//! All rounds.
//!
//! Owns: their list, the newest first. Must not: open one.

use axum::response::Response;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::declarations::{self, ListedRound, Rounds};
use words::rounds as w;

use super::super::READERS;
use super::super::wording::{round_kind, round_state};
use super::roster_address;
use crate::components::{Column, LinkButton, Table, Tag, address};
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::declarations::desk;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::ROUNDS, READERS, show)]
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    let lang = visit.lang;
    let found = std::sync::Arc::new(declarations::overview(&visit.ctx).await?);
    render::page(&visit, Page::new(w::title(lang)), move || {
        view! { <View lang found=found.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, found: std::sync::Arc<Rounds>) -> impl IntoView {
    let columns = [
        w::name(lang),
        w::year(lang),
        w::unit(lang),
        w::kind(lang),
        w::state(lang),
    ];
    let columns = columns.map(|text| Column { text, numeric: false });
    let rows = found.rows.iter().map(|round| cells(lang, round)).collect();
    let empty = if found.may_open {
        w::none(lang)
    } else {
        w::none_to_see(lang)
    };
    view! {
        <desk::Pages current=routes::ROUNDS />
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        {found.may_open.then(|| view! { <LinkButton text=w::open(lang) href=routes::ROUND_NEW /> })}
        <Table id="cac-dot" caption=w::list(lang) columns=columns.into() rows empty cards=true />
    }
}

fn cells(lang: Lang, round: &ListedRound) -> Vec<AnyView> {
    let (state, colour) = round_state(lang, round.row.state);
    let href = roster_address(round.row.id, "");
    let year = round.row.year.to_string();
    let register = address(routes::REGISTER, &[(desk::YEAR, &year)], "");
    let is_approved = round.row.state == declarations::RoundState::Approved;
    let register = is_approved.then(|| {
        view! {
            <br />
            <a class="govuk-link" href=register>
                {w::to_register(lang)}
                <span class="govuk-visually-hidden">{format!(" {}", round.row.name)}</span>
            </a>
        }
    });
    vec![
        view! { <a class="govuk-link" href=href>{round.row.name.clone()}</a> }.into_any(),
        year.into_any(),
        round.unit_name.clone().into_any(),
        round_kind(lang, &round.row.kind).into_any(),
        view! {
            <Tag text=state colour />
            {register}
        }
        .into_any(),
    ]
}
