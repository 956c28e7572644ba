//! Parts of the register: its years, its conditions, its rows.
//!
//! Owns: how each is shown, here and where the same conditions are asked. Must not: find anybody.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::declarations::{Kind, Stage};
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::declarations::register::{Choices, Page as Found, Registered};
use uuid::Uuid;
use words::desk as w;

use super::query::{DOWN, KIND, LATE, Query, ROUND, SEARCH, STAGE, UNIT, YEAR};
use super::standing::{Due, Standing, State, stage_name};
use crate::components::{Checkboxes, Choice, Filter, Input, Select, SelectOption, SelectedFilter, Sort, SortColumn};
use crate::screens::declarations::wording::kind_name;
use crate::screens::people::{Born, unit_choices};

/// Links to the other years.
#[component]
pub(super) fn Years(lang: Lang, query: Query, years: Vec<i32>) -> impl IntoView {
    let item = |year: i32| {
        let there = Query {
            year: Some(year),
            ..Query::default()
        };
        let text = year.to_string();
        if query.year == Some(year) {
            view! { <li><strong aria-current="true">{text}</strong></li> }.into_any()
        } else {
            view! { <li><a class="govuk-link" href=there.address(routes::REGISTER)>{text}</a></li> }.into_any()
        }
    };
    let items = years.iter().copied().map(item).collect_view();
    (years.len() > 1).then(|| {
        view! {
            <nav aria-label=w::years(lang)>
                <ul class="lc-inline-list govuk-body">{items}</ul>
            </nav>
        }
    })
}

/// Anchor of a row, to come back to.
pub(super) fn anchor(id: Uuid) -> String {
    format!("b-{}", id.simple())
}

pub(super) fn columns(lang: Lang, query: &Query) -> Vec<SortColumn> {
    let turned = Query {
        down: !query.down,
        ..query.on_the_first_page()
    };
    let present = if query.down { Sort::Descending } else { Sort::Ascending };
    let plain = |text: String| SortColumn {
        text,
        numeric: false,
        sort: None,
    };
    vec![
        SortColumn {
            sort: Some((present, turned.address(routes::REGISTER))),
            ..plain(w::person(lang))
        },
        plain(w::unit(lang)),
        plain(w::kind(lang)),
        plain(w::state(lang)),
        plain(w::due(lang)),
    ]
}

/// A person's row; each cell is one box, so that on a phone it stands beside its label. The round is named where there are
/// several.
pub(super) fn cells(lang: Lang, query: &Query, one: &Registered, several: bool, today: NaiveDate) -> Vec<AnyView> {
    let listed = &one.listed;
    let id = listed.row.id;
    let href = query.about(routes::DECLARATION, id, "");
    vec![
        view! {
            <a class="govuk-link lc-row" id=anchor(id) href=href>{listed.name.clone()}</a>
            <Born lang year=listed.birth_year />
            <p class="lc-aside lc-line">{listed.staff_code.clone()}</p>
        }
        .into_any(),
        listed.unit_name.clone().into_any(),
        view! {
            <div>
                {kind_name(lang, &listed.row.kind)}
                {several.then(|| view! { <p class="lc-aside lc-line">{one.round_name.clone()}</p> })}
            </div>
        }
        .into_any(),
        view! {
            <div>
                <State lang stage=one.stage paper=one.paper />
            </div>
        }
        .into_any(),
        view! {
            <div>
                <Due lang one=Standing::from(one) today />
            </div>
        }
        .into_any(),
    ]
}

/// The conditions of the register.
#[component]
pub(super) fn Conditions(lang: Lang, route: &'static str, query: Query, found: Arc<Found>) -> impl IntoView {
    view! { <Fields lang route query choices=Shown::of(&found.choices) stages=true /> }
}

/// What there is to choose from, as the conditions take it.
#[derive(Clone)]
pub(super) struct Shown {
    rounds: Vec<(Uuid, String)>,
    units: Vec<(Uuid, String, usize)>,
}

impl Shown {
    pub fn of(choices: &Choices) -> Self {
        Self {
            rounds: choices.rounds.clone(),
            units: choices.units.clone(),
        }
    }
}

/// The same, for a list whose stages are fixed.
#[component]
pub(super) fn Fields(lang: Lang, route: &'static str, query: Query, choices: Shown, stages: bool) -> impl IntoView {
    let list = move |options: Vec<(String, String)>| -> Vec<SelectOption> {
        let any = SelectOption {
            value: String::new(),
            text: w::any(lang),
        };
        let options = options.into_iter().map(|(value, text)| SelectOption { value, text });
        std::iter::once(any).chain(options).collect()
    };
    let selected = selected(lang, route, &query, &choices);
    let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let rounds = choices.rounds.into_iter().map(|(id, name)| (id.to_string(), name));
    let rounds = list(rounds.collect());
    let kinds = [Kind::HangNam, Kind::LanDau].map(|kind| (kind.code().to_owned(), kind_name(lang, kind.code())));
    let all_stages = Stage::ALL
        .iter()
        .map(|stage| (stage.code().to_owned(), stage_name(lang, *stage)));
    let year = query.year.map(|year| year.to_string()).unwrap_or_default();
    let carried = [(YEAR, year), (DOWN, if query.down { "1" } else { "" }.to_owned())];
    let carried = carried
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value));
    let late = vec![Choice {
        value: "1".to_owned(),
        text: w::yes(lang),
        ..Choice::default()
    }];
    let ticked = if query.late { vec!["1".to_owned()] } else { Vec::new() };
    let by_stage = stages.then(|| {
        view! {
            <Select
                id=STAGE
                name=STAGE
                label=w::state(lang)
                options=list(all_stages.collect())
                value=query.stage.map_or("", |stage| stage.code())
            />
        }
    });
    view! {
        <Filter
            heading=w::filter(lang)
            action=route
            selected
            clear_href=query.of_the_year().address(route)
            carried=carried.collect()
        >
            <Input
                id=SEARCH
                name=SEARCH
                label=w::search(lang)
                hint=w::search_hint(lang)
                value=query.search.clone()
                autocomplete="off".to_owned()
            />
            {by_stage}
            <Select
                id=UNIT
                name=UNIT
                label=w::unit(lang)
                options=list(unit_choices(choices.units).collect())
                value=id(query.unit)
            />
            <Select
                id=KIND
                name=KIND
                label=w::kind(lang)
                options=list(kinds.into())
                value=query.kind.map_or("", Kind::code)
            />
            <Select id=ROUND name=ROUND label=w::round(lang) options=rounds value=id(query.round) />
            <Checkboxes
                id=LATE
                name=LATE
                label=w::only_late(lang)
                choices=late
                values=ticked
                small=true
            />
        </Filter>
    }
}

/// The conditions in force, each with the address without it.
fn selected(lang: Lang, route: &str, query: &Query, choices: &Shown) -> Vec<SelectedFilter> {
    let base = query.on_the_first_page();
    let unit = base
        .unit
        .and_then(|unit| choices.units.iter().find(|(id, ..)| *id == unit));
    let round = base
        .round
        .and_then(|round| choices.rounds.iter().find(|(id, _)| *id == round));
    let without = |change: fn(&mut Query)| {
        let mut query = base.clone();
        change(&mut query);
        query.address(route)
    };
    let conditions = [
        (
            (!base.search.is_empty()).then(|| format!("“{}”", base.search)),
            without(|query| query.search.clear()),
        ),
        (
            base.stage.map(|stage| stage_name(lang, stage)),
            without(|query| query.stage = None),
        ),
        (
            unit.map(|(_, name, _)| name.clone()),
            without(|query| query.unit = None),
        ),
        (
            base.kind.map(|kind| kind_name(lang, kind.code())),
            without(|query| query.kind = None),
        ),
        (round.map(|(_, name)| name.clone()), without(|query| query.round = None)),
        (base.late.then(|| w::late(lang)), without(|query| query.late = false)),
    ];
    let present = conditions.into_iter().filter_map(|(text, remove_href)| {
        Some(SelectedFilter {
            text: text?,
            remove_href,
        })
    });
    present.collect()
}

/// The ways to the next page and back to the first.
#[component]
pub(super) fn Further(lang: Lang, route: &'static str, query: Query, next: Option<Uuid>) -> impl IntoView {
    let link = |href: String, text: String| view! { <li><a class="govuk-link" href=href>{text}</a></li> };
    let first = query
        .after
        .map(|_| link(query.on_the_first_page().address(route), w::first_page(lang)));
    let next = next.map(|after| {
        let next = Query {
            after: Some(after),
            ..query
        };
        link(next.address(route), w::next(lang))
    });
    let pages: Vec<_> = [next, first].into_iter().flatten().collect();
    (!pages.is_empty()).then(|| {
        view! {
            <nav aria-label=w::pages_of_list(lang)>
                <ul class="govuk-list">{pages}</ul>
            </nav>
        }
    })
}
