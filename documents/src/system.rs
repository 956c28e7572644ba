//! The status of the system on one sheet.
//!
//! Owns: what the sheet says. Must not: lay it out (the templates do).

use domain::lang::Lang;
use domain::system::Status;
use domain::time;
use typst::foundations::{Array, Dict, IntoValue, dict};
use words::{layout, status as say};

use crate::letterhead::letterhead;
use crate::typesetting::{Manuscript, text, texts};
use crate::{Error, Pdf};

/// The sheet "Phiếu tình trạng hệ thống".
///
/// The same status gives the same file, byte for byte.
///
/// # Errors
/// [`Error::Template`] when the template does not fit the data.
pub fn system_status(status: &Status, lang: Lang) -> Result<Pdf, Error> {
    manuscript(status, lang).print()
}

fn manuscript(status: &Status, lang: Lang) -> Manuscript {
    Manuscript {
        template: "system-status.typ",
        data: data(status, lang),
        creator: layout::service_name(lang),
        ident: format!("system-status {} {} {}", lang.code(), status.request, status.clock),
        written: status.clock,
    }
}

fn data(status: &Status, lang: Lang) -> Dict {
    let rows: Array = rows(status, lang)
        .iter()
        .map(|row| texts(row.iter().map(String::as_str)))
        .collect();
    let own = dict! {
        "title" => text(&say::pdf_title(lang)),
        "subject" => text(&say::pdf_generated(lang, &time::exact(status.clock))),
        "opening" => text(&say::pdf_intro(lang)),
        "columns" => texts([say::column_item(lang).as_str(), say::column_value(lang).as_str()]),
        "rows" => rows.into_value(),
        "closing" => text(&say::pdf_closing(lang)),
    };
    letterhead(&say::pdf_agency(lang), status.clock, lang) + own
}

/// What it is, and its value.
fn rows(status: &Status, lang: Lang) -> [[String; 2]; 8] {
    [
        [say::version(lang), status.version.clone()],
        [say::schema(lang), status.schema.to_string()],
        [
            say::engine(lang),
            format!("{} {}", status.engine.name(), status.engine_version),
        ],
        [say::clock(lang), time::exact(status.clock)],
        [say::store_clock(lang), time::exact(status.store_clock)],
        [say::clocks(lang), clocks(status, lang)],
        [
            say::law(lang),
            say::law_parameters(lang, i64::try_from(status.law_parameters).unwrap_or(i64::MAX)),
        ],
        [say::request(lang), status.request.clone()],
    ]
}

fn clocks(status: &Status, lang: Lang) -> String {
    if status.clocks_agree() {
        say::clocks_agree(lang)
    } else {
        say::clocks_differ(lang, status.clock_difference().num_seconds())
    }
}

#[cfg(test)]
mod tests {
    use domain::system::Engine;

    use super::*;
    use crate::proof;

    fn healthy() -> Status {
        Status {
            version: "0.1.0".to_owned(),
            schema: 20_261_201,
            engine: Engine::Sqlite,
            engine_version: "3.46.0".to_owned(),
            clock: "2026-11-24T17:05:09.123456Z".parse().expect("an instant"),
            store_clock: "2026-11-24T17:05:09.120000Z".parse().expect("an instant"),
            law_parameters: 1234,
            request: "01938a6e-7c00-7000-8000-00000000a1b2".to_owned(),
        }
    }

    /// Printed without a warning from Typst.
    fn printed(status: &Status, lang: Lang) -> Pdf {
        manuscript(status, lang).print_strictly()
    }

    #[test]
    fn the_vietnamese_sheet_reads_as_written() {
        let expected = "HỆ THỐNG LIÊM CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc \
            Ngày 25 tháng 11 năm 2026 PHIẾU TÌNH TRẠNG HỆ THỐNG Lập lúc 00:05:09 25/11/2026 \
            Phiếu này do hệ thống Liêm Chính tự lập từ máy chủ và cơ sở dữ liệu đang chạy, dùng để lưu hồ sơ hoặc \
            gửi kèm khi báo sự cố. Phiếu không có dữ liệu cá nhân. \
            Thông số Giá trị Phiên bản phần mềm 0.1.0 Phiên bản cấu trúc dữ liệu 20261201 \
            Hệ quản trị cơ sở dữ liệu SQLite 3.46.0 Đồng hồ máy chủ 00:05:09 25/11/2026 \
            Đồng hồ cơ sở dữ liệu 00:05:09 25/11/2026 Đối chiếu hai đồng hồ Hai đồng hồ khớp nhau \
            Tham số pháp luật 1.234 tham số Mã tham chiếu 01938a6e-7c00-7000-8000-00000000a1b2 \
            Giờ ghi trong phiếu là giờ Việt Nam (UTC+7).";
        assert_eq!(proof::pages(&printed(&healthy(), Lang::Vi)), [expected]);
    }

    #[test]
    fn the_english_sheet_reads_as_written() {
        let expected = "THE LIÊM CHÍNH SYSTEM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc \
            Date: 25/11/2026 SYSTEM STATUS SHEET Made at 00:05:09 25/11/2026 \
            The Liêm Chính system made this sheet by itself from the running server and database, to be kept on file \
            or sent along when a fault is reported. It holds no personal data. \
            Detail Value Software version 0.1.0 Data structure version 20261201 Database system SQLite 3.46.0 \
            Server clock 00:05:09 25/11/2026 Database clock 00:05:09 25/11/2026 Comparison of the clocks The clocks agree \
            Legal parameters 1,234 parameters Reference 01938a6e-7c00-7000-8000-00000000a1b2 \
            Times on this sheet are Viet Nam time (UTC+7).";
        assert_eq!(proof::pages(&printed(&healthy(), Lang::En)), [expected]);
    }

    #[test]
    fn clocks_that_differ_are_named() {
        let mut status = healthy();
        status.store_clock = status.clock - chrono::TimeDelta::seconds(95);
        let text = proof::pages(&printed(&status, Lang::Vi)).concat();
        assert!(text.contains("Hai đồng hồ lệch nhau 95 giây"), "{text}");
        assert!(!text.contains(&say::clocks_agree(Lang::Vi)), "{text}");
    }

    #[test]
    fn typed_text_is_never_markup() {
        let hostile =
            r##"#panic("x") #read("/etc/passwd") $x^2$ *b* _i_ ] [ "q" 'a' \ \u{41} -- ... ~ `c` @r <l> // /* fi"##;
        let mut status = healthy();
        status.engine_version = hostile.to_owned();
        status.request = format!("{hostile} 😀\u{202e}");
        let text = proof::pages(&printed(&status, Lang::Vi)).concat();
        assert!(text.contains(&format!("SQLite {hostile}")), "{text}");
        assert!(text.contains(&format!("Mã tham chiếu {hostile} □□")), "{text}");
    }

    #[test]
    fn it_is_a_tagged_archival_file_with_its_metadata() {
        for (lang, title) in [
            (Lang::Vi, "Phiếu tình trạng hệ thống"),
            (Lang::En, "System status sheet"),
        ] {
            let pdf = printed(&healthy(), lang);
            proof::check(&pdf);
            assert_eq!(proof::info(&pdf, "Tagged"), "yes");
            assert_eq!(proof::info(&pdf, "Pages"), "1");
            assert_eq!(proof::info(&pdf, "Title"), title);
            assert_eq!(proof::info(&pdf, "Author"), "Liêm Chính");
            assert_eq!(proof::info(&pdf, "Creator"), "Liêm Chính");
            assert_eq!(proof::info(&pdf, "CreationDate"), "2026-11-25T00:05:09+07");
            let xmp = proof::xmp(&pdf);
            let wanted = [
                "<pdfaid:part>2</pdfaid:part>".to_owned(),
                "<pdfaid:conformance>A</pdfaid:conformance>".to_owned(),
                format!("<rdf:li>{}</rdf:li>", lang.code()),
            ];
            for fact in wanted {
                assert!(xmp.contains(&fact), "{fact} is missing in {xmp}");
            }
            let structure = proof::structure(&pdf);
            for tag in ["H1", "Table", "TH", "TD"] {
                assert!(
                    structure.lines().any(|line| line.trim_start().starts_with(tag)),
                    "{tag}: {structure}"
                );
            }
        }
    }

    #[test]
    fn the_same_status_gives_the_same_file() {
        let first = printed(&healthy(), Lang::Vi);
        assert!(first == printed(&healthy(), Lang::Vi));
        let later = Status {
            clock: healthy().clock + chrono::TimeDelta::seconds(1),
            ..healthy()
        };
        assert!(first != printed(&later, Lang::Vi));
    }

    #[tokio::test]
    async fn sheets_printed_at_the_same_time_do_not_mix() {
        let press = crate::Press::new(2, 0);
        let print = |lang| press.print(move || system_status(&healthy(), lang));
        let (vietnamese, english) = tokio::join!(print(Lang::Vi), print(Lang::En));
        assert!(vietnamese == Ok(printed(&healthy(), Lang::Vi)));
        assert!(english == Ok(printed(&healthy(), Lang::En)));
    }
}
