//! The parts of a form. Owns: their types and the look-ups among them. Must not: read a file.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::declarations::{FieldKey, HeadingKey, Item, Kind, RowKey};
use crate::law::{Mark, Validity};

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its code, which every declaration made on it keeps: `PL1-ND130`.
    pub code: String,
    /// Its name, in capitals.
    pub title: String,
    /// The provision it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
    /// When it is, or was, in force.
    pub validity: Validity,
    /// The kinds of declaration that are made on it.
    pub kinds: Vec<Kind>,
    /// What stands under a heading without entries: "Không có".
    pub none: String,
    /// What stands in Mục III when nothing changed: "Không có biến động".
    pub no_change: String,
    /// Captions that stand only on paper.
    pub paper: Paper,
    /// Mục I, II, III.
    pub sections: Vec<Section>,
    /// Headings that only hold others.
    pub groups: Vec<Group>,
    /// Headings with entries, in the order of the form.
    pub headings: Vec<Heading>,
    /// The fixed rows of Mục III, in the order of the form.
    pub changes: Vec<Change>,
    /// The official notes.
    pub notes: Vec<Note>,
}

/// Captions of the table of Mục III and of the signatures.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// What it is; more or less, above the next two; how many; how much; why.
    pub columns: [String; 5],
    /// Above the day on which it was received.
    pub received: String,
    /// Who receives.
    pub receiver: String,
    /// How the receiver signs.
    pub receiver_signs: String,
    /// Above the day of completion.
    pub completed: String,
    /// Who declares.
    pub declarant: String,
    /// How the declarant signs.
    pub declarant_signs: String,
}

/// A Mục.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// `I`, `II`, `III`.
    pub number: String,
    /// Its caption.
    pub label: String,
    /// Numbers of its notes.
    #[serde(default)]
    pub notes: Vec<u8>,
}

/// A heading that only holds others.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its number: `1`.
    pub number: String,
    /// Its caption; `{threshold}` stands for an amount.
    pub label: String,
    /// A caption for lists, without what is said elsewhere.
    pub short: Option<String>,
    /// Numbers of its notes.
    #[serde(default)]
    pub notes: Vec<u8>,
}

/// How many entries a heading has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Many {
    /// Exactly one.
    One,
    /// None or one.
    Optional,
    /// Any number.
    List,
}

/// What is added up and compared with the threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Summed {
    /// All entries of the heading.
    Heading,
    /// All entries of all headings of the group.
    Group,
    /// The entries of one kind, told by a field.
    Kind,
}

/// A heading with entries.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its name, the same in every form.
    pub key: HeadingKey,
    /// The Mục it stands in.
    pub section: String,
    /// The group it stands in.
    pub group: Option<String>,
    /// Its number: `1.1`.
    pub number: String,
    /// Its caption; `{threshold}` stands for an amount.
    pub label: String,
    /// A caption for lists, without what is said elsewhere.
    pub short: Option<String>,
    /// Numbers of its notes.
    pub notes: Vec<u8>,
    /// How many entries it has.
    pub many: Many,
    /// What stands before the first entry; absent where entries have no caption.
    pub entry_first: Option<String>,
    /// What stands before each later entry; `{n}` is its number.
    pub entry_next: Option<String>,
    /// Whose threshold counts; absent in Mục I.
    pub threshold: Option<Item>,
    /// What is added up for it; absent where everything is declared.
    pub summed_by: Option<Summed>,
    /// The field that tells the kind.
    pub kind_field: Option<FieldKey>,
    /// The row of Mục III for its changes; absent where it has none.
    pub row: Option<RowKey>,
    /// The field that grows or shrinks; absent where things are counted.
    pub measured_by: Option<FieldKey>,
    /// What it is measured in.
    pub unit: Option<String>,
    /// The field that says what it is measured in.
    pub unit_field: Option<FieldKey>,
    /// Whether a new entry is counted although it is measured when it changes.
    pub counted: bool,
    /// The field with a number by which the same thing is known again.
    pub identified_by: Option<FieldKey>,
    /// The fields that name an entry in a list and in Mục III.
    pub described_by: Vec<FieldKey>,
    /// The headings under which its entries may be described.
    pub like: Vec<HeadingKey>,
    /// Words in names of things with a number plate.
    pub plated: Vec<String>,
    /// The kinds of declaration that leave it out.
    pub omitted_in: Vec<Kind>,
    /// Its fields, in the order of the form, each with its companions behind it.
    pub fields: Vec<Field>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldType {
    /// One line of text.
    Line,
    /// Text of several lines.
    Text,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// A year of four digits.
    Year,
    /// Whole đồng.
    Vnd,
    /// A number with at most three decimals.
    Decimal,
    /// One of the choices, by its code.
    Choice,
    /// Yes or no.
    Flag,
    /// A currency, three capital letters.
    Currency,
}

/// A field of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name, the same in every form.
    pub key: FieldKey,
    /// Its caption.
    pub label: String,
    /// What it holds.
    pub kind: FieldType,
    /// Whether it must be filled in.
    #[serde(default = "yes")]
    pub required: bool,
    /// Whether the form has a caption for it; otherwise it is a field of our own, and printed with another one.
    #[serde(default = "yes")]
    pub printed: bool,
    /// Whether it is printed on the line of the field before it.
    #[serde(default)]
    pub beside: bool,
    /// Numbers of its notes.
    #[serde(default)]
    pub notes: Vec<u8>,
    /// An example of what may stand in it.
    pub example: Option<String>,
    /// What it is measured in.
    pub unit: Option<String>,
    /// What may be chosen.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// How many digits a number on paper may have; empty where anything may stand.
    #[serde(default)]
    pub digits: Vec<usize>,
    /// What is printed in the place of a yes.
    pub phrase: Option<String>,
    /// The companions behind it.
    #[serde(rename = "with")]
    pub companions: Option<String>,
}

const fn yes() -> bool {
    true
}

/// Something that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The code in files.
    pub code: String,
    /// Its name, and what is printed.
    pub label: String,
    /// What the form asks to write for it, beside or in the place of an amount.
    pub printed: Option<String>,
    /// How many digits the number of such a paper has, where it differs from the field.
    #[serde(default)]
    pub digits: Vec<usize>,
    /// What one of it is called when it is counted: "sổ tiết kiệm".
    pub counted_as: Option<String>,
}

/// A fixed row of Mục III.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Its number, which is its name.
    pub row: RowKey,
    /// The caption above it and its neighbours.
    pub group: Option<String>,
    /// Its caption; `{threshold}` stands for an amount.
    pub label: String,
    /// Numbers of its notes.
    #[serde(default)]
    pub notes: Vec<u8>,
}

/// An official note.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its number.
    pub number: u8,
    /// Its text; `{threshold}` stands for an amount.
    pub text: String,
}

impl Form {
    /// A heading. Every form has all of them.
    #[must_use]
    pub fn heading(&self, key: HeadingKey) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.key == key)
    }

    /// A heading that only holds others.
    #[must_use]
    pub fn group(&self, number: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.number == number)
    }

    /// A row of Mục III.
    #[must_use]
    pub fn change(&self, row: RowKey) -> Option<&Change> {
        self.changes.iter().find(|change| change.row == row)
    }

    /// An official note.
    #[must_use]
    pub fn note(&self, number: u8) -> Option<&Note> {
        self.notes.iter().find(|note| note.number == number)
    }

    /// How sure the form is on a day: outside its validity it must be checked.
    #[must_use]
    pub fn mark_on(&self, day: NaiveDate) -> Mark {
        if self.validity.covers(day) {
            self.mark
        } else {
            Mark::Verify
        }
    }
}

impl Heading {
    /// A field of its own.
    #[must_use]
    pub fn field(&self, key: FieldKey) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The caption for lists.
    #[must_use]
    pub fn short_label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.label)
    }

    /// Whether declarations of this kind have it.
    #[must_use]
    pub fn is_in(&self, kind: Kind) -> bool {
        !self.omitted_in.contains(&kind)
    }
}

impl Field {
    /// The choice with this code.
    #[must_use]
    pub fn choice(&self, code: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.code == code)
    }
}
