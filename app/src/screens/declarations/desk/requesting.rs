//! What a receiver writes of a request to complete, before he sends it.
//!
//! Owns: what its form posts, keeping it and throwing it away, and saying that it is there. Must not: send it (`acts` does).

use std::collections::BTreeMap;

use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::lang::Lang;
use domain::{routes, time};
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::reading::Reading;
use services::declarations::{self, Kept};
use uuid::Uuid;
use words::desk as w;

use super::super::form::{REVISION, saved};
use super::super::{ID, READERS, named, see_other};
use super::query::Query;
use super::reading::{self, Typed};
use super::sheet::REQUEST;
use super::{DISCARDED, KEPT};
use crate::components::{Button, ButtonKind, InsetText};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::islands::AutosaveWords;
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::post(routes::DECLARATION_REQUEST, READERS, keep),
        Route::post(routes::DECLARATION_REQUEST_DISCARD, READERS, discard),
    ]
}

/// What is asked in a form, by place.
pub(super) fn requested(form: RawForm) -> BTreeMap<String, String> {
    form.into_pairs()
        .filter_map(|(name, text)| Some((name.strip_prefix(REQUEST)?.to_owned(), text)))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

async fn keep(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = named(&form).ok_or(Fault::BadRequest)?;
    let (query, revision) = (Query::of(&form), form.number(REVISION)?);
    let typed = requested(form);
    match declarations::keep_request(&visit.ctx, id, revision, &typed).await {
        Ok(Kept { revision, at, .. }) if visit.wants_json => Ok(saved(&visit, revision, at)),
        // Not the page with the content: showing it again is an opening.
        Ok(_) => see_other(query.about(routes::DECLARATION, id, KEPT)),
        Err(Error::Conflict) if !visit.wants_json => {
            let other = declarations::kept_request(&visit.ctx, id).await?;
            let (revision, other) = other.map_or_else(Default::default, |kept| (kept.revision, kept.reasons));
            let typed = Typed {
                requests: Some((revision, both(typed, other))),
                ..Typed::default()
            };
            let shown = (StatusCode::CONFLICT, Faults::default(), true);
            reading::page(&visit, query, id, typed, shown).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed, and behind it what another window has kept otherwise.
fn both(mut typed: BTreeMap<String, String>, other: BTreeMap<String, String>) -> BTreeMap<String, String> {
    for (place, text) in other {
        let here = typed.entry(place).or_default();
        if !here.contains(text.trim()) {
            *here = [here.trim(), text.trim()].join("\n").trim().to_owned();
        }
    }
    typed
}

async fn discard(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = named(&form).ok_or(Fault::BadRequest)?;
    declarations::discard_request(&visit.ctx, id).await?;
    see_other(Query::of(&form).about(routes::DECLARATION, id, DISCARDED))
}

/// What the script says that saves the form; `kept` is when it was saved last.
pub(super) fn autosave_words(lang: Lang, kept: Option<&str>) -> AutosaveWords {
    AutosaveWords {
        saved: kept.unwrap_or_default().to_owned(),
        saving: words::filling::autosave_saving(lang),
        failed: w::request_failed(lang),
        conflict: w::request_conflict(lang),
        revision: REVISION.to_owned(),
    }
}

/// On the page before the content: that there is one, and throwing it away.
#[component]
pub(super) fn Unsent(lang: Lang, query: Query, id: Uuid, kept: DateTime<Utc>) -> impl IntoView {
    let carried = query.carried().into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value /> }
    });
    let carried = carried.collect_view();
    view! {
        <InsetText>
            <p class="govuk-body">{w::request_unsent(lang, &time::clock_time(kept), &time::date(kept))}</p>
            <form method="post" action=routes::DECLARATION_REQUEST_DISCARD>
                <input type="hidden" name=ID value=id.to_string() />
                {carried}
                <Button text=w::request_discard(lang) kind=ButtonKind::Secondary />
            </form>
        </InsetText>
    }
}

/// What was typed and can be sent no more, because the declaration stands elsewhere by now.
#[component]
pub(super) fn Left(lang: Lang, reading: std::sync::Arc<Reading>, typed: BTreeMap<String, String>) -> impl IntoView {
    let items = typed.into_iter().map(|(place, text)| {
        let place = reading.sheet.name_of(&place).unwrap_or_else(|| w::asked_whole(lang));
        view! { <li><strong>{place}</strong> ": " <span class="lc-as-typed">{text}</span></li> }
    });
    let items = items.collect_view();
    view! {
        <InsetText>
            <p class="govuk-body">{w::request_left(lang)}</p>
            <ul class="govuk-list govuk-list--bullet">{items}</ul>
        </InsetText>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_windows_wrote_stands_in_one_field() {
        let of = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            let pairs = pairs
                .iter()
                .map(|(place, text)| ((*place).to_owned(), (*text).to_owned()));
            pairs.collect()
        };
        let typed = of(&[("a", "Ghi rõ"), ("b", "Như nhau "), ("c", "Chỉ ở đây")]);
        let other = of(&[("a", "Ghi đủ"), ("b", "Như nhau"), ("d", "Chỉ ở kia")]);
        let expected = of(&[
            ("a", "Ghi rõ\nGhi đủ"),
            ("b", "Như nhau "),
            ("c", "Chỉ ở đây"),
            ("d", "Chỉ ở kia"),
        ]);
        assert_eq!(both(typed, other), expected);
    }
}
