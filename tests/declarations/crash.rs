//! A server that is killed at random moments while several people submit and an officer receives: whatever was acknowledged is
//! there, whole.
//!
//! The server is this test program once more, in a process of its own, in which they submit, take back, open, receive and send
//! back without end.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write, stdout};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::task::TaskKind;
use services::clock::Clock;
use services::declarations::receipts::own_receipt;
use services::declarations::{
    Outcome, Return, Submission, UndoReason, draft, keep_request, open_submitted, own, print_own, receive, save,
    send_back, start, submit, submitted, undo_receipt, withdraw,
};
use services::demo::RoleAccount;
use services::randomness::{Randomness, SystemRandomness};
use services::{Ctx, Error, idempotency};
use store::Location;
use uuid::Uuid;

use super::seat;
use super::story::{all_asked, code, paper, row, shown, writing};
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
/// Between the beginnings of two processes, by the clock of the store: each code of a second factor counts once.
const BETWEEN: TimeDelta = TimeDelta::minutes(10);
/// The order for the process: where the store is, a seed of its own, its time in microseconds, and of everybody role, login,
/// password, the secret of his second factor and what he submits (nothing: he receives), a line each.
const ORDER: &str = "LIEMCHINH_TEST_CRASH";
/// Before each acknowledgement on its standard output.
const ACKNOWLEDGED: &str = "acknowledged ";
/// Those who declare; the officer receives what the last of them submits, and the others take back what they submitted.
const DECLARANTS: [RoleCode; 3] = [RoleCode::NguoiKeKhai, RoleCode::TruongPhong, RoleCode::NguoiGiuManh];
/// What the officer does with each declaration, again and again, as the ledger calls it.
const RECEIVED: &str = "declaration.received";
const UNDONE: &str = "declaration.receipt_undone";
const RETURNED: &str = "declaration.returned";
/// What he asks for.
const ASKED: (&str, &str) = ("residential_land", "Ghi rõ");

/// What was acknowledged of a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Acknowledged {
    /// A version, and the number of its receipt.
    Submitted(Uuid, i64, String),
    /// The officer did this.
    Done(String),
}

impl Acknowledged {
    fn read(told: &str) -> Self {
        match told.split(' ').collect::<Vec<_>>()[..] {
            [id, version, number] => {
                let version = version.parse().expect("a version");
                Self::Submitted(id.parse().expect("an id"), version, number.to_owned())
            }
            [act] => Self::Done(act.to_owned()),
            _ => panic!("{told}"),
        }
    }

    /// What was submitted.
    const fn submitted(&self) -> Option<&Uuid> {
        match self {
            Self::Submitted(id, ..) => Some(id),
            Self::Done(_) => None,
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Submitted(id, version, number) => format!("{id} {version} {number}"),
            Self::Done(act) => act.clone(),
        }
    }
}

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
fn server(app: &TestApp, asked: &[(RoleCode, Uuid)], seed: u64) -> (Child, Receiver<Acknowledged>) {
    let line = |role: RoleCode, id: Option<Uuid>| {
        let who = founding::wearer(role);
        let secret = who.second_factor.clone().unwrap_or_default();
        let id = id.map(|id| id.to_string()).unwrap_or_default();
        format!("{}\t{}\t{}\t{secret}\t{id}", role.code(), who.login, who.password)
    };
    let people = asked.iter().map(|(role, id)| line(*role, Some(*id)));
    let people: Vec<String> = people.chain([line(RoleCode::CanBoToChuc, None)]).collect();
    app.clock.advance(BETWEEN);
    let now = app.clock.now().timestamp_micros();
    let order = format!(
        "{}\n{seed}\n{now}\n{}",
        place(&app.database.location),
        people.join("\n")
    );
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
            let told = line.split_once(ACKNOWLEDGED).map(|(_, told)| Acknowledged::read(told));
            if told.is_some_and(|told| sender.send(told).is_err()) {
                break;
            }
        }
    });
    (child, receiver)
}

/// Lets a process live for a random time after its first acknowledgement, of every other one after the officer's first, and
/// kills it in whatever it does.
fn one_life(app: &TestApp, asked: &[(RoleCode, Uuid)], seed: u64) -> Vec<Acknowledged> {
    let (mut child, acknowledged) = server(app, asked, seed);
    let mut all = vec![acknowledged.recv_timeout(PATIENCE).expect("somebody submits")];
    while seed % 2 == 1 && !matches!(all.last(), Some(Acknowledged::Done(_))) {
        all.push(acknowledged.recv_timeout(PATIENCE).expect("the officer has his turn"));
    }
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
    let [store, seed, now, first, second, third, officer] = order.split('\n').collect::<Vec<_>>()[..] else {
        panic!("seven lines")
    };
    let location = if store.starts_with("postgres:") {
        Location::Postgres(store.to_owned())
    } else {
        Location::File(store.into())
    };
    let app = TestApp::beside(Database::at(location).await, seed.parse().expect("a seed")).await;
    let now = chrono::DateTime::from_timestamp_micros(now.parse().expect("microseconds"));
    app.clock.advance(now.expect("an instant") - app.clock.now());
    let [first, second, third, officer] = [first, second, third, officer].map(person);
    let received = third.1.expect("what the officer receives");
    tokio::join!(
        works(&app, &first, received),
        works(&app, &second, received),
        works(&app, &third, received),
        works(&app, &officer, received),
    );
}

/// Somebody of the order, and what he submits.
fn person(line: &str) -> (RoleAccount, Option<Uuid>) {
    let [role, login, password, secret, id] = line.split('\t').collect::<Vec<_>>()[..] else {
        panic!("five words")
    };
    let who = RoleAccount {
        role: RoleCode::from_code(role).expect("a role"),
        name: String::new(),
        login: login.to_owned(),
        password: password.to_owned(),
        second_factor: (!secret.is_empty()).then(|| secret.to_owned()),
    };
    (who, id.parse().ok())
}

/// Works without end, and tells what is done: a declarant with what is his, the officer with `received`. Where somebody else is
/// quicker, or it is somebody else's turn, he looks again.
async fn works(app: &TestApp, (who, his): &(RoleAccount, Option<Uuid>), received: Uuid) {
    loop {
        // The step-up window of a session ends.
        let ctx = request(app, &session_of(app, who).await).await;
        loop {
            let done = match his {
                Some(id) => submits(&ctx, *id).await,
                None => receives(&ctx, app, received).await,
            };
            match done {
                Ok(Some(done)) => {
                    let mut out = stdout().lock();
                    writeln!(out, "{ACKNOWLEDGED}{}", done.written()).expect("written");
                    out.flush().expect("flushed");
                }
                Ok(None) | Err(Error::Conflict | Error::NotFound) => tokio::task::yield_now().await,
                Err(Error::StepUpNeeded | Error::Unauthenticated) => break,
                Err(error) => panic!("{error}"),
            }
        }
    }
}

/// Goes on from wherever the process before was killed, up to the next receipt.
async fn submits(ctx: &Ctx, id: Uuid) -> Result<Option<Acknowledged>, Error> {
    let his = own(ctx).await?;
    let row = his.iter().find(|row| row.id == id).expect("it is on the list");
    match row.stage.as_str() {
        "DA_NOP" if !row.opened => withdraw(ctx, id).await?,
        // It is the officer's turn.
        "DA_NOP" | "DA_NOP_LAI" | "DA_TIEP_NHAN" => return Ok(None),
        _ => start(ctx, id).await?,
    }
    let revision = draft(ctx, id).await?.revision;
    let revision = save(ctx, id, revision, &writing()).await?;
    let submission = Submission {
        lang: LANG,
        obligation: id,
        revision,
        key: idempotency::new_key(ctx),
        shown: &shown(ctx, id).await,
    };
    match submit(ctx, &submission).await? {
        Outcome::Submitted(receipt) => Ok(Some(Acknowledged::Submitted(id, receipt.version, receipt.number))),
        Outcome::Unready(findings) => panic!("{findings:?}"),
    }
}

/// Opens and receives what waits; undoes the receipt of what was received, and sends it back.
async fn receives(ctx: &Ctx, app: &TestApp, id: Uuid) -> Result<Option<Acknowledged>, Error> {
    let before = row(app, id).await;
    let done = |act: &str| Ok(Some(Acknowledged::Done(act.to_owned())));
    match before.stage.as_str() {
        "DA_NOP" | "DA_NOP_LAI" if before.received_by.is_none() && before.versions % 2 == 0 => {
            let opened = open_submitted(ctx, id).await?;
            let code = code(&opened.declaration);
            receive(ctx, &paper(id, opened.row.version, &code)).await?;
            done(RECEIVED)
        }
        "DA_NOP" | "DA_NOP_LAI" => {
            let opened = open_submitted(ctx, id).await?;
            let (place, text) = ASKED;
            keep_request(ctx, id, 0, &[(place.to_owned(), text.to_owned())].into()).await?;
            let reasons = [ASKED];
            let back = Return {
                lang: LANG,
                obligation: id,
                version: opened.row.version,
                reasons: &reasons,
            };
            send_back(ctx, &back).await?;
            done(RETURNED)
        }
        "DA_TIEP_NHAN" => {
            undo_receipt(ctx, id, before.version, UndoReason::Mistake).await?;
            done(UNDONE)
        }
        _ => Ok(None),
    }
}

/// Whether enough was submitted, by everybody, and the officer did each of his acts: who is quicker is another one each time.
fn is_enough(all: &[Acknowledged], asked: &[(RoleCode, Uuid)]) -> bool {
    let submitted: Vec<&Uuid> = all.iter().filter_map(Acknowledged::submitted).collect();
    let did = |act: &str| all.contains(&Acknowledged::Done(act.to_owned()));
    submitted.len() >= SUBMISSIONS
        && asked.iter().all(|(_, id)| submitted.contains(&id))
        && [RECEIVED, UNDONE, RETURNED].into_iter().all(did)
}

/// Each acknowledged version opens for its author, with its receipt and its print.
async fn each_opens(app: &TestApp, asked: &[(RoleCode, Uuid)], acknowledged: &[Acknowledged]) {
    for (role, id) in asked {
        let declarant = seat(app, *role).await;
        for one in acknowledged {
            let Acknowledged::Submitted(of, version, number) = one else {
                continue;
            };
            if of != id {
                continue;
            }
            let receipt = own_receipt(&declarant, *id, Some(*version)).await;
            let receipt = receipt.expect("its version opens");
            assert_eq!(&receipt.given.number, number, "version {version}");
            let print = print_own(&declarant, *id, Some(*version)).await;
            let print = print.expect("it is what its author signed");
            assert!(
                print.seal.is_some_and(|seal| &seal.receipt == number),
                "version {version}"
            );
        }
    }
}

/// What stands with a declaration stands there together, or not at all.
async fn nothing_is_half(app: &TestApp, (role, id): (RoleCode, Uuid), waiting: &[Uuid]) {
    let stored = row(app, id).await;
    let stage = stored.stage.as_str();
    let waits = ["DA_NOP", "DA_NOP_LAI"].contains(&stage);
    let is_begun = ["NHAP", "YEU_CAU_BO_SUNG"].contains(&stage);
    assert!(waits || is_begun || stage == "DA_TIEP_NHAN", "{stage}");
    assert_eq!(
        waiting.contains(&id),
        waits,
        "{stage}: who receives is asked while it waits"
    );
    let mut tx = app.database.db.read().await.expect("a transaction");
    let newest = store::declaration_draft::newest(&mut tx, id).await.expect("read");
    let officer = crate::circles::id_of(app, &founding::wearer(RoleCode::CanBoToChuc).login).await;
    let unsent = store::request_draft::find(&mut tx, id, officer).await.expect("read");
    drop(tx);
    assert_eq!(stored.draft, newest.is_some(), "{stage}");
    assert!(is_begun || newest.is_none(), "{stage}");
    assert!(waits || unsent.is_none(), "{stage}");
    let declarant = seat(app, role).await;
    let his = submitted(&declarant, id).await;
    // Whoever took his first one back has submitted nothing.
    if stored.versions == 0 {
        assert!(stage == "NHAP" && matches!(his, Err(Error::NotFound)), "{stage}");
        return;
    }
    let his = his.expect("what counts opens");
    assert_eq!(his.request.is_some(), stage == "YEU_CAU_BO_SUNG", "{stage}");
}

on_both_demo! {
    async fn whatever_was_acknowledged_before_a_kill_is_there_whole_and_sound(app: TestApp) {
        let logins = DECLARANTS.map(|role| founding::wearer(role).login.as_str());
        let ids = all_asked(app, &logins).await;
        let asked: Vec<(RoleCode, Uuid)> = DECLARANTS.into_iter().zip(ids).collect();
        let (mut acknowledged, mut lives) = (Vec::new(), 0);
        while !is_enough(&acknowledged, &asked) {
            lives += 1;
            acknowledged.extend(one_life(app, &asked, 100 + lives));
        }
        assert!(lives > 3, "{lives} processes were killed");
        app.clock.advance(BETWEEN);
        each_opens(app, &asked, &acknowledged).await;
        let mut done: BTreeMap<&str, i64> = BTreeMap::new();
        for one in &acknowledged {
            if let Acknowledged::Done(act) = one {
                *done.entry(act).or_default() += 1;
            }
        }
        for act in [RECEIVED, UNDONE, RETURNED] {
            let acknowledged = done.get(act).copied().unwrap_or_default();
            assert!(acknowledged > 0, "nobody did {act}: {done:?}");
            assert!(events(app, act).await >= acknowledged, "{act}");
        }
        // A version comes with its receipt, its print, its event and an obligation that knows of it, or not at all.
        let mut dba = Dba::of(app).await;
        let mut counts = Vec::new();
        for table in ["sealed_version", "receipt", "declaration_paper"] {
            // A statement that changes nothing tells how many rows it met.
            counts.push(dba.run(&format!("UPDATE {table} SET record = record")).await);
        }
        dba.close().await;
        let count = |events: i64| u64::try_from(events).expect("a count");
        let (given, requests) = (count(events(app, "declaration.submitted").await), count(events(app, "declaration.asked").await));
        assert_eq!(counts, [given + requests, given, given]);
        assert_eq!(requests, count(events(app, RETURNED).await));
        assert!(counts[1] >= u64::try_from(SUBMISSIONS).expect("a count"));
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let tasks = services::tasks::own(&officer).await.expect("his");
        let waiting = tasks.iter().filter(|task| task.kind == TaskKind::ReceiveDeclaration);
        let waiting: Vec<Uuid> = waiting.map(|task| task.subject).collect();
        for one in &asked {
            nothing_is_half(app, *one, &waiting).await;
        }
        settle(app).await;
        assert_sound(app).await;
    }
}
