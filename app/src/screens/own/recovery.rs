//! What the custodians opened for the visitor.
//!
//! Owns: telling that it was asked for, opening it after its time, and saying that it was not asked for. Must not: be
//! missed: the start page leads here until it is decided.

use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::{routes, time};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::recovering::{self, UnderWay};

use super::Done;
use crate::components::{BackLink, Button, ButtonKind, InsetText};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_RECOVERY, AccessRule::SignedIn, show),
        Route::post(routes::OWN_RECOVERY, AccessRule::SignedInSteppedUp, submit),
    ]
}

/// Name of the field with what is to be done.
const ACT: &str = "viec";
const OPEN: &str = "mo";
const REFUSE: &str = "tu-choi";

async fn show(visit: Visit) -> Result<Response, Fault> {
    let lang = visit.lang;
    let under_way = recovering::own(&visit.ctx).await?.ok_or(Error::NotFound)?;
    let page = Page::new(words::own::recovery_title(lang));
    render::page(&visit, page, move || view! { <View lang under_way /> }.into_any()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let done = match form.get(ACT) {
        OPEN => recovering::open(&visit.ctx).await.map(|()| Done::RecoveryOpened),
        REFUSE => recovering::refuse(&visit.ctx).await.map(|()| Done::RecoveryRefused),
        _ => return Err(Fault::BadRequest),
    };
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, done?.address())]).into_response())
}

#[component]
fn View(lang: Lang, under_way: UnderWay) -> impl IntoView {
    use words::own as w;
    let moment = |instant| (time::clock_time(instant), time::date(instant));
    let (clock, date) = moment(under_way.requested_at);
    let standing = match under_way.opens_at.map(moment) {
        None => w::recovery_asked(lang),
        Some(_) if under_way.is_open => w::recovery_open(lang),
        Some((clock, date)) => w::recovery_waits(lang, &clock, &date),
    };
    let button = |act: &'static str, text: String, kind: ButtonKind| {
        view! {
            <form method="post" action=routes::OWN_RECOVERY>
                <input type="hidden" name=ACT value=act />
                <Button text kind />
            </form>
        }
    };
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::HOME />
                <h1 class="govuk-heading-l">{w::recovery_title(lang)}</h1>
                <p class="govuk-body">{w::recovery_text(lang, &clock, &date)}</p>
                <InsetText>
                    <p class="govuk-body">{standing}</p>
                </InsetText>
                {under_way.is_open.then(|| button(OPEN, w::recovery_open_submit(lang), ButtonKind::Primary))}
                <p class="govuk-body">{w::recovery_refuse_text(lang)}</p>
                {button(REFUSE, w::recovery_refuse(lang), ButtonKind::Warning)}
            </div>
        </div>
    }
}
