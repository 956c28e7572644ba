//! The command line.
//!
//! Owns: arguments, exit status and messages. Must not: ask questions or do what a use case does.
//!
//! Exit status: 0 done and the answer is yes; 1 it ran and the answer is no; 2 bad arguments or input; 3 could not run.

mod admin;
mod aside;
mod backup;
mod backup_key;
mod declaration;
mod demo;
mod doctor;
mod import;
mod init;
mod law;
mod ledger;
mod migrate;
mod new_files;
mod receipt;
mod recovery;
mod restore;
mod serve;

use std::fmt::Display;
use std::io::{Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use domain::law::Law;
use rustix::fs::Mode;
use rustix::process::umask;
use services::accounts::PasswordQueue;
use services::clock::SystemClock;
use services::installation::{self, Db, Location, StoreError};
use services::keys::Keys;
use services::randomness::SystemRandomness;
use services::{Platform, mail::Mailer};

use crate::config::ConfigError;
use crate::secret::SecretError;
use crate::{logging, secret};

/// How many sign-ins may wait for their password to be hashed.
const PASSWORDS_WAITING: usize = 64;

/// Kê khai tài sản, tự kiểm tra và xử lý kỷ luật cho một cơ quan nhà nước.
#[derive(Parser)]
#[command(name = "liemchinh", version)]
struct Arguments {
    /// Data folder
    #[arg(
        long,
        env = "LIEMCHINH_DATA",
        default_value = "./data",
        global = true,
        value_name = "DIR"
    )]
    data: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The web server with its background worker
    Serve(serve::Arguments),
    /// The background worker alone
    Worker,
    /// Makes a store that can be signed in to, and prints its first slips
    Init(init::Arguments),
    /// Makes an invented agency to try things out in, and prints how to sign in
    Demo(demo::Arguments),
    /// Applies migrations; makes an empty store where there is none
    Migrate(migrate::Arguments),
    /// Looks at configuration, store, migrations and clock
    Doctor(doctor::Arguments),
    /// Brings in what other programs keep
    #[command(subcommand)]
    Import(import::Command),
    /// Accounts, and files to and from the custodians
    #[command(subcommand)]
    Admin(admin::Command),
    /// The law as this program knows it
    #[command(subcommand)]
    Law(law::Command),
    /// Files of declarations: their schema, checks, comparison, and the printed form
    #[command(subcommand)]
    Declaration(declaration::Command),
    /// The tamper-evident log: verified, proved, signed, exported
    #[command(subcommand)]
    Ledger(ledger::Command),
    /// Receipts for submitted declarations
    #[command(subcommand)]
    Receipt(receipt::Command),
    /// What the custodians of the recovery key do, on an offline machine without a store
    #[command(subcommand)]
    Recovery(recovery::Command),
    /// Makes the key pair of backups, on an offline machine without a store
    BackupKey(backup_key::Arguments),
    /// Writes the whole store into one sealed file, while others work
    Backup(backup::Arguments),
    /// Fills an empty store from such a file, after verifying all of it
    Restore(restore::Arguments),
}

/// Why a command ended without an answer.
pub(crate) struct Failure {
    status: u8,
    message: String,
}

impl Failure {
    /// Bad arguments or input.
    fn input(message: impl Display) -> Self {
        Self {
            status: 2,
            message: message.to_string(),
        }
    }

    /// Could not run.
    fn run(message: impl Display) -> Self {
        Self {
            status: 3,
            message: message.to_string(),
        }
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::input(error)
    }
}

impl From<SecretError> for Failure {
    fn from(error: SecretError) -> Self {
        match error {
            SecretError::Malformed(_) => Self::input(error),
            SecretError::Unusable { .. } => Self::run(error),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Address => Self::input(error),
            other => Self::run(other),
        }
    }
}

/// The answer of a command that ran.
enum Answer {
    Yes,
    No,
}

/// Runs the command of this process.
pub async fn main() -> ExitCode {
    // Whatever this program makes is for its own account alone.
    umask(Mode::RWXG | Mode::RWXO);
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    match run(arguments).await {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Err(failure) => {
            complain(&failure.message);
            ExitCode::from(failure.status)
        }
    }
}

async fn run(arguments: Arguments) -> Result<Answer, Failure> {
    let data = arguments.data;
    match arguments.command {
        Command::Serve(arguments) => serve::serve(&data, arguments).await,
        Command::Worker => serve::work(&data).await,
        Command::Demo(arguments) => demo::run(&data, arguments).await,
        Command::Init(arguments) => init::run(&data, arguments).await,
        Command::Migrate(arguments) => migrate::run(&data, &arguments).await,
        Command::Doctor(arguments) => doctor::run(&data, &arguments).await,
        Command::Import(command) => import::run(&data, command).await,
        Command::Admin(command) => admin::run(&data, command).await,
        Command::Law(command) => law::run(&data, &command),
        Command::Declaration(command) => declaration::run(&data, &command),
        Command::Ledger(command) => ledger::run(&data, command).await,
        Command::Receipt(command) => receipt::run(&data, command).await,
        Command::Recovery(command) => recovery::run(&command),
        Command::BackupKey(arguments) => backup_key::run(&arguments),
        Command::Backup(arguments) => backup::run(&data, &arguments).await,
        Command::Restore(arguments) => restore::run(&data, &arguments).await,
    }
}

/// Help and version are answers; anything else is told in one line.
fn refuse(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
        let rest = text
            .lines()
            .skip(1)
            .map(str::trim)
            .take_while(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        complain(&format!(
            "{} (`liemchinh --help` lists what is possible)",
            format!("{first} {rest}").trim()
        ));
        ExitCode::from(2)
    } else {
        say(error.render());
        ExitCode::SUCCESS
    }
}

/// Data for people and scripts. A reader that went away is no fault of ours.
fn say(text: impl Display) {
    drop(writeln!(stdout(), "{text}"));
}

fn complain(text: &str) {
    drop(writeln!(stderr(), "liemchinh: {text}"));
}

fn location(data: &Path) -> Location {
    installation::location(data, std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty()))
}

/// Opens a store whose schema is exactly this program's.
async fn open(data: &Path) -> Result<Db, Failure> {
    let db = Db::open(&location(data)).await?;
    match installation::migrations_due(&db).await? {
        0 => Ok(db),
        due => Err(Failure::run(format!(
            "{due} migration(s) are due; run `liemchinh migrate` first"
        ))),
    }
}

/// Opens a store that was founded, with the keys of its server.
async fn open_founded(data: &Path) -> Result<(Db, Keys), Failure> {
    let db = open(data).await?;
    let secret = secret::read(data)?;
    let db = secret.guard(db);
    match Keys::load(&db, secret).await {
        Ok(keys) => Ok((db, keys)),
        Err(services::Error::NotFound) => Err(Failure::run(
            "the store was not founded yet; run `liemchinh init --recovery recovery.pub`, or `liemchinh demo` to try",
        )),
        Err(error) => Err(Failure::run(format!(
            "the system secret is not that of this store, or the store was changed past the program: {error}"
        ))),
    }
}

fn platform(law: Law, db: Db, keys: Keys, mailer: Option<Arc<dyn Mailer>>) -> Platform {
    Platform {
        db,
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        mailer,
        law: Arc::new(law),
        keys: Arc::new(keys),
        passwords: PasswordQueue::new(passwords_at_once(), PASSWORDS_WAITING, PasswordQueue::COST),
        shelf: Arc::default(),
    }
}

/// Passwords hashed at the same time, each with its 64 MiB: one core stays free for those who are in already.
fn passwords_at_once() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| (cores.get() - 1).max(1))
}
