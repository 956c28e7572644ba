//! How far things are.
//!
//! Owns: the examples of tags, badges, task list, summary list and timeline. Must not: hold markup of a component.

use leptos::prelude::*;

use super::specimen::{Component, Section, Specimen};
use crate::components::{Badge, SummaryList, SummaryRow, Tag, TagColour, Task, TaskList, Timeline, TimelineItem, lang};

#[component]
pub(super) fn Progress() -> impl IntoView {
    let lang = lang();
    let states = move || {
        [
            (TagColour::Grey, words::gallery::tag_not_begun(lang)),
            (TagColour::Blue, words::gallery::tag_going_on(lang)),
            (TagColour::Yellow, words::gallery::tag_due(lang)),
            (TagColour::Red, words::gallery::tag_problem(lang)),
            (TagColour::Green, words::gallery::tag_done(lang)),
        ]
    };
    let tags = states()
        .map(|(colour, text)| view! { <li><Tag text colour /></li> })
        .collect_view();
    let badges = states()
        .map(|(colour, text)| view! { <li><Badge text colour /></li> })
        .collect_view();
    view! {
        <Section id="tien-do" title=words::gallery::progress(lang)>
            <Component title=words::gallery::tag(lang) name="Tag, Badge">
                <Specimen state=words::gallery::tag(lang)>
                    <ul class="lc-inline-list">{tags}</ul>
                </Specimen>
                <Specimen state=words::gallery::badge(lang)>
                    <ul class="lc-inline-list">{badges}</ul>
                </Specimen>
            </Component>
            <Component title=words::gallery::task_list(lang) name="TaskList" wide=true>
                <TaskList id="cac-muc" tasks=tasks() />
            </Component>
            <Component title=words::gallery::summary_list(lang) name="SummaryList" wide=true>
                <SummaryList rows=rows() />
            </Component>
            <Component title=words::gallery::timeline(lang) name="Timeline" wide=true>
                <Timeline items=events() heading_level=4 />
            </Component>
        </Section>
    }
}

fn tasks() -> Vec<Task> {
    let lang = lang();
    let task = |title: String, status: String, colour: Option<TagColour>| Task {
        title,
        href: Some("#tien-do".to_owned()),
        hint: None,
        status,
        colour,
    };
    vec![
        task(words::gallery::task_person(lang), words::gallery::tag_done(lang), None),
        Task {
            hint: Some(words::gallery::task_assets_hint(lang)),
            ..task(
                words::gallery::task_assets(lang),
                words::gallery::tag_going_on(lang),
                Some(TagColour::Blue),
            )
        },
        task(
            words::gallery::task_income(lang),
            words::gallery::tag_problem(lang),
            Some(TagColour::Red),
        ),
        task(
            words::gallery::task_debts(lang),
            words::gallery::tag_not_begun(lang),
            Some(TagColour::Grey),
        ),
        Task {
            href: None,
            ..task(words::gallery::task_sign(lang), words::gallery::tag_closed(lang), None)
        },
    ]
}

fn rows() -> Vec<SummaryRow> {
    let lang = lang();
    let row = |key: String, value: Option<String>| SummaryRow {
        key,
        value,
        change_href: Some("#tien-do".to_owned()),
    };
    vec![
        SummaryRow {
            change_href: None,
            ..row(words::gallery::full_name(lang), Some("Nguyễn Thị Ví Dụ".to_owned()))
        },
        row(words::gallery::unit(lang), Some("Phòng Thí dụ số 1".to_owned())),
        row(
            words::gallery::address(lang),
            Some("Số 0, đường Không Có Thật\nPhường Giả Định\nTỉnh Thí Dụ".to_owned()),
        ),
        row(words::gallery::telephone(lang), None),
        row(words::gallery::explanation(lang), Some(words::gallery::long_text(lang))),
    ]
}

fn events() -> Vec<TimelineItem> {
    let lang = lang();
    vec![
        TimelineItem {
            title: words::gallery::event_received(lang),
            byline: Some("Trần Văn Thí Điểm".to_owned()),
            instant: "2026-12-18T16:02:00+07:00".to_owned(),
            when: "18/12/2026 16:02".to_owned(),
            description: Some(words::gallery::event_received_more(lang)),
        },
        TimelineItem {
            title: words::gallery::event_filed(lang),
            byline: Some("Nguyễn Thị Ví Dụ".to_owned()),
            instant: "2026-12-18T10:42:00+07:00".to_owned(),
            when: "18/12/2026 10:42".to_owned(),
            description: None,
        },
        TimelineItem {
            title: words::gallery::event_opened(lang),
            byline: None,
            instant: "2026-12-01T08:00:00+07:00".to_owned(),
            when: "01/12/2026 08:00".to_owned(),
            description: None,
        },
    ]
}
