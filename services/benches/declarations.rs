//! How fast declarations are submitted, opened and compared: numbers of this machine, for `scripts/bench.sh`.
//!
//! Owns: a demonstration in a store that is removed, on each engine that is there. Must not: judge the numbers.

#![expect(
    clippy::expect_used,
    reason = "a measurement whose ground is missing ends there and says which"
)]

mod crowd;
mod province;
mod rounds;
mod seat;

use std::fs::File;
use std::io::{Write, stdout};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use domain::access::RoleCode;
use domain::declarations::{Stage, compare};
use domain::lang::Lang;
use domain::law::Law;
use services::accounts::PasswordQueue;
use services::clock::{Clock, SystemClock};
use services::declarations::register::{self, Query};
use services::declarations::{Outcome, Submission, draft, open_submitted, own, readers, submit, withdraw};
use services::demo::{self, Order};
use services::keys::{Keys, ServerSecret};
use services::randomness::SystemRandomness;
use services::{Ctx, Platform, idempotency};
use store::{Act, Db, Location, declaration_round, migrations, obligation, person, unit};
use uuid::Uuid;

use province::{record, somebody};

/// Address of a throw-away cluster, which `scripts/postgres.sh` sets.
const CLUSTER: &str = "LIEMCHINH_TEST_POSTGRES";
/// People of the register.
const PEOPLE: usize = 10_000;
/// Of them written with one statement.
const AT_ONCE: usize = 1_000;
/// Each act so many times.
const RUNS: usize = 300;
/// Who has submitted this year in the demonstration, and nobody has opened it.
const SUBMITTED: RoleCode = RoleCode::TruongPhong;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    flushes(folder.path());
    measure("sqlite", &Location::File(folder.path().join("liemchinh.db"))).await;
    if let Ok(cluster) = std::env::var(CLUSTER) {
        measure("postgres", &Location::Postgres(format!("{cluster}/postgres"))).await;
    }
}

/// What the disk itself takes to keep 4 KiB for good: no submission that is kept for good is faster.
fn flushes(folder: &Path) {
    let mut file = File::create(folder.join("flushed")).expect("a file");
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        file.write_all(&[7; 4096]).expect("written");
        file.sync_data().expect("flushed");
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    told("disk", "flush of 4 KiB", &times);
}

async fn measure(engine: &str, location: &Location) {
    let db = Db::open_or_create(location).await.expect("a new store");
    migrations::apply(&db).await.expect("migrated");
    let secret = ServerSecret::generate(&SystemRandomness);
    let again = ServerSecret::read(&secret.written()).expect("as it was written");
    let db = secret.guard(db);
    let law = Arc::new(Law::built_in().expect("the built-in law"));
    let order = Order {
        db: db.clone(),
        secret,
        randomness: Arc::new(SystemRandomness),
        today: SystemClock.now(),
        seed: 1,
        law: &law,
        rounds: true,
    };
    let accounts = demo::make(order).await.expect("an empty store takes it");
    let keys = Keys::load(&db, again).await.expect("the keys of the store");
    let platform = Arc::new(Platform {
        db: db.clone(),
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        mailer: None,
        law: law.clone(),
        keys: Arc::new(keys),
        passwords: PasswordQueue::new(1, 1, PasswordQueue::CHEAPEST),
        shelf: Arc::default(),
    });
    let (mut people, mut checked) = (Vec::new(), Vec::new());
    for who in &accounts {
        let (ctx, milliseconds) = seat::seated(&platform, who).await;
        people.push(ctx);
        checked.push(milliseconds);
    }
    told(engine, "password checked", &checked);
    let of = |role| {
        let at = accounts.iter().position(|account| account.role == role);
        &people[at.expect("somebody has it")]
    };
    let (declarant, officer) = (of(SUBMITTED), of(RoleCode::CanBoToChuc));
    let id = own(declarant).await.expect("his")[0].id;
    submissions(engine, declarant, id).await;
    crowd::submissions(engine, &people, declarant).await;
    years(engine, declarant, &law, id).await;
    openings(engine, officer, id).await;
    let unit = furnish(officer).await;
    registers(engine, officer, unit).await;
    db.close().await;
}

/// A round of this year with ten thousand people more, at every stage; the unit of the last of them.
async fn furnish(officer: &Ctx) -> Uuid {
    let mut tx = officer.db().begin().await.expect("a transaction");
    let units = unit::all(&mut tx, 100).await.expect("read");
    let root = units.iter().find(|unit| unit.parent.is_none()).expect("the agency").id;
    let account = officer.session().expect("signed in").account();
    let round = rounds::round(root, account, "Đợt kê khai Ví Dụ");
    let round = declaration_round::insert(&mut tx, round).await.expect("inserted").id;
    for first in (0..PEOPLE).step_by(AT_ONCE) {
        let people = (first..first + AT_ONCE).map(|number| somebody(number, units[number % units.len()].id));
        let people = person::insert_many(&mut tx, people.collect()).await.expect("inserted");
        let asked = people.iter().enumerate().map(|(at, person)| {
            let stage = Stage::ALL[at % Stage::ALL.len()];
            rounds::asked(round, (person.id, person.unit), stage)
        });
        obligation::insert_all(&mut tx, asked.collect())
            .await
            .expect("inserted");
    }
    record(&mut tx).await;
    tx.commit(Act::RoundOpened).await.expect("committed");
    units.last().expect("there are units").id
}

/// The register of the year, a page at a time.
async fn registers(engine: &str, officer: &Ctx, unit: Uuid) {
    let any = Query::default;
    let page = register::page(officer, &any()).await.expect("a page");
    let questions = [
        ("register", any()),
        (
            "register, next page",
            Query {
                after: page.next_after,
                ..any()
            },
        ),
        (
            "register, submitted",
            Query {
                stage: Some(Stage::Submitted),
                ..any()
            },
        ),
        ("register, late", Query { late: true, ..any() }),
        (
            "register, one unit",
            Query {
                unit: Some(unit),
                ..any()
            },
        ),
        (
            "register, a name",
            Query {
                typed: "tran thi dung",
                ..any()
            },
        ),
        (
            "register, nobody",
            Query {
                typed: "khong co ai",
                ..any()
            },
        ),
    ];
    for (what, query) in questions {
        let mut times = Vec::new();
        for _ in 0..RUNS {
            let begun = Instant::now();
            register::page(officer, &query).await.expect("a page");
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
        told(engine, what, &times);
    }
}

/// One after the other, each once more after it was taken back.
async fn submissions(engine: &str, declarant: &Ctx, id: Uuid) {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        withdraw(declarant, id).await.expect("nobody has opened it");
        let submission = Submission {
            lang: Lang::Vi,
            obligation: id,
            revision: draft(declarant, id).await.expect("a draft again").revision,
            key: idempotency::new_key(declarant),
            shown: &readers(declarant, id).await.expect("his").stamp,
        };
        let begun = Instant::now();
        let outcome = submit(declarant, &submission).await.expect("judged");
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        assert!(matches!(outcome, Outcome::Submitted(_)));
    }
    told(engine, "submission, alone", &times);
}

async fn years(engine: &str, declarant: &Ctx, law: &Law, id: Uuid) {
    withdraw(declarant, id).await.expect("nobody has opened it");
    let open = draft(declarant, id).await.expect("a draft again");
    let previous = open.previous.expect("he declared last year");
    let current = &open.writing.declaration;
    let form = law.forms().last().expect("a form");
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        let changes = compare(form, &previous, current);
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        assert!(!changes.is_empty(), "there is income at least");
    }
    told(engine, "two years compared", &times);
    let submission = Submission {
        lang: Lang::Vi,
        obligation: id,
        revision: open.revision,
        key: idempotency::new_key(declarant),
        shown: &readers(declarant, id).await.expect("his").stamp,
    };
    submit(declarant, &submission).await.expect("submitted again");
}

async fn openings(engine: &str, officer: &Ctx, id: Uuid) {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        open_submitted(officer, id).await.expect("his to open");
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    told(engine, "opened by an officer", &times);
}

/// Median and 99th percentile of times in milliseconds.
pub fn told(engine: &str, what: &str, times: &[f64]) {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize];
    let line = format!(
        "{engine:9} {what:24} median {:8.2} ms, p99 {:8.2} ms",
        at(0.5),
        at(0.99)
    );
    writeln!(stdout(), "{line}").expect("written");
}
