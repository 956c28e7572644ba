//! The commands of the custodians as they are run: on a machine without a store, with sheets of paper in hand.

#![expect(
    clippy::expect_used,
    reason = "a test whose ground is missing ends there and says which"
)]

mod paper;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStderr, Command, Output, Stdio};

use domain::access::RoleCode;
use paper::share_on;
use rand::rngs::{StdRng, SysRng};
use rand::{SeedableRng, TryRng};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use services::backup_key;
use services::custodians::{
    FoundingRequest, Member, RecoveryRequest, Sealed, Share, read_founding, read_recovery_answer,
};
use tempfile::TempDir;
use uuid::Uuid;
use vault::account::AccountKeys;
use vault::purpose::House;
use vault::recovery::{RecoveryPublic, open_answer};

const INSTALLATION: Uuid = Uuid::from_u128(0x1111);
const AGENCY: Uuid = Uuid::from_u128(0x2222);
const ACCOUNT: Uuid = Uuid::from_u128(0x3333);
const FILES: [&str; 4] = ["manh-1.pdf", "manh-2.pdf", "manh-3.pdf", "recovery.pub"];

/// A folder with the files of `recovery new`.
struct Sheets {
    folder: TempDir,
    public: RecoveryPublic,
    shares: [String; 3],
    output: Output,
}

impl Sheets {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let output = run(folder.path(), &["recovery", "new"], "");
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        let file = fs::read(folder.path().join("recovery.pub")).expect("the public half");
        Self {
            public: RecoveryPublic::read_file(&file).expect("a file that checks"),
            shares: [1, 2, 3].map(|number| share_on(&folder.path().join(format!("manh-{number}.pdf")))),
            folder,
            output,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a request and runs the command on it.
    fn run(&self, command: &str, request: &str, typed: &str) -> Output {
        self.run_with(command, request, &["--yes"], typed)
    }

    fn run_with(&self, command: &str, request: &str, more: &[&str], typed: &str) -> Output {
        fs::write(self.path("request.json"), request).expect("written");
        let arguments = [&["recovery", command, "request.json"], more].concat();
        run(self.folder.path(), &arguments, typed)
    }

    /// What two custodians hand in.
    fn two(&self) -> String {
        format!("{}\n{}\n", self.shares[0], self.shares[2])
    }

    /// Fails when a share, or a good part of one, stands in `text`.
    fn are_not_in(&self, text: &str) {
        for share in &self.shares {
            for group in share.as_bytes().windows(9) {
                let group = std::str::from_utf8(group).expect("text");
                assert!(!text.contains(group), "a share was shown");
            }
        }
    }
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_liemchinh"));
    command
        .current_dir(folder)
        .args(arguments)
        .env_remove("DATABASE_URL")
        .env_remove("LIEMCHINH_DATA");
    command
}

fn run(folder: &Path, arguments: &[&str], typed: &str) -> Output {
    let mut child = program(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It may refuse before it has read anything.
    drop(child.stdin.take().expect("an input").write_all(typed.as_bytes()));
    child.wait_with_output().expect("it ends")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

/// The one line of a refusal for bad input.
fn refusal(output: &Output) -> String {
    let complaint = told(output);
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert_eq!(complaint.trim_end().lines().count(), 1, "one line: {complaint}");
    assert!(output.stdout.is_empty(), "data only on standard output");
    complaint
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect()
}

fn rng() -> StdRng {
    let mut seed = [0; 32];
    SysRng.try_fill_bytes(&mut seed).expect("randomness");
    StdRng::from_seed(seed)
}

fn keys(account: Uuid, generation: u32) -> AccountKeys {
    AccountKeys::random(account.into_bytes(), generation, &mut rng())
}

fn founding() -> FoundingRequest {
    let roles = [RoleCode::ThuTruong, RoleCode::CanBoToChuc, RoleCode::KiemToanNoiBo];
    let names = ["Trần Văn Ví Dụ", "Lê Thị Thí Dụ", "Phạm Giả Định"];
    let members = roles
        .into_iter()
        .zip(names)
        .zip(1..)
        .map(|((role, name), number)| Member {
            role,
            name: name.to_owned(),
            login: format!("vidu{number}"),
            public: keys(Uuid::from_u128(number), 1).public(),
        });
    FoundingRequest::new(INSTALLATION, AGENCY, members.collect()).expect("a founding")
}

const HOUSE: House = House {
    installation: INSTALLATION.into_bytes(),
    agency: AGENCY.into_bytes(),
};

fn recovery(sheets: &Sheets, old: &AccountKeys, new: &AccountKeys) -> RecoveryRequest {
    let escrow = old
        .escrow(&sheets.public.recipient(), HOUSE, &mut rng())
        .expect("escrowed");
    RecoveryRequest {
        installation: INSTALLATION,
        agency: AGENCY,
        name: "Lê Thị Thí Dụ".to_owned(),
        login: "thidu".to_owned(),
        old: old.public(),
        new: new.public(),
        escrow: escrow.map(Sealed),
    }
}

#[test]
fn new_keys_are_on_three_sheets_and_nowhere_else() {
    let sheets = Sheets::new();
    assert_eq!(names(sheets.folder.path()), FILES.map(str::to_owned).into());
    let code = sheets.public.key_code().to_string();
    let expected = format!("key code {code}\nmanh-1.pdf\nmanh-2.pdf\nmanh-3.pdf\nrecovery.pub\n");
    assert_eq!(said(&sheets.output), expected);
    assert_eq!(told(&sheets.output), "");
    for (share, number) in sheets.shares.iter().zip(1..) {
        let share = Share::read(share).map_err(drop).expect("the sheet holds a share");
        assert_eq!(share.number(), number);
        assert_eq!(
            *share.written(),
            sheets.shares[usize::from(number) - 1],
            "exactly this text"
        );
    }
    for name in FILES {
        let mode = fs::metadata(sheets.path(name)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn new_keys_never_take_the_place_of_a_file_and_leave_nothing_half() {
    for name in FILES {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join(name), "older").expect("written");
        let complaint = refusal(&run(folder.path(), &["recovery", "new"], ""));
        assert!(complaint.contains(name), "{complaint}");
        assert_eq!(names(folder.path()), [name.to_owned()].into());
        assert_eq!(fs::read(folder.path().join(name)).expect("read"), b"older");
    }
    let folder = TempDir::new().expect("a folder");
    let complaint = refusal(&run(folder.path(), &["recovery", "new", "--out", "nowhere"], ""));
    assert!(complaint.contains("make it first"), "{complaint}");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_founding_signed_with_two_shares_verifies() {
    let sheets = Sheets::new();
    let request = founding();
    let text = request.text();
    let output = sheets.run("sign", &text, &sheets.two());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let code = sheets.public.key_code();
    assert_eq!(said(&output), format!("key code {code}\nrequest.answer.json\n"));
    let answer = fs::read_to_string(sheets.path("request.answer.json")).expect("an answer");
    let endorsed = read_founding(&answer, HOUSE, &sheets.public).expect("it verifies");
    assert_eq!(endorsed.len(), 3);
    for (role, endorsement) in &endorsed {
        let code = endorsement.subject.key_code().to_string();
        assert!(told(&output).contains(role.code()) && told(&output).contains(&code));
        assert!(text.contains(role.code()));
    }
    sheets.are_not_in(&(said(&output) + &told(&output) + &answer));
}

#[test]
fn an_escrow_opened_with_two_shares_is_sealed_to_the_new_keys() {
    let sheets = Sheets::new();
    let [old, new] = [keys(ACCOUNT, 1), keys(ACCOUNT, 2)];
    let code = new.public().key_code().to_string();
    let request = recovery(&sheets, &old, &new).text();
    let arguments = ["--yes", "--code", &code, "--out", "answer"];
    let output = sheets.run_with("open", &request, &arguments, &sheets.two());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(told(&output).contains("Lê Thị Thí Dụ") && told(&output).contains("thidu"));
    let answer = fs::read_to_string(sheets.path("answer")).expect("an answer");
    sheets.are_not_in(&(said(&output) + &told(&output) + &answer));
    let (account, answer) = read_recovery_answer(&answer).expect("an answer");
    assert_eq!(account, ACCOUNT);
    let opened = open_answer(&answer, &new, &old.public(), &sheets.public.root, HOUSE);
    let [general, confidential] = opened.map_err(drop).expect("it opens with the new keys");
    assert_eq!(general.public(), old.public().general);
    assert_eq!(confidential.public(), old.public().confidential);
}

#[test]
fn shares_that_cannot_be_used_are_named_and_not_repeated() {
    let sheets = Sheets::new();
    let strange = Sheets::new();
    let request = founding().text();
    let [one, two, _] = &sheets.shares;
    let wrong = if one[20..].starts_with('7') { '8' } else { '7' };
    let mistyped = format!("{}{wrong}{}", &one[..20], &one[21..]);
    let cases = [
        (format!("{mistyped}\n{two}\n"), "the first share is mistyped"),
        (format!("{two}\n{mistyped}\n"), "the second share is mistyped"),
        (format!("{one}\n{one}\n"), "the same share was given twice"),
        (format!("{one}\n{}\n", strange.shares[1]), "of different sets"),
        (format!("{one}\n{}\n", strange.shares[0]), "of different sets"),
        (format!("{one}\n"), "there are 1"),
        (format!("{}{one}\n", sheets.two()), "there are 3"),
        (String::new(), "there are 0"),
    ];
    for (typed, expected) in cases {
        let complaint = refusal(&sheets.run("sign", &request, &typed));
        assert!(complaint.contains(expected), "{complaint}");
        sheets.are_not_in(&complaint);
        assert!(!sheets.path("request.answer.json").exists());
    }
    let spaced = format!("\n  {}\r\n\n{}", one.to_lowercase().replace('-', " "), two);
    let output = sheets.run("sign", &request, &spaced);
    assert_eq!(output.status.code(), Some(0), "as people type: {}", told(&output));
}

#[test]
fn requests_that_cannot_be_used_are_refused_in_one_line() {
    let sheets = Sheets::new();
    let [old, new] = [keys(ACCOUNT, 1), keys(ACCOUNT, 2)];
    let founding = founding().text();
    let request = recovery(&sheets, &old, &new);
    let strange = Sheets::new();
    let of_others = recovery(&strange, &old, &new).text();
    let code = new.public().key_code().to_string();
    let older = old.public().key_code().to_string();
    let recovery = request.text();
    let cases: [(&str, &str, &[&str], &str); 8] = [
        ("sign", "{", &["--yes"], "not as this program writes it"),
        ("sign", &recovery, &["--yes"], "this is a recovery request"),
        (
            "open",
            &founding,
            &["--yes", "--code", &code],
            "this is a founding request",
        ),
        ("sign", &founding, &[], "add --yes"),
        ("open", &recovery, &["--yes"], "add --code"),
        (
            "open",
            &recovery,
            &["--yes", "--code", &older],
            "the key code is not that of the new keys",
        ),
        ("open", &of_others, &["--yes", "--code", &code], "of other custodians"),
        (
            "sign",
            &founding,
            &["--yes", "--out", "recovery.pub"],
            "is there already",
        ),
    ];
    for (command, request, arguments, expected) in cases {
        let complaint = refusal(&sheets.run_with(command, request, arguments, &sheets.two()));
        assert!(complaint.contains(expected), "{complaint}");
        assert!(
            !complaint.contains("vidu") && !complaint.contains("thidu"),
            "{complaint}"
        );
        assert!(!sheets.path("request.answer.json").exists());
    }
    let missing = run(sheets.folder.path(), &["recovery", "sign", "nowhere", "--yes"], "");
    assert!(refusal(&missing).contains("nowhere"));
}

/// The other end of a terminal that the program sits at.
struct Terminal {
    keyboard: File,
    screen: ChildStderr,
    shown: String,
}

impl Terminal {
    /// Starts the program on a terminal of its own; what it says elsewhere is not looked at.
    fn start(folder: &Path, arguments: &[&str]) -> (Self, std::process::Child, File) {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).expect("ours");
        unlockpt(&master).expect("open");
        let name = ptsname(&master, Vec::new()).expect("a name");
        let seat = OpenOptions::new()
            .read(true)
            .write(true)
            .open(OsStr::from_bytes(name.as_bytes()))
            .expect("the program's end");
        let kept = seat
            .try_clone()
            .expect("kept open, so that its echo can be read at the end");
        let mut child = program(folder, arguments)
            .stdin(seat)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let terminal = Self {
            keyboard: File::from(master),
            screen: child.stderr.take().expect("a screen"),
            shown: String::new(),
        };
        (terminal, child, kept)
    }

    /// Waits for a question and answers it.
    fn answer(&mut self, question: &str, typed: &str) {
        let mut seen = Vec::new();
        while !String::from_utf8_lossy(&seen).contains(question) {
            let mut byte = [0];
            let read = self.screen.read(&mut byte).expect("the screen");
            assert_eq!(
                read,
                1,
                "{question:?} was not asked: {}",
                String::from_utf8_lossy(&seen)
            );
            seen.extend(byte);
        }
        self.shown.push_str(&String::from_utf8_lossy(&seen));
        writeln!(self.keyboard, "{typed}").expect("typed");
    }

    /// Everything that was shown, and everything that the terminal echoed by itself.
    fn end(mut self, seat: File) -> String {
        let mut rest = String::new();
        self.screen.read_to_string(&mut rest).expect("text");
        drop(seat);
        let mut echo = Vec::new();
        // Reading ends with an error when nobody holds the other end any more.
        drop(self.keyboard.read_to_end(&mut echo));
        format!("{}{rest}{}", self.shown, String::from_utf8_lossy(&echo))
    }
}

const FIRST: &str = "Share 1: type or scan the whole code, then Enter (it is not shown):";
const SECOND: &str = "Share 2: type or scan the whole code, then Enter (it is not shown):";
const CODE: &str = "Type the new key code as this very person reads it out:";
const CONSENT: &str = "Type AGREE to agree:";

#[test]
fn on_a_terminal_people_read_type_unseen_and_agree() {
    let sheets = Sheets::new();
    let [old, new] = [keys(ACCOUNT, 1), keys(ACCOUNT, 2)];
    let request = recovery(&sheets, &old, &new);
    fs::write(sheets.path("request.json"), request.text()).expect("written");
    let folder = sheets.folder.path();
    let (mut terminal, mut child, seat) = Terminal::start(folder, &["recovery", "open", "request.json"]);
    let code = new.public().key_code().to_string();
    terminal.answer(CODE, &old.public().key_code().to_string());
    assert!(terminal.shown.contains("Lê Thị Thí Dụ"), "read first, then typed");
    assert!(!terminal.shown.contains(&code), "heard, not read");
    terminal.answer(CODE, &code);
    terminal.answer(FIRST, &sheets.shares[1][1..]);
    terminal.answer(FIRST, &sheets.shares[1]);
    terminal.answer(SECOND, &sheets.shares[2]);
    terminal.answer(CONSENT, "dong y");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    let everything = terminal.end(seat);
    sheets.are_not_in(&everything);
    assert!(
        everything.contains("dong y"),
        "what is no secret is echoed: {everything}"
    );
    let answer = fs::read_to_string(sheets.path("request.answer.json")).expect("an answer");
    let (_, answer) = read_recovery_answer(&answer).expect("an answer");
    assert!(open_answer(&answer, &new, &old.public(), &sheets.public.root, HOUSE).is_ok());
}

#[test]
fn whoever_does_not_agree_signs_nothing() {
    let sheets = Sheets::new();
    fs::write(sheets.path("request.json"), founding().text()).expect("written");
    let folder = sheets.folder.path();
    let (mut terminal, mut child, seat) = Terminal::start(folder, &["recovery", "sign", "request.json"]);
    terminal.answer(FIRST, &sheets.shares[0]);
    terminal.answer(SECOND, &sheets.shares[1]);
    terminal.answer(CONSENT, "");
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
    assert!(terminal.end(seat).contains("nothing was signed"));
    assert!(!sheets.path("request.answer.json").exists());
}

#[test]
fn the_backup_key_is_a_pair_of_files_that_are_not_overwritten() {
    let folder = TempDir::new().expect("a folder");
    let output = run(folder.path(), &["backup-key", "."], "");
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let file = |name: &str| fs::read_to_string(folder.path().join(name)).expect("written");
    let public = backup_key::read_public(&file("backup.pub")).expect("the public half");
    let secret = backup_key::read_secret(&file("backup.key"))
        .map_err(drop)
        .expect("the key");
    assert_eq!(public.key, secret.public());
    assert_eq!(
        said(&output),
        format!("key code {}\nbackup.pub\nbackup.key\n", public.code)
    );
    let mode = fs::metadata(folder.path().join("backup.key"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);

    let before = file("backup.key");
    refusal(&run(folder.path(), &["backup-key", "."], ""));
    assert_eq!(file("backup.key"), before);
    fs::remove_file(folder.path().join("backup.key")).expect("removed");
    refusal(&run(folder.path(), &["backup-key", "."], ""));
    assert_eq!(names(folder.path()), ["backup.pub".to_owned()].into(), "nothing half");
}
