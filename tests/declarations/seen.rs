//! "Ai đã xem": every opening, for the declarant alone.

use domain::access::RoleCode;
use domain::routes;
use http::StatusCode;
use services::Error;
use services::declarations::{Purpose, open_submitted, print_theirs, seen};

use super::seat;
use super::story::{asked, done};
use crate::access::seated;
use crate::support::founding;

on_both_demo! {
    async fn the_declarant_sees_who_opened_what_and_why(app: TestApp) {
        let id = asked(app).await;
        let (declarant, _) = done(app, id).await;
        assert_eq!(seen(&declarant, id).await.expect("his"), (Vec::new(), false));
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        open_submitted(&officer, id).await.expect("his to open");
        app.clock.advance(chrono::TimeDelta::seconds(5));
        print_theirs(&officer, id).await.expect("his to open");
        let (openings, is_more) = seen(&declarant, id).await.expect("his");
        assert!(!is_more);
        let name = &founding::wearer(RoleCode::CanBoToChuc).name;
        let told: Vec<_> = openings.iter().map(|one| (one.purpose, one.version)).collect();
        assert_eq!(told, [(Purpose::Print, Some(1)), (Purpose::Receive, Some(1))], "the newest first");
        for opening in &openings {
            assert_eq!((&opening.name, opening.roles.as_slice()), (name, [RoleCode::CanBoToChuc].as_slice()));
        }
        let browser = seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await;
        let path = routes::DECLARATION_SEEN.replace("{obligation}", &id.to_string());
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains(name.as_str()));
        for role in [RoleCode::CanBoToChuc, RoleCode::ThuTruong, RoleCode::QuanTri] {
            let other = seat(app, role).await;
            assert!(matches!(seen(&other, id).await, Err(Error::NotFound)), "{role:?}");
            let other = seated(app, founding::wearer(role)).await;
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "{role:?}");
        }
    }
}
