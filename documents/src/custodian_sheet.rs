//! The sheet of paper that a custodian of the recovery key keeps.
//!
//! Owns: what the sheet says and how its code is broken into rows. Must not: know what the code is a share of.

use chrono::{DateTime, Utc};
use domain::lang::Lang;
use domain::time;
use typst::foundations::{Array, Dict, IntoValue, dict};
use words::{custodians as say, layout};

use crate::typesetting::{Manuscript, text, texts};
use crate::{Error, Pdf, qr};

/// Few enough to keep the place in while typing.
const GROUPS_IN_A_ROW: usize = 5;

/// What stands on the sheet of one custodian. Not printable: it holds the share.
pub struct CustodianSheet<'a> {
    /// Number of the sheet, from 1.
    pub number: u8,
    /// How many sheets there are.
    pub of: u8,
    /// Code of the keys that the share belongs to.
    pub set: &'a str,
    /// The share: groups of characters joined by hyphens.
    pub share: &'a str,
    /// When the keys were made.
    pub made: DateTime<Utc>,
}

/// The sheet "Mảnh khóa khôi phục": in Vietnamese, with the gist in English.
///
/// # Errors
/// [`Error::Template`] when the template does not fit the data.
pub fn custodian_sheet(sheet: &CustodianSheet<'_>) -> Result<Pdf, Error> {
    manuscript(sheet).print()
}

fn manuscript(sheet: &CustodianSheet<'_>) -> Manuscript {
    Manuscript {
        template: "custodian-sheet.typ",
        data: data(sheet),
        creator: layout::service_name(Lang::Vi),
        // The share has no place here, not even its hash.
        ident: format!("custodian-sheet {} {} {}", sheet.set, sheet.number, sheet.made),
        written: sheet.made,
    }
}

fn data(sheet: &CustodianSheet<'_>) -> Dict {
    let vi = Lang::Vi;
    let groups: Vec<&str> = sheet.share.split('-').collect();
    let rows: Array = groups
        .chunks(GROUPS_IN_A_ROW)
        .map(|row| texts(row.iter().copied()))
        .collect();
    let row_names: Vec<String> = (1..=rows.len())
        .map(|row| say::sheet_row(vi, i64::try_from(row).unwrap_or(i64::MAX)))
        .collect();
    let count = i64::try_from(groups.len()).unwrap_or(i64::MAX);
    let [number, of] = [sheet.number, sheet.of].map(i64::from);
    dict! {
        "language" => text(vi.code()),
        "service" => text(&layout::service_name(vi)),
        "title" => text(&say::sheet_title(vi)),
        "number" => text(&say::sheet_number(vi, number, of)),
        "gist" => text(&say::sheet_gist(Lang::En, number, of)),
        "warning" => text(&say::sheet_warning(vi)),
        "facts" => [
            texts([say::sheet_set(vi).as_str(), sheet.set]),
            texts([say::sheet_made(vi).as_str(), &time::in_vietnam(sheet.made).format("%d/%m/%Y").to_string()]),
        ].into_iter().collect::<Array>().into_value(),
        "row-names" => texts(row_names.iter().map(String::as_str)),
        "rows" => rows.into_value(),
        "reading" => text(&say::sheet_reading(vi, count)),
        "picture" => qr::svg(sheet.share).into_value(),
        "picture-name" => text(&say::sheet_picture(vi)),
        "sections" => sections(),
        "lines" => texts([
            say::sheet_holder_name(vi).as_str(),
            &say::sheet_received(vi),
            &say::sheet_signature(vi),
        ]),
    }
}

/// Title and paragraphs of each.
fn sections() -> Array {
    let vi = Lang::Vi;
    [
        vec![say::sheet_opens_title(vi), say::sheet_opens(vi)],
        vec![say::sheet_holder_title(vi), say::sheet_holder(vi)],
        vec![
            say::sheet_duty_title(vi),
            say::sheet_duty_keep(vi),
            say::sheet_duty_copies(vi),
            say::sheet_duty_use(vi),
            say::sheet_duty_lost(vi),
        ],
    ]
    .iter()
    .map(|section| texts(section.iter().map(String::as_str)))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof;

    fn sheet() -> CustodianSheet<'static> {
        CustodianSheet {
            number: 2,
            of: 3,
            set: "7KQ4-M2PX-0000-ZZZZ",
            share: "0A1B-2C3D-4E5F-6G7H-8J9K-AMBN-CPDQ-ERFS-GTHV-JWKX-MYNZ-P0Q1-R2S3-T4V5-W6X7-Y8Z9-0123",
            made: "2026-11-24T17:05:09.123456Z".parse().expect("an instant"),
        }
    }

    #[test]
    fn it_is_one_page_that_says_what_a_custodian_must_know() {
        let pdf = manuscript(&sheet()).print_strictly();
        let pages = proof::pages(&pdf);
        assert_eq!(pages.len(), 1);
        let wanted = [
            "MẢNH KHÓA KHÔI PHỤC",
            "Mảnh 2/3",
            "7KQ4-M2PX-0000-ZZZZ",
            "25/11/2026",
            "Hàng 1 0A1B 2C3D 4E5F 6G7H 8J9K Hàng 2 AMBN CPDQ ERFS GTHV JWKX \
             Hàng 3 MYNZ P0Q1 R2S3 T4V5 W6X7 Hàng 4 Y8Z9 0123",
            "17 nhóm",
            "Two of the three together",
        ];
        for text in wanted {
            assert!(pages[0].contains(text), "{text} is missing in {}", pages[0]);
        }
        for text in [say::sheet_opens(Lang::Vi), say::sheet_holder(Lang::Vi)] {
            assert!(pages[0].contains(&text), "{text} is missing in {}", pages[0]);
        }
    }

    #[test]
    fn it_is_an_archival_file_and_its_metadata_hold_no_share() {
        let pdf = manuscript(&sheet()).print_strictly();
        proof::check(&pdf);
        assert_eq!(proof::info(&pdf, "Tagged"), "yes");
        assert_eq!(proof::info(&pdf, "Title"), "Mảnh khóa khôi phục");
        assert!(!proof::xmp(&pdf).contains("0A1B"));
        let structure = proof::structure(&pdf);
        assert!(
            structure.contains("Figure"),
            "the picture has a place in it: {structure}"
        );
    }
}
