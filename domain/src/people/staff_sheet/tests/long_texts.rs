//! Workbooks that are made to keep a processor busy.

use std::time::{Duration, Instant};

use super::*;

/// As much as a cell holds: words with marks that no code explains.
fn long() -> Value {
    t(&"ữẫđg ".repeat(6_500))
}

/// Rows of this many copies of one shared text below the headings.
fn crowded(rows: usize, wide: usize) -> Workbook {
    let long = long();
    let headings = line(&["Mã cán bộ", "Họ và tên", "Đơn vị", "Loại người", "Trạng thái"]);
    let others = std::iter::repeat_n(long.clone(), wide.saturating_sub(headings.len()));
    let first = headings.iter().cloned().chain(others).collect();
    book(
        &std::iter::once(first)
            .chain(std::iter::repeat_n(vec![long; wide], rows))
            .collect::<Vec<_>>(),
    )
}

#[test]
fn a_text_that_many_cells_share_is_looked_at_once() {
    let book = crowded(20_000, 20);
    let began = Instant::now();
    let found = find(&book).expect("a table");
    assert_eq!(found.headings.len(), 20);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

#[test]
fn what_is_much_too_long_is_faulty_and_compared_with_nothing() {
    let book = crowded(50, 5);
    let began = Instant::now();
    let faults = reading(&book).faults;
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    let whats: Vec<_> = faults.iter().take(5).map(|fault| fault.what.clone()).collect();
    let unknown = What::Unknown(None);
    assert_eq!(
        whats,
        [
            What::TooLong(30),
            What::TooLong(120),
            What::UnknownUnit(None),
            unknown.clone(),
            unknown
        ]
    );
    assert_eq!(faults.len(), 250);
}

#[test]
fn headings_are_looked_for_in_two_hundred_columns() {
    let mut wide = vec![long(); 16_384];
    for (place, heading) in ["Mã cán bộ", "Họ và tên", "Đơn vị", "Loại người"]
        .into_iter()
        .enumerate()
    {
        wide[place + 196] = t(heading);
    }
    let began = Instant::now();
    let book = book(&[wide.clone(), wide]);
    assert_eq!(find(&book).map(|found| found.headings.len()), Ok(200));
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}
