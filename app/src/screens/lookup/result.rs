//! The answer on the page.
//!
//! Owns: how date, explanation, facts, doubts and months are set out. Must not: decide what they are (`outcome` does).

use chrono::NaiveDate;
use domain::day;
use leptos::prelude::*;

use super::months::MonthsView;
use super::outcome::{MainDate, Outcome};
use crate::components::{InsetText, SummaryList, Tag, TagColour, lang};
use crate::screens::legal::{Verify, dated};

#[component]
pub(super) fn ResultView(outcome: Outcome) -> impl IntoView {
    let lang = lang();
    let Outcome {
        dates,
        today,
        sentences,
        facts,
        doubts,
        months,
        ..
    } = outcome;
    let verify = !doubts.is_empty();
    let dates = dates
        .into_iter()
        .map(|main| view! { <Large main today verify /> })
        .collect_view();
    let doubts = doubts
        .into_iter()
        .map(|doubt| view! { <li>{doubt}</li> })
        .collect_view();
    let doubts = verify.then(|| {
        view! {
            <div class="lc-doubts">
                <h3 class="govuk-heading-s">{words::lookup::doubts(lang)}</h3>
                <ul class="govuk-list govuk-list--bullet">{doubts}</ul>
            </div>
        }
    });
    view! {
        <div class="lc-answer">
            <section class="lc-answer__head" aria-label=words::lookup::result(lang)>
                {dates}
                <p class="lc-answer__as-of">{words::lookup::days_as_of(lang, &day::vietnamese(today))}</p>
            </section>
            <h3 class="govuk-heading-s">{words::lookup::why(lang)}</h3>
            <p class="govuk-body lc-why">{sentences.join(" ")}</p>
            {doubts}
            <h3 class="govuk-heading-s">{words::lookup::details(lang)}</h3>
            <SummaryList rows=facts />
            {months.map(|months| view! { <MonthsView months /> })}
            <div class="lc-share"><InsetText>{words::lookup::share(lang)}</InsetText></div>
        </div>
    }
}

/// One date, with the days left until it.
#[component]
fn Large(main: MainDate, today: NaiveDate, verify: bool) -> impl IntoView {
    let lang = lang();
    let days = (main.date - today).num_days();
    let (text, colour) = match days {
        0 => (words::lookup::days_today(lang), TagColour::Yellow),
        1.. if main.effect => (words::lookup::days_left(lang, days), TagColour::Grey),
        ..0 if main.effect => (words::lookup::days_past(lang, -days), TagColour::Grey),
        1.. => (words::lookup::days_left(lang, days), TagColour::Green),
        ..0 => (words::lookup::days_past(lang, -days), TagColour::Red),
    };
    view! {
        <div class="lc-large">
            <p class="lc-large__label">{main.label}</p>
            <p class="lc-large__date">
                <time datetime=day::iso(main.date)>{dated(lang, main.date)}</time>
                {verify.then(|| view! { " " <Verify /> })}
            </p>
            <p class="lc-large__left"><Tag text colour /></p>
        </div>
    }
}
