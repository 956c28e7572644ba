//! One entry of a heading: a person, a parcel, a car. One page for all of them; the form says which fields it has.
//!
//! Owns: showing what was saved, keeping what is typed, telling what is wrong, and showing both when two windows differ.
//! Must not: know a heading by name, but the income, which has a page of its own.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use domain::access::AccessRule;
use domain::declarations::{
    Entry, EntryId, FieldKey, Finding, HeadingKey, Part, Place, Severity, State, TypedFault, asked,
};
use domain::law::{Form, Heading, Many};
use domain::routes;
use http::StatusCode;
use services::Error;
use services::declarations::{Item, Kept, Put, Reviewed, act, place_name, put, review, told};
use uuid::Uuid;

use super::fields::{AS_DECLARANT, About};
use super::frame::Around;
use super::heading::DONE;
use super::page::{self, Props, Since};
use super::wording::fault;
use super::{
    ACT, BACK, REVISION, ToAnswers, entry_address, entry_id, heading, heading_address, next_address, obligation,
    reader, to,
};
use crate::components::ErrorLink;
use crate::form::RawForm;
use crate::route::Route;
use crate::{Fault, Visit};

/// Name of the hidden field with the names of the fields that the page had.
pub(super) const FIELDS: &str = "truong";
/// Name of the question what became of something since a last declaration on paper.
pub(super) const SINCE: &str = "tu-lan-truoc";
/// Value of the button that leaves what is not complete for later.
pub(super) const LATER: &str = "de-sau";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_ENTRY, AccessRule::SignedIn, show),
        Route::post(routes::OWN_ENTRY, AccessRule::SignedIn, submit),
    ]
}

/// Which entry a page is about.
struct At<'a> {
    id: Uuid,
    form: &'a Form,
    heading: &'a Heading,
    entry: EntryId,
}

fn at<'a>(visit: &'a Visit, (id, key, entry): &(String, String, String)) -> Result<At<'a>, Fault> {
    let form = services::declarations::form(&visit.ctx)?;
    let heading = heading(form, key)?;
    if heading.key == HeadingKey::Income {
        return Err(Error::NotFound.into());
    }
    Ok(At {
        id: obligation(id)?,
        entry: entry_id(entry)?,
        form,
        heading,
    })
}

async fn show(visit: Visit, Path(path): Path<(String, String, String)>, query: RawQuery) -> Result<Response, Fault> {
    let at = at(&visit, &path)?;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let reviewed = review(&visit.ctx, at.id).await?;
    if !at.heading.is_in(reviewed.open.writing.declaration.kind) {
        return Err(Error::NotFound.into());
    }
    let props = props(&visit, &at, &reviewed, query.get(BACK));
    page::render(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, Path(path): Path<(String, String, String)>, form: RawForm) -> Result<Response, Fault> {
    let at = at(&visit, &path)?;
    let revision = form.number(REVISION)?;
    let had: Vec<&str> = form.get(FIELDS).split(',').collect();
    let typed = |key: FieldKey| had.contains(&key.code()).then(|| form.get(key.code()));
    let since = Since::from_code(form.get(SINCE)).map(Since::state);
    let change = Put {
        heading: at.heading.key,
        entry: &at.entry,
        typed: &typed,
        since,
    };
    let kept = match put(&visit.ctx, at.id, revision, &change).await {
        Ok(kept) => kept,
        Err(Error::Conflict) if !visit.wants_json => return conflict(&visit, &at, &form, &typed).await,
        Err(error) => return Err(error.into()),
    };
    if visit.wants_json {
        return Ok(page::saved(&visit, kept.revision, kept.at));
    }
    if let Some(field) = form.get(ACT).strip_prefix(AS_DECLARANT) {
        return as_declarant(&visit, &at, &kept, field, form.get(BACK)).await;
    }
    let reviewed = review(&visit.ctx, at.id).await?;
    let declaration = &reviewed.open.writing.declaration;
    let entry = declaration.entry(at.heading.key, &at.entry);
    let Some(entry) = entry else {
        // Nothing was typed on an empty page.
        return Ok(to(onward(&at, &reviewed, form.get(BACK), "")));
    };
    let is_later = form.get(ACT) == LATER;
    let new_fields = asked(at.form, at.heading, Some(entry))
        .iter()
        .any(|field| !had.contains(&field.key.code()));
    if new_fields && !is_later {
        return Ok(to(with_back(
            entry_address(at.id, at.heading.key, &at.entry),
            form.get(BACK),
        )));
    }
    let wrong = wrong(&visit, &at, &reviewed, &kept);
    if is_later || wrong.is_empty() {
        return Ok(to(onward(&at, &reviewed, form.get(BACK), "luu")));
    }
    let mut props = props(&visit, &at, &reviewed, form.get(BACK));
    for question in &mut props.questions {
        let own = wrong.iter().find(|(field, _)| *field == question.field.key);
        question.error = own.map(|(_, text)| text.clone());
    }
    props.around.errors = wrong.into_iter().map(|(field, text)| link(field, text)).collect();
    page::render(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await
}

fn link(field: FieldKey, text: String) -> ErrorLink {
    ErrorLink {
        field_id: field.code().to_owned(),
        text,
    }
}

fn with_back(path: String, back: &str) -> String {
    crate::components::address(&path, &[(BACK, back)], "")
}

/// Fills an address in as that of the declarant, and shows the page again at that field.
async fn as_declarant(
    visit: &Visit,
    at: &At<'_>,
    kept: &Kept<Vec<(FieldKey, TypedFault)>>,
    field: &str,
    back: &str,
) -> Result<Response, Fault> {
    let key = FieldKey::from_code(field).ok_or(Fault::BadRequest)?;
    let item = Item::AsDeclarant(at.entry.clone(), key);
    act(&visit.ctx, at.id, kept.revision, vec![(at.heading.key, item)]).await?;
    let path = entry_address(at.id, at.heading.key, &at.entry);
    Ok(to(crate::components::address(&path, &[(BACK, back)], field)))
}

/// What could not be read, and what the checks say blocks at a field of the entry, in the order of the page.
fn wrong(
    visit: &Visit,
    at: &At<'_>,
    reviewed: &Reviewed,
    kept: &Kept<Vec<(FieldKey, TypedFault)>>,
) -> Vec<(FieldKey, String)> {
    let entry = reviewed.open.writing.declaration.entry(at.heading.key, &at.entry);
    let reader = reader(visit, at.form, reviewed);
    let found = |key: FieldKey| {
        let here = |finding: &&Finding| {
            finding.severity == Severity::H && finding.place == Place::Field(at.heading.key, at.entry.clone(), key)
        };
        reviewed.findings.iter().find(here)
    };
    let fields = asked(at.form, at.heading, entry);
    let told = fields.into_iter().filter_map(|field| {
        let unread = kept.told.iter().find(|(key, _)| *key == field.key);
        let text = match unread {
            Some((_, kind)) => fault(visit.lang, &field.label, *kind),
            None => told(&reader, found(field.key)?),
        };
        Some((field.key, text))
    });
    told.collect()
}

/// Where the page leads when it is done.
fn onward(at: &At<'_>, reviewed: &Reviewed, back: &str, done: &str) -> String {
    if let Some(answers) = ToAnswers::read(back) {
        return answers.address(at.id, at.heading.key.code());
    }
    match at.heading.many {
        Many::One => next_address(at.form, reviewed, at.id, Part::Heading(at.heading.key)),
        Many::Optional | Many::List => {
            let list = heading_address(at.id, at.heading.key);
            crate::components::address(&list, &[(DONE, done)], "")
        }
    }
}

/// Another window has saved something else here: both are shown, and whoever wrote them decides.
async fn conflict<'t>(
    visit: &Visit,
    at: &At<'_>,
    form: &RawForm,
    typed: &(dyn Fn(FieldKey) -> Option<&'t str> + Sync),
) -> Result<Response, Fault> {
    let reviewed = review(&visit.ctx, at.id).await?;
    let mut props = props(visit, at, &reviewed, form.get(BACK));
    for question in &mut props.questions {
        let Some(mine) = typed(question.field.key) else {
            continue;
        };
        if mine.trim() != question.typed.trim() {
            let theirs = std::mem::replace(&mut question.typed, mine.to_owned());
            question.other = Some(page::readable(visit.lang, &question.field, &theirs));
        }
    }
    if let Some(said) = &mut props.since {
        *said = Since::from_code(form.get(SINCE)).or(*said);
    }
    props.around.conflict = true;
    page::render(visit, StatusCode::CONFLICT, props).await
}

fn props(visit: &Visit, at: &At<'_>, reviewed: &Reviewed, back: &str) -> Props {
    let open = &reviewed.open;
    let declaration = &open.writing.declaration;
    let entry = declaration.entry(at.heading.key, &at.entry);
    let about = About {
        law: &visit.state.platform.law,
        form: at.form,
        heading: at.heading,
        entry: &at.entry,
        writing: &open.writing,
        request: open.request.as_ref(),
    };
    let fields = asked(at.form, at.heading, entry);
    let questions = about.questions(fields);
    let reader = reader(visit, at.form, reviewed);
    let place = match entry.filter(|entry| entry.is_held()) {
        Some(_) => Place::Entry(at.heading.key, at.entry.clone()),
        None => Place::Heading(at.heading.key),
    };
    let on_paper =
        open.previous.is_none() && declaration.kind != domain::declarations::Kind::LanDau && at.heading.row.is_some();
    Props {
        around: Around {
            action: entry_address(at.id, at.heading.key, &at.entry),
            back: match ToAnswers::read(back) {
                Some(answers) => answers.address(at.id, ""),
                None if at.heading.many == Many::One => super::home_address(at.id),
                None => heading_address(at.id, at.heading.key),
            },
            comes_back: back.to_owned(),
            caption: page::caption(visit.lang, at.form, at.heading),
            title: place_name(&reader, &place),
            notes: super::fields::notes(
                about.law,
                at.form,
                &at.heading.notes,
                at.heading.threshold,
                declaration.completion_date.0,
            ),
            errors: Vec::new(),
            revision: open.revision,
            conflict: false,
            saved: open.saved_at.instant().map(|at| super::wording::saved(visit.lang, at)),
        },
        questions,
        since: on_paper.then(|| Since::of(entry)),
    }
}

impl Since {
    /// What the entry says; nothing said counts as declared before.
    fn of(entry: Option<&Entry>) -> Option<Self> {
        match entry?.state? {
            State::New => Some(Self::New),
            State::Disposed => Some(Self::Gone),
            State::Unchanged | State::Changed => Some(Self::Declared),
        }
    }
}
