//! Values, their changes, and the rules of counting.
//!
//! Owns: the tables of the page and how a value is written. Must not: choose the day.

use domain::lang::Lang;
use domain::law::{CountingRule, Dated, Parameter, ParameterUnit};
use domain::money::{self, Money};
use domain::{day, number};
use leptos::prelude::*;
use services::law::Parameters;

use crate::components::{Column, Table, Timeline, TimelineItem, lang};
use crate::screens::legal::{Source, source_text, validity};

/// Beginnings of the keys of a group.
type Prefixes = &'static [&'static str];

const THRESHOLDS: Prefixes = &["T_"];
const DRAW: Prefixes = &["draw_"];
const MEETINGS: Prefixes = &["disclosure_", "council_"];

/// A table for each group of parameters, and those that do not apply on the day.
#[component]
pub(super) fn Groups(parameters: Parameters) -> impl IntoView {
    let lang = lang();
    let Parameters {
        in_force, not_in_force, ..
    } = parameters;
    let belongs = |row: &Parameter, prefixes: Prefixes| prefixes.iter().any(|prefix| row.key.starts_with(prefix));
    let groups = [
        ("nguong", words::parameters::thresholds(lang), THRESHOLDS),
        ("lua-chon", words::parameters::draw(lang), DRAW),
        ("cuoc-hop", words::parameters::meetings(lang), MEETINGS),
    ];
    let others: Vec<Parameter> = in_force
        .iter()
        .filter(|row| !groups.iter().any(|(_, _, prefixes)| belongs(row, prefixes)))
        .cloned()
        .collect();
    let tables = groups
        .map(|(id, caption, prefixes)| {
            let rows = in_force.iter().filter(|row| belongs(row, prefixes)).cloned().collect();
            view! { <Values id caption rows /> }
        })
        .collect_view();
    view! {
        {tables}
        {(!others.is_empty()).then(|| view! { <Values id="khac" caption=words::parameters::others(lang) rows=others /> })}
        {(!not_in_force.is_empty())
            .then(|| view! { <Values id="khong-ap-dung" caption=words::parameters::not_in_force(lang) rows=not_in_force /> })}
    }
}

#[component]
fn Values(id: &'static str, caption: String, rows: Vec<Parameter>) -> impl IntoView {
    let lang = lang();
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(words::parameters::column_name(lang)),
        column(words::parameters::column_value(lang)),
        column(words::parameters::column_source(lang)),
        column(words::parameters::column_validity(lang)),
    ];
    let row = |row: Parameter| {
        let period = validity(lang, row.validity());
        vec![
            view! { {row.name.in_lang(lang).to_owned()} " " <code class="lc-code">{row.key.clone()}</code> }.into_any(),
            view! { <Value value=row.clone() /> }.into_any(),
            view! { <Source text=row.source mark=row.mark /> }.into_any(),
            period.into_any(),
        ]
    };
    view! {
        <div class="lc-stacked lc-parameters">
            <Table id caption columns rows=rows.into_iter().map(row).collect() empty=words::parameters::none(lang) />
        </div>
    }
}

#[component]
fn Value(value: Parameter) -> impl IntoView {
    let in_words = match (value.unit, value.value) {
        (ParameterUnit::Vnd, Some(dong)) => Money::try_from(dong).ok().map(money::in_words),
        _ => None,
    };
    view! {
        <strong class="lc-value">{written(lang(), &value)}</strong>
        {in_words.map(|text| view! { <span class="lc-value__words" lang="vi">{text}</span> })}
    }
}

/// The value with its unit.
fn written(lang: Lang, parameter: &Parameter) -> String {
    let Some(value) = parameter.value else {
        return words::parameters::no_threshold(lang);
    };
    let digits = number::grouped(value.unsigned_abs(), lang);
    match parameter.unit {
        ParameterUnit::Vnd => words::parameters::dong(lang, &digits),
        ParameterUnit::Percent => words::parameters::percent(lang, &digits),
        ParameterUnit::Count => digits,
        ParameterUnit::Years => words::parameters::years(lang, value),
    }
}

/// What changed when, for each parameter that has.
#[component]
pub(super) fn Changes(changed: Vec<Vec<Parameter>>) -> impl IntoView {
    let lang = lang();
    // A parameter may have meant something else before: then its earlier name stands beside the source.
    let item = |row: Parameter, name: &str| TimelineItem {
        title: written(lang, &row),
        byline: (row.name.in_lang(lang) != name).then(|| row.name.in_lang(lang).to_owned()),
        instant: day::iso(row.valid_from),
        when: validity(lang, row.validity()),
        description: Some(source_text(lang, &row.source, row.mark)),
    };
    let timelines = changed
        .into_iter()
        .map(|versions| {
            let name = versions
                .first()
                .map(|row| row.name.in_lang(lang).to_owned())
                .unwrap_or_default();
            let key = versions.first().map(|row| row.key.clone()).unwrap_or_default();
            let items = versions.into_iter().map(|row| item(row, &name)).collect();
            view! {
                <section class="lc-change">
                    <h3 class="govuk-heading-s">{name.clone()} " " <code class="lc-code">{key}</code></h3>
                    <Timeline items heading_level=4 />
                </section>
            }
        })
        .collect_view();
    view! {
        <h2 class="govuk-heading-m" id="thay-doi">{words::parameters::changes(lang)}</h2>
        <p class="govuk-body">{words::parameters::changes_text(lang)}</p>
        <div class="lc-changes">{timelines}</div>
    }
}

/// How terms are counted.
#[component]
pub(super) fn Rules(rules: Vec<CountingRule>) -> impl IntoView {
    let lang = lang();
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(words::parameters::column_code(lang)),
        column(words::parameters::column_rule(lang)),
        column(words::parameters::column_source(lang)),
    ];
    let row = |rule: CountingRule| {
        vec![
            rule.code.clone().into_any(),
            rule.name.in_lang(lang).to_owned().into_any(),
            view! { <Source text=rule.source mark=rule.mark /> }.into_any(),
        ]
    };
    view! {
        <div class="lc-stacked">
            <Table
                id="cach-tinh"
                caption=words::parameters::rules(lang)
                columns
                rows=rules.into_iter().map(row).collect()
                empty=words::parameters::rules_none(lang)
            />
        </div>
    }
}
