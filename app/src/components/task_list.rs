//! The parts of a long form and how far each one is.
//!
//! Owns: GOV.UK "Task list". Must not: decide what is done.

use leptos::prelude::*;

use super::tag::{Tag, TagColour};

/// One part of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Name of the part.
    pub title: String,
    /// Where it is filled in; none while it is not open.
    pub href: Option<String>,
    /// Help, one sentence.
    pub hint: Option<String>,
    /// The state in words.
    pub status: String,
    /// Kind of state; none for "Đã xong", which needs no attention and is plain text.
    pub colour: Option<TagColour>,
}

/// The home of a long form.
#[component]
pub fn TaskList(
    /// Start of the ids.
    #[prop(into)]
    id: String,
    /// The parts in the order of the form.
    tasks: Vec<Task>,
) -> impl IntoView {
    let items = tasks
        .into_iter()
        .enumerate()
        .map(|(index, task)| {
            let status_id = format!("{id}-{}-status", index + 1);
            let hint_id = task.hint.is_some().then(|| format!("{id}-{}-hint", index + 1));
            let described_by = match &hint_id {
                Some(hint_id) => format!("{hint_id} {status_id}"),
                None => status_id.clone(),
            };
            let closed = task.href.is_none();
            let title = match task.href {
                Some(href) => view! {
                    <a class="govuk-link govuk-task-list__link" href=href aria-describedby=described_by>{task.title}</a>
                }
                .into_any(),
                None => view! { <div>{task.title}</div> }.into_any(),
            };
            let status = match task.colour {
                Some(colour) => view! { <Tag text=task.status colour /> }.into_any(),
                None => task.status.into_any(),
            };
            view! {
                <li class="govuk-task-list__item" class:govuk-task-list__item--with-link=!closed>
                    <div class="govuk-task-list__name-and-hint">
                        {title}
                        {task.hint.map(|text| view! { <div class="govuk-task-list__hint" id=hint_id>{text}</div> })}
                    </div>
                    <div
                        class="govuk-task-list__status"
                        class:govuk-task-list__status--cannot-start-yet=closed
                        id=status_id
                    >
                        {status}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="govuk-task-list" id=id>{items}</ul> }
}
