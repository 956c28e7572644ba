//! Parts of the page of a list.
//!
//! Owns: what is said of the round, the buttons for officer and head, and the table. Must not: decide who may do what; the
//! use case said it.

use std::sync::Arc;

use domain::lang::Lang;
use domain::law::Law;
use domain::{day, routes, time};
use leptos::prelude::*;
use services::declarations::{Listed, RosterPage};
use uuid::Uuid;
use words::rounds as w;

use super::super::ID;
use super::super::wording::{body_name, correction, due_lines, kind_name, last_step, reading_name, why};
use super::PERSON;
use super::export::Export;
use super::roster::{Part, SEARCH};
use crate::components::{
    Button, ButtonKind, Column, Input, InsetText, LinkButton, SummaryList, SummaryRow, Table, WarningText, address,
};
use crate::screens::legal::Source;
use crate::screens::people::Born;

/// What is said of the round.
#[component]
pub(super) fn Facts(lang: Lang, page: Arc<RosterPage>, law: Arc<Law>) -> impl IntoView {
    let round = &page.round;
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let by = |name: &str, at: Option<chrono::DateTime<chrono::Utc>>| {
        w::by_on(lang, name, &at.map(time::date).unwrap_or_default())
    };
    let mut rows = vec![
        row(w::year(lang), round.row.year.to_string()),
        row(w::unit(lang), round.unit_name.clone()),
        row(w::reading_short(lang), reading_name(lang, &law, &round.row.reading)),
        row(w::reference_day(lang), day::vietnamese(round.row.reference_day.date())),
        row(
            w::paper_short(lang),
            if round.row.paper {
                w::paper_yes(lang)
            } else {
                w::paper_no(lang)
            },
        ),
        row(w::opened_by(lang), by(&round.opened_by, round.row.opened_at.instant())),
    ];
    if let Some(name) = &round.approved_by {
        let at = round.row.approved_at.and_then(|at| at.instant());
        rows.push(row(w::approved_by(lang), by(name, at)));
    }
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <SummaryList rows />
            </div>
        </div>
    }
}

/// What may be done with the list as a whole.
#[component]
pub(super) fn Sending(lang: Lang, page: Arc<RosterPage>) -> impl IntoView {
    let round = &page.round;
    let step = last_step(lang, round).map(|text| {
        view! {
            <InsetText>
                <p class="govuk-body">{text}</p>
            </InsetText>
        }
    });
    let lacking = (round.lacking > 0).then(|| view! { <WarningText text=w::lacking(lang, round.lacking) /> });
    let id = round.row.id;
    let decision = (round.acts.approve && round.waits()).then(|| {
        let href = super::address_of(routes::ROSTER_DECISION, id, "");
        view! { <LinkButton text=w::decide(lang) href /> }
    });
    let is_sendable = round.acts.make && !round.waits() && round.lacking == 0 && round.people() > 0;
    let sending = is_sendable.then(|| {
        view! {
            <p class="govuk-body">{w::send_text(lang)}</p>
            <form method="post" action=routes::ROSTER_SEND>
                <input type="hidden" name=ID value=id.to_string() />
                <input type="hidden" name="version" value=round.row.version.to_string() />
                <Button text=w::send(lang) />
            </form>
        }
    });
    view! {
        <div id="list">{step} {lacking} {decision} {sending}</div>
    }
}

/// The table with its search, its pages and its file.
#[component]
pub(super) fn Found(lang: Lang, part: Part, page: Arc<RosterPage>, own: Uuid, law: Arc<Law>) -> impl IntoView {
    let makes = page.round.acts.make;
    let mut columns = vec![
        w::person(lang),
        w::post(lang),
        w::declares(lang),
        w::why(lang),
        w::control_body(lang),
        w::due(lang),
    ];
    if makes {
        columns.push(words::components::acts(lang));
    }
    let columns = columns
        .into_iter()
        .map(|text| Column { text, numeric: false })
        .collect();
    let rows = page.rows.iter().map(|listed| {
        let mut cells = cells(lang, &law, listed);
        if makes {
            cells.push(act(lang, part.round, listed, own));
        }
        cells
    });
    let empty = match (part.off, part.typed.is_empty()) {
        (true, _) => w::empty_off(lang),
        (false, true) => w::empty(lang),
        (false, false) => w::empty_found(lang),
    };
    let total = w::people(lang, page.round.people());
    let add = makes.then(|| {
        let href = super::address_of(routes::ROSTER_ADD, part.round, "");
        view! { <a class="govuk-link" href=href>{w::add(lang)}</a> }
    });
    view! {
        <p class="govuk-body" role="status">{total}</p>
        {(!part.off).then(|| view! { <Search lang part=part.clone() /> })}
        <p class="govuk-body">{add}</p>
        <Table id="danh-sach" caption=w::roster(lang) columns rows=rows.collect() empty cards=true />
        <Pages lang part=part.clone() next_after=page.next_after />
        {(!part.off && page.round.people() > 0).then(|| view! { <Export lang round=part.round /> })}
    }
}

#[component]
fn Search(lang: Lang, part: Part) -> impl IntoView {
    let clear = (!part.typed.is_empty()).then(|| {
        let href = Part {
            typed: String::new(),
            after: None,
            ..part.clone()
        };
        view! { <a class="govuk-link" href=href.address()>{w::search_clear(lang)}</a> }
    });
    view! {
        <form method="get" action=routes::ROSTER role="search" class="lc-search">
            <input type="hidden" name=ID value=part.round.to_string() />
            <Input
                id=SEARCH
                name=SEARCH
                label=w::search(lang)
                hint=w::search_hint(lang)
                value=part.typed.clone()
                autocomplete="off".to_owned()
            />
            <Button text=w::search_button(lang) kind=ButtonKind::Secondary />
            {clear}
        </form>
    }
}

#[component]
fn Pages(lang: Lang, part: Part, next_after: Option<Uuid>) -> impl IntoView {
    let link = |href: String, text: String| view! { <li><a class="govuk-link" href=href>{text}</a></li> };
    let next = next_after.map(|after| link(part.behind(Some(after)).address(), w::next(lang)));
    let first = part
        .after
        .map(|_| link(part.behind(None).address(), w::first_page(lang)));
    let pages: Vec<_> = [next, first].into_iter().flatten().collect();
    (!pages.is_empty()).then(|| {
        view! {
            <nav aria-label=w::pages(lang)>
                <ul class="govuk-list">{pages}</ul>
            </nav>
        }
    })
}

fn cells(lang: Lang, law: &Law, listed: &Listed) -> Vec<AnyView> {
    let row = &listed.row;
    let reason = why(lang, law, row);
    let source = reason.source.map(|(text, mark)| {
        view! { <p class="lc-aside lc-line"><Source text mark /></p> }
    });
    let by_hand = correction(lang, row).map(|text| {
        view! { <p class="lc-aside lc-line">{format!("{}: {text}", w::by_hand(lang))}</p> }
    });
    let presumed = row
        .presumed
        .then(|| view! { <p class="lc-aside lc-line">{w::presumed(lang)}</p> });
    let mut due = due_lines(lang, row).into_iter();
    let first = due.next();
    let rest: Vec<_> = due
        .map(|line| view! { <p class="lc-aside lc-line">{line}</p> })
        .collect();
    vec![
        view! {
            {listed.name.clone()}
            <Born lang year=listed.birth_year />
            <p class="lc-aside lc-line">{listed.staff_code.clone()}</p>
        }
        .into_any(),
        // On a phone a cell stands beside its heading, all of it as one.
        view! { <div>{listed.post.clone()} <p class="lc-aside lc-line">{listed.unit_name.clone()}</p></div> }
            .into_any(),
        view! { <div>{kind_name(lang, &row.kind)} {presumed}</div> }.into_any(),
        view! { <div>{reason.text} {source} {by_hand}</div> }.into_any(),
        body_name(lang, law, row.control_body.as_deref())
            .unwrap_or_else(|| w::due_missing(lang))
            .into_any(),
        view! { <div><span class="lc-nowrap">{first}</span> {rest}</div> }.into_any(),
    ]
}

/// The link that corrects a row; nobody's own.
fn act(lang: Lang, round: Uuid, listed: &Listed, own: Uuid) -> AnyView {
    if listed.row.person == own {
        return ().into_any();
    }
    let parameters = [(ID, &*round.to_string()), (PERSON, &*listed.row.person.to_string())];
    let href = address(routes::ROSTER_CORRECT, &parameters, "");
    view! {
        <a class="govuk-link" href=href>
            {w::correct(lang)}
            <span class="govuk-visually-hidden">{format!(" {}", listed.name)}</span>
        </a>
    }
    .into_any()
}
