//! The form that corrects a list.
//!
//! Owns: its fields, and what was typed in them. Must not: judge it.

use domain::day;
use domain::declarations::Kind;
use domain::declarations::obligations::RosterReason;
use domain::lang::Lang;
use leptos::prelude::*;
use services::declarations::OneListed;
use words::rounds as w;

use super::super::wording::{kind_name, roster_reason};
use crate::components::{Choice, Input, InputWidth, Radios, Select, SelectOption};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::screens::people::choose;

/// Name of the field that says whether he is on the list, and of the parameter with which its page is opened.
pub(super) const LISTED: &str = "listed";
const ON: &str = "co";
/// Value of [`LISTED`] for whoever is taken off.
pub(super) const OFF: &str = "khong";

/// What was typed.
#[derive(Clone, Default)]
pub(super) struct Typed {
    pub listed: String,
    pub kind: String,
    pub since: String,
    pub control_body: String,
    pub reason: String,
}

/// What there is to choose from.
#[derive(Clone)]
pub(super) struct Choices {
    /// Control bodies.
    pub bodies: Vec<SelectOption>,
    /// A day as it is typed.
    pub example: String,
}

impl Typed {
    pub fn of(form: &RawForm) -> Self {
        let text = |field| form.get(field).to_owned();
        Self {
            listed: text(LISTED),
            kind: text("kind"),
            since: text("since"),
            control_body: text("control_body"),
            reason: text("reason"),
        }
    }

    /// What the list says now; whoever is not on it can only be put on it.
    pub fn present(one: &OneListed, listed: &str) -> Self {
        let is_on = one.row.as_ref().is_some_and(|row| row.listed);
        let row = one.row.as_ref();
        let since = row.and_then(|row| row.obliged_since);
        let kind = row.map(|row| row.kind.clone()).filter(|kind| !kind.is_empty());
        Self {
            listed: if is_on && listed == OFF { OFF } else { ON }.to_owned(),
            kind: kind.unwrap_or_else(|| one.round.row.kind.clone()),
            since: since.map(|since| day::vietnamese(since.date())).unwrap_or_default(),
            control_body: row.and_then(|row| row.control_body.clone()).unwrap_or_default(),
            reason: String::new(),
        }
    }

    pub fn is_listed(&self) -> bool {
        self.listed != OFF
    }
}

/// The fields.
#[component]
pub(super) fn Fields(lang: Lang, typed: Typed, choices: Choices, faults: Faults) -> impl IntoView {
    let choice = |value: &str, text: String| Choice {
        value: value.to_owned(),
        text,
        ..Choice::default()
    };
    let is_listed = typed.is_listed();
    let kinds = [Kind::HangNam, Kind::LanDau].map(|kind| choice(kind.code(), kind_name(lang, kind.code())));
    let reasons = RosterReason::ALL
        .iter()
        .filter(|reason| reason.fits(is_listed))
        .map(|reason| choice(reason.code(), roster_reason(lang, *reason)));
    let bodies = choices.bodies.into_iter().map(|option| (option.value, option.text));
    let example = words::people::day_hint(lang, &choices.example);
    let declares = is_listed.then(|| {
        view! {
            <Radios
                id="kind"
                name="kind"
                label=w::declares(lang)
                choices=kinds.into()
                value=typed.kind
                inline=true
                error=faults.of("kind")
            />
            <Input
                id="since"
                name="since"
                label=w::since_field(lang)
                hint=format!("{}. {example}", w::since_hint(lang))
                value=typed.since
                width=InputWidth::Ten
                optional=true
                error=faults.of("since")
            />
            <Select
                id="control_body"
                name="control_body"
                label=w::control_body(lang)
                options=choose(lang, bodies)
                value=typed.control_body
                error=faults.of("control_body")
            />
        }
    });
    view! {
        <input type="hidden" name=LISTED value=if is_listed { ON } else { OFF } />
        {declares}
        <Radios
            id="reason"
            name="reason"
            label=w::reason(lang)
            choices=reasons.collect()
            value=typed.reason
            error=faults.of("reason")
        />
    }
}
