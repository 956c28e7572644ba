//! The home of a declaration that is being written: its parts, each with its state, and one button that goes on.
//!
//! Owns: this page. Must not: change anything.

use axum::response::Response;
use domain::declarations::{Finding, Part, PartState, Place, part_of, parts, state};
use domain::lang::Lang;
use domain::law::Form;
use domain::{routes, time};
use leptos::prelude::*;
use services::declarations::{Asked, Reviewed, place_name, review, stops};
use words::filling as w;

use super::super::path_of;
use super::back::section_of;
use super::findings::Asking;
use super::standing::WITHDRAWN;
use super::wording::{answer_by, due, kind_name, part_state};
use super::{ToAnswers, address, part_address, reader};
use crate::components::{BackLink, BannerKind, ButtonGroup, LinkButton, NotificationBanner, Task, TaskList};
use crate::render::{self, Page};
use crate::{Fault, Visit};

/// Parts of the form under one headline.
#[derive(Clone)]
struct Block {
    title: String,
    tasks: Vec<Task>,
    /// To its answers on one page.
    check: Option<Link>,
}

#[derive(Clone)]
struct Link {
    href: String,
    text: String,
}

#[derive(Clone)]
struct Props {
    id: uuid::Uuid,
    /// Whether it was just taken back.
    withdrawn: bool,
    title: String,
    due: Option<String>,
    /// How far it came; where nothing was written yet, what to do is said instead.
    stopped: Option<String>,
    goes_on: (String, String),
    unchanged: bool,
    requests: Vec<Asking>,
    blocks: Vec<Block>,
}

pub(super) async fn page(visit: &Visit, asked: &Asked, done: &str) -> Result<Response, Fault> {
    let lang = visit.lang;
    let form = services::declarations::form(&visit.ctx)?;
    let reviewed = review(&visit.ctx, asked.row.id).await?;
    let files = services::declarations::files::count(&visit.ctx, asked.row.id).await?;
    let props = Props {
        withdrawn: done == WITHDRAWN,
        ..props(visit, form, asked, (&reviewed, files))
    };
    render::page(visit, Page::new(props.title.clone()), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

fn props(visit: &Visit, form: &Form, asked: &Asked, (reviewed, files): (&Reviewed, usize)) -> Props {
    let (lang, today, id) = (visit.lang, visit.ctx.today(), asked.row.id);
    let writing = &reviewed.open.writing;
    let open: Vec<&Finding> = reviewed
        .findings
        .iter()
        .filter(|finding| stops(writing, finding))
        .collect();
    let reader = reader(visit, form, reviewed);
    let name = |part: Part| match part {
        Part::Heading(key) => place_name(&reader, &Place::Heading(key)),
        Part::Changes => w::part_changes(lang),
    };
    let all = parts(form, &writing.declaration);
    let asked_again = |part: Part| {
        let reasons = reviewed.open.request.iter().flat_map(|request| &request.reasons);
        let mut places = reasons.filter_map(|(place, _)| Place::read(place));
        places.any(|place| part_of(&place) == Some(part))
    };
    let states: Vec<(Part, PartState)> = all
        .iter()
        .map(|part| (*part, state(form, &writing.declaration, *part, &open)))
        .collect();
    let first_open = states.iter().find(|(_, state)| *state != PartState::Done);
    let done = states.iter().filter(|(_, state)| *state == PartState::Done).count();
    let saved = reviewed.open.saved_at.instant().unwrap_or_else(|| visit.ctx.now());
    let (clock, date) = (time::clock_time(saved), time::date(saved));
    let (done, of) = (done.to_string(), all.len().to_string());
    let (stopped, goes_on) = match first_open {
        // What was copied from last year is no progress of his.
        Some((part, _)) if reviewed.open.is_untouched => (None, (w::home_first(lang), part_address(id, *part))),
        Some((part, _)) => (
            Some(w::home_stopped(lang, &done, &of, &name(*part), &clock, &date)),
            (w::home_continue(lang), part_address(id, *part)),
        ),
        None => (
            Some(w::home_all_done(lang, &clock, &date)),
            (w::home_check(lang), ToAnswers::default().address(id, "")),
        ),
    };
    Props {
        id,
        withdrawn: false,
        title: w::list_name(lang, &kind_name(lang, &asked.row.kind), &asked.year.to_string()),
        due: answer_by(visit, asked)
            .map(|until| w::due_answer(lang, &until))
            .or_else(|| asked.row.due.map(|day| due(lang, day.date(), today))),
        stopped,
        goes_on,
        unchanged: reviewed.open.previous.is_some(),
        requests: super::findings::requests(&reader, reviewed.open.request.as_ref(), Some(id)),
        blocks: blocks(lang, form, (id, files), &states, (&name, &asked_again)),
    }
}

/// The parts under the headlines of the form.
fn blocks(
    lang: Lang,
    form: &Form,
    (id, files): (uuid::Uuid, usize),
    states: &[(Part, PartState)],
    (name, asked_again): (&dyn Fn(Part) -> String, &dyn Fn(Part) -> bool),
) -> Vec<Block> {
    let task = |(part, state): &(Part, PartState)| {
        let (status, colour) = part_state(lang, *state);
        Task {
            title: name(*part),
            href: Some(part_address(id, *part)),
            hint: asked_again(*part).then(|| w::home_asked_again(lang)),
            status,
            colour,
        }
    };
    let mut blocks: Vec<Block> = form
        .sections
        .iter()
        .map(|of| Block {
            title: w::section(lang, &of.number, &sentence_case(&of.label)),
            check: Some(Link {
                href: ToAnswers::of(form, &of.number).address(id, ""),
                text: w::home_check_section(lang, &of.number),
            }),
            tasks: states
                .iter()
                .filter(|(part, _)| section_of(form, *part) == of.number)
                .map(task)
                .collect(),
        })
        .filter(|block| !block.tasks.is_empty())
        .collect();
    let ready = states.iter().all(|(_, state)| *state == PartState::Done);
    let (status, colour) = if ready {
        (w::part_ready(lang), Some(crate::components::TagColour::Green))
    } else {
        part_state(lang, PartState::NotStarted)
    };
    let attached = Task {
        title: words::files::title(lang),
        href: Some(path_of(routes::DECLARATION_FILES, id)),
        hint: Some(w::home_files_hint(lang)),
        status: w::home_files(lang, i64::try_from(files).unwrap_or(i64::MAX)),
        colour: None,
    };
    let check = Task {
        title: w::home_check(lang),
        href: Some(ToAnswers::default().address(id, "")),
        hint: Some(w::home_check_hint(lang)),
        status,
        colour,
    };
    blocks.push(Block {
        title: w::home_last(lang),
        tasks: vec![attached, check],
        check: None,
    });
    blocks
}

/// The form writes its headlines in capitals; a page that is read, not printed, does not.
fn sentence_case(label: &str) -> String {
    let lower = label.to_lowercase();
    let mut letters = lower.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        id,
        withdrawn,
        title,
        due,
        stopped,
        goes_on,
        unchanged,
        requests,
        blocks,
    } = props;
    let blocks = blocks.into_iter().enumerate().map(|(at, block)| {
        view! {
            <h2 class="govuk-heading-m">{block.title}</h2>
            <TaskList id=format!("phan-{}", at + 1) tasks=block.tasks />
            {block
                .check
                .map(|link| view! { <p class="govuk-body"><a class="govuk-link" href=link.href>{link.text}</a></p> })}
        }
    });
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=routes::OWN_DECLARATIONS />
                {withdrawn
                    .then(|| {
                        view! {
                            <NotificationBanner id="rut-lai" kind=BannerKind::Success text=w::withdrawn(lang)>
                                <p class="govuk-body">{w::withdrawn_text(lang)}</p>
                            </NotificationBanner>
                        }
                    })}
                <h1 class="govuk-heading-l">{title}</h1>
                {due.map(|text| view! { <p class="govuk-body">{text}</p> })}
                <super::findings::Requests lang requests />
                <p class="govuk-body">{stopped.unwrap_or_else(|| w::home_how(lang))}</p>
                <ButtonGroup>
                    <LinkButton text=goes_on.0 href=goes_on.1 />
                    {unchanged
                        .then(|| {
                            view! {
                                <a class="govuk-link" href=address(routes::OWN_UNCHANGED, id)>{w::home_unchanged(lang)}</a>
                            }
                        })}
                </ButtonGroup>
                {blocks.collect_view()}
                <p class="govuk-body">
                    <a class="govuk-link" href=address(routes::OWN_DISCARD, id)>{w::home_discard(lang)}</a>
                </p>
            </div>
        </div>
    }
}
