//! Writing a workbook of tables.
//!
//! Owns: how our workbooks look and behave in a spreadsheet program. Must not: contain a sentence, or a formula made of
//! what somebody typed.
//!
//! The same tables give the same bytes: the only moment in a file is the day that the caller gives.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet, XlsxError,
};

/// Rows below the header that offer the choices of a column, at least.
const OFFERED_ROWS: u32 = 10_000;
/// Longest hint that programs show beside a cell, in characters.
const MAX_HINT: usize = 255;
const PAPER_A4: u8 = 9;

/// A sheet with one table.
#[derive(Clone, Default)]
pub struct Page {
    /// What the tab says; 31 characters at most.
    pub name: String,
    /// Above the table; empty for none.
    pub title: String,
    /// Lines between title and table.
    pub notes: Vec<String>,
    /// At least one.
    pub columns: Vec<Column>,
    /// Below the header; each as long as the columns are many.
    pub rows: Vec<Vec<Field>>,
    /// Columns at the left that stay while the others move.
    pub fixed_columns: u16,
}

/// A column of a table.
#[derive(Clone, Default)]
pub struct Column {
    /// Its header.
    pub heading: String,
    /// Shown beside a selected cell; empty for none. What is longer than programs show is cut.
    pub hint: String,
    /// In characters.
    pub width: u8,
    /// What its cells are, also the empty ones that somebody fills.
    pub kind: Kind,
    /// What the cells may hold; nothing for anything. Other entries are warned about, not refused.
    pub choices: Vec<String>,
    /// Cells may hold several of the choices: they are listed on their sheet, and not offered one by one.
    pub several: bool,
    /// Long texts are broken into lines.
    pub wrapped: bool,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Text, kept as it is typed: codes keep their zeros.
    #[default]
    Text,
    /// Days.
    Day,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Nothing.
    Empty,
    /// Text; never a formula, whatever it begins with.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A whole number.
    Number(i32),
}

/// Why there is no workbook: a name that no tab can have, or a text longer than a cell holds.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct Unwritten(#[from] XlsxError);

/// Writes the pages, and behind them a sheet of the choices, under this name, if there are any.
///
/// # Errors
/// [`Unwritten`].
pub fn write(pages: &[Page], choices: &str, day: NaiveDate) -> Result<Vec<u8>, Unwritten> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&excel(day)?));
    let lists: Vec<&Column> = pages
        .iter()
        .flat_map(|page| &page.columns)
        .filter(|column| !column.choices.is_empty())
        .collect();
    let mut list = 0;
    for page in pages {
        write_page(workbook.add_worksheet(), page, choices, &mut list)?;
    }
    if !lists.is_empty() {
        write_lists(workbook.add_worksheet(), choices, &lists)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write_page(sheet: &mut Worksheet, page: &Page, lists: &str, list: &mut u16) -> Result<(), XlsxError> {
    sheet
        .set_name(&page.name)?
        .set_landscape()
        .set_paper_size(PAPER_A4)
        .set_print_fit_to_pages(1, 0);
    let mut row = 0;
    if !page.title.is_empty() {
        write_text(sheet, row, 0, &page.title, &Format::new().set_bold().set_font_size(14))?;
        row += 1;
    }
    for note in &page.notes {
        write_text(sheet, row, 0, note, &Format::new())?;
        row += 1;
    }
    let header = row;
    let last = header + u32::try_from(page.rows.len()).unwrap_or(u32::MAX - header);
    for (number, column) in (0..).zip(&page.columns) {
        sheet.set_column_width(number, f64::from(column.width))?;
        sheet.set_column_format(number, &format(column.kind))?;
        write_text(sheet, header, number, &column.heading, &heading())?;
        if let Some(validation) = validation(column, lists, list)? {
            sheet.add_data_validation(header + 1, number, last.max(header + OFFERED_ROWS), number, &validation)?;
        }
    }
    for (number, fields) in (header + 1..).zip(&page.rows) {
        for (column, field) in (0..).zip(fields) {
            match field {
                Field::Empty => {}
                Field::Text(text) => write_text(sheet, number, column, text, &text_format(page, column))?,
                Field::Day(day) => {
                    sheet.write_datetime_with_format(number, column, excel(*day)?, &format(Kind::Day))?;
                }
                Field::Number(value) => {
                    sheet.write_number_with_format(number, column, *value, &Format::new().set_num_format("0"))?;
                }
            }
        }
    }
    if let Some(last_column) = u16::try_from(page.columns.len())
        .ok()
        .and_then(|count| count.checked_sub(1))
    {
        sheet.autofilter(header, 0, last, last_column)?;
    }
    sheet
        .set_freeze_panes(header + 1, page.fixed_columns)?
        .set_repeat_rows(header, header)?;
    Ok(())
}

/// What is allowed in a column, and the hint beside its cells.
fn validation(column: &Column, lists: &str, list: &mut u16) -> Result<Option<DataValidation>, XlsxError> {
    let letters = domain::workbook::column_letters(*list);
    *list += u16::from(!column.choices.is_empty());
    let offered = !column.choices.is_empty() && !column.several;
    if !offered && column.hint.is_empty() {
        return Ok(None);
    }
    let mut validation = DataValidation::new();
    if offered {
        let last = column.choices.len() + 1;
        let sheet = lists.replace('\'', "''");
        let range = Formula::new(format!("='{sheet}'!${letters}$2:${letters}${last}"));
        validation = validation
            .allow_list_formula(range)
            .set_error_style(DataValidationErrorStyle::Warning);
    } else {
        validation = validation.allow_any_value();
    }
    let hint: String = column.hint.chars().take(MAX_HINT).collect();
    Ok(Some(if hint.is_empty() {
        validation
    } else {
        validation.set_input_message(hint)?
    }))
}

/// The sheet that the choices are taken from: one column for each list.
fn write_lists(sheet: &mut Worksheet, name: &str, columns: &[&Column]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for (number, column) in (0..).zip(columns) {
        sheet.set_column_width(number, f64::from(column.width.max(20)))?;
        write_text(sheet, 0, number, &column.heading, &heading())?;
        for (row, choice) in (1..).zip(&column.choices) {
            write_text(sheet, row, number, choice, &format(Kind::Text))?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A cell of text is no formula in this file. The prefix keeps it so when somebody edits the cell, or saves the sheet in
/// a format that does not know the difference.
fn write_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        sheet.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

fn format(kind: Kind) -> Format {
    Format::new().set_num_format(match kind {
        Kind::Text => "@",
        Kind::Day => "dd/mm/yyyy",
    })
}

fn text_format(page: &Page, column: u16) -> Format {
    let format = format(Kind::Text).set_align(FormatAlign::Top);
    let wrapped = page
        .columns
        .get(usize::from(column))
        .is_some_and(|column| column.wrapped);
    if wrapped { format.set_text_wrap() } else { format }
}

fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(0x00E8_EEF4)
        .set_border(FormatBorder::Thin)
}

fn excel(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or_default(),
        small(day.month()),
        small(day.day()),
    )
}

#[cfg(test)]
mod tests {
    use domain::workbook::{Value, Workbook as Book};

    use super::*;
    use crate::proof::opened;

    fn day() -> NaiveDate {
        domain::day::read_iso("1990-05-07").expect("a day")
    }

    fn page(texts: &[&str]) -> Page {
        let column = |heading: &str, kind, choices: &[&str]| Column {
            heading: heading.to_owned(),
            hint: "Gợi ý ".repeat(60),
            width: 20,
            kind,
            choices: choices.iter().map(ToString::to_string).collect(),
            several: false,
            wrapped: false,
        };
        Page {
            name: "Danh sách".to_owned(),
            title: "Danh sách cán bộ".to_owned(),
            notes: vec!["= không phải công thức".to_owned()],
            columns: vec![
                column("Mã", Kind::Text, &[]),
                column("Loại", Kind::Text, &["Công chức", "Viên chức"]),
                column("Ngày", Kind::Day, &[]),
            ],
            rows: texts
                .iter()
                .map(|text| vec![Field::Text((*text).to_owned()), Field::Empty, Field::Day(day())])
                .chain([vec![Field::Number(1990), Field::Empty, Field::Empty]])
                .collect(),
            fixed_columns: 2,
        }
    }

    fn written(page: Page) -> Vec<u8> {
        write(&[page], "Danh mục", day()).expect("written")
    }

    fn read(bytes: &[u8]) -> Book {
        opened(bytes).unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    #[test]
    fn a_page_is_read_back_as_it_was_written() {
        let texts = [
            "00123",
            "Nguyễn Thị Ví Dụ",
            "  hai  khoảng trắng ",
            "<b>&\"'",
            "_x000D_",
            "1990-05-07",
        ];
        let book = read(&written(page(&texts)));
        let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Danh sách", "Danh mục"]);
        let rows = &book.sheets[0].rows;
        // Title, note and header stand above.
        let row = |number: usize| {
            rows.iter()
                .find(move |row| row.number as usize == number)
                .expect("a row")
        };
        for (number, text) in (4..).zip(texts) {
            let cells = &row(number).cells;
            assert!(
                matches!(&cells[0].value, Value::Text(found) if &**found == text),
                "{text}"
            );
            assert!(matches!(cells[1].value, Value::Day(found) if found == day()));
        }
        assert!(matches!(row(10).cells[0].value, Value::Number { value, digits: 1 } if (value - 1990.0).abs() < 0.1));
        assert_eq!(book.sheets[1].rows.len(), 3);
    }

    #[test]
    fn no_text_is_a_formula() {
        let texts = [
            "=1+1",
            "+84",
            "-1",
            "@SUM(A1)",
            "=HYPERLINK(\"http://a.example\")",
            "\t=1",
            "{=1}",
        ];
        let bytes = written(page(&texts));
        let book = read(&bytes);
        let cells = book
            .sheets
            .iter()
            .flat_map(|sheet| &sheet.rows)
            .flat_map(|row| &row.cells);
        assert!(cells.clone().all(|cell| !cell.formula));
        let found = cells.filter_map(|cell| match &cell.value {
            Value::Text(text) => Some(text.to_string()),
            _ => None,
        });
        let found: Vec<_> = found.collect();
        for text in texts {
            assert!(found.iter().any(|other| other == text), "{text}");
        }
        let part = |name| crate::read::text_of(&bytes, name);
        assert!(part("xl/styles.xml").contains("quotePrefix=\"1\""));
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"), "{sheet}");
    }

    #[test]
    fn the_sheet_behaves_as_a_list() {
        let sheet = crate::read::text_of(&written(page(&["a"])), "xl/worksheets/sheet1.xml");
        for piece in [
            "<autoFilter ref=\"A3:C5\"/>",
            "xSplit=\"2\" ySplit=\"3\"",
            "state=\"frozen\"",
            "'Danh mục'!$A$2:$A$3",
            "errorStyle=\"warning\"",
            "orientation=\"landscape\"",
            "customWidth=\"1\"",
        ] {
            assert!(sheet.contains(piece), "{piece} in {sheet}");
        }
    }

    #[test]
    fn the_same_tables_are_the_same_bytes() {
        assert_eq!(written(page(&["a", "b"])), written(page(&["a", "b"])));
        assert_ne!(written(page(&["a", "b"])), written(page(&["a", "c"])));
    }

    #[test]
    fn what_no_cell_holds_is_not_written() {
        assert!(write(&[page(&[&"x".repeat(32_768)])], "Danh mục", day()).is_err());
        let nameless = Page {
            name: "a/b".to_owned(),
            ..page(&[])
        };
        assert!(write(&[nameless], "Danh mục", day()).is_err());
    }
}
