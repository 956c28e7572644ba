//! What a table looks like before it is read.

use super::*;
use crate::text::legacy::Encoding;

#[test]
fn the_first_values_of_each_column_are_shown_as_they_would_be_read() {
    let book = book(&[
        line(&["DANH SÁCH"]),
        line(&["Mã cán bộ", "Họ và tên", "Ghi chú"]),
        vec![n(123.0), t("Trần Văn Ví Dụ"), t("")],
        line(&["00124", "", " xem  lại "]),
        line(&["00125", "Trần Văn Ví Dụ"]),
        line(&["00126", "Lê Thị Mẫu"]),
    ]);
    let found = find(&book).expect("a table");
    let expected = [
        vec!["123", "00124"],
        vec!["Trần Văn Ví Dụ", "Lê Thị Mẫu"],
        vec!["xem lại"],
    ];
    assert_eq!(samples(&book, &found, 2), expected);
    assert_eq!((conversion(&book, &found), capitals(&book, &found)), (None, None));
}

#[test]
fn each_offer_shows_what_it_would_do() {
    let book = book(&[
        line(&["M· c¸n bé", "Hä vµ tªn", "§¬n vÞ", "Lo¹i ng\u{ad}êi"]),
        line(&["00123", "TrÇn V¨n VÝ Dô", "V¨n phßng", "C«ng chøc"]),
        line(&["00124", "NGUYÔN THÞ MÉU", "V¨n phßng", "Viªn chøc"]),
    ]);
    let found = find(&book).expect("a table");
    let example = Conversion {
        encoding: Encoding::Tcvn3,
        before: "TrÇn V¨n VÝ Dô".to_owned(),
        after: "Trần Văn Ví Dụ".to_owned(),
    };
    assert_eq!(conversion(&book, &found), Some(example));
    assert_eq!(samples(&book, &found, 1)[1], ["Trần Văn Ví Dụ"]);
    assert_eq!(capitals(&book, &found), Some((1, "Nguyễn Thị Mẫu".to_owned())));
}

#[test]
fn a_sheet_can_be_chosen_among_those_that_have_a_list() {
    let headings = line(&["Mã cán bộ", "Họ và tên", "Đơn vị", "Loại người"]);
    let mut book = book(std::slice::from_ref(&headings));
    book.sheets.push(sheet(&[headings[..2].to_vec()]));
    book.sheets.push(sheet(&[line(&["Ghi chú"])]));
    let found = find_on(&book, 1).expect("a table");
    assert_eq!((found.sheet, found.others, found.headings.len()), (1, vec![0], 2));
    for sheet in [2, 3] {
        assert_eq!(find_on(&book, sheet), Err(FileFault::NoTable), "{sheet}");
    }
}
