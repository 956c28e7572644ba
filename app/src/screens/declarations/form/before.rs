//! "Trước khi bắt đầu": what to have at hand, how long it takes, by when, who will read it, what the law changed.
//!
//! Owns: this page. Must not: begin anything by itself.

use axum::response::Response;
use chrono::{Datelike, NaiveDate};
use domain::declarations::{Kind, amount};
use domain::lang::Lang;
use domain::law::Law;
use leptos::prelude::*;
use services::declarations::{Asked, earlier_exists, readers};
use words::filling as w;

use super::home_address;
use super::wording::{kind_name, until, weekday};
use crate::components::{BackLink, Button, InsetText, SummaryList, SummaryRow};
use crate::render::{self, Page};
use crate::screens::legal::source_text;
use crate::{Fault, Visit};

/// Thresholds that a declarant has to do with.
const THRESHOLDS: [&str; 3] = ["T_item", "T_attached", "T_change"];

#[derive(Clone)]
struct Props {
    id: uuid::Uuid,
    title: String,
    due: Option<String>,
    planned: Option<String>,
    is_first: bool,
    has_last: bool,
    readers: Vec<String>,
    changed: Vec<String>,
    paper: bool,
}

pub(super) async fn page(visit: &Visit, asked: &Asked) -> Result<Response, Fault> {
    let (lang, today) = (visit.lang, visit.ctx.today());
    let row = &asked.row;
    let props = Props {
        id: row.id,
        title: w::list_name(lang, &kind_name(lang, &row.kind), &asked.year.to_string()),
        due: row.due.map(|day| until(lang, day.date(), today)),
        planned: row
            .planned
            .map(|day| w::before_planned(lang, &weekday(lang, day.date()))),
        is_first: row.kind == Kind::LanDau.code(),
        has_last: earlier_exists(&visit.ctx, row.id).await?,
        readers: readers(&visit.ctx, row.id).await?.names,
        changed: changed(lang, &visit.state.platform.law, today),
        paper: asked.paper,
    };
    render::page(visit, Page::new(w::before_title(lang)), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

/// What the law has changed since the beginning of the year.
fn changed(lang: Lang, law: &Law, today: NaiveDate) -> Vec<String> {
    let Some(new_year) = NaiveDate::from_ymd_opt(today.year(), 1, 1) else {
        return Vec::new();
    };
    let change = |key: &&str| {
        let (was, is) = (law.parameter(key, new_year)?, law.parameter(key, today)?);
        let (before, now) = (was.value?, is.value?);
        let from = domain::day::vietnamese(is.valid_from);
        let source = source_text(lang, &is.source, is.mark);
        (before != now).then(|| {
            w::before_changed(
                lang,
                is.name.in_lang(lang),
                &amount(before),
                &amount(now),
                &from,
                &source,
            )
        })
    };
    THRESHOLDS.iter().filter_map(change).collect()
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        id,
        title,
        due,
        planned,
        is_first,
        has_last,
        readers,
        changed,
        paper,
    } = props;
    let time = if has_last {
        w::before_time_last(lang)
    } else {
        w::before_time_new(lang)
    };
    let until = [due, planned].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let reads = if readers.is_empty() {
        w::before_nobody(lang)
    } else {
        w::before_readers(lang, &readers.join(", "))
    };
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value).filter(|value| !value.is_empty()),
        change_href: None,
    };
    let facts = vec![
        row(w::before_due(lang), until),
        row(w::before_time(lang), time),
        row(w::before_who(lang), reads),
    ];
    let papers = [
        w::before_paper_identity(lang),
        w::before_paper_land(lang),
        w::before_paper_vehicle(lang),
        w::before_paper_money(lang),
        w::before_paper_securities(lang),
    ];
    let income = (!is_first).then(|| view! { <li>{w::before_paper_income(lang)}</li> });
    let last = (!is_first && !has_last).then(|| view! { <li>{w::before_paper_last(lang)}</li> });
    let law = (!changed.is_empty()).then(|| {
        let lines = changed.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <h2 class="govuk-heading-m">{w::before_law(lang)}</h2>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        }
    });
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=domain::routes::OWN_DECLARATIONS />
                <span class="govuk-caption-l">{title}</span>
                <h1 class="govuk-heading-l">{w::before_title(lang)}</h1>
                {is_first.then(|| view! { <p class="govuk-body">{w::before_first(lang)}</p> })}
                <SummaryList rows=facts />
                {has_last
                    .then(|| {
                        view! {
                            <InsetText>
                                <p class="govuk-body">{w::before_copy(lang)}</p>
                            </InsetText>
                        }
                    })}
                <h2 class="govuk-heading-m">{w::before_papers(lang)}</h2>
                <ul class="govuk-list govuk-list--bullet">
                    {papers.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()} {income} {last}
                </ul>
                {law}
                <p class="govuk-body">{w::before_private(lang)}</p>
                {paper.then(|| view! { <p class="govuk-body">{w::before_print(lang)}</p> })}
                <form method="post" action=home_address(id) novalidate>
                    <Button text=w::before_begin(lang) />
                </form>
            </div>
        </div>
    }
}
