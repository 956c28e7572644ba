//! Files that arrive slowly, at the same time, not at all, or too often.

use std::time::Duration;

use axum::body::{Body, Bytes};
use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::routes;
use futures_util::stream;
use http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use server::http::Patience;
use services::declarations::files::{self, Arriving, Refused, begin};
use services::declarations::{discard, open_submitted, print_theirs, receive, start, withdraw};
use services::{Ctx, Error};
use tokio::task::yield_now;
use tokio::time::timeout;
use uuid::Uuid;

use super::files::{begun, browser, path, pdf, pieces, png, posted, send, submitted};
use super::seat;
use super::story::{self, asked_of, paper};
use crate::accounts::events;
use crate::ledger::dba::Dba;
use crate::ledger::{assert_sound, settle};
use crate::support::{
    TestApp,
    app::{form, send as send_to},
};

const LIMIT: Duration = Duration::from_secs(30);

async fn arriving(ctx: &Ctx, id: Uuid) -> Arriving {
    begin(ctx, id, "a.pdf")
        .await
        .expect("his")
        .unwrap_or_else(|why| panic!("{why:?}"))
}

async fn added(ctx: &Ctx, id: Uuid, content: &[u8]) -> Result<Uuid, Refused> {
    let mut file = begin(ctx, id, "a.pdf").await.expect("his")?;
    file.take(content).await.expect("taken")?;
    file.finish().await.expect("ended")
}

/// What was let go is forgotten beside everything else.
async fn nothing_is_left(app: &TestApp) {
    let gone = async {
        while pieces(app).await > 0 || arrivals(app).await > 0 {
            yield_now().await;
        }
    };
    timeout(LIMIT, gone).await.expect("it is forgotten");
}

/// How many files are said to be arriving.
async fn arrivals(app: &TestApp) -> u64 {
    let mut dba = Dba::of(app).await;
    let count = dba
        .run("UPDATE draft_file SET generation = generation WHERE pieces IS NULL")
        .await;
    dba.close().await;
    count
}

/// The same request, with a body that comes a little at a time.
async fn trickling(request: Request<Body>) -> Request<Body> {
    let (parts, body) = request.into_parts();
    let bytes = body.collect().await.expect("the whole body").to_bytes();
    let parts_of = stream::unfold(bytes, |mut rest: Bytes| async move {
        yield_now().await;
        let now = rest.split_to(rest.len().min(40_000));
        (!now.is_empty()).then_some((Ok::<_, std::convert::Infallible>(now), rest))
    });
    Request::from_parts(parts, Body::from_stream(parts_of))
}

on_both_demo! {
    async fn a_hundred_files_added_and_removed_leave_room_for_the_next(app: TestApp) {
        let (id, declarant) = begun(app).await;
        for _ in 0..105 {
            let file = added(&declarant, id, &pdf(10)).await.expect("taken");
            files::remove(&declarant, id, file).await.expect("removed");
        }
        let last = added(&declarant, id, &pdf(10)).await.expect("taken");
        assert_eq!(files::count(&declarant, id).await.expect("his"), 1);
        let left = files::of_draft(&declarant, id).await.expect("his").files;
        assert!(left.iter().any(|file| file.id == last && !file.removed), "it is listed");
        assert_eq!(left.len(), 11, "the last that were removed can be put back");
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        submitted(&declarant, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, id).await.expect("his to open");
        assert_eq!(opened.files.iter().map(|file| file.id).collect::<Vec<_>>(), [last], "and submitted");
        settle(app).await;
        assert_sound(app).await;
    }

    async fn files_that_are_arriving_count_as_long_as_they_may_become(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let mut under_way = Vec::new();
        for _ in 0..4 {
            under_way.push(arriving(&declarant, id).await);
        }
        let fifth = begin(&declarant, id, "a.pdf").await.expect("his");
        assert!(matches!(fifth, Err(Refused::TooMany)));
        for mut file in under_way {
            file.take(&pdf(10)).await.expect("taken").expect("a PDF");
            file.finish().await.expect("ended").expect("a PDF");
        }
        added(&declarant, id, &pdf(10)).await.expect("they were short");
        assert_eq!(files::count(&declarant, id).await.expect("his"), 5);
    }

    async fn four_files_of_the_longest_fit_and_removing_one_makes_room(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let mut last = Uuid::nil();
        for _ in 0..4 {
            last = added(&declarant, id, &pdf(10)).await.expect("taken");
        }
        // As long as scans of 25 MB are.
        let mut dba = Dba::of(app).await;
        assert_eq!(dba.run("UPDATE draft_file SET pieces = 470").await, 4);
        dba.close().await;
        assert_eq!(added(&declarant, id, &pdf(10)).await, Err(Refused::TooMany));
        files::remove(&declarant, id, last).await.expect("removed");
        added(&declarant, id, &pdf(10)).await.expect("there is room");
        // The removed one had to make room for good.
        let back = files::put_back(&declarant, id, last).await;
        assert!(matches!(back, Err(Error::Conflict)));
    }

    async fn what_was_removed_comes_back_only_where_there_is_room(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let mut first = Uuid::nil();
        for _ in 0..files::MOST_FILES {
            first = added(&declarant, id, &pdf(10)).await.expect("taken");
        }
        files::remove(&declarant, id, first).await.expect("removed");
        added(&declarant, id, &pdf(10)).await.expect("taken");
        assert_eq!(files::put_back(&declarant, id, first).await.expect("his"), Err(Refused::TooMany));
        assert_eq!(files::count(&declarant, id).await.expect("his"), files::MOST_FILES);
        let fields = [("tep", &*first.to_string())];
        let page = browser(app).await.post(&path(routes::DECLARATION_FILE_PUT_BACK, id), &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains(&words::files::too_many(domain::lang::Lang::Vi)));
    }

    async fn a_line_that_breaks_leaves_nothing_that_counts(app: TestApp) {
        let (id, declarant) = begun(app).await;
        for _ in 0..4 {
            let mut file = arriving(&declarant, id).await;
            file.take(&pdf(1_500_000)).await.expect("taken").expect("a PDF");
        }
        nothing_is_left(app).await;
        // The same through the page: the body ends with an error in its middle.
        let browser = browser(app).await;
        let whole = posted(id, "a.pdf", &pdf(1_500_000)).into_body().collect().await.expect("whole").to_bytes();
        let parts = [Ok(whole.slice(..1_400_000)), Err(std::io::Error::other("the line broke"))];
        let request = Request::builder()
            .method(Method::POST)
            .uri(path(routes::DECLARATION_FILES, id))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=mark")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from_stream(stream::iter(parts)));
        assert_eq!(browser.once(request.expect("a request")).await.status, StatusCode::BAD_REQUEST);
        nothing_is_left(app).await;
        added(&declarant, id, &pdf(10)).await.expect("taken");
    }

    async fn a_draft_that_goes_away_takes_what_is_arriving_along(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let mut file = arriving(&declarant, id).await;
        file.take(&pdf(1_500_000)).await.expect("taken").expect("a PDF");
        discard(&declarant, id).await.expect("thrown away");
        let late = file.take(&pdf(1_500_000)).await;
        assert!(matches!(late, Err(Error::Conflict)), "{:?}", late.is_ok());
        drop(file);
        nothing_is_left(app).await;

        start(&declarant, id).await.expect("begun");
        let mut file = arriving(&declarant, id).await;
        file.take(&pdf(10)).await.expect("taken").expect("a PDF");
        submitted(&declarant, id).await;
        assert!(matches!(file.finish().await, Err(Error::Conflict)), "it came too late, and is told so");
        nothing_is_left(app).await;
        let openings = open_submitted(&seat(app, RoleCode::CanBoToChuc).await, id).await.expect("his to open");
        assert!(openings.files.is_empty());
    }

    async fn the_worker_sweeps_what_nobody_else_forgot_and_nothing_else(app: TestApp) {
        let (id, declarant) = begun(app).await;
        added(&declarant, id, &pdf(300_000)).await.expect("taken");
        submitted(&declarant, id).await;
        withdraw(&declarant, id).await.expect("nobody has opened it");
        let kept = added(&declarant, id, &pdf(300_000)).await.expect("taken");
        let before = pieces(app).await;
        // A program that is killed forgets nothing by itself.
        let mut killed = arriving(&declarant, id).await;
        killed.take(&pdf(1_500_000)).await.expect("taken").expect("a PDF");
        std::mem::forget(killed);
        let worker = app.worker_ctx();
        assert_eq!(files::sweep(&worker).await.expect("swept"), 0, "it may still be arriving");
        app.clock.advance(TimeDelta::minutes(31));
        assert!(files::sweep(&app.worker_ctx()).await.expect("swept") > 0);
        assert_eq!((pieces(app).await, arrivals(app).await), (before, 0));
        // Pieces without any row, as earlier programs left them.
        let mut dba = Dba::of(app).await;
        let forgotten = format!("DELETE FROM draft_file WHERE id = u{{{}}}", kept.simple());
        assert_eq!(dba.run(&forgotten).await, 1);
        dba.close().await;
        assert_eq!(files::sweep(&app.worker_ctx()).await.expect("swept"), 1);
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        let file = files::of_draft(&declarant, id).await.expect("his").files[0].id;
        let mut leaving = files::open_own(&declarant, id, file).await.expect("his");
        while leaving.next().await.expect("whole").is_some() {}
    }

    async fn a_slow_line_brings_its_file_and_nothing_else_waits_as_long(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let browser = browser(app).await;
        let hasty = app.with_patience(Patience { request: Duration::ZERO, ..Patience::default() });
        let request = browser.dressed(trickling(posted(id, "a.pdf", &pdf(2_000_000))).await);
        assert_eq!(send_to(&hasty, request).await.status, StatusCode::SEE_OTHER);
        assert_eq!(files::count(&declarant, id).await.expect("his"), 1);
        // Another form on the same line does not wait: it is not there at once, so it is late at once.
        let form = form(&path(routes::OWN_DECLARATION, id), &[("ghi-chu", &"x".repeat(100_000))]);
        assert_eq!(send_to(&hasty, browser.dressed(trickling(form).await)).await.status, StatusCode::REQUEST_TIMEOUT);
        let impatient = app.with_patience(Patience { upload: Duration::ZERO, ..Patience::default() });
        let request = browser.dressed(trickling(posted(id, "a.pdf", &pdf(2_000_000))).await);
        assert_eq!(send_to(&impatient, request).await.status, StatusCode::REQUEST_TIMEOUT, "not for ever");
        assert_eq!(files::count(&declarant, id).await.expect("his"), 1);
    }

    async fn pictures_lose_what_they_tell_beside_the_picture(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let browser = browser(app).await;
        let told: &[u8] = b"GPS 21.0285N Vi Du 4419";
        let length = u16::try_from(told.len() + 2).expect("short").to_be_bytes();
        let start: &[u8] = b"\xff\xd8";
        let pixels: &[u8] = b"\xff\xda\x00\x04\x01\x02 pixels \xff\xd9";
        let jpeg = [start, b"\xff\xe1", &length, told, b"\xff\xfe", &length, told, pixels].concat();
        let length = u32::try_from(told.len()).expect("short").to_be_bytes();
        let chunk = [&length[..], b"tEXt", told, b"\0\0\0\0"].concat();
        let picture = png();
        let (head, rest) = picture.split_at(33);
        let cases = [
            ("anh.jpg", jpeg, [start, pixels].concat()),
            ("anh.png", [head, &chunk, rest].concat(), picture.clone()),
        ];
        for (name, sent, kept) in cases {
            browser.waits();
            assert_eq!(send(&browser, id, name, &sent).await.status, StatusCode::SEE_OTHER, "{name}");
            let left = files::of_draft(&declarant, id).await.expect("his").files;
            let file = left.last().expect("there is one");
            assert_eq!(file.about.length, kept.len() as u64);
            let link = path(routes::DECLARATION_FILE, id).replace("{file}", &file.id.to_string());
            assert!(browser.get(&link).await.body == kept, "{name}");
        }
        let cut = &picture[..picture.len() - 1];
        let damaged = send(&browser, id, "anh.png", cut).await;
        assert_eq!(damaged.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(damaged.text().contains(&words::files::damaged(domain::lang::Lang::Vi)));
        assert_eq!(files::count(&declarant, id).await.expect("his"), 2);
    }

    async fn whoever_opens_a_file_has_opened_the_declaration(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let file = added(&declarant, id, &pdf(100)).await.expect("taken");
        submitted(&declarant, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        files::open_theirs(&officer, id, file).await.expect("his to open");
        assert!(story::row(app, id).await.opened);
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        assert!(matches!(withdraw(&declarant, id).await, Err(Error::Conflict)));
        settle(app).await;
        assert_sound(app).await;
    }

    async fn nobody_opens_his_own_among_those_of_others(app: TestApp) {
        let since = domain::day::vietnamese(app.worker_ctx().today());
        let id = asked_of(app, "thutruong", "LAN_DAU", &since).await;
        let head = seat(app, RoleCode::ThuTruong).await;
        start(&head, id).await.expect("begun");
        let file = added(&head, id, &pdf(100)).await.expect("taken");
        submitted(&head, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, id).await.expect("his to open");
        let code = story::code(&opened.declaration);
        receive(&officer, &paper(id, opened.row.version, &code)).await.expect("received");
        // The leadership has the key by now; the deputy opens it, the head not his own.
        let deputy = seat(app, RoleCode::PhoThuTruong).await;
        print_theirs(&deputy, id).await.expect("hers to open");
        let before = (events(app, "declaration.opened").await, events(app, "declaration.file_opened").await);
        let head = seat(app, RoleCode::ThuTruong).await;
        assert!(matches!(print_theirs(&head, id).await, Err(Error::NotFound)));
        assert!(matches!(files::open_theirs(&head, id, file).await, Err(Error::NotFound)));
        let after = (events(app, "declaration.opened").await, events(app, "declaration.file_opened").await);
        assert_eq!(before, after, "and nothing is recorded");
    }
}
