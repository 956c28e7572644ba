//! Long forms that are stopped on their way, because their author has to prove who he is.

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::routes;
use http::StatusCode;
use services::declarations::{draft, start};

use super::seat;
use super::story::{asked, done, row};
use crate::access::{code, seated};
use crate::support::{Answer, founding};

/// As long as one explanation may be, of letters that take nine bytes each on their way.
fn long() -> String {
    "ề".repeat(9_990)
}

/// How often the page has the long text.
fn times(page: &Answer, text: &str) -> usize {
    page.text().matches(text).count()
}

on_both_demo! {
    async fn a_long_return_goes_through_whole_after_the_step_up(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let who = founding::wearer(RoleCode::CanBoToChuc);
        let officer = seated(app, who).await;
        let about = id.to_string();
        officer.get(&format!("{}?ma={about}", routes::DECLARATION_OPEN)).await;
        app.clock.advance(TimeDelta::minutes(16));
        let (version, long) = (row(app, id).await.version.to_string(), long());
        let places = ["yc-declaration", "yc-residential_land", "yc-houses", "yc-gold"];
        let mut fields = vec![("ma", &*about), ("version", &*version)];
        fields.extend(places.map(|place| (place, &*long)));
        let stopped = officer.post(routes::DECLARATION_RETURN, &fields).await;
        assert_eq!(stopped.status, StatusCode::UNAUTHORIZED);
        assert_eq!(times(&stopped, &long), 0, "sealed");
        let code = code(app, who).await;
        let proof = [
            ("carried_target", stopped.field("carried_target")),
            ("carried", stopped.field("carried")),
            ("password", &*who.password),
            ("code", &*code),
        ];
        let on = officer.post(routes::STEP_UP, &proof).await;
        assert_eq!((on.status, times(&on, &long)), (StatusCode::OK, places.len()));
        let sent = officer.post(routes::DECLARATION_RETURN, &fields).await;
        assert_eq!(sent.status, StatusCode::OK);
        app.work().await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        start(&declarant, id).await.expect("begun");
        let request = draft(&declarant, id).await.expect("his").request.expect("what is asked");
        assert_eq!(request.reasons.len(), places.len());
        assert!(request.reasons.iter().all(|(_, text)| *text == long));
    }

    async fn long_explanations_survive_the_end_of_a_session(app: TestApp) {
        let id = asked(app).await;
        let who = founding::wearer(RoleCode::NguoiKeKhai);
        let browser = seated(app, who).await;
        app.clock.advance(TimeDelta::minutes(31));
        let place = routes::OWN_CHANGES.replace("{obligation}", &id.to_string());
        let long = long();
        let names = ["gt.a.1", "gt.a.2", "gt.a.3", "gt.a.4", "gt.a.5", "gt.a.6", "gt.a.7", "gt.a.8", "gt.a.9", "gt.a.10"];
        let fields = names.map(|name| (name, &*long));
        let stopped = browser.post(&place, &fields).await;
        assert_eq!(stopped.status, StatusCode::UNAUTHORIZED);
        let carried = stopped.field("carried");
        assert!(carried.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        let proof = [
            ("carried_target", stopped.field("carried_target")),
            ("carried", carried),
            ("login", &*who.login),
            ("password", &*who.password),
        ];
        let on = browser.post(routes::SIGN_IN, &proof).await;
        assert_eq!((on.status, times(&on, &long)), (StatusCode::OK, names.len()));
        let too_much = browser.post(&place, &[fields, fields].concat()).await;
        assert_eq!(too_much.status, StatusCode::PAYLOAD_TOO_LARGE);
    }
}
