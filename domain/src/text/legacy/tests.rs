//! What is recognised, what never is, and that conversions lose nothing.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;

/// Every letter of the Vietnamese alphabet beyond ASCII, small.
const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

/// Words of staff lists, in Unicode.
const WORDS: &str = "Nguyễn Thị Ví Dụ Trần Văn Mẫu Lê Phạm Hoàng Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Tạ Hà Tô \
    Hòa Hoà Thúy Thuý Ánh Bình Cường Dũng Đức Giang Hạnh Hải Hằng Hiếu Hồng Hùng Hương Khánh Lâm Lộc Mỹ Nghĩa Ngọc Nhã \
    Oánh Phúc Phượng Quý Quỳnh Sơn Sỹ Tâm Thảo Thắng Thiện Thịnh Tiến Trí Tú Tuấn Tùng Tuyết Uyên Việt Xuân Yến Ý \
    Văn phòng Sở Khoa học và Công nghệ Trưởng phòng Phó Giám đốc Chuyên viên chính Kế toán viên Thanh tra Viên chức \
    Đơn vị sự nghiệp Đảng ủy xã phường tỉnh thành phố Chức vụ Ngày sinh Họ và tên Giới tính Số thứ tự";

/// What also stands in such lists: other languages, names of other peoples, codes, signs.
const OTHERS: [&str; 22] = [
    "François Hélène",
    "Curaçao São Tomé",
    "Zoë Müller-Lüdenscheidt",
    "naïve café résumé",
    "Señor Núñez",
    "Ångström Øre",
    "H'Ví Niê Kđăm",
    "Krông Búk",
    "Y Vê\u{306}",
    "Đắk Lắk",
    "The quick brown fox",
    "staff list 2027",
    "QĐ-12/SKHCN",
    "00123",
    "A©®B",
    "§ 12 Đ.3",
    "25 m² × 3 ± 1",
    "37 °C",
    "«trích»",
    "vidu@so.example",
    "10 µm ¼",
    "№ 7 – “bản sao”",
];

#[test]
fn every_letter_survives_the_way_there_and_back() {
    let capitals: String = LETTERS.to_uppercase();
    for letter in LETTERS.chars().map(String::from) {
        let coded = tcvn3::encode(&letter).expect("a small letter");
        assert_eq!(tcvn3::decode(&coded).as_ref(), Some(&letter), "{coded}");
    }
    for letter in LETTERS.chars().chain(capitals.chars()).map(String::from) {
        let coded = vni::encode(&letter).expect("a letter");
        assert_eq!(vni::decode(&coded).as_ref(), Some(&letter), "{coded}");
    }
    for letter in "ĂÂĐÊÔƠƯ".chars().map(String::from) {
        let coded = tcvn3::encode(&letter).expect("one of the seven capitals");
        assert_eq!(tcvn3::decode(&coded).as_ref(), Some(&letter), "{coded}");
    }
    assert_eq!(tcvn3::encode("Ầ"), None, "drawn by the font");
}

#[test]
fn texts_as_they_are_found_in_files() {
    let cases = [
        (Encoding::Tcvn3, "NguyÔn V¨n VÝ Dô", "Nguyễn Văn Ví Dụ"),
        (Encoding::Tcvn3, "Lª ThÞ H\u{ad}¬ng", "Lê Thị Hương"),
        (Encoding::Tcvn3, "§Æng §×nh Tr\u{ad}êng", "Đặng Đình Trường"),
        (Encoding::Tcvn3, "Hµ Vò", "Hà Vũ"),
        // The font draws them as capitals.
        (Encoding::Tcvn3, "NGUYÔN V¡N VÝ Dô", "NGUYỄN VĂN VÍ DỤ"),
        (Encoding::Tcvn3, "Lª V¡N MÉU", "LÊ VĂN MẪU"),
        (
            Encoding::Tcvn3,
            "Phßng Tæ chøc - Hµnh chÝnh",
            "Phòng Tổ chức - Hành chính",
        ),
        (Encoding::Vni, "Nguyeãn Vaên Ví Duï", "Nguyễn Văn Ví Dụ"),
        (Encoding::Vni, "NGUYEÃN THÒ VÍ DUÏ", "NGUYỄN THỊ VÍ DỤ"),
        (Encoding::Vni, "Ñaëng Ñình Tröôøng", "Đặng Đình Trường"),
        (
            Encoding::Vni,
            "AÙnh, Aùnh, Kyõ, Kyø, Myõ Lyù",
            "Ánh, Ánh, Kỹ, Kỳ, Mỹ Lý",
        ),
        (
            Encoding::Vni,
            "Phoøng Toå chöùc - Haønh chính",
            "Phòng Tổ chức - Hành chính",
        ),
    ];
    for (encoding, text, expected) in cases {
        assert_eq!(encoding.convert(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_text_that_reads_as_vietnamese_in_both_ways_is_told_from_one_that_does_not() {
    let (old, both) = (
        |text: &str| Some(Legible::Old(text.to_owned())),
        |text: &str| Some(Legible::Both(text.to_owned())),
    );
    let unicode = || Some(Legible::Unicode);
    let cases = [
        // Typed in Unicode, and TCVN3 by chance.
        ("Bùi Thanh Tùng", both("Bựi Thanh Tựng")),
        ("Lê Hùng", both("Lờ Hựng")),
        ("Ngô", both("Ngụ")),
        // TCVN3, and Unicode by chance.
        ("Phan Minh Tó", both("Phan Minh Tú")),
        ("Mai Anh Dòng", both("Mai Anh Dũng")),
        ("Thanh Phó", both("Thanh Phú")),
        // One word is enough to know.
        ("TrÇn Dòng", old("Trần Dũng")),
        ("Lª V¨n Tó", old("Lê Văn Tú")),
        ("Lê Văn Hùng", unicode()),
        ("Hà Hùng", unicode()),
        ("Nguyễn", unicode()),
        // Of a list in TCVN3 whose words are no syllables.
        ("Kr«ng", old("Krông")),
        ("ý", None),
        ("Nam", None),
        ("№ 7", None),
    ];
    for (text, expected) in cases {
        assert_eq!(Encoding::Tcvn3.legible(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_in_the_code_stays() {
    for encoding in Encoding::ALL {
        for text in [
            "",
            "00123",
            "Nguyen Van A",
            "Nguyễn Văn Ví Dụ",
            "Lê Thị Hà",
            "Hà",
            "Đắk Lắk",
            "№ 7",
        ] {
            assert_eq!(encoding.convert(text), None, "{encoding:?} {text}");
        }
    }
}

#[test]
fn a_few_words_are_not_enough_and_one_word_counts_once() {
    let mut survey = Survey::default();
    for _ in 0..100 {
        survey.see("NguyÔn V¨n A");
    }
    assert_eq!(survey.verdict(), None);
    survey.see("Hoµng");
    assert_eq!(survey.verdict(), Some(Encoding::Tcvn3));
    for text in OTHERS {
        survey.see(text);
    }
    assert_eq!(survey.verdict(), None, "too much that it does not explain");
}

fn words() -> Vec<&'static str> {
    WORDS.split_whitespace().collect()
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let name = proptest::collection::vec(select(words()), 1..5).prop_map(|words| words.join(" "));
    proptest::collection::vec(name, 12..30)
}

fn verdict<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Encoding> {
    let mut survey = Survey::default();
    for text in texts {
        survey.see(text);
    }
    survey.verdict()
}

proptest! {
    #[test]
    fn lists_in_an_old_code_are_recognised_and_come_back(texts in texts(), vni in any::<bool>()) {
        let (encoding, encode): (_, fn(&str) -> Option<String>) =
            if vni { (Encoding::Vni, vni::encode) } else { (Encoding::Tcvn3, tcvn3::encode) };
        let pairs: Vec<(String, String)> =
            texts.into_iter().filter_map(|text| Some((encode(&text)?, text))).collect();
        let marked = pairs.iter().flat_map(|(coded, _)| marked_words(coded)).collect::<BTreeSet<_>>().len();
        prop_assume!(marked >= 12);
        prop_assert_eq!(verdict(pairs.iter().map(|(coded, _)| coded.as_str())), Some(encoding));
        for (coded, text) in pairs.iter().filter(|(_, text)| !text.is_ascii()) {
            if coded != text {
                let read = encoding.legible(coded);
                let expected = [Legible::Old(text.clone()), Legible::Both(text.clone())].map(Some);
                prop_assert!(expected.contains(&read), "{} {:?}", coded, read);
            }
        }
    }

    #[test]
    fn unicode_is_never_recognised(texts in texts(), others in subsequence(OTHERS.to_vec(), 0..OTHERS.len()), capitals in any::<bool>()) {
        let texts: Vec<String> =
            texts.into_iter().map(|text| if capitals { text.to_uppercase() } else { text }).collect();
        prop_assert_eq!(verdict(texts.iter().map(String::as_str).chain(others.iter().copied())), None);
        // Letters with their marks behind them as well.
        let apart: Vec<String> = texts.iter().map(|text| text.nfd().collect()).collect();
        prop_assert_eq!(verdict(apart.iter().map(String::as_str).chain(others)), None);
    }

    #[test]
    fn letters_in_any_order_survive(text in "[a-zA-Z àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ]{0,40}") {
        let coded = vni::encode(&text).expect("all letters");
        prop_assert_eq!(vni::decode(&coded), Some(text.clone()));
        let small = text.to_lowercase();
        prop_assert_eq!(tcvn3::encode(&small).and_then(|coded| tcvn3::decode(&coded)), Some(small));
    }

    #[test]
    fn any_text_is_surveyed_without_harm(text in "\\PC{0,60}") {
        let mut survey = Survey::default();
        survey.see(&text);
        let _ = survey.verdict();
        for encoding in Encoding::ALL {
            let _ = encoding.convert(&text);
        }
    }
}
