//! What is typed about a person.

use super::*;
use crate::person_name::NameFault;

fn typed() -> Typed<'static> {
    Typed {
        staff_code: "vc-012",
        name: " Nguyễn Thị  Ví Dụ ",
        birth_year: "1985",
        kind: "VIEN_CHUC_QUAN_LY",
        post: "Phó Trưởng phòng",
        level: "PHO_TRUONG_PHONG",
        rank: "Nghiên cứu viên chính",
        mail: "vidu@so.example",
        phone: "024 3555 0123",
        extension: "12",
        ..Typed::default()
    }
}

fn faults(typed: &Typed<'_>) -> Vec<(EntryField, EntryFault)> {
    Entry::read(typed, day("2026-11-27")).err().unwrap_or_default()
}

#[test]
fn a_complete_entry_is_kept_in_one_form() {
    let entry = Entry::read(&typed(), day("2026-11-27")).expect("nothing is wrong");
    assert_eq!(entry.staff_code, "VC-012");
    assert_eq!(entry.name.as_str(), "Nguyễn Thị Ví Dụ");
    assert_eq!(entry.birth_year, Some(1985));
    assert_eq!(
        (entry.kind, entry.level),
        (PersonKind::VienChucQuanLy, LeaderLevel::DeputyDivisionHead)
    );
    assert_eq!(entry.managed_by, ManagedBy::Agency);
    assert_eq!(entry.extension, "12");
}

#[test]
fn little_is_compulsory() {
    let least = Typed {
        staff_code: "1",
        name: "Mẫu",
        kind: "CONG_CHUC_KHONG_LANH_DAO",
        ..Typed::default()
    };
    assert_eq!(faults(&least), []);
}

#[test]
fn each_fault_is_told_at_its_field_in_the_order_of_the_form() {
    use EntryFault as F;
    use EntryField::{BirthYear, Extension, Kind, Level, Mail, ManagedBy, Name, Phone, Post, Rank, StaffCode};
    let long = "x".repeat(TEXT_MAX_LENGTH + 1);
    type Change<'a> = fn(&mut Typed<'a>, &'a str);
    let cases: [(Change<'_>, &str, EntryField, EntryFault); 21] = [
        (|t, v| t.staff_code = v, " ", StaffCode, F::Empty),
        (
            |t, v| t.staff_code = v,
            "1234567890123456789012345678901",
            StaffCode,
            F::TooLong(30),
        ),
        (|t, v| t.staff_code = v, "VC,1", StaffCode, F::CodeCharacter),
        (|t, v| t.name = v, "", Name, F::Empty),
        (|t, v| t.name = v, "Ví Dụ 2", Name, F::Name(NameFault::Unexpected('2'))),
        (|t, v| t.birth_year = v, "85", BirthYear, F::Year),
        (|t, v| t.birth_year = v, "1925", BirthYear, F::Year),
        (|t, v| t.birth_year = v, "2012", BirthYear, F::Year),
        (|t, v| t.birth_year = v, "+198", BirthYear, F::Year),
        (|t, v| t.kind = v, "", Kind, F::Empty),
        (|t, v| t.kind = v, "DA_NGHI", Kind, F::Unknown),
        (|t, v| t.name = v, &long, Name, F::TooLong(120)),
        (|t, v| t.post = v, &long, Post, F::TooLong(120)),
        (|t, v| t.level = v, "TRUONG", Level, F::Unknown),
        (|t, v| t.level = v, "", Level, F::KindDiffers),
        (|t, v| t.rank = v, &long, Rank, F::TooLong(120)),
        (|t, v| t.managed_by = v, "HUYEN_UY", ManagedBy, F::Unknown),
        (|t, v| t.phone = v, "12", Phone, F::Telephone),
        (|t, v| t.extension = v, "máy 12", Extension, F::Telephone),
        (|t, v| t.mail = v, "vidu@so", Mail, F::Mail),
        (|t, v| t.mail = v, &long, Mail, F::TooLong(120)),
    ];
    for (change, value, field, fault) in cases {
        let mut entry = typed();
        change(&mut entry, value);
        assert_eq!(faults(&entry), [(field, fault)], "{value:?}");
    }
    let nothing: Vec<_> = faults(&Typed::default()).into_iter().map(|(field, _)| field).collect();
    assert_eq!(nothing, [StaffCode, Name, Kind]);
}

#[test]
fn the_youngest_and_the_oldest_are_taken() {
    for year in ["1926", "2011"] {
        assert_eq!(
            faults(&Typed {
                birth_year: year,
                ..typed()
            }),
            [],
            "{year}"
        );
    }
}
