//! What the product tells.
//!
//! Owns: the examples of banners, alerts, panel, inset and warning text, and details.
//! Must not: hold markup of a component.

use leptos::prelude::*;

use super::specimen::{Component, Section, Specimen};
use crate::components::{
    Alert, AlertKind, BannerKind, Details, InsetText, NotificationBanner, Panel, WarningText, lang,
};

#[component]
pub(super) fn Messages() -> impl IntoView {
    let lang = lang();
    let alerts = [
        (AlertKind::Information, words::gallery::alert_information(lang)),
        (AlertKind::Success, words::gallery::alert_success(lang)),
        (AlertKind::Warning, words::gallery::alert_warning(lang)),
        (AlertKind::Error, words::gallery::alert_error(lang)),
    ];
    let alerts = alerts
        .into_iter()
        .map(|(kind, title)| view! { <Alert kind title><p class="govuk-body">{words::gallery::alert_body(lang)}</p></Alert> })
        .collect_view();
    view! {
        <Section id="thong-bao" title=words::gallery::messages(lang)>
            <Component title=words::gallery::banner(lang) name="NotificationBanner" wide=true>
                <NotificationBanner id="tin-bao-tri" text=words::gallery::banner_important(lang) />
                <NotificationBanner id="tin-da-nop" kind=BannerKind::Success text=words::gallery::banner_success(lang)>
                    <p class="govuk-body">{words::gallery::banner_success_more(lang)}</p>
                </NotificationBanner>
            </Component>
            <Component title=words::gallery::alert(lang) name="Alert">{alerts}</Component>
            <Component title=words::gallery::panel(lang) name="Panel" wide=true>
                <Specimen state=words::gallery::state_default(lang)>
                    <Panel title=words::gallery::panel_title(lang) heading_level=4>
                        {words::gallery::panel_reference(lang)} <br /> <strong>"KK-2026-000123"</strong>
                    </Panel>
                </Specimen>
            </Component>
            <Component title=words::gallery::asides(lang) name="InsetText, WarningText">
                <Specimen state=words::gallery::state_inset(lang)>
                    <InsetText>{words::gallery::inset_sample(lang)}</InsetText>
                </Specimen>
                <Specimen state=words::gallery::state_caution(lang)>
                    <WarningText text=words::gallery::warning_sample(lang) />
                </Specimen>
            </Component>
            <Component title=words::gallery::details(lang) name="Details">
                <Specimen state=words::gallery::state_closed(lang)>
                    <Details summary=words::gallery::details_summary(lang)>{words::gallery::long_text(lang)}</Details>
                </Specimen>
                <Specimen state=words::gallery::state_open(lang)>
                    <Details summary=words::gallery::details_summary(lang) open=true>{words::gallery::long_text(lang)}</Details>
                </Specimen>
            </Component>
        </Section>
    }
}
