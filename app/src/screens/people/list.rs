//! The staff list.
//!
//! Owns: filter, order and pages, all in the address. Must not: change anybody.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use domain::routes;
use leptos::prelude::*;
use services::people::directory::{self, Listed, Order, Page as Found, Whose};
use services::people::units::Called;
use uuid::Uuid;
use words::people as w;

use super::import::Export;
use super::query::{self, Query};
use super::wording::{field_name, kind_name, level_name, managed_name, status_colour, status_name};
use super::{Born, is_open_to, unit_choices};
use crate::components::{
    Checkboxes, Choice, Details, Filter, FilterLayout, Input, Select, SelectOption, SelectedFilter, Sort, SortColumn,
    SortableTable, Tag, address,
};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::PEOPLE, super::LISTERS, show)]
}

/// Units named above the list; who looks for one of more types more of its name.
const UNITS_SHOWN: usize = 5;

#[derive(Clone)]
struct Props {
    query: Query,
    found: std::sync::Arc<Found>,
    /// Whether the visitor opens files.
    opens: bool,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = Query::of(&RawForm::from_query(&query.0.unwrap_or_default())?);
    let found = directory::list(&visit.ctx, &query.asked()).await?;
    let props = Props {
        query,
        found: found.into(),
        opens: super::READERS.admits(&visit.ctx.actor, visit.ctx.today()).is_ok(),
    };
    debug_assert!(is_open_to(&visit), "the route has a rule");
    render::page(&visit, Page::new(w::title(lang)), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props { query, found, opens } = props;
    let filter = view! { <Conditions lang query=query.clone() units=found.units.clone() /> }.into_any();
    let rows = found.rows.iter().map(|row| cells(lang, row, opens)).collect();
    let empty = if query.on_the_first_page() == Query::default() {
        w::none(lang)
    } else {
        w::none_found(lang)
    };
    let link = |href: String, text: String| view! { <li><a class="govuk-link" href=href>{text}</a></li> };
    let next = found.next_after.map(|after| {
        let next = Query {
            after: Some(after),
            ..query.clone()
        };
        link(next.address(), w::next(lang))
    });
    let first = query
        .after
        .map(|_| link(query.on_the_first_page().address(), w::first_page(lang)));
    let pages: Vec<_> = [next, first].into_iter().flatten().collect();
    let print = address(
        routes::PEOPLE_PRINT,
        &[(
            query::UNIT,
            &query.unit.map(|unit| unit.to_string()).unwrap_or_default(),
        )],
        "",
    );
    view! {
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        <ul class="govuk-list lc-acts">
            {found.may_enter.then(|| link(routes::PERSON_NEW.to_owned(), w::add(lang)))}
            {found.may_import.then(|| link(routes::STAFF_IMPORT.to_owned(), words::staff_pages::import(lang)))}
            {link(print, w::print(lang))}
            {link(routes::UNITS.to_owned(), w::to_units(lang))}
            {link(routes::STAND_INS.to_owned(), w::to_stand_ins(lang))}
        </ul>
        <FilterLayout filter>
            <UnitsFound lang query=query.clone() found=found.clone() />
            <p class="govuk-body" role="status">{w::total(lang, found.total)}</p>
            {found.may_import.then(|| view! { <Export lang query=query.clone() /> })}
            <div class="lc-dense">
                <SortableTable caption=w::list(lang) columns=columns(lang, &query) rows empty />
            </div>
            {(!pages.is_empty())
                .then(|| {
                    view! {
                        <nav aria-label=w::pages(lang)>
                            <ul class="govuk-list">{pages}</ul>
                        </nav>
                    }
                })}
        </FilterLayout>
    }
}

/// Units that were found by what was typed for a person, each with the list of those who work there.
#[component]
fn UnitsFound(lang: Lang, query: Query, found: std::sync::Arc<Found>) -> impl IntoView {
    let item = |unit: &Called| {
        let there = Query {
            search: String::new(),
            unit: Some(unit.id),
            // Nobody works in what is closed; who was there last is meant.
            whose: if unit.closed { Whose::All } else { query.whose },
            ..query.on_the_first_page()
        };
        let former = (!unit.former.is_empty()).then(|| w::units_former(lang, &unit.former.join(", ")));
        let closed = unit.closed.then(|| w::units_closed(lang));
        let aside = [former, closed].into_iter().flatten().collect::<Vec<_>>().join(" – ");
        view! {
            <li>
                <a class="govuk-link" href=there.address()>{unit.name.clone()}</a>
                <span class="lc-aside">" " {aside}</span>
            </li>
        }
    };
    let items = found.called.iter().take(UNITS_SHOWN).map(item).collect_view();
    (!found.called.is_empty()).then(|| {
        view! {
            <p class="govuk-body">{w::units_found(lang)}</p>
            <ul class="govuk-list govuk-list--bullet">{items}</ul>
        }
    })
}

fn columns(lang: Lang, query: &Query) -> Vec<SortColumn> {
    let sorted = |text: String, up: Order, down: Order| {
        let (present, next) = match query.order {
            order if order == up => (Sort::Ascending, down),
            order if order == down => (Sort::Descending, up),
            _ => (Sort::None, up),
        };
        let href = Query {
            order: next,
            ..query.on_the_first_page()
        }
        .address();
        SortColumn {
            text,
            numeric: false,
            sort: Some((present, href)),
        }
    };
    let plain = |text: String| SortColumn {
        text,
        numeric: false,
        sort: None,
    };
    vec![
        sorted(w::name(lang), Order::Name, Order::NameDown),
        sorted(w::code(lang), Order::Code, Order::CodeDown),
        plain(w::unit(lang)),
        plain(w::post(lang)),
        plain(w::extension(lang)),
        plain(w::status(lang)),
    ]
}

fn cells(lang: Lang, row: &Listed, opens: bool) -> Vec<AnyView> {
    let name = row.name.clone();
    let name = if opens {
        view! { <a class="govuk-link" href=super::person_address(row.id, "")>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    let phone = if row.extension.is_empty() {
        &row.phone
    } else {
        &row.extension
    };
    vec![
        view! { {name} <Born lang year=row.birth_year /> }.into_any(),
        row.staff_code.clone().into_any(),
        row.unit_name.clone().into_any(),
        if row.post.is_empty() {
            kind_name(lang, row.kind)
        } else {
            row.post.clone()
        }
        .into_any(),
        view! { <span class="lc-nowrap">{phone.clone()}</span> }.into_any(),
        view! { <Tag text=status_name(lang, row.status) colour=status_colour(row.status) /> }.into_any(),
    ]
}

#[component]
fn Conditions(lang: Lang, query: Query, units: Vec<(Uuid, String, usize)>) -> impl IntoView {
    let any = move || SelectOption {
        value: String::new(),
        text: w::any(lang),
    };
    let list = move |options: Vec<(String, String)>| -> Vec<SelectOption> {
        let options = options.into_iter().map(|(value, text)| SelectOption { value, text });
        std::iter::once(any()).chain(options).collect()
    };
    let selected = selected(lang, &query, &units);
    let unit_value = query.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let statuses = [(query::GONE, w::gone(lang)), (query::ALL, w::any(lang))];
    let statuses = statuses.map(|(code, text)| (code.to_owned(), text)).into_iter();
    let statuses = statuses.chain(
        Status::ALL
            .iter()
            .map(|one| (one.code().to_owned(), status_name(lang, *one))),
    );
    let mut statuses = list(statuses.collect());
    w::on_staff(lang).clone_into(&mut statuses[0].text);
    let kinds = PersonKind::ALL.iter().filter(|kind| kind.is_of_staff_file());
    let kinds = list(
        kinds
            .map(|one| (one.code().to_owned(), kind_name(lang, *one)))
            .collect(),
    );
    let levels = list(
        LeaderLevel::ALL
            .iter()
            .map(|one| (one.code().to_owned(), level_name(lang, *one)))
            .collect(),
    );
    let fields = list(
        FieldOfWork::ALL
            .iter()
            .map(|one| (one.code().to_owned(), field_name(lang, *one)))
            .collect(),
    );
    let managed = list(
        ManagedBy::ALL
            .iter()
            .map(|one| (one.code().to_owned(), managed_name(lang, *one)))
            .collect(),
    );
    let flag = |text: String| {
        vec![Choice {
            value: "1".to_owned(),
            text,
            ..Choice::default()
        }]
    };
    let ticked = |on: bool| if on { vec!["1".to_owned()] } else { Vec::new() };
    let more = query.has_more();
    let carried = vec![(query::ORDER.to_owned(), query.order_code().to_owned())];
    view! {
        <Filter heading=w::filter(lang) action=routes::PEOPLE selected clear_href=routes::PEOPLE carried>
            <Input
                id=query::SEARCH
                name=query::SEARCH
                label=w::search(lang)
                hint=w::search_hint(lang)
                value=query.search.clone()
                autocomplete="off".to_owned()
            />
            <Select
                id=query::UNIT
                name=query::UNIT
                label=w::unit(lang)
                options=list(unit_choices(units).collect())
                value=unit_value
            />
            <Select id=query::STATUS name=query::STATUS label=w::status(lang) options=statuses value=query.whose_code() />
            <Details summary=w::more_conditions(lang) open=more>
                <Select
                    id=query::KIND
                    name=query::KIND
                    label=w::kind(lang)
                    options=kinds
                    value=query.kind.map_or("", PersonKind::code)
                />
                <Select
                    id=query::LEVEL
                    name=query::LEVEL
                    label=w::level(lang)
                    options=levels
                    value=query.level.map_or("", LeaderLevel::code)
                />
                <Select
                    id=query::FIELD
                    name=query::FIELD
                    label=w::field(lang)
                    options=fields
                    value=query.field.map_or("", FieldOfWork::code)
                />
                <Select
                    id=query::MANAGED
                    name=query::MANAGED
                    label=w::managed_by(lang)
                    options=managed
                    value=query.managed_by.map_or("", ManagedBy::code)
                />
                <Checkboxes
                    id=query::PARTY
                    name=query::PARTY
                    label=w::party_member(lang)
                    choices=flag(w::yes(lang))
                    values=ticked(query.party_member)
                    small=true
                />
                <Checkboxes
                    id=query::CAPITAL
                    name=query::CAPITAL
                    label=w::state_capital(lang)
                    choices=flag(w::yes(lang))
                    values=ticked(query.state_capital)
                    small=true
                />
            </Details>
        </Filter>
    }
}

/// The conditions in force, each with the address without it.
fn selected(lang: Lang, query: &Query, units: &[(Uuid, String, usize)]) -> Vec<SelectedFilter> {
    let base = query.on_the_first_page();
    let mut selected = Vec::new();
    let mut one = |text: Option<String>, without: Query| {
        if let Some(text) = text {
            selected.push(SelectedFilter {
                text,
                remove_href: without.address(),
            });
        }
    };
    let search = (!base.search.is_empty()).then(|| format!("“{}”", base.search));
    one(
        search,
        Query {
            search: String::new(),
            ..base.clone()
        },
    );
    let unit = base.unit.and_then(|unit| units.iter().find(|(id, ..)| *id == unit));
    one(
        unit.map(|(_, name, _)| name.clone()),
        Query {
            unit: None,
            ..base.clone()
        },
    );
    let whose = match base.whose {
        Whose::OnStaff => None,
        Whose::Gone => Some(w::gone(lang)),
        Whose::All => Some(w::any(lang)),
        Whose::One(status) => Some(status_name(lang, status)),
    };
    one(
        whose,
        Query {
            whose: Whose::OnStaff,
            ..base.clone()
        },
    );
    one(
        base.kind.map(|kind| kind_name(lang, kind)),
        Query {
            kind: None,
            ..base.clone()
        },
    );
    one(
        base.level.map(|level| level_name(lang, level)),
        Query {
            level: None,
            ..base.clone()
        },
    );
    one(
        base.field.map(|field| field_name(lang, field)),
        Query {
            field: None,
            ..base.clone()
        },
    );
    one(
        base.managed_by.map(|by| managed_name(lang, by)),
        Query {
            managed_by: None,
            ..base.clone()
        },
    );
    one(
        base.party_member.then(|| w::party_member(lang)),
        Query {
            party_member: false,
            ..base.clone()
        },
    );
    one(
        base.state_capital.then(|| w::state_capital(lang)),
        Query {
            state_capital: false,
            ..base.clone()
        },
    );
    selected
}
