//! One field of the form as a question of a page, whichever heading it stands under.
//!
//! Owns: which component asks for which kind of field, the official note behind "Cách ghi", what the officer asked, what
//! another window has saved. Must not: read an answer.

use chrono::NaiveDate;
use domain::declarations::{Declaration, EntryId, FieldKey, Item, Place, captioned, has_address_of_declarant, written};
use domain::lang::Lang;
use domain::law::{Field, FieldType, Form, Heading, Law};
use leptos::prelude::*;
use services::declarations::{Request, Writing};
use words::filling as w;

use super::ACT;
use crate::components::{
    Button, ButtonKind, Checkboxes, Choice, Details, Input, InputKind, InputWidth, InsetText, MoneyInput, Radios,
    Select, SelectOption, Textarea,
};

/// More choices than this are a list.
const FEW: usize = 6;
/// Fields that the form leaves open, and a check may ask for all the same: "(không bắt buộc)" would be wrong.
const DEPENDS: [FieldKey; 7] = [
    FieldKey::CertificateNumber,
    FieldKey::CertificateHolder,
    FieldKey::CertificateNone,
    FieldKey::ValueReason,
    FieldKey::IdentityKind,
    FieldKey::Amount,
    FieldKey::DepositPlace,
];
/// Begins the value of the button "Như người kê khai".
pub(super) const AS_DECLARANT: &str = "nhu-nguoi-ke-khai:";

/// A field with what stands in it.
#[derive(Clone)]
pub(super) struct Question {
    pub field: Field,
    pub typed: String,
    pub error: Option<String>,
    /// What the officer asked to be put right here.
    pub asked: Option<String>,
    /// What another window has saved here, where it is something else.
    pub other: Option<String>,
    notes: Vec<String>,
    as_declarant: bool,
}

/// What a field is asked about.
pub(super) struct About<'a> {
    pub law: &'a Law,
    pub form: &'a Form,
    pub heading: &'a Heading,
    pub entry: &'a EntryId,
    pub writing: &'a Writing,
    pub request: Option<&'a Request>,
}

impl About<'_> {
    /// The questions for these fields. A note stands at the first field that it is about.
    pub fn questions<'f>(&self, fields: impl IntoIterator<Item = &'f Field>) -> Vec<Question> {
        let mut told: Vec<u8> = self.heading.notes.clone();
        let mut questions = Vec::new();
        for field in fields {
            let new = Field {
                notes: field
                    .notes
                    .iter()
                    .copied()
                    .filter(|note| !told.contains(note))
                    .collect(),
                ..field.clone()
            };
            told.extend(&new.notes);
            questions.push(self.question(&new));
        }
        questions
    }

    /// The question for a field with what was saved in it, or typed and not read.
    fn question(&self, field: &Field) -> Question {
        let place = Place::Field(self.heading.key, self.entry.clone(), field.key);
        let declaration = &self.writing.declaration;
        Question {
            typed: self.saved(field, &place.to_string()),
            error: None,
            asked: asked_at(self.request, &place),
            other: None,
            notes: notes(
                self.law,
                self.form,
                &field.notes,
                self.heading.threshold,
                declaration.completion_date.0,
            ),
            as_declarant: has_address_of_declarant(self.heading.key, field.key) && has_residence(declaration),
            field: field.clone(),
        }
    }

    fn saved(&self, field: &Field, name: &str) -> String {
        if let Some(typed) = self.writing.unread.get(name) {
            return typed.clone();
        }
        let entry = self.writing.declaration.entry(self.heading.key, self.entry);
        let value = entry.and_then(|entry| entry.fields.get(&field.key));
        value.map(|value| written(field, value)).unwrap_or_default()
    }
}

fn has_residence(declaration: &Declaration) -> bool {
    let own = declaration.only(domain::declarations::HeadingKey::Declarant);
    own.is_some_and(|entry| entry.text(FieldKey::Residence).is_some())
}

/// The official notes with these numbers, with the amount in force.
pub(super) fn notes(law: &Law, form: &Form, numbers: &[u8], item: Option<Item>, day: NaiveDate) -> Vec<String> {
    let notes = numbers.iter().filter_map(|number| form.note(*number));
    notes.map(|note| captioned(law, &note.text, item, day)).collect()
}

/// The notes of a heading or a field, closed at first.
#[component]
pub(super) fn HowTo(
    lang: Lang,
    about: String,
    notes: Vec<String>,
    #[prop(optional_no_strip)] example: Option<String>,
) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let notes = notes
            .into_iter()
            .map(|note| view! { <p class="govuk-body-s">{note}</p> })
            .collect_view();
        view! {
            <Details summary=w::how_to(lang, &about)>
                {notes} {example.map(|text| view! { <p class="govuk-body-s">{w::example(lang, &text)}</p> })}
            </Details>
        }
    })
}

/// What the officer asked at a place.
pub(super) fn asked_at(request: Option<&Request>, place: &Place) -> Option<String> {
    let name = place.to_string();
    let found = request?.reasons.iter().find(|(place, _)| *place == name);
    found.map(|(_, text)| text.clone())
}

/// What the officer asked to be put right, before the answer it is about.
#[component]
pub(super) fn Asked(lang: Lang, asked: Option<String>) -> impl IntoView {
    asked.map(|text| {
        view! {
            <InsetText>
                <p class="govuk-body">
                    <strong>{w::officer_asks(lang)}</strong>
                    " "
                    {text}
                </p>
            </InsetText>
        }
    })
}

#[component]
pub(super) fn Ask(lang: Lang, question: Question) -> impl IntoView {
    let Question {
        field,
        typed,
        error,
        asked,
        other,
        notes,
        as_declarant,
    } = question;
    let id = field.key.code();
    let label = capital(&field.label);
    let optional = !field.required && !DEPENDS.contains(&field.key);
    let example = field.example.clone();
    // Without a note to stand behind, the example is the hint.
    let alone = example
        .as_ref()
        .filter(|_| notes.is_empty())
        .map(|example| w::example(lang, example));
    let hint = hint(lang, &field).or(alone);
    let about = label.clone();
    let control = match field.kind {
        FieldType::Vnd => view! { <MoneyInput id name=id label hint error value=typed optional /> }.into_any(),
        FieldType::Text => view! { <Textarea id name=id label hint error value=typed rows=4 optional /> }.into_any(),
        FieldType::Flag => {
            let choice = Choice {
                value: "1".to_owned(),
                text: field.phrase.as_deref().map(capital).unwrap_or_else(|| label.clone()),
                ..Choice::default()
            };
            let values = if typed.is_empty() { Vec::new() } else { vec![typed] };
            view! { <Checkboxes id name=id label choices=vec![choice] values hint error small=true /> }.into_any()
        }
        FieldType::Choice if field.choices.len() <= FEW => {
            let choices = field.choices.iter().map(|choice| Choice {
                value: choice.code.clone(),
                text: capital(&choice.label),
                hint: choice.printed.as_ref().map(|printed| w::printed_as(lang, printed)),
                ..Choice::default()
            });
            view! { <Radios id name=id label choices=choices.collect() value=typed hint error optional /> }.into_any()
        }
        FieldType::Choice => {
            let none = SelectOption {
                value: String::new(),
                text: words::components::choose(lang),
            };
            let choices = field.choices.iter().map(|choice| SelectOption {
                value: choice.code.clone(),
                text: capital(&choice.label),
            });
            let options = std::iter::once(none).chain(choices).collect();
            view! { <Select id name=id label options value=typed hint error optional /> }.into_any()
        }
        kind => {
            let (keyboard, width) = match kind {
                FieldType::Year => (InputKind::Digits, InputWidth::Four),
                FieldType::Day | FieldType::Currency => (InputKind::Text, InputWidth::Ten),
                FieldType::Decimal => (InputKind::Text, InputWidth::Ten),
                _ => (InputKind::Text, InputWidth::Full),
            };
            let suffix = field.unit.clone();
            view! {
                <Input id name=id label hint error value=typed kind=keyboard width suffix optional autocomplete="off".to_owned() />
            }
            .into_any()
        }
    };
    view! {
        <Asked lang asked />
        {control}
        {other.map(|text| view! { <p class="govuk-body-s lc-other-window">{w::other_window(lang, &text)}</p> })}
        {as_declarant
            .then(|| {
                view! {
                    <Button
                        text=w::as_declarant(lang)
                        kind=ButtonKind::Secondary
                        name=ACT.to_owned()
                        value=format!("{AS_DECLARANT}{id}")
                    />
                }
            })}
        <HowTo lang about notes example />
    }
}

/// What helps before answering: how dates, amounts and currencies are typed, and when a field is left out.
fn hint(lang: Lang, field: &Field) -> Option<String> {
    match (field.key, field.kind) {
        (FieldKey::ValueReason, _) => Some(w::hint_value_reason(lang)),
        (FieldKey::Amount, _) => Some(w::hint_amount(lang)),
        (FieldKey::DepositPlace, _) => Some(w::hint_deposit(lang)),
        (FieldKey::CertificateNumber, _) => Some(w::hint_certificate(lang)),
        (FieldKey::IdentityKind, _) => Some(w::hint_identity(lang)),
        (FieldKey::AssetType, _) => Some(w::hint_kind(lang)),
        (_, FieldType::Day) => Some(w::hint_day(lang)),
        (_, FieldType::Vnd) => Some(w::hint_money(lang)),
        (_, FieldType::Currency) => Some(w::hint_currency(lang)),
        _ => None,
    }
}

/// The form begins some captions small, because they stand behind others on a line of paper.
pub(super) fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
