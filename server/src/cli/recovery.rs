//! `recovery new`, `recovery sign` and `recovery open`: what custodians do on an offline machine.
//!
//! Owns: their files and the order of a conversation with two custodians. Must not: need a store, or print a share.

mod birth;
mod typed;

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use services::clock::{Clock, SystemClock};
use services::custodians::{Custodians, Fault, FoundingRequest, RecoveryRequest};
use services::randomness::SystemRandomness;

use super::new_files::{self, NewFile};
use super::{Answer, Failure, say};

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Makes the recovery and root keys: `recovery.pub` and one sheet for each custodian
    New(birth::Arguments),
    /// Signs a founding request with two shares
    Sign(Arguments),
    /// Opens a recovery request with two shares
    Open(OpenArguments),
}

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The request's file
    request: PathBuf,
    /// The answer's file [default: beside the request, `….answer.json`]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Agrees without being asked; needed when standard input is no terminal
    #[arg(long)]
    yes: bool,
}

#[derive(clap::Args)]
pub(super) struct OpenArguments {
    #[command(flatten)]
    common: Arguments,
    /// Code of the new keys as the person read it out; asked for on a terminal
    #[arg(long)]
    code: Option<String>,
}

pub(super) fn run(command: &Command) -> Result<Answer, Failure> {
    match command {
        Command::New(arguments) => birth::run(arguments),
        Command::Sign(arguments) => sign(arguments),
        Command::Open(arguments) => open(arguments),
    }
}

fn sign(arguments: &Arguments) -> Result<Answer, Failure> {
    let meeting = Meeting::begin(arguments)?;
    let request = FoundingRequest::read(&meeting.request).map_err(|fault| meeting.fault(fault))?;
    meeting.before(&request.told());
    let custodians = typed::custodians(meeting.terminal)?;
    let answer = custodians.sign(&request, SystemClock.now());
    meeting.end(&custodians, &request.told(), &answer)
}

fn open(arguments: &OpenArguments) -> Result<Answer, Failure> {
    let meeting = Meeting::begin(&arguments.common)?;
    let request = RecoveryRequest::read(&meeting.request).map_err(|fault| meeting.fault(fault))?;
    meeting.before(&request.told());
    let heard = match &arguments.code {
        Some(code) => request.heard(code).map_err(Failure::input)?,
        None if meeting.terminal => typed::heard(&request)?,
        None => {
            return Err(Failure::input(
                "the code of the new keys, as the person read it out, is missing: add --code",
            ));
        }
    };
    let custodians = typed::custodians(meeting.terminal)?;
    let answer = custodians
        .open(&heard, &SystemRandomness)
        .map_err(|fault| meeting.fault(fault))?;
    meeting.end(&custodians, &request.told(), &answer)
}

/// Two custodians at one machine, with a request in front of them.
struct Meeting<'a> {
    arguments: &'a Arguments,
    out: PathBuf,
    request: String,
    terminal: bool,
}

impl<'a> Meeting<'a> {
    /// Whatever can go wrong without the custodians goes wrong before they type anything.
    fn begin(arguments: &'a Arguments) -> Result<Self, Failure> {
        let terminal = io::stdin().is_terminal();
        if !terminal && !arguments.yes {
            return Err(Failure::input(
                "standard input is no terminal, so nobody can be asked: add --yes to agree beforehand",
            ));
        }
        let default = || arguments.request.with_extension("answer.json");
        let out = arguments.out.clone().unwrap_or_else(default);
        new_files::refuse_existing(&out)?;
        Ok(Self {
            request: read(&arguments.request)?,
            arguments,
            out,
            terminal,
        })
    }

    fn fault(&self, fault: Fault) -> Failure {
        Failure::input(format!("{}: {fault}", self.arguments.request.display()))
    }

    /// People read first and type then. A script reads afterwards, so that a refusal stays the one line that it is.
    fn before(&self, told: &str) {
        if self.terminal {
            typed::show(told);
        }
    }

    fn end(&self, custodians: &Custodians, told: &str, answer: &str) -> Result<Answer, Failure> {
        if !self.terminal {
            typed::show(told);
        }
        if !self.arguments.yes && !typed::consent()? {
            super::complain("nothing was signed and nothing was opened");
            return Ok(Answer::No);
        }
        new_files::write(&[NewFile {
            path: self.out.clone(),
            content: answer.as_bytes(),
        }])?;
        say(format!("key code {}\n{}", custodians.code(), self.out.display()));
        Ok(Answer::Yes)
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| {
        let message = format!("cannot read {}: {error}", path.display());
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::InvalidData | io::ErrorKind::IsADirectory => {
                Failure::input(message)
            }
            _ => Failure::run(message),
        }
    })
}
