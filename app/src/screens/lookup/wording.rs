//! Lengths, grounds, topics and doubts in words.
//!
//! Owns: which message says which datum of the law. Must not: form the sentence about a result (`sentences` does).

use domain::deadlines::Doubt;
use domain::lang::Lang;
use domain::law::{Deadline, Length, StopGround, Term, Unit};

use crate::screens::legal::{dated, validity};

/// A group of deadlines, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Declarations,
    Denunciations,
    Complaints,
    Reception,
    Prevention,
    Discipline,
    Administration,
    Reports,
    Others,
}

impl Topic {
    pub const ALL: [Self; 9] = [
        Self::Declarations,
        Self::Denunciations,
        Self::Complaints,
        Self::Reception,
        Self::Prevention,
        Self::Discipline,
        Self::Administration,
        Self::Reports,
        Self::Others,
    ];

    /// The group of a code, by its letters.
    pub fn of(code: &str) -> Self {
        match code.trim_end_matches(|last: char| last.is_ascii_digit()) {
            "TS" => Self::Declarations,
            "TC" => Self::Denunciations,
            "KN" => Self::Complaints,
            "TD" => Self::Reception,
            "GT" | "BT" | "QT" | "XD" | "CD" => Self::Prevention,
            "KL" => Self::Discipline,
            "MC" | "TT" | "LP" | "DS" => Self::Administration,
            "BC" => Self::Reports,
            _ => Self::Others,
        }
    }

    pub fn name(self, lang: Lang) -> String {
        use words::lookup as w;
        match self {
            Self::Declarations => w::topic_declarations(lang),
            Self::Denunciations => w::topic_denunciations(lang),
            Self::Complaints => w::topic_complaints(lang),
            Self::Reception => w::topic_reception(lang),
            Self::Prevention => w::topic_prevention(lang),
            Self::Discipline => w::topic_discipline(lang),
            Self::Administration => w::topic_administration(lang),
            Self::Reports => w::topic_reports(lang),
            Self::Others => w::topic_others(lang),
        }
    }
}

/// "3 ngày làm việc".
pub(super) fn length(lang: Lang, length: Length) -> String {
    use words::lookup as w;
    let amount = length.amount.into();
    match length.unit {
        Unit::CalendarDays => w::length_days(lang, amount),
        Unit::WorkingDays => w::length_working_days(lang, amount),
        Unit::Months => w::length_months(lang, amount),
        Unit::Years => w::length_years(lang, amount),
    }
}

/// How long the term of a row is, in a few words; `base` is the row that it prolongs.
pub(super) fn term(lang: Lang, row: &Deadline, base: Option<&Deadline>) -> String {
    use words::lookup as w;
    match &row.term {
        Term::Forward {
            length: own,
            prolongation,
            ..
        } => {
            let of_base = base.and_then(|base| match &base.term {
                Term::Forward { length, .. } => *length,
                _ => None,
            });
            match (own.or(of_base), prolongation) {
                (Some(own), None) => length(lang, own),
                (Some(own), Some(more)) => {
                    let by = Length {
                        amount: more.by,
                        unit: own.unit,
                    };
                    w::length_prolonged(lang, &length(lang, own), &length(lang, by), more.times.into())
                }
                (None, _) => String::new(),
            }
        }
        Term::Backward(own) => w::length_before(lang, &length(lang, *own)),
        Term::Posting(days) => w::length_posted(lang, &w::length_days(lang, (*days).into())),
        Term::Yearly(limit) => w::length_yearly(lang, &format!("{:02}/{:02}", limit.day(), limit.month())),
        Term::Limitation(months) => w::length_months(lang, (*months).into()),
        Term::Report => w::length_report(lang),
        Term::Uncounted(wanted) => wanted.in_lang(lang).to_owned(),
    }
}

pub(super) fn ground(lang: Lang, ground: StopGround) -> String {
    use words::lookup as w;
    match ground {
        StopGround::ChuaXemXet => w::ground_not_considered(lang),
        StopGround::ToTungHinhSu => w::ground_criminal(lang),
        StopGround::KhieuNaiKhoiKien => w::ground_complaint(lang),
        StopGround::TamDinhChiGiaiQuyet => w::ground_suspended(lang),
    }
}

/// What must be checked, one sentence each; years of one kind stand in one sentence.
pub(super) fn doubts(lang: Lang, row: &Deadline, doubts: &[Doubt]) -> Vec<String> {
    use words::lookup as w;
    let mut said = Vec::new();
    let (mut provisional, mut open) = (Vec::new(), Vec::new());
    for doubt in doubts {
        match *doubt {
            Doubt::Row => said.push(w::doubt_row(lang)),
            Doubt::Counting => said.push(w::doubt_counting(lang)),
            Doubt::NotInForce => said.push(w::doubt_not_in_force(lang, &validity(lang, row.validity))),
            Doubt::StopGround(why) => said.push(w::doubt_stop(lang, &ground(lang, why))),
            Doubt::Provisional(year) => provisional.push(year),
            Doubt::OpenYear(year) => open.push(year),
            Doubt::Day(date) => said.push(w::doubt_day(lang, &dated(lang, date))),
        }
    }
    if !open.is_empty() {
        said.push(w::doubt_open(lang, &years(&open)));
    }
    if !provisional.is_empty() {
        said.push(w::doubt_provisional(lang, &years(&provisional)));
    }
    said
}

/// Rising years with runs drawn together: "2024, 2028–2031".
fn years(years: &[i32]) -> String {
    years
        .chunk_by(|year, next| year + 1 == *next)
        .filter_map(|run| match run {
            [one] => Some(one.to_string()),
            [first, second] => Some(format!("{first}, {second}")),
            [first, .., last] => Some(format!("{first}–{last}")),
            [] => None,
        })
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_a_row_are_drawn_together() {
        let cases: [(&[i32], &str); 4] = [
            (&[2028], "2028"),
            (&[2024, 2028, 2029], "2024, 2028, 2029"),
            (&[2028, 2029, 2030], "2028–2030"),
            (&[], ""),
        ];
        for (list, said) in cases {
            assert_eq!(years(list), said);
        }
    }

    #[test]
    fn a_code_belongs_to_the_topic_of_its_letters() {
        let cases = [
            ("TS01", Topic::Declarations),
            ("TC12", Topic::Denunciations),
            ("QT03", Topic::Prevention),
            ("KL27", Topic::Discipline),
            ("DS01", Topic::Administration),
            ("ZZ9", Topic::Others),
        ];
        for (code, topic) in cases {
            assert_eq!(Topic::of(code), topic, "{code}");
        }
    }
}
