//! The staff of a demonstration.
//!
//! Owns: its units, everybody who has no role of the system, who heads what, and a few moves. Must not: change a login or
//! a role.

use chrono::{Datelike, Days, NaiveDate};
use domain::access::RoleCode;
use domain::day;
use domain::lang::Lang;
use domain::people::{Entry, MoveKind, Typed, UnitChange};
use serde_json::json;
use store::assignment::AssignmentState;
use store::person::PersonRow;
use store::unit::UnitRow;
use store::unit_chief::ChiefRow;
use store::unit_history::UnitHistoryRow;
use store::{Act, Day, Tx, account, person, person_post, unit, unit_chief, unit_history};
use uuid::Uuid;

use crate::people::entering::new_post;
use crate::people::moving::{self, MoveForm};
use crate::people::rows;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, idempotency, ledger};

/// Key, kind, name, short name and field of work of each unit.
const UNITS: &str = include_str!("units.txt");
/// Login, key of the unit, post, level, kind and rank of those who have a role.
const OFFICES: &str = include_str!("offices.txt");
/// Key of the unit, name without its first word, post, level, kind and rank of the others.
const STAFF: &str = include_str!("staff.txt");

/// Makes units and people as they are `today`. `family` draws the first word of a name.
pub(super) async fn make(ctx: &Ctx, today: NaiveDate, family: impl Fn(u64) -> &'static str) -> Result<Vec<PersonRow>> {
    let mut tx = ctx.db().begin().await?;
    let units = make_units(ctx, &mut tx).await?;
    let mut people = seat(ctx, &mut tx, today, &units).await?;
    people.extend(hire(ctx, &mut tx, today, &units, family).await?);
    appoint(ctx, &mut tx, &units, &people).await?;
    let body = json!({ "units": units.len(), "people": people.len() });
    ledger::record(ctx, &mut tx, "founding.imported", None, body).await?;
    tx.commit(Act::Founded).await?;
    Ok(people)
}

struct Unit {
    key: &'static str,
    id: Uuid,
    field: &'static str,
}

/// The day on which departments were put together anew.
fn since() -> Day {
    NaiveDate::from_ymd_opt(2025, 3, 1).unwrap_or_default().into()
}

fn broken() -> Error {
    Error::Internal("the staff of the demonstration cannot be read".into())
}

fn columns<const N: usize>(line: &'static str) -> Result<[&'static str; N]> {
    line.split('\t').collect::<Vec<_>>().try_into().map_err(|_| broken())
}

async fn make_units(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Unit>> {
    /// One root so far.
    const ROOT: i64 = 1;
    let root = unit::all(tx, ROOT).await?.pop().ok_or(Error::NotFound)?;
    let mut made = vec![Unit {
        key: "",
        id: root.id,
        field: "KHOA_HOC_CONG_NGHE",
    }];
    for (line, position) in UNITS.lines().zip(1..) {
        let [key, kind, name, short_name, field] = columns(line)?;
        let row = UnitRow {
            id: uuid_v7(ctx.randomness(), ctx.now()),
            parent: Some(root.id),
            name: name.to_owned(),
            short_name: short_name.to_owned(),
            kind: kind.to_owned(),
            position,
            valid_from: since(),
            ..root.clone()
        };
        let row = unit::insert(tx, row).await?;
        unit_history::insert(tx, first_stretch(ctx, &row)).await?;
        made.push(Unit { key, id: row.id, field });
    }
    Ok(made)
}

fn first_stretch(ctx: &Ctx, row: &UnitRow) -> UnitHistoryRow {
    UnitHistoryRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        unit: row.id,
        change: UnitChange::Created.code().to_owned(),
        valid_from: row.valid_from,
        valid_to: None,
        name: row.name.clone(),
        name_search: domain::text::search_key(&row.name),
        short_name: row.short_name.clone(),
        kind: row.kind.clone(),
        parent: row.parent,
        merged_into: None,
        decision_number: Some("01/QĐ-UBND".to_owned()),
        decision_day: Some(row.valid_from),
        recorded_by: None,
        recorded_at: ctx.now().into(),
        version: 0,
    }
}

fn find<'a>(units: &'a [Unit], key: &str) -> Result<&'a Unit> {
    units.iter().find(|unit| unit.key == key).ok_or_else(broken)
}

/// Gives everybody who has a role his place, post and rank.
async fn seat(ctx: &Ctx, tx: &mut Tx, today: NaiveDate, units: &[Unit]) -> Result<Vec<PersonRow>> {
    let mut seated = Vec::new();
    for (line, number) in OFFICES.lines().zip(1_u64..) {
        let [login, key, post, level, kind, rank] = columns(line)?;
        let account = account::find_by_login(tx, login).await?.ok_or_else(broken)?;
        let row = person::find(tx, account.person).await?.ok_or_else(broken)?;
        let unit = find(units, key)?;
        let code = staff_code(kind, number);
        let typed = Typed {
            staff_code: &code,
            name: &row.name,
            post,
            level,
            kind,
            rank,
            ..Typed::default()
        };
        let entry = read(today, &typed, number, unit)?;
        let first = hired(today, number);
        let row = PersonRow {
            unit: unit.id,
            valid_from: first.into(),
            status_from: first.into(),
            ..rows::entered(row, &entry)
        };
        seated.push(row);
    }
    let seated = person::update_many(tx, seated).await?;
    begin_posts(ctx, tx, &seated).await?;
    Ok(seated)
}

/// Everybody else.
async fn hire(
    ctx: &Ctx,
    tx: &mut Tx,
    today: NaiveDate,
    units: &[Unit],
    family: impl Fn(u64) -> &'static str,
) -> Result<Vec<PersonRow>> {
    let mut hired_people = Vec::new();
    for (line, number) in STAFF.lines().zip(17_u64..) {
        let [key, name, post, level, kind, rank] = columns(line)?;
        let unit = find(units, key)?;
        let code = staff_code(kind, number);
        let name = format!("{} {name}", family(number));
        let typed = Typed {
            staff_code: &code,
            name: &name,
            post,
            level,
            kind,
            rank,
            ..Typed::default()
        };
        let entry = read(today, &typed, number, unit)?;
        let id = uuid_v7(ctx.randomness(), ctx.now());
        hired_people.push(rows::new(id, unit.id, &entry, hired(today, number)));
    }
    let hired_people = person::insert_many(tx, hired_people).await?;
    begin_posts(ctx, tx, &hired_people).await?;
    Ok(hired_people)
}

fn staff_code(kind: &str, number: u64) -> String {
    let prefix = if kind.starts_with("CONG_CHUC") { "CC" } else { "VC" };
    format!("{prefix}-{number:03}")
}

async fn begin_posts(ctx: &Ctx, tx: &mut Tx, people: &[PersonRow]) -> Result<()> {
    let posts = people.iter().map(|row| new_post(ctx, row, row.valid_from, None));
    person_post::insert_many(tx, posts.collect()).await?;
    Ok(())
}

/// The rest of somebody follows from his number: the same on the same day, whoever makes the demonstration.
fn read(today: NaiveDate, typed: &Typed<'_>, number: u64, unit: &Unit) -> Result<Entry> {
    let age = 26 + i32::try_from(number * 7 % 33).unwrap_or(0);
    let birth_year = (today.year() - age).to_string();
    let extension = (100 + number).to_string();
    let leads = typed.level != "KHONG";
    let managed_by = if matches!(typed.level, "GIAM_DOC" | "PHO_GIAM_DOC") {
        "TINH_UY"
    } else {
        "CO_QUAN"
    };
    let typed = Typed {
        birth_year: &birth_year,
        fields: domain::people::Fields::from_codes(unit.field).ok_or_else(broken)?,
        party_member: leads || number.is_multiple_of(3),
        managed_by,
        state_capital: false,
        phone: "0200 355 0100",
        extension: &extension,
        ..typed.clone()
    };
    Entry::read(&typed, today).map_err(|_| broken())
}

fn hired(today: NaiveDate, number: u64) -> NaiveDate {
    today - Days::new(400 + number * 97 % 5_000)
}

/// Whoever has the highest post of a unit heads it.
async fn appoint(ctx: &Ctx, tx: &mut Tx, units: &[Unit], people: &[PersonRow]) -> Result<()> {
    let rank = |row: &PersonRow| domain::people::LeaderLevel::from_code(&row.level);
    for unit in units {
        let Some(chief) = people
            .iter()
            .filter(|row| row.unit == unit.id)
            .max_by_key(|row| rank(row))
        else {
            continue;
        };
        let row = ChiefRow {
            id: uuid_v7(ctx.randomness(), ctx.now()),
            unit: unit.id,
            person: chief.id,
            valid_from: chief.valid_from.max(since()),
            valid_to: None,
            state: AssignmentState::Proposed,
            decision_number: Some("02/QĐ-SKHCN".to_owned()),
            decision_day: Some(chief.valid_from.max(since())),
            proposed_by: None,
            proposed_at: ctx.now().into(),
            approved_by: None,
            approved_at: None,
            endorsement: None,
            version: 0,
            mac: Vec::new(),
        };
        unit_chief::insert(tx, row).await?;
    }
    Ok(())
}

/// Staff code of the first who has no role and no post that leads.
const FIRST_WITHOUT_A_ROLE: &str = "CC-018";

/// Place of who retires among those without a role.
const RETIRES: usize = 20;

/// Those without a role and a post that leads, in the order of their staff codes.
fn ordinary(people: &[PersonRow]) -> Vec<&PersonRow> {
    people
        .iter()
        .filter(|row| row.level == "KHONG")
        .skip_while(|row| row.staff_code != FIRST_WITHOUT_A_ROLE)
        .collect()
}

/// Who retires.
pub(super) fn retiring(people: &[PersonRow]) -> Result<&PersonRow> {
    ordinary(people).get(RETIRES).copied().ok_or_else(broken)
}

/// Where somebody works.
pub(super) async fn unit_of(ctx: &Ctx, id: Uuid) -> Result<Uuid> {
    let mut tx = ctx.db().read().await?;
    Ok(person::find(&mut tx, id).await?.ok_or_else(broken)?.unit)
}

/// Some who are away, and one who retired, as the officer would record it.
pub(super) async fn move_some(ctx: &Ctx, people: &[PersonRow]) -> Result<()> {
    let ordinary = ordinary(people);
    let written = |days: u64| day::vietnamese(ctx.today() - Days::new(days));
    let (first, signed, until) = (written(60), written(70), day::vietnamese(ctx.today() + Days::new(20)));
    let place = words::founding::demo_commune(Lang::Vi);
    let form = |kind: MoveKind, leave: &'static str, until| MoveForm {
        lang: Lang::Vi,
        kind: kind.code(),
        first: &first,
        until,
        leave,
        place: &place,
        number: "15/QĐ-SKHCN",
        signed: &signed,
        ..MoveForm::default()
    };
    let moves = [
        (3, form(MoveKind::Leave, "NGHI_THAI_SAN", &until)),
        (9, form(MoveKind::Leave, "DI_HOC", "")),
        (14, form(MoveKind::Secondment, "", "")),
        (RETIRES, form(MoveKind::Retirement, "", "")),
    ];
    for (place, form) in moves {
        let row = ordinary.get(place).ok_or_else(broken)?;
        let key = idempotency::new_key(ctx);
        moving::confirm(ctx, key, row.id, row.version, &form, "").await?;
    }
    Ok(())
}

/// Who records the moves of a demonstration.
pub(super) const OFFICER: RoleCode = RoleCode::CanBoToChuc;
