//! The form of a move.
//!
//! Owns: reading what was typed, and the sentences about what cannot be. Must not: know the person.

use chrono::NaiveDate;
use domain::access::UnitId;
use domain::lang::Lang;
use domain::people::{Decision, LeaderLevel, Move, MoveKind, MoveRefusal, NewPost, PersonKind, Status};
use domain::person_name::PersonName;

use super::typed::Reading;

/// The form of a move as typed. Fields that a kind does not ask for are left aside.
#[derive(Clone, Debug, Default)]
pub struct MoveForm<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// Code of the kind.
    pub kind: &'a str,
    /// First day of what it brings.
    pub first: &'a str,
    /// Last day foreseen.
    pub until: &'a str,
    /// Id of the unit to go to, or to come back to.
    pub unit: &'a str,
    /// Title of the post.
    pub post: &'a str,
    /// Code of its level.
    pub level: &'a str,
    /// Code of the kind of person in it.
    pub person_kind: &'a str,
    /// Code of the leave.
    pub leave: &'a str,
    /// The new name.
    pub name: &'a str,
    /// The other agency.
    pub place: &'a str,
    /// Number of the decision.
    pub number: &'a str,
    /// Day of the decision.
    pub signed: &'a str,
}

impl MoveForm<'_> {
    pub(super) fn typed(&self) -> [&str; 12] {
        [
            self.kind,
            self.first,
            self.until,
            self.unit,
            self.post,
            self.level,
            self.person_kind,
            self.leave,
            self.name,
            self.place,
            self.number,
            self.signed,
        ]
    }

    pub(super) fn read(&self, reading: &mut Reading<'_>) -> Option<ReadMove> {
        use words::people as w;
        let kind = MoveKind::from_code(self.kind)?;
        let lang = self.lang;
        let first = reading.day("first", self.first);
        let mut place = String::new();
        let step = match kind {
            MoveKind::Transfer => {
                let unit = reading.chosen("unit", self.unit, w::unit_missing);
                let post = self.new_post(reading);
                unit.zip(post).map(|(unit, post)| Move::Transfer {
                    unit: UnitId(unit),
                    post,
                })
            }
            MoveKind::Post => self.new_post(reading).map(Move::Post),
            MoveKind::Leave => {
                let status = Status::from_code(self.leave);
                if status.is_none() {
                    reading.fault("leave", w::choice_missing(lang));
                }
                let until = reading.optional_day("until", self.until);
                status.map(|status| Move::Leave { status, until })
            }
            MoveKind::Secondment => {
                place = reading.name("place", self.place, w::place_missing).unwrap_or_default();
                Some(Move::Secondment {
                    until: reading.optional_day("until", self.until),
                })
            }
            MoveKind::TransferOut => {
                place = reading.name("place", self.place, w::place_missing).unwrap_or_default();
                Some(Move::TransferOut)
            }
            MoveKind::NameChange => {
                let name = PersonName::read(self.name);
                if name.is_err() {
                    let is_empty = self.name.trim().is_empty();
                    reading.fault(
                        "name",
                        if is_empty {
                            w::name_missing(lang)
                        } else {
                            w::name_wrong(lang)
                        },
                    );
                }
                name.ok().map(Move::NameChange)
            }
            MoveKind::Return => {
                let named = !self.unit.is_empty();
                let unit = named
                    .then(|| reading.chosen("unit", self.unit, w::unit_missing))
                    .flatten();
                Some(Move::Return { unit: unit.map(UnitId) })
            }
            MoveKind::Retirement => Some(Move::Retirement),
            MoveKind::Resignation => Some(Move::Resignation),
            MoveKind::Death => Some(Move::Death),
            // Only a decision about a unit brings it.
            MoveKind::Merger => return None,
        };
        let decision = reading.decision(self.number, self.signed);
        Some(ReadMove {
            step: step?,
            first: first?,
            place,
            decision: decision?,
        })
    }

    fn new_post(&self, reading: &mut Reading<'_>) -> Option<NewPost> {
        let level = if self.level.is_empty() {
            Some(LeaderLevel::None)
        } else {
            LeaderLevel::from_code(self.level)
        };
        let kind = PersonKind::from_code(self.person_kind);
        if kind.is_none() {
            reading.fault("person_kind", words::people::kind_missing(self.lang));
        }
        let title = domain::text::one_line(self.post);
        if title.chars().count() > domain::people::TEXT_MAX_LENGTH {
            reading.fault(
                "post",
                words::people::text_long(self.lang, domain::people::TEXT_MAX_LENGTH as i64),
            );
        }
        Some(NewPost {
            title,
            level: level?,
            kind: kind?,
        })
    }
}

/// A move that could be read.
pub(super) struct ReadMove {
    pub step: Move,
    pub first: NaiveDate,
    pub place: String,
    pub decision: Decision,
}

/// Where and how to say that a move is not possible; `last` is the day of the last change.
pub(super) fn refused(lang: Lang, refusal: MoveRefusal, last: NaiveDate) -> (&'static str, String) {
    use words::people as w;
    let last = domain::day::vietnamese(last);
    match refusal {
        MoveRefusal::FromStatus => ("first", w::move_from_status(lang)),
        MoveRefusal::BeforeLast => ("first", w::move_before_last(lang, &last)),
        MoveRefusal::NotYet => ("first", w::move_not_yet(lang)),
        MoveRefusal::EndsBeforeItBegins => ("until", w::move_ends_before(lang)),
        MoveRefusal::NothingChanges => ("first", w::move_nothing(lang)),
        MoveRefusal::KindDiffers => ("level", w::kind_differs(lang)),
        MoveRefusal::NotALeave => ("leave", w::choice_missing(lang)),
    }
}
