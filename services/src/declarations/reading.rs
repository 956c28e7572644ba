//! A declaration with all that its reader needs to receive it or send it back.
//!
//! Owns: its findings, what it says otherwise than the last one and than the version before, what was asked, and its code.
//! Must not: decide anything about it.

use chrono::NaiveDate;
use domain::declarations::{
    Altered, AlteredField, Case, Correction, Declaration, Difference, Facts, FieldKey, Finding, Fixed, Severity, Value,
    check, content_code, content_hash, differences,
};
use domain::lang::Lang;
use domain::law::{Form, Mark};
use forms::Sheet;
use store::declaration_round;
use uuid::Uuid;

use super::drafts::{Earlier, form_of};
use super::judging::facts;
use super::opening::{Opened, open_submitted};
use super::own::Own;
use super::places::{self, Reader};
use super::register::completion_due;
use super::submitting::finding_name;
use super::{findings, sealing::Request};
use crate::{Ctx, Error, Result};

/// A finding as it is told.
pub struct Told {
    /// How heavy it is.
    pub severity: Severity,
    /// The sentence, with the place in front.
    pub sentence: String,
    /// The law it rests on.
    pub law: Vec<(String, Mark)>,
    /// Why the declarant says that it is right as it is.
    pub reason: Option<String>,
}

/// Something that is not as it was.
pub struct Unlike {
    /// Where, in words.
    pub place: String,
    /// What became of it, field by field; nothing for an entry that came or went.
    pub fields: Vec<UnlikeField>,
    /// Whether it is new, gone, or changed.
    pub what: Fate,
}

/// A field that holds something else.
pub struct UnlikeField {
    /// Its caption.
    pub label: String,
    /// What it held.
    pub before: Option<String>,
    /// What it holds.
    pub now: Option<String>,
    /// Whether these are amounts of money.
    pub money: bool,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was not there.
    New,
    /// It is no longer there.
    Gone,
    /// It says something else.
    Changed,
}

/// A declaration, opened.
pub struct Reading {
    /// What was opened.
    pub opened: Opened,
    /// Its sheet.
    pub sheet: Sheet,
    /// What the checks say today.
    pub findings: Vec<Told>,
    /// What is not as in the last declaration; `None` where there is none to compare with.
    pub since_last: Option<Vec<Unlike>>,
    /// What is not as in the version that was sent back.
    pub since_returned: Option<Vec<Unlike>>,
    /// What was asked then, with the places in words.
    pub asked: Vec<(String, String)>,
    /// The code at the foot of its print.
    pub code: String,
    /// The hash of its content.
    pub hash: String,
}

/// Opens a declaration; recorded like every opening.
///
/// # Errors
/// As [`open_submitted`].
pub async fn read(ctx: &Ctx, lang: Lang, id: Uuid) -> Result<Reading> {
    let opened = open_submitted(ctx, id).await?;
    let law = &ctx.platform.law;
    let form = form_of(ctx, &opened.declaration)?;
    let declaration = &opened.declaration;
    let mut tx = ctx.db().read().await?;
    let round = declaration_round::find(&mut tx, opened.row.round)
        .await?
        .ok_or(Error::NotFound)?;
    let earlier = Earlier {
        received: opened.previous.is_some(),
        declaration: opened.previous.clone(),
    };
    let own = Own {
        row: opened.row.clone(),
        round,
    };
    let found = check(&Case {
        law,
        form,
        declaration,
        previous: opened.previous.as_ref(),
        facts: &Facts {
            // The day of the submission, which is that of the receipt by the agency.
            received: opened.row.completed_on.map(store::Day::date),
            fixed: fixed(&opened)?,
            ..facts(ctx, &own, &earlier)?
        },
        today: ctx.today(),
    });
    let reader = Reader {
        law,
        form,
        declaration,
        lang,
    };
    let sheet = forms::sheet(law, form, declaration, None);
    let hash = content_hash(declaration).map_err(|error| Error::Internal(Box::new(error)))?;
    let unlike = |before: &Declaration| {
        let all = differences(form, before, declaration);
        all.iter().map(|one| told(&reader, before, one)).collect()
    };
    Ok(Reading {
        findings: found
            .iter()
            .map(|finding| finding_told(&reader, finding, &opened))
            .collect(),
        since_last: opened.previous.as_ref().map(unlike),
        since_returned: opened.before.as_ref().map(unlike),
        asked: opened
            .request
            .as_ref()
            .map(|request| asked(&sheet, request))
            .unwrap_or_default(),
        code: content_code(&hash),
        hash: hash.to_string(),
        sheet,
        opened,
    })
}

/// The version that was sent back, with what it was sent back for: the new one stands beside it.
fn fixed(opened: &Opened) -> Result<Option<Fixed>> {
    let (Some(before), Some(request)) = (&opened.before, &opened.request) else {
        return Ok(None);
    };
    let hash = |declaration: &Declaration| {
        content_hash(declaration)
            .map(|hash| hash.to_string())
            .map_err(|error| Error::Internal(Box::new(error)))
    };
    let reasons = request.reasons.iter().map(|(_, text)| text.as_str());
    Ok(Some(Fixed {
        hash: hash(before)?,
        current_hash: hash(&opened.declaration)?,
        correction: Some(Correction {
            requested: opened.row.returned_on.map(store::Day::date),
            reason: reasons.collect::<Vec<_>>().join("; "),
        }),
    }))
}

fn finding_told(reader: &Reader<'_>, finding: &Finding, opened: &Opened) -> Told {
    let name = finding_name(finding);
    let reason = opened.reasons.iter().find(|(of, _)| *of == name);
    Told {
        severity: finding.severity,
        sentence: findings::sentence(reader, finding),
        law: finding.law.iter().map(|one| (one.source.clone(), one.mark)).collect(),
        reason: reason
            .map(|(_, text)| text.clone())
            .filter(|text| !text.trim().is_empty()),
    }
}

/// What was asked, with the places as the sheet calls them.
fn asked(sheet: &Sheet, request: &Request) -> Vec<(String, String)> {
    let reasons = request.reasons.iter();
    let named = |place: &str| sheet.name_of(place).unwrap_or_default();
    reasons.map(|(place, text)| (named(place), text.clone())).collect()
}

fn told(reader: &Reader<'_>, before: &Declaration, one: &Difference) -> Unlike {
    // What is gone is named as it was called where it still stood.
    let named = match one.what {
        Altered::Gone => Reader {
            declaration: before,
            ..*reader
        },
        _ => *reader,
    };
    let place = places::place_name(&named, &one.place());
    let place = if one.description.is_empty() {
        place
    } else {
        format!("{place}: {}", one.description)
    };
    let (what, fields) = match &one.what {
        Altered::New => (Fate::New, Vec::new()),
        Altered::Gone => (Fate::Gone, Vec::new()),
        Altered::Fields(fields) => {
            let fields = fields.iter().map(|field| field_told(reader.form, one, field));
            (Fate::Changed, fields.collect())
        }
    };
    Unlike { place, fields, what }
}

fn field_told(form: &Form, one: &Difference, altered: &AlteredField) -> UnlikeField {
    let headings = form.heading(one.heading).into_iter().chain(&form.headings);
    let field = headings
        .flat_map(|heading| &heading.fields)
        .find(|field| field.key == altered.field);
    let written = |value: &Option<Value>| {
        value.as_ref().map(|value| match value {
            Value::Text(text) => {
                let choice = field.and_then(|field| field.choice(text));
                let day = domain::day::read_iso(text).ok().map(domain::day::vietnamese);
                choice
                    .map(|choice| choice.label.clone())
                    .or(day)
                    .unwrap_or_else(|| text.clone())
            }
            Value::Number(number) => number.in_lang(Lang::Vi),
            Value::Flag(_) => field.and_then(|field| field.phrase.clone()).unwrap_or_default(),
        })
    };
    UnlikeField {
        label: field.map_or_else(|| altered.field.code().to_owned(), |field| field.label.clone()),
        before: written(&altered.before),
        now: written(&altered.now),
        money: is_money(altered.field),
    }
}

fn is_money(field: FieldKey) -> bool {
    field == FieldKey::Amount || field.code().ends_with("_vnd")
}

/// By when a declaration that is sent back today is to be completed, and the provision.
#[must_use]
pub fn completion(ctx: &Ctx) -> Option<(NaiveDate, String)> {
    let law = &ctx.platform.law;
    let due = completion_due(law, ctx.today())?;
    let row = law.deadline("TS05", None, ctx.today())?;
    Some((due, row.source.clone()))
}
