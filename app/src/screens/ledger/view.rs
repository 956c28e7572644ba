//! The page of the ledger.
//!
//! Owns: its filter, its table and the state of the ledger. Must not: show anything of an event but what the use case
//! gave.

use domain::lang::Lang;
use domain::{routes, time};
use leptos::prelude::*;
use services::ledger::viewer::{Entry, Party, Said, Shown, Signed};
use words::audit as w;

use super::csv;
use super::query::{ACTION, FROM, FROM_FIELDS, LOGIN, Query, TO, TO_FIELDS, TYPED_SUBJECT};
use super::wording::{self, ACTIONS, Row};
use crate::components::{
    Button, ButtonKind, Column, DateInput, ErrorSummary, Filter, FilterLayout, Input, Select, SelectOption,
    SelectedFilter, SummaryList, SummaryRow, Table,
};
use crate::faults::Faults;
use crate::screens::legal::TypedDate;

/// Digits of the root that tell two ledgers apart at a glance; the sheet has all of them.
const ROOT_DIGITS: usize = 16;

/// What the page shows: a part of the ledger, or what is wrong with the question.
#[derive(Clone)]
pub(super) struct Props {
    pub query: Query,
    pub faults: Faults,
    pub shown: Option<Shown>,
}

#[component]
pub(super) fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props { query, faults, shown } = props;
    let summary = (!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> });
    let about = shown.as_ref().and_then(|shown| shown.about.clone());
    let filter = view! { <Conditions lang query=query.clone() about faults /> }.into_any();
    view! {
        {summary}
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        <p class="govuk-body">{w::lead(lang)}</p>
        <FilterLayout filter>
            {shown
                .map(|shown| {
                    view! {
                        <Events lang query=query.clone() shown=shown.clone() />
                        <Export lang query />
                        <State lang size=shown.size signed=shown.signed />
                    }
                })}
        </FilterLayout>
    }
}

#[component]
fn Conditions(lang: Lang, query: Query, about: Option<Party>, faults: Faults) -> impl IntoView {
    let without = |text: String, rest: Query| SelectedFilter {
        text,
        remove_href: Query { before: None, ..rest }.address(),
    };
    // A day that cannot be read is in its fields, not in force.
    let day = |typed: &TypedDate| typed.read(lang).ok().map(domain::day::vietnamese);
    let from = day(&query.from).map(|day| {
        let from = TypedDate::default();
        without(w::selected_from(lang, &day), Query { from, ..query.clone() })
    });
    let to = day(&query.to).map(|day| {
        let to = TypedDate::default();
        without(w::selected_to(lang, &day), Query { to, ..query.clone() })
    });
    let action = (!query.action.is_empty()).then(|| {
        let action = String::new();
        without(
            wording::action(lang, &query.action),
            Query {
                action,
                ..query.clone()
            },
        )
    });
    let login = (!query.login.is_empty()).then(|| {
        let login = String::new();
        without(query.login.clone(), Query { login, ..query.clone() })
    });
    let subject = about.map(|about| {
        let subject = String::new();
        let text = w::selected_subject(lang, &wording::subject(lang, &about));
        without(
            text,
            Query {
                subject,
                ..query.clone()
            },
        )
    });
    let selected = [from, to, action, login, subject].into_iter().flatten().collect();
    let fault_in = |fields: [&str; 3]| fields.into_iter().find_map(|field| faults.of(field));
    let (from_error, to_error, login_error) = (fault_in(FROM_FIELDS), fault_in(TO_FIELDS), faults.of(LOGIN));
    let typed_subject = query.typed_subject.clone().unwrap_or_else(|| query.subject.clone());
    view! {
        <Filter heading=w::filter(lang) action=routes::LEDGER selected clear_href=routes::LEDGER>
            <DateInput id=FROM name=FROM label=w::from(lang) value=query.from.0.clone() error=from_error />
            <DateInput id=TO name=TO label=w::to(lang) value=query.to.0.clone() error=to_error />
            <Select id=ACTION name=ACTION label=w::action(lang) options=options(lang, &query.action) value=query.action.clone() />
            <Input
                id=LOGIN
                name=LOGIN
                label=w::login(lang)
                value=query.login.clone()
                autocomplete="off".to_owned()
                error=login_error
            />
            <Input
                id=TYPED_SUBJECT
                name=TYPED_SUBJECT
                label=w::about(lang)
                hint=w::about_hint(lang)
                value=typed_subject
                autocomplete="off".to_owned()
                error=faults.of(TYPED_SUBJECT)
            />
        </Filter>
    }
}

/// All acts by their names, and the one asked for where it has none.
fn options(lang: Lang, asked: &str) -> Vec<SelectOption> {
    let option = |value: &str, text| SelectOption {
        value: value.to_owned(),
        text,
    };
    let named = ACTIONS.iter().map(|(code, name)| option(code, name(lang)));
    let is_named = asked.is_empty() || ACTIONS.iter().any(|(code, _)| *code == asked);
    let unnamed = (!is_named).then(|| option(asked, asked.to_owned()));
    let all = option("", w::action_all(lang));
    [all].into_iter().chain(named).chain(unnamed).collect()
}

#[component]
fn Events(lang: Lang, query: Query, shown: Shown) -> impl IntoView {
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::number(lang)),
        column(w::at(lang)),
        column(w::action(lang)),
        column(w::actor(lang)),
        column(w::subject(lang)),
        column(w::signed(lang)),
    ];
    let rows = shown.entries.iter().map(|entry| cells(lang, &query, entry)).collect();
    let link = |before, text: String| {
        let href = Query {
            before,
            ..query.clone()
        }
        .address();
        view! {
            <p class="govuk-body">
                <a class="govuk-link" href=href>{text}</a>
            </p>
        }
    };
    let older = shown.older_than.map(|number| link(Some(number), w::older(lang)));
    let newest = query.before.map(|_| link(None, w::newest(lang)));
    view! {
        <Table id="su-kien" caption=w::list(lang) columns rows empty=w::empty(lang) cards=true />
        {older}
        {newest}
    }
}

fn cells(lang: Lang, query: &Query, entry: &Entry) -> Vec<AnyView> {
    let row = Row::of(lang, &entry.said);
    vec![
        entry.number.to_string().into_any(),
        row.at.into_any(),
        row.action.into_any(),
        row.actor.into_any(),
        view! { {row.subject} {about(lang, query, entry)} }.into_any(),
        wording::signed(lang, entry.signed).into_any(),
    ]
}

/// The way to everything about the subject of an event, unless the list is that already.
fn about(lang: Lang, query: &Query, entry: &Entry) -> Option<AnyView> {
    let Said::Ordinary {
        subject: Some(subject), ..
    } = &entry.said
    else {
        return None;
    };
    let asked = Query {
        subject: subject.id.clone(),
        before: None,
        ..query.clone()
    };
    (query.subject != subject.id).then(|| {
        view! {
            <br />
            <a class="govuk-link" href=asked.address()>
                {w::about_link(lang)}
                <span class="govuk-visually-hidden">" "{w::about_link_row(lang, entry.number)}</span>
            </a>
        }
        .into_any()
    })
}

/// A form, because taking a copy out is recorded.
#[component]
fn Export(lang: Lang, query: Query) -> impl IntoView {
    let fields = query
        .conditions()
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <form method="post" action=routes::LEDGER_EXPORT>
            {fields}
            <p class="govuk-body">{w::export_text(lang, csv::most())}</p>
            <Button text=w::export(lang) kind=ButtonKind::Secondary />
        </form>
    }
}

#[component]
fn State(lang: Lang, size: u64, signed: Option<Signed>) -> impl IntoView {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let mut rows = vec![row(w::head_size(lang), words::ledger::sheet_events(lang, number(size)))];
    let is_signed = signed.is_some();
    match signed {
        None => rows.push(row(w::head_signed(lang), w::head_signed_none(lang))),
        Some(Signed { size, root, at }) => {
            let root: String = root.to_string().chars().take(ROOT_DIGITS).collect();
            rows.push(row(w::head_signed(lang), w::head_signed_count(lang, number(size))));
            rows.push(row(w::head_root(lang), format!("{root}…")));
            rows.extend(at.map(|at| row(w::head_at(lang), time::exact(at))));
        }
    }
    view! {
        <h2 class="govuk-heading-m">{w::head(lang)}</h2>
        <SummaryList rows />
        {is_signed
            .then(|| {
                view! {
                    <p class="govuk-body">
                        <a class="govuk-link" href=routes::LEDGER_HEAD_PDF>{w::head_pdf(lang)}</a>
                    </p>
                }
            })}
    }
}
