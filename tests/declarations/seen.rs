//! "Ai đã xem": every opening, for the declarant alone.

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::routes;
use http::StatusCode;
use services::Error;
use services::declarations::{Purpose, Seen, open_submitted, print_theirs, seen};

use super::seat;
use super::story::{asked, done};
use crate::access::seated;
use crate::ledger::settle;
use crate::support::{TestApp, founding};

on_both_demo! {
    async fn the_declarant_sees_who_opened_what_and_why(app: TestApp) {
        let id = asked(app).await;
        let (declarant, _) = done(app, id).await;
        let none = seen(&declarant, id, None).await.expect("his");
        assert_eq!((none.openings, none.older), (Vec::new(), None));
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        open_submitted(&officer, id).await.expect("his to open");
        app.clock.advance(TimeDelta::seconds(5));
        print_theirs(&officer, id).await.expect("his to open");
        let Seen { openings, older } = seen(&declarant, id, None).await.expect("his");
        assert_eq!(older, None);
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
            assert!(matches!(seen(&other, id, None).await, Err(Error::NotFound)), "{role:?}");
            let other = seated(app, founding::wearer(role)).await;
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "{role:?}");
        }
    }

    async fn nobody_pushes_the_openings_of_others_out_of_sight(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        print_theirs(&officer, id).await.expect("his to open");
        app.clock.advance(TimeDelta::days(1));
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        for _ in 0..501 {
            open_submitted(&officer, id).await.expect("his to open");
        }
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        let openings = seen(&declarant, id, None).await.expect("his").openings;
        let told: Vec<_> = openings.iter().map(|one| (one.purpose, one.times)).collect();
        assert_eq!(told, [(Purpose::Receive, 501), (Purpose::Print, 1)]);
        let browser = seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await;
        let path = routes::DECLARATION_SEEN.replace("{obligation}", &id.to_string());
        let page = browser.get(&path).await;
        let last = domain::time::exact(openings[0].at);
        assert!(page.text().contains(&words::seen::times(domain::lang::Lang::Vi, 501, &last)), "{last}");
    }

    async fn what_is_older_than_a_page_is_on_the_next_one(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        // One day is one line: more days than a page has lines.
        for _ in 0..52 {
            let officer = seat(app, RoleCode::CanBoToChuc).await;
            open_submitted(&officer, id).await.expect("his to open");
            app.clock.advance(TimeDelta::days(1));
        }
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        let first = seen(&declarant, id, None).await.expect("his");
        assert_eq!(first.openings.len(), 50);
        let browser = seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await;
        let path = routes::DECLARATION_SEEN.replace("{obligation}", &id.to_string());
        let page = browser.get(&path).await;
        let older = first.older.expect("there is more");
        let link = format!("{path}?truoc={older}");
        assert!(page.text().contains(&format!("href=\"{link}\"")));
        let second = seen(&declarant, id, Some(older)).await.expect("his");
        assert_eq!((second.openings.len(), second.older), (2, None));
        assert!(second.openings[0].at < first.openings[49].at);
        assert!(browser.get(&link).await.text().contains(&format!("href=\"{path}\"")), "and back");
        // An event of something else leads nowhere.
        for stranger in [uuid::Uuid::from_u128(7), declaration_event(app).await] {
            let answer = seen(&declarant, id, Some(stranger)).await;
            assert!(matches!(answer, Err(Error::NotFound)), "{stranger}");
        }
    }
}

/// An event that is no opening.
async fn declaration_event(app: &TestApp) -> uuid::Uuid {
    settle(app).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let first = store::ledger::events(&mut tx, 0, 1).await.expect("read");
    first[0].event.id
}
