//! How a page says what to put right.
//!
//! Owns: the examples of error summary and error message. Must not: hold markup of a component.

use leptos::prelude::*;

use super::specimen::{Component, Section, Specimen};
use crate::components::{ErrorLink, ErrorMessage, ErrorSummary, Hint, Label, lang};

#[component]
pub(super) fn Errors() -> impl IntoView {
    let lang = lang();
    let link = |field_id: &str, text: String| ErrorLink {
        field_id: field_id.to_owned(),
        text,
    };
    let errors = vec![
        link("thu-dien-tu", words::gallery::mail_error(lang)),
        link("ngay-mua-day", words::gallery::bought_error(lang)),
        link("bien-dong", words::gallery::changed_error(lang)),
    ];
    view! {
        <Section id="loi" title=words::gallery::errors(lang)>
            <Component title=words::gallery::error_summary(lang) name="ErrorSummary" wide=true>
                <Specimen state=words::gallery::state_default(lang)>
                    <ErrorSummary errors focus=false />
                </Specimen>
            </Component>
            <Component title=words::gallery::field_parts(lang) name="Label, Hint, ErrorMessage">
                <Specimen state=words::gallery::state_error(lang)>
                    <div class="govuk-form-group govuk-form-group--error">
                        <Label for_id="nguoi-ky" text=words::gallery::signer(lang) />
                        <Hint id="nguoi-ky-goi-y" text=words::gallery::signer_hint(lang) />
                        <ErrorMessage id="nguoi-ky-loi" text=words::gallery::signer_error(lang) />
                        <input
                            class="govuk-input govuk-input--error"
                            id="nguoi-ky"
                            name="nguoi-ky"
                            aria-describedby="nguoi-ky-goi-y nguoi-ky-loi"
                        />
                    </div>
                </Specimen>
            </Component>
        </Section>
    }
}
