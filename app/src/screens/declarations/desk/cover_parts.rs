//! Parts of the page before the content.
//!
//! Owns: the facts, the way through what waits, and undoing a receipt. Must not: show anything of the content.

use std::sync::Arc;

use domain::lang::Lang;
use domain::law::Law;
use domain::{routes, time};
use leptos::prelude::*;
use services::declarations::UndoReason;
use services::declarations::desk::Cover;
use services::declarations::register::Place;
use uuid::Uuid;
use words::desk as w;

use super::super::ID;
use super::phone_of;
use super::query::Query;
use crate::components::{Button, ButtonKind, Choice, Details, Radios, SummaryList, SummaryRow};
use crate::faults::Faults;
use crate::screens::declarations::wording::{body_name, kind_name};

/// What is known.
#[component]
pub(super) fn Facts(lang: Lang, cover: Arc<Cover>, law: Arc<Law>) -> impl IntoView {
    let (one, listed) = (&cover.registered, &cover.registered.listed);
    let row = |key: String, value: Option<String>| SummaryRow {
        key,
        value: value.filter(|value| !value.is_empty()),
        change_href: None,
    };
    let receipts = cover.receipts.iter().map(|given| {
        let at = given.at.instant().map(time::exact).unwrap_or_default();
        w::facts_receipt(lang, &given.number, given.version, &at)
    });
    let receipts: Vec<String> = receipts.collect();
    let place = [&*listed.post, &*listed.unit_name]
        .into_iter()
        .filter(|part| !part.is_empty());
    let mut rows = vec![
        row(w::code(lang), Some(listed.staff_code.clone())),
        row(w::unit(lang), Some(place.collect::<Vec<_>>().join("\n"))),
        row(w::call(lang), Some(phone_of(lang, &listed.phone, &listed.extension))),
        row(w::kind(lang), Some(kind_name(lang, &listed.row.kind))),
        row(
            w::facts_round(lang),
            Some(format!("{}, {}", one.round_name, cover.year)),
        ),
        row(
            w::facts_control_body(lang),
            body_name(lang, &law, listed.row.control_body.as_deref()),
        ),
    ];
    if !receipts.is_empty() {
        rows.push(row(w::facts_receipts(lang), Some(receipts.join("\n"))));
    }
    if let Some(name) = &cover.received_by {
        rows.push(row(w::facts_received_by(lang), Some(name.clone())));
    } else if !cover.receivers.is_empty() {
        rows.push(row(w::facts_receivers(lang), Some(cover.receivers.join(", "))));
    }
    view! { <SummaryList rows /> }
}

/// The way through what waits: which it is of how many, the one before and the next.
#[component]
pub(super) fn Way(lang: Lang, query: Query, place: Place) -> impl IntoView {
    let about = |id: Uuid| query.about(routes::DECLARATION, id, "");
    let link = |id: Uuid, text: String, rel: &'static str| {
        view! { <li><a class="govuk-link" rel=rel href=about(id)>{text}</a></li> }
    };
    let previous = place.previous.map(|id| link(id, w::queue_previous(lang), "prev"));
    let next = place.next.map(|id| link(id, w::queue_next(lang), "next"));
    let number = if place.waits {
        w::place(lang, place.number, place.total)
    } else {
        w::place_after(lang, place.total)
    };
    (place.total > 0).then(|| {
        view! {
            <nav class="lc-way" aria-label=w::queue_nav(lang)>
                <ul class="lc-inline-list govuk-body">
                    {previous} <li><strong>{number}</strong></li> {next}
                </ul>
            </nav>
        }
    })
}

/// Undoing a receipt of today.
#[component]
pub(super) fn Undo(lang: Lang, query: Query, cover: Arc<Cover>, faults: Faults) -> impl IntoView {
    let row = &cover.registered.listed.row;
    let (id, version) = (row.id.to_string(), row.version.to_string());
    let carried = query.carried().into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value /> }
    });
    let carried = carried.collect_view();
    let reasons = UndoReason::ALL.map(|reason| Choice {
        value: reason.code().to_owned(),
        text: match reason {
            UndoReason::OtherPaper => w::undo_nham_ban_giay(lang),
            UndoReason::PaperIncomplete => w::undo_ban_giay_thieu(lang),
            UndoReason::Mistake => w::undo_bam_nham(lang),
        },
        ..Choice::default()
    });
    view! {
        <Details summary=w::undo(lang) open=!faults.is_empty()>
            <p class="govuk-body">{w::undo_text(lang)}</p>
            <form method="post" action=routes::DECLARATION_UNDO novalidate=true>
                <input type="hidden" name=ID value=id />
                <input type="hidden" name="version" value=version />
                {carried}
                <Radios
                    id="reason"
                    name="reason"
                    label=w::undo_reason(lang)
                    choices=reasons.into()
                    error=faults.of("reason")
                />
                <Button text=w::undo_button(lang) kind=ButtonKind::Warning />
            </form>
        </Details>
    }
}
