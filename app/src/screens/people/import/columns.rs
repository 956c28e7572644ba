//! Which column of the file is which.
//!
//! Owns: the form in which somebody confirms it, with what is offered about the file. Must not: recognise a column;
//! `domain` does.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::people::staff_sheet::{FileFault, Offers, StaffColumn};
use domain::routes;
use domain::workbook::column_letters;
use http::StatusCode;
use leptos::prelude::*;
use services::people::import::{self, Choice, Columns};
use services::people::staff_sheet;
use uuid::Uuid;
use words::staff_pages as w;

use super::{FILE, OFFICER, YES, address_of, file_of, gone, see_other};
use crate::components::{
    BackLink, Button, ButtonKind, Checkboxes, Choice as Answer, Column, ErrorLink, ErrorSummary, Radios, Table, Tag,
    TagColour,
};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Names of the fields: a sheet, a column by its place behind it, and the two offers.
const SHEET: &str = "trang";
const COLUMN: &str = "cot-";
const CONVERT: &str = "chuyen-ma";
const SMALL_LETTERS: &str = "chu-thuong";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::STAFF_IMPORT_COLUMNS, OFFICER, show),
        Route::post(routes::STAFF_IMPORT_COLUMNS, OFFICER, submit),
    ]
}

#[derive(Clone)]
struct Props {
    file: Uuid,
    columns: Arc<Columns>,
    faults: Vec<FileFault>,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let file = file_of(&RawForm::from_query(&query.0.unwrap_or_default())?);
    page(&visit, file, Vec::new()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let file = file_of(&form);
    if let Ok(sheet) = form.get(SHEET).parse() {
        return match import::choose_sheet(&visit.ctx, file, sheet).await? {
            Some(()) => see_other(address_of(routes::STAFF_IMPORT_COLUMNS, file)),
            None => gone(&visit, file).await,
        };
    }
    match import::choose(&visit.ctx, file, choice(form)).await? {
        Some(Ok(())) => see_other(address_of(routes::STAFF_IMPORT_PREVIEW, file)),
        Some(Err(faults)) => page(&visit, file, faults).await,
        None => gone(&visit, file).await,
    }
}

fn choice(form: RawForm) -> Choice {
    let offers = Offers {
        convert: form.get(CONVERT) == YES,
        small_letters: form.get(SMALL_LETTERS) == YES,
    };
    let columns: BTreeMap<u16, StaffColumn> = form
        .into_pairs()
        .filter_map(|(name, code)| {
            let place = name.strip_prefix(COLUMN)?.parse().ok()?;
            Some((place, StaffColumn::from_code(&code)?))
        })
        .collect();
    Choice {
        sheet: None,
        columns: Some(columns),
        offers,
    }
}

async fn page(visit: &Visit, file: Uuid, faults: Vec<FileFault>) -> Result<Response, Fault> {
    let lang = visit.lang;
    let Some(columns) = import::columns(&visit.ctx, file).await? else {
        return gone(visit, file).await;
    };
    let status = if faults.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let props = Props {
        file,
        columns: columns.into(),
        faults,
    };
    render::page(visit, Page::new(w::columns(lang)).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

/// What to put right, and where.
fn links(lang: Lang, columns: &Columns, faults: &[FileFault]) -> Vec<ErrorLink> {
    let field = |place: u16| format!("{COLUMN}{place}");
    let unused = columns.found.headings.iter().find(|heading| heading.column.is_none());
    let first = unused.or_else(|| columns.found.headings.first());
    let anywhere = first.map(|heading| field(heading.place)).unwrap_or_default();
    let link = |fault: &FileFault| {
        let (field_id, text) = match *fault {
            FileFault::Missing(column, _) => (
                anywhere.clone(),
                w::column_missing(lang, &staff_sheet::heading(lang, column)),
            ),
            FileFault::Twice(column, one, other) => {
                let name = staff_sheet::heading(lang, column);
                let text = w::column_twice(lang, &name, &column_letters(one), &column_letters(other));
                (field(other), text)
            }
            FileFault::OldText(_) => (CONVERT.to_owned(), w::convert_missing(lang)),
            other => (anywhere.clone(), staff_sheet::file_fault(lang, other)),
        };
        ErrorLink { field_id, text }
    };
    faults.iter().map(link).collect()
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props { file, columns, faults } = props;
    let errors = links(lang, &columns, &faults);
    let old_text = faults.iter().any(|fault| matches!(fault, FileFault::OldText(_)));
    let summary = (!errors.is_empty()).then(|| view! { <ErrorSummary errors /> });
    let sheet = columns.sheets.iter().find(|(place, _)| *place == columns.found.sheet);
    let reading = sheet.map(|(_, name)| view! { <p class="govuk-body">{w::columns_sheet(lang, name)}</p> });
    let sheets = (columns.sheets.len() > 1).then(|| view! { <Sheets lang file columns=columns.clone() /> });
    let table = view! { <Headings lang columns=columns.clone() /> };
    let offers = view! { <Offered lang columns is_missing=old_text /> };
    view! {
        <BackLink href=routes::STAFF_IMPORT />
        {summary}
        <span class="govuk-caption-l">{w::title(lang)}</span>
        <h1 class="govuk-heading-l">{w::columns(lang)}</h1>
        {reading}
        {sheets}
        <p class="govuk-body">{w::columns_text(lang)}</p>
        <form method="post" action=routes::STAFF_IMPORT_COLUMNS novalidate=true>
            <input type="hidden" name=FILE value=file.to_string() />
            {table}
            {offers}
            <Button text=w::to_preview(lang) />
        </form>
    }
}

#[component]
fn Sheets(lang: Lang, file: Uuid, columns: Arc<Columns>) -> impl IntoView {
    let choices = columns.sheets.iter().map(|(place, name)| Answer {
        value: place.to_string(),
        text: name.clone(),
        ..Answer::default()
    });
    let choices: Vec<_> = choices.collect();
    view! {
        <form method="post" action=routes::STAFF_IMPORT_COLUMNS novalidate=true>
            <input type="hidden" name=FILE value=file.to_string() />
            <Radios
                id=SHEET
                name=SHEET
                label=w::sheets(lang)
                hint=w::sheets_hint(lang)
                choices
                value=columns.found.sheet.to_string()
            />
            <Button text=w::sheets_submit(lang) kind=ButtonKind::Secondary />
        </form>
    }
}

#[component]
fn Headings(lang: Lang, columns: Arc<Columns>) -> impl IntoView {
    let column = |text: String| Column { text, numeric: false };
    let heads = vec![
        column(w::column_in_file(lang)),
        column(w::column_examples(lang)),
        column(w::column_is(lang)),
    ];
    let rows = columns
        .found
        .headings
        .iter()
        .zip(&columns.samples)
        .map(|(heading, samples)| {
            let letters = column_letters(heading.place);
            let suggested = heading
                .suggested
                .filter(|_| !columns.is_said && heading.column.is_none());
            let value = heading.column.or(suggested).map_or("", StaffColumn::code);
            let id = format!("{COLUMN}{}", heading.place);
            let options = StaffColumn::ALL.iter().map(|column| {
                let code = column.code();
                view! { <option value=code selected=code == value>{staff_sheet::heading(lang, *column)}</option> }
            });
            let options = options.collect_view();
            let label = w::column_label(lang, &letters, &heading.text);
            vec![
                view! { <span class="lc-aside">{letters}</span> " " {heading.text.clone()} }.into_any(),
                samples.join("; ").into_any(),
                view! {
                    <label class="govuk-visually-hidden" for=id.clone()>{label}</label>
                    <select class="govuk-select lc-select-in-table" id=id.clone() name=id>
                        <option value="" selected=value.is_empty()>{w::column_none(lang)}</option>
                        {options}
                    </select>
                    {suggested.map(|_| view! { " " <Tag text=w::column_suggested(lang) colour=TagColour::Yellow /> })}
                }
                .into_any(),
            ]
        });
    let rows = rows.collect();
    view! {
        <Table id="cac-cot" caption=w::columns_table(lang) columns=heads rows empty=w::columns_none(lang) cards=true />
    }
}

#[component]
fn Offered(lang: Lang, columns: Arc<Columns>, is_missing: bool) -> impl IntoView {
    let answer = |text, hint| {
        vec![Answer {
            value: YES.to_owned(),
            text,
            hint: Some(hint),
            ..Answer::default()
        }]
    };
    let ticked = |on: bool| if on { vec![YES.to_owned()] } else { Vec::new() };
    let convert = columns.conversion.as_ref().map(|conversion| {
        let code = staff_sheet::code_name(lang, conversion.encoding);
        let hint = w::convert_hint(lang, &conversion.before, &conversion.after);
        let choices = answer(w::convert(lang, &code), hint);
        let error = is_missing.then(|| w::convert_missing(lang));
        view! {
            <Checkboxes
                id=CONVERT
                name=CONVERT
                label=w::offers(lang)
                choices
                values=ticked(columns.offers.convert)
                error
            />
        }
    });
    let small_letters = columns.capitals.as_ref().map(|(count, after)| {
        let count = i64::try_from(*count).unwrap_or(i64::MAX);
        let choices = answer(w::small_letters(lang, count), w::small_letters_hint(lang, after));
        view! {
            <Checkboxes
                id=SMALL_LETTERS
                name=SMALL_LETTERS
                label=staff_sheet::heading(lang, StaffColumn::Name)
                choices
                values=ticked(columns.offers.small_letters)
            />
        }
    });
    view! {
        {convert}
        {small_letters}
    }
}
