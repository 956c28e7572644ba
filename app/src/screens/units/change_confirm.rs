//! What a decision about a unit changes, before it is carried out.
//!
//! Owns: the page that asks for the confirmation. Must not: work out a change; the use case did.

use axum::response::Response;
use domain::day;
use domain::lang::Lang;
use domain::people::UnitChange;
use leptos::prelude::*;
use services::people::unit_changes::Preview;
use uuid::Uuid;
use words::people as w;

use super::change::{FIELDS, Typed, act_name};
use super::{change_address, pages};
use crate::components::{BackLink, Button, ButtonGroup, ButtonKind, SummaryList, SummaryRow};
use crate::form::KEY_FIELD;
use crate::render::{self, Page};
use crate::screens::people::wording::unit_kind_name;
use crate::screens::people::{AGAIN, ID, decision, row};
use crate::{Fault, Visit};

/// Everything that the page shows and carries.
#[derive(Clone)]
pub(super) struct Confirmation {
    id: Uuid,
    back: String,
    heading: String,
    version: i64,
    key: Uuid,
    target: &'static str,
    typed: Typed,
    facts: Vec<SummaryRow>,
    touches: Vec<String>,
}

impl Confirmation {
    pub fn of(lang: Lang, id: Uuid, preview: Preview, typed: Typed, key: Uuid) -> Self {
        let renames = preview.change == UnitChange::Renamed;
        let names = matches!(preview.change, UnitChange::Created | UnitChange::Renamed);
        let other = match preview.change {
            UnitChange::Merged => w::units_other_into(lang),
            _ => w::units_above(lang),
        };
        let facts = [
            Some(row(w::units_change(lang), Some(act_name(lang, preview.change)))),
            (!preview.before.is_empty()).then(|| row(w::unit(lang), Some(preview.before.clone()))),
            names.then(|| row(w::units_name(lang), Some(preview.after.clone()))),
            names.then(|| row(w::units_kind(lang), Some(unit_kind_name(lang, preview.kind)))),
            (!preview.other.is_empty()).then(|| row(other, Some(preview.other.clone()))),
            Some(row(w::move_first(lang), Some(day::vietnamese(preview.first)))),
            Some(row(w::decision(lang), Some(decision(lang, &preview.decision)))),
        ];
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let people = (preview.people > 0).then(|| w::units_touch_people(lang, preview.people, &preview.other));
        let units = preview
            .units
            .iter()
            .map(|name| w::units_touch_unit(lang, name, &preview.other));
        let roles = (preview.roles > 0).then(|| w::units_touch_roles(lang, count(preview.roles)));
        let chief = preview.chief.then(|| w::units_touch_chief(lang));
        let mut touches: Vec<_> = people.into_iter().chain(units).chain(roles).chain(chief).collect();
        if touches.is_empty() {
            touches.push(w::units_touch_nothing(lang));
        }
        touches.extend(
            preview
                .receivers
                .map(|(before, after)| receivers(lang, &before, &after)),
        );
        if renames {
            touches.push(w::units_keeps_name(lang));
        }
        Self {
            id,
            back: change_address(id, preview.change),
            heading: if preview.before.is_empty() {
                preview.after
            } else {
                preview.before
            },
            version: preview.version,
            key,
            target: pages(preview.change).1,
            typed,
            facts: facts.into_iter().flatten().collect(),
            touches,
        }
    }
}

/// Who receives from now on, and who did.
fn receivers(lang: Lang, before: &[String], after: &[String]) -> String {
    let names = |who: &[String]| {
        if who.is_empty() {
            w::units_receivers_none(lang)
        } else {
            who.join(", ")
        }
    };
    if before == after {
        w::units_receivers_stay(lang, &names(after))
    } else {
        w::units_receivers_change(lang, &names(after), &names(before))
    }
}

pub(super) async fn page(visit: &Visit, shown: Confirmation) -> Result<Response, Fault> {
    let lang = visit.lang;
    render::page(visit, Page::new(w::units_confirm_title(lang)), move || {
        view! { <View lang shown=shown.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, shown: Confirmation) -> impl IntoView {
    let lines = shown
        .touches
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    let carried = FIELDS.iter().zip(shown.typed.0).map(|(name, value)| {
        view! { <input type="hidden" name=*name value=value /> }
    });
    let carried = carried.collect_view();
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=shown.back />
                <span class="govuk-caption-l">{w::units_confirm_title(lang)}</span>
                <h1 class="govuk-heading-l">{shown.heading}</h1>
                <p class="govuk-body">{w::confirm_text(lang)}</p>
                <SummaryList rows=shown.facts />
                <h2 class="govuk-heading-m">{w::confirm_touches(lang)}</h2>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
                <form method="post" action=shown.target>
                    <input type="hidden" name=KEY_FIELD value=shown.key.to_string() />
                    <input type="hidden" name=ID value=shown.id.to_string() />
                    <input type="hidden" name="version" value=shown.version.to_string() />
                    {carried}
                    <ButtonGroup>
                        <Button text=w::units_confirm(lang) />
                        <Button text=w::back_to_edit(lang) kind=ButtonKind::Secondary name=AGAIN.to_owned() value="1".to_owned() />
                    </ButtonGroup>
                </form>
            </div>
        </div>
    }
}
