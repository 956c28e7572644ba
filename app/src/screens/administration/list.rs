//! The list of accounts.
//!
//! Owns: search and pages, both in the address. Must not: change an account.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::access::AccountState;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::accounts::administration::{self, Listed};
use uuid::Uuid;

use crate::components::{Button, Column, Input, Table, Tag, TagColour, address};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::people::Born;
use crate::{Fault, Visit};

const SEARCH: &str = "tim";
const AFTER: &str = "sau";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::ACCOUNTS, super::READERS, show)]
}

#[derive(Clone)]
struct Props {
    typed: String,
    rows: Vec<Row>,
    is_first: bool,
    next_after: Option<Uuid>,
    /// Whether the visitor prints the slips of whole units.
    prints: bool,
    /// Whether he proposes accounts.
    proposes: bool,
}

/// An account as the list shows it.
#[derive(Clone)]
struct Row {
    id: Uuid,
    name: String,
    birth_year: Option<i64>,
    unit: String,
    login: String,
    state: AccountState,
}

impl From<Listed> for Row {
    fn from(listed: Listed) -> Self {
        Self {
            id: listed.id,
            name: listed.person_name,
            birth_year: listed.birth_year,
            unit: listed.unit_name,
            login: listed.login,
            state: listed.state,
        }
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let typed = query.get(SEARCH).trim();
    let after = query.get(AFTER).parse().ok();
    let found = administration::list(&visit.ctx, typed, after).await?;
    let props = Props {
        typed: typed.to_owned(),
        rows: found.rows.into_iter().map(Row::from).collect(),
        is_first: after.is_none(),
        next_after: found.next_after,
        prints: super::slips::is_open_to(&visit),
        proposes: super::proposing::is_open_to(&visit),
    };
    let page = Page::new(words::administration::title(lang));
    render::page(&visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::administration as w;
    let Props {
        typed,
        rows,
        is_first,
        next_after,
        prints,
        proposes,
    } = props;
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::name(lang)),
        column(w::unit(lang)),
        column(w::login(lang)),
        column(w::state(lang)),
    ];
    let empty = if typed.is_empty() {
        w::none(lang)
    } else {
        w::none_found(lang, &typed)
    };
    let rows = rows.into_iter().map(|row| cells(lang, row)).collect();
    let page = |after: &str| address(routes::ACCOUNTS, &[(SEARCH, &typed), (AFTER, after)], "");
    let link = |href: String, text: String| view! { <li><a class="govuk-link" href=href>{text}</a></li> };
    let links = [
        next_after.map(|after| link(page(&after.to_string()), w::next(lang))),
        (!is_first).then(|| link(page(""), w::first_page(lang))),
        (!typed.is_empty()).then(|| link(routes::ACCOUNTS.to_owned(), w::show_all(lang))),
    ];
    let links: Vec<_> = links.into_iter().flatten().collect();
    view! {
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        {prints
            .then(|| {
                view! { <p class="govuk-body"><a class="govuk-link" href=routes::SLIPS>{w::slips_title(lang)}</a></p> }
            })}
        {proposes
            .then(|| {
                view! {
                    <p class="govuk-body"><a class="govuk-link" href=routes::ACCOUNTS_NEW>{w::new_title(lang)}</a></p>
                }
            })}
        <form class="lc-search" action=routes::ACCOUNTS method="get" role="search" novalidate=true>
            <Input
                id=SEARCH
                name=SEARCH
                label=w::search(lang)
                hint=w::search_hint(lang)
                value=typed.clone()
                autocomplete="off".to_owned()
            />
            <Button text=w::search_submit(lang) />
        </form>
        <Table id="tai-khoan" caption=w::list(lang) columns rows empty cards=true />
        {(!links.is_empty())
            .then(|| {
                view! {
                    <nav aria-label=w::pages(lang)>
                        <ul class="govuk-list">{links}</ul>
                    </nav>
                }
            })}
    }
}

fn cells(lang: Lang, row: Row) -> Vec<AnyView> {
    let colour = match row.state {
        AccountState::Invited => TagColour::Yellow,
        AccountState::Active => TagColour::Green,
        AccountState::Locked => TagColour::Red,
    };
    let href = super::account_address(row.id, "");
    vec![
        view! { <a class="govuk-link" href=href>{row.name}</a> <Born lang year=row.birth_year /> }.into_any(),
        row.unit.into_any(),
        row.login.into_any(),
        view! { <Tag text=super::state_name(lang, row.state) colour /> }.into_any(),
    ]
}
