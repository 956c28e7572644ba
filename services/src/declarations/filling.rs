//! Filling in a draft, one page at a time.
//!
//! Owns: what each page changes, that nothing typed is lost, and undoing the last change. Must not: judge what was typed.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::Declare;
use domain::declarations::{
    ChangeRow, Class, Declaration, EditRefusal, EntryId, FieldKey, HeadingKey, IncomeItem, LONGEST_LINE, LONGEST_TEXT,
    Place, State, TypedFault, Value, asked, complete,
};
use domain::lang::Lang;
use domain::law::{Form, Heading};
use domain::money;
use store::{Act, declaration_draft};
use uuid::Uuid;
use words::declaring as w;

use super::drafts::{earlier, follow_on, form};
use super::merging::different;
use super::other_kinds::{self, Answers};
use super::own::{self, Own};
use super::sealing::{self, Opener, SetAside, Writing};
use crate::keys::invalid;
use crate::{Ctx, Error, Result};

/// Entries that one heading holds, those that are gone included: every save reads and writes all of them.
pub const MOST_ENTRIES: usize = 200;
/// More reasons than a declaration has warnings.
const MOST_REASONS: usize = 1_000;

/// What was kept.
#[derive(Debug)]
pub struct Kept<T> {
    /// The revision that holds it.
    pub revision: i64,
    /// When it was saved.
    pub at: DateTime<Utc>,
    /// What the page is told.
    pub told: T,
}

impl From<EditRefusal> for Error {
    fn from(_: EditRefusal) -> Self {
        Self::NotFound
    }
}

/// Opens the draft, changes it, writes Mục III anew and keeps it as the next revision; a change that changes nothing makes
/// no revision. Where another tab has saved since `revision`, the change is made all the same when it does not touch what
/// the other one wrote: a double click and two tabs at different parts lose nothing and ask nothing.
async fn change<T>(
    ctx: &Ctx,
    id: Uuid,
    revision: i64,
    act: impl Fn(&Form, Option<&Declaration>, &mut Writing) -> Result<T>,
) -> Result<Kept<T>> {
    change_after(ctx, id, revision, Others::Kept, act).await
}

/// What becomes of a change to a draft in which another tab has saved since.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    /// It is made where it touches nothing of what the other one wrote.
    Kept,
    /// It is refused: it would take that away.
    InTheWay,
}

async fn change_after<T>(
    ctx: &Ctx,
    id: Uuid,
    revision: i64,
    others: Others,
    act: impl Fn(&Form, Option<&Declaration>, &mut Writing) -> Result<T>,
) -> Result<Kept<T>> {
    let mut tx = ctx.db().begin().await?;
    let (Own { row, .. }, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    let newest = declaration_draft::newest(&mut tx, id).await?;
    let newest = newest.filter(|_| row.draft).ok_or(Error::Conflict)?;
    if others == Others::InTheWay && newest.revision != revision {
        return Err(Error::Conflict);
    }
    let openers = Opener::own(ctx, &mut tx).await?;
    let previous = earlier(ctx, &mut tx, &row, &openers).await?.declaration;
    let form = form(ctx)?;
    let changed = |writing: &Writing| {
        let mut writing = writing.clone();
        let told = act(form, previous.as_ref(), &mut writing)?;
        let explained = explanations(&writing);
        complete(form, previous.as_ref(), &mut writing.declaration, ctx.today());
        set_aside(&mut writing, explained);
        forget_unread(&mut writing);
        Ok::<_, Error>((writing, told))
    };
    let present = sealing::open_draft(ctx, &openers, &newest)?;
    let (writing, told) = changed(&present)?;
    if different(&writing, &present)?.is_empty() {
        let at = newest.saved_at.instant().unwrap_or_else(|| ctx.now());
        return Ok(Kept {
            revision: newest.revision,
            at,
            told,
        });
    }
    if newest.revision != revision {
        let seen = declaration_draft::find(&mut tx, id, revision)
            .await?
            .ok_or(Error::Conflict)?;
        let seen = sealing::open_draft(ctx, &openers, &seen)?;
        let mine = different(&changed(&seen)?.0, &seen)?;
        if !mine.is_disjoint(&different(&present, &seen)?) {
            return Err(Error::Conflict);
        }
    }
    follow_on(ctx, &mut tx, &row, newest.revision, &writing).await?;
    tx.commit(Act::DraftSaved).await?;
    Ok(Kept {
        revision: newest.revision + 1,
        at: ctx.now(),
        told,
    })
}

fn row_name(row: &ChangeRow) -> String {
    let entry = row.entry.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{}/{entry}", row.class.code())
}

/// What Mục III explains.
fn explanations(writing: &Writing) -> BTreeMap<String, SetAside> {
    let rows = writing.declaration.changes.iter().flat_map(|changes| &changes.rows);
    let explained = rows.filter(|row| !row.explanation.is_empty() || !row.sources.is_empty());
    explained
        .map(|row| {
            let kept = SetAside {
                explanation: row.explanation.clone(),
                sources: row.sources.clone(),
            };
            (row_name(row), kept)
        })
        .collect()
}

/// Keeps the explanations of rows that went, and gives those that came back theirs: an amount that is being corrected takes
/// its row out of Mục III for a moment.
fn set_aside(writing: &mut Writing, explained: BTreeMap<String, SetAside>) {
    let mut kept = std::mem::take(&mut writing.set_aside);
    kept.extend(explained);
    for row in writing
        .declaration
        .changes
        .iter_mut()
        .flat_map(|changes| &mut changes.rows)
    {
        let Some(own) = kept.remove(&row_name(row)) else {
            continue;
        };
        if row.explanation.is_empty() && row.sources.is_empty() {
            row.explanation = own.explanation;
            row.sources = own.sources;
        }
    }
    writing.set_aside = kept;
}

/// What was typed at something that is gone goes with it.
fn forget_unread(writing: &mut Writing) {
    let Writing {
        declaration,
        unread,
        laid_by,
        ..
    } = writing;
    let is_there = |name: &str| {
        let mut parts = name.split('/');
        let (heading, entry) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        match HeadingKey::from_code(heading) {
            Some(key) => declaration.list(key).entries.iter().any(|one| one.id.as_str() == entry),
            None => declaration.income_items.iter().any(|item| item.id.as_str() == entry),
        }
    };
    unread.retain(|name, _| is_there(name));
    laid_by.retain(|name, _| is_there(name));
}

/// What was typed on the page of an entry.
pub struct Put<'a> {
    /// Its heading.
    pub heading: HeadingKey,
    /// Its id, of an entry that is there or is to be made.
    pub entry: &'a EntryId,
    /// What stands in a field of the page, as typed; nothing for a field that the page did not have.
    pub typed: &'a (dyn Fn(FieldKey) -> Option<&'a str> + Sync),
    /// What became of it since a last declaration that only paper has.
    pub since: Option<State>,
}

/// Keeps what was typed at an entry. What cannot be read is kept as typed, and told. An entry that would be made with
/// nothing in it is not made.
///
/// # Errors
/// [`Error::Conflict`] when another tab has saved meanwhile; [`Error::NotFound`] for an entry that cannot be there.
pub async fn put(ctx: &Ctx, id: Uuid, revision: i64, put: &Put<'_>) -> Result<Kept<Vec<(FieldKey, TypedFault)>>> {
    change(ctx, id, revision, |form, previous, writing| {
        let heading = form.heading(put.heading).ok_or(Error::NotFound)?;
        if !heading.is_in(writing.declaration.kind) {
            return Err(Error::NotFound);
        }
        put_entry(form, heading, previous.is_some(), put, writing)
    })
    .await
}

fn put_entry(
    form: &Form,
    heading: &Heading,
    has_previous: bool,
    put: &Put<'_>,
    writing: &mut Writing,
) -> Result<Vec<(FieldKey, TypedFault)>> {
    let own = writing.declaration.entry(heading.key, put.entry).cloned();
    // The kind of something abroad decides which fields it has.
    let mut kind = own
        .clone()
        .unwrap_or_else(|| domain::declarations::Entry::new(put.entry.clone()));
    if let Some(typed) = (put.typed)(FieldKey::AssetType) {
        kind.set(
            FieldKey::AssetType,
            Value::text(typed),
            domain::declarations::Origin::Typed,
        );
    }
    let fields = asked(form, heading, Some(&kind));
    let mut answers = Answers::default();
    for field in &fields {
        if let Some(typed) = (put.typed)(field.key) {
            answers.read(field, typed);
        }
    }
    let nothing = answers.values.values().all(Option::is_none) && answers.unread.is_empty();
    if own.is_none() && nothing {
        return Ok(answers.faults);
    }
    if own.is_none() && is_full(&writing.declaration, heading.key) {
        return Err(Error::Forbidden);
    }
    let made = if has_previous { Some(State::New) } else { put.since };
    other_kinds::turn((form, heading), (own.as_ref(), &fields), put, writing, &mut answers);
    let Answers { values, unread, faults } = answers;
    let declaration = &mut writing.declaration;
    declaration.write(heading, put.entry, made, &values)?;
    if let Some(state) = put.since.filter(|_| !has_previous) {
        declaration.tell(heading.key, put.entry, state)?;
    }
    for key in values.keys() {
        writing.unread.remove(&name(heading.key, put.entry, *key));
    }
    for (key, typed) in unread {
        writing.unread.insert(name(heading.key, put.entry, key), typed);
    }
    Ok(faults)
}

/// No page offers one more then.
fn is_full(declaration: &Declaration, heading: HeadingKey) -> bool {
    declaration.list(heading).entries.len() >= MOST_ENTRIES
}

fn name(heading: HeadingKey, entry: &EntryId, field: FieldKey) -> String {
    Place::Field(heading, entry.clone(), field).to_string()
}

/// What is done with a list or an entry by a button.
pub enum Item {
    /// Says that there is nothing under the heading, or takes that back.
    None(bool),
    /// Takes an entry out.
    Remove(EntryId),
    /// Puts it back.
    Restore(EntryId),
    /// Copies it under another id.
    Duplicate(EntryId, EntryId),
    /// Fills an address in as that of the declarant.
    AsDeclarant(EntryId, FieldKey),
}

/// Does several of these at once; all of them or none.
///
/// # Errors
/// [`Error::Conflict`] when another tab has saved meanwhile; [`Error::NotFound`] for an entry that is not there.
pub async fn act(ctx: &Ctx, id: Uuid, revision: i64, items: Vec<(HeadingKey, Item)>) -> Result<Kept<()>> {
    change(ctx, id, revision, |form, _, writing| {
        let declaration = &mut writing.declaration;
        for (key, item) in &items {
            let key = *key;
            form.heading(key)
                .filter(|heading| heading.is_in(declaration.kind))
                .ok_or(Error::NotFound)?;
            match item {
                Item::None(none) => declaration.say_none(key, *none)?,
                // A second click finds it gone, or copied.
                Item::Remove(entry) if declaration.entry(key, entry).is_none() => {}
                Item::Duplicate(_, new) if declaration.entry(key, new).is_some() => {}
                Item::Remove(entry) => declaration.remove(key, entry)?,
                Item::Restore(entry) => declaration.restore(key, entry)?,
                Item::Duplicate(..) if is_full(declaration, key) => return Err(Error::Forbidden),
                Item::Duplicate(entry, new) => declaration.duplicate(key, entry, new.clone())?,
                Item::AsDeclarant(entry, field) => {
                    declaration.address_of_declarant(key, entry, *field);
                    writing.unread.remove(&name(key, entry, *field));
                }
            }
        }
        Ok(())
    })
    .await
}

/// An item of income, as typed.
pub struct Row<'a> {
    /// Its id.
    pub id: EntryId,
    /// What it is.
    pub description: &'a str,
    /// How much.
    pub amount: &'a str,
}

/// Keeps the income of the period with the items that make it up; an item without a word goes. Tells which amounts were
/// not read.
///
/// # Errors
/// As [`put`].
pub async fn earn(
    ctx: &Ctx,
    id: Uuid,
    revision: i64,
    income: &Put<'_>,
    rows: &[Row<'_>],
) -> Result<Kept<(Vec<(FieldKey, TypedFault)>, Vec<(EntryId, TypedFault)>)>> {
    change(ctx, id, revision, |form, previous, writing| {
        let heading = form.heading(HeadingKey::Income).ok_or(Error::NotFound)?;
        if !heading.is_in(writing.declaration.kind) {
            return Err(Error::NotFound);
        }
        let mut faults = Vec::new();
        let sold: BTreeMap<EntryId, Option<EntryId>> = std::mem::take(&mut writing.declaration.income_items)
            .into_iter()
            .map(|item| (item.id, item.sold_entry))
            .collect();
        writing.unread.retain(|name, _| !name.starts_with("income_items/"));
        let fields = put_entry(form, heading, previous.is_some(), income, writing)?;
        for row in rows {
            let mut description = domain::text::one_line(row.description);
            let typed = row.amount.trim();
            if description.is_empty() && typed.is_empty() {
                continue;
            }
            let taken = writing.declaration.entries().any(|(_, entry)| entry.id == row.id);
            let twice = writing.declaration.income_items.iter().any(|item| item.id == row.id);
            if taken || twice {
                return Err(Error::NotFound);
            }
            if description.chars().count() > LONGEST_LINE {
                faults.push((row.id.clone(), TypedFault::TooLong(LONGEST_LINE)));
                let name = format!("income_items/{}/description", row.id);
                writing.unread.insert(name, std::mem::take(&mut description));
            }
            let value_vnd = match money::read(typed) {
                Ok(amount) => amount.dong(),
                Err(money::MoneyFault::Empty) => 0,
                Err(fault) => {
                    faults.push((row.id.clone(), TypedFault::Money(fault)));
                    let name = format!("income_items/{}/value_vnd", row.id);
                    writing.unread.insert(name, row.amount.to_owned());
                    0
                }
            };
            writing.declaration.income_items.push(IncomeItem {
                sold_entry: sold.get(&row.id).cloned().flatten(),
                id: row.id.clone(),
                description,
                value_vnd,
            });
        }
        Ok((fields, faults))
    })
    .await
}

/// Keeps the explanations of Mục III: each of a class and an entry, with what it rests on.
///
/// # Errors
/// As [`put`]; [`Error::Invalid`] for an explanation longer than a declaration holds, and then nothing is kept.
pub async fn explain(
    ctx: &Ctx,
    (lang, id): (Lang, Uuid),
    revision: i64,
    told: &[(Class, EntryId, &str, Vec<EntryId>)],
) -> Result<Kept<()>> {
    refuse_long(lang, told.iter().map(|(_, _, text, _)| *text))?;
    change(ctx, id, revision, |_, _, writing| {
        let changes = writing.declaration.changes.as_mut().ok_or(Error::NotFound)?;
        for (class, entry, text, sources) in told {
            let about = |row: &&mut ChangeRow| row.class == *class && row.entry.as_ref() == Some(entry);
            // A row that is gone meanwhile took its explanation along.
            let Some(row) = changes.rows.iter_mut().find(about) else {
                continue;
            };
            row.explanation = domain::text::normalize(text).trim().to_owned();
            row.sources = sources.clone();
        }
        Ok(())
    })
    .await
}

/// Refuses what a declaration would not hold, in the words of the page.
fn refuse_long<'t>(lang: Lang, mut texts: impl Iterator<Item = &'t str>) -> Result<()> {
    let is_long = |text: &str| domain::text::normalize(text).trim().chars().count() > LONGEST_TEXT;
    if texts.any(is_long) {
        let longest = i64::try_from(LONGEST_TEXT).unwrap_or(i64::MAX);
        return Err(invalid("text", |lang| w::text_too_long(lang, longest), lang));
    }
    Ok(())
}

/// Keeps the reasons for warnings, by the names of the findings.
///
/// # Errors
/// As [`explain`].
pub async fn justify(ctx: &Ctx, (lang, id): (Lang, Uuid), revision: i64, reasons: &[(&str, &str)]) -> Result<Kept<()>> {
    refuse_long(lang, reasons.iter().map(|(_, text)| *text))?;
    change(ctx, id, revision, |_, _, writing| {
        for (name, reason) in reasons {
            let reason = domain::text::normalize(reason).trim().to_owned();
            if reason.is_empty() {
                writing.reasons.remove(*name);
            } else {
                writing.reasons.insert((*name).to_owned(), reason);
            }
        }
        if writing.reasons.len() > MOST_REASONS {
            return Err(Error::Forbidden);
        }
        Ok(())
    })
    .await
}

/// Takes the last change back: the revision before it becomes the newest.
///
/// # Errors
/// [`Error::Conflict`] when another change came after it, or the revision before it is no longer kept.
pub async fn undo(ctx: &Ctx, id: Uuid, revision: i64) -> Result<Kept<()>> {
    let mut tx = ctx.db().read().await?;
    let (_, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    let before = declaration_draft::find(&mut tx, id, revision - 1)
        .await?
        .ok_or(Error::Conflict)?;
    let openers = Opener::own(ctx, &mut tx).await?;
    let before = sealing::open_draft(ctx, &openers, &before)?;
    drop(tx);
    change_after(ctx, id, revision, Others::InTheWay, |_, _, writing| {
        *writing = before.clone();
        Ok(())
    })
    .await
}
