//! Declarations on paper, read back by somebody else's tools.
//!
//! What they must read as stands in `golden/*.txt`, one file for each of ten declarations from empty to very long. After a
//! change that is meant, `UPDATE_GOLDEN=1 cargo test -p documents` writes them anew; look at the difference.

use std::fs;
use std::path::Path;

use domain::declarations::{Entry, IncomeItem, Kind};
use domain::declarations::{EntryId, FieldKey as Field, List, Origin, Value as Content, changes, content_hash, next};
use serde_json::{Value as Json, json};

use super::*;
use crate::proof;

const FIRST: &str = include_str!("../../../domain/testdata/declarations/first.json");
const EXAMPLE: &str = include_str!("../../../domain/testdata/declarations/worked-example.json");
const BEFORE: &str = include_str!("../../../domain/testdata/declarations/worked-example-before.json");
const SEAL: Seal<'static> = Seal {
    receipt: "2026-000123",
    commitment: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};

fn law() -> Law {
    Law::built_in().expect("the law")
}

fn read(json: Json) -> Declaration {
    serde_json::from_value(json).expect("a declaration")
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

fn printed(declaration: &Declaration, seal: Option<Seal<'_>>) -> Pdf {
    let law = law();
    let form = law.forms().last().expect("a form");
    declaration.conform(form).expect("it fits the form");
    manuscript(&DeclarationPaper {
        law: &law,
        form,
        declaration,
        hash: content_hash(declaration).expect("a hash"),
        seal,
        draft: false,
        written: "2026-12-15T02:03:04Z".parse().expect("an instant"),
    })
    .print_strictly()
}

/// Holds the text of a print against the golden one, word by word: where lines break is a matter of the tool.
fn golden(name: &str, declaration: &Declaration, seal: Option<Seal<'_>>) -> Pdf {
    let pdf = printed(declaration, seal);
    proof::check(&pdf);
    let pages = proof::lines(&pdf);
    let of = pages.len();
    let page = |(at, lines): (usize, &Vec<String>)| format!("==== {}/{of}\n{}\n", at + 1, lines.join("\n"));
    let found: String = pages.iter().enumerate().map(page).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/declaration/golden/{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &found).expect("written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let [found_words, expected_words] = [&found, &expected].map(|text| text.split_whitespace().collect::<Vec<_>>());
    let differs = found_words
        .iter()
        .zip(&expected_words)
        .position(|(one, other)| one != other);
    if let Some(at) = differs {
        let around = |words: &[&str]| words[at.saturating_sub(8)..words.len().min(at + 8)].join(" ");
        panic!(
            "{name}: … {} …\nexpected … {} …",
            around(&found_words),
            around(&expected_words)
        );
    }
    assert_eq!(found_words.len(), expected_words.len(), "{name}");
    pdf
}

fn nothing(kind: &str) -> Json {
    let mut file = json(FIRST);
    file["kind"] = json!(kind);
    let content = file["content"].as_object_mut().expect("headings");
    for (heading, list) in content.iter_mut().filter(|(heading, _)| *heading != "declarant") {
        *list = json!({ "none": true });
        assert!(!heading.is_empty());
    }
    file
}

fn annual() -> Json {
    let mut file = json(FIRST);
    file["kind"] = json!("HANG_NAM");
    file["completion_date"] = json!("2026-12-15");
    let income = json!({ "period_from": "2025-12-10", "period_to": "2026-12-14", "declarant_vnd": 300_000_000, "spouse_vnd": 0, "minor_children_vnd": 0, "joint_vnd": 0 });
    file["content"]["income"] = json!({ "entries": [{ "id": "thu-nhap", "fields": income }] });
    file["income_items"] = json!([{ "id": "luong", "description": "Lương", "value_vnd": 300_000_000 }]);
    file["changes"] = json!({ "none": true, "rows": [{ "row": "9", "class": "THU_NHAP", "entry": "thu-nhap", "value_vnd": 300_000_000 }] });
    file
}

/// One entry under each heading.
fn everything() -> Json {
    let worth = |mut fields: Json| {
        fields["value_vnd"] = json!(200_000_000);
        fields["value_basis"] = json!("MUA");
        fields
    };
    let certified = |mut fields: Json| {
        fields["certificate_number"] = json!("CH 000009");
        fields["certificate_holder"] = json!("Trần Văn Ví Dụ");
        worth(fields)
    };
    let one = |id: &str, fields: Json| json!({ "entries": [{ "id": id, "fields": fields }] });
    let mut file = annual();
    let lists = [
        (
            "other_land",
            certified(json!({ "land_type": "đất trồng cây lâu năm", "address": "Xã Ví Dụ", "area_m2": 1_234.5 })),
        ),
        (
            "houses",
            certified(
                json!({ "address": "Phường Ví Dụ", "house_type": "NHA_O_RIENG_LE", "area_m2": 250, "other_information": "cho thuê tầng một" }),
            ),
        ),
        (
            "other_works",
            certified(
                json!({ "works_name": "Nhà kho", "address": "Xã Ví Dụ", "works_type": "công trình dân dụng", "works_grade": "cấp IV", "area_m2": 90 }),
            ),
        ),
        (
            "perennial_trees",
            worth(json!({ "tree_type": "cà phê", "quantity": 500 })),
        ),
        (
            "production_forest",
            worth(json!({ "forest_type": "rừng keo", "area_m2": 20_000 })),
        ),
        ("attached_structures", worth(json!({ "name": "bể cá", "quantity": 2 }))),
        (
            "precious_metals",
            worth(json!({ "metal_type": "vàng miếng", "quantity": 2.5, "unit": "lượng" })),
        ),
        (
            "money",
            json!({ "money_form": "TIEN_GUI", "deposit_place": "Ngân hàng Ví Dụ", "currency": "USD", "amount": 10_000.5, "value_vnd": 260_000_000 }),
        ),
        ("shares", worth(json!({ "name": "VID", "quantity": 1_000 }))),
        (
            "bonds",
            worth(json!({ "name": "Trái phiếu Ví Dụ 2026", "quantity": 20 })),
        ),
        (
            "capital_contributions",
            worth(json!({ "contribution_form": "góp vốn trực tiếp vào Công ty Ví Dụ" })),
        ),
        ("other_valuable_papers", worth(json!({ "name": "chứng chỉ quỹ Ví Dụ" }))),
        (
            "registered_assets",
            worth(json!({ "name": "Ô tô", "registration_number": "30A-000.01" })),
        ),
        (
            "other_assets",
            worth(json!({ "name": "bộ bàn ghế gỗ", "ownership_start_year": 2019 })),
        ),
        (
            "foreign_assets",
            certified(
                json!({ "country": "Nước Ví Dụ", "asset_type": "houses", "address": "Thành phố Mẫu", "house_type": "CAN_HO", "area_m2": 60 }),
            ),
        ),
        (
            "foreign_accounts",
            json!({ "account_holder": "Trần Văn Ví Dụ", "account_number": "0001", "institution": "Bank of Example", "country": "Nước Ví Dụ" }),
        ),
    ];
    for (heading, fields) in lists {
        file["content"][heading] = one(heading, fields);
    }
    file
}

#[test]
fn the_worked_example_reads_as_the_form_has_it_and_is_an_archival_file() {
    let pdf = golden("worked-example", &read(json(EXAMPLE)), None);
    assert_eq!(proof::info(&pdf, "Tagged"), "yes");
    assert_eq!(proof::info(&pdf, "Title"), "BẢN KÊ KHAI TÀI SẢN, THU NHẬP hằng năm");
    let structure = proof::structure(&pdf);
    for tag in ["H1", "H2", "H3", "H4", "Table", "TH"] {
        assert!(structure.contains(tag), "{tag}: {structure}");
    }
    assert!(proof::xmp(&pdf).contains("pdfaid:part"), "it says that it is PDF/A");
}

#[test]
fn first_declarations_have_neither_income_nor_the_third_section() {
    let pages = proof::pages(&golden("first", &read(json(FIRST)), Some(SEAL))).concat();
    assert!(
        !pages.contains("Tổng thu nhập giữa hai lần kê khai") && !pages.contains("III."),
        "{pages}"
    );
    let empty = proof::pages(&golden("first-with-nothing", &read(nothing("LAN_DAU")), None)).concat();
    assert_eq!(empty.matches("Không có").count(), 19);
}

#[test]
fn a_draft_without_anything_still_has_every_heading() {
    let draft = json!({ "form_version": "PL1-ND130", "kind": "HANG_NAM", "completion_date": "2026-12-15", "content": {}, "changes": {} });
    let pages = proof::pages(&golden("blank", &read(draft), None)).concat();
    let law = law();
    for heading in &law.forms()[0].headings {
        let label = heading.label.split('{').next().expect("words").trim();
        let title = format!("{}. {label}", heading.number);
        assert!(pages.contains(&title), "{title}: {pages}");
    }
    for change in &law.forms()[0].changes {
        assert!(pages.contains(&format!("{}. ", change.row.code())), "{:?}", change.row);
    }
}

#[test]
fn a_year_without_changes_says_so_behind_the_title() {
    let pages = proof::pages(&golden("without-changes", &read(annual()), Some(SEAL))).concat();
    assert!(pages.contains("THU NHẬP TĂNG THÊM: Không có biến động"), "{pages}");
}

#[test]
fn every_heading_with_an_entry_reads_as_the_form_has_it() {
    golden("everything", &read(everything()), Some(SEAL));
}

#[test]
fn values_that_are_no_amount_are_written_as_the_notes_ask() {
    let mut file = annual();
    file["completion_date"] = json!("2026-06-30");
    let fields = "/content/residential_land/entries/0/fields";
    let land = file.pointer_mut(fields).expect("a parcel");
    *land = json!({ "address": "Phường Ví Dụ", "area_m2": 80.125, "value_basis": "KHONG_XAC_DINH", "value_reason": "sử dụng từ năm 1975", "certificate_none": true, "other_information": "cho mượn" });
    file["content"]["other_assets"] = json!({ "entries": [
        { "id": "a", "fields": { "name": "tranh", "ownership_start_year": 2001, "value_vnd": 60_000_000, "value_basis": "CHO_TANG_THUA_KE" } },
        { "id": "b", "fields": { "name": "bình cổ" } },
    ] });
    file["content"]["money"] = json!({ "entries": [
        { "id": "c", "fields": { "money_form": "TIEN_MAT", "currency": "VND", "value_vnd": 70_000_000 } },
        { "id": "d", "fields": { "money_form": "SO_TIET_KIEM", "deposit_place": "Ngân hàng Ví Dụ", "currency": "VND", "amount": 80_000_000, "value_vnd": 80_000_000 } },
    ] });
    let pages = proof::pages(&golden("other-values", &read(file), None)).concat();
    for text in [
        "Giá trị: không xác định được giá trị (sử dụng từ năm 1975)",
        "chưa được cấp giấy chứng nhận quyền sử dụng đất",
        "60.000.000 đồng (giá trị ước tính)",
        "từ 50 triệu đồng trở lên",
        "Diện tích: 80,125 m²",
    ] {
        assert!(pages.contains(text), "{text}: {pages}");
    }
}

#[test]
fn typed_text_is_never_markup_and_every_page_is_marked() {
    let hostile = "#panic(\"x\") #read(\"/etc/passwd\") $x^2$ *b* _i_ ] [ = \\ \u{202e}đảo\u{202c} 😀 <l> // /* ";
    let long = "rất dài ".repeat(600);
    let mut file = annual();
    let fields = "/content/residential_land/entries/0/fields";
    let land = file.pointer_mut(fields).expect("a parcel");
    land["address"] = json!(hostile);
    land["other_information"] = json!(format!("{long}\n{hostile}"));
    file["changes"] = json!({ "rows": [{ "row": "1.1", "class": "TANG", "entry": "dat-1", "description": hostile, "quantity": "+ 1 m²", "value_vnd": 1, "explanation": long }] });
    let pages = proof::pages(&golden("long-texts", &read(file), Some(SEAL)));
    let of = pages.len();
    assert!(of > 4, "{of}");
    for (at, page) in pages.iter().enumerate() {
        let number = format!("Trang {}/{of}", at + 1);
        for text in [
            number.as_str(),
            "Mã nội dung: ",
            "Người kê khai ký từng trang",
            SEAL.receipt,
            SEAL.commitment,
        ] {
            assert!(page.contains(text), "{text} is missing on page {}: {page}", at + 1);
        }
    }
}

/// An entry of the shares, numbered.
fn share(number: u32) -> Entry {
    let mut entry = Entry::new(EntryId::new(&format!("co-phieu-{number}")).expect("an id"));
    let fields = [
        (Field::Name, Content::text(&format!("Cổ phiếu Ví Dụ số {number}"))),
        (Field::Quantity, Content::whole(i64::from(number) * 10)),
        (Field::ValueVnd, Content::whole(i64::from(number) * 1_000_000)),
        (Field::ValueBasis, Content::text("MUA")),
    ];
    for (key, value) in fields {
        entry.set(key, value, Origin::Typed);
    }
    entry
}

#[test]
fn very_long_declarations_are_printed_whole() {
    let law = law();
    let form = law.forms().last().expect("a form");
    let last = read(annual());
    let mut long = next(
        form,
        &last,
        Kind::HangNam,
        NaiveDate::from_ymd_opt(2027, 12, 15).expect("a day"),
    );
    let shares = List {
        none: false,
        entries: (1..=150).map(share).collect(),
    };
    long.content.insert(HeadingKey::Shares, shares);
    long.income_items = (1..=40)
        .map(|number| IncomeItem {
            id: EntryId::new(&format!("khoan-{number}")).expect("an id"),
            description: format!("Khoản thu nhập số {number}"),
            value_vnd: number,
            sold_entry: None,
        })
        .collect();
    long.changes = Some(changes(form, &last, &long));
    let pages = proof::pages(&golden("very-long", &long, Some(SEAL)));
    let text = pages.concat();
    assert_eq!(
        text.matches("Cổ phiếu Ví Dụ số").count(),
        300,
        "each in its list and in the table"
    );
    let heads = pages.iter().filter(|page| page.contains("Số lượng tài sản")).count();
    assert!(heads > 5, "the head of the table is repeated: {heads}");
}

#[test]
fn the_year_before_the_example_reads_as_the_form_has_it() {
    golden("worked-example-before", &read(json(BEFORE)), None);
}

#[test]
fn the_code_on_the_paper_is_the_hash_of_the_content() {
    let law = law();
    let form = law.forms().last().expect("a form");
    let declaration = read(json(EXAMPLE));
    let hash = content_hash(&declaration).expect("a hash");
    let paper = DeclarationPaper {
        law: &law,
        form,
        declaration: &declaration,
        hash,
        seal: None,
        draft: false,
        written: DateTime::UNIX_EPOCH,
    };
    assert_eq!(
        footer::code(&paper),
        format!("LC-KKTS:{}", hash.to_string().to_uppercase())
    );
    let again = manuscript(&paper).print_strictly();
    assert_eq!(
        again,
        manuscript(&paper).print_strictly(),
        "the same content gives the same file"
    );
}

#[test]
fn a_draft_says_so_on_every_page_and_its_pages_are_counted_without_printing() {
    let law = law();
    let form = law.forms().last().expect("a form");
    let declaration = read(json(EXAMPLE));
    let paper = DeclarationPaper {
        law: &law,
        form,
        declaration: &declaration,
        hash: content_hash(&declaration).expect("a hash"),
        seal: None,
        draft: true,
        written: DateTime::UNIX_EPOCH,
    };
    let pdf = manuscript(&paper).print_strictly();
    proof::check(&pdf);
    let pages = proof::pages(&pdf);
    assert!(pages.len() > 1, "the example is longer than a page");
    assert_eq!(declaration_pages(&paper), Ok(pages.len()));
    let submitted = DeclarationPaper { draft: false, ..paper };
    assert_eq!(declaration_pages(&submitted), Ok(pages.len()), "the mark takes no room");
    let mark = words::paper::draft_mark(VI);
    assert!(pages.iter().all(|page| page.contains(&mark)), "{pages:?}");
    assert!(!proof::pages(&manuscript(&submitted).print_strictly())[0].contains(&mark));
}
