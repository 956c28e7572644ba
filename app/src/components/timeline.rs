//! What happened, in order.
//!
//! Owns: MOJ "Timeline". Must not: format times; what people read and what machines read both come in.

use leptos::prelude::*;

use super::heading::Heading;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineItem {
    /// What happened.
    pub title: String,
    /// Who did it.
    pub byline: Option<String>,
    /// When, for machines: RFC 3339.
    pub instant: String,
    /// When, for people.
    pub when: String,
    /// More, one sentence.
    pub description: Option<String>,
}

/// Events, latest first.
#[component]
pub fn Timeline(
    /// The events.
    items: Vec<TimelineItem>,
    /// Level of the titles.
    #[prop(default = 2)]
    heading_level: u8,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            view! {
                <div class="moj-timeline__item">
                    <div class="moj-timeline__header">
                        <Heading level=heading_level class="moj-timeline__title" text=item.title />
                        {item.byline.map(|byline| view! { <p class="moj-timeline__byline">{byline}</p> })}
                    </div>
                    <p class="moj-timeline__date">
                        <time datetime=item.instant>{item.when}</time>
                    </p>
                    {item.description.map(|text| view! { <div class="moj-timeline__description">{text}</div> })}
                </div>
            }
        })
        .collect_view();
    view! { <div class="moj-timeline">{items}</div> }
}
