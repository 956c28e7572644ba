//! `declaration schema`: the JSON Schema of a declaration file, made from the form.
//!
//! Owns: how a form is told to other programs. Must not: ask for more than what makes a file readable; what a declaration
//! must contain is what the checks find, and their answer says how to mend it.

use chrono::NaiveDate;
use domain::declarations::{
    Basis, Class, EntryId, FieldKey, Item, Kind, LONGEST_LINE, LONGEST_TEXT, RowKey, captioned,
};
use domain::law::{Field, FieldType, Form, Heading, Law, Many};
use domain::money;
use domain::time::local_day;
use serde_json::{Map, Value, json};

use services::clock::{Clock, SystemClock};

use super::file::KINDS;
use super::print;
use crate::cli::{Answer, Failure};

pub(super) fn run(law: &Law) -> Result<Answer, Failure> {
    let form = law
        .forms()
        .last()
        .ok_or_else(|| Failure::run("the program knows no form"))?;
    let today = local_day(SystemClock.now());
    let telling = Telling { law, form, today };
    print(&telling.schema())?;
    Ok(Answer::Yes)
}

/// The form, and the day whose amounts its notes name.
struct Telling<'a> {
    law: &'a Law,
    form: &'a Form,
    today: NaiveDate,
}

impl Telling<'_> {
    fn schema(&self) -> Value {
        let form = self.form;
        let content: Map<String, Value> = form
            .headings
            .iter()
            .map(|heading| (heading.key.code().to_owned(), self.list(heading)))
            .collect();
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": format!("urn:liemchinh:declaration:{}", form.code),
            "title": format!("{} ({})", form.title, form.code),
            "description": "A declaration of assets and income. Amounts are whole VND, days YYYY-MM-DD, texts UTF-8; an empty text and null are the same as an absent field. Every heading of the form is a key of `content`; what is empty says {\"none\": true}.",
            "type": "object",
            "additionalProperties": false,
            "required": ["form_version", "kind", "completion_date", "content"],
            "properties": {
                "form_version": { "const": form.code, "description": form.source },
                "kind": {
                    "enum": KINDS.map(Kind::code),
                    "description": "LAN_DAU: first declaration, without `changes` and without `income`. HANG_NAM: annual declaration.",
                },
                "completion_date": day("The day of completion. It chooses the thresholds."),
                "content": {
                    "type": "object",
                    "description": "Sections I and II, one key for each heading.",
                    "additionalProperties": false,
                    "properties": content,
                },
                "income_items": {
                    "type": "array",
                    "description": "The items that make up the total income, sale proceeds among them. Explanations refer to their ids.",
                    "items": { "$ref": "#/$defs/income_item" },
                },
                "changes": { "$ref": "#/$defs/changes" },
            },
            "$defs": definitions(form),
        })
    }

    fn list(&self, heading: &Heading) -> Value {
        let form = self.form;
        let mut entries = json!({ "type": "array", "items": self.entry(heading) });
        if heading.many != Many::List {
            entries["maxItems"] = json!(1);
        }
        json!({
            "type": "object",
            "title": format!("{}.{} {}", heading.section, heading.number, heading.short_label()),
            "description": self.notes(&heading.notes, heading.threshold),
            "additionalProperties": false,
            "properties": {
                "none": { "type": "boolean", "description": format!("\"{}\": there is nothing to declare under this heading.", form.none) },
                "entries": entries,
            },
        })
    }

    fn entry(&self, heading: &Heading) -> Value {
        let like = heading.like.iter().filter_map(|key| self.form.heading(*key));
        let all = heading.fields.iter().chain(like.flat_map(|heading| &heading.fields));
        let mut fields = Map::new();
        for one in all {
            let key = one.key.code().to_owned();
            fields.entry(key).or_insert_with(|| self.field(one, heading.threshold));
        }
        let keys: Vec<String> = fields.keys().cloned().collect();
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["id"],
            "properties": {
                "id": { "$ref": "#/$defs/id" },
                "carried_from": { "$ref": "#/$defs/id", "description": "The entry of the last declaration that this one continues; needed only where neither id nor number tells." },
                "state": { "enum": ["unchanged", "changed", "disposed", "new"], "description": "Since the last declaration. What is disposed is not part of the list any more." },
                "fields": { "type": "object", "additionalProperties": false, "properties": fields },
                "origins": {
                    "type": "object",
                    "description": "Where a field came from.",
                    "propertyNames": { "enum": keys },
                    "additionalProperties": { "enum": ["carried", "typed", "staff_file", "as_declarant"] },
                },
            },
        })
    }

    fn field(&self, field: &Field, item: Option<Item>) -> Value {
        let needed = if field.required { "Needed." } else { "May be absent." };
        let note = format!("{needed} {}", self.notes(&field.notes, item));
        let mut schema = match field.kind {
            FieldType::Line => json!({ "type": ["string", "null"], "maxLength": LONGEST_LINE, "pattern": "^[^\\n]*$" }),
            FieldType::Text => json!({ "type": ["string", "null"], "maxLength": LONGEST_TEXT }),
            FieldType::Day => json!({ "type": ["string", "null"], "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$" }),
            FieldType::Year => json!({ "type": ["integer", "null"], "minimum": 1900, "maximum": 2199 }),
            FieldType::Vnd => dong("", true),
            FieldType::Decimal => {
                json!({ "type": ["number", "null"], "minimum": -money::MAX, "maximum": money::MAX, "$comment": "at most three decimals" })
            }
            FieldType::Choice => {
                let codes: Vec<Value> = field.choices.iter().map(|choice| json!(choice.code)).collect();
                let meanings: Vec<String> = field
                    .choices
                    .iter()
                    .map(|choice| format!("{} = {}", choice.code, choice.label))
                    .collect();
                let codes = codes.into_iter().chain([Value::Null]).collect::<Vec<_>>();
                json!({ "enum": codes, "$comment": meanings.join("; ") })
            }
            FieldType::Flag => json!({ "type": ["boolean", "null"] }),
            FieldType::Currency => json!({ "type": ["string", "null"], "pattern": "^([A-Z]{3})?$" }),
        };
        let label = field
            .unit
            .as_ref()
            .map_or_else(|| field.label.clone(), |unit| format!("{} ({unit})", field.label));
        schema["title"] = json!(label);
        schema["description"] = json!(
            rule(field.key)
                .map_or_else(|| note.clone(), |rule| format!("{rule} {note}"))
                .trim()
        );
        schema
    }

    fn notes(&self, numbers: &[u8], item: Option<Item>) -> String {
        let text = |number: &u8| {
            let note = self.form.note(*number)?;
            Some(format!(
                "({number}) {}",
                captioned(self.law, &note.text, item, self.today)
            ))
        };
        numbers.iter().filter_map(text).collect::<Vec<_>>().join(" ")
    }
}

fn definitions(form: &Form) -> Value {
    json!({
        "id": {
            "type": "string",
            "pattern": "^[A-Za-z0-9._-]+$",
            "maxLength": EntryId::LONGEST,
            "description": "Unique in the file. The same thing keeps its id from one declaration to the next.",
        },
        "income_item": {
            "type": "object",
            "additionalProperties": false,
            "required": ["id", "description", "value_vnd"],
            "properties": {
                "id": { "$ref": "#/$defs/id" },
                "description": { "type": "string", "maxLength": LONGEST_TEXT },
                "value_vnd": dong("How much.", false),
                "sold_entry": { "$ref": "#/$defs/id", "description": "The entry whose sale brought it; of the last declaration when it is gone." },
            },
        },
        "changes": {
            "type": "object",
            "description": "Section III, from the second declaration on.",
            "additionalProperties": false,
            "properties": {
                "none": { "type": "boolean", "description": format!("\"{}\": no row but that of the income.", form.no_change) },
                "rows": { "type": "array", "items": { "$ref": "#/$defs/change_row" } },
            },
        },
        "change_row": {
            "type": "object",
            "additionalProperties": false,
            "required": ["row", "class"],
            "properties": {
                "row": { "enum": RowKey::ALL.iter().map(|row| row.code()).collect::<Vec<_>>(), "description": "The fixed row. Here income is 9, not 10." },
                "class": { "enum": Class::ALL.iter().map(|class| class.code()).collect::<Vec<_>>() },
                "entry": { "$ref": "#/$defs/id", "description": "The entry it is about; of the last declaration for something that is gone." },
                "description": { "type": "string", "maxLength": LONGEST_TEXT, "description": "What the entry is called." },
                "quantity": { "type": "string", "maxLength": LONGEST_TEXT, "description": "With its sign: \"+ 100 m²\", \"− 01\". Absent for income." },
                "value_vnd": dong("The recorded value, also of what was sold; for income the total.", true),
                "explanation": { "type": "string", "maxLength": LONGEST_TEXT },
                "sources": { "type": "array", "items": { "$ref": "#/$defs/id" }, "description": "Ids of income items, or of entries that are gone, on which the explanation rests." },
            },
        },
    })
}

/// What the notes of the form do not say in the words of a file.
fn rule(key: FieldKey) -> Option<String> {
    Some(match key {
        FieldKey::ValueVnd => format!(
            "Whole VND, the original value; absent with value_basis {}.",
            Basis::KhongXacDinh.code()
        ),
        FieldKey::ValueBasis => format!(
            "Given and inherited things ({}) are printed as estimated.",
            Basis::ChoTangThuaKe.code()
        ),
        FieldKey::ValueReason => format!("Needed with value_basis {}.", Basis::KhongXacDinh.code()),
        FieldKey::CertificateNumber | FieldKey::CertificateHolder => {
            "Needed unless certificate_none is true.".to_owned()
        }
        FieldKey::CertificateNone => "The phrase for no certificate.".to_owned(),
        FieldKey::Amount => "Needed in a foreign currency, beside value_vnd.".to_owned(),
        FieldKey::Currency => "Three capital letters.".to_owned(),
        FieldKey::AssetType => "The heading whose fields describe this asset; give them here as well.".to_owned(),
        FieldKey::PeriodFrom => "The day of the last declaration.".to_owned(),
        FieldKey::PeriodTo => "The day before completion.".to_owned(),
        _ => return None,
    })
}

fn dong(about: &str, or_null: bool) -> Value {
    let kind = if or_null {
        json!(["integer", "null"])
    } else {
        json!("integer")
    };
    json!({ "type": kind, "minimum": -money::MAX, "maximum": money::MAX, "description": about })
}

fn day(about: &str) -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": about })
}
