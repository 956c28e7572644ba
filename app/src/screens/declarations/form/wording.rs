//! Words for kinds, states, days and what could not be read.
//!
//! Owns: the choice among them. Must not: word what the checks found (`services` does).

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::day::{self, DayFault};
use domain::deadlines::{Question, answer};
use domain::declarations::{Kind, PartState, Stage, State, TypedFault};
use domain::lang::Lang;
use domain::money::MoneyFault;
use services::declarations::{Asked, names};
use words::filling as w;

use crate::Visit;
use crate::components::{TagColour, weekday_name};
use crate::screens::legal::source_text;

/// Name of the kind that is asked for.
pub(super) fn kind_name(lang: Lang, code: &str) -> String {
    if code == Kind::LanDau.code() {
        w::kind_first(lang)
    } else {
        w::kind_annual(lang)
    }
}

/// Where a declaration stands, with its colour for its declarant; plain text for what needs no attention.
pub(super) fn stage_name(lang: Lang, code: &str) -> (String, Option<TagColour>) {
    let stage = Stage::from_code(code).unwrap_or(Stage::NotStarted);
    let colour = match stage {
        Stage::NotStarted => Some(TagColour::Grey),
        Stage::Draft => Some(TagColour::Yellow),
        Stage::Submitted | Stage::Resubmitted => Some(TagColour::Blue),
        Stage::Returned => Some(TagColour::Red),
        Stage::Received => None,
    };
    (names::stage_name(lang, stage), colour)
}

/// How far a part is.
pub(super) fn part_state(lang: Lang, state: PartState) -> (String, Option<TagColour>) {
    match state {
        PartState::NotStarted => (w::part_not_started(lang), Some(TagColour::Grey)),
        PartState::InProgress => (w::part_in_progress(lang), Some(TagColour::Yellow)),
        PartState::Done => (w::part_done(lang), None),
        PartState::Problem => (w::part_problem(lang), Some(TagColour::Red)),
    }
}

/// What became of an entry since the last declaration.
pub(super) fn state_name(lang: Lang, state: State) -> (String, TagColour) {
    match state {
        State::Unchanged => (w::state_unchanged(lang), TagColour::Grey),
        State::Changed => (w::state_changed(lang), TagColour::Yellow),
        State::Disposed => (w::state_disposed(lang), TagColour::Red),
        State::New => (w::state_new(lang), TagColour::Green),
    }
}

/// A last day with its weekday and how many days are left.
pub(super) fn due(lang: Lang, due: NaiveDate, today: NaiveDate) -> String {
    w::due(lang, &until(lang, due, today))
}

/// The same without the word.
pub(super) fn until(lang: Lang, due: NaiveDate, today: NaiveDate) -> String {
    let left = (due - today).num_days();
    let written = words::tasks::due_on(lang, &weekday_name(lang, due.weekday()), &day::vietnamese(due));
    let left = match left {
        0 => words::tasks::today(lang),
        left if left < 0 => words::tasks::late(lang, -left),
        left => words::tasks::days_left(lang, left),
    };
    w::due_until(lang, &written, &left)
}

/// The last day of a term that began on `event`, with the provision it comes from.
pub(super) fn term(visit: &Visit, code: &str, event: NaiveDate) -> Option<(NaiveDate, String)> {
    let question = Question {
        code: code.to_owned(),
        variant: None,
        event,
        stops: None,
    };
    let answer = answer(&visit.state.platform.law, &question).ok()?;
    let source = source_text(visit.lang, &answer.row.source, answer.explanation.mark());
    Some((answer.dates.due(), source))
}

/// By when what was asked must be answered, with the days left.
pub(super) fn answer_by(visit: &Visit, asked: &Asked) -> Option<String> {
    let returned = asked
        .row
        .returned_on
        .filter(|_| asked.row.stage == Stage::Returned.code())?;
    let (last, source) = term(visit, "TS05", returned.date())?;
    Some(w::answer_by(
        visit.lang,
        &until(visit.lang, last, visit.ctx.today()),
        &source,
    ))
}

/// A day with its weekday.
pub(super) fn weekday(lang: Lang, on: NaiveDate) -> String {
    words::tasks::due_on(lang, &weekday_name(lang, on.weekday()), &day::vietnamese(on))
}

/// "Đã lưu lúc 10:42".
pub(super) fn saved(lang: Lang, at: DateTime<Utc>) -> String {
    w::saved_at(lang, &domain::time::clock_time(at))
}

/// How to put right what could not be read.
pub(super) fn fault(lang: Lang, label: &str, fault: TypedFault) -> String {
    use words::components as c;
    match fault {
        TypedFault::Money(MoneyFault::Ambiguous) => c::money_ambiguous(lang),
        TypedFault::Money(MoneyFault::FractionOfDong) => c::money_fraction(lang),
        TypedFault::Money(MoneyFault::TooLarge) => c::money_too_large(lang),
        TypedFault::Money(MoneyFault::Empty | MoneyFault::NotANumber) => c::money_not_a_number(lang),
        TypedFault::Day(DayFault::NoSuchDay | DayFault::OutOfRange) => w::day_none(lang, label),
        // A year of two digits is read.
        TypedFault::Day(DayFault::Empty | DayFault::Unreadable | DayFault::ShortYear) => w::day_unreadable(lang, label),
        TypedFault::NotANumber => w::number_unreadable(lang, label),
        TypedFault::TooPrecise => w::number_precise(lang, label),
        TypedFault::Year => w::year_unreadable(lang, label),
        TypedFault::Currency => w::currency_unreadable(lang, label),
        TypedFault::Choice => w::choice_missing(lang, label),
        TypedFault::TooLong(longest) => w::too_long(lang, label, i64::try_from(longest).unwrap_or(i64::MAX)),
    }
}
