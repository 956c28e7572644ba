//! Figures and facts in rows.
//!
//! Owns: GOV.UK "Table", in a frame that scrolls by itself so that the page never does. Must not: sort.

use leptos::prelude::*;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Heading.
    pub text: String,
    /// Numbers stand to the right.
    pub numeric: bool,
}

/// A table whose first column names its rows.
#[component]
pub fn Table(
    /// Id of the caption, unique on the page.
    #[prop(into)]
    id: String,
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// The columns.
    columns: Vec<Column>,
    /// The rows, each with one cell for each column.
    rows: Vec<Vec<AnyView>>,
    /// What to say, and to do, when there is no row.
    #[prop(into)]
    empty: String,
    /// On a phone each row becomes a card: for lists of people and acts, where nothing may lie beyond the edge.
    #[prop(optional)]
    cards: bool,
) -> impl IntoView {
    let heads = columns
        .iter()
        .map(|column| {
            let class = header_class(column.numeric);
            view! { <th scope="col" role=role(cards, "columnheader") class=class>{column.text.clone()}</th> }
        })
        .collect_view();
    let body = if rows.is_empty() {
        empty_row(columns.len(), empty, cards)
    } else {
        rows.into_iter()
            .map(|cells| row(&columns, cells, cards))
            .collect_view()
            .into_any()
    };
    view! {
        <div class="lc-table-frame" tabindex="0" role="group" aria-labelledby=id>
            <table class="govuk-table" class:lc-table-phone-cards=cards role=role(cards, "table")>
                <caption class="govuk-table__caption govuk-table__caption--s" id=id.clone()>{caption}</caption>
                <thead class="govuk-table__head" role=role(cards, "rowgroup")>
                    <tr class="govuk-table__row" role=role(cards, "row")>{heads}</tr>
                </thead>
                <tbody class="govuk-table__body" role=role(cards, "rowgroup")>{body}</tbody>
            </table>
        </div>
    }
}

/// Cards on a phone take the elements' own meaning away; then the role repeats it.
fn role(cards: bool, role: &'static str) -> Option<&'static str> {
    cards.then_some(role)
}

pub(super) const fn header_class(numeric: bool) -> &'static str {
    if numeric {
        "govuk-table__header govuk-table__header--numeric"
    } else {
        "govuk-table__header"
    }
}

pub(super) const fn cell_class(numeric: bool) -> &'static str {
    if numeric {
        "govuk-table__cell govuk-table__cell--numeric"
    } else {
        "govuk-table__cell"
    }
}

/// The one row of a table without rows.
pub(super) fn empty_row(columns: usize, text: String, cards: bool) -> AnyView {
    view! {
        <tr class="govuk-table__row" role=role(cards, "row")>
            <td role=role(cards, "cell") class="govuk-table__cell lc-empty" colspan=columns.to_string()>{text}</td>
        </tr>
    }
    .into_any()
}

fn row(columns: &[Column], cells: Vec<AnyView>, cards: bool) -> impl IntoView + use<> {
    let cells = cells
        .into_iter()
        .zip(columns)
        .enumerate()
        .map(|(index, (cell, column))| match index {
            0 => view! { <th scope="row" role=role(cards, "rowheader") class=header_class(column.numeric)>{cell}</th> }
                .into_any(),
            _ => {
                let label = cards.then(|| column.text.clone());
                view! {
                    <td role=role(cards, "cell") class=cell_class(column.numeric) data-label=label>{cell}</td>
                }
                .into_any()
            }
        })
        .collect_view();
    view! { <tr class="govuk-table__row" role=role(cards, "row")>{cells}</tr> }
}
