//! After the whole story no table, file, line of the log or backup holds a word of what was declared.

use axum::body::Body;
use chrono::Datelike;
use domain::access::RoleCode;
use domain::routes;
use http::{Method, Request, StatusCode, header};
use services::declarations::{
    Handed, OpenDraft, Outcome, Return, SetAside, Submission, UndoReason, draft, hand_in, keep_request, open_submitted,
    receive, save, send_back, start, submit, undo_receipt,
};
use services::idempotency;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::util::SubscriberInitExt;
use uuid::Uuid;

use super::dump::tables_with;
use super::seat;
use super::story::{MARKER, asked, code, paper, row, shown, submitted, writing};
use crate::access::seated;
use crate::accounts::second_factor_forged::{Log, dump, occurs};
use crate::backup::archived;
use crate::backup::secrecy::opened;
use crate::circles::LANG;
use crate::support::{TestApp, founding};

/// Written into a file, its name, the reason for a warning, and what an officer asks to be completed.
const IN_FILE: &str = "Vi Du Trong Tep 9932";
const IN_NAME: &str = "Ten Tep Vi Du 9933";
const IN_REASON: &str = "Ly Do Vi Du 9934";
const ASKED_FOR: &str = "Noi Dung Yeu Cau Vi Du 9935";
/// Written and not sent yet.
const UNSENT: &str = "Yeu Cau Viet Do Vi Du 9937";
/// An explanation whose row went.
const IN_EXPLANATION: &str = "Giai Trinh Vi Du 9936";
/// Of the declaration of the example.
const IDENTITY: &str = "001080000001";

fn path(pattern: &str, id: Uuid) -> String {
    pattern.replace("{obligation}", &id.to_string())
}

/// Everything that people do with a declaration, some of it in a browser.
async fn story(app: &TestApp) {
    let id = asked(app).await;
    let declarant = seat(app, RoleCode::NguoiKeKhai).await;
    start(&declarant, id).await.expect("begun");
    let mut written = writing();
    written.reasons.insert("9:whole".to_owned(), IN_REASON.to_owned());
    let browser = seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await;
    let body = format!(
        "--mark\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"{IN_NAME}.pdf\"\r\n\r\n%PDF-1.7 {IN_FILE}\r\n--mark--\r\n"
    );
    let upload = Request::builder()
        .method(Method::POST)
        .uri(path(routes::DECLARATION_FILES, id))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=mark")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .expect("a valid request");
    assert_eq!(browser.once(upload).await.status, StatusCode::SEE_OTHER);
    let declarant = seat(app, RoleCode::NguoiKeKhai).await;
    let revision = draft(&declarant, id).await.expect("his").revision;
    let revision = save(&declarant, id, revision, &written).await.expect("saved");
    let key = idempotency::new_key(&declarant);
    let submission = Submission {
        lang: LANG,
        obligation: id,
        revision,
        key,
        shown: &shown(&declarant, id).await,
    };
    let outcome = submit(&declarant, &submission).await.expect("judged");
    assert!(matches!(outcome, Outcome::Submitted(_)));
    let browser = seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await;
    for pattern in [
        routes::RECEIPT,
        routes::RECEIPT_PDF,
        routes::RECEIPT_FILE,
        routes::DECLARATION_PDF,
        routes::DECLARATION_SEEN,
    ] {
        assert_eq!(
            browser.get(&path(pattern, id)).await.status,
            StatusCode::OK,
            "{pattern}"
        );
    }
    let officer = seat(app, RoleCode::CanBoToChuc).await;
    let opened = open_submitted(&officer, id).await.expect("his to open");
    let browser = seated(app, founding::wearer(RoleCode::CanBoToChuc)).await;
    let file = format!("{}?ma={id}&tep={}", routes::SUBMITTED_FILE, opened.files[0].id);
    assert!(
        occurs(&browser.get(&file).await.body, IN_FILE.as_bytes()),
        "he reads it"
    );
    assert_eq!(
        browser.get(&format!("{}?ma={id}", routes::SUBMITTED_PDF)).await.status,
        StatusCode::OK
    );
    let typed = [
        ("ma", &*id.to_string()),
        ("revision", "0"),
        ("yc-residential_land", UNSENT),
    ];
    let kept = browser.post(routes::DECLARATION_REQUEST, &typed).await;
    assert_eq!(kept.status, StatusCode::OK);
    let page = browser.get(&format!("{}?ma={id}", routes::DECLARATION_OPEN)).await;
    assert!(page.text().contains(UNSENT), "it is kept");
    let officer = seat(app, RoleCode::CanBoToChuc).await;
    let reasons = [("residential_land", ASKED_FOR)];
    let back = Return {
        lang: LANG,
        obligation: id,
        version: opened.row.version,
        reasons: &reasons,
    };
    send_back(&officer, &back).await.expect("sent back");
    let declarant = seat(app, RoleCode::NguoiKeKhai).await;
    start(&declarant, id).await.expect("begun");
    let again = draft(&declarant, id).await.expect("his");
    assert_eq!(again.request.as_ref().expect("what is asked").reasons[0].1, ASKED_FOR);
    received(app, id, again).await;
}

/// Completed, handed in on paper, received, read by the head, taken out as a list.
async fn received(app: &TestApp, id: Uuid, again: OpenDraft) {
    let declarant = seat(app, RoleCode::NguoiKeKhai).await;
    let mut written = again.writing;
    let explained = SetAside {
        explanation: IN_EXPLANATION.to_owned(),
        sources: Vec::new(),
    };
    written.set_aside.insert("TANG/dat-9".to_owned(), explained);
    let other_kind = "foreign_assets/dat-9/address".to_owned();
    written.laid_by.insert(other_kind, IN_EXPLANATION.to_owned());
    let revision = save(&declarant, id, again.revision, &written).await.expect("saved");
    let key = idempotency::new_key(&declarant);
    submitted(&declarant, id, revision, key).await.expect("submitted");
    let sent = services::declarations::submitted(&declarant, id)
        .await
        .expect("his")
        .writing;
    assert!(
        sent.set_aside.is_empty() && sent.laid_by.is_empty(),
        "only what is shown is submitted"
    );
    let officer = seat(app, RoleCode::CanBoToChuc).await;
    let opened = open_submitted(&officer, id).await.expect("his to open");
    let code = code(&opened.declaration);
    let handed = Handed {
        lang: LANG,
        code: &code,
        signed: true,
    };
    hand_in(&officer, id, opened.row.version, &handed)
        .await
        .expect("handed in");
    receive(&officer, &paper(id, opened.row.version, ""))
        .await
        .expect("received");
    let head = seat(app, RoleCode::ThuTruong).await;
    open_submitted(&head, id)
        .await
        .expect("the leadership reads what was received");
    let browser = seated(app, founding::wearer(RoleCode::CanBoToChuc)).await;
    let year = domain::time::local_day(services::clock::Clock::now(&*app.clock)).year();
    let list = browser
        .post(routes::REGISTER_EXPORT, &[("nam", &*year.to_string())])
        .await;
    assert_eq!(list.status, StatusCode::OK);
    assert_eq!(browser.get(routes::NOT_FILED).await.status, StatusCode::OK);
    // The receipt is undone, and something is written that is never sent.
    let version = row(app, id).await.version;
    undo_receipt(&officer, id, version, UndoReason::Mistake)
        .await
        .expect("on its day");
    let unsent = [("houses".to_owned(), UNSENT.to_owned())].into();
    keep_request(&officer, id, 0, &unsent).await.expect("kept");
}

on_both_demo! {
    async fn t1_t2_no_table_file_log_line_or_backup_holds_a_word_of_a_declaration(app: TestApp) {
        let log = Log::default();
        let listening = tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_writer(log.clone())
            .set_default();
        story(app).await;
        app.work().await;
        let (archive, _) = archived(app).await;
        drop(listening);
        let needles = [MARKER, IN_FILE, IN_NAME, IN_REASON, ASKED_FOR, UNSENT, IN_EXPLANATION, IDENTITY];
        assert_eq!(tables_with(app, &needles).await, Vec::<String>::new());
        let inside = opened(&archive).1;
        let places = [
            ("the files of the store", dump(app).await),
            ("the log", log.lines()),
            ("a backup", archive),
            ("what the key of backups opens", inside),
        ];
        for (place, bytes) in &places {
            assert!(bytes.len() > 1_000, "{place}");
            for needle in needles {
                assert!(!occurs(bytes, needle.as_bytes()), "{needle} in {place}");
            }
        }
        // The search finds what is there.
        for (place, bytes) in [&places[0], &places[3]] {
            assert!(occurs(bytes, b"DECLARATION"), "{place}");
        }
    }
}
