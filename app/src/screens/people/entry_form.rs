//! The form of a person.
//!
//! Owns: its fields, and what was typed in them. Must not: check an answer.

use domain::lang::Lang;
use domain::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind};
use leptos::prelude::*;
use services::people::entering::{Editable, PersonForm};
use words::people as w;

use super::choose;
use super::wording::{field_name, kind_name, level_name, managed_name};
use crate::components::{Checkboxes, Choice, Input, InputKind, InputWidth, Select, SelectOption};
use crate::faults::Faults;
use crate::form::RawForm;

/// The answers as typed.
#[derive(Clone, Default)]
pub(super) struct Typed {
    pub staff_code: String,
    pub name: String,
    pub birth_year: String,
    pub kind: String,
    pub post: String,
    pub level: String,
    pub rank: String,
    pub fields: Vec<String>,
    pub party_member: bool,
    pub managed_by: String,
    pub state_capital: bool,
    pub phone: String,
    pub extension: String,
    pub mail: String,
    pub unit: String,
    pub from: String,
}

impl Typed {
    pub fn of(form: RawForm) -> Self {
        let get = |field: &str| form.get(field).to_owned();
        let mut typed = Self {
            staff_code: get("staff_code"),
            name: get("name"),
            birth_year: get("birth_year"),
            kind: get("kind"),
            post: get("post"),
            level: get("level"),
            rank: get("rank"),
            fields: Vec::new(),
            party_member: form.get("party_member") == "1",
            managed_by: get("managed_by"),
            state_capital: form.get("state_capital") == "1",
            phone: get("phone"),
            extension: get("extension"),
            mail: get("mail"),
            unit: get("unit"),
            from: get("from"),
        };
        typed.fields = form
            .into_pairs()
            .filter(|(name, _)| name == "fields")
            .map(|(_, value)| value)
            .collect();
        typed
    }

    pub fn form(&self, lang: Lang) -> PersonForm<'_> {
        PersonForm {
            lang,
            staff_code: &self.staff_code,
            name: &self.name,
            birth_year: &self.birth_year,
            kind: &self.kind,
            post: &self.post,
            level: &self.level,
            rank: &self.rank,
            fields: self.fields.iter().map(String::as_str).collect(),
            party_member: self.party_member,
            managed_by: &self.managed_by,
            state_capital: self.state_capital,
            phone: &self.phone,
            extension: &self.extension,
            mail: &self.mail,
            unit: &self.unit,
            from: &self.from,
        }
    }
}

impl From<Editable> for Typed {
    fn from(stored: Editable) -> Self {
        Self {
            staff_code: stored.staff_code,
            name: stored.name,
            birth_year: stored.birth_year,
            rank: stored.rank,
            fields: stored.fields.iter().map(|field| field.code().to_owned()).collect(),
            party_member: stored.party_member,
            managed_by: stored.managed_by,
            state_capital: stored.state_capital,
            phone: stored.phone,
            extension: stored.extension,
            mail: stored.mail,
            ..Self::default()
        }
    }
}

fn options<T: Copy>(all: &[T], code: fn(T) -> &'static str, name: impl Fn(T) -> String) -> Vec<SelectOption> {
    let option = |one: &T| SelectOption {
        value: code(*one).to_owned(),
        text: name(*one),
    };
    all.iter().map(option).collect()
}

/// Kinds of person to choose from.
pub(super) fn kinds(lang: Lang) -> Vec<SelectOption> {
    let kinds = PersonKind::ALL.iter().filter(|kind| kind.is_of_staff_file());
    choose(lang, kinds.map(|kind| (kind.code().to_owned(), kind_name(lang, *kind))))
}

/// Levels of a post to choose from.
pub(super) fn levels(lang: Lang) -> Vec<SelectOption> {
    options(LeaderLevel::ALL, LeaderLevel::code, |level| level_name(lang, level))
}

/// Unit, name, kind and post: what only a new person is entered with.
#[component]
pub(super) fn Beginning(
    lang: Lang,
    typed: Typed,
    faults: Faults,
    units: Vec<(String, String)>,
    example: String,
) -> impl IntoView {
    let error = |field: &str| faults.of(field);
    view! {
        <Input id="name" name="name" label=w::name(lang) hint=w::name_hint(lang) value=typed.name error=error("name") />
        <Select id="unit" name="unit" label=w::unit(lang) options=choose(lang, units) value=typed.unit error=error("unit") />
        <Input
            id="from"
            name="from"
            label=w::in_agency_from(lang)
            hint=w::day_hint(lang, &example)
            value=typed.from
            width=InputWidth::Ten
            error=error("from")
        />
        <Select id="kind" name="kind" label=w::kind(lang) options=kinds(lang) value=typed.kind error=error("kind") />
        <Input
            id="post"
            name="post"
            label=w::post(lang)
            hint=w::post_hint(lang)
            value=typed.post
            optional=true
            error=error("post")
        />
        <Select id="level" name="level" label=w::level(lang) options=levels(lang) value=typed.level error=error("level") />
    }
}

/// What is entered of everybody, new or not.
#[component]
pub(super) fn Rest(lang: Lang, typed: Typed, faults: Faults) -> impl IntoView {
    let error = |field: &str| faults.of(field);
    let field = |field: &FieldOfWork| Choice {
        value: field.code().to_owned(),
        text: field_name(lang, *field),
        ..Choice::default()
    };
    let flag = || {
        vec![Choice {
            value: "1".to_owned(),
            text: w::yes(lang),
            ..Choice::default()
        }]
    };
    let ticked = |on: bool| if on { vec!["1".to_owned()] } else { Vec::new() };
    let managed = options(ManagedBy::ALL, ManagedBy::code, |by| managed_name(lang, by));
    view! {
        <Input
            id="staff_code"
            name="staff_code"
            label=w::code(lang)
            hint=w::code_hint(lang)
            value=typed.staff_code
            width=InputWidth::Twenty
            error=error("staff_code")
        />
        <Input
            id="birth_year"
            name="birth_year"
            label=w::birth_year(lang)
            value=typed.birth_year
            kind=InputKind::Digits
            width=InputWidth::Four
            optional=true
            error=error("birth_year")
        />
        <Input
            id="rank"
            name="rank"
            label=w::rank(lang)
            hint=w::rank_hint(lang)
            value=typed.rank
            optional=true
            error=error("rank")
        />
        <Checkboxes
            id="fields"
            name="fields"
            label=w::field(lang)
            choices=FieldOfWork::ALL.iter().map(field).collect()
            values=typed.fields
            optional=true
            small=true
        />
        <Checkboxes
            id="party_member"
            name="party_member"
            label=w::party_member(lang)
            choices=flag()
            values=ticked(typed.party_member)
            small=true
        />
        <Select
            id="managed_by"
            name="managed_by"
            label=w::managed_by(lang)
            options=managed
            value=typed.managed_by
            error=error("managed_by")
        />
        <Checkboxes
            id="state_capital"
            name="state_capital"
            label=w::state_capital(lang)
            choices=flag()
            values=ticked(typed.state_capital)
            small=true
        />
        <Input
            id="phone"
            name="phone"
            label=w::phone(lang)
            value=typed.phone
            width=InputWidth::Twenty
            optional=true
            error=error("phone")
        />
        <Input
            id="extension"
            name="extension"
            label=w::extension(lang)
            value=typed.extension
            kind=InputKind::Digits
            width=InputWidth::Ten
            optional=true
            error=error("extension")
        />
        <Input id="mail" name="mail" label=w::mail(lang) value=typed.mail optional=true error=error("mail") />
    }
}
