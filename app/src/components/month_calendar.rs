//! A month as a small calendar.
//!
//! Owns: the table of a month and the looks of its days: a letter for each kind, a shape for each role, hatching for
//! time that is not counted, so that no day is told by its colour alone. Must not: know which days are special.

use chrono::{Datelike, NaiveDate, Weekday};
use domain::lang::Lang;
use domain::law::DayKind;
use leptos::prelude::*;

use super::lang;

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// What a day means for the term that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRole {
    /// The term is counted from it, or back from it.
    Event,
    /// The term ends.
    Due,
    /// The working day by which the act is best done.
    Target,
}

impl DayRole {
    const ALL: [Self; 3] = [Self::Event, Self::Due, Self::Target];

    const fn class(self) -> &'static str {
        match self {
            Self::Event => " lc-day--event",
            Self::Due => " lc-day--due",
            Self::Target => " lc-day--target",
        }
    }
}

/// A day that is not like the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedDay {
    /// The day.
    pub date: NaiveDate,
    /// Why its weekday does not tell whether it is worked.
    pub kind: Option<DayKind>,
    /// What it means for the term.
    pub role: Option<DayRole>,
    /// Whether it is not counted because the time was stopped.
    pub stopped: bool,
    /// All of it in words, for those who hear the page or point at the day.
    pub name: String,
}

impl MarkedDay {
    fn class(&self) -> String {
        let kind = self.kind.map_or("", kind_class);
        let role = self.role.map_or("", DayRole::class);
        let stopped = if self.stopped { " lc-day--stopped" } else { "" };
        format!("lc-day{kind}{role}{stopped}")
    }
}

const fn kind_class(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Holiday => " lc-day--holiday",
        DayKind::MakeupOff => " lc-day--makeup",
        DayKind::SwapOff => " lc-day--swap-off",
        DayKind::SwapOn => " lc-day--swap-on",
    }
}

/// A month; Monday comes first.
#[component]
pub fn MonthCalendar(
    /// The year.
    year: i32,
    /// The month, 1–12.
    month: u32,
    /// The days that are not like the others; those of other months are left out.
    #[prop(optional)]
    days: Vec<MarkedDay>,
    /// A short note behind the name of the month.
    #[prop(into, optional_no_strip)]
    note: Option<String>,
) -> impl IntoView {
    let lang = lang();
    let heads = WEEK
        .map(|day| view! { <th scope="col"><abbr title=weekday_name(lang, day)>{short_name(lang, day)}</abbr></th> })
        .collect_view();
    let weeks = weeks(year, month)
        .into_iter()
        .map(|week| {
            let cells = week.into_iter().map(|date| cell(date, &days)).collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class="lc-month">
            <caption class="lc-month__caption">
                <span class="lc-month__name">{words::calendar::month(lang, month.into(), &year.to_string())}</span>
                {note.map(|note| view! { " " <span class="lc-month__note">{note}</span> })}
            </caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{weeks}</tbody>
        </table>
    }
}

/// The weeks of a month, with nothing where a week reaches into the next month.
fn weeks(year: i32, month: u32) -> Vec<[Option<NaiveDate>; 7]> {
    let mut weeks: Vec<[Option<NaiveDate>; 7]> = Vec::new();
    for date in (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, month, day)) {
        let column = date.weekday().num_days_from_monday() as usize;
        if weeks.is_empty() || column == 0 {
            weeks.push([None; 7]);
        }
        if let Some(week) = weeks.last_mut() {
            week[column] = Some(date);
        }
    }
    weeks
}

fn cell(date: Option<NaiveDate>, days: &[MarkedDay]) -> AnyView {
    let Some(date) = date else {
        return view! { <td></td> }.into_any();
    };
    match days.iter().find(|day| day.date == date) {
        None => view! { <td>{date.day()}</td> }.into_any(),
        Some(day) => view! {
            <td title=day.name.clone()>
                <Day class=day.class() number=date.day().to_string() kind=day.kind />
                <span class="govuk-visually-hidden">{format!(" ({})", day.name)}</span>
            </td>
        }
        .into_any(),
    }
}

/// The look of a day, in a month and in the legend.
#[component]
fn Day(class: String, number: String, kind: Option<DayKind>) -> impl IntoView {
    let lang = lang();
    let letter = kind.map(|kind| match kind {
        DayKind::Holiday => words::calendar::letter_holiday(lang),
        DayKind::MakeupOff => words::calendar::letter_makeup_off(lang),
        DayKind::SwapOff => words::calendar::letter_swap_off(lang),
        DayKind::SwapOn => words::calendar::letter_swap_on(lang),
    });
    view! {
        <span class=class>
            {number}
            {letter.map(|letter| view! { <span class="lc-day__letter" aria-hidden="true">{letter}</span> })}
        </span>
    }
}

/// What the looks of the days mean: only of those that occur.
#[component]
pub fn MonthLegend(
    /// The days shown.
    days: Vec<MarkedDay>,
) -> impl IntoView {
    let lang = lang();
    let kinds = [DayKind::Holiday, DayKind::MakeupOff, DayKind::SwapOff, DayKind::SwapOn]
        .into_iter()
        .filter(|kind| days.iter().any(|day| day.kind == Some(*kind)))
        .map(|kind| {
            (
                format!("lc-day{}", kind_class(kind)),
                Some(kind),
                day_kind_name(lang, kind),
            )
        });
    let roles = DayRole::ALL
        .into_iter()
        .filter(|role| days.iter().any(|day| day.role == Some(*role)))
        .map(|role| (format!("lc-day{}", role.class()), None, day_role_name(lang, role)));
    let stopped = days.iter().any(|day| day.stopped).then(|| {
        (
            "lc-day lc-day--stopped".to_owned(),
            None,
            words::calendar::stopped(lang),
        )
    });
    let rest = ("lc-day lc-day--rest".to_owned(), None, words::calendar::weekend(lang));
    let entries = roles
        .chain(kinds)
        .chain(stopped)
        .chain([rest])
        .map(|(class, kind, text)| {
            view! {
                <li class="lc-legend__entry">
                    <span aria-hidden="true"><Day class number="8".to_owned() kind /></span>
                    {text}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lc-legend" aria-label=words::calendar::legend(lang)>{entries}</ul> }
}

/// What a kind of day is called.
#[must_use]
pub fn day_kind_name(lang: Lang, kind: DayKind) -> String {
    match kind {
        DayKind::Holiday => words::calendar::holiday(lang),
        DayKind::MakeupOff => words::calendar::makeup_off(lang),
        DayKind::SwapOff => words::calendar::swap_off(lang),
        DayKind::SwapOn => words::calendar::swap_on(lang),
    }
}

/// What a role is called.
#[must_use]
pub fn day_role_name(lang: Lang, role: DayRole) -> String {
    match role {
        DayRole::Event => words::calendar::event(lang),
        DayRole::Due => words::calendar::due(lang),
        DayRole::Target => words::calendar::target(lang),
    }
}

/// The name of a weekday, as it stands inside a sentence.
#[must_use]
pub fn weekday_name(lang: Lang, day: Weekday) -> String {
    use words::calendar as w;
    match day {
        Weekday::Mon => w::monday(lang),
        Weekday::Tue => w::tuesday(lang),
        Weekday::Wed => w::wednesday(lang),
        Weekday::Thu => w::thursday(lang),
        Weekday::Fri => w::friday(lang),
        Weekday::Sat => w::saturday(lang),
        Weekday::Sun => w::sunday(lang),
    }
}

fn short_name(lang: Lang, day: Weekday) -> String {
    use words::calendar as w;
    match day {
        Weekday::Mon => w::short_monday(lang),
        Weekday::Tue => w::short_tuesday(lang),
        Weekday::Wed => w::short_wednesday(lang),
        Weekday::Thu => w::short_thursday(lang),
        Weekday::Fri => w::short_friday(lang),
        Weekday::Sat => w::short_saturday(lang),
        Weekday::Sun => w::short_sunday(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_in_the_column_of_its_weekday_and_has_all_its_days() {
        // Year, month, weeks, column of the first day, last day.
        let cases = [
            (2026, 2, 5, 6, 28),
            (2027, 2, 4, 0, 28),
            (2026, 8, 6, 5, 31),
            (2028, 2, 5, 1, 29),
        ];
        for (year, month, count, first, last) in cases {
            let weeks = weeks(year, month);
            let days: Vec<u32> = weeks.iter().flatten().flatten().map(Datelike::day).collect();
            assert_eq!(days, (1..=last).collect::<Vec<_>>(), "{month}/{year}");
            assert_eq!(weeks[0].iter().position(Option::is_some), Some(first), "{month}/{year}");
            assert_eq!(weeks.len(), count, "{month}/{year}");
        }
        assert!(weeks(2026, 13).is_empty());
    }
}
