//! A declaration that starts as a copy of the last one, and what happens to its Mục III while it is written.

use serde_json::json;

use super::*;
use crate::day;

fn on(iso: &str) -> chrono::NaiveDate {
    day::read_iso(iso).expect("a day")
}

#[test]
fn everything_is_carried_and_the_income_is_asked_anew() {
    let last = with(EXAMPLE, &[]);
    let draft = next(form(), &last, Kind::HangNam, on("2021-12-10"));
    assert_eq!(draft.form_version, "PL1-ND130");
    for heading in HeadingKey::ALL.iter().filter(|key| **key != HeadingKey::Income) {
        let (was, is) = (last.list(*heading), draft.list(*heading));
        assert_eq!(
            (was.none, was.entries.len()),
            (is.none, is.entries.len()),
            "{heading:?}"
        );
        for (was, is) in was.entries.iter().zip(&is.entries) {
            assert_eq!((&is.id, is.carried_from.as_ref()), (&was.id, Some(&was.id)));
            assert_eq!((is.state, &is.fields), (Some(State::Unchanged), &was.fields));
            assert!(
                is.fields
                    .keys()
                    .all(|key| is.origins.get(key) == Some(&Origin::Carried))
            );
        }
    }
    let income = draft.income().expect("its period is there");
    assert_eq!(
        (income.from, income.to),
        (Some(on("2020-12-16")), Some(on("2021-12-09")))
    );
    assert_eq!((income.parts, income.total()), ([None; 4], None));
    assert!(draft.income_items.is_empty());
    assert_eq!(
        draft.changes,
        Some(Changes {
            none: true,
            rows: Vec::new()
        })
    );
}

#[test]
fn what_was_disposed_of_stays_behind() {
    let last = with(
        FIRST,
        &[("/content/residential_land/entries/0/state", json!("disposed"))],
    );
    let draft = next(form(), &last, Kind::HangNam, on("2026-12-10"));
    let list = draft.list(HeadingKey::ResidentialLand);
    assert!(
        list.entries.is_empty() && !list.none,
        "the declarant is asked whether there is nothing"
    );
}

#[test]
fn the_words_of_the_declarant_stay_with_their_row_while_it_is_there() {
    let last = with(FIRST, &[]);
    let mut draft = next(form(), &last, Kind::HangNam, on("2026-12-10"));
    let land = |draft: &mut Declaration| {
        draft
            .content
            .get_mut(&HeadingKey::ResidentialLand)
            .expect("land")
            .entries
            .first_mut()
            .expect("a parcel")
            .clone()
    };
    let replace = |draft: &mut Declaration, entry: Entry| {
        draft
            .content
            .get_mut(&HeadingKey::ResidentialLand)
            .expect("land")
            .entries[0] = entry;
        settle(form(), &last, draft);
    };
    let kept = land(&mut draft);
    let mut sold = kept.clone();
    sold.state = Some(State::Disposed);
    replace(&mut draft, sold.clone());
    let row = |draft: &Declaration| draft.changes.clone().expect("Mục III").rows;
    assert_eq!(row(&draft).len(), 1);
    let changes = draft.changes.as_mut().expect("Mục III");
    changes.rows[0].explanation = "giảm do bán".to_owned();
    settle(form(), &last, &mut draft);
    assert_eq!(row(&draft)[0].explanation, "giảm do bán");
    // Undone: the row goes, and the state is told anew.
    replace(&mut draft, kept.clone());
    assert_eq!(
        draft.changes,
        Some(Changes {
            none: true,
            rows: Vec::new()
        })
    );
    let mut larger = kept;
    larger.set(FieldKey::AreaM2, Value::whole(120), Origin::Typed);
    replace(&mut draft, larger);
    assert_eq!(land(&mut draft).state, Some(State::Changed));
    assert_eq!(
        (row(&draft)[0].quantity.as_str(), row(&draft)[0].explanation.as_str()),
        ("+ 20 m²", "")
    );
}

#[test]
fn a_draft_gets_its_day_and_the_period_of_the_income_with_it() {
    let last = with(EXAMPLE, &[]);
    let mut draft = next(form(), &last, Kind::HangNam, on("2021-12-01"));
    complete(form(), Some(&last), &mut draft, on("2021-12-20"));
    assert_eq!(draft.completion_date.0, on("2021-12-20"));
    let income = draft.income().expect("its period is there");
    assert_eq!(
        (income.from, income.to),
        (Some(on("2020-12-16")), Some(on("2021-12-19")))
    );
    let mut first = with(FIRST, &[]);
    complete(form(), None, &mut first, on("2026-11-30"));
    assert_eq!(
        (first.completion_date.0, &first.changes, first.income().is_none()),
        (on("2026-11-30"), &None, true)
    );
}
