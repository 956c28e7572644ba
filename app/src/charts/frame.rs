//! What every chart has around its drawing.
//!
//! Owns: title, description, the sentence for no data, and the table behind the disclosure. Must not: draw.

use leptos::prelude::*;

use crate::components::{Column, Details, Table, lang};

/// A drawing with its words and figures. The drawing is one image named by title and description; whoever does not see
/// it opens the table.
#[component]
pub(super) fn Frame(
    id: String,
    title: String,
    description: String,
    /// Headings of the table.
    columns: Vec<Column>,
    /// The same numbers as in the drawing; no row means there is nothing to draw.
    rows: Vec<Vec<String>>,
    /// The words that tell the series apart, where there are several.
    #[prop(optional_no_strip)]
    legend: Option<AnyView>,
    /// Height of the drawing in pixels.
    height: u32,
    /// The drawing.
    drawing: AnyView,
) -> impl IntoView {
    let (title_id, description_id, table_id) =
        (format!("{id}-title"), format!("{id}-description"), format!("{id}-data"));
    let (named_by, caption) = (format!("{title_id} {description_id}"), title.clone());
    let content = if rows.is_empty() {
        view! { <p class="lc-chart__empty">{words::components::chart_empty(lang())}</p> }.into_any()
    } else {
        let rows = rows
            .into_iter()
            .map(|cells| cells.into_iter().map(IntoAny::into_any).collect())
            .collect();
        view! {
            {legend}
            <svg
                class="lc-chart__drawing"
                role="img"
                aria-labelledby=named_by
                width="100%"
                height=height.to_string()
            >
                {drawing}
            </svg>
            <Details summary=words::components::chart_data(lang())>
                <Table
                    id=table_id
                    caption
                    columns
                    rows
                    empty=words::components::chart_empty(lang())
                />
            </Details>
        }
        .into_any()
    };
    view! {
        <figure class="lc-chart" id=id>
            <figcaption class="lc-chart__caption">
                <strong class="lc-chart__title" id=title_id>{title}</strong>
                <span class="lc-chart__description" id=description_id>{description}</span>
            </figcaption>
            {content}
        </figure>
    }
}
