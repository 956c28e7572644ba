//! A founding and a recovery as the console, the custodians and four people go through them.

#![expect(
    clippy::expect_used,
    reason = "a test whose ground is missing ends there and says which"
)]

mod paper;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Actor;
use domain::lang::Lang;
use domain::law::Law;
use paper::share_on;
use services::accounts::first::{self, Completion, Slip};
use services::accounts::session::{self, Loaded};
use services::accounts::sign_in::{self, Attempt};
use services::accounts::{NewSession, PasswordQueue, Visitor, administration, invitations, second_factor};
use services::clock::{Clock, SystemClock};
use services::installation::{Db, location};
use services::keys::{Keys, ServerSecret};
use services::randomness::SystemRandomness;
use services::{Ctx, Platform};
use tempfile::TempDir;
use totp_rs::{Builder, Totp};

const LANG: Lang = Lang::Vi;
const PASSWORD: &str = "ba con mèo mướp nằm phơi nắng";
const LOGINS: [&str; 4] = ["quantri", "thutruong", "tochuc", "kiemtoan"];

/// The installation, the custodians' sheets, and files that are carried between them.
struct Ground {
    folder: TempDir,
}

impl Ground {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str], typed: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_liemchinh"))
            .current_dir(self.folder.path())
            .args(["--data", "data"])
            .args(arguments)
            .env_remove("DATABASE_URL")
            .env_remove("LIEMCHINH_SECRET_FILE")
            .env_remove("CREDENTIALS_DIRECTORY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // It may refuse before it has read anything.
        drop(child.stdin.take().expect("an input").write_all(typed.as_bytes()));
        child.wait_with_output().expect("it ends")
    }

    /// What a command that is done says.
    fn yes(&self, arguments: &[&str]) -> String {
        self.yes_with(arguments, "")
    }

    fn yes_with(&self, arguments: &[&str], typed: &str) -> String {
        let output = self.run(arguments, typed);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {complaint}");
        String::from_utf8(output.stdout).expect("text").trim_end().to_owned()
    }

    /// Bad input: one line says what it is.
    fn refuses(&self, arguments: &[&str], expected: &str) {
        let output = self.run(arguments, "");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {complaint}");
        assert_eq!(complaint.trim_end().lines().count(), 1, "one line: {complaint}");
        assert!(complaint.contains(expected), "{arguments:?}: {complaint}");
        assert!(output.stdout.is_empty(), "data only on standard output");
    }
}

/// A machine whose clock is ahead by some minutes: a code of a second factor counts once.
struct Ahead(TimeDelta);

impl Clock for Ahead {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.0
    }
}

/// The server at one moment, for people who come in by its pages.
struct Server {
    platform: Arc<Platform>,
}

impl Server {
    async fn start(data: &Path, ahead: i64) -> Self {
        let secret = || {
            let written = fs::read_to_string(data.join("system.secret")).expect("the secret");
            ServerSecret::read(&written).expect("64 digits")
        };
        let db = Db::open(&location(data, None)).await.expect("the store opens");
        let db = secret().guard(db);
        let keys = Keys::load(&db, secret()).await.map_err(drop).expect("founded");
        let platform = Platform {
            db,
            clock: Arc::new(Ahead(TimeDelta::minutes(ahead))),
            randomness: Arc::new(SystemRandomness),
            mailer: None,
            law: Arc::new(Law::built_in().expect("the built-in law is well formed")),
            keys: Arc::new(keys),
            passwords: PasswordQueue::new(1, 4, PasswordQueue::CHEAPEST),
            shelf: Arc::default(),
        };
        Self {
            platform: Arc::new(platform),
        }
    }

    async fn stop(self) {
        self.platform.db.close().await;
    }

    fn anybody(&self) -> Ctx {
        Ctx::new(self.platform.clone(), Actor::Anonymous)
    }

    /// The next request in a session.
    async fn request(&self, new: &NewSession) -> Ctx {
        let loaded = session::load(&self.platform, &new.cookie, true).await;
        match loaded.expect("the store answers") {
            Loaded::Open(session) => self.anybody().signed_in(*session),
            Loaded::Ended { .. } | Loaded::Nobody => panic!("the session is open"),
        }
    }

    /// Opens an account from a slip.
    async fn first(&self, login: &str, secret: &str) -> Ctx {
        let visitor = visitor();
        let slip = || Slip {
            lang: LANG,
            login,
            secret,
            visitor: &visitor,
        };
        let ctx = self.anybody();
        let offer = first::check(&ctx, &slip()).await.expect("the slip is right").offer;
        let letters: String = offer.code.chars().filter(char::is_ascii_alphanumeric).collect();
        let completion = Completion {
            slip: slip(),
            password: PASSWORD,
            again: PASSWORD,
            sealed_code: &offer.sealed,
            code_end: &letters[letters.len() - 4..],
        };
        let new = first::complete(&ctx, &completion).await.expect("everything is right");
        self.request(&new).await
    }

    /// The same with a second factor; returns its secret.
    async fn first_with_factor(&self, login: &str, secret: &str) -> String {
        let ctx = self.first(login, secret).await;
        let factor = second_factor::begin(&ctx).await.expect("begun").secret;
        let code = self.code(&factor);
        second_factor::confirm(&ctx, LANG, &code).await.expect("confirmed");
        factor
    }

    /// Somebody who signs in with password and second factor.
    async fn seated(&self, login: &str, factor: &str) -> Ctx {
        let visitor = visitor();
        let attempt = Attempt {
            lang: LANG,
            login,
            password: PASSWORD,
            visitor: &visitor,
        };
        let new = sign_in::sign_in(&self.anybody(), &attempt)
            .await
            .expect("the password is right");
        let ctx = self.request(&new).await;
        let proved = second_factor::prove(&ctx, LANG, &self.code(factor), &visitor).await;
        proved.expect("the code is right");
        self.request(&new).await
    }

    fn code(&self, factor: &str) -> String {
        let bytes = totp_rs::Secret::try_from_base32(factor.replace(' ', "")).expect("base32");
        let totp: Totp = Builder::new().with_secret(bytes).build().expect("a second factor");
        let now = self.platform.clock.now().timestamp();
        totp.generate(u64::try_from(now).expect("after 1970")).to_string()
    }
}

fn visitor() -> Visitor {
    Visitor {
        address: [192, 0, 2, 7].into(),
        device: None,
        agent: "Firefox trên Windows".to_owned(),
    }
}

/// `recovery new` and `init`, with what they refuse; the secrets of the four slips.
fn founded(ground: &Ground) -> [String; 4] {
    ground.refuses(&["init", "--recovery", "recovery.pub"], "recovery.pub");
    let made = ground.yes(&["recovery", "new"]);
    assert!(
        made.starts_with("key code ") && made.ends_with("recovery.pub"),
        "{made}"
    );
    ground.refuses(&["init", "--recovery", "manh-1.pdf"], "is no recovery.pub");
    assert!(
        !ground.path("data").exists(),
        "nothing is made before the keys are there"
    );

    let agency = "Sở Thử nghiệm tỉnh Ví Dụ";
    let slips = ground.yes(&["init", "--recovery", "recovery.pub", "--agency", agency]);
    let lines: Vec<Vec<&str>> = slips.lines().map(|line| line.split('\t').collect()).collect();
    let logins: Vec<_> = lines.iter().map(|line| line[1]).collect();
    assert_eq!(logins, LOGINS, "{slips}");
    ground.refuses(&["init", "--recovery", "recovery.pub"], "founded before");
    let secrets: Vec<String> = lines.iter().map(|line| line[2].to_owned()).collect();
    secrets.try_into().expect("four slips")
}

fn two_shares(ground: &Ground) -> String {
    let share = |name| share_on(&ground.path(name));
    format!("{}\n{}\n", share("manh-1.pdf"), share("manh-3.pdf"))
}

/// What the console may do before anybody was here.
fn nobody_was_here_yet(ground: &Ground) {
    ground.refuses(
        &["admin", "request", "founding"],
        "nobody of the founding can be named yet: kiemtoan (KIEM_TOAN_NOI_BO) has not signed in from the slip yet",
    );
    ground.refuses(&["admin", "request", "recovery", "thutruong"], "thutruong");
    ground.refuses(
        &["admin", "request", "recovery", "khong-co"],
        "there is no account khong-co",
    );
    ground.refuses(
        &["admin", "sessions", "end", "khong-co"],
        "there is no account khong-co",
    );
    ground.refuses(&["admin", "account", "unlock", "thutruong"], "not in a state for that");
    ground.refuses(&["admin", "import", "nowhere.json"], "nowhere.json");
    fs::write(ground.path("other.json"), "{}").expect("written");
    ground.refuses(
        &["admin", "import", "other.json"],
        "is no founding of this installation",
    );
    ground.refuses(&["admin", "sessions", "end", "thutruong"], "not in a state for that");
    assert!(!ground.path("founding-request.json").exists() && !ground.path("recovery-request.json").exists());
}

/// A request before everybody has come in is written, and says on standard error who is not in it.
fn early_request_says_who_is_missing(ground: &Ground) {
    let output = ground.run(&["admin", "request", "founding", "--out", "early.json"], "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "early.json\n");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        told,
        "liemchinh: not in the request: kiemtoan (KIEM_TOAN_NOI_BO) has not signed in from the slip yet\n"
    );
}

/// Sessions and locks from the console.
fn accounts_are_kept(ground: &Ground) {
    assert_eq!(ground.yes(&["admin", "sessions", "end", "thutruong"]), "1");
    assert_eq!(ground.yes(&["admin", "sessions", "end", "thutruong"]), "0");
    assert_eq!(ground.yes(&["admin", "account", "lock", "kiemtoan"]), "");
    ground.refuses(&["admin", "account", "lock", "kiemtoan"], "not in a state for that");
    assert_eq!(
        ground.yes(&["admin", "sessions", "end", "kiemtoan"]),
        "0",
        "locking ended them"
    );
    assert_eq!(ground.yes(&["admin", "account", "unlock", "kiemtoan"]), "");
    ground.refuses(&["admin", "account", "unlock", "kiemtoan"], "not in a state for that");
}

#[tokio::test]
async fn an_installation_is_founded_and_its_head_gets_lost_keys_back() {
    let ground = Ground {
        folder: TempDir::new().expect("a folder"),
    };
    let data = ground.path("data");
    let [_, head, officer, auditor] = founded(&ground);
    nobody_was_here_yet(&ground);

    let server = Server::start(&data, 0).await;
    let factor = server.first_with_factor("tochuc", &officer).await;
    server.first_with_factor("thutruong", &head).await;
    server.stop().await;
    early_request_says_who_is_missing(&ground);
    let server = Server::start(&data, 0).await;
    server.first_with_factor("kiemtoan", &auditor).await;
    server.stop().await;
    accounts_are_kept(&ground);

    assert_eq!(ground.yes(&["admin", "request", "founding"]), "founding-request.json");
    ground.refuses(&["admin", "request", "founding"], "is there already");
    let shares = two_shares(&ground);
    ground.yes_with(&["recovery", "sign", "founding-request.json", "--yes"], &shares);
    let answer = "founding-request.answer.json";
    assert_eq!(ground.yes(&["admin", "import", answer]), "3");
    ground.refuses(&["admin", "import", answer], "is no founding of this installation");
    ground.refuses(
        &["admin", "request", "founding", "--out", "late.json"],
        "nothing of the founding waits for approval any more",
    );

    ground.refuses(&["admin", "request", "recovery", "thutruong"], "has no keys to recover");
    let server = Server::start(&data, 2).await;
    let issuer = server.seated("tochuc", &factor).await;
    let lost = administration::find(&Ctx::new(server.platform.clone(), Actor::Console), "thutruong").await;
    let slip = invitations::invite(&issuer, lost.expect("there is one"))
        .await
        .expect("a slip");
    let back = server.first("thutruong", &slip.secret).await;
    let code = back.session().expect("signed in").keys().key_code;
    server.stop().await;

    let asked = ["admin", "request", "recovery", "thutruong"];
    assert_eq!(ground.yes(&asked), "recovery-request.json");
    ground.refuses(&asked, "is there already");
    let open = ["recovery", "open", "recovery-request.json", "--yes", "--code", &code];
    ground.yes_with(&open, &shares);
    let answer = "recovery-request.answer.json";
    let opens_at: DateTime<Utc> = ground.yes(&["admin", "import", answer]).parse().expect("an instant");
    let waits = opens_at - SystemClock.now();
    assert!(waits > TimeDelta::hours(23) && waits <= TimeDelta::hours(24), "{waits}");
    ground.refuses(&["admin", "import", answer], "answers no request of this installation");

    let verified = ground.yes(&["ledger", "verify", "--rows"]);
    assert!(verified.contains("nothing was changed"), "{verified}");
}
