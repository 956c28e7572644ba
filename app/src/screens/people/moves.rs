//! Recording a move: which, its form, what it changes, confirmed.
//!
//! Owns: the three pages and what is carried between them. Must not: record anything before it was shown.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use domain::people::{MoveKind, Status};
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::people::file::{self, OpenedPerson};
use services::people::moving::{self, MoveForm};
use services::people::units;
use services::{Error, FieldFault, idempotency};
use uuid::Uuid;
use words::people as w;

use super::confirm::{self, Confirmation};
use super::entry_form::{kinds, levels};
use super::person::MOVED;
use super::wording::{move_name, status_name};
use super::{AGAIN, ID, choose, person_address};
use crate::components::{
    BackLink, Button, Choice, ErrorSummary, Input, InputWidth, NotificationBanner, Radios, Select,
};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Parameter: code of the kind of move.
const KIND: &str = "loai";
/// Parameter: the question which move was answered, if only by nothing.
const ASKED: &str = "chon";
/// The fields of the form, as they are named and carried.
pub(super) const FIELDS: [&str; 12] = [
    KIND,
    "first",
    "until",
    "unit",
    "post",
    "level",
    "person_kind",
    "leave",
    "name",
    "place",
    "number",
    "signed",
];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::MOVE, super::WRITERS, show),
        Route::post(routes::MOVE, super::WRITERS, preview),
        Route::post(routes::MOVE_CONFIRM, super::WRITERS, submit),
    ]
}

/// The answers as typed, in the order of [`FIELDS`].
#[derive(Clone, Default)]
pub(super) struct Typed(pub Vec<String>);

impl Typed {
    pub fn of(form: &RawForm) -> Self {
        Self(FIELDS.iter().map(|field| form.get(field).to_owned()).collect())
    }

    fn get(&self, field: &str) -> &str {
        let found = FIELDS.iter().zip(&self.0).find(|(name, _)| **name == field);
        found.map_or("", |(_, value)| value)
    }

    fn form(&self, lang: Lang) -> MoveForm<'_> {
        MoveForm {
            lang,
            kind: self.get(KIND),
            first: self.get("first"),
            until: self.get("until"),
            unit: self.get("unit"),
            post: self.get("post"),
            level: self.get("level"),
            person_kind: self.get("person_kind"),
            leave: self.get("leave"),
            name: self.get("name"),
            place: self.get("place"),
            number: self.get("number"),
            signed: self.get("signed"),
        }
    }
}

#[derive(Clone)]
struct Props {
    id: Uuid,
    name: String,
    moves: Vec<MoveKind>,
    kind: Option<MoveKind>,
    typed: Typed,
    faults: Faults,
    units: Vec<(String, String)>,
    example: String,
    conflict: bool,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    let opened = file::open(&visit.ctx, visit.lang, id).await?;
    let typed = match MoveKind::from_code(query.get(KIND)) {
        Some(kind) => beginning(&opened, kind, &day::vietnamese(visit.ctx.today())),
        None => Typed::of(&query),
    };
    if typed.get(KIND).is_empty() && !query.get(ASKED).is_empty() {
        let message = w::choice_missing(visit.lang);
        let faults = vec![FieldFault { field: KIND, message }];
        return refused(&visit, opened, typed, faults).await;
    }
    page(&visit, StatusCode::OK, opened, typed, Faults::default(), false).await
}

/// What is known already: today, and post and kind as they are.
fn beginning(opened: &OpenedPerson, kind: MoveKind, today: &str) -> Typed {
    let standing = &opened.standing;
    let values = FIELDS.map(|field| match field {
        KIND => kind.code(),
        "first" => today,
        "post" => &standing.post,
        "level" => standing.level.code(),
        "person_kind" => standing.kind.code(),
        "name" => standing.name.as_str(),
        _ => "",
    });
    Typed(values.map(str::to_owned).into())
}

/// The form was filled in: what it changes, or what is wrong.
async fn preview(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let typed = Typed::of(&form);
    match moving::preview(&visit.ctx, id, &typed.form(visit.lang)).await {
        Ok(preview) => {
            let key = idempotency::new_key(&visit.ctx);
            confirm::page(&visit, Confirmation::of(visit.lang, preview, typed, key)).await
        }
        Err(Error::Invalid(faults)) => {
            let opened = file::open(&visit.ctx, visit.lang, id).await?;
            refused(&visit, opened, typed, faults).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn refused(
    visit: &Visit,
    opened: OpenedPerson,
    typed: Typed,
    faults: Vec<FieldFault>,
) -> Result<Response, Fault> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(visit, status, opened, typed, faults.into(), false).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let typed = Typed::of(&form);
    if !form.get(AGAIN).is_empty() {
        let opened = file::open(&visit.ctx, visit.lang, id).await?;
        return page(&visit, StatusCode::OK, opened, typed, Faults::default(), false).await;
    }
    let (key, version) = (form.key()?, form.number("version")?);
    let target = person_address(id, MOVED);
    let (status, faults, conflict) =
        match moving::confirm(&visit.ctx, key, id, version, &typed.form(visit.lang), &target).await {
            Ok(target) => return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()),
            Err(Error::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, faults.into(), false),
            Err(Error::Conflict) => (StatusCode::CONFLICT, Faults::default(), true),
            Err(error) => return Err(error.into()),
        };
    let opened = file::open(&visit.ctx, visit.lang, id).await?;
    page(&visit, status, opened, typed, faults, conflict).await
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    opened: OpenedPerson,
    typed: Typed,
    faults: Faults,
    conflict: bool,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    if opened.acts.moves.is_empty() {
        return Err(Error::Forbidden.into());
    }
    let kind = MoveKind::from_code(typed.get(KIND)).filter(|kind| opened.acts.moves.contains(kind));
    let units = if kind.is_some_and(names_unit) {
        let tree = units::tree(&visit.ctx, "").await?;
        let open = tree.into_iter().filter(|unit| !unit.closed);
        super::unit_choices(open.map(|unit| (unit.id, unit.name, unit.depth)).collect()).collect()
    } else {
        Vec::new()
    };
    let props = Props {
        id: opened.id,
        name: opened.standing.name.as_str().to_owned(),
        moves: opened.acts.moves,
        kind,
        typed,
        faults,
        units,
        example: day::vietnamese(visit.ctx.today()),
        conflict,
    };
    render::page(visit, Page::new(w::move_title(lang)).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let summary = (!props.faults.is_empty()).then(|| view! { <ErrorSummary errors=props.faults.links() /> });
    let (id, name, conflict) = (props.id, props.name.clone(), props.conflict);
    let inside = match props.kind {
        Some(kind) => view! { <Form lang props kind /> }.into_any(),
        None => view! { <Choosing lang id moves=props.moves error=props.faults.of(KIND) /> }.into_any(),
    };
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=person_address(id, "") />
                {summary}
                {conflict.then(|| view! { <NotificationBanner id="xung-dot" text=w::conflict(lang) /> })}
                <span class="govuk-caption-l">{w::move_title(lang)}</span>
                <h1 class="govuk-heading-l">{name}</h1>
                {inside}
            </div>
        </div>
    }
}

/// Whether a move says in which unit somebody works from then on.
const fn names_unit(kind: MoveKind) -> bool {
    matches!(kind, MoveKind::Transfer | MoveKind::Return)
}

#[component]
fn Choosing(lang: Lang, id: Uuid, moves: Vec<MoveKind>, error: Option<String>) -> impl IntoView {
    let choice = |kind: MoveKind| Choice {
        value: kind.code().to_owned(),
        text: move_name(lang, kind),
        ..Choice::default()
    };
    view! {
        <form method="get" action=routes::MOVE novalidate=true>
            <input type="hidden" name=ID value=id.to_string() />
            <input type="hidden" name=ASKED value="1" />
            <Radios id=KIND name=KIND label=w::move_kind(lang) choices=moves.into_iter().map(choice).collect() error />
            <Button text=w::move_choose(lang) />
        </form>
    }
}

#[component]
fn Form(lang: Lang, props: Props, kind: MoveKind) -> impl IntoView {
    let Props {
        id,
        typed,
        faults,
        units,
        example,
        ..
    } = props;
    let error = |field: &str| faults.of(field);
    let text = |field: &'static str, label: String, optional: bool| {
        let (value, error) = (typed.get(field).to_owned(), error(field));
        view! { <Input id=field name=field label value optional error /> }
    };
    let day = |field: &'static str, label: String, optional: bool| {
        let (value, error) = (typed.get(field).to_owned(), error(field));
        let hint = w::day_hint(lang, &example);
        view! { <Input id=field name=field label hint value optional width=InputWidth::Ten error /> }
    };
    let unit = names_unit(kind).then(|| {
        let (value, error) = (typed.get("unit").to_owned(), error("unit"));
        let label = if kind == MoveKind::Return {
            w::move_unit_back(lang)
        } else {
            w::move_unit(lang)
        };
        view! { <Select id="unit" name="unit" label options=choose(lang, units) value error /> }
    });
    let post = matches!(kind, MoveKind::Transfer | MoveKind::Post).then(|| {
        let (level, level_error) = (typed.get("level").to_owned(), error("level"));
        let (person, person_error) = (typed.get("person_kind").to_owned(), error("person_kind"));
        view! {
            {text("post", w::move_post(lang), true)}
            <Select id="level" name="level" label=w::level(lang) options=levels(lang) value=level error=level_error />
            <Select
                id="person_kind"
                name="person_kind"
                label=w::kind(lang)
                options=kinds(lang)
                value=person
                error=person_error
            />
        }
    });
    let leave = (kind == MoveKind::Leave).then(|| {
        let leaves = Status::ALL
            .iter()
            .filter(|status| status.is_away() && **status != Status::Seconded);
        let leaves = leaves.map(|status| (status.code().to_owned(), status_name(lang, *status)));
        let (value, error) = (typed.get("leave").to_owned(), error("leave"));
        view! { <Select id="leave" name="leave" label=w::move_leave(lang) options=choose(lang, leaves) value error /> }
    });
    let name = (kind == MoveKind::NameChange).then(|| text("name", w::move_name(lang), false));
    let place =
        matches!(kind, MoveKind::Secondment | MoveKind::TransferOut).then(|| text("place", w::move_place(lang), false));
    let until = matches!(kind, MoveKind::Leave | MoveKind::Secondment).then(|| day("until", w::move_until(lang), true));
    let number = if kind == MoveKind::Death {
        w::move_death_number(lang)
    } else {
        w::move_number(lang)
    };
    view! {
        <h2 class="govuk-heading-m">{move_name(lang, kind)}</h2>
        <form method="post" action=routes::MOVE novalidate=true>
            <input type="hidden" name=ID value=id.to_string() />
            <input type="hidden" name=KIND value=kind.code() />
            {leave}
            {name}
            {unit}
            {post}
            {place}
            {day("first", w::move_first(lang), false)}
            {until}
            {text("number", number, false)}
            {day("signed", w::move_signed(lang), false)}
            <Button text=w::move_preview(lang) />
        </form>
    }
}
