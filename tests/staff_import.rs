//! Staff lists imported on both engines: everything or nothing, again without an effect, and nobody moved whose place
//! something rests on.

use std::io::Cursor;

use domain::access::Actor;
use domain::lang::Lang;
use domain::people::staff_sheet::{Found, Offers, StaffColumn, What};
use domain::workbook::Workbook;
use services::people::directory::{Query, Whose};
use services::people::import::{self, Agreement, Done, List, Looked, Undone};
use services::people::staff_sheet;
use services::{Ctx, Error};
use sheets::{Column, Field, Page};
use store::ledger::{self, NewEvent};
use store::person::PersonRow;
use store::unit::UnitRow;
use store::{Act, Tx, staff_import, unit};
use uuid::Uuid;

use crate::support::TestApp;

const LIST: &[u8] = include_bytes!("../sheets/tests/files/staff.xlsx");

fn console(app: &TestApp) -> Ctx {
    Ctx::new(app.state.platform.clone(), Actor::Console)
}

/// Makes two units below the agency.
async fn units(app: &TestApp) {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let root = unit::all(&mut tx, 10).await.expect("read").remove(0);
    for (number, name, short_name) in [(1_u128, "Văn phòng", "VP"), (2, "Trung tâm Mẫu", "TTM")] {
        let row = UnitRow {
            id: Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + number),
            parent: Some(root.id),
            name: name.to_owned(),
            short_name: short_name.to_owned(),
            kind: "PHONG".to_owned(),
            ..root.clone()
        };
        unit::insert(&mut tx, row).await.expect("written");
    }
    committed(app, tx, 1).await;
}

/// Commits rows of a test with an event, so that the ledger holds.
async fn committed(app: &TestApp, mut tx: Tx, number: u8) {
    let event = NewEvent {
        id: Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0099 + u128::from(number)),
        at: app.worker_ctx().now(),
        what: ledger::What::Ordinary {
            action: "probe.made",
            actor: "nobody",
            subject: None,
        },
        nonce: &[number; 32],
        body: b"{}",
    };
    tx.record(&event).await.expect("recorded");
    tx.commit(Act::ContactChanged).await.expect("committed");
}

const fn list_of<'a>(book: &'a Workbook, found: &'a Found) -> List<'a> {
    List {
        book,
        found,
        offers: Offers {
            convert: false,
            small_letters: false,
        },
    }
}

async fn attempt(app: &TestApp, bytes: &[u8]) -> Result<Done, Box<Looked>> {
    let (book, found) = staff_sheet::open(Cursor::new(bytes)).unwrap_or_else(|refused| panic!("{refused}"));
    let done = import::carry_out(&console(app), list_of(&book, &found), Agreement::Unseen, |_, _| {}).await;
    match done.expect("the store answers") {
        Ok(done) => Ok(done),
        Err(Undone::Rows(looked)) => Err(looked),
        Err(Undone::Table(faults)) => panic!("{faults:?}"),
        Err(Undone::Already(_)) => panic!("no form was sent"),
    }
}

async fn imported(app: &TestApp, bytes: &[u8]) -> Done {
    let attempt = attempt(app, bytes).await;
    attempt.unwrap_or_else(|looked| panic!("{:?}", looked.reading.faults))
}

async fn look(app: &TestApp, bytes: &[u8]) -> Looked {
    let (book, found) = staff_sheet::open(Cursor::new(bytes)).unwrap_or_else(|refused| panic!("{refused}"));
    let looked = import::look(&console(app), list_of(&book, &found)).await;
    looked
        .expect("the store answers")
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}

async fn everybody(app: &TestApp) -> Vec<PersonRow> {
    let mut tx = app.database.db.read().await.expect("a transaction");
    staff_import::everybody(&mut tx, 100_000).await.expect("read")
}

async fn by_code(app: &TestApp, code: &str) -> PersonRow {
    let everybody = everybody(app).await;
    everybody
        .into_iter()
        .find(|row| row.staff_code == code)
        .unwrap_or_else(|| panic!("nobody has {code}"))
}

/// A list with these headings.
pub(crate) fn list(headings: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let field = |text: &&str| {
        if text.is_empty() {
            Field::Empty
        } else {
            Field::Text((*text).to_owned())
        }
    };
    let page = Page {
        name: "Danh sách".to_owned(),
        columns: headings
            .iter()
            .map(|heading| Column {
                heading: (*heading).to_owned(),
                ..Column::default()
            })
            .collect(),
        rows: rows.iter().map(|row| row.iter().map(field).collect()).collect(),
        ..Page::default()
    };
    let day = domain::day::read_iso("2026-07-01").expect("a day");
    sheets::write(&[page], "Danh mục", day).expect("written")
}

const HEADINGS: [&str; 5] = ["Mã cán bộ", "Họ và tên", "Đơn vị", "Đối tượng", "Điện thoại"];

async fn assert_sound(app: &TestApp) {
    let options = services::ledger::Options {
        anchor: None,
        checkpoint: None,
        rows: true,
    };
    let keys = &app.state.platform.keys;
    let report = services::ledger::verify(&app.database.db, keys, options)
        .await
        .expect("the store answers");
    assert!(report.ok, "{report:?}");
}

on_both! {
    async fn a_list_is_imported_once(app: TestApp) {
        units(app).await;
        let before = everybody(app).await.len();
        let looked = look(app, LIST).await;
        assert_eq!((looked.plan.added.len(), looked.plan.missing.len(), looked.sensitive), (2, before, 1));
        assert_eq!(everybody(app).await.len(), before, "looking changes nothing");

        assert_eq!(imported(app, LIST).await, Done { added: 2, changed: 0, ended: 0 });
        let row = by_code(app, "00123").await;
        assert_eq!((row.name.as_str(), row.birth_year, row.post.as_str()), ("TRẦN VĂN VÍ DỤ", Some(1980), "Chánh văn phòng"));
        assert_eq!((row.kind.as_str(), row.level.as_str()), ("CONG_CHUC_LANH_DAO", "TRUONG_PHONG"));
        assert_eq!((row.name_search.as_str(), row.name_initials.as_str()), ("tran van vi du", "tvvd"));
        assert!(row.on_staff && row.status == "DANG_CONG_TAC" && row.version == 1);
        // Since when he is there follows from the earliest day that the list says.
        assert_eq!(String::from(row.valid_from), "2020-02-01");

        assert_eq!(imported(app, LIST).await, Done { added: 0, changed: 0, ended: 0 });
        assert!(look(app, LIST).await.plan.is_empty());
        assert_eq!(everybody(app).await.len(), before + 2);
        assert_sound(app).await;
    }

    async fn a_faulty_row_keeps_all_others_out(app: TestApp) {
        units(app).await;
        let before = everybody(app).await.len();
        let bytes = list(&HEADINGS, &[
            &["A-1", "Trần Văn Ví Dụ", "VP", "Viên chức", ""],
            &["A-2", "Lê Thị Mẫu", "Vườn hoa", "Viên chức", ""],
        ]);
        let looked = attempt(app, &bytes).await.expect_err("a fault");
        let place = (looked.reading.faults[0].row, looked.reading.faults[0].column);
        assert_eq!(place, (3, StaffColumn::Unit));
        assert_eq!(everybody(app).await.len(), before);
    }

    async fn what_changed_since_it_was_agreed_to_is_not_done(app: TestApp) {
        units(app).await;
        let digest = look(app, LIST).await.digest().to_owned();
        let one = list(&HEADINGS, &[&["00124", "Nguyễn Thị Mẫu", "VP", "Viên chức", ""]]);
        imported(app, &one).await;
        let before = everybody(app).await.len();
        let (book, found) = staff_sheet::open(Cursor::new(LIST)).unwrap_or_else(|refused| panic!("{refused}"));
        let key = Uuid::from_u128(7);
        let seen = |digest| Agreement::Seen { key, digest, location: |done| format!("/xong?{}", done.people()) };
        let import = async |digest| {
            let done = import::carry_out(&console(app), list_of(&book, &found), seen(digest), |_, _| {}).await;
            done.expect("the store answers")
        };
        let Err(Undone::Rows(looked)) = import(&digest).await else { panic!("somebody was added meanwhile") };
        assert_eq!(everybody(app).await.len(), before);
        // What is seen now is done, and once.
        let digest = looked.digest().to_owned();
        assert!(matches!(import(&digest).await, Ok(Done { added: 1, changed: 1, ended: 0 })));
        assert!(matches!(import(&digest).await, Err(Undone::Already(location)) if location == "/xong?2"));
        assert_eq!(everybody(app).await.len(), before + 1);
    }

    async fn other_names_than_were_seen_are_not_imported(app: TestApp) {
        units(app).await;
        let before = everybody(app).await.len();
        let mut headings = HEADINGS.to_vec();
        headings.push("Tên khác");
        let of = |name: &str| list(&headings, &[&["A-1", name, "VP", "Viên chức", "", "Lê Thị Mẫu"]]);
        let bytes = of("TRẦN VĂN VÍ DỤ");
        let (book, found) = staff_sheet::open(Cursor::new(&bytes)).unwrap_or_else(|refused| panic!("{refused}"));
        let mut of_others = found.clone();
        (of_others.headings[1].column, of_others.headings[5].column) = (None, Some(StaffColumn::Name));
        let seen = look(app, &bytes).await.digest().to_owned();
        assert_eq!(look(app, &bytes).await.digest(), seen);
        assert_ne!(look(app, &of("TRẦN VĂN MẪU")).await.digest(), seen);

        let as_seen = list_of(&book, &found);
        let small_letters = Offers { small_letters: true, ..Offers::default() };
        for (number, other) in [(1, list_of(&book, &of_others)), (2, List { offers: small_letters, ..as_seen })] {
            let key = Uuid::from_u128(number);
            let agreement = Agreement::Seen { key, digest: &seen, location: |_| String::new() };
            let done = import::carry_out(&console(app), other, agreement, |_, _| {}).await;
            assert!(matches!(done.expect("the store answers"), Err(Undone::Rows(_))));
        }
        assert_eq!(everybody(app).await.len(), before);
    }

    async fn people_change_and_their_posts_with_them(app: TestApp) {
        units(app).await;
        let mut headings = HEADINGS.to_vec();
        headings.extend(["Chức vụ", "Từ ngày", "Cấp lãnh đạo", "Trạng thái", "Trạng thái từ ngày", "Ngày vào cơ quan"]);
        let first = list(&headings, &[
            &["A-1", "Trần Văn Ví Dụ", "VP", "Viên chức", "0912345678", "", "", "", "", "", "01/03/2010"],
            &["A-2", "Lê Thị Mẫu", "VP", "Viên chức", "", "", "", "", "Nghỉ thai sản", "01/06/2026", "01/03/2010"],
            &["A-3", "Vũ Thử", "VP", "Viên chức", "", "", "", "", "Nghỉ hưu", "01/05/2026", "01/03/2010"],
        ]);
        assert_eq!(imported(app, &first).await, Done { added: 3, changed: 0, ended: 0 });
        let retired = by_code(app, "A-3").await;
        let last = retired.valid_to.map(String::from);
        assert_eq!((retired.on_staff, last.as_deref()), (false, Some("2026-04-30")));

        let second = list(&headings, &[
            &["A-1", "Trần Văn Ví Dụ", "TTM", "Viên chức quản lý", "", "Giám đốc", "01/06/2026", "Trưởng phòng", "", "", ""],
            &["A-2", "Lê Thị Mẫu", "VP", "Viên chức", "", "", "", "", "", "", ""],
        ]);
        let looked = look(app, &second).await;
        let columns: Vec<_> = looked.plan.changed[0].changes.iter().map(|change| change.column).collect();
        use StaffColumn as C;
        assert_eq!(columns, [C::Unit, C::Kind, C::Post, C::PostFrom, C::Level, C::Phone]);
        assert_eq!(imported(app, &second).await, Done { added: 0, changed: 1, ended: 0 });
        let moved = by_code(app, "A-1").await;
        assert_eq!((moved.post.as_str(), moved.phone.as_str(), moved.version), ("Giám đốc", "", 2));
        assert_eq!(String::from(moved.valid_from), "2010-03-01", "an empty day says nothing");
        assert_eq!(by_code(app, "A-2").await.status, "NGHI_THAI_SAN");
        let mut tx = app.database.db.read().await.expect("a transaction");
        let posts = staff_import::present_posts(&mut tx, 100).await.expect("read");
        drop(tx);
        let of: Vec<_> = posts.iter().filter(|post| post.person == moved.id).collect();
        assert_eq!((of.len(), of[0].title.as_str(), String::from(of[0].valid_from)), (1, "Giám đốc", "2026-06-01".to_owned()));
        assert!(!posts.iter().any(|post| post.person == retired.id), "whoever is gone has no post");
        assert!(look(app, &second).await.plan.is_empty());
        assert_sound(app).await;
    }

    async fn whoever_comes_back_has_a_post_from_then_on(app: TestApp) {
        units(app).await;
        let mut headings = HEADINGS.to_vec();
        headings.extend(["Trạng thái", "Trạng thái từ ngày", "Ngày vào cơ quan"]);
        let of = |resigned: [&'static str; 3], retired: [&'static str; 3]| {
            let line = |code, name, [status, from, joined]: [&'static str; 3]| {
                vec![code, name, "VP", "Viên chức", "", status, from, joined]
            };
            let (first, second) = (line("A-1", "Trần Văn Ví Dụ", resigned), line("A-2", "Lê Thị Mẫu", retired));
            list(&headings, &[first.as_slice(), second.as_slice()])
        };
        let left = ["Thôi việc", "01/05/2024", "01/03/2010"];
        let retired = ["Nghỉ hưu", "01/05/2024", "01/03/2010"];
        imported(app, &of(left, retired)).await;
        // Another first day of somebody who stays away begins no post.
        let earlier = ["Thôi việc", "01/05/2024", "01/02/2010"];
        assert_eq!(imported(app, &of(earlier, retired)).await, Done { added: 0, changed: 1, ended: 0 });
        let posts = async || {
            let mut tx = app.database.db.read().await.expect("a transaction");
            let mut posts = Vec::new();
            for code in ["A-1", "A-2"] {
                let person = by_code(app, code).await.id;
                let of_person = store::person_post::of_person(&mut tx, person, 10).await.expect("read");
                posts.extend(of_person.into_iter().map(|post| {
                    (code, String::from(post.valid_from), post.valid_to.map(String::from))
                }));
            }
            posts
        };
        let ended = |code| (code, "2010-03-01".to_owned(), Some("2024-04-30".to_owned()));
        assert_eq!(posts().await, [ended("A-1"), ended("A-2")]);

        let back = ["Đang công tác", "01/02/2026", "01/02/2010"];
        let bytes = of(back, ["Đang công tác", "01/02/2026", "01/03/2010"]);
        let looked = look(app, &bytes).await;
        assert_eq!((looked.plan.changed.len(), looked.plan.held.len()), (1, 1));
        let lines = staff_sheet::summary(Lang::Vi, &looked, false);
        assert!(lines.iter().any(|line| line.starts_with("1 người đã nghỉ hưu hoặc đã mất")), "{lines:?}");
        imported(app, &bytes).await;
        let begun = ("A-1", "2026-02-01".to_owned(), None);
        let mut found = posts().await;
        found.sort();
        assert_eq!(found, [ended("A-1"), begun, ended("A-2")]);
        assert_eq!(by_code(app, "A-2").await.status, "NGHI_HUU");
        assert_sound(app).await;
    }

    async fn nobody_is_moved_whose_place_something_rests_on(app: TestApp) {
        units(app).await;
        let founder = everybody(app).await.remove(0);
        let code = founder.staff_code.as_str();
        let bytes = list(&HEADINGS, &[&[code, "Tên Khác", "TTM", "Công chức", "024 3555 1234"]]);
        let looked = look(app, &bytes).await;
        let held: Vec<_> = looked.plan.held[0].changes.iter().map(|change| change.column).collect();
        assert!(held.contains(&StaffColumn::Name) && held.contains(&StaffColumn::Unit), "{held:?}");
        assert_eq!(imported(app, &bytes).await, Done { added: 0, changed: 1, ended: 0 });
        let after = by_code(app, code).await;
        assert_eq!((after.name, after.unit, after.phone.as_str()), (founder.name, founder.unit, "024 3555 1234"));
        assert_eq!(imported(app, &bytes).await, Done { added: 0, changed: 0, ended: 0 });
    }

    async fn importing_the_exported_list_changes_nothing(app: TestApp) {
        units(app).await;
        imported(app, LIST).await;
        let there = everybody(app).await;
        for lang in Lang::ALL {
            let bytes = import::export(&console(app), lang, &Query::default()).await.expect("written");
            let looked = look(app, &bytes).await;
            assert_eq!(looked.reading.faults, []);
            assert!(looked.plan.is_empty() && looked.plan.missing.is_empty() && looked.plan.held.is_empty());
            assert_eq!(looked.plan.unchanged.len(), there.len());
            assert_eq!(imported(app, &bytes).await, Done { added: 0, changed: 0, ended: 0 });
        }
        assert!(everybody(app).await == there, "not a row was touched");
    }

    async fn whoever_left_stays_in_a_unit_that_is_closed(app: TestApp) {
        units(app).await;
        let mut headings = HEADINGS.to_vec();
        headings.push("Trạng thái");
        let first = list(&headings, &[&["A-1", "Trần Văn Ví Dụ", "TTM", "Viên chức", "", "Thôi việc"]]);
        imported(app, &first).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let units = unit::all(&mut tx, 10).await.expect("read");
        let closed = units.into_iter().find(|unit| unit.short_name == "TTM").expect("made before");
        let closed = UnitRow { valid_to: Some(closed.valid_from), ..closed };
        unit::update(&mut tx, closed).await.expect("written");
        committed(app, tx, 2).await;

        let there = everybody(app).await;
        let query = Query { whose: Whose::All, ..Query::default() };
        for lang in Lang::ALL {
            let bytes = import::export(&console(app), lang, &query).await.expect("written");
            let looked = look(app, &bytes).await;
            assert_eq!(looked.reading.faults, []);
            assert!(looked.plan.is_empty() && looked.plan.held.is_empty());
            assert_eq!(looked.plan.unchanged.len(), there.len());
        }
        assert!(look(app, &first).await.plan.is_empty());
        for row in [
            ["A-1", "Trần Văn Ví Dụ", "TTM", "Viên chức", "", "Đang công tác"],
            ["A-2", "Lê Thị Mẫu", "TTM", "Viên chức", "", "Thôi việc"],
        ] {
            let looked = look(app, &list(&headings, &[&row])).await;
            let whats: Vec<_> = looked.reading.faults.iter().map(|fault| fault.what.clone()).collect();
            assert_eq!(whats, [What::ClosedUnit], "{row:?}");
        }
    }

    async fn only_the_personnel_officer_and_the_console_may(app: TestApp) {
        let (book, found) = staff_sheet::open(Cursor::new(LIST)).unwrap_or_else(|refused| panic!("{refused}"));
        for (actor, anonymous) in [(Actor::Anonymous, true), (Actor::Worker, false)] {
            let ctx = Ctx::new(app.state.platform.clone(), actor);
            let refused = |error: &Error| match anonymous {
                true => matches!(error, Error::Unauthenticated),
                false => matches!(error, Error::Forbidden),
            };
            let looked = import::look(&ctx, list_of(&book, &found)).await.map(|_| ());
            assert!(looked.is_err_and(|error| refused(&error)));
            let done = import::carry_out(&ctx, list_of(&book, &found), Agreement::Unseen, |_, _| {}).await.map(|_| ());
            assert!(done.is_err_and(|error| refused(&error)));
            assert!(import::export(&ctx, Lang::Vi, &Query::default()).await.is_err_and(|error| refused(&error)));
        }
    }

    async fn a_thousand_and_more_are_imported_in_steps(app: TestApp) {
        units(app).await;
        let codes: Vec<String> = (0..1_200).map(|number| format!("B-{number:05}")).collect();
        let rows: Vec<[&str; 5]> =
            codes.iter().map(|code| [code.as_str(), "Trần Văn Ví Dụ", "VP", "Viên chức", ""]).collect();
        let rows: Vec<&[&str]> = rows.iter().map(<[&str; 5]>::as_slice).collect();
        let bytes = list(&HEADINGS, &rows);
        let (book, found) = staff_sheet::open(Cursor::new(&bytes)).unwrap_or_else(|refused| panic!("{refused}"));
        let told = std::sync::Mutex::new(Vec::new());
        let progress = |done, all| told.lock().expect("nobody else").push((done, all));
        let done = import::carry_out(&console(app), list_of(&book, &found), Agreement::Unseen, progress).await;
        assert!(matches!(done.expect("the store answers"), Ok(Done { added: 1_200, changed: 0, ended: 0 })));
        assert_eq!(told.into_inner().expect("nobody else"), [0, 500, 1_000, 1_200].map(|done| (done, 1_200)));
        assert!(look(app, &bytes).await.plan.is_empty());
        assert_sound(app).await;
    }
}
