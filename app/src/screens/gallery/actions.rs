//! Buttons and links.
//!
//! Owns: their examples. Must not: hold markup of a component.

use leptos::prelude::*;

use super::specimen::{Component, Section, Specimen};
use crate::components::{Button, ButtonGroup, ButtonKind, LinkButton, lang};

#[component]
pub(super) fn Actions() -> impl IntoView {
    let lang = lang();
    view! {
        <Section id="hanh-dong" title=words::gallery::actions(lang)>
            <Component title=words::gallery::button(lang) name="Button">
                <Specimen state=words::gallery::state_primary(lang)>
                    <Button text=words::gallery::act_sign(lang) />
                </Specimen>
                <Specimen state=words::gallery::state_secondary(lang)>
                    <Button text=words::gallery::act_save(lang) kind=ButtonKind::Secondary />
                </Specimen>
                <Specimen state=words::gallery::state_warning(lang)>
                    <Button text=words::gallery::act_delete(lang) kind=ButtonKind::Warning />
                </Specimen>
                <Specimen state=words::gallery::state_disabled(lang)>
                    <ButtonGroup>
                        <Button text=words::gallery::act_sign(lang) disabled=true />
                        <Button text=words::gallery::act_save(lang) kind=ButtonKind::Secondary disabled=true />
                        <Button text=words::gallery::act_delete(lang) kind=ButtonKind::Warning disabled=true />
                    </ButtonGroup>
                </Specimen>
                <Specimen state=words::gallery::state_long(lang)>
                    <Button text=words::gallery::act_long(lang) />
                </Specimen>
                <Specimen state=words::gallery::state_link(lang)>
                    <LinkButton text=words::gallery::act_begin(lang) href="#hanh-dong" />
                </Specimen>
            </Component>
            <Component title=words::gallery::button_group(lang) name="ButtonGroup">
                <Specimen state=words::gallery::state_default(lang)>
                    <ButtonGroup>
                        <Button text=words::gallery::act_continue(lang) />
                        <Button text=words::gallery::act_save(lang) kind=ButtonKind::Secondary />
                        <a class="govuk-link" href="#hanh-dong">{words::gallery::act_cancel(lang)}</a>
                    </ButtonGroup>
                </Specimen>
            </Component>
            <Component title=words::gallery::links(lang) name="govuk-link">
                <Specimen state=words::gallery::state_default(lang)>
                    <p class="govuk-body">
                        <a class="govuk-link" href="#hanh-dong">{words::gallery::link_sample(lang)}</a>
                    </p>
                </Specimen>
                <Specimen state=words::gallery::state_no_visited(lang)>
                    <p class="govuk-body">
                        <a class="govuk-link govuk-link--no-visited-state" href="#hanh-dong">
                            {words::gallery::link_sample(lang)}
                        </a>
                    </p>
                </Specimen>
            </Component>
        </Section>
    }
}
