//! Where tables begin and which column is which.

use super::*;

fn columns(book: &Workbook) -> Vec<Option<StaffColumn>> {
    let found = find(book).expect("a table");
    found.headings.iter().map(|heading| heading.column).collect()
}

#[test]
fn headings_are_known_without_case_and_marks_and_in_any_order() {
    use StaffColumn as C;
    let cases: Vec<(&[&str], Vec<Option<C>>)> = vec![
        (
            &["STT", "Mã cán bộ", "Họ và tên", "Ngày sinh", "Đơn vị", "Loại người"],
            vec![
                None,
                Some(C::StaffCode),
                Some(C::Name),
                Some(C::Birth),
                Some(C::Unit),
                Some(C::Kind),
            ],
        ),
        (
            &[
                "ĐƠN  VỊ\ncông tác",
                "HO TEN",
                "Số hiệu\tcông chức",
                "Ngày sinh (dd/mm/yyyy)",
                "Số CCCD/ĐDCN",
            ],
            vec![Some(C::Unit), Some(C::Name), Some(C::StaffCode), Some(C::Birth), None],
        ),
        (
            &[
                "Mã CB *",
                "Họ đệm",
                "Tên",
                "Năm sinh",
                "E-mail",
                "Đảng viên (x)",
                "Ngạch/Chức danh nghề nghiệp",
            ],
            vec![
                Some(C::StaffCode),
                Some(C::Name),
                Some(C::Name),
                Some(C::Birth),
                Some(C::Mail),
                Some(C::PartyMember),
                Some(C::Rank),
            ],
        ),
        // "From" means what stands at its left.
        (
            &["Mã", "Tên", "Chức vụ", "Từ ngày", "Trạng thái", "Từ ngày"],
            vec![
                Some(C::StaffCode),
                Some(C::Name),
                Some(C::Post),
                Some(C::PostFrom),
                Some(C::Status),
                Some(C::StatusFrom),
            ],
        ),
        (
            &["Mã", "Tên", "Ghi chú", "Từ ngày"],
            vec![Some(C::StaffCode), Some(C::Name), None, None],
        ),
    ];
    for (headings, expected) in cases {
        assert_eq!(columns(&book(&[line(headings)])), expected, "{headings:?}");
    }
}

#[test]
fn titles_above_are_passed_over() {
    let mut book = book(&[
        line(&[
            "ỦY BAN NHÂN DÂN TỈNH VÍ DỤ",
            "",
            "",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ]),
        line(&["SỞ VÍ DỤ"]),
        line(&[]),
        line(&["DANH SÁCH CÁN BỘ, CÔNG CHỨC"]),
        line(&[]),
        line(&["Mã cán bộ", "Họ và tên", "Đơn vị", "Loại người"]),
        line(&["00123", "Trần Văn Ví Dụ", "Văn phòng", "Công chức"]),
    ]);
    book.sheets[0].merged = vec![merged((1, 1), (0, 2)), merged((4, 4), (0, 3))];
    let found = find(&book).expect("a table");
    assert_eq!((found.rows, found.headings.len()), ((6, 6), 4));
    assert_eq!(reading(&book).rows.len(), 1);
}

#[test]
fn headings_in_two_rows_are_put_together() {
    let mut book = book(&[
        line(&[
            "Mã cán bộ",
            "Họ và tên",
            "",
            "Ngày sinh",
            "",
            "Chức vụ",
            "",
            "Đơn vị",
            "Loại",
        ]),
        line(&["", "Họ đệm", "Tên", "Nam", "Nữ", "Tên chức vụ", "Từ ngày"]),
        line(&["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"]),
        line(&[
            "00123",
            "Trần Văn",
            "Ví Dụ",
            "05/03/1980",
            "",
            "Trưởng phòng",
            "01/01/2020",
            "VP",
            "Viên chức",
        ]),
        line(&["00124", "Lê Thị", "Mẫu", "", "1985", "", "", "VP", "Viên chức"]),
    ]);
    book.sheets[0].merged = vec![
        merged((1, 2), (0, 0)),
        merged((1, 1), (1, 2)),
        merged((1, 1), (3, 4)),
        merged((1, 1), (5, 6)),
        merged((1, 2), (7, 7)),
        merged((1, 2), (8, 8)),
    ];
    use StaffColumn as C;
    let expected = [
        C::StaffCode,
        C::Name,
        C::Name,
        C::Birth,
        C::Birth,
        C::Post,
        C::PostFrom,
        C::Unit,
        C::Kind,
    ];
    assert_eq!(columns(&book), expected.map(Some));
    let reading = reading(&book);
    assert_eq!(reading.faults, []);
    assert_eq!(reading.skipped, [3]);
    let names: Vec<_> = reading.rows.iter().map(|(_, row)| row.entry.name.as_str()).collect();
    assert_eq!(names, ["Trần Văn Ví Dụ", "Lê Thị Mẫu"]);
    assert_eq!(reading.rows[1].1.birth, Some(Birth::Year(1985)));
}

#[test]
fn renamed_columns_are_suggested_and_missing_ones_named() {
    let unknown = book(&[line(&["Mã cán bộ mới", "Họ và tên", "Đơnvị", "Loại ngưi", "Đối tượng"])]);
    let found = find(&unknown).expect("a table");
    let suggested: Vec<_> = found.headings.iter().map(|heading| heading.suggested).collect();
    assert_eq!(
        suggested,
        [
            Some(StaffColumn::StaffCode),
            None,
            Some(StaffColumn::Unit),
            Some(StaffColumn::Kind),
            None
        ]
    );
    let faults = found.places().expect_err("columns are missing");
    assert_eq!(
        faults,
        [
            FileFault::Missing(StaffColumn::StaffCode, Some(0)),
            FileFault::Missing(StaffColumn::Unit, Some(2))
        ]
    );
    let twice = book(&[line(&["Mã", "Họ và tên", "Đơn vị", "Phòng ban", "Loại"])]);
    assert_eq!(
        find(&twice).expect("a table").places(),
        Err(vec![FileFault::Twice(StaffColumn::Unit, 2, 3)])
    );
}

#[test]
fn only_visible_sheets_are_looked_at_and_the_others_are_named() {
    let headings = line(&["Mã cán bộ", "Họ và tên", "Đơn vị", "Loại người"]);
    let mut book = book(&[line(&["Ghi chú"]), line(&["Mã số thuế"])]);
    assert_eq!(find(&book), Err(FileFault::NoTable));
    book.sheets.push(Sheet {
        hidden: true,
        ..sheet(std::slice::from_ref(&headings))
    });
    assert_eq!(find(&book), Err(FileFault::NoTable));
    book.sheets.push(sheet(&[headings[..2].to_vec()]));
    book.sheets.push(sheet(&[headings]));
    let found = find(&book).expect("a table");
    assert_eq!((found.sheet, found.others), (3, vec![2]));
}
