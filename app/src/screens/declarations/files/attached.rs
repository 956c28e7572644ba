//! The files of what was submitted, beside what was declared.
//!
//! Owns: their list, each with the link to it. Must not: show what is in one, or take one away.

use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::declarations::files::AttachedFile;
use uuid::Uuid;
use words::files as w;

use super::super::path_of;
use super::super::printed::ID;
use super::FILE;
use super::view::{download, size};
use crate::components::{Column, Table, address};

/// A file as it is shown.
#[derive(Clone)]
pub(crate) struct Line {
    name: String,
    kind: &'static str,
    size: String,
    link: String,
}

/// Files of one's own declaration.
pub(crate) fn own(lang: Lang, obligation: Uuid, files: &[AttachedFile]) -> Vec<Line> {
    let link = |file: Uuid| path_of(routes::DECLARATION_FILE, obligation).replace("{file}", &file.to_string());
    lines(lang, files, link)
}

/// Files of a declaration that the visitor receives. Each that is opened is recorded.
pub(crate) fn theirs(lang: Lang, obligation: Uuid, files: &[AttachedFile]) -> Vec<Line> {
    let of = obligation.to_string();
    let link = |file: Uuid| address(routes::SUBMITTED_FILE, &[(ID, &of), (FILE, &file.to_string())], "");
    lines(lang, files, link)
}

fn lines(lang: Lang, files: &[AttachedFile], link: impl Fn(Uuid) -> String) -> Vec<Line> {
    let line = |file: &AttachedFile| Line {
        name: if file.about.name.is_empty() {
            w::unnamed(lang)
        } else {
            file.about.name.clone()
        },
        kind: file.about.kind.code(),
        size: size(lang, file.about.length),
        link: link(file.id),
    };
    files.iter().map(line).collect()
}

/// The list; nothing where there is no file.
#[component]
pub(crate) fn Attachments(lang: Lang, lines: Vec<Line>) -> impl IntoView {
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::name(lang)),
        column(w::kind(lang)),
        column(w::size(lang)),
        column(w::acts(lang)),
    ];
    (!lines.is_empty()).then(|| {
        let rows = lines.into_iter().map(|line| {
            let link = download(lang, line.link, &line.name);
            vec![
                line.name.into_any(),
                line.kind.into_any(),
                line.size.into_any(),
                link.into_any(),
            ]
        });
        view! { <Table id="tep-kem" caption=w::list(lang) columns rows=rows.collect() empty=w::none(lang) cards=true /> }
    })
}
