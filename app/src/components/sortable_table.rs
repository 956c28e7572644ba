//! A list to work in.
//!
//! Owns: MOJ "Sortable table" with links instead of buttons: the order is part of the address, so it works without a
//! script and survives a bookmark. On a phone each row becomes a card. Must not: sort; the use case does.

use leptos::prelude::*;

use super::table::{cell_class, empty_row, header_class};

/// How the list is ordered by a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Not by this column.
    #[default]
    None,
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

impl Sort {
    const fn aria(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortColumn {
    /// Heading.
    pub text: String,
    /// Numbers stand to the right.
    pub numeric: bool,
    /// Present order and the address that orders by this column, or turns its order round; none if it cannot sort.
    pub sort: Option<(Sort, String)>,
}

/// A table whose headings sort it.
#[component]
pub fn SortableTable(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// The columns.
    columns: Vec<SortColumn>,
    /// The rows, each with one cell for each column; the first cell names the row.
    rows: Vec<Vec<AnyView>>,
    /// What to say, and to do, when there is no row.
    #[prop(into)]
    empty: String,
) -> impl IntoView {
    let heads = columns.iter().map(head).collect_view();
    let body = if rows.is_empty() {
        empty_row(columns.len(), empty, true)
    } else {
        rows.into_iter()
            .map(|cells| row(&columns, cells))
            .collect_view()
            .into_any()
    };
    // The roles repeat what the elements say because the cards on a phone take the elements' own meaning away.
    view! {
        <table class="govuk-table lc-table-cards" role="table">
            <caption class="govuk-table__caption govuk-table__caption--m">{caption}</caption>
            <thead class="govuk-table__head" role="rowgroup">
                <tr class="govuk-table__row" role="row">{heads}</tr>
            </thead>
            <tbody class="govuk-table__body" role="rowgroup">{body}</tbody>
        </table>
    }
}

fn head(column: &SortColumn) -> impl IntoView + use<> {
    let class = header_class(column.numeric);
    let text = column.text.clone();
    match column.sort.clone() {
        None => view! { <th scope="col" role="columnheader" class=class>{text}</th> }.into_any(),
        Some((sort, href)) => view! {
            <th scope="col" role="columnheader" class=class aria-sort=sort.aria()>
                <a class="lc-sort" href=href>
                    {text}
                    <svg class="lc-sort__icon" aria-hidden="true" focusable="false" viewBox="0 0 10 16" width="10" height="16">
                        <path class="lc-sort__up" d="M5 1l4 5H1z"></path>
                        <path class="lc-sort__down" d="M5 15l4-5H1z"></path>
                    </svg>
                </a>
            </th>
        }
        .into_any(),
    }
}

fn row(columns: &[SortColumn], cells: Vec<AnyView>) -> impl IntoView + use<> {
    let cells = cells
        .into_iter()
        .zip(columns)
        .enumerate()
        .map(|(index, (cell, column))| match index {
            0 => view! { <th scope="row" role="rowheader" class=header_class(column.numeric)>{cell}</th> }.into_any(),
            _ => view! { <td role="cell" class=cell_class(column.numeric) data-label=column.text.clone()>{cell}</td> }
                .into_any(),
        })
        .collect_view();
    view! { <tr class="govuk-table__row" role="row">{cells}</tr> }
}
