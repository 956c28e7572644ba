//! Pages that say what went wrong.

use axum::body::Body;
use domain::lang::Lang::Vi;
use domain::routes;
use http::{Method, Request, header};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::util::SubscriberInitExt;

use crate::accounts::second_factor_forged::Log;
use crate::support::TestApp;
use crate::support::app::BASE_URL;
use crate::support::faults;

/// The request identifier that a page shows, `XXXX-XXXX`.
fn reference(html: &str) -> Option<&str> {
    let paragraph = &html[html.find("lc-reference\">")?..];
    let code = paragraph.split("<strong>").nth(1)?.split('<').next()?;
    Some(code).filter(|code| code.len() == 9 && code.as_bytes()[4] == b'-')
}

#[tokio::test]
async fn each_error_has_one_clear_page_with_a_reference() {
    let app = TestApp::sqlite().await;
    let cases = [
        (Method::GET, "/khong-co", 404, words::errors::not_found_what(Vi)),
        (Method::GET, "/%FF%FE", 404, words::errors::not_found_what(Vi)),
        (
            Method::GET,
            "/tai-nguyen/khong-co.css",
            404,
            words::errors::not_found_what(Vi),
        ),
        (Method::DELETE, routes::HOME, 405, words::errors::method_what(Vi)),
        (Method::GET, routes::LANGUAGE, 405, words::errors::method_what(Vi)),
        (Method::GET, faults::FORBIDDEN, 403, words::errors::forbidden_what(Vi)),
        (Method::GET, faults::LIMITED, 429, words::errors::too_many_do(Vi, 77)),
        (Method::GET, faults::PANIC, 500, words::errors::internal_what(Vi)),
    ];
    for (method, path, status, sentence) in cases {
        let request = Request::builder()
            .method(method.clone())
            .uri(path)
            .header("sec-fetch-site", "same-origin");
        let answer = app.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, status, "{method} {path}");
        assert!(answer.text().contains(&sentence), "{method} {path}: {}", answer.text());
        assert!(reference(answer.text()).is_some(), "{method} {path}: {}", answer.text());
        assert!(
            !answer.text().contains(faults::SECRET),
            "the cause goes to the log only"
        );
        assert_eq!(
            answer.header(header::CONTENT_TYPE),
            "text/html; charset=utf-8",
            "{method} {path}"
        );
    }
    app.finish().await;
}

/// What a panic says may quote what somebody typed.
#[tokio::test]
async fn the_log_has_no_word_of_what_a_panic_says() {
    let app = TestApp::sqlite().await;
    let log = Log::default();
    let listening = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_writer(log.clone())
        .set_default();
    assert_eq!(app.get(faults::PANIC).await.status, 500);
    drop(listening);
    let lines = String::from_utf8(log.lines()).expect("text");
    assert!(lines.contains("a request panicked"), "{lines}");
    assert!(!lines.contains(faults::SECRET), "{lines}");
    app.finish().await;
}

#[tokio::test]
async fn a_wrong_method_names_the_right_ones_and_a_limit_names_the_wait() {
    let app = TestApp::sqlite().await;
    assert_eq!(app.get(routes::LANGUAGE).await.header(header::ALLOW), "POST");
    assert_eq!(app.get(faults::LIMITED).await.header(header::RETRY_AFTER), "77");
    app.finish().await;
}

#[tokio::test]
async fn an_address_that_no_page_makes_is_refused_and_not_repeated() {
    let app = TestApp::sqlite().await;
    let long = format!("{}?tim={}", routes::GALLERY, "x".repeat(5000));
    let answer = app.get(&long).await;
    assert_eq!(answer.status, 414);
    assert!(!answer.text().contains("xxxxxxxxxx"));

    let fitting = format!("{}?{}", routes::GALLERY, "trang-thai=xong&trang-thai=loi&".repeat(130));
    let answer = app.get(&fitting).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.len() < 300_000, "{} bytes", answer.body.len());
    app.finish().await;
}

#[tokio::test]
async fn the_language_switch_of_an_error_page_leads_somewhere() {
    let app = TestApp::sqlite().await;
    let refused = app.post(routes::LANGUAGE, &[("lang", "xx")]).await;
    assert!(
        refused.text().contains("name=\"return_to\" value=\"/\""),
        "a form's receiver is no page to come back to"
    );
    let answer = app
        .post(routes::LANGUAGE, &[("lang", "en"), ("return_to", routes::LANGUAGE)])
        .await;
    assert_eq!(answer.header(header::LOCATION), routes::HOME);
    app.finish().await;
}

#[tokio::test]
async fn scripts_get_the_same_as_json() {
    let app = TestApp::sqlite().await;
    let request = Request::get("/khong-co")
        .header(header::ACCEPT, "application/json")
        .body(Body::empty());
    let answer = app.send(request.expect("a request")).await;
    assert_eq!(answer.status, 404);
    let json: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
    assert_eq!(json["what"], words::errors::not_found_what(Vi));
    assert_eq!(json["reference"].as_str().map(str::len), Some(9));
    app.finish().await;
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused() {
    let app = TestApp::sqlite().await;
    let cases = [
        (Some("cross-site"), None, 403),
        (Some("none"), None, 403),
        (None, Some("null"), 403),
        (None, Some("http://evil.example"), 403),
        (None, None, 403),
        (None, Some(BASE_URL), 303),
        (Some("same-origin"), None, 303),
    ];
    for (site, origin, status) in cases {
        let mut request = Request::post(routes::LANGUAGE);
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        let answer = app
            .send(request.body(Body::from("lang=en&return_to=/")).expect("a request"))
            .await;
        assert_eq!(answer.status, status, "{site:?} {origin:?}");
        if status == 403 {
            assert!(answer.text().contains(&words::errors::origin_what(Vi)));
            assert_eq!(answer.header(header::SET_COOKIE), "", "nothing happened");
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn a_form_with_broken_encoding_is_refused() {
    let app = TestApp::sqlite().await;
    let request = Request::post(routes::LANGUAGE).header("sec-fetch-site", "same-origin");
    let answer = app
        .send(request.body(Body::from("lang=%FF%FE")).expect("a request"))
        .await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains(&words::errors::bad_request_what(Vi)));
    app.finish().await;
}

#[tokio::test]
async fn without_its_store_the_server_shows_the_maintenance_page() {
    let app = TestApp::sqlite().await;
    app.database.db.close().await;
    let answer = app.get(routes::SYSTEM_STATUS).await;
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains(&words::errors::maintenance_what(Vi)));
    assert_eq!(
        app.get(routes::HOME).await.status,
        200,
        "what needs no store still works"
    );
}
