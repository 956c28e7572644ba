//! A long file goes through the server without ever being in its memory.
//!
//! Measured in a process of its own, because the tests beside this one take memory too.

use std::convert::Infallible;
use std::process::Command;

use axum::body::{Body, Bytes};
use domain::access::RoleCode;
use domain::files::LONGEST;
use domain::routes;
use futures_util::stream;
use http::{Method, Request, StatusCode, header};
use services::declarations::{files, start};
use services::demo::RoleAccount;
use store::Location;
use uuid::Uuid;

use super::crash::place;
use super::seat;
use super::story::asked;
use crate::access;
use crate::circles::{request, session_of};
use crate::support::database::Database;
use crate::support::{TestApp, founding};

/// The order for the process: where the store is, for what, as whom, a line each.
const ORDER: &str = "LIEMCHINH_TEST_MEMORY";
/// Before what it measured, in KiB.
const GROWN: &str = "grown by ";
/// Most by which it may grow: a batch of pieces, sealed and not, and what the store keeps of pages.
const MOST: u64 = 12 * 1024;

/// A line of what the kernel tells of this process, in KiB.
fn told(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the kernel tells");
    let found = status
        .lines()
        .find_map(|told| told.strip_prefix(line))
        .expect("the line");
    found.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// A form with the longest file, made while it is sent.
fn form(id: Uuid) -> Request<Body> {
    const PART: usize = 16 * 1024;
    let head = "--mark\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"scan.pdf\"\r\n\r\n%PDF-1.7";
    let parts = LONGEST / PART;
    let parts = (0..=parts + 1).map(move |at| {
        let bytes = match at {
            0 => Bytes::from_static(head.as_bytes()),
            at if at <= parts => Bytes::from(vec![at.to_le_bytes()[0]; if at == parts { PART - 8 } else { PART }]),
            _ => Bytes::from_static(b"\r\n--mark--\r\n"),
        };
        Ok::<_, Infallible>(bytes)
    });
    Request::builder()
        .method(Method::POST)
        .uri(routes::DECLARATION_FILES.replace("{obligation}", &id.to_string()))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=mark")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from_stream(stream::iter(parts)))
        .expect("a valid request")
}

#[tokio::test]
async fn the_process_that_is_measured() {
    // Without an order there is nothing to do: the tests below start it with one.
    let Ok(order) = std::env::var(ORDER) else { return };
    let [store, id, login, password] = order.split('\n').collect::<Vec<_>>()[..] else {
        panic!("four lines")
    };
    let location = if store.starts_with("postgres:") {
        Location::Postgres(store.to_owned())
    } else {
        Location::File(store.into())
    };
    let app = TestApp::beside(Database::at(location).await, 300).await;
    let who = RoleAccount {
        role: RoleCode::NguoiKeKhai,
        name: String::new(),
        login: login.to_owned(),
        password: password.to_owned(),
        second_factor: None,
    };
    let id = id.parse().expect("an id");
    let browser = access::seated(&app, &who).await;
    let ctx = request(&app, &session_of(&app, &who).await).await;
    // Once, so that what is made once is there.
    assert_eq!(browser.once(form(id)).await.status, StatusCode::SEE_OTHER);
    // From here on the peak is counted anew.
    std::fs::write("/proc/self/clear_refs", "5").expect("the kernel counts anew");
    let before = told("VmHWM:");
    assert_eq!(browser.once(form(id)).await.status, StatusCode::SEE_OTHER);
    let file = files::of_draft(&ctx, id).await.expect("his").files[1].id;
    let mut leaving = files::open_own(&ctx, id, file).await.expect("his");
    let mut length = 0;
    while let Some(piece) = leaving.next().await.expect("read") {
        length += piece.len();
    }
    assert_eq!(length, LONGEST);
    println!("{GROWN}{}", told("VmHWM:").saturating_sub(before));
}

on_both_demo! {
    async fn a_scan_of_25_megabytes_is_never_in_memory(app: TestApp) {
        let id = asked(app).await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        start(&declarant, id).await.expect("begun");
        let who = founding::wearer(RoleCode::NguoiKeKhai);
        let store = place(&app.database.location);
        let order = format!("{store}\n{id}\n{}\n{}", who.login, who.password);
        let output = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "declarations::memory::the_process_that_is_measured", "--nocapture"])
            .env(ORDER, order)
            .output()
            .expect("the program runs");
        let told = String::from_utf8_lossy(&output.stdout);
        let grown = told.split_once(GROWN).and_then(|(_, rest)| rest.lines().next()?.parse::<u64>().ok());
        let grown = grown.unwrap_or_else(|| panic!("{told}{}", String::from_utf8_lossy(&output.stderr)));
        assert!(grown < MOST, "{grown} KiB");
    }
}
