//! Security headers of every answer.

use domain::routes;
use http::header;

use crate::support::TestApp;
use crate::support::faults;

const EVERYWHERE: [(&str, &str); 5] = [
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
];

#[tokio::test]
async fn every_answer_carries_them() {
    let app = TestApp::sqlite().await;
    let paths = [
        routes::HOME,
        routes::SYSTEM_STATUS,
        routes::SYSTEM_STATUS_PDF,
        routes::GALLERY,
        routes::LANGUAGE,
        "/khong-co",
        "/tai-nguyen/khong-co.js",
        faults::PANIC,
        faults::LIMITED,
    ];
    for path in paths {
        let answer = app.get(path).await;
        for (name, value) in EVERYWHERE {
            assert_eq!(answer.header(name), value, "{path} {name}");
        }
        assert!(answer.header("permissions-policy").contains("geolocation=()"), "{path}");
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        assert!(
            policy.starts_with("default-src 'none';") && policy.contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{path}: {policy}"
        );
        assert_eq!(
            answer.header(header::STRICT_TRANSPORT_SECURITY),
            "",
            "{path}: only with TLS"
        );
    }
    app.finish().await;
}

#[tokio::test]
async fn the_nonce_of_the_policy_is_the_nonce_of_the_scripts_and_never_repeats() {
    let app = TestApp::sqlite().await;
    let mut seen = Vec::new();
    for _ in 0..3 {
        let answer = app.get(routes::GALLERY).await;
        let policy = answer.header(header::CONTENT_SECURITY_POLICY).to_owned();
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .expect("a nonce")
            .to_owned();
        let html = answer.text();
        let scripts = html.matches("<script").count();
        assert!(scripts > 0);
        assert_eq!(
            html.matches(&format!("nonce=\"{nonce}\"")).count(),
            scripts,
            "every script carries it"
        );
        assert!(!seen.contains(&nonce));
        seen.push(nonce);
    }
    app.finish().await;
}
