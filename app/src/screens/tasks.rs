//! What somebody has to do.
//!
//! Owns: the list on the start page, grouped by hat, and the button for what is done by looking. Must not: find work; the
//! table of tasks holds it.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Response};
use chrono::{Datelike, NaiveDate};
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::task::TaskKind;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::tasks::{self, Task};
use words::tasks as w;

use super::own::role_name;
use super::people::ID;
use crate::components::{Button, ButtonKind, Tag, TagColour, address, weekday_name};
use crate::form::RawForm;
use crate::route::Route;
use crate::{Fault, Visit};

const KIND: &str = "viec";

pub(super) fn routes() -> Vec<Route> {
    let reviewers = AccessRule::AnyOf(&[RoleCode::ThuTruong]);
    vec![
        Route::post(routes::TASK_REVIEWED, reviewers, reviewed),
        Route::post(routes::TASK_SEEN, AccessRule::SignedIn, seen),
    ]
}

async fn reviewed(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let subject = form.get(ID).parse().map_err(|_| Fault::BadRequest)?;
    tasks::reviewed(&visit.ctx, subject).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, routes::HOME)]).into_response())
}

async fn seen(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let kind = TaskKind::from_code(form.get(KIND)).ok_or(Fault::BadRequest)?;
    tasks::seen(&visit.ctx, kind).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, routes::HOME)]).into_response())
}

/// A task as the page shows it.
#[derive(Clone)]
struct Shown {
    text: String,
    href: Option<String>,
    due: Option<NaiveDate>,
    /// Whose roles are seen as fitting by a button.
    review: Option<(String, String)>,
    /// What is only told, and done by a button.
    told: Option<TaskKind>,
}

/// All tasks, by hat; his own matters first.
#[derive(Clone, Default)]
pub(super) struct Listed {
    groups: Vec<(Option<RoleCode>, Vec<Shown>)>,
    count: usize,
}

impl Listed {
    /// What the page is called, with how much there is to do.
    pub fn heading(&self, lang: Lang) -> String {
        if self.count == 0 {
            return w::title(lang);
        }
        w::heading(lang, i64::try_from(self.count).unwrap_or(i64::MAX))
    }
}

/// What the visitor has to do.
pub(super) async fn listed(visit: &Visit) -> Result<Listed, Fault> {
    let tasks = tasks::own(&visit.ctx).await?;
    let count = tasks.len();
    let mut groups: BTreeMap<Option<RoleCode>, Vec<Shown>> = BTreeMap::new();
    for task in tasks {
        groups.entry(task.hat).or_default().push(shown(visit.lang, task));
    }
    Ok(Listed {
        groups: groups.into_iter().collect(),
        count,
    })
}

fn shown(lang: Lang, task: Task) -> Shown {
    let id = task.subject.to_string();
    let about = |path: &str| Some(address(path, &[(ID, &id)], ""));
    let name = task.name.unwrap_or_default();
    let (text, href) = match task.kind {
        // Their subject is nobody: whose list it is says the page that they lead to.
        TaskKind::ApproveRoster => (w::approve_roster(lang), about(routes::ROSTER_DECISION)),
        TaskKind::CorrectRoster => (w::correct_roster(lang), about(routes::ROSTER)),
        TaskKind::Declare => (w::declare(lang), Some(routes::at(routes::OWN_DECLARATION, &[&id]))),
        TaskKind::CompleteDeclaration => (
            w::complete_declaration(lang),
            Some(routes::at(routes::OWN_DECLARATION, &[&id])),
        ),
        TaskKind::ReceiveDeclaration if name.is_empty() => (w::receive_declaration(lang), about(routes::DECLARATION)),
        TaskKind::ReceiveDeclaration => (w::receive_declaration_of(lang, &name), about(routes::DECLARATION)),
        _ if name.is_empty() => (w::something(lang), None),
        TaskKind::ApproveRole => (w::approve_role(lang, &name), Some(routes::ROLES_WAITING.to_owned())),
        TaskKind::SignChief => (w::sign_chief(lang, &name), Some(routes::ASSIGNMENTS.to_owned())),
        TaskKind::SignAssignment => (w::sign_assignment(lang, &name), Some(routes::ASSIGNMENTS.to_owned())),
        TaskKind::ConfirmKeys => (w::confirm_keys(lang, &name), about(routes::ACCOUNT_KEYS)),
        TaskKind::AdmitToCircle => (w::admit_to_circle(lang, &name), Some(routes::CIRCLES.to_owned())),
        TaskKind::LockAccount => (w::lock_account(lang, &name), about(routes::ACCOUNT)),
        TaskKind::ReviewRoles => (w::review_roles(lang, &name), about(routes::ACCOUNT)),
        TaskKind::PasswordRecovered => (w::password_recovered(lang), Some(routes::OWN_ACCOUNT.to_owned())),
        TaskKind::ReInvited => (w::re_invited(lang), Some(routes::OWN_ACCOUNT.to_owned())),
        TaskKind::SecondFactorReset => (w::second_factor_reset(lang), Some(routes::OWN_ACCOUNT.to_owned())),
        TaskKind::ReturnDue => (w::return_due(lang, &name), about(routes::PERSON)),
    };
    let review = (task.kind == TaskKind::ReviewRoles).then(|| (id.clone(), name));
    Shown {
        text,
        href,
        due: task.due,
        review,
        told: task.kind.only_tells().then_some(task.kind),
    }
}

#[component]
pub(super) fn Tasks(lang: Lang, listed: Listed, today: NaiveDate) -> impl IntoView {
    if listed.count == 0 {
        return view! { <p class="govuk-body">{w::none(lang)}</p> }.into_any();
    }
    let groups = listed.groups.into_iter().map(|(hat, tasks)| {
        let heading = match hat {
            Some(role) => w::as_hat(lang, &role_name(lang, role)),
            None => w::own_hat(lang),
        };
        let items = tasks
            .into_iter()
            .map(|task| view! { <Item lang task today /> })
            .collect_view();
        view! {
            <h2 class="govuk-heading-s">{heading}</h2>
            <ul class="govuk-task-list">{items}</ul>
        }
    });
    groups.collect_view().into_any()
}

#[component]
fn Item(lang: Lang, task: Shown, today: NaiveDate) -> impl IntoView {
    let about = task.text.clone();
    let title = match task.href {
        Some(href) => view! { <a class="govuk-link" href=href>{task.text}</a> }.into_any(),
        None => task.text.into_any(),
    };
    let due = task.due.map(|due| {
        let left = (due - today).num_days();
        let day = w::due_on(lang, &weekday_name(lang, due.weekday()), &day::vietnamese(due));
        let (text, colour) = match left {
            0 => (w::today(lang), TagColour::Yellow),
            left if left < 0 => (w::late(lang, -left), TagColour::Red),
            left if left <= 7 => (w::days_left(lang, left), TagColour::Yellow),
            left => (w::days_left(lang, left), TagColour::Grey),
        };
        view! {
            <div class="govuk-task-list__status">
                {format!("{}: {day} ", w::due(lang))}
                <Tag text colour />
            </div>
        }
    });
    let review = task.review.map(|(id, name)| {
        view! {
            <form method="post" action=routes::TASK_REVIEWED class="lc-inline-act">
                <input type="hidden" name=ID value=id />
                <Button text=w::reviewed_for(lang, &name) kind=ButtonKind::Secondary />
            </form>
        }
    });
    let told = task.told.map(|kind| {
        view! {
            <div class="govuk-task-list__hint">{w::not_me(lang)}</div>
            <form method="post" action=routes::TASK_SEEN class="lc-inline-act">
                <input type="hidden" name=KIND value=kind.code() />
                <Button text=w::seen(lang) of=about kind=ButtonKind::Secondary />
            </form>
        }
    });
    view! {
        <li class="govuk-task-list__item">
            <div class="govuk-task-list__name-and-hint">{title} {review} {told}</div>
            {due}
        </li>
    }
}
