//! The page of one entry, and what a script is answered that saves it.
//!
//! Owns: its markup. Must not: load or keep anything.

use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::declarations::State;
use domain::lang::Lang;
use domain::law::{Field, Form, Heading};
use http::{StatusCode, header};
use leptos::prelude::*;
use words::filling as w;

use super::REVISION;
use super::entry::{FIELDS, SINCE};
use super::fields::{Ask, Question, capital};
use super::frame::{Around, Frame};
use crate::components::{Choice, Radios};
use crate::islands::AutosaveWords;
use crate::render::{self, Page};
use crate::{Fault, Visit};

/// What became of something since a last declaration that only paper has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// It stands in the last declaration.
    Declared,
    /// It came afterwards.
    New,
    /// It stands in the last declaration and is no longer there.
    Gone,
}

impl Since {
    const ALL: [Self; 3] = [Self::Declared, Self::New, Self::Gone];

    const fn code(self) -> &'static str {
        match self {
            Self::Declared => "da-khai",
            Self::New => "moi",
            Self::Gone => "khong-con",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|since| since.code() == code)
    }

    pub const fn state(self) -> State {
        match self {
            Self::Declared => State::Unchanged,
            Self::New => State::New,
            Self::Gone => State::Disposed,
        }
    }

    fn text(self, lang: Lang) -> String {
        match self {
            Self::Declared => w::since_declared(lang),
            Self::New => w::since_new(lang),
            Self::Gone => w::since_gone(lang),
        }
    }
}

#[derive(Clone)]
pub(super) struct Props {
    pub around: Around,
    pub questions: Vec<Question>,
    /// Asked where the last declaration is on paper, with what was said.
    pub since: Option<Option<Since>>,
}

pub(super) async fn render(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(props.around.title.clone()).with_status(status).with_islands();
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

/// What the script is told: the revision on which its next save follows, and when it was saved.
pub(in crate::screens::declarations) fn saved(visit: &Visit, revision: i64, at: DateTime<Utc>) -> Response {
    let text = super::wording::saved(visit.lang, at);
    let body = serde_json::json!({ "revision": revision.to_string(), "saved": text }).to_string();
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// The section and group above a heading.
pub(super) fn caption(lang: Lang, form: &Form, heading: &Heading) -> String {
    let section = w::section_short(lang, &heading.section);
    let group = heading.group.as_deref().and_then(|number| form.group(number));
    match group {
        Some(group) => format!(
            "{section} · {} {}",
            group.number,
            group.short.as_deref().unwrap_or(&group.label)
        ),
        None => section,
    }
}

/// What another window has saved in a field, as it is read.
pub(super) fn readable(lang: Lang, field: &Field, typed: &str) -> String {
    match field.choice(typed) {
        _ if typed.trim().is_empty() => w::other_empty(lang),
        Some(choice) => capital(&choice.label),
        None => typed.to_owned(),
    }
}

pub(super) fn autosave_words(lang: Lang, saved: Option<&String>) -> AutosaveWords {
    AutosaveWords {
        saved: saved.cloned().unwrap_or_default(),
        saving: w::autosave_saving(lang),
        failed: w::autosave_failed(lang),
        conflict: w::autosave_conflict(lang),
        revision: REVISION.to_owned(),
    }
}

/// The button that the Enter key presses: without it that would be the first one of the page, whatever it does.
#[component]
pub(super) fn EnterKey() -> impl IntoView {
    view! { <button type="submit" class="lc-enter-key" tabindex="-1" aria-hidden="true"></button> }
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        around,
        questions,
        since,
        ..
    } = props;
    let had = questions
        .iter()
        .map(|question| question.field.key.code())
        .collect::<Vec<_>>()
        .join(",");
    let asked = questions
        .into_iter()
        .map(|question| view! { <Ask lang question /> })
        .collect_view();
    let since = since.map(|said| {
        let choices = Since::ALL.map(|since| Choice {
            value: since.code().to_owned(),
            text: since.text(lang),
            ..Choice::default()
        });
        view! {
            <Radios
                id=SINCE
                name=SINCE
                label=w::since_label(lang)
                hint=w::since_hint(lang)
                choices=choices.to_vec()
                value=said.unwrap_or(Since::Declared).code()
            />
        }
    });
    view! {
        <Frame lang around>
            <input type="hidden" name=FIELDS value=had />
            {since}
            {asked}
        </Frame>
    }
}
