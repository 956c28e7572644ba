//! The slip with which somebody opens his account.
//!
//! Owns: making one, and showing slips, once, for printing. Must not: keep them: the page is the answer to the form,
//! and nothing leads back to it.

use axum::response::Response;
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::{routes, time};
use http::{HeaderMap, header};
use leptos::prelude::*;
use services::accounts::invitations::{self, PrintedSlip};

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
pub(super) struct Slip {
    agency: String,
    name: String,
    unit: String,
    login: String,
    secret: String,
    until: String,
    /// Where the slip is typed in.
    address: String,
}

impl Slip {
    pub(super) fn of(lang: Lang, slip: PrintedSlip, site: &str) -> Self {
        let (clock, date) = (time::clock_time(slip.expires_at), time::date(slip.expires_at));
        Self {
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
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let slip = invitations::invite(&visit.ctx, id).await?;
    let slips = vec![Slip::of(visit.lang, slip, site(&headers))];
    print(&visit, super::account_address(id, ""), slips).await
}

/// The page with slips, each on a sheet of its own.
pub(super) async fn print(visit: &Visit, back: String, slips: Vec<Slip>) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::administration::slip_title(lang));
    let response = render::page(visit, page, move || {
        let slips = slips
            .iter()
            .cloned()
            .map(|slip| view! { <Sheet lang slip /> })
            .collect_view();
        view! {
            <div class="lc-screen-only">
                <BackLink href=back.clone() />
                <WarningText text=words::administration::slip_once(lang) />
                <p class="govuk-body">{words::administration::slip_hand(lang)}</p>
            </div>
            {slips}
        }
        .into_any()
    });
    Ok(kept_nowhere(response.await?))
}

/// The address that stands in the browser of whoever makes the slip; a form brings it along.
pub(super) fn site(headers: &HeaderMap) -> &str {
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    origin.filter(|origin| origin.starts_with("http")).unwrap_or_default()
}

#[component]
fn Sheet(lang: Lang, slip: Slip) -> impl IntoView {
    use words::administration as w;
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let rows = vec![
        row(w::name(lang), slip.name),
        row(w::unit(lang), slip.unit),
        row(w::login(lang), slip.login),
        row(w::slip_until(lang), slip.until),
    ];
    view! {
        <div class="lc-slip">
            <p class="govuk-body lc-slip__agency">{slip.agency}</p>
            <h1 class="govuk-heading-l">{w::slip_title(lang)}</h1>
            <SummaryList rows />
            <Code caption=w::slip_secret(lang) code=slip.secret />
            <h2 class="govuk-heading-s">{w::slip_steps(lang)}</h2>
            <p class="govuk-body">{w::slip_need(lang)}</p>
            <ol class="govuk-list govuk-list--number">
                <li>{w::slip_step_open(lang)} " " <strong class="lc-slip__address">{slip.address}</strong></li>
                <li>{w::slip_step_type(lang)}</li>
                <li>{w::slip_step_finish(lang)}</li>
            </ol>
            <p class="govuk-body"><strong>{w::slip_keep(lang)}</strong></p>
        </div>
    }
}
