//! Which entry of a declaration is the same thing as which entry of the last one.
//!
//! Owns: the order in which ties are looked for: a link made by a person, then the id, then a number on paper
//! (certificate, plate, account). Must not: guess from addresses or names.

use super::content::Declaration;
use super::entry::Entry;
use super::keys::{FieldKey, HeadingKey};
use crate::law::{Form, Heading};
use crate::text;

/// An entry and what it was in the last declaration; at least one of both is there.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The heading it stands under.
    pub heading: HeadingKey,
    /// In the last declaration.
    pub before: Option<&'a Entry>,
    /// In this one.
    pub now: Option<&'a Entry>,
}

/// Whether an entry of the last declaration and one of this are the same thing.
type Tie<'a> = &'a dyn Fn(&Entry, &Entry) -> bool;

/// Pairs the entries under a heading: first those that are gone, in the order of the last declaration, then the others in
/// the order of this one.
#[must_use]
pub fn pairs<'a>(form: &Form, heading: &Heading, previous: &'a Declaration, current: &'a Declaration) -> Vec<Pair<'a>> {
    let before: Vec<&Entry> = previous.held(heading.key).collect();
    let now: Vec<&Entry> = current.held(heading.key).collect();
    let mut partner: Vec<Option<usize>> = vec![None; now.len()];
    let mut taken = vec![false; before.len()];
    let ties: [Tie<'_>; 3] = [
        &|was, is| is.carried_from.as_ref() == Some(&was.id),
        &|was, is| is.id == was.id && same_kind(was, is) && !contradict(form, heading, was, is),
        &|was, is| {
            same_kind(was, is)
                && number_of(form, heading, is).is_some_and(|it| number_of(form, heading, was) == Some(it))
        },
    ];
    for tie in ties {
        for (position, is) in now
            .iter()
            .enumerate()
            .filter(|(at, _)| partner[*at].is_none())
            .collect::<Vec<_>>()
        {
            let found = before.iter().enumerate().find(|(at, was)| !taken[*at] && tie(was, is));
            if let Some((at, _)) = found {
                taken[at] = true;
                partner[position] = Some(at);
            }
        }
    }
    let pair = |before, now| Pair {
        heading: heading.key,
        before,
        now,
    };
    let gone = before.iter().zip(&taken).filter(|(_, taken)| !**taken);
    let gone = gone.map(|(was, _)| pair(Some(*was), None));
    let there = now.iter().zip(&partner);
    let there = there.map(|(is, at)| pair(at.map(|at| before[at]), Some(*is)));
    gone.chain(there).collect()
}

/// Things abroad are only alike when they are of one kind.
fn same_kind(was: &Entry, is: &Entry) -> bool {
    was.text(FieldKey::AssetType) == is.text(FieldKey::AssetType)
}

/// Both have a number on paper, and another one. Then an equal id is an accident of the program that made the files.
fn contradict(form: &Form, heading: &Heading, was: &Entry, is: &Entry) -> bool {
    match (number_of(form, heading, was), number_of(form, heading, is)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    }
}

/// The number by which a thing is known, without the marks and spaces that people write differently.
pub(super) fn number_of(form: &Form, heading: &Heading, entry: &Entry) -> Option<String> {
    let under = entry.described_under(form, heading);
    let number = entry.text(under.identified_by?)?;
    Some(plain_number(number)).filter(|number| !number.is_empty())
}

/// Letters and digits, in small letters.
pub(super) fn plain_number(number: &str) -> String {
    text::search_key(number)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
