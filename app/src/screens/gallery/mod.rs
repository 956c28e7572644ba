//! The gallery of the design system: every component in every state, on one page.
//!
//! Owns: examples with invented people and units, and the small list that really sorts, filters and turns pages.
//! Must not: be a source of components; it uses them as any screen does.

mod actions;
mod choices;
mod errors;
mod fields;
mod figures;
mod identity;
mod list;
mod messages;
mod months;
mod navigation;
mod people;
mod progress;
mod query;
mod screen;
mod specimen;

use leptos::prelude::*;

pub use people::State;
pub use query::{Query, SortBy};
pub(super) use screen::routes;

use crate::components::lang;

/// The page from its heading down.
#[component]
pub fn View(
    /// What the address asks for.
    query: Query,
) -> impl IntoView {
    let lang = lang();
    let sections = [
        ("nhan-dien", words::gallery::identity(lang)),
        ("hanh-dong", words::gallery::actions(lang)),
        ("truong-nhap", words::gallery::fields(lang)),
        ("lua-chon", words::gallery::choices(lang)),
        ("loi", words::gallery::errors(lang)),
        ("thong-bao", words::gallery::messages(lang)),
        ("tien-do", words::gallery::progress(lang)),
        ("danh-sach", words::gallery::list(lang)),
        ("dieu-huong", words::gallery::navigation(lang)),
        ("bieu-do", words::gallery::figures(lang)),
        ("lich-thang", words::gallery::months(lang)),
    ];
    let contents = sections
        .into_iter()
        .map(|(id, title)| view! { <li><a class="govuk-link" href=format!("#{id}")>{title}</a></li> })
        .collect_view();
    view! {
        <div class="lc-gallery">
            <h1 class="govuk-heading-xl">{words::gallery::title(lang)}</h1>
            <p class="govuk-body-l">{words::gallery::lead(lang)}</p>
            <nav class="lc-contents" aria-labelledby="muc-luc">
                <h2 class="govuk-heading-s" id="muc-luc">{words::gallery::contents(lang)}</h2>
                <ol class="lc-contents__list">{contents}</ol>
            </nav>
            <identity::Identity />
            <actions::Actions />
            <fields::Fields money=query.money.clone() />
            <choices::Choices />
            <errors::Errors />
            <messages::Messages />
            <progress::Progress />
            <list::List query />
            <navigation::Navigation />
            <figures::Figures />
            <months::Months />
        </div>
    }
}

#[cfg(test)]
mod tests;
