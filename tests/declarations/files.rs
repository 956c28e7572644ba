//! Files of a declaration, from the browser into the sealed version and back to its readers.

use axum::body::Body;
use domain::access::RoleCode;
use domain::files::LONGEST;
use domain::routes;
use http::{Method, Request, StatusCode, header};
use services::declarations::{
    Outcome, Purpose, Return, Submission, discard, draft, files, open_submitted, save, seen, send_back, start, submit,
    withdraw,
};
use services::{Ctx, Error, idempotency};
use uuid::Uuid;

use super::dump::tables_with;
use super::seat;
use super::story::{asked, shown, writing};
use crate::access::seated;
use crate::circles::LANG;
use crate::ledger::dba::Dba;
use crate::ledger::{ROWS, assert_sound, settle, verify};
use crate::support::app::Browser;
use crate::support::{Answer, TestApp, founding};

/// In the middle of a file; nothing of the store may hold it.
const MARKER: &[u8] = b"Hop dong Vi Du 4419";

/// A file of so many bytes that begins like a PDF and has no two pieces alike.
pub(super) fn pdf(length: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((bytes.len()..length).map(|at| (at.wrapping_mul(31) >> 3).to_le_bytes()[0]));
    if length > 1_000 {
        bytes[500..500 + MARKER.len()].copy_from_slice(MARKER);
    }
    bytes.truncate(length);
    bytes
}

pub(super) fn path(pattern: &str, id: Uuid) -> String {
    pattern.replace("{obligation}", &id.to_string())
}

/// The smallest picture of this kind; nothing looks at its pixels.
pub(super) fn png() -> Vec<u8> {
    let parts: [&[u8]; 4] = [
        b"\x89PNG\r\n\x1a\n",
        b"\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\0\0\0\0",
        b"\0\0\0\x02IDAT\x78\x9c\0\0\0\0",
        b"\0\0\0\0IEND\0\0\0\0",
    ];
    parts.concat()
}

/// Posts a file as the page does; follows nothing.
pub(super) async fn send(browser: &Browser<'_>, id: Uuid, name: &str, content: &[u8]) -> Answer {
    browser.once(posted(id, name, content)).await
}

/// The request with which the page posts a file.
pub(super) fn posted(id: Uuid, name: &str, content: &[u8]) -> Request<Body> {
    let head = format!(
        "--mark\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), content, b"\r\n--mark--\r\n"].concat();
    Request::builder()
        .method(Method::POST)
        .uri(path(routes::DECLARATION_FILES, id))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=mark")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .expect("a valid request")
}

pub(super) async fn begun(app: &TestApp) -> (Uuid, Ctx) {
    let id = asked(app).await;
    let declarant = seat(app, RoleCode::NguoiKeKhai).await;
    start(&declarant, id).await.expect("begun");
    (id, declarant)
}

pub(super) async fn browser(app: &TestApp) -> Browser<'_> {
    seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await
}

pub(super) async fn submitted(ctx: &Ctx, id: Uuid) {
    let revision = draft(ctx, id).await.expect("his").revision;
    let revision = save(ctx, id, revision, &writing()).await.expect("saved");
    let submission = Submission {
        lang: LANG,
        obligation: id,
        revision,
        key: idempotency::new_key(ctx),
        shown: &shown(ctx, id).await,
    };
    let Outcome::Submitted(_) = submit(ctx, &submission).await.expect("judged") else {
        panic!("it was ready");
    };
}

/// How many pieces of files the store has.
pub(super) async fn pieces(app: &TestApp) -> u64 {
    let mut dba = Dba::of(app).await;
    // A statement that changes nothing tells how many rows it met.
    let count = dba.run("UPDATE blob_chunk SET number = number").await;
    dba.close().await;
    count
}

on_both_demo! {
    async fn a_file_comes_back_as_it_was_and_no_table_holds_a_word_of_it(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let browser = browser(app).await;
        // Around the length of a piece, and of several.
        for length in [5, 1_200, 65_535, 65_536, 65_537, 3 * 65_536, 2_500_000] {
            browser.waits();
            let content = pdf(length);
            let answer = send(&browser, id, "Hợp đồng Ví Dụ 88.pdf", &content).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{length}");
            let left = files::of_draft(&declarant, id).await.expect("his");
            let file = left.files.last().expect("there is one");
            assert_eq!((file.about.name.as_str(), file.about.length), ("Hợp đồng Ví Dụ 88.pdf", length as u64));
            let link = path(routes::DECLARATION_FILE, id).replace("{file}", &file.id.to_string());
            let back = browser.get(&link).await;
            assert_eq!(back.status, StatusCode::OK);
            assert!(back.body == content, "{length}");
            assert_eq!(back.header(header::CONTENT_TYPE), "application/pdf");
            assert_eq!(back.header(header::CONTENT_DISPOSITION), "attachment; filename=\"tep-kem.pdf\"");
            assert!(back.header(header::CONTENT_SECURITY_POLICY).ends_with("sandbox"));
            assert_eq!(back.header(header::CACHE_CONTROL), "no-store");
        }
        assert_eq!(files::count(&declarant, id).await.expect("his"), 7);
        let needles = ["Hop dong Vi Du 4419", "Hợp đồng Ví Dụ 88"];
        assert_eq!(tables_with(app, &needles).await, Vec::<String>::new());
        let page = browser.get(&path(routes::DECLARATION_FILES, id)).await;
        assert!(page.text().contains("Hợp đồng Ví Dụ 88.pdf") && page.text().contains("2,3 MB"));
    }

    async fn what_is_not_taken_leaves_nothing_and_says_why(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let browser = browser(app).await;
        let vi = domain::lang::Lang::Vi;
        let program = [b"MZ\x90\x00\x03\x00".as_slice(), &[7; 300_000]].concat();
        let cases = [
            (program, words::files::kind_refused(vi)),
            (b"PK\x03\x04 a workbook".to_vec(), words::files::kind_refused(vi)),
            (b"%PD".to_vec(), words::files::kind_refused(vi)),
            (Vec::new(), words::files::empty(vi)),
            (pdf(LONGEST + 1), words::files::too_long(vi, 25)),
        ];
        for (content, sentence) in cases {
            let answer = send(&browser, id, "giay-chung-nhan.pdf", &content).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
            assert!(answer.text().contains(&sentence), "{sentence}");
        }
        let nothing = send(&browser, id, "", b"").await;
        assert!(nothing.text().contains(&words::files::missing(vi)));
        assert_eq!(files::count(&declarant, id).await.expect("his"), 0);
        assert_eq!(pieces(app).await, 0);
    }

    async fn a_scan_of_25_megabytes_is_taken_and_one_more_than_many_files_is_not(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let browser = browser(app).await;
        let content = pdf(LONGEST);
        assert_eq!(send(&browser, id, "scan.pdf", &content).await.status, StatusCode::SEE_OTHER);
        let file = files::of_draft(&declarant, id).await.expect("his").files[0].id;
        let mut leaving = files::open_own(&declarant, id, file).await.expect("his");
        let (mut at, mut longest) = (0, 0);
        while let Some(piece) = leaving.next().await.expect("read") {
            longest = longest.max(piece.len());
            assert!(piece.as_slice() == &content[at..at + piece.len()]);
            at += piece.len();
        }
        assert_eq!(at, content.len());
        assert!(longest <= 2 * 65_536, "never whole in memory: {longest}");
        for _ in 1..files::MOST_FILES {
            assert_eq!(send(&browser, id, "a.pdf", &pdf(10)).await.status, StatusCode::SEE_OTHER);
        }
        let refused = send(&browser, id, "a.pdf", &pdf(10)).await;
        assert!(refused.text().contains(&words::files::too_many(domain::lang::Lang::Vi)));
    }

    async fn a_removed_file_comes_back_until_the_draft_is_submitted(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let browser = browser(app).await;
        for name in ["mot.pdf", "hai.pdf"] {
            send(&browser, id, name, &pdf(70_000)).await;
        }
        let file = files::of_draft(&declarant, id).await.expect("his").files[0].id.to_string();
        let fields = [("tep", file.as_str())];
        let remove = path(routes::DECLARATION_FILE_REMOVE, id);
        assert_eq!(browser.post(&remove, &fields).await.status, StatusCode::OK);
        assert_eq!(files::count(&declarant, id).await.expect("his"), 1);
        assert_eq!(browser.post(&path(routes::DECLARATION_FILE_PUT_BACK, id), &fields).await.status, StatusCode::OK);
        assert_eq!(files::count(&declarant, id).await.expect("his"), 2);
        browser.post(&remove, &fields).await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        submitted(&declarant, id).await;
        // What stands before the first piece, and two pieces with padding.
        let of_one = pieces(app).await;
        assert!((3..=4).contains(&of_one), "the removed one is gone: {of_one}");
        let again = browser.post(&remove, &fields).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
    }

    async fn files_are_part_of_the_version_and_each_opening_is_seen(app: TestApp) {
        let (id, declarant) = begun(app).await;
        let content = pdf(200_000);
        send(&browser(app).await, id, "so-do.pdf", &content).await;
        let declarant = { drop(declarant); seat(app, RoleCode::NguoiKeKhai).await };
        submitted(&declarant, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, id).await.expect("his to open");
        let [file] = &opened.files[..] else { panic!("one file") };
        assert_eq!((file.about.name.as_str(), file.about.length), ("so-do.pdf", 200_000));
        let link = format!("{}?ma={id}&tep={}", routes::SUBMITTED_FILE, file.id);
        let officers = seated(app, founding::wearer(RoleCode::CanBoToChuc)).await;
        assert!(officers.get(&link).await.body == content);
        for role in [RoleCode::ThuTruong, RoleCode::QuanTri, RoleCode::KiemToanNoiBo, RoleCode::TruongPhong] {
            let other = seated(app, founding::wearer(role)).await;
            assert_eq!(other.get(&link).await.status, StatusCode::NOT_FOUND, "{role:?}");
        }
        let openings = seen(&declarant, id, None).await.expect("his").openings;
        assert_eq!(openings.iter().filter(|one| one.purpose == Purpose::File).count(), 1);
        let own = files::open_own(&declarant, id, file.id).await;
        assert!(own.is_ok(), "its author opens it too");
        settle(app).await;
        assert_sound(app).await;

        // Sent back, they belong to the new draft; what is added then belongs to the next version alone.
        let reasons = [("residential_land", "Bổ sung giấy chứng nhận")];
        let back = Return { lang: LANG, obligation: id, version: opened.row.version, reasons: &reasons };
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        send_back(&officer, &back).await.expect("sent back");
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        start(&declarant, id).await.expect("begun");
        send(&browser(app).await, id, "them.png", &png()).await;
        assert_eq!(files::count(&declarant, id).await.expect("his"), 2);
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        submitted(&declarant, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        assert_eq!(open_submitted(&officer, id).await.expect("his to open").files.len(), 2);
        settle(app).await;
        assert_sound(app).await;
    }

    async fn files_of_a_draft_that_is_thrown_away_are_gone_and_those_of_one_taken_back_stay(app: TestApp) {
        let (id, declarant) = begun(app).await;
        send(&browser(app).await, id, "a.pdf", &pdf(100_000)).await;
        let declarant = { drop(declarant); seat(app, RoleCode::NguoiKeKhai).await };
        submitted(&declarant, id).await;
        withdraw(&declarant, id).await.expect("nobody has opened it");
        assert_eq!(files::count(&declarant, id).await.expect("his"), 1);
        discard(&declarant, id).await.expect("thrown away");
        assert!(pieces(app).await > 0, "the version that was taken back keeps its own");
        start(&declarant, id).await.expect("begun");
        send(&browser(app).await, id, "b.pdf", &pdf(100_000)).await;
        let before = pieces(app).await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        discard(&declarant, id).await.expect("thrown away");
        assert!(pieces(app).await < before);
        settle(app).await;
        assert_sound(app).await;
    }

    async fn t3_a_changed_piece_is_not_handed_out_and_is_named(app: TestApp) {
        let (id, declarant) = begun(app).await;
        send(&browser(app).await, id, "a.pdf", &pdf(300_000)).await;
        let declarant = { drop(declarant); seat(app, RoleCode::NguoiKeKhai).await };
        submitted(&declarant, id).await;
        let mut dba = Dba::of(app).await;
        let swap = "UPDATE blob_chunk SET sealed = (SELECT b.sealed FROM blob_chunk b WHERE b.file = blob_chunk.file AND b.number = 3) \
                    WHERE number = 2";
        assert_eq!(dba.run(swap).await, 1);
        dba.close().await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let file = open_submitted(&officer, id).await.expect("his to open").files[0].id;
        let mut leaving = files::open_theirs(&officer, id, file).await.expect("his to open");
        leaving.next().await.expect("the first piece is as it was");
        assert!(matches!(leaving.next().await, Err(Error::Internal(_))));
        settle(app).await;
        let report = verify(app, ROWS).await;
        assert!(!report.ok && report.rows.iter().any(|fault| fault.table == "version_file"), "{report:?}");
    }

    async fn files_are_their_declarants_alone_before_they_are_submitted(app: TestApp) {
        let (id, declarant) = begun(app).await;
        send(&browser(app).await, id, "a.pdf", &pdf(100)).await;
        let file = files::of_draft(&declarant, id).await.expect("his").files[0].id;
        for role in [RoleCode::CanBoToChuc, RoleCode::ThuTruong, RoleCode::QuanTri] {
            let other = seated(app, founding::wearer(role)).await;
            let link = path(routes::DECLARATION_FILE, id).replace("{file}", &file.to_string());
            let theirs = format!("{}?ma={id}&tep={file}", routes::SUBMITTED_FILE);
            for address in [path(routes::DECLARATION_FILES, id), link, theirs] {
                assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{address} as {role:?}");
            }
            assert_eq!(send(&other, id, "a.pdf", &pdf(100)).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(files::count(&declarant, id).await.expect("his"), 1);
    }
}
