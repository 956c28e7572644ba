//! Every route as every role.

use app::route::Route;
use app::screens;
use axum::body::Body;
use chrono::TimeDelta;
use domain::access::{AccessRule, RoleCode};
use domain::routes;
use http::{Method, Request, StatusCode, header};

use super::seated;
use crate::support::app::{Browser, form};
use crate::support::{Answer, founding};

/// Routes that end the session, and are asked last. The list may only shrink.
const ENDING: [&str; 1] = [routes::SIGN_OUT];
/// Pages that lead whoever has nothing to do there to where he has. The list may only shrink.
const LEADING_ON: [&str; 2] = [routes::SECOND_FACTOR, routes::SIGN_IN];
/// Where somebody is sent who may not go on as he is.
const STOPS: [&str; 4] = [
    routes::SIGN_IN,
    routes::SECOND_FACTOR,
    routes::STEP_UP,
    routes::OWN_SECOND_FACTOR,
];

/// Asks a route with nothing typed; follows nothing.
async fn ask(browser: &Browser<'_>, route: &Route) -> Answer {
    let request = match route.method {
        Method::GET => Request::get(route.path).body(Body::empty()).expect("a valid request"),
        _ => form(route.path, &[]),
    };
    browser.once(request).await
}

fn leads_to(answer: &Answer, pages: &[&str]) -> bool {
    let target = answer.header(header::LOCATION);
    let page = target.split('?').next().unwrap_or_default();
    answer.status == StatusCode::SEE_OTHER && pages.contains(&page)
}

/// Routes in an order in which none takes the session away from those after it.
fn in_order() -> Vec<Route> {
    let (ending, mut rest): (Vec<_>, Vec<_>) = screens::routes()
        .into_iter()
        .partition(|route| ENDING.contains(&route.path));
    rest.extend(ending);
    rest
}

fn admits(rule: AccessRule, role: RoleCode) -> bool {
    match rule {
        AccessRule::Public | AccessRule::SignedIn | AccessRule::SignedInSteppedUp => true,
        AccessRule::AnyOf(roles) | AccessRule::AnyOfSteppedUp(roles) => roles.contains(&role),
    }
}

on_both_demo! {
    async fn a_route_answers_the_roles_that_it_names_and_nobody_else(app: TestApp) {
        for role in RoleCode::ALL {
            let browser = seated(app, founding::wearer(role)).await;
            for route in in_order() {
                let answer = ask(&browser, &route).await;
                let place = format!("{} {} as {}: {}", route.method, route.path, role.code(), answer.status);
                if !admits(route.rule, role) {
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{place}");
                    continue;
                }
                assert!(!answer.status.is_server_error(), "{place}");
                assert!(![401, 403].contains(&answer.status.as_u16()), "{place}");
                let goes = ENDING.contains(&route.path) || LEADING_ON.contains(&route.path);
                assert!(goes || !leads_to(&answer, &STOPS), "{place} {}", answer.header(header::LOCATION));
            }
            let own = Request::get(routes::OWN_ACCOUNT).body(Body::empty()).expect("a valid request");
            assert!(leads_to(&browser.once(own).await, &[routes::SIGN_IN]), "signed out at the end");
        }
    }

    async fn what_is_signed_asks_for_the_password_after_a_while(app: TestApp) {
        for role in RoleCode::ALL {
            let browser = seated(app, founding::wearer(role)).await;
            app.clock.advance(TimeDelta::minutes(16));
            let guarded = screens::routes().into_iter().filter(|route| {
                matches!(route.rule, AccessRule::SignedInSteppedUp | AccessRule::AnyOfSteppedUp(_)) && admits(route.rule, role)
            });
            for route in guarded {
                let answer = ask(&browser, &route).await;
                let asked = leads_to(&answer, &[routes::STEP_UP]) || answer.status == StatusCode::UNAUTHORIZED;
                // A form with passwords is not carried through the step-up: its page is shown again, and asks for it.
                let again = routes::WITH_SECRETS.contains(&route.path) && leads_to(&answer, &[routes::STEP_UP, route.path]);
                assert!(asked || again, "{} {} as {}: {}", route.method, route.path, role.code(), answer.status);
            }
        }
    }
}
