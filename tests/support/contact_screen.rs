//! A screen that only tests mount: changing the person to call.
//!
//! Owns: the proof of the write path, form → 422 → transaction → 303, with the product's own parts. It moves into the
//! product when there are people who may do this. Must not: do anything a product screen could not.

use app::components::{BannerKind, Button, ErrorLink, ErrorSummary, Input, NotificationBanner};
use app::form::{KEY_FIELD, RawForm};
use app::render::{self, Page};
use app::route::Route;
use app::{Fault, Visit};
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::contact::{self, Change};
use services::{Error, FieldFault, idempotency};
use uuid::Uuid;

pub const PATH: &str = "/thu/nguoi-ho-tro";
/// Where a saved form leads: the same page, saying so.
pub const SAVED: &str = "/thu/nguoi-ho-tro?da-luu";
const FIELDS: [&str; 4] = ["name", "room", "extension", "mail"];

pub fn routes() -> Vec<Route> {
    vec![
        Route::get(PATH, AccessRule::Public, show),
        Route::post(PATH, AccessRule::Public, submit),
    ]
}

#[derive(Clone)]
struct Props {
    values: [String; 4],
    version: i64,
    key: Uuid,
    faults: Vec<FieldFault>,
    /// What happened, said above the form.
    notice: Option<Notice>,
}

#[derive(Clone, Copy)]
enum Notice {
    Saved,
    Conflict,
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Fault> {
    let current = contact::current(&visit.ctx).await?;
    let values = current
        .contact
        .map(|contact| [contact.name, contact.room, contact.extension, contact.mail])
        .unwrap_or_default();
    let notice = (query.as_deref() == Some("da-luu")).then_some(Notice::Saved);
    let key = idempotency::new_key(&visit.ctx);
    let props = Props {
        values,
        version: current.version,
        key,
        faults: Vec::new(),
        notice,
    };
    page(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let change = Change {
        lang: visit.lang,
        name: form.get("name"),
        room: form.get("room"),
        extension: form.get("extension"),
        mail: form.get("mail"),
        version: form.number("version")?,
        key: form.key()?,
        route: PATH,
        location: SAVED,
    };
    let typed = || FIELDS.map(|field| form.get(field).to_owned());
    match contact::change(&visit.ctx, &change).await {
        Ok(location) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()),
        Err(Error::Invalid(faults)) => {
            let props = Props {
                values: typed(),
                version: change.version,
                key: change.key,
                faults,
                notice: None,
            };
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await
        }
        Err(Error::Conflict) => {
            let version = contact::current(&visit.ctx).await?.version;
            let key = idempotency::new_key(&visit.ctx);
            let props = Props {
                values: typed(),
                version,
                key,
                faults: Vec::new(),
                notice: Some(Notice::Conflict),
            };
            page(&visit, StatusCode::CONFLICT, props).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::contact::title(lang)).with_status(status);
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::contact as w;
    let Props {
        values: [name, room, extension, mail],
        version,
        key,
        faults,
        notice,
    } = props;
    let error = |field: &str| {
        faults
            .iter()
            .find(|fault| fault.field == field)
            .map(|fault| fault.message.clone())
    };
    let links: Vec<_> = faults
        .iter()
        .map(|fault| ErrorLink {
            field_id: fault.field.to_owned(),
            text: fault.message.clone(),
        })
        .collect();
    view! {
        {(!links.is_empty()).then(|| view! { <ErrorSummary errors=links /> })}
        {notice.map(|notice| {
            let (kind, text) = match notice {
                Notice::Saved => (BannerKind::Success, w::saved(lang)),
                Notice::Conflict => (BannerKind::Important, w::conflict(lang)),
            };
            view! { <NotificationBanner id="notice" kind text /> }
        })}
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        <form method="post" action=PATH novalidate>
            <input type="hidden" name=KEY_FIELD value=key.to_string() />
            <input type="hidden" name="version" value=version.to_string() />
            <Input id="name" name="name" label=w::name_label(lang) hint=w::name_hint(lang) value=name error=error("name") />
            <Input id="room" name="room" label=w::room_label(lang) hint=w::room_hint(lang) value=room error=error("room") />
            <Input id="extension" name="extension" label=w::extension_label(lang) hint=w::extension_hint(lang) value=extension error=error("extension") />
            <Input id="mail" name="mail" label=w::mail_label(lang) hint=w::mail_hint(lang) value=mail error=error("mail") />
            <Button text=w::save(lang) />
        </form>
    }
}
