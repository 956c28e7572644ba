//! Days off and days worked.
//!
//! Owns: the shape of `law/calendar.toml` and the checks between its parts. Must not: place a holiday (`deadlines` does).

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::file::{self, Located, MonthDay, Rows};
use super::local::Replacements;
use super::validity::{Dated, Validity};
use super::{LawError, Mark, Wording};
use crate::day;
use crate::deadlines::{Calendar, CalendarDay, is_weekend};

const FILE: &str = "law/calendar.toml";
pub(super) const TEXT: &str = include_str!("../../../law/calendar.toml");

/// Why a day is special.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DayKind {
    /// Public holiday.
    Holiday,
    /// Off because a holiday fell on a weekly rest day.
    MakeupOff,
    /// Weekday off, swapped with a Saturday.
    SwapOff,
    /// Saturday worked for a weekday off.
    SwapOn,
}

/// When a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayDate {
    /// The same day of every year.
    Solar(MonthDay),
    /// The same day of every lunar year, never in a leap month.
    Lunar(MonthDay),
}

/// A holiday that follows from law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayRule {
    /// Its name.
    pub name: Wording,
    /// When it is.
    pub date: HolidayDate,
    /// The provision by which a weekly rest day that meets it is made up; `None` where none is.
    pub made_up: Option<String>,
    /// The provision it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
    /// When the rule is in force.
    pub validity: Validity,
}

/// A year whose days are all known.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearRow {
    /// The year.
    pub year: i32,
    /// The yearly papers.
    pub source: String,
    /// `verify` while further days may be announced.
    pub mark: Mark,
}

/// A special day, or several of the same kind in a row.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayRow {
    #[serde(deserialize_with = "file::day")]
    from: NaiveDate,
    #[serde(default, deserialize_with = "file::optional_day")]
    to: Option<NaiveDate>,
    kind: DayKind,
    name: Wording,
    source: String,
    mark: Mark,
}

impl Dated for YearRow {
    fn key(&self) -> String {
        format!("the year {}", self.year)
    }

    fn validity(&self) -> Validity {
        let from = NaiveDate::from_ymd_opt(self.year, 1, 1).unwrap_or(NaiveDate::MIN);
        Validity { from, to: None }
    }
}

/// A rule as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    name: Wording,
    solar: Option<MonthDay>,
    lunar: Option<MonthDay>,
    made_up: Option<String>,
    source: String,
    mark: Mark,
    #[serde(deserialize_with = "file::day")]
    valid_from: NaiveDate,
    #[serde(default, deserialize_with = "file::optional_day")]
    valid_to: Option<NaiveDate>,
}

impl Dated for RawRule {
    fn key(&self) -> String {
        self.name.vi.clone()
    }

    fn validity(&self) -> Validity {
        Validity {
            from: self.valid_from,
            to: self.valid_to,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    rule: Rows<RawRule>,
    year: Rows<YearRow>,
    day: Rows<DayRow>,
}

/// Local years and days are added; a built-in year that may still change is replaced.
pub(super) fn read(
    text: &str,
    local_rules: Replacements<RawRule>,
    local_years: Replacements<YearRow>,
    local_days: Replacements<DayRow>,
) -> Result<Calendar, LawError> {
    let parsed: CalendarFile = file::parse(FILE, text)?;
    let mut rules = file::located(FILE, text, parsed.rule);
    local_rules.put_into(&mut rules, |row| row.mark)?;
    let rules = rules
        .into_iter()
        .map(|row| row.map(holiday))
        .collect::<Result<Vec<_>, _>>()?;
    let mut years = file::located(FILE, text, parsed.year);
    let closed: Vec<i32> = years
        .iter()
        .filter(|row| row.mark == Mark::Confirmed)
        .map(|row| row.year)
        .collect();
    let (known, new) = local_years.split(|local| years.iter().any(|row| row.year == local.year));
    known.put_into(&mut years, |row| row.mark)?;
    years.extend(new.into_rows());
    if let Some(row) = twice(&years) {
        return Err(row.wrong(format!("{} stands twice", row.key())));
    }
    let mut rows = file::located(FILE, text, parsed.day);
    let local_days = local_days.into_rows();
    if let Some(day) = local_days.iter().find(|day| closed.contains(&day.from.year())) {
        return Err(day.wrong(format!("{} is confirmed and takes no further days", day.from.year())));
    }
    rows.extend(local_days);
    let plausible = day::FIRST.year()..=day::LAST.year();
    if let Some(year) = years.iter().find(|row| !plausible.contains(&row.year)) {
        return Err(year.wrong(format!("{} is no year of this calendar", year.year)));
    }
    let days = days(&rows, &years)?;
    let rules: Vec<HolidayRule> = rules.into_iter().map(|row| row.row).collect();
    if let Some((year, missing)) = years
        .iter()
        .find_map(|year| Some((year, missing_holiday(&rules, &days, year.year)?)))
    {
        return Err(year.wrong(format!("{} lacks the holiday of {missing}", year.year)));
    }
    let years = years.into_iter().map(|row| row.row).collect();
    Ok(Calendar::new(&rules, years, days))
}

fn twice(years: &[Located<YearRow>]) -> Option<&Located<YearRow>> {
    let stood_before =
        |(index, row): &(usize, &Located<YearRow>)| years[..*index].iter().any(|other| other.year == row.year);
    years.iter().enumerate().find(stood_before).map(|(_, row)| row)
}

fn holiday(raw: RawRule) -> Result<HolidayRule, String> {
    let date = match (raw.solar, raw.lunar) {
        (Some(day), None) => HolidayDate::Solar(day),
        (None, Some(day)) => HolidayDate::Lunar(day),
        _ => return Err(format!("{} needs either solar or lunar", raw.name.vi)),
    };
    Ok(HolidayRule {
        name: raw.name,
        date,
        made_up: raw.made_up,
        source: raw.source,
        mark: raw.mark,
        validity: Validity {
            from: raw.valid_from,
            to: raw.valid_to,
        },
    })
}

fn days(rows: &[Located<DayRow>], years: &[Located<YearRow>]) -> Result<Vec<CalendarDay>, LawError> {
    let mut days: Vec<CalendarDay> = Vec::new();
    for row in rows {
        let last = row.to.unwrap_or(row.from);
        if last < row.from || (last - row.from).num_days() > 30 {
            return Err(row.wrong(format!("{} does not end within a month after it begins", row.name.vi)));
        }
        for date in row.from.iter_days().take_while(|date| *date <= last) {
            if !years.iter().any(|year| date.year() == year.year) {
                return Err(row.wrong(format!("{date} is in a year without a row of its own")));
            }
            if days.iter().any(|other| other.date == date) {
                return Err(row.wrong(format!("{date} stands twice")));
            }
            if (row.kind == DayKind::SwapOn) != is_weekend(date) && row.kind != DayKind::Holiday {
                return Err(row.wrong(format!("{date} is on the wrong side of the weekend for its kind")));
            }
            days.push(CalendarDay {
                date,
                kind: row.kind,
                name: row.name.clone(),
                source: row.source.clone(),
                mark: row.mark,
                computed: false,
            });
        }
    }
    Ok(days)
}

/// The first holiday that law gives to a year and its list does not have.
fn missing_holiday(rules: &[HolidayRule], days: &[CalendarDay], year: i32) -> Option<NaiveDate> {
    rules
        .iter()
        .filter_map(|rule| rule.in_year(year))
        .find(|date| !days.iter().any(|day| day.date == *date && day.kind == DayKind::Holiday))
}
