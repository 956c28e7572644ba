//! The warning before a session ends.
//!
//! Owns: when it shows and what it says. Must not: need a script: the style sheet shows it when its time has come, on a page
//! that nobody touched meanwhile.

use chrono::{DateTime, Utc};
use domain::lang::Lang;
use domain::time;
use leptos::prelude::*;
use services::accounts::session::IDLE;
use words::layout as w;

/// Two minutes before a session that nobody uses ends the style sheet shows this; a session that closes within that time
/// however much it is used says so at once.
#[component]
pub(crate) fn SessionEnd(lang: Lang, closes_at: DateTime<Utc>, now: DateTime<Utc>) -> AnyView {
    let (class, text) = if closes_at - now < IDLE {
        (
            "lc-session-end lc-session-end--soon",
            w::session_closes(lang, &time::clock_time(closes_at)),
        )
    } else {
        ("lc-session-end", w::session_ends(lang))
    };
    view! {
        <div class=class role="status">
            <p class="govuk-body-s">{text} " " {w::session_kept(lang)}</p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_waits_until_two_minutes_before_the_end() {
        let style = include_str!("../../style/_session.scss");
        let wait = format!("$warning: {}s;", (IDLE - chrono::TimeDelta::minutes(2)).num_seconds());
        assert!(style.contains(&wait), "{wait}");
    }
}
