//! What is done with a declaration at the desk: receiving it, sending it back, undoing a receipt.
//!
//! Owns: what is posted, and where it leads. Must not: decide; the use cases do.

use axum::response::Response;
use domain::access::AccessRule;
use domain::routes;
use http::StatusCode;
use services::Error;
use services::FieldFault;
use services::declarations::{self, Handed, Receipt, Return, UndoReason};
use words::desk as w;

use super::super::form::REVISION;
use super::super::{READER_ROLES, READERS, named, see_other};
use super::paper::{SIGNED, YES};
use super::query::Query;
use super::reading::Typed;
use super::requesting::requested;
use super::{CHANGED, PAPER_IN, RECEIVED, RETURNED, UNDONE, cover, reading};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::post(routes::DECLARATION_RECEIVE, READERS, receive),
        Route::post(routes::DECLARATION_PAPER, READERS, take_paper),
        Route::post(
            routes::DECLARATION_RETURN,
            AccessRule::AnyOfSteppedUp(READER_ROLES),
            give_back,
        ),
        Route::post(routes::DECLARATION_UNDO, READERS, undo),
    ]
}

/// What was typed about the paper.
fn paper(form: &RawForm) -> Typed {
    Typed {
        code: form.get("code").to_owned(),
        signed: form.get(SIGNED) == YES,
        ..Typed::default()
    }
}

async fn receive(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = named(&form).ok_or(Fault::BadRequest)?;
    let query = Query::of(&form);
    let typed = paper(&form);
    let receipt = Receipt {
        lang: visit.lang,
        obligation: id,
        version: form.number("version")?,
        code: &typed.code,
        signed: typed.signed,
    };
    let shown = match declarations::receive(&visit.ctx, &receipt).await {
        Ok(()) => return see_other(query.about(routes::DECLARATION, id, RECEIVED)),
        Err(error) => again(error)?,
    };
    reading::page(&visit, query, id, typed, shown).await
}

async fn take_paper(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = named(&form).ok_or(Fault::BadRequest)?;
    let query = Query::of(&form);
    let typed = paper(&form);
    let handed = Handed {
        lang: visit.lang,
        code: &typed.code,
        signed: typed.signed,
    };
    let shown = match declarations::hand_in(&visit.ctx, id, form.number("version")?, &handed).await {
        Ok(()) => return see_other(query.about(routes::DECLARATION, id, PAPER_IN)),
        Err(error) => again(error)?,
    };
    reading::page(&visit, query, id, typed, shown).await
}

async fn give_back(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = named(&form).ok_or(Fault::BadRequest)?;
    let (query, version) = (Query::of(&form), form.number("version")?);
    let revision = form.number(REVISION).unwrap_or_default();
    let requests = requested(form);
    let reasons: Vec<(&str, &str)> = requests.iter().map(|(place, text)| (&**place, &**text)).collect();
    let asked = Return {
        lang: visit.lang,
        obligation: id,
        version,
        reasons: &reasons,
    };
    let shown = match declarations::send_back(&visit.ctx, &asked).await {
        Ok(()) => return see_other(query.about(routes::DECLARATION, id, RETURNED)),
        Err(error) => again(error)?,
    };
    let typed = Typed {
        requests: Some((revision, requests)),
        ..Typed::default()
    };
    reading::page(&visit, query, id, typed, shown).await
}

/// The page comes again, with what is wrong, or with what changed meanwhile.
fn again(error: Error) -> Result<(StatusCode, Faults, bool), Fault> {
    match error {
        Error::Invalid(faults) => Ok((StatusCode::UNPROCESSABLE_ENTITY, faults.into(), false)),
        Error::Conflict => Ok((StatusCode::CONFLICT, Faults::default(), true)),
        error => Err(error.into()),
    }
}

async fn undo(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = named(&form).ok_or(Fault::BadRequest)?;
    let (query, version) = (Query::of(&form), form.number("version")?);
    let reason = UndoReason::ALL
        .into_iter()
        .find(|reason| reason.code() == form.get("reason"));
    let Some(reason) = reason else {
        let message = w::undo_reason_missing(visit.lang);
        let faults = vec![FieldFault {
            field: "reason",
            message,
        }];
        return cover::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, query, id, "", faults.into()).await;
    };
    let done = match declarations::undo_receipt(&visit.ctx, id, version, reason).await {
        Ok(()) => UNDONE,
        Err(Error::Conflict) => CHANGED,
        Err(error) => return Err(error.into()),
    };
    see_other(query.about(routes::DECLARATION, id, done))
}
