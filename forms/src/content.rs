//! What stands behind the captions of an entry.
//!
//! Owns: how each kind of field is written, which lines are amounts, and the place of each. Must not: judge a value.

use domain::day;
use domain::declarations::{Basis, Entry, FieldKey, HOME_CURRENCY, Place, measured};
use domain::law::{Field, FieldType, Heading};
use domain::money::Money;
use domain::number::grouped;
use words::paper as say;

use crate::{Line, VI, Writer};

impl Writer<'_> {
    /// The lines of an entry.
    pub(super) fn lines(&self, own: &Heading, entry: &Entry) -> Vec<Line> {
        let under = entry.described_under(self.form, own);
        let headings = if std::ptr::eq(own, under) {
            vec![own]
        } else {
            vec![own, under]
        };
        let fields = headings
            .into_iter()
            .flat_map(|heading| heading.fields.iter().map(move |field| (heading, field)));
        fields
            .filter(|(_, field)| field.printed)
            .map(|(heading, field)| Line {
                place: Place::Field(own.key, entry.id.clone(), field.key).to_string(),
                label: field.label.clone(),
                content: self.content(own, heading, entry, field).or_else(|| self.nothing(field)),
                money: field.kind == FieldType::Vnd || field.key == FieldKey::Amount,
                beside: field.beside,
            })
            .collect()
    }

    /// What stands where nothing was written.
    fn nothing(&self, field: &Field) -> Option<String> {
        if field.required {
            self.gap.map(str::to_owned)
        } else {
            Some(say::nothing(VI))
        }
    }

    /// What stands behind a caption.
    fn content(&self, own: &Heading, heading: &Heading, entry: &Entry, field: &Field) -> Option<String> {
        match field.key {
            FieldKey::ValueVnd => self.worth(heading, entry),
            FieldKey::CertificateNumber => self.certificate(heading, entry),
            FieldKey::Amount => {
                measured(self.form, own, entry).map(|quantity| with_unit(&quantity.amount.in_lang(VI), &quantity.unit))
            }
            FieldKey::Quantity => entry
                .number(field.key)
                .map(|amount| with_unit(&amount.in_lang(VI), unit(heading, entry))),
            FieldKey::Institution => institution(entry),
            _ => plain(entry, field),
        }
    }

    /// The amount, and what note 10 asks to write beside it or in its place.
    fn worth(&self, heading: &Heading, entry: &Entry) -> Option<String> {
        let worth = entry.worth();
        let phrase = || {
            let field = heading.field(FieldKey::ValueBasis)?;
            field.choice(entry.text(FieldKey::ValueBasis)?)?.printed.clone()
        };
        match (worth.basis, phrase()) {
            (Some(Basis::KhongXacDinh), Some(phrase)) => {
                Some(say::with_reason(VI, &phrase, worth.reason.or(self.gap)?))
            }
            (_, Some(phrase)) => Some(say::with_reason(VI, &dong(worth.vnd?), &phrase)),
            (_, None) => worth.vnd.map(dong),
        }
    }

    fn certificate(&self, heading: &Heading, entry: &Entry) -> Option<String> {
        let certificate = entry.certificate();
        if certificate.none {
            return heading.field(FieldKey::CertificateNone)?.phrase.clone();
        }
        let (number, holder) = (certificate.number.or(self.gap)?, certificate.holder.or(self.gap)?);
        Some(say::certificate(VI, number, holder))
    }
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
        FieldType::Decimal => {
            let number = entry.number(field.key)?.in_lang(VI);
            with_unit(&number, field.unit.as_deref().unwrap_or_default())
        }
        FieldType::Flag => field.phrase.clone().filter(|_| entry.says(field.key))?,
    })
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

fn with_unit(amount: &str, unit: &str) -> String {
    let unit = if unit == HOME_CURRENCY { "" } else { unit };
    format!("{amount} {unit}").trim_end().to_owned()
}

/// An amount with its currency.
pub(crate) fn dong(amount: i64) -> String {
    let digits = Money::try_from(amount).map(|money| money.to_string());
    // Below zero stands what a check has not stopped yet.
    let digits = digits.unwrap_or_else(|_| format!("−{}", grouped(amount.unsigned_abs(), VI)));
    say::dong(VI, &digits)
}
