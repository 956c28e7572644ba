//! The ledger as an auditor reads it.
//!
//! Owns: who did what and when, by name, page by page or all of it. Must not: open a body, tell more of a confidential
//! event than its hour, or take a column for true that the leaf does not confirm.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::access::{ExportLedger, Permit, ReadLedger};
use domain::lang::Lang;
use domain::ledger::Hash;
use domain::ledger::event::Clear;
use domain::people::read_staff_code;
use domain::time;
use serde_json::json;
use store::account::{AccountRow, ListedAccount};
use store::ledger::{self as stored, EventRow};
use store::{Act, Timestamp, Tx, account, person};
use uuid::Uuid;

use super::head::{self, SignedHead};
use super::record::record;
use crate::access::authorise;
use crate::accounts::sign_in;
use crate::{Ctx, Error, FieldFault, Result};

/// Events on one page.
pub const PAGE: usize = 50;
/// Events in one export.
pub const MOST_EXPORTED: usize = 50_000;
/// Events that are read at once.
const BATCH: usize = 1_000;
/// Field of the actor's login, for faults about it.
pub const LOGIN_FIELD: &str = "nguoi";
/// Field of whom or what it is about, for faults about it.
pub const SUBJECT_FIELD: &str = "doi-tuong";

/// Which events are asked for; nothing set means all.
#[derive(Clone, Copy, Debug)]
pub struct Filter<'a> {
    /// Language of the messages about it.
    pub lang: Lang,
    /// Only what this account did: its login as typed.
    pub login: Option<&'a str>,
    /// Only this act; `confidential` for the confidential events.
    pub action: Option<&'a str>,
    /// Only what is about this: a subject as the ledger names it. Somebody and his account are one.
    pub subject: Option<&'a str>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// Who did something, or whom it concerned. Not printable: it carries names.
#[derive(Clone, PartialEq, Eq)]
pub enum Party {
    /// Somebody who was not signed in.
    Visitor,
    /// The background worker.
    Worker,
    /// A command at the server's console.
    Console,
    /// An account, with the name of its person.
    Account {
        /// The name.
        name: String,
        /// What is typed as login.
        login: String,
    },
    /// Nobody that the store vouches for: the text of the ledger.
    Other(String),
}

/// Whom or what an event is about.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject {
    /// As the ledger names it; what [`Filter::subject`] asks for.
    pub id: String,
    /// Who or what it is.
    pub party: Party,
}

/// What an event says.
#[derive(Clone, PartialEq, Eq)]
pub enum Said {
    /// An ordinary event.
    Ordinary {
        /// Its id, for a proof.
        id: Uuid,
        /// When it happened.
        at: DateTime<Utc>,
        /// What was done, as a code.
        action: String,
        /// Who did it.
        actor: Party,
        /// Whom or what it concerned.
        subject: Option<Subject>,
    },
    /// A confidential event: the hour in which it happened, and nothing else.
    Confidential {
        /// When the hour begins.
        hour: DateTime<Utc>,
    },
    /// The row is not the one that was recorded.
    Altered,
}

/// An event in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the tree, from 0, as the commands for the ledger count.
    pub number: i64,
    /// Whether a signed head contains it.
    pub signed: bool,
    /// What it says.
    pub said: Said,
}

/// A signed head in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Events that it contains.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
    /// When it was signed.
    pub at: Option<DateTime<Utc>>,
}

/// A page of the ledger.
#[derive(Clone)]
pub struct Shown {
    /// Its events, newest first.
    pub entries: Vec<Entry>,
    /// Whom or what all of them are about, when that was asked for.
    pub about: Option<Party>,
    /// What to ask the next page for, when there are older events.
    pub older_than: Option<i64>,
    /// Events in the tree.
    pub size: u64,
    /// The newest signed head, if there is one.
    pub signed: Option<Signed>,
}

/// A copy to take out.
pub struct Exported {
    /// The events, newest first.
    pub entries: Vec<Entry>,
    /// Whether older ones were left out.
    pub cut: bool,
}

/// The newest events that the filter lets through, before event `before` when it is given.
///
/// # Errors
/// As the decision about [`ReadLedger`] says; [`Error::Invalid`] when nobody has this login.
pub async fn page(ctx: &Ctx, filter: &Filter<'_>, before: Option<i64>) -> Result<Shown> {
    let _permit: Permit<ReadLedger> = authorise(ctx)?;
    let mut tx = ctx.db().read().await?;
    let size = stored::head(&mut tx).await?.size;
    let (entries, older, signed) = read(ctx, &mut tx, filter, before, PAGE).await?;
    let about = match filter.subject {
        Some(subject) => {
            let names = names(&mut tx, &subject.parse().into_iter().collect()).await?;
            Some(party(subject.to_owned(), &names))
        }
        None => None,
    };
    Ok(Shown {
        older_than: entries.last().filter(|_| older).map(|last| last.number),
        entries,
        about,
        size,
        signed,
    })
}

/// How the ledger names what an auditor typed: somebody's login or staff code, or a subject as it stands in the ledger.
///
/// # Errors
/// As the decision about [`ReadLedger`] says; [`Error::Invalid`] when it is none of them.
pub async fn subject(ctx: &Ctx, typed: &str, lang: Lang) -> Result<String> {
    let _permit: Permit<ReadLedger> = authorise(ctx)?;
    let typed = typed.trim();
    if let Ok(id) = typed.parse::<Uuid>() {
        return Ok(id.to_string());
    }
    let mut tx = ctx.db().read().await?;
    if let Some(account) = account::find_by_login(&mut tx, &sign_in::fold(typed)).await? {
        return Ok(account.id.to_string());
    }
    if let Ok(code) = read_staff_code(typed)
        && let Some(person) = person::find_by_staff_code(&mut tx, &code).await?
    {
        return Ok(person.id.to_string());
    }
    if stored::is_subject(&mut tx, typed).await? {
        return Ok(typed.to_owned());
    }
    Err(Error::Invalid(vec![FieldFault {
        field: SUBJECT_FIELD,
        message: words::audit::error_subject(lang, typed),
    }]))
}

/// The newest [`MOST_EXPORTED`] events that the filter lets through. Taking them out is an event itself.
///
/// # Errors
/// As the decision about [`ExportLedger`] says; [`Error::Invalid`] as in [`page`].
pub async fn export(ctx: &Ctx, filter: &Filter<'_>) -> Result<Exported> {
    let _permit: Permit<ExportLedger> = authorise(ctx)?;
    let mut tx = ctx.db().read().await?;
    let (entries, cut, _) = read(ctx, &mut tx, filter, None, MOST_EXPORTED).await?;
    drop(tx);
    // Recorded before anything leaves: a copy that nobody knows of must not exist.
    let mut tx = ctx.db().begin().await?;
    let body = json!({
        "events": entries.len(),
        "login": filter.login,
        "action": filter.action,
        "subject": filter.subject,
        "from": filter.from,
        "to": filter.to,
    });
    record(ctx, &mut tx, "ledger.exported", None, body).await?;
    tx.commit(Act::LedgerExported).await?;
    Ok(Exported { entries, cut })
}

/// The newest signed head, to be taken out of the house.
///
/// # Errors
/// As the decision about [`ReadLedger`] says; [`Error::NotFound`] while nothing was signed.
pub async fn newest_head(ctx: &Ctx) -> Result<SignedHead> {
    let _permit: Permit<ReadLedger> = authorise(ctx)?;
    let newest = head::newest(&mut ctx.db().read().await?, &ctx.platform.keys).await?;
    newest.ok_or(Error::NotFound)
}

/// Up to `most` events, whether there are older ones, and the newest signed head.
async fn read(
    ctx: &Ctx,
    tx: &mut Tx,
    filter: &Filter<'_>,
    before: Option<i64>,
    most: usize,
) -> Result<(Vec<Entry>, bool, Option<Signed>)> {
    let actor = match filter.login {
        Some(login) => Some(actor(tx, login, filter.lang).await?),
        None => None,
    };
    let other = match filter.subject {
        Some(subject) => counterpart(tx, subject).await?,
        None => None,
    };
    let filter = stored::Filter {
        subjects: filter
            .subject
            .map(|subject| [subject, other.as_deref().unwrap_or(subject)]),
        actor: actor.as_deref(),
        action: filter.action,
        from: filter.from.and_then(begins),
        until: filter.to.and_then(|day| begins(day + Days::new(1))),
    };
    let signed = signed(ctx, tx).await?;
    let size = signed.as_ref().map_or(0, |signed| signed.size);
    // One more than asked for tells whether there are older ones.
    let (mut found, mut before) = (Vec::new(), before);
    while found.len() <= most {
        let limit = BATCH.min(most + 1 - found.len());
        let rows = stored::page(tx, &filter, before, i64::try_from(limit).unwrap_or(i64::MAX)).await?;
        let complete = rows.len() < limit;
        before = rows.last().and_then(|row| row.leaf);
        found.extend(rows.iter().map(|row| Found::of(row, size)));
        if complete {
            break;
        }
    }
    let older = found.len() > most;
    found.truncate(most);
    let parties = found.iter().filter_map(|found| match &found.clear {
        Some(Clear::Ordinary(clear)) => Some([Some(&clear.actor), clear.subject.as_ref()]),
        Some(Clear::Confidential(_)) | None => None,
    });
    let ids = parties
        .flatten()
        .flatten()
        .filter_map(|party| party.parse().ok())
        .collect();
    let names = names(tx, &ids).await?;
    let entries = found.into_iter().map(|found| found.named(&names)).collect();
    Ok((entries, older, signed))
}

/// How the ledger names the account with this login.
async fn actor(tx: &mut Tx, login: &str, lang: Lang) -> Result<String> {
    let account = account::find_by_login(tx, &sign_in::fold(login)).await?;
    account.map(|account| account.id.to_string()).ok_or_else(|| {
        Error::Invalid(vec![FieldFault {
            field: LOGIN_FIELD,
            message: words::audit::error_login(lang, login),
        }])
    })
}

/// The account of the person with this id, the person of the account with it.
async fn counterpart(tx: &mut Tx, subject: &str) -> Result<Option<String>> {
    let Ok(id) = subject.parse::<Uuid>() else {
        return Ok(None);
    };
    let found = with_their_people(tx, &[id]).await?.pop();
    Ok(found.map(|listed| {
        let AccountRow {
            id: account, person, ..
        } = listed.account;
        if account == id { person } else { account }.to_string()
    }))
}

/// The first instant of a day in Vietnam.
fn begins(day: NaiveDate) -> Option<Timestamp> {
    let vietnam = time::in_vietnam(DateTime::UNIX_EPOCH).timezone();
    let midnight = day.and_time(NaiveTime::MIN).and_local_timezone(vietnam).single()?;
    Some(midnight.to_utc().into())
}

async fn signed(ctx: &Ctx, tx: &mut Tx) -> Result<Option<Signed>> {
    let Some(row) = stored::newest_checkpoint(tx).await? else {
        return Ok(None);
    };
    let checkpoint = head::open(&row.note, ctx.platform.keys.ledger_public());
    let checkpoint = checkpoint.map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Some(Signed {
        size: checkpoint.size,
        root: checkpoint.root,
        at: row.made_at.instant(),
    }))
}

/// An event before its parties have names.
struct Found {
    number: i64,
    signed: bool,
    id: Uuid,
    /// `None` for a row that is not the one that was recorded.
    clear: Option<Clear>,
}

impl Found {
    fn of(row: &EventRow, signed_size: u64) -> Self {
        // A page holds events of the tree only.
        let number = row.leaf.unwrap_or_default();
        let clear = row.read().ok().map(|leaf| match leaf.clear() {
            Clear::Ordinary(clear) => {
                let mut clear = clear.clone();
                // Thousands of events wait here for their names, and nobody is shown their rows.
                clear.rows = Vec::new();
                Clear::Ordinary(clear)
            }
            Clear::Confidential(hour) => Clear::Confidential(*hour),
        });
        Self {
            number,
            signed: u64::try_from(number).is_ok_and(|number| number < signed_size),
            id: row.id,
            clear,
        }
    }

    fn named(self, names: &HashMap<Uuid, Party>) -> Entry {
        let said = match self.clear {
            None => Said::Altered,
            Some(Clear::Confidential(hour)) => Said::Confidential { hour: hour.begins() },
            Some(Clear::Ordinary(clear)) => Said::Ordinary {
                id: self.id,
                at: clear.time.instant(),
                action: clear.action,
                actor: party(clear.actor, names),
                subject: clear.subject.map(|id| Subject {
                    party: party(id.clone(), names),
                    id,
                }),
            },
        };
        Entry {
            number: self.number,
            signed: self.signed,
            said,
        }
    }
}

/// The counterpart of what `record` writes.
fn party(text: String, names: &HashMap<Uuid, Party>) -> Party {
    let known = text.parse().ok().and_then(|id: Uuid| names.get(&id));
    match (known, text.as_str()) {
        (Some(account), _) => account.clone(),
        (None, "anonymous") => Party::Visitor,
        (None, "worker") => Party::Worker,
        (None, "console") => Party::Console,
        (None, _) => Party::Other(text),
    }
}

/// Those of these ids that are accounts, or people with one.
async fn names(tx: &mut Tx, ids: &BTreeSet<Uuid>) -> Result<HashMap<Uuid, Party>> {
    let accounts = with_their_people(tx, &ids.iter().copied().collect::<Vec<_>>()).await?;
    let named = accounts.into_iter().flat_map(|listed| {
        let (name, login) = (listed.person_name, listed.account.login);
        let party = Party::Account { name, login };
        [(listed.account.id, party.clone()), (listed.account.person, party)]
    });
    Ok(named.collect())
}

/// The accounts with these ids, and those of the people with them.
async fn with_their_people(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<ListedAccount>> {
    let of_people = account::of_people(tx, ids).await?;
    let accounts: Vec<Uuid> = of_people.iter().map(|of| of.id).chain(ids.iter().copied()).collect();
    Ok(account::named(tx, &accounts).await?)
}
