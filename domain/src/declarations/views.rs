//! Entries read as what they are: a worth, a certificate, the income of a period.
//!
//! Owns: which fields belong together. Must not: judge them.

use chrono::NaiveDate;

use super::content::Declaration;
use super::entry::{Entry, EntryId};
use super::keys::{Basis, FieldKey, HeadingKey};
use crate::law::{Form, Heading};

/// What something is worth (ghi chú 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth<'a> {
    /// Đồng.
    pub vnd: Option<i64>,
    /// How it was found; `None` where nothing, or something unknown, was said.
    pub basis: Option<Basis>,
    /// Why it cannot be told.
    pub reason: Option<&'a str>,
}

/// What proves the right to land or a building.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate<'a> {
    /// Its number.
    pub number: Option<&'a str>,
    /// Its holder, or who represents the holders.
    pub holder: Option<&'a str>,
    /// Whether the declarant says that none was issued.
    pub none: bool,
}

/// The income between two declarations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Income<'a> {
    /// Its entry.
    pub id: &'a EntryId,
    /// First day of the period.
    pub from: Option<NaiveDate>,
    /// Last day of the period.
    pub to: Option<NaiveDate>,
    /// Of the declarant, the spouse, the minor children, and what cannot be split; đồng.
    pub parts: [Option<i64>; 4],
}

impl Income<'_> {
    /// The fields of the parts, in the order of the form.
    pub const PARTS: [FieldKey; 4] = [
        FieldKey::DeclarantVnd,
        FieldKey::SpouseVnd,
        FieldKey::MinorChildrenVnd,
        FieldKey::JointVnd,
    ];

    /// All together; `None` while a part is missing.
    #[must_use]
    pub fn total(&self) -> Option<i64> {
        // Four amounts, each far below a quarter of the type.
        self.parts.iter().copied().sum()
    }
}

impl Entry {
    /// What it is worth.
    #[must_use]
    pub fn worth(&self) -> Worth<'_> {
        Worth {
            vnd: self.whole(FieldKey::ValueVnd),
            basis: self.text(FieldKey::ValueBasis).and_then(Basis::from_code),
            reason: self.text(FieldKey::ValueReason),
        }
    }

    /// What proves the right to it.
    #[must_use]
    pub fn certificate(&self) -> Certificate<'_> {
        Certificate {
            number: self.text(FieldKey::CertificateNumber),
            holder: self.text(FieldKey::CertificateHolder),
            none: self.says(FieldKey::CertificateNone),
        }
    }

    /// The heading whose fields describe it: its own, or for something abroad the one of its kind.
    #[must_use]
    pub fn described_under<'a>(&self, form: &'a Form, own: &'a Heading) -> &'a Heading {
        self.text(FieldKey::AssetType)
            .and_then(HeadingKey::from_code)
            .filter(|key| own.like.contains(key))
            .and_then(|key| form.heading(key))
            .unwrap_or(own)
    }

    /// What a list calls it: the contents of the fields that the form names, with a comma between.
    #[must_use]
    pub fn description(&self, form: &Form, own: &Heading) -> String {
        let under = self.described_under(form, own);
        let mut parts = Vec::new();
        for heading in [under, own] {
            parts.extend(heading.described_by.iter().filter_map(|key| {
                let field = heading.field(*key)?;
                let text = self.text(*key)?;
                Some(field.choice(text).map_or(text, |choice| &choice.label))
            }));
            if std::ptr::eq(under, own) {
                break;
            }
        }
        parts.join(", ")
    }
}

impl Declaration {
    /// The income, when its heading has an entry.
    #[must_use]
    pub fn income(&self) -> Option<Income<'_>> {
        let entry = self.only(HeadingKey::Income)?;
        Some(Income {
            id: &entry.id,
            from: entry.day(FieldKey::PeriodFrom),
            to: entry.day(FieldKey::PeriodTo),
            parts: Income::PARTS.map(|part| entry.whole(part)),
        })
    }
}
