//! Opening a round.
//!
//! Owns: its form. Must not: make the list; the use case does.

use axum::response::Response;
use chrono::Datelike;
use domain::declarations::Kind;
use domain::lang::Lang;
use domain::{day, routes};
use http::StatusCode;
use leptos::prelude::*;
use services::declarations::{self, RoundForm};
use services::{Error, idempotency};
use uuid::Uuid;
use words::rounds as w;

use super::super::{OFFICER, see_other};
use super::{OPENED, roster_address};
use crate::components::{
    BackLink, Button, Checkboxes, Choice, ErrorSummary, Input, InputKind, InputWidth, Radios, Select,
};
use crate::faults::Faults;
use crate::form::{KEY_FIELD, RawForm};
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::people::{choose, unit_choices};
use crate::{Fault, Visit};

const PAPER: &str = "paper";
const YES: &str = "1";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ROUND_NEW, OFFICER, show),
        Route::post(routes::ROUND_NEW, OFFICER, submit),
    ]
}

/// What was typed.
#[derive(Clone, Default)]
struct Typed {
    year: String,
    unit: String,
    name: String,
    kind: String,
    reading: String,
    reference_day: String,
    paper: bool,
}

impl Typed {
    fn of(form: &RawForm) -> Self {
        let text = |field| form.get(field).to_owned();
        Self {
            year: text("year"),
            unit: text("unit"),
            name: text("name"),
            kind: text("kind"),
            reading: text("reading"),
            reference_day: text("reference_day"),
            paper: form.get(PAPER) == YES,
        }
    }

    fn form(&self, lang: Lang) -> RoundForm<'_> {
        RoundForm {
            lang,
            year: &self.year,
            unit: &self.unit,
            name: &self.name,
            kind: &self.kind,
            reading: &self.reading,
            reference_day: &self.reference_day,
            paper: self.paper,
        }
    }
}

#[derive(Clone)]
struct Props {
    typed: Typed,
    faults: Faults,
    key: Uuid,
    units: Vec<(String, String)>,
    readings: Vec<Choice>,
    example: String,
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    let year = visit.ctx.today().year().to_string();
    let typed = Typed {
        name: w::name_example(visit.lang, &year),
        year,
        kind: Kind::HangNam.code().to_owned(),
        paper: true,
        ..Typed::default()
    };
    page(&visit, StatusCode::OK, typed, Faults::default()).await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let key = form.key()?;
    let typed = Typed::of(&form);
    let opened = declarations::open(&visit.ctx, key, &typed.form(visit.lang), |id| {
        roster_address(id, OPENED)
    })
    .await;
    match opened {
        Ok(target) => see_other(target),
        Err(Error::Invalid(faults)) => page(&visit, StatusCode::UNPROCESSABLE_ENTITY, typed, faults.into()).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode, typed: Typed, faults: Faults) -> Result<Response, Fault> {
    let lang = visit.lang;
    let units = declarations::overview(&visit.ctx).await?.units;
    // The whole part of the agency that is his, where he has not chosen yet.
    let unit = units.first().map(|(id, ..)| id.to_string()).unwrap_or_default();
    let typed = Typed {
        unit: if typed.unit.is_empty() { unit } else { typed.unit },
        ..typed
    };
    let readings = visit.ctx.platform.law.readings().iter();
    let readings = readings.map(|reading| Choice {
        value: reading.code.clone(),
        text: reading.name.in_lang(lang).to_owned(),
        ..Choice::default()
    });
    let props = Props {
        typed,
        faults,
        key: idempotency::new_key(&visit.ctx),
        units: unit_choices(units).collect(),
        readings: readings.collect(),
        example: day::vietnamese(visit.ctx.today()),
    };
    let page = Page::new(w::open(lang)).with_status(status);
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        typed,
        faults,
        key,
        units,
        readings,
        example,
    } = props;
    let kinds = [Kind::HangNam, Kind::LanDau].map(|kind| Choice {
        value: kind.code().to_owned(),
        text: super::super::wording::round_kind(lang, kind.code()),
        ..Choice::default()
    });
    let paper = vec![Choice {
        value: YES.to_owned(),
        text: w::paper_choice(lang),
        ..Choice::default()
    }];
    let ticked = if typed.paper { vec![YES.to_owned()] } else { Vec::new() };
    let today = words::people::day_hint(lang, &example);
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::ROUNDS />
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                <h1 class="govuk-heading-l">{w::open(lang)}</h1>
                <p class="govuk-body">{w::open_text(lang)}</p>
                <form method="post" action=routes::ROUND_NEW novalidate=true>
                    <input type="hidden" name=KEY_FIELD value=key.to_string() />
                    <Input id="name" name="name" label=w::name(lang) value=typed.name error=faults.of("name") />
                    <Input
                        id="year"
                        name="year"
                        label=w::year(lang)
                        value=typed.year
                        kind=InputKind::Digits
                        width=InputWidth::Four
                        error=faults.of("year")
                    />
                    <Select
                        id="unit"
                        name="unit"
                        label=w::unit(lang)
                        hint=w::unit_hint(lang)
                        options=choose(lang, units)
                        value=typed.unit
                        error=faults.of("unit")
                    />
                    <Radios
                        id="kind"
                        name="kind"
                        label=w::kind(lang)
                        choices=kinds.into()
                        value=typed.kind
                        error=faults.of("kind")
                    />
                    <Radios
                        id="reading"
                        name="reading"
                        label=w::reading(lang)
                        hint=w::reading_hint(lang)
                        choices=readings
                        value=typed.reading
                        error=faults.of("reading")
                    />
                    <Input
                        id="reference_day"
                        name="reference_day"
                        label=w::reference_day(lang)
                        hint=format!("{}. {today}", w::reference_day_hint(lang))
                        value=typed.reference_day
                        width=InputWidth::Ten
                        optional=true
                        error=faults.of("reference_day")
                    />
                    <Checkboxes
                        id=PAPER
                        name=PAPER
                        label=w::paper(lang)
                        choices=paper
                        values=ticked
                        optional=true
                    />
                    <Button text=w::open_button(lang) />
                </form>
            </div>
        </div>
    }
}
