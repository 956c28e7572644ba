//! From what was typed to a question that has an answer.
//!
//! Owns: every fault of the form with its place and sentence. Must not: count a day.

use chrono::Datelike;
use domain::day;
use domain::deadlines::{Interval, Question, Stop};
use domain::lang::Lang;
use domain::law::{StopGround, Term};
use services::law::Entry;

use super::query::{CODE, DATE, MOST_STOPS, Query, STOP, STOP_FROM, STOP_GROUND, STOP_TO, TypedStop, VARIANT, YEAR};
use crate::screens::legal::read_year;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// About a term that runs from, or back from, an event.
    Event(Question),
    /// About a date of a year.
    Year(i32),
}

/// What to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Id of the question.
    pub at: String,
    /// Id of the field to go to.
    pub control: String,
    /// The sentence.
    pub text: String,
}

impl Fault {
    pub fn new(at: impl Into<String>, text: String) -> Self {
        let at = at.into();
        Self {
            control: at.clone(),
            at,
            text,
        }
    }
}

/// The sentence for a question of the form.
pub(super) fn fault_at(faults: &[Fault], at: &str) -> Option<String> {
    faults
        .iter()
        .find(|fault| fault.at == at)
        .map(|fault| fault.text.clone())
}

/// Id of a field of a stop, counted from 1.
pub(super) fn stop_field(number: usize, field: &str) -> String {
    format!("{STOP}-{number}-{field}")
}

/// Whether the deadline asks for a year.
pub(super) fn asks_for_a_year(entry: &Entry) -> bool {
    matches!(term(entry), Some(Term::Yearly(_) | Term::Report))
}

/// Whether there is nothing to work out.
pub(super) fn has_no_date(entry: &Entry) -> bool {
    matches!(term(entry), Some(Term::Limitation(_) | Term::Uncounted(_)))
}

/// Whether time may be stopped.
pub(super) fn stoppable(entry: &Entry) -> bool {
    matches!(term(entry), Some(Term::Forward { .. }))
}

/// The grounds on which the deadline's rows let time stop.
pub(super) fn grounds(entry: &Entry) -> Vec<StopGround> {
    let named = |ground: &StopGround| entry.variants.iter().any(|row| row.stops.contains(ground));
    StopGround::ALL.into_iter().filter(named).collect()
}

fn term(entry: &Entry) -> Option<&Term> {
    entry.variants.first().map(|row| &row.term)
}

/// Reads a question about a deadline that has a date.
pub(super) fn read(query: &Query, entry: &Entry, lang: Lang) -> Result<Ask, Vec<Fault>> {
    let mut faults = Vec::new();
    let code = super::code(entry);
    let variant = variant(query, entry, code, lang)
        .map_err(|fault| faults.push(fault))
        .ok()
        .flatten();
    if asks_for_a_year(entry) {
        let years = day::FIRST.year()..=day::LAST.year();
        return match read_year(&query.year, &years) {
            Some(year) if faults.is_empty() => Ok(Ask::Year(year)),
            Some(_) => Err(faults),
            None => {
                let (first, last) = (years.start().to_string(), years.end().to_string());
                faults.push(Fault::new(YEAR, words::lookup::error_year(lang, &first, &last)));
                Err(faults)
            }
        };
    }
    let event = query.date.read(lang).map_err(|fault| {
        faults.push(Fault {
            at: DATE.to_owned(),
            control: format!("{DATE}-{}", fault.part),
            text: fault.text,
        });
    });
    let stops = stops(query, entry, lang, &mut faults);
    match event {
        Ok(event) if faults.is_empty() => Ok(Ask::Event(Question {
            code: code.to_owned(),
            variant,
            event,
            stops: (!stops.is_empty()).then_some(stops),
        })),
        _ => Err(faults),
    }
}

fn variant(query: &Query, entry: &Entry, code: &str, lang: Lang) -> Result<Option<String>, Fault> {
    let chosen = &query.variant;
    let has_variants = entry.variants.iter().any(|row| row.variant.is_some());
    if chosen.is_empty() {
        return if has_variants {
            Err(Fault::new(VARIANT, words::lookup::error_variant(lang)))
        } else {
            Ok(None)
        };
    }
    if !has_variants {
        return Err(Fault::new(CODE, words::lookup::error_variant_none(lang, code)));
    }
    if entry.variants.iter().any(|row| row.variant.as_ref() == Some(chosen)) {
        Ok(Some(chosen.clone()))
    } else {
        Err(Fault::new(VARIANT, words::lookup::error_variant_unknown(lang)))
    }
}

fn stops(query: &Query, entry: &Entry, lang: Lang, faults: &mut Vec<Fault>) -> Vec<Stop> {
    let first_field = stop_field(1, STOP_FROM);
    if !stoppable(entry) && !query.stops.is_empty() {
        faults.push(Fault::new(first_field, words::lookup::error_stops_not_applicable(lang)));
        return Vec::new();
    }
    if query.stops.len() > MOST_STOPS {
        let most = i64::try_from(MOST_STOPS).unwrap_or(i64::MAX);
        faults.push(Fault::new(first_field, words::lookup::error_stops_too_many(lang, most)));
        return Vec::new();
    }
    (1..)
        .zip(&query.stops)
        .filter_map(|(number, stop)| read_stop(number, stop, lang, faults))
        .collect()
}

fn read_stop(number: usize, typed: &TypedStop, lang: Lang, faults: &mut Vec<Fault>) -> Option<Stop> {
    use words::lookup as w;
    let count = i64::try_from(number).unwrap_or(i64::MAX);
    let before = faults.len();
    let from = day::read_vietnamese(&typed.from).ok();
    let to = day::read_vietnamese(&typed.to).ok();
    let ground = StopGround::ALL.into_iter().find(|ground| ground.code() == typed.ground);
    let mut wrong = |field: &str, text: String| faults.push(Fault::new(stop_field(number, field), text));
    if from.is_none() {
        wrong(STOP_FROM, w::error_stop_from(lang, count));
    }
    match (from, to) {
        (_, None) => wrong(STOP_TO, w::error_stop_to(lang, count)),
        (Some(from), Some(to)) if to < from => wrong(STOP_TO, w::error_stop_order(lang, count)),
        _ => {}
    }
    if ground.is_none() {
        wrong(STOP_GROUND, w::error_stop_ground(lang, count));
    }
    if faults.len() > before {
        return None;
    }
    Some(Stop {
        days: Interval { from: from?, to: to? },
        ground: ground?,
    })
}
