//! The lines of an entry.
//!
//! Owns: how each kind of field is written on paper, and which fields share a line. Must not: leave a caption of the form
//! out because nothing stands behind it.

use domain::day;
use domain::declarations::{Basis, Decimal, Entry, FieldKey, HOME_CURRENCY, measured};
use domain::law::{Field, FieldType, Form, Heading};
use domain::money::Money;
use domain::number::grouped;
use typst::foundations::{Array, IntoValue, Value};
use words::paper as say;

use super::VI;
use crate::typesetting::texts;

/// Stands where the declarant still has to write something.
const DOTS: &str = "..............................";

/// What stands before an entry: `1.1.1. Thửa thứ nhất`; `None` where the form has nothing there.
pub fn title(heading: &Heading, at: usize) -> Option<String> {
    let (first, next) = (heading.entry_first.as_ref()?, heading.entry_next.as_ref()?);
    let number = at + 1;
    let name = if at == 0 {
        first.clone()
    } else {
        next.replace("{n}", &number.to_string())
    };
    Some(format!("{}.{number}. {name}", heading.number))
}

/// The lines of an entry, each a list of captions with their contents.
pub fn lines(form: &Form, own: &Heading, entry: &Entry) -> Vec<Value> {
    let under = entry.described_under(form, own);
    let headings = if std::ptr::eq(own, under) {
        vec![own]
    } else {
        vec![own, under]
    };
    let mut lines: Vec<Array> = Vec::new();
    for heading in headings {
        for field in heading.fields.iter().filter(|field| field.printed) {
            let pair = texts([field.label.as_str(), &content(form, own, heading, entry, field)]);
            match lines.last_mut().filter(|_| field.beside) {
                Some(line) => line.push(pair),
                None => lines.push([pair].into_iter().collect()),
            }
        }
    }
    lines.into_iter().map(IntoValue::into_value).collect()
}

/// What stands behind a caption.
fn content(form: &Form, own: &Heading, heading: &Heading, entry: &Entry, field: &Field) -> String {
    let written = match field.key {
        FieldKey::ValueVnd => worth(heading, entry),
        FieldKey::CertificateNumber => certificate(heading, entry),
        FieldKey::Amount => measured(form, own, entry).map(|quantity| with_unit(quantity.amount, &quantity.unit)),
        FieldKey::Quantity => entry
            .number(field.key)
            .map(|amount| with_unit(amount, unit(heading, entry))),
        FieldKey::Institution => institution(entry),
        _ => plain(entry, field),
    };
    written.unwrap_or_else(|| {
        if field.required {
            DOTS.to_owned()
        } else {
            say::nothing(VI)
        }
    })
}

fn plain(entry: &Entry, field: &Field) -> Option<String> {
    Some(match field.kind {
        FieldType::Line | FieldType::Text | FieldType::Currency => entry.text(field.key)?.to_owned(),
        FieldType::Choice => {
            let code = entry.text(field.key)?;
            field.choice(code).map_or(code, |choice| &choice.label).to_owned()
        }
        FieldType::Day => day::vietnamese(entry.day(field.key)?),
        FieldType::Year => entry.whole(field.key)?.to_string(),
        FieldType::Vnd => dong(entry.whole(field.key)?),
        FieldType::Decimal => with_unit(entry.number(field.key)?, field.unit.as_deref().unwrap_or_default()),
        FieldType::Flag => field.phrase.clone().filter(|_| entry.says(field.key))?,
    })
}

/// The amount, and what note 10 asks to write beside it or in its place.
fn worth(heading: &Heading, entry: &Entry) -> Option<String> {
    let worth = entry.worth();
    let phrase = || {
        let field = heading.field(FieldKey::ValueBasis)?;
        field.choice(entry.text(FieldKey::ValueBasis)?)?.printed.clone()
    };
    match (worth.basis, phrase()) {
        (Some(Basis::KhongXacDinh), Some(phrase)) => Some(say::with_reason(VI, &phrase, worth.reason.unwrap_or(DOTS))),
        (_, Some(phrase)) => Some(say::with_reason(VI, &dong(worth.vnd?), &phrase)),
        (_, None) => worth.vnd.map(dong),
    }
}

fn certificate(heading: &Heading, entry: &Entry) -> Option<String> {
    let certificate = entry.certificate();
    if certificate.none {
        return heading.field(FieldKey::CertificateNone)?.phrase.clone();
    }
    Some(say::certificate(
        VI,
        certificate.number.unwrap_or(DOTS),
        certificate.holder.unwrap_or(DOTS),
    ))
}

/// The form has no caption for the country of an account.
fn institution(entry: &Entry) -> Option<String> {
    let institution = entry.text(FieldKey::Institution)?;
    Some(match entry.text(FieldKey::Country) {
        Some(country) => say::with_reason(VI, institution, country),
        None => institution.to_owned(),
    })
}

fn unit<'a>(heading: &'a Heading, entry: &'a Entry) -> &'a str {
    let named = heading.unit_field.and_then(|field| entry.text(field));
    named.or(heading.unit.as_deref()).unwrap_or_default()
}

fn with_unit(amount: Decimal, unit: &str) -> String {
    let unit = if unit == HOME_CURRENCY { "" } else { unit };
    format!("{} {unit}", amount.in_lang(VI)).trim_end().to_owned()
}

/// An amount with its currency.
pub fn dong(amount: i64) -> String {
    let digits = Money::try_from(amount).map(|money| money.to_string());
    // Below zero stands what a check has not stopped yet.
    let digits = digits.unwrap_or_else(|_| format!("−{}", grouped(amount.unsigned_abs(), VI)));
    say::dong(VI, &digits)
}
