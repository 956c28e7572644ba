//! A year without changes: everything of last year in one table, exceptions ticked.
//!
//! Owns: this page. Must not: change what is not ticked.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use domain::access::AccessRule;
use domain::declarations::{EntryId, FieldKey, HeadingKey, Place, State, shown};
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::Error;
use services::declarations::{Item, Reviewed, act, place_name, review};
use uuid::Uuid;
use words::filling as w;

use super::page::EnterKey;
use super::wording::state_name;
use super::{REVISION, address, entry_address, heading_address, home_address, obligation, reader, to};
use crate::components::{BackLink, Button, ButtonGroup, Column, InsetText, LinkButton, Table, Tag};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Names of the two ticks of a row.
const OTHER: &str = "khac";
const GONE: &str = "khong-con";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_UNCHANGED, AccessRule::SignedIn, show),
        Route::post(routes::OWN_UNCHANGED, AccessRule::SignedIn, submit),
    ]
}

/// Something of last year.
#[derive(Clone)]
struct Line {
    name: String,
    place: String,
    description: String,
    value: Option<String>,
    state: Option<State>,
    held: bool,
    href: String,
}

#[derive(Clone)]
struct Props {
    id: Uuid,
    revision: i64,
    lines: Vec<Line>,
    /// What was ticked as different, to be looked at one after another.
    exceptions: Vec<Line>,
}

async fn show(visit: Visit, Path(id): Path<String>, query: RawQuery) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let ticked: Vec<String> = query
        .into_pairs()
        .filter(|(name, _)| name == OTHER)
        .map(|(_, value)| value)
        .collect();
    let reviewed = review(&visit.ctx, id).await?;
    let props = props(&visit, id, &reviewed, &ticked)?;
    let lang = visit.lang;
    render::page(&visit, Page::new(w::unchanged_title(lang)), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

async fn submit(visit: Visit, Path(id): Path<String>, form: RawForm) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let revision = form.number(REVISION)?;
    let (mut gone, mut other) = (Vec::new(), Vec::new());
    for (name, value) in form.into_pairs() {
        match name.as_str() {
            GONE => gone.push(value),
            OTHER => other.push(value),
            _ => {}
        }
    }
    let items = gone
        .iter()
        .map(|name| named(name).map(|(key, entry)| (key, Item::Remove(entry))))
        .collect::<Option<Vec<_>>>()
        .ok_or(Fault::BadRequest)?;
    act(&visit.ctx, id, revision, items).await?;
    let other: Vec<(&str, &str)> = other
        .iter()
        .filter(|name| !gone.contains(name))
        .map(|name| (OTHER, name.as_str()))
        .collect();
    if other.is_empty() {
        return Ok(to(heading_address(id, HeadingKey::Income)));
    }
    Ok(to(crate::components::address(
        &address(routes::OWN_UNCHANGED, id),
        &other,
        "",
    )))
}

fn named(name: &str) -> Option<(HeadingKey, EntryId)> {
    match Place::read(name)? {
        Place::Entry(key, entry) => Some((key, entry)),
        _ => None,
    }
}

fn props(visit: &Visit, id: Uuid, reviewed: &Reviewed, ticked: &[String]) -> Result<Props, Fault> {
    let form = services::declarations::form(&visit.ctx)?;
    if reviewed.open.previous.is_none() {
        return Err(Error::NotFound.into());
    }
    let declaration = &reviewed.open.writing.declaration;
    let reader = reader(visit, form, reviewed);
    let mut lines = Vec::new();
    for heading in form.headings.iter().filter(|heading| heading.key != HeadingKey::Income) {
        for entry in &declaration.list(heading.key).entries {
            let under = entry.described_under(form, heading);
            let value = under
                .field(FieldKey::ValueVnd)
                .zip(entry.fields.get(&FieldKey::ValueVnd));
            lines.push(Line {
                name: Place::Entry(heading.key, entry.id.clone()).to_string(),
                place: place_name(&reader, &Place::Heading(heading.key)),
                description: entry.description(form, heading),
                value: value.map(|(field, value)| shown(field, value)),
                state: entry.state,
                held: entry.is_held(),
                href: entry_address(id, heading.key, &entry.id),
            });
        }
    }
    let exceptions = lines
        .iter()
        .filter(|line| ticked.contains(&line.name))
        .cloned()
        .collect();
    Ok(Props {
        id,
        revision: reviewed.open.revision,
        lines,
        exceptions,
    })
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        id,
        revision,
        lines,
        exceptions,
    } = props;
    let income = heading_address(id, HeadingKey::Income);
    let inside = if exceptions.is_empty() {
        view! {
            <p class="govuk-body-l">{w::unchanged_text(lang)}</p>
            <form method="post" action=address(routes::OWN_UNCHANGED, id) novalidate>
                <EnterKey />
                <input type="hidden" name=REVISION value=revision.to_string() />
                <All lang lines />
                <Button text=w::unchanged_submit(lang) />
            </form>
        }
        .into_any()
    } else {
        let lines = exceptions.into_iter().map(move |line| {
            let done = (line.state == Some(State::Changed)).then(|| {
                let (text, colour) = state_name(lang, State::Changed);
                view! { " " <Tag text colour /> }
            });
            view! {
                <li>
                    <a class="govuk-link" href=line.href>{format!("{}: {}", line.place, line.description)}</a>
                    {done}
                </li>
            }
        });
        view! {
            <p class="govuk-body-l">{w::unchanged_exceptions(lang)}</p>
            <InsetText>
                <ul class="govuk-list">{lines.collect_view()}</ul>
            </InsetText>
            <ButtonGroup>
                <LinkButton text=w::unchanged_income(lang) href=income />
            </ButtonGroup>
        }
        .into_any()
    };
    view! {
        <BackLink href=home_address(id) />
        <h1 class="govuk-heading-l">{w::unchanged_title(lang)}</h1>
        {inside}
    }
}

#[component]
fn All(lang: Lang, lines: Vec<Line>) -> impl IntoView {
    let column = |text: String, numeric: bool| Column { text, numeric };
    let columns = vec![
        column(w::unchanged_what(lang), false),
        column(w::unchanged_where(lang), false),
        column(w::unchanged_value(lang), true),
        column(w::unchanged_state(lang), false),
        column(w::unchanged_other(lang), false),
        column(w::unchanged_gone(lang), false),
    ];
    let rows = lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let tick = |name: &'static str, text: String| {
                let id = format!("{name}-{}", at + 1);
                view! {
                    <div class="govuk-checkboxes govuk-checkboxes--small">
                        <div class="govuk-checkboxes__item">
                            <input
                                class="govuk-checkboxes__input"
                                type="checkbox"
                                id=id.clone()
                                name=name
                                value=line.name.clone()
                                disabled=!line.held
                            />
                            <label class="govuk-label govuk-checkboxes__label" for=id>
                                <span class="govuk-visually-hidden">{format!("{text}: {}", line.description)}</span>
                            </label>
                        </div>
                    </div>
                }
                .into_any()
            };
            let state = line.state.map(|state| {
                let (text, colour) = state_name(lang, state);
                view! { <Tag text colour /> }
            });
            vec![
                line.description.clone().into_any(),
                line.place.clone().into_any(),
                line.value.clone().into_any(),
                state.into_any(),
                tick(OTHER, w::unchanged_other(lang)),
                tick(GONE, w::unchanged_gone(lang)),
            ]
        })
        .collect();
    view! {
        <Table id="nam-truoc" caption=w::unchanged_caption(lang) columns rows empty=w::unchanged_empty(lang) cards=true />
    }
}
