//! The ledger as a file for a spreadsheet.
//!
//! Owns: the form of the file (RFC 4180, UTF-8 with its mark), and that no cell is a formula. Must not: choose events.

use domain::lang::Lang;
use services::ledger::viewer::{Entry, Exported, MOST_EXPORTED, Said};
use words::audit as w;

use super::wording::{self, Row};

/// By this mark spreadsheets recognise UTF-8.
const MARK: &str = "\u{feff}";
/// What a cell begins with that spreadsheets take for a formula, or for what stands before one.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// The file.
pub(super) fn file(lang: Lang, exported: &Exported) -> String {
    let mut file = MARK.to_owned();
    let heads = [
        w::number(lang),
        w::at(lang),
        w::action(lang),
        w::code(lang),
        w::actor(lang),
        w::subject(lang),
        w::signed(lang),
        w::id(lang),
    ];
    push(&mut file, &heads);
    for entry in &exported.entries {
        push(&mut file, &cells(lang, entry));
    }
    if exported.cut {
        push(&mut file, &[w::export_cut(lang, most())]);
    }
    file
}

/// Events in one file, as a number for a sentence.
pub(super) fn most() -> i64 {
    i64::try_from(MOST_EXPORTED).unwrap_or(i64::MAX)
}

fn cells(lang: Lang, entry: &Entry) -> [String; 8] {
    let row = Row::of(lang, &entry.said);
    let (code, id) = match &entry.said {
        Said::Ordinary { id, action, .. } => (action.clone(), id.to_string()),
        Said::Confidential { .. } | Said::Altered => (String::new(), String::new()),
    };
    let signed = wording::signed(lang, entry.signed);
    [
        entry.number.to_string(),
        row.at,
        row.action,
        code,
        row.actor,
        row.subject,
        signed,
        id,
    ]
}

fn push(file: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            file.push(',');
        }
        file.push('"');
        if cell.starts_with(FORMULA) {
            file.push('\'');
        }
        file.push_str(&cell.replace('"', "\"\""));
        file.push('"');
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use services::ledger::viewer::Party;

    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_quotes_stay_inside() {
        let cases = [
            ("=1+1", "\"'=1+1\"\r\n"),
            ("+84", "\"'+84\"\r\n"),
            ("-1", "\"'-1\"\r\n"),
            ("@SUM(A1)", "\"'@SUM(A1)\"\r\n"),
            ("\t=1", "\"'\t=1\"\r\n"),
            ("\r=1", "\"'\r=1\"\r\n"),
            ("\",=1", "\"\"\",=1\"\r\n"),
            ("a=1", "\"a=1\"\r\n"),
            ("", "\"\"\r\n"),
        ];
        for (cell, line) in cases {
            let mut file = String::new();
            push(&mut file, &[cell.to_owned()]);
            assert_eq!(file, line);
        }
    }

    #[test]
    fn a_file_that_was_cut_says_so_at_its_end() {
        let entry = Entry {
            number: 7,
            signed: true,
            said: Said::Ordinary {
                id: uuid::Uuid::nil(),
                at: "2026-07-01T01:02:03Z".parse().expect("an instant"),
                action: "probe.made".to_owned(),
                actor: Party::Worker,
                subject: None,
            },
        };
        let whole = |cut| {
            let entries = vec![entry.clone()];
            file(Lang::Vi, &Exported { entries, cut })
        };
        let row = "\"7\",\"08:02:03 01/07/2026\",\"probe.made\",\"probe.made\",\"Máy chủ\",\"\",\"Đã chốt\",\
                   \"00000000-0000-0000-0000-000000000000\"\r\n";
        assert!(whole(false).ends_with(row));
        let last = format!("\"{}\"\r\n", w::export_cut(Lang::Vi, 50_000));
        assert!(whole(true).ends_with(&format!("{row}{last}")));
    }
}
