//! The person to call.
//!
//! Owns: reading and changing that agency setting. Must not: hold the rules of a valid entry (`domain::contact`).

use domain::contact::{Contact, Fault, Field, MAX_LENGTH};
use domain::lang::Lang;
use serde_json::json;
use store::{Act, setting};
use uuid::Uuid;

use crate::idempotency::Posting;
use crate::{Ctx, Error, FieldFault, Result, idempotency, jobs, ledger};

const KEY: &str = "contact";

/// The entry in force and its version; version 0 means that none was ever made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// The entry, if there is one.
    pub contact: Option<Contact>,
    /// Version to hand back with a change.
    pub version: i64,
}

/// A change as posted, everything as typed.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// Language of the messages about it.
    pub lang: Lang,
    /// Typed name.
    pub name: &'a str,
    /// Typed room.
    pub room: &'a str,
    /// Typed extension.
    pub extension: &'a str,
    /// Typed mail address.
    pub mail: &'a str,
    /// Version that the form was made from.
    pub version: i64,
    /// Key of this form.
    pub key: Uuid,
    /// Template of the route that posts.
    pub route: &'a str,
    /// Where to go when it is done.
    pub location: &'a str,
}

/// The person to call at present.
///
/// # Errors
/// [`Error::Unavailable`] when the store does not answer.
pub async fn current(ctx: &Ctx) -> Result<Current> {
    let mut tx = ctx.db().read().await?;
    let Some(row) = setting::find(&mut tx, KEY).await? else {
        return Ok(Current {
            contact: None,
            version: 0,
        });
    };
    let contact = serde_json::from_str(&row.value).map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Current {
        contact: Some(contact),
        version: row.version,
    })
}

/// Changes the entry and leaves a neutral mail to the new person, in one transaction. Returns where to go.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field; [`Error::Conflict`] when it was changed since the form was shown.
pub async fn change(ctx: &Ctx, change: &Change<'_>) -> Result<String> {
    let contact = Contact::parse(change.name, change.room, change.extension, change.mail)
        .map_err(|faults| Error::Invalid(faults.into_iter().map(|fault| explain(change.lang, fault)).collect()))?;
    let value = serde_json::to_string(&contact).map_err(|error| Error::Internal(Box::new(error)))?;

    let mut tx = ctx.db().begin().await?;
    let typed = [change.name, change.room, change.extension, change.mail];
    let posting = Posting {
        key: change.key,
        route: change.route,
        typed: &typed,
        location: change.location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    setting::put(&mut tx, KEY, &value, change.version, ctx.now().into()).await?;
    ledger::record(ctx, &mut tx, "contact.changed", None, json!({ "contact": contact })).await?;
    let cause = format!("contact/{}", change.version + 1);
    jobs::enqueue_notice(ctx, &mut tx, &contact.mail, change.lang, &cause).await?;
    tx.commit(Act::ContactChanged).await?;
    Ok(change.location.to_owned())
}

fn explain(lang: Lang, (field, fault): (Field, Fault)) -> FieldFault {
    let message = match (fault, field) {
        (Fault::Empty, Field::Extension) => words::contact::extension_empty(lang),
        (Fault::Empty, Field::Mail) => words::contact::mail_empty(lang),
        (Fault::Empty, Field::Name | Field::Room) => words::contact::name_empty(lang),
        (Fault::TooLong, _) => words::contact::too_long(lang, i64::try_from(MAX_LENGTH).unwrap_or(i64::MAX)),
        (Fault::NotATelephone, _) => words::contact::not_a_telephone(lang),
        (Fault::NotAMail, _) => words::contact::not_a_mail(lang),
    };
    FieldFault {
        field: field.key(),
        message,
    }
}
