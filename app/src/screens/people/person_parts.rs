//! Parts of the page of a person.
//!
//! Owns: his posts, his moves as a timeline, who acts for whom, and the buttons. Must not: word a code.

use std::sync::Arc;

use domain::lang::Lang;
use domain::people::{MoveKind, Standing};
use domain::{day, routes, time};
use leptos::prelude::*;
use services::people::file::{OpenedPerson, Step};
use services::people::stand_ins::StandIn;
use words::people as w;

use super::wording::{move_name, status_name};
use super::{ID, decision};
use crate::components::{
    Button, ButtonGroup, ButtonKind, Column, Details, LinkButton, Table, Tag, TagColour, Timeline, TimelineItem,
    address,
};
use crate::screens::own::role_name;

#[component]
pub(super) fn Acts(lang: Lang, opened: Arc<OpenedPerson>) -> impl IntoView {
    let id = opened.id.to_string();
    let acts = &opened.acts;
    let about = |path: &str| address(path, &[(ID, &id)], "");
    let edit = acts.edit.then(|| {
        view! { <LinkButton text=w::edit(lang) href=about(routes::PERSON_EDIT) kind=ButtonKind::Secondary /> }
    });
    let moves = (!acts.moves.is_empty()).then(|| {
        view! { <LinkButton text=w::record_move(lang) href=about(routes::MOVE) /> }
    });
    let stand_in = (acts.stand_in && opened.standing.status.is_on_staff()).then(|| {
        view! { <LinkButton text=w::record_stand_in(lang) href=about(routes::STAND_IN_NEW) kind=ButtonKind::Secondary /> }
    });
    let assign = acts.assign.then(|| {
        let text = words::assignments::propose(lang);
        view! { <LinkButton text href=about(routes::ASSIGNMENT_NEW) kind=ButtonKind::Secondary /> }
    });
    let undo = acts.undo.as_ref().map(|(step, possible)| {
        use domain::people::UndoRefusal as R;
        let inside = match possible {
            Ok(()) => view! {
                <p class="govuk-body">{w::undo_text(lang)}</p>
                <form method="post" action=routes::MOVE_UNDO>
                    <input type="hidden" name=ID value=step.to_string() />
                    <Button text=w::undo(lang) kind=ButtonKind::Warning />
                </form>
            }
            .into_any(),
            Err(refusal) => {
                let text = match refusal {
                    R::Record => w::undo_record(lang),
                    R::Role => w::undo_role(lang),
                    R::UnitClosed => w::undo_unit(lang),
                    R::Already | R::LaterMove | R::Changed => w::undo_changed(lang),
                };
                view! { <p class="govuk-body">{text}</p> }.into_any()
            }
        };
        view! { <Details summary=w::undo(lang)>{inside}</Details> }
    });
    view! {
        <ButtonGroup>{moves} {stand_in} {edit} {assign}</ButtonGroup>
        {undo}
    }
}

/// Control bodies and relatives, once there are any.
#[component]
pub(super) fn Assignments(lang: Lang, opened: Arc<OpenedPerson>) -> impl IntoView {
    use services::people::assigning::{Assigned, Progress};
    use words::assignments as a;
    if opened.assigned.is_empty() {
        return ().into_any();
    }
    let columns = [
        a::what(lang),
        w::stand_in_days(lang),
        w::decision(lang),
        a::standing(lang),
    ];
    let columns = columns.map(|text| Column { text, numeric: false });
    let cells = |one: &Assigned| {
        let what = match one.progress {
            _ if one.is_body => a::body_is(lang, &one.name),
            Progress::EndWaits => a::relative_is_over(lang, &one.name),
            _ => a::relative_is(lang, &one.name),
        };
        let last = one.to.map(day::vietnamese);
        let days = match (one.progress, &last) {
            (Progress::EndWaits, Some(last)) => a::until_end_of(lang, last),
            (_, last) => format!("{} – {}", day::vietnamese(one.from), last.as_deref().unwrap_or("…")),
        };
        let (text, colour) = match one.progress {
            Progress::Waits | Progress::EndWaits => (a::waits(lang), TagColour::Yellow),
            Progress::InForce => (a::in_force(lang), TagColour::Green),
            Progress::Over => (a::over(lang), TagColour::Grey),
            Progress::Other => (a::other(lang), TagColour::Grey),
            Progress::Unsigned => (a::unsigned(lang), TagColour::Red),
        };
        vec![
            what.into_any(),
            days.into_any(),
            one.decision.as_ref().map(|one| decision(lang, one)).into_any(),
            view! { <Tag text colour /> }.into_any(),
        ]
    };
    view! {
        <Table
            id="phan-cong"
            caption=a::title(lang)
            columns=columns.into()
            rows=opened.assigned.iter().map(cells).collect()
            empty=a::none(lang)
            cards=true
        />
    }
    .into_any()
}

#[component]
pub(super) fn Posts(lang: Lang, opened: Arc<OpenedPerson>) -> impl IntoView {
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::post(lang)),
        column(w::unit(lang)),
        column(w::from(lang)),
        column(w::to(lang)),
        column(w::decision(lang)),
    ];
    let rows = opened.posts.iter().map(|post| {
        let title = if post.title.is_empty() {
            w::no_post(lang)
        } else {
            post.title.clone()
        };
        vec![
            title.into_any(),
            post.unit_name.clone().into_any(),
            day::vietnamese(post.from).into_any(),
            post.to.map_or_else(|| w::still(lang), day::vietnamese).into_any(),
            post.decision.as_ref().map(|one| decision(lang, one)).into_any(),
        ]
    });
    view! { <Table id="chuc-vu" caption=w::posts(lang) columns rows=rows.collect() empty=w::posts_none(lang) cards=true /> }
}

#[component]
pub(super) fn Steps(lang: Lang, opened: Arc<OpenedPerson>) -> impl IntoView {
    let items: Vec<_> = opened.steps.iter().map(|step| item(lang, step)).collect();
    let timeline = if items.is_empty() {
        view! { <p class="govuk-body">{w::timeline_none(lang)}</p> }.into_any()
    } else {
        view! { <Timeline items heading_level=3 /> }.into_any()
    };
    view! {
        <h2 class="govuk-heading-m">{w::timeline(lang)}</h2>
        {timeline}
    }
}

fn item(lang: Lang, step: &Step) -> TimelineItem {
    let place = (!step.place.is_empty()).then(|| step.place.clone());
    let what = match step.kind {
        MoveKind::Transfer | MoveKind::Merger => Some(format!("{} → {}", step.unit_before, step.unit_after)),
        MoveKind::NameChange => Some(format!("{} → {}", step.before.name.as_str(), step.after.name.as_str())),
        MoveKind::Post => Some(format!("{} → {}", post(lang, &step.before), post(lang, &step.after))),
        _ => Some(status_name(lang, step.after.status)),
    };
    let recorded = step.recorded_at.map(time::exact).unwrap_or_default();
    let recorded = step.recorded_by.as_ref().map(|name| w::recorded(lang, name, &recorded));
    let undone = step.undone_at.map(|at| w::undone(lang, &time::exact(at)));
    let decided = step.decision.as_ref().map(|one| decision(lang, one));
    let described: Vec<_> = [what, place, decided, undone].into_iter().flatten().collect();
    TimelineItem {
        title: move_name(lang, step.kind),
        byline: recorded,
        instant: day::iso(step.first),
        when: day::vietnamese(step.first),
        description: Some(described.join(". ")),
    }
}

fn post(lang: Lang, standing: &Standing) -> String {
    if standing.post.is_empty() {
        w::no_post(lang)
    } else {
        standing.post.clone()
    }
}

#[component]
pub(super) fn StandIns(lang: Lang, opened: Arc<OpenedPerson>) -> impl IntoView {
    let rows: Vec<_> = opened
        .stand_ins
        .iter()
        .filter(|one| one.lasts)
        .map(|one| line(lang, one))
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{w::stand_ins_title(lang)}</h2>
            <ul class="govuk-list govuk-list--bullet">{rows}</ul>
        }
    })
}

fn line(lang: Lang, one: &StandIn) -> impl IntoView + use<> {
    let days = super::stand_ins::days(one.from, one.to);
    let text = format!(
        "{} → {}: {}, {} ({days})",
        one.absent_name,
        one.substitute_name,
        role_name(lang, one.role),
        one.unit_name,
    );
    view! { <li>{text}</li> }
}
