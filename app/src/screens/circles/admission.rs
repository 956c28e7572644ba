//! Handing the key of a circle over.
//!
//! Owns: the member's form with the key code that he heard. Must not: fill that code in.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::circles::{self, Waiting};
use uuid::Uuid;

use super::{ADMITTED, DONE, ID};
use crate::components::{BackLink, Button, ErrorSummary, Input, InputWidth, SummaryList, SummaryRow, address};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::own::role_name;
use crate::{Fault, Visit};

/// Everybody whose role has a circle; which circle is decided for each.
const MEMBERS: &[RoleCode] = &[
    RoleCode::CanBoToChuc,
    RoleCode::ThuTruong,
    RoleCode::PhoThuTruong,
    RoleCode::TruongPhong,
    RoleCode::DaiDienCongDoan,
    RoleCode::CoQuanKiemSoat,
    RoleCode::KiemToanNoiBo,
    RoleCode::ThongKe,
];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::CIRCLE_ADMISSION, AccessRule::AnyOf(MEMBERS), show),
        Route::post(routes::CIRCLE_ADMISSION, AccessRule::AnyOfSteppedUp(MEMBERS), submit),
    ]
}

#[derive(Clone)]
struct Props {
    id: Uuid,
    rows: Vec<SummaryRow>,
    code: String,
    faults: Faults,
}

impl Props {
    fn of(lang: Lang, waiting: Waiting) -> Self {
        use words::circles as w;
        let row = |key: String, value: String| SummaryRow {
            key,
            value: Some(value),
            change_href: None,
        };
        Self {
            id: waiting.role_id,
            rows: vec![
                row(w::name(lang), waiting.fellow.name),
                row(w::unit(lang), waiting.fellow.unit_name),
                row(w::waiting_role(lang), role_name(lang, waiting.role)),
            ],
            code: String::new(),
            faults: Faults::default(),
        }
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = query.get(ID).parse().map_err(|_| Error::NotFound)?;
    let props = Props::of(visit.lang, waiting(&visit, id).await?);
    page(&visit, StatusCode::OK, props).await
}

async fn waiting(visit: &Visit, id: Uuid) -> Result<Waiting, Error> {
    let own = circles::own(&visit.ctx).await?;
    let mut all = own.into_iter().flat_map(|membership| membership.waiting);
    all.find(|one| one.role_id == id).ok_or(Error::NotFound)
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id: Uuid = form.get(ID).parse().map_err(|_| Fault::BadRequest)?;
    let typed = form.get("code");
    match circles::admit(&visit.ctx, visit.lang, id, typed).await {
        Ok(()) => {
            let target = address(routes::CIRCLES, &[(DONE, ADMITTED)], "");
            Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
        }
        Err(Error::Invalid(faults)) => {
            let props = Props {
                code: typed.to_owned(),
                faults: faults.into(),
                ..Props::of(visit.lang, waiting(&visit, id).await?)
            };
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::circles::admit_title(lang)).with_status(status);
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

/// The field for a key code that was heard.
#[component]
pub(crate) fn KeyCodeInput(
    lang: Lang,
    /// As typed.
    #[prop(into)]
    value: String,
    /// What to put right.
    error: Option<String>,
) -> impl IntoView {
    use words::circles as w;
    view! {
        <Input
            id="code"
            name="code"
            label=w::code(lang)
            hint=w::code_hint(lang)
            value
            width=InputWidth::Twenty
            autocomplete="off".to_owned()
            error
        />
    }
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::circles as w;
    let Props { id, rows, code, faults } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::CIRCLES />
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <h1 class="govuk-heading-l">{w::admit_title(lang)}</h1>
                <SummaryList rows />
                <p class="govuk-body">{w::admit_text(lang)}</p>
                <form method="post" action=routes::CIRCLE_ADMISSION novalidate>
                    <input type="hidden" name=ID value=id.to_string() />
                    <KeyCodeInput lang value=code error=faults.of("code") />
                    <Button text=w::admit_submit(lang) />
                </form>
            </div>
        </div>
    }
}
