//! A message inside a page.
//!
//! Owns: MOJ "Alert" without its dismissal, which needs a script. Must not: tell errors of a form.

use leptos::prelude::*;

use super::lang;

/// What a message says about the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AlertKind {
    /// Good to know.
    #[default]
    Information,
    /// Done.
    Success,
    /// Look before going on.
    Warning,
    /// Failed.
    Error,
}

impl AlertKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Information => "moj-alert moj-alert--with-heading moj-alert--information",
            Self::Success => "moj-alert moj-alert--with-heading moj-alert--success",
            Self::Warning => "moj-alert moj-alert--with-heading moj-alert--warning",
            Self::Error => "moj-alert moj-alert--with-heading moj-alert--error",
        }
    }

    /// Outline of the icon in a square of 30: a circle, a tick, a triangle, an octagon.
    const fn outline(self) -> &'static str {
        match self {
            Self::Information => {
                "M15 3a12 12 0 1 1 0 24a12 12 0 0 1 0-24zM13.6 13v9.4h2.8V13zM15 7.4a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 0 0 0-3.4z"
            }
            Self::Success => "M11.3 24.7L2 15.4l2.6-2.6l6.7 6.6L25.4 5.3L28 8z",
            Self::Warning => {
                "M15 2.5L28.7 26.2H1.3zM13.5 9.5l.3 8.3h2.4l.3-8.3zM15 20a1.8 1.8 0 1 0 0 3.7a1.8 1.8 0 0 0 0-3.7z"
            }
            Self::Error => {
                "M20.2 2.5H9.8L2.5 9.8v10.4l7.3 7.3h10.4l7.3-7.3V9.8zM10.9 8.9l4.1 4.1l4.1-4.1l2 2l-4.1 4.1l4.1 4.1l-2 2l-4.1-4.1l-4.1 4.1l-2-2l4.1-4.1l-4.1-4.1z"
            }
        }
    }
}

/// A message with an icon, a title and content.
#[component]
pub fn Alert(
    /// What it says about the work.
    #[prop(optional)]
    kind: AlertKind,
    /// The sentence in short.
    #[prop(into)]
    title: String,
    /// The content.
    children: Children,
) -> impl IntoView {
    let kind_name = match kind {
        AlertKind::Information => words::components::information(lang()),
        AlertKind::Success => words::components::success(lang()),
        AlertKind::Warning => words::components::warning(lang()),
        AlertKind::Error => words::components::error(lang()),
    };
    view! {
        <div class=kind.class() role="region" aria-label=format!("{kind_name}: {title}")>
            <div>
                <svg class="moj-alert__icon" aria-hidden="true" focusable="false" viewBox="0 0 30 30" height="30" width="30">
                    <path fill="currentColor" fill-rule="evenodd" clip-rule="evenodd" d=kind.outline()></path>
                </svg>
            </div>
            <div class="moj-alert__content">
                <h2 class="moj-alert__heading">{title.clone()}</h2>
                {children()}
            </div>
        </div>
    }
}
