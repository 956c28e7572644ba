//! What a move changes, before it is recorded.
//!
//! Owns: the page that asks for the confirmation. Must not: work out a change; the use case did.

use axum::response::Response;
use domain::lang::Lang;
use domain::people::Standing;
use domain::{day, routes};
use leptos::prelude::*;
use services::people::moving::Preview;
use uuid::Uuid;
use words::people as w;

use super::moves::{FIELDS, Typed};
use super::wording::{kind_name, level_name, move_name, status_name, touched};
use super::{AGAIN, ID, decision, row};
use crate::components::{BackLink, Button, ButtonGroup, ButtonKind, Column, SummaryList, SummaryRow, Table, address};
use crate::form::KEY_FIELD;
use crate::render::{self, Page};
use crate::{Fault, Visit};

/// Everything that the page shows and carries.
#[derive(Clone)]
pub(super) struct Confirmation {
    id: Uuid,
    name: String,
    kind: String,
    back: String,
    version: i64,
    key: Uuid,
    typed: Typed,
    facts: Vec<SummaryRow>,
    changes: Vec<[String; 3]>,
    touches: Vec<String>,
}

impl Confirmation {
    pub fn of(lang: Lang, preview: Preview, typed: Typed, key: Uuid) -> Self {
        let facts = vec![
            row(w::move_kind(lang), Some(move_name(lang, preview.kind))),
            row(w::move_first(lang), Some(day::vietnamese(preview.first))),
            row(w::decision(lang), Some(decision(lang, &preview.decision))),
        ];
        let place = (!preview.place.is_empty()).then(|| row(w::move_place(lang), Some(preview.place.clone())));
        let before = sides(lang, &preview.before, &preview.unit_before);
        let after = sides(lang, &preview.after, &preview.unit_after);
        let changes = before.into_iter().zip(after).filter(|(before, after)| before != after);
        let touches = preview
            .consequences
            .iter()
            .filter_map(|(one, unit)| touched(lang, one, unit));
        let id = preview.person.to_string();
        Self {
            id: preview.person,
            name: preview.name,
            kind: move_name(lang, preview.kind),
            back: address(routes::MOVE, &[(ID, &id), (FIELDS[0], preview.kind.code())], ""),
            version: preview.version,
            key,
            typed,
            facts: facts.into_iter().chain(place).collect(),
            changes: changes
                .map(|((label, before), (_, after))| [label, before, after])
                .collect(),
            touches: touches.collect(),
        }
    }
}

/// Where somebody stands, line by line.
fn sides(lang: Lang, standing: &Standing, unit: &str) -> Vec<(String, String)> {
    let status = status_name(lang, standing.status);
    let status = match standing.until {
        Some(until) => format!("{status}, {}", w::until(lang, &day::vietnamese(until.0))),
        None => status,
    };
    let post = if standing.post.is_empty() {
        w::no_post(lang)
    } else {
        standing.post.clone()
    };
    vec![
        (w::name(lang), standing.name.as_str().to_owned()),
        (w::unit(lang), unit.to_owned()),
        (w::post(lang), post),
        (w::level(lang), level_name(lang, standing.level)),
        (w::kind(lang), kind_name(lang, standing.kind)),
        (w::status(lang), status),
    ]
}

pub(super) async fn page(visit: &Visit, shown: Confirmation) -> Result<Response, Fault> {
    let lang = visit.lang;
    render::page(visit, Page::new(w::confirm_title(lang)), move || {
        view! { <View lang shown=shown.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, shown: Confirmation) -> impl IntoView {
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::confirm_what(lang)),
        column(w::confirm_before(lang)),
        column(w::confirm_after(lang)),
    ];
    let rows = shown
        .changes
        .into_iter()
        .map(|cells| cells.into_iter().map(IntoAny::into_any).collect());
    let touches = if shown.touches.is_empty() {
        view! { <p class="govuk-body">{w::confirm_nothing(lang)}</p> }.into_any()
    } else {
        let lines = shown
            .touches
            .into_iter()
            .map(|line| view! { <li>{line}</li> })
            .collect_view();
        view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }.into_any()
    };
    let carried = FIELDS.iter().zip(shown.typed.0).map(|(name, value)| {
        view! { <input type="hidden" name=*name value=value /> }
    });
    let carried = carried.collect_view();
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=shown.back />
                <span class="govuk-caption-l">{format!("{}: {}", w::confirm_title(lang), shown.kind)}</span>
                <h1 class="govuk-heading-l">{shown.name}</h1>
                <p class="govuk-body">{w::confirm_text(lang)}</p>
                <SummaryList rows=shown.facts />
                <Table id="thay-doi" caption=w::confirm_changes(lang) columns rows=rows.collect() empty=w::move_nothing(lang) />
                <h2 class="govuk-heading-m">{w::confirm_touches(lang)}</h2>
                {touches}
                <p class="govuk-body">{w::confirm_undo(lang)}</p>
                <form method="post" action=routes::MOVE_CONFIRM>
                    <input type="hidden" name=KEY_FIELD value=shown.key.to_string() />
                    <input type="hidden" name=ID value=shown.id.to_string() />
                    <input type="hidden" name="version" value=shown.version.to_string() />
                    {carried}
                    <ButtonGroup>
                        <Button text=w::confirm(lang) />
                        <Button text=w::back_to_edit(lang) kind=ButtonKind::Secondary name=AGAIN.to_owned() value="1".to_owned() />
                    </ButtonGroup>
                </form>
            </div>
        </div>
    }
}
