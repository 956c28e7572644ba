//! The staff list: filters, search, order and pages.

use store::person::PersonRow;
use store::person_list::{Filter, Order};
use store::{Error, Tx, person, person_list};
use uuid::Uuid;

use super::accounts::{OFFICE, UNIT, commit, furnish, person_row};
use super::ledger::id;

const NAMES: [&str; 6] = [
    "Nguyễn Văn Dũng",
    "Trần Thị Đào",
    "Nguyễn Vân Dung",
    "Lê Anh",
    "Nông Văn Dự",
    "Đặng Thị Ánh",
];

/// Six people besides those of the office, each different in one thing.
async fn furnish_list(tx: &mut Tx) {
    furnish(tx).await;
    let made = NAMES.into_iter().zip(0_usize..).map(|(name, number)| {
        let row = PersonRow {
            unit: UNIT,
            staff_code: format!("VC-{}", 10 + number),
            ..person_row(id(number), name)
        };
        match number {
            0 => PersonRow {
                kind: "LAO_DONG_HOP_DONG".to_owned(),
                ..row
            },
            1 => PersonRow {
                level: "GIAM_DOC".to_owned(),
                ..row
            },
            2 => PersonRow {
                managed_by: "CO_QUAN".to_owned(),
                party_member: false,
                ..row
            },
            3 => PersonRow {
                on_staff: false,
                status: "NGHI_HUU".to_owned(),
                ..row
            },
            4 => PersonRow {
                state_capital: true,
                ..row
            },
            _ => PersonRow {
                fields: "KHOA_HOC_CONG_NGHE_X".to_owned(),
                ..row
            },
        }
    });
    let made = person::insert_many(tx, made.collect()).await.expect("inserted");
    assert!(made.iter().all(|row| row.version == 1));
}

async fn found(tx: &mut Tx, filter: &Filter<'_>) -> Vec<String> {
    let filter = Filter {
        units: filter.units.clone().or(Some(vec![UNIT])),
        ..filter.clone()
    };
    let rows = person_list::list(tx, &filter, Order::Name, None, 50)
        .await
        .expect("read");
    assert_eq!(person_list::count(tx, &filter).await.expect("read"), rows.len() as i64);
    rows.into_iter().map(|row| row.person.name).collect()
}

on_both_bare! {
    async fn each_filter_finds_its_people(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish_list(tx).await;
        let all = ["Lê Anh", "Đặng Thị Ánh", "Nguyễn Vân Dung", "Nguyễn Văn Dũng", "Nông Văn Dự", "Trần Thị Đào"];
        assert_eq!(found(tx, &Filter::default()).await, all, "by given name, Đ behind D");
        let any = Filter::default;
        let without = |left_out: &str| all.into_iter().filter(|name| *name != left_out).collect::<Vec<_>>();
        let cases: [(Filter<'_>, Vec<&str>); 12] = [
            (Filter { kind: "LAO_DONG_HOP_DONG", ..any() }, vec![NAMES[0]]),
            (Filter { level: "GIAM_DOC", ..any() }, vec![NAMES[1]]),
            (Filter { managed_by: "CO_QUAN", ..any() }, vec![NAMES[2]]),
            (Filter { party_member: Some(false), ..any() }, vec![NAMES[2]]),
            (Filter { party_member: Some(true), ..any() }, without(NAMES[2])),
            (Filter { on_staff: Some(false), ..any() }, vec![NAMES[3]]),
            (Filter { on_staff: Some(true), ..any() }, without(NAMES[3])),
            (Filter { status: "NGHI_HUU", ..any() }, vec![NAMES[3]]),
            (Filter { state_capital: Some(true), ..any() }, vec![NAMES[4]]),
            // Whole codes: not one that begins alike.
            (Filter { field: "KHOA_HOC_CONG_NGHE", ..any() }, without(NAMES[5])),
            (Filter { kind: "VIEN_CHUC_QUAN_LY", status: "NGHI_HUU", ..any() }, vec![NAMES[3]]),
            (Filter { units: Some(vec![]), ..any() }, vec![]),
        ];
        for (filter, expected) in cases {
            assert_eq!(found(tx, &filter).await, expected, "{filter:?}");
            let searched: Vec<_> = expected.into_iter().filter(|name| name.contains(" V")).collect();
            let filter = Filter { typed: "v", ..filter };
            assert_eq!(found(tx, &filter).await, searched, "{filter:?}");
        }
        assert_eq!(found(tx, &Filter { units: Some(vec![UNIT, OFFICE]), ..any() }).await.len(), 9);
        commit(open, 1).await;
    }

    async fn people_are_found_without_marks_by_initials_and_by_code(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish_list(tx).await;
        let cases: [(&str, &[&str]); 13] = [
            ("dung", &["Nguyễn Vân Dung", "Nguyễn Văn Dũng"]),
            ("Dũng nguyễn", &["Nguyễn Vân Dung", "Nguyễn Văn Dũng"]),
            ("NG", &["Nguyễn Vân Dung", "Nguyễn Văn Dũng"]),
            ("nguyen van dung", &["Nguyễn Vân Dung", "Nguyễn Văn Dũng"]),
            ("nvd", &["Nguyễn Vân Dung", "Nguyễn Văn Dũng", "Nông Văn Dự"]),
            ("NVĐ", &["Nguyễn Vân Dung", "Nguyễn Văn Dũng", "Nông Văn Dự"]),
            ("la", &["Lê Anh"]),
            ("anh", &["Lê Anh", "Đặng Thị Ánh"]),
            ("dao", &["Trần Thị Đào"]),
            ("vc-12", &["Nguyễn Vân Dung"]),
            ("uyen", &[]),
            ("%", &["Lê Anh", "Đặng Thị Ánh", "Nguyễn Vân Dung", "Nguyễn Văn Dũng", "Nông Văn Dự", "Trần Thị Đào"]),
            ("_", &["Lê Anh", "Đặng Thị Ánh", "Nguyễn Vân Dung", "Nguyễn Văn Dũng", "Nông Văn Dự", "Trần Thị Đào"]),
        ];
        for (typed, expected) in cases {
            assert_eq!(found(tx, &Filter { typed, ..Filter::default() }).await, expected, "{typed:?}");
        }
        let endless = "nguyen".repeat(20_000);
        assert!(found(tx, &Filter { typed: &endless, ..Filter::default() }).await.is_empty(), "a text of any length is answered");
        commit(open, 1).await;
    }

    async fn pages_meet_in_every_order(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish_list(tx).await;
        // Two with one name: the id keeps them apart.
        let twin = PersonRow { unit: UNIT, staff_code: "VC-20".to_owned(), ..person_row(id(20), NAMES[0]) };
        person::insert(tx, twin).await.expect("inserted");
        let orders = [Order::Name, Order::NameDown, Order::Code, Order::CodeDown];
        // Of a search, too, that means three of the seven.
        for (order, (typed, count)) in orders.into_iter().flat_map(|order| [("", 7), ("nguyen", 3)].map(|asked| (order, asked))) {
            let filter = Filter { units: Some(vec![UNIT]), typed, ..Filter::default() };
            let whole = person_list::list(tx, &filter, order, None, 50).await.expect("read");
            assert_eq!(whole.len(), count);
            assert!(whole.iter().all(|row| row.unit_name == "Phòng Thí dụ"));
            let mut paged = Vec::new();
            loop {
                let after = paged.last().map(|row: &person_list::ListedPerson| row.person.clone());
                let page = person_list::page(tx, &filter, order, after.as_ref(), 2).await.expect("read");
                assert_eq!(page.total, count as i64, "counted on every page, also behind the last");
                assert_eq!(page.is_last, paged.len() + 2 >= count);
                if page.rows.is_empty() {
                    break;
                }
                paged.extend(page.rows);
            }
            assert!(paged == whole, "{order:?}");
            let keys: Vec<_> = whole.iter().map(|row| match order {
                Order::Name | Order::NameDown => row.person.name_sort.clone(),
                Order::Code | Order::CodeDown => row.person.staff_code.clone(),
            }).collect();
            let rises = matches!(order, Order::Name | Order::Code);
            assert!(if rises { keys.is_sorted() } else { keys.iter().rev().is_sorted() }, "{order:?}");
        }
        commit(open, 1).await;
    }

    async fn many_are_written_all_or_none(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish_list(tx).await;
        let rows = person::of_unit(tx, UNIT, Uuid::nil(), 50).await.expect("read");
        assert_eq!(rows.len(), 6);
        let moved: Vec<_> = rows.iter().map(|row| PersonRow { unit: OFFICE, ..row.clone() }).collect();
        let moved = person::update_many(tx, moved).await.expect("changed");
        assert!(moved.iter().all(|row| row.version == 2));
        assert!(person::of_unit(tx, UNIT, Uuid::nil(), 50).await.expect("read").is_empty());
        assert!(person::find(tx, rows[0].id).await.expect("read").is_some_and(|row| row == moved[0]));
        let late = person::update_many(tx, vec![moved[1].clone(), rows[0].clone()]).await.err();
        assert!(matches!(late, Some(Error::Conflict { expected: 2, affected: 1, .. })), "{late:?}");
        let taken = person::insert_many(tx, vec![person_row(id(30), "Mẫu"), rows[0].clone()]).await.err();
        assert!(matches!(taken, Some(Error::Conflict { expected: 2, affected: 1, .. })), "{taken:?}");
    }

    async fn units_are_counted_with_who_is_on_the_staff(app: TestApp) {
        let mut open = app.database.db.begin().await.expect("a transaction");
        let tx = &mut open;
        furnish_list(tx).await;
        let counts = person::counts(tx, 10).await.expect("read");
        let counts: Vec<_> = counts.into_iter().map(|count| (count.unit, count.people)).collect();
        assert_eq!(counts, [(UNIT, 5), (OFFICE, 3)]);
        let page = person::of_unit(tx, UNIT, id(2), 2).await.expect("read");
        assert_eq!(page.into_iter().map(|row| row.id).collect::<Vec<_>>(), [id(3), id(4)]);
        commit(open, 1).await;
    }
}
