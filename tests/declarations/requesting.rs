//! A request to complete while the officer writes it: kept for him alone, until it is sent or the declaration moves on.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::routes;
use http::{StatusCode, header};
use services::declarations::{
    Return, UndoReason, discard_request, keep_request, kept_request, open_submitted, receive, send_back, start,
    undo_receipt,
};
use services::{Ctx, Error};
use uuid::Uuid;

use super::seat;
use super::story::{asked, code, done, paper, row, submitted, writing};
use crate::access::seated;
use crate::circles::LANG;
use crate::support::app::{Browser, form};
use crate::support::{Answer, TestApp, founding};

const PLACE: &str = "residential_land";

fn of(text: &str) -> BTreeMap<String, String> {
    [(PLACE.to_owned(), text.to_owned())].into()
}

/// What the actor finds of it.
async fn text(ctx: &Ctx, id: Uuid) -> Option<String> {
    let kept = kept_request(ctx, id).await.expect("his to receive");
    kept.map(|kept| kept.reasons.get(PLACE).cloned().unwrap_or_default())
}

/// How many there are, of everybody.
async fn stored(app: &TestApp) -> u64 {
    let mut dba = crate::ledger::dba::Dba::of(app).await;
    let count = dba.run("UPDATE request_draft SET revision = revision").await;
    dba.close().await;
    count
}

/// What the page of the moment would post.
struct Typed {
    about: String,
    version: String,
    name: String,
}

impl Typed {
    fn fields<'a>(&'a self, revision: &'a str, text: &'a str) -> [(&'a str, &'a str); 4] {
        [
            ("ma", &self.about),
            ("version", &self.version),
            ("revision", revision),
            (&self.name, text),
        ]
    }
}

/// Posted by a script.
async fn by_script(browser: &Browser<'_>, fields: &[(&str, &str)]) -> Answer {
    let mut request = form(routes::DECLARATION_REQUEST, fields);
    let json = header::HeaderValue::from_static("application/json");
    request.headers_mut().insert(header::ACCEPT, json);
    browser.once(request).await
}

/// Somebody submitted, and the officer opened it.
async fn read(app: &TestApp) -> (Uuid, Ctx) {
    let id = asked(app).await;
    done(app, id).await;
    let officer = seat(app, RoleCode::CanBoToChuc).await;
    open_submitted(&officer, id).await.expect("his to open");
    (id, officer)
}

on_both_demo! {
    async fn what_is_written_is_kept_for_its_author_alone(app: TestApp) {
        let (id, officer) = read(app).await;
        assert!(kept_request(&officer, id).await.expect("his").is_none());
        let first = keep_request(&officer, id, 0, &of("Ghi rõ")).await.expect("kept").revision;
        // Another window has begun as well.
        assert!(matches!(keep_request(&officer, id, 0, &of("Khác")).await, Err(Error::Conflict)));
        let second = keep_request(&officer, id, first, &of("Ghi rõ hơn")).await.expect("kept").revision;
        assert!(second > first);
        assert!(matches!(keep_request(&officer, id, first, &of("Khác")).await, Err(Error::Conflict)));
        // In another session, on another day: it is there.
        app.clock.advance(TimeDelta::days(3));
        let again = seat(app, RoleCode::CanBoToChuc).await;
        assert_eq!(text(&again, id).await.as_deref(), Some("Ghi rõ hơn"));
        for role in [RoleCode::NguoiKeKhai, RoleCode::ThuTruong, RoleCode::QuanTri, RoleCode::KiemToanNoiBo] {
            let other = seat(app, role).await;
            assert!(!matches!(kept_request(&other, id).await, Ok(Some(_))), "{role:?}");
            assert!(keep_request(&other, id, second, &of("Của người khác")).await.is_err(), "{role:?}");
            let _ = discard_request(&other, id).await;
        }
        assert_eq!(text(&again, id).await.as_deref(), Some("Ghi rõ hơn"));
        // What is empty is none, and a page that showed it before writes over nothing.
        let none = keep_request(&again, id, second, &of(" \n")).await.expect("kept");
        assert_eq!((none.revision, stored(app).await), (0, 0));
        assert!(matches!(keep_request(&again, id, second, &of("Cũ")).await, Err(Error::Conflict)));
        keep_request(&again, id, 0, &of("Mới")).await.expect("kept");
        discard_request(&again, id).await.expect("thrown away");
        assert_eq!(text(&again, id).await, None);
    }

    async fn it_goes_when_the_declaration_moves_on(app: TestApp) {
        let (id, officer) = read(app).await;
        // Received: there is nothing to ask any more, also after the receipt was undone.
        keep_request(&officer, id, 0, &of("Thừa")).await.expect("kept");
        let opened = open_submitted(&officer, id).await.expect("his to open");
        receive(&officer, &paper(id, opened.row.version, &code(&opened.declaration))).await.expect("received");
        assert_eq!(stored(app).await, 0);
        assert!(matches!(keep_request(&officer, id, 0, &of("Muộn")).await, Err(Error::Conflict)));
        let version = row(app, id).await.version;
        undo_receipt(&officer, id, version, UndoReason::Mistake).await.expect("on its day");
        // Sent: it is a request now.
        let seen = keep_request(&officer, id, 0, &of("Ghi đúng diện tích")).await.expect("kept").revision;
        let version = row(app, id).await.version;
        send_back(&officer, &Return { lang: LANG, obligation: id, version, reasons: &[(PLACE, "Ghi đúng diện tích")] }).await.expect("sent back");
        assert_eq!(stored(app).await, 0);
        assert!(matches!(keep_request(&officer, id, seen, &of("Muộn")).await, Err(Error::Conflict)));
        // And of the version that came afterwards there is none.
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        start(&declarant, id).await.expect("begun");
        let revision = super::story::seen(&declarant, id).await;
        let revision = services::declarations::save(&declarant, id, revision, &writing()).await.expect("saved");
        let key = services::idempotency::new_key(&declarant);
        submitted(&declarant, id, revision, key).await.expect("submitted");
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        assert_eq!(text(&officer, id).await, None);
        app.work().await;
    }

    async fn nobody_opens_what_was_moved_elsewhere(app: TestApp) {
        let (id, officer) = read(app).await;
        keep_request(&officer, id, 0, &of("Ghi rõ")).await.expect("kept");
        let mut dba = crate::ledger::dba::Dba::of(app).await;
        dba.run("UPDATE request_draft SET revision = revision + 7").await;
        dba.close().await;
        assert!(matches!(kept_request(&officer, id).await, Err(Error::Internal(_))));
    }

    async fn the_page_keeps_it_by_script_by_button_and_over_the_end_of_a_session(app: TestApp) {
        let (id, _) = read(app).await;
        let (who, about) = (founding::wearer(RoleCode::CanBoToChuc), id.to_string());
        let officer = seated(app, who).await;
        let place = format!("{}?ma={about}", routes::DECLARATION_OPEN);
        let page = officer.get(&place).await;
        let typed = Typed {
            about: about.clone(),
            version: row(app, id).await.version.to_string(),
            name: format!("yc-{PLACE}"),
        };
        let keep = routes::DECLARATION_REQUEST;
        assert_eq!(page.field("revision"), "0");
        let saved = by_script(&officer, &typed.fields("0", "Ghi rõ <b>")).await;
        assert_eq!(saved.status, StatusCode::OK);
        let told: serde_json::Value = serde_json::from_str(saved.text()).expect("JSON");
        let revision = told["revision"].as_str().expect("a revision").to_owned();
        assert!(told["saved"].as_str().expect("a sentence").starts_with("Đã lưu lúc"));
        let openings = crate::accounts::events(app, "declaration.opened").await;
        let cover = officer.post(keep, &typed.fields(&revision, "Ghi rõ <b> hơn")).await;
        for told in ["Đã lưu nháp yêu cầu bổ sung", "đang viết dở, lưu lúc", "Bỏ yêu cầu đang viết dở"] {
            assert!(cover.text().contains(told), "{told}");
        }
        assert_eq!(crate::accounts::events(app, "declaration.opened").await, openings, "keeping it opens nothing");
        let page = officer.get(&place).await;
        assert!(page.text().contains("Ghi rõ &lt;b&gt; hơn"), "markup stays text");
        assert!(page.text().contains("vẫn còn trong các ô bên dưới"));
        // A window that does not know of it gets both; a script is told.
        assert_eq!(by_script(&officer, &typed.fields(&revision, "Cửa sổ kia")).await.status, StatusCode::CONFLICT);
        let both = officer.post(keep, &typed.fields(&revision, "Cửa sổ kia")).await;
        assert_eq!(both.status, StatusCode::CONFLICT);
        assert!(both.text().contains("Cửa sổ kia\nGhi rõ"), "both texts");
        assert_eq!(both.field("revision"), page.field("revision"));
        // What does not say which paper is meant comes back with what was being written.
        let refused = officer.post(routes::DECLARATION_RECEIVE, &[("ma", &*about), ("version", &*typed.version), ("code", "x")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("vẫn còn trong các ô bên dưới"));
        // The session ends while he writes on.
        app.clock.advance(TimeDelta::minutes(31));
        let on = page.field("revision").to_owned();
        assert_eq!(by_script(&officer, &typed.fields(&on, "Ghi rõ hơn nữa")).await.status, StatusCode::UNAUTHORIZED);
        let officer = seated(app, who).await;
        let page = officer.get(&place).await;
        assert!(page.text().contains("hơn</textarea>"), "what was saved before is there");
        let gone = officer.post(routes::DECLARATION_REQUEST_DISCARD, &[("ma", &*about)]).await;
        assert!(gone.text().contains("Đã bỏ yêu cầu đang viết dở"));
        assert_eq!(stored(app).await, 0);
        // Somebody else received it meanwhile: what was typed is on the page still.
        let head = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&head, id).await.expect("his to open");
        receive(&head, &paper(id, opened.row.version, &code(&opened.declaration))).await.expect("received");
        let left = officer.post(keep, &typed.fields("0", "Đã gõ mà chưa gửi")).await;
        assert_eq!(left.status, StatusCode::CONFLICT);
        assert!(left.text().contains("Đã gõ mà chưa gửi") && left.text().contains("chưa được gửi"));
    }
}
