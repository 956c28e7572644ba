//! One account.
//!
//! Owns: who it belongs to, its roles, and the buttons for what the visitor may do to it. Must not: decide what that is;
//! the use case says it.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, AccountState, RoleCode};
use domain::lang::Lang;
use domain::{day, routes};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::administration::{self, OpenActs, Opened, RoleHeld, Standing};
use services::accounts::endorsing::KeyState;
use uuid::Uuid;

use super::keys;
use crate::components::{
    BackLink, BannerKind, Button, ButtonKind, Column, InsetText, NotificationBanner, SummaryList, SummaryRow, Table,
    Tag, TagColour, address,
};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::screens::own::role_name;
use crate::screens::roles;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::ACCOUNT, super::READERS, show),
        Route::post(routes::ACCOUNT, AccessRule::AnyOf(&[RoleCode::QuanTri]), submit),
        Route::post(
            routes::ACCOUNT_SECOND_FACTOR,
            AccessRule::AnyOfSteppedUp(&[RoleCode::CanBoToChuc, RoleCode::ThuTruong]),
            reset_second_factor,
        ),
    ]
}

/// Name of the field with what is to be done.
const ACT: &str = "viec";

/// What the page says after the second factor was taken away.
const RESET: &str = "bo-xac-thuc";

/// What an administrator does to an account.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Lock,
    Unlock,
    EndSessions,
}

impl Act {
    const ALL: [Self; 3] = [Self::Lock, Self::Unlock, Self::EndSessions];

    const fn code(self) -> &'static str {
        match self {
            Self::Lock => "khoa",
            Self::Unlock => "mo-khoa",
            Self::EndSessions => "ket-thuc-phien",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// Whether it was done before: then what undoes it is open to the visitor.
    const fn is_done(self, acts: OpenActs) -> bool {
        match self {
            Self::Lock => acts.unlock,
            Self::Unlock => acts.lock,
            Self::EndSessions => false,
        }
    }
}

#[derive(Clone)]
struct Props {
    id: Uuid,
    name: String,
    unit: String,
    login: String,
    state: AccountState,
    roles: Vec<Role>,
    keys: KeyState,
    is_own: bool,
    acts: OpenActs,
    done: Option<Done>,
}

/// What was just done, as the address says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Administered(Act),
    SecondFactorReset,
    RoleProposed,
    RoleEnded,
    KeysConfirmed,
    KeysHeard,
}

impl Done {
    fn from_code(code: &str) -> Option<Self> {
        match code {
            RESET => Some(Self::SecondFactorReset),
            roles::PROPOSED => Some(Self::RoleProposed),
            roles::ENDED => Some(Self::RoleEnded),
            keys::CONFIRMED => Some(Self::KeysConfirmed),
            keys::HEARD => Some(Self::KeysHeard),
            other => Act::from_code(other).map(Self::Administered),
        }
    }
}

/// A role as the page shows it.
#[derive(Clone)]
struct Role {
    id: Uuid,
    role: RoleCode,
    may_end: bool,
    from: String,
    to: Option<String>,
    standing: Standing,
}

impl From<RoleHeld> for Role {
    fn from(held: RoleHeld) -> Self {
        Self {
            id: held.id,
            role: held.role,
            may_end: held.may_end,
            from: day::vietnamese(held.from),
            to: held.to.map(day::vietnamese),
            standing: held.standing,
        }
    }
}

impl Props {
    fn of(opened: Opened, done: Option<Done>) -> Self {
        Self {
            id: opened.id,
            name: opened.person_name,
            unit: opened.unit_name,
            login: opened.login,
            state: opened.state,
            roles: opened.roles.into_iter().map(Role::from).collect(),
            keys: opened.keys,
            is_own: opened.is_own,
            acts: opened.acts,
            done,
        }
    }
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id = super::named(&query).ok_or(Error::NotFound)?;
    let opened = administration::open(&visit.ctx, id).await?;
    let props = Props::of(opened, Done::from_code(query.get(super::DONE)));
    let page = Page::new(words::administration::account_title(lang));
    render::page(&visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    let act = Act::from_code(form.get(ACT)).ok_or(Fault::BadRequest)?;
    let done = match act {
        Act::Lock => administration::lock(&visit.ctx, id).await,
        Act::Unlock => administration::unlock(&visit.ctx, id).await,
        Act::EndSessions => administration::end_sessions(&visit.ctx, id).await.map(|_| ()),
    };
    match done {
        // A button pressed twice.
        Err(Error::Forbidden | Error::Conflict) if act.is_done(administration::open(&visit.ctx, id).await?.acts) => {}
        done => done?,
    }
    let target = super::account_address(id, act.code());
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

async fn reset_second_factor(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let id = super::named(&form).ok_or(Fault::BadRequest)?;
    match administration::reset_second_factor(&visit.ctx, id).await {
        // A button pressed twice.
        Err(Error::NotFound) if !administration::open(&visit.ctx, id).await?.acts.reset_second_factor => {}
        done => done?,
    }
    let target = super::account_address(id, RESET);
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    use words::administration as w;
    let Props {
        id,
        name,
        unit,
        login,
        state,
        roles,
        keys,
        is_own,
        acts,
        done,
    } = props;
    let done = done.map(|done| match done {
        Done::Administered(Act::Lock) => w::done_lock(lang),
        Done::Administered(Act::Unlock) => w::done_unlock(lang),
        Done::Administered(Act::EndSessions) => w::done_end(lang),
        Done::SecondFactorReset => w::done_reset(lang),
        Done::RoleProposed => words::proposals::done(lang),
        Done::RoleEnded => words::proposals::ended(lang),
        Done::KeysConfirmed => w::done_keys(lang),
        Done::KeysHeard => words::circles::another_voice(lang),
    });
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let about = |page| address(page, &[(super::ID, &id.to_string())], "");
    let (keys_href, proposal_href) = (about(routes::ACCOUNT_KEYS), about(routes::ROLE_PROPOSAL));
    let rows = vec![
        row(w::unit(lang), unit),
        row(w::login(lang), login),
        row(w::state(lang), super::state_name(lang, state)),
    ];
    view! {
        <BackLink href=routes::ACCOUNTS />
        {done.map(|text| view! { <NotificationBanner id="xong" kind=BannerKind::Success text /> })}
        <h1 class="govuk-heading-l">{name}</h1>
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <SummaryList rows />
                <h2 class="govuk-heading-m">{w::key_heading(lang)}</h2>
                <p class="govuk-body">{key_state(lang, keys)}</p>
                <p class="govuk-body">{w::key_text(lang)}</p>
                {acts.endorse.then(|| view! { <p class="govuk-body"><a class="govuk-link" href=keys_href>{w::keys_link(lang)}</a></p> })}
            </div>
        </div>
        <Roles lang roles />
        {acts
            .propose_role
            .then(|| {
                view! {
                    <p class="govuk-body">
                        <a class="govuk-link" href=proposal_href>{words::proposals::link(lang)}</a>
                    </p>
                }
            })}
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h2 class="govuk-heading-m">{w::acts(lang)}</h2>
                <Acts lang id state is_own acts />
            </div>
        </div>
    }
}

fn key_state(lang: Lang, keys: KeyState) -> String {
    use words::administration as w;
    match keys {
        KeyState::Absent => w::keys_absent(lang),
        KeyState::Unconfirmed => w::keys_unconfirmed(lang),
        KeyState::Confirmed => w::keys_confirmed(lang),
    }
}

#[component]
fn Roles(lang: Lang, roles: Vec<Role>) -> impl IntoView {
    use words::administration as w;
    let column = |text: String| Column { text, numeric: false };
    let columns = vec![
        column(w::role(lang)),
        column(w::role_from(lang)),
        column(w::role_to(lang)),
        column(w::state(lang)),
    ];
    let may_end = roles.iter().any(|role| role.may_end);
    let columns = if may_end {
        [columns, vec![column(words::components::acts(lang))]].concat()
    } else {
        columns
    };
    let rows = roles
        .into_iter()
        .map(|role| {
            let (text, colour) = match role.standing {
                Standing::Proposed => (w::role_proposed(lang), TagColour::Yellow),
                Standing::Coming => (w::role_coming(lang), TagColour::Blue),
                Standing::InForce => (w::role_in_force(lang), TagColour::Green),
                Standing::Over => (w::role_over(lang), TagColour::Grey),
            };
            let name = role_name(lang, role.role);
            let end = role.may_end.then(|| {
                let href = address(routes::ROLE_END, &[(super::ID, &role.id.to_string())], "");
                let about = words::proposals::end_of(lang, &name);
                view! { <a class="govuk-link" href=href aria-label=about>{words::proposals::end(lang)}</a> }
            });
            let mut cells = vec![
                name.into_any(),
                role.from.into_any(),
                role.to.unwrap_or_else(|| w::role_open(lang)).into_any(),
                view! { <Tag text colour /> }.into_any(),
            ];
            if may_end {
                cells.push(end.into_any());
            }
            cells
        })
        .collect();
    view! { <Table id="vai-tro" caption=w::roles(lang) columns rows empty=w::roles_none(lang) cards=true /> }
}

#[component]
fn Acts(lang: Lang, id: Uuid, state: AccountState, is_own: bool, acts: OpenActs) -> impl IntoView {
    use words::administration as w;
    if is_own {
        return view! {
            <InsetText>
                <p class="govuk-body">{w::own_text(lang)}</p>
                <p class="govuk-body"><a class="govuk-link" href=routes::OWN_ACCOUNT>{words::own::title(lang)}</a></p>
            </InsetText>
        }
        .into_any();
    }
    let (invite_text, invite) = if state == AccountState::Invited {
        (w::invite_first_text(lang), w::invite_first(lang))
    } else {
        (w::invite_again_text(lang), w::invite_again(lang))
    };
    let post = |act: Act, about: String, text: String, kind: ButtonKind| {
        view! {
            <p class="govuk-body">{about}</p>
            <form method="post" action=routes::ACCOUNT>
                <input type="hidden" name=super::ID value=id.to_string() />
                <input type="hidden" name=ACT value=act.code() />
                <Button text kind />
            </form>
        }
    };
    let invitation = acts.invite.then(|| {
        view! {
            <p class="govuk-body">{invite_text}</p>
            <form method="post" action=routes::ACCOUNT_SLIP>
                <input type="hidden" name=super::ID value=id.to_string() />
                <Button text=invite />
            </form>
        }
    });
    let lock = || post(Act::Lock, w::lock_text(lang), w::lock(lang), ButtonKind::Warning);
    let unlock = || post(Act::Unlock, w::unlock_text(lang), w::unlock(lang), ButtonKind::Primary);
    let end = || post(Act::EndSessions, w::end_text(lang), w::end(lang), ButtonKind::Secondary);
    let reset = acts.reset_second_factor.then(|| {
        view! {
            <p class="govuk-body">{w::reset_text(lang)}</p>
            <form method="post" action=routes::ACCOUNT_SECOND_FACTOR>
                <input type="hidden" name=super::ID value=id.to_string() />
                <Button text=w::reset(lang) kind=ButtonKind::Secondary />
            </form>
        }
    });
    let nothing = !(acts.reset_second_factor || acts.invite || acts.lock || acts.unlock || acts.end_sessions);
    view! {
        {nothing.then(|| view! { <p class="govuk-body">{w::nothing_text(lang)}</p> })}
        {invitation}
        {reset}
        {acts.unlock.then(unlock)}
        {acts.end_sessions.then(end)}
        {acts.lock.then(lock)}
    }
    .into_any()
}
