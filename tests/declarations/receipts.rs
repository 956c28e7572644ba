//! Receipts: what their owner gets, what anybody is told, and what is found out about one that was changed.

use axum::body::Body;
use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::routes;
use http::{Request, StatusCode, header};
use serde_json::{Value, json};
use services::declarations::receipts::{ReceiptFile, Verdict, commits_to, verify_in_bundle, verify_in_store};
use services::declarations::{Return, draft, open_submitted, send_back, start, withdraw};
use services::ledger::export;
use services::{Ctx, idempotency};
use uuid::Uuid;

use super::seat;
use super::story::{asked, done, submitted, writing};
use crate::access::seated;
use crate::circles::LANG;
use crate::ledger::{settle, sign};
use crate::support::app::Browser;
use crate::support::{Answer, TestApp, founding};

fn path(pattern: &str, id: Uuid) -> String {
    pattern.replace("{obligation}", &id.to_string())
}

async fn declarant(app: &TestApp) -> Browser<'_> {
    seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await
}

/// The file that the owner downloads.
async fn file(browser: &Browser<'_>, id: Uuid) -> Value {
    let answer = browser.get(&path(routes::RECEIPT_FILE, id)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header(header::CONTENT_DISPOSITION).starts_with("attachment"));
    serde_json::from_slice(&answer.body).expect("JSON")
}

fn read(file: &Value) -> ReceiptFile {
    ReceiptFile::read(&file.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

async fn verdict(app: &TestApp, file: &Value) -> Verdict {
    let keys = &app.state.platform.keys;
    verify_in_store(&app.database.db, keys, &read(file))
        .await
        .expect("the store answers")
}

/// What the page shows behind a caption.
fn shown<'a>(page: &'a Answer, caption: &str) -> &'a str {
    let row = page.text().split_once(&format!(">{caption}</dt>")).expect("the row").1;
    let value = row
        .split_once("<dd")
        .expect("a value")
        .1
        .split_once('>')
        .expect("its text")
        .1;
    value.split('<').next().expect("its text")
}

fn asking(number: &str, code: &str) -> String {
    format!("{}?so={number}&ma={code}", routes::RECEIPT_CHECK)
}

on_both_demo! {
    async fn the_owner_has_it_as_page_sheet_and_file_and_nobody_else(app: TestApp) {
        let id = asked(app).await;
        let browser = declarant(app).await;
        assert_eq!(browser.get(&path(routes::RECEIPT, id)).await.status, StatusCode::NOT_FOUND, "nothing yet");
        let (_, given) = done(app, id).await;
        settle(app).await;
        sign(app).await;
        let browser = declarant(app).await;
        let page = browser.get(&path(routes::RECEIPT, id)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(shown(&page, &words::receipts::number(domain::lang::Lang::Vi)), given.number);
        assert!(!page.text().contains("nonce"));
        let sheet = browser.get(&path(routes::RECEIPT_PDF, id)).await;
        assert!(sheet.body.starts_with(b"%PDF"));
        assert_eq!(sheet.header(header::CONTENT_DISPOSITION), "attachment; filename=\"bien-nhan.pdf\"");
        assert_eq!(sheet.header(header::CACHE_CONTROL), "no-store");
        let file = file(&browser, id).await;
        assert_eq!(file["inclusion"]["event"], json!(given.event));
        for role in [RoleCode::CanBoToChuc, RoleCode::ThuTruong, RoleCode::QuanTri, RoleCode::KiemToanNoiBo] {
            let other = seated(app, founding::wearer(role)).await;
            for pattern in [routes::RECEIPT, routes::RECEIPT_PDF, routes::RECEIPT_FILE, routes::DECLARATION_PDF] {
                let answer = other.get(&path(pattern, id)).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{pattern} as {role:?}");
            }
        }
    }

    async fn whoever_holds_it_learns_that_it_is_genuine_and_no_more(app: TestApp) {
        let id = asked(app).await;
        let (_, given) = done(app, id).await;
        settle(app).await;
        let page = declarant(app).await.get(&path(routes::RECEIPT, id)).await;
        let vi = domain::lang::Lang::Vi;
        let code = shown(&page, &words::receipts::check_code(vi)).to_owned();
        let stranger = Browser::new(app);
        let genuine = stranger.get(&asking(&given.number, &code)).await;
        assert_eq!(genuine.status, StatusCode::OK);
        assert!(genuine.text().contains(&words::receipts::genuine(vi)));
        let name = &founding::wearer(RoleCode::NguoiKeKhai).name;
        let land = &writing().declaration;
        assert!(!genuine.text().contains(name.as_str()), "no name");
        assert!(!genuine.text().contains(land.kind.code()), "no kind");
        // Wrong characters and a number that was never given are one answer.
        let mut answers = Vec::new();
        for (number, code) in [
            (given.number.as_str(), "0000-0000-0000-0000"),
            ("2026-0000-0000", code.as_str()),
            ("2026-0000-0000", "0000-0000-0000-0000"),
            ("x", "y"),
        ] {
            let answer = stranger.get(&asking(number, code)).await;
            assert_eq!(answer.status, StatusCode::OK, "{number} {code}");
            assert!(answer.text().contains(&words::receipts::unknown(vi)));
            let shown = answer.text().split("<form method=\"get\"").next().expect("the answer").to_owned();
            let main = shown.split("<main").nth(1).expect("the main part").to_owned();
            answers.push(main);
        }
        answers.dedup();
        assert_eq!(answers.len(), 1);
        let empty = stranger.get(&asking("", "")).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_receipt_of_what_was_taken_back_or_replaced_is_genuine_and_says_so(app: TestApp) {
        let vi = domain::lang::Lang::Vi;
        let (genuine, past) = (words::receipts::genuine_text(vi), words::receipts::past_text(vi));
        let id = asked(app).await;
        let (ctx, first) = done(app, id).await;
        let receipt = path(routes::RECEIPT, id);
        let page = declarant(app).await.get(&receipt).await;
        let first_code = shown(&page, &words::receipts::check_code(vi)).to_owned();
        let stranger = Browser::new(app);
        let told = async |number: &str, code: &str| {
            let answer = stranger.get(&asking(number, code)).await;
            assert_eq!(answer.status, StatusCode::OK);
            (answer.text().contains(&genuine), answer.text().contains(&past))
        };
        assert_eq!(told(&first.number, &first_code).await, (true, false));
        withdraw(&ctx, id).await.expect("nobody has opened it");
        assert_eq!(told(&first.number, &first_code).await, (false, true), "taken back");

        let resubmitted = async |ctx: &Ctx| {
            let revision = draft(ctx, id).await.expect("his").revision;
            let key = idempotency::new_key(ctx);
            submitted(ctx, id, revision, key).await.expect("submitted")
        };
        let second = resubmitted(&ctx).await;
        let page = declarant(app).await.get(&receipt).await;
        let second_code = shown(&page, &words::receipts::check_code(vi)).to_owned();
        assert_eq!(told(&first.number, &first_code).await, (false, true), "replaced");
        assert_eq!(told(&second.number, &second_code).await, (true, false));

        // What was sent back counts until something else is in its place, also after that was taken back.
        app.clock.advance(TimeDelta::minutes(1));
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, id).await.expect("his to open");
        let reasons = [("declaration", "Ghi lại địa chỉ")];
        let back = Return { lang: LANG, obligation: id, version: opened.row.version, reasons: &reasons };
        send_back(&officer, &back).await.expect("sent back");
        app.work().await;
        assert_eq!(told(&second.number, &second_code).await, (true, false), "sent back");
        app.clock.advance(TimeDelta::minutes(1));
        let ctx = seat(app, RoleCode::NguoiKeKhai).await;
        start(&ctx, id).await.expect("begun");
        let third = resubmitted(&ctx).await;
        let page = declarant(app).await.get(&receipt).await;
        let third_code = shown(&page, &words::receipts::check_code(vi)).to_owned();
        assert_eq!(told(&second.number, &second_code).await, (false, true));
        assert_eq!(told(&third.number, &third_code).await, (true, false));
        let ctx = seat(app, RoleCode::NguoiKeKhai).await;
        withdraw(&ctx, id).await.expect("nobody has opened it");
        assert_eq!(told(&second.number, &second_code).await, (true, false));
        assert_eq!(told(&third.number, &third_code).await, (false, true));
    }

    async fn whoever_asks_without_end_is_slowed_down(app: TestApp) {
        let stranger = Browser::new(app);
        for _ in 0..300 {
            assert_eq!(stranger.get(&asking("2026-0000-0000", "0")).await.status, StatusCode::OK);
        }
        let slowed = stranger.get(&asking("2026-0000-0000", "0")).await;
        assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(!slowed.header(header::RETRY_AFTER).is_empty());
        assert_eq!(stranger.get(routes::RECEIPT_CHECK).await.status, StatusCode::OK, "the page itself is open");
        app.clock.advance(TimeDelta::hours(2));
        assert_eq!(stranger.get(&asking("2026-0000-0000", "0")).await.status, StatusCode::OK);
    }

    async fn a_receipt_is_true_as_it_is_and_false_with_any_change(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let browser = declarant(app).await;
        let early = file(&browser, id).await;
        settle(app).await;
        sign(app).await;
        let file = file(&browser, id).await;
        for file in [&early, &file] {
            let verdict = verdict(app, file).await;
            assert!(verdict.ok && verdict.leaf.is_some(), "{verdict:?}");
        }
        let ctx = app.worker_ctx();
        let mut bundle = Vec::new();
        export(ctx.db(), &ctx.platform.keys, ctx.now(), &mut bundle).await.expect("written");
        let in_bundle = |file: &Value, bundle: &[u8]| {
            verify_in_bundle(&read(file), || Ok(std::io::Cursor::new(bundle.to_vec()))).expect("a bundle")
        };
        assert!(in_bundle(&file, &bundle).ok);
        // Cut behind its first events, the log does not have the submission.
        let short: Vec<&[u8]> = bundle.split_inclusive(|byte| *byte == b'\n').take(3).collect();
        assert!(!in_bundle(&file, &short.concat()).ok);

        let changes = [
            ("number", json!("2026-0000-0000")),
            ("at", json!("2020-01-01T00:00:00Z")),
            ("commitment", json!("00".repeat(32))),
            ("event", json!(Uuid::max())),
            ("checkpoint", json!("another head")),
            ("signature", json!("AAAA")),
            ("liemchinh_receipt", json!(2)),
        ];
        for (part, value) in changes {
            let mut changed = file.clone();
            changed[part] = value;
            assert!(!verdict(app, &changed).await.ok, "{part}");
            assert!(!in_bundle(&changed, &bundle).ok, "{part}");
        }
        assert!(ReceiptFile::read("{}").is_err());
        let more = json!({ "more": 1, "liemchinh_receipt": 1 });
        assert!(ReceiptFile::read(&more.to_string()).is_err());
    }

    async fn with_its_nonce_it_is_for_one_content_alone(app: TestApp) {
        let id = asked(app).await;
        let (declarant_ctx, _) = done(app, id).await;
        let file = file(&declarant(app).await, id).await;
        withdraw(&declarant_ctx, id).await.expect("nobody has opened it");
        let same = draft(&declarant_ctx, id).await.expect("a draft again").writing.declaration;
        assert!(commits_to(&read(&file), &same).expect("compared"));
        let other = writing().declaration;
        assert!(!commits_to(&read(&file), &other).expect("compared"), "of another day");
        let mut without = file.clone();
        without.as_object_mut().expect("an object").remove("nonce");
        assert!(!commits_to(&read(&without), &same).expect("compared"), "nobody else proves the content");
    }

    async fn the_print_carries_the_hash_of_the_data_and_a_draft_says_what_it_is(app: TestApp) {
        let id = asked(app).await;
        let (ctx, _) = done(app, id).await;
        let browser = declarant(app).await;
        let print = browser.get(&path(routes::DECLARATION_PDF, id)).await;
        assert_eq!(print.status, StatusCode::OK);
        assert_eq!(print.header(header::CONTENT_DISPOSITION), "attachment; filename=\"ban-ke-khai.pdf\"");
        assert_eq!(print.header(header::CACHE_CONTROL), "no-store");
        assert!(print.body.starts_with(b"%PDF"));
        let printable = services::declarations::print_own(&ctx, id, None).await.expect("his");
        let hash = domain::declarations::content_hash(&printable.declaration).expect("a hash");
        assert!(printable.hash == hash && printable.seal.is_some());
        let officer = seated(app, founding::wearer(RoleCode::CanBoToChuc)).await;
        let theirs = format!("{}?ma={id}", routes::SUBMITTED_PDF);
        assert!(officer.get(&theirs).await.body.starts_with(b"%PDF"));
        for role in [RoleCode::ThuTruong, RoleCode::QuanTri, RoleCode::TruongPhong] {
            let other = seated(app, founding::wearer(role)).await;
            assert_eq!(other.get(&theirs).await.status, StatusCode::NOT_FOUND, "{role:?}");
        }
        let stranger = Browser::new(app);
        let request = Request::get(theirs.as_str()).body(Body::empty()).expect("a request");
        assert_eq!(stranger.once(request).await.status, StatusCode::SEE_OTHER, "to sign in");
        // The officer has opened it, so it cannot be taken back; a fresh one can.
        let seen = services::declarations::seen(&ctx, id, None).await.expect("his").openings;
        assert!(matches!(seen[..], [services::declarations::Opening { purpose: services::declarations::Purpose::Print, .. }]));
    }

    async fn a_draft_prints_without_a_seal(app: TestApp) {
        let id = asked(app).await;
        let (ctx, _) = done(app, id).await;
        withdraw(&ctx, id).await.expect("nobody has opened it");
        let printable = services::declarations::print_own(&ctx, id, None).await.expect("his");
        assert!(printable.seal.is_none());
        let before = services::declarations::print_own(&ctx, id, Some(1)).await.expect("his");
        assert!(before.seal.is_some(), "the version that was taken back is still his to print");
        let officer = seated(app, founding::wearer(RoleCode::CanBoToChuc)).await;
        let theirs = format!("{}?ma={id}", routes::SUBMITTED_PDF);
        assert_eq!(officer.get(&theirs).await.status, StatusCode::NOT_FOUND, "a draft is its author's alone");
    }
}
