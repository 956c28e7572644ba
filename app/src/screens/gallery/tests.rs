//! The sections as HTML: what a reader of it must be able to rely on. The section with the island needs the whole
//! renderer; requests to the served page test that one.

use std::collections::BTreeSet;

use domain::lang::Lang;

use super::*;

fn html(raw: &str, lang: Lang) -> String {
    let query = Query::parse(raw);
    Owner::new().with(|| {
        provide_context(lang);
        let page = view! {
            <identity::Identity />
            <actions::Actions />
            <choices::Choices />
            <messages::Messages />
            <progress::Progress />
            <list::List query />
            <navigation::Navigation />
            <figures::Figures />
            <months::Months />
        };
        page.to_html()
    })
}

/// The values of an attribute, in the order of the page.
fn attribute_values<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    html.split(opening.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn ids_are_unique_and_everything_that_points_to_one_finds_it() {
    for lang in Lang::ALL {
        let html = html("tim=khong-co-ai", lang);
        let all = attribute_values(&html, "id");
        let ids: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(ids.len(), all.len(), "an id occurs twice");
        for name in ["for", "aria-describedby", "aria-labelledby"] {
            for id in attribute_values(&html, name)
                .into_iter()
                .flat_map(|value| value.split(' '))
            {
                assert!(ids.contains(id), "{name} points to the missing id {id}");
            }
        }
    }
}

#[test]
fn nothing_is_styled_in_place_or_waits_for_a_script() {
    let html = html("", Lang::Vi);
    assert!(!html.contains(" style="));
    assert!(!html.contains("data-module"));
}

#[test]
fn the_list_follows_the_address() {
    let first = html("", Lang::Vi);
    assert_eq!(first.matches("aria-sort=\"ascending\"").count(), 1);
    let found = html("tim=vi+du", Lang::Vi);
    assert!(found.contains("Nguyễn Thị Ví Dụ</th>"));
    assert!(!found.contains("Âu Ngẫu Nhiên"));
    let none = html("tim=xyz", Lang::Vi);
    assert!(none.contains(&words::gallery::list_empty(Lang::Vi)));
    // A page far behind the last one shows the last one.
    let last = html("trang=4000000000", Lang::Vi);
    assert!(last.contains(&words::components::results(Lang::Vi, 25, 26, 26)));
}

#[test]
fn typed_markup_is_shown_and_not_run() {
    let html = html("tim=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", Lang::Vi);
    assert!(!html.contains("<script"));
}
