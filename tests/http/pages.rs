//! Pages of the product.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::route::Route;
use app::{Visit, screens};
use axum::Extension;
use axum::body::Body;
use documents::Press;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use http::{Method, Request, header};
use services::accounts::Visitor;

use crate::support::TestApp;
use crate::support::app::{form, send};

const HTML_LIMIT: usize = 100 * 1000;
const PAGES: [&str; 6] = [
    routes::HOME,
    routes::SYSTEM_STATUS,
    routes::GALLERY,
    routes::DEADLINE_LOOKUP,
    routes::WORKING_CALENDAR,
    routes::LEGAL_PARAMETERS,
];

on_both! {
    async fn the_status_comes_from_the_store_through_words_to_the_screen(app: TestApp) {
        let engine = app.database.db.engine().name();
        let page = app.get(routes::SYSTEM_STATUS).await;
        assert_eq!(page.status, 200);
        let html = page.text();
        assert!(html.contains("<h1 class=\"govuk-heading-l\">Tình trạng hệ thống</h1>"));
        assert!(html.contains("08:02:03 01/07/2026"), "the clock of the server, in Vietnam");
        assert!(html.contains(engine) && html.contains(services::system::VERSION));
        // The store's clock is real and far from the mock clock: that is worth a warning.
        assert!(html.contains("lệch nhau"));
    }

    async fn the_same_as_pdf(app: TestApp) {
        let pdf = app.get(routes::SYSTEM_STATUS_PDF).await;
        assert_eq!(pdf.status, 200);
        assert_eq!(pdf.header(header::CONTENT_TYPE), "application/pdf");
        assert_eq!(pdf.header(header::CONTENT_DISPOSITION), "attachment; filename=\"tinh-trang-he-thong.pdf\"");
        assert!(pdf.body.starts_with(b"%PDF-"));
    }
}

/// Forms that are not carried through a sign-in.
const NOT_CARRIED: [&[&str]; 3] = [&[routes::SIGN_OUT], &routes::WITH_SECRETS, &routes::WITH_FILES];

#[tokio::test]
async fn nobody_signed_out_gets_further_than_public_pages() {
    let app = TestApp::sqlite().await;
    for route in screens::routes() {
        let reads = route.method == Method::GET;
        let answer = match reads {
            true => app.get(route.path).await,
            false => app.post(route.path, &[]).await,
        };
        let place = format!("{} {}", route.method, route.path);
        match (route.rule, reads) {
            (AccessRule::Public, true) => assert_eq!(answer.status, 200, "{place}"),
            // Whoever is out need not come in to leave; and passwords and files are carried through no sign-in.
            (_, false) if NOT_CARRIED.iter().any(|paths| paths.contains(&route.path)) => {
                assert_eq!(answer.status, 303, "{place}");
                assert!(answer.header(header::LOCATION).starts_with(routes::SIGN_IN), "{place}");
            }
            // Nothing was typed: some forms can say so, others miss what our own pages always send.
            (AccessRule::Public, false) => assert!([400, 422].contains(&answer.status.as_u16()), "{place}"),
            (_, true) => {
                assert_eq!(answer.status, 303, "{place}");
                assert!(answer.header(header::LOCATION).starts_with(routes::SIGN_IN), "{place}");
            }
            (_, false) => assert_eq!(answer.status, 401, "{place}"),
        }
    }
}

#[tokio::test]
async fn pages_are_light_and_only_the_gallery_carries_a_script() {
    let app = TestApp::sqlite().await;
    for path in PAGES {
        let request = Request::get(path)
            .header(header::ACCEPT_ENCODING, "br")
            .body(Body::empty())
            .expect("a request");
        let packed = app.send(request).await;
        assert_eq!(packed.header(header::CONTENT_ENCODING), "br", "{path}");
        assert!(packed.body.len() <= HTML_LIMIT, "{path}: {} bytes", packed.body.len());
        let plain = app.get(path).await;
        assert_eq!(plain.text().contains("<script"), path == routes::GALLERY, "{path}");
        assert!(
            !plain.text().contains(" style=\""),
            "{path}: the policy forbids inline styles"
        );
    }
    app.finish().await;
}

#[tokio::test]
async fn the_language_is_remembered_and_leads_back() {
    let app = TestApp::sqlite().await;
    let answer = app
        .post(
            routes::LANGUAGE,
            &[("return_to", "/tinh-trang-he-thong?a=1"), ("lang", "en")],
        )
        .await;
    assert_eq!(answer.status, 303);
    assert_eq!(answer.header(header::LOCATION), "/tinh-trang-he-thong?a=1");
    assert_eq!(
        answer.header(header::SET_COOKIE),
        "ngon-ngu=en; HttpOnly; SameSite=Lax; Path=/; Max-Age=31536000"
    );

    let request = Request::get(routes::SYSTEM_STATUS)
        .header(header::COOKIE, "a=b; ngon-ngu=en")
        .body(Body::empty());
    let page = app.send(request.expect("a request")).await;
    assert!(page.text().contains("<html lang=\"en\""));
    assert_eq!(page.header(header::CONTENT_LANGUAGE), "en");

    for (target, expected) in [
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("", "/"),
        ("/\\evil", "/"),
    ] {
        let answer = app
            .post(routes::LANGUAGE, &[("return_to", target), ("lang", "vi")])
            .await;
        assert_eq!(answer.header(header::LOCATION), expected, "{target}");
    }
    assert_eq!(app.post(routes::LANGUAGE, &[("lang", "xx")]).await.status, 400);
    app.finish().await;
}

#[tokio::test]
async fn a_full_press_asks_to_come_back() {
    let app = TestApp::sqlite().await;
    let router = app.with_press(Press::new(0, 0));
    let request = Request::get(routes::SYSTEM_STATUS_PDF)
        .body(Body::empty())
        .expect("a request");
    let answer = send(&router, request).await;
    assert_eq!(answer.status, 429);
    assert_eq!(answer.header(header::RETRY_AFTER), "10");
    assert!(answer.text().contains("10 giây"));
    app.finish().await;
}

#[tokio::test]
async fn gallery_questions_are_answered_whatever_is_asked() {
    let app = TestApp::sqlite().await;
    for query in [
        "?",
        "?%FF%FE",
        "?money=1%2C5+t%E1%BB%B7",
        "?page=99999999999999999999",
        "?sort=x&order=y&q=%00&&&=&a",
    ] {
        let answer = app.get(&format!("{}{query}", routes::GALLERY)).await;
        assert_eq!(answer.status, 200, "{query}");
    }
    app.finish().await;
}

#[tokio::test]
async fn a_form_too_large_is_refused_whole() {
    let app = TestApp::sqlite().await;
    let large = "x".repeat(app::route::FORM);
    let answer = app
        .send(form(routes::LANGUAGE, &[("lang", "vi"), ("return_to", &large)]))
        .await;
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains(&words::errors::too_large_title(Lang::Vi)));
    app.finish().await;
}

#[tokio::test]
async fn a_rule_that_does_not_admit_stops_the_request_before_its_handler() {
    let app = TestApp::sqlite().await;
    let reached = Arc::new(AtomicBool::new(false));
    let inside = reached.clone();
    let route = Route::get("/thu/canh-cua", AccessRule::Public, move || async move {
        inside.store(true, Ordering::SeqCst);
        "inside"
    });
    // The worker is nobody whom a route on the web admits.
    let visit = Visit {
        ctx: app.worker_ctx(),
        state: app.state.clone(),
        lang: Lang::Vi,
        address: "/".to_owned(),
        path: "/".to_owned(),
        wants_json: false,
        visitor: Visitor {
            address: [127, 0, 0, 1].into(),
            device: None,
            agent: String::new(),
        },
    };
    let router = app::route::router(vec![route])
        .layer(Extension(visit))
        .with_state(app.state.clone());
    let request = Request::get("/thu/canh-cua").body(Body::empty()).expect("a request");
    let answer = send(&router, request).await;
    assert_eq!(answer.status, 403);
    assert!(!reached.load(Ordering::SeqCst), "the handler did not run");
    drop(router);
    app.finish().await;
}
