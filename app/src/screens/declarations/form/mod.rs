//! The declarant's side: what he has to declare, filling it in, checking, signing and submitting it.
//!
//! Owns: what these pages share: addresses, names of hidden fields, the frame around a page. Must not: show anybody else's
//! declaration.

mod answers;
mod back;
mod before;
mod changes;
mod discard;
mod entry;
mod fields;
mod findings;
mod frame;
mod gone;
mod heading;
mod home;
mod income;
mod list;
mod list_page;
mod overview;
mod page;
mod receipt;
mod sheet;
mod standing;
mod submission;
mod submitted;
mod totals;
mod unchanged;
mod wording;

pub(super) use page::saved;

use axum::response::{IntoResponse, Response};
use domain::declarations::{EntryId, HeadingKey, Part, parts};
use domain::law::{Form, Heading};
use domain::routes;
use http::{StatusCode, header};
use services::declarations::{Reader, Reviewed};
use services::{Ctx, Error};
use uuid::Uuid;

use self::back::{BACK, ToAnswers};
use crate::route::Route;
use crate::{Fault, Visit};

/// Name of the hidden field with the revision that a page shows.
pub(super) const REVISION: &str = "revision";
/// Name of the button that was pressed.
const ACT: &str = "viec";

pub(super) fn routes() -> Vec<Route> {
    let of_drafts = [
        heading::routes(),
        entry::routes(),
        unchanged::routes(),
        changes::routes(),
        answers::routes(),
        discard::routes(),
    ];
    let others = [
        list::routes(),
        home::routes(),
        submission::routes(),
        receipt::routes(),
        submitted::routes(),
    ];
    let of_drafts = of_drafts.into_iter().flatten().map(gone::of_a_draft);
    others.into_iter().flatten().chain(of_drafts).collect()
}

/// The obligation that an address names.
fn obligation(text: &str) -> Result<Uuid, Fault> {
    text.parse().map_err(|_| Error::NotFound.into())
}

/// The heading that an address names.
fn heading<'a>(form: &'a Form, text: &str) -> Result<&'a Heading, Fault> {
    let key = HeadingKey::from_code(text);
    let found = key.and_then(|key| form.heading(key));
    found.ok_or_else(|| Error::NotFound.into())
}

/// The entry that an address or a button names.
fn entry_id(text: &str) -> Result<EntryId, Fault> {
    EntryId::new(text).ok_or_else(|| Error::NotFound.into())
}

/// An id that nothing has yet: it stands in the link to an empty page, so that a page sent twice makes one entry.
fn fresh_id(ctx: &Ctx) -> Result<EntryId, Fault> {
    let id = format!("m{}", services::idempotency::new_key(ctx).simple());
    entry_id(&id)
}

fn address(path: &str, id: Uuid) -> String {
    routes::at(path, &[&id.to_string()])
}

fn home_address(id: Uuid) -> String {
    address(routes::OWN_DECLARATION, id)
}

fn heading_address(id: Uuid, key: HeadingKey) -> String {
    routes::at(routes::OWN_HEADING, &[&id.to_string(), key.code()])
}

fn entry_address(id: Uuid, key: HeadingKey, entry: &EntryId) -> String {
    routes::at(routes::OWN_ENTRY, &[&id.to_string(), key.code(), entry.as_str()])
}

/// Where a part is filled in.
fn part_address(id: Uuid, part: Part) -> String {
    match part {
        Part::Heading(key) => heading_address(id, key),
        Part::Changes => address(routes::OWN_CHANGES, id),
    }
}

/// Where to go when a part is done: the next one, at the end the page with all answers.
fn next_address(form: &Form, reviewed: &Reviewed, id: Uuid, part: Part) -> String {
    let mut following = parts(form, &reviewed.open.writing.declaration).into_iter();
    following.find(|other| *other == part);
    let next = following.next();
    next.map_or_else(|| ToAnswers::default().address(id, ""), |next| part_address(id, next))
}

fn to(location: String) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// Whose words say where something was found.
fn reader<'a>(visit: &'a Visit, form: &'a Form, reviewed: &'a Reviewed) -> Reader<'a> {
    Reader {
        law: &visit.state.platform.law,
        form,
        declaration: &reviewed.open.writing.declaration,
        lang: visit.lang,
    }
}
