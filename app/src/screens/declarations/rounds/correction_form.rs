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

const ON: &str = "co";
const OFF: &str = "khong";

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
            listed: text("listed"),
            kind: text("kind"),
            since: text("since"),
            control_body: text("control_body"),
            reason: text("reason"),
        }
    }

    /// What the list says now; whoever is not on it is meant to be put on it.
    pub fn present(one: &OneListed) -> Self {
        let row = one.row.as_ref();
        let since = row.and_then(|row| row.obliged_since);
        let kind = row.map(|row| row.kind.clone()).filter(|kind| !kind.is_empty());
        Self {
            listed: ON.to_owned(),
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
    let on_list = vec![choice(ON, w::on_list_yes(lang)), choice(OFF, w::on_list_no(lang))];
    let kinds = [Kind::HangNam, Kind::LanDau].map(|kind| choice(kind.code(), kind_name(lang, kind.code())));
    let reasons = RosterReason::ALL
        .iter()
        .map(|reason| choice(reason.code(), roster_reason(lang, *reason)));
    let bodies = choices.bodies.into_iter().map(|option| (option.value, option.text));
    let example = words::people::day_hint(lang, &choices.example);
    view! {
        <Radios
            id="listed"
            name="listed"
            label=w::on_list(lang)
            choices=on_list
            value=typed.listed
            inline=true
        />
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
