//! The pages on which anybody can look up the law. The clock of the tests stands on 1 July 2026 in Vietnam.

use axum::body::Body;
use domain::lang::Lang;
use domain::routes::{DEADLINE_LOOKUP, LAW_PAGES, LEGAL_PARAMETERS, WORKING_CALENDAR};
use http::{Method, Request, StatusCode, header};

use crate::support::TestApp;
use crate::support::app::Answer;

const LOOKUP_PARAMETERS: [&str; 6] = ["ma", "bien-the", "ngay", "nam", "dung", "tim"];

async fn look_up(app: &TestApp, question: &str) -> Answer {
    app.get(&format!("{DEADLINE_LOOKUP}?{question}")).await
}

/// The text of a page as people read it: without tags, one space between words.
fn words_of(answer: &Answer) -> String {
    let mut text = String::new();
    let mut inside = false;
    for character in answer.text().chars() {
        match character {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(character),
            _ => {}
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Whether a date stands on the page as a date of the answer.
fn answers_with(answer: &Answer, iso: &str) -> bool {
    answer.text().contains(&format!("<time datetime=\"{iso}\">"))
}

async fn in_english(app: &TestApp, address: &str) -> Answer {
    let request = Request::get(address)
        .header(header::COOKIE, "ngon-ngu=en")
        .body(Body::empty());
    app.send(request.expect("a request")).await
}

#[tokio::test]
async fn dates_are_those_of_the_law() {
    let app = TestApp::sqlite().await;
    // Question, dates shown large, words that the page must say.
    let cases: [(&str, &[&str], &str); 16] = [
        (
            "ma=KL05&ngay=2026-04-23",
            &["2026-04-29"],
            "thứ Hai, 27/04/2026 (Nghỉ bù Giỗ Tổ Hùng Vương)",
        ),
        ("ma=kl05&ngay=23/4/2026", &["2026-04-29"], "Đã qua 63 ngày"),
        (
            "ma=TC04&ngay=2026-08-21",
            &["2026-08-27"],
            "Có đếm thứ Bảy, 22/08/2026 (Làm bù cho ngày 31/08)",
        ),
        (
            "ma=TS09&ngay=2025-04-20",
            &["2025-05-05"],
            "đếm đến thứ Tư, 30/04/2025, là ngày nghỉ",
        ),
        ("ma=KN04&ngay=2026-06-30", &["2026-07-10"], "10 ngày"),
        ("ma=KN04&ngay=2026-07-01", &["2026-07-10"], "7 ngày làm việc"),
        (
            "ma=TS18&ngay=2026-07-01",
            &["2026-08-17"],
            "Dài nhất, khi được gia hạn thứ Ba, 29/09/2026",
        ),
        (
            "ma=TC07&ngay=2026-07-01",
            &["2026-09-29"],
            "Sau một lần gia hạn thứ Năm, 03/09/2026",
        ),
        ("ma=KL07&ngay=2026-05-05", &["2026-04-23"], "Đếm lùi 5 ngày làm việc"),
        (
            "ma=TS04&ngay=2026-05-11",
            &["2026-05-01"],
            "thứ Tư, 29/04/2026, ngày làm việc gần nhất trước đó",
        ),
        (
            "ma=TC12&ngay=2026-07-01",
            &["2026-07-16"],
            "Được gỡ từ thứ Sáu, 17/07/2026",
        ),
        ("ma=KL11&ngay=2025-11-29", &["2026-11-29"], "Thời hạn này không dời"),
        (
            "ma=KN12&bien-the=VUNG_SAU_XA&ngay=2026-07-01",
            &["2026-08-17"],
            "vùng sâu, vùng xa",
        ),
        ("ma=TS02&nam=2026", &["2026-12-30"], "Còn 182 ngày"),
        (
            "ma=BC01&nam=2027",
            &["2027-03-17", "2027-03-20"],
            "từ 15/12/2026 đến hết 14/03/2027",
        ),
        (
            "ma=TC05&ngay=2026-07-01&dung=2026-07-06~2026-07-10~TAM_DINH_CHI_GIAI_QUYET",
            &["2026-08-05"],
            "Không tính 5 ngày tạm dừng",
        ),
    ];
    for (question, dates, said) in cases {
        let page = look_up(&app, question).await;
        assert_eq!(page.status, StatusCode::OK, "{question}");
        for date in dates {
            assert!(answers_with(&page, date), "{question}: {date}");
        }
        let count = page.text().matches("<time datetime").count();
        assert_eq!(count, dates.len(), "{question}: one large date for each");
        assert!(
            words_of(&page).contains(said),
            "{question}: {said}\n{}",
            words_of(&page)
        );
    }
    app.finish().await;
}

#[tokio::test]
async fn what_is_not_certain_says_so_and_why() {
    let app = TestApp::sqlite().await;
    let cases = [
        (
            "ma=TS07&ngay=2026-07-01",
            "Quy định này cần được đối chiếu với Công báo",
        ),
        ("ma=TS02&nam=2026", "Cách tính cần được đối chiếu"),
        ("ma=LP01&ngay=2026-06-30", "quy định không có hiệu lực (từ 01/07/2026)"),
        (
            "ma=TC05&ngay=2028-01-10",
            "Hệ thống chưa có văn bản về lịch nghỉ của năm 2028",
        ),
        ("ma=TC05&ngay=2027-01-11", "Năm 2027 có thể còn được công bố thêm"),
        (
            "ma=TC05&ngay=2026-07-01&dung=2026-07-06~2026-07-10~TO_TUNG_HINH_SU",
            "“Đang tố tụng hình sự”",
        ),
    ];
    for (question, doubt) in cases {
        let text = words_of(&look_up(&app, question).await);
        assert!(text.contains(doubt), "{question}: {text}");
        assert!(text.contains("(còn đối chiếu với văn bản gốc)"), "{question}");
    }
    let certain = words_of(&look_up(&app, "ma=KL05&ngay=2026-04-23").await);
    assert!(!certain.contains("văn bản gốc"), "{certain}");
    app.finish().await;
}

#[tokio::test]
async fn the_form_becomes_a_short_address_that_answers_the_same() {
    let app = TestApp::sqlite().await;
    let typed = "ma=TC05&ngay-day=01&ngay-month=7&ngay-year=2026&dung-1-tu=6%2F7%2F2026&dung-1-den=10-07-2026\
                 &dung-1-ly-do=TAM_DINH_CHI_GIAI_QUYET&dung-2-tu=&dung-2-den=&dung-2-ly-do=";
    let answer = look_up(&app, typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let address = answer.header(header::LOCATION).to_owned();
    assert_eq!(
        address,
        "/tra-cuu-thoi-han?ma=TC05&ngay=2026-07-01&dung=2026-07-06~2026-07-10~TAM_DINH_CHI_GIAI_QUYET"
    );
    assert!(answers_with(&app.get(&address).await, "2026-08-05"));

    let answer = app
        .get(&format!("{LEGAL_PARAMETERS}?ngay-day=30&ngay-month=6&ngay-year=2026"))
        .await;
    assert_eq!(answer.header(header::LOCATION), "/tham-so-phap-luat?ngay=2026-06-30");
    let empty = app
        .get(&format!("{LEGAL_PARAMETERS}?ngay-day=&ngay-month=&ngay-year="))
        .await;
    assert_eq!(empty.header(header::LOCATION), LEGAL_PARAMETERS);
    app.finish().await;
}

#[tokio::test]
async fn what_is_faulty_is_named_at_its_field_and_kept_as_typed() {
    let app = TestApp::sqlite().await;
    // Question, field that the summary leads to, what was typed and must still be there.
    let cases = [
        ("ma=ZZ99&ngay=2026-07-01", "tim", "ZZ99"),
        ("ma=KL05&ngay=", "ngay-day", ""),
        ("ma=KL05&ngay-day=&ngay-month=&ngay-year=", "ngay-day", ""),
        ("ma=KL05&ngay=31/2/2026", "ngay-day", "value=\"31\""),
        (
            "ma=KL05&ngay-day=5&ngay-month=x7&ngay-year=2026",
            "ngay-month",
            "value=\"x7\"",
        ),
        (
            "ma=KL05&ngay-day=5&ngay-month=7&ngay-year=202",
            "ngay-year",
            "value=\"202\"",
        ),
        ("ma=KL26&ngay=2026-07-01", "bien-the", "value=\"2026\""),
        ("ma=KL26&bien-the=XX&ngay=2026-07-01", "bien-the", "value=\"2026\""),
        ("ma=KL05&bien-the=XX&ngay=2026-07-01", "ma", "value=\"2026\""),
        ("ma=TS02&nam=hai", "nam", "value=\"hai\""),
        ("ma=BC01&nam=1899", "nam", "value=\"1899\""),
        (
            "ma=TC05&ngay=2026-07-01&dung=mai~2026-07-10~TO_TUNG_HINH_SU",
            "dung-1-tu",
            "value=\"mai\"",
        ),
        (
            "ma=TC05&ngay=2026-07-01&dung=2026-07-10~2026-07-09~TO_TUNG_HINH_SU",
            "dung-1-den",
            "value=\"09/07/2026\"",
        ),
        (
            "ma=TC05&ngay=2026-07-01&dung=2026-07-10~2026-07-19~VI_LUOI",
            "dung-1-ly-do",
            "value=\"19/07/2026\"",
        ),
        (
            "ma=TC05&ngay=2026-07-01&dung-3-tu=1/8/2026",
            "dung-1-den",
            "value=\"1/8/2026\"",
        ),
        (
            "ma=KL07&ngay=2026-07-01&dung=2026-07-10~2026-07-19~TO_TUNG_HINH_SU",
            "dung-1-tu",
            "value=\"10/07/2026\"",
        ),
    ];
    for (question, field, kept) in cases {
        let page = look_up(&app, question).await;
        let html = page.text();
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{question}");
        assert!(html.contains("<title>Lỗi: Tra cứu thời hạn"), "{question}");
        assert!(
            html.contains(&format!("<a href=\"#{field}\">")),
            "{question}: leads to {field}"
        );
        assert!(
            html.contains(&format!(" id=\"{field}\"")),
            "{question}: {field} is there"
        );
        assert!(html.contains(kept), "{question}: {kept} is kept");
        assert_eq!(
            html.matches("<time datetime").count(),
            0,
            "{question}: no date is shown"
        );
    }
    let stop = "&dung=2026-07-10~2026-07-11~TO_TUNG_HINH_SU";
    assert_eq!(
        look_up(&app, &format!("ma=TC05&ngay=2026-07-01{}", stop.repeat(5)))
            .await
            .status,
        200
    );
    assert_eq!(
        look_up(&app, &format!("ma=TC05&ngay=2026-07-01{}", stop.repeat(6)))
            .await
            .status,
        422
    );
    for (address, field, kept) in [
        (format!("{WORKING_CALENDAR}?nam=2012"), "nam", "2012"),
        (format!("{WORKING_CALENDAR}?nam=2101"), "nam", "2101"),
        (format!("{WORKING_CALENDAR}?nam=nay"), "nam", "nay"),
        (format!("{LEGAL_PARAMETERS}?ngay=2026-13-01"), "ngay-month", "13"),
    ] {
        let page = app.get(&address).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(page.text().contains(&format!("<a href=\"#{field}\">")), "{address}");
        assert!(page.text().contains(&format!("value=\"{kept}\"")), "{address}");
    }
    app.finish().await;
}

#[tokio::test]
async fn the_search_needs_no_marks_and_its_links_keep_the_question() {
    let app = TestApp::sqlite().await;
    let found = look_up(
        &app,
        "tim=hop+kiem+diem&ngay=2026-04-23&dung=2026-04-24~2026-04-24~TO_TUNG_HINH_SU",
    )
    .await;
    assert_eq!(found.status, StatusCode::OK);
    let html = found.text();
    assert!(html.contains("2 thời hạn khớp với “hop kiem diem”"));
    let link = "?ma=KL05&amp;ngay=2026-04-23&amp;dung=2026-04-24~2026-04-24~TO_TUNG_HINH_SU\"";
    assert!(html.contains(link), "{html}");
    // What counts backward cannot be stopped: its link leaves the stops out.
    let backward = look_up(
        &app,
        "tim=giay+trieu+tap&ngay=2026-04-23&dung=2026-04-24~2026-04-24~TO_TUNG_HINH_SU",
    )
    .await;
    assert!(backward.text().contains("?ma=KL07&amp;ngay=2026-04-23\""));
    let by_source = look_up(&app, "tim=to+cao+dieu+40").await;
    assert!(by_source.text().contains("?ma=TC11\""));
    let none = look_up(&app, "tim=khong-co-gi-nhu-the").await;
    assert!(none.text().contains(&words::lookup::found_none(Lang::Vi)));
    let all = app.get(DEADLINE_LOOKUP).await;
    let codes = all.text().matches("?ma=").count();
    assert_eq!(codes, 118, "every code once");
    let english = in_english(&app, &format!("{DEADLINE_LOOKUP}?tim=review+meeting+ends")).await;
    assert!(english.text().contains("?ma=KL05\""));
    app.finish().await;
}

#[tokio::test]
async fn what_makes_no_date_says_what_the_law_wants() {
    let app = TestApp::sqlite().await;
    let limitation = look_up(&app, "ma=KL01&ngay=2026-07-01").await;
    assert_eq!(limitation.status, StatusCode::OK);
    let text = words_of(&limitation);
    assert!(text.contains("24 tháng") && text.contains("60 tháng") && text.contains("hồ sơ vụ việc kỷ luật"));
    let uncounted = words_of(&look_up(&app, "ma=DS01").await);
    assert!(
        uncounted.contains("Thông báo cho cơ quan có thẩm quyền, 72 giờ."),
        "{uncounted}"
    );
    app.finish().await;
}

#[tokio::test]
async fn a_year_shows_its_days_its_sources_and_its_doubts() {
    let app = TestApp::sqlite().await;
    let present = app.get(WORKING_CALENDAR).await;
    assert!(
        present.text().contains("Năm 2026 có 249 ngày làm việc."),
        "today's year, counted by hand"
    );
    assert_eq!(present.text().matches("<table class=\"lc-month\">").count(), 12);
    assert!(
        words_of(&present).contains("thứ Bảy, 22/08/2026 Làm bù cho ngày 31/08 thứ Bảy làm bù Thông báo 9441/TB-BNV")
    );
    assert!(!present.text().contains("tạm tính"));
    let provisional = app.get(&format!("{WORKING_CALENDAR}?nam=2028")).await;
    assert!(provisional.text().contains("Lịch năm 2028 là tạm tính"));
    let open = app.get(&format!("{WORKING_CALENDAR}?nam=2027")).await;
    assert!(open.text().contains("Năm 2027 có thể còn được công bố thêm"));
    for (year, before, after) in [(2014, false, true), (2026, true, true), (2100, true, false)] {
        let page = app.get(&format!("{WORKING_CALENDAR}?nam={year}")).await;
        assert_eq!(page.text().contains(&format!("?nam={}\"", year - 1)), before, "{year}");
        assert_eq!(page.text().contains(&format!("?nam={}\"", year + 1)), after, "{year}");
    }
    app.finish().await;
}

#[tokio::test]
async fn parameters_are_those_of_the_chosen_day() {
    let app = TestApp::sqlite().await;
    let before = words_of(&app.get(&format!("{LEGAL_PARAMETERS}?ngay=2026-06-30")).await);
    assert!(
        before.contains("T_change 300.000.000 đồng ba trăm triệu đồng"),
        "{before}"
    );
    let today = words_of(&app.get(LEGAL_PARAMETERS).await);
    assert!(today.contains("T_change 1.000.000.000 đồng một tỷ đồng"), "{today}");
    assert!(
        today.contains("từ 01/07/2019 đến 30/06/2026"),
        "the change stands below"
    );
    assert!(today.contains("R8 “Trước ngày”"), "the rules of counting stand below");
    assert!(today.contains("Không có ngưỡng") && today.contains("20%") && today.contains("4 năm"));
    let early = words_of(&app.get(&format!("{LEGAL_PARAMETERS}?ngay=2019-12-31")).await);
    let (in_force, not_in_force) = early
        .split_once("Không có hiệu lực vào ngày này")
        .expect("some are not in force yet");
    assert!(
        in_force.contains("T_item 50.000.000 đồng") && !in_force.contains("draw_rest"),
        "{in_force}"
    );
    assert!(not_in_force.contains("draw_rest"));
    let english = words_of(&in_english(&app, LEGAL_PARAMETERS).await);
    assert!(english.contains("T_change 1,000,000,000 đồng"), "{english}");
    app.finish().await;
}

#[tokio::test]
async fn nothing_typed_becomes_markup_or_breaks_a_page() {
    let app = TestApp::sqlite().await;
    let evil = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%3Cb%20x%3D%22";
    let mut addresses: Vec<String> = LOOKUP_PARAMETERS
        .iter()
        .flat_map(|name| {
            ["TC05", "TS02", "KL26", "ZZ"]
                .map(|code| format!("{DEADLINE_LOOKUP}?ma={code}&ngay=2026-07-01&{name}={evil}"))
        })
        .collect();
    addresses.push(format!(
        "{DEADLINE_LOOKUP}?ma=TC05&ngay-day={evil}&dung-1-tu={evil}&dung-1-den={evil}&dung-1-ly-do={evil}"
    ));
    addresses.push(format!("{WORKING_CALENDAR}?nam={evil}"));
    addresses.push(format!("{LEGAL_PARAMETERS}?ngay={evil}"));
    for address in &addresses {
        let page = app.get(address).await;
        assert!(page.status == 200 || page.status == 422, "{address}: {}", page.status);
        assert!(
            !page.text().contains("<script") && !page.text().contains("<b x"),
            "{address}"
        );
    }
    for path in LAW_PAGES {
        for odd in ["?", "?%FF%FE", "?%00&&=&a", "?ngay=%FF&nam=%FF&ma=%FF&dung=~~~~~"] {
            let page = app.get(&format!("{path}{odd}")).await;
            assert!(page.status == 200 || page.status == 422, "{path}{odd}: {}", page.status);
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn the_longest_spans_are_answered() {
    let app = TestApp::sqlite().await;
    for question in [
        "ma=CD01&bien-the=TOI_DA&ngay=2199-12-31",
        "ma=TS04&ngay=1900-01-01",
        "ma=TC05&ngay=1900-01-01&dung=1900-01-02~2199-12-31~TAM_DINH_CHI_GIAI_QUYET",
        "ma=KL09&ngay=2199-12-31&dung=1900-01-02~2199-12-31~TO_TUNG_HINH_SU",
        "ma=BC07&nam=2199",
        "ma=TS13&nam=1900",
    ] {
        let page = look_up(&app, question).await;
        assert_eq!(page.status, StatusCode::OK, "{question}");
        assert!(page.body.len() < 60_000, "{question}: {} bytes", page.body.len());
    }
    app.finish().await;
}

#[tokio::test]
async fn every_page_answers_head_and_both_languages() {
    let app = TestApp::sqlite().await;
    let headings = [
        (DEADLINE_LOOKUP, "Tra cứu thời hạn", "Deadline lookup"),
        (WORKING_CALENDAR, "Lịch làm việc", "Working calendar"),
        (LEGAL_PARAMETERS, "Tham số pháp luật", "Legal parameters"),
    ];
    for (path, vietnamese, english) in headings {
        let request = Request::builder().method(Method::HEAD).uri(path).body(Body::empty());
        let head = app.send(request.expect("a request")).await;
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0), "{path}");
        let heading = |text: &str| format!("<h1 class=\"govuk-heading-l\">{text}</h1>");
        assert!(app.get(path).await.text().contains(&heading(vietnamese)), "{path}");
        assert!(
            in_english(&app, path).await.text().contains(&heading(english)),
            "{path}"
        );
        let home = app.get("/").await;
        assert!(
            home.text().contains(&format!("href=\"{path}\"")),
            "the start page leads to {path}"
        );
    }
    app.finish().await;
}
