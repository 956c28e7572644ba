//! Sending on what was typed before somebody had to prove who he is.
//!
//! Owns: the hidden fields that carry it, and the page with the one button that sends it on.
//! Must not: show it to anybody but the account that typed it.

use axum::response::Response;
use domain::lang::Lang;
use leptos::prelude::*;
use services::accounts::carry_over;
use uuid::Uuid;

use crate::components::{Button, LinkButton};
use crate::form::RawForm;
use crate::gate::Stopped;
use crate::render::{self, Page};
use crate::{Fault, Visit};

const TARGET_FIELD: &str = "carried_target";
const SEALED_FIELD: &str = "carried";

/// What a posted form carries along.
pub fn from_form(form: &RawForm) -> Option<Stopped> {
    let (target, sealed) = (form.get(TARGET_FIELD), form.get(SEALED_FIELD));
    let known = domain::routes::is_local(target) && !sealed.is_empty();
    known.then(|| Stopped {
        target: target.to_owned(),
        carried: Some(sealed.to_owned()),
    })
}

/// The hidden fields for a form that carries something along.
pub fn fields(stopped: Option<&Stopped>) -> AnyView {
    let hidden = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value /> }.into_any();
    stopped
        .and_then(|stopped| Some((stopped.target.clone(), stopped.carried.clone()?)))
        .map(|(target, sealed)| [hidden(TARGET_FIELD, target), hidden(SEALED_FIELD, sealed)])
        .collect_view()
        .into_any()
}

/// The page with one button that sends the carried form on, for the account that was just proved.
pub async fn page(visit: &Visit, account: Uuid, stopped: &Stopped) -> Result<Response, Fault> {
    let lang = visit.lang;
    let body = stopped
        .carried
        .as_deref()
        .and_then(|sealed| carry_over::open(&visit.ctx, account, &stopped.target, sealed));
    let fields = body.and_then(|body| RawForm::parse(&body).ok());
    let target = stopped.target.clone();
    let page = Page::new(words::entry::carried_title(lang));
    render::page(visit, page, move || {
        view! { <View lang target=target.clone() fields=fields.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, target: String, fields: Option<RawForm>) -> impl IntoView {
    use words::entry as w;
    let Some(fields) = fields else {
        return view! {
            <h1 class="govuk-heading-l">{w::carried_lost_title(lang)}</h1>
            <p class="govuk-body">{w::carried_lost_text(lang)}</p>
            <LinkButton href=target text=w::carried_lost_again(lang) />
        }
        .into_any();
    };
    let hidden = fields
        .into_pairs()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <h1 class="govuk-heading-l">{w::carried_title(lang)}</h1>
        <p class="govuk-body">{w::carried_text(lang)}</p>
        <form method="post" action=target>
            {hidden}
            <Button text=w::carried_send(lang) />
        </form>
    }
    .into_any()
}
