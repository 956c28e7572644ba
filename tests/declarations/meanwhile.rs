//! What two windows, two people and old pages do to one declaration: nothing that was kept is lost, and nobody reads more than
//! the page said.

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::declarations::{EntryId, FieldKey, HeadingKey};
use domain::routes;
use services::declarations::{
    Item, MOST_ENTRIES, Outcome, Put, Return, Submission, UndoReason, act, draft, open_submitted, put, readers,
    receive, save, send_back, start, submit, undo, undo_receipt, withdraw,
};
use services::{Ctx, Error, idempotency};
use uuid::Uuid;

use super::story::{asked, asked_of, code, done, done_by, paper, row, seen, shown, submitted, writing};
use super::{fields, seat};
use crate::access::seated;
use crate::circles::LANG;
use crate::support::{TestApp, founding};

const LAND: HeadingKey = HeadingKey::ResidentialLand;

fn entry(id: &str) -> EntryId {
    EntryId::new(id).expect("an id")
}

/// Types the address of a parcel.
async fn typed(ctx: &Ctx, id: Uuid, revision: i64, parcel: &str, address: &str) -> Result<i64, Error> {
    let entry = entry(parcel);
    let typed = |key: FieldKey| (key == FieldKey::Address).then_some(address);
    let change = Put {
        heading: LAND,
        entry: &entry,
        typed: &typed,
        since: None,
    };
    Ok(put(ctx, id, revision, &change).await?.revision)
}

async fn declared(ctx: &Ctx, id: Uuid) -> String {
    format!("{:?}", draft(ctx, id).await.expect("his").writing.declaration)
}

async fn written(app: &TestApp) -> (Ctx, Uuid) {
    let id = asked(app).await;
    let declarant = seat(app, RoleCode::NguoiKeKhai).await;
    start(&declarant, id).await.expect("begun");
    let first = seen(&declarant, id).await;
    save(&declarant, id, first, &writing()).await.expect("saved");
    (declarant, id)
}

async fn sent_back(app: &TestApp, id: Uuid) {
    let officer = seat(app, RoleCode::CanBoToChuc).await;
    let opened = open_submitted(&officer, id).await.expect("his to open");
    let reasons: &[(&str, &str)] = &[("residential_land", "Ghi đúng diện tích")];
    let back = Return {
        lang: LANG,
        obligation: id,
        version: opened.row.version,
        reasons,
    };
    send_back(&officer, &back).await.expect("sent back");
}

/// Begins what was sent back, and submits it again as it was.
async fn again(app: &TestApp, id: Uuid) -> Ctx {
    let declarant = seat(app, RoleCode::NguoiKeKhai).await;
    start(&declarant, id).await.expect("begun");
    let revision = seen(&declarant, id).await;
    let key = idempotency::new_key(&declarant);
    submitted(&declarant, id, revision, key).await.expect("submitted");
    declarant
}

on_both_demo! {
    async fn what_was_answered_as_saved_is_in_what_is_submitted(app: TestApp) {
        let (declarant, id) = written(app).await;
        for round in 0..12 {
            let revision = seen(&declarant, id).await;
            let word = format!("Số {round} phố Cùng Lúc");
            let key = idempotency::new_key(&declarant);
            let stamp = shown(&declarant, id).await;
            let submission = Submission { lang: LANG, obligation: id, revision, key, shown: &stamp };
            let (submitted, kept) = tokio::join!(
                submit(&declarant, &submission),
                typed(&declarant, id, revision, "dat-1", &word),
            );
            let is_submitted = matches!(submitted, Ok(Outcome::Submitted(_)));
            if is_submitted {
                withdraw(&declarant, id).await.expect("nobody has opened it");
            }
            let has_word = declared(&declarant, id).await.contains(&word);
            assert_eq!(kept.is_ok(), has_word, "round {round}: saved and gone, or refused and there");
            assert!(is_submitted != kept.is_ok(), "round {round}: one of them was first");
        }
    }

    async fn undoing_takes_nothing_along_that_came_after(app: TestApp) {
        let (declarant, id) = written(app).await;
        let before = seen(&declarant, id).await;
        let kept = typed(&declarant, id, before, "dat-2", "Số 2 phố Ví Dụ").await.expect("kept");
        let removed = act(&declarant, id, kept, vec![(LAND, Item::Remove(entry("dat-2")))]).await.expect("removed");
        let after = typed(&declarant, id, removed.revision, "dat-3", "Số 3 phố Ví Dụ").await.expect("kept");
        assert!(matches!(undo(&declarant, id, removed.revision).await, Err(Error::Conflict)));
        assert!(declared(&declarant, id).await.contains("Số 3 phố Ví Dụ"), "what came after is there");
        let removed = act(&declarant, id, after, vec![(LAND, Item::Remove(entry("dat-3")))]).await.expect("removed");
        undo(&declarant, id, removed.revision).await.expect("it is the last change");
        assert!(declared(&declarant, id).await.contains("Số 3 phố Ví Dụ"));
        // The page that tells of the removal offers to take it back only while it is the last change.
        let browser = seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await;
        let list = routes::at(routes::OWN_HEADING, &[&id.to_string(), LAND.code()]);
        let newest = seen(&declarant, id).await;
        let offered = |revision: i64| format!("{list}?xong=xoa&lan-luu={revision}");
        assert!(browser.get(&offered(newest)).await.text().contains("value=\"hoan-tac\""));
        assert!(!browser.get(&offered(newest - 1)).await.text().contains("value=\"hoan-tac\""));
    }

    async fn a_page_of_an_earlier_draft_changes_and_signs_nothing(app: TestApp) {
        let (declarant, id) = written(app).await;
        let old = seen(&declarant, id).await;
        services::declarations::discard(&declarant, id).await.expect("thrown away");
        start(&declarant, id).await.expect("begun");
        let first = seen(&declarant, id).await;
        let newest = save(&declarant, id, first, &writing()).await.expect("saved");
        assert!(newest > old, "numbers of another draft");
        let key = idempotency::new_key(&declarant);
        let stamp = shown(&declarant, id).await;
        let stale = Submission { lang: LANG, obligation: id, revision: old, key, shown: &stamp };
        assert!(matches!(submit(&declarant, &stale).await, Err(Error::Conflict)));
        assert!(matches!(typed(&declarant, id, old, "dat-1", "Số 9 phố Cũ").await, Err(Error::Conflict)));
        assert!(!declared(&declarant, id).await.contains("phố Cũ"));
    }

    async fn an_explanation_comes_back_with_its_row(app: TestApp) {
        use domain::declarations::Class;
        let id = asked_of(app, "kekhai", "HANG_NAM", "").await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        start(&declarant, id).await.expect("begun");
        let mut file = writing();
        file.declaration = draft(&declarant, id).await.expect("his").writing.declaration;
        let put_amount = |amount: &'static str| {
            let declarant = declarant.clone();
            async move {
                let parcel = entry("dat-9");
                let typed = move |key: FieldKey| match key {
                    FieldKey::Address => Some("Số 9 phố Ví Dụ"),
                    FieldKey::ValueVnd => Some(amount),
                    _ => None,
                };
                let change = Put {
                    heading: LAND,
                    entry: &parcel,
                    typed: &typed,
                    since: Some(domain::declarations::State::New),
                };
                let revision = seen(&declarant, id).await;
                put(&declarant, id, revision, &change).await.expect("kept").revision
            }
        };
        let revision = put_amount("1 tỷ").await;
        let told = [(Class::Tang, entry("dat-9"), "Mua bằng tiền tiết kiệm", Vec::new())];
        services::declarations::explain(&declarant, (LANG, id), revision, &told).await.expect("kept");
        let removed = seen(&declarant, id).await;
        act(&declarant, id, removed, vec![(LAND, Item::Remove(entry("dat-9")))]).await.expect("removed");
        assert!(!declared(&declarant, id).await.contains("Mua bằng tiền tiết kiệm"), "its row is gone");
        put_amount("1,2 tỷ").await;
        assert!(declared(&declarant, id).await.contains("Mua bằng tiền tiết kiệm"), "the explanation came back");
    }

    async fn after_an_undone_receipt_only_those_named_read_the_next_version(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, id).await.expect("his to open");
        let code = code(&opened.declaration);
        receive(&officer, &paper(id, opened.row.version, &code)).await.expect("received");
        let received = row(app, id).await.version;
        undo_receipt(&officer, id, received, UndoReason::Mistake).await.expect("undone");
        sent_back(app, id).await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        let named = readers(&declarant, id).await.expect("his").names;
        let head = seat(app, RoleCode::ThuTruong).await;
        let head_name = head.session().expect("signed in").person_name().to_owned();
        assert!(!named.contains(&head_name), "the page does not name the head");
        again(app, id).await;
        let head = seat(app, RoleCode::ThuTruong).await;
        assert!(matches!(open_submitted(&head, id).await, Err(Error::NotFound)), "nor does he read it");
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        assert_eq!(open_submitted(&officer, id).await.expect("his to open").version, 2);
    }

    async fn what_was_taken_back_again_stays_its_authors_own(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        sent_back(app, id).await;
        let declarant = again(app, id).await;
        withdraw(&declarant, id).await.expect("nobody has opened the second one");
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        assert_eq!(open_submitted(&officer, id).await.expect("what was sent back").version, 1);
        let print = services::declarations::print_theirs(&officer, id).await.expect("of what was sent back");
        let first = print.seal.expect("it was submitted").receipt;
        let given = services::declarations::receipts::own_receipts(&declarant, id).await.expect("his");
        assert!(given.iter().any(|given| given.version == 1 && given.number == first));
        let browser = seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await;
        let page = browser.get(&routes::at(routes::OWN_RECEIPT, &[&id.to_string()])).await;
        assert!(!page.text().contains("đã được tiếp nhận"), "{}", page.text());
    }

    async fn whoever_signs_signs_for_the_readers_and_the_day_of_the_page(app: TestApp) {
        let (declarant, id) = written(app).await;
        let revision = seen(&declarant, id).await;
        let stamp = shown(&declarant, id).await;
        let key = idempotency::new_key(&declarant);
        let other = Submission { lang: LANG, obligation: id, revision, key, shown: "another page" };
        assert_eq!(fields(submit(&declarant, &other).await.map(|_| ())), ["receiver"]);
        app.clock.advance(TimeDelta::days(1));
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        let yesterday = Submission { shown: &stamp, ..other };
        assert_eq!(fields(submit(&declarant, &yesterday).await.map(|_| ())), ["receiver"], "the day of the page is over");
        assert_ne!(shown(&declarant, id).await, stamp);
        assert!(matches!(draft(&declarant, id).await, Ok(kept) if kept.revision == revision), "nothing was changed");
    }

    async fn nobody_looks_at_his_own_for_the_agency(app: TestApp) {
        let since = domain::day::vietnamese(app.worker_ctx().today());
        let id = asked_of(app, "tochuc", "LAN_DAU", &since).await;
        done_by(app, id, RoleCode::CanBoToChuc).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        assert!(matches!(open_submitted(&officer, id).await, Err(Error::NotFound)));
        assert!(!row(app, id).await.opened);
        withdraw(&officer, id).await.expect("nobody has opened it");
    }

    async fn a_repeated_request_gives_the_receipt_of_its_own_version(app: TestApp) {
        let (declarant, id) = written(app).await;
        let (revision, first_key) = (seen(&declarant, id).await, idempotency::new_key(&declarant));
        let stamp = shown(&declarant, id).await;
        let once = Submission { lang: LANG, obligation: id, revision, key: first_key, shown: &stamp };
        let given = |outcome: Result<Outcome, Error>| match outcome.expect("judged") {
            Outcome::Submitted(receipt) => receipt,
            Outcome::Unready(findings) => panic!("{findings:?}"),
        };
        let first = given(submit(&declarant, &once).await);
        withdraw(&declarant, id).await.expect("nobody has opened it");
        let key = idempotency::new_key(&declarant);
        let second = submitted(&declarant, id, seen(&declarant, id).await, key).await.expect("submitted");
        assert_eq!((first.version, second.version), (1, 2));
        assert!(given(submit(&declarant, &once).await) == first, "the browser asks once more");
    }

    async fn a_heading_holds_so_many_and_a_text_is_so_long(app: TestApp) {
        let (declarant, id) = written(app).await;
        let mut full = writing();
        let list = full.declaration.content.get_mut(&LAND).expect("there is land");
        let model = list.entries[0].clone();
        list.entries = (0..MOST_ENTRIES)
            .map(|at| domain::declarations::Entry { id: entry(&format!("thua-{at}")), ..model.clone() })
            .collect();
        let revision = seen(&declarant, id).await;
        let revision = save(&declarant, id, revision, &full).await.expect("saved");
        assert!(matches!(typed(&declarant, id, revision, "them", "Số 1").await, Err(Error::Forbidden)));
        let copy = Item::Duplicate(entry("thua-0"), entry("ban-sao"));
        assert!(matches!(act(&declarant, id, revision, vec![(LAND, copy)]).await, Err(Error::Forbidden)));
        assert!(typed(&declarant, id, revision, "thua-1", "Số 1").await.is_ok(), "what is there can be changed");
        let browser = seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await;
        let page = browser.get(&routes::at(routes::OWN_HEADING, &[&id.to_string(), LAND.code()])).await;
        assert!(!page.text().contains("nhan-ban:") && page.text().contains(&format!("{MOST_ENTRIES} dòng")));
        let long = "x".repeat(10_001);
        let told = [("8:residential_land", long.as_str())];
        let refused = services::declarations::justify(&declarant, (LANG, id), revision, &told).await;
        assert_eq!(fields(refused.map(|_| ())), ["text"]);
    }
}
