//! Addresses of pages.
//!
//! Owns: every path, so that a link and its route cannot drift apart. Must not: know what a page shows.

/// Start page.
pub const HOME: &str = "/";
/// Page "Tình trạng hệ thống".
pub const SYSTEM_STATUS: &str = "/tinh-trang-he-thong";
/// The same as PDF.
pub const SYSTEM_STATUS_PDF: &str = "/tinh-trang-he-thong.pdf";
/// Page "Tra cứu thời hạn".
pub const DEADLINE_LOOKUP: &str = "/tra-cuu-thoi-han";
/// Page "Lịch làm việc".
pub const WORKING_CALENDAR: &str = "/lich-lam-viec";
/// Page "Tham số pháp luật".
pub const LEGAL_PARAMETERS: &str = "/tham-so-phap-luat";
/// The pages on which anybody can look up the law.
pub const LAW_PAGES: [&str; 3] = [DEADLINE_LOOKUP, WORKING_CALENDAR, LEGAL_PARAMETERS];
/// The gallery of the design system.
pub const GALLERY: &str = "/thu-vien-giao-dien";
/// Receives the language switch of the footer (POST only).
pub const LANGUAGE: &str = "/ngon-ngu";
/// Folder of the hashed style sheet, fonts and browser bundle.
pub const ASSETS: &str = "/tai-nguyen";

/// Whether `target` is a path inside this site, safe to redirect to: no scheme, no other host, no control character.
#[must_use]
pub fn is_local(target: &str) -> bool {
    target.starts_with('/')
        && !target.starts_with("//")
        && !target.contains('\\')
        && target.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_local() {
        let cases = [
            ("/", true),
            ("/thu-vien-giao-dien?trang=2#bang", true),
            ("", false),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://evil.example", false),
            ("/a\r\nSet-Cookie: x", false),
            ("javascript:alert(1)", false),
        ];
        for (target, expected) in cases {
            assert_eq!(is_local(target), expected, "{target:?}");
        }
    }
}
