//! The form as the decree has it, and what a form that is not whole is called.

use super::super::forms::{PL1_ND130, read};
use super::*;
use crate::declarations::{FieldKey, HeadingKey, Kind, RowKey};

const TEXT: &str = PL1_ND130.1;

fn form() -> &'static Form {
    Law::for_tests().form("PL1-ND130").expect("the form")
}

fn fault(text: String) -> (usize, String) {
    // The file is a constant of the program; a test may leak what stands in its place.
    let error = read(("law/forms/PL1-ND130.toml", text.leak())).expect_err("it is not whole");
    assert_eq!(error.file, "law/forms/PL1-ND130.toml");
    (error.line, error.reason)
}

#[test]
fn numbers_and_captions_are_those_of_the_decree() {
    let captions: Vec<_> = form()
        .headings
        .iter()
        .map(|heading| (heading.number.as_str(), heading.short_label()))
        .collect();
    let expected = [
        ("1", "Người kê khai tài sản, thu nhập"),
        ("2", "Vợ hoặc chồng của người kê khai tài sản, thu nhập"),
        (
            "3",
            "Con chưa thành niên (con đẻ, con nuôi theo quy định của pháp luật)",
        ),
        ("1.1", "Đất ở"),
        ("1.2", "Các loại đất khác"),
        ("2.1", "Nhà ở"),
        ("2.2", "Công trình xây dựng khác"),
        ("3.1", "Cây lâu năm"),
        ("3.2", "Rừng sản xuất"),
        ("3.3", "Vật kiến trúc khác gắn liền với đất"),
        ("4", "Vàng, kim cương, bạch kim và các kim loại quý, đá quý khác"),
        ("5", "Tiền (tiền Việt Nam, ngoại tệ)"),
        ("6.1", "Cổ phiếu"),
        ("6.2", "Trái phiếu"),
        ("6.3", "Vốn góp"),
        ("6.4", "Các loại giấy tờ có giá khác"),
        ("7.1", "Tài sản phải đăng ký sử dụng và được cấp giấy đăng ký"),
        ("7.2", "Tài sản khác"),
        ("8", "Tài sản ở nước ngoài"),
        ("9", "Tài khoản ở nước ngoài"),
        ("10", "Tổng thu nhập giữa hai lần kê khai"),
    ];
    assert_eq!(captions, expected);
    let groups: Vec<_> = form().groups.iter().map(|group| group.number.as_str()).collect();
    assert_eq!(groups, ["1", "2", "3", "6", "7"]);
    let sections: Vec<_> = form().sections.iter().map(|section| section.number.as_str()).collect();
    assert_eq!(sections, ["I", "II", "III"]);
    // The order of the form is that of the keys, so a map of keys is in the order of the form.
    assert!(form().headings.is_sorted_by_key(|heading| heading.key));
    assert!(
        form()
            .changes
            .iter()
            .map(|change| change.row)
            .eq(RowKey::ALL.iter().copied())
    );
}

#[test]
fn the_columns_are_those_of_the_decree() {
    let captions = |key: HeadingKey| -> Vec<&str> {
        let heading = form().heading(key).expect("a heading");
        heading
            .fields
            .iter()
            .filter(|field| field.printed)
            .map(|field| field.label.as_str())
            .collect()
    };
    let cases: [(HeadingKey, &[&str]); 8] = [
        (
            HeadingKey::ResidentialLand,
            &[
                "Địa chỉ",
                "Diện tích",
                "Giá trị",
                "Giấy chứng nhận quyền sử dụng",
                "Thông tin khác (nếu có)",
            ],
        ),
        (
            HeadingKey::OtherLand,
            &[
                "Loại đất",
                "Địa chỉ",
                "Diện tích",
                "Giá trị",
                "Giấy chứng nhận quyền sử dụng",
                "Thông tin khác (nếu có)",
            ],
        ),
        (
            HeadingKey::Houses,
            &[
                "Địa chỉ",
                "Loại nhà",
                "Diện tích sử dụng",
                "Giá trị",
                "Giấy chứng nhận quyền sở hữu",
                "Thông tin khác (nếu có)",
            ],
        ),
        (HeadingKey::PerennialTrees, &["Loại cây", "Số lượng", "Giá trị"]),
        (HeadingKey::Shares, &["Tên cổ phiếu", "Số lượng", "Giá trị"]),
        (HeadingKey::RegisteredAssets, &["Tên tài sản", "Số đăng ký", "Giá trị"]),
        (
            HeadingKey::OtherAssets,
            &["Tên tài sản", "Năm bắt đầu sở hữu", "Giá trị"],
        ),
        (
            HeadingKey::Income,
            &[
                "Tổng thu nhập của người kê khai",
                "Tổng thu nhập của vợ (hoặc chồng)",
                "Tổng thu nhập của con chưa thành niên",
                "Tổng các khoản thu nhập chung",
            ],
        ),
    ];
    for (key, expected) in cases {
        assert_eq!(captions(key), expected, "{key:?}");
    }
}

#[test]
fn every_note_is_there_and_what_has_a_value_says_how_it_was_found() {
    let numbers: Vec<_> = form().notes.iter().map(|note| note.number).collect();
    assert_eq!(numbers, (1..=32).collect::<Vec<u8>>());
    for heading in form()
        .headings
        .iter()
        .filter(|heading| heading.field(FieldKey::ValueVnd).is_some())
    {
        let keys: Vec<_> = heading.fields.iter().map(|field| field.key).collect();
        let basis = [FieldKey::ValueVnd, FieldKey::ValueBasis, FieldKey::ValueReason];
        let told = keys.windows(3).any(|three| three == basis);
        assert_eq!(told, heading.key != HeadingKey::Money, "{:?}", heading.key);
    }
}

#[test]
fn income_is_left_out_of_first_declarations() {
    let out = |kind: Kind| -> Vec<_> {
        form()
            .headings
            .iter()
            .filter(|heading| !heading.is_in(kind))
            .map(|heading| heading.key)
            .collect()
    };
    assert_eq!(out(Kind::LanDau), [HeadingKey::Income]);
    assert_eq!(out(Kind::HangNam), []);
}

#[test]
fn after_the_decree_the_form_must_be_checked() {
    assert_eq!(form().mark_on(on("2026-07-01")), Mark::Verify);
    assert!(form().validity.covers(on("2026-06-30")) && !form().validity.covers(on("2026-07-01")));
}

#[test]
fn a_form_that_is_not_whole_is_refused_with_its_line() {
    let line_of = |needle: &str| {
        let at = TEXT.find(needle).expect("it is there");
        TEXT[..at].lines().count() + 1
    };
    let land = line_of("[[heading]]\nkey = \"residential_land\"");
    let cases = [
        (
            "key = \"residential_land\"",
            "key = \"other_land\"",
            line_of("[[heading]]\nkey = \"other_land\""),
            "other_land stands twice",
        ),
        (
            "section = \"II\"\ngroup = \"1\"\nnumber = \"1.1\"",
            "section = \"IV\"\ngroup = \"1\"\nnumber = \"1.1\"",
            land,
            "residential_land: there is no section IV",
        ),
        (
            "group = \"1\"\nnumber = \"1.1\"",
            "group = \"0\"\nnumber = \"1.1\"",
            land,
            "residential_land: there is no group 0",
        ),
        (
            "notes = [7]",
            "notes = [77]",
            land,
            "residential_land: there is no note 77",
        ),
        (
            "measured_by = \"area_m2\"",
            "measured_by = \"quantity\"",
            land,
            "residential_land: there is no field quantity",
        ),
        (
            "with = \"use\"\n\n[[heading.field]]",
            "with = \"used\"\n\n[[heading.field]]",
            land,
            "there are no companions used",
        ),
        (
            "entry_next = \"Thửa thứ {n}\"\n",
            "",
            land,
            "residential_land: the first and the later entries both have a caption, or none",
        ),
        (
            "kind_field = \"tree_type\"\n",
            "",
            line_of("[[heading]]\nkey = \"perennial_trees\""),
            "perennial_trees: a sum by kind needs the field that tells the kind, and only that",
        ),
        (
            "  \"other_assets\",\n]",
            "  \"foreign_assets\",\n]",
            line_of("[[heading]]\nkey = \"foreign_assets\""),
            "foreign_assets: nothing can be described as under foreign_assets",
        ),
        (
            "row = \"9\"\nlabel",
            "row = \"8\"\nlabel",
            1,
            "the form lacks the row of Mục III 9",
        ),
    ];
    for (whole, wrong, line, reason) in cases {
        assert!(TEXT.contains(whole), "{whole}");
        assert_eq!(
            fault(TEXT.replacen(whole, wrong, 1)),
            (line, reason.to_owned()),
            "{wrong}"
        );
    }
}
