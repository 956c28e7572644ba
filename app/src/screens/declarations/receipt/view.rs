//! The page of one's own receipt.
//!
//! Owns: what of the receipt is shown, and what leads on from it. Must not: show the nonce; the file has it.

use domain::lang::Lang;
use domain::{routes, time};
use leptos::prelude::*;
use services::declarations::PaperState;
use services::declarations::receipts::{Given, OwnReceipt};
use uuid::Uuid;
use words::receipts as w;

use super::super::{VERSION, path_of};
use super::subject;
use crate::components::{
    BackLink, ButtonGroup, ButtonKind, Column, Details, LinkButton, SummaryList, SummaryRow, Table, address,
};

/// What the page shows.
#[derive(Clone)]
pub(super) struct Props {
    subject: String,
    facts: Vec<SummaryRow>,
    exact: Vec<SummaryRow>,
    back: String,
    print: String,
    pdf: String,
    file: String,
    seen: String,
    check: String,
    others: Vec<Other>,
}

/// The receipt for another version.
#[derive(Clone)]
struct Other {
    given: Given,
    link: String,
}

impl Props {
    pub(super) fn new(
        lang: Lang,
        id: Uuid,
        (receipt, pages): (&OwnReceipt, usize),
        all: &[Given],
        check: String,
    ) -> Self {
        let at = |pattern, version: i64| address(&path_of(pattern, id), &[(VERSION, &version.to_string())], "");
        let version = receipt.given.version;
        let others = all.iter().filter(|given| given.version != version).map(|given| Other {
            link: at(routes::RECEIPT, given.version),
            given: given.clone(),
        });
        Self {
            subject: subject(lang, receipt),
            facts: facts(lang, receipt, pages),
            exact: exact(lang, receipt),
            back: path_of(routes::OWN_DECLARATION, id),
            print: at(routes::DECLARATION_PDF, version),
            pdf: at(routes::RECEIPT_PDF, version),
            file: at(routes::RECEIPT_FILE, version),
            seen: path_of(routes::DECLARATION_SEEN, id),
            check,
            others: others.collect(),
        }
    }
}

fn row(key: String, value: String) -> SummaryRow {
    SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    }
}

fn facts(lang: Lang, receipt: &OwnReceipt, pages: usize) -> Vec<SummaryRow> {
    let paper = match receipt.paper {
        None => w::paper_past(lang),
        Some(PaperState::NotAsked) => w::paper_none(lang),
        Some(PaperState::Waiting) => w::paper_waiting(lang),
        Some(PaperState::HandedIn(at)) => w::paper_in(lang, &time::exact(at.instant().unwrap_or_default())),
    };
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let place = match receipt.proved {
        Some((leaf, size)) => w::proved(lang, number(leaf), number(size)),
        None => w::not_proved(lang),
    };
    vec![
        row(w::number(lang), receipt.given.number.clone()),
        row(w::check_code(lang), receipt.check_code.clone()),
        row(w::at(lang), time::exact(receipt.given.at)),
        row(w::content_code(lang), receipt.content_code.clone()),
        row(w::pages(lang), pages.to_string()),
        row(w::place(lang), place),
        row(w::paper(lang), paper),
    ]
}

fn exact(lang: Lang, receipt: &OwnReceipt) -> Vec<SummaryRow> {
    let file = &receipt.file;
    vec![
        row(w::commitment(lang), file.commitment().to_owned()),
        row(w::event(lang), file.event().to_string()),
        row(w::signature(lang), file.signature().to_owned()),
        SummaryRow {
            value: file.checkpoint().map(str::to_owned),
            ..row(w::checkpoint(lang), String::new())
        },
    ]
}

#[component]
pub(super) fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        subject,
        facts,
        exact,
        back,
        print,
        pdf,
        file,
        seen,
        check,
        others,
    } = props;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=back />
                <span class="govuk-caption-l">{subject}</span>
                <h1 class="govuk-heading-l">{w::title(lang)}</h1>
                <p class="govuk-body">{w::intro(lang)}</p>
                <SummaryList rows=facts />
                <ButtonGroup>
                    <LinkButton href=print text=w::print(lang) />
                    <LinkButton href=pdf text=w::download_pdf(lang) kind=ButtonKind::Secondary />
                </ButtonGroup>
                <p class="govuk-body"><a class="govuk-link" href=check>{w::open_check(lang)}</a></p>
                <p class="govuk-body"><a class="govuk-link" href=seen>{w::seen(lang)}</a></p>
                <Details summary=w::download_file(lang)>
                    <p class="govuk-body">{w::file_text(lang)}</p>
                    <p class="govuk-body"><a class="govuk-link" href=file>{w::download_file(lang)}</a></p>
                    <div class="lc-exact"><SummaryList rows=exact /></div>
                </Details>
                {(!others.is_empty()).then(|| view! { <Others lang others /> })}
            </div>
        </div>
    }
}

#[component]
fn Others(lang: Lang, others: Vec<Other>) -> impl IntoView {
    let column = |text: String, numeric| Column { text, numeric };
    let columns = vec![
        column(w::version(lang), false),
        column(w::at(lang), false),
        column(w::number(lang), false),
        column(w::open(lang), false),
    ];
    let rows = others.into_iter().map(|Other { given, link }| {
        let hidden = format!(" {}", given.number);
        vec![
            given.version.to_string().into_any(),
            time::exact(given.at).into_any(),
            given.number.into_any(),
            view! {
                <a class="govuk-link" href=link>
                    {w::open(lang)} <span class="govuk-visually-hidden">{hidden}</span>
                </a>
            }
            .into_any(),
        ]
    });
    view! { <Table id="lan-nop" caption=w::others(lang) columns rows=rows.collect() empty=String::new() cards=true /> }
}
