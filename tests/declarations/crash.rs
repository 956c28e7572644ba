//! A server that is killed at random moments while somebody submits: whatever was acknowledged is there, whole.
//!
//! The server is this test program once more, in a process of its own that submits and takes back without end.

use std::io::{BufRead, BufReader, Write, stdout};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use domain::access::RoleCode;
use services::declarations::receipts::own_receipt;
use services::declarations::{Outcome, Submission, draft, own, print_own, save, start, submit, withdraw};
use services::demo::RoleAccount;
use services::randomness::{Randomness, SystemRandomness};
use services::{Ctx, idempotency};
use store::Location;
use uuid::Uuid;

use super::seat;
use super::story::{asked, row, shown, writing};
use crate::accounts::events;
use crate::circles::{LANG, request, session_of};
use crate::ledger::dba::Dba;
use crate::ledger::{assert_sound, settle};
use crate::support::database::Database;
use crate::support::{TestApp, founding};

/// Submissions that are acknowledged before it ends.
const SUBMISSIONS: usize = 200;
/// The longest that a process lives after its first acknowledgement, in milliseconds.
const LIFE: u64 = 1_200;
/// How long a process may take to its first acknowledgement, or between two.
const PATIENCE: Duration = Duration::from_secs(60);
/// The order for the process: where the store is, what to submit, as whom, and a seed of its own, a line each.
const ORDER: &str = "LIEMCHINH_TEST_CRASH";
/// Before each acknowledgement on its standard output.
const ACKNOWLEDGED: &str = "acknowledged ";

/// A version and the number of its receipt.
type Acknowledged = (i64, String);

fn random(below: u64) -> u64 {
    let mut bytes = [0; 8];
    SystemRandomness.fill(&mut bytes);
    u64::from_le_bytes(bytes) % below
}

pub(super) fn place(location: &Location) -> String {
    match location {
        Location::File(path) => path.display().to_string(),
        Location::Postgres(address) => address.clone(),
    }
}

/// Begins a process, and what it acknowledges.
fn server(app: &TestApp, id: Uuid, seed: u64) -> (Child, Receiver<Acknowledged>) {
    let who = founding::wearer(RoleCode::NguoiKeKhai);
    let store = place(&app.database.location);
    let order = format!("{store}\n{id}\n{}\n{}\n{seed}", who.login, who.password);
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args([
            "--exact",
            "declarations::crash::the_server_that_is_killed",
            "--nocapture",
        ])
        .env(ORDER, order)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let output = BufReader::new(child.stdout.take().expect("its output"));
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            let Some((_, told)) = line.split_once(ACKNOWLEDGED) else {
                continue;
            };
            let (version, number) = told.split_once(' ').expect("a version and a number");
            let version = version.parse().expect("a version");
            if sender.send((version, number.to_owned())).is_err() {
                break;
            }
        }
    });
    (child, receiver)
}

/// Lets a process live for a random time after its first acknowledgement, and kills it in whatever it does.
fn one_life(app: &TestApp, id: Uuid, seed: u64) -> Vec<Acknowledged> {
    let (mut child, acknowledged) = server(app, id, seed);
    let mut all = vec![acknowledged.recv_timeout(PATIENCE).expect("it submits")];
    let end = Instant::now() + Duration::from_millis(random(LIFE));
    loop {
        match acknowledged.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(one) => all.push(one),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => panic!("it ended by itself"),
        }
    }
    // SIGKILL: nothing of it can answer.
    child.kill().expect("it was alive");
    child.wait().expect("it is dead");
    all.extend(acknowledged.iter());
    all
}

#[tokio::test]
async fn the_server_that_is_killed() {
    // Without an order there is nothing to do: the tests below start it with one.
    let Ok(order) = std::env::var(ORDER) else { return };
    let [store, id, login, password, seed] = order.split('\n').collect::<Vec<_>>()[..] else {
        panic!("five lines")
    };
    let location = if store.starts_with("postgres:") {
        Location::Postgres(store.to_owned())
    } else {
        Location::File(store.into())
    };
    let app = TestApp::beside(Database::at(location).await, seed.parse().expect("a seed")).await;
    let who = RoleAccount {
        role: RoleCode::NguoiKeKhai,
        name: String::new(),
        login: login.to_owned(),
        password: password.to_owned(),
        second_factor: None,
    };
    let id = id.parse().expect("an id");
    loop {
        // The step-up window of a session ends.
        let ctx = request(&app, &session_of(&app, &who).await).await;
        for _ in 0..50 {
            let (version, number) = once(&ctx, id).await;
            let mut out = stdout().lock();
            writeln!(out, "{ACKNOWLEDGED}{version} {number}").expect("written");
            out.flush().expect("flushed");
        }
    }
}

/// Goes on from wherever the process before was killed, up to the next receipt.
async fn once(ctx: &Ctx, id: Uuid) -> Acknowledged {
    let his = own(ctx).await.expect("his");
    let row = his.iter().find(|row| row.id == id).expect("it is on the list");
    match row.stage.as_str() {
        "DA_NOP" => withdraw(ctx, id).await.expect("nobody has opened it"),
        _ => start(ctx, id).await.expect("begun, or going on"),
    }
    let revision = draft(ctx, id).await.expect("there is one").revision;
    let revision = save(ctx, id, revision, &writing()).await.expect("saved");
    let submission = Submission {
        lang: LANG,
        obligation: id,
        revision,
        key: idempotency::new_key(ctx),
        shown: &shown(ctx, id).await,
    };
    match submit(ctx, &submission).await.expect("judged") {
        Outcome::Submitted(receipt) => (receipt.version, receipt.number),
        Outcome::Unready(findings) => panic!("{findings:?}"),
    }
}

on_both_demo! {
    async fn whatever_was_acknowledged_before_a_kill_is_there_whole_and_sound(app: TestApp) {
        let id = asked(app).await;
        let (mut acknowledged, mut lives) = (Vec::new(), 0);
        while acknowledged.len() < SUBMISSIONS {
            lives += 1;
            acknowledged.extend(one_life(app, id, 100 + lives));
        }
        assert!(lives > 3, "{lives} processes were killed");
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        for (version, number) in &acknowledged {
            let receipt = own_receipt(&declarant, id, Some(*version)).await.expect("its version opens");
            assert_eq!(&receipt.given.number, number, "version {version}");
            let print = print_own(&declarant, id, Some(*version)).await.expect("it is what its author signed");
            assert!(print.seal.is_some_and(|seal| &seal.receipt == number), "version {version}");
        }
        // A version comes with its receipt, its print, its event and an obligation that knows of it, or not at all.
        let mut dba = Dba::of(app).await;
        let mut counts = Vec::new();
        for table in ["sealed_version", "receipt", "declaration_paper"] {
            // A statement that changes nothing tells how many rows it met.
            counts.push(dba.run(&format!("UPDATE {table} SET record = record")).await);
        }
        let drafts = dba.run("UPDATE declaration_draft SET revision = revision").await;
        dba.close().await;
        let submitted = events(app, "declaration.submitted").await;
        assert_eq!(counts, [u64::try_from(submitted).expect("a count"); 3]);
        assert!(counts[0] >= u64::try_from(SUBMISSIONS).expect("a count"));
        let stored = row(app, id).await;
        assert_eq!(stored.draft, drafts > 0, "{} with {drafts} revisions", stored.stage);
        assert!(["NHAP", "DA_NOP"].contains(&stored.stage.as_str()), "{}", stored.stage);
        settle(app).await;
        assert_sound(app).await;
    }
}
