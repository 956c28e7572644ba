//! The question about a chosen deadline.
//!
//! Owns: its fields: variant, day or year, stops. Must not: read them (`reading` does).

use domain::law::{Deadline, StopGround};
use domain::routes;
use leptos::prelude::*;
use services::law::Entry;

use super::query::{CODE, DATE, MOST_STOPS, Query, STOP_FROM, STOP_GROUND, STOP_TO, TypedStop, VARIANT, YEAR};
use super::reading::{self, Fault, fault_at, stop_field};
use super::wording;
use crate::components::{
    Button, Choice, DateInput, Details, Fieldset, Input, InputKind, InputWidth, Radios, Select, SelectOption, lang,
};

/// Rows for stops that are there without having been filled in.
const EMPTY_STOPS: usize = 3;

#[component]
pub(super) fn Form(query: Query, faults: Vec<Fault>, entry: Entry, again: bool) -> impl IntoView {
    let lang = lang();
    let heading = if again {
        words::lookup::form_heading_again(lang)
    } else {
        words::lookup::form_heading(lang)
    };
    let code = super::code(&entry).to_owned();
    let asks_for_a_year = reading::asks_for_a_year(&entry);
    let event = super::speaking(&entry, &query.variant).map(|row| row.event.in_lang(lang).to_owned());
    let event = event.unwrap_or_default();
    let grounds = reading::grounds(&entry);
    let with_stops = !grounds.is_empty() || !query.stops.is_empty();
    let variants = entry.variants.iter().any(|row| row.variant.is_some());
    let when = if asks_for_a_year {
        let is_report = event_is_a_report(&entry);
        let label = if is_report {
            words::lookup::year_report(lang)
        } else {
            event
        };
        view! {
            <Input
                id=YEAR
                name=YEAR
                label
                hint=words::lookup::year_hint(lang)
                error=fault_at(&faults, YEAR)
                value=query.year.clone()
                kind=InputKind::Digits
                width=InputWidth::Four
                autocomplete="off".to_owned()
            />
        }
        .into_any()
    } else {
        let one_event = entry.variants.windows(2).all(|pair| pair[0].event == pair[1].event);
        let hint = if super::undecided(&entry, &query.variant) && !one_event {
            words::lookup::date_example(lang)
        } else {
            words::lookup::date_hint(lang, &event)
        };
        view! {
            <DateInput
                id=DATE
                name=DATE
                label=words::lookup::date(lang)
                hint
                error=fault_at(&faults, DATE)
                value=query.date.0.clone()
            />
        }
        .into_any()
    };
    view! {
        <form class="lc-question" action=routes::DEADLINE_LOOKUP method="get" novalidate=true>
            <h2 class="govuk-heading-s">{heading}</h2>
            <input type="hidden" name=CODE value=code />
            {variants.then(|| view! { <Variants query=query.clone() faults=faults.clone() rows=entry.variants.clone() /> })}
            {when}
            {with_stops.then(|| view! { <Stops stops=query.stops.clone() grounds faults=faults.clone() /> })}
            <Button text=words::lookup::calculate(lang) />
        </form>
    }
}

fn event_is_a_report(entry: &Entry) -> bool {
    entry
        .variants
        .first()
        .is_some_and(|row| matches!(row.term, domain::law::Term::Report))
}

/// The cases of a deadline, told apart by event or, where that is the same, by act.
#[component]
fn Variants(query: Query, faults: Vec<Fault>, rows: Vec<Deadline>) -> impl IntoView {
    let lang = lang();
    let same_event = rows.windows(2).any(|pair| pair[0].event == pair[1].event);
    // None is chosen for the person: the wrong one would go unnoticed.
    let value = query.variant;
    let choices = rows
        .iter()
        .map(|row| {
            let name = if same_event { &row.act } else { &row.event };
            Choice {
                value: row.variant.clone().unwrap_or_default(),
                text: name.in_lang(lang).to_owned(),
                hint: Some(wording::term(lang, row, None)),
                disabled: false,
            }
        })
        .collect();
    view! {
        <Radios
            id=VARIANT
            name=VARIANT
            label=words::lookup::variant(lang)
            choices
            value
            error=fault_at(&faults, VARIANT)
        />
    }
}

/// Time that is not counted: open when there is some.
#[component]
fn Stops(stops: Vec<TypedStop>, grounds: Vec<StopGround>, faults: Vec<Fault>) -> impl IntoView {
    let lang = lang();
    let open = !stops.is_empty();
    // What an address brought along stays visible, even where the row does not name its ground.
    let typed = |ground: &StopGround| stops.iter().any(|stop| stop.ground == ground.code());
    let grounds: Vec<StopGround> = StopGround::ALL
        .into_iter()
        .filter(|ground| grounds.is_empty() || grounds.contains(ground) || typed(ground))
        .collect();
    let mut stops = stops;
    stops.truncate(MOST_STOPS);
    if stops.len() < EMPTY_STOPS {
        stops.resize_with(EMPTY_STOPS, TypedStop::default);
    }
    let rows = (1..)
        .zip(stops)
        .map(|(number, stop)| view! { <StopFields number stop grounds=grounds.clone() faults=faults.clone() /> })
        .collect_view();
    view! {
        <Details summary=words::lookup::stops(lang) open>
            <p class="govuk-hint">{words::lookup::stops_hint(lang)}</p>
            {rows}
        </Details>
    }
}

#[component]
fn StopFields(number: usize, stop: TypedStop, grounds: Vec<StopGround>, faults: Vec<Fault>) -> impl IntoView {
    let lang = lang();
    let count = i64::try_from(number).unwrap_or(i64::MAX);
    let date = |field: &'static str, label: String, value: String| {
        let id = stop_field(number, field);
        let error = fault_at(&faults, &id);
        view! {
            <Input
                id=id.clone()
                name=id
                label
                error
                value
                kind=InputKind::Digits
                width=InputWidth::Ten
                autocomplete="off".to_owned()
            />
        }
    };
    let ground = stop_field(number, STOP_GROUND);
    let none = SelectOption {
        value: String::new(),
        text: words::lookup::stop_ground_none(lang),
    };
    let grounds = grounds.into_iter().map(move |ground| SelectOption {
        value: ground.code().to_owned(),
        text: wording::ground(lang, ground),
    });
    let from = date(STOP_FROM, words::lookup::stop_from(lang), stop.from);
    let to = date(STOP_TO, words::lookup::stop_to(lang), stop.to);
    let error = fault_at(&faults, &ground);
    view! {
        <div class="lc-stop">
            <Fieldset legend=words::lookup::stop(lang, count)>
                {from}
                {to}
                <Select
                    id=ground.clone()
                    name=ground
                    label=words::lookup::stop_ground(lang)
                    options=std::iter::once(none).chain(grounds).collect()
                    value=stop.ground
                    error
                />
            </Fieldset>
        </div>
    }
}
