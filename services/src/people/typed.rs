//! What is typed on the forms about people and units.
//!
//! Owns: reading days, decisions and ids, and the sentences about what is wrong. Must not: know what a form is for.

use chrono::NaiveDate;
use domain::lang::Lang;
use domain::people::{Decision, NumberFault, read_number};
use domain::{day, text};
use uuid::Uuid;

use crate::{Ctx, Error, FieldFault, Result};

/// Longest accepted name of a unit or of another agency, in characters.
const NAME_MAX_LENGTH: usize = 200;

/// What is wrong so far.
pub(crate) struct Reading<'a> {
    ctx: &'a Ctx,
    pub lang: Lang,
    faults: Vec<FieldFault>,
}

impl<'a> Reading<'a> {
    pub(crate) const fn new(ctx: &'a Ctx, lang: Lang) -> Self {
        Self {
            ctx,
            lang,
            faults: Vec::new(),
        }
    }

    pub(crate) fn fault(&mut self, field: &'static str, message: String) {
        self.faults.push(FieldFault { field, message });
    }

    /// A day that must be there.
    pub(crate) fn day(&mut self, field: &'static str, typed: &str) -> Option<NaiveDate> {
        let read = day::read_vietnamese(typed).ok();
        if read.is_none() {
            let example = day::vietnamese(self.ctx.today());
            self.fault(field, words::people::day_wrong(self.lang, &example));
        }
        read
    }

    /// A day that may be left out.
    pub(crate) fn optional_day(&mut self, field: &'static str, typed: &str) -> Option<NaiveDate> {
        if text::one_line(typed).is_empty() {
            None
        } else {
            self.day(field, typed)
        }
    }

    /// The numbered decision; its day is not after today.
    pub(crate) fn decision(&mut self, number: &str, signed: &str) -> Option<Decision> {
        use words::people as w;
        let lang = self.lang;
        let number = read_number(number).map_err(|fault| {
            let message = match fault {
                NumberFault::Empty => w::number_missing(lang),
                NumberFault::TooLong => w::number_long(lang, domain::people::DECISION_MAX_LENGTH as i64),
                NumberFault::NoDigit => w::number_no_digit(lang),
            };
            self.fault("number", message);
        });
        let day = self.day("signed", signed);
        if day.is_some_and(|day| day > self.ctx.today()) {
            self.fault("signed", w::signed_later(lang));
        }
        Some(Decision {
            number: number.ok()?,
            day: day?,
        })
    }

    /// An id that was chosen from a list.
    pub(crate) fn chosen(&mut self, field: &'static str, typed: &str, missing: fn(Lang) -> String) -> Option<Uuid> {
        let read = typed.parse().ok();
        if read.is_none() {
            self.fault(field, missing(self.lang));
        }
        read
    }

    /// A name in one line.
    pub(crate) fn name(&mut self, field: &'static str, typed: &str, missing: fn(Lang) -> String) -> Option<String> {
        let name = text::one_line(typed);
        if name.is_empty() {
            self.fault(field, missing(self.lang));
        } else if name.chars().count() > NAME_MAX_LENGTH {
            self.fault(field, words::people::text_long(self.lang, NAME_MAX_LENGTH as i64));
        } else {
            return Some(name);
        }
        None
    }

    /// Everything that was wrong, if anything was.
    pub(crate) fn finish(self) -> Result<()> {
        if self.faults.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.faults))
        }
    }

    /// One more fault, and all before it.
    pub(crate) fn refused(mut self, field: &'static str, message: String) -> Error {
        self.fault(field, message);
        Error::Invalid(self.faults)
    }
}
