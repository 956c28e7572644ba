//! Mark, colours and type.
//!
//! Owns: their examples. Must not: define a colour or a size; the style sheet does.

use leptos::prelude::*;

use super::specimen::{Component, Section, Specimen};
use crate::components::{LogoMark, lang};

#[component]
pub(super) fn Identity() -> impl IntoView {
    let lang = lang();
    let colours = [
        ("lc-swatch lc-swatch--brand", words::gallery::colour_brand(lang)),
        ("lc-swatch lc-swatch--ink", words::gallery::colour_ink(lang)),
        ("lc-swatch lc-swatch--link", words::gallery::colour_link(lang)),
        ("lc-swatch lc-swatch--green", words::gallery::colour_green(lang)),
        ("lc-swatch lc-swatch--amber", words::gallery::colour_amber(lang)),
        ("lc-swatch lc-swatch--paper", words::gallery::colour_paper(lang)),
    ];
    let colours = colours
        .into_iter()
        .map(|(class, text)| view! { <li class="lc-swatches__item"><span class=class></span>{text}</li> })
        .collect_view();
    view! {
        <Section id="nhan-dien" title=words::gallery::identity(lang)>
            <Component title=words::gallery::mark(lang) name="LogoMark">
                <Specimen state=words::gallery::mark_on_paper(lang)>
                    <LogoMark />
                </Specimen>
                <Specimen state=words::gallery::mark_on_brand(lang)>
                    <div class="lc-on-brand"><LogoMark /></div>
                </Specimen>
            </Component>
            <Component title=words::gallery::colours(lang) name="tokens" wide=true>
                <ul class="lc-swatches">{colours}</ul>
            </Component>
            <Component title=words::gallery::type_sizes(lang) name="govuk-heading, govuk-body" wide=true>
                <div class="lc-specimen">
                    <p class="govuk-heading-xl">{words::gallery::type_sample(lang)}</p>
                    <p class="govuk-heading-l">{words::gallery::type_sample(lang)}</p>
                    <p class="govuk-heading-m">{words::gallery::type_sample(lang)}</p>
                    <p class="govuk-heading-s">{words::gallery::type_sample(lang)}</p>
                    <p class="govuk-body-l">{words::gallery::long_text(lang)}</p>
                    <p class="govuk-body">{words::gallery::long_text(lang)}</p>
                    <p class="govuk-body-s">{words::gallery::long_text(lang)}</p>
                </div>
            </Component>
        </Section>
    }
}
