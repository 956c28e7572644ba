//! What rows say, and what is wrong with them.

use chrono::NaiveDate;

use super::*;
use crate::citizen_id::CitizenIdFault;
use crate::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use crate::person_name::NameFault;
use crate::text::legacy::Encoding;

const HEADINGS: [&str; 20] = [
    "Mã cán bộ",
    "Họ và tên",
    "Ngày sinh",
    "Đơn vị",
    "Loại người",
    "Chức vụ",
    "Từ ngày",
    "Cấp lãnh đạo",
    "Ngạch",
    "Lĩnh vực công tác",
    "Đảng viên",
    "Diện quản lý",
    "Đại diện vốn nhà nước",
    "Điện thoại",
    "Máy lẻ",
    "Email",
    "Trạng thái",
    "Trạng thái từ ngày",
    "Ngày vào cơ quan",
    "Số CCCD",
];

fn full() -> Vec<Value> {
    line(&[
        "'cb-00123",
        " Trần  Văn Ví Dụ",
        "5/3/80",
        "Sở Ví dụ / Văn phòng",
        "Công chức lãnh đạo",
        "Trưởng phòng",
        "01-02-2020",
        "Trưởng phòng",
        "Chuyên viên chính",
        "Khoa học công nghệ; THANH_TRA_PCTN",
        "x",
        "Tỉnh ủy",
        "không",
        "024 3555 1234",
        "12",
        "vidu@so.example",
        "Nghỉ thai sản",
        "2026-12-01",
        "01012010",
        "001 080 000 001",
    ])
}

fn day(text: &str) -> Option<NaiveDate> {
    crate::day::read_iso(text).ok()
}

/// The full row with other values in some of its columns.
fn but(changes: &[(StaffColumn, Value)]) -> Vec<Value> {
    let mut row = full();
    for (column, value) in changes {
        let place = StaffColumn::ALL
            .iter()
            .position(|other| other == column)
            .expect("a column");
        row[place] = value.clone();
    }
    row
}

fn of(rows: Vec<Vec<Value>>) -> Reading {
    reading(&book(&[vec![line(&HEADINGS)], rows].concat()))
}

#[test]
fn a_full_row_is_read() {
    let reading = of(vec![full()]);
    assert_eq!(reading.faults, []);
    let (number, row) = &reading.rows[0];
    let entry = &row.entry;
    assert_eq!(
        (*number, entry.staff_code.as_str(), entry.name.as_str()),
        (2, "CB-00123", "Trần Văn Ví Dụ")
    );
    assert_eq!(
        (row.birth, entry.birth_year),
        (day("1980-03-05").map(Birth::Day), Some(1980))
    );
    assert_eq!(
        (row.unit, entry.kind, entry.level),
        (unit(2), PersonKind::CongChucLanhDao, LeaderLevel::DivisionHead)
    );
    let fields: Vec<_> = entry.fields.iter().collect();
    assert_eq!(fields, [FieldOfWork::Science, FieldOfWork::Inspection]);
    assert_eq!(
        (entry.party_member, entry.state_capital, entry.managed_by),
        (true, false, ManagedBy::Province)
    );
    assert_eq!((row.post_from, row.joined), (day("2020-02-01"), day("2010-01-01")));
    assert_eq!(
        (row.status, row.status_from),
        (Some(Status::MaternityLeave), day("2026-12-01"))
    );
    assert_eq!(
        row.citizen_id.as_ref().map(|id| id.digits()).as_deref(),
        Some("001080000001")
    );
    assert_eq!(
        reading.notes,
        [Note {
            row: 2,
            kind: NoteKind::ShortYear(1980)
        }]
    );
}

#[test]
fn little_is_enough() {
    let book = book(&[
        line(&["Mã cán bộ", "Họ và tên", "Đơn vị", "Loại người"]),
        vec![
            Value::Number {
                value: 123.0,
                digits: 5,
            },
            t("Trần Văn Ví Dụ"),
            t("VP"),
            t("viên chức"),
        ],
        vec![n(124.0), t("Lê Thị Mẫu"), t("sở ví dụ"), t("HỢP ĐỒNG")],
    ]);
    let reading = reading(&book);
    assert_eq!(reading.faults, []);
    let codes: Vec<_> = reading
        .rows
        .iter()
        .map(|(_, row)| row.entry.staff_code.as_str())
        .collect();
    assert_eq!(codes, ["00123", "124"]);
    assert_eq!(reading.given.len(), 4);
    assert_eq!((reading.rows[1].1.unit, reading.rows[1].1.status), (unit(1), None));
}

#[test]
fn each_fault_is_named_at_its_cell() {
    use StaffColumn as C;
    let long = "a".repeat(121);
    let cases: Vec<(C, Value, What)> = vec![
        (C::StaffCode, t(""), What::Empty),
        (C::StaffCode, t("CB#1"), What::CodeCharacter),
        (C::StaffCode, t(&"A".repeat(31)), What::TooLong(30)),
        (C::Name, t(""), What::Empty),
        (C::Name, t("Trần Văn 2"), What::Name(NameFault::Unexpected('2'))),
        (C::Name, t(&long), What::TooLong(120)),
        (C::Birth, t("31/02/1980"), What::NoSuchDay),
        (C::Birth, t("1980?"), What::NotADay),
        (C::Birth, t("05/03/2020"), What::Implausible),
        (C::Birth, n(2020.0), What::Implausible),
        (C::Birth, n(1890.0), What::Implausible),
        (C::Birth, t("05/03/1920"), What::Implausible),
        (C::Unit, t(""), What::Empty),
        (C::Unit, t("Văn phòn"), What::UnknownUnit(Some("Văn phòng".to_owned()))),
        (C::Unit, t("Chi cục Xa lạ"), What::UnknownUnit(None)),
        (C::Unit, t("Phòng Hành chính"), What::AmbiguousUnit(2)),
        (C::Kind, t(""), What::Empty),
        (C::Kind, t("Công chứk"), What::Unknown(Some("CONG_CHUC_KHONG_LANH_DAO"))),
        (C::Kind, t("Đã nghỉ"), What::Unknown(None)),
        (C::Level, t("Sếp"), What::Unknown(None)),
        (C::Level, t("Không"), What::KindDiffers),
        (C::Post, t(&long), What::TooLong(120)),
        (C::PostFrom, t("2020"), What::YearAlone),
        (C::PostFrom, t("01/01/3000"), What::Implausible),
        (C::PostFrom, t("05/01/2027"), What::NotYet),
        (C::Fields, t("Khoa học công nghệ; Bói toán"), What::Unknown(None)),
        (C::PartyMember, t("chắc là có"), What::NotYesOrNo),
        (C::ManagedBy, t("Xóm"), What::Unknown(None)),
        (C::Phone, t("gọi sau"), What::Telephone),
        (C::Extension, t("máy 12"), What::Telephone),
        (C::Mail, t("vidu@"), What::Mail),
        (C::Status, t("Đi chơi"), What::Unknown(None)),
        (
            C::CitizenId,
            t("012345678"),
            What::CitizenId(CitizenIdFault::WrongLength { found: 9 }),
        ),
        (
            C::CitizenId,
            t("00108000000x"),
            What::CitizenId(CitizenIdFault::NotDigits),
        ),
        (C::Rank, Value::Error(Arc::from("#REF!")), What::FormulaError),
        (C::Name, Value::Nothing, What::NotCalculated),
    ];
    for (column, value, what) in cases {
        let reading = of(vec![but(&[(column, value)])]);
        let place = u16::try_from(StaffColumn::ALL.iter().position(|other| *other == column).expect("one")).ok();
        assert_eq!(
            reading.faults,
            [Fault {
                row: 2,
                column,
                place,
                what
            }]
        );
        assert!(reading.rows.is_empty());
    }
}

#[test]
fn all_faults_of_all_rows_are_told_at_once() {
    use StaffColumn as C;
    let reading = of(vec![
        but(&[(C::Birth, t("x")), (C::Unit, t("?")), (C::Mail, t("?"))]),
        but(&[(C::StaffCode, t("CB-2")), (C::CitizenId, t(""))]),
        but(&[(C::StaffCode, t("")), (C::CitizenId, t(""))]),
    ]);
    let found: Vec<_> = reading.faults.iter().map(|fault| (fault.row, fault.column)).collect();
    assert_eq!(found, [(2, C::Birth), (2, C::Unit), (2, C::Mail), (4, C::StaffCode)]);
    assert_eq!(reading.rows.len(), 1);
}

#[test]
fn a_code_and_a_number_belong_to_one_person_and_a_name_to_several() {
    use StaffColumn as C;
    let reading = of(vec![
        full(),
        but(&[(C::CitizenId, t(""))]),
        but(&[(C::StaffCode, t("CB-3")), (C::Name, t("Lê Thị Mẫu"))]),
        but(&[
            (C::StaffCode, t("CB-4")),
            (C::Name, t("TRẦN VĂN VÍ DỤ")),
            (C::CitizenId, t("")),
        ]),
    ]);
    let found: Vec<_> = reading
        .faults
        .iter()
        .map(|fault| (fault.row, fault.column, fault.what.clone()))
        .collect();
    assert_eq!(
        found,
        [(3, C::StaffCode, What::Twice(2)), (4, C::CitizenId, What::Twice(2))]
    );
    let same: Vec<_> = reading
        .notes
        .iter()
        .filter(|note| matches!(note.kind, NoteKind::SameName(_)))
        .collect();
    assert_eq!(
        same,
        [
            &Note {
                row: 3,
                kind: NoteKind::SameName(2)
            },
            &Note {
                row: 5,
                kind: NoteKind::SameName(3)
            }
        ]
    );
    assert_eq!(reading.rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 5]);
}

#[test]
fn zeros_that_a_program_dropped_are_put_back_and_said() {
    use StaffColumn as C;
    let reading = of(vec![but(&[
        (C::CitizenId, n(1_080_000_001.0)),
        (C::Phone, n(912_345_678.0)),
    ])]);
    let (_, row) = &reading.rows[0];
    assert_eq!(
        row.citizen_id.as_ref().map(|id| id.digits()).as_deref(),
        Some("001080000001")
    );
    assert_eq!(row.entry.phone, "0912345678");
    let kinds: Vec<_> = reading.notes.iter().map(|note| note.kind).collect();
    assert!(
        kinds.contains(&NoteKind::ZerosRestored(C::CitizenId)) && kinds.contains(&NoteKind::ZerosRestored(C::Phone))
    );
}

#[test]
fn a_number_that_says_another_year_is_worth_a_look() {
    let reading = of(vec![but(&[(StaffColumn::Birth, n(1981.0))])]);
    assert!(
        reading.notes.contains(&Note {
            row: 2,
            kind: NoteKind::OtherBirthYear(1980)
        }),
        "{:?}",
        reading.notes
    );
}

#[test]
fn lines_between_groups_and_signatures_are_nobody() {
    let mut book = book(&[
        line(&HEADINGS),
        line(&[
            "A", "B", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
        ]),
        line(&["I. Văn phòng", "", "", "", ""]),
        full(),
        line(&HEADINGS),
        line(&[]),
        line(&["", "Tổng số: 1 người"]),
        line(&["", "NGƯỜI LẬP BIỂU", "", "", "", "THỦ TRƯỞNG ĐƠN VỊ"]),
    ]);
    book.sheets[0].merged = vec![merged((3, 3), (0, 19))];
    let reading = reading(&book);
    assert_eq!((reading.rows.len(), reading.faults.as_slice()), (1, [].as_slice()));
    assert_eq!(reading.skipped, [2, 3, 5, 7, 8]);
}

#[test]
fn a_merged_remark_makes_a_line_of_nobody() {
    use StaffColumn as C;
    let cases = [
        // Over columns that may be empty.
        ((9, 12), t("CB-1"), true),
        ((17, 19), t("CB-1"), true),
        // Over one that may not, or beside one that is empty.
        ((0, 2), t("CB-1"), false),
        ((4, 6), t("CB-1"), false),
        ((9, 12), t(""), false),
    ];
    for (columns, code, is_read) in cases {
        let mut book = book(&[
            line(&HEADINGS),
            full(),
            but(&[(C::StaffCode, code), (C::CitizenId, t(""))]),
        ]);
        book.sheets[0].merged = vec![merged((3, 3), columns)];
        let reading = reading(&book);
        assert_eq!(
            (reading.rows.len(), reading.skipped.len()),
            if is_read { (2, 0) } else { (1, 1) },
            "{columns:?}"
        );
    }
}

#[test]
fn since_when_somebody_is_in_no_post_says_nothing() {
    use StaffColumn as C;
    let reading = of(vec![but(&[
        (C::Post, t("")),
        (C::Kind, t("viên chức")),
        (C::Level, t("")),
    ])]);
    assert_eq!(
        (reading.faults.as_slice(), reading.rows[0].1.post_from),
        ([].as_slice(), None)
    );
}

#[test]
fn hidden_rows_are_read_and_said() {
    let mut book = book(&[line(&HEADINGS), full()]);
    book.sheets[0].rows[1].hidden = true;
    assert!(reading(&book).notes.contains(&Note {
        row: 2,
        kind: NoteKind::Hidden
    }));
}

#[test]
fn a_workbook_that_counts_from_1904_has_its_own_numbers() {
    let mut book = book(&[line(&HEADINGS), but(&[(StaffColumn::Joined, n(38_717.0))])]);
    book.dates = DateSystem::From1904;
    assert_eq!(reading(&book).rows[0].1.joined, day("2010-01-01"));
}

#[test]
fn text_of_before_unicode_is_converted_when_somebody_agrees() {
    let book = book(&[
        line(&["M· c¸n bé", "Hä vµ tªn", "§¬n vÞ", "Lo¹i ng\u{ad}êi"]),
        line(&["00123", "TrÇn V¨n VÝ Dô", "V¨n phßng", "C«ng chøc"]),
        line(&["00124", "NGUYÔN THÞ MÉU", "V¨n phßng", "Viªn chøc"]),
    ]);
    assert_eq!(find(&book).map(|found| found.encoding), Ok(Some(Encoding::Tcvn3)));
    let refused = read_with(&book, Offers::default()).map(|reading| reading.rows.len());
    assert_eq!(refused, Err(vec![FileFault::OldText(Encoding::Tcvn3)]));
    let names = |offers| -> Vec<String> {
        let reading = read_with(&book, offers).unwrap_or_else(|faults| panic!("{faults:?}"));
        assert_eq!(reading.faults, []);
        reading
            .rows
            .iter()
            .map(|(_, row)| row.entry.name.as_str().to_owned())
            .collect()
    };
    let convert = Offers {
        convert: true,
        small_letters: false,
    };
    assert_eq!(names(convert), ["Trần Văn Ví Dụ", "NGUYỄN THỊ MẪU"]);
    assert_eq!(
        names(Offers {
            small_letters: true,
            ..convert
        }),
        ["Trần Văn Ví Dụ", "Nguyễn Thị Mẫu"]
    );
}

#[test]
fn names_in_capitals_stay_unless_small_letters_are_accepted() {
    let book = book(&[line(&HEADINGS), but(&[(StaffColumn::Name, t("TRẦN VĂN VÍ DỤ"))])]);
    let as_it_is = reading(&book);
    assert_eq!(as_it_is.rows[0].1.entry.name.as_str(), "TRẦN VĂN VÍ DỤ");
    assert!(as_it_is.notes.contains(&Note {
        row: 2,
        kind: NoteKind::Capitals
    }));
    let accepted = read_with(
        &book,
        Offers {
            convert: false,
            small_letters: true,
        },
    )
    .unwrap_or_default();
    assert_eq!(accepted.rows[0].1.entry.name.as_str(), "Trần Văn Ví Dụ");
    assert!(!accepted.notes.contains(&Note {
        row: 2,
        kind: NoteKind::Capitals
    }));
}

#[test]
fn an_empty_table_is_said_to_be_empty() {
    let empty = book(&[line(&HEADINGS), line(&["", "Người lập"])]);
    assert_eq!(
        read_with(&empty, Offers::default()).map(|_| ()),
        Err(vec![FileFault::NoRows])
    );
}

#[test]
fn units_are_found_by_name_short_name_and_path() {
    let units = units();
    let cases = [
        ("Văn phòng", Ok(unit(2))),
        ("VĂN PHÒNG", Ok(unit(2))),
        ("vp", Ok(unit(2))),
        ("Sở Ví dụ", Ok(unit(1))),
        ("Sở Ví dụ > Trung tâm Mẫu", Ok(unit(3))),
        ("Trung tâm Mẫu / Phòng Hành chính", Ok(unit(4))),
        ("Viện Thử - Phòng Hành chính", Ok(unit(5))),
        ("Phòng Hành chính", Err(What::AmbiguousUnit(2))),
        ("Trung tâm Mẩu", Ok(unit(3))),
        (
            "Viện Thử",
            Err(What::UnknownUnit(Some("Viện Thử / Phòng Hành chính".to_owned()))),
        ),
    ];
    for (written, expected) in cases {
        assert_eq!(units.unit(written, None), expected, "{written}");
    }
    // Two of one path are told apart by nobody; two that differ in their letters alone are.
    let like = |number, name: &str| UnitName {
        unit: unit(number),
        path: vec!["Sở Ví dụ".to_owned(), name.to_owned()],
        short_name: String::new(),
        is_open: true,
    };
    let two = UnitNames::new(&[
        like(1, "Tổ Mẫu"),
        like(2, "Tổ Mẫu"),
        like(3, "Tổ Thử"),
        like(4, "TỔ THỬ"),
    ]);
    assert_eq!(two.unit("Tổ Mẫu", None), Err(What::AmbiguousUnit(2)));
    assert_eq!(two.unit("Tổ Mẫu", Some(unit(2))), Ok(unit(2)), "who is in it stays");
    assert_eq!(two.unit("TỔ THỬ", None), Ok(unit(4)));
    assert_eq!(units.written(unit(4)), Some("Trung tâm Mẫu / Phòng Hành chính"));
    assert_eq!(units.written(unit(1)), Some("Sở Ví dụ"));
}
