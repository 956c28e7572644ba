//! `admin`.
//!
//! Owns: what the console may do to accounts, and the files that go to the custodians and come back.
//! Must not: open an account, or put a role in force by itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::access::Actor;
use services::accounts::administration;
use services::founders::{LeftOut, Why};
use services::{Ctx, Error, custodians, founders, recovering};

use super::new_files::{self, NewFile};
use super::{Answer, Failure, complain, law, open_founded, platform, say};

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Locks or unlocks an account
    Account {
        /// What to do
        #[arg(value_enum)]
        act: AccountAct,
        /// Login of the account
        login: String,
    },
    /// Sessions of an account
    #[command(subcommand)]
    Sessions(Sessions),
    /// Writes what the custodians are asked to sign
    #[command(subcommand)]
    Request(Request),
    /// Takes in what the custodians signed
    Import {
        /// The signed file
        file: PathBuf,
    },
}

#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum AccountAct {
    /// Nobody can sign in to it, and its sessions end
    Lock,
    /// It can be used again
    Unlock,
}

#[derive(clap::Subcommand)]
pub(super) enum Sessions {
    /// Ends all of them
    End {
        /// Login of the account
        login: String,
    },
}

#[derive(clap::Subcommand)]
pub(super) enum Request {
    /// The first head, personnel officer and auditor with their key codes
    Founding {
        /// Where to write it; never over a file
        #[arg(long, value_name = "FILE", default_value = "founding-request.json")]
        out: PathBuf,
    },
    /// The keys that somebody lost, for the keys that he made after a new slip
    Recovery {
        /// Login of the account
        login: String,
        /// Where to write it; never over a file
        #[arg(long, value_name = "FILE", default_value = "recovery-request.json")]
        out: PathBuf,
    },
}

pub(super) async fn run(data: &Path, command: Command) -> Result<Answer, Failure> {
    let (db, keys) = open_founded(data).await?;
    let platform = Arc::new(platform(law::read(data)?, db, keys, None));
    let ctx = Ctx::new(platform.clone(), Actor::Console);
    let done = act(&ctx, command).await;
    platform.db.close().await;
    done.map(|()| Answer::Yes)
}

async fn act(ctx: &Ctx, command: Command) -> Result<(), Failure> {
    match command {
        Command::Account { act, login } => {
            let id = administration::find(ctx, &login)
                .await
                .map_err(|error| refused(&error, &login))?;
            let done = match act {
                AccountAct::Lock => administration::lock(ctx, id).await,
                AccountAct::Unlock => administration::unlock(ctx, id).await,
            };
            done.map_err(|error| refused(&error, &login))
        }
        Command::Sessions(Sessions::End { login }) => {
            let id = administration::find(ctx, &login)
                .await
                .map_err(|error| refused(&error, &login))?;
            let ended = administration::end_sessions(ctx, id)
                .await
                .map_err(|error| refused(&error, &login))?;
            say(ended);
            Ok(())
        }
        Command::Request(Request::Founding { out }) => {
            let asked = founders::request(ctx).await.map_err(Failure::run)?;
            let left_out: Vec<String> = asked.left_out.iter().map(left_out).collect();
            let Some(text) = asked.text else {
                return Err(Failure::input(nobody_to_name(&left_out)));
            };
            write_request(&out, &text)?;
            for other in left_out {
                complain(&format!("not in the request: {other}"));
            }
            Ok(())
        }
        Command::Request(Request::Recovery { login, out }) => {
            // Before the request is noted: it is shown to its owner from then on.
            new_files::refuse_existing(&out)?;
            let text = recovering::request(ctx, &login).await.map_err(|error| match error {
                Error::Conflict => Failure::input(format!(
                    "the account {login} has no keys to recover: its owner first signs in again from a new slip"
                )),
                other => refused(&other, &login),
            })?;
            write_request(&out, &text)
        }
        Command::Import { file } => {
            let text =
                fs::read_to_string(&file).map_err(|error| Failure::input(format!("{}: {error}", file.display())))?;
            if custodians::is_recovery_answer(&text) {
                return import_answer(ctx, &file, &text).await;
            }
            let roles = founders::import(ctx, &text).await.map_err(|error| match error {
                Error::Conflict => Failure::input(format!(
                    "{} is no founding of this installation, or names keys or roles that were not asked for",
                    file.display()
                )),
                other => Failure::run(other),
            })?;
            say(roles);
            Ok(())
        }
    }
}

/// Who is not in a request for the custodians, and why.
fn left_out(other: &LeftOut) -> String {
    let why = match other.why {
        Why::NotSignedIn => "has not signed in from the slip yet",
        Why::Locked => "is locked; `admin account unlock` opens it",
        Why::Name => "has a name that custodians could misread; change it in the staff file",
    };
    format!("{} ({}) {why}", other.login, other.role.code())
}

fn nobody_to_name(left_out: &[String]) -> String {
    if left_out.is_empty() {
        "nothing of the founding waits for approval any more".to_owned()
    } else {
        format!("nobody of the founding can be named yet: {}", left_out.join(", "))
    }
}

fn write_request(out: &Path, text: &str) -> Result<(), Failure> {
    new_files::refuse_existing(out)?;
    new_files::write(&[NewFile {
        path: out.to_owned(),
        content: text.as_bytes(),
    }])?;
    say(out.display());
    Ok(())
}

async fn import_answer(ctx: &Ctx, file: &Path, text: &str) -> Result<(), Failure> {
    let opens_at = recovering::import(ctx, text).await.map_err(|error| match error {
        Error::Conflict => Failure::input(format!(
            "{} answers no request of this installation that is still open",
            file.display()
        )),
        other => Failure::run(other),
    })?;
    say(opens_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
    Ok(())
}

fn refused(error: &Error, login: &str) -> Failure {
    match error {
        Error::NotFound => Failure::input(format!("there is no account {login}")),
        Error::Forbidden => Failure::input(format!("the account {login} is not in a state for that")),
        other => Failure::run(other),
    }
}
