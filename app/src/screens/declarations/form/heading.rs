//! What stands under a heading: its entries, adding, copying, taking out and putting back, and "Không có".
//!
//! Owns: this page for every heading with a list. Must not: edit an entry.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use domain::access::AccessRule;
use domain::declarations::{EntryId, FieldKey, Finding, HeadingKey, Part, Place, State, shown};
use domain::law::{Form, Heading, Many};
use domain::routes;
use http::StatusCode;
use services::Error;
use services::declarations::{Item, MOST_ENTRIES, Request, Reviewed, act, place_name, review, stops, undo};
use uuid::Uuid;
use words::filling as w;

use super::list_page::{self, Line, Props};
use super::{
    ACT, BACK, REVISION, entry_address, entry_id, fields, findings, fresh_id, heading, heading_address, income,
    next_address, obligation, page, reader, to,
};
use crate::form::RawForm;
use crate::route::Route;
use crate::{Fault, Visit};

/// Name of the field with what was just done.
pub(super) const DONE: &str = "xong";
/// Name of the field with the revision that was just made.
const MADE: &str = "lan-luu";
/// Name of the question whether there is anything.
pub(super) const ANY: &str = "co-khong";
/// Its answers.
pub(super) const YES: &str = "co";
pub(super) const NONE: &str = "khong-co";
/// What the buttons do; those about an entry end in its id.
pub(super) const REMOVE: &str = "xoa:";
pub(super) const RESTORE: &str = "khoi-phuc:";
pub(super) const DUPLICATE: &str = "nhan-ban:";
pub(super) const UNDO: &str = "hoan-tac";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_HEADING, AccessRule::SignedIn, show),
        Route::post(routes::OWN_HEADING, AccessRule::SignedIn, submit),
    ]
}

async fn show(visit: Visit, Path((id, key)): Path<(String, String)>, query: RawQuery) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let form = services::declarations::form(&visit.ctx)?;
    let heading = heading(form, &key)?;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let reviewed = review(&visit.ctx, id).await?;
    let declaration = &reviewed.open.writing.declaration;
    if !heading.is_in(declaration.kind) {
        return Err(Error::NotFound.into());
    }
    if heading.key == HeadingKey::Income {
        return income::show(&visit, id, &reviewed, query.get(BACK)).await;
    }
    if heading.many == Many::One {
        let own = declaration.only(heading.key).map(|entry| entry.id.clone());
        let own = own.map_or_else(|| entry_id(heading.key.code()), Ok)?;
        let path = entry_address(id, heading.key, &own);
        return Ok(to(crate::components::address(&path, &[(BACK, query.get(BACK))], "")));
    }
    let mut props = props(&visit, id, form, heading, &reviewed, query.get(DONE), None)?;
    // What came after it would go with it.
    props.undoes = query.get(MADE) == props.revision.to_string();
    list_page::render(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, Path((id, key)): Path<(String, String)>, form: RawForm) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let law = services::declarations::form(&visit.ctx)?;
    let heading = heading(law, &key)?;
    if heading.key == HeadingKey::Income {
        return income::submit(&visit, id, form).await;
    }
    let revision = form.number(REVISION)?;
    let address = heading_address(id, heading.key);
    let with = |done: &str| to(crate::components::address(&address, &[(DONE, done)], ""));
    let after = |done: &str, revision: i64| {
        let made = [(DONE, done), (MADE, &*revision.to_string())];
        to(crate::components::address(&address, &made, ""))
    };
    let button = form.get(ACT);
    let one = |item: Item| vec![(heading.key, item)];
    if button == UNDO {
        return match undo(&visit.ctx, id, revision).await {
            Ok(_) => Ok(with("hoan-tac")),
            Err(Error::Conflict) => Ok(with("qua-muon")),
            Err(error) => Err(error.into()),
        };
    }
    if let Some(entry) = button.strip_prefix(REMOVE) {
        let kept = act(&visit.ctx, id, revision, one(Item::Remove(entry_id(entry)?))).await?;
        return Ok(after("xoa", kept.revision));
    }
    if let Some(entry) = button.strip_prefix(RESTORE) {
        act(&visit.ctx, id, revision, one(Item::Restore(entry_id(entry)?))).await?;
        return Ok(with("khoi-phuc"));
    }
    if let Some(ids) = button.strip_prefix(DUPLICATE) {
        let (entry, copy) = ids.split_once(':').ok_or(Fault::BadRequest)?;
        let (entry, copy) = (entry_id(entry)?, entry_id(copy)?);
        act(&visit.ctx, id, revision, one(Item::Duplicate(entry, copy.clone()))).await?;
        return Ok(to(entry_address(id, heading.key, &copy)));
    }
    match form.get(ANY) {
        NONE => {
            act(&visit.ctx, id, revision, one(Item::None(true))).await?;
            let reviewed = review(&visit.ctx, id).await?;
            Ok(to(next_address(law, &reviewed, id, Part::Heading(heading.key))))
        }
        YES => {
            act(&visit.ctx, id, revision, one(Item::None(false))).await?;
            Ok(to(entry_address(id, heading.key, &fresh_id(&visit.ctx)?)))
        }
        _ => {
            let reviewed = review(&visit.ctx, id).await?;
            let error = Some(w::any_missing(visit.lang));
            let props = props(&visit, id, law, heading, &reviewed, "", error)?;
            list_page::render(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await
        }
    }
}

fn props(
    visit: &Visit,
    id: Uuid,
    form: &Form,
    heading: &Heading,
    reviewed: &Reviewed,
    done: &str,
    error: Option<String>,
) -> Result<Props, Fault> {
    let (lang, law) = (visit.lang, &visit.state.platform.law);
    let open = &reviewed.open;
    let declaration = &open.writing.declaration;
    let reader = reader(visit, form, reviewed);
    let mut lines = Vec::new();
    for entry in &declaration.list(heading.key).entries {
        let description = entry.description(form, heading);
        let place = Place::Entry(heading.key, entry.id.clone());
        let stopping = |finding: &&Finding| stops(&open.writing, finding) && is_at(&finding.place, &place);
        let under = entry.described_under(form, heading);
        let value = under.field(FieldKey::ValueVnd).and_then(|field| {
            let value = entry.fields.get(&FieldKey::ValueVnd)?;
            Some(shown(field, value))
        });
        lines.push(Line {
            id: entry.id.clone(),
            ordinal: if entry.is_held() && heading.many == Many::List {
                ordinal(&place_name(&reader, &place))
            } else {
                String::new()
            },
            description: if description.is_empty() {
                w::entry_unnamed(lang)
            } else {
                description
            },
            value,
            state: entry
                .state
                .filter(|_| open.previous.is_some() || entry.state == Some(State::Disposed)),
            held: entry.is_held(),
            href: entry_address(id, heading.key, &entry.id),
            copy: fresh_id(&visit.ctx)?,
            stops: reviewed.findings.iter().filter(stopping).count(),
        });
    }
    let own = place_prefix(heading.key);
    let is_here = |place: &str| place == heading.key.code() || place.starts_with(&own);
    let requests = open.request.as_ref().map(|request| Request {
        reasons: request
            .reasons
            .iter()
            .filter(|(place, _)| is_here(place))
            .cloned()
            .collect(),
        ..*request
    });
    let requests = findings::requests(&reader, requests.as_ref(), Some(id));
    Ok(Props {
        id,
        key: heading.key,
        caption: page::caption(lang, form, heading),
        title: place_name(&reader, &Place::Heading(heading.key)),
        label: list_page::question(lang, heading),
        notes: fields::notes(
            law,
            form,
            &heading.notes,
            heading.threshold,
            declaration.completion_date.0,
        ),
        totals: super::totals::sentences(lang, law, form, declaration, heading),
        lines,
        none: declaration.list(heading.key).none,
        many: heading.many == Many::List,
        full: declaration.list(heading.key).entries.len() >= MOST_ENTRIES,
        add: entry_address(id, heading.key, &fresh_id(&visit.ctx)?),
        next: next_address(form, reviewed, id, Part::Heading(heading.key)),
        revision: open.revision,
        requests,
        done: done.to_owned(),
        undoes: false,
        error,
    })
}

fn place_prefix(key: HeadingKey) -> String {
    format!("{}/", key.code())
}

/// Whether something was found at an entry or one of its fields.
fn is_at(place: &Place, entry: &Place) -> bool {
    let id = |place: &Place| -> Option<EntryId> {
        match place {
            Place::Entry(_, id) | Place::Field(_, id, _) => Some(id.clone()),
            _ => None,
        }
    };
    id(place).is_some() && id(place) == id(entry)
}

/// The last part of the name of an entry: "Thửa thứ nhất".
fn ordinal(name: &str) -> String {
    name.rsplit_once(", ")
        .map_or_else(String::new, |(_, ordinal)| ordinal.to_owned())
}
