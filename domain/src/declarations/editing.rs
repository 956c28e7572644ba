//! Changing the lists of a draft: writing an entry, taking it out and back in, copying it, saying that there is nothing.
//!
//! Owns: what each of these does to entry, state and origin. Must not: read what was typed, draw an id, or write Mục III
//! (`settle` does, after every change).

use std::collections::BTreeMap;

use super::content::Declaration;
use super::entry::{Entry, EntryId, Origin, State};
use super::keys::{FieldKey, HeadingKey};
use super::value::Value;
use crate::law::{Form, Heading, Many};

/// Fields that tell one thing from another of its kind: a copy begins without them.
const OF_ONE_THING: [FieldKey; 3] = [
    FieldKey::CertificateNumber,
    FieldKey::RegistrationNumber,
    FieldKey::AccountNumber,
];
/// Fields that say where somebody lives or something lies.
const ADDRESSES: [FieldKey; 2] = [FieldKey::Residence, FieldKey::Address];

/// Why a change is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditRefusal {
    /// There is no such entry, or it stands under another heading.
    #[error("there is no such entry")]
    NoEntry,
    /// There is something already where at most one may be.
    #[error("there is one already")]
    OneAlready,
}

impl Declaration {
    /// An entry of a heading, held or not.
    #[must_use]
    pub fn entry(&self, key: HeadingKey, id: &EntryId) -> Option<&Entry> {
        self.list(key).entries.iter().find(|entry| entry.id == *id)
    }

    /// Writes fields of an entry; one that is not there yet is made in the state `made`. Only fields that are named change.
    ///
    /// # Errors
    /// [`EditRefusal`] when the id belongs to something else, or only one entry may be there.
    pub fn write(
        &mut self,
        heading: &Heading,
        id: &EntryId,
        made: Option<State>,
        fields: &BTreeMap<FieldKey, Option<Value>>,
    ) -> Result<(), EditRefusal> {
        let elsewhere = self.entries().any(|(key, entry)| key != heading.key && entry.id == *id);
        let is_item = self.income_items.iter().any(|item| item.id == *id);
        if elsewhere || is_item {
            return Err(EditRefusal::NoEntry);
        }
        let others = self.list(heading.key).entries.iter().any(|entry| entry.id != *id);
        let list = self.content.entry(heading.key).or_default();
        if !list.entries.iter().any(|entry| entry.id == *id) {
            if others && heading.many != Many::List {
                return Err(EditRefusal::OneAlready);
            }
            list.entries.push(Entry {
                state: made,
                ..Entry::new(id.clone())
            });
        }
        list.none = false;
        let entry = list.entries.iter_mut().find(|entry| entry.id == *id);
        let entry = entry.ok_or(EditRefusal::NoEntry)?;
        for (key, value) in fields {
            if entry.fields.get(key) != value.as_ref() {
                entry.set(*key, value.clone(), Origin::Typed);
            }
        }
        Ok(())
    }

    /// Takes an entry out. What the last declaration had stays in the draft, for its explanation; anything else goes.
    ///
    /// # Errors
    /// [`EditRefusal::NoEntry`].
    pub fn remove(&mut self, key: HeadingKey, id: &EntryId) -> Result<(), EditRefusal> {
        let list = self.content.get_mut(&key).ok_or(EditRefusal::NoEntry)?;
        let at = list.entries.iter().position(|entry| entry.id == *id);
        let at = at.ok_or(EditRefusal::NoEntry)?;
        let entry = &mut list.entries[at];
        if entry.carried_from.is_some() {
            entry.state = Some(State::Disposed);
        } else {
            list.entries.remove(at);
        }
        Ok(())
    }

    /// Puts back what was taken out.
    ///
    /// # Errors
    /// [`EditRefusal::NoEntry`].
    pub fn restore(&mut self, key: HeadingKey, id: &EntryId) -> Result<(), EditRefusal> {
        let list = self.content.get_mut(&key).ok_or(EditRefusal::NoEntry)?;
        let entry = list.entries.iter_mut().find(|entry| entry.id == *id);
        let entry = entry.ok_or(EditRefusal::NoEntry)?;
        list.none = false;
        entry.state = Some(State::Unchanged);
        Ok(())
    }

    /// Copies an entry, under `new`, right behind it, without the number that only one thing has.
    ///
    /// # Errors
    /// [`EditRefusal::NoEntry`].
    pub fn duplicate(&mut self, key: HeadingKey, id: &EntryId, new: EntryId) -> Result<(), EditRefusal> {
        if self.entries().any(|(_, entry)| entry.id == new) {
            return Err(EditRefusal::OneAlready);
        }
        let list = self.content.get_mut(&key).ok_or(EditRefusal::NoEntry)?;
        let at = list.entries.iter().position(|entry| entry.id == *id);
        let at = at.ok_or(EditRefusal::NoEntry)?;
        let mut copy = Entry {
            id: new,
            carried_from: None,
            state: Some(State::New),
            ..list.entries[at].clone()
        };
        for field in OF_ONE_THING {
            copy.set(field, None, Origin::Typed);
        }
        for origin in copy.origins.values_mut() {
            *origin = Origin::Typed;
        }
        list.entries.insert(at + 1, copy);
        Ok(())
    }

    /// Says what became of an entry since a last declaration that only paper has.
    ///
    /// # Errors
    /// [`EditRefusal::NoEntry`].
    pub fn tell(&mut self, key: HeadingKey, id: &EntryId, state: State) -> Result<(), EditRefusal> {
        let list = self.content.get_mut(&key).ok_or(EditRefusal::NoEntry)?;
        let entry = list.entries.iter_mut().find(|entry| entry.id == *id);
        entry.ok_or(EditRefusal::NoEntry)?.state = Some(state);
        Ok(())
    }

    /// Says that there is nothing under a heading, or that this is not said. It is not said above entries.
    ///
    /// # Errors
    /// [`EditRefusal::OneAlready`] while something is there.
    pub fn say_none(&mut self, key: HeadingKey, none: bool) -> Result<(), EditRefusal> {
        if none && self.held(key).next().is_some() {
            return Err(EditRefusal::OneAlready);
        }
        self.content.entry(key).or_default().none = none;
        Ok(())
    }

    /// Fills an address in as that of the declarant ("Như người kê khai"); nothing happens while he has none.
    pub fn address_of_declarant(&mut self, key: HeadingKey, id: &EntryId, field: FieldKey) {
        let own = self.only(HeadingKey::Declarant);
        let residence = own.and_then(|entry| entry.fields.get(&FieldKey::Residence)).cloned();
        let list = self.content.get_mut(&key);
        let entry = list.and_then(|list| list.entries.iter_mut().find(|entry| entry.id == *id));
        if let (Some(entry), Some(residence)) = (entry, residence) {
            entry.set(field, Some(residence), Origin::AsDeclarant);
        }
    }
}

/// Whether a field can be filled in "Như người kê khai".
#[must_use]
pub fn has_address_of_declarant(heading: HeadingKey, field: FieldKey) -> bool {
    heading != HeadingKey::Declarant && ADDRESSES.contains(&field)
}

/// The fields of an entry in the order in which they are asked: its own, and for something abroad those of its kind.
#[must_use]
pub fn asked<'a>(form: &'a Form, heading: &'a Heading, entry: Option<&Entry>) -> Vec<&'a crate::law::Field> {
    let under = entry.map_or(heading, |entry| entry.described_under(form, heading));
    let more = under.fields.iter().filter(|_| !std::ptr::eq(under, heading));
    heading.fields.iter().chain(more).collect()
}
