//! Answers to be checked.
//!
//! Owns: GOV.UK "Summary list". Must not: leave a gap for an empty answer: it says "Không có".

use leptos::prelude::*;

use super::lang;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// The question in short.
    pub key: String,
    /// The answer; line breaks are kept.
    pub value: Option<String>,
    /// Where it is changed; none where it may not be.
    pub change_href: Option<String>,
}

/// Questions and answers, each with a link that changes it.
#[component]
pub fn SummaryList(
    /// The rows in the order of the form.
    rows: Vec<SummaryRow>,
) -> impl IntoView {
    let lang = lang();
    let any_changes = rows.iter().any(|row| row.change_href.is_some());
    let rows = rows
        .into_iter()
        .map(|row| {
            let no_actions = any_changes && row.change_href.is_none();
            let empty = row.value.is_none();
            let value = row.value.unwrap_or_else(|| words::components::none(lang));
            let change = row.change_href.map(|href| {
                view! {
                    <dd class="govuk-summary-list__actions">
                        <a class="govuk-link" href=href>
                            {words::components::change(lang)}
                            <span class="govuk-visually-hidden">{format!(" {}", row.key)}</span>
                        </a>
                    </dd>
                }
            });
            view! {
                <div class="govuk-summary-list__row" class:govuk-summary-list__row--no-actions=no_actions>
                    <dt class="govuk-summary-list__key">{row.key.clone()}</dt>
                    <dd class="govuk-summary-list__value" class:lc-empty=empty>{value}</dd>
                    {change}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="govuk-summary-list">{rows}</dl> }
}
