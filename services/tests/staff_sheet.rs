//! Words and codes agree, files of other programs are read or refused with their sentence, and what is written is read.

#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use domain::access::UnitId;
use domain::people::staff_sheet::{
    Birth, Context, Details, FileFault, Offers, Present, Reading, StaffColumn, StaffRow, UnitName, UnitNames,
    Vocabulary, plan, read,
};
use domain::text::search_key;
use domain::workbook::Workbook;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer, Worksheet, XlsxError};
use services::people::staff_sheet::{
    Refused, Told, choice, export, fault, file_fault, heading, hint, note, open, refusal, template, vocabulary,
};
use uuid::Uuid;
use words::Lang;

fn units() -> UnitNames {
    let unit = |number, name: &str, short: &str| UnitName {
        unit: UnitId(Uuid::from_u128(number)),
        path: vec!["Sở Ví dụ".to_owned(), name.to_owned()],
        short_name: short.to_owned(),
        is_open: true,
    };
    UnitNames::new(&[unit(1, "Văn phòng", "VP"), unit(2, "Trung tâm Mẫu", "TTM")])
}

fn day(text: &str) -> chrono::NaiveDate {
    domain::day::read_iso(text).expect("a day")
}

fn rows_of(bytes: &[u8], offers: Offers) -> Result<Reading, Vec<FileFault>> {
    let (book, found) = open(Cursor::new(bytes)).unwrap_or_else(|refused| panic!("{refused}"));
    let (units, vocabulary) = (units(), vocabulary());
    read(
        &book,
        &found,
        offers,
        Context {
            today: day("2027-01-04"),
            units: &units,
            present: &[],
            vocabulary: &vocabulary,
        },
    )
}

fn reading(bytes: &[u8]) -> Reading {
    rows_of(bytes, Offers::default()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// A sheet as somebody makes it.
fn made(fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Writer::new();
    fill(book.add_worksheet()).expect("a sheet");
    book.save_to_buffer().expect("a workbook")
}

fn texts(rows: &[&[&str]]) -> Vec<u8> {
    made(|sheet| {
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, column, *text)?;
            }
        }
        Ok(())
    })
}

/// Every fault as one line.
fn told(reading: &Reading) -> Vec<String> {
    let line = |told: Told| format!("{}: {} {}", told.place, told.what, told.how);
    reading.faults.iter().map(|of| line(fault(Lang::Vi, of))).collect()
}

#[test]
fn every_heading_is_known_in_every_language() {
    for lang in Lang::ALL {
        let headings: Vec<String> = StaffColumn::ALL.iter().map(|column| heading(lang, *column)).collect();
        let row: Vec<&str> = headings.iter().map(String::as_str).collect();
        let (_, found) = open(Cursor::new(texts(&[&row]))).unwrap_or_else(|refused| panic!("{refused}"));
        let columns: Vec<_> = found.headings.iter().filter_map(|heading| heading.column).collect();
        assert_eq!(columns, StaffColumn::ALL, "{lang:?}");
    }
}

#[test]
fn every_choice_has_one_name_that_means_it_alone_and_every_hint_fits() {
    for lang in Lang::ALL {
        for column in StaffColumn::ALL {
            let hint = hint(lang, *column);
            assert!((1..=255).contains(&hint.chars().count()), "{hint}");
            let codes = Vocabulary::codes(*column);
            let names: BTreeMap<String, &str> = codes
                .iter()
                .map(|code| (search_key(&choice(lang, *column, code)), *code))
                .collect();
            assert_eq!(names.len(), codes.len(), "{column:?}");
            // Semicolons stand between several.
            assert!(
                codes.iter().all(|code| !choice(lang, *column, code).contains(';')),
                "{column:?}"
            );
        }
    }
}

#[test]
fn names_of_one_language_mean_nothing_else_in_the_other() {
    for column in StaffColumn::ALL {
        let mut known = BTreeMap::new();
        for (lang, code) in Lang::ALL
            .into_iter()
            .flat_map(|lang| Vocabulary::codes(*column).into_iter().map(move |code| (lang, code)))
        {
            let earlier = known.insert(search_key(&choice(lang, *column, code)), code);
            assert!(earlier.is_none_or(|earlier| earlier == code), "{column:?} {code}");
        }
    }
}

#[test]
fn a_list_of_another_program_is_read() {
    let reading = reading(include_bytes!("../../sheets/tests/files/staff.xlsx"));
    assert_eq!(told(&reading), [""; 0]);
    assert_eq!(reading.skipped, [7]);
    let [(4, first), (5, second)] = reading.rows.as_slice() else {
        panic!("{} rows", reading.rows.len())
    };
    let names = [&first.entry, &second.entry].map(|entry| (entry.staff_code.as_str(), entry.name.as_str()));
    assert_eq!(names, [("00123", "TRẦN VĂN VÍ DỤ"), ("00124", "Nguyễn Thị Mẫu")]);
    assert_eq!(
        (first.birth, second.birth),
        (Some(Birth::Day(day("1980-03-05"))), Some(Birth::Year(1985)))
    );
    assert_eq!((first.post_from, second.unit), (Some(day("2020-02-01")), first.unit));
}

#[test]
fn files_that_are_refused_say_why_and_what_to_do() {
    let cases: [(&[u8], &str); 6] = [
        (
            include_bytes!("../../sheets/tests/files/staff.xls"),
            "định dạng Excel cũ (.xls)",
        ),
        (
            include_bytes!("../../sheets/tests/files/staff.ods"),
            "không phải bảng tính Excel (.xlsx)",
        ),
        (
            include_bytes!("../../sheets/tests/files/password.xlsx"),
            "bảo vệ bằng mật khẩu",
        ),
        (include_bytes!("../../sheets/tests/files/macro.xlsm"), "có macro"),
        (b"Ma;Ten\n1;Vi Du\n", "không phải bảng tính Excel (.xlsx)"),
        (
            &include_bytes!("../../sheets/tests/files/staff.xlsx")[..4000],
            "bị hỏng",
        ),
    ];
    for (bytes, expected) in cases {
        let Err(Refused::File(reason)) = open(Cursor::new(bytes)) else {
            panic!("read: {expected}")
        };
        let sentence = refusal(Lang::Vi, reason);
        assert!(sentence.contains(expected) && sentence.contains("Hãy"), "{sentence}");
    }
    assert_eq!(
        refusal(Lang::Vi, sheets::Refusal::TooLarge),
        "Tệp này lớn quá 50 MB. Hãy bỏ ảnh và các trang không cần, hoặc tách danh sách thành nhiều tệp."
    );
    assert!(refusal(Lang::Vi, sheets::Refusal::TooManyCells).contains("640.000 ô"));
    assert!(refusal(Lang::Vi, sheets::Refusal::Bomb).contains("phình ra quá lớn"));
}

const HEADINGS: [&str; 4] = ["Mã cán bộ", "Họ và tên", "Đơn vị", "Loại người"];

#[test]
fn tables_that_are_not_read_say_why() {
    let of = |rows: &[&[&str]]| -> Vec<String> {
        match open(Cursor::new(texts(rows))) {
            Err(Refused::Table(fault)) => vec![file_fault(Lang::Vi, fault)],
            Err(refused) => panic!("{refused}"),
            Ok(_) => {
                let faults = rows_of(&texts(rows), Offers::default())
                    .map(|_| ())
                    .expect_err("a fault");
                faults.into_iter().map(|fault| file_fault(Lang::Vi, fault)).collect()
            }
        }
    };
    assert_eq!(
        of(&[&["Thực đơn", "Giá"]]),
        [
            "Không tìm thấy bảng danh sách trong các trang đang hiện của tệp. Hãy kiểm tra hàng tiêu đề có các cột “Mã cán \
          bộ” và “Họ và tên”, hoặc dùng tệp mẫu."
        ]
    );
    assert_eq!(
        of(&[&["Mã cán bộ", "Họ và tên", "Đơn vi công tac cũ"]]),
        [
            "Thiếu cột “Đơn vị”. Có phải là cột C không? Nếu đúng, hãy sửa tiêu đề của cột đó.",
            "Thiếu cột “Đối tượng”. Hãy thêm cột này vào tệp."
        ]
    );
    assert_eq!(
        of(&[&["Mã cán bộ", "Họ và tên", "Đơn vị", "Loại người", "Phòng"]]),
        ["Cột “Đơn vị” có hai lần, ở C và E. Hãy bỏ hoặc sửa tiêu đề một trong hai cột."]
    );
    assert_eq!(
        of(&[&HEADINGS]),
        ["Bảng không có dòng nào về người. Hãy kiểm tra các dòng bên dưới hàng tiêu đề."]
    );
    assert_eq!(
        of(&[
            &["M· c¸n bé", "Hä vµ tªn", "§¬n vÞ", "Lo¹i c¸n bé"],
            &["1", "NguyÔn V¨n VÝ Dô", "V¨n phßng", "Viªn chøc"],
        ]),
        ["Chữ trong tệp theo bảng mã cũ TCVN3 (ABC). Hãy đồng ý chuyển sang Unicode để đọc tệp."]
    );
}

#[test]
fn each_faulty_cell_has_its_sentence() {
    let mut headings = HEADINGS.to_vec();
    headings.extend(["Ngày sinh", "Điện thoại", "Cấp lãnh đạo", "Số CCCD"]);
    let bytes = texts(&[
        &headings,
        &["1", "Trần Văn 2", "Văn phòng", "Viên chức", "31/02/1980"],
        &["2", "Lê Thị Mẫu", "Văn phòn", "Công chứk", "1985", "gọi sau"],
        &["", "Vũ Thử", "VP", "Công chức lãnh đạo", "", "", "", "123456789"],
        &["4", "Đỗ Mẫu", "VP", "Công chức lãnh đạo"],
        &["5", "Hồ Mẫu", "VP", "Viên chức"],
        &["5", "Hồ Thử", "VP", "Viên chức"],
    ]);
    assert_eq!(
        told(&reading(&bytes)),
        [
            "Dòng 2, cột B (Họ và tên): Họ và tên có ký tự “2”. Hãy chỉ dùng chữ cái, dấu cách, dấu gạch nối, dấu nháy và \
             dấu chấm; ghi chú để sang cột khác.",
            "Dòng 2, cột E (Ngày sinh hoặc năm sinh): Ngày này không có trong lịch. Hãy kiểm tra lại: ngày đứng trước \
             tháng, ví dụ 25/03/1980.",
            "Dòng 3, cột C (Đơn vị): Không có đơn vị nào tên như vậy. Có phải là “Văn phòng” không? Hãy ghi đúng tên đơn \
             vị trong hệ thống.",
            "Dòng 3, cột D (Đối tượng): Không có giá trị nào tên như vậy. Có phải là “Công chức” không? Nếu không, hãy chọn một giá trị ở trang danh mục của tệp mẫu.",
            "Dòng 3, cột F (Điện thoại): Đây không phải số điện thoại. Hãy ghi ít nhất ba chữ số; ngoài chữ số chỉ dùng \
             dấu cách, dấu chấm, dấu cộng và dấu gạch nối.",
            "Dòng 4, cột A (Mã cán bộ): Ô này đang trống. Hãy nhập “Mã cán bộ” cho người ở dòng này.",
            "Dòng 4, cột G (Mức chức vụ): Đối tượng và mức chức vụ không khớp nhau. Lãnh đạo, quản lý phải có mức chức \
             vụ, người khác thì để trống mức chức vụ. Hãy sửa một trong hai cột.",
            "Dòng 4, cột H (Số căn cước, số định danh cá nhân): Số này có 9 chữ số; số căn cước có 12. Hãy ghi đủ 12 chữ \
             số như trên thẻ căn cước, hoặc để trống.",
            "Dòng 5, cột G (Mức chức vụ): Đối tượng và mức chức vụ không khớp nhau. Lãnh đạo, quản lý phải có mức chức \
             vụ, người khác thì để trống mức chức vụ. Hãy sửa một trong hai cột.",
            "Dòng 7, cột A (Mã cán bộ): Giá trị này đã có ở dòng 6. Mỗi người có một “Mã cán bộ” riêng. Hãy sửa hoặc xóa \
             một trong hai dòng.",
        ]
    );
}

#[test]
fn formulas_days_and_numbers_of_a_real_file_are_read() {
    let bytes = made(|sheet| {
        let mut headings = HEADINGS.to_vec();
        headings.extend(["Ngày sinh", "Điện thoại"]);
        sheet.merge_range(0, 0, 0, 5, "DANH SÁCH", &Format::new())?;
        for (column, heading) in (0..).zip(headings) {
            sheet.write_string(2, column, heading)?;
        }
        sheet.write_number_with_format(3, 0, 123, &Format::new().set_num_format("00000"))?;
        sheet.write_formula(
            3,
            1,
            rust_xlsxwriter::Formula::new("=PROPER(\"x\")").set_result("Trần Văn Ví Dụ"),
        )?;
        sheet.write_string(3, 2, "vp")?;
        sheet.write_string(3, 3, "viên chức")?;
        let date = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_datetime_with_format(3, 4, ExcelDateTime::from_ymd(1980, 3, 5)?, &date)?;
        sheet.write_number(3, 5, 912_345_678)?;
        sheet.write_string(4, 0, "2")?;
        sheet.write_string(4, 1, "Lê Mẫu")?;
        sheet.write_formula(4, 2, rust_xlsxwriter::Formula::new("=#REF!").set_result("#REF!"))?;
        sheet.write_string(4, 3, "viên chức")?;
        Ok(())
    });
    let reading = reading(&bytes);
    let row = &reading.rows[0].1;
    assert_eq!(
        (row.entry.staff_code.as_str(), row.entry.name.as_str()),
        ("00123", "Trần Văn Ví Dụ")
    );
    assert_eq!(
        (row.birth, row.entry.phone.as_str()),
        (Some(Birth::Day(day("1980-03-05"))), "0912345678")
    );
    assert_eq!(
        reading
            .notes
            .iter()
            .map(|of| note(Lang::Vi, of.kind))
            .collect::<Vec<_>>(),
        ["Đã thêm lại số 0 ở đầu của “Điện thoại” mà bảng tính đã bỏ."]
    );
    assert_eq!(reading.faults.len(), 1);
}

#[test]
fn the_template_is_a_list_without_people_in_every_language() {
    for lang in Lang::ALL {
        let bytes = template(lang, day("2027-01-04")).expect("written");
        let (book, found): (Workbook, _) = open(Cursor::new(&bytes)).unwrap_or_else(|refused| panic!("{refused}"));
        assert_eq!((found.sheet, found.others, book.sheets.len()), (0, vec![], 3));
        assert_eq!(
            rows_of(&bytes, Offers::default()).map(|_| ()),
            Err(vec![FileFault::NoRows])
        );
        assert_eq!(
            bytes,
            template(lang, day("2027-01-04")).expect("written"),
            "the same bytes"
        );
    }
}

#[test]
fn the_examples_of_the_template_are_without_a_fault() {
    let bytes = template(Lang::Vi, day("2027-01-04")).expect("written");
    let book = sheets::read(Cursor::new(bytes)).expect("read");
    // Each row of the notes is a column: heading, hint, two examples.
    let text = |row: &domain::workbook::Row, column| match row.cell(column).map(|cell| &cell.value) {
        Some(domain::workbook::Value::Text(text)) => text.to_string(),
        _ => String::new(),
    };
    let rows: Vec<_> = book.sheets[1]
        .rows
        .iter()
        .filter(|row| !text(row, 1).is_empty())
        .skip(1)
        .collect();
    let columns = [0, 2, 3].map(|column| rows.iter().map(|row| text(row, column)).collect::<Vec<_>>());
    let lines: Vec<Vec<&str>> = columns
        .iter()
        .map(|line| line.iter().map(String::as_str).collect())
        .collect();
    let reading = reading(&texts(&[&lines[0], &lines[1]]));
    assert_eq!((told(&reading), reading.rows.len()), (vec![], 1));
    let with_unit: Vec<&str> = lines[2]
        .iter()
        .map(|cell| if cell.contains(" / ") { "Văn phòng" } else { cell })
        .collect();
    let second = rows_of(&texts(&[&lines[0], &with_unit]), Offers::default()).expect("a table");
    assert_eq!(told(&second), [""; 0]);
}

#[test]
fn importing_an_exported_file_changes_nothing_in_either_language() {
    let list = reading(include_bytes!("../../sheets/tests/files/staff.xlsx"));
    let mut rows: Vec<StaffRow> = list.rows.into_iter().map(|(_, row)| row).collect();
    rows[1].entry.fields = domain::people::FieldOfWork::ALL.iter().copied().collect();
    rows[1].entry.post = "=1+1".to_owned();
    rows[1].status = Some(domain::people::Status::Seconded);
    rows[1].status_from = Some(day("2026-01-01"));
    rows[1].citizen_id = domain::citizen_id::CitizenId::read("001085000001").ok();
    let present: Vec<Present> = rows
        .iter()
        .map(|row| Present {
            row: row.clone(),
            details: Details::Known,
        })
        .collect();
    for lang in Lang::ALL {
        let bytes = export(lang, StaffColumn::ALL, &rows, &units(), day("2027-01-04")).expect("written");
        let reading = reading(&bytes);
        assert_eq!(told(&reading), [""; 0]);
        assert_eq!(reading.given, StaffColumn::ALL.iter().copied().collect::<BTreeSet<_>>());
        let plan = plan(&reading, &present);
        assert!(plan.is_empty() && plan.missing.is_empty(), "{plan:?}");
    }
}

#[test]
fn ten_thousand_people_are_written_and_read() {
    let list = reading(include_bytes!("../../sheets/tests/files/staff.xlsx"));
    let person = |number: usize| {
        let mut row = list.rows[number % 2].1.clone();
        row.entry.staff_code = format!("CB-{number:05}");
        row.entry.rank = format!("Chuyên viên {number}");
        row
    };
    let rows: Vec<StaffRow> = (0..10_000).map(person).collect();
    let bytes = export(Lang::Vi, StaffColumn::ALL, &rows, &units(), day("2027-01-04")).expect("written");
    let began = std::time::Instant::now();
    let reading = reading(&bytes);
    assert!(
        began.elapsed() < std::time::Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
    assert_eq!((reading.rows.len(), reading.faults.len()), (10_000, 0));
}
