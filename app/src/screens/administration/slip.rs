//! The slip with which somebody opens his account.
//!
//! Owns: making one and showing it, once, for printing. Must not: keep it: the page is the answer to the form, and
//! nothing leads back to it.

use axum::response::Response;
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::{routes, time};
use http::{HeaderMap, header};
use leptos::prelude::*;
use services::accounts::administration::{self, PrintedSlip};
use uuid::Uuid;

use crate::components::{BackLink, SummaryList, SummaryRow, WarningText};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::entry::{Code, kept_nowhere};
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    let makers = &[RoleCode::CanBoToChuc, RoleCode::ThuTruong];
    vec![Route::post(
        routes::ACCOUNT_SLIP,
        AccessRule::AnyOfSteppedUp(makers),
        submit,
    )]
}

#[derive(Clone)]
struct Props {
    id: Uuid,
    agency: String,
    name: String,
    unit: String,
    login: String,
    secret: String,
    until: String,
    /// Where the slip is typed in.
    address: String,
}

impl Props {
    fn of(lang: Lang, id: Uuid, slip: PrintedSlip, site: &str) -> Self {
        let (clock, date) = (time::clock_time(slip.expires_at), time::date(slip.expires_at));
        Self {
            id,
            agency: slip.agency_name,
            name: slip.person_name,
            unit: slip.unit_name,
            login: slip.login,
            secret: slip.secret,
            until: words::administration::slip_until_value(lang, &clock, &date),
            address: format!("{site}{}", routes::FIRST_SIGN_IN),
        }
    }
}

async fn submit(visit: Visit, headers: HeaderMap, form: RawForm) -> Result<Response, Fault> {
    let lang = visit.lang;
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let slip = administration::invite(&visit.ctx, id).await?;
    let props = Props::of(lang, id, slip, site(&headers));
    let page = Page::new(words::administration::slip_title(lang));
    let response = render::page(&visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    });
    Ok(kept_nowhere(response.await?))
}

/// The address that stands in the browser of whoever makes the slip; a form brings it along.
fn site(headers: &HeaderMap) -> &str {
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    origin.filter(|origin| origin.starts_with("http")).unwrap_or_default()
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::administration as w;
    let Props {
        id,
        agency,
        name,
        unit,
        login,
        secret,
        until,
        address,
    } = props;
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let rows = vec![
        row(w::name(lang), name),
        row(w::unit(lang), unit),
        row(w::login(lang), login),
        row(w::slip_until(lang), until),
    ];
    view! {
        <div class="lc-screen-only">
            <BackLink href=super::account_address(id, "") />
            <WarningText text=w::slip_once(lang) />
            <p class="govuk-body">{w::slip_hand(lang)}</p>
        </div>
        <div class="lc-slip">
            <p class="govuk-body lc-slip__agency">{agency}</p>
            <h1 class="govuk-heading-l">{w::slip_title(lang)}</h1>
            <SummaryList rows />
            <Code caption=w::slip_secret(lang) code=secret />
            <h2 class="govuk-heading-s">{w::slip_steps(lang)}</h2>
            <p class="govuk-body">{w::slip_need(lang)}</p>
            <ol class="govuk-list govuk-list--number">
                <li>{w::slip_step_open(lang)} " " <strong class="lc-slip__address">{address}</strong></li>
                <li>{w::slip_step_type(lang)}</li>
                <li>{w::slip_step_finish(lang)}</li>
            </ol>
            <p class="govuk-body"><strong>{w::slip_keep(lang)}</strong></p>
        </div>
    }
}
