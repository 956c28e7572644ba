//! Names that read as Vietnamese both in Unicode and in the code that the rest of the list is in.

use super::*;

#[test]
fn a_name_is_read_like_its_row_and_said() {
    let rows = [
        (
            ["CB-1", "TrÇn V¨n VÝ Dô", "V¨n phßng", "C«ng chøc", "Cã"],
            "Trần Văn Ví Dụ",
            None,
        ),
        (
            ["CB-2", "Phan Minh Tó", "V¨n phßng", "C«ng chøc", "Cã"],
            "Phan Minh Tú",
            Some(true),
        ),
        (
            ["CB-3", "Bùi Thanh Tùng", "Văn phòng", "Công chức", ""],
            "Bùi Thanh Tùng",
            Some(false),
        ),
        // Nothing beside it tells, or not with one voice.
        (["CB-4", "Lê Hùng", "VP", "Cong chuc", ""], "Lê Hùng", Some(false)),
        (
            ["CB-5", "Ngô Mai", "V¨n phßng", "Công chức", ""],
            "Ngô Mai",
            Some(false),
        ),
        (
            ["CB-6", "Ph¹m ThÞ MÉu", "V¨n phßng", "C«ng chøc", "Cã"],
            "Phạm Thị Mẫu",
            None,
        ),
    ];
    let headings = line(&["M· c¸n bé", "Hä vµ tªn", "§¬n vÞ", "Lo¹i ng\u{ad}êi", "§¶ng viªn"]);
    let lines = rows.iter().map(|(cells, ..)| line(cells));
    let book = book(&std::iter::once(headings).chain(lines).collect::<Vec<_>>());
    let offers = Offers {
        convert: true,
        small_letters: false,
    };
    let reading = read_with(&book, offers).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert_eq!(reading.faults, []);
    let names: Vec<_> = reading.rows.iter().map(|(_, row)| row.entry.name.as_str()).collect();
    assert_eq!(names, rows.map(|(_, name, _)| name));
    // Yes is one of few words, and no note is needed to read it.
    let members = reading.rows.iter().filter(|(_, row)| row.entry.party_member);
    assert_eq!(members.count(), 3);
    for (number, (cells, _, expected)) in (2..).zip(rows) {
        let of_row = reading.notes.iter().filter(|note| note.row == number);
        let told: Vec<_> = of_row.map(|note| note.kind).collect();
        let expected: Vec<_> = expected.map(NoteKind::TwoReadings).into_iter().collect();
        assert_eq!(told, expected, "{cells:?}");
    }
}
