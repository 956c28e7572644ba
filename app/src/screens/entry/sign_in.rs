//! Signing in.
//!
//! Owns: the form for login and password, and where it leads. Must not: tell which of the two was wrong.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::accounts::NewSession;
use services::accounts::session::{self, Loaded};
use services::accounts::sign_in::{Attempt, sign_in};
use services::demo::Shown;

use super::demo::DemoAccounts;
use super::{RETURN_FIELD, carried, return_from, return_from_query, second_factor};
use crate::components::{BannerKind, Button, Details, ErrorSummary, Input, InputKind, NotificationBanner, WarningText};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::gate::Stopped;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit, cookies};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::SIGN_IN, AccessRule::Public, show),
        Route::post(routes::SIGN_IN, AccessRule::Public, submit),
    ]
}

#[derive(Clone, Default)]
struct Props {
    login: String,
    return_to: String,
    carried: Option<Stopped>,
    /// Whether a form arrived without a session and that is why this page is shown.
    stopped: bool,
    /// What was done just before.
    done: Option<Done>,
    /// Seconds to wait after too many wrong attempts.
    wait: Option<u64>,
    locked: bool,
    faults: Faults,
}

async fn show(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let return_to = return_from_query(&query);
    if visit.ctx.session().is_ok() {
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, return_to)]).into_response());
    }
    let props = Props {
        return_to,
        done: Done::from_code(RawForm::from_query(&query.0.unwrap_or_default())?.get(Done::FIELD)),
        ..Props::default()
    };
    page(&visit, StatusCode::OK, props).await
}

/// What was done just before, which this page then says: it ended all sessions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// A new password was set with the recovery code.
    Recovered,
    /// The keys were changed.
    KeysChanged,
}

impl Done {
    const FIELD: &'static str = "xong";

    const fn code(self) -> &'static str {
        match self {
            Self::Recovered => "mat-khau",
            Self::KeysChanged => "doi-khoa",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Recovered, Self::KeysChanged]
            .into_iter()
            .find(|done| done.code() == code)
    }

    /// Address of this page with the notice.
    pub(crate) fn address(self) -> String {
        format!("{}?{}={}", routes::SIGN_IN, Self::FIELD, self.code())
    }
}

/// The same page in answer to a form that arrived after its session had ended.
pub(crate) async fn ask(visit: &Visit, stopped: Stopped) -> Result<Response, Fault> {
    let props = Props {
        return_to: routes::HOME.to_owned(),
        stopped: true,
        carried: Some(stopped),
        ..Props::default()
    };
    page(visit, StatusCode::UNAUTHORIZED, props).await
}

async fn submit(visit: Visit, jar: CookieJar, form: RawForm) -> Result<Response, Fault> {
    let return_to = return_from(&form);
    let carried = carried::from_form(&form);
    let attempt = Attempt {
        lang: visit.lang,
        login: form.get("login"),
        password: form.get("password"),
        visitor: &visit.visitor,
    };
    let again = Props {
        login: form.get("login").to_owned(),
        return_to: return_to.clone(),
        stopped: carried.is_some(),
        carried: carried.clone(),
        ..Props::default()
    };
    let new = match sign_in(&visit.ctx, &attempt).await {
        Ok(new) => new,
        Err(Error::Invalid(faults)) => {
            let faults = faults.into();
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Props { faults, ..again }).await;
        }
        Err(Error::Limited { retry_after }) => {
            let wait = Some(retry_after.as_secs().max(1));
            return page(&visit, StatusCode::TOO_MANY_REQUESTS, Props { wait, ..again }).await;
        }
        Err(Error::Locked) => return page(&visit, StatusCode::FORBIDDEN, Props { locked: true, ..again }).await,
        Err(other) => return Err(other.into()),
    };
    let jar = cookies::opened(&visit.state, jar, &new);
    let next = match carried {
        Some(stopped) => {
            let visit = entered(visit, &new).await?;
            if new.needs_second_factor {
                second_factor::ask(&visit, stopped).await?
            } else {
                carried::page(&visit, new.account, &stopped).await?
            }
        }
        None => {
            let target = super::after_password(&new, &return_to);
            (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()
        }
    };
    Ok((jar, next).into_response())
}

/// The same visit in the session that was just opened, for a page that answers at once.
async fn entered(visit: Visit, new: &NewSession) -> Result<Visit, Fault> {
    match session::load(&visit.state.platform, &new.cookie, false).await? {
        Loaded::Open(session) => Ok(Visit {
            ctx: visit.ctx.signed_in(*session),
            ..visit
        }),
        Loaded::Ended { .. } | Loaded::Nobody => Ok(visit),
    }
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let wait = props.wait;
    let page = Page::new(words::entry::sign_in_title(lang)).with_status(status);
    let demo = services::demo::shown(&visit.ctx).await?;
    let mut response = render::page(visit, page, move || {
        view! { <View lang props=props.clone() demo=demo.clone() /> }.into_any()
    })
    .await?;
    if let Some(wait) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, wait.into());
    }
    Ok(response)
}

#[component]
fn View(lang: Lang, props: Props, demo: Vec<Shown>) -> impl IntoView {
    use words::entry as w;
    let Props {
        login,
        return_to,
        carried,
        stopped,
        done,
        wait,
        locked,
        faults,
    } = props;
    let wait = wait.map(|seconds| i64::try_from(seconds).unwrap_or(i64::MAX));
    let is_kept = carried.as_ref().is_some_and(|stopped| stopped.carried.is_some());
    let stopped = stopped.then(|| {
        if is_kept {
            w::sign_in_expired(lang)
        } else {
            w::sign_in_not_kept(lang)
        }
    });
    let done = done.map(|done| match done {
        Done::Recovered => (w::forgotten_done(lang), w::forgotten_done_code(lang)),
        Done::KeysChanged => (w::keys_changed(lang), w::keys_changed_next(lang)),
    });
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {(!faults.is_empty()).then(|| view! { <ErrorSummary errors=faults.links() /> })}
                {wait.map(|seconds| view! { <WarningText text=w::sign_in_wait(lang, seconds) /> })}
                {done
                    .map(|(text, next)| {
                        view! {
                            <NotificationBanner id="xong" kind=BannerKind::Success text>
                                <p class="govuk-body">{next}</p>
                            </NotificationBanner>
                        }
                    })}
                {locked.then(|| view! { <WarningText text=w::sign_in_locked(lang) /> })}
                <h1 class="govuk-heading-l">{w::sign_in_title(lang)}</h1>
                {stopped.map(|text| view! { <p class="govuk-body-l">{text}</p> })}
                <form method="post" action=routes::SIGN_IN novalidate>
                    <input type="hidden" name=RETURN_FIELD value=return_to />
                    {carried::fields(carried.as_ref())}
                    <Input
                        id="login"
                        name="login"
                        label=w::sign_in_login(lang)
                        value=login
                        autocomplete="username".to_owned()
                        error=faults.of("login")
                    />
                    <Input
                        id="password"
                        name="password"
                        label=w::sign_in_password(lang)
                        kind=InputKind::Password
                        autocomplete="current-password".to_owned()
                        error=faults.of("password")
                    />
                    <Button text=w::sign_in_submit(lang) />
                </form>
                <p class="govuk-body">
                    <a class="govuk-link" href=routes::FIRST_SIGN_IN>{w::sign_in_first(lang)}</a>
                </p>
                <Details summary=w::sign_in_trouble(lang)>
                    <p class="govuk-body">{w::sign_in_trouble_text(lang)}</p>
                    <p class="govuk-body">
                        <a class="govuk-link" href=routes::FORGOTTEN>{w::sign_in_forgotten(lang)}</a>
                    </p>
                </Details>
                <DemoAccounts lang accounts=demo />
            </div>
        </div>
    }
}
