//! Who there is in a demonstration.
//!
//! Owns: the table on its sign-in page and on that of the code. Must not: show anything in any other store; the use case
//! hands over nothing there.

use domain::lang::Lang;
use leptos::prelude::*;
use services::demo::Shown;

use crate::components::{Column, Table};
use crate::screens::own::role_name;

/// The accounts with their present codes; nothing where there are none.
#[component]
pub fn DemoAccounts(lang: Lang, accounts: Vec<Shown>) -> impl IntoView {
    use words::entry as w;
    if accounts.is_empty() {
        return ().into_any();
    }
    let columns = [
        w::demo_role(lang),
        w::demo_name(lang),
        w::sign_in_login(lang),
        w::demo_code(lang),
    ]
    .map(|text| Column { text, numeric: false })
    .to_vec();
    let rows = accounts
        .into_iter()
        .map(|account| {
            let code = account.code.unwrap_or_else(|| w::demo_no_code(lang));
            let cells = [role_name(lang, account.role), account.name, account.login, code];
            cells.map(IntoAny::into_any).into()
        })
        .collect();
    view! {
        <h2 class="govuk-heading-m">{w::demo_title(lang)}</h2>
        <p class="govuk-body">{w::demo_text(lang)}</p>
        <Table id="thu" caption=w::demo_caption(lang) columns rows empty="" cards=true />
    }
    .into_any()
}
