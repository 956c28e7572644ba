//! The first page: what is read, the template, and the file.
//!
//! Owns: taking a file, and the sentence about one that is refused. Must not: keep it; the shelf does.

use axum::extract::{Multipart, RawQuery};
use axum::response::Response;
use domain::lang::Lang;
use domain::people::staff_sheet::MAX_ROWS;
use domain::routes;
use http::StatusCode;
use leptos::prelude::*;
use services::people::import::{self, MAX_UPLOAD, WAITS};
use services::people::staff_sheet::{self, Refused};
use words::staff_pages as w;

use super::{FILE, GONE, OFFICER, XLSX, YES, address_of, see_other};
use crate::components::{BackLink, Button, ErrorLink, ErrorSummary, FileUpload, NotificationBanner};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::upload::{self, Received};
use crate::{Fault, Visit};

const TEMPLATE_NAME: &str = "mau-danh-sach-can-bo.xlsx";
/// Most that is read to its end, so that the answer reaches whoever chose a file that is far too large.
const MOST_READ: usize = 128 * 1024 * 1024;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::STAFF_IMPORT, OFFICER, show),
        Route::post(routes::STAFF_IMPORT, OFFICER, submit).taking(MOST_READ),
        Route::get(routes::STAFF_TEMPLATE, OFFICER, template),
    ]
}

#[derive(Clone, Default)]
struct Props {
    is_gone: bool,
    error: Option<String>,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    import::permitted(&visit.ctx).await?;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let props = Props {
        is_gone: query.get(GONE) == YES,
        error: None,
    };
    page(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, form: Multipart) -> Result<Response, Fault> {
    import::permitted(&visit.ctx).await?;
    let lang = visit.lang;
    let error = match upload::file(form, FILE, MAX_UPLOAD).await? {
        Received::Nothing => w::file_missing(lang),
        Received::TooLarge => staff_sheet::too_large(lang, MAX_UPLOAD),
        Received::File(bytes) => match import::bring(&visit.ctx, bytes).await? {
            Ok(id) => return see_other(address_of(routes::STAFF_IMPORT_COLUMNS, id)),
            Err(Refused::File(refusal)) => staff_sheet::refusal(lang, refusal),
            Err(Refused::Table(fault)) => staff_sheet::file_fault(lang, fault),
            Err(Refused::Unreadable(error)) => return Err(Fault::internal(error)),
        },
    };
    let props = Props {
        is_gone: false,
        error: Some(error),
    };
    page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await
}

async fn template(visit: Visit) -> Result<Response, Fault> {
    import::permitted(&visit.ctx).await?;
    let template = staff_sheet::template(visit.lang, visit.ctx.today()).map_err(Fault::internal)?;
    Ok(render::download(template, XLSX, TEMPLATE_NAME))
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    render::page(visit, Page::new(w::title(lang)).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

fn megabytes() -> i64 {
    i64::try_from(MAX_UPLOAD / 1024 / 1024).unwrap_or(i64::MAX)
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props { is_gone, error } = props;
    let summary = error.clone().map(|text| {
        let field_id = FILE.to_owned();
        view! { <ErrorSummary errors=vec![ErrorLink { field_id, text }] /> }
    });
    let gone = is_gone.then(|| {
        view! {
            <NotificationBanner id="het" text=w::gone(lang)>
                <p class="govuk-body">{w::gone_why(lang, WAITS.num_minutes())}</p>
            </NotificationBanner>
        }
    });
    let people = i64::try_from(MAX_ROWS).unwrap_or(i64::MAX);
    let how = [
        w::how_file(lang, megabytes(), people),
        w::how_columns(lang),
        w::how_code(lang),
        w::how_all(lang),
        w::how_missing(lang),
        w::how_sealed(lang),
        w::how_long(lang),
    ];
    let how = how.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::PEOPLE />
                {summary}
                {gone}
                <h1 class="govuk-heading-l">{w::title(lang)}</h1>
                <p class="govuk-body">{w::lead(lang)}</p>
                <p class="govuk-body">
                    <a class="govuk-link" href=routes::STAFF_TEMPLATE>{w::template(lang)}</a>
                </p>
                <form method="post" action=routes::STAFF_IMPORT enctype="multipart/form-data" novalidate=true>
                    <FileUpload
                        id=FILE
                        name=FILE
                        label=w::file(lang)
                        hint=w::file_hint(lang, megabytes())
                        error
                        accept=".xlsx".to_owned()
                    />
                    <Button text=w::bring(lang) />
                </form>
                <h2 class="govuk-heading-m">{w::how(lang)}</h2>
                <ul class="govuk-list govuk-list--bullet">{how}</ul>
            </div>
        </div>
    }
}
