//! What the file would change, before anything is written.
//!
//! Owns: the page with its parts, the file of faults, and the form that confirms. Must not: import.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::idempotency;
use services::people::import::{self, Looked};
use services::people::staff_sheet;
use uuid::Uuid;
use words::staff_pages as w;

use super::parts::{PART, Part, Rows};
use super::{CHANGED, FILE, OFFICER, XLSX, YES, address_of, file_of, gone, see_other};
use crate::components::{
    Alert, AlertKind, BackLink, Button, ButtonGroup, InsetText, NavigationItem, NotificationBanner, Pagination,
    SubNavigation, address,
};
use crate::form::{KEY_FIELD, RawForm};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Name of the field that says what was seen.
pub(super) const SEEN: &str = "da-xem";
/// Name of the parameter with the number of a page.
const PAGE: &str = "trang";
/// Rows on one page.
const ROWS: u32 = 50;
const FAULTS_NAME: &str = "loi.xlsx";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::STAFF_IMPORT_PREVIEW, OFFICER, show),
        Route::get(routes::STAFF_IMPORT_FAULTS, OFFICER, faults),
    ]
}

#[derive(Clone)]
struct Props {
    file: Uuid,
    key: Uuid,
    looked: Arc<Looked>,
    part: Part,
    page: u32,
    has_changed: bool,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let file = file_of(&query);
    let looked = match import::preview(&visit.ctx, file).await? {
        None => return gone(&visit, file).await,
        // Its columns were not chosen yet, or no longer fit.
        Some(Err(_)) => return see_other(address_of(routes::STAFF_IMPORT_COLUMNS, file)),
        Some(Ok(looked)) => looked,
    };
    let part = Part::of(&query, &looked);
    let pages = part.count(&looked).div_ceil(ROWS).max(1);
    let props = Props {
        file,
        key: idempotency::new_key(&visit.ctx),
        part,
        page: query.get(PAGE).parse().unwrap_or(1).clamp(1, pages),
        has_changed: query.get(CHANGED) == YES,
        looked,
    };
    render::page(&visit, Page::new(w::preview(lang)), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

async fn faults(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let file = file_of(&RawForm::from_query(&query.0.unwrap_or_default())?);
    let Some(Ok(looked)) = import::preview(&visit.ctx, file).await? else {
        return gone(&visit, file).await;
    };
    let workbook = staff_sheet::faults(visit.lang, &looked.reading.faults, visit.ctx.today());
    let workbook = workbook.map_err(Fault::internal)?;
    Ok(render::download(workbook, XLSX, FAULTS_NAME))
}

fn part_address(file: Uuid, part: Part, page: u32) -> String {
    let parameters = [
        (FILE, &*file.to_string()),
        (PART, part.code()),
        (PAGE, &*page.to_string()),
    ];
    address(routes::STAFF_IMPORT_PREVIEW, &parameters, "")
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        file,
        key,
        looked,
        part,
        page,
        has_changed,
    } = props;
    let changed = has_changed.then(|| view! { <NotificationBanner id="doi" text=w::preview_changed(lang) /> });
    let is_faulty = !looked.reading.faults.is_empty();
    let head = if is_faulty {
        view! { <Faulty lang file looked=looked.clone() /> }.into_any()
    } else {
        view! { <Summary lang looked=looked.clone() /> }.into_any()
    };
    let items = Part::ALL
        .into_iter()
        .filter(|one| one.count(&looked) > 0)
        .map(|one| NavigationItem {
            href: part_address(file, one, 1),
            text: one.title(lang, &looked),
            current: one == part,
        })
        .collect();
    let confirm = (!is_faulty && !looked.plan.is_empty()).then(|| {
        view! {
            <form method="post" action=routes::STAFF_IMPORT_CONFIRM>
                <input type="hidden" name=KEY_FIELD value=key.to_string() />
                <input type="hidden" name=FILE value=file.to_string() />
                <input type="hidden" name=SEEN value=looked.digest().to_owned() />
                <ButtonGroup>
                    <Button text=w::confirm(lang) />
                    <a class="govuk-link" href=address_of(routes::STAFF_IMPORT_COLUMNS, file)>{w::back_to_columns(lang)}</a>
                    <a class="govuk-link" href=routes::STAFF_IMPORT>{w::other_file(lang)}</a>
                </ButtonGroup>
            </form>
        }
    });
    let count = part.count(&looked);
    view! {
        <BackLink href=address_of(routes::STAFF_IMPORT_COLUMNS, file) />
        {changed}
        <span class="govuk-caption-l">{w::title(lang)}</span>
        <h1 class="govuk-heading-l">{w::preview(lang)}</h1>
        {head}
        {confirm}
        <SubNavigation label=w::parts(lang) items />
        <Rows lang looked part page size=ROWS />
        <Pagination page page_size=ROWS count href=move |page| part_address(file, part, page) />
    }
}

/// What keeps the list from being imported.
#[component]
fn Faulty(lang: Lang, file: Uuid, looked: Arc<Looked>) -> impl IntoView {
    let faults = &looked.reading.faults;
    let rows: BTreeSet<u32> = faults.iter().map(|fault| fault.row).collect();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    view! {
        <Alert kind=AlertKind::Error title=w::preview_faults(lang, count(faults.len()), count(rows.len()))>
            <p>{w::preview_mend(lang)}</p>
        </Alert>
        <ul class="govuk-list lc-acts">
            <li>
                <a class="govuk-link" href=routes::STAFF_IMPORT>{w::other_file(lang)}</a>
            </li>
            <li>
                <a class="govuk-link" href=address_of(routes::STAFF_IMPORT_FAULTS, file)>{w::faults_file(lang)}</a>
            </li>
            <li>
                <a class="govuk-link" href=address_of(routes::STAFF_IMPORT_COLUMNS, file)>{w::back_to_columns(lang)}</a>
            </li>
        </ul>
    }
}

/// What the list would do, in lines.
#[component]
fn Summary(lang: Lang, looked: Arc<Looked>) -> impl IntoView {
    let mut lines = staff_sheet::summary(lang, &looked, false);
    if looked.plan.is_empty() {
        lines[0] = w::preview_nothing(lang);
    }
    let lines = lines.into_iter().map(|line| view! { <p class="govuk-body">{line}</p> });
    let lines = lines.collect_view();
    view! { <InsetText>{lines}</InsetText> }
}
