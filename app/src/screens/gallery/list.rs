//! A list that works: filter, sorting and pages through the address alone.
//!
//! Owns: the example. Must not: keep anything; the address is the only state.

use domain::routes;
use leptos::prelude::*;

use super::people::{PAGE_SIZE, Person, State, select};
use super::query::{Query, SortBy};
use super::specimen::{Component, Section};
use crate::components::{
    Checkboxes, Choice, Filter, FilterLayout, Input, Pagination, SelectedFilter, Sort, SortColumn, SortableTable, Tag,
    lang,
};

#[component]
pub(super) fn List(query: Query) -> impl IntoView {
    let lang = lang();
    let found = select(&query);
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    // A page behind the last one, from an old bookmark say, shows the last one.
    let page = query.page.min(count.div_ceil(PAGE_SIZE)).max(1);
    let first = usize::try_from((page - 1) * PAGE_SIZE).unwrap_or(0);
    let size = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
    let rows = found.into_iter().skip(first).take(size).map(cells).collect();
    let columns = columns(&query);
    let filter = view! { <Conditions query=query.clone() /> }.into_any();
    let page_address = move |page| Query { page, ..query.clone() }.address();
    view! {
        <Section id="danh-sach" title=words::gallery::list(lang)>
            <Component title=words::gallery::list_component(lang) name="Filter, SortableTable, Pagination" wide=true>
                <FilterLayout filter>
                    <SortableTable caption=words::gallery::list_caption(lang) columns rows empty=words::gallery::list_empty(lang) />
                    <Pagination page page_size=PAGE_SIZE count href=page_address />
                </FilterLayout>
            </Component>
        </Section>
    }
}

/// The filter panel.
#[component]
fn Conditions(query: Query) -> impl IntoView {
    let lang = lang();
    let without_search = (!query.search.is_empty()).then(|| SelectedFilter {
        text: format!("“{}”", query.search),
        remove_href: Query {
            search: String::new(),
            page: 1,
            ..query.clone()
        }
        .address(),
    });
    let without_states = query.states.iter().map(|state| {
        let states = query.states.iter().copied().filter(|other| other != state).collect();
        SelectedFilter {
            text: state_name(*state),
            remove_href: Query {
                states,
                page: 1,
                ..query.clone()
            }
            .address(),
        }
    });
    let selected = without_search.into_iter().chain(without_states).collect();
    let clear_href = Query {
        search: String::new(),
        states: Vec::new(),
        page: 1,
        ..query.clone()
    }
    .address();
    let choices = State::ALL.map(|state| Choice {
        value: state.key().to_owned(),
        text: state_name(state),
        ..Choice::default()
    });
    let values = query.states.iter().map(|state| state.key().to_owned()).collect();
    view! {
        <Filter
            heading=words::gallery::list_filter(lang)
            action=format!("{}#danh-sach", routes::GALLERY)
            selected
            clear_href
            carried=query.order_parameters()
        >
            <Input
                id="tim"
                name=super::query::SEARCH
                label=words::gallery::list_search(lang)
                hint=words::gallery::list_search_hint(lang)
                value=query.search.clone()
                autocomplete="off".to_owned()
            />
            <Checkboxes
                id="trang-thai"
                name=super::query::STATE
                label=words::gallery::list_state(lang)
                choices=choices.into()
                values
                small=true
            />
        </Filter>
    }
}

fn columns(query: &Query) -> Vec<SortColumn> {
    let lang = lang();
    let column = |text: String, numeric: bool, by: SortBy| {
        let (present, descending) = match (query.sort == by, query.descending) {
            (false, _) => (Sort::None, false),
            (true, false) => (Sort::Ascending, true),
            (true, true) => (Sort::Descending, false),
        };
        let href = Query {
            sort: by,
            descending,
            page: 1,
            ..query.clone()
        }
        .address();
        SortColumn {
            text,
            numeric,
            sort: Some((present, href)),
        }
    };
    vec![
        column(words::gallery::full_name(lang), false, SortBy::Name),
        column(words::gallery::unit(lang), false, SortBy::Unit),
        column(words::gallery::handed_in(lang), false, SortBy::Date),
        column(words::gallery::value_in_dong(lang), true, SortBy::Amount),
        SortColumn {
            text: words::gallery::list_state(lang),
            numeric: false,
            sort: None,
        },
    ]
}

fn cells(person: &'static Person) -> Vec<AnyView> {
    let state = view! { <Tag text=state_name(person.state) colour=person.state.colour() /> };
    vec![
        person.name.into_any(),
        person.unit.into_any(),
        or_not_yet(person.date_text()).into_any(),
        or_not_yet(person.amount_text()).into_any(),
        state.into_any(),
    ]
}

fn or_not_yet(text: Option<String>) -> String {
    text.unwrap_or_else(|| words::gallery::not_yet(lang()))
}

fn state_name(state: State) -> String {
    let lang = lang();
    match state {
        State::NotBegun => words::gallery::tag_not_begun(lang),
        State::GoingOn => words::gallery::tag_going_on(lang),
        State::Problem => words::gallery::tag_problem(lang),
        State::Done => words::gallery::tag_done(lang),
    }
}
