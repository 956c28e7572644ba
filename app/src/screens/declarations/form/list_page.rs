//! The page of a heading with a list.
//!
//! Owns: its markup. Must not: load or change anything.

use axum::response::Response;
use domain::declarations::{EntryId, HeadingKey, State};
use domain::lang::Lang;
use domain::law::Heading;
use http::StatusCode;
use leptos::prelude::*;
use services::declarations::MOST_ENTRIES;
use uuid::Uuid;
use words::filling as w;

use super::fields::HowTo;
use super::findings::{Asking, Requests};
use super::heading::{ANY, DUPLICATE, NONE, REMOVE, RESTORE, UNDO, YES};
use super::page::EnterKey;
use super::wording::state_name;
use super::{ACT, REVISION, heading_address, home_address};
use crate::components::{
    BackLink, BannerKind, Button, ButtonGroup, ButtonKind, Choice, ErrorLink, ErrorSummary, InsetText, LinkButton,
    NotificationBanner, Radios, Tag, TagColour,
};
use crate::render::{self, Page};
use crate::{Fault, Visit};

/// An entry as the list shows it.
#[derive(Clone)]
pub(super) struct Line {
    pub id: EntryId,
    pub ordinal: String,
    pub description: String,
    pub value: Option<String>,
    pub state: Option<State>,
    pub held: bool,
    pub href: String,
    /// Id that a copy of it gets.
    pub copy: EntryId,
    /// How many findings stop there.
    pub stops: usize,
}

#[derive(Clone)]
pub(super) struct Props {
    pub id: Uuid,
    pub key: HeadingKey,
    pub caption: String,
    pub title: String,
    /// The question whether there is anything.
    pub label: String,
    pub notes: Vec<String>,
    pub totals: Vec<String>,
    pub lines: Vec<Line>,
    pub none: bool,
    /// Whether there may be more than one.
    pub many: bool,
    /// Whether nothing more fits in.
    pub full: bool,
    pub add: String,
    pub next: String,
    pub revision: i64,
    pub requests: Vec<Asking>,
    pub done: String,
    /// Whether what was just done is still the last change, and can be taken back.
    pub undoes: bool,
    pub error: Option<String>,
}

/// Asks whether there is anything under a heading.
pub(super) fn question(lang: Lang, heading: &Heading) -> String {
    match heading.key {
        HeadingKey::Spouse => w::any_spouse(lang),
        HeadingKey::Children => w::any_children(lang),
        _ => w::any_things(lang),
    }
}

pub(super) async fn render(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(props.title.clone()).with_status(status);
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        id,
        key,
        caption,
        title,
        label,
        notes,
        totals,
        lines,
        none,
        many,
        full,
        add,
        next,
        revision,
        requests,
        done,
        undoes,
        error,
    } = props;
    let action = heading_address(id, key);
    let (held, gone): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.held);
    let empty = held.is_empty();
    let errors = error.clone().map(|text| ErrorLink {
        field_id: ANY.to_owned(),
        text,
    });
    let lines = held
        .into_iter()
        .map(|line| view! { <Entry lang line many=many && !full /> })
        .collect_view();
    let gone = (!gone.is_empty()).then(|| {
        let lines = gone.into_iter().map(|line| view! { <Gone lang line /> }).collect_view();
        view! {
            <h2 class="govuk-heading-s">{w::list_gone(lang)}</h2>
            {lines}
        }
    });
    let totals = (!totals.is_empty()).then(|| {
        let lines = totals
            .into_iter()
            .map(|line| view! { <p class="govuk-body">{line}</p> })
            .collect_view();
        view! { <InsetText>{lines}</InsetText> }
    });
    let choices = [(YES, w::any_yes(lang)), (NONE, w::any_none(lang))].map(|(value, text)| Choice {
        value: value.to_owned(),
        text,
        ..Choice::default()
    });
    let ask = empty.then(|| {
        view! {
            <Radios
                id=ANY
                name=ANY
                label
                choices=choices.to_vec()
                value=if none { NONE } else { "" }
                error
            />
            <Button text=w::save_continue(lang) />
        }
    });
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=home_address(id) />
                {errors.map(|error| view! { <ErrorSummary errors=vec![error] /> })}
                <Done lang done undoes action=action.clone() revision />
                <span class="govuk-caption-l">{caption}</span>
                <h1 class="govuk-heading-l">{title.clone()}</h1>
                <Requests lang requests />
                <HowTo lang about=title notes />
                <form method="post" action=action novalidate>
                    <EnterKey />
                    <input type="hidden" name=REVISION value=revision.to_string() />
                    {lines}
                    {ask}
                    {gone}
                </form>
                {totals}
                {full
                    .then(|| {
                        view! {
                            <InsetText>
                                <p class="govuk-body">{w::list_full(lang, i64::try_from(MOST_ENTRIES).unwrap_or(i64::MAX))}</p>
                            </InsetText>
                        }
                    })}
                {(!empty)
                    .then(|| {
                        view! {
                            <ButtonGroup>
                                <LinkButton text=w::go_on(lang) href=next />
                                {(many && !full)
                                    .then(|| {
                                        view! { <LinkButton text=w::add(lang) href=add kind=ButtonKind::Secondary /> }
                                    })}
                            </ButtonGroup>
                        }
                    })}
            </div>
        </div>
    }
}

/// What was just done, and taking it back.
#[component]
fn Done(lang: Lang, done: String, undoes: bool, action: String, revision: i64) -> impl IntoView {
    let (text, kind) = match done.as_str() {
        "luu" => (w::done_saved(lang), BannerKind::Success),
        "xoa" => (w::done_removed(lang), BannerKind::Success),
        "khoi-phuc" => (w::done_restored(lang), BannerKind::Success),
        "hoan-tac" => (w::done_undone(lang), BannerKind::Success),
        "qua-muon" => (w::done_too_late(lang), BannerKind::Important),
        _ => return ().into_any(),
    };
    let undo = undoes.then(|| {
        view! {
            <form method="post" action=action novalidate>
                <input type="hidden" name=REVISION value=revision.to_string() />
                <Button
                    text=w::undo(lang)
                    kind=ButtonKind::Secondary
                    name=ACT.to_owned()
                    value=UNDO.to_owned()
                />
            </form>
        }
    });
    view! { <NotificationBanner id="vua-xong" text kind>{undo}</NotificationBanner> }.into_any()
}

#[component]
fn Entry(lang: Lang, line: Line, many: bool) -> impl IntoView {
    let Line {
        id,
        ordinal,
        description,
        value,
        state,
        href,
        copy,
        stops,
        ..
    } = line;
    // Two entries may be described by the same words; their places differ.
    let called = [ordinal.as_str(), description.as_str()].join(" ");
    let called = format!(" {}", called.trim_start());
    let about = view! { <span class="govuk-visually-hidden">{called.clone()}</span> };
    let state = state.map(|state| {
        let (text, colour) = state_name(lang, state);
        view! { <Tag text colour /> }
    });
    let lacks = (stops > 0).then(|| view! { <Tag text=w::entry_open(lang) colour=TagColour::Red /> });
    view! {
        <section class="lc-item" id=id.to_string()>
            <div class="lc-item__head">
                <h2 class="govuk-heading-s lc-item__title">
                    {(!ordinal.is_empty()).then(|| view! { <span class="lc-aside">{format!("{ordinal} ")}</span> })}
                    {description.clone()}
                </h2>
                <span class="lc-item__tags">{state} {lacks}</span>
            </div>
            {value.map(|text| view! { <p class="govuk-body">{text}</p> })}
            <div class="lc-item__acts">
                <a class="govuk-link" href=href>{w::edit(lang)} {about}</a>
                {many
                    .then(|| {
                        view! {
                            <button
                                type="submit"
                                class="lc-link-button"
                                name=ACT
                                value=format!("{DUPLICATE}{id}:{copy}")
                            >
                                {w::duplicate(lang)}
                                <span class="govuk-visually-hidden">{called.clone()}</span>
                            </button>
                        }
                    })}
                <button type="submit" class="lc-link-button" name=ACT value=format!("{REMOVE}{id}")>
                    {w::remove(lang)}
                    <span class="govuk-visually-hidden">{called.clone()}</span>
                </button>
            </div>
        </section>
    }
}

/// What the last declaration had and is no longer there.
#[component]
fn Gone(lang: Lang, line: Line) -> impl IntoView {
    let description = line.description;
    let (text, colour) = state_name(lang, State::Disposed);
    view! {
        <section class="lc-item lc-item--gone">
            <div class="lc-item__head">
                <h3 class="govuk-heading-s lc-item__title">{description.clone()}</h3>
                <Tag text colour />
            </div>
            <div class="lc-item__acts">
                <button type="submit" class="lc-link-button" name=ACT value=format!("{RESTORE}{}", line.id)>
                    {w::restore(lang)}
                    <span class="govuk-visually-hidden">{format!(" {description}")}</span>
                </button>
            </div>
        </section>
    }
}
