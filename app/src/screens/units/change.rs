//! A decision about a unit.
//!
//! Owns: the form of each change. Must not: carry one out before it was shown.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::people::{UnitChange, UnitKind};
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::people::unit_changes::{self, UnitForm};
use services::people::units::{self, OpenedUnit};
use services::{Error, idempotency};
use words::people as w;

use super::change_confirm::{self, Confirmation};
use super::unit::CHANGED;
use super::{CHANGE, pages, unit_address};
use crate::components::{BackLink, Button, ErrorSummary, Input, InputWidth, NotificationBanner, Select};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::people::wording::unit_kind_name;
use crate::screens::people::{AGAIN, DecisionFields, ID, choose, named, unit_choices};
use crate::{Fault, Visit};

/// The fields of the form, as they are named and carried.
pub(super) const FIELDS: [&str; 8] = [
    CHANGE,
    "name",
    "short_name",
    "kind",
    "other",
    "first",
    "number",
    "signed",
];

pub(super) fn routes() -> Vec<Route> {
    const ADMINISTRATOR: AccessRule = AccessRule::AnyOf(&[RoleCode::QuanTri]);
    const HEAD: &[RoleCode] = &[RoleCode::ThuTruong];
    const SIGNING: AccessRule = AccessRule::AnyOfSteppedUp(HEAD);
    vec![
        Route::get(routes::UNIT_CHANGE, ADMINISTRATOR, show),
        Route::post(routes::UNIT_CHANGE, ADMINISTRATOR, preview),
        Route::post(routes::UNIT_CONFIRM, ADMINISTRATOR, submit),
        Route::get(routes::UNIT_REARRANGE, AccessRule::AnyOf(HEAD), show),
        Route::post(routes::UNIT_REARRANGE, SIGNING, preview),
        Route::post(routes::UNIT_REARRANGE_CONFIRM, SIGNING, submit),
    ]
}

/// The answers as typed, in the order of [`FIELDS`].
#[derive(Clone)]
pub(super) struct Typed(pub Vec<String>);

impl Typed {
    fn of(form: &RawForm) -> Self {
        Self(FIELDS.iter().map(|field| form.get(field).to_owned()).collect())
    }

    fn get(&self, field: &str) -> &str {
        let found = FIELDS.iter().zip(&self.0).find(|(name, _)| **name == field);
        found.map_or("", |(_, value)| value)
    }

    fn form<'a>(&'a self, lang: Lang, unit: &'a str) -> UnitForm<'a> {
        UnitForm {
            lang,
            change: self.get(CHANGE),
            unit,
            name: self.get("name"),
            short_name: self.get("short_name"),
            kind: self.get("kind"),
            other: self.get("other"),
            first: self.get("first"),
            number: self.get("number"),
            signed: self.get("signed"),
        }
    }
}

#[derive(Clone)]
struct Props {
    unit: std::sync::Arc<OpenedUnit>,
    change: UnitChange,
    typed: Typed,
    faults: Faults,
    units: Vec<(String, String)>,
    example: String,
    conflict: bool,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = named(&query).ok_or(Error::NotFound)?;
    let change = UnitChange::from_code(query.get(CHANGE)).ok_or(Error::NotFound)?;
    let unit = units::open(&visit.ctx, id).await?;
    let today = day::vietnamese(visit.ctx.today());
    let renames = change == UnitChange::Renamed;
    let values = FIELDS.map(|field| match field {
        CHANGE => change.code(),
        "first" => &today,
        "name" if renames => &unit.name,
        "short_name" if renames => &unit.short_name,
        "kind" if renames => unit.kind.code(),
        _ => "",
    });
    let typed = Typed(values.map(str::to_owned).into());
    page(&visit, StatusCode::OK, unit, change, typed, Faults::default(), false).await
}

async fn preview(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = named(&form).ok_or(Fault::BadRequest)?;
    let typed = Typed::of(&form);
    match unit_changes::preview(&visit.ctx, &typed.form(visit.lang, &id.to_string())).await {
        Ok(preview) => {
            let key = idempotency::new_key(&visit.ctx);
            change_confirm::page(&visit, Confirmation::of(visit.lang, id, preview, typed, key)).await
        }
        Err(error) => again(&visit, id, typed, error).await,
    }
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = named(&form).ok_or(Fault::BadRequest)?;
    let typed = Typed::of(&form);
    if !form.get(AGAIN).is_empty() {
        return with_form(&visit, StatusCode::OK, id, typed, Faults::default(), false).await;
    }
    let (key, version) = (form.key()?, form.number("version")?);
    let target = |unit| unit_address(unit, CHANGED);
    match unit_changes::confirm(
        &visit.ctx,
        key,
        version,
        &typed.form(visit.lang, &id.to_string()),
        target,
    )
    .await
    {
        Ok(target) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()),
        Err(error) => again(&visit, id, typed, error).await,
    }
}

async fn again(visit: &Visit, id: uuid::Uuid, typed: Typed, error: Error) -> Result<Response, Fault> {
    let (status, faults, conflict) = match error {
        Error::Invalid(faults) => (StatusCode::UNPROCESSABLE_ENTITY, faults.into(), false),
        Error::Conflict => (StatusCode::CONFLICT, Faults::default(), true),
        other => return Err(other.into()),
    };
    with_form(visit, status, id, typed, faults, conflict).await
}

/// The form with everything as typed.
async fn with_form(
    visit: &Visit,
    status: StatusCode,
    id: uuid::Uuid,
    typed: Typed,
    faults: Faults,
    conflict: bool,
) -> Result<Response, Fault> {
    let change = UnitChange::from_code(typed.get(CHANGE)).ok_or(Fault::BadRequest)?;
    let unit = units::open(&visit.ctx, id).await?;
    page(visit, status, unit, change, typed, faults, conflict).await
}

/// What a change is called as an act.
pub(super) fn act_name(lang: Lang, change: UnitChange) -> String {
    match change {
        UnitChange::Created => w::units_create(lang),
        UnitChange::Renamed => w::units_rename(lang),
        UnitChange::Moved => w::units_move(lang),
        UnitChange::Merged => w::units_merge(lang),
        UnitChange::Closed => w::units_close(lang),
    }
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    unit: OpenedUnit,
    change: UnitChange,
    typed: Typed,
    faults: Faults,
    conflict: bool,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    if unit.closed.is_some() {
        let target = unit_address(unit.id, "");
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response());
    }
    if !unit.acts.allow(change) {
        return Err(Error::Forbidden.into());
    }
    let units = if change.rearranges() {
        let tree = units::tree(&visit.ctx, "").await?;
        let others = tree.into_iter().filter(|branch| !branch.closed && branch.id != unit.id);
        unit_choices(others.map(|branch| (branch.id, branch.name, branch.depth)).collect()).collect()
    } else {
        Vec::new()
    };
    let props = Props {
        unit: unit.into(),
        change,
        typed,
        faults,
        units,
        example: day::vietnamese(visit.ctx.today()),
        conflict,
    };
    render::page(
        visit,
        Page::new(act_name(lang, change)).with_status(status),
        move || view! { <View lang props=props.clone() /> }.into_any(),
    )
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        unit,
        change,
        typed,
        faults,
        units,
        example,
        conflict,
    } = props;
    let summary = (!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> });
    let value = |field: &str| typed.get(field).to_owned();
    let error = |field: &str| faults.of(field);
    let hint = || w::day_hint(lang, &example);
    let names = matches!(change, UnitChange::Created | UnitChange::Renamed).then(|| {
        let kinds = UnitKind::ALL
            .iter()
            .map(|kind| (kind.code().to_owned(), unit_kind_name(lang, *kind)));
        view! {
            <Input id="name" name="name" label=w::units_name(lang) value=value("name") error=error("name") />
            <Input
                id="short_name"
                name="short_name"
                label=w::units_short_name(lang)
                value=value("short_name")
                width=InputWidth::Twenty
                optional=true
                error=error("short_name")
            />
            <Select
                id="kind"
                name="kind"
                label=w::units_kind(lang)
                options=choose(lang, kinds)
                value=value("kind")
                error=error("kind")
            />
        }
    });
    let other = (!units.is_empty()).then(|| {
        let label = if change == UnitChange::Merged { w::units_other_into(lang) } else { w::units_other_under(lang) };
        view! {
            <Select id="other" name="other" label options=choose(lang, units) value=value("other") error=error("other") />
        }
    });
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=unit_address(unit.id, "") />
                {summary}
                {conflict.then(|| view! { <NotificationBanner id="xung-dot" text=w::units_conflict(lang) /> })}
                <span class="govuk-caption-l">{unit.name.clone()}</span>
                <h1 class="govuk-heading-l">{act_name(lang, change)}</h1>
                <form method="post" action=pages(change).0 novalidate=true>
                    <input type="hidden" name=ID value=unit.id.to_string() />
                    <input type="hidden" name=CHANGE value=change.code() />
                    {names}
                    {other}
                    <Input
                        id="first"
                        name="first"
                        label=w::move_first(lang)
                        hint=hint()
                        value=value("first")
                        width=InputWidth::Ten
                        error=error("first")
                    />
                    <DecisionFields lang number=value("number") signed=value("signed") example=example.clone() faults=faults.clone() />
                    <Button text=w::move_preview(lang) />
                </form>
            </div>
        </div>
    }
}
