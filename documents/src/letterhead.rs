//! What stands at the head of every sheet of the agency.
//!
//! Owns: these values, by the names that the templates know. Must not: say what a sheet is about.

use chrono::{DateTime, Utc};
use domain::lang::Lang;
use domain::time;
use typst::foundations::{Dict, dict};
use words::{layout, status};

use crate::typesetting::text;

/// Language, service, agency, nation and day, as `paper.typ` lays them out.
pub fn letterhead(agency: &str, at: DateTime<Utc>, lang: Lang) -> Dict {
    let date = time::in_vietnam(at);
    let part = |format| date.format(format).to_string();
    dict! {
        "language" => text(lang.code()),
        "service" => text(&layout::service_name(lang)),
        "agency" => text(agency),
        "nation" => text(&status::national_title(lang)),
        "motto" => text(&status::national_motto(lang)),
        "dated" => text(&status::pdf_dated(lang, &part("%d"), &part("%m"), &part("%Y"))),
    }
}
