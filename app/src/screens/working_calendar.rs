//! Page "Lịch làm việc": the working days of a year, with the source of each day off.
//!
//! Owns: how a year is shown. Must not: decide which days are worked (`domain` does).

use axum::extract::RawQuery;
use axum::response::Response;
use chrono::Datelike;
use domain::access::AccessRule;
use domain::deadlines::CalendarDay;
use domain::lang::Lang;
use domain::law::Mark;
use domain::routes;
use http::StatusCode;
use leptos::prelude::*;
use services::law::{self, CALENDAR_YEARS, WorkingYear};

use super::legal::{LawPages, Source, dated, parameters, read_year, short};
use crate::components::{
    Button, ButtonKind, Column, ErrorLink, ErrorSummary, Input, InputKind, InputWidth, InsetText, MarkedDay,
    MonthCalendar, MonthLegend, Table, WarningText, address, day_kind_name, lang,
};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Parameter and id of the year.
const YEAR: &str = "nam";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::WORKING_CALENDAR, AccessRule::Public, show)]
}

#[derive(Clone)]
struct Props {
    typed: String,
    error: Option<String>,
    year: Option<WorkingYear>,
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let typed = parameters(query.as_deref().unwrap_or_default())
        .into_iter()
        .rev()
        .find_map(|(name, value)| (name == YEAR).then(|| short(&value)))
        .unwrap_or_else(|| law::today(&visit.ctx).year().to_string());
    let year = read_year(&typed, &CALENDAR_YEARS).map(|year| law::working_year(&visit.ctx, year));
    let (first, last) = bounds();
    let page = Page::new(words::calendar::title(lang));
    let (page, error) = match year {
        Some(_) => (page, None),
        None => (
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY),
            Some(words::calendar::year_error(lang, &first, &last)),
        ),
    };
    let props = Props { typed, error, year };
    render::page(&visit, page, move || view! { <View props=props.clone() /> }.into_any()).await
}

fn bounds() -> (String, String) {
    (CALENDAR_YEARS.start().to_string(), CALENDAR_YEARS.end().to_string())
}

#[component]
fn View(props: Props) -> impl IntoView {
    let lang = lang();
    let Props { typed, error, year } = props;
    let (first, last) = bounds();
    let summary = error.clone().map(|text| {
        let field_id = YEAR.to_owned();
        view! { <ErrorSummary errors=vec![ErrorLink { field_id, text }] /> }
    });
    view! {
        <LawPages current=routes::WORKING_CALENDAR />
        {summary}
        <h1 class="govuk-heading-l">{words::calendar::title(lang)}</h1>
        <p class="govuk-body-l lc-lead lc-screen-only">{words::calendar::lead(lang)}</p>
        <form class="lc-year-form" action=routes::WORKING_CALENDAR method="get" novalidate=true>
            <Input
                id=YEAR
                name=YEAR
                label=words::calendar::year(lang)
                hint=words::calendar::year_hint(lang, &first, &last)
                error
                value=typed
                kind=InputKind::Digits
                width=InputWidth::Four
                autocomplete="off".to_owned()
            />
            <Button text=words::calendar::show(lang) kind=ButtonKind::Secondary />
        </form>
        {year.map(|year| view! { <Year year /> })}
    }
}

#[component]
fn Year(year: WorkingYear) -> impl IntoView {
    let lang = lang();
    let number = year.year.to_string();
    let days: Vec<MarkedDay> = year.days.iter().map(|day| marked(lang, day)).collect();
    let months = (1..=12_u32)
        .zip(year.working)
        .map(|(month, working)| {
            let days = days.iter().filter(|day| day.date.month() == month).cloned().collect();
            let note = words::calendar::working_days(lang, working);
            view! { <MonthCalendar year=year.year month days note /> }
        })
        .collect_view();
    let state = match &year.decided {
        None => view! { <WarningText text=words::calendar::provisional(lang, &number) /> }.into_any(),
        Some(row) => {
            let open = (row.mark == Mark::Verify)
                .then(|| view! { <WarningText text=words::calendar::open_year(lang, &number) /> });
            let papers = words::calendar::papers(lang, &row.source);
            view! { {open} <InsetText>{papers}</InsetText> }.into_any()
        }
    };
    let total = year.working.iter().sum();
    view! {
        <div class="lc-year-head">
            <h2 class="govuk-heading-m" id="nam-xem">{words::calendar::year_heading(lang, &number)}</h2>
            <Neighbours year=year.year />
        </div>
        {state}
        <p class="govuk-body">{words::calendar::year_total(lang, &number, total)}</p>
        <MonthLegend days=days.clone() />
        <div class="lc-months lc-months--year">{months}</div>
        <SpecialDays year />
    }
}

/// The years before and after.
#[component]
fn Neighbours(year: i32) -> impl IntoView {
    let lang = lang();
    let link = |year: i32, rel: &'static str, text: String| {
        CALENDAR_YEARS.contains(&year).then(|| {
            let href = address(routes::WORKING_CALENDAR, &[(YEAR, &year.to_string())], "");
            view! { <li><a class="govuk-link lc-year-link" href=href rel=rel>{text} {format!(": {year}")}</a></li> }
        })
    };
    view! {
        <nav class="lc-years" aria-label=words::calendar::years(lang)>
            <ul class="lc-inline-list">
                {link(year - 1, "prev", words::calendar::previous_year(lang))}
                {link(year + 1, "next", words::calendar::next_year(lang))}
            </ul>
        </nav>
    }
}

#[component]
fn SpecialDays(year: WorkingYear) -> impl IntoView {
    let lang = lang();
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(words::calendar::column_day(lang)),
        column(words::calendar::column_name(lang)),
        column(words::calendar::column_kind(lang)),
        column(words::calendar::column_source(lang)),
    ];
    let row = |day: CalendarDay| {
        vec![
            dated(lang, day.date).into_any(),
            day.name.in_lang(lang).to_owned().into_any(),
            day_kind_name(lang, day.kind).into_any(),
            view! { <Source text=day.source mark=day.mark /> }.into_any(),
        ]
    };
    view! {
        <div class="lc-stacked lc-stacked--short">
            <Table
                id="ngay-dac-biet"
                caption=words::calendar::special_days(lang, &year.year.to_string())
                columns
                rows=year.days.into_iter().map(row).collect()
                empty=words::calendar::special_none(lang)
            />
        </div>
    }
}

/// A special day as the calendar marks it.
pub(super) fn marked(lang: Lang, day: &CalendarDay) -> MarkedDay {
    let name = words::lookup::special_kind(lang, &day_kind_name(lang, day.kind), day.name.in_lang(lang));
    MarkedDay {
        date: day.date,
        kind: Some(day.kind),
        role: None,
        stopped: false,
        name,
    }
}
