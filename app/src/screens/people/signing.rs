//! Who is to be put in which place, and waits for a signature.
//!
//! Owns: their list, and the buttons that sign or refuse. Must not: propose; the pages of units and people do.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, RoleCode};
use domain::day;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::people::signing::{self, Place, Waiting};
use uuid::Uuid;
use words::people as w;

use super::{DONE, ID, decision};
use crate::components::{
    BackLink, BannerKind, Button, ButtonGroup, ButtonKind, Column, NotificationBanner, Table, address,
};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Who signs; what, is decided for each.
const SIGNERS: &[RoleCode] = &[RoleCode::ThuTruong, RoleCode::PhoThuTruong, RoleCode::CanBoToChuc];
/// Name of the field with what to do.
const ACT: &str = "viec";
const SIGN: &str = "ky";
const REFUSE: &str = "khong-ky";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ASSIGNMENTS, AccessRule::AnyOf(SIGNERS), show),
        Route::post(routes::ASSIGNMENTS, AccessRule::AnyOfSteppedUp(SIGNERS), submit),
    ]
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let done = match query.get(DONE) {
        SIGN => Some(w::signing_signed(lang)),
        REFUSE => Some(w::signing_refused(lang)),
        _ => None,
    };
    let waiting = std::sync::Arc::new(signing::waiting(&visit.ctx, lang).await?);
    render::page(&visit, Page::new(w::signing_title(lang)), move || {
        let rows = waiting.iter().map(|one| cells(lang, one)).collect();
        let columns = [
            w::name(lang),
            words::assignments::what(lang),
            w::stand_in_days(lang),
            w::decision(lang),
            words::components::acts(lang),
        ];
        let columns = columns.map(|text| Column { text, numeric: false });
        let ids: Vec<Uuid> = waiting.iter().map(|one| one.id).collect();
        view! {
            <BackLink href=routes::HOME />
            {done.clone().map(|text| view! { <NotificationBanner id="xong" kind=BannerKind::Success text /> })}
            <h1 class="govuk-heading-l">{w::signing_title(lang)}</h1>
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">
                    <p class="govuk-body">{w::signing_text(lang)}</p>
                </div>
            </div>
            <Table
                id="cho-ky"
                caption=w::signing_list(lang)
                columns=columns.into()
                rows
                empty=w::signing_none(lang)
                cards=true
            />
            {(ids.len() > 1).then(|| acts(&ids, None, vec![(SIGN, w::signing_sign_all(lang), ButtonKind::Primary)]))}
        }
        .into_any()
    })
    .await
}

/// Whether links to this page lead anywhere for the visitor.
pub(crate) fn is_open_to(visit: &Visit) -> bool {
    let rule = AccessRule::AnyOf(SIGNERS);
    rule.admits(&visit.ctx.actor, visit.ctx.today()).is_ok()
}

/// A form that does one of these acts to these proposals; `of` names them where others stand beside.
fn acts(ids: &[Uuid], of: Option<&str>, acts: Vec<(&'static str, String, ButtonKind)>) -> AnyView {
    let ids = ids
        .iter()
        .map(|id| view! { <input type="hidden" name=ID value=id.to_string() /> })
        .collect_view();
    let buttons = acts
        .into_iter()
        .map(|(act, text, kind)| {
            let of = of.map(str::to_owned);
            view! { <Button name=ACT.to_owned() value=act.to_owned() text of kind /> }
        })
        .collect_view();
    view! {
        <form method="post" action=routes::ASSIGNMENTS>
            {ids} <ButtonGroup>{buttons}</ButtonGroup>
        </form>
    }
    .into_any()
}

fn place(lang: Lang, place: &Place) -> String {
    use words::assignments as a;
    match place {
        Place::Chief(unit) => a::place_chief(lang, unit),
        Place::Body(body) => a::body_is(lang, body),
        Place::Relative(name) => a::relative_is(lang, name),
        Place::NoRelative(name) => a::relative_is_over(lang, name),
    }
}

fn cells(lang: Lang, one: &Waiting) -> Vec<AnyView> {
    let born = one.birth_year.map(|year| w::born(lang, &year.to_string()));
    let name = view! { {one.person_name.clone()} " " <span class="lc-aside">{born}</span> };
    let last = one.to.map(day::vietnamese);
    let days = match (&one.place, &last) {
        (Place::NoRelative(_), Some(last)) => words::assignments::until_end_of(lang, last),
        (_, last) => format!("{} – {}", day::vietnamese(one.from), last.as_deref().unwrap_or("…")),
    };
    let buttons = vec![
        (SIGN, w::signing_sign(lang), ButtonKind::Primary),
        (REFUSE, w::signing_refuse(lang), ButtonKind::Secondary),
    ];
    let place = place(lang, &one.place);
    let of = w::signing_of(lang, &one.person_name, &place);
    vec![
        name.into_any(),
        place.into_any(),
        days.into_any(),
        one.decision.as_ref().map(|one| decision(lang, one)).into_any(),
        acts(&[one.id], Some(&of), buttons),
    ]
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let act = form.get(ACT).to_owned();
    let ids = form
        .into_pairs()
        .filter(|(name, _)| name == ID)
        .map(|(_, id)| id.parse());
    let ids: Vec<Uuid> = ids.collect::<Result<_, _>>().map_err(|_| Fault::BadRequest)?;
    match &*act {
        SIGN => signing::sign(&visit.ctx, &ids).await?,
        REFUSE => signing::refuse(&visit.ctx, &ids).await?,
        _ => return Err(Fault::BadRequest),
    }
    let target = address(routes::ASSIGNMENTS, &[(DONE, &act)], "");
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}
