//! The page of the files of one's own declaration.
//!
//! Owns: what is shown of each file and what can be done with it. Must not: show what is in one.

use domain::lang::Lang;
use domain::{routes, time};
use leptos::prelude::*;
use services::declarations::files::{DraftFile, LeftFiles};
use uuid::Uuid;
use words::files as w;

use super::super::path_of;
use super::{FILE, megabytes, most_files};
use crate::components::{
    BackLink, BannerKind, Button, ButtonKind, Column, ErrorLink, ErrorSummary, FileUpload, NotificationBanner, Table,
    Tag, TagColour, WarningText,
};

const KILO: u64 = 1_024;
const MEGA: u64 = KILO * KILO;

/// What the page shows.
#[derive(Clone)]
pub(super) struct Props {
    id: Uuid,
    files: Vec<Shown>,
    lost: usize,
    done: Option<String>,
    error: Option<String>,
}

#[derive(Clone)]
struct Shown {
    id: String,
    name: String,
    kind: &'static str,
    size: String,
    added: String,
    link: String,
    removed: bool,
}

impl Props {
    pub(super) fn new(lang: Lang, id: Uuid, left: LeftFiles, done: Option<String>, error: Option<String>) -> Self {
        Self {
            id,
            files: left.files.iter().map(|file| shown(lang, id, file)).collect(),
            lost: left.lost,
            done,
            error,
        }
    }
}

fn shown(lang: Lang, id: Uuid, file: &DraftFile) -> Shown {
    let name = Some(file.about.name.clone()).filter(|name| !name.is_empty());
    Shown {
        id: file.id.to_string(),
        name: name.unwrap_or_else(|| w::unnamed(lang)),
        kind: file.about.kind.code(),
        size: size(lang, file.about.length),
        added: file.added_at.map(time::exact).unwrap_or_default(),
        link: path_of(routes::DECLARATION_FILE, id).replace("{file}", &file.id.to_string()),
        removed: file.removed,
    }
}

/// The link to a file.
pub(super) fn download(lang: Lang, href: String, name: &str) -> impl IntoView + use<> {
    let of_file = format!(" {}", w::of_name(lang, name));
    view! {
        <a class="govuk-link" href=href>
            {w::download(lang)} <span class="govuk-visually-hidden">{of_file}</span>
        </a>
    }
}

/// Whole kilobytes, or megabytes with one decimal place.
pub(super) fn size(lang: Lang, bytes: u64) -> String {
    if bytes < MEGA {
        return w::kilobytes(lang, &bytes.div_ceil(KILO).to_string());
    }
    let tenths = bytes * 10 / MEGA;
    let mark = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    w::megabytes(lang, &format!("{}{mark}{}", tenths / 10, tenths % 10))
}

#[component]
pub(super) fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        id,
        files,
        lost,
        done,
        error,
    } = props;
    let summary = error.clone().map(|text| {
        let field_id = FILE.to_owned();
        view! { <ErrorSummary errors=vec![ErrorLink { field_id, text }] /> }
    });
    let lost = i64::try_from(lost).unwrap_or(i64::MAX);
    view! {
        <BackLink href=path_of(routes::OWN_DECLARATION, id) />
        {done.map(|text| view! { <NotificationBanner id="xong" kind=BannerKind::Success text /> })}
        {summary}
        <h1 class="govuk-heading-l">{w::title(lang)}</h1>
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <p class="govuk-body">{w::intro(lang)}</p>
                {(lost > 0).then(|| view! { <WarningText text=w::lost(lang, lost) /> })}
                <form
                    method="post"
                    action=path_of(routes::DECLARATION_FILES, id)
                    enctype="multipart/form-data"
                    novalidate=true
                >
                    <FileUpload
                        id=FILE
                        name=FILE
                        label=w::choose(lang)
                        hint=w::limits(lang, most_files(), megabytes())
                        error
                        accept=".pdf,.jpg,.jpeg,.png".to_owned()
                    />
                    <Button text=w::upload(lang) />
                </form>
            </div>
        </div>
        <Files lang id files />
    }
}

#[component]
fn Files(lang: Lang, id: Uuid, files: Vec<Shown>) -> impl IntoView {
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::name(lang)),
        column(w::kind(lang)),
        column(w::size(lang)),
        column(w::added(lang)),
        column(w::acts(lang)),
    ];
    let rows = files.into_iter().map(|file| {
        let acts = view! { <Acts lang id file=file.clone() /> };
        vec![
            file.name.into_any(),
            file.kind.into_any(),
            file.size.into_any(),
            file.added.into_any(),
            acts.into_any(),
        ]
    });
    view! { <Table id="tep-kem" caption=w::list(lang) columns rows=rows.collect() empty=w::none(lang) cards=true /> }
}

#[component]
fn Acts(lang: Lang, id: Uuid, file: Shown) -> impl IntoView {
    let (pattern, text) = if file.removed {
        (routes::DECLARATION_FILE_PUT_BACK, w::put_back(lang))
    } else {
        (routes::DECLARATION_FILE_REMOVE, w::remove(lang))
    };
    let of = w::of_name(lang, &file.name);
    let link = (!file.removed).then(|| download(lang, file.link, &file.name));
    view! {
        {file.removed.then(|| view! { <Tag text=w::removed(lang) colour=TagColour::Grey /> })}
        {link}
        <form method="post" action=path_of(pattern, id) class="lc-inline-form">
            <input type="hidden" name=FILE value=file.id />
            <Button text of kind=ButtonKind::Secondary />
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_as_people_say_them() {
        let cases = [
            (0, "0 KB"),
            (1, "1 KB"),
            (1_024, "1 KB"),
            (1_025, "2 KB"),
            (MEGA - 1, "1024 KB"),
            (MEGA, "1,0 MB"),
            (25 * MEGA, "25,0 MB"),
            (MEGA * 3 / 2, "1,5 MB"),
        ];
        for (bytes, told) in cases {
            assert_eq!(size(Lang::Vi, bytes), told, "{bytes}");
        }
    }
}
