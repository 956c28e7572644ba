//! The pages of a list.
//!
//! Owns: GOV.UK "Pagination" with the count of MOJ's, and which page numbers are shown. Must not: cut the list.

use leptos::prelude::*;

use super::lang;

const ARROW_BACK: &str = "M6.6 0 0 6.7l6.6 6.4L8 11.7 3.8 7.7h11.1v-2H3.7L8 1.4z";
const ARROW_ON: &str = "M8.1 0 6.7 1.4 11 5.7H0v2h10.9L6.7 11.7l1.4 1.4 6.6-6.4z";

/// An entry of the row of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Page(u32),
    Gap,
}

/// Links to the pages of a list; nothing but the count when there is one page only, and nothing at all for an empty
/// list, which says so itself.
#[component]
pub fn Pagination(
    /// Page shown, from 1.
    page: u32,
    /// Rows on a page.
    page_size: u32,
    /// Rows in all.
    count: u32,
    /// Address of a page.
    href: impl Fn(u32) -> String + 'static,
    /// Name of the landmark, where a screen has two of them.
    #[prop(into, optional_no_strip)]
    label: Option<String>,
) -> impl IntoView {
    let lang = lang();
    let pages = count.div_ceil(page_size.max(1));
    let results = (count > 0).then(|| {
        let first = (page - 1) * page_size + 1;
        let last = (page * page_size).min(count);
        words::components::results(lang, first.into(), last.into(), count.into())
    });
    let navigation = (pages > 1).then(|| {
        let label = label.unwrap_or_else(|| words::components::pagination(lang));
        let previous = (page > 1).then(|| {
            let text = words::components::previous_page(lang);
            view! {
                <div class="govuk-pagination__prev">
                    <a class="govuk-link govuk-pagination__link" href=href(page - 1) rel="prev">
                        <svg class="govuk-pagination__icon govuk-pagination__icon--prev" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
                            <path d=ARROW_BACK></path>
                        </svg>
                        <span class="govuk-pagination__link-title">{text}</span>
                    </a>
                </div>
            }
        });
        let next = (page < pages).then(|| {
            let text = words::components::next_page(lang);
            view! {
                <div class="govuk-pagination__next">
                    <a class="govuk-link govuk-pagination__link" href=href(page + 1) rel="next">
                        <span class="govuk-pagination__link-title">{text}</span>
                        <svg class="govuk-pagination__icon govuk-pagination__icon--next" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
                            <path d=ARROW_ON></path>
                        </svg>
                    </a>
                </div>
            }
        });
        let entries = window(page, pages)
            .into_iter()
            .map(|entry| match entry {
                Entry::Gap => {
                    view! { <li class="govuk-pagination__item govuk-pagination__item--ellipsis">"…"</li> }.into_any()
                }
                Entry::Page(number) => {
                    let current = number == page;
                    view! {
                        <li class="govuk-pagination__item" class:govuk-pagination__item--current=current>
                            <a
                                class="govuk-link govuk-pagination__link"
                                href=href(number)
                                aria-label=words::components::page_number(lang, number.into())
                                aria-current=current.then_some("page")
                            >
                                {number.to_string()}
                            </a>
                        </li>
                    }
                    .into_any()
                }
            })
            .collect_view();
        view! {
            <nav class="govuk-pagination moj-pagination__pagination" aria-label=label>
                {previous} <ul class="govuk-pagination__list">{entries}</ul> {next}
            </nav>
        }
    });
    results.map(|results| {
        view! {
            <div class="moj-pagination">
                {navigation}
                <p class="moj-pagination__results">{results}</p>
            </div>
        }
    })
}

/// First, last and the neighbours of the current page; a gap stands for two pages or more.
fn window(page: u32, pages: u32) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut last_shown = 0;
    for number in 1..=pages {
        let near = number.abs_diff(page) <= 1;
        let fills_a_hole = number == 2 && page == 4 || number + 1 == pages && page + 3 == pages;
        if number == 1 || number == pages || near || fills_a_hole {
            if number > last_shown + 1 {
                entries.push(Entry::Gap);
            }
            entries.push(Entry::Page(number));
            last_shown = number;
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: u32, pages: u32) -> String {
        let entries: Vec<String> = window(page, pages)
            .into_iter()
            .map(|entry| match entry {
                Entry::Page(number) if number == page => format!("[{number}]"),
                Entry::Page(number) => number.to_string(),
                Entry::Gap => "…".to_owned(),
            })
            .collect();
        entries.join(" ")
    }

    #[test]
    fn first_last_and_neighbours_are_shown() {
        let cases = [
            (1, 1, "[1]"),
            (1, 2, "[1] 2"),
            (2, 3, "1 [2] 3"),
            (1, 9, "[1] 2 … 9"),
            (3, 9, "1 2 [3] 4 … 9"),
            (4, 9, "1 2 3 [4] 5 … 9"),
            (5, 9, "1 … 4 [5] 6 … 9"),
            (6, 9, "1 … 5 [6] 7 8 9"),
            (9, 9, "1 … 8 [9]"),
        ];
        for (page, pages, expected) in cases {
            assert_eq!(shown(page, pages), expected, "page {page} of {pages}");
        }
    }
}
