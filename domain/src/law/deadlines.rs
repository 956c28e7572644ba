//! Terms fixed by law.
//!
//! Owns: the shape of `law/deadlines.toml` and what makes a row of it whole. Must not: count a term.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::file::{self, Located, MonthDay, Rows};
use super::local::Replacements;
use super::validity::{self, Dated, Validity};
use super::{LawError, Mark, Wording};

const FILE: &str = "law/deadlines.toml";
pub(super) const TEXT: &str = include_str!("../../../law/deadlines.toml");
/// More than any term of any law; a longer one is a slip of the finger.
const fn longest(unit: Unit) -> u32 {
    match unit {
        Unit::CalendarDays | Unit::WorkingDays => 3_660,
        Unit::Months => 600,
        Unit::Years => 50,
    }
}

/// What a term is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Unit {
    /// Calendar days.
    #[serde(rename = "CD")]
    CalendarDays,
    /// Working days.
    #[serde(rename = "WD")]
    WorkingDays,
    /// Months.
    #[serde(rename = "M")]
    Months,
    /// Years.
    #[serde(rename = "Y")]
    Years,
}

/// How long a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Length {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

/// A prolongation that is added to the term (R7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prolongation {
    /// What each prolongation adds, in the unit of the term.
    pub by: u32,
    /// How often it is granted.
    pub times: u32,
}

/// On what ground time is not counted (R12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StopGround {
    /// Discipline is not yet considered.
    ChuaXemXet,
    /// Criminal proceedings.
    ToTungHinhSu,
    /// Complaint or administrative lawsuit against the discipline decision.
    KhieuNaiKhoiKien,
    /// The settlement of a denunciation is suspended.
    TamDinhChiGiaiQuyet,
}

impl StopGround {
    /// Every ground.
    pub const ALL: [Self; 4] = [
        Self::ChuaXemXet,
        Self::ToTungHinhSu,
        Self::KhieuNaiKhoiKien,
        Self::TamDinhChiGiaiQuyet,
    ];

    /// The code of the ground.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ChuaXemXet => "CHUA_XEM_XET",
            Self::ToTungHinhSu => "TO_TUNG_HINH_SU",
            Self::KhieuNaiKhoiKien => "KHIEU_NAI_KHOI_KIEN",
            Self::TamDinhChiGiaiQuyet => "TAM_DINH_CHI_GIAI_QUYET",
        }
    }
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A term that runs from the event.
    Forward {
        /// The term of the row itself; `None` when it prolongs that of another row.
        length: Option<Length>,
        /// The row whose term this one prolongs.
        base: Option<String>,
        /// What is added, if something may be.
        prolongation: Option<Prolongation>,
        /// Longest total from the same event (R6).
        longest: Option<u32>,
        /// The row that has the longest total.
        longest_row: Option<String>,
        /// The row that has the longest total of complex cases.
        complex_row: Option<String>,
        /// Whether an end on a day off moves to the next working day.
        rolled: bool,
    },
    /// At least so long before the event (R10).
    Backward(Length),
    /// Stays up so many days (R11).
    Posting(u32),
    /// The last day before a date of every year (R8).
    Yearly(MonthDay),
    /// Months after which an act is no longer pursued.
    Limitation(u32),
    /// The windows and dates of a report.
    Report,
    /// Nothing to count; the phrase says what the law wants.
    Uncounted(Wording),
}

/// One version of a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// `TS01` …
    pub code: String,
    /// Which of several terms under one code.
    pub variant: Option<String>,
    /// Whether this variant is meant when none is named.
    pub default_variant: bool,
    /// What starts the term.
    pub event: Wording,
    /// What has to be done in it.
    pub act: Wording,
    /// Whether something begins or ends by itself at the end, instead of having to be done by then.
    pub effect: bool,
    /// How long it is.
    pub term: Term,
    /// Grounds on which time is not counted.
    pub stops: Vec<StopGround>,
    /// The provision it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
    /// When this version is in force.
    pub validity: Validity,
}

impl Dated for Deadline {
    fn key(&self) -> String {
        key(&self.code, self.variant.as_deref())
    }

    fn validity(&self) -> Validity {
        self.validity
    }
}

impl Dated for RawDeadline {
    fn key(&self) -> String {
        key(&self.code, self.variant.as_deref())
    }

    fn validity(&self) -> Validity {
        Validity {
            from: self.valid_from,
            to: self.valid_to,
        }
    }
}

fn key(code: &str, variant: Option<&str>) -> String {
    match variant {
        Some(variant) => format!("{code} {variant}"),
        None => code.to_owned(),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Direction {
    Forward,
    Backward,
    Posting,
    Yearly,
    Limitation,
    Report,
    Uncounted,
}

/// A row as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDeadline {
    code: String,
    variant: Option<String>,
    #[serde(default)]
    default_variant: bool,
    event: Wording,
    act: Wording,
    #[serde(default)]
    effect: bool,
    direction: Direction,
    amount: Option<u32>,
    unit: Option<Unit>,
    rolled: Option<bool>,
    longest: Option<u32>,
    longest_row: Option<String>,
    complex_row: Option<String>,
    base: Option<String>,
    prolonged_by: Option<u32>,
    prolonged_times: Option<u32>,
    before: Option<MonthDay>,
    length: Option<Wording>,
    #[serde(default)]
    stops: Vec<StopGround>,
    source: String,
    mark: Mark,
    #[serde(deserialize_with = "file::day")]
    valid_from: NaiveDate,
    #[serde(default, deserialize_with = "file::optional_day")]
    valid_to: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeadlineFile {
    deadline: Rows<RawDeadline>,
}

pub(super) fn read(text: &str, local: Replacements<RawDeadline>) -> Result<Vec<Deadline>, LawError> {
    let parsed: DeadlineFile = file::parse(FILE, text)?;
    let mut raw = file::located(FILE, text, parsed.deadline);
    local.put_into(&mut raw, |row| row.mark)?;
    let units: Vec<Option<Unit>> = raw.iter().map(|row| row.unit).collect();
    let rows = raw
        .into_iter()
        .map(|row| row.map(meaning))
        .collect::<Result<Vec<_>, _>>()?;
    validity::check(&rows)?;
    for (row, unit) in rows.iter().zip(units) {
        if let Some(named) = named_rows(&row.term).find(|named| !fits(&rows, named, unit)) {
            return Err(row.wrong(format!(
                "{} names {named}, which has no term in the same unit",
                row.code
            )));
        }
    }
    Ok(rows.into_iter().map(|Located { row, .. }| row).collect())
}

fn meaning(mut raw: RawDeadline) -> Result<Deadline, String> {
    let code = raw.code.clone();
    if [&raw.source, &raw.event.vi, &raw.event.en, &raw.act.vi, &raw.act.en]
        .iter()
        .any(|text| text.trim().is_empty())
    {
        return Err(format!("{code} lacks its source, event or act"));
    }
    let term = term(&mut raw).ok_or_else(|| format!("{code} lacks what its direction needs"))?;
    let leftover = raw.amount.is_some()
        || raw.unit.is_some()
        || raw.rolled.is_some()
        || raw.longest.is_some()
        || raw.longest_row.is_some()
        || raw.complex_row.is_some()
        || raw.base.is_some()
        || raw.prolonged_by.is_some()
        || raw.prolonged_times.is_some()
        || raw.before.is_some()
        || raw.length.is_some();
    if leftover {
        return Err(format!("{code} says more than its direction means"));
    }
    Ok(Deadline {
        code: raw.code,
        variant: raw.variant,
        default_variant: raw.default_variant,
        event: raw.event,
        act: raw.act,
        effect: raw.effect,
        term,
        stops: raw.stops,
        source: raw.source,
        mark: raw.mark,
        validity: Validity {
            from: raw.valid_from,
            to: raw.valid_to,
        },
    })
}

/// Takes the fields that the direction means; what is left over is a mistake.
fn term(raw: &mut RawDeadline) -> Option<Term> {
    Some(match raw.direction {
        Direction::Forward => forward(raw)?,
        Direction::Backward => Term::Backward(length(raw)?),
        Direction::Posting => match length(raw)? {
            Length {
                amount,
                unit: Unit::CalendarDays,
            } => Term::Posting(amount),
            _ => return None,
        },
        Direction::Yearly => Term::Yearly(raw.before.take()?),
        Direction::Limitation => match (length(raw)?, raw.rolled.take()) {
            (
                Length {
                    amount,
                    unit: Unit::Months,
                },
                Some(false),
            ) => Term::Limitation(amount),
            _ => return None,
        },
        Direction::Report => Term::Report,
        Direction::Uncounted => Term::Uncounted(raw.length.take()?),
    })
}

fn forward(raw: &mut RawDeadline) -> Option<Term> {
    let base = raw.base.take();
    let length = match base {
        Some(_) => {
            raw.unit.take()?;
            None
        }
        None => Some(length(raw)?),
    };
    let prolongation = match (raw.prolonged_by.take(), raw.prolonged_times.take()) {
        (Some(by), Some(times @ 1..=2)) if by <= longest(Unit::CalendarDays) => Some(Prolongation { by, times }),
        (None, None) if base.is_none() => None,
        _ => return None,
    };
    let most = raw.longest.take();
    if most.is_some_and(|most| most > longest(Unit::CalendarDays) || length.is_none_or(|length| most <= length.amount))
    {
        return None;
    }
    Some(Term::Forward {
        length,
        base,
        prolongation,
        longest: most,
        longest_row: raw.longest_row.take(),
        complex_row: raw.complex_row.take(),
        rolled: raw.rolled.take().unwrap_or(true),
    })
}

fn length(raw: &mut RawDeadline) -> Option<Length> {
    let unit = raw.unit.take()?;
    let amount = raw
        .amount
        .take()
        .filter(|amount| (1..=longest(unit)).contains(amount))?;
    Some(Length { amount, unit })
}

fn named_rows(term: &Term) -> impl Iterator<Item = &String> {
    let named = match term {
        Term::Forward {
            base,
            longest_row,
            complex_row,
            ..
        } => [base.as_ref(), longest_row.as_ref(), complex_row.as_ref()],
        _ => [None; 3],
    };
    named.into_iter().flatten()
}

/// Whether the named row has a term of its own, in this unit, to which another one can refer.
fn fits(rows: &[Located<Deadline>], named: &str, unit: Option<Unit>) -> bool {
    let own_unit = |term: &Term| match term {
        Term::Forward { length, .. } => length.map(|length| length.unit),
        _ => None,
    };
    rows.iter().any(|other| {
        other.code == named && other.variant.is_none() && own_unit(&other.term).is_some_and(|own| Some(own) == unit)
    })
}
