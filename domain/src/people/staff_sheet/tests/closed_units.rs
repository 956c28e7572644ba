//! Units that were closed or merged: whoever has left stays in them, and nobody comes into them.

use super::*;
use crate::people::Status;

const HEADINGS: [&str; 5] = ["Mã cán bộ", "Họ và tên", "Đơn vị", "Loại người", "Trạng thái"];

fn list(unit: &str, status: &str) -> Workbook {
    book(&[
        line(&HEADINGS),
        line(&["CB-1", "Trần Văn Ví Dụ", unit, "Viên chức", status]),
    ])
}

/// Somebody of this status in this unit, as an earlier list brought him.
fn there(number: u128, status: Status) -> Vec<Present> {
    let mut row = reading(&list("VP", "")).rows.remove(0).1;
    (row.unit, row.status) = (unit(number), Some(status));
    vec![Present {
        row,
        details: Details::Known,
    }]
}

/// Who is there, unit and status of the list, and the unit that is read.
type Case = (Vec<Present>, &'static str, &'static str, Result<u128, What>);

#[test]
fn a_closed_unit_is_known_for_those_alone_who_left_from_it() {
    use Status::{Resigned, Working};
    let nobody = Vec::new;
    let cases: Vec<Case> = vec![
        (there(6, Resigned), "Viện Cũ", "Thôi việc", Ok(6)),
        (there(6, Resigned), "VIỆN CŨ", "", Ok(6)),
        (there(6, Resigned), "vc", "Nghỉ hưu", Ok(6)),
        (there(6, Resigned), "Viện Cũ", "Đang làm việc", Err(What::ClosedUnit)),
        (there(6, Resigned), "VP", "Đang làm việc", Ok(2)),
        (there(2, Resigned), "Viện Cũ", "Thôi việc", Err(What::ClosedUnit)),
        (there(2, Working), "Viện Cũ", "", Err(What::ClosedUnit)),
        (nobody(), "Viện Cũ", "Thôi việc", Err(What::ClosedUnit)),
        // An open unit has the name of a closed one.
        (there(7, Resigned), "Trung tâm Mẫu", "Thôi việc", Ok(7)),
        (there(3, Resigned), "Trung tâm Mẫu", "Thôi việc", Ok(3)),
        (there(2, Resigned), "Trung tâm Mẫu", "Thôi việc", Ok(3)),
        (nobody(), "Trung tâm Mẫu", "", Ok(3)),
    ];
    for (present, written, status, expected) in cases {
        let reading = read_beside(&list(written, status), Offers::default(), &present)
            .unwrap_or_else(|faults| panic!("{faults:?}"));
        let unit_of = |reading: &Reading| match reading.faults.first() {
            Some(fault) => Err(fault.what.clone()),
            None => Ok(reading.rows[0].1.unit),
        };
        assert_eq!(unit_of(&reading), expected.map(unit), "{written} {status}");
    }
}
