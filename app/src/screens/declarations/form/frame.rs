//! What every page with answers has around its questions.
//!
//! Owns: the way back, faults, the word about a second window, the heading, the notes, the form that saves itself and its two
//! buttons. Must not: ask a question.

use domain::lang::Lang;
use leptos::prelude::*;
use words::filling as w;

use super::entry::LATER;
use super::fields::HowTo;
use super::page::{EnterKey, autosave_words};
use super::{ACT, BACK, REVISION};
use crate::components::{BackLink, Button, ButtonGroup, ButtonKind, ErrorLink, ErrorSummary, NotificationBanner};
use crate::islands::Autosave;

/// What stands around the questions of a page.
#[derive(Clone)]
pub(super) struct Around {
    /// Where the form is posted to.
    pub action: String,
    pub back: String,
    /// Where the page leads afterwards.
    pub comes_back: String,
    pub caption: String,
    pub title: String,
    pub notes: Vec<String>,
    pub errors: Vec<ErrorLink>,
    pub revision: i64,
    /// Whether another window has saved the same meanwhile.
    pub conflict: bool,
    /// When it was last saved, in words.
    pub saved: Option<String>,
}

/// The page; `above` stands between the heading and the notes.
#[component]
pub(super) fn Frame(
    lang: Lang,
    around: Around,
    #[prop(optional_no_strip)] above: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let Around {
        action,
        back,
        comes_back,
        caption,
        title,
        notes,
        errors,
        revision,
        conflict,
        saved,
    } = around;
    let words = autosave_words(lang, saved.as_ref());
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <BackLink href=back />
                {(!errors.is_empty()).then(|| view! { <ErrorSummary errors /> })}
                {conflict
                    .then(|| {
                        view! {
                            <NotificationBanner id="hai-cua-so" text=w::conflict_title(lang)>
                                <p class="govuk-body">{w::conflict_text(lang)}</p>
                            </NotificationBanner>
                        }
                    })}
                <span class="govuk-caption-l">{caption}</span>
                <h1 class="govuk-heading-l">{title.clone()}</h1>
                {above}
                <HowTo lang about=title notes />
                <Autosave words>
                    <form method="post" action=action novalidate>
                        <EnterKey />
                        <input type="hidden" name=REVISION value=revision.to_string() />
                        <input type="hidden" name=BACK value=comes_back />
                        {children()}
                        <ButtonGroup>
                            <Button text=w::save_continue(lang) />
                            <Button
                                text=w::save_later(lang)
                                kind=ButtonKind::Secondary
                                name=ACT.to_owned()
                                value=LATER.to_owned()
                            />
                        </ButtonGroup>
                    </form>
                </Autosave>
            </div>
        </div>
    }
}
