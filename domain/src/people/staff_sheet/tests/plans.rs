//! What an import would change.

use super::*;
use crate::people::{Entry, Fields, LeaderLevel, ManagedBy, PersonKind, Status};
use crate::person_name::PersonName;

fn person(code: &str, name: &str) -> StaffRow {
    StaffRow {
        entry: Entry {
            staff_code: code.to_owned(),
            name: PersonName::read(name).expect("a name"),
            birth_year: Some(1980),
            kind: PersonKind::CongChucKhongLanhDao,
            post: String::new(),
            level: LeaderLevel::None,
            rank: "Chuyên viên".to_owned(),
            fields: Fields::default(),
            party_member: false,
            managed_by: ManagedBy::Agency,
            state_capital: false,
            phone: "0912345678".to_owned(),
            extension: String::new(),
            mail: String::new(),
        },
        birth: crate::day::read_iso("1980-03-05").ok().map(Birth::Day),
        unit: unit(2),
        post_from: None,
        status: Some(Status::Working),
        status_from: crate::day::read_iso("2010-01-01").ok(),
        joined: crate::day::read_iso("2010-01-01").ok(),
        citizen_id: None,
    }
}

fn present(row: StaffRow) -> Present {
    Present {
        row,
        details: Details::Known,
    }
}

fn list(rows: Vec<StaffRow>, given: &[StaffColumn]) -> Reading {
    Reading {
        given: given.iter().copied().collect(),
        rows: (2..).zip(rows).collect(),
        ..Reading::default()
    }
}

#[test]
fn a_list_adds_changes_and_names_nobody_as_gone() {
    let (first, second, third) = (
        person("A", "Trần Văn Ví Dụ"),
        person("B", "Lê Thị Mẫu"),
        person("C", "Vũ Thử"),
    );
    let mut gone = person("D", "Đỗ Nghỉ");
    gone.status = Some(Status::Retired);
    let mut moved = second.clone();
    moved.unit = unit(3);
    moved.entry.phone.clear();
    let reading = list(vec![first.clone(), moved, person("E", "Hồ Mới")], StaffColumn::ALL);
    let plan = plan(
        &reading,
        &[present(first), present(second), present(third), present(gone)],
    );
    assert_eq!(plan.added, [Added { row: 2, perhaps: None }]);
    assert_eq!(
        (plan.unchanged.as_slice(), plan.missing.as_slice()),
        ([0].as_slice(), [2].as_slice())
    );
    let phone = Change {
        column: StaffColumn::Phone,
        old: Shown::Text("0912345678".to_owned()),
        new: Shown::Empty,
    };
    let to = Change {
        column: StaffColumn::Unit,
        old: Shown::Unit(unit(2)),
        new: Shown::Unit(unit(3)),
    };
    assert_eq!(
        plan.changed,
        [Changed {
            row: 1,
            present: 1,
            changes: vec![to, phone]
        }]
    );
}

#[test]
fn columns_that_the_list_lacks_and_days_that_it_leaves_out_stay() {
    let there = person("A", "Trần Văn Ví Dụ");
    let mut row = there.clone();
    row.entry.rank.clear();
    row.entry.phone = "0987654321".to_owned();
    (row.birth, row.status, row.status_from, row.joined) = (None, None, None, None);
    let short = list(vec![row.clone()], &StaffColumn::REQUIRED);
    assert!(plan(&short, &[present(there.clone())]).is_empty());
    let full = plan(&list(vec![row.clone()], StaffColumn::ALL), &[present(there.clone())]);
    let columns: Vec<_> = full.changed[0].changes.iter().map(|change| change.column).collect();
    assert_eq!(columns, [StaffColumn::Rank, StaffColumn::Phone]);
    let after = there.with(&full.changed[0].changes, &row);
    assert_eq!((after.joined, after.entry.phone.as_str()), (there.joined, "0987654321"));
}

#[test]
fn a_year_alone_takes_no_day_away_and_sealed_details_are_left_alone() {
    let there = person("A", "Trần Văn Ví Dụ");
    let with = |birth| {
        let mut row = there.clone();
        row.birth = birth;
        row.citizen_id = crate::citizen_id::CitizenId::read("001080000001").ok();
        list(vec![row], &[StaffColumn::Birth, StaffColumn::CitizenId])
    };
    let columns = |reading: &Reading, details| -> Vec<StaffColumn> {
        let there = Present {
            row: there.clone(),
            details,
        };
        let changed = plan(reading, &[there]).changed;
        changed
            .into_iter()
            .flat_map(|changed| changed.changes)
            .map(|change| change.column)
            .collect()
    };
    let other_day = crate::day::read_iso("1980-03-06").ok().map(Birth::Day);
    assert_eq!(
        columns(&with(Some(Birth::Year(1980))), Details::Known),
        [StaffColumn::CitizenId]
    );
    assert_eq!(
        columns(&with(other_day), Details::Known),
        [StaffColumn::Birth, StaffColumn::CitizenId]
    );
    assert_eq!(columns(&with(other_day), Details::Sealed), []);
    assert_eq!(
        columns(&with(Some(Birth::Year(1981))), Details::Sealed),
        [StaffColumn::Birth]
    );
}

#[test]
fn somebody_under_a_new_code_is_pointed_out() {
    let there = person("A", "Trần Văn Ví Dụ");
    let reading = list(vec![person("00A", "TRẦN VĂN VÍ DỤ")], StaffColumn::ALL);
    let plan = plan(&reading, &[present(there)]);
    assert_eq!(
        plan.added,
        [Added {
            row: 0,
            perhaps: Some(0)
        }]
    );
    assert_eq!(plan.missing, [0]);
}

#[test]
fn a_level_that_the_new_kind_has_not_ends_where_the_list_has_no_levels() {
    let mut there = person("A", "Trần Văn Ví Dụ");
    (there.entry.kind, there.entry.level) = (PersonKind::CongChucLanhDao, LeaderLevel::DivisionHead);
    let reading = list(vec![person("A", "Trần Văn Ví Dụ")], &StaffColumn::REQUIRED);
    let changes = plan(&reading, &[present(there.clone())]).changed.remove(0).changes;
    let columns: Vec<_> = changes.iter().map(|change| change.column).collect();
    assert_eq!(columns, [StaffColumn::Kind, StaffColumn::Level]);
    let after = there.with(&changes, &reading.rows[0].1);
    assert!(after.entry.kind.fits(after.entry.level));
}

#[test]
fn where_bound_people_stand_is_held_back_and_everything_about_oneself() {
    let people = [
        person("A", "Trần Văn Ví Dụ"),
        person("B", "Lê Thị Mẫu"),
        person("C", "Vũ Thử"),
    ];
    let moved = people.clone().map(|mut row| {
        row.unit = unit(3);
        row.entry.phone = "0987654321".to_owned();
        row
    });
    let reading = list(moved.to_vec(), StaffColumn::ALL);
    let plan = plan(&reading, &people.clone().map(present)).held_back(
        &people.map(present),
        |place| place > 0,
        |place| place == 2,
    );
    let of = |list: &[Changed]| -> Vec<(usize, Vec<StaffColumn>)> {
        let columns = |changed: &Changed| changed.changes.iter().map(|change| change.column).collect();
        list.iter().map(|changed| (changed.present, columns(changed))).collect()
    };
    let (unit, phone) = (StaffColumn::Unit, StaffColumn::Phone);
    assert_eq!(of(&plan.changed), [(0, vec![unit, phone]), (1, vec![phone])]);
    assert_eq!(of(&plan.held), [(1, vec![unit]), (2, vec![unit, phone])]);
}

#[test]
fn whoever_retired_or_died_is_not_brought_back() {
    use StaffColumn as C;
    let cases = [
        (Status::Resigned, Status::Working, false),
        (Status::TransferredOut, Status::MaternityLeave, false),
        (Status::MaternityLeave, Status::Working, false),
        (Status::Retired, Status::Dead, false),
        (Status::Retired, Status::Working, true),
        (Status::Retired, Status::Seconded, true),
        (Status::Dead, Status::Working, true),
    ];
    for (was, is, is_held) in cases {
        let mut there = person("A", "Trần Văn Ví Dụ");
        there.status = Some(was);
        let mut row = there.clone();
        (row.status, row.unit) = (Some(is), unit(3));
        row.entry.phone.clear();
        let present = [present(there.clone())];
        let plan = plan(&list(vec![row], C::ALL), &present).held_back(&present, |_| false, |_| false);
        let columns = |list: &[Changed]| -> Vec<C> {
            let changes = list.iter().flat_map(|changed| &changed.changes);
            changes.map(|change| change.column).collect()
        };
        let expected = match is_held {
            true => (vec![C::Phone], vec![C::Unit, C::Status]),
            false => (vec![C::Unit, C::Phone, C::Status], vec![]),
        };
        assert_eq!(
            (columns(&plan.changed), columns(&plan.held)),
            expected,
            "{was:?} {is:?}"
        );
        assert!(plan.held.iter().all(|held| held.brings_back(&there)));
    }
}

#[test]
fn whoever_gets_a_status_of_those_who_left_ends() {
    let of = |status| {
        let mut row = person("A", "Trần Văn Ví Dụ");
        row.entry.phone.clear();
        row.status = status;
        let plan = plan(
            &list(vec![row], StaffColumn::ALL),
            &[present(person("A", "Trần Văn Ví Dụ"))],
        );
        plan.changed.iter().map(Changed::ends).collect::<Vec<_>>()
    };
    for status in [None, Some(Status::Working), Some(Status::MaternityLeave)] {
        assert_eq!(of(status), [false], "{status:?}");
    }
    for status in [Status::Retired, Status::TransferredOut, Status::Dead] {
        assert_eq!(of(Some(status)), [true], "{status:?}");
    }
}
