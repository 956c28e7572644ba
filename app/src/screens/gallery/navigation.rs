//! Ways through the product.
//!
//! Owns: the examples of navigation. Must not: hold markup of a component.

use leptos::prelude::*;

use super::specimen::{Component, Section, Specimen};
use crate::components::{
    BackLink, Breadcrumbs, NavigationItem, Pagination, ServiceNavigation, SkipLink, SubNavigation, lang,
};

#[component]
pub(super) fn Navigation() -> impl IntoView {
    let lang = lang();
    let item = |text: String, current: bool| NavigationItem {
        text,
        href: "#dieu-huong".to_owned(),
        current,
    };
    let parts = move || {
        vec![
            item(words::gallery::nav_tasks(lang), true),
            item(words::gallery::nav_declarations(lang), false),
            item(words::gallery::nav_inspections(lang), false),
            item(words::gallery::nav_reports(lang), false),
        ]
    };
    view! {
        <Section id="dieu-huong" title=words::gallery::navigation(lang)>
            <Component title=words::gallery::service_navigation(lang) name="ServiceNavigation" wide=true>
                <ServiceNavigation label=words::gallery::service_navigation(lang) items=parts() />
            </Component>
            <Component title=words::gallery::sub_navigation(lang) name="SubNavigation" wide=true>
                <SubNavigation label=words::gallery::sub_navigation(lang) items=parts() />
            </Component>
            <Component title=words::gallery::steps_back(lang) name="Breadcrumbs, BackLink, SkipLink">
                <Specimen state=words::gallery::breadcrumbs(lang)>
                    <Breadcrumbs items=parts().into_iter().take(2).collect() />
                </Specimen>
                <Specimen state=words::gallery::back_link(lang)>
                    <BackLink href="#dieu-huong" />
                </Specimen>
                <Specimen state=words::gallery::skip_link(lang)>
                    <SkipLink target="dieu-huong" />
                </Specimen>
            </Component>
            <Component title=words::gallery::pagination(lang) name="Pagination" wide=true>
                <Pagination
                    page=12
                    page_size=25
                    count=1430
                    href=|_| "#dieu-huong".to_owned()
                    label=words::gallery::pagination(lang)
                />
            </Component>
        </Section>
    }
}
