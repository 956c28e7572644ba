//! The write path: form → 422 → transaction → 303.

use services::contact;

use crate::support::contact_screen::{PATH, SAVED};
use crate::support::{Answer, TestApp};

const KEY: &str = "0b9f6f0e-5a5c-4c8e-9d52-3a3b1c2d4e5f";
const OTHER_KEY: &str = "7d0c0f6a-1111-4c8e-9d52-3a3b1c2d4e5f";

fn fields<'a>(key: &'a str, version: &'a str, name: &'a str, mail: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("form_key", key),
        ("version", version),
        ("name", name),
        ("room", "Phòng 204"),
        ("extension", "204"),
        ("mail", mail),
    ]
}

async fn version(app: &TestApp) -> i64 {
    contact::current(&app.worker_ctx())
        .await
        .expect("the store answers")
        .version
}

fn redirects_back(answer: &Answer) -> bool {
    answer.status == 303 && answer.header("location") == SAVED
}

on_both! {
    async fn a_faulty_form_keeps_everything_typed_and_changes_nothing(app: TestApp) {
        let typed = "<script>alert('x')</script> Nguye\u{302}\u{303}n \"Ví\" & Dụ";
        let answer = app.post(PATH, &fields(KEY, "0", typed, "không phải thư")).await;
        assert_eq!(answer.status, 422);
        let html = answer.text();
        assert!(html.contains("<title>Lỗi: Người hỗ trợ người dùng"), "the title says that there are errors");
        assert!(html.contains("value=\"&lt;script&gt;alert('x')&lt;/script&gt; Nguyễn &quot;Ví&quot; &amp; Dụ\""), "{html}");
        assert!(html.contains("value=\"không phải thư\"") && html.contains("value=\"Phòng 204\""));
        assert!(html.contains("href=\"#mail\"") && html.contains("id=\"mail\""), "the summary leads to the field");
        let sentence = words::contact::not_a_mail(domain::lang::Lang::Vi);
        assert_eq!(html.matches(&sentence).count(), 2, "the same words in summary and field");
        assert!(!html.contains("<script>alert"), "nothing typed becomes markup");
        assert_eq!(version(app).await, 0);
        assert_eq!(app.work().await, 0, "no job was left");
    }

    async fn a_good_form_is_written_once_and_leads_on(app: TestApp) {
        let answer = app.post(PATH, &fields(KEY, "0", " Trần Văn Ví Dụ ", "vidu@so.example")).await;
        assert!(redirects_back(&answer), "{}", answer.status);
        let page = app.get(SAVED).await;
        assert!(page.text().contains(&words::contact::saved(domain::lang::Lang::Vi)));
        assert!(page.text().contains("value=\"Trần Văn Ví Dụ\""));
        assert!(page.text().contains("Gọi Trần Văn Ví Dụ, Phòng 204, máy 204"), "the footer names the person to call");

        assert_eq!(app.work().await, 1);
        let letters = app.mail.letters();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].to, "vidu@so.example");
        assert!(!letters[0].subject.contains("Ví Dụ") && !letters[0].body.contains("Ví Dụ"), "mail carries no content");
    }

    async fn a_double_click_is_carried_out_once(app: TestApp) {
        let form = fields(KEY, "0", "Trần Văn Ví Dụ", "vidu@so.example");
        let (first, second) = tokio::join!(app.post(PATH, &form), app.post(PATH, &form));
        assert!(redirects_back(&first) && redirects_back(&second), "{} {}", first.status, second.status);
        let late = app.post(PATH, &form).await;
        assert!(redirects_back(&late), "a reload the next minute is answered like the first post");
        assert_eq!(version(app).await, 1);
        assert_eq!(app.work().await, 1, "one notice");
    }

    async fn going_back_and_correcting_is_told_and_loses_nothing(app: TestApp) {
        assert!(redirects_back(&app.post(PATH, &fields(KEY, "0", "Tên Viết Sai", "a@so.example")).await));
        let answer = app.post(PATH, &fields(KEY, "0", "Tên Viết Đúng", "a@so.example")).await;
        assert_eq!(answer.status, 409, "the same form with other content is a new act");
        assert!(answer.text().contains("value=\"Tên Viết Đúng\"") && answer.text().contains("name=\"version\" value=\"1\""));
        assert!(!answer.text().contains(&format!("value=\"{KEY}\"")), "saving again has a key of its own");
        assert_eq!(version(app).await, 1);
        assert_eq!(app.work().await, 1);
    }

    async fn a_second_tab_is_told_and_loses_nothing(app: TestApp) {
        assert!(redirects_back(&app.post(PATH, &fields(KEY, "0", "Người Thứ Nhất", "a@so.example")).await));
        let answer = app.post(PATH, &fields(OTHER_KEY, "0", "Người Thứ Hai", "b@so.example")).await;
        assert_eq!(answer.status, 409);
        assert!(answer.text().contains("value=\"Người Thứ Hai\""), "what was typed stays");
        assert!(answer.text().contains("name=\"version\" value=\"1\""), "saving again is possible");
        assert_eq!(version(app).await, 1);
        assert_eq!(app.work().await, 1);
    }

    async fn a_transaction_that_is_not_committed_never_happened(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let now = app.worker_ctx().now().into();
        store::setting::put(&mut tx, "probe", "1", 0, now).await.expect("written");
        drop(tx);
        let mut tx = app.database.db.read().await.expect("a transaction");
        assert_eq!(store::setting::find(&mut tx, "probe").await.expect("read"), None);
    }

    async fn a_form_without_its_hidden_fields_is_refused(app: TestApp) {
        let answer = app.post(PATH, &[("name", "x")]).await;
        assert_eq!(answer.status, 400);
        assert_eq!(version(app).await, 0);
    }
}
