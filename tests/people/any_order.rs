//! Whatever officer, administrator and head record in whatever order, the staff file and the tree stay whole.

use std::collections::BTreeMap;

use domain::access::{RoleCode, UnitId};
use domain::people::{LeaderLevel, MoveKind, Node, PersonKind, Standing, Status, Tree, UnitChange, UnitKind, possible};
use domain::{day, routes};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use store::assignment::AssignmentState;
use store::person::PersonRow;
use store::unit::UnitRow;
use store::{Tx, person, person_move, person_post, unit, unit_chief, unit_history};
use uuid::Uuid;

use super::{as_role, found};
use crate::support::TestApp;
use crate::support::app::Browser;

const CODES: [&str; 6] = ["CC-020", "CC-024", "VC-045", "VC-046", "VC-050", "VC-058"];
const ACTS: usize = 120;
const MANY: i64 = 500;

/// Something drawn, as the forms have it.
struct Drawn<'a>(StdRng, &'a [UnitRow]);

impl Drawn<'_> {
    fn code<T: Copy>(&mut self, all: &[T], code: fn(T) -> &'static str) -> String {
        code(*all.choose(&mut self.0).expect("some")).to_owned()
    }

    fn unit(&mut self) -> String {
        self.1.choose(&mut self.0).expect("some").id.to_string()
    }

    /// From some weeks ago to a few days from now: what is still to come is refused.
    fn day(&mut self) -> String {
        let today = day::read_iso("2026-07-01").expect("a day");
        day::vietnamese(today + chrono::Days::new(2) - chrono::Days::new(self.0.random_range(0..25)))
    }
}

fn move_fields(drawn: &mut Drawn<'_>, id: Uuid) -> Vec<(&'static str, String)> {
    let leave = drawn.code(Status::ALL, Status::code);
    vec![
        ("ma", id.to_string()),
        ("loai", drawn.code(MoveKind::ALL, MoveKind::code)),
        ("first", drawn.day()),
        (
            "until",
            if drawn.0.random_bool(0.5) {
                String::new()
            } else {
                drawn.day()
            },
        ),
        ("unit", drawn.unit()),
        (
            "post",
            ["", "Trưởng phòng"]
                .choose(&mut drawn.0)
                .map_or("", |post| *post)
                .to_owned(),
        ),
        (
            "level",
            drawn.code(&[LeaderLevel::None, LeaderLevel::DivisionHead], LeaderLevel::code),
        ),
        (
            "person_kind",
            drawn.code(
                &[PersonKind::VienChucQuanLy, PersonKind::VienChucKhongQuanLy],
                PersonKind::code,
            ),
        ),
        ("leave", leave),
        (
            "name",
            format!("Trần Thị Ví Dụ {}", ["An", "Bình"].choose(&mut drawn.0).expect("some")),
        ),
        ("place", "Ủy ban nhân dân xã Ví Dụ".to_owned()),
        ("number", "7/QĐ-VD".to_owned()),
        ("signed", "01/06/2026".to_owned()),
    ]
}

fn unit_fields(drawn: &mut Drawn<'_>) -> Vec<(&'static str, String)> {
    vec![
        ("ma", drawn.unit()),
        ("viec", drawn.code(UnitChange::ALL, UnitChange::code)),
        ("name", format!("Phòng Ví dụ {}", drawn.0.random_range(0..1000))),
        (
            "kind",
            drawn.code(&[UnitKind::Division, UnitKind::Office, UnitKind::Team], UnitKind::code),
        ),
        ("other", drawn.unit()),
        ("first", drawn.day()),
        ("number", "8/QĐ-VD".to_owned()),
        ("signed", "01/06/2026".to_owned()),
    ]
}

/// Shows something and, where it is possible, confirms it; tells whether it was.
async fn attempt(browser: &Browser<'_>, show: &str, confirm: &str, fields: &[(&str, String)]) -> bool {
    browser.waits();
    let mut typed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let shown = browser.post(show, &typed).await;
    if shown.status != 200 || !shown.text().contains("Chưa có gì được ghi.") {
        assert!(
            [200, 403, 404, 422].contains(&shown.status.as_u16()),
            "{typed:?} {}",
            shown.status
        );
        return false;
    }
    let (key, version) = (shown.field("form_key").to_owned(), shown.field("version").to_owned());
    typed.extend([("form_key", key.as_str()), ("version", version.as_str())]);
    let done = browser.post(confirm, &typed).await;
    assert_eq!(done.status, 200, "what was shown is carried out: {typed:?}");
    true
}

async fn take_back(browser: &Browser<'_>, id: Uuid) -> bool {
    browser.waits();
    let page = browser.get(&format!("{}?ma={id}", routes::PERSON)).await;
    let Some(form) = page.text().split(routes::MOVE_UNDO).nth(1) else {
        return false;
    };
    let step = form
        .split("name=\"ma\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let undone = browser.post(routes::MOVE_UNDO, &[("ma", step.expect("its id"))]).await;
    assert_eq!(undone.status, 200, "what is offered is possible");
    true
}

async fn units(tx: &mut Tx) -> Vec<UnitRow> {
    unit::all(tx, MANY).await.expect("read")
}

/// Everybody, on the staff or gone.
async fn everybody(tx: &mut Tx, units: &[UnitRow]) -> Vec<PersonRow> {
    let mut people = Vec::new();
    for unit in units {
        people.extend(person::of_unit(tx, unit.id, Uuid::nil(), MANY).await.expect("read"));
    }
    people
}

async fn look_at_the_tree(tx: &mut Tx, units: &[UnitRow], people: &[PersonRow]) {
    let node = |row: &UnitRow| {
        let node = Node {
            parent: row.parent.map(UnitId),
            kind: UnitKind::from_code(&row.kind).expect("a kind"),
            position: row.position,
            closed: row.valid_to.is_some(),
            occupied: people.iter().any(|person| person.on_staff && person.unit == row.id),
        };
        (UnitId(row.id), node)
    };
    assert!(Tree::new(units.iter().map(node)).is_consistent());
    for row in units {
        let history = unit_history::of_unit(tx, row.id, MANY).await.expect("read");
        let now = history.first().expect("every unit has a history");
        assert!(now.name == row.name && now.kind == row.kind && now.parent == row.parent);
        assert!(
            now.valid_to.is_none(),
            "the last stretch goes on, as the name of what is closed does"
        );
        for pair in history.windows(2) {
            let end = pair[1].valid_to.expect("an earlier stretch is over");
            assert!(
                pair[1].valid_from <= end && pair[1].valid_from <= pair[0].valid_from,
                "{}",
                row.name
            );
            assert!(end <= pair[0].valid_from, "stretches follow one another");
        }
        let chiefs = unit_chief::of_unit(tx, row.id, MANY).await.expect("read");
        let heads = chiefs.iter().filter(|chief| chief.state != AssignmentState::Ended);
        for chief in heads {
            let who = people
                .iter()
                .find(|person| person.id == chief.person)
                .expect("somebody");
            assert!(
                row.valid_to.is_none() && who.on_staff,
                "{} heads {}",
                who.name,
                row.name
            );
        }
    }
}

async fn look_at(tx: &mut Tx, row: &PersonRow, units: &BTreeMap<Uuid, &UnitRow>) {
    let status = Status::from_code(&row.status).expect("a status");
    assert_eq!(
        (row.on_staff, row.valid_to.is_none()),
        (status.is_on_staff(), status.is_on_staff())
    );
    let (kind, level) = (PersonKind::from_code(&row.kind), LeaderLevel::from_code(&row.level));
    assert!(kind.expect("a kind").fits(level.expect("a level")));
    let posts = person_post::of_person(tx, row.id, MANY).await.expect("read");
    let open: Vec<_> = posts.iter().filter(|post| post.valid_to.is_none()).collect();
    assert_eq!(
        open.len(),
        usize::from(row.on_staff),
        "{}: one post while on the staff, none after",
        row.name
    );
    if let Some(post) = open.first() {
        let of_person = (row.unit, &row.post, &row.level, &row.kind);
        assert!(
            (post.unit, &post.title, &post.level, &post.kind) == of_person,
            "{}",
            row.name
        );
        assert!(units[&row.unit].valid_to.is_none(), "nobody works in what is closed");
    }
    for pair in posts.windows(2) {
        let end = pair[1].valid_to.expect("an earlier post is over");
        assert!(
            pair[1].valid_from <= end && end <= pair[0].valid_from,
            "posts follow one another"
        );
    }
    let moves = person_move::of_person(tx, row.id, MANY).await.expect("read");
    let lasting: Vec<_> = moves.iter().filter(|step| step.undone_at.is_none()).collect();
    let read = |text: &str| serde_json::from_str::<Standing>(text).expect("readable");
    if let Some(last) = lasting.first() {
        let then = read(&last.after);
        assert_eq!(
            (then.unit.0, then.status.code(), then.name.as_str()),
            (row.unit, &*row.status, &*row.name)
        );
    }
    for pair in lasting.windows(2) {
        assert_eq!(
            read(&pair[1].after),
            read(&pair[0].before),
            "each move begins where the last one led"
        );
    }
    assert!(possible(status).is_empty() == (status == Status::Dead));
}

async fn look(app: &TestApp) {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let units = units(&mut tx).await;
    let people = everybody(&mut tx, &units).await;
    assert_eq!(people.len(), 60, "nobody is lost");
    look_at_the_tree(&mut tx, &units, &people).await;
    let by_id: BTreeMap<_, _> = units.iter().map(|row| (row.id, row)).collect();
    for row in &people {
        look_at(&mut tx, row, &by_id).await;
    }
}

on_both_demo! {
    async fn any_order_of_moves_and_decisions_leaves_everything_whole(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let administrator = as_role(app, RoleCode::QuanTri).await;
        let head = as_role(app, RoleCode::ThuTruong).await;
        let mut people = Vec::new();
        for code in CODES {
            people.push(found(app, code).await.id);
        }
        look(app).await;
        let mut random = StdRng::seed_from_u64(20_261_127);
        let (mut moved, mut undone, mut decided) = (0, 0, 0);
        for _ in 0..ACTS {
            let mut tx = app.database.db.read().await.expect("a transaction");
            let units = units(&mut tx).await;
            drop(tx);
            let who = *people.choose(&mut random).expect("somebody");
            let what = random.random_range(0..10);
            let mut drawn = Drawn(StdRng::from_rng(&mut random), &units);
            match what {
                0..=4 => {
                    let fields = move_fields(&mut drawn, who);
                    moved += usize::from(attempt(&officer, routes::MOVE, routes::MOVE_CONFIRM, &fields).await);
                }
                5..=6 => undone += usize::from(take_back(&officer, who).await),
                _ => {
                    let fields = unit_fields(&mut drawn);
                    let rearranges = UnitChange::from_code(&fields[1].1).is_some_and(UnitChange::rearranges);
                    let (by, show, confirm) = if rearranges {
                        (&head, routes::UNIT_REARRANGE, routes::UNIT_REARRANGE_CONFIRM)
                    } else {
                        (&administrator, routes::UNIT_CHANGE, routes::UNIT_CONFIRM)
                    };
                    decided += usize::from(attempt(by, show, confirm, &fields).await);
                }
            }
            look(app).await;
        }
        assert!(moved > 10 && undone > 3 && decided > 5, "{moved} moves, {undone} undone, {decided} decisions");
    }
}
