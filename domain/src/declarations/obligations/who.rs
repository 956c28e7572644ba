//! Whether a rule of the law's data means somebody. Owns: how each part of a rule is held against the staff file. Must not:
//! know a rule.

use chrono::NaiveDate;

use crate::law::Who;
use crate::people::{Fields, LeaderLevel, ManagedBy, PersonKind};
use crate::text::search_key;

/// What the staff file knows of somebody that decides about declarations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person<'a> {
    /// Kind of person.
    pub kind: PersonKind,
    /// Level of the post.
    pub level: LeaderLevel,
    /// Rank, as typed.
    pub rank: &'a str,
    /// Fields of work.
    pub fields: &'a Fields,
    /// Whether a member of the Party.
    pub party_member: bool,
    /// Who manages them as a cadre.
    pub managed_by: ManagedBy,
    /// Whether they represent state capital.
    pub state_capital: bool,
    /// First day in a post with the duty to declare, where it is known.
    pub obliged_since: Option<NaiveDate>,
    /// Whether a first declaration was made, also at another agency; `None` where nobody knows.
    pub first_made: Option<bool>,
}

impl Person<'_> {
    /// Whether everything that is asked is true.
    #[must_use]
    pub fn is(&self, who: &Who) -> bool {
        (who.kinds.is_empty() || who.kinds.contains(&self.kind))
            && who.level_from.is_none_or(|from| self.level >= from)
            && (who.ranks.is_empty() || who.ranks.iter().any(|title| has_title(self.rank, title)))
            && (who.fields.is_empty() || who.fields.iter().any(|field| self.fields.contains(*field)))
            && (self.state_capital || !who.state_capital)
    }
}

/// Whether a rank is one of a title: `Kiểm tra viên chính thuế` of `Kiểm tra viên thuế`. Marks and case do not count: the
/// rank was typed by somebody, and the list is looked over.
fn has_title(rank: &str, title: &str) -> bool {
    let (rank, title) = (search_key(rank), search_key(title));
    let (mut rank, mut title) = (rank.split_whitespace(), title.split_whitespace());
    title.next().is_some_and(|first| rank.next() == Some(first)) && title.all(|word| rank.any(|other| other == word))
}
