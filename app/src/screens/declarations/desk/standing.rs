//! Where a declaration stands, in a word and a colour, and how long there is still time.
//!
//! Owns: both, for every list and page of the desk. Must not: count days beyond today's difference.

use chrono::{Datelike, NaiveDate};
use domain::day;
use domain::declarations::Stage;
use domain::lang::Lang;
use leptos::prelude::*;
pub(super) use services::declarations::names::stage_name;
use services::declarations::register::{Registered, SignedPaper};
use words::desk as w;

use crate::components::{Tag, TagColour, weekday_name};

const fn colour(stage: Stage) -> TagColour {
    match stage {
        Stage::NotStarted => TagColour::Grey,
        Stage::Draft => TagColour::Blue,
        Stage::Submitted | Stage::Resubmitted => TagColour::Yellow,
        Stage::Returned => TagColour::Red,
        Stage::Received => TagColour::Green,
    }
}

/// The state as a tag, and whether the paper is still missing or there.
#[component]
pub(super) fn State(lang: Lang, stage: Stage, paper: SignedPaper) -> impl IntoView {
    let paper = match paper {
        SignedPaper::NotAsked => None,
        SignedPaper::Missing => Some(w::waits_for_paper(lang)),
        SignedPaper::HandedIn => Some(w::paper_is_there(lang)),
    };
    view! {
        <Tag text=stage_name(lang, stage) colour=colour(stage) />
        {paper.map(|text| view! { <p class="lc-aside lc-line">{text}</p> })}
    }
}

/// The last day with the days left, or the day of what was done.
#[component]
pub(super) fn Due(lang: Lang, one: Standing, today: NaiveDate) -> impl IntoView {
    let Standing {
        stage,
        due,
        late,
        completed,
        received,
    } = one;
    let date = |day: NaiveDate| day::vietnamese(day);
    let aside = |text: String| view! { <p class="lc-aside lc-line">{text}</p> }.into_any();
    let weekday = due.map(|due| w::due_on(lang, &weekday_name(lang, due.weekday()), &date(due)));
    match stage {
        Stage::NotStarted | Stage::Draft | Stage::Returned => {
            let left = due.map(|due| (due - today).num_days());
            let tag = left.map(|left| {
                let (text, colour) = match left {
                    0 => (w::due_today(lang), TagColour::Yellow),
                    left if left < 0 => (w::days_late(lang, -left), TagColour::Red),
                    left if left <= 7 => (w::days_left(lang, left), TagColour::Yellow),
                    left => (w::days_left(lang, left), TagColour::Grey),
                };
                view! { <Tag text colour /> }
            });
            let completing = (stage == Stage::Returned).then(|| aside(w::due_complete(lang)));
            view! { {completing} <span class="lc-nowrap">{weekday}</span> <p class="lc-line">{tag}</p> }.into_any()
        }
        Stage::Submitted | Stage::Resubmitted | Stage::Received => {
            let filed = completed.map(|day| {
                if late {
                    view! { <Tag text=w::filed_late_on(lang, &date(day)) colour=TagColour::Red /> }.into_any()
                } else {
                    w::filed_on(lang, &date(day)).into_any()
                }
            });
            let received = received
                .filter(|_| stage == Stage::Received)
                .map(|day| aside(w::received_on(lang, &date(day))));
            // One copy goes to the control body: the agency's own clock.
            let hand_over = due.map(|due| {
                let left = (due - today).num_days();
                let weekday = w::due_on(lang, &weekday_name(lang, due.weekday()), &date(due));
                let left = match left {
                    left if left < 0 => w::days_late(lang, -left),
                    0 => w::due_today(lang),
                    left => w::days_left(lang, left),
                };
                aside(w::hand_over_by(lang, &weekday, &left))
            });
            view! { {filed} {received} {hand_over} }.into_any()
        }
    }
}

/// What [`Due`] needs to know.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    pub stage: Stage,
    pub due: Option<NaiveDate>,
    pub late: bool,
    pub completed: Option<NaiveDate>,
    pub received: Option<NaiveDate>,
}

impl From<&Registered> for Standing {
    fn from(one: &Registered) -> Self {
        let row = &one.listed.row;
        Self {
            stage: one.stage,
            due: one.due,
            late: one.late,
            completed: row.completed_on.map(|day| day.date()),
            received: row.received_on.map(|day| day.date()),
        }
    }
}
