//! A declaration from the first word to the receipt, sent back and taken back, and who cannot read it.

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::declarations::{Declaration, content_code, content_hash};
use services::declarations::{
    Approval, Correction, Outcome, Receipt, Return, Submission, UndoReason, Writing, approve, correct, discard, draft,
    is_genuine, list, open_submitted, own, readers, receive, save, send_back, start, submit, undo_receipt, withdraw,
};
use services::{Ctx, Error, idempotency};
use store::receipt::ReceiptRow;
use uuid::Uuid;

use super::{added, fields, person_of, seat, this_year};
use crate::accounts::events;
use crate::circles::LANG;
use crate::support::TestApp;

const FIRST: &str = include_str!("../../domain/testdata/declarations/first.json");
/// Typed into the declaration; nothing of the store may hold it.
pub(super) const MARKER: &str = "Ngõ Bí Mật Ví Dụ 7351";

/// The list of the year with the declarant alone on it, approved; his obligation.
pub(super) async fn asked(app: &TestApp) -> Uuid {
    let since = domain::day::vietnamese(app.worker_ctx().today());
    asked_of(app, "kekhai", "LAN_DAU", &since).await
}

/// The round of the year with nobody on its list.
async fn emptied(app: &TestApp, officer: &Ctx, head: &Ctx) -> Uuid {
    let round = this_year(app, officer).await;
    let his = person_of(app, "tochuc").await;
    // Nobody corrects what concerns himself.
    let by = |person| if person == his { head } else { officer };
    for listed in list(officer, round, true, None).await.expect("his to see").rows {
        let correction = Correction {
            version: listed.row.version,
            listed: false,
            reason: "KE_KHAI_NOI_KHAC",
            ..added(round, listed.row.person)
        };
        correct(by(listed.row.person), &correction).await.expect("taken off");
    }
    round
}

/// The list of the year with these people alone on it, for their first declaration, approved; their obligations.
pub(super) async fn all_asked(app: &TestApp, logins: &[&str]) -> Vec<Uuid> {
    let (officer, head) = (
        seat(app, RoleCode::CanBoToChuc).await,
        seat(app, RoleCode::ThuTruong).await,
    );
    let round = emptied(app, &officer, &head).await;
    let since = domain::day::vietnamese(app.worker_ctx().today());
    for login in logins {
        let person = person_of(app, login).await;
        let off = list(&officer, round, false, None).await.expect("his to see");
        let version = off.rows.iter().find(|one| one.row.person == person);
        let correction = Correction {
            version: version.map_or(0, |one| one.row.version),
            kind: "LAN_DAU",
            since: &since,
            reason: "THUOC_DIEN_KHAC",
            ..added(round, person)
        };
        correct(&officer, &correction).await.expect("put on the list");
    }
    let page = list(&officer, round, true, None).await.expect("his to see");
    let approval = Approval {
        lang: LANG,
        round,
        version: page.round.row.version,
    };
    approve(&head, &approval).await.expect("approved");
    told(app).await;
    let mut ids = Vec::new();
    for login in logins {
        let person = person_of(app, login).await;
        let row = page.rows.iter().find(|one| one.row.person == person);
        ids.push(row.expect("on the list").row.id);
    }
    ids
}

/// The list of the year with somebody alone on it, for any kind, approved; his obligation.
pub(super) async fn asked_of(app: &TestApp, login: &str, kind: &str, since: &str) -> Uuid {
    let (officer, head) = (
        seat(app, RoleCode::CanBoToChuc).await,
        seat(app, RoleCode::ThuTruong).await,
    );
    let round = emptied(app, &officer, &head).await;
    let declarant = person_of(app, login).await;
    let his = person_of(app, "tochuc").await;
    // Nobody corrects what concerns himself.
    let by = |person| if person == his { &head } else { &officer };
    let off = list(&officer, round, false, None).await.expect("his to see");
    let version = off
        .rows
        .iter()
        .find(|one| one.row.person == declarant)
        .map_or(0, |one| one.row.version);
    let correction = Correction {
        version,
        kind,
        since,
        reason: "THUOC_DIEN_KHAC",
        ..added(round, declarant)
    };
    correct(by(declarant), &correction).await.expect("put on the list");
    let page = list(&officer, round, true, None).await.expect("his to see");
    assert_eq!(page.rows.len(), 1);
    let id = page.rows[0].row.id;
    // Before the head approves there is nothing to begin.
    let role = if declarant == his {
        RoleCode::CanBoToChuc
    } else {
        RoleCode::NguoiKeKhai
    };
    let declarant = seat(app, role).await;
    let before = own(&declarant).await.expect("signed in");
    assert!(before.iter().all(|row| row.id != id));
    assert!(matches!(start(&declarant, id).await, Err(Error::NotFound)));
    let approval = Approval {
        lang: LANG,
        round,
        version: page.round.row.version,
    };
    approve(&head, &approval).await.expect("approved");
    told(app).await;
    id
}

/// Lets the worker tell everybody of an approved list.
pub(super) async fn told(app: &TestApp) {
    while app.work().await > 0 {}
}

/// The declaration of the example, with the marker as the address.
pub(super) fn writing() -> Writing {
    let mut file: serde_json::Value = serde_json::from_str(FIRST).expect("JSON");
    file["content"]["residential_land"]["entries"][0]["fields"]["address"] = MARKER.into();
    file["completion_date"] = "2026-01-01".into();
    Writing {
        declaration: serde_json::from_value(file).expect("a declaration"),
        reasons: Default::default(),
        unread: Default::default(),
        set_aside: Default::default(),
        laid_by: Default::default(),
    }
}

/// The revision that the declarant's page shows.
pub(super) async fn seen(ctx: &Ctx, id: Uuid) -> i64 {
    draft(ctx, id).await.expect("his").revision
}

/// What the page for signing was shown with.
pub(super) async fn shown(ctx: &Ctx, id: Uuid) -> String {
    readers(ctx, id).await.expect("his").stamp
}

pub(super) async fn submitted(ctx: &Ctx, id: Uuid, revision: i64, key: Uuid) -> Result<ReceiptRow, Error> {
    let submission = Submission {
        lang: LANG,
        obligation: id,
        revision,
        key,
        shown: &shown(ctx, id).await,
    };
    match submit(ctx, &submission).await? {
        Outcome::Submitted(receipt) => Ok(*receipt),
        Outcome::Unready(findings) => panic!("{findings:?}"),
    }
}

/// Begins, writes and submits; the declarant's session and the receipt.
pub(super) async fn done(app: &TestApp, id: Uuid) -> (Ctx, ReceiptRow) {
    done_by(app, id, RoleCode::NguoiKeKhai).await
}

pub(super) async fn done_by(app: &TestApp, id: Uuid, role: RoleCode) -> (Ctx, ReceiptRow) {
    let declarant = seat(app, role).await;
    start(&declarant, id).await.expect("begun");
    let revision = save(&declarant, id, seen(&declarant, id).await, &writing())
        .await
        .expect("saved");
    let key = idempotency::new_key(&declarant);
    let receipt = submitted(&declarant, id, revision, key).await.expect("submitted");
    (declarant, receipt)
}

pub(super) async fn row(app: &TestApp, id: Uuid) -> store::obligation::ObligationRow {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let found = store::obligation::find(&mut tx, id).await.expect("read");
    found.expect("there is one")
}

pub(super) fn code(declaration: &Declaration) -> String {
    content_code(&content_hash(declaration).expect("a hash"))
}

pub(super) fn paper(id: Uuid, version: i64, code: &str) -> Receipt<'_> {
    Receipt {
        lang: LANG,
        obligation: id,
        version,
        code,
        signed: true,
    }
}

on_both_demo! {
    async fn a_draft_is_its_authors_alone_and_no_revision_is_lost(app: TestApp) {
        let id = asked(app).await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        assert_eq!(own(&declarant).await.expect("signed in").len(), 1);
        start(&declarant, id).await.expect("begun");
        start(&declarant, id).await.expect("whoever has begun goes on");
        let empty = draft(&declarant, id).await.expect("his");
        assert_eq!(empty.row.stage, "NHAP");
        assert!(empty.writing.declaration.content.len() > 10 && empty.previous.is_none());
        let second = save(&declarant, id, seen(&declarant, id).await, &writing()).await.expect("saved");
        assert!(matches!(save(&declarant, id, empty.revision, &writing()).await, Err(Error::Conflict)), "another tab");
        let mut revision = second;
        for _ in 0..30 {
            revision = save(&declarant, id, revision, &writing()).await.expect("saved");
        }
        let kept = draft(&declarant, id).await.expect("his");
        assert_eq!(kept.revision, empty.revision + 31);
        let land = kept.writing.declaration.list(domain::declarations::HeadingKey::ResidentialLand);
        assert!(format!("{:?}", land.entries).contains(MARKER));
        for role in [RoleCode::CanBoToChuc, RoleCode::ThuTruong, RoleCode::QuanTri] {
            let other = seat(app, role).await;
            assert!(matches!(draft(&other, id).await, Err(Error::NotFound)), "{role:?}");
            assert!(matches!(save(&other, id, kept.revision, &writing()).await, Err(Error::NotFound)), "{role:?}");
            assert!(matches!(open_submitted(&other, id).await, Err(Error::NotFound)), "{role:?}");
        }
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        discard(&declarant, id).await.expect("thrown away");
        assert!(matches!(draft(&declarant, id).await, Err(Error::NotFound)));
        assert_eq!(row(app, id).await.stage, "CHUA_KE_KHAI");
        assert_eq!((events(app, "declaration.begun").await, events(app, "declaration.discarded").await), (1, 1));
    }

    async fn an_unfinished_declaration_is_not_submitted_and_stays_as_it_is(app: TestApp) {
        let id = asked(app).await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        start(&declarant, id).await.expect("begun");
        let submission = Submission {
            lang: LANG,
            obligation: id,
            revision: seen(&declarant, id).await,
            key: idempotency::new_key(&declarant),
            shown: &shown(&declarant, id).await,
        };
        let Outcome::Unready(findings) = submit(&declarant, &submission).await.expect("judged") else {
            panic!("an empty form");
        };
        assert!(findings.len() > 5, "{findings:?}");
        assert_eq!(row(app, id).await.stage, "NHAP");
        let other = Submission { revision: 7, ..submission };
        assert!(matches!(submit(&declarant, &other).await, Err(Error::Conflict)), "what was seen is not there");
        app.clock.advance(TimeDelta::minutes(16));
        assert_eq!(events(app, "declaration.submitted").await, 0);
    }

    async fn a_submission_is_one_act_and_a_repeat_gives_the_same_receipt(app: TestApp) {
        let id = asked(app).await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        let named = readers(&declarant, id).await.expect("his");
        assert!(!named.names.is_empty(), "the page names who will be able to read");
        start(&declarant, id).await.expect("begun");
        let revision = save(&declarant, id, seen(&declarant, id).await, &writing()).await.expect("saved");
        let key = idempotency::new_key(&declarant);
        let receipt = submitted(&declarant, id, revision, key).await.expect("submitted");
        let again = submitted(&declarant, id, revision, key).await.expect("the same");
        assert!(receipt == again);
        assert!(is_genuine(&declarant, &receipt));
        let forged = ReceiptRow { number: "2026-AAAA-AAAA".to_owned(), ..receipt.clone() };
        assert!(!is_genuine(&declarant, &forged));
        let stored = row(app, id).await;
        assert_eq!((stored.stage.as_str(), stored.versions, stored.draft), ("DA_NOP", 1, false));
        assert_eq!(stored.completed_on.map(store::Day::date), Some(declarant.today()), "the day of the server");
        assert!(matches!(draft(&declarant, id).await, Err(Error::NotFound)), "the draft became the version");
        assert_eq!(events(app, "declaration.submitted").await, 1);
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let tasks = services::tasks::own(&officer).await.expect("signed in");
        assert!(tasks.iter().any(|task| task.subject == id), "the officer is asked to receive it");
    }

    async fn it_is_received_with_its_own_print_and_undone_on_the_same_day(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let seen = row(app, id).await;
        let unopened = paper(id, seen.version, "0000-0000-0000-0000");
        assert_eq!(fields(receive(&officer, &unopened).await), ["code"]);
        let opened = open_submitted(&officer, id).await.expect("sealed to the personnel circle");
        let code = code(&opened.declaration);
        assert_eq!((opened.version, opened.row.opened), (1, true));
        assert_eq!(events(app, "declaration.opened").await, 1);
        // A print of another version, a page without signature, an old page of the officer's.
        let version = opened.row.version;
        assert_eq!(fields(receive(&officer, &paper(id, version, "ABCD-0000-0000-0000")).await), ["code"]);
        let unsigned = Receipt { signed: false, ..paper(id, version, &code) };
        assert_eq!(fields(receive(&officer, &unsigned).await), ["signed"]);
        assert!(matches!(receive(&officer, &paper(id, version - 1, &code)).await, Err(Error::Conflict)));
        let head = seat(app, RoleCode::ThuTruong).await;
        assert!(matches!(open_submitted(&head, id).await, Err(Error::NotFound)), "not before it is received");

        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let scanned = format!("LC-KKTS:{}", content_hash(&opened.declaration).expect("a hash"));
        receive(&officer, &paper(id, version, &scanned)).await.expect("received");
        let received = row(app, id).await;
        assert_eq!((received.stage.as_str(), received.received_by.is_some()), ("DA_TIEP_NHAN", true));
        let head = seat(app, RoleCode::ThuTruong).await;
        open_submitted(&head, id).await.expect("the leadership reads what was received");
        assert!(matches!(receive(&officer, &paper(id, received.version, &code)).await, Err(Error::Conflict)));
        undo_receipt(&officer, id, received.version, UndoReason::OtherPaper).await.expect("undone");
        let undone = row(app, id).await;
        assert_eq!((undone.stage.as_str(), undone.received_by), ("DA_NOP", None));
        receive(&officer, &paper(id, undone.version, &code)).await.expect("received again");
        app.clock.advance(TimeDelta::days(1));
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let late = undo_receipt(&officer, id, row(app, id).await.version, UndoReason::Mistake).await;
        assert!(matches!(late, Err(Error::Conflict)), "a received version is fixed from the next day on");
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        assert!(matches!(withdraw(&declarant, id).await, Err(Error::Conflict)));
        assert!(matches!(start(&declarant, id).await, Err(Error::Conflict)));
    }

    async fn what_nobody_opened_is_taken_back_and_what_was_opened_is_not(app: TestApp) {
        let id = asked(app).await;
        let (declarant, first) = done(app, id).await;
        withdraw(&declarant, id).await.expect("nobody has opened it");
        let back = draft(&declarant, id).await.expect("a draft again");
        let land = back.writing.declaration.list(domain::declarations::HeadingKey::ResidentialLand);
        assert!(format!("{:?}", land.entries).contains(MARKER), "nothing is lost");
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        assert!(matches!(open_submitted(&officer, id).await, Err(Error::NotFound)), "it is a draft");
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        let key = idempotency::new_key(&declarant);
        let second = submitted(&declarant, id, back.revision, key).await.expect("submitted");
        assert_eq!((first.version, second.version), (1, 2));
        assert_ne!(first.number, second.number);
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        open_submitted(&officer, id).await.expect("his to open");
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        assert!(matches!(withdraw(&declarant, id).await, Err(Error::Conflict)), "only a return gives it back");
    }

    async fn what_is_sent_back_says_where_and_comes_again(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, id).await.expect("his to open");
        let back = |reasons| Return { lang: LANG, obligation: id, version: opened.row.version, reasons };
        assert_eq!(fields(send_back(&officer, &back(&[("residential_land", "  ")])).await), ["reasons"]);
        let reasons = [("residential_land/dat-1/area_m2", "Ghi đúng diện tích theo giấy chứng nhận")];
        send_back(&officer, &back(&reasons)).await.expect("sent back");
        let stored = row(app, id).await;
        assert_eq!(stored.stage, "YEU_CAU_BO_SUNG");
        let today = officer.today();
        assert_eq!(stored.returned_on.map(store::Day::date), Some(today), "the clock runs from today");

        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        start(&declarant, id).await.expect("begun from what was submitted");
        let again = draft(&declarant, id).await.expect("his");
        let request = again.request.expect("what is asked");
        assert_eq!((request.version, request.reasons.len()), (1, 1));
        assert_eq!(request.reasons[0].1, reasons[0].1);
        let tasks = services::tasks::own(&declarant).await.expect("signed in");
        assert!(tasks.iter().any(|task| task.subject == id && task.due.is_some()), "with its last day");
        let revision = save(&declarant, id, again.revision, &writing()).await.expect("saved");
        let key = idempotency::new_key(&declarant);
        let receipt = submitted(&declarant, id, revision, key).await.expect("submitted");
        assert_eq!((receipt.version, row(app, id).await.stage.as_str()), (2, "DA_NOP_LAI"));
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        assert_eq!(open_submitted(&officer, id).await.expect("his to open").version, 2);
        app.work().await;
    }

    async fn the_only_officers_own_declaration_is_received_by_the_leadership(app: TestApp) {
        let since = domain::day::vietnamese(app.worker_ctx().today());
        let id = asked_of(app, "tochuc", "LAN_DAU", &since).await;
        done_by(app, id, RoleCode::CanBoToChuc).await;
        let head = seat(app, RoleCode::ThuTruong).await;
        let opened = open_submitted(&head, id).await.expect("sealed to the leadership circle");
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let own = receive(&officer, &paper(id, opened.row.version, &code(&opened.declaration))).await;
        assert!(matches!(own, Err(Error::NotFound)), "nobody receives his own");
        receive(&head, &paper(id, opened.row.version, &code(&opened.declaration))).await.expect("received");
        assert_eq!(row(app, id).await.stage, "DA_TIEP_NHAN");
    }

    async fn the_next_year_begins_as_a_copy_of_the_last(app: TestApp) {
        let first = asked(app).await;
        done(app, first).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, first).await.expect("his to open");
        receive(&officer, &paper(first, opened.row.version, &code(&opened.declaration))).await.expect("received");
        app.clock.advance(TimeDelta::days(400));
        let second = asked_of(app, "kekhai", "HANG_NAM", "").await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        start(&declarant, second).await.expect("begun");
        let copy = draft(&declarant, second).await.expect("his");
        let previous = copy.previous.expect("the last one");
        assert_eq!(content_hash(&previous).expect("a hash"), content_hash(&opened.declaration).expect("a hash"));
        let key = domain::declarations::HeadingKey::ResidentialLand;
        let (was, is) = (previous.list(key), copy.writing.declaration.list(key));
        assert_eq!(is.entries[0].carried_from, Some(was.entries[0].id.clone()));
        assert!(copy.writing.declaration.changes.is_some_and(|changes| changes.none), "nothing changed yet");
        // The income is asked anew, so it is not ready.
        let submission = Submission {
            lang: LANG,
            obligation: second,
            revision: copy.revision,
            key: idempotency::new_key(&declarant),
            shown: &shown(&declarant, second).await,
        };
        let Outcome::Unready(findings) = submit(&declarant, &submission).await.expect("judged") else {
            panic!("without income");
        };
        assert!(findings.iter().any(|finding| finding.rule == 14), "{findings:?}");
        assert!(findings.iter().all(|finding| finding.rule != 4), "the period follows the day: {findings:?}");
    }

    async fn t1_t4_no_table_holds_a_word_of_a_declaration_and_no_other_role_opens_it(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        for role in [
            RoleCode::QuanTri,
            RoleCode::TruongPhong,
            RoleCode::KiemToanNoiBo,
            RoleCode::CoQuanKiemSoat,
            RoleCode::ThuTruong,
            RoleCode::ThongKe,
        ] {
            let other = seat(app, role).await;
            assert!(matches!(open_submitted(&other, id).await, Err(Error::NotFound)), "{role:?}");
            let version = row(app, id).await.version;
            assert!(matches!(receive(&other, &paper(id, version, "")).await, Err(Error::NotFound)), "{role:?}");
        }
        // An officer wears the hat, and his own is another's to receive; this one is not his.
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        open_submitted(&officer, id).await.expect("his to open");
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        let version = row(app, id).await.version;
        let own = receive(&declarant, &paper(id, version, "")).await;
        assert!(matches!(own, Err(Error::NotFound | Error::Forbidden)), "nobody receives his own");
        assert_eq!(super::dump::tables_with(app, &[MARKER, "001080000001"]).await, Vec::<String>::new());
        // The search finds what is there.
        assert!(!super::dump::tables_with(app, &["DECLARATION"]).await.is_empty());
    }
}
