//! Editing a draft: what becomes of entries, and what Mục III says then.

use std::collections::BTreeMap;

use super::{EXAMPLE_BEFORE, form, json, read};
use crate::declarations::{
    Class, Declaration, EditRefusal, EntryId, FieldKey, HeadingKey, Kind, Origin, Part, PartState, State, Value,
    complete, next, part_of, parts, state,
};
use crate::law::Law;

const LAND: HeadingKey = HeadingKey::ResidentialLand;

fn id(text: &str) -> EntryId {
    EntryId::new(text).expect("an id")
}

fn last() -> Declaration {
    read(json(EXAMPLE_BEFORE))
}

fn day(iso: &str) -> chrono::NaiveDate {
    crate::day::read_iso(iso).expect("a day")
}

fn copy() -> (Declaration, Declaration) {
    let last = last();
    let mut draft = next(form(), &last, Kind::HangNam, day("2020-12-16"));
    complete(form(), Some(&last), &mut draft, day("2020-12-16"));
    (last, draft)
}

fn rows(draft: &Declaration) -> Vec<(Class, Option<&str>)> {
    let rows = draft.changes.iter().flat_map(|changes| &changes.rows);
    rows.map(|row| (row.class, row.entry.as_ref().map(EntryId::as_str)))
        .collect()
}

#[test]
fn what_is_taken_out_has_a_row_and_comes_back_as_it_was() {
    let (last, mut draft) = copy();
    let before = draft.clone();
    let land = draft.held(LAND).next().expect("land").id.clone();
    draft.remove(LAND, &land).expect("there");
    complete(form(), Some(&last), &mut draft, day("2020-12-16"));
    assert!(rows(&draft).contains(&(Class::Giam, Some(land.as_str()))));
    assert_eq!(draft.held(LAND).count(), before.held(LAND).count() - 1);
    draft.restore(LAND, &land).expect("there");
    complete(form(), Some(&last), &mut draft, day("2020-12-16"));
    assert_eq!(draft, before);
    assert_eq!(draft.remove(LAND, &id("khong-co")), Err(EditRefusal::NoEntry));
}

#[test]
fn what_is_new_has_a_row_and_leaves_none_behind_when_it_goes() {
    let (last, mut draft) = copy();
    let before = draft.clone();
    let heading = form().heading(HeadingKey::Bonds).expect("a heading");
    let fields = BTreeMap::from([(FieldKey::Name, Value::text("Trái phiếu Ví Dụ"))]);
    draft
        .write(heading, &id("tp-1"), Some(State::New), &fields)
        .expect("written");
    complete(form(), Some(&last), &mut draft, day("2020-12-16"));
    assert!(
        !draft.list(HeadingKey::Bonds).none,
        "nobody says any more that there is nothing"
    );
    assert_eq!(
        draft
            .entry(HeadingKey::Bonds, &id("tp-1"))
            .and_then(|entry| entry.state),
        Some(State::New)
    );
    assert!(rows(&draft).contains(&(Class::Tang, Some("tp-1"))));
    assert_eq!(draft.say_none(HeadingKey::Bonds, true), Err(EditRefusal::OneAlready));
    draft.remove(HeadingKey::Bonds, &id("tp-1")).expect("there");
    draft
        .say_none(HeadingKey::Bonds, before.list(HeadingKey::Bonds).none)
        .expect("nothing is there");
    complete(form(), Some(&last), &mut draft, day("2020-12-16"));
    assert_eq!(draft, before);
}

#[test]
fn an_id_stands_once_and_a_heading_for_one_takes_one() {
    let (_, mut draft) = copy();
    let land = draft.held(LAND).next().expect("land").id.clone();
    let heading = |key| form().heading(key).expect("a heading");
    let none = BTreeMap::new();
    let made = Some(State::New);
    assert_eq!(
        draft.write(heading(HeadingKey::Houses), &land, made, &none),
        Err(EditRefusal::NoEntry)
    );
    assert_eq!(
        draft.write(heading(HeadingKey::Declarant), &id("ai-khac"), made, &none),
        Err(EditRefusal::OneAlready)
    );
    assert_eq!(draft.duplicate(LAND, &land, land.clone()), Err(EditRefusal::OneAlready));
}

#[test]
fn a_copy_is_a_new_thing_without_the_number_of_the_first() {
    let (_, mut draft) = copy();
    let land = draft.held(LAND).next().expect("land").clone();
    draft.duplicate(LAND, &land.id, id("dat-moi")).expect("copied");
    let copied = draft.entry(LAND, &id("dat-moi")).expect("there");
    assert_eq!((copied.state, &copied.carried_from), (Some(State::New), &None));
    assert_eq!(copied.text(FieldKey::Address), land.text(FieldKey::Address));
    assert_eq!(copied.text(FieldKey::CertificateNumber), None);
    assert!(copied.origins.values().all(|origin| *origin == Origin::Typed));
}

#[test]
fn an_address_is_that_of_the_declarant_and_says_so() {
    let (_, mut draft) = copy();
    let spouse = draft.only(HeadingKey::Spouse).expect("a spouse").id.clone();
    draft.address_of_declarant(HeadingKey::Spouse, &spouse, FieldKey::Residence);
    let own = draft
        .only(HeadingKey::Declarant)
        .and_then(|own| own.text(FieldKey::Residence))
        .map(str::to_owned);
    let entry = draft.only(HeadingKey::Spouse).expect("a spouse");
    assert_eq!(entry.text(FieldKey::Residence), own.as_deref());
    assert_eq!(entry.origins.get(&FieldKey::Residence), Some(&Origin::AsDeclarant));
}

#[test]
fn where_the_last_declaration_is_on_paper_the_declarant_says_what_is_new_and_gone() {
    let (_, mut draft) = copy();
    draft.changes = None;
    for list in draft.content.values_mut() {
        for entry in &mut list.entries {
            (entry.carried_from, entry.state) = (None, None);
        }
    }
    complete(form(), None, &mut draft, day("2020-12-16"));
    let silent = draft.changes.as_ref().expect("Mục III");
    assert!(silent.none && silent.rows.iter().all(|row| row.class == Class::ThuNhap));
    let land = draft.held(LAND).next().expect("land").id.clone();
    for (said, class) in [(State::New, Class::Tang), (State::Disposed, Class::Giam)] {
        draft.tell(LAND, &land, said).expect("there");
        complete(form(), None, &mut draft, day("2020-12-16"));
        assert!(rows(&draft).contains(&(class, Some(land.as_str()))), "{said:?}");
        assert_eq!(draft.entry(LAND, &land).and_then(|entry| entry.state), Some(said));
    }
    draft.kind = Kind::LanDau;
    complete(form(), None, &mut draft, day("2020-12-16"));
    assert_eq!(draft.changes, None);
}

#[test]
fn a_part_is_as_far_as_what_was_found_there() {
    use crate::declarations::{Finding, Place, Problem, Severity};
    let (_, draft) = copy();
    let finding = |severity, problem| Finding {
        rule: 8,
        severity,
        place: Place::Field(LAND, id("dat-1"), FieldKey::AreaM2),
        problem,
        law: Vec::new(),
    };
    let lack = finding(Severity::H, Problem::FieldEmpty);
    let wrong = finding(Severity::H, Problem::ValueNegative { value_vnd: -1 });
    let asks = finding(Severity::W, Problem::CountryAbsent);
    let part = Part::Heading(LAND);
    let cases: [(&[&Finding], PartState); 5] = [
        (&[], PartState::Done),
        (&[&lack], PartState::InProgress),
        (&[&lack, &wrong], PartState::Problem),
        (&[&asks], PartState::Problem),
        (&[&wrong], PartState::Problem),
    ];
    for (open, expected) in cases {
        assert_eq!(state(form(), &draft, part, open), expected, "{open:?}");
        assert_eq!(
            state(form(), &draft, Part::Changes, open),
            PartState::Done,
            "found elsewhere"
        );
    }
    let empty = Declaration {
        content: BTreeMap::new(),
        ..draft.clone()
    };
    assert_eq!(state(form(), &empty, part, &[]), PartState::NotStarted);
    assert_eq!(
        state(form(), &draft, Part::Heading(HeadingKey::Income), &[&lack]),
        PartState::NotStarted
    );
    assert_eq!(
        parts(form(), &draft).len(),
        Law::for_tests().forms()[0].headings.len() + 1
    );
    let first = Declaration {
        kind: Kind::LanDau,
        ..draft
    };
    assert_eq!(
        parts(form(), &first).len(),
        Law::for_tests().forms()[0].headings.len() - 1
    );
    assert_eq!(part_of(&Place::IncomeItems), Some(Part::Heading(HeadingKey::Income)));
    assert_eq!(part_of(&Place::Procedure), None);
}
