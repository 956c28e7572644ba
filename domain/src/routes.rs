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
/// Signing in.
pub const SIGN_IN: &str = "/dang-nhap";
/// The code of the second factor.
pub const SECOND_FACTOR: &str = "/dang-nhap/ma-xac-thuc";
/// Signing in for the first time, from a slip.
pub const FIRST_SIGN_IN: &str = "/lan-dau";
/// The second page of the same.
pub const FIRST_SIGN_IN_COMPLETE: &str = "/lan-dau/hoan-tat";
/// A forgotten password.
pub const FORGOTTEN: &str = "/quen-mat-khau";
/// Proving the password once more.
pub const STEP_UP: &str = "/xac-nhan";
/// Signing out (POST only).
pub const SIGN_OUT: &str = "/dang-xuat";
/// The own account.
pub const OWN_ACCOUNT: &str = "/tai-khoan";
/// Changing the own password.
pub const OWN_PASSWORD: &str = "/tai-khoan/mat-khau";
/// A new recovery code.
pub const OWN_RECOVERY_CODE: &str = "/tai-khoan/ma-khoi-phuc";
/// The own second factor.
pub const OWN_SECOND_FACTOR: &str = "/tai-khoan/xac-thuc-hai-lop";
/// Signing out everywhere with new keys.
pub const OWN_KEYS: &str = "/tai-khoan/doi-khoa";
/// What the custodians opened for the visitor.
pub const OWN_RECOVERY: &str = "/tai-khoan/khoa-cu";
/// One's own sealed details.
pub const OWN_DETAILS: &str = "/tai-khoan/niem-phong";
/// Ending the other sessions (POST only).
pub const OWN_SESSIONS_END: &str = "/tai-khoan/phien/ket-thuc";
/// The accounts of the agency.
pub const ACCOUNTS: &str = "/quan-tri/tai-khoan";
/// One of them.
pub const ACCOUNT: &str = "/quan-tri/tai-khoan/chi-tiet";
/// Makes an invitation slip (POST only).
pub const ACCOUNT_SLIP: &str = "/quan-tri/tai-khoan/phieu-moi";
/// Takes the second factor of somebody away who lost it (POST only).
pub const ACCOUNT_SECOND_FACTOR: &str = "/quan-tri/tai-khoan/bo-xac-thuc-hai-lop";
/// Standing for the keys of somebody whose key code was heard.
pub const ACCOUNT_KEYS: &str = "/quan-tri/tai-khoan/xac-nhan-khoa";
/// Roles that wait for approval.
pub const ROLES_WAITING: &str = "/quan-tri/vai-tro";
/// Proposing a role for an account.
pub const ROLE_PROPOSAL: &str = "/quan-tri/vai-tro/de-nghi";
/// Approving or refusing one.
pub const ROLE_DECISION: &str = "/quan-tri/vai-tro/phe-duyet";
/// Ending one.
pub const ROLE_END: &str = "/quan-tri/vai-tro/ket-thuc";
/// The circles of the visitor.
pub const CIRCLES: &str = "/nhom-nhan";
/// Admitting somebody to one.
pub const CIRCLE_ADMISSION: &str = "/nhom-nhan/trao-khoa";
/// People without an account, by unit.
pub const ACCOUNTS_NEW: &str = "/quan-tri/tai-khoan/moi";
/// Units whose people wait for their slips, and the slips of one.
pub const SLIPS: &str = "/quan-tri/phieu-moi";
/// The staff list.
pub const PEOPLE: &str = "/nhan-su";
/// The same to print, unit by unit.
pub const PEOPLE_PRINT: &str = "/nhan-su/in";
/// One person of it.
pub const PERSON: &str = "/nhan-su/ho-so";
/// Adds somebody.
pub const PERSON_NEW: &str = "/nhan-su/them";
/// Changes what was entered about somebody.
pub const PERSON_EDIT: &str = "/nhan-su/ho-so/sua";
/// Proposing a control body or a relation of a person.
pub const ASSIGNMENT_NEW: &str = "/nhan-su/ho-so/phan-cong";
/// Sealed details of a person.
pub const DETAILS: &str = "/nhan-su/ho-so/niem-phong";
/// Writing them.
pub const DETAILS_EDIT: &str = "/nhan-su/ho-so/niem-phong/sua";
/// Brings a staff list in from a workbook.
pub const STAFF_IMPORT: &str = "/nhan-su/nhap";
/// The workbook to fill in.
pub const STAFF_TEMPLATE: &str = "/nhan-su/nhap/tep-mau.xlsx";
/// Which column of the file is which.
pub const STAFF_IMPORT_COLUMNS: &str = "/nhan-su/nhap/cot";
/// What the file would change, and what is wrong with its rows.
pub const STAFF_IMPORT_PREVIEW: &str = "/nhan-su/nhap/xem-truoc";
/// What is wrong, as a workbook.
pub const STAFF_IMPORT_FAULTS: &str = "/nhan-su/nhap/loi.xlsx";
/// Imports it (POST only).
pub const STAFF_IMPORT_CONFIRM: &str = "/nhan-su/nhap/xac-nhan";
/// How far the import is.
pub const STAFF_IMPORT_PROGRESS: &str = "/nhan-su/nhap/tien-do";
/// What it did.
pub const STAFF_IMPORT_DONE: &str = "/nhan-su/nhap/xong";
/// The staff list as a workbook (POST only: it is recorded).
pub const STAFF_EXPORT: &str = "/nhan-su/xuat.xlsx";
/// A move of somebody: choosing, filling in, seeing what it changes.
pub const MOVE: &str = "/nhan-su/bien-dong";
/// Records it (POST only).
pub const MOVE_CONFIRM: &str = "/nhan-su/bien-dong/xac-nhan";
/// Takes the last one back (POST only).
pub const MOVE_UNDO: &str = "/nhan-su/bien-dong/hoan-tac";
/// Who is to head a unit, and waits for a signature.
pub const ASSIGNMENTS: &str = "/don-vi/cho-ky";
/// Who acts for whom.
pub const STAND_INS: &str = "/nhan-su/thay-the";
/// Records a stand-in: filling in, seeing what it does.
pub const STAND_IN_NEW: &str = "/nhan-su/thay-the/them";
/// Records it (POST only).
pub const STAND_IN_CONFIRM: &str = "/nhan-su/thay-the/xac-nhan";
/// Ends one (POST only).
pub const STAND_IN_END: &str = "/nhan-su/thay-the/ket-thuc";
/// The tree of units.
pub const UNITS: &str = "/don-vi";
/// One of them.
pub const UNIT: &str = "/don-vi/chi-tiet";
/// A decision about a unit: filling in, seeing what it changes.
pub const UNIT_CHANGE: &str = "/don-vi/thay-doi";
/// Carries it out (POST only).
pub const UNIT_CONFIRM: &str = "/don-vi/thay-doi/xac-nhan";
/// Moves or merges a unit: filling in, seeing what it changes.
pub const UNIT_REARRANGE: &str = "/don-vi/sap-xep";
/// Carries it out (POST only).
pub const UNIT_REARRANGE_CONFIRM: &str = "/don-vi/sap-xep/xac-nhan";
/// Proposes who heads a unit.
pub const UNIT_CHIEF: &str = "/don-vi/nguoi-dung-dau";
/// What the visitor has to declare and declared.
pub const OWN_DECLARATIONS: &str = "/ke-khai";
/// One of them: before it is begun, its parts, or where it stands.
pub const OWN_DECLARATION: &str = "/ke-khai/{obligation}";
/// What stands under a heading of it.
pub const OWN_HEADING: &str = "/ke-khai/{obligation}/muc/{heading}";
/// One entry there.
pub const OWN_ENTRY: &str = "/ke-khai/{obligation}/muc/{heading}/{entry}";
/// Everything of last year in one table, for a year without changes.
pub const OWN_UNCHANGED: &str = "/ke-khai/{obligation}/giu-nguyen";
/// Explanations of what is more and less.
pub const OWN_CHANGES: &str = "/ke-khai/{obligation}/giai-trinh";
/// All answers, with what the checks found.
pub const OWN_ANSWERS: &str = "/ke-khai/{obligation}/kiem-tra";
/// Signing and submitting.
pub const OWN_SUBMISSION: &str = "/ke-khai/{obligation}/nop";
/// What was submitted, when, and what happens next.
pub const OWN_RECEIPT: &str = "/ke-khai/{obligation}/bien-nhan";
/// Takes back what nobody has opened.
pub const OWN_WITHDRAWAL: &str = "/ke-khai/{obligation}/rut-lai";
/// Throws the draft away.
pub const OWN_DISCARD: &str = "/ke-khai/{obligation}/bo-nhap";
/// What the visitor submitted, to read.
pub const OWN_SUBMITTED: &str = "/ke-khai/{obligation}/ban-da-nop";
/// One has looked at the roles of somebody who moved (POST only).
pub const TASK_REVIEWED: &str = "/viec-cua-toi/da-xem";
/// One has seen what happened to one's own account (POST only).
pub const TASK_SEEN: &str = "/viec-cua-toi/da-biet";
/// What was submitted and can be checked: the receipt as its owner has it.
pub const RECEIPT: &str = "/ke-khai/{obligation}/bien-nhan/kiem-chung";
/// The same on one sheet.
pub const RECEIPT_PDF: &str = "/ke-khai/{obligation}/bien-nhan.pdf";
/// The same as a file that a program checks.
pub const RECEIPT_FILE: &str = "/ke-khai/{obligation}/bien-nhan.json";
/// Anybody asks whether a receipt is genuine.
pub const RECEIPT_CHECK: &str = "/bien-nhan";
/// One's own declaration on the official form: the draft, or what was submitted.
pub const DECLARATION_PDF: &str = "/ke-khai/{obligation}/ban-in.pdf";
/// Somebody's submitted declaration on the official form, for those who may open it.
pub const SUBMITTED_PDF: &str = "/ban-ke-khai/ban/ban-in.pdf";
/// Files that belong to one's own declaration.
pub const DECLARATION_FILES: &str = "/ke-khai/{obligation}/tep";
/// One of them.
pub const DECLARATION_FILE: &str = "/ke-khai/{obligation}/tep/{file}";
/// Removes one from the draft (POST only).
pub const DECLARATION_FILE_REMOVE: &str = "/ke-khai/{obligation}/tep/bo";
/// Puts a removed one back (POST only).
pub const DECLARATION_FILE_PUT_BACK: &str = "/ke-khai/{obligation}/tep/khoi-phuc";
/// A file of somebody's submitted declaration.
pub const SUBMITTED_FILE: &str = "/ban-ke-khai/ban/tep";
/// Who opened one's own declaration.
pub const DECLARATION_SEEN: &str = "/ke-khai/{obligation}/ai-da-xem";
/// Rounds of declarations.
pub const ROUNDS: &str = "/dot-ke-khai";
/// Opens one.
pub const ROUND_NEW: &str = "/dot-ke-khai/mo";
/// The list of one.
pub const ROSTER: &str = "/dot-ke-khai/danh-sach";
/// Puts somebody on it.
pub const ROSTER_ADD: &str = "/dot-ke-khai/danh-sach/them";
/// Corrects it by hand.
pub const ROSTER_CORRECT: &str = "/dot-ke-khai/danh-sach/dieu-chinh";
/// Sends it to the head (POST only).
pub const ROSTER_SEND: &str = "/dot-ke-khai/danh-sach/trinh";
/// The list as a workbook (POST only: it is recorded).
pub const ROSTER_EXPORT: &str = "/dot-ke-khai/danh-sach/xuat.xlsx";
/// Approving it, or returning it.
pub const ROSTER_DECISION: &str = "/dot-ke-khai/phe-duyet";
/// The register of declarations of a year.
pub const REGISTER: &str = "/ban-ke-khai";
/// The same as a workbook (POST only: it is recorded).
pub const REGISTER_EXPORT: &str = "/ban-ke-khai/xuat.xlsx";
/// Who has not submitted, unit by unit, to call and to print.
pub const NOT_FILED: &str = "/ban-ke-khai/chua-nop";
/// What waits to be received; receives what a scanner types.
pub const QUEUE: &str = "/ban-ke-khai/tiep-nhan";
/// What is known of one declaration without opening it.
pub const DECLARATION: &str = "/ban-ke-khai/ban";
/// The declaration itself, to those who may read it: each opening is recorded.
pub const DECLARATION_OPEN: &str = "/ban-ke-khai/ban/doc";
/// Receives it (POST only).
pub const DECLARATION_RECEIVE: &str = "/ban-ke-khai/ban/tiep-nhan";
/// Sends it back (POST only).
pub const DECLARATION_RETURN: &str = "/ban-ke-khai/ban/tra-lai";
/// Keeps what a receiver has written of a request to complete, before he sends it back (POST only).
pub const DECLARATION_REQUEST: &str = "/ban-ke-khai/ban/yeu-cau";
/// Throws it away (POST only).
pub const DECLARATION_REQUEST_DISCARD: &str = "/ban-ke-khai/ban/yeu-cau/bo";
/// Notes that the signed copies are there, before the declaration is received (POST only).
pub const DECLARATION_PAPER: &str = "/ban-ke-khai/ban/ban-giay";
/// Undoes a receipt of the same day (POST only).
pub const DECLARATION_UNDO: &str = "/ban-ke-khai/ban/huy-tiep-nhan";
/// The ledger of events, for the auditor.
pub const LEDGER: &str = "/nhat-ky";
/// Its newest signed head as PDF.
pub const LEDGER_HEAD_PDF: &str = "/nhat-ky/dau-moc.pdf";
/// Takes a copy of it out (POST only).
pub const LEDGER_EXPORT: &str = "/nhat-ky/xuat.csv";
/// What may be reached before the second factor was used.
pub const BEFORE_SECOND_FACTOR: [&str; 4] = [SECOND_FACTOR, STEP_UP, SIGN_OUT, LANGUAGE];
/// Forms with passwords or codes: what is typed there is carried through no other page.
pub const WITH_SECRETS: [&str; 6] = [
    SECOND_FACTOR,
    STEP_UP,
    OWN_KEYS,
    OWN_PASSWORD,
    OWN_RECOVERY_CODE,
    OWN_SECOND_FACTOR,
];
/// Forms with files: too large to be carried through another page, so that the file is chosen again.
pub const WITH_FILES: [&str; 2] = [STAFF_IMPORT, DECLARATION_FILES];
/// Forms in which long texts are typed: they may be larger than others.
pub const WITH_LONG_TEXTS: [&str; 8] = [
    OWN_HEADING,
    OWN_ENTRY,
    OWN_UNCHANGED,
    OWN_CHANGES,
    OWN_ANSWERS,
    OWN_SUBMISSION,
    DECLARATION_RETURN,
    DECLARATION_REQUEST,
];
/// Forms that carry another one along, which was typed before somebody had to prove who he is.
pub const WITH_CARRIED_FORMS: [&str; 3] = [SIGN_IN, SECOND_FACTOR, STEP_UP];
/// Folder of the hashed style sheet, fonts and browser bundle.
pub const ASSETS: &str = "/tai-nguyen";

/// `page` with the address to come back to afterwards, where that is not the start page.
#[must_use]
pub fn with_return(page: &str, address: &str) -> String {
    if address == HOME {
        return page.to_owned();
    }
    let mut target = format!("{page}?den=");
    for byte in address.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => target.push(char::from(byte)),
            other => target.push_str(&format!("%{other:02X}")),
        }
    }
    target
}

/// A path with its places filled in, in their order: `/ke-khai/{obligation}` with an id. What is filled in must be of the
/// characters that addresses take as they are.
#[must_use]
pub fn at(path: &str, filled: &[&str]) -> String {
    let mut filled = filled.iter();
    let parts = path.split('/').map(|part| {
        if part.starts_with('{') {
            filled.next().copied().unwrap_or_default()
        } else {
            part
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

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
    fn places_of_a_path_are_filled_in_their_order() {
        assert_eq!(at(OWN_DECLARATIONS, &[]), "/ke-khai");
        assert_eq!(at(OWN_ENTRY, &["o", "houses", "nha-1"]), "/ke-khai/o/muc/houses/nha-1");
    }

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
