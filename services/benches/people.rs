//! How fast the staff list answers with thirty thousand people: numbers of this machine, for `scripts/bench.sh`.
//!
//! Owns: an invented province in a store that is removed, on each engine that is there. Must not: judge the numbers.

#![expect(
    clippy::expect_used,
    reason = "a measurement whose ground is missing ends there and says which"
)]

mod clock;
mod province;

use std::io::{Write, stdout};
use std::sync::Arc;
use std::time::Instant;

use domain::access::{AccountId, Actor, Hat, PersonId, RoleCode, SignedIn, UnitId, UnitPath};
use domain::law::Law;
use domain::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use services::accounts::PasswordQueue;
use services::clock::{Clock, SystemClock};
use services::custodians::new_keys;
use services::founding::{self, Foundation};
use services::keys::ServerSecret;
use services::people::directory::{self, Order, Query, Whose};
use services::randomness::SystemRandomness;
use services::{Ctx, Platform};
use store::unit::UnitRow;
use store::{Act, Db, Location, migrations, person, unit};
use uuid::Uuid;

use province::{new_id, record, somebody};

/// Address of a throw-away cluster, which `scripts/postgres.sh` sets.
const CLUSTER: &str = "LIEMCHINH_TEST_POSTGRES";
const PEOPLE: usize = 30_000;
const UNITS: usize = 300;
const AT_ONCE: usize = 1_000;
/// Questions of each kind.
const RUNS: usize = 500;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    measure("sqlite", &Location::File(folder.path().join("liemchinh.db"))).await;
    if let Ok(cluster) = std::env::var(CLUSTER) {
        measure("postgres", &Location::Postgres(format!("{cluster}/postgres"))).await;
    }
}

async fn measure(engine: &str, location: &Location) {
    let db = Db::open_or_create(location).await.expect("a new store");
    migrations::apply(&db).await.expect("migrated");
    let secret = ServerSecret::generate(&SystemRandomness);
    let db = secret.guard(db);
    let custodians = new_keys(&SystemRandomness);
    let foundation = Foundation {
        agency: "Tỉnh Ví Dụ",
        recovery: &custodians.public_file,
        demo: false,
        founders: &[],
    };
    let founded = founding::found(&db, secret, &SystemRandomness, SystemClock.now(), &foundation).await;
    let keys = founded.expect("an empty store can be founded").0;
    let begun = Instant::now();
    let units = furnish(&db).await;
    told(engine, "people written", &[begun.elapsed().as_secs_f64() * 1_000.0]);
    let ctx = Ctx::new(
        Arc::new(Platform {
            db: db.clone(),
            clock: Arc::new(SystemClock),
            randomness: Arc::new(SystemRandomness),
            mailer: None,
            law: Arc::new(Law::built_in().expect("the built-in law")),
            keys: Arc::new(keys),
            passwords: PasswordQueue::new(1, 1, PasswordQueue::CHEAPEST),
            shelf: Arc::default(),
        }),
        officer(units[0]),
    );
    ask_all(engine, &ctx, &units).await;
    db.close().await;
}

async fn ask_all(engine: &str, ctx: &Ctx, units: &[Uuid]) {
    let any = Query::default;
    let deep = {
        let mut tx = ctx.db().read().await.expect("a transaction");
        let row = person::of_unit(&mut tx, units[150], Uuid::nil(), 1)
            .await
            .expect("read");
        row.first().map(|row| row.id)
    };
    let questions = [
        ("list", any()),
        (
            "list, backwards",
            Query {
                order: Order::NameDown,
                ..any()
            },
        ),
        (
            "list, by code",
            Query {
                order: Order::Code,
                ..any()
            },
        ),
        ("list, behind somebody", Query { after: deep, ..any() }),
        (
            "filter: unit",
            Query {
                unit: Some(units[150]),
                ..any()
            },
        ),
        (
            "filter: gone",
            Query {
                whose: Whose::Gone,
                ..any()
            },
        ),
        (
            "filter: rare status",
            Query {
                whose: Whose::One(Status::Suspended),
                ..any()
            },
        ),
        (
            "filter: kind",
            Query {
                kind: Some(PersonKind::LaoDongHopDong),
                ..any()
            },
        ),
        (
            "filter: level",
            Query {
                level: Some(LeaderLevel::Director),
                ..any()
            },
        ),
        (
            "filter: field",
            Query {
                field: Some(FieldOfWork::Defence),
                ..any()
            },
        ),
        (
            "filter: managed by",
            Query {
                managed_by: Some(ManagedBy::Centre),
                ..any()
            },
        ),
        (
            "filter: all at once",
            Query {
                unit: Some(units[150]),
                kind: Some(PersonKind::CongChucKhongLanhDao),
                field: Some(FieldOfWork::Science),
                party_member: true,
                ..any()
            },
        ),
        (
            "search: a common word",
            Query {
                typed: "nguyen",
                ..any()
            },
        ),
        (
            "search: three words",
            Query {
                typed: "tran thi dung",
                ..any()
            },
        ),
        ("search: initials", Query { typed: "ntvd", ..any() }),
        (
            "search: a code",
            Query {
                typed: "VC-29999",
                ..any()
            },
        ),
        (
            "search: nobody",
            Query {
                typed: "khong co ai",
                ..any()
            },
        ),
    ];
    for (what, query) in questions {
        let (mut times, before) = (Vec::new(), clock::used());
        for _ in 0..RUNS {
            let begun = Instant::now();
            directory::list(ctx, &query).await.expect("a page");
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
        let used = clock::used().saturating_sub(before) as f64 / RUNS as f64;
        told(engine, &format!("{what} (of processors {used:.1} ms each)"), &times);
    }
}

fn officer(root: Uuid) -> Actor {
    let today = domain::time::local_day(SystemClock.now());
    let hat = Hat {
        role: RoleCode::CanBoToChuc,
        unit: UnitId(root),
        from: today,
        to: None,
    };
    Actor::Person(Arc::new(SignedIn {
        account: AccountId(Uuid::nil()),
        person: PersonId(Uuid::nil()),
        unit: UnitPath::new(UnitId(root), Vec::new()),
        hats: vec![hat],
        stepped_up: true,
        second_factor: true,
    }))
}

async fn furnish(db: &Db) -> Vec<Uuid> {
    let mut tx = db.begin().await.expect("a transaction");
    let root = unit::all(&mut tx, 1).await.expect("read").pop().expect("the root");
    let mut units = vec![root.id];
    for number in 0..UNITS {
        let row = UnitRow {
            id: new_id(),
            parent: Some(units[number / 10]),
            name: format!("Đơn vị {number}"),
            kind: "BAN".to_owned(),
            position: 1,
            ..root.clone()
        };
        units.push(unit::insert(&mut tx, row).await.expect("inserted").id);
    }
    record(&mut tx).await;
    tx.commit(Act::Founded).await.expect("committed");
    for first in (0..PEOPLE).step_by(AT_ONCE) {
        let mut tx = db.begin().await.expect("a transaction");
        let rows = (first..first + AT_ONCE)
            .map(|number| somebody(number, units[1 + number % UNITS]))
            .collect();
        person::insert_many(&mut tx, rows).await.expect("inserted");
        record(&mut tx).await;
        tx.commit(Act::PersonEntered).await.expect("committed");
    }
    units
}

/// Median and p99 in milliseconds.
fn told(engine: &str, what: &str, times: &[f64]) {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
    writeln!(
        stdout(),
        "people: {engine}: {what}: {:.1} ms, p99 {:.1} ms",
        at(0.5),
        at(0.99)
    )
    .expect("written");
}
