//! What the pages about the law share.
//!
//! Owns: their way to each other, and how they write days, sources, marks and validity. Must not: be a page, or look
//! anything up.

mod typed;

use chrono::{Datelike, NaiveDate};
use domain::lang::Lang;
use domain::law::{Mark, Validity};
use domain::{day, routes};
use leptos::prelude::*;

pub(super) use typed::{DateFault, TypedDate, parameters, read_year, short};

use crate::components::{NavigationItem, SubNavigation, lang, weekday_name};

/// The pages about the law, above the heading of each.
#[component]
pub(super) fn LawPages(
    /// The page shown.
    current: &'static str,
) -> impl IntoView {
    let lang = lang();
    let item = |href: &'static str, text: String| NavigationItem {
        text,
        href: href.to_owned(),
        current: href == current,
    };
    let items = vec![
        item(routes::DEADLINE_LOOKUP, words::lookup::title(lang)),
        item(routes::WORKING_CALENDAR, words::calendar::title(lang)),
        item(routes::LEGAL_PARAMETERS, words::parameters::title(lang)),
    ];
    view! { <SubNavigation label=words::lookup::pages(lang) items /> }
}

/// A provision, with the mark where it is to be verified.
#[component]
pub(super) fn Source(
    /// The provision.
    text: String,
    /// How sure it is.
    mark: Mark,
) -> impl IntoView {
    view! {
        {text}
        {(mark == Mark::Verify).then(|| view! { " " <Verify /> })}
    }
}

/// The mark of what is to be verified.
#[component]
pub(super) fn Verify() -> impl IntoView {
    view! { <span class="lc-verify">{words::lookup::verify(lang())}</span> }
}

/// A provision as plain text, with the mark where it is to be verified.
pub(super) fn source_text(lang: Lang, text: &str, mark: Mark) -> String {
    match mark {
        Mark::Confirmed => text.to_owned(),
        Mark::Verify => format!("{text} {}", words::lookup::verify(lang)),
    }
}

/// A day with its weekday, as it stands inside a sentence.
pub(super) fn dated(lang: Lang, date: NaiveDate) -> String {
    words::calendar::date(lang, &weekday_name(lang, date.weekday()), &day::vietnamese(date))
}

/// When a row of the legal data is in force.
pub(super) fn validity(lang: Lang, validity: Validity) -> String {
    let from = day::vietnamese(validity.from);
    match validity.to {
        None => words::parameters::valid_from(lang, &from),
        Some(to) => words::parameters::valid_between(lang, &from, &day::vietnamese(to)),
    }
}
