//! Months as small calendars.
//!
//! Owns: examples of every kind, role and mixture of days. Must not: hold markup of a component.

use chrono::NaiveDate;
use domain::law::DayKind;
use leptos::prelude::*;

use super::specimen::{Component, Section, Specimen};
use crate::components::{DayRole, MarkedDay, MonthCalendar, MonthLegend, lang};

const YEAR: i32 = 2026;
const MONTH: u32 = 8;

/// A day of the month with its looks.
type Sample = (u32, Option<DayKind>, Option<DayRole>, bool);

const KINDS: [Sample; 4] = [
    (5, Some(DayKind::Holiday), None, false),
    (10, Some(DayKind::MakeupOff), None, false),
    (21, Some(DayKind::SwapOff), None, false),
    (29, Some(DayKind::SwapOn), None, false),
];

const ROLES: [Sample; 7] = [
    (3, None, Some(DayRole::Event), false),
    (11, None, None, true),
    (12, Some(DayKind::Holiday), None, true),
    (13, None, None, true),
    (21, None, Some(DayRole::Target), false),
    (22, Some(DayKind::SwapOn), Some(DayRole::Due), false),
    (30, Some(DayKind::Holiday), Some(DayRole::Event), true),
];

#[component]
pub(super) fn Months() -> impl IntoView {
    let lang = lang();
    let all = days(&KINDS).into_iter().chain(days(&ROLES)).collect();
    view! {
        <Section id="lich-thang" title=words::gallery::months(lang)>
            <Component title=words::gallery::months(lang) name="MonthCalendar, MonthLegend">
                <Specimen state=words::gallery::month_plain(lang)>
                    <MonthCalendar year=YEAR month=MONTH />
                </Specimen>
                <Specimen state=words::gallery::month_kinds(lang)>
                    <MonthCalendar year=YEAR month=MONTH days=days(&KINDS) note=words::calendar::working_days(lang, 20) />
                </Specimen>
                <Specimen state=words::gallery::month_roles(lang)>
                    <MonthCalendar year=YEAR month=MONTH days=days(&ROLES) />
                </Specimen>
                <Specimen state=words::gallery::month_legend(lang)>
                    <MonthLegend days=all />
                </Specimen>
            </Component>
        </Section>
    }
}

fn days(samples: &[Sample]) -> Vec<MarkedDay> {
    samples
        .iter()
        .filter_map(|(day, kind, role, stopped)| {
            Some(MarkedDay {
                date: NaiveDate::from_ymd_opt(YEAR, MONTH, *day)?,
                kind: *kind,
                role: *role,
                stopped: *stopped,
                name: words::gallery::month_day(lang()),
            })
        })
        .collect()
}
