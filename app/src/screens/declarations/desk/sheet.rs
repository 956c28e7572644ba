//! The content of a declaration, as the form has it, with what is asked pinned to its lines.
//!
//! Owns: headings, lines and Mục III on screen, and the form that sends a declaration back and saves itself.
//! Must not: write a field; the use case did.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::lang::Lang;
use domain::{routes, time};
use forms::{ChangeLine, ChangeTable, Line, Part};
use leptos::prelude::*;
use services::declarations::reading::Reading;
use uuid::Uuid;
use words::desk as w;

use super::super::ID;
use super::super::form::REVISION;
use super::query::Query;
use super::requesting::autosave_words;
use crate::components::{Button, ButtonGroup, ButtonKind, Textarea, textarea_content};
use crate::islands::Autosave;
use crate::screens::legal::dated;

/// Before the place in the name of a field with what is asked there.
pub(super) const REQUEST: &str = "yc-";
/// Place of what is asked of the declaration as a whole.
pub(super) const WHOLE: &str = "declaration";

/// What the form needs that sends it back.
#[derive(Clone)]
pub(super) struct Asking {
    pub query: Query,
    pub id: Uuid,
    pub version: i64,
    /// On what the next save follows.
    pub revision: i64,
    /// When that was saved which is shown.
    pub kept_at: Option<DateTime<Utc>>,
    /// What was typed, by place.
    pub requests: BTreeMap<String, String>,
    /// The last day to complete, and its provision.
    pub due: Option<(NaiveDate, String)>,
    pub error: Option<String>,
}

/// The content; with a form around it where it can be sent back.
#[component]
pub(super) fn Content(lang: Lang, reading: Arc<Reading>, asking: Option<Asking>) -> impl IntoView {
    let asks = asking.as_ref().map(|asking| &asking.requests);
    let sheet = &reading.sheet;
    // Section I has no groups: what stands in it comes one level higher, so that no level is left out.
    let mut in_group = false;
    let parts = sheet.parts.iter().map(|part| {
        match part {
            Part::Section(_) => in_group = false,
            Part::Group(_) => in_group = true,
            Part::Heading { .. } | Part::Entry { .. } | Part::Line(_) => {}
        }
        shown(lang, part, in_group, asks)
    });
    let parts = parts.collect_view();
    let changes = sheet.changes.as_ref().map(|changes| table(lang, changes, asks));
    let content = view! {
        <h2 class="govuk-heading-m">{w::sheet_heading(lang)}</h2>
        <div class="lc-sheet" lang="vi">
            <p class="lc-sheet__title">{sheet.title.clone()}</p>
            {parts}
            {changes}
        </div>
    };
    let Some(asking) = asking else {
        return content.into_any();
    };
    let carried = asking.query.carried().into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value /> }
    });
    let carried = carried.collect_view();
    let due = asking.due.map(|(due, source)| {
        view! { <p class="govuk-body">{w::return_due(lang, &dated(lang, due), &source)}</p> }
    });
    let kept = asking
        .kept_at
        .map(|kept| words::filling::saved_at(lang, &time::clock_time(kept)));
    let words = autosave_words(lang, kept.as_deref());
    let whole = asking.requests.get(WHOLE).cloned().unwrap_or_default();
    view! {
        <Autosave words>
            <form method="post" action=routes::DECLARATION_REQUEST novalidate=true>
                <input type="hidden" name=ID value=asking.id.to_string() />
                <input type="hidden" name="version" value=asking.version.to_string() />
                <input type="hidden" name=REVISION value=asking.revision.to_string() />
                {carried}
                {content}
                <h2 class="govuk-heading-m" id="tra-lai">{w::give_back(lang)}</h2>
                <p class="govuk-body">{w::return_text(lang)}</p>
                {due}
                <Textarea
                    id="reasons"
                    name=format!("{REQUEST}{WHOLE}")
                    label=w::ask_whole(lang)
                    value=whole
                    rows=3
                    optional=true
                    error=asking.error
                />
                <ButtonGroup>
                    <Button
                        text=w::return_button(lang)
                        kind=ButtonKind::Secondary
                        formaction=routes::DECLARATION_RETURN.to_owned()
                    />
                    <Button text=w::request_keep(lang) kind=ButtonKind::Secondary />
                </ButtonGroup>
            </form>
        </Autosave>
    }
    .into_any()
}

type Asks<'a> = Option<&'a BTreeMap<String, String>>;

/// The folded field for what is asked at a place.
fn ask(lang: Lang, place: &str, about: &str, asks: Asks<'_>) -> Option<AnyView> {
    let typed = asks?.get(place).cloned().unwrap_or_default();
    let name = format!("{REQUEST}{place}");
    let label = w::ask_about(lang, about);
    let asked = !typed.is_empty();
    Some(
        view! {
            <details class="lc-ask" open=asked>
                <summary class="lc-ask__summary">{w::ask(lang)}</summary>
                <textarea
                    class="govuk-textarea lc-ask__text"
                    name=name
                    rows="2"
                    aria-label=label
                    inner_html=textarea_content(&typed)
                ></textarea>
            </details>
        }
        .into_any(),
    )
}

fn shown(lang: Lang, part: &Part, in_group: bool, asks: Asks<'_>) -> AnyView {
    let caption = |title: String| {
        if in_group {
            view! { <h5 class="lc-sheet__caption">{title}</h5> }.into_any()
        } else {
            view! { <h4 class="lc-sheet__caption">{title}</h4> }.into_any()
        }
    };
    let entry = |title: String| {
        if in_group {
            view! { <h6 class="lc-sheet__entry">{title}</h6> }.into_any()
        } else {
            view! { <h5 class="lc-sheet__entry">{title}</h5> }.into_any()
        }
    };
    match part {
        Part::Section(title) => view! { <h3 class="lc-sheet__section">{title.clone()}</h3> }.into_any(),
        Part::Group(title) => view! { <h4 class="lc-sheet__group">{title.clone()}</h4> }.into_any(),
        Part::Heading { place, title, empty } => view! {
            <div class="lc-sheet__heading">
                {caption(title.clone())}
                {empty.as_ref().map(|empty| view! { <p class="lc-sheet__empty">{empty.clone()}</p> })}
                {ask(lang, place, title, asks)}
            </div>
        }
        .into_any(),
        Part::Entry { title, .. } => entry(title.clone()),
        Part::Line(one) => line(lang, one, asks),
    }
}

fn line(lang: Lang, one: &Line, asks: Asks<'_>) -> AnyView {
    let content = match &one.content {
        Some(content) if one.money => view! { <span class="lc-money-shown">{content.clone()}</span> }.into_any(),
        Some(content) => content.clone().into_any(),
        None => view! { <span class="lc-sheet__missing">{w::missing(lang)}</span> }.into_any(),
    };
    view! {
        <div class="lc-sheet__line">
            <p class="lc-sheet__field"><span class="lc-sheet__label">{one.label.clone()} ": "</span> {content}</p>
            {ask(lang, &one.place, &one.label, asks)}
        </div>
    }
    .into_any()
}

fn table(lang: Lang, changes: &ChangeTable, asks: Asks<'_>) -> AnyView {
    let rows = changes.rows.iter().filter(|row| !row.lines.is_empty());
    let rows = rows.map(|row| {
        let lines = row.lines.iter().map(|one| change(lang, one, asks)).collect_view();
        view! {
            <h4 class="lc-sheet__caption">{row.caption.clone()}</h4>
            {lines}
        }
    });
    let rows = rows.collect_view();
    view! {
        <h3 class="lc-sheet__section">{changes.title.clone()}</h3>
        {changes.phrase.as_ref().map(|phrase| view! { <p class="lc-sheet__empty">{phrase.clone()}</p> })}
        {rows}
    }
    .into_any()
}

fn change(lang: Lang, one: &ChangeLine, asks: Asks<'_>) -> AnyView {
    view! {
        <div class="lc-sheet__line">
            <p class="lc-sheet__field">
                <strong>{one.description.clone()}</strong>
                " "
                {one.quantity.clone()}
                " "
                <span class="lc-money-shown">{one.value.clone()}</span>
            </p>
            <p class="lc-sheet__explanation lc-money-shown">{one.explanation.clone()}</p>
            {ask(lang, &one.place, &one.description, asks)}
        </div>
    }
    .into_any()
}
