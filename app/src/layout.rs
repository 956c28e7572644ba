//! The document around every page.
//!
//! Owns: head, header, navigation, footer. Must not: know what a page shows.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::contact::Contact;
use domain::lang::Lang;
use domain::routes;
use leptos::config::LeptosOptions;
use leptos::prelude::*;

use crate::components::{LogoMark, NavigationItem, ServiceNavigation, SkipLink};
use crate::render::Page;
use crate::session_end::SessionEnd;
use crate::state::Assets;

const MAIN: &str = "noi-dung";
/// What hangs below the list of accounts.
const ADMINISTRATION: [&str; 3] = [routes::ACCOUNTS, routes::SLIPS, routes::ROLES_WAITING];

type View = dyn Fn() -> AnyView + Send + Sync;

/// What the layout shows around a view.
#[derive(Clone)]
pub(crate) struct LayoutProps {
    pub lang: Lang,
    pub page: Page,
    pub assets: Arc<Assets>,
    pub contact: Option<Contact>,
    pub address: String,
    pub path: String,
    pub account: Option<SignedInAs>,
    pub view: Arc<View>,
}

/// Who is signed in, as the header says it.
#[derive(Clone)]
pub(crate) struct SignedInAs {
    pub name: String,
    /// Whether he is let in already, or still asked for the second factor.
    pub is_in: bool,
    /// Whether the accounts of others are open to him.
    pub administers: bool,
    /// Whether the staff list is open to him.
    pub lists_people: bool,
    /// Whether the ledger is open to him.
    pub reads_ledger: bool,
    /// When his session ends however much it is used, and what the time is now.
    pub closes_at: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// Whether the declarations of others are open to him.
    pub lists_declarations: bool,
}

/// The whole document.
#[expect(non_snake_case, reason = "read as a component")]
pub(crate) fn Layout(props: LayoutProps) -> AnyView {
    let LayoutProps {
        lang,
        page,
        assets,
        contact,
        address,
        path,
        account,
        view,
    } = props;
    view! {
        <!DOCTYPE html>
        <html lang=lang.code() class="govuk-template">
            <Head lang page assets />
            <body class="govuk-template__body">
                <SkipLink target=MAIN />
                <p class="lc-old-browser">{words::layout::unsupported_browser(lang)}</p>
                <Header lang path account=account.clone() />
                <div class="govuk-width-container">
                    <main class="govuk-main-wrapper" id=MAIN tabindex="-1">
                        {view()}
                    </main>
                </div>
                <Footer lang contact address />
                {account
                    .and_then(|account| account.closes_at)
                    .map(|(closes_at, now)| view! { <SessionEnd lang closes_at now /> })}
            </body>
        </html>
    }
    .into_any()
}

#[component]
fn Head(lang: Lang, page: Page, assets: Arc<Assets>) -> AnyView {
    let fonts = assets
        .fonts
        .iter()
        .map(|font| view! { <link rel="preload" href=asset(font) r#as="font" r#type="font/woff2" crossorigin="anonymous" /> })
        .collect_view();
    view! {
        <head>
            <meta charset="utf-8" />
            <title>{document_title(lang, &page)}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
            <meta name="color-scheme" content="light" />
            <meta name="format-detection" content="telephone=no" />
            <link rel="icon" href=asset(&assets.icon) type="image/svg+xml" />
            {fonts}
            <link rel="stylesheet" href=asset(&assets.style) />
            {page.islands.then(|| view! { <HydrationScripts options=hydration(&assets.bundle) islands=true /> }.into_any())}
        </head>
    }
    .into_any()
}

fn document_title(lang: Lang, page: &Page) -> String {
    let title = words::layout::page_title(lang, &page.title, &words::layout::service_name(lang));
    if page.status == http::StatusCode::UNPROCESSABLE_ENTITY {
        words::layout::error_title_prefix(lang) + &title
    } else {
        title
    }
}

fn asset(name: &str) -> String {
    format!("{}/{name}", routes::ASSETS)
}

/// Where the islands' script finds the bundle.
fn hydration(bundle: &str) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name(bundle)
        .site_pkg_dir(routes::ASSETS.trim_start_matches('/'))
        .hash_files(false)
        .build()
}

#[component]
fn Header(lang: Lang, path: String, account: Option<SignedInAs>) -> AnyView {
    let item = |href: &str, text: String| NavigationItem {
        href: href.to_owned(),
        text,
        current: path == href,
    };
    let administers = account.as_ref().is_some_and(|account| account.administers);
    let mut items = vec![
        item(routes::HOME, words::layout::nav_home(lang)),
        NavigationItem {
            // The pages about the law lead to each other by a navigation of their own.
            current: routes::LAW_PAGES.contains(&path.as_str()),
            ..item(routes::DEADLINE_LOOKUP, words::layout::nav_lookup(lang))
        },
        item(routes::SYSTEM_STATUS, words::layout::nav_system_status(lang)),
        item(routes::GALLERY, words::layout::nav_gallery(lang)),
    ];
    if account.as_ref().is_some_and(|account| account.is_in) {
        let own = NavigationItem {
            current: path.starts_with(routes::OWN_DECLARATIONS),
            ..item(routes::OWN_DECLARATIONS, words::filling::title(lang))
        };
        items.insert(1, own);
    }
    if administers {
        let accounts = NavigationItem {
            current: ADMINISTRATION.iter().any(|part| path.starts_with(part)),
            ..item(routes::ACCOUNTS, words::administration::nav(lang))
        };
        items.insert(1, accounts);
    }
    if account.as_ref().is_some_and(|account| account.lists_declarations) {
        let declarations = NavigationItem {
            current: path.starts_with(routes::REGISTER) || path.starts_with(routes::ROUNDS),
            ..item(routes::REGISTER, words::rounds::nav(lang))
        };
        items.insert(1, declarations);
    }
    if account.as_ref().is_some_and(|account| account.lists_people) {
        let people = NavigationItem {
            current: path.starts_with(routes::PEOPLE) || path.starts_with(routes::UNITS),
            ..item(routes::PEOPLE, words::people::nav(lang))
        };
        items.insert(1, people);
    }
    if account.as_ref().is_some_and(|account| account.reads_ledger) {
        items.insert(1, item(routes::LEDGER, words::audit::nav(lang)));
    }
    view! {
        <header class="lc-header">
            <div class="govuk-width-container lc-header__inner">
                <a class="lc-header__brand" href=routes::HOME>
                    <LogoMark />
                    <span class="lc-header__text">
                        <span class="lc-header__name">{words::layout::service_name(lang)}</span>
                        <span class="lc-header__tagline">{words::layout::service_tagline(lang)}</span>
                    </span>
                </a>
                <Account lang account />
            </div>
            <ServiceNavigation label=words::layout::navigation_label(lang) items />
        </header>
    }
    .into_any()
}

/// The way in, or to the own account and out.
#[component]
fn Account(lang: Lang, account: Option<SignedInAs>) -> AnyView {
    use words::layout as w;
    let Some(SignedInAs { name, is_in, .. }) = account else {
        return view! { <a class="lc-account__link" href=routes::SIGN_IN>{w::sign_in(lang)}</a> }.into_any();
    };
    let name = if is_in {
        view! { <a class="lc-account__link" href=routes::OWN_ACCOUNT>{name}</a> }.into_any()
    } else {
        view! { <span>{name}</span> }.into_any()
    };
    view! {
        <div class="lc-account" role="group" aria-label=w::account_label(lang)>
            {name}
            <form method="post" action=routes::SIGN_OUT>
                <button type="submit" class="lc-account__out">{w::sign_out(lang)}</button>
            </form>
        </div>
    }
    .into_any()
}

#[component]
fn Footer(lang: Lang, contact: Option<Contact>, address: String) -> AnyView {
    view! {
        <footer class="lc-footer">
            <div class="govuk-width-container">
                <h2 class="govuk-visually-hidden">{words::layout::footer_heading(lang)}</h2>
                <div class="lc-footer__columns">
                    <div class="lc-footer__contact">
                        <h3 class="govuk-heading-s">{words::layout::contact_heading(lang)}</h3>
                        <p class="govuk-body-s">{contact_line(lang, contact.as_ref())}</p>
                    </div>
                    <LanguageSwitch lang address />
                </div>
            </div>
        </footer>
    }
    .into_any()
}

fn contact_line(lang: Lang, contact: Option<&Contact>) -> String {
    match contact {
        Some(contact) if contact.room.is_empty() => {
            words::layout::contact_line_no_room(lang, &contact.name, &contact.extension)
        }
        Some(contact) => words::layout::contact_line(lang, &contact.name, &contact.room, &contact.extension),
        None => words::layout::contact_none(lang),
    }
}

#[component]
fn LanguageSwitch(lang: Lang, address: String) -> AnyView {
    let buttons = Lang::ALL
        .map(|choice| {
            let name = match choice {
                Lang::Vi => words::layout::language_vi(lang),
                Lang::En => words::layout::language_en(lang),
            };
            view! {
                <button
                    type="submit"
                    name="lang"
                    value=choice.code()
                    lang=choice.code()
                    aria-current=(choice == lang).then_some("true")
                >
                    {name}
                </button>
            }
        })
        .collect_view();
    view! {
        <form class="lc-language" method="post" action=routes::LANGUAGE aria-label=words::layout::language_label(lang)>
            <input type="hidden" name="return_to" value=address />
            {buttons}
        </form>
    }
    .into_any()
}
