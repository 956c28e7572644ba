//! Every term as the provisions have it, in the order in which they are listed.

use super::*;

/// `n CD`, `n WD`, `n M`, `n Y` forward · `max n` longest total · `+ n × k` prolonged · `before` an event · `posted` ·
/// `until` the day before a date · `limit` of pursuit · `report` · `–` nothing to count. `?` where it is to be checked.
const TERMS: &str = "
    TS01 10 CD
    TS02 until 12-31
    TS03 until 12-31
    TS04 10 CD before
    TS05 7 CD
    TS06 20 CD
    TS07 5 CD ?
    TS08 15 CD posted ?
    TS09 10 CD
    TS10 5 WD ?
    TS11 15 WD ?
    TS12 until 10-31 ?
    TS13 until 01-31 ?
    TS14 10 CD ?
    TS15 5 WD
    TS16 15 CD
    TS17 3 WD
    TS18 45 CD max 90
    TS19 10 CD max 20
    TS20 5 WD
    TS21 15 CD posted ?
    TS22 – ?
    TC01 7 WD max TC02
    TC02 10 WD
    TC03 5 WD
    TC04 5 WD
    TC05 30 CD
    TC06 TC05 + 30 × 1
    TC07 TC05 + 30 × 2
    TC08 5 WD
    TC09 7 WD
    TC10 5 WD
    TC11 7 WD
    TC12 15 CD posted
    TC13 5 WD
    TC14 –
    TC15 20 CD
    TC16 20 CD
    TC17 5 WD
    TC18 5 WD
    KN01 15 CD
    KN02 10 CD
    KN03 30 CD
    KN04 10 CD
    KN04 7 WD
    KN05 30 CD max 45
    KN06 5 CD before
    KN07 3 WD
    KN08 7 CD
    KN09 30 CD
    KN10 1 Y
    KN11 90 CD
    KN12 THUONG 30 CD max 45
    KN12 VUNG_SAU_XA 45 CD max 60
    KN13 THUONG 30 CD
    KN13 VUNG_SAU_XA 45 CD
    KN14 THUONG 45 CD max 60
    KN14 VUNG_SAU_XA 60 CD max 70
    KN15 3 WD
    TD01 10 WD
    TD02 –
    TD03 – ?
    TD04 3 WD
    TD05 5 WD before
    TD06 45 CD
    TD07 7 WD
    GT01 5 WD ?
    GT02 15 CD + 15 × 1 ?
    BT01 15 CD max 30
    QT01 5 WD ?
    QT02 30 CD ?
    QT03 5 WD ?
    XD01 5 WD ?
    XD02 5 WD ?
    XD03 5 WD ?
    XD04 5 CD ?
    CD01 TOI_THIEU 2 Y
    CD01 TOI_DA 5 Y
    CD02 –
    CD03 18 M before ?
    KL01 ND112_2020 24 M limit ?
    KL01 ND112_71_2023 60 M limit ?
    KL01 ND172 60 M limit
    KL01 ND234 60 M limit
    KL02 ND112_2020 60 M limit ?
    KL02 ND112_71_2023 120 M limit ?
    KL02 ND172 120 M limit
    KL02 ND234 120 M limit
    KL03 90 CD complex KL04
    KL04 150 CD
    KL05 3 WD
    KL06 5 WD
    KL07 5 WD before
    KL08 5 WD
    KL09 5 WD
    KL10 15 WD
    KL11 12 M not rolled
    KL12 12 M not rolled
    KL13 30 CD
    KL14 7 CD
    KL15 10 WD
    KL16 12 M not rolled
    KL17 2 WD
    KL18 2 WD
    KL19 15 WD
    KL20 KL19 + 15 × 1
    KL21 3 WD
    KL22 5 WD ?
    KL23 90 CD ?
    KL24 5 WD ?
    KL25 30 WD ?
    KL26 KT 3 M ?
    KL26 CC 6 M ?
    KL26 CCH 12 M ?
    KL27 KT 6 M ?
    KL27 CC 6 M ?
    KL27 CCH 12 M ?
    MC01 –
    MC02 – ?
    MC03 – ?
    TT01 CO_SAN 3 WD ?
    TT01 PHAI_TAO 10 WD ?
    LP01 5 WD
    LP02 until 02-28
    DS01 – ?
    BC01 report
    BC02 report
    BC03 report
    BC04 report
    BC05 report
    BC06 report
    BC07 report
    BC08 –
    BC09 – ?
";

fn written(row: &Deadline) -> String {
    let mark = match row.mark {
        Mark::Confirmed => "",
        Mark::Verify => " ?",
    };
    format!("{} {}{mark}", row.key(), term(&row.term))
}

fn term(term: &Term) -> String {
    match term {
        Term::Forward {
            length: own,
            base,
            prolongation,
            longest,
            longest_row,
            complex_row,
            rolled,
        } => [
            own.map(length),
            base.clone(),
            prolongation
                .as_ref()
                .map(|more| format!("+ {} × {}", more.by, more.times)),
            longest.map(|longest| format!("max {longest}")),
            longest_row.as_ref().map(|row| format!("max {row}")),
            complex_row.as_ref().map(|row| format!("complex {row}")),
            (!rolled).then(|| "not rolled".to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" "),
        Term::Backward(before) => format!("{} before", length(*before)),
        Term::Posting(days) => format!("{days} CD posted"),
        Term::Yearly(limit) => format!("until {:02}-{:02}", limit.month(), limit.day()),
        Term::Limitation(months) => format!("{months} M limit"),
        Term::Report => "report".to_owned(),
        Term::Uncounted(_) => "–".to_owned(),
    }
}

fn length(length: Length) -> String {
    let unit = match length.unit {
        Unit::CalendarDays => "CD",
        Unit::WorkingDays => "WD",
        Unit::Months => "M",
        Unit::Years => "Y",
    };
    format!("{} {unit}", length.amount)
}

#[test]
fn every_term_is_that_of_its_provision() {
    let found: Vec<String> = Law::for_tests().deadlines().iter().map(written).collect();
    let listed: Vec<&str> = TERMS.trim().lines().map(str::trim).collect();
    for (found, listed) in found.iter().zip(&listed) {
        assert_eq!(found, listed);
    }
    assert_eq!(found.len(), listed.len());
}

#[test]
fn time_is_not_counted_where_an_article_says_so() {
    let discipline = [
        StopGround::ChuaXemXet,
        StopGround::ToTungHinhSu,
        StopGround::KhieuNaiKhoiKien,
    ];
    for row in Law::for_tests().deadlines() {
        let expected: &[StopGround] = match row.code.as_str() {
            "TC05" | "TC06" | "TC07" => &[StopGround::TamDinhChiGiaiQuyet],
            "KL01" | "KL02" | "KL03" | "KL04" => &discipline,
            "KL13" => &discipline[..1],
            _ => &[],
        };
        assert_eq!(row.stops, expected, "{}", row.code);
    }
}

#[test]
fn grounds_are_written_and_read_by_the_same_code() {
    for ground in StopGround::ALL {
        let row = Law::for_tests()
            .deadlines()
            .iter()
            .find(|row| row.stops.contains(&ground));
        assert!(row.is_some(), "{ground:?} stops nothing");
        assert!(
            deadlines::TEXT.contains(&format!("\"{}\"", ground.code())),
            "{ground:?}"
        );
    }
}

#[test]
fn some_sources_word_for_word() {
    let cases = [
        ("TS01", None, "Luật Phòng, chống tham nhũng, Điều 36 khoản 1 điểm b"),
        ("TS16", None, "Luật Phòng, chống tham nhũng, Điều 45 khoản 1"),
        ("TC05", None, "Luật Tố cáo, Điều 30 khoản 1"),
        ("TC12", None, "Nghị định 31/2019/NĐ-CP, Điều 6 khoản 2"),
        ("KN01", None, "Luật Khiếu nại, Điều 48"),
        ("KN06", None, "Nghị định 155/2026/NĐ-CP, Điều 11"),
        (
            "KN10",
            None,
            "Luật Tố tụng hành chính, Điều 116 khoản 2 điểm a và khoản 3",
        ),
        ("TD05", None, "Nghị định 154/2026/NĐ-CP, Điều 23 khoản 1"),
        ("XD04", None, "Nghị định 59/2019/NĐ-CP, Điều 34 khoản 2"),
        ("KL01", Some("ND234"), "Nghị định 234/2026/NĐ-CP, Điều 5 khoản 3 điểm a"),
        (
            "KL07",
            None,
            "Nghị định 172/2025/NĐ-CP, Điều 20 khoản 1 điểm a; Nghị định 234/2026/NĐ-CP, Điều 17 khoản 1 điểm a",
        ),
        ("KL19", None, "Nghị định 170/2025/NĐ-CP, Điều 56 khoản 3"),
        ("LP01", None, "Nghị định 266/2026/NĐ-CP, Điều 17 khoản 2"),
        ("BC07", None, "Thông tư 06/2025/TT-TTCP, Điều 7"),
    ];
    for (code, variant, source) in cases {
        let row = Law::for_tests().deadline(code, variant, on("2026-11-24")).expect(code);
        assert_eq!(row.source, source, "{code}");
    }
}

#[test]
fn only_the_default_variant_answers_for_none() {
    let day = on("2026-11-24");
    let cases = [
        ("KN12", None, Some("THUONG")),
        ("KN12", Some("VUNG_SAU_XA"), Some("VUNG_SAU_XA")),
        ("KN12", Some("BIEN_DAO"), None),
        ("KL26", None, None),
        ("KL26", Some("CC"), Some("CC")),
        ("TT01", None, None),
        ("CD01", None, None),
    ];
    for (code, asked, found) in cases {
        let row = Law::for_tests().deadline(code, asked, day);
        assert_eq!(row.and_then(|row| row.variant.as_deref()), found, "{code} {asked:?}");
    }
    assert_eq!(Law::for_tests().deadline("TS01", Some("THUONG"), day), None);
}
