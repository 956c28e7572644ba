//! `backup` and `restore` as scripts call them.

#![expect(
    clippy::expect_used,
    reason = "a test whose ground is missing ends there and says which"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

fn liemchinh(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_liemchinh"));
    command
        .arg("--data")
        .arg(data)
        .args(arguments)
        .env_remove("DATABASE_URL")
        .env_remove("LIEMCHINH_SECRET_FILE")
        .env_remove("CREDENTIALS_DIRECTORY")
        .stdin(Stdio::null());
    command
}

fn run(data: &Path, arguments: &[&str]) -> Output {
    liemchinh(data, arguments).output().expect("the program starts")
}

fn yes(data: &Path, arguments: &[&str]) -> String {
    let output = run(data, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// Exit status and the one line of complaint.
fn refusal(data: &Path, arguments: &[&str]) -> (i32, String) {
    let output = run(data, arguments);
    let complaint = String::from_utf8(output.stderr).expect("text");
    assert_eq!(complaint.trim_end().lines().count(), 1, "one line: {complaint}");
    assert!(output.stdout.is_empty(), "data only on standard output");
    (output.status.code().expect("an exit status"), complaint)
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A demonstration in `data`, a key pair and one backup.
struct Ground {
    folder: TempDir,
}

impl Ground {
    fn new() -> Self {
        let ground = Self {
            folder: TempDir::new().expect("a folder"),
        };
        yes(&ground.data(), &["demo"]);
        yes(&ground.data(), &["backup-key", ground.text("").as_str()]);
        ground
    }

    fn with_backup() -> Self {
        let ground = Self::new();
        ground.backup();
        ground
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().expect("a readable path").to_owned()
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    fn backup(&self) -> String {
        let (file, public) = (self.text("store.backup"), self.text("backup.pub"));
        yes(&self.data(), &["backup", &file, "--to", &public])
    }

    /// A data folder with the system secret and nothing else.
    fn empty(&self, name: &str) -> PathBuf {
        let data = self.path(name);
        fs::create_dir(&data).expect("made");
        fs::copy(self.data().join("system.secret"), data.join("system.secret")).expect("copied");
        data
    }

    fn restore_arguments(&self) -> [String; 4] {
        let (file, key) = (self.text("store.backup"), self.text("backup.key"));
        ["restore".to_owned(), file, "--key".to_owned(), key]
    }

    fn restore(&self, data: &Path) -> Command {
        let arguments = self.restore_arguments();
        liemchinh(data, &arguments.each_ref().map(String::as_str))
    }

    fn refuses(&self, data: &Path) -> (i32, String) {
        let arguments = self.restore_arguments();
        refusal(data, &arguments.each_ref().map(String::as_str))
    }
}

/// A worker that has the database open.
fn worker(data: &Path) -> Child {
    let mut worker = liemchinh(data, &["worker"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = String::new();
    let log = worker.stderr.as_mut().expect("a log");
    BufReader::new(log).read_line(&mut first).expect("a line");
    assert!(first.contains("working"), "{first}");
    worker
}

#[test]
fn a_store_is_backed_up_while_others_work_and_comes_back() {
    let ground = Ground::new();
    let data = ground.data();
    let mut worker = worker(&data);
    let said = ground.backup();
    assert!(said.starts_with("backup ") && said.contains("key code "), "{said}");
    let expected = set(&["backup.key", "backup.pub", "data", "store.backup"]);
    assert_eq!(names(ground.folder.path()), expected, "nothing is left beside it");
    let mode = fs::metadata(ground.path("store.backup"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = [
        "backup",
        &ground.text("store.backup"),
        "--to",
        &ground.text("backup.pub"),
    ];
    let before = fs::read(ground.path("store.backup")).expect("read");
    let (status, told) = refusal(&data, &again);
    assert_eq!(status, 2);
    assert!(told.contains("is there already"), "{told}");
    assert_eq!(fs::read(ground.path("store.backup")).expect("read"), before);
    // The store goes on: an event that the backup does not have.
    yes(&data, &["admin", "account", "lock", "quantri"]);
    drop((worker.kill(), worker.wait()));
    yes(&data, &["ledger", "checkpoint"]);

    let target = ground.empty("target");
    // As somebody typed it from a sheet of paper.
    let note = fs::read_to_string(data.join("ledger.anchor")).expect("the anchor");
    let typed = note.trim_end().replace('\n', "\r\n");
    fs::write(target.join("ledger.anchor"), &typed).expect("written");
    fs::write(ground.path("typed.note"), &typed).expect("written");
    yes(&data, &["ledger", "verify", "--checkpoint", &ground.text("typed.note")]);
    let output = ground.restore(&target).output().expect("the program starts");
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(
        said.contains("2 event(s) that the anchor file knows are lost"),
        "{said}"
    );
    let expected = set(&["ledger.anchor", "liemchinh.db", "system.secret"]);
    assert_eq!(names(&target), expected, "nothing is left beside it");
    let mode = fs::metadata(target.join("liemchinh.db"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let verified = yes(&target, &["ledger", "verify", "--rows"]);
    assert!(verified.contains("nothing was changed"), "{verified}");
    let note = fs::read_to_string(target.join("ledger.anchor")).expect("the anchor");
    assert!(
        note.lines().next().is_some_and(|origin| origin.ends_with("/2")),
        "{note}"
    );
    assert_eq!(yes(&target, &["ledger", "checkpoint"]), note);

    // The store of before is behind nothing and goes on as well; the restored one is not restored into again.
    let (status, told) = ground.refuses(&target);
    assert_eq!(status, 2);
    assert!(told.contains("liemchinh.db is there already"), "{told}");
    yes(&target, &["ledger", "verify", "--rows"]);
}

#[test]
fn arguments_of_a_backup_that_cannot_be_used_end_with_two_and_leave_nothing() {
    let ground = Ground::new();
    let data = ground.data();
    let (file, public, key) = (ground.text("x"), ground.text("backup.pub"), ground.text("backup.key"));
    let nowhere = ground.text("nowhere/x");
    let changed = ground.text("changed.pub");
    let text = fs::read_to_string(&public).expect("read");
    let at = text.find("\"public\": \"").expect("the key") + 11;
    let other = if text[at..].starts_with('A') { "B" } else { "A" };
    fs::write(&changed, format!("{}{other}{}", &text[..at], &text[at + 1..])).expect("written");
    let before = names(ground.folder.path());
    let cases: [(&[&str], &str); 6] = [
        (&["backup", &file], "--to"),
        (&["backup", &file, "--to", &key], "it is the other one of the two"),
        (
            &["backup", &file, "--to", &changed],
            "a character of the file was changed",
        ),
        (&["backup", &file, "--to", &nowhere], "No such file"),
        (&["backup", &nowhere, "--to", &public], "there is no such folder"),
        (&["backup", &public, "--to", &public], "is there already"),
    ];
    for (arguments, expected) in cases {
        let (status, told) = refusal(&data, arguments);
        assert_eq!(status, 2, "{arguments:?}: {told}");
        assert!(told.contains(expected), "{arguments:?}: {told}");
        assert_eq!(names(ground.folder.path()), before, "{arguments:?}");
    }
    let empty = ground.empty("empty");
    let (status, told) = refusal(&empty, &["backup", &file, "--to", &public]);
    assert_eq!((status, ground.path("x").exists()), (3, false), "{told}");
}

#[test]
fn a_store_behind_its_anchor_is_not_backed_up_and_a_changed_row_is_told() {
    let ground = Ground::new();
    let data = ground.data();
    let arguments = [
        "backup",
        &ground.text("store.backup"),
        "--to",
        &ground.text("backup.pub"),
    ];
    fs::write(data.join("ledger.anchor"), "nothing\n").expect("written");
    let (status, told) = refusal(&data, &arguments);
    assert_eq!(status, 3, "{told}");
    assert!(!ground.path("store.backup").exists() && !ground.path("store.backup.part").exists());
    fs::remove_file(data.join("ledger.anchor")).expect("removed");

    let file = data.join("liemchinh.db");
    let mut bytes = fs::read(&file).expect("read");
    // A staff code, in its row and in its index: no event holds it.
    let (code, other) = (b"CC-003", b"CC-X03");
    for at in 0..bytes.len() - code.len() {
        if bytes[at..].starts_with(code) {
            bytes[at..at + other.len()].copy_from_slice(other);
        }
    }
    fs::write(&file, bytes).expect("written");
    let output = run(&data, &arguments);
    let told = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("the backup was written, but"), "{told}");
    let (status, told) = ground.refuses(&ground.empty("strict"));
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("--accept-changed-rows"), "{told}");
    assert_eq!(names(&ground.path("strict")), set(&["system.secret"]));
    let lenient = ground.empty("lenient");
    let output = ground.restore(&lenient).arg("--accept-changed-rows").output();
    assert!(output.expect("the program starts").status.success());
    assert_eq!(run(&lenient, &["ledger", "verify", "--rows"]).status.code(), Some(1));
    yes(&lenient, &["ledger", "verify"]);
}

#[test]
fn a_backup_that_cannot_be_used_leaves_nothing() {
    let ground = Ground::with_backup();
    let other = Ground::new();
    let good = fs::read(ground.path("store.backup")).expect("read");
    let target = ground.empty("target");
    let before = set(&["system.secret"]);
    let mut damaged = good.clone();
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    let mut cut = good.clone();
    cut.truncate(good.len() / 2);
    let cases: [(&[u8], &str); 5] = [
        (b"", "is no backup that"),
        (b"PK\x03\x04 and so on", "is no backup that"),
        (&damaged, "changed or cut off"),
        (&cut, "changed or cut off"),
        (&good[..3], "is no backup that"),
    ];
    for (bytes, expected) in cases {
        fs::write(ground.path("store.backup"), bytes).expect("written");
        let (status, told) = ground.refuses(&target);
        assert_eq!(status, 2, "{told}");
        assert!(told.contains(expected), "{told}");
        assert_eq!(names(&target), before, "{told}");
    }
    fs::write(ground.path("store.backup"), &good).expect("written");

    let (file, foreign, public) = (
        ground.text("store.backup"),
        other.text("backup.key"),
        ground.text("backup.pub"),
    );
    let (status, told) = refusal(&target, &["restore", &file, "--key", &foreign]);
    assert_eq!(status, 2);
    assert!(told.contains("sealed to the key with code"), "{told}");
    let (status, told) = refusal(&target, &["restore", &file, "--key", &public]);
    assert_eq!(status, 2, "{told}");
    let (status, told) = refusal(&target, &["restore", "nowhere", "--key", &ground.text("backup.key")]);
    assert_eq!(status, 2, "{told}");
    assert_eq!(names(&target), before);

    fs::write(target.join("ledger.anchor"), "nothing\n").expect("written");
    let (status, told) = ground.refuses(&target);
    assert_eq!(status, 2);
    assert!(told.contains("anchor"), "{told}");
    assert_eq!(fs::read(target.join("ledger.anchor")).expect("read"), b"nothing\n");
    assert_eq!(names(&target), set(&["ledger.anchor", "system.secret"]));
}

#[test]
fn a_restore_needs_the_secret_of_the_installation_and_an_empty_place() {
    let ground = Ground::with_backup();
    // No folder, no secret: and none is made.
    let missing = ground.path("missing");
    let (status, told) = ground.refuses(&missing);
    assert_eq!(status, 2);
    assert!(
        told.contains("system secret") && told.contains("put it there first"),
        "{told}"
    );
    assert!(!missing.exists());
    // A folder that has to be made is gone again when nothing comes of it.
    let secret = ground.data().join("system.secret");
    let good = fs::read(ground.path("store.backup")).expect("read");
    let mut damaged = good.clone();
    let middle = good.len() / 2;
    damaged[middle] ^= 1;
    fs::write(ground.path("store.backup"), &damaged).expect("written");
    let named = |data: &Path| {
        let mut command = ground.restore(data);
        command.env("LIEMCHINH_SECRET_FILE", &secret);
        command.output().expect("the program starts").status.code()
    };
    assert_eq!((named(&missing), missing.exists()), (Some(2), false));
    fs::write(ground.path("store.backup"), &good).expect("written");

    let other = ground.path("other");
    fs::create_dir(&other).expect("made");
    fs::write(other.join("system.secret"), format!("{}\n", "ab".repeat(32))).expect("written");
    let (status, told) = ground.refuses(&other);
    assert_eq!(status, 2);
    assert!(told.contains("the system secret is not that of"), "{told}");
    assert_eq!(names(&other), set(&["system.secret"]));

    for inhabitant in ["liemchinh.db", "liemchinh.db-wal", "liemchinh.db-journal"] {
        let data = ground.empty(&format!("with {inhabitant}"));
        fs::write(data.join(inhabitant), "").expect("written");
        let (status, told) = ground.refuses(&data);
        assert_eq!(status, 2, "{inhabitant}");
        assert!(told.contains("is there already"), "{told}");
        assert_eq!(names(&data), set(&[inhabitant, "system.secret"]));
    }
    assert_eq!(named(&missing), Some(0));
    assert!(missing.join("liemchinh.db").exists());
}

#[test]
fn a_restore_that_is_killed_leaves_nothing_that_is_served_and_can_be_begun_again() {
    let ground = Ground::with_backup();
    let mut whole = 0;
    for round in 0..30_u32 {
        let data = ground.empty(&format!("target-{round}"));
        let mut killed = ground
            .restore(&data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        // Each round lets it come a little further.
        let deadline = Instant::now() + Duration::from_millis(8) * round;
        while Instant::now() < deadline && killed.try_wait().expect("asked").is_none() {
            std::thread::yield_now();
        }
        drop((killed.kill(), killed.wait()));
        if data.join("liemchinh.db").exists() {
            whole += 1;
            // Moved into its place, it is whole; the anchor may be missing.
            yes(&data, &["ledger", "verify", "--rows"]);
            continue;
        }
        let (status, _) = refusal(&data, &["worker"]);
        assert_eq!(status, 3, "there is no store");
        let output = ground.restore(&data).output().expect("the program starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(names(&data), set(&["ledger.anchor", "liemchinh.db", "system.secret"]));
        yes(&data, &["ledger", "verify", "--rows"]);
    }
    assert!(whole < 30, "at least one was killed in time");
}

#[test]
fn two_restores_do_not_meet_in_one_folder() {
    let ground = Ground::with_backup();
    let data = ground.empty("target");
    let both: Vec<_> = (0..2)
        .map(|_| {
            ground
                .restore(&data)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the program starts")
        })
        .collect();
    let ended: Vec<_> = both
        .into_iter()
        .map(|mut child| child.wait().expect("it ends").code().expect("an exit status"))
        .collect();
    assert!(ended.contains(&0) && ended.contains(&2), "{ended:?}");
    assert_eq!(names(&data), set(&["ledger.anchor", "liemchinh.db", "system.secret"]));
    yes(&data, &["ledger", "verify", "--rows"]);
}
